/* SPDX-License-Identifier: GPL-3.0-or-later */
/* audit_value: names and terms of relations. What a relation names is a target, a relation above it (so that nothing
 * goes round), or a variable that was observed. A rate stands for the level that it makes of 1: of what follows from
 * rates only the growth means anything. Numbers have no units' factors in them: shares are fractions. */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "ask/audit_value.h"
#include "base/function.h"
#include "base/text.h"
#include "data/title.h"
#include "data/unit_name.h"

int audit_years(const struct audit_relating *relating)
{
	return relating->auditing->plan->last - relating->auditing->plan->base_year;
}

void audit_leaf(struct audit_relating *relating, const struct audit_said *said)
{
	for (int i = 0; i < relating->leaf_count; i++)
		if (relating->leaves[i] == said)
			return;
	if (said)
		*ARENA_PUSH(relating->auditing->arena, relating->leaves, relating->leaf_count, relating->leaf_capacity) = said;
}

/* --- what names stand for --- */

static void report_unknown(struct audit_relating *relating, const struct json *json)
{
	const struct auditing *auditing = relating->auditing;
	const struct observed *observed = auditing->plan->observed;
	size_t room = (size_t)(auditing->count + relating->count) + (size_t)(observed ? observed->count : 0) + 1;
	const char **names = ARENA_ARRAY(auditing->arena, room, const char *);
	size_t count = 0;
	for (int i = 0; i < auditing->count; i++)
		names[count++] = auditing->things[i].id;
	for (int i = 0; i < relating->count; i++)
		names[count++] = relating->list[i].id;
	for (int i = 0; observed && i < observed->count; i++)
		names[count++] = observed->list[i].variable;
	const char *nearest = diag_nearest(auditing->diags, json->text, names, count);
	diag_error(auditing->diags, json->place, json_pointer(auditing->arena, json), W_AUDIT_UNKNOWN,
	           nearest ? W_EXPLAIN_NEAREST : W_AUDIT_UNKNOWN_HINT, json->text, nearest ? nearest : "");
}

static int way_of(const struct audit_said *said)
{
	switch (said->sense) {
	case SENSE_AT_LEAST:
	case SENSE_ABOVE: return 1;
	case SENSE_AT_MOST:
	case SENSE_BELOW: return -1;
	default: return 0;
	}
}

const char *audit_value_text(struct arena *arena, double value, const struct unit *unit)
{
	bool percent = unit->share != SHARE_NONE;
	return arena_print(arena, percent ? "%s %%" : "%s", audit_shown(arena, value / unit->factor));
}

static void say_numbers(struct audit_relating *relating, struct audit_value *value)
{
	struct arena *arena = relating->auditing->arena;
	value->text_base = isnan(value->base) ? NULL : audit_value_text(arena, value->base, &value->unit);
	value->text_end = isnan(value->end) ? NULL : audit_value_text(arena, value->end, &value->unit);
}

static struct audit_value value_of_thing(struct audit_relating *relating, const struct audit_thing *thing)
{
	const struct audit_said *wanted = thing->wanted;
	double base = thing->base ? thing->base->value : NAN;
	struct audit_value value = {.base = base, .end = NAN, .low = NAN, .high = NAN, .id = thing->id,
	                            .title = thing->title, .unit = unit_one, .said = wanted,
	                            .base_year = thing->since, .end_year = relating->auditing->plan->last};
	if (!wanted)
		return value;
	int years = wanted->year - thing->since;
	value.known = isnan(wanted->times);
	value.end_year = wanted->year;
	value.way = way_of(wanted);
	value.about = wanted->sense == SENSE_ABOUT;
	value.unit = wanted->unit ? *wanted->unit : unit_one;
	value.end = wanted->value;
	struct arena *arena = relating->auditing->arena;
	switch (wanted->measure) {
	case MEASURE_MEAN_GROWTH:
	case MEASURE_DECLINE_SINCE_BASE: {
		bool growth = wanted->measure == MEASURE_MEAN_GROWTH;
		value.index = true;
		value.unit = unit_one;
		value.base = 1;
		value.end = growth ? function_pow(1 + wanted->value, years) : 1 - wanted->value;
		value.way = growth ? value.way : -value.way;
		value.text_base = "1";
		value.text_end = growth ? arena_print(arena, "(1 + %s %%)^%d", audit_shown(arena, 100 * wanted->value), years)
		                        : arena_print(arena, "(1 - %s %%)", audit_shown(arena, 100 * wanted->value));
		audit_leaf(relating, wanted);
		return value;
	}
	case MEASURE_CHANGE: value.end = base + wanted->value; break;
	default: break;
	}
	say_numbers(relating, &value);
	audit_leaf(relating, thing->base);
	audit_leaf(relating, wanted);
	return value;
}

