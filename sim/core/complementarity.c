/* SPDX-License-Identifier: GPL-3.0-or-later */
/* complementarity: limits that no cut of the others could make act are left out first; one that is left has a closed
 * form. Of more, a pattern is looked for: which cuts are 0 (FREE), which meet their limit (HELD), which are at their
 * most (FULL). Pivoting from no cuts at all changes the places that contradict themselves, at first all at once, later
 * the first of them alone (Murty's rule); where every principal minor is positive the pattern found is the only one,
 * otherwise all are tried. Of more than TRIED limits the one that Lemke's method ends in is taken, which finds one
 * wherever cuts are bounded (Eaves, The Linear Complementarity Problem, Management Science, 1971). Whichever way it was
 * found, the cuts are computed from the pattern alone, by elimination over the limits that are met: the way leaves no
 * trace in them. SLACK is how far a pattern may contradict itself by rounding, relative to what the limits could free.
 *  */
#include "core/complementarity.h"
#include <math.h>
#include <stdbool.h>
#include <string.h>

enum { MOST = COMPLEMENTARITY_MOST, TRIED = 7, ROUNDS = 200, TOGETHER = 12 };
enum place { FREE, HELD, FULL, PLACES };
static const double SLACK = 1e-12;

struct problem { /* what is left of the limits, in their order */
	int count, of[MOST];
	double excess[MOST], room[MOST][MOST], yield[MOST], most[MOST], scale[MOST];
};
struct pattern {
	enum place at[MOST];
	double theta[MOST];
	double contradiction; /* the worst, relative; INFINITY: it has no solution */
	bool wrong[MOST];
	double cost;
	int cuts;
};

static void swap_numbers(double *a, double *b)
{
	double kept = *a;
	*a = *b;
	*b = kept;
}

/* Solves the first `count` rows of a x = b, the largest pivots first, each measured by its row; false: singular. */
static bool eliminate(int count, double a[MOST][MOST], double *b)
{
	double size[MOST];
	for (int r = 0; r < count; r++) {
		size[r] = 0;
		for (int c = 0; c < count; c++)
			size[r] = fmax(size[r], fabs(a[r][c]));
	}
	for (int step = 0; step < count; step++) {
		int best = step;
		for (int r = step; r < count; r++)
			if (fabs(a[r][step]) * size[best] > fabs(a[best][step]) * size[r])
				best = r;
		if (!(fabs(a[best][step]) > SLACK * size[best]))
			return false;
		for (int c = step; c < count && best != step; c++)
			swap_numbers(&a[best][c], &a[step][c]);
		swap_numbers(&b[best], &b[step]);
		swap_numbers(&size[best], &size[step]);
		for (int r = step + 1; r < count; r++) {
			double factor = a[r][step] / a[step][step];
			for (int c = step; c < count && factor != 0; c++)
				a[r][c] -= factor * a[step][c];
			b[r] -= factor * b[step];
		}
	}
	for (int r = count - 1; r >= 0; r--) {
		for (int c = r + 1; c < count; c++)
			b[r] -= a[r][c] * b[c];
		b[r] /= a[r][r];
	}
	return true;
}

/* The limits that may need a cut, as bits: not those whose excess no cut of others can raise above 0, nor those that
 * cannot yield. */
static unsigned may_act(int count, const double *excess, const double *room, const double *most)
{
	unsigned in = 0, before;
	for (int k = 0; k < count; k++)
		in |= (unsigned)(most[k] > 0 && room[k * count + k] > 0) << k;
	do {
		before = in;
		for (int k = 0; k < count; k++) {
			double worst = excess[k];
			for (int j = 0; j < count; j++)
				worst += in >> j & 1 && room[k * count + j] < 0 ? -room[k * count + j] * most[j] : 0;
			if (worst <= 0)
				in &= ~(1u << k);
		}
	} while (in != before);
	return in;
}

