/* SPDX-License-Identifier: GPL-3.0-or-later */
/* draws: what ensembles say of a subject, for the charts that show it (fan, ranges, bullets). */
#ifndef FIGURE_DRAWS_H
#define FIGURE_DRAWS_H
#include "ask/ensemble.h"
#include "figure/subject.h"

/* Draws move it in a year shown. */
bool figure_draws_spread(const struct gallery *gallery, const struct subject *subject, int result);
double figure_draws_quantile(const struct gallery *gallery, const struct subject *subject, int result, int year,
                       enum ensemble_stat stat);
/* The subject without targets that stand against it only as a level that follows from its base year, where draws move
 * the base year: each member has a level of its own. */
struct subject figure_draws_subject(const struct gallery *gallery, const struct subject *subject);
/* How many of its members meet the target; false: it cannot be judged there, or there is no ensemble. */
bool figure_draws_met(const struct gallery *gallery, int result, const char *target, uint64_t *met);
/* "12.3 %", "<0.3 %", in prose "under 0.3 %"; NULL: as above. */
const char *figure_draws_chance(const struct gallery *gallery, int result, const char *target, bool prose);
const char *figure_draws_runs(const struct gallery *gallery, enum word word); /* {0}: how many, {1}: the seed */
/* Of a subject that rests on prices: what the spread leaves out, in some scenario; NULL: nothing. */
const char *figure_draws_prices(const struct gallery *gallery, const struct subject *subject);
const char *figure_draws_missing(const struct gallery *gallery); /* why no picture shows any */
#endif
