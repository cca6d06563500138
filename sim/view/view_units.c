/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_units: the table of units by kind, one unit in the others, a number in another unit. As data:
 *   kind,unit,name,also,factor,base,source   and, where a unit or a number was asked for, value: so many of this unit
 *  */
#include <math.h>
#include <string.h>
#include "ask/conversion.h"
#include "view/view.h"
#include "view/view_number.h"
#include "view/view_words.h"
#include "write/document.h"
#include "write/prose.h"
#include "write/relation.h"
#include "write/table.h"
#include "write/writer.h"

struct units {
	const struct conversion *asked;
	const struct view *view;
};

/* --- a row of the table --- */

static const char *source_of(const struct unit_atom *atom, const struct view *view)
{
	static const enum word words[] = {
		[SOURCE_NONE] = W_NONE,         [SOURCE_SI] = W_UNITS_SI,       [SOURCE_IEA] = W_UNITS_IEA,
		[SOURCE_CALORIE] = W_UNITS_CALORIE, [SOURCE_NIST] = W_UNITS_NIST, [SOURCE_BOE] = W_UNITS_BOE,
		[SOURCE_CHINA] = W_UNITS_CHINA, [SOURCE_IPCC] = W_UNITS_IPCC,   [SOURCE_YEAR] = W_UNITS_YEAR,
		[SOURCE_ISO] = W_UNITS_ISO};
	return words[atom->source] ? word_text(view->language, words[atom->source]) : "";
}

static const char *name_of(const struct unit_atom *atom, const struct view *view)
{
	const char *en = atom->words[0] ? atom->words[0] : atom->en;
	return title_in((struct title){.en = en, .zh = atom->zh}, view->language, "");
}

static const char *also_of(struct arena *arena, const struct unit_atom *atom)
{
	struct text out;
	text_init(&out, arena);
	text_add(&out, strcmp(atom->zh, atom->en) == 0 ? "" : atom->zh);
	for (int i = 0; i < UNIT_ALSO && atom->also[i]; i++)
		text_print(&out, "%s%s", out.length ? ", " : "", atom->also[i]);
	for (int i = 0; i < UNIT_WORDS && atom->words[i]; i++)
		text_print(&out, "%s%s", out.length ? ", " : "", atom->words[i]);
	return out.bytes;
}

/* The first of its kind, in which the others are told; NULL: of money, which has none. */
static const struct unit_atom *base_of(const struct unit_atom *atom)
{
	const struct unit_atom *base = unit_atoms;
	while (base->kind != atom->kind || (atom->kind != ATOM_MONEY && unit_kind_of(base) != unit_kind_of(atom)))
		base++;
	return atom->kind == ATOM_DIMENSION ? base : NULL;
}

static double factor_of(const struct unit_atom *atom)
{
	struct unit one = unit_one, base = unit_one;
	one.factor = unit_atom_factor(atom);
	return conversion_between(1, &one, &base);
}

/* --- data --- */

static const struct column unit_columns[] = {{"kind", .kind = COLUMN_ID},    {"unit", .kind = COLUMN_ID},
                                             {"name", .kind = COLUMN_ID},    {"also", .kind = COLUMN_ID},
                                             {"factor", .kind = COLUMN_NUMBER}, {"base", .kind = COLUMN_ID},
                                             {"source", .kind = COLUMN_ID},  {"value", .kind = COLUMN_NUMBER},
                                             {0}};

static void put_atom(struct rows *to, const struct unit_atom *atom, double value, const struct view *view)
{
	const struct unit_atom *base = base_of(atom);
	rows_put(to, (const struct value[]){{.text = unit_kind_name(unit_kind_of(atom), LANGUAGE_OF_DATA)},
	                                    {.text = atom->en},
	                                    {.text = name_of(atom, view)},
	                                    {.text = also_of(rows_arena(to), atom)},
	                                    {.number = factor_of(atom)},
	                                    {.text = base ? base->en : atom->kind == ATOM_MONEY ? atom->en : "1"},
	                                    {.text = source_of(atom, view)},
	                                    {.number = value}});
}

/* A unit that is no row: what it is in the base of each of its kinds. */
static void put_unit(struct rows *to, const struct unit *unit, double value)
{
	struct unit base = *unit;
	base.factor = 1;
	base = unit_multiply(rows_arena(to), &base, &unit_one);
	rows_put(to, (const struct value[]){{.text = unit_kind_of_unit(rows_arena(to), unit, LANGUAGE_OF_DATA)},
	                                    {.text = unit->text},
	                                    {.text = NULL},
	                                    {.text = NULL},
	                                    {.number = unit->factor},
	                                    {.text = base.text},
	                                    {.text = NULL},
	                                    {.number = value}});
}

