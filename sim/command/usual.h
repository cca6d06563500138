/* SPDX-License-Identifier: GPL-3.0-or-later */
/* usual: the questions that commands ask where their line says no more: `decompose`, `conflict`, `sensitivity`,
 * `progress`, `audit`; and `report` of each of its scenarios. */
#ifndef COMMAND_USUAL_H
#define COMMAND_USUAL_H
#include "ask/audit.h"
#include "ask/condition.h"
#include "ask/conflict.h"
#include "ask/decompose.h"
#include "ask/sensitivity.h"
#include "command/assumptions.h"
#include "figure/figure_sources.h"
#include "view/view_progress.h"

enum { USUAL_PROGRESS_MEMBERS = 20000 };

/* The plan's last year, as far as the run goes. */
int usual_last_year(const struct result *result);
/* What moved energy, CO2 and what Kaya names, as far as this run has them. Returns how many. */
int usual_changes(struct moment before, struct moment after, bool chained,
                  struct decompose_question list[DECOMPOSE_USUAL]);
/* All targets that can be judged in some run. */
const struct target_result *usual_wishes(struct arena *arena, const struct result *result, int *count);
/* How many members of an ensemble meet each set of it; nothing where nothing is drawn. False: stopped. */
bool usual_conflict_odds(struct call *call, const struct result *result, struct conflict *conflict);
struct sensitivity_question usual_sensitivity(const struct call *call, const struct sensitivity_asked *asked,
                                              int count);
/* The odds after what has come true until `at`; NULL: nothing is drawn, or *stopped. */
const struct condition *const *usual_conditions(struct call *call, const struct result *result, int at,
                                                const struct assumptions *assumed, bool *stopped);
/* `shown`: the same result in the units that are shown. */
const struct progress_answer *usual_progress(struct arena *arena, const struct result *shown, int at,
                                             const struct assumptions *assumed,
                                             const struct condition *const *conditions);
/* The plan before it is the one that it names, else one of the others that ends where it begins. */
struct reader;
const struct audit *usual_audit(struct call *call, struct reader *reader, const struct plan *plan,
                                const struct plan *const *others, int count);
/* What the files beside pictures say of how these came about. */
struct figure_origin usual_origin(struct call *call);
#endif
