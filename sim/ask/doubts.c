/* SPDX-License-Identifier: GPL-3.0-or-later */
/* doubts: the commonest slip that no unit check can see is 万元 where 亿元 is meant: both are money, and a
 * sector becomes 10,000 times too small. A sector that small is not worth modelling, so it is questioned. So
 * are money that is never spent within the years of the run, nominal money under the name of a real variable,
 * which no picture may join, and names of observations that nothing answers to. */
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include "ask/doubts.h"
#include "base/lookup.h"
#include "base/nearest.h"
#include "base/number.h"
#include "core/names.h"
#include "data/unit_prices.h"

#define SMALL (1.0 / 5000)
static const double APART = 0.01; /* of GDP */
static const double FAST = 30; /* %/yr, every year: a zero too many in the level to be reached */
static const double WHOLE = 1; /* 1e8 CNY: no place that makes a plan has a smaller GDP */

/* The slip is made between 万元 and 亿元: what little money is in another currency nobody can tell. */
static bool is_little(const struct program *program, double all)
{
	return all > 0 && all < WHOLE && program->money->currency == CURRENCY_CNY;
}

static const char *unit_said(struct arena *arena, const struct input *input, const struct diags *diags)
{
	return unit_name(arena, &input->unit, diags->language, false);
}

void doubt_outputs(struct arena *arena, const struct result *result, struct diags *diags)
{
	const struct program *program = result->program;
	int element, index = program_find_input(program, "sectors.output", &element);
	if (index < 0)
		return;
	const struct input *input = &program->inputs[index];
	double all = 0;
	for (int e = 0; e < program_elements(program, input->set); e++)
		all += isfinite(input->value[e].values[0]) ? input->value[e].values[0] : 0;
	if (is_little(program, all) && input->value[0].entry)
		diag_warning(diags, input->value[0].place, NULL, W_DOUBT_WHOLE, W_DOUBT_SMALL_HINT,
		             arena_print(arena, "%.2g", all), unit_said(arena, input, diags), unit_said(arena, input, diags));
	for (int e = 0; e < program_elements(program, input->set); e++) {
		const struct input_value *value = &input->value[e];
		if (value->entry && value->values[0] > 0 && value->values[0] < SMALL * all)
			diag_warning(diags, value->place, NULL, W_DOUBT_SMALL, W_DOUBT_SMALL_HINT, value->key,
			             arena_print(arena, "%.2g", 100 * value->values[0] / all), unit_said(arena, input, diags));
	}
}

static bool is_fast(const struct input_value *value, int years)
{
	for (int y = 1; y < years; y++)
		if (!(value->values[y] > FAST))
			return false;
	return years > 1;
}

void doubt_growth(struct arena *arena, const struct result *result, struct diags *diags)
{
	const struct program *program = result->program;
	int element, index = program_find_input(program, "sectors.growth", &element);
	for (int e = 0; index >= 0 && e < program_elements(program, program->inputs[index].set); e++) {
		const struct input_value *value = &program->inputs[index].value[e];
		if (value->entry && is_fast(value, program->years))
			diag_warning(diags, value->place, NULL, W_DOUBT_FAST, W_DOUBT_FAST_HINT, value->key,
			             arena_print(arena, "%.3g", value->values[1]));
	}
}

void doubt_programme(struct arena *arena, const struct result *result, struct diags *diags)
{
	const struct program *program = result->program;
	int element, total = program_find_input(program, "capital.programme.total", &element),
		part = program_find_input(program, "capital.programme.part", &element);
	if (total < 0 || part < 0)
		return;
	for (int y = 0; y < program->years; y++)
		if (program->inputs[part].value[0].values[y] > 0)
			return;
	const struct input_value *value = &program->inputs[total].value[0];
	diag_warning(diags, value->place, NULL, W_DOUBT_PROGRAMME, W_DOUBT_PROGRAMME_HINT, value->key,
	             arena_print(arena, "%d-%d", program->base_year, program_last(program)));
}

/* --- observations --- */

/* The same at the prices at which it was observed; NULL: the program has no such twin. */
static const char *twin_of(struct arena *arena, const struct program *program, const struct observation *one)
{
	const char *twin = observed_twin(arena, one->variable);
	double scale;
	int element, variable = program_find(program, twin, &element);
	return variable >= 0 && observation_fits(one, &program->variables[variable].unit, &scale) ? twin : NULL;
}

