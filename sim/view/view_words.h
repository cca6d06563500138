/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_words: how a target, a verdict, a unit, a source, a place is called. Texts live in the arena given. */
#ifndef VIEW_WORDS_H
#define VIEW_WORDS_H
#include "view/view.h"

/* Sentences. */
#define view_say(arena, view, word, ...) word_format((arena), (view)->language, (word), WORDS(__VA_ARGS__))
/* The same of texts, cells and prose. */
#define view_prose(arena, view, word, ...) prose_say((arena), (view)->language, (word)__VA_OPT__(, ) __VA_ARGS__)

/* Without the price basis; a plain number: "". */
const char *view_unit(struct arena *arena, const struct unit *unit, const struct view *view);
const char *view_variable_title(struct arena *arena, const struct result *result, int variable, int element,
                                const struct view *view);
const char *view_target_title(struct arena *arena, const struct result *result, const struct target_result *target,
                              const struct view *view);
const char *view_scenario_title(const struct result *result, const struct view *view);
const char *view_plan_title(const struct result *result, const struct view *view); /* NULL: none */
const char *view_measure(enum measure measure, const struct view *view); /* "mean growth" */
const char *view_mark(enum verdict verdict, const struct view *view);
const char *view_mark_of(const struct target_result *target, const struct view *view); /* "-": withdrawn */
const char *view_verdict_name(const struct target_result *target); /* of verdict_names, or "withdrawn" */
enum look view_mark_look(enum verdict verdict);
/* "missed, 202 short". */
const char *view_verdict(struct arena *arena, const struct result *result, const struct target_result *target,
                         int decimals, const struct view *view);
/* Of a missed target that is a year of the calendar: "9 years late", "at least 30 years late", "1 year early". */
const char *view_lateness(struct arena *arena, const struct target_result *target, const struct view *view);
/* Its size; "under 0.01" where so many decimals would show nothing of it. */
const char *view_gap(struct arena *arena, double gap, int decimals, const struct view *view);
const char *view_reason(enum unassessed reason, const struct view *view);
/* "#5 (words only), #26 (no mapping)": the targets that no scenario can assess; NULL: none. */
const char *view_not_assessable(struct arena *arena, const struct result *const *results, int count,
                                const struct view *view);
/* As a note; nothing where there are none. */
void view_note_not_assessable(struct document *document, const struct result *const *results, int count,
                              const struct view *view);
/* What the plan calls a group of targets, or its id; NULL for no group. */
const char *view_group_title(struct arena *arena, const struct result *result, const char *group,
                             const struct view *view);
/* Heads its column: "green", "green efficiency=2", or what the view calls it. */
const char *view_label(const struct result *result, const struct view *view);
/* The same view, which calls the results by their titles; by their labels where several titles would look the same,
 * cut as columns cut them. */
const struct view *view_titled(struct arena *arena, const struct result *const *results, int count,
                               const struct view *view);
/* Where a number comes from, in the reader's language: "assumption" is a word of the files' own. */
const char *view_source(struct arena *arena, const struct plan *plan, const char *source, const struct view *view);
const char *view_file(const struct result *result); /* how a command line names the scenario */
/* The command to try next. */
void view_next(struct document *document, const struct result *result, const struct view *view);
const char *view_target_no(struct arena *arena, const struct target *target); /* its number, otherwise its id */
const char *view_years(struct arena *arena, const bool *flags, int base_year, int years,
                       const struct view *view);                 /* "2021-2023, 2025"; "" */
const char *view_place(struct arena *arena, struct place place); /* "green.json:7"; "" */
const char *view_joined(struct arena *arena, const char *list, const char *item,
                        const struct view *view);
/* The same for a list that may be long: in time that does not grow with it. */
void view_join(struct text *list, const char *item, const struct view *view); /* list ", " item */
extern const char *const verdict_names[];         /* "met", "missed", "not_assessable" */
#endif
