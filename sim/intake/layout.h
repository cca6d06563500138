/* SPDX-License-Identifier: GPL-3.0-or-later */
/* layout: a sheet of a person as grids, each a wide table of one heading row: indicators in rows, years in columns.
 * Recognised are titles, units and notes around a table, headings in several rows and merged cells, several tables on a
 * sheet and one that goes on under its headings again (续表), years in rows with indicators in columns, long tables
 * (indicator, unit, year, value), and tables of several regions or scenarios, of which one is chosen. */
#ifndef INTAKE_LAYOUT_H
#define INTAKE_LAYOUT_H
#include "base/csv.h"
#include "intake/indicator_table.h"
#include "sheet/sheet.h"

struct grid {
	const struct csv *csv;         /* headings joined and in reading order; cells keep their places */
	const struct sheet_cell **origin; /* [rows + 1][columns] of csv, the headings' first; NULL: of no cell */
	const char **said_origin;      /* as origin: what the table says of where the number comes from; NULL: nothing */
	const struct sheet *sheet;
	const char *title;             /* above it; NULL: none */
	const struct sheet_cell *unit; /* the cell that says 单位：亿元 above; NULL: none */
	const char *unit_text;         /* the unit that it says */
	bool statistics;               /* of several regions, or with codes: its last year is no plan's unless it says so */
	bool pathway;                  /* years of a scenario (IAMC): what comes after the first is no fact */
};
/* A sheet of which one region, scenario or model must be chosen: an error where nothing else is there, else its rows
 * are left out, which is told (grids_tell_unchosen). */
struct unchosen { struct place place; bool named; enum word message, hint, left_hint; const char *args[4]; };
struct grids {
	struct grid *list; int count, capacity;
	struct unchosen *unchosen; int unchosen_count, unchosen_capacity;
	bool chosen;                   /* some sheet has what was named */
	const char **notes; int note_count, note_capacity; /* what stands below */
};

/* Adds those of a sheet. False: an error, reported. `alone`: there is no other sheet, so that one without headings
 * becomes a grid too, whose headings are then told of; of several it is left out, with a note. */
bool grids_tell_unchosen(const struct grids *grids, struct diags *diags); /* false: an error */
bool grids_add(struct grids *grids, struct arena *arena, const struct sheet *sheet, bool alone,
               const struct indicator_choice *choice, struct diags *diags);
#endif
