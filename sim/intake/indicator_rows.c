/* SPDX-License-Identifier: GPL-3.0-or-later */
/* indicator_rows: the rows of one grid. A row that holds nothing but a name (or stands only in the first
 * column) is a heading for those below it; an empty group is that of the row above, as merged cells leave it.
 * Holds: texts are cleaned and at most LONGEST characters; a fact is one number or nothing, and what is neither is
 * said. */
#include "intake/indicator_rows.h"
#include <string.h>
#include "intake/indicator_basis.h"
#include "intake/indicator_units.h"
#include "intake/indicator_marks.h"
#include "intake/indicator_name.h"

enum { LONGEST = 1000 };

struct indicator_rows {
	struct arena *arena;
	struct diags *diags;
	const struct grid *grid;
	const struct csv *csv;
	const struct headings *headings;
	struct indicator_table *table;
	const char *group; /* of the row above */
	struct title whole; /* the last row that was no part */
	struct title above; /* the last row that was no growth of another */
	const struct marks_seen *seen; /* in its numbers and, where they show nothing, in those of the other tables */
	const char *origin; /* that the row says of all its numbers */
	bool commas_told;
	bool bad;
};

static const struct csv_cell *cell_at_column(const struct indicator_rows *rows, int row, int column)
{
	return column >= 0 ? csv_cell(rows->csv, row, column) : NULL;
}

static const struct csv_cell *cell_at(const struct indicator_rows *rows, int row, enum heading heading)
{
	return cell_at_column(rows, row, rows->headings->column[heading]);
}

static void complain_row(struct indicator_rows *rows, struct place place, enum word message, enum word hint,
                         const char *const *args)
{
	rows->bad = true;
	diag_add(rows->diags, DIAG_ERROR, place, NULL, message, hint, args);
}

static const struct sheet_cell *origin_at(const struct indicator_rows *rows, int row, int column)
{
	return column >= 0 ? rows->grid->origin[(size_t)(row + 1) * (size_t)rows->csv->columns + (size_t)column] : NULL;
}

/* Cleaned; NULL where there is none. */
static const char *text_at(struct indicator_rows *rows, int row, enum heading heading)
{
	const struct csv_cell *cell = cell_at(rows, row, heading);
	if (!cell)
		return NULL;
	const char *text = indicator_clean(rows->arena, cell->text);
	if (text_count(text, strlen(text)) > LONGEST) {
		complain_row(rows, cell->place, W_TABLE_LONG, W_TABLE_LONG_HINT, WORDS());
		return NULL;
	}
	return marks_missing(indicator_plain(rows->arena, text)) ? NULL : text;
}

static const char *plain_at(struct indicator_rows *rows, int row, enum heading heading)
{
	const char *text = text_at(rows, row, heading);
	return text ? indicator_plain(rows->arena, text) : NULL;
}

/* --- names and units --- */

/* "比上年增长" under a row is that row's growth. */
static const char *name_of_growth(const struct indicator_rows *rows, const char *name)
{
	if (!name || !rows->above.zh || !name_is_chinese(name))
		return name;
	struct heading_said said = heading_read(rows->arena, name);
	bool growth = !said.not_understood && heading_is_growth(&said) && !said.first && !said.mean && !said.total &&
	              !said.planned && !said.no_level && !said.unit_text;
	return growth ? arena_print(rows->arena, "%s增长", rows->above.zh) : name;
}

/* A name without a language of its own is in the one it is written in; the other comes from the table of known
 * names. */
static void read_names(struct indicator_rows *rows, int row, struct indicator *out)
{
	const char *zh = text_at(rows, row, HEADING_ZH), *en = text_at(rows, row, HEADING_EN);
	const char *name = text_at(rows, row, HEADING_NAME);
	zh = name_without_marks(rows->arena, zh, out);
	en = name_without_marks(rows->arena, en, out);
	name = name_without_marks(rows->arena, name, out);
	name = name_of_growth(rows, name);
	bool chinese = name && name_is_chinese(name);
	out->title = (struct title){.en = en ? en : chinese ? NULL : name, .zh = zh ? zh : chinese ? name : NULL};
	enum heading heading = rows->headings->column[HEADING_NAME] >= 0 ? HEADING_NAME
	                       : rows->headings->column[HEADING_ZH] >= 0 ? HEADING_ZH
	                                                                : HEADING_EN;
	out->place = cell_at(rows, row, heading)->place;
	const struct sheet_cell *origin = origin_at(rows, row, rows->headings->column[heading]);
	out->source = origin ? sheet_cell_name(rows->arena, origin) : NULL;
}

