/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view: what a command shows, as text: tables for people, CSV and JSON for programs. Nothing here writes or
 * computes economics; a command asks for a text and hands it to output_stdout or output_add. */
#ifndef VIEW_H
#define VIEW_H
#include "ask/ensemble.h"
#include "ask/explain.h"
#include "ask/result.h"
#include "base/text.h"

enum format { FORMAT_TABLE, FORMAT_CSV, FORMAT_JSON };

/* What the tables of `compare` say; in the order of the words of --show. */
enum comparing { COMPARE_LEVELS, COMPARE_DIFFERENCES, COMPARE_GROWTH, COMPARE_GAPS, COMPARE_TABLES };

struct view {
	enum language language;
	enum format format;
	bool utf8;                  /* tick and cross; otherwise ok / MISS */
	bool colour;                /* ANSI: marks coloured, headings bold, file:line dim */
	const char *only;           /* --only in ids and globs (view_only_in): "gdp,energy"; NULL: the default selection */
	int first, last;            /* --years, clipped by the command; 0: all */
	bool targets;               /* --targets: the target table / CSV instead of the variables */
	bool milestones;            /* ensemble --credible: that table */
	bool facts;                 /* ensemble: that of what has come true */
	bool inputs;                /* compare --inputs */
	unsigned comparing;         /* compare --show: bits 1 << enum comparing; 0: the levels */
	int depth;                  /* explain: -1 all */
	const struct ensemble *const *ensembles; /* beside the results; NULL: none were made */
	double error;               /* ensemble --error: points; 0: not asked */
};

/* The list of --only in pieces; several results may look for them, one after another. */
struct view_only_piece {
	const char *text, *start, *end; /* `start`, `end`: where it stands in the list */
	bool quoted, known;             /* known: some result has it */
	const char *nearest, *several;  /* what it may have meant; the things of which it could be any */
};
struct view_only {
	struct arena *arena; /* of pieces and their hints */
	const char *list;
	struct view_only_piece *pieces;
	int count, capacity, hints; /* hints: how many were looked for */
};
struct view_only *view_only_read(struct arena *arena, const char *list);
/* The list for view->only, in ids and patterns, as this result understands it; marks the pieces. */
const char *view_only_in(struct arena *arena, struct view_only *only, const struct result *result);
void view_run(struct text *out, const struct result *const *results, int count, const struct view *view);
void view_compare(struct text *out, const struct result *const *results, int count, const struct view *view);
/* Results with view->ensembles: spreads and probabilities. */
void view_ensemble(struct text *out, const struct result *const *results, int count, const struct view *view);
/* Which variables an ensemble has to keep for that. */
const bool *view_ensemble_wanted(struct arena *arena, const struct result *result, const struct view *view);
/* `watch`: what became of the scenarios since the last run of them; old_count 0: one line each. */
void view_changes(struct text *out, const struct result *const *old, int old_count, const struct result *const *new,
                  int new_count, const struct view *view);
void view_explain(struct text *out, const struct result *result, const struct explanation *explanation,
                  const struct view *view);

enum listing { LIST_VARIABLES, LIST_INPUTS, LIST_TARGETS, LIST_LIMITS };
void view_list(struct text *out, const struct result *result, enum listing what, const struct view *view);
/* `models` without a name: one line each; with one: its fields (unit, default, range) and equations. */
void view_models(struct text *out, struct arena *arena, const struct model *const *models, const char *name,
                 const struct view *view);
/* What `check` says of a sound scenario: layers, numbers with and without source, assumptions, defaults in
 * use, given() fallbacks, sections left out, targets not assessable with the reason. */
void view_check(struct text *out, const struct result *const *results, int count, const struct view *view);

/* Digits: as many as the verdict needs (2237.96 is not printed as 2238 beside a miss), no more than the input
 * deserves. */
int view_decimals(double value, double edge, double gap);
#endif
