/* SPDX-License-Identifier: GPL-3.0-or-later */
/* new_write: how a starter place writes a number: always with its source. What the table gives names the table and the
 * row; in an example, and where the table gives nothing, it is an assumption with a range and a note that says it is
 * to be replaced. Holds: texts of strangers pass through json_out and csv_out alone. */
#include <math.h>
#include <string.h>
#include "base/number.h"
#include "data/quantity_fraction.h"
#include "data/quantity_text.h"
#include "intake/indicator_marks.h"
#include "intake/new_parts.h"
#include "write/csv_out.h"

double new_round(double value, int decimals)
{
	char text[64];
	double rounded = value;
	size_t length =
		isfinite(value) && fabs(value) < 1e15 ? number_fixed(value, decimals, text, sizeof text) : 0;
	return length && length < sizeof text && number_parse(text, length, &rounded) ? rounded : value;
}

const char *new_say(const struct starter *starter, enum word word, const char *const *args)
{
	return word_format(starter->arena, starter->language, word, args);
}

const char *new_source(const struct starter *starter, const struct indicator *row)
{
	if (starter->example)
		return new_say(starter, W_NEW_SOURCE_EXAMPLE, NULL);
	return new_say(starter, W_NEW_SOURCE_ROW,
	               WORDS(starter->table->file, arena_print(starter->arena, "%d", row->line)));
}

const char *new_printed(const struct starter *starter, const struct indicator_cell *cell)
{
	const char *meanings = NULL;
	for (const char *flag = cell->flags; flag && *flag; flag++) {
		enum word word = marks_flag_word(*flag);
		if (!word)
			continue;
		const char *letter = arena_copy(starter->arena, flag, 1);
		const char *meaning = new_say(starter, W_NEW_FLAG, WORDS(letter, word_text(starter->language, word)));
		meanings = meanings ? new_say(starter, W_NEW_FLAG_AND, WORDS(meanings, meaning)) : meaning;
	}
	return meanings ? new_say(starter, W_NEW_FLAGGED, WORDS(cell->text, meanings)) : cell->text;
}

const char *new_mark_note(const struct starter *starter, const struct indicator_cell *cell)
{
	bool marked = indicator_cell_is_marked(cell);
	return marked ? new_say(starter, W_NEW_NOTE_PRINTED, WORDS(new_printed(starter, cell))) : NULL;
}

const char *new_quantity(const struct starter *starter, double value, const char *unit)
{
	struct arena *arena = starter->arena;
	char number[NUMBER_SIZE];
	number[number_shortest(value, number)] = '\0';
	const char *text = arena_print(arena, "%s %s", number, unit), *nearest;
	struct quantity_text back;
	struct unit known;
	size_t offset, length;
	bool same = quantity_text_read(arena, text, &back) == TEXT_GOOD && back.value == value;
	return same || !unit_parse(arena, unit, &known, &offset, &length, &nearest)
	           ? text
	           : arena_print(arena, "%s %s", number, known.text);
}

void new_title(struct json_out *json, const char *key, struct title title)
{
	json_out_object(json, key, JSON_ONE_LINE);
	for (int i = LANG_COUNT; i-- > 0;)
		if (title_text(title, (enum language)i))
			json_out_text(json, language_codes[i], title_text(title, (enum language)i));
	json_out_close(json);
}

void new_words(struct json_out *json, const char *key, enum word word, const char *const *args)
{
	new_title(json, key, title_of_word(json->text->arena, word, args));
}

static void put_range(struct json_out *json, double low, double high)
{
	json_out_array(json, "range", JSON_ONE_LINE);
	json_out_number(json, NULL, low);
	json_out_number(json, NULL, high);
	json_out_close(json);
}

static void optional(struct json_out *json, const char *key, const char *text)
{
	if (text)
		json_out_text(json, key, text);
}

void new_assumed(struct json_out *json, const char *key, double value, const char *unit, double low,
                 double high, const char *note)
{
	json_out_object(json, key, JSON_ONE_LINE);
	json_out_number(json, "value", value);
	optional(json, "unit", unit);
	json_out_text(json, "source", "assumption");
	put_range(json, low, high);
	json_out_text(json, "note", note);
	json_out_close(json);
}

