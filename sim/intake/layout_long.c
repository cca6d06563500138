/* SPDX-License-Identifier: GPL-3.0-or-later */
/* layout_long: a table with one number in a row: indicator, unit, year, value, in any order, perhaps with what kind of
 * number it is (base, target), its flag and a note. Where no column is headed as names, those are made of the texts
 * that tell the rows apart (sector, siec of Eurostat), or of what the table is about. */
#include <string.h>
#include "intake/indicator_basis.h"
#include "intake/indicator_cell.h"
#include "intake/indicator_known.h"
#include "intake/indicator_marks.h"
#include "intake/indicator_name.h"
#include "intake/layout_pivot.h"

enum { LONGEST_NOTE = 800, LONGEST_FLAG = 4 };

struct reading {
	struct pivot pivot;
	int column[HEADINGS];
	int *names, name_count;   /* columns that a name is made of, where none is headed so */
	int *values, value_count; /* the column of values; of several, each says which kind it is */
	struct pivot_row last;    /* what an empty name stands for */
	const char *subject;
	struct lookup *told;      /* what was said already */
};

static const struct sheet_cell *at(const struct reading *reading, int row, enum heading role)
{
	int column = reading->column[role];
	return column >= 0 ? layout_cell(reading->pivot.layout, row, column) : NULL;
}

static const char *said_at(const struct reading *reading, int row, enum heading role)
{
	const struct sheet_cell *cell = at(reading, row, role);
	const char *text = cell ? layout_text(reading->pivot.layout->arena, cell->text) : "";
	return *text ? text : NULL;
}

static void tell_once(struct reading *reading, const struct sheet_cell *cell, enum word message, enum word hint,
                      const char *text)
{
	const char *key = arena_print(reading->pivot.layout->arena, "%d %s", (int)message, text);
	if (lookup_find(reading->told, key))
		return;
	lookup_put(reading->told, key, reading);
	diag_note(reading->pivot.layout->diags, cell->place, NULL, message, hint, text);
}

/* Columns of texts under unknown headings: all that tell rows apart, or the first. */
static void find_names(struct reading *reading)
{
	const struct layout_block *block = reading->pivot.block;
	struct layout_work *layout = reading->pivot.layout;
	reading->names = ARENA_ARRAY(layout->arena, layout->sheet->columns + 1, int);
	if (reading->column[HEADING_NAME] >= 0 || reading->column[HEADING_ZH] >= 0 || reading->column[HEADING_EN] >= 0)
		return;
	int constant = -1;
	for (int column = block->from; column < block->to; column++) {
		if (block->columns[column].role != HEADINGS || !block->row_count)
			continue;
		const char *first = layout_cell(layout, block->rows[0], column)->text;
		bool texts = false, differ = false;
		for (int i = 0; i < block->row_count; i++) {
			const char *text = layout_cell(layout, block->rows[i], column)->text;
			texts |= *text && !layout_is_number(text);
			differ |= strcmp(text, first) != 0;
		}
		if (texts && differ)
			reading->names[reading->name_count++] = column;
		else if (texts && constant < 0)
			constant = column;
	}
	if (!reading->name_count && constant >= 0)
		reading->names[reading->name_count++] = constant;
}

static void tell_unread(struct reading *reading)
{
	const struct layout_block *block = reading->pivot.block;
	for (int column = block->from; column < block->to; column++) {
		const struct layout_column *said = &block->columns[column];
		bool used = said->role != HEADINGS || !said->cell;
		for (int i = 0; i < reading->name_count; i++)
			used |= reading->names[i] == column;
		for (int i = 0; i < reading->value_count; i++)
			used |= reading->values[i] == column;
		if (!used)
			tell_once(reading, said->cell, W_TABLE_COLUMN_UNKNOWN, W_LAYOUT_LONG_HINT, said->text);
	}
}

static const char *made_name(const struct reading *reading, int row, const struct sheet_cell **cell)
{
	struct arena *arena = reading->pivot.layout->arena;
	const char *name = "";
	for (int i = 0; i < reading->name_count; i++) {
		const struct sheet_cell *part = layout_cell(reading->pivot.layout, row, reading->names[i]);
		const char *text = layout_text(arena, part->text);
		*cell = *cell ? *cell : part;
		name = *name && *text ? arena_print(arena, "%s, %s", name, text) : *text ? text : name;
	}
	return *name ? name : reading->subject;
}

