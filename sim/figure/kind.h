/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kind: a kind of chart is one descriptor in one file, and a row of kinds.def. */
#ifndef FIGURE_KIND_H
#define FIGURE_KIND_H
#include "figure/gallery.h"

enum figure_scenarios { FIGURE_OF_ANY, FIGURE_OF_ONE, FIGURE_OF_SEVERAL, FIGURE_OF_NONE /* only where it is named */ };

struct figure_kind {
	const char *name;              /* of its row: --kind knows it, and the files' names begin with it */
	bool draws;                    /* shows what ensembles say, where there are any */
	enum figure_scenarios unasked; /* drawn where no kind is asked for: of how many scenarios */
	enum figure_scenarios report;  /* drawn for a report: of how many scenarios */
	int most;                      /* and so many subjects or scenarios at most; 0: all */
	/* Adds its pictures in each of the formats, none where there is nothing to show. */
	void (*add)(const struct gallery *gallery, unsigned formats, struct jobs *jobs);
	/* Why there may be nothing, a sentence; NULL: it cannot be said. */
	const char *(*why_nothing)(const struct gallery *gallery);
};

#define FIGURE_KIND(name) extern const struct figure_kind figure_##name;
#include "figure/kinds.def"
#undef FIGURE_KIND
extern const struct figure_kind *const figure_kinds[]; /* the rows of kinds.def; ends with NULL */
#endif