/* "2015, 2020, 2022", of all rows of the first one's variable and unit that do not stand beside it. */
static const char *years_listed(struct arena *arena, const struct observation *const *list, int count,
                                const struct unit *unit, const char *like)
{
	struct text out;
	double scale;
	text_init(&out, arena);
	text_add(&out, "");
	for (int i = 0; i < count; i++)
		if (!observation_fits(list[i], unit, &scale) && strcmp(list[i]->unit.text, like) == 0)
			text_print(&out, "%s%d", out.length ? ", " : "", list[i]->year);
	return out.bytes;
}

static void doubt_variable(struct arena *arena, const struct result *result, const struct observation *one,
                           const struct unit *unit, struct diags *diags)
{
	int count;
	const struct observation *const *list = observed_of(result->scenario->plan->observed, one->variable, &count);
	bool prices = observation_fits_but_prices(one, unit);
	const char *twin = prices ? twin_of(arena, result->program, one) : NULL, *arguments[UNIT_PRICES_ARGUMENTS];
	enum word way = unit_prices_hint(arena, &one->unit, unit, diags->language, arguments);
	const char *told = way ? word_format(arena, diags->language, way, arguments) : "";
	diag_warning(diags, one->place, NULL, prices ? W_DOUBT_PRICES : W_DOUBT_UNIT,
	             twin         ? W_DOUBT_PRICES_NAME_HINT
	             : way        ? W_DOUBT_PRICES_WAY_HINT
	             : prices     ? W_DOUBT_PRICES_HINT
	                      : W_DOUBT_UNIT_HINT,
	             one->variable, unit_name(arena, unit, diags->language, prices),
	             years_listed(arena, list, count, unit, one->unit.text),
	             unit_name(arena, &one->unit, diags->language, prices),
	             twin ? twin : told, told);
}

void doubt_base(struct arena *arena, const struct result *result, struct diags *diags)
{
	static const char *const names[] = {"gdp", "gdp_nominal"};
	const struct observed *observed = result->scenario->plan->observed;
	for (int i = 0; observed && i < observed->count; i++) {
		const struct observation *one = &observed->list[i];
		bool named = strcmp(one->variable, names[0]) == 0 || strcmp(one->variable, names[1]) == 0;
		int element, variable = named ? program_find(result->program, one->variable, &element) : -1;
		double scale, made = result_value(result, variable, 0, result->base_year);
		if (variable < 0 || one->year != result->base_year || !isfinite(made) ||
		    !observation_fits(one, &result->program->variables[variable].unit, &scale) ||
		    !(fabs(one->value * scale - made) > APART * made))
			continue;
		diag_warning(diags, one->place, NULL, W_DOUBT_BASE, W_DOUBT_BASE_HINT, one->variable,
		             arena_print(arena, "%d", one->year), arena_print(arena, "%.6g", one->value * scale),
		             arena_print(arena, "%.6g", made));
	}
}

static bool doubted_before(const struct observed *observed, int row, const struct unit *unit)
{
	double scale;
	int count;
	const struct observation *const *same = observed_of(observed, observed->list[row].variable, &count);
	for (int i = 0; i < count; i++)
		if (same[i] < &observed->list[row] && strcmp(same[i]->unit.text, observed->list[row].unit.text) == 0 &&
		    !observation_fits(same[i], unit, &scale))
			return true;
	return false;
}

void doubt_observations(struct arena *arena, const struct result *result, struct diags *diags)
{
	const struct observed *observed = result->scenario->plan->observed;
	double scale;
	for (int i = 0; observed && i < observed->count; i++) {
		int element, variable = program_find(result->program, observed->list[i].variable, &element);
		const struct unit *unit = variable < 0 ? NULL : &result->program->variables[variable].unit;
		if (unit && !observation_fits(&observed->list[i], unit, &scale) && !doubted_before(observed, i, unit))
			doubt_variable(arena, result, &observed->list[i], unit, diags);
	}
}

/* --- names --- */

enum { NAMED = 5 }; /* of those that are only noted; the others are counted */
/* What looking for near names may cost, in letters compared: a file of thousands of series is a collection, whose names
 * are no slips. */
enum { EFFORT = 10000000 };

void doubted_names_begin(struct arena *arena, const struct plan *plan, struct doubted_names *names)
{
	int count = plan->observed ? plan->observed->count : 0;
	*names = (struct doubted_names){plan->observed, ARENA_ARRAY(arena, count + 1, bool),
	                                ARENA_ARRAY(arena, count + 1, const char *), EFFORT, false};
}

