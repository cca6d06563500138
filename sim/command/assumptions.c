/* SPDX-License-Identifier: GPL-3.0-or-later */
/* assumptions: VARIABLE.YEAR=NUMBER,NUMBER. What was observed cannot be assumed. */
#include "command/assumptions.h"
#include <string.h>
#include "ask/named.h"
#include "command/asking.h"
#include "data/quantity.h"
#include "view/view_words.h"

struct assumed_one {
	const char *variable;
	struct unit unit;
	int year;
	double *values; int count, room;
	const char **texts; int text_count, text_room;
};
struct assuming {
	struct call *call;
	const struct result *result;
	struct named_all *names;
	struct assumed_one *list; int count, room;
};

/* "gdp_growth.2021": where the year's dot is; 0: there is none. */
static size_t year_dot(const char *text, size_t length)
{
	if (length < 6 || text[length - 5] != '.')
		return 0;
	for (size_t i = length - 4; i < length; i++)
		if (text[i] < '0' || text[i] > '9')
			return 0;
	return length - 5;
}

static bool find_variable(struct assuming *assuming, const char *name, struct assumed_one *one)
{
	const struct program *program = assuming->result->program;
	const struct named *found;
	int element, count, variable = program_find(program, name, &element);
	if (variable < 0 && named_find(assuming->names, name, &found, &count) != NAMING_NOTHING && count == 1 &&
	    found->kind == NAMED_VARIABLE)
		variable = found->index, element = found->element;
	if (variable < 0) {
		asking_unknown(assuming->call, assuming->result, assuming->names, name);
		return false;
	}
	if (program->variables[variable].set != SCALAR && element < 0) {
		asking_several(assuming->call, assuming->result, variable);
		return false;
	}
	one->variable = program_element_name(assuming->call->arena, program, variable, element);
	one->unit = program->variables[variable].unit;
	return true;
}

static bool is_free(struct assuming *assuming, const struct assumed_one *one)
{
	struct call *call = assuming->call;
	const struct result *result = assuming->result;
	const struct plan *plan = result->scenario->plan;
	int count = 0, last = result->base_year + result->years - 1;
	if (one->year <= result->base_year || one->year > last) {
		call_error(call, W_PROGRESS_AT, W_NONE, call_number(call, one->year), call_number(call, result->base_year + 1),
		           call_number(call, last));
		return false;
	}
	const struct observation *const *seen =
		plan && plan->observed ? observed_of(plan->observed, one->variable, &count) : NULL;
	for (int i = 0; i < count; i++)
		if (seen[i]->year == one->year) {
			call_error(call, W_ASSUME_OBSERVED, W_NONE, one->variable, call_number(call, one->year),
			           arena_print(call->arena, "%.15g", seen[i]->value), place_told(call->arena, seen[i]->place));
			return false;
		}
	for (int i = 0; i < assuming->count; i++)
		if (assuming->list[i].year == one->year && strcmp(assuming->list[i].variable, one->variable) == 0) {
			call_error(call, W_ASSUME_TWICE, W_NONE, one->variable, call_number(call, one->year));
			return false;
		}
	return true;
}

static bool read_numbers(struct assuming *assuming, struct assumed_one *one, const char *text)
{
	struct call *call = assuming->call;
	for (const char *from = text; from; from = strchr(from, ',') ? strchr(from, ',') + 1 : NULL) {
		const char *part = arena_copy(call->arena, from, strcspn(from, ","));
		double number, scale = 1;
		struct unit unit;
		bool has_unit;
		size_t bad;
		if (!quantity_text(call->arena, part, &number, &unit, &has_unit, &bad) ||
		    (has_unit && !unit_fits(&unit, &one->unit, &scale))) {
			call_error(call, W_ASSUME_NUMBER, W_NONE, part, one->variable,
			           *one->unit.text ? unit_name(call->arena, &one->unit, call->diags.language, true) : "1");
			return false;
		}
		*ARENA_PUSH(call->arena, one->values, one->count, one->room) = unit_convert(number, scale);
		*ARENA_PUSH(call->arena, one->texts, one->text_count, one->text_room) =
			arena_print(call->arena, "%s %d = %s", one->variable, one->year, part);
	}
	return true;
}

static void read_one(struct assuming *assuming, const char *text)
{
	struct call *call = assuming->call;
	size_t length = strcspn(text, "="), dot = year_dot(text, length);
	struct assumed_one one = {0};
	if (!text[length] || !text[length + 1] || !dot) {
		call_error(call, W_ASSUME_FORM, W_ASSUME_FORM_HINT, text);
		return;
	}
	for (size_t i = dot + 1; i < length; i++)
		one.year = 10 * one.year + (text[i] - '0');
	if (find_variable(assuming, arena_copy(call->arena, text, dot), &one) && is_free(assuming, &one) &&
	    read_numbers(assuming, &one, text + length + 1))
		*ARENA_PUSH(call->arena, assuming->list, assuming->count, assuming->room) = one;
}

struct assumptions assumptions_read(struct call *call, const struct result *result, const struct option_texts *texts)
{
	struct assuming assuming = {.call = call, .result = result, .names = named_all(call->arena, result)};
	struct assumptions all = {.cases = 1};
	for (int i = 0; i < texts->count; i++)
		read_one(&assuming, texts->list[i]);
	all.count = assuming.count;
	for (int i = 0; i < all.count && all.cases <= ASSUMPTIONS_CASES_MOST; i++)
		all.cases *= assuming.list[i].count;
	if (all.cases > ASSUMPTIONS_CASES_MOST) {
		call_error(call, W_ASSUME_MANY, W_NONE, call_number(call, ASSUMPTIONS_CASES_MOST));
		return (struct assumptions){.cases = 1};
	}
	struct supposition *list = ARENA_ARRAY(call->arena, all.cases * all.count + 1, struct supposition);
	const char **told = ARENA_ARRAY(call->arena, all.cases * all.count + 1, const char *);
	for (int c = 0; c < all.cases; c++)
		for (int i = all.count - 1, left = c; i >= 0; i--) {
			const struct assumed_one *one = &assuming.list[i];
			int which = left % one->count;
			left /= one->count;
			list[c * all.count + i] = (struct supposition){.variable = one->variable,
			                                              .unit = one->unit,
			                                              .year = one->year,
			                                              .value = one->values[which],
			                                              .place = NOWHERE};
			told[c * all.count + i] = one->texts[which];
			if (one->year > all.last)
				all.last = one->year;
		}
	all.list = list;
	all.texts = told;
	return all;
}

const struct supposition *assumptions_case(const struct assumptions *all, int index)
{
	return all->list ? all->list + index * all->count : NULL;
}

const char *const *assumptions_texts(const struct assumptions *all, int index)
{
	return all->texts ? all->texts + index * all->count : NULL;
}
