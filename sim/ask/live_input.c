/* SPDX-License-Identifier: GPL-3.0-or-later */
/* live_input: inputs as rows that a person changes. A number for all years stands once; of a path the points are to be
 * changed and the years between follow from them, as do growth from levels to be reached, a number that is a share of
 * another, and what a fall leaves. What one entry gives for all elements is changed in the first of them, and the
 * others follow. Where a rule does not come to the numbers of the run (a path that --set has moved), each year is a
 * number of its own. */
#include <math.h>
#include <string.h>
#include "ask/live_parts.h"
#include "data/quantity.h"
#include "data/unit_ten.h"

static const double NEAR = 1e-12;

struct filling { /* one row of an input */
	struct live_making *making;
	struct arena *arena;
	struct live *live;
	const struct input *input; /* as shown */
	const struct input_value *value;
	struct live_row *row;
	int index, declared; /* of the row; of the input */
};

static int at_year(const struct live *live, int year) { return year - live->first; }
static bool is_of_run(const struct live *live, int year)
{
	return year >= live->base_year && year < live->base_year + live->years;
}

static double number_of(const struct filling *of, int year) { return of->value->values[year - of->live->base_year]; }

static struct term self(const struct filling *of, int year)
{
	const struct live_cell *cell = &of->row->cells[at_year(of->live, year)];
	return term_cell(of->arena, of->index, at_year(of->live, year), cell->number);
}

static struct term other(const struct filling *of, int row, int year)
{
	int at = at_year(of->live, year);
	return term_cell(of->arena, row, at, of->live->rows[row]->cells[at].number);
}

static struct term plain(const struct filling *of, double number) { return term_number(of->arena, number); }

static void give(const struct filling *of, int year, double number)
{
	of->row->cells[at_year(of->live, year)] = (struct live_cell){.number = number, .given = true};
}

static bool is_near(double a, double b) { return fabs(a - b) <= NEAR * fmax(fabs(a), fabs(b)); }

/* The term where it comes to the number of that year, else the number. */
static void follow(const struct filling *of, int year, struct term term, double number)
{
	if (isfinite(number) && !is_near(term.number, number))
		give(of, year, number);
	else
		of->row->cells[at_year(of->live, year)] = (struct live_cell){.number = number, .formula = term.text};
}

static void each_year(const struct filling *of)
{
	for (int y = 0; y < of->live->years; y++)
		give(of, of->live->base_year + y, of->value->values[y]);
}

static bool is_constant(const struct filling *of)
{
	for (int y = 1; y < of->live->years; y++)
		if (of->value->values[y] != of->value->values[0])
			return false;
	return true;
}

static void one_for_all(const struct filling *of)
{
	of->row->whole = (struct live_cell){.number = of->value->values[0], .given = true};
	for (int y = 0; y < of->live->years; y++)
		follow(of, of->live->base_year + y, term_whole(of->arena, of->index, of->value->values[0]),
		       of->value->values[y]);
}

/* --- paths --- */

static bool has_points(const struct quantity *quantity)
{
	return quantity && quantity->count &&
	       (quantity->form == QUANTITY_PATH || quantity->form == QUANTITY_SERIES || quantity->form == QUANTITY_LEVEL);
}

/* Points that matter: those of the run and the nearest around it. */
static bool matters(const struct live *live, const struct quantity *quantity, int p)
{
	int year = quantity->points[p].year, end = live->base_year + live->years - 1;
	if (year < live->base_year)
		return p + 1 == quantity->count || quantity->points[p + 1].year > live->base_year;
	return year <= end || p == 0 || quantity->points[p - 1].year < end;
}

static struct term between(const struct filling *of, enum interpolation interpolation, struct term a, struct term b,
                           int k, int n)
{
	struct arena *arena = of->arena;
	if (interpolation == INTERPOLATE_STEP)
		return a;
	struct term part = term_divide(arena, plain(of, k), plain(of, n));
	part.text = arena_print(arena, "%d/%d", k, n);
	part.binds = BINDS_PRODUCT;
	part.literal = false;
	if (interpolation == INTERPOLATE_GEOMETRIC) {
		struct term ratio = term_divide(arena, b, a);
		return term_multiply(arena, a, term_power(arena, ratio, part));
	}
	return term_add(arena, a, term_multiply(arena, term_subtract(arena, b, a), part));
}