static void name_row(const struct reading *reading, int row, struct pivot_row *out)
{
	out->name = said_at(reading, row, HEADING_NAME);
	out->zh = said_at(reading, row, HEADING_ZH);
	out->en = said_at(reading, row, HEADING_EN);
	if (!out->name && !out->zh && !out->en && !reading->name_count) {
		out->name = reading->last.name;
		out->zh = reading->last.zh;
		out->en = reading->last.en;
	}
	enum heading named = out->name ? HEADING_NAME : out->zh ? HEADING_ZH : HEADING_EN;
	out->cell = at(reading, row, named);
	if (!out->name && !out->zh && !out->en) {
		out->cell = NULL;
		out->name = made_name(reading, row, &out->cell);
		out->cell = out->cell ? out->cell : at(reading, row, HEADING_YEAR);
	}
}

/* Of what plans print there, "约束性" and "预期性 (inferred)"; words that say which number it is are its kind. */
static const char *attribute_of(struct reading *reading, int row, const char **kind)
{
	struct arena *arena = reading->pivot.layout->arena;
	const char *text = said_at(reading, row, HEADING_ATTRIBUTE);
	const char *plain = text ? indicator_plain(arena, text) : "";
	if (strstr(plain, "约束") || strstr(plain, "binding"))
		return "约束性";
	if (strstr(plain, "预期性") || strstr(plain, "expected"))
		return "预期性";
	struct heading_said said = heading_read(arena, arena_copy(arena, plain, strcspn(plain, "(:;,")));
	if (*plain && !said.not_understood && (said.planned || said.actual) && !*kind)
		*kind = arena_copy(arena, plain, strcspn(plain, "(:;,"));
	else if (*plain && !marks_missing(plain))
		tell_once(reading, at(reading, row, HEADING_ATTRIBUTE), W_LAYOUT_ATTRIBUTE, W_LAYOUT_ATTRIBUTE_HINT, text);
	return NULL;
}

static const char *value_of(const struct reading *reading, int row, int column)
{
	struct arena *arena = reading->pivot.layout->arena;
	const char *text = layout_text(arena, layout_cell(reading->pivot.layout, row, column)->text);
	const char *flag = said_at(reading, row, HEADING_FLAG);
	if (!*text || !flag || marks_missing(indicator_plain(arena, text)))
		return text;
	bool letters = strlen(flag) <= LONGEST_FLAG && !name_is_chinese(flag);
	return arena_print(arena, letters ? "%s %s" : "%s (%s)", text, flag);
}

static void add_note(struct reading *reading, int row, struct pivot_row *into)
{
	const char *text = said_at(reading, row, HEADING_NOTE);
	if (!text || (into->note && strstr(into->note, text)))
		return;
	size_t length = strlen(text) + (into->note ? strlen(into->note) : 0);
	if (length > LONGEST_NOTE) {
		tell_once(reading, at(reading, row, HEADING_NOTE), W_LAYOUT_NOTE_LONG, W_LAYOUT_NOTE_LONG_HINT,
		          into->name ? into->name : into->zh ? into->zh : into->en);
		return;
	}
	into->note = into->note ? arena_print(reading->pivot.layout->arena, "%s; %s", into->note, text) : text;
	into->note_cell = into->note_cell ? into->note_cell : at(reading, row, HEADING_NOTE);
}

/* A growth of "2026-2030" is the mean one of these years. */
static const char *growth_over(struct arena *arena, const struct pivot_row *row, const char *period)
{
	struct heading_said said = heading_read(arena, period);
	const char *name = row->name ? row->name : row->zh ? row->zh : row->en;
	const char *plain = name ? indicator_plain(arena, name) : "";
	bool several = said.first && said.last > said.first + 1 && !said.several && !heading_is_growth(&said);
	if (!several || !(name_is_growth(plain) || strstr(plain, "增长") || strstr(plain, "增速")))
		return period;
	return arena_print(arena, name_is_chinese(name) ? "%d-%d年年均增长" : "%d-%d mean growth", said.first, said.last);
}

/* "2025" and "target" are "2025 target"; NULL: no year, which is said. */
static const char *period_of(struct reading *reading, int row, const char *kind, const struct pivot_row *named)
{
	struct arena *arena = reading->pivot.layout->arena;
	const char *year = said_at(reading, row, HEADING_YEAR);
	kind = kind ? kind : said_at(reading, row, HEADING_KIND);
	const char *text = year && kind ? arena_print(arena, "%s %s", year, kind) : year ? year : kind;
	if (!text)
		return NULL;
	struct heading_said said = heading_read(arena, text);
	bool rate = heading_find(arena, text) == HEADING_RATE;
	if (rate || (!said.not_understood && !said.no_level && layout_means(&said)))
		return rate ? text : growth_over(arena, named, text);
	tell_once(reading, at(reading, row, year ? HEADING_YEAR : HEADING_KIND), W_LAYOUT_PERIOD, W_LAYOUT_PERIOD_HINT,
	          text);
	return NULL;
}