static struct audit_value value_of_observed(struct audit_relating *relating, const struct audit_said *said)
{
	struct audit_value value = {.base = said->value, .end = NAN, .low = NAN, .high = NAN, .known = true,
	                            .id = said->variable, .title = said->title, .said = said,
	                            .unit = said->unit ? *said->unit : unit_one, .base_year = said->year,
	                            .end_year = relating->auditing->plan->last};
	say_numbers(relating, &value);
	audit_leaf(relating, said);
	return value;
}

static struct audit_value value_of_relation(struct audit_relating *relating, const struct audit_relation *relation)
{
	audit_leaf(relating, relation->said);
	return relation->value;
}

struct audit_value audit_value_named(struct audit_relating *relating, const struct json *name)
{
	const struct auditing *auditing = relating->auditing;
	const struct audit_thing *thing = audit_find_thing(auditing, name->text);
	if (thing)
		return value_of_thing(relating, thing);
	for (int i = 0; i < relating->count; i++)
		if (strcmp(relating->list[i].id, name->text) == 0)
			return value_of_relation(relating, &relating->list[i]);
	const struct audit_said *observed = audit_observed(auditing, name->text, auditing->plan->base_year);
	if (observed)
		return value_of_observed(relating, observed);
	report_unknown(relating, name);
	return (struct audit_value){.base = NAN, .end = NAN, .low = NAN, .high = NAN, .unit = unit_one};
}

/* --- terms --- */

static double path_sum(double from, double to, int years)
{
	double sum = 0;
	for (int year = 1; year <= years; year++)
		sum += from * function_pow(to / from, (double)year / years);
	return sum;
}

/* The sum of a level over the plan's years, and over as many before them. */
static void sum_up(struct audit_relating *relating, const struct json *term, struct audit_value *value)
{
	struct arena *arena = relating->auditing->arena;
	const struct json *before = json_get(term, "before");
	struct audit_said *earlier = before ? audit_number(relating->auditing, before) : NULL;
	int years = audit_years(relating);
	double base = value->base, end = value->end;
	value->end = base > 0 && end > 0 ? path_sum(base, end, years) : NAN;
	value->base = NAN;
	if (earlier) {
		earlier->value *= earlier->unit ? 1 : value->unit.factor;
		earlier->year = relating->auditing->plan->base_year - years;
		earlier->title = value->title;
		earlier->id = value->id;
		audit_leaf(relating, earlier);
		value->base = earlier->value > 0 && base > 0 ? path_sum(earlier->value, base, years) : NAN;
	}
	value->low = value->high = value->end;
	value->ranged = false;
	value->text_end = isnan(value->end) ? NULL : arena_print(arena, "%.6g", value->end / value->unit.factor);
	value->text_base = isnan(value->base) ? NULL : arena_print(arena, "%.6g", value->base / value->unit.factor);
}

static void swap_ways(struct audit_value *value)
{
	double low = value->low;
	value->low = value->high;
	value->high = low;
	value->way = value->way == 2 ? 2 : -value->way;
}