bool doubted_names_are_of(const struct doubted_names *names, const struct plan *plan)
{
	const struct observed *a = names->observed, *b = plan->observed;
	return a == b || (a && b && strcmp(a->path, b->path) == 0);
}

/* What names are held against: the variables of a program, their elements and groups. */
struct known {
	struct lookup *targets; /* names that targets ask for */
	struct known_name { const char *text; uint64_t letters; size_t length; } *list;
	int count;
};

/* A bit for each letter that is in it; a slip changes two at most. */
static struct known_name known_name(const char *text)
{
	struct known_name name = {text, 0, strlen(text)};
	for (; *text; text++)
		name.letters |= (uint64_t)1 << ((unsigned char)*text & 63);
	return name;
}

static struct known known_names(struct arena *work, const struct result *result)
{
	const struct program *program = result->program;
	struct known known = {.targets = lookup_create(work)};
	int capacity = 0;
	for (int i = 0; i < result->scenario->target_count; i++) {
		const char *of = result->scenario->targets[i].variable;
		if (of)
			lookup_put(known.targets, of, (void *)(uintptr_t)of);
	}
	for (int v = 0; v < program->variable_count; v++)
		for (int e = 0; e < program_width(program, v); e++)
			*ARENA_PUSH(work, known.list, known.count, capacity) =
				known_name(program_element_name(work, program, v, e));
	return known;
}

/* "indicator_6" and "indicator_9" are two. */
static bool differ_in_number(const char *a, const char *b)
{
	size_t one = strlen(a), other = strlen(b);
	while (one > 0 && number_is_digit(a[one - 1]))
		one--;
	while (other > 0 && number_is_digit(b[other - 1]))
		other--;
	return a[one] && b[other] && one == other && memcmp(a, b, one) == 0;
}

/* At most two letters apart, and a quarter of the name: "gdb_nominal", not "primary_growth" for "secondary_growth"; one
 * in a short name: "gpd". */
static bool is_slip(const char *name, const char *other)
{
	if (differ_in_number(name, other))
		return false;
	int apart = nearest_distance(name, other), length = (int)strlen(name);
	return (apart == 1 && length > 2) || (apart <= 2 && apart * 4 <= length);
}

/* Could they be two letters apart? */
static bool may_be_slip(const struct known_name *a, const struct known_name *b)
{
	return __builtin_popcountll(a->letters ^ b->letters) <= 4 && a->length <= b->length + 8 &&
	       b->length <= a->length + 8;
}

/* False: the effort ran out, and nothing can be said. */
static bool take_nearest(struct arena *arena, const struct known *known, const char *text, size_t *effort,
                         const char **nearest)
{
	struct known_name name = known_name(text);
	const char *best = *nearest;
	for (int i = 0; i < known->count; i++) {
		bool may = may_be_slip(&name, &known->list[i]);
		size_t cost = may ? (name.length + 1) * (known->list[i].length + 1) : 1;
		if (cost > *effort) {
			*effort = 0;
			return false;
		}
		*effort -= cost;
		const char *other = known->list[i].text;
		if (may && is_slip(text, other) && (!best || nearest_distance(text, other) < nearest_distance(text, best)))
			best = other;
	}
	if (best != *nearest)
		*nearest = arena_copy(arena, best, strlen(best));
	return true;
}

void doubted_names_take(struct arena *arena, struct arena *work, struct doubted_names *names,
                        const struct result *result)
{
	const struct observed *observed = names->observed;
	if (!observed)
		return;
	struct known known = known_names(work, result);
	for (int i = 0; i < observed->count; i++) {
		const char *name = observed->list[i].variable;
		int element;
		if (i > 0 && strcmp(name, observed->list[i - 1].variable) == 0) {
			names->known[i] = names->known[i - 1];
			names->nearest[i] = names->nearest[i - 1];
			continue;
		}
		names->known[i] |= program_find(result->program, name, &element) >= 0 ||
		                   program_find_input(result->program, name, &element) >= 0 ||
		                   names_find_absent(result->program->names, name) || lookup_find(known.targets, name);
		if (!names->known[i])
			names->left_out |= !take_nearest(arena, &known, name, &names->effort, &names->nearest[i]);
	}
}

