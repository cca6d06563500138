/* SPDX-License-Identifier: GPL-3.0-or-later */
/* live_cuts: limits that act together (core/complementarity.h), written out. Each limit is FREE (cut 0, kept), HELD
 * (its cut meets it exactly) or FULL (cut at its most): of n limits 3^n patterns, each solved by determinants, each
 * with the cost of its cuts, or NONE where it contradicts itself; the cheapest that does not counts, of equal ones that
 * of fewest cuts. Without any, all cuts are at their most. More than LIVE_TOGETHER limits have too many patterns for a
 * sheet. The gain by one unit of relaxation (WORTH) solves the transposed system of the limits that are held. */
#include <math.h>
#include <string.h>
#include "ask/live_parts.h"
#include "core/complementarity.h"

enum { FREE, HELD, FULL, PLACES, MOST = LIVE_TOGETHER, PATTERNS = 27 };
enum { TAG_NUMBER = 0, TAG_ABLE = 100, TAG_SCALE = 110, TAG_BEST = 120, TAG_CHOSEN, TAG_RESULT = 130, TAG_MATRIX = 140,
	   TAG_DETERMINANT = 160, TAG_PATTERN = 200 };
static const double SLACK = 1e-12, NONE = 1e300, BEYOND = 1e6; /* a cost; a share that no pattern allows */

struct together {
	struct live_making *making;
	struct arena *arena;
	struct live_where where;
	int n, family; /* family: the steps of cuts, or of worths */
	struct term first[MOST], room[MOST][MOST], yield[MOST], most[MOST]; /* first: excess, or the cuts */
	struct term able[MOST], scale[MOST];
};

static struct term step(struct together *of, int tag, struct term term)
{
	struct live_step_key key = {.node = of->family, .element = 0, .tag = tag};
	return term.literal ? term : live_step(of->making, of->where, key, term);
}

static struct term cell(struct together *of, int tag, struct term term)
{
	return term.size <= 1 ? term : step(of, tag, term);
}

static struct term number(struct together *of, double value) { return term_number(of->arena, value); }
static struct term add(struct together *of, struct term a, struct term b) { return term_add(of->arena, a, b); }
static struct term less(struct together *of, struct term a, struct term b) { return term_subtract(of->arena, a, b); }
static struct term times(struct together *of, struct term a, struct term b) { return term_multiply(of->arena, a, b); }
static struct term size(struct together *of, struct term a)
{
	return a.literal ? number(of, fabs(a.number)) : term_call(of->arena, "ABS", &a, 1, fabs(a.number));
}

/* All of them hold. */
static struct term all(struct together *of, const struct term *conditions, int count)
{
	bool holds = true;
	for (int i = 0; i < count; i++)
		holds &= conditions[i].number != 0;
	struct term made = term_call(of->arena, "AND", conditions, count, holds);
	made.binds = BINDS_TRUTH;
	return made;
}

static struct term compare(struct together *of, struct term a, const char *sign, struct term b)
{
	bool literal = a.literal && b.literal;
	if (literal)
		a.literal = false; /* stands as it is: the other years' cells look alike */
	return term_compare(of->arena, a, sign, b);
}

/* The determinant of the first `n` rows and columns. */
static struct term determinant(struct together *of, int n, struct term m[MOST][MOST])
{
	if (n == 1)
		return m[0][0];
	if (n == 2)
		return less(of, times(of, m[0][0], m[1][1]), times(of, m[0][1], m[1][0]));
	struct term sum = number(of, 0);
	for (int c = 0; c < 3; c++) {
		int d = (c + 1) % 3, e = (c + 2) % 3;
		struct term minor = less(of, times(of, m[1][d], m[2][e]), times(of, m[1][e], m[2][d]));
		sum = add(of, sum, times(of, m[0][c], minor));
	}
	return sum;
}

/* The product of the rows' sizes: what a determinant is small beside. */
static struct term bulk(struct together *of, int n, struct term m[MOST][MOST])
{
	struct term made = number(of, 1);
	for (int r = 0; r < n; r++) {
		struct term row = number(of, 0);
		for (int c = 0; c < n; c++)
			row = add(of, row, size(of, m[r][c]));
		made = times(of, made, row);
	}
	return made;
}

