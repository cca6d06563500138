/* SPDX-License-Identifier: GPL-3.0-or-later */
/* writer: what writes a format. A view says a thing twice at most: as data (relation.h) and as a document
 * (document.h); each writer writes the one it is for. One const descriptor per writer, in a file of its own; a row of
 * writers.def lists it. */
#ifndef WRITE_WRITER_H
#define WRITE_WRITER_H
#include "write/picture.h"
#include "write/said.h"

struct book;
struct err;
struct manner {
	int width;    /* of a terminal, in cells; 0: TERMINAL_WIDTH */
	int lines;    /* what is said keeps to so many, as far as its parts (document.h) may be left out; 0: all is said */
	bool colour;  /* of a terminal */
	bool mark;    /* a byte order mark first, where the writer has one */
	bool *left_out; /* set where something is, and told elsewhere; NULL: it is told at once */
	bool goes_on; /* behind earlier rows of the same kind: of writers in parts alone */
	enum language language;          /* of a report: of its own words ("table", "source"), and of the page */
	const struct pictures *pictures; /* of a report; NULL: it has none */
	const struct book *book;         /* of a report, for its workbook */
	struct err *err;                 /* where the system failed a writer that asks it for something (xlsx) */
};

struct writer {
	const char *name;   /* as --format calls it */
	const char *ending; /* of its files */
	bool for_people;    /* writes the document; otherwise the data */
	bool in_parts;      /* one relation a file, flat: COMMAND-PART.csv; written one scenario after another */
	bool has_mark;      /* may begin with a byte order mark, by which spreadsheets know UTF-8 */
	bool on_paper;      /* of a report: nothing in it can be folded, so that entries of evidence are left out */
	bool only_named;    /* of a report: written only where --format names it */
	bool binary;        /* not for a terminal */
	bool one_language;  /* the same bytes for everyone (LANGUAGE_OF_DATA); otherwise files are in the plan's language */
	/* Of files alone: others that are made of the same and go with its own; NULL: none. NULL ends. */
	const struct writer *const *beside;
	void (*write)(struct text *out, const struct said *said, const struct manner *manner);
};

#define WRITER(name) extern const struct writer writer_##name;
#define RESULT_WRITER(name) WRITER(name)
#define REPORT_WRITER(name) WRITER(name)
#include "write/writers.def"
enum writer_number {
#define WRITER(name) WRITER_##name,
#define RESULT_WRITER(name) WRITER(name)
#include "write/writers.def"
	WRITER_COUNT
};
enum { WRITERS_BESIDE = 2 }; /* at most, of all together */
enum report_writer_number {
#define REPORT_WRITER(name) REPORT_WRITER_##name,
#include "write/writers.def"
	REPORT_WRITER_COUNT
};
/* What it writes for a reader of that language. */
enum language writer_language(const struct writer *writer, enum language reader);
extern const struct writer *const writers[]; /* in the order of --format; ends with NULL */
extern const char *const writer_names[];     /* of these, as far as every command offers them */
extern const char writer_bars[];             /* "|table|csv|json" */
extern const char *const result_writer_names[]; /* and those of results, behind them */
extern const char result_writer_bars[];
/* Those of a report's document alone (said_document), the same way. */
extern const struct writer *const report_writers[];
extern const char *const report_writer_names[];
extern const char report_writer_bars[];
#endif
