/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_target: what a target asks for, in words and numbers. Texts live in the arena given. */
#ifndef VIEW_TARGET_H
#define VIEW_TARGET_H
#include "view/view.h"

/* ">= 2238"; of a number that follows from something else ">= 2 x 2020 (2000)", "> GDP growth + 0.5 (5.8)". */
const char *view_target(struct arena *arena, const struct target_result *target, const struct view *view);
/* The same, with its year where it is for another one: ">= 2238 (2030)"; year 0: never. */
const char *view_target_by(struct arena *arena, const struct target_result *target, int year, const struct view *view);
/* The same; where that is long, and the same in every run, only what it comes to: ">= 2000 (2030)". */
const char *view_target_short(struct arena *arena, const struct target_result *target, int year,
                              const struct view *view);
/* The same without what it comes to, which differs between scenarios. */
const char *view_target_apart(struct arena *arena, const struct target_result *target, int year,
                              const struct view *view);
/* The bound of a column of them: words may be cut to `most`, numbers never are. */
int view_target_cells(struct arena *arena, const struct result *const *results, int count, int most, int year,
                      const struct view *view);
/* What its number follows from, "2 x 2020", "GDP growth + 0.5"; NULL: from nothing. */
const char *view_target_from(struct arena *arena, const struct target_result *target, const struct view *view);
/* What of the variable it is about: "fall since 1990", "mean of 2026-2030". */
const char *view_target_measure(struct arena *arena, const struct target *target, const struct view *view);
/* Of one: "#10 in 2024: found out of reach (statement)"; NULL: it stands. */
const char *view_withdrawn_story(struct arena *arena, const struct result *result, const struct target *target,
                                 const struct view *view);
/* "#10 in 2024: found out of reach (statement)"; NULL: none of them was given up. */
const char *view_withdrawn(struct arena *arena, const struct result *const *results, int count,
                           const struct view *view);
void view_note_withdrawn(struct document *document, const struct result *const *results, int count,
                         const struct view *view);
#endif