/* The points before and behind a year; -1: none. */
static void around(const struct quantity *quantity, int year, int *before, int *behind)
{
	*before = -1;
	*behind = quantity->count;
	for (int p = 0; p < quantity->count; p++) {
		if (quantity->points[p].year <= year)
			*before = p;
		else if (*behind == quantity->count)
			*behind = p;
	}
}

/* Points outside the run in the declared unit, as shown. */
static double outside(const struct filling *of, const struct point *point)
{
	double scale = live_scale_of_input(of->making, of->declared), fit = 1;
	const struct quantity *quantity = of->value->entry->quantity;
	const struct unit *declared = &of->making->program->inputs[of->declared].unit,
					  *unit = point->has_unit ? &point->unit : quantity->has_unit ? &quantity->unit : declared;
	return unit_fits(unit, declared, &fit) ? unit_convert(point->value, fit) / scale : NAN;
}

static void path(const struct filling *of)
{
	const struct quantity *quantity = of->value->entry->quantity;
	const struct live *live = of->live;
	for (int p = 0; p < quantity->count; p++) {
		int year = quantity->points[p].year;
		if (is_of_run(live, year))
			give(of, year, number_of(of, year));
		else if (matters(live, quantity, p))
			give(of, year, outside(of, &quantity->points[p]));
	}
	for (int y = 0; y < live->years; y++) {
		int year = live->base_year + y, before, behind, last = quantity->points[quantity->count - 1].year;
		around(quantity, year, &before, &behind);
		if (before >= 0 && quantity->points[before].year == year)
			continue;
		struct term term;
		if (before < 0 || behind == quantity->count)
			term = self(of, quantity->points[before < 0 ? behind : before].year);
		else
			term = between(of, quantity->interpolation, self(of, quantity->points[before].year),
			               self(of, quantity->points[behind].year), year - quantity->points[before].year,
			               quantity->points[behind].year - quantity->points[before].year);
		if (behind == quantity->count && last > live->base_year && y > 0 && !is_near(term.number, number_of(of, year)))
			term = term_multiply(of->arena, self(of, year - 1), /* the last yearly rate goes on */
			                     term_divide(of->arena, self(of, last), self(of, last - 1)));
		follow(of, year, term, number_of(of, year));
	}
}

/* --- what follows from others --- */

static struct live_row *given_row(const struct filling *of, const char *name, const struct unit *unit, int *index)
{
	*index = of->live->count;
	struct live_row *row =
		live_row_new(of->making, LIVE_GIVEN, name, of->live->last - of->live->first + 1);
	row->unit = *unit;
	row->input = of->declared;
	row->element = of->row->element;
	row->value = of->value;
	row->of = of->input;
	return row;
}

/* The row of the input with another last word: "sectors.mining.output" beside "sectors.mining.growth"; -1: none. */
static int sibling(const struct filling *of, const char *key, int *input)
{
	const char *dot = strrchr(of->value->key, '.');
	int element;
	if (!dot || !key)
		return -1;
	*input = program_find_input(
		of->making->program, arena_print(of->arena, "%.*s.%s", (int)(dot - of->value->key), of->value->key, key),
		&element);
	return *input < 0 || !of->making->input_row[*input] ? -1 : of->making->input_row[*input][element < 0 ? 0 : element];
}

