/* SPDX-License-Identifier: GPL-3.0-or-later */
/* live_rows: rows as they are asked for: a variable's where a formula first names it, all its elements and groups one
 * below another; a cell for a part of a formula, the same part in the same row in all years. */
#include <math.h>
#include "ask/live_parts.h"
#include "data/unit_ten.h"

struct live_row *live_row_new(struct live_making *making, enum live_kind kind, const char *name, int years)
{
	struct live *live = making->live;
	struct live_row *row = ARENA_NEW(making->arena, struct live_row);
	*row = (struct live_row){.kind = kind,
	                         .variable = -1,
	                         .input = -1,
	                         .name = name,
	                         .unit = unit_one,
	                         .whole = {.number = NAN},
	                         .cells = ARENA_ARRAY(making->arena, years, struct live_cell)};
	for (int y = 0; y < years; y++)
		row->cells[y].number = NAN;
	*ARENA_PUSH(making->arena, live->rows, live->count, making->row_capacity) = row;
	return row;
}

double live_scale_of_variable(const struct live_making *making, int variable)
{
	return unit_ratio(making->live->result->program->variables[variable].unit.factor,
	                  making->program->variables[variable].unit.factor);
}

double live_scale_of_input(const struct live_making *making, int input)
{
	return unit_ratio(making->live->result->program->inputs[input].unit.factor,
	                  making->program->inputs[input].unit.factor);
}

int live_rows_of(struct live_making *making, enum world world, int variable)
{
	struct live *live = making->live;
	if (!making->limited[variable])
		world = WORLD_LIMITED;
	if (live->row_of[world][variable])
		return live->row_of[world][variable][0];
	const struct program *shown = live->result->program;
	int width = program_width(shown, variable), first = live->count;
	int *rows = ARENA_ARRAY(making->arena, width + 1, int);
	making->blocks++;
	for (int e = 0; e < width; e++) {
		rows[e] = live->count;
		const char *name = program_element_name(making->arena, shown, variable,
		                                        shown->variables[variable].set != SCALAR ? e : -1);
		struct live_row *row =
			live_row_new(making, world == WORLD_LIMITED ? LIVE_VARIABLE : LIVE_COMPANION, name, live->years);
		row->variable = variable;
		row->element = e;
		row->block = making->blocks;
		row->unit = shown->variables[variable].unit;
	}
	live->row_of[world][variable] = rows;
	if (world == WORLD_UNLIMITED)
		*ARENA_PUSH(making->arena, making->companions, making->companion_count, making->companion_capacity) = variable;
	return first;
}

/* --- parts of formulas --- */

static bool same_key(const struct live_step_key *a, const struct live_step_key *b)
{
	return a->node == b->node && a->element == b->element && a->tag == b->tag && a->world == b->world;
}

int live_step_row(struct live_making *making, struct live_step_key key)
{
	for (int i = 0; i < making->step_count; i++)
		if (same_key(&making->steps[i].key, &key))
			return making->steps[i].row;
	int row = making->live->count;
	live_row_new(making, LIVE_STEP, "", making->live->years);
	*ARENA_PUSH(making->arena, making->steps, making->step_count, making->step_capacity) =
		(typeof(*making->steps)){key, row};
	return row;
}

struct term live_step(struct live_making *making, struct live_where where, struct live_step_key key, struct term term)
{
	key.world = where.world;
	int row = live_step_row(making, key);
	const char *text = term.text;
	if (term.binds == BINDS_TRUTH)
		text = arena_print(making->arena, "IF(%s,1,0)", text);
	making->live->rows[row]->cells[where.year] = (struct live_cell){.number = term.number, .formula = text};
	return term_cell(making->arena, row, where.year, term.number);
}
