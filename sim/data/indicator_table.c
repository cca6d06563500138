/* SPDX-License-Identifier: GPL-3.0-or-later */
/* indicator_table: the rows of a plan's table. A row that holds nothing but a name (or stands only in the first
 * column) is a heading for those below it; an empty group is that of the row above, as merged cells leave it. A unit
 * in parentheses behind the name counts where the unit has no cell. Holds: texts are cleaned and at most LONGEST
 * characters; without errors every row has a name, and a target, a rate or words. */
#include "data/indicator_table.h"
#include <string.h>
#include "base/utf8.h"
#include "data/indicator_heading.h"
#include "data/indicator_known.h"

enum { MOST_ROWS = 1000, LONGEST = 1000 };

struct indicator_rows {
	struct arena *arena;
	struct diags *diags;
	const struct csv *csv;
	struct headings headings;
	const char *group; /* of the row above */
	bool bad;
};

static const struct csv_cell *cell_at_column(const struct indicator_rows *rows, int row, int column)
{
	return column >= 0 ? csv_cell(rows->csv, row, column) : NULL;
}

static const struct csv_cell *cell_at(const struct indicator_rows *rows, int row, enum heading heading)
{
	return cell_at_column(rows, row, rows->headings.column[heading]);
}

static void complain_row(struct indicator_rows *rows, struct place place, enum word message, enum word hint,
                         const char *const *args)
{
	rows->bad = true;
	diag_add(rows->diags, DIAG_ERROR, place, NULL, message, hint, args);
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
	return *text ? text : NULL;
}

static const char *plain_at(struct indicator_rows *rows, int row, enum heading heading)
{
	const char *text = text_at(rows, row, heading);
	return text ? indicator_plain(rows->arena, text) : NULL;
}

/* --- names and units --- */

static bool has_chinese(const char *text)
{
	size_t length = strlen(text), used;
	for (size_t at = 0; at < length; at += used) {
		int32_t code = utf8_decode(text + at, length - at, &used);
		if (code >= 0x2E80 && code < 0xFF00)
			return true;
	}
	return false;
}

/* "3.城镇化率" and "3、城镇化率" become "城镇化率", and 3 its number where the row has none; "5G用户"
 * stays. */
static const char *take_number_of_name(struct indicator_rows *rows, const char *name, struct indicator *out)
{
	static const char *const marks[] = {"、", "．", ".", ")", "）"};
	size_t digits = name ? strspn(name, "0123456789") : 0;
	for (size_t i = 0; digits && digits < 4 && i < sizeof marks / sizeof *marks; i++) {
		const char *rest = name + digits + strlen(marks[i]);
		if (strncmp(name + digits, marks[i], strlen(marks[i])) != 0 || !*rest ||
		    (*rest >= '0' && *rest <= '9'))
			continue;
		out->no = out->no ? out->no : arena_copy(rows->arena, name, digits);
		return indicator_clean(rows->arena, rest);
	}
	return name;
}

/* A name without a language of its own is in the one it is written in; the other comes from the table of known
 * names. */
static void read_names(struct indicator_rows *rows, int row, struct indicator *out)
{
	const char *zh = text_at(rows, row, HEADING_ZH), *en = text_at(rows, row, HEADING_EN);
	const char *name = text_at(rows, row, HEADING_NAME);
	zh = take_number_of_name(rows, zh, out);
	en = take_number_of_name(rows, en, out);
	name = take_number_of_name(rows, name, out);
	bool chinese = name && has_chinese(name);
	out->title = (struct title){.en = en ? en : chinese ? NULL : name, .zh = zh ? zh : chinese ? name : NULL};
	enum heading heading = rows->headings.column[HEADING_NAME] >= 0 ? HEADING_NAME
	                       : rows->headings.column[HEADING_ZH] >= 0 ? HEADING_ZH
	                                                                : HEADING_EN;
	out->place = cell_at(rows, row, heading)->place;
}

