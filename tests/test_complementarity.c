/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Complementarity: closed forms of two limits, and what must hold of many: each cut is 0 and its limit held, meets its
 * limit, or is all there may be; a limit that holds anyway changes no bit; the order changes none. */
#include "core/complementarity.h"
#include <math.h>
#include <stdbool.h>
#include <string.h>
#include "tests/test.h"

TEST(complementarity_of_one_limit_is_the_closed_form)
{
	double theta, room = 40, yield = 100, most = 0.5, excess = 10;
	complementarity_cuts(1, &excess, &room, &yield, &most, &theta);
	CHECK_CLOSE(theta, 0.25, 0);
	excess = 30;
	complementarity_cuts(1, &excess, &room, &yield, &most, &theta);
	CHECK_CLOSE(theta, 0.5, 0);
	excess = -1;
	complementarity_cuts(1, &excess, &room, &yield, &most, &theta);
	CHECK_CLOSE(theta, 0, 0);
	excess = NAN;
	complementarity_cuts(1, &excess, &room, &yield, &most, &theta);
	CHECK(isnan(theta));
}

TEST(complementarity_of_two_limits_that_both_cut)
{
	double theta[2], worth[2], most[] = {1, 1}, yield[] = {100, 50};
	const double excess[] = {10, 12}, room[] = {40, 10, 5, 60};
	complementarity_cuts(2, excess, room, yield, most, theta);
	CHECK_CLOSE(40 * theta[0] + 10 * theta[1], 10, 1e-14);
	CHECK_CLOSE(5 * theta[0] + 60 * theta[1], 12, 1e-14);
	complementarity_worths(2, theta, room, yield, most, worth);
	CHECK_CLOSE(40 * worth[0] + 5 * worth[1], 100, 1e-13);
	CHECK_CLOSE(10 * worth[0] + 60 * worth[1], 50, 1e-13);
}

TEST(complementarity_leaves_alone_what_another_cut_keeps)
{
	double theta[2], most[] = {1, 1}, yield[] = {100, 50};
	const double excess[] = {20, 2}, room[] = {40, 10, 30, 60};
	complementarity_cuts(2, excess, room, yield, most, theta);
	CHECK_CLOSE(theta[0], 0.5, 0);
	CHECK_CLOSE(theta[1], 0, 0);
}

TEST(complementarity_at_the_bound_leaves_the_rest_to_others)
{
	double theta[2], worth[2], most[] = {0.1, 1}, yield[] = {100, 50};
	const double excess[] = {20, 12}, room[] = {40, 0, 20, 60};
	complementarity_cuts(2, excess, room, yield, most, theta);
	CHECK_CLOSE(theta[0], 0.1, 0);
	CHECK_CLOSE(theta[1], (12 - 20 * 0.1) / 60, 1e-15);
	complementarity_worths(2, theta, room, yield, most, worth);
	CHECK_CLOSE(worth[0], 0, 0);
	CHECK_CLOSE(worth[1], 50. / 60, 1e-15);
}

/* The same limit twice: the first of them cuts, as if it were alone. */
TEST(complementarity_of_the_same_limit_twice)
{
	double theta[3], most[] = {1, 1, 1}, yield[] = {70, 70, 70};
	const double excess[] = {7, 7, 7}, room[] = {31, 31, 31, 31, 31, 31, 31, 31, 31};
	complementarity_cuts(3, excess, room, yield, most, theta);
	CHECK_CLOSE(theta[0], 7. / 31, 0);
	CHECK_CLOSE(theta[1], 0, 0);
	CHECK_CLOSE(theta[2], 0, 0);
}

/* A cut may raise the excess of another limit; here each raises the other's by more than it frees. */
TEST(complementarity_without_a_solution_cuts_all_there_may_be)
{
	double theta[2], most[] = {0.15, 0.15}, yield[] = {100, 100};
	const double excess[] = {1, 1}, room[] = {10, -30, -30, 10};
	complementarity_cuts(2, excess, room, yield, most, theta);
	CHECK_CLOSE(theta[0], 0.15, 0);
	CHECK_CLOSE(theta[1], 0.15, 0);
}

