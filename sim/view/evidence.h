/* SPDX-License-Identifier: GPL-3.0-or-later */
/* evidence: where each number of a report comes from. A number that a chapter writes is a cell with an anchor, and the
 * anchor is an entry of the appendix: for a variable in a year what `explain` says of it, for an input its value, place
 * and source, for anything else (a gap, a count, a probability, a cost) a sentence that says how it comes about, whose
 * own numbers have their anchors again. The same number asked for twice is one entry. Holds: the text of each cell is
 * its entry's number rounded to the cell's decimals; report_check (report.h) reads it. */
#ifndef VIEW_EVIDENCE_H
#define VIEW_EVIDENCE_H
#include "ask/result.h"
#include "write/prose.h"

enum evidence_kind { EVIDENCE_VALUE, EVIDENCE_INPUT, EVIDENCE_FACT };
struct evidence_entry {
	enum evidence_kind kind;
	const char *anchor;
	const struct result *of;     /* VALUE, INPUT */
	int variable, element, year; /* VALUE; INPUT: `variable` is the input; year 0: all years */
	double number;               /* unrounded */
	struct prose how;            /* FACT */
};
struct evidence {
	struct arena *arena;
	struct evidence_entry *list;
	int count, capacity;
	struct lookup *known;        /* by anchor: its index + 1 */
	const char *taken;           /* an anchor that stands for two numbers, a fault of ours; NULL: none does */
	double numbers[2];
};

struct report;
struct evidence *evidence_create(struct arena *arena);
const struct evidence_entry *evidence_find(const struct evidence *evidence, const char *anchor); /* NULL: none */
/* Cells with their anchors, entered where they are new. Not finite: a cell "-" without one. */
struct cell evidence_value(struct report *report, const struct result *result, int variable, int element, int year,
                           int decimals);
struct cell evidence_input(struct report *report, const struct result *result, int input, int element, int year,
                           int decimals);
/* The anchor of a variable in a year, where it has been entered; NULL: it has not. */
const char *evidence_known(const struct report *report, const struct result *result, int variable, int element,
                           int year);
/* `id`: letters, digits, hyphens and points, the same for the same number: "gap-green-gdp". Another number under an id
 * that is taken is a fault of ours, which report_check tells. */
struct cell evidence_fact(struct report *report, const char *id, double number, int decimals, struct prose how);
/* A cell that a view made (view_cell_of, view_cell_odds ...), entered: by its origin where it has one whose value it
 * is, otherwise as the fact `id`. Its text stays. */
struct cell evidence_of(struct report *report, struct cell cell, const char *id, struct prose how);
#endif