/* What the table says of all its rows, where a row says nothing. */
static void take_table_unit(struct indicator_rows *rows, struct indicator *out)
{
	const char *nearest, *text = rows->grid->unit_text;
	size_t offset, length;
	if (out->has_unit || out->unit_text || !text)
		return;
	out->unit_text = text;
	out->unit_place = rows->grid->unit->place;
	out->has_unit = unit_parse(rows->arena, text, &out->unit, &offset, &length, &nearest);
}

/* "地区生产总值（亿元）" beside a column of units that says the same; another scale of it is an error. */
static const char *without_same_unit(struct indicator_rows *rows, const char *name, const struct indicator *row)
{
	struct indicator inside = {0};
	const char *left = name_without_unit(rows->arena, name, &inside);
	double scale;
	if (!inside.has_unit || !unit_fits_but_prices(&inside.unit, &row->unit, &scale) ||
	    inside.unit.share != row->unit.share)
		return name;
	if (scale != 1)
		complain_row(rows, row->unit_place, W_TABLE_UNIT_TWO, W_TABLE_UNIT_TWO_HINT,
		             WORDS(row->unit_text, inside.unit_text));
	return left;
}

static void read_indicator_unit(struct indicator_rows *rows, int row, struct indicator *out)
{
	const struct csv_cell *cell = cell_at(rows, row, HEADING_UNIT);
	const char *text = text_at(rows, row, HEADING_UNIT), *nearest = NULL;
	size_t offset, length;
	out->unit_place = cell && text ? cell->place : out->place;
	if (!text) {
		out->title.zh = name_without_marks(rows->arena, name_without_unit(rows->arena, out->title.zh, out), out);
		out->title.en = name_without_marks(rows->arena, name_without_unit(rows->arena, out->title.en, out), out);
		take_table_unit(rows, out);
		indicator_slipped_unit(rows->arena, out);
		return;
	}
	out->unit_text = text;
	out->has_unit = unit_parse(rows->arena, text, &out->unit, &offset, &length, &nearest);
	if (out->has_unit) {
		out->title.zh = without_same_unit(rows, out->title.zh, out);
		out->title.en = without_same_unit(rows, out->title.en, out);
	}
}

/* --- numbers --- */

/* False: reported. */
static bool read_indicator_value(struct indicator_rows *rows, int row, int column, enum cell_of of,
                                 struct indicator_cell *out)
{
	const struct csv_cell *cell = cell_at_column(rows, row, column);
	*out = (struct indicator_cell){.text = ""};
	if (!cell)
		return true;
	if (text_count(cell->text, strlen(cell->text)) > LONGEST) {
		complain_row(rows, cell->place, W_TABLE_LONG, W_TABLE_LONG_HINT, WORDS());
		return false;
	}
	const struct sheet_cell *origin = origin_at(rows, row, column);
	bool own = origin && origin->is_number; /* a workbook's number has a decimal point, whatever texts beside it have */
	bool good = indicator_cell_read(rows->arena, cell, own ? NULL : rows->seen, of, out, rows->diags);
	if (out->decimal_comma && !rows->commas_told)
		diag_note(rows->diags, cell->place, NULL, W_INDICATOR_COMMAS, W_INDICATOR_COMMAS_HINT, out->text);
	rows->commas_told |= out->decimal_comma;
	if (origin && *out->text)
		out->source = sheet_cell_name(rows->arena, origin);
	out->origin = rows->grid->said_origin[(size_t)(row + 1) * (size_t)rows->csv->columns + (size_t)column];
	out->origin = out->origin ? out->origin : rows->origin;
	rows->bad |= !good;
	const struct heading_unit *unit = &rows->headings->units[column];
	if (out->has_number && !out->has_unit && unit->text) {
		out->unit = unit->unit;
		out->unit_text = unit->text;
		out->has_unit = out->heading_unit = true;
	}
	return good;
}