static bool named_before(const struct observed *observed, int row)
{
	int count;
	const struct observation *const *same = observed_of(observed, observed->list[row].variable, &count);
	for (int i = 0; i < count; i++)
		if (same[i] < &observed->list[row])
			return true;
	return false;
}

void doubted_names_report(struct arena *arena, const struct doubted_names *names, struct diags *diags)
{
	const struct observed *observed = names->observed;
	struct place first = NOWHERE;
	struct text list;
	int count = 0;
	text_init(&list, arena);
	for (int i = 0; observed && i < observed->count; i++) {
		const struct observation *one = &observed->list[i];
		if (names->known[i] || named_before(observed, i))
			continue;
		if (names->nearest[i]) {
			diag_warning(diags, one->name_place, NULL, W_DOUBT_NAME, W_DOUBT_NAME_HINT, one->variable,
			             names->nearest[i]);
			continue;
		}
		first = list.length ? first : one->name_place;
		if (count++ < NAMED)
			text_print(&list, "%s%s", list.length ? ", " : "", one->variable);
	}
	enum word hint = names->left_out ? W_DOUBT_NAMES_MANY_HINT : W_DOUBT_NAMES_HINT;
	if (count > NAMED)
		diag_note(diags, first, NULL, W_DOUBT_NAMES_MORE, hint, list.bytes, arena_print(arena, "%d", count - NAMED));
	else if (count)
		diag_note(diags, first, NULL, W_DOUBT_NAMES, hint, list.bytes);
}

/* --- twins --- */

struct twin {
	const char *text, *id;
	struct place place; /* no source: a model's own */
	int index;
};

static int by_text_then_index(const void *a, const void *b)
{
	const struct twin *x = a, *y = b;
	int order = strcasecmp(x->text, y->text);
	return order ? order : x->index - y->index;
}

static void tell_twins(struct arena *arena, struct twin *twins, int count, enum severity severity, enum word message,
                       struct diags *diags)
{
	if (count)
		qsort(twins, (size_t)count, sizeof *twins, by_text_then_index);
	for (int i = 1, first = 0; i < count; i++) {
		if (strcasecmp(twins[i].text, twins[first].text) != 0) {
			first = i;
			continue;
		}
		bool own = twins[i].place.source; /* a model's variables stand before it or behind it */
		const struct twin *later = own ? &twins[i] : &twins[first], *other = own ? &twins[first] : &twins[i];
		if (later->place.source)
			diag_add(diags, severity, later->place, NULL, message,
			         other->place.source ? W_DOUBT_TWIN_HINT : W_DOUBT_TWIN_MODEL_HINT,
			         WORDS(later->text, other->id, place_text(arena, other->place), later->id));
	}
}

void doubt_twins(struct arena *arena, const struct result *result, struct diags *diags)
{
	const struct scenario *scenario = result->scenario;
	const struct program *program = result->program;
	struct twin *numbers = ARENA_ARRAY(arena, scenario->target_count + 1, struct twin),
				*titles = ARENA_ARRAY(arena, scenario->target_count + 1, struct twin),
				*variables = ARENA_ARRAY(arena, program->variable_count + 1, struct twin);
	int number_count = 0, title_count = 0, count = 0;
	for (int i = 0; i < scenario->target_count; i++) {
		const struct target *target = &scenario->targets[i];
		const char *title = title_in(target->title, diags->language, NULL);
		if (target->no)
			numbers[number_count++] = (struct twin){target->no, target->id, target->place, i};
		if (title)
			titles[title_count++] = (struct twin){title, target->id, target->place, i};
	}
	for (int v = 0; v < program->variable_count; v++) {
		const struct variable *variable = &program->variables[v];
		const char *title = title_in(variable->title, diags->language, NULL);
		bool own = variable->model && strcmp(variable->model, "indicators") == 0;
		if (title && variable->set == SCALAR && !variable->target && !(variable->flags & HIDDEN))
			variables[count++] = (struct twin){title, variable->name, own ? variable->place : NOWHERE, v};
	}
	tell_twins(arena, numbers, number_count, DIAG_WARNING, W_DOUBT_NUMBER_TWICE, diags);
	tell_twins(arena, titles, title_count, DIAG_NOTE, W_DOUBT_TITLE_TWICE, diags);
	tell_twins(arena, variables, count, DIAG_NOTE, W_DOUBT_TITLE_TWICE, diags);
}