static bool levels(const struct filling *of)
{
	const struct quantity *quantity = of->value->entry->quantity;
	const struct field *field = of->input->field;
	const struct live *live = of->live;
	int base_input, base_row = sibling(of, field->level_of, &base_input), index;
	if (base_row < 0)
		return false;
	const struct unit *base_unit = &of->making->program->inputs[base_input].unit,
					  *shown = &live->result->program->inputs[base_input].unit;
	double scale = live_scale_of_input(of->making, base_input);
	struct live_row *row = given_row(of, arena_print(of->arena, "%s.level", of->value->key), shown, &index);
	struct term start = other(of, base_row, live->base_year);
	int from = live->base_year;
	for (int p = 0; p < quantity->count && matters(live, quantity, p); p++) {
		const struct point *point = &quantity->points[p];
		double fit = 1;
		if (point->has_unit && !unit_fits(&point->unit, base_unit, &fit))
			return false;
		row->cells[at_year(live, point->year)] =
			(struct live_cell){.number = unit_convert(point->value, fit) / scale, .given = true};
		struct term end = other(of, index, point->year), years = plain(of, point->year - from), rate;
		if (field->flags & LEVEL_COMPOUND) {
			struct term part = term_divide(of->arena, plain(of, 1), years);
			part.text = arena_print(of->arena, "1/%d", point->year - from);
			part.binds = BINDS_PRODUCT;
			rate = term_power(of->arena, term_divide(of->arena, end, start), part);
			rate = term_subtract(of->arena, rate, plain(of, 1));
			rate = term_multiply(of->arena, rate, plain(of, unit_ratio(1, of->input->unit.factor)));
		} else {
			rate = term_divide(of->arena, term_subtract(of->arena, end, start), years);
			rate = term_multiply(of->arena, rate, plain(of, unit_ratio(shown->factor, of->input->unit.factor)));
		}
		bool last = p == quantity->count - 1;
		for (int y = 0; y < live->years; y++) {
			int year = live->base_year + y;
			if ((year > from || p == 0) && (year <= point->year || last))
				follow(of, year, rate, of->value->values[y]);
		}
		start = end;
		from = point->year;
	}
	return true;
}

static bool share(const struct filling *of)
{
	int element, part_input, part = sibling(of, "share", &part_input),
		whole_input = program_find_input(of->making->program, of->input->field->share_of, &element);
	if (part < 0 || whole_input < 0 || !of->making->input_row[whole_input])
		return false;
	int whole = of->making->input_row[whole_input][0];
	double factor = unit_ratio(of->live->result->program->inputs[whole_input].unit.factor, of->input->unit.factor);
	for (int y = 0; y < of->live->years; y++) {
		int year = of->live->base_year + y;
		struct term term = term_multiply(of->arena, other(of, part, year), other(of, whole, year));
		term = term_multiply(of->arena, term_divide(of->arena, term, plain(of, 100)), plain(of, factor));
		follow(of, year, term, of->value->values[y]);
	}
	return true;
}

/* What falls in percent, as points or one number, leave: 1 - fall / 100, geometrically between the points. */
static void left(const struct filling *of)
{
	const struct quantity *quantity = of->value->entry->quantity;
	const struct live *live = of->live;
	struct arena *arena = of->arena;
	int index;
	struct unit unit = unit_declared(arena, "%", PRICES_UNSAID);
	struct live_row *row = given_row(of, entry_key(arena, of->value->entry), &unit, &index);
	struct term hundred = plain(of, 100), one = plain(of, 1);
	for (int p = 0; p < quantity->count; p++) {
		const struct point *point = &quantity->points[p];
		const struct unit *own = point->has_unit ? &point->unit : quantity->has_unit ? &quantity->unit : &unit;
		double fit = 1;
		unit_fits(own, &unit, &fit);
		struct live_cell cell = {.number = point->value * fit, .given = true};
		if (quantity->form == QUANTITY_VALUE)
			row->whole = cell;
		else if (matters(live, quantity, p))
			row->cells[at_year(live, point->year)] = cell;
	}
	for (int y = 0; y < live->years; y++) {
		int year = live->base_year + y, before = -1, behind = 0, last = 0;
		struct term term;
		if (quantity->form == QUANTITY_VALUE) {
			struct term whole = term_whole(arena, index, row->whole.number);
			row->cells[at_year(live, year)] = (struct live_cell){.number = whole.number, .formula = whole.text};
			term = term_subtract(arena, one, term_divide(arena, other(of, index, year), hundred));
			follow(of, year, term, number_of(of, year));
			continue;
		}
		around(quantity, year, &before, &behind);
		last = quantity->points[quantity->count - 1].year;
		int from = quantity->points[before < 0 ? behind : before].year;
		struct term a = term_subtract(arena, one, term_divide(arena, other(of, index, from), hundred));
		if (before < 0 || behind == quantity->count || from == year) {
			term = a;
		} else {
			int to = quantity->points[behind].year;
			struct term b = term_subtract(arena, one, term_divide(arena, other(of, index, to), hundred));
			bool linear = quantity->interpolation == INTERPOLATE_LINEAR || !(a.number > 0 && b.number > 0);
			term = between(of, quantity->interpolation == INTERPOLATE_STEP ? INTERPOLATE_STEP
			                   : linear ? INTERPOLATE_LINEAR : INTERPOLATE_GEOMETRIC, a, b, year - from, to - from);
		}
		if (behind == quantity->count && year > last && last > live->base_year &&
		    !is_near(term.number, number_of(of, year)))
			term = term_multiply(arena, self(of, year - 1), term_divide(arena, self(of, last), self(of, last - 1)));
		follow(of, year, term, number_of(of, year));
		if (from != year) { /* the fall of the years between, to be read */
			struct term fall = term_multiply(arena, term_subtract(arena, one, self(of, year)), hundred);
			row->cells[at_year(live, year)] = (struct live_cell){.number = fall.number, .formula = fall.text};
		}
	}
}