static const char *origin_of(const struct reading *reading, int row, const char *remark)
{
	return indicator_origin(reading->pivot.layout->arena, said_at(reading, row, HEADING_ORIGIN),
	                        said_at(reading, row, HEADING_RELEASED), said_at(reading, row, HEADING_STATUS), remark);
}

static bool has_name(const struct pivot_row *row) { return row->name || row->zh || row->en; }

static void read_row(struct reading *reading, int row)
{
	struct pivot_row named = {0};
	name_row(reading, row, &named);
	reading->last = has_name(&named) ? named : reading->last;
	const char *unit = layout_row_unit(reading->pivot.layout, reading->pivot.block, row);
	named.unit = *unit ? unit : NULL;
	named.unit_cell = at(reading, row, HEADING_UNIT);
	named.group = said_at(reading, row, HEADING_GROUP);
	struct basis_said basis = indicator_basis(reading->pivot.layout->arena, said_at(reading, row, HEADING_BASIS));
	named.basis = basis.basis;
	const char *origin = origin_of(reading, row, basis.remark);
	const char *attribute_kind = NULL, *attribute = attribute_of(reading, row, &attribute_kind);
	for (int i = 0; i < reading->value_count; i++) {
		const struct layout_column *column = &reading->pivot.block->columns[reading->values[i]];
		const struct sheet_cell *cell = layout_cell(reading->pivot.layout, row, reading->values[i]);
		const char *text = value_of(reading, row, reading->values[i]);
		const char *kind = column->role == HEADINGS && layout_means(&column->said) ? column->text : attribute_kind;
		const char *period = *text ? period_of(reading, row, kind, &named) : NULL;
		if (!period)
			continue;
		struct pivot_row *into = pivot_row(&reading->pivot, &named);
		into->attribute = attribute ? attribute : into->attribute;
		add_note(reading, row, into);
		const struct sheet_cell *year = at(reading, row, HEADING_YEAR);
		pivot_number(&reading->pivot, into, pivot_period(&reading->pivot, period, year ? year : cell), text, origin,
		             cell);
	}
}

/* Under 数值; or several under words that say which kind; or the only other one that holds numbers. */
static void find_values(struct reading *reading)
{
	const struct layout_block *block = reading->pivot.block;
	struct layout_work *layout = reading->pivot.layout;
	int only = -1, others = 0;
	reading->values = ARENA_ARRAY(layout->arena, layout->sheet->columns + 1, int);
	if (reading->column[HEADING_VALUE] >= 0)
		reading->values[reading->value_count++] = reading->column[HEADING_VALUE];
	for (int column = block->from; column < block->to && !reading->value_count; column++)
		for (int i = 0; i < block->row_count && block->columns[column].role == HEADINGS; i++)
			if (layout_is_number(layout_cell(layout, block->rows[i], column)->text)) {
				only = column;
				others++;
				break;
			}
	for (int column = block->from; column < block->to && reading->column[HEADING_VALUE] < 0; column++)
		if (block->columns[column].role == HEADINGS && layout_means(&block->columns[column].said))
			reading->values[reading->value_count++] = column;
	if (!reading->value_count && others == 1)
		reading->values[reading->value_count++] = only;
}

bool layout_long(struct layout_work *layout, struct layout_block *block)
{
	struct reading reading = {.told = lookup_create(layout->arena)};
	pivot_init(&reading.pivot, layout, block);
	for (int role = 0; role < HEADINGS; role++)
		reading.column[role] = layout_role(block, (enum heading)role);
	find_values(&reading);
	find_names(&reading);
	bool named = reading.name_count || reading.column[HEADING_NAME] >= 0 || reading.column[HEADING_ZH] >= 0 ||
	             reading.column[HEADING_EN] >= 0;
	reading.subject = named ? NULL : layout_subject(layout, block);
	tell_unread(&reading);
	for (int i = 0; i < block->row_count; i++)
		read_row(&reading, block->rows[i]);
	return pivot_grid(&reading.pivot);
}
