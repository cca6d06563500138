/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_common: what the views share: which variables, targets and years are shown, and how a number, a target, a verdict,
 * a unit, a place is written. Private to the views. Texts live in the arena given. */
#ifndef SHOW_VIEW_COMMON_H
#define SHOW_VIEW_COMMON_H
#include "show/csv_out.h"
#include "show/json_out.h"
#include "show/table.h"
#include "show/view.h"

/* Sentences. */
#define view_say(arena, view, word, ...) word_format((arena), (view)->language, (word), WORDS(__VA_ARGS__))

/* --- selection (view_select.c) --- */
/* Each element, then each group of a variable; scalars have the one element -1. Walk with e = view_first; e < view_end; e++. */
int view_first(const struct result *result, int variable);
int view_end(const struct result *result, int variable);
bool view_wants(const struct result *result, int variable, int element, const struct view *view);
bool view_wants_target(const struct result *result, const struct target_result *target,
                       const struct view *view);
bool view_wants_year(const struct view *view, int year);
int view_variable(const struct result *result, const char *name); /* a variable's own name; -1: none */
bool view_measured(const struct result *result, const struct target_result *target, int *variable,
                   int *element);                  /* what the target is about */
int view_last_year(const struct result *result);   /* of the run */
int view_target_year(const struct result *result); /* the plan's last year, within the run */
struct view_order {
	const struct target_result **list;
	int count;
};
/* Wanted targets, those of one group together, otherwise in the plan's order. */
bool view_same_group(const struct target *a, const struct target *b);
struct view_order view_targets(struct arena *arena, const struct result *result, const struct view *view);

/* --- numbers (view_number.c) --- */
/* The decimals of one row: fed with all its values, it gives the fewest that all verdicts need and the largest deserves. */
struct view_digits {
	const struct unit *unit;
	double largest;
	bool whole, any;
	bool assumed; /* rests on an assumption: three figures, unless a verdict needs more */
	int need; /* of the verdicts; nothing unless judged */
	bool judged;
};
void view_digits_see(struct view_digits *digits, double value);
void view_digits_judge(struct view_digits *digits,
                       const struct target_result *target); /* after all values were seen */
int view_digits(const struct view_digits *digits);
char *view_number(struct arena *arena, double value, int decimals); /* "-" where there is none */
char *view_exact(struct arena *arena, double value);                /* as few digits as say it to 1e-9 */
char *view_brief(struct arena *arena, double value);                /* to 5e-4: inputs in tables */
char *view_fine(struct arena *arena, double value); /* five figures, as explain writes numbers */
char *view_percent(struct arena *arena, double percent, const struct view *view); /* "9.0 %", "9.0%" */
char *view_chance(struct arena *arena, uint64_t count, uint64_t of,
                  const struct view *view);                 /* "30.5 %", "< 0.1 %", "100 %" only if all */
double view_mean_growth(double from, double to, int years); /* %/yr; NAN where it has no meaning */

/* --- words (view_common.c) --- */
const char *view_unit(struct arena *arena, const struct unit *unit,
                      const struct view *view); /* without the price basis; a plain number: "" */
const char *view_variable_title(struct arena *arena, const struct result *result, int variable, int element,
                                const struct view *view);
const char *view_target_title(struct arena *arena, const struct result *result,
                              const struct target_result *target, const struct view *view);
const char *view_scenario_title(const struct result *result, const struct view *view);
const char *view_plan_title(const struct result *result, const struct view *view); /* NULL: none */
const char *view_target(struct arena *arena, const struct target_result *target,
                        const struct view *view); /* ">= 2238" */
const char *view_mark(enum verdict verdict, const struct view *view);
enum look view_mark_look(enum verdict verdict);
const char *view_verdict(struct arena *arena, const struct result *result, const struct target_result *target,
                         int decimals, const struct view *view); /* "missed, 202 short" */
