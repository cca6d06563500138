/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view: what each command says: the data, as relations, and the same for people, as a document. Nothing here knows a
 * format, prints or computes economics; a command hands what it gets to a writer (write/writer.h). */
#ifndef VIEW_H
#define VIEW_H
#include "ask/ensemble.h"
#include "ask/explain.h"
#include "ask/result.h"
#include "data/display.h"
#include "base/text.h"
#include "write/writer.h"

/* Which of the data of a command is asked for, where a writer has room for one relation only. */
enum view_part {
	PART_MAIN,     /* the variables */
	PART_TARGETS,  /* the targets and their verdicts, or their odds */
	PART_INPUTS,   /* the inputs that differ */
	PART_CREDIBLE, /* what each target reaches with the probability asked for */
	PART_FACTS,    /* what has come true since the base year */
	PART_COUNT
};

/* What the tables of `compare` say; in the order of the words of --show. */
enum comparing { COMPARE_LEVELS, COMPARE_DIFFERENCES, COMPARE_GROWTH, COMPARE_GAPS, COMPARE_TABLES };

/* What results are called in place of their ids: titles. */
struct view_called {
	const struct result *const *results;
	const char *const *names;
	int count;
};

/* What of it all was asked for. */
struct view_selection {
	enum view_part part; /* --targets, --inputs, and what a command's files have beside the variables */
	const char *only;    /* --only in ids and globs (view_only_in): "gdp,energy"; NULL: the default selection */
	int first, last;     /* --years, clipped by the command; 0: all */
	const int *years;    /* that --years lists, rising; none: all from first to last */
	int year_count;
};

struct view {
	enum language language;
	bool utf8;        /* tick and cross; otherwise ok / MISS */
	struct view_selection asked;
	bool all;         /* --all, and files: nothing is left out, and all stands in the order of the plan */
	const struct view_called *called; /* NULL: all by their ids */
	unsigned comparing;                      /* compare --show: bits 1 << enum comparing; 0: the levels */
	int depth;                               /* explain: -1 all */
	const struct ensemble *const *ensembles; /* beside the results; NULL: none were made */
	const struct display *units;             /* --units; NULL: not given */
	double error;                            /* ensemble --error: points; 0: not asked */
	int picture_width, picture_height;       /* chart --size: pixels; 0: as each kind has them */
	bool picture_bare;                       /* a report says itself what stands above and below pictures */
	bool formal;                             /* report: units in words, what was found in as few digits as say it */
	bool report;                             /* chart: the pictures that a report wants, and no more */
	const char *group;                       /* in names of pictures: results that stand apart ("vision"); NULL: all */
};

/* The list of --only in pieces; several results may look for them, one after another. */
struct view_only_piece {
	const char *text, *start, *end; /* `start`, `end`: where it stands in the list */
	bool quoted, known;             /* known: some result has it */
	const char *nearest, *several;  /* what it may have meant; the things of which it could be any */
	const char *level;              /* the price level for want of which no result has it (of `prices`, `base`) */
	int prices, base;
};
struct view_only {
	struct arena *arena; /* of pieces and their hints */
	const char *list;
	struct view_only_piece *pieces;
	int count, capacity, hints; /* hints: how many were looked for */
};
struct view_only *view_only_read(struct arena *arena, const char *list);
/* The list for view->asked.only, in ids and patterns, as this result understands it; marks the pieces. */
const char *view_only_in(struct arena *arena, struct view_only *only, const struct result *result);

/* What is said of results, in their order. All of it refers to the results and to `view`, which must stay. */
struct said view_run(struct arena *arena, const struct result *const *results, int count, const struct view *view);
struct said view_compare(struct arena *arena, const struct result *const *results, int count, const struct view *view);
/* Results with view->ensembles: spreads and probabilities. */
struct said view_ensemble(struct arena *arena, const struct result *const *results, int count, const struct view *view);
/* Which variables an ensemble has to keep, so that the variables asked for can be told, or what targets measure. */
const bool *view_ensemble_wanted(struct arena *arena, const struct result *result, bool variables, bool targets,
                                 const struct view *view);
/* What `check` says of sound scenarios: layers, numbers with and without source, assumptions, defaults in use, given()
 * fallbacks, sections left out, targets not assessable with the reason. */
struct said view_check(struct arena *arena, const struct result *const *results, int count, const struct view *view);
/* A plan alone, and at the end how much was found sound; for people only. */
struct said view_plan(struct arena *arena, const struct plan *plan, const struct view *view);
struct checked {
	int plans, scenarios, warnings;
	bool left_out; /* what scenarios rest on, of a screen that several share */
};
struct said view_checked(struct arena *arena, struct checked checked, const struct view *view);
/* `watch`: what became of the scenarios since the last run of them; old_count 0: one line each. For people only. */
struct said view_changes(struct arena *arena, const struct result *const *old, int old_count,
                         const struct result *const *new, int new_count, const struct view *view);
struct said view_explain(struct arena *arena, const struct result *result, const struct explanation *explanation,
                         const struct view *view);
/* Of the same what stands below its heading: the formula and the steps (for entries of a report). */
void view_explain_below(struct document *document, const struct result *result, const struct explanation *explanation,
                        const struct view *view);
/* What moved numbers, each in the units that are shown (decompose_shown). */
struct decomposition;
struct said view_decompose(struct arena *arena, const struct decomposition *const *list, int count,
                           const struct view *view);
struct prose view_decompose_sentence(struct arena *arena, const struct decomposition *of, int decimals,
                                     const struct view *view);
int view_decompose_digits(const struct decomposition *of); /* decimals of its numbers */
/* One input, from the file that gives it; element -1: all of it; year 0: all years. */
struct said view_input(struct arena *arena, const struct result *result, int input, int element, int year,
                       const struct view *view);

struct audit; /* ask/audit.h */
struct said view_audit(struct arena *arena, const struct audit *const *audits, int count, const struct view *view);

struct solve; /* ask/solve.h; in the units of its result */
struct said view_solve(struct arena *arena, const struct solve *solve, const struct view *view);

struct sensitivity; /* ask/sensitivity.h; in the units of its result */
struct said view_sensitivity(struct arena *arena, const struct sensitivity *sensitivity, const struct view *view);
struct conflict; /* ask/conflict.h; in the units of its result */
struct said view_conflict(struct arena *arena, const struct conflict *conflict, const struct view *view);

enum listing { LIST_VARIABLES, LIST_INPUTS, LIST_TARGETS, LIST_LIMITS };
struct said view_list(struct arena *arena, const struct result *result, enum listing what, const struct view *view);
/* `models` without a name: one line each; with one: its fields (unit, default, range) and equations. */
struct conversion;
struct fits;
struct said view_fit(struct arena *arena, const struct fits *fits, const struct view *view);
struct said view_units(struct arena *arena, const struct conversion *asked, const struct view *view);
struct said view_models(struct arena *arena, const struct model *const *models, const char *name,
                        const struct view *view);
#endif
