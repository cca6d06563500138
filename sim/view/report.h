/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report: what is handed in, as a document: chapters in the order of chapters.def, each in a file of its own,
 * report_NAME.c. A chapter asks nothing and computes nothing: the command asked, and the answers stand here; NULL where
 * a question was not asked or had no answer. A chapter that has nothing to say adds nothing. All of it is in the units
 * that are shown and lives in the arena. */
#ifndef VIEW_REPORT_H
#define VIEW_REPORT_H
#include "ask/audit.h"
#include "ask/conflict.h"
#include "ask/decompose.h"
#include "ask/sensitivity.h"
#include "ask/solve.h"
#include "view/evidence.h"
#include "view/view.h"
#include "view/view_progress.h"

/* What could be drawn: laid out, not drawn yet. The same kind may be there for each variable or each scenario. */
struct report_picture {
	const char *kind, *stem;              /* "lines", "lines-gdp" */
	const char *variable, *scenario;      /* NULL: of none in particular */
	int page;                             /* of a chart that takes several: 0 the first */
	const char *title, *subtitle, *footer; /* the finding; quantity, unit, scenarios; what must be known, source */
	bool placed;                          /* some chapter shows it: only these are drawn */
};

/* An author's own text of one section, from --text. */
struct report_written { enum written how; const char *text; };
struct report_text {
	const char *chapter;                  /* whose it is: a name of chapters.def */
	const struct report_written *list; int count;
};

/* The questions asked of each scenario; all may be NULL. */
struct report_answers {
	const struct decomposition *const *changes; int change_count; /* from the base year to the target year */
	const struct decomposition *const *costs; int cost_count;     /* without limits to with them, in the target year */
	const struct solve *const *solves; int solve_count;           /* what would make each missed target hold */
	const struct conflict *conflict;
	const struct sensitivity *sensitivity;
	const struct progress_answer *progress;
};

/* What stands in the appendix of how it was made. */
struct report_file { const char *path, *hash, *role; }; /* role: "plan", "scenario", "parent", "observations",
                                                            * "table", "text" */
struct report_made {
	const char *version, *command;        /* the command: a line for a shell that makes the report again */
	const char *command_explain;          /* and one that explains one of its numbers whole */
	const struct report_file *files; int file_count;
	uint64_t members, seed;               /* 0 members: nothing was drawn */
};

struct report {
	struct arena *arena;
	const struct view *view;              /* language; ensembles beside the results, or NULL */
	const struct plan *plan;
	const struct result *const *results; int count; /* the scenarios in the order they were named; at least one */
	const char *const *titles;            /* [count] what they are called, all different */
	const struct report_answers *answers; /* [count] */
	const struct audit *audit;            /* of the plan */
	struct report_picture *pictures; int picture_count;
	const struct report_text *texts; int text_count;
	struct report_made made;
	/* Made: */
	struct document *document;
	struct evidence *evidence;
};

#define CHAPTER(name, numbered) void report_##name(struct report *report);
#include "view/chapters.def"
#undef CHAPTER
extern const char *const report_chapter_names[]; /* of chapters.def; ends with NULL */

/* The whole of it, into report->document. */
void report_document(struct report *report);

/* Before anything is written: does each number stand in its entry as it is printed, do those of variables come out
 * again when they are worked out a second time, apart from the engine, and do the laws hold that sentences rest on
 * (ask/recount.h)? NULL: they do; else what does not, a line of that language. */
const char *report_check(const struct report *report, enum language language);

#define REPORT_ENTRIES DOCUMENT_ENTRIES /* the section of the appendix that numbers lead to */

/* --- for chapters --- */
/* The chapter begins here, with its number and the title of W_CHAPTER_NAME; the author's text of it follows. */
void report_chapter(struct report *report, const char *name);
/* Places the picture of that kind (of that variable, that scenario; NULL: any) where there is one that does not stand
 * yet; its finding is its alternative text. False: there is none. */
bool report_place(struct report *report, const char *kind, const char *variable, const char *scenario);
const char *report_year(const struct report *report, int year); /* for sentences */
#endif