const char *view_reason(enum unassessed reason, const struct view *view);
/* "#5 (words only), #26 (no mapping)": the targets that no scenario can assess; NULL: none. */
const char *view_not_assessable(struct arena *arena, const struct result *const *results, int count,
                                const struct view *view);
/* The same of the group of `like`; NULL: of all. */
const char *view_not_assessable_of(struct arena *arena, const struct result *const *results, int count,
                                   const struct target *like, const struct view *view);
/* What the plan calls a group of targets, or its id; NULL for no group. */
const char *view_group_title(struct arena *arena, const struct result *result, const char *group,
                             const struct view *view);
const char *view_label(const struct result *result); /* heads its column: "green", "green efficiency=2" */
/* Where a number comes from, in the reader's language: "assumption" is a word of the files' own. */
const char *view_source(struct arena *arena, const struct plan *plan, const char *source, const struct view *view);
/* Every scenario that can assess the target merely states that it is met: a row or panel of it would say nothing that
 * the plan has not said. */
bool view_states_only(const struct result *const *results, int count, const char *id);
const struct target_result *view_target_of(const struct result *result,
                                           const char *id); /* NULL: it has none of that id */
const char *view_file(const struct result *result);         /* how a command line names the scenario */
bool view_repeats(const struct result *result, int variable); /* current prices that the scenario leaves constant */
bool view_covered(const struct result *result, int variable, int element); /* a target is about it */
void view_next(struct text *out, const struct result *result,
               const struct view *view); /* the command to try next */
const char *view_target_no(struct arena *arena,
                           const struct target *target); /* its number, otherwise its id */
const char *view_years(struct arena *arena, const bool *flags, int base_year, int years,
                       const struct view *view);                 /* "2021-2023, 2025"; "" */
const char *view_place(struct arena *arena, struct place place); /* "green.json:7"; "" */
const char *view_joined(struct arena *arena, const char *list, const char *item,
                        const struct view *view); /* list ", " item */
void view_say_line(struct text *out, const char *sentence,
                   int hang);             /* broken at the width; a line end behind */
extern const char *const verdict_names[]; /* "met", "missed", "not_assessable" */

/* --- caveats (view_caveats.c) --- */
void view_caveats(struct text *out, const struct result *const *results, int count, const struct view *view);

/* --- limits (view_limits.c) --- */
double view_lost(const struct result *result, int year,
                 double *percent); /* GDP against no limits; NAN: no limits */
bool view_limit_broken(const struct result *const *results, int count); /* is never hidden, whatever is asked for */
const char *view_limit_binds(struct arena *arena, const struct result *result, const struct limit_result *limit,
                             const struct view *view); /* "binds 2021-2025", "never binds" */
/* How it gave way and what that cost; `alone`: the whole loss is this limit's. "": it did not. */
const char *view_limit_response(struct arena *arena, const struct result *result, const struct limit_result *limit,
                                bool alone, const struct view *view);
void view_limits_run(struct text *out, const struct result *result, const struct view *view);
void view_limits_compare(struct text *out, const struct result *const *results, int count,
                         const struct view *view);

/* --- inputs (view_inputs.c) --- */
const char *view_path(struct arena *arena, const double *values, int base_year,
                      int years); /* "5.5", "2021:7;2022:6.5" */
/* A number where all years have the same, otherwise an object of years. */
void view_yearly_json(struct json_out *json, const char *key, const double *values,
                      const struct result *result);
const char *view_path_brief(struct arena *arena, const double *values, int years,
                            int shown); /* "5.5", "7 -> 6.5" */
void view_inputs_differ(struct text *out, const struct result *const *results, int count,
                        const struct view *view);
void view_inputs_differ_csv(struct text *out, const struct result *const *results, int count);
void view_inputs_differ_json(struct json_out *json, const struct result *const *results, int count);

/* --- data (view_data.c): CSV and JSON of run and compare --- */
void view_data_csv(struct text *out, const struct result *const *results, int count, const struct view *view);
void view_data_json(struct text *out, const char *command, const struct result *const *results, int count,
                    const struct view *view);
#endif
