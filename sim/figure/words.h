/* SPDX-License-Identifier: GPL-3.0-or-later */
/* words: how numbers, scenarios and targets are called in pictures. */
#ifndef FIGURE_WORDS_H
#define FIGURE_WORDS_H
#include "figure/subject.h"

#define figure_say(gallery, word, ...)                                                                       \
	word_format((gallery)->arena, (gallery)->view->language, (word), WORDS(__VA_ARGS__))
const char *figure_number(const struct gallery *gallery, double value, int decimals);
struct chart_size figure_size(const struct gallery *gallery); /* of pictures, as asked for */
const char *figure_count(const struct gallery *gallery, int count); /* of things, or a year: "12" */
const char *figure_exact(const struct gallery *gallery, double value); /* as few digits as say it */
/* "60 %", "2238", "2238亿元". */
const char *figure_with_unit(const struct gallery *gallery, const char *number, const struct unit *unit);
/* Of a scenario, short enough for a sentence. */
const char *figure_name(const struct gallery *gallery, int result);
/* "As planned, Baseline and Green". */
const char *figure_names(const struct gallery *gallery, const bool *which);
/* Clauses with commas; list NULL: the first. */
const char *figure_list(const struct gallery *gallery, const char *list, const char *item);
/* The titles of the plans: of all scenarios, or of those that have the subject; NULL: none, or too many to name. */
const char *figure_plan(const struct gallery *gallery, const struct subject *subject);
/* "about 60", "above 25"; at least: as it is. */
const char *figure_sense(const struct gallery *gallery, enum sense sense, const char *number);
/* Of a target that is a year of the calendar: "by 2030", "about 2030". */
const char *figure_deadline(const struct gallery *gallery, const struct target_result *target);
/* Of the one that is told. */
int figure_target_year(const struct gallery *gallery, const struct subject *subject, const char *target);
const char *figure_target_title(const struct gallery *gallery, const struct subject *subject,
                                const char *target);
/* "the 2025 target (2238)". */
const char *figure_target_phrase(const struct gallery *gallery, const struct subject *subject, const char *target);
const char *figure_subtitle(const struct gallery *gallery, const struct subject *subject,
                            struct chart_panel panel);
const char *figure_cut(const struct gallery *gallery, const char *text, size_t cells);
/* What is told of a target in the subject's picture: the first that is drawn and can be assessed in the years shown,
 * otherwise the first number; NULL: there is none. */
const struct target_result *figure_told(const struct gallery *gallery, const struct subject *subject,
                                        const char *target, int *owner);
/* Does the other one ask for the same: measure, variable, year and prices? */
bool figure_asks_alike(const struct target_result *one, const struct target_result *other);
/* A target's number: as the plan says it where that is short, otherwise rounded, with `decimals` at least. */
const char *figure_goal_number(const struct gallery *gallery, double number, int decimals);
const char *figure_prices(const struct gallery *gallery, const struct unit *unit); /* "prices of 2020"; "": none */
#endif
