/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The logarithmic mean and what it makes of products: closed forms, and the limits at 0 as limits of small numbers. */
#include "ask/lmdi.h"
#include <math.h>
#include "tests/test.h"

TEST(lmdi_mean_is_symmetric_and_lies_between_the_geometric_and_the_arithmetic_mean)
{
	static const double pairs[][2] = {{1, 2},  {3, 3.0001}, {5, 5.5},    {1e-9, 4}, {7, 7 * (1 + 1e-13)},
	                                  {2, 2}, {100, 102.1}};
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		double a = pairs[i][0], b = pairs[i][1], mean = lmdi_mean(a, b);
		CHECK_CLOSE(lmdi_mean(b, a), mean, 1e-15);
		CHECK(mean >= sqrt(a * b) * (1 - 1e-15) && mean <= (a + b) / 2 * (1 + 1e-15));
	}
	CHECK_CLOSE(lmdi_mean(1, exp(1)), exp(1) - 1, 1e-15);
	CHECK_CLOSE(lmdi_mean(4, 4), 4, 0);
	CHECK_CLOSE(lmdi_mean(0, 3) + lmdi_mean(3, 0) + lmdi_mean(0, 0), 0, 0);
}

/* The series for nearly equal numbers goes on where the logarithm ends. */
TEST(lmdi_mean_has_no_step_where_the_series_begins)
{
	for (double ratio = 1.015; ratio < 1.025; ratio += 0.0005)
		CHECK_CLOSE(lmdi_mean(ratio, 1), (ratio - 1) / log(ratio), 1e-14);
}

TEST(lmdi_effects_sum_to_the_change_and_follow_the_definition)
{
	const double from[] = {2, 30, 0.5}, to[] = {3, 20, 0.75}, power[] = {1, 1, -2};
	double effect[3], v0 = 10 * 2 * 30 / 0.25, v1 = 10 * 3 * 20 / 0.5625;
	double change = lmdi_effects(effect, from, to, power, 3, 10), mean = (v1 - v0) / log(v1 / v0);
	CHECK_CLOSE(change, v1 - v0, 1e-15);
	CHECK_CLOSE(effect[0] + effect[1] + effect[2], change, 1e-13);
	for (int i = 0; i < 3; i++)
		CHECK_CLOSE(effect[i], mean * power[i] * log(to[i] / from[i]), 1e-13);
}

/* As what the numbers come to with a 0 as small as one likes: slowly, for the remainder falls as 1 / ln of it. */
TEST(lmdi_effects_at_0_are_the_limits_of_small_numbers)
{
	const double to[] = {3, 5, 2}, power[] = {1, 2, 1};
	double exact[3], near[3];
	const double one[] = {0, 4, 1}, two[] = {0, 0, 1};
	lmdi_effects(exact, one, to, power, 3, 1);
	CHECK_CLOSE(exact[0], 150, 1e-15);
	CHECK(exact[1] == 0 && exact[2] == 0);
	lmdi_effects(exact, two, to, power, 3, 1); /* shared by the powers, 1 and 2 */
	CHECK_CLOSE(exact[0], 50, 1e-15);
	CHECK_CLOSE(exact[1], 100, 1e-15);
	const double small[] = {1e-290, 1e-145, 1};
	lmdi_effects(near, small, to, power, 3, 1);
	CHECK(fabs(near[2]) < 0.2);
	const double small_alike[] = {1e-100, 1e-100, 1};
	lmdi_effects(near, small_alike, to, power, 3, 1);
	CHECK(fabs(near[0] - 50) < 1 && fabs(near[1] - 100) < 1);
	lmdi_effects(exact, to, two, power, 3, -2); /* and back, of a term that is taken off */
	CHECK_CLOSE(exact[0], 100, 1e-15);
	CHECK_CLOSE(exact[1], 200, 1e-15);
}

TEST(lmdi_effects_of_what_stays_at_0_are_0)
{
	const double from[] = {0, 4}, to[] = {3, 0}, power[] = {1, 1};
	double effect[2];
	CHECK_CLOSE(lmdi_effects(effect, from, to, power, 2, 1), 0, 0);
	CHECK(effect[0] == 0 && effect[1] == 0);
	CHECK_CLOSE(lmdi_effects(effect, from, from, power, 2, 1), 0, 0);
	CHECK(effect[0] == 0 && effect[1] == 0);
}
