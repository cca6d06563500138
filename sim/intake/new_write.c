/* SPDX-License-Identifier: GPL-3.0-or-later */
/* new_write: how a starter place writes a number: always with its source. What the table gives names the table and the
 * row; in an example, and where the table gives nothing, it is an assumption with a range and a note that says it is
 * to be replaced. Holds: texts of strangers pass through json_out and csv_out alone. */
#include <math.h>
#include <string.h>
#include "base/number.h"
#include "data/quantity_fraction.h"
#include "data/quantity_text.h"
#include "data/unit_ten.h"
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

static const char *in_money(const struct starter *starter, enum word word, const char *before)
{
	return starter->currency == unit_currency("CNY")
	           ? new_say(starter, word, NULL)
	           : arena_print(starter->arena, "%s %s", before, unit_currency_code(starter->currency));
}

const char *new_unit_of_gdp(const struct starter *starter) { return in_money(starter, W_NEW_UNIT_GDP, "1e8"); }

const char *new_unit_of_intensity(const struct starter *starter)
{
	return in_money(starter, W_NEW_UNIT_INTENSITY, "tce/1e4");
}

const char *new_source(const struct starter *starter, const struct indicator *row)
{
	return starter->example ? new_say(starter, W_NEW_SOURCE_EXAMPLE, NULL) : row->source;
}

const struct indicator_cell *new_cell_of(const struct new_goal *goal)
{
	const struct indicator *row = goal->row;
	return row->target.has_number || (!row->rate.has_number && *row->target.text) ? &row->target : &row->rate;
}

const char *new_source_goal(const struct starter *starter, const struct new_goal *goal)
{
	return new_source_cell(starter, goal->row, new_cell_of(goal));
}

const char *new_source_cell(const struct starter *starter, const struct indicator *row,
                            const struct indicator_cell *cell)
{
	return starter->example || !cell->source ? new_source(starter, row) : cell->source;
}

const char *new_source_full(const struct starter *starter, const struct indicator *row,
                            const struct indicator_cell *cell)
{
	const char *source = new_source_cell(starter, row, cell);
	if (indicator_cell_is_marked(cell))
		source = new_say(starter, W_NEW_SOURCE_PRINTED, WORDS(source, new_printed(starter, cell)));
	return cell->origin ? new_say(starter, W_NEW_SOURCE_FROM, WORDS(source, cell->origin)) : source;
}

const char *new_derived(const struct starter *starter, const char *a, const char *b, const char *c)
{
	const char *list = b && strcmp(a, b) != 0 ? arena_print(starter->arena, "%s, %s", a, b) : a;
	list = c && strcmp(a, c) != 0 && !(b && strcmp(b, c) == 0) ? arena_print(starter->arena, "%s, %s", list, c) : list;
	return new_say(starter, W_NEW_SOURCE_DERIVED, WORDS(list));
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

/* "1350 1e8 CNY", and whether it is read as that. */
static bool is_quantity(struct arena *arena, double value, const char *unit, const char **text)
{
	char number[NUMBER_SIZE];
	number[number_shortest(value, number)] = '\0';
	*text = arena_print(arena, "%s %s", number, unit);
	struct quantity_text back;
	return quantity_text_read(arena, *text, &back) == TEXT_GOOD && back.value == value && back.has_unit;
}

const char *new_quantity(const struct starter *starter, double value, const char *unit)
{
	struct arena *arena = starter->arena;
	const char *text;
	struct unit known;
	int exponent;
	if (is_quantity(arena, value, unit, &text) || !unit_is(arena, unit, &known) ||
	    is_quantity(arena, value, known.text, &text))
		return text;
	if (unit_is_number(&known) && unit_is_ten_to(known.factor, &exponent))
		is_quantity(arena, value, arena_print(arena, "1e%d", exponent), &text);
	return text;
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
               const char *unit, const struct indicator *row, const struct indicator_cell *cell, const char *note)
{
	if (starter->example) {
		double high = unit && strcmp(unit, "%") == 0 ? fmin(value * 1.5, 100) : value * 1.5;
		new_assumed(json, key, value, unit, new_round(value / 2, 6), new_round(high, 6),
		            note ? note : new_say(starter, W_NEW_REPLACE, NULL));
		return;
	}
	json_out_object(json, key, JSON_ONE_LINE);
	bool doubted = cell->doubted && unit && strcmp(unit, "%") == 0; /* it goes on being questioned */
	json_out_number(json, "value", value);
	optional(json, "unit", doubted ? NULL : unit);
	json_out_text(json, "source", new_source_cell(starter, row, cell));
	optional(json, "note", note);
	json_out_close(json);
}

const char *new_source_levels(const struct starter *starter, const char *source, const struct new_levels *levels)
{
	return levels->cells ? arena_print(starter->arena, "%s, %s", source, levels->cells) : source;
}

void new_level(const struct starter *starter, struct json_out *json, const char *key, const struct new_levels *levels,
               const char *unit, double rate, const char *source, const char *note)
{
	double spread = new_round(fabs(rate) / 2 + 1, 2);
	json_out_object(json, key, JSON_ONE_LINE);
	json_out_object(json, "level", JSON_ONE_LINE);
	for (int i = 0; i < levels->count; i++)
		json_out_number(json, arena_print(starter->arena, "%d", levels->years[i]), levels->values[i]);
	json_out_close(json);
	optional(json, "unit", unit);
	json_out_text(json, "source", starter->example ? "assumption" : new_source_levels(starter, source, levels));
	if (starter->example)
		put_range(json, new_round(rate - spread, 2), new_round(rate + spread, 2));
	optional(json, "note", starter->example ? new_say(starter, W_NEW_REPLACE, NULL) : note);
	json_out_close(json);
}