static void pose(struct problem *problem, unsigned in, int count, const double *excess, const double *room,
                 const double *yield, const double *most)
{
	problem->count = 0;
	for (int k = 0; k < count; k++)
		if (in >> k & 1)
			problem->of[problem->count++] = k;
	for (int i = 0; i < problem->count; i++) {
		int k = problem->of[i];
		problem->excess[i] = excess[k];
		problem->yield[i] = yield[k];
		problem->most[i] = most[k];
		problem->scale[i] = fabs(excess[k]);
		for (int j = 0; j < problem->count; j++) {
			problem->room[i][j] = room[k * count + problem->of[j]];
			problem->scale[i] += fabs(problem->room[i][j]) * most[problem->of[j]];
		}
	}
}

/* The cuts that a pattern says, and how far they contradict it. */
static void solve_pattern(const struct problem *problem, struct pattern *pattern)
{
	double a[MOST][MOST], b[MOST];
	int held[MOST], count = 0;
	for (int i = 0; i < problem->count; i++) {
		pattern->theta[i] = pattern->at[i] == FULL ? problem->most[i] : 0;
		if (pattern->at[i] == HELD)
			held[count++] = i;
	}
	for (int r = 0; r < count; r++) {
		b[r] = problem->excess[held[r]];
		for (int j = 0; j < problem->count; j++)
			if (pattern->at[j] == FULL)
				b[r] -= problem->room[held[r]][j] * problem->most[j];
		for (int c = 0; c < count; c++)
			a[r][c] = problem->room[held[r]][held[c]];
	}
	pattern->contradiction = INFINITY;
	if (!eliminate(count, a, b))
		return;
	for (int r = 0; r < count; r++)
		pattern->theta[held[r]] = b[r];
	pattern->contradiction = pattern->cost = pattern->cuts = 0;
	for (int i = 0; i < problem->count; i++) {
		double theta = pattern->theta[i], most = problem->most[i], left = problem->excess[i], wrong;
		for (int j = 0; j < problem->count; j++)
			left -= problem->room[i][j] * pattern->theta[j];
		wrong = pattern->at[i] == HELD ? fmax(-theta, theta - most) / most
		                               : (pattern->at[i] == FREE ? left : -left) / problem->scale[i];
		pattern->wrong[i] = wrong > SLACK;
		pattern->contradiction = fmax(pattern->contradiction, wrong);
		pattern->theta[i] = theta < 0 ? 0 : theta > most ? most : theta;
		pattern->cost += pattern->theta[i] * problem->yield[i];
		pattern->cuts += pattern->at[i] != FREE;
	}
}

/* From no cuts at all, in the first rounds all that contradict at once; false: it found none. */
static bool pivot(const struct problem *problem, struct pattern *pattern, int together)
{
	for (int i = 0; i < problem->count; i++)
		pattern->at[i] = FREE;
	for (int round = 0; round < ROUNDS; round++) {
		double before[MOST];
		solve_pattern(problem, pattern);
		if (pattern->contradiction <= SLACK)
			return true;
		if (isinf(pattern->contradiction))
			return false;
		memcpy(before, pattern->theta, sizeof before);
		for (int i = 0, moved = 0; i < problem->count && (round < together || !moved); i++)
			if (pattern->wrong[i]) {
				pattern->at[i] = pattern->at[i] != HELD ? HELD : before[i] > 0 ? FULL : FREE;
				moved++;
			}
	}
	return false;
}

/* Every principal minor positive: one pattern alone fits. Rows are measured by their diagonal. */
static bool has_one_pattern(const struct problem *problem)
{
	for (unsigned set = 1; problem->count <= TRIED && set < 1u << problem->count; set++) {
		double a[MOST][MOST];
		int in[MOST], count = 0;
		for (int i = 0; i < problem->count; i++)
			if (set >> i & 1)
				in[count++] = i;
		for (int r = 0; r < count; r++)
			for (int c = 0; c < count; c++)
				a[r][c] = problem->room[in[r]][in[c]] / problem->room[in[r]][in[r]];
		for (int step = 0; step < count; step++) {
			if (!(a[step][step] > 1e-9))
				return false;
			for (int r = step + 1; r < count; r++)
				for (int c = step + 1; c < count; c++)
					a[r][c] -= a[r][step] / a[step][step] * a[step][c];
		}
	}
	return true;
}