static double number(unsigned *state)
{
	*state = *state * 1664525u + 1013904223u;
	return (double)(*state >> 8) / (1 << 24);
}

/* Sectors with coefficients and weights, as a year of limits makes them: what a solution must be. */
static void try_one(unsigned *state, int count)
{
	enum { SECTORS = 5, LIMITS = 32 };
	double c[LIMITS][SECTORS], w[LIMITS][SECTORS], y[SECTORS], excess[LIMITS + 1], room[(LIMITS + 1) * (LIMITS + 1)],
		yield[LIMITS + 1], most[LIMITS + 1], theta[LIMITS + 1], more[LIMITS + 1], wide[(LIMITS + 1) * (LIMITS + 1)];
	memset(excess, 0, sizeof excess);
	memset(room, 0, sizeof room);
	memset(yield, 0, sizeof yield);
	memset(most, 0, sizeof most);
	for (int s = 0; s < SECTORS; s++)
		y[s] = 20 + 100 * number(state);
	for (int k = 0; k < count; k++) {
		double use = yield[k] = 0, ratio = number(state) < 0.5 ? number(state) : 0;
		for (int s = 0; s < SECTORS; s++) {
			double a = 0.05 + 3 * number(state);
			c[k][s] = a - ratio;
			w[k][s] = c[k][s] > 0 ? (ratio > 0 ? c[k][s] / a : 1) : 0;
			use += c[k][s] * y[s];
			yield[k] += w[k][s] * y[s];
		}
		most[k] = 0.05 + 0.3 * number(state);
		excess[k] = use * (number(state) * 0.35 - 0.15);
	}
	for (int k = 0; k < count; k++)
		for (int j = 0; j < count; j++) {
			room[k * count + j] = 0;
			for (int s = 0; s < SECTORS; s++)
				room[k * count + j] += c[k][s] * w[j][s] * y[s];
		}
	bool wrong = false;
	complementarity_cuts(count, excess, room, yield, most, theta);
	for (int k = 0; k < count && !wrong; k++) {
		if (room[k * count + k] <= 0) /* it cannot yield */
			continue;
		double left = excess[k], scale = fabs(excess[k]);
		for (int j = 0; j < count; j++) {
			left -= room[k * count + j] * theta[j];
			scale += fabs(room[k * count + j]) * most[j];
		}
		wrong = !(theta[k] >= 0 && theta[k] <= most[k]) || (theta[k] == 0 && left > 1e-10 * scale) ||
		        (theta[k] > 0 && theta[k] < most[k] && fabs(left) > 1e-10 * scale) ||
		        (theta[k] == most[k] && left < -1e-10 * scale);
		CHECK_SAY(!wrong, "limit %d of %d: cut %g of %g, %g left of %g", k, count, theta[k], most[k], left, scale);
	}
	for (int k = 0; k <= count; k++) { /* one more, that holds anyway, before the others */
		for (int j = 0; j <= count; j++)
			wide[k * (count + 1) + j] = k && j ? room[(k - 1) * count + j - 1] : 1;
		more[k] = k ? excess[k - 1] : -1e6;
	}
	memmove(yield + 1, yield, (size_t)count * sizeof *yield);
	memmove(most + 1, most, (size_t)count * sizeof *most);
	double with[LIMITS + 1];
	complementarity_cuts(count + 1, more, wide, yield, most, with);
	CHECK(with[0] == 0 && memcmp(with + 1, theta, (size_t)count * sizeof *theta) == 0);
}

TEST(complementarity_of_many_limits)
{
	unsigned state = 7;
	for (int i = 0; i < 20000; i++)
		try_one(&state, 1 + i % 7);
	for (int i = 0; i < 4000; i++)
		try_one(&state, 8 + i % 5);
	for (int i = 0; i < 60; i++)
		try_one(&state, 20 + i % 12);
}