/* --- rows --- */

static void as_first(const struct filling *of, int first)
{
	const struct live_row *row = of->live->rows[first];
	if (isfinite(row->whole.number))
		of->row->whole = (struct live_cell){.number = row->whole.number,
		                                    .formula = term_whole(of->arena, first, row->whole.number).text};
	for (int y = 0; y < of->live->years; y++) {
		int year = of->live->base_year + y;
		struct term term = isfinite(row->whole.number) ? term_whole(of->arena, of->index, row->whole.number)
		                                               : other(of, first, year);
		follow(of, year, term, of->value->values[y]);
	}
}

static void fill(const struct filling *of)
{
	const struct quantity *quantity = of->value->entry ? of->value->entry->quantity : NULL;
	int element = of->row->element, *rows = of->making->input_row[of->declared];
	bool shares = quantity && of->input->field->share_of && strcmp(of->value->entry->key, "share") == 0;
	if (of->input->internal)
		left(of);
	else if (element > 0 && quantity && !shares && quantity->form != QUANTITY_LEVEL &&
	         of->value->entry == of->input->value[0].entry && rows[0] >= 0)
		as_first(of, rows[0]);
	else if (shares && share(of))
		return;
	else if (quantity && quantity->form == QUANTITY_LEVEL && levels(of))
		return;
	else if (has_points(quantity) && quantity->form != QUANTITY_LEVEL)
		path(of);
	else if (is_constant(of))
		one_for_all(of);
	else
		each_year(of);
}

static bool has_row(const struct input *input, const struct input_value *value)
{
	return !input->drawn && !value->absent && (!input->internal || (value->entry && value->entry->quantity));
}

static void widen(struct live *live, const struct quantity *quantity)
{
	for (int p = 0; has_points(quantity) && p < quantity->count; p++) {
		int year = quantity->points[p].year;
		if (!matters(live, quantity, p))
			continue;
		live->first = year < live->first ? year : live->first;
		live->last = year > live->last ? year : live->last;
	}
}

void live_inputs(struct live_making *making)
{
	struct live *live = making->live;
	const struct program *shown = live->result->program, *program = making->program;
	for (int i = 0; i < program->input_count; i++)
		for (int e = 0; e < program_elements(program, program->inputs[i].set); e++)
			if (has_row(&program->inputs[i], &program->inputs[i].value[e]) && program->inputs[i].value[e].entry)
				widen(live, program->inputs[i].value[e].entry->quantity);
	for (int i = 0; i < program->input_count; i++) {
		const struct input *input = &shown->inputs[i];
		int count = program_elements(program, input->set);
		making->input_row[i] = ARENA_ARRAY(making->arena, count + 1, int);
		for (int e = 0; e < count; e++) {
			making->input_row[i][e] = -1;
			if (!has_row(input, &input->value[e]))
				continue;
			making->input_row[i][e] = live->count;
			struct live_row *row = live_row_new(making, input->internal ? LIVE_MADE : LIVE_INPUT, input->value[e].key,
			                                    live->last - live->first + 1);
			row->input = i;
			row->element = e;
			row->unit = input->unit;
			row->value = &input->value[e];
			row->of = input;
			for (int y = 0; y < live->years; y++) /* for rules that look at others */
				row->cells[at_year(live, live->base_year + y)].number = input->value[e].values[y];
		}
	}
	int rows = live->count;
	for (int r = 0; r < rows; r++) {
		struct live_row *row = live->rows[r];
		struct filling of = {making, making->arena, live, row->of, row->value, row, r, row->input};
		fill(&of);
	}
}