static bool parse_unit(struct indicator_rows *rows, const char *text, struct unit *unit, const char **nearest)
{
	size_t offset, length;
	return unit_parse(rows->arena, text, unit, &offset, &length, nearest);
}

/* "城镇化率（%）" becomes "城镇化率" if what stands in the parentheses is a unit. */
static const char *take_unit_of_name(struct indicator_rows *rows, const char *name, struct indicator *out)
{
	size_t length = name ? strlen(name) : 0;
	size_t mark = length > 3 && strcmp(name + length - 3, "）") == 0 ? 3
	              : length > 1 && name[length - 1] == ')'            ? 1
	                                                                 : 0;
	if (!mark)
		return name;
	const char *open = NULL, *nearest;
	for (const char *at = name; *at; at++)
		open = *at == '(' || strncmp(at, "（", 3) == 0 ? at : open;
	if (!open || open == name)
		return name;
	const char *inside = open + (*open == '(' ? 1 : 3);
	const char *text = arena_copy(rows->arena, inside, (size_t)(name + length - mark - inside));
	struct unit unit;
	if (!parse_unit(rows, text, &unit, &nearest))
		return name;
	if (!out->has_unit)
		out->unit = unit, out->has_unit = true, out->unit_text = text;
	return indicator_clean(rows->arena, arena_copy(rows->arena, name, (size_t)(open - name)));
}

static void read_indicator_unit(struct indicator_rows *rows, int row, struct indicator *out)
{
	const struct csv_cell *cell = cell_at(rows, row, HEADING_UNIT);
	const char *text = text_at(rows, row, HEADING_UNIT), *nearest = NULL;
	bool none = !text || strcmp(text, "-") == 0 || strcmp(text, "—") == 0 || strcmp(text, "/") == 0;
	out->unit_place = cell && !none ? cell->place : out->place;
	if (none) {
		out->title.zh = take_unit_of_name(rows, out->title.zh, out);
		out->title.en = take_unit_of_name(rows, out->title.en, out);
		return;
	}
	out->unit_text = text;
	out->has_unit = parse_unit(rows, text, &out->unit, &nearest);
}

/* --- numbers --- */

static void read_indicator_value(struct indicator_rows *rows, const struct csv_cell *cell, struct indicator_cell *out)
{
	*out = (struct indicator_cell){.text = ""};
	if (!cell)
		return;
	if (text_count(cell->text, strlen(cell->text)) > LONGEST)
		complain_row(rows, cell->place, W_TABLE_LONG, W_TABLE_LONG_HINT, WORDS());
	else
		rows->bad |= !indicator_cell_read(rows->arena, cell, out, rows->diags);
}

