/* SPDX-License-Identifier: GPL-3.0-or-later */
/* subject: what one picture shows: a variable, with its element, in every scenario that has it. A goal is a target held
 * against a subject, in the subject's unit: a fall since the base year is held against the variable that measures the
 * fall where there is one, otherwise against the level that it comes to, exactly. */
#ifndef FIGURE_SUBJECT_H
#define FIGURE_SUBJECT_H
#include "ask/across.h"
#include "base/lookup.h"
#include "figure/gallery.h"

struct span_of_years {
	int base;
	int first, last; /* shown; last: of the longest scenario */
};

struct subject {
	const char *name; /* "gdp", "share.industry": also the file's */
	const char *title;
	struct unit unit;
	struct seat *in;      /* [results]; variable -1: the scenario has none, or it does not compare */
	int owner;            /* the first scenario that has it; -1: none */
	const char **targets; /* ids, in the plan's order */
	int target_count, target_room;
	struct lookup *by_target; /* the same ids; NULL: there are none */
	struct span_of_years years;
	int decimals; /* of its numbers, as the tables print them: as many as the verdicts need */
};

struct subjects {
	struct subject *list;
	int count, room;
	struct lookup *by_name; /* name -> its place in the list and 1; NULL: it is empty */
};

struct goal {
	const struct target_result *of;
	double number, number_high; /* as the plan says them, NAN where it does not */
	double low, high;           /* effective edges; NAN where open */
	double value;               /* of the line in the target's year; of a budget, of a year in the mean */
	bool level;                 /* turned from a rate into a level */
	int budget;                 /* the first of the years that may use so much in the mean; 0: it is none */
};

/* The plan that all scenarios share (those that have the subject, if one is given); NULL: none. */
const struct plan *figure_subject_plan(const struct gallery *gallery, const struct subject *subject);
/* Of wanted targets in the plan's order; some without lines. */
struct subjects figure_subjects(const struct gallery *gallery);
/* Hangs it behind the others; whether there is one of that name. */
void figure_subjects_add(struct arena *arena, struct subjects *subjects, const struct subject *subject);
bool figure_subjects_have(const struct subjects *subjects, const char *name);
/* One of `known`, or the variable of that name, without targets. */
struct subject figure_subject(const struct gallery *gallery, const char *name, const struct subjects *known);
bool figure_subject_goal(const struct gallery *gallery, const struct subject *subject, int result, const char *target,
                         struct goal *goal);
/* In the subject's unit; NAN where there is none. */
double figure_subject_value(const struct gallery *gallery, const struct subject *subject, int result, int year);
double figure_subject_unlimited(const struct gallery *gallery, const struct subject *subject, int result, int year);
/* The first target that some scenario can assess; `shown`: within the years shown. The title is about it.
 * NULL: none. */
const char *figure_subject_target(const struct gallery *gallery, const struct subject *subject, bool shown);
#endif
