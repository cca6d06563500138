/* SPDX-License-Identifier: GPL-3.0-or-later */
/* indicator_number: the number that the cell of a stranger's table begins with: thousands parted by commas, blanks,
 * apostrophes or points where the groups are right, a decimal point or a decimal comma. What could be both, "1,538"
 * (1538 or 1.538), is settled by what the other cells of the tables show, and asked where they show nothing. */
#ifndef INTAKE_INDICATOR_NUMBER_H
#define INTAKE_INDICATOR_NUMBER_H
#include "base/csv.h"
#include "base/number_text.h"

/* What the numbers of a table show beyond doubt. */
struct marks_seen {
	bool decimal_comma, decimal_point; /* "54,7", "1.538,2"; "54.7", "1,538.2", "1,234,567" */
	bool dot_groups; /* "1.538,2", "1.234.567": a point parts thousands */
	bool ask_point; /* nothing is shown, and "1.234" may be either */
	const char *comma_text, *point_text; /* the first such cell, as printed; NULL: none */
};
void marks_see(struct arena *arena, struct marks_seen *seen, const char *text);

enum cell_fault {
	CELL_READ,
	CELL_NO_NUMBER, /* it begins with none */
	CELL_FAULT,     /* number_text's */
	CELL_GROUPS,    /* digits in no right groups: "1,53", "12,3456,7" */
	CELL_EITHER,    /* "1,538", and nothing tells which */
	CELL_MIXED      /* "54,7" in a table that writes decimal points */
};
struct cell_number {
	enum cell_fault fault;
	double value;
	size_t length;                 /* bytes of the number */
	bool comma;                    /* a decimal comma was read as one */
	enum number_fault number;      /* of CELL_FAULT */
	size_t bad_offset, bad_length; /* of CELL_FAULT */
	double other;                  /* CELL_EITHER: `value` with groups, this as a decimal */
};
/* `half`: in half-width characters */
struct cell_number cell_number_read(const char *half, size_t length, const struct marks_seen *seen);
#endif
