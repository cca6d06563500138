/* SPDX-License-Identifier: GPL-3.0-or-later */
/* command: the table of commands, and the call that each of them gets: its options and arguments, the
 * memory it may use, the list of what is wrong, and how the terminal wants to be written to. Data go to
 * standard output, talk to standard error. A command returns its exit code and never exits itself. */
#ifndef COMMAND_COMMAND_H
#define COMMAND_COMMAND_H
#include <signal.h>
#include "base/output_file.h"
#include "base/sha256.h"
#include "command/options.h"
#include "data/scenario.h"
#include "view/view.h"

#define OUTTURN_VERSION "0.1.0"

enum exit_code {
	EXIT_DONE,
	EXIT_NO /* done, and the answer is no */,
	EXIT_INPUT /* the input or the command line is wrong */,
	EXIT_SYSTEM /* the system failed us */,
	EXIT_SIGNAL = 128 /* plus the signal's number */
};

/* Files that a command read or made: canonical paths, or names in the folder of -o; with their SHA-256. */
struct file_list {
	struct file_told { const char *name, *place; char hash[SHA256_TEXT]; } *list; /* place: its folder; NULL: in none */
	int count, capacity;
};

struct call {
	struct arena *arena;           /* lives as long as the command */
	const struct command *command; /* NULL where none is named */
	struct options options;
	struct diags diags;
	const struct model *const *models;
	struct view view; /* for the terminal: language, ticks; --years, --only and so on */
	bool colour;      /* of the terminal */
	const struct writer *writer; /* of what is printed */
	const volatile sig_atomic_t *stop; /* the signal that asked us to stop, or 0 */
	struct file_list inputs, asked, outputs; /* for manifest.json; asked: the scenarios among the inputs */
	enum language file_language; /* of what -o writes */
	volatile sig_atomic_t
		*patient; /* 1 while the first signal only sets `stop`: files are open, children run */
};

struct command {
	enum word arguments, summary, details; /* "FILE...", one line, some lines */
	int least, most;                       /* arguments; most -1: any number */
	enum exit_code (*run)(struct call *call);
};
extern const struct command commands[COMMAND_COUNT]; /* by enum command_id */
const struct command *command_find(struct call *call,
                                   const char *name); /* NULL: reported, with the nearest name */
const char *command_name(const struct command *command);
unsigned command_known(const struct command *command); /* as options want it; 0 for NULL */

/* The whole of a command line: finds the command, reads the options, runs it, reports. */
enum exit_code command_line(struct arena *arena, int count, char *const *words,
                            const volatile sig_atomic_t *stop, volatile sig_atomic_t *patient);

enum language command_language(int count,
                               char *const *words); /* of the terminal: --lang, else the environment */

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
/* Prints all that was found wrong to standard error; with --quiet the errors only. */
void call_report(struct call *call);

/* The language that files under -o are written in: --lang, else the plan's, else English. */
enum language call_file_language(const struct call *call, const struct plan *plan);

enum exit_code command_check(struct call *call);
enum exit_code command_run(struct call *call);
enum exit_code command_compare(struct call *call);
enum exit_code command_chart(struct call *call);
enum exit_code command_explain(struct call *call);
enum exit_code command_ensemble(struct call *call);
enum exit_code command_list(struct call *call);
enum exit_code command_new(struct call *call);
enum exit_code command_models(struct call *call);
enum exit_code command_schema(struct call *call);
enum exit_code command_watch(struct call *call);
enum exit_code command_help(struct call *call);
enum exit_code command_places(struct call *call);                                  /* `outturn` alone */
enum exit_code command_describe(struct call *call, const struct command *command); /* --help; NULL: of all */
#endif