static const char *row_title(const struct indicator_rows *rows, const struct indicator *out)
{
	return title_in(out->title, rows->diags->language, "");
}

/* A remark that names another year than the column's. */
static void question_year(struct indicator_rows *rows, const struct indicator_cell *cell, int year)
{
	struct heading_said said = {0};
	if (cell->remark)
		said = heading_read(rows->arena, cell->remark);
	if (said.first && said.first == said.last && said.first != year)
		diag_warning(rows->diags, cell->place, NULL, W_TABLE_REMARK_YEAR, W_TABLE_REMARK_YEAR_HINT, cell->text,
		             arena_print(rows->arena, "%d", year));
}

/* A fact is one number; words stay in the note. */
static void read_fact(struct indicator_rows *rows, int row, int column, int year, struct indicator *out,
                      struct indicator_cell *cell)
{
	bool good = read_indicator_value(rows, row, column, CELL_OF_FACT, cell);
	indicator_cell_as_fact(rows->arena, cell);
	question_year(rows, cell, year);
	if (good && *cell->text && !indicator_cell_is_exact(cell))
		diag_warning(rows->diags, cell->place, NULL, W_TABLE_NO_FACT, W_TABLE_NO_FACT_HINT, cell->text,
		             row_title(rows, out), arena_print(rows->arena, "%d", year));
}

/* What the plan prints and is no number stays words, and that is said where a number may have been meant. */
static void read_plan(struct indicator_rows *rows, int row, int column, int year, struct indicator_cell *cell)
{
	bool good = read_indicator_value(rows, row, column, CELL_OF_PLAN, cell);
	if (good && !cell->has_number && !cell->worded.kind && cell->text[strcspn(cell->text, "0123456789")])
		diag_warning(rows->diags, cell->place, NULL, W_TABLE_KEPT_WORDS, W_TABLE_KEPT_WORDS_HINT, cell->text);
	if (!cell->has_number || !cell->by || cell->by == year)
		return;
	diag_warning(rows->diags, cell->place, NULL, W_TABLE_OTHER_YEAR, W_TABLE_OTHER_YEAR_HINT, cell->text,
	             arena_print(rows->arena, "%d", cell->by), arena_print(rows->arena, "%d", year));
	cell->has_number = cell->has_unit = false;
}

/* A number with a unit of its own, as 8%: brought to the unit of the row, which it gives where there is none. Of a
 * change, 下降18%, the unit is the change's. */
static void settle_cell_unit(struct indicator_rows *rows, struct indicator *out, struct indicator_cell *cell)
{
	double scale;
	if (cell->has_number && cell->scale != 1 && out->unit_text && indicator_unit_is_scaled(out->unit_text))
		complain_row(rows, cell->place, W_INDICATOR_SCALE, W_INDICATOR_SCALE_HINT,
		             WORDS(cell->text, out->unit_text, cell->scale_text));
	if (!cell->has_number || !cell->has_unit || cell->move)
		return;
	if (!out->has_unit && !out->unit_text) {
		out->unit = cell->unit;
		out->has_unit = true;
		out->unit_text = cell->unit_text;
	}
	if (out->has_unit && unit_fits(&cell->unit, &out->unit, &scale)) {
		cell->low = unit_convert(cell->low, scale);
		cell->high = unit_convert(cell->high, scale);
		return;
	}
	bool share = out->has_unit && cell->unit.share && out->unit.share &&
	             cell->unit.factor == out->unit.factor; /* 8% beside %/yr */
	if (!share)
		complain_row(rows, cell->place, W_TABLE_UNIT, W_TABLE_UNIT_HINT,
		             WORDS(cell->text, out->unit_text ? out->unit_text : "?"));
}

