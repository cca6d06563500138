/* SPDX-License-Identifier: GPL-3.0-or-later */
/* options_parts: what the files that read, tell and explain options share. */
#ifndef COMMAND_OPTIONS_PARTS_H
#define COMMAND_OPTIONS_PARTS_H
#include "command/options.h"

enum option_kind {
	TAKES_NOTHING, /* sets a bool */
	SETS_BITS,     /* a switch that sets the bits `number` of an unsigned */
	TAKES_TEXT,
	TAKES_TEXTS,   /* each is kept */
	TAKES_FILES,   /* the same, and all words behind it up to the next option */
	TAKES_CHOICE,  /* an int: the index of one of the choices; told from `number` on */
	TAKES_CHOICES, /* bits of an unsigned: several, with commas */
	TAKES_YEARS,   /* from the first to the last; number 1: or a list */
	TAKES_SIZE,    /* two ints: 800x600, or a name */
	TAKES_YEAR,
	TAKES_DEPTH,
	TAKES_COUNT,   /* a uint64_t from 1 to `number`, as 1000000 or 1e6 */
	TAKES_SEED,    /* a uint64_t, 0 too */
	TAKES_PART     /* a double between 0 and `number` */
};

struct option {
	const char *name;
	char letter;          /* 0: none */
	const char *argument; /* as help shows it; NULL: takes nothing */
	enum option_kind kind;
	size_t field;               /* in struct options */
	const char *const *choices; /* ends with NULL */
	unsigned number;            /* as the kind says */
	bool told;                  /* in manifest.json */
	enum word help;
};

extern const struct option options_table[OPTION_COUNT]; /* by enum option_id */

struct options_reading {
	struct options *options;
	struct arena *arena;
	const struct command *command; /* NULL: none is named */
	option_set known;                /* to it */
	struct diags *diags;
	int at, further;               /* of the command's name; words that a TAKES_FILES took beyond its first */
	struct option_texts *texts;    /* where these are */
};
#define options_complain(reading, message, hint, ...)                                                        \
	diag_error((reading)->diags, NOWHERE, NULL, (message), (hint), __VA_ARGS__)

/* --- options_number.c: `name` of the option, as messages say it --- */
void options_take_size(struct options_reading *reading, const char *value);
void options_take_years(struct options_reading *reading, const char *value, bool listed);
void options_take_year(struct options_reading *reading, const char *name, const char *value, int *year);
void options_take_depth(struct options_reading *reading, const char *value);
void options_take_count(struct options_reading *reading, const char *name, unsigned most, const char *value,
                        uint64_t *count);
void options_take_seed(struct options_reading *reading, const char *value);
void options_take_part(struct options_reading *reading, const char *name, unsigned most, const char *value,
                       double *part);
#endif