/* Solves m x = b: x[i], or `otherwise` where there is no one solution. */
static void solve(struct together *of, int n, struct term m[MOST][MOST], const struct term *b, double otherwise,
                  int tag, struct term *x)
{
	struct term d = cell(of, tag, determinant(of, n, m));
	for (int i = 0; i < n; i++) {
		struct term own[MOST][MOST], share, limit = times(of, number(of, SLACK), bulk(of, n, m));
		memcpy(own, m, sizeof own);
		for (int r = 0; r < n; r++)
			own[r][i] = b[r];
		share = term_divide(of->arena, determinant(of, n, own), d);
		share = term_if(of->arena, compare(of, size(of, d), ">", limit), share, number(of, otherwise));
		x[i] = step(of, tag + 1 + i, share);
	}
}

/* --- cuts --- */

struct pattern { int at[MOST], cuts; };

/* Those of fewer cuts first. */
static int patterns_of(int n, struct pattern *list)
{
	int total = 1, count = 0;
	for (int k = 0; k < n; k++)
		total *= PLACES;
	for (int cuts = 0; cuts <= n; cuts++)
		for (int p = 0; p < total; p++) {
			struct pattern one = {0};
			for (int k = 0, left = p; k < n; k++, left /= PLACES) {
				one.at[k] = left % PLACES;
				one.cuts += one.at[k] != FREE;
			}
			if (one.cuts == cuts)
				list[count++] = one;
		}
	return count;
}

static void cuts_of(struct together *of, const struct pattern *pattern, int tag, struct term *theta)
{
	struct term m[MOST][MOST] = {0}, b[MOST], x[MOST];
	int held[MOST], count = 0;
	for (int k = 0; k < of->n; k++) {
		theta[k] = pattern->at[k] == FULL ? of->most[k] : number(of, 0);
		if (pattern->at[k] == HELD)
			held[count++] = k;
	}
	for (int r = 0; r < count; r++) {
		b[r] = of->first[held[r]];
		for (int j = 0; j < of->n; j++)
			if (pattern->at[j] == FULL)
				b[r] = less(of, b[r], times(of, of->room[held[r]][j], of->most[j]));
		for (int c = 0; c < count; c++)
			m[r][c] = of->room[held[r]][held[c]];
	}
	if (count)
		solve(of, count, m, b, -BEYOND, tag + 1, x);
	for (int r = 0; r < count; r++)
		theta[held[r]] = x[r];
}

/* What the cuts cost, or NONE where they contradict the pattern. */
static struct term cost_of(struct together *of, const struct pattern *pattern, int tag, const struct term *theta)
{
	struct term conditions[3 * MOST], cost = number(of, 0), slack = number(of, SLACK);
	int count = 0;
	for (int k = 0; k < of->n; k++) {
		struct term zero = number(of, 0), left = of->first[k];
		cost = add(of, cost, times(of, theta[k], of->yield[k]));
		for (int j = 0; j < of->n; j++)
			left = less(of, left, times(of, of->room[k][j], theta[j]));
		if (pattern->at[k] == HELD) {
			conditions[count++] = compare(of, theta[k], ">=", less(of, zero, times(of, slack, of->most[k])));
			conditions[count++] = compare(of, theta[k], "<=", times(of, number(of, 1 + SLACK), of->most[k]));
		} else if (pattern->at[k] == FULL) {
			conditions[count++] = compare(of, left, ">=", less(of, zero, times(of, slack, of->scale[k])));
		} else {
			struct term kept = compare(of, left, "<=", times(of, slack, of->scale[k]));
			struct term idle = compare(of, of->able[k], "=", zero);
			conditions[count] = term_call(of->arena, "OR", (struct term[]){kept, idle}, 2,
			                              kept.number != 0 || idle.number != 0);
			conditions[count++].binds = BINDS_TRUTH;
			continue;
		}
		conditions[count++] = compare(of, of->able[k], "=", number(of, 1));
	}
	return step(of, tag, term_if(of->arena, all(of, conditions, count), cost, number(of, NONE)));
}

static void measure(struct together *of)
{
	for (int k = 0; k < of->n; k++) {
		struct term scale = size(of, of->first[k]), zero = number(of, 0);
		for (int j = 0; j < of->n; j++)
			scale = add(of, scale, times(of, size(of, of->room[k][j]), of->most[j]));
		of->scale[k] = step(of, TAG_SCALE + k, scale);
		struct term both[] = {compare(of, of->most[k], ">", zero), compare(of, of->room[k][k], ">", zero)};
		of->able[k] = step(of, TAG_ABLE + k, term_if(of->arena, all(of, both, 2), number(of, 1), zero));
	}
}

