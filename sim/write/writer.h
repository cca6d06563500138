/* SPDX-License-Identifier: GPL-3.0-or-later */
/* writer: what writes a format. A view says a thing twice at most: as data (relation.h) and as a document
 * (document.h); each writer writes the one it is for. One const descriptor per writer, in a file of its own; a row of
 * writers.def lists it. */
#ifndef WRITE_WRITER_H
#define WRITE_WRITER_H
#include "write/said.h"

struct manner {
	int width;    /* of a terminal, in cells; 0: TERMINAL_WIDTH */
	int lines;    /* what is said keeps to so many, as far as its parts (document.h) may be left out; 0: all is said */
	bool colour;  /* of a terminal */
	bool mark;    /* a byte order mark first, where the writer has one */
	bool *left_out; /* set where something is, and told elsewhere; NULL: it is told at once */
	bool goes_on; /* behind earlier rows of the same kind: of writers in parts alone */
};

struct writer {
	const char *name;   /* as --format calls it */
	const char *ending; /* of its files */
	bool for_people;    /* writes the document; otherwise the data */
	bool in_parts;      /* one relation a file, flat: COMMAND-PART.csv; written one scenario after another */
	bool has_mark;      /* may begin with a byte order mark, by which spreadsheets know UTF-8 */
	bool one_language;  /* the same bytes for everyone (LANGUAGE_OF_DATA); otherwise files are in the plan's language */
	void (*write)(struct text *out, const struct said *said, const struct manner *manner);
};

#define WRITER(name) extern const struct writer writer_##name;
#include "write/writers.def"
#undef WRITER
enum writer_number {
#define WRITER(name) WRITER_##name,
#include "write/writers.def"
#undef WRITER
	WRITER_COUNT
};
/* What it writes for a reader of that language. */
enum language writer_language(const struct writer *writer, enum language reader);
extern const struct writer *const writers[]; /* in the order of --format; ends with NULL */
extern const char *const writer_names[];     /* of these */
extern const char writer_bars[];             /* "|table|csv|json" */
#endif
