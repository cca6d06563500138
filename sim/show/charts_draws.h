/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What ensembles say of a subject, for the charts that show it (charts_draws.c, charts_ranges.c). */
#ifndef SHOW_CHARTS_DRAWS_H
#define SHOW_CHARTS_DRAWS_H
#include "ask/ensemble.h"
#include "show/charts_parts.h"

bool charts_spreads(const struct gallery *gallery, const struct subject *subject,
                    int result); /* draws move it in a year shown */
double charts_quantile(const struct gallery *gallery, const struct subject *subject, int result, int year,
                       enum ensemble_stat stat);
/* The subject without targets that stand against it only as a level that follows from its base year, where draws move the
 * base year: each member has a level of its own. */
struct subject charts_held_by_draws(const struct gallery *gallery, const struct subject *subject);
/* How many of its members meet the target; false: it cannot be judged there, or there is no ensemble. */
bool charts_met(const struct gallery *gallery, int result, const char *target, uint64_t *met);
const char *charts_chance(const struct gallery *gallery, int result, const char *target); /* "12.3 %"; NULL: as above */
const char *charts_runs(const struct gallery *gallery, enum word word); /* {0}: how many, {1}: the seed */
const struct chart *charts_fan(const struct gallery *gallery, const struct subject *subject); /* of one scenario */
/* charts_ranges.c: NULL: nothing is spread. */
const struct chart *charts_ranges(const struct gallery *gallery, const struct subject *subject, struct block block);
#endif