/* Which pattern counts: the first whose cost is the least; one past the last: none does. */
static struct term chosen_of(struct together *of, const struct term *costs, int count)
{
	double least = NONE;
	for (int p = 0; p < count; p++)
		least = fmin(least, costs[p].number);
	struct term best = step(of, TAG_BEST, term_call(of->arena, "MIN", costs, count, least));
	struct term edge = add(of, best, times(of, number(of, SLACK), size(of, best)));
	struct term chosen = number(of, count + 1);
	for (int p = count - 1; p >= 0; p--)
		chosen = term_if(of->arena, compare(of, costs[p], "<=", edge), number(of, p + 1), chosen);
	chosen = term_if(of->arena, compare(of, best, "<", number(of, NONE / 10)), chosen, number(of, count + 1));
	return step(of, TAG_CHOSEN, chosen);
}

static struct term cut(struct together *of, int which)
{
	struct pattern list[PATTERNS];
	struct term theta[PATTERNS + 1][MOST], costs[PATTERNS], choice[PATTERNS + 2], chosen;
	int count = patterns_of(of->n, list), p = 0;
	measure(of);
	for (; p < count; p++) {
		int tag = TAG_PATTERN + 10 * p;
		cuts_of(of, &list[p], tag, theta[p]);
		costs[p] = cost_of(of, &list[p], tag, theta[p]);
	}
	choice[0] = chosen = chosen_of(of, costs, count);
	memcpy(theta[count], of->most, sizeof of->most);
	for (p = 0; p <= count; p++)
		choice[p + 1] = theta[p][which];
	p = isfinite(chosen.number) ? (int)chosen.number : count + 1;
	struct term made = term_call(of->arena, "CHOOSE", choice, count + 2, choice[p].number);
	struct term least = term_call(of->arena, "MIN", (struct term[]){of->most[which], made}, 2,
	                              fmin(of->most[which].number, made.number));
	made = term_call(of->arena, "MAX", (struct term[]){number(of, 0), least}, 2, fmax(0, least.number));
	return step(of, TAG_RESULT + which, made);
}

/* --- worths --- */

static struct term worth(struct together *of, int which)
{
	struct term held[MOST], m[MOST][MOST] = {0}, b[MOST], x[MOST], one = number(of, 1);
	for (int k = 0; k < of->n; k++) {
		struct term both[] = {
			compare(of, of->first[k], ">", number(of, 0)),
			compare(of, of->first[k], "<", times(of, number(of, 1 - SLACK), of->most[k]))};
		held[k] = step(of, TAG_ABLE + k, term_if(of->arena, all(of, both, 2), one, number(of, 0)));
	}
	for (int r = 0; r < of->n; r++) {
		b[r] = times(of, held[r], of->yield[r]);
		for (int c = 0; c < of->n; c++) {
			struct term own = times(of, times(of, held[r], held[c]), of->room[c][r]);
			m[r][c] = step(of, TAG_MATRIX + r * MOST + c, r == c ? add(of, own, less(of, one, held[r])) : own);
		}
	}
	solve(of, of->n, m, b, 0, TAG_DETERMINANT, x);
	return step(of, TAG_RESULT + which, times(of, held[which], x[which]));
}

struct term live_together(struct live_making *making, struct live_where where, int node, const struct term *numbers)
{
	const struct node *at = &making->program->nodes[node];
	int n = at->limits;
	struct together of = {.making = making, .arena = making->arena, .where = where, .n = n,
	                      .family = at->op == OP_CUT ? -2 : -3};
	if (n > LIVE_TOGETHER) {
		making->live->fixed_limits = n;
		return term_number(making->arena, NAN);
	}
	for (int k = 0; k < n; k++) {
		of.first[k] = cell(&of, TAG_NUMBER + k, numbers[k]);
		of.yield[k] = cell(&of, TAG_NUMBER + n + n * n + k, numbers[n + n * n + k]);
		of.most[k] = cell(&of, TAG_NUMBER + 2 * n + n * n + k, numbers[2 * n + n * n + k]);
		for (int j = 0; j < n; j++)
			of.room[k][j] = cell(&of, TAG_NUMBER + n + k * n + j, numbers[n + k * n + j]);
	}
	return at->op == OP_CUT ? cut(&of, at->which) : worth(&of, at->which);
}