/* A number with a unit of its own, as 8%: brought to the unit of the row, which it gives where there is none. */
static void settle_cell_unit(struct indicator_rows *rows, struct indicator *out, struct indicator_cell *cell)
{
	double scale;
	if (!cell->has_number || !cell->has_unit)
		return;
	if (!out->has_unit && !out->unit_text) {
		out->unit = cell->unit;
		out->has_unit = true;
		out->unit_text = cell->unit.text;
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
	out->rate_kind = rows->headings.rate_kind;
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

/* The only text of a row, or NULL if there are several. */
static const struct csv_cell *only_text(const struct indicator_rows *rows, int row)
{
	const struct csv_cell *only = NULL;
	for (int column = 0; column < rows->csv->columns; column++) {
		const struct csv_cell *cell = cell_at_column(rows, row, column);
		if (!*cell->text)
			continue;
		if (only)
			return NULL;
		only = cell;
	}
	return only;
}

static bool read_indicator(struct indicator_rows *rows, int row, struct indicator *out)
{
	const struct csv_cell *only = only_text(rows, row);
	*out = (struct indicator){0};
	if (only) {
		rows->group = indicator_clean(rows->arena, only->text);
		if (text_count(rows->group, strlen(rows->group)) > LONGEST)
			complain_row(rows, only->place, W_TABLE_LONG, W_TABLE_LONG_HINT, WORDS());
		return false;
	}
	const char *group = text_at(rows, row, HEADING_GROUP);
	rows->group = group ? group : rows->group;
	out->no = text_at(rows, row, HEADING_NO);
	int errors = rows->diags->errors;
	read_names(rows, row, out);
	bool told = rows->diags->errors > errors; /* of the name */
	unsigned line, column;
	place_line_column(cell_at_column(rows, row, 0)->place, &line, &column);
	out->line = (int)line;
	out->group = rows->group;
	out->note = text_at(rows, row, HEADING_NOTE);
	read_indicator_unit(rows, row, out);
	read_indicator_value(rows, cell_at(rows, row, HEADING_BASE), &out->base);
	read_indicator_value(rows, cell_at(rows, row, HEADING_TARGET), &out->target);
	read_indicator_value(rows, cell_at(rows, row, HEADING_RATE), &out->rate);
	out->observed = ARENA_ARRAY(rows->arena, rows->headings.observed_count + 1, struct indicator_cell);
	for (int i = 0; i < rows->headings.observed_count; i++) {
		read_indicator_value(rows, cell_at_column(rows, row, rows->headings.observed[i]), &out->observed[i]);
		settle_cell_unit(rows, out, &out->observed[i]);
	}
	settle_cell_unit(rows, out, &out->target);
	settle_cell_unit(rows, out, &out->base);
	read_rate_kind(rows, row, out);
	read_attribute(rows, row, out);
	read_sense(rows, row, out);
	if (!out->title.en && !out->title.zh && told)
		return true;
	if (!out->title.en && !out->title.zh)
		complain_row(rows, out->place, W_TABLE_NO_NAME, W_TABLE_NO_NAME_HINT, WORDS());
	else if (!*out->target.text && !*out->rate.text)
		diag_warning(rows->diags, out->place, NULL, W_TABLE_NO_TARGET, W_TABLE_NO_TARGET_HINT,
		             title_in(out->title, rows->diags->language, ""));
	return *out->target.text || *out->rate.text;
}

static const char *file_name(struct arena *arena, const char *path)
{
	const char *slash = strrchr(path, '/');
	const char *name = indicator_clean(arena, slash ? slash + 1 : path);
	return *name ? name : "indicators.csv";
}

struct indicator_table *indicator_table_read(struct arena *arena, const struct source *source, int base_year,
                                             struct diags *diags)
{
	struct indicator_rows rows = {.arena = arena, .diags = diags, .csv = csv_read(arena, source, NULL, NULL, diags)};
	if (!rows.csv || !indicator_headings(arena, rows.csv, base_year, &rows.headings, diags))
		return NULL;
	if (rows.csv->rows > MOST_ROWS) {
		diag_error(diags, rows.csv->cells[MOST_ROWS * rows.csv->columns].place, NULL, W_TABLE_ROWS, W_NONE,
		           NULL);
		return NULL;
	}
	struct indicator_table *table = ARENA_NEW(arena, struct indicator_table);
	*table = (struct indicator_table){.file = file_name(arena, source->path),
	                                  .base_year = rows.headings.base_year,
	                                  .target_year = rows.headings.target_year,
	                                  .has_base = rows.headings.column[HEADING_BASE] >= 0,
	                                  .observed_years = rows.headings.observed_years,
	                                  .observed_count = rows.headings.observed_count,
	                                  .list = ARENA_ARRAY(arena, rows.csv->rows + 1, struct indicator)};
	for (int row = 0; row < rows.csv->rows; row++)
		table->count += read_indicator(&rows, row, &table->list[table->count]);
	if (!table->count && !rows.bad)
		complain_row(&rows, rows.csv->header[0].place, W_TABLE_EMPTY, W_NONE, WORDS());
	return table;
}