static void fill_units(struct rows *to, const void *of)
{
	const struct units *units = of;
	const struct conversion *asked = units->asked;
	for (int i = 0; i < asked->count; i++)
		if (asked->rows[i].atom)
			put_atom(to, asked->rows[i].atom, asked->rows[i].value, units->view);
		else
			put_unit(to, &asked->to, asked->rows[i].value);
	if (asked->about == CONVERSION_UNIT && !asked->count && asked->atom)
		put_atom(to, asked->atom, asked->value, units->view);
	else if (asked->about == CONVERSION_UNIT && !asked->count)
		put_unit(to, &asked->from, asked->value);
	for (const struct unit_atom *atom = unit_atoms; asked->about <= CONVERSION_KIND && atom->en; atom++)
		if (asked->about == CONVERSION_ALL || unit_kind_of(atom) == asked->kind)
			put_atom(to, atom, NAN, units->view);
}

static const struct relation units_relation = {"units", unit_columns, .fill = fill_units};

static const struct column columns[] = {{"command", COLUMN_ID, .in = IN_NESTED},
                                        {"number", COLUMN_NUMBER, .in = IN_NESTED},
                                        {"of", COLUMN_ID, .in = IN_NESTED},
                                        {"units", COLUMN_ROWS, .rows = &units_relation},
                                        {0}};

static void fill(struct rows *to, const void *of)
{
	const struct conversion *asked = ((const struct units *)of)->asked;
	bool named = asked->about >= CONVERSION_UNIT;
	rows_put(to, (const struct value[]){{.text = "units"},
	                                    {.number = named ? asked->value : NAN},
	                                    {.text = named ? asked->from.text : NULL},
	                                    {.of = of}});
}

static const struct relation data = {"all", columns, .fill = fill};

/* --- for people --- */

static const char *printed(const struct unit_atom *atom, const struct view *view)
{
	return title_in((struct title){.en = atom->en, .zh = atom->zh}, view->language, "");
}

static const char *symbols_of(struct arena *arena, enum unit_kind kind, const struct view *view)
{
	enum { MOST = 24 };
	struct text out;
	text_init(&out, arena);
	int count = 0;
	for (const struct unit_atom *atom = unit_atoms; atom->en; atom++)
		if (unit_kind_of(atom) == kind && ++count <= MOST)
			text_print(&out, "%s%s", count > 1 ? " " : "",
			           kind == KIND_MONEY ? atom->en : printed(atom, view));
	if (count > MOST)
		text_print(&out, " %s", view_say(arena, view, W_UNITS_MORE, arena_print(arena, "%d", count - MOST)));
	return out.bytes;
}

static void tell_all(struct document *document, const struct units *units)
{
	const struct view *view = units->view;
	struct table_column heads[] = {{word_text(view->language, W_UNITS_KIND), SIDE_LEFT, 0, 0, false},
	                               {word_text(view->language, W_UNITS_UNITS), SIDE_LEFT, 2, TABLE_WRAPS, false}};
	struct table *table = table_begin(document->arena, heads, 2);
	for (int kind = 0; kind < UNIT_KINDS; kind++) {
		table_row(table);
		table_cell(table, unit_kind_name((enum unit_kind)kind, view->language), LOOK_PLAIN);
		table_cell(table, symbols_of(document->arena, (enum unit_kind)kind, view), LOOK_PLAIN);
	}
	document_table(document, table, 0);
	document_space(document);
	document_say(document, word_text(view->language, W_UNITS_SCALES));
	document_say(document, word_text(view->language, W_UNITS_ASK));
}

/* What must be known before units of a kind are taken for each other. */
static void note(struct document *document, enum unit_kind kind, const struct view *view)
{
	static const enum word words[UNIT_KINDS] = {
		[DIM_ENERGY] = W_UNITS_NOTE_ENERGY, [DIM_CO2] = W_UNITS_NOTE_CO2,     [DIM_CO2E] = W_UNITS_NOTE_CO2,
		[DIM_VOLUME] = W_UNITS_NOTE_VOLUME, [DIM_POWER] = W_UNITS_NOTE_POWER, [KIND_MONEY] = W_UNITS_NOTE_MONEY,
		[KIND_SHARE] = W_UNITS_NOTE_SHARE,   [DIM_TEMPERATURE] = W_UNITS_NOTE_TEMPERATURE};
	enum word word = words[kind];
	if (!word)
		return;
	document_space(document);
	document_note(document, prose_plain(document->arena, word_text(view->language, word)));
}

