/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What ensembles say of a subject, for the charts that show it (figure_draws.c, figure_ranges.c). */
#ifndef FIGURE_DRAWS_H
#define FIGURE_DRAWS_H
#include "ask/ensemble.h"
#include "figure/attainment.h"
#include "figure/finding.h"
#include "figure/foot.h"
#include "figure/gallery.h"
#include "figure/progress.h"
#include "figure/subject.h"
#include "figure/words.h"

bool figure_spreads(const struct gallery *gallery, const struct subject *subject,
                    int result); /* draws move it in a year shown */
double figure_quantile(const struct gallery *gallery, const struct subject *subject, int result, int year,
                       enum ensemble_stat stat);
/* The subject without targets that stand against it only as a level that follows from its base year, where draws move the
 * base year: each member has a level of its own. */
struct subject figure_held_by_draws(const struct gallery *gallery, const struct subject *subject);
/* How many of its members meet the target; false: it cannot be judged there, or there is no ensemble. */
bool figure_met(const struct gallery *gallery, int result, const char *target, uint64_t *met);
const char *figure_chance(const struct gallery *gallery, int result, const char *target); /* "12.3 %"; NULL: as above */
const char *figure_runs(const struct gallery *gallery, enum word word); /* {0}: how many, {1}: the seed */
const struct chart *figure_fan(const struct gallery *gallery, const struct subject *subject); /* of one scenario */
/* figure_ranges.c: NULL: nothing is spread. */
const struct chart *figure_ranges(const struct gallery *gallery, const struct subject *subject, struct block block);
#endif