void new_given(const struct starter *starter, struct json_out *json, const char *key, double value,
               const char *unit, const struct indicator *row, const char *note)
{
	if (starter->example) {
		double high = unit && strcmp(unit, "%") == 0 ? fmin(value * 1.5, 100) : value * 1.5;
		new_assumed(json, key, value, unit, new_round(value / 2, 6), new_round(high, 6),
		            note ? note : new_say(starter, W_NEW_REPLACE, NULL));
		return;
	}
	json_out_object(json, key, JSON_ONE_LINE);
	bool doubted = row && row->base.doubted && unit && strcmp(unit, "%") == 0; /* it goes on being questioned */
	json_out_number(json, "value", value);
	optional(json, "unit", doubted ? NULL : unit);
	json_out_text(json, "source", new_source(starter, row));
	optional(json, "note", note);
	json_out_close(json);
}

void new_level(const struct starter *starter, struct json_out *json, const char *key, double value,
               const char *unit, double rate, const char *source, const char *note)
{
	double spread = new_round(fabs(rate) / 2 + 1, 2);
	json_out_object(json, key, JSON_ONE_LINE);
	json_out_object(json, "level", JSON_ONE_LINE);
	json_out_number(json, arena_print(starter->arena, "%d", starter->table->target_year), value);
	json_out_close(json);
	optional(json, "unit", unit);
	json_out_text(json, "source", starter->example ? "assumption" : source);
	if (starter->example)
		put_range(json, new_round(rate - spread, 2), new_round(rate + spread, 2));
	optional(json, "note", starter->example ? new_say(starter, W_NEW_REPLACE, NULL) : note);
	json_out_close(json);
}

/* --- observations --- */

static void put_observation(const struct starter *starter, struct csv_out *csv, const char *variable, const char *unit,
                            int year, const struct new_goal *goal, const struct indicator_cell *cell)
{
	const char *source = new_source(starter, goal->row);
	csv_out_id(csv, variable);
	csv_out_id(csv, unit);
	csv_out_integer(csv, year);
	if (cell->has_unit && fraction_suspect(&goal->row->unit, cell->low, false)) /* "0.6 %": the table is sure */
		csv_out_text(csv, new_quantity(starter, cell->low, unit));
	else
		csv_out_number(csv, cell->low);
	csv_out_text(csv, indicator_cell_is_marked(cell)
	                      ? new_say(starter, W_NEW_SOURCE_PRINTED, WORDS(source, new_printed(starter, cell)))
	                      : source);
	csv_out_row(csv);
}

static bool observe(const struct starter *starter, struct csv_out *csv, const struct new_goal *goal, int year,
                    const struct indicator_cell *cell)
{
	if (!indicator_cell_is_exact(cell) || !goal->row->has_unit)
		return false;
	put_observation(starter, csv, goal->role == KNOWN_GDP ? "gdp_nominal" : goal->variable, goal->row->unit.text, year,
	                goal, cell);
	return true;
}

bool new_is_growth_observed(const struct starter *starter, const struct new_goal *goal, int aside)
{
	const struct aside_column *columns = starter->table->asides;
	const struct indicator_cell *cell = &goal->row->asides[aside];
	bool percent = !cell->has_unit || cell->unit.share == SHARE_PERCENT;
	if (goal->role != KNOWN_GDP || !columns[aside].year || !indicator_cell_is_exact(cell) || !percent)
		return false;
	for (int i = 0; i < aside; i++) /* the first column of a year counts */
		if (columns[i].year == columns[aside].year && indicator_cell_is_exact(&goal->row->asides[i]))
			return false;
	return true;
}

/* In the order of years, as the other observations of one variable. */
static int observe_growth(const struct starter *starter, struct csv_out *csv, const struct new_goal *goal)
{
	int rows = 0;
	for (int i = 0; i < starter->table->aside_count; i++)
		if (new_is_growth_observed(starter, goal, i)) {
			put_observation(starter, csv, "gdp_growth", "%/yr", starter->table->asides[i].year, goal,
			                &goal->row->asides[i]);
			rows++;
		}
	return rows;
}

int new_observed(const struct starter *starter, struct text *out)
{
	struct csv_out csv;
	int rows = 0;
	csv_out_begin(&csv, out, "variable,unit,year,value,source");
	for (int i = 0; i < starter->goal_count; i++) {
		const struct new_goal *goal = &starter->goals[i];
		bool level = goal->variable && !goal->index && goal->sense &&
		             (goal->measure == MEASURE_LEVEL || goal->measure == MEASURE_CHANGE);
		if (!level || goal->role == KNOWN_GDP_PER_HEAD)
			continue;
		for (int y = 0; y < starter->table->observed_count; y++)
			rows += observe(starter, &csv, goal, starter->table->observed_years[y], &goal->row->observed[y]);
		rows += observe(starter, &csv, goal, starter->table->base_year, &goal->row->base);
		rows += observe_growth(starter, &csv, goal);
	}
	return rows;
}
