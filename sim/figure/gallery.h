/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gallery: what one call draws: results, their names, the jobs. */
#ifndef FIGURE_GALLERY_H
#define FIGURE_GALLERY_H
#include "ask/result.h"
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
	const char *kind;   /* of the chart that is being made; NULL: not said */
	int most;           /* of a report: so many subjects, or scenarios with a picture of their own; 0: all */
	int first;          /* of a page: the number of its first scenario among all; colours go by it */
	bool measured;      /* a budget is shown by what it measures, a number of all its years, not by their path */
	const char *beside; /* how many scenarios stand in it, where others stand on other pages; NULL: all stand here */
};

/* What a picture is of, for whoever chooses among them or tells of them. */
struct job_about {
	const char *kind;     /* "lines"; NULL: not said */
	const char *variable; /* "share.industry"; NULL: of several, or of none */
	const struct result *const *results; /* whose */
	int count;
};
struct jobs {
	struct chart_job *list;
	struct job_about *about; /* beside the list */
	int count, room, about_room;
	bool sources;      /* beside each picture lies what it is made of (figure_sources.h) */
	const char *empty; /* pictures that would have shown no number and are not drawn: "heatmap"; NULL: none */
};

struct gallery_block {
	int first, count;
	int number; /* from 1 */
};

/* Of all these results, with the view's ensembles. */
struct gallery gallery_of_all(struct arena *arena, const struct result *const *results, int count,
                              const struct view *view);
/* Titles; where several would look the same at the end of a line, which may cut them, their ids. */
const char **gallery_titles(struct arena *arena, const struct result *const *results, int count,
                            const struct view *view);
/* The view in which sentences call results as pictures do. */
const struct view *gallery_titled(struct arena *arena, const struct result *const *results, int count,
                                  const struct view *view);
struct gallery gallery_alone(const struct gallery *gallery, int result); /* of this scenario only */
/* At most `most` scenarios stand in one picture: *block becomes the next block of them, from {0} the first. False:
 * there is none. */
bool gallery_next(const struct gallery *gallery, int most, struct gallery_block *block);
/* Of these scenarios only: what is said of all of a page is said of those that it shows. They keep their colours. */
struct gallery gallery_page(const struct gallery *gallery, struct gallery_block block);
int gallery_colour(const struct gallery *gallery, int result);
/* The subtitle, and which scenarios where they are spread over several pictures. */
const char *gallery_counted(const struct gallery *gallery, const char *subtitle, struct gallery_block block, int most);

/* Names of files, before ".LANG.EXT". "overview", "overview-part2": a further block of scenarios; "stack-green": a
 * scenario's own picture, a name that no other has and that does not depend on who else is there. */
const char *gallery_block_stem(const struct gallery *gallery, const char *stem, struct gallery_block block);
const char *gallery_scenario_stem(const struct gallery *gallery, const char *stem, int result);

char *gallery_stem(struct arena *arena, const char *name); /* "lines-gdp" of "lines-gdp.en.svg" */

/* Adds a picture of the gallery's scenarios in each of the formats, bits 1 << enum chart_format. */
void gallery_add(const struct gallery *gallery, const struct chart *chart, const char *stem, unsigned formats,
                 struct jobs *jobs);
/* Adds the pictures of others, and what would have been empty. */
void gallery_add_all(struct arena *arena, struct jobs *jobs, const struct jobs *others, const struct view *view);
/* A picture of a block of scenarios, named by gallery_block_stem. */
void gallery_add_block(const struct gallery *gallery, const struct chart *chart, const char *stem,
                       struct gallery_block block, unsigned formats, struct jobs *jobs);
/* No two jobs make one file, nor on a disk that does not tell "A" from "a"; nor ids that are made of the names. */
void gallery_names_differ(struct arena *arena, struct jobs *jobs);
/* A picture of each scenario for which `make` has one (NULL: none), named by gallery_scenario_stem. */
void gallery_add_each(const struct gallery *gallery, const char *stem,
                      const struct chart *(*make)(const struct gallery *gallery, int result), unsigned formats,
                      struct jobs *jobs);
#endif
