/* SPDX-License-Identifier: GPL-3.0-or-later */
/* options: the command line by the table of options. A row of options.def says how an option is called, what it
 * takes, where its value goes and whether the manifest tells it; reading, help and "did you mean" are made from the
 * rows. Options may stand before and after arguments; "--" ends them. Everything that is wrong with a
 * command line is reported in one pass. */
#ifndef COMMAND_OPTIONS_H
#define COMMAND_OPTIONS_H
#include <stdint.h>
#include "base/diag.h"
#include "command/commands.h"

enum option_id {
#define OPTION(id, ...) OPTION_##id,
#include "command/options.def"
#undef OPTION
	OPTION_COUNT
};

/* Bits of `formats`, `pictures` and `fail_on`; in the order of the words that name them. */
enum { AS_SVG = 1, AS_PDF = 2, AS_PNG = 4 };
enum { FAIL_MISSED = 1, FAIL_BINDING = 2, FAIL_BROKEN = 4, FAIL_WARNING = 8 };
enum option_colour { COLOUR_AUTO, COLOUR_ALWAYS, COLOUR_NEVER };
enum option_page { PAGE_TEXT, PAGE_MAN, PAGE_BASH, PAGE_ZSH, PAGE_NAMES };
enum { LANGUAGE_UNSAID = -1, DEPTH_ALL = -1 };

struct option_texts {
	const char **list;
	int count, capacity;
};
struct options {
	const char *folder, *only; /* NULL: not given */
	const char *title, *basis; /* new; add; NULL: not given */
	const char *region, *iamc_scenario, *iamc_model; /* new, add; NULL: not given */
	const char *units;         /* what numbers are shown in; NULL: not given */
	int base_year;             /* new; 0: not given */
	unsigned formats, reports, pictures, fail_on, comparing; /* 0: not given */
	int width, height;         /* --size, in pixels; 0: not given */
	const char *size;          /* as it was given */
	int at;                    /* progress: the year; 0: not given */
	struct option_texts assumed; /* progress: --assume, in order */
	unsigned laws;             /* fit: bits 1 << enum fit_law; 0: not given */
	const char *on;            /* fit; NULL: not given */
	unsigned kinds;            /* of charts, bits in the order of figure_kind_names; 0: not given */
	bool targets, inputs, all, by_plan, keep_going, replace, quiet, help, version;
	bool bom, no_bom;
	bool sources;          /* chart */
	bool chained, without_limits; /* decompose */
	int language, colour,
		depth;             /* LANGUAGE_UNSAID or enum language; enum option_colour; DEPTH_ALL or levels */
	int page;              /* what help prints: enum option_page */
	uint64_t members, seed, threads; /* 0: not given; seed has_seed */
	bool exact, has_seed;
	double credible, error; /* probability; percentage points; 0: not given */
	int first, last;       /* --years; 0: not given */
	const int *years;      /* that --years lists, from first to last; none: all between */
	int year_count;
	struct option_texts settings, tables, varies, from; /* --set, --set-from, --vary, --from, in order */
	struct option_texts wishes, levers; /* solve: --target, --by */
	bool together;                      /* solve */
	const char *save;                   /* solve; NULL: not given */
	const char *text;                   /* report; NULL: not given */
	const char *members_to;             /* sensitivity; NULL: not given */
	const char **arguments; /* what is no option, the command's name left out */
	int argument_count, argument_capacity;
};

/* Which word of the line is the command: its index, or 0 where there is none. */
int options_command(int count, char *const *words);
/* `command`: words[at], or NULL where none is named; it and words[0] are passed over. False if anything was wrong. */
bool options_parse(struct options *options, struct arena *arena, const struct command *command, int at, int count,
                   char *const *words, struct diags *diags);
/* The last --lang of the line, before anything else is read; LANGUAGE_UNSAID if there is none that is
 * right. */
int options_language(int count, char *const *words);
/* The rows of a set of options, for people: "  -o, --output DIR     write files". */
void options_help(struct text *out, enum language language, option_set known);
/* One row of the table, for what is made from it: the manual page, completion. */
struct option_row {
	const char *name, *argument; /* argument NULL: takes nothing */
	char letter;                 /* 0: none */
	const char *const *choices;  /* ends with NULL; NULL: any text */
	bool several, repeats;       /* choices, with commas; the option may stand several times */
	enum word help;
};
bool options_row(int index, struct option_row *row); /* by enum option_id; false: there are no more */
/* Its help, in lines; the choices stand where the sentence has {0}. */
char *options_said(struct arena *arena, enum language language, const struct option_row *option);
/* Members of the object in hand: what was given, as the table spells it, of those `known` that decide over a byte of an
 * output; not the folder, threads, or what decides over the exit code. */
struct json_out;
void options_write(const struct options *options, option_set known, struct json_out *json);
/* The same read back from a stranger's file: only told options of the command, each as a command line may give it. The
 * words are "--name=value", so that no value is taken for an option. False: reported. */
struct json;
bool options_read(struct options *options, struct arena *arena, const struct command *command,
                  const struct json *object, struct option_texts *words, struct diags *diags);
#endif