static void tell_kind(struct document *document, const struct units *units)
{
	const struct view *view = units->view;
	enum language language = view->language;
	struct table_column heads[] = {{word_text(language, W_UNITS_SYMBOL), SIDE_LEFT, 0, 0, false},
	                               {word_text(language, W_UNITS_NAME), SIDE_LEFT, 2, 34, false},
	                               {word_text(language, W_UNITS_ONE_IS), SIDE_RIGHT, 2, 0, false},
	                               {"", SIDE_LEFT, 1, 0, false},
	                               {word_text(language, W_COLUMN_SOURCE), SIDE_LEFT, 2, TABLE_WRAPS, false}};
	struct table *table = table_begin(document->arena, heads, 5);
	for (const struct unit_atom *atom = unit_atoms; atom->en; atom++) {
		if (unit_kind_of(atom) != units->asked->kind)
			continue;
		const struct unit_atom *base = base_of(atom);
		table_row(table);
		table_cell(table, atom->en, LOOK_PLAIN);
		table_cell(table, name_of(atom, view), LOOK_PLAIN);
		table_cell(table, atom->kind == ATOM_MONEY ? "" : view_exact(document->arena, factor_of(atom)), LOOK_PLAIN);
		table_cell(table, base ? base->en : "", LOOK_PLAIN);
		table_cell(table, source_of(atom, view), LOOK_PLAIN);
	}
	document_table(document, table, 0);
	note(document, units->asked->kind, view);
}

static const char *amount(struct arena *arena, double value, const struct unit *unit, const struct view *view)
{
	const char *gap = language_rules[view->language].unit_gap, *name = unit_name(arena, unit, view->language, true);
	return arena_print(arena, "%s%s%s", view_exact(arena, value), *gap ? gap : " ", name);
}

static void tell_unit(struct document *document, const struct units *units)
{
	const struct conversion *asked = units->asked;
	const struct view *view = units->view;
	struct arena *arena = document->arena;
	document_heading(
		document, amount(arena, asked->value, &asked->from, view),
		prose_plain(arena, arena_print(arena, "  %s", unit_kind_of_unit(arena, &asked->from, view->language))));
	if (asked->atom) {
		document_say(document, view_say(arena, view, W_UNITS_WRITTEN, also_of(arena, asked->atom)));
		if (*source_of(asked->atom, view))
			document_say(document, view_say(arena, view, W_UNITS_SOURCE, source_of(asked->atom, view)));
	}
	if (asked->kind == UNIT_KINDS) {
		struct unit base = asked->from;
		base.factor = 1;
		base = unit_multiply(arena, &base, &unit_one);
		document_say(document,
		             arena_print(arena, "= %s",
		                         amount(arena, conversion_between(asked->value, &asked->from, &base), &base, view)));
	}
	struct table_column heads[] = {
		{"", SIDE_RIGHT, 2, 0, false}, {"", SIDE_LEFT, 1, 0, false}, {"", SIDE_LEFT, 2, 40, false}};
	struct table *table = table_begin(arena, heads, 3);
	for (int i = 0; i < asked->count; i++) {
		const struct conversion_row *row = &asked->rows[i];
		table_row(table);
		table_cell(table, arena_print(arena, "= %s", view_exact(arena, row->value)), LOOK_PLAIN);
		table_cell(table, row->atom->en, LOOK_PLAIN);
		table_cell(table, name_of(row->atom, view), LOOK_PLAIN);
	}
	if (asked->count)
		document_table(document, table, 0);
	if (asked->kind < UNIT_KINDS)
		note(document, asked->kind, view);
}

static void tell_to(struct document *document, const struct units *units)
{
	const struct conversion *asked = units->asked;
	const struct view *view = units->view;
	struct arena *arena = document->arena;
	document_say(document, arena_print(arena, "%s = %s", amount(arena, asked->value, &asked->from, view),
	                                   amount(arena, asked->rows[0].value, &asked->to, view)));
	if (asked->value != 1)
		document_say(document,
		             arena_print(arena, "%s = %s", amount(arena, 1, &asked->from, view),
		                         amount(arena, conversion_between(1, &asked->from, &asked->to), &asked->to, view)));
	const enum unit_kind temperature = (enum unit_kind)DIM_TEMPERATURE;
	if (unit_kind_alone(&asked->from) == temperature) /* of a level it would be wrong */
		note(document, temperature, view);
}

static void tell(struct document *document, const void *of)
{
	const struct units *units = of;
	switch (units->asked->about) {
	case CONVERSION_ALL: tell_all(document, units); break;
	case CONVERSION_KIND: tell_kind(document, units); break;
	case CONVERSION_UNIT: tell_unit(document, units); break;
	case CONVERSION_TO: tell_to(document, units); break;
	}
}

struct said view_units(struct arena *arena, const struct conversion *asked, const struct view *view)
{
	struct units *of = ARENA_NEW(arena, struct units);
	*of = (struct units){asked, view};
	return (struct said){&data, units_relation.name, tell, .of = of};
}
