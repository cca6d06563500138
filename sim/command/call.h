/* SPDX-License-Identifier: GPL-3.0-or-later */
/* call: what each command gets when it is called: its options and arguments, the memory it may use, the list of what is
 * wrong, and how the terminal wants to be written to. Data go to standard output, talk to standard error. A command
 * returns its exit code and never exits itself. */
#ifndef COMMAND_CALL_H
#define COMMAND_CALL_H
#include <signal.h>
#include "base/output_file.h"
#include "base/sha256.h"
#include "command/commands.h"
#include "command/options.h"
#include "data/scenario.h"
#include "page/gnuplot.h"
#include "view/view.h"

#define OUTTURN_VERSION "0.1.0"

enum exit_code {
	EXIT_DONE,
	EXIT_NO, /* done, and the answer is no */
	EXIT_INPUT, /* the input or the command line is wrong */
	EXIT_SYSTEM, /* the system failed us */
	EXIT_SIGNAL = 128 /* plus the signal's number */
};

/* Files that a command read or made: canonical paths, or names in the folder of -o; with their SHA-256. */
struct file_list {
	struct file_told {
		const char *name, *folder; /* folder: of the plan that it goes with; NULL: of none */
		const char **told;         /* of its source; NULL: it has none */
		char hash[SHA256_TEXT];
	} *list;
	int count, capacity;
	struct lookup *known; /* by name */
};

/* What a command made of its options where they left it open: found once, read by whoever shows or tells it. */
struct resolved {
	const char *only;        /* --only in ids, once the results are there; NULL: not given */
	unsigned formats;        /* of files in the folder of -o; 0: there are none */
	unsigned reports;        /* of reports there, bits in the order of report_writers; 0: there are none */
	unsigned pictures;       /* of charts; 0: none is drawn */
	uint64_t members, seed;  /* of ensembles; members 0: none was run */
	enum language language;  /* of the files in the folder of -o */
	bool by_plan;            /* scenarios stand apart by plan (batch_plans.h) */
	bool marked, unmarked;   /* CSV among them has a byte order mark; has none, though its language would have one */
};

struct files_word;
struct call {
	struct arena *arena;           /* lives as long as the command */
	const struct command *command; /* NULL where none is named */
	const struct options *options; /* as they were given */
	const struct files_word *words; /* what the arguments stand for, where that was looked up before; else NULL */
	struct resolved resolved;
	struct diags diags;
	const struct model *const *models;
	struct view view; /* how the terminal shows it, as far as options and environment say: all but --only */
	const struct writer *writer; /* of what is printed */
	bool colour;                 /* of the terminal */
	int width;                   /* of the terminal, in cells; 0: there is none */
	struct file_list inputs, asked, outputs; /* for manifest.json; asked: the scenarios among the inputs */
	struct gnuplot_used used;                /* what pictures were drawn with; version NULL: none were */
	struct lookup *names;                    /* of inputs, by canonical path: what outputs call them */
	const struct source **tables;            /* of --set-from */
	int table_count, table_capacity;
	const struct source *text;               /* of --text; NULL: none */
	const volatile sig_atomic_t *stop;       /* the signal that asked us to stop, or 0 */
	volatile sig_atomic_t *patient; /* 1 while the first signal only sets `stop`: files are open, children run */
};

/* How the terminal shows it, --only in ids. */
struct view call_view(const struct call *call);
/* A line to standard error. */
void call_talk(struct call *call, enum word word, const char *const *args);
#define call_say(call, word, ...) call_talk((call), (word), WORDS(__VA_ARGS__))
/* Says what went wrong with the system, and returns EXIT_SYSTEM. */
enum exit_code call_system(struct call *call, const struct err *err);
/* An error of the command line or of what it names. */
#define call_error(call, message, hint, ...)                                                                 \
	diag_error(&(call)->diags, NOWHERE, NULL, (message), (hint), __VA_ARGS__)
/* "1 error", "2 errors". */
char *call_count(struct call *call, int count, enum word one, enum word many);
char *call_number(struct call *call, int number);
/* What the errors so far make the command end with: EXIT_SYSTEM if the system refused something, EXIT_INPUT if all are
 * mistakes of what was written, EXIT_DONE if there are none. */
enum exit_code call_verdict(const struct call *call);
/* Prints all that was found wrong to standard error; with --quiet the errors only. */
void call_report(struct call *call);

/* A command by its name; NULL: reported, with the nearest name. */
const struct command *call_command(struct call *call, const char *name);
/* The language that files under -o are written in: --lang, else the plan's, else English. */
enum language call_file_language(const struct call *call, const struct plan *plan);
#endif