static void read_rate_kind(struct indicator_rows *rows, int row, struct indicator *out)
{
	const char *kind = plain_at(rows, row, HEADING_RATE_KIND),
			   *title = out->title.zh ? out->title.zh : out->title.en;
	const char *plain = title ? indicator_plain(rows->arena, title) : "";
	bool share = out->has_unit && out->unit.share && !out->unit.per_year && !name_is_growth(plain) &&
	             !name_is_fall(plain);
	out->rate_kind = rows->headings->rate_kind;
	if (kind) {
		bool yearly =
			strstr(kind, "per year") || strstr(kind, "年均") || strstr(kind, "/yr") || strstr(kind, "/年");
		bool points = strstr(kind, "point") || strstr(kind, "百分点");
		out->rate_kind = !yearly ? RATE_CUMULATIVE : points ? RATE_POINTS : RATE_YEARLY;
	} else if (out->rate_kind == RATE_YEARLY && share) {
		out->rate_kind = RATE_POINTS;
	}
	if (out->rate.cumulative)
		out->rate_kind = RATE_CUMULATIVE;
	else if (out->rate.has_number && out->rate.has_unit && out->rate.unit.share == SHARE_POINTS &&
	         out->rate_kind == RATE_YEARLY)
		out->rate_kind = RATE_POINTS;
}

/* --- words --- */

static void read_attribute(struct indicator_rows *rows, int row, struct indicator *out)
{
	const char *text = plain_at(rows, row, HEADING_ATTRIBUTE);
	if (!text)
		return;
	out->binding = strstr(text, "约束") || strcmp(text, "binding") == 0;
	if (!out->binding && !strstr(text, "预期") && strcmp(text, "expected") != 0 && strcmp(text, "-") != 0)
		complain_row(rows, cell_at(rows, row, HEADING_ATTRIBUTE)->place, W_TABLE_ATTRIBUTE,
		             W_TABLE_ATTRIBUTE_HINT, WORDS(text));
}

static void read_sense(struct indicator_rows *rows, int row, struct indicator *out)
{
	const char *text = plain_at(rows, row, HEADING_SENSE);
	out->sense = text ? indicator_sense(text) : SENSE_NONE;
	if (text && !out->sense)
		complain_row(rows, cell_at(rows, row, HEADING_SENSE)->place, W_TABLE_SENSE, W_TABLE_SENSE_HINT,
		             WORDS(text));
}

/* --- rows --- */

/* The only text of a row besides a number such as 一 or （二）; NULL if there are several. */
static const struct csv_cell *only_text(const struct indicator_rows *rows, int row)
{
	const struct csv_cell *only = NULL;
	for (int column = 0; column < rows->csv->columns; column++) {
		const struct csv_cell *cell = cell_at_column(rows, row, column);
		if (!*cell->text || (column == rows->headings->column[HEADING_NO] &&
		                     marks_chinese_number(indicator_half(rows->arena, cell->text))))
			continue;
		if (only)
			return NULL;
		only = cell;
	}
	return only;
}

static void read_facts(struct indicator_rows *rows, int row, struct indicator *out)
{
	const struct headings *headings = rows->headings;
	out->observed = ARENA_ARRAY(rows->arena, rows->table->observed_count + 1, struct indicator_cell);
	out->asides = ARENA_ARRAY(rows->arena, rows->table->aside_count + 1, struct indicator_cell);
	out->targets = ARENA_ARRAY(rows->arena, headings->horizon_count + 1, struct indicator_horizon);
	for (int i = 0; i < rows->table->observed_count; i++)
		out->observed[i].text = "";
	for (int i = 0; i < rows->table->aside_count; i++)
		out->asides[i].text = "";
	read_fact(rows, row, headings->column[HEADING_BASE], headings->base_year, out, &out->base);
	for (int i = 0; i < headings->observed_count; i++) {
		const struct heading_year *year = &headings->observed[i];
		struct indicator_cell *cell = &out->observed[year->index];
		read_fact(rows, row, year->column, year->year, out, cell);
		settle_cell_unit(rows, out, cell);
	}
	for (int i = 0; i < headings->aside_count; i++)
		read_indicator_value(rows, row, headings->asides[i].column, CELL_OF_FACT,
		                     &out->asides[headings->aside_offset + i]);
	for (int i = 0; i < headings->horizon_count; i++) {
		struct indicator_horizon *horizon = &out->targets[out->target_count];
		horizon->year = headings->horizons[i].year;
		read_plan(rows, row, headings->horizons[i].column, horizon->year, &horizon->cell);
		settle_cell_unit(rows, out, &horizon->cell);
		out->target_count += *horizon->cell.text != '\0';
	}
}

