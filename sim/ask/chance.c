/* SPDX-License-Identifier: GPL-3.0-or-later */
/* chance: bounds are where a sum of few binomial terms reaches 5 or 95 %, found by halving. Only functions whose
 * bits are the same everywhere are used. */
#include "ask/chance.h"
#include <math.h>
#include "base/function.h"

static const double OUTSIDE = 0.05;
enum { HALVINGS = 200 };

double chance_value(struct chance chance) { return (double)chance.met / (double)chance.members; }

double chance_error(struct chance chance)
{
	double n = (double)chance.members, p = ((double)chance.met + 0.5) / (n + 1);
	return chance.certain ? 0 : sqrt(p * (1 - p) / n);
}

static uint64_t fewer_side(struct chance chance)
{
	uint64_t missed = chance.members - chance.met;
	return chance.met < missed ? chance.met : missed;
}

bool chance_is_bound(struct chance chance) { return !chance.certain && fewer_side(chance) == 0; }

bool chance_is_rough(struct chance chance) { return !chance.certain && fewer_side(chance) < CHANCE_FEW; }

/* That at most k of n come, each with probability p > 0: k is small. */
static double at_most(uint64_t k, uint64_t n, double p)
{
	double left = 1 - p, sum = 0, ways = 1; /* n over i, times p^i */
	for (uint64_t i = 0; i <= k; i++) {
		sum += ways * function_pow(left, (double)(n - i));
		ways *= (double)(n - i) / (double)(i + 1) * p;
	}
	return sum;
}

/* The p at which at most k of n come with this probability, which falls as p rises. */
static double found(uint64_t k, uint64_t n, double probability)
{
	double low = 0, high = 1;
	for (int i = 0; i < HALVINGS && low < high; i++) {
		double middle = low + (high - low) / 2;
		if (middle <= low || middle >= high)
			break;
		*(at_most(k, n, middle) > probability ? &low : &high) = middle;
	}
	return high;
}

/* Of k out of n, k small. */
static double above(uint64_t k, uint64_t n) { return k >= n ? 1 : found(k, n, OUTSIDE); }
static double below(uint64_t k, uint64_t n) { return k == 0 ? 0 : found(k - 1, n, 1 - OUTSIDE); }

static bool few_met(struct chance chance) { return chance.met <= chance.members - chance.met; }

double chance_most(struct chance chance)
{
	return few_met(chance) ? above(chance.met, chance.members) : 1 - below(chance.members - chance.met, chance.members);
}

double chance_least(struct chance chance)
{
	return few_met(chance) ? below(chance.met, chance.members) : 1 - above(chance.members - chance.met, chance.members);
}
