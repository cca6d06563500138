/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cell: a number or a text as it is shown, and what stands behind it. Where a number comes from a scenario its origin
 * leads to `explain`; writers that have links or formulas use it, a terminal shows the text. */
#ifndef WRITE_CELL_H
#define WRITE_CELL_H
#include "base/text.h"

enum look { LOOK_PLAIN, LOOK_GOOD, LOOK_BAD, LOOK_UNSURE, LOOK_BOLD, LOOK_DIM };

struct result; /* whose it is; nothing on this floor looks into it */
struct origin {
	const struct result *of;     /* NULL: none */
	int variable, element, year; /* element -1: a scalar */
};
struct cell {
	const char *text; /* NULL or "": empty */
	const char *mark; /* behind the text, aligned with the other marks of a column; NULL or "": none */
	enum look look;   /* the mark's where there is one, otherwise the text's */
	bool is_number;
	double number; /* unrounded */
	int decimals;  /* of the text */
	struct origin origin;
	const char *anchor; /* of a report: where it is told how the number comes about (document_block.anchor); NULL */
};
#endif