static bool is_better(const struct pattern *one, const struct pattern *best)
{
	double margin = SLACK * fabs(best->cost);
	if (fabs(one->cost - best->cost) > margin)
		return one->cost < best->cost;
	return one->cuts < best->cuts;
}

/* Can the limits from `from` on still be where the pattern has them, whatever the cuts of those before it? What is left
 * of each lies between two bounds, as cuts that are not settled lie between 0 and their most. */
static bool may_fit(const struct problem *problem, const struct pattern *pattern, int from)
{
	for (int i = from; i < problem->count; i++) {
		double least = problem->excess[i], most = least, slack = 4 * SLACK * problem->scale[i];
		for (int j = 0; j < problem->count; j++) {
			double freed = problem->room[i][j] * problem->most[j];
			bool settled = j >= from && pattern->at[j] != HELD;
			if (settled && pattern->at[j] == FREE)
				continue;
			least -= settled || freed > 0 ? freed : 0;
			most -= settled || freed < 0 ? freed : 0;
		}
		if ((pattern->at[i] != FULL && least > slack) || (pattern->at[i] != FREE && most < -slack))
			return false;
	}
	return true;
}

/* All patterns that may fit, the first limits' cuts first: those of the limits before `from` are still open. */
static bool try_all(const struct problem *problem, struct pattern *one, int from, bool found, struct pattern *best)
{
	if (from == 0) {
		solve_pattern(problem, one);
		if (!(one->contradiction <= SLACK) || (found && !is_better(one, best)))
			return found;
		*best = *one;
		return true;
	}
	for (int place = FREE; place < PLACES; place++) {
		one->at[from - 1] = (enum place)place;
		if (may_fit(problem, one, from - 1))
			found = try_all(problem, one, from - 1, found, best);
	}
	return found;
}

/* --- Lemke: w = q + M z + d t with z, w >= 0 and z w = 0; t falls from where every w >= 0 to 0. The z are the cuts
 * and, for each, by how much a cut at its most leaves the limit exceeded; the w what is left of each limit and of each
 * cut's bound. --- */

enum { ROWS = 2 * MOST, COLUMNS = 2 * ROWS + 2 };
struct lemke { double a[ROWS][COLUMNS]; int rows, basic[ROWS]; };

static void fill_tableau(const struct problem *problem, struct lemke *lemke)
{
	int n = problem->count, rows = lemke->rows = 2 * n, t = 2 * rows, last = t + 1;
	for (int r = 0; r < rows; r++) {
		int i = r % n;
		double scale = r < n ? problem->scale[i] : problem->most[i]; /* each row in its own measure */
		for (int c = 0; c <= last; c++)
			lemke->a[r][c] = 0;
		lemke->a[r][r] = 1; /* w */
		for (int j = 0; j < n && r < n; j++)
			lemke->a[r][rows + j] = -problem->room[i][j] * problem->most[j] / scale;
		lemke->a[r][rows + (r < n ? n + i : i)] = r < n ? -1 : 1;
		lemke->a[r][t] = -1 - 1e-3 * r; /* no two rows alike */
		lemke->a[r][last] = r < n ? -problem->excess[i] / scale : 1;
		lemke->basic[r] = r;
	}
}

static void exchange(struct lemke *lemke, int row, int column)
{
	int last = 2 * lemke->rows + 1;
	double by = lemke->a[row][column];
	for (int c = 0; c <= last; c++)
		lemke->a[row][c] /= by;
	for (int r = 0; r < lemke->rows; r++) {
		double factor = r == row ? 0 : lemke->a[r][column];
		for (int c = 0; c <= last && factor != 0; c++)
			lemke->a[r][c] -= factor * lemke->a[row][c];
	}
	lemke->basic[row] = column;
}

