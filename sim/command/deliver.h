/* SPDX-License-Identifier: GPL-3.0-or-later */
/* deliver: hands over what a command made: to standard output, or as files in the folder of -o, all of them
 * or none. A sheet is one such text. Without a folder there is one sheet, in the format asked for; with one
 * there is a file for each part (COMMAND.csv, COMMAND-targets.csv, COMMAND-inputs.csv, COMMAND-credible.csv,
 * COMMAND-facts.csv), or what --format lists (COMMAND.json, COMMAND.txt). Files are in the plan's language, the
 * terminal in the user's. */
#ifndef COMMAND_DELIVER_H
#define COMMAND_DELIVER_H
#include "command/batch_plans.h"

/* What is printed keeps to so many lines unless --all says otherwise; so many scenarios share them in blocks. */
enum { SCREEN_LINES = 40, SCREEN_BLOCKS = 3 };

struct sheet {
	const char *name;
	const struct writer *writer;
	bool colour, mark;
	int width, lines; /* of the screen that it is for; 0: it is a file, or wants all */
	struct view view;
	struct text text;
};
/* Each writer each part, and the ensembles beside a chart. */
enum { SHEETS_MOST = (WRITER_COUNT + 1) * PART_COUNT + WRITERS_BESIDE };
struct sheets {
	struct sheet list[SHEETS_MOST];
	int count;
	int expected; /* results that sheets_add will be called for; 0: not known */
};

/* `plan`: whose language the files take; NULL: none. `parts`: bits 1 << enum view_part, what the command has beside
 * PART_MAIN. */
void sheets_plan(struct sheets *sheets, struct call *call, const struct plan *plan, unsigned parts);
bool sheets_stream(const struct sheets *sheets); /* rows only: can be written one scenario after another */
typedef struct said sheet_view(struct arena *arena, const struct result *const *results, int count,
                               const struct view *view);
void sheets_show(struct sheets *sheets, sheet_view *show, const struct result *const *results, int count);
/* Results that stand apart by plan are told apart (batch_plans.h); data hold them all. */
void sheets_show_apart(struct sheets *sheets, sheet_view *show, const struct batch *batch);
/* A few results share a screen in blocks of their own; more, and data, are told together. */
void sheets_show_each(struct sheets *sheets, sheet_view *show, const struct batch *batch);
/* Adds the rows of one more result; scratch memory comes from `work`. */
void sheets_add(struct sheets *sheets, sheet_view *show, const struct result *result, struct arena *work);
void sheet_write(struct sheet *sheet, const struct said *said);
enum exit_code sheets_deliver(const struct sheets *sheets, struct call *call);

/* Before anything is run: is the folder of -o free for files of these names and a manifest, or is what has them ours
 * (ours.h)? EXIT_INPUT: reported in call->diags; anything else but EXIT_DONE: said. */
enum exit_code deliver_clear(struct call *call, const char *const *names, int count);
enum exit_code sheets_clear(const struct sheets *sheets, struct call *call);
/* The same for the sheets that sheets_plan would plan. */
enum exit_code sheets_clear_planned(struct call *call, const struct plan *plan, unsigned parts);

/* What is printed, without files. */
void deliver_write(struct text *out, const struct call *call, const struct said *said, bool goes_on);
/* One of several that share a screen: what they leave out the command tells. */
void deliver_part(struct text *out, const struct call *call, const struct said *said, bool goes_on, int of,
                  bool *left_out);
/* What answers without results are said in: the language of the format. */
struct view deliver_view(const struct call *call);
/* One answer to standard output, without files. */
enum exit_code deliver_said(struct call *call, struct said said);
/* One text to standard output. A reader that has gone away is no failure. */
enum exit_code deliver_stdout(struct call *call, const struct text *text);
/* The sheets into a set in the folder of -o, opened and perhaps to be added to. From here to deliver_commit
 * a signal does not end the program but is noticed there, so that no temporary stays. NULL: err is set. */
struct output_set *deliver_begin(const struct sheets *sheets, struct call *call, struct err *err);
struct output_patience deliver_patience(struct call *call); /* says that it waits; a signal ends it */
/* Puts them in place with their manifest, all or none, under the folder's lock, unless a signal came in between or what
 * is there is not ours: that is seen before anything is written. */
enum exit_code deliver_commit(struct output_set *set, struct call *call);
void deliver_say(struct call *call, int files, const char *only); /* "wrote 3 files to out"; one: its path */
enum exit_code deliver_worse(enum exit_code a, enum exit_code b);
#endif
