/* SPDX-License-Identifier: GPL-3.0-or-later */
/* live: the rows of a run: inputs, variables, companions without limits where something compares with them, and the
 * parts that have cells of their own. Each formula's own number is held against the run's, and where they differ by
 * more than NEAR of it, the number stands in place of the formula. */
#include "ask/live.h"
#include <math.h>
#include <string.h>
#include "ask/live_parts.h"
#include "base/text.h"
#include "core/cells_limited.h"

static const double NEAR = 1e-10;

static struct term group_sum(struct live_making *making, struct live_where where, int variable,
                             const struct group *group)
{
	struct term sum = term_number(making->arena, 0);
	for (int m = 0; m < group->count; m++)
		sum = term_add(making->arena, sum, live_variable(making, where, variable, group->members[m]));
	return sum;
}

static struct term formula_of(struct live_making *making, struct live_where where, int variable, int element)
{
	const struct program *program = making->program;
	const struct variable *of = &program->variables[variable];
	int count = program_elements(program, of->set);
	const struct group *group = element >= count ? &program->sets[of->set].groups[element - count] : NULL;
	if (group && of->flags & GROUP_SUM && group->count)
		return group_sum(making, where, variable, group);
	return live_node(making, where, where.year == 0 && of->base >= 0 ? of->base : of->formula, element);
}

static bool is_near(double a, double b, double size)
{
	return fabs(a - b) <= NEAR * fmax(size, fmax(fabs(a), fabs(b)));
}

/* The largest of a row's numbers: what is left by rounding is small beside it. */
static double size_of(const double *values, int years)
{
	double size = 0;
	for (int y = 0; y < years; y++)
		size = isfinite(values[y]) ? fmax(size, fabs(values[y])) : size;
	return size;
}

static void fill_variable(struct live_making *making, enum world world, int variable)
{
	struct live *live = making->live;
	const struct result *declared = making->declared, *shown = live->result;
	int width = program_width(making->program, variable), first = live_rows_of(making, world, variable);
	double scale = live_scale_of_variable(making, variable);
	const struct variable *of = &making->program->variables[variable];
	bool may_lack = of->flags & PARTIAL || of->target; /* a value, and is no fault then */
	for (int e = 0; e < width; e++) {
		double *const *all = world == WORLD_UNLIMITED ? declared->unlimited : declared->values,
					  *const *all_shown = world == WORLD_UNLIMITED ? shown->unlimited : shown->values;
		const double *values = all[variable] + e * live->years, *as_shown = all_shown[variable] + e * live->years;
		double size = size_of(values, live->years);
		for (int y = of->first; y < live->years; y++) {
			if (!isfinite(values[y]) && !may_lack)
				continue;
			struct live_where where = {y, world};
			struct term term = formula_of(making, where, variable, e);
			struct live_row *row = live->rows[first + e];
			row->cells[y].number = as_shown[y];
			term = term_apply(making->arena, OP_MULTIPLY,
			                  (struct term[]){term, term_number(making->arena, 1 / scale), {0}});
			bool lacks = !isfinite(values[y]) && !isfinite(term.number);
			if (lacks || is_near(term.number * scale, values[y], size * 1e-3))
				row->cells[y].formula =
					may_lack ? arena_print(making->arena, "IFERROR(%s,\"\")", term.text) : term.text;
			else
				row->fixed = live->fixed = true;
		}
	}
}

struct live *live_make(struct arena *arena, const struct result *result)
{
	const struct result *declared = result->declared ? result->declared : result;
	const struct program *program = declared->program;
	struct live *live = ARENA_NEW(arena, struct live);
	struct live_making making = {.arena = arena, .live = live, .declared = declared, .program = program};
	*live = (struct live){.result = result, .first = result->base_year, .base_year = result->base_year,
	                      .years = result->years, .last = result->base_year + result->years - 1};
	for (int world = 0; world < WORLDS; world++)
		live->row_of[world] = ARENA_ARRAY(arena, program->variable_count + 1, int *);
	making.limited = cells_limited(arena, program);
	making.input_row = ARENA_ARRAY(arena, program->input_count + 1, int *);
	live_inputs(&making);
	for (int v = 0; v < program->variable_count; v++)
		if (program->variables[v].first < live->years)
			fill_variable(&making, WORLD_LIMITED, v);
	for (int i = 0; i < making.companion_count; i++)
		fill_variable(&making, WORLD_UNLIMITED, making.companions[i]);
	return live;
}

/* --- places --- */

void live_place(struct live_row *row, const char *sheet, int row_at, int column, int whole_column)
{
	row->at.sheet = sheet;
	row->at.row = row_at;
	row->at.column = column;
	row->at.whole_column = whole_column;
}

char *live_cell_name(struct arena *arena, int row, int column)
{
	char letters[8], *at = letters + sizeof letters - 1;
	*at = '\0';
	for (int c = column + 1; c > 0; c = (c - 1) / 26)
		*--at = (char)('A' + (c - 1) % 26);
	return arena_print(arena, "%s%d", at, row + 1);
}

static const char *put_cell(struct text *out, const struct live *live, const char *from, const char *sheet, bool bare)
{
	int index = 0, year = -1;
	const char *at = from + 1;
	for (; *at != ':'; at++)
		index = index * 10 + (*at - '0');
	if (*++at != 'w')
		for (year = 0; *at != '}'; at++)
			year = year * 10 + (*at - '0');
	else
		at++;
	const struct live_row *row = live->rows[index];
	if (!bare && strcmp(row->at.sheet, sheet) != 0)
		text_print(out, "%s!", row->at.sheet);
	text_add(out, live_cell_name(out->arena, row->at.row, year < 0 ? row->at.whole_column : row->at.column + year));
	return at + 1;
}

const char *live_text(struct arena *arena, const struct live *live, const struct live_cell *cell, const char *sheet)
{
	struct text out;
	if (!cell->formula)
		return NULL;
	text_init(&out, arena);
	text_add(&out, "");
	for (const char *at = cell->formula; *at;) {
		if (*at == '{')
			at = put_cell(&out, live, at, sheet, at > cell->formula && at[-1] == ':');
		else
			text_add_char(&out, *at++, 1);
	}
	return out.bytes;
}
