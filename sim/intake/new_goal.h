/* SPDX-License-Identifier: GPL-3.0-or-later */
/* new_goal: what the files that make one goal of one row share: new_goals.c and new_others.c (of which years),
 * new_asked.c (what is meant), new_senses.c (at least or at most), new_worded.c (targets in words), and new_making.c
 * below them (what is said of it). */
#ifndef INTAKE_NEW_GOAL_H
#define INTAKE_NEW_GOAL_H
#include "intake/new_parts.h"

struct making {
	struct starter *starter;
	struct new_goal *goal;
	const struct indicator *row;
	const struct known *known;   /* NULL: unknown */
	const char *plain;           /* both names */
	bool share, growth, fall;
	bool unmeasured;             /* nothing judges it, so that its sense is not asked */
	struct text note;
};
#define REMARK(making, word, ...) making_note((making), new_say((making)->starter, (word), WORDS(__VA_ARGS__)))

void making_note(struct making *making, const char *sentence);
/* {0} is the row, {1} its title, {2} `extra`, {3} `more` */
void making_warn(struct making *making, struct place at, enum word message, enum word hint, const char *extra,
                 const char *more);
void making_lost(struct making *making); /* what observed.csv cannot hold of a row that asks for nothing */
const char *making_year(const struct making *making, int year);
const char *making_rate_unit(const struct making *making);   /* %/yr */
const char *making_points_unit(const struct making *making);

/* What a number of the plan is of what is counted. */
enum number_kind { NUMBER_LEVEL, NUMBER_GROWTH, NUMBER_FALL, NUMBER_CHANGE };
/* The goal's number, times `factor`, its sense and what the trend aims at. The sense is that of the cell, of the row's
 * column, the usual one of what is counted, or the direction from the base year; where nothing decides it is asked, and
 * the number is taken as it stands: about. */
void making_number(struct making *making, const struct indicator_cell *cell, enum number_kind kind, double factor,
                   const char *unit);
/* "<5.5" where there are 5.1: the plan asks for no change. */
void making_hold(struct making *making);
/* What is not understood to its end is kept as the plan's words, and that is said; {2} is `extra`. */
void making_words(struct making *making, const struct indicator_cell *cell, enum word why, const char *extra);
/* What the row asks for in the year of its target; the row, its kind, the goal's role, id and `own` are there. */
void making_ask(struct making *making);
/* What the row says of its number, for which a level or a growth is usual. */
void making_kind(struct making *making);
void making_others(struct making *making); /* of other years: goals of their own */
/* The row's number of that year, or NULL. */
const struct indicator_cell *making_number_of(const struct making *making, int year);
/* At least (at most, where it is less) so many times the level of a year, 0: of the base year. */
bool making_times(struct making *making, const struct indicator_cell *cell, double times, int since);
/* A target in words that are understood. False: it stays words. */
bool making_worded(struct making *making, const struct indicator_cell *cell);
#endif