static const char *around(struct arena *arena, const char *format, const char *text)
{
	return text ? arena_print(arena, format, text) : NULL;
}

/* What a share leaves of all. */
static void leave_rest(struct audit_relating *relating, struct audit_value *value)
{
	struct arena *arena = relating->auditing->arena;
	value->base = 1 - value->base;
	value->end = 1 - value->end;
	value->low = 1 - value->low;
	value->high = 1 - value->high;
	swap_ways(value);
	value->text_base = around(arena, "(1 - %s)", value->text_base);
	value->text_end = around(arena, "(1 - %s)", value->text_end);
}

static void multiply_by(struct audit_relating *relating, struct audit_value *value, const struct json *json)
{
	struct arena *arena = relating->auditing->arena;
	struct audit_said *times = audit_number(relating->auditing, json);
	if (!times)
		return;
	times->value = times->unit ? times->amount.value * times->unit->factor : times->amount.value;
	struct unit made = times->unit ? unit_multiply(arena, &value->unit, times->unit) : value->unit;
	value->base *= times->value;
	value->end *= times->value;
	value->low *= times->value;
	value->high *= times->value;
	const char *by = audit_shown(arena, times->amount.value);
	value->text_base = value->text_base ? arena_print(arena, "%s * %s", value->text_base, by) : NULL;
	value->text_end = value->text_end ? arena_print(arena, "%s * %s", value->text_end, by) : NULL;
	value->unit = made;
}

static struct audit_value value_said(struct audit_relating *relating, const struct json *term,
                                     const struct json *number)
{
	struct audit_said *said = audit_number(relating->auditing, number);
	struct audit_value value = {.base = NAN, .end = NAN, .low = NAN, .high = NAN, .unit = unit_one};
	const struct json *source = json_get(term, "source");
	if (!said)
		return value;
	said->title = title_read(json_get(term, "title"));
	said->source = source ? source->text : said->source;
	value = (struct audit_value){.base = NAN, .end = said->value, .low = NAN, .high = NAN, .known = true, .said = said,
	                             .title = said->title, .unit = said->unit ? *said->unit : unit_one,
	                             .base_year = relating->auditing->plan->base_year,
	                             .end_year = relating->auditing->plan->last};
	say_numbers(relating, &value);
	audit_leaf(relating, said);
	return value;
}

static void read_range(struct audit_relating *relating, struct audit_value *value, const struct json *range)
{
	value->low = value->high = value->end;
	if (!range || range->type != JSON_ARRAY || range->count != 2)
		return;
	const struct audit_said *low = audit_number(relating->auditing, range->child),
							*high = audit_number(relating->auditing, range->child->next);
	if (!low || !high)
		return;
	value->low = low->unit ? low->value : low->value * value->unit.factor;
	value->high = high->unit ? high->value : high->value * value->unit.factor;
	value->ranged = true;
}

struct audit_term audit_term_read(struct audit_relating *relating, const struct json *json)
{
	static const char *const kinds[] = {"of", "per", "rest_of", "sum_of", "value"};
	const struct json *first = NULL;
	int kind = -1;
	for (int i = 0; i < 5; i++) {
		const struct json *there = json_get(json, kinds[i]);
		if (there && first)
			diag_error(relating->auditing->diags, there->key_place, json_pointer(relating->auditing->arena, there),
			           W_EXCLUDE, W_AUDIT_TERM_RULE, first->key, there->key);
		if (there && !first) {
			first = there;
			kind = i;
		}
	}
	struct audit_term term = {.value = {.base = NAN, .end = NAN, .low = NAN, .high = NAN, .unit = unit_one}};
	if (!first) {
		diag_error(relating->auditing->diags, json->place, json_pointer(relating->auditing->arena, json),
		           W_AUDIT_TERM_EMPTY, W_AUDIT_TERM_RULE, "");
		return term;
	}
	term.value = kind == 4 ? value_said(relating, json, first) : audit_value_named(relating, first);
	term.per = kind == 1;
	const bool relation = term.value.ranged;
	if (!relation || json_get(json, "range"))
		read_range(relating, &term.value, json_get(json, "range"));
	if (kind == 2)
		leave_rest(relating, &term.value);
	if (kind == 3)
		sum_up(relating, json, &term.value);
	if (json_get(json, "times"))
		multiply_by(relating, &term.value, json_get(json, "times"));
	if (json_get(json, "title"))
		term.value.title = title_read(json_get(json, "title"));
	return term;
}

