/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gallery: what one call draws: results, their names, the jobs. A subject is what one picture shows: a variable, with
 * its element, in every scenario that has it. A goal is a target held against a subject, in the subject's unit: a fall
 * since the base year is held against the variable that measures the fall where there is one, otherwise against the
 * level that it comes to, exactly. */
#ifndef FIGURE_GALLERY_H
#define FIGURE_GALLERY_H
#include "ask/across.h"
#include "page/chart.h"
#include "view/view.h"
#include "view/view_words.h"

struct gallery {
	struct arena *arena;
	const struct result *const *results;
	int count;
	const struct view *view;
	const char *const *names; /* [results]: what the scenarios are called, all different */
	const struct ensemble *const *ensembles; /* [results]; NULL: none were made */
};

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
	struct span_of_years years;
	int decimals; /* of its numbers, as the tables print them: as many as the verdicts need */
};

struct subjects {
	struct subject *list;
	int count, room;
};

struct goal {
	const struct target_result *of;
	double number, number_high; /* as the plan says them, NAN where it does not */
	double low, high;           /* effective edges; NAN where open */
	double value;               /* of the line in the target's year */
	bool level;                 /* turned from a rate into a level */
};

struct jobs {
	struct chart_job *list;
	int count, room;
};

struct gallery_block {
	int first, count;
};

/* Titles; where several would look the same at the end of a line, which may cut them, their ids. */
const char **gallery_titles(struct arena *arena, const struct result *const *results, int count,
                            const struct view *view);
struct gallery gallery_alone(const struct gallery *gallery, int result); /* of this scenario only */
/* At most `most` scenarios stand in one picture: *block becomes the next block of them, from {0} the first. False:
 * there is none. */
bool gallery_next(const struct gallery *gallery, int most, struct gallery_block *block);
/* The subtitle, and which scenarios where they are spread over several pictures. */
const char *gallery_counted(const struct gallery *gallery, const char *subtitle, struct gallery_block block);

/* Names of files, before ".LANG.EXT", of [A-Za-z0-9._-]. "overview", "overview-6-10": with the numbers of its scenarios
 * where it is not the first block; "stack-green": a scenario's own picture, a name that no other has. */
const char *gallery_block_stem(const struct gallery *gallery, const char *stem, struct gallery_block block);
const char *gallery_scenario_stem(const struct gallery *gallery, const char *stem, int result);

/* Adds a picture in each of the formats, bits 1 << enum chart_format. */
void gallery_add(const struct gallery *gallery, const struct chart *chart, const char *stem, unsigned formats,
                 struct jobs *jobs);
/* A picture of each scenario for which `make` has one (NULL: none), named by gallery_scenario_stem. */
void gallery_add_each(const struct gallery *gallery, const char *stem,
                      const struct chart *(*make)(const struct gallery *gallery, int result), unsigned formats,
                      struct jobs *jobs);
#endif
