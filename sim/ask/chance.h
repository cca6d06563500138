/* SPDX-License-Identifier: GPL-3.0-or-later */
/* chance: a probability as members tell it. A target that no draw touches is met in all of them or in none, whatever
 * their number: that is certain. Otherwise none and all are no more than what so many members can show: the
 * probability is then below or above a bound (Clopper and Pearson 1934, one-sided 95 %: 1 - 0.05^(1/members)). */
#ifndef ASK_CHANCE_H
#define ASK_CHANCE_H
#include <stdbool.h>
#include <stdint.h>

struct chance {
	uint64_t met, members; /* members > 0 */
	bool certain;
};

enum { CHANCE_FEW = 5 }; /* fewer on one side: a standard error says little */

double chance_value(struct chance chance);
/* sqrt(p (1 - p) / n), with one half added to successes and failures each, so that 0 of n has an error too; 0 where
 * it is certain. */
double chance_error(struct chance chance);
bool chance_is_bound(struct chance chance); /* none or all, and not certain: it is known as a bound */
/* Fewer than CHANCE_FEW on one side, and not certain. */
bool chance_is_rough(struct chance chance);
/* For a rough one: the probabilities above and below which so few (many) or fewer (more) come in 5 % of ensembles;
 * 1 for all and 0 for none. */
double chance_most(struct chance chance);
double chance_least(struct chance chance);
#endif