/* --- products --- */

static int joined_way(int one, int other)
{
	return one == 0 ? other : other == 0 || one == other ? one : 2;
}

const char *audit_joined(struct arena *arena, const char *one, const char *sign, const char *other)
{
	return one && other ? arena_print(arena, "%s %s %s", one, sign, other) : NULL;
}

/* Of a product or quotient, of higher powers too than a file may write. */
static struct unit unit_made(struct arena *arena, const struct unit *a, const struct unit *b, int sign)
{
	enum { POWER_MOST = 100 };
	struct unit made;
	bool held = true;
	for (int i = 0; i < DIMENSIONS; i++)
		held &= abs(a->power[i] + sign * b->power[i]) <= POWER_MOST;
	if (!held || unit_combine(a, b, sign, &made) || !(made.factor > 0 && isfinite(made.factor)))
		return sign > 0 ? unit_multiply(arena, a, b) : unit_divide(arena, a, b);
	made.text = unit_text_of(arena, &made);
	return made;
}

/* What is written of a product so far. */
struct product_text {
	struct text text;
	bool told; /* every term has a number */
};

static void take_text(struct product_text *product, const char *by, bool per, bool first)
{
	product->told &= by != NULL;
	if (!product->told)
		return;
	text_add(&product->text, per ? first ? "1 / " : " / " : first ? "" : " * ");
	text_add(&product->text, by);
}

/* `product` times the term, or over it. */
static void take_term(struct audit_relating *relating, struct audit_value *product, struct audit_term term, bool first)
{
	struct arena *arena = relating->auditing->arena;
	struct audit_value *by = &term.value;
	if (term.per) {
		swap_ways(by);
		by->base = 1 / by->base;
		by->end = 1 / by->end;
		by->low = 1 / by->low;
		by->high = 1 / by->high;
	}
	product->base *= by->base;
	product->end *= by->end;
	product->low *= by->low;
	product->high *= by->high;
	product->ranged |= by->ranged;
	product->index |= by->index;
	product->known |= by->known;
	product->about |= by->about;
	product->way = joined_way(product->way, by->way);
	product->end_year = first ? by->end_year : product->end_year;
	product->unit = unit_is_number(&by->unit) && !unit_is_number(&product->unit) ? product->unit
	                : unit_is_number(&product->unit) && !term.per                ? by->unit
	                : unit_made(arena, &product->unit, &by->unit, term.per ? -1 : 1);
}

struct audit_value audit_product(struct audit_relating *relating, const struct json *terms, bool ratio)
{
	struct arena *arena = relating->auditing->arena;
	struct product_text base = {.told = true}, end = {.told = true};
	struct audit_value product = {.base = 1, .end = 1, .low = 1, .high = 1, .unit = unit_one,
	                              .base_year = relating->auditing->plan->base_year};
	text_init(&base.text, arena);
	text_init(&end.text, arena);
	for (const struct json *json = terms->child; json; json = json->next) {
		struct audit_term term = audit_term_read(relating, json);
		term.per ^= ratio && json != terms->child;
		take_text(&base, term.value.text_base, term.per, json == terms->child);
		take_text(&end, term.value.text_end, term.per, json == terms->child);
		take_term(relating, &product, term, json == terms->child);
	}
	product.text_base = base.told ? base.text.bytes : NULL;
	product.text_end = end.told ? end.text.bytes : NULL;
	return product;
}

