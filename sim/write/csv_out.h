/* SPDX-License-Identifier: GPL-3.0-or-later */
/* csv_out: tidy CSV (RFC 4180 quoting, lines end in LF). Ids and numbers are written as they are; a text that
 * a user wrote and that a spreadsheet would take for a formula (it begins with = + - @, in any width and behind blanks,
 * or with a tab or line end) gets an apostrophe in front and is then only a text. Controls, marks of direction,
 * invisible characters and bytes that are no UTF-8 become U+FFFD, but for tabs and line ends. */
#ifndef WRITE_CSV_OUT_H
#define WRITE_CSV_OUT_H
#include "base/text.h"

struct csv_out {
	struct text *text;
	int cells; /* of the row in progress */
};

void csv_out_begin(struct csv_out *csv, struct text *text, const char *header); /* "scenario,variable,..." */
/* Ids (but a scenario's: it is a file name), units, words of ours; NULL: an empty cell. */
void csv_out_id(struct csv_out *csv, const char *id);
void csv_out_text(struct csv_out *csv, const char *text); /* what a user wrote */
void csv_out_number(struct csv_out *csv, double value);   /* shortest; not finite: an empty cell */
void csv_out_integer(struct csv_out *csv, long long value);
void csv_out_row(struct csv_out *csv); /* ends the row */
#endif
