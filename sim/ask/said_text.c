/* SPDX-License-Identifier: GPL-3.0-or-later */
/* said_text: one spelling for each. */
#include "ask/said_text.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "base/number.h"
#include "base/text.h"

/* --- formulas --- */

static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/* Within [a unit] and "a title" blanks part words. */
static char closing(char c) { return c == '[' ? ']' : c == '"' ? '"' : 0; }

static const char *add_enclosed(struct text *out, const char *at)
{
	char until = closing(*at);
	text_add_n(out, at++, 1);
	while (*at && *at != until) {
		bool blank = is_blank(*at);
		text_add_n(out, blank ? " " : at, 1);
		do
			at++;
		while (blank && is_blank(*at));
	}
	return at;
}

const char *said_formula(struct arena *arena, const char *formula)
{
	struct text out;
	text_init(&out, arena);
	text_add(&out, "");
	for (const char *at = formula; *at; at++) {
		if (is_blank(*at))
			continue;
		if (closing(*at))
			at = add_enclosed(&out, at);
		if (!*at)
			break;
		bool spaced = strchr("+-*/", *at) && out.length && !strchr("(,eE", out.bytes[out.length - 1]) && at[1];
		text_print(&out, spaced ? " %c " : *at == ',' ? "%c " : "%c", *at);
	}
	return out.bytes;
}

/* --- titles, ids --- */

const char *said_title(struct arena *arena, struct title title)
{
	const char *all = "";
	for (int l = 0; l < LANG_COUNT; l++) {
		const char *one = *title_at(&title, (enum language)l);
		bool known = false;
		for (int k = 0; k < l && one; k++)
			known =
				known || (*title_at(&title, (enum language)k) && strcmp(*title_at(&title, (enum language)k), one) == 0);
		if (one && !known)
			all = *all ? arena_print(arena, "%s / %s", all, one) : one;
	}
	return all;
}

static int by_text(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static const char *joined(struct arena *arena, const char **list, int count, const char *open, const char *close)
{
	struct text out;
	text_init(&out, arena);
	text_add(&out, open);
	for (int i = 0; i < count; i++)
		text_print(&out, "%s%s", i ? ", " : "", list[i]);
	text_add(&out, close);
	return out.bytes;
}

const char *said_ids(struct arena *arena, const struct json *array)
{
	const char **ids = ARENA_ARRAY(arena, array->count + 1, const char *);
	int count = 0;
	for (const struct json *item = array->child; item; item = item->next)
		ids[count++] = item->type == JSON_STRING ? item->text : said_json(arena, item);
	if (count)
		qsort(ids, (size_t)count, sizeof *ids, by_text);
	return joined(arena, ids, count, "", "");
}

/* --- anything --- */

static const char *number_said(struct arena *arena, double value)
{
	char digits[NUMBER_SIZE];
	return arena_copy(arena, digits, number_shortest(value, digits));
}

/* "7000 亿元", {"value": 7000, "unit": "亿元"} and 7e11 CNY are one: in the unit without its scale. */
static const char *quantity_said(struct arena *arena, const struct quantity *quantity)
{
	const struct point *point = quantity->points;
	const struct unit *unit = point->has_unit ? &point->unit : quantity->has_unit ? &quantity->unit : NULL;
	if (!unit)
		return number_said(arena, point->value);
	struct unit plain = unit_multiply(arena, unit, &unit_one);
	bool scaled = unit->share == SHARE_NONE && !unit->per_year && isfinite(plain.factor);
	return scaled ? arena_print(arena, "%s %s", number_said(arena, unit_convert(point->value, unit->factor)),
	                            unit_is_number(unit) ? "" : unit_name(arena, unit, LANGUAGE_OF_DATA, true))
	              : arena_print(arena, "%s %s", number_said(arena, point->value), unit->text);
}

static bool is_left_out(const struct json *json, int depth)
{
	return depth == 0 && json->key && (strcmp(json->key, "source") == 0 || strcmp(json->key, "note") == 0);
}

/* No deeper than a file may be (json.h). */
static const char *whole_said(struct arena *arena, const struct json *json, int depth)
{
	const struct quantity *quantity = json->read;
	const char **parts = ARENA_ARRAY(arena, json->count + 1, const char *);
	int count = 0;
	if (quantity && quantity->form == QUANTITY_VALUE && quantity->count == 1)
		return quantity_said(arena, quantity);
	switch (json->type) {
	case JSON_NULL: return "null";
	case JSON_TRUE: return "true";
	case JSON_FALSE: return "false";
	case JSON_NUMBER: return number_said(arena, json->number);
	case JSON_STRING: return json->text;
	case JSON_ARRAY:
	case JSON_OBJECT: break;
	}
	bool keyed = json->type == JSON_OBJECT;
	for (const struct json *child = json->child; child; child = child->next) {
		const char *said = is_left_out(child, depth) ? NULL : whole_said(arena, child, depth + 1);
		if (said)
			parts[count++] = keyed ? arena_print(arena, "%s %s", child->key, said) : said;
	}
	if (count && keyed)
		qsort(parts, (size_t)count, sizeof *parts, by_text);
	return joined(arena, parts, count, depth == 0 ? "" : keyed ? "{" : "[", depth == 0 ? "" : keyed ? "}" : "]");
}

const char *said_json(struct arena *arena, const struct json *json) { return whole_said(arena, json, 0); }

/* --- uncertainty --- */

const char *said_uncertain(struct arena *arena, const struct quantity *quantity, const struct uncertain *uncertain,
                           const struct unit *unit)
{
	struct uncertain own = *uncertain;
	if (unit && !quantity_uncertain(quantity, uncertain, unit, &own))
		own = *uncertain;
	const struct distribution *of = own.distribution;
	int count = distribution_parameters(of);
	const char **parts = ARENA_ARRAY(arena, count + 1, const char *);
	for (int i = 0; i < count; i++)
		parts[i] = arena_print(arena, "%s %s", of->parameters[i].key, number_said(arena, own.parameter[i]));
	const char *said = joined(arena, parts, count, arena_print(arena, "%s(", of->name), ")");
	if (isinf(own.low) && isinf(own.high))
		return said;
	return arena_print(arena, "%s %s..%s", said, number_said(arena, own.low), number_said(arena, own.high));
}