static bool has_anything(const struct indicator_rows *rows, const struct indicator *row)
{
	bool any = *row->target.text || *row->rate.text || *row->base.text || row->target_count;
	for (int i = 0; i < rows->table->observed_count && !any; i++)
		any = *row->observed[i].text;
	for (int i = 0; i < rows->table->aside_count && !any; i++)
		any = *row->asides[i].text;
	return any;
}

/* A heading for the rows below; those of a table made of a long one have none. */
static bool is_group(struct indicator_rows *rows, int row)
{
	const struct csv_cell *only = only_text(rows, row);
	if (!only)
		return false;
	rows->group = indicator_clean(rows->arena, only->text);
	if (text_count(rows->group, strlen(rows->group)) > LONGEST)
		complain_row(rows, only->place, W_TABLE_LONG, W_TABLE_LONG_HINT, WORDS());
	return true;
}

static void read_whole_row(struct indicator_rows *rows, int row, struct indicator *out)
{
	unsigned line, column;
	place_line_column(cell_at_column(rows, row, 0)->place, &line, &column);
	out->line = (int)line;
	out->group = rows->group;
	out->note = text_at(rows, row, HEADING_NOTE);
	struct basis_said basis = indicator_basis(rows->arena, text_at(rows, row, HEADING_BASIS));
	out->basis = basis.basis;
	rows->origin = indicator_origin(rows->arena, text_at(rows, row, HEADING_ORIGIN),
	                                text_at(rows, row, HEADING_RELEASED), text_at(rows, row, HEADING_STATUS),
	                                basis.remark);
	read_indicator_unit(rows, row, out);
	indicator_look_up(rows->arena, out);
	indicator_complete_unit(rows->arena, out);
	read_plan(rows, row, rows->headings->column[HEADING_TARGET], rows->headings->target_year, &out->target);
	read_plan(rows, row, rows->headings->column[HEADING_RATE], rows->headings->target_year, &out->rate);
	read_facts(rows, row, out);
	settle_cell_unit(rows, out, &out->target);
	settle_cell_unit(rows, out, &out->base);
	indicator_index_as_growth(rows->arena, rows->table, out);
	read_rate_kind(rows, row, out);
	read_attribute(rows, row, out);
	read_sense(rows, row, out);
}

static bool read_indicator(struct indicator_rows *rows, int row, struct indicator *out)
{
	*out = (struct indicator){0};
	if (is_group(rows, row))
		return false;
	const char *group = text_at(rows, row, HEADING_GROUP);
	rows->group = group ? group : rows->group;
	out->no = text_at(rows, row, HEADING_NO);
	int errors = rows->diags->errors;
	read_names(rows, row, out);
	bool told = rows->diags->errors > errors; /* of the name */
	out->whole = out->is_part ? rows->whole : (struct title){0};
	read_whole_row(rows, row, out);
	rows->whole = out->is_part ? rows->whole : out->title;
	bool growth = out->title.zh && name_is_growth(out->title.zh);
	rows->above = growth ? rows->above : out->title;
	if (!out->title.en && !out->title.zh && told)
		return true;
	bool any = has_anything(rows, out);
	if (!out->title.en && !out->title.zh)
		complain_row(rows, out->place, W_TABLE_NO_NAME, W_TABLE_NO_NAME_HINT, WORDS());
	else if (!any && rows->headings->column[HEADING_TARGET] >= 0)
		diag_warning(rows->diags, out->place, NULL, W_TABLE_NO_TARGET, W_TABLE_NO_TARGET_HINT,
		             row_title(rows, out));
	return any;
}

bool indicator_rows_read(struct arena *arena, const struct grid *grid, const struct headings *headings,
                         const struct marks_seen *seen, struct indicator_table *table, struct diags *diags)
{
	struct indicator_rows rows = {.arena = arena, .diags = diags, .grid = grid, .csv = grid->csv,
	                              .headings = headings, .table = table, .seen = seen};
	for (int row = 0; row < grid->csv->rows; row++) {
		struct indicator *out = &table->list[table->count];
		bool kept = read_indicator(&rows, row, out);
		out->grid = headings->index;
		table->count += kept;
	}
	return !rows.bad;
}