/* The row that first reaches 0 as the column grows; t's own if it is among them. -1: none does. */
static int first_to_leave(const struct lemke *lemke, int column)
{
	int t = 2 * lemke->rows, last = t + 1, found = -1;
	double least = INFINITY;
	for (int r = 0; r < lemke->rows; r++) {
		if (!(lemke->a[r][column] > 1e-11))
			continue;
		double ratio = lemke->a[r][last] / lemke->a[r][column];
		if (ratio < least - 1e-13 || (ratio <= least + 1e-13 && lemke->basic[r] == t)) {
			least = ratio;
			found = r;
		}
	}
	return found;
}

static bool follow(const struct problem *problem, struct pattern *pattern)
{
	struct lemke lemke;
	fill_tableau(problem, &lemke);
	int rows = lemke.rows, t = 2 * rows, last = t + 1, row = 0, n = problem->count;
	for (int r = 0; r < rows; r++)
		if (lemke.a[r][last] / -lemke.a[r][t] < lemke.a[row][last] / -lemke.a[row][t])
			row = r;
	for (int round = 0, column = t; round < 50 * rows && row >= 0; round++) {
		int left = lemke.basic[row];
		exchange(&lemke, row, column);
		if (left == t)
			break;
		column = left < rows ? left + rows : left - rows;
		row = first_to_leave(&lemke, column);
	}
	for (int i = 0; i < n; i++)
		pattern->at[i] = FREE;
	for (int r = 0; r < rows; r++)
		if (lemke.basic[r] >= rows && lemke.basic[r] < rows + n && pattern->at[lemke.basic[r] - rows] == FREE)
			pattern->at[lemke.basic[r] - rows] = HELD;
	for (int r = 0; r < rows; r++)
		if (lemke.basic[r] >= rows + n && lemke.basic[r] < t)
			pattern->at[lemke.basic[r] - rows - n] = FULL;
	solve_pattern(problem, pattern);
	return pattern->contradiction <= 1e3 * SLACK;
}

/* A NaN among them makes the sum NaN; an infinity does, too. */
static double nothing_times(int count, const double *numbers)
{
	double sum = 0;
	for (int i = 0; i < count; i++)
		sum += numbers[i] * 0;
	return sum;
}

/* More than one limit may need a cut. */
static void cut_together(const struct problem *problem, double *theta)
{
	struct pattern pattern;
	bool found = pivot(problem, &pattern, TOGETHER) || pivot(problem, &pattern, 0);
	if (problem->count > TRIED)
		found = found || follow(problem, &pattern);
	else if (!(found && has_one_pattern(problem)))
		found = try_all(problem, &(struct pattern){0}, problem->count, false, &pattern);
	for (int i = 0; i < problem->count; i++)
		theta[problem->of[i]] = found ? pattern.theta[i] : problem->most[i];
}

void complementarity_cuts(int count, const double *excess, const double *room, const double *yield, const double *most,
                          double *theta)
{
	double none = nothing_times(count, excess) + nothing_times(count * count, room) + nothing_times(count, most);
	for (int k = 0; k < count; k++)
		theta[k] = none;
	if (isnan(none))
		return;
	unsigned in = may_act(count, excess, room, most);
	if (in & (in - 1)) {
		struct problem problem;
		pose(&problem, in, count, excess, room, yield, most);
		cut_together(&problem, theta);
	} else if (in) {
		int k = __builtin_ctz(in);
		double share = excess[k] / room[k * count + k];
		theta[k] = share < most[k] ? share : most[k];
	}
}

void complementarity_worths(int count, const double *theta, const double *room, const double *yield,
                            const double *most, double *worth)
{
	double a[MOST][MOST], b[MOST];
	int held[MOST], in = 0;
	for (int k = 0; k < count; k++) {
		worth[k] = isnan(theta[k]) ? NAN : 0;
		if (theta[k] > 0 && theta[k] < most[k] * (1 - SLACK))
			held[in++] = k;
	}
	for (int r = 0; r < in; r++) {
		b[r] = yield[held[r]];
		for (int c = 0; c < in; c++)
			a[r][c] = room[held[c] * count + held[r]];
	}
	if (eliminate(in, a, b))
		for (int r = 0; r < in; r++)
			worth[held[r]] = b[r];
}
