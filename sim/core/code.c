/* SPDX-License-Identifier: GPL-3.0-or-later */
/* code: marks what varies by lane, leaves out what nobody wants, fuses pairs, gives every value a place and
 * writes the steps. Invariants: steps stand in the order of their cells, so operands are ready; a row is
 * given away only after the last step that reads it; what is wanted or carried lives to the end of its
 * phase. */
#include <stdlib.h>
#include <string.h>
#include "core/code_marks.h"

/* Counts readers; what is wanted or carried has one more, that never comes. */
static void count_uses(struct cells *cells, struct phase *phase, int which)
{
	const int forever = phase->count;
	for (int i = 0; i < phase->count; i++)
		for (int a = 0; a < cell_reads(&phase->cells[i]) && phase->cells[i].needed; a++)
			if (cell_read(&phase->cells[i], a) >= 0) {
				struct code_cell *read = &phase->cells[cell_read(&phase->cells[i], a)];
				read->uses++;
				read->last_use = i;
			}
	for (enum world world = 0; world < WORLDS; world++)
		for (int v = 0; v < cells->program->variable_count; v++)
			for (int e = 0; cells_keep(cells, world, v) && e < cells_width(cells->program, v); e++)
				if (phase->value[world][v][e] >= 0) {
					phase->cells[phase->value[world][v][e]].uses++;
					phase->cells[phase->value[world][v][e]].last_use = forever;
				}
	for (int s = 0; s < cells->state_count; s++)
		if (cells->states[s].needed && cells->states[s].from[which] >= 0) {
			phase->cells[cells->states[s].from[which]].uses++;
			phase->cells[cells->states[s].from[which]].last_use = forever;
		}
}

/* A product or sum that one operation reads, in the lanes, is taken into that operation. */
static void fuse(struct phase *phase)
{
	for (int i = 0; i < phase->count; i++) {
		struct code_cell *cell = &phase->cells[i];
		if (!cell->needed || !cell->by_lane || cell->leaf != LEAF_NONE || cell->many ||
		    kernel_arguments(cell->kernel) != 2)
			continue;
		for (int side = 0; side < 2; side++) {
			struct code_cell *inner = &phase->cells[cell->argument[side]];
			int other = cell->argument[1 - side];
			enum kernel made = KERNEL_COUNT;
			if (inner->leaf != LEAF_NONE || !inner->by_lane || inner->by_year != cell->by_year ||
			    inner->uses != 1 || inner->fused || cell->argument[0] == cell->argument[1])
				continue;
			if (inner->kernel == KERNEL_MULTIPLY && cell->kernel == KERNEL_ADD)
				made = side ? KERNEL_ADD_PRODUCT : KERNEL_MULTIPLY_ADD;
			else if (inner->kernel == KERNEL_MULTIPLY && cell->kernel == KERNEL_SUBTRACT)
				made = side ? KERNEL_SUBTRACT_PRODUCT : KERNEL_MULTIPLY_SUBTRACT;
			else if (cell->kernel == KERNEL_MULTIPLY && inner->kernel == KERNEL_ADD && side)
				made = KERNEL_MULTIPLY_SUM;
			else if (cell->kernel == KERNEL_MULTIPLY && inner->kernel == KERNEL_SUBTRACT && side)
				made = KERNEL_MULTIPLY_DIFFERENCE;
			if (made == KERNEL_COUNT)
				continue;
			bool product_first = made != KERNEL_MULTIPLY_SUM && made != KERNEL_MULTIPLY_DIFFERENCE;
			int a = inner->argument[0], b = inner->argument[1];
			inner->needed = false;
			cell->fused = true;
			cell->kernel = made;
			cell->argument[0] = product_first ? a : other;
			cell->argument[1] = product_first ? b : a;
			cell->argument[2] = product_first ? other : b;
			break;
		}
	}
}

struct assign {
	struct cells *cells;
	struct code *code;
	int *free_rows, free_count;
	int *varied; /* of each of the question's list: its place among the code's, + 1 */
	struct carried carried;
};

static int new_row(struct assign *assign)
{
	return assign->free_count ? assign->free_rows[--assign->free_count] : assign->code->row_count++;
}

static int constant_at(struct assign *assign, double value)
{
	struct code *code = assign->code;
	code->constants[code->constant_count] = value;
	return code->constant_count++;
}

/* A row that the source of lanes fills: both phases share it. */
static struct operand place_varied(struct assign *assign, int index)
{
	struct code *code = assign->code;
	if (assign->varied[index])
		return code->varied[assign->varied[index] - 1].row;
	bool yearly = assign->cells->question->varied[index].kind == VARY_YEARLY;
	struct operand row = {STORE_ROW, code->row_count++};
	code->varied[code->varied_count++] = (struct varied){index, row, yearly};
	assign->varied[index] = code->varied_count;
	return row;
}

/* States, varied inputs: places that live through all years. Both phases of an input or a state share one. */
static void place_leaf(struct assign *assign, struct code_cell *cell)
{
	struct code *code = assign->code;
	const struct program *program = assign->cells->program;
	if (cell->leaf == LEAF_CONSTANT) {
		cell->at = (struct operand){STORE_CONSTANT, constant_at(assign, cell->constant)};
	} else if (cell->leaf == LEAF_STATE) {
		cell->at = assign->cells->states[cell->state].at;
	} else if (cell->leaf == LEAF_VARIED) {
		cell->at = place_varied(assign, cell->input);
	} else if (!cell->by_year) {
		cell->at = (struct operand){
			STORE_CONSTANT, constant_at(assign, program->inputs[cell->input].value[cell->element].values[0])};
	} else {
		cell->at = (struct operand){STORE_UNIFORM, code->uniform_count++};
		const double *values =
			cell->leaf == LEAF_YEAR ? NULL : program->inputs[cell->input].value[cell->element].values;
		code->loads[code->load_count++] = (struct load){cell->at, values};
	}
}

static void place_states(struct assign *assign)
{
	struct cells *cells = assign->cells;
	for (int s = 0; s < cells->state_count; s++) {
		struct state *state = &cells->states[s];
		if (!state->needed)
			continue;
		state->at = state->by_lane ? (struct operand){STORE_ROW, assign->code->row_count++}
		                           : (struct operand){STORE_UNIFORM, assign->code->uniform_count++};
	}
}

/* Computed once for a block, it is read in every year. */
static bool lives_on(const struct code_cell *cell, int which)
{
	return which == PHASE_YEAR && cell->by_lane && !cell->by_year;
}

/* Frees the rows whose last reader is the operation at `index`. */
static void release(struct assign *assign, struct phase *phase, int which, int index)
{
	const struct code_cell *cell = &phase->cells[index];
	for (int a = 0; a < cell_reads(cell); a++) {
		const struct code_cell *read = cell_read(cell, a) >= 0 ? &phase->cells[cell_read(cell, a)] : NULL;
		bool frees = read && read->leaf == LEAF_NONE && !lives_on(read, which) && read->at.storage == STORE_ROW &&
		             read->last_use == index;
		for (int b = 0; b < a && frees; b++)
			frees = cell_read(cell, b) != cell_read(cell, a);
		if (frees)
			assign->free_rows[assign->free_count++] = read->at.index;
	}
}

/* The state whose next value this operation computes, if no later one reads its last value. */
static const struct state *moved_in_place(const struct assign *assign, int which, int index)
{
	const struct cells *cells = assign->cells;
	const struct phase *phase = &cells->phase[which];
	for (int s = assign->carried.first[which][index]; s > 0; s = assign->carried.next[which][s]) {
		const struct state *state = &cells->states[s - 1];
		if (state->needed && state->by_lane &&
		    (state->leaf[which] < 0 || phase->cells[state->leaf[which]].last_use <= index))
			return state;
	}
	return NULL;
}

/* --- steps --- */

static bool same_many(const struct code_cell *a, const struct code_cell *b)
{
	return a->leaf == LEAF_NONE && b->leaf == LEAF_NONE && a->kernel == b->kernel && a->limits == b->limits &&
	       memcmp(a->many, b->many, (size_t)cell_reads(a) * sizeof *a->many) == 0;
}

/* Rows for all results of the step that `cell` is the first of, so that it is one step. */
static void place_results(struct assign *assign, struct phase *phase, int which, int index,
                          struct operation *operation)
{
	struct code_cell *cell = &phase->cells[index];
	operation->outs = ARENA_ARRAY(assign->cells->arena, cell->limits, struct operand);
	operation->only = cell->only;
	for (int i = index; i < phase->count; i++) {
		struct code_cell *other = &phase->cells[i];
		if (!other->needed || !other->many || !same_many(cell, other))
			continue;
		other->at = (struct operand){
			STORE_ROW, lives_on(cell, which) ? assign->code->row_count++ : new_row(assign)};
		operation->outs[other->which] = other->at;
		if (other->only != operation->only)
			operation->only = 0;
	}
	if (which != PHASE_YEAR || operation->only < 0 || lives_on(cell, which))
		operation->only = 0;
}

static double constant_of(const struct code *code, struct operand operand)
{
	return operand.storage == STORE_CONSTANT ? code->constants[operand.index] : 0;
}

static double computed(const struct assign *assign, const struct operation *operation)
{
	const struct code *code = assign->code;
	if (!operation->many)
		return kernel_number(operation->kernel, constant_of(code, operation->argument[0]),
		                     constant_of(code, operation->argument[1]), constant_of(code, operation->argument[2]));
	int count = complementarity_numbers(operation->limits);
	double *numbers = ARENA_ARRAY(assign->cells->arena, count, double);
	for (int i = 0; i < count; i++)
		numbers[i] = constant_of(code, operation->many[i]);
	return kernel_many_number(operation->kernel, operation->limits, numbers, operation->which);
}

static struct operation operation_of(const struct assign *assign, const struct phase *phase,
                                     const struct code_cell *cell)
{
	struct operation operation = {.kernel = cell->kernel, .limits = cell->limits, .which = cell->which};
	struct operand *to = operation.argument;
	if (cell->many)
		operation.many = to = ARENA_ARRAY(assign->cells->arena, cell_reads(cell), struct operand);
	for (int a = 0; a < cell_reads(cell); a++)
		if (cell_read(cell, a) >= 0)
			to[a] = phase->cells[cell_read(cell, a)].at;
	return operation;
}

/* A step over lanes: of the block where it is the same in all years. */
static void write_lane_step(struct assign *assign, struct phase *phase, int which, int index,
                            struct operation *operation)
{
	struct code *code = assign->code;
	struct code_cell *cell = &phase->cells[index];
	bool once = lives_on(cell, which), done = cell->many && cell->at.storage == STORE_ROW;
	if (cells_part_on(assign->cells, CODE_REUSE) && !once)
		release(assign, phase, which, index);
	if (done) /* by the first of its step */
		return;
	const struct state *state =
		cells_part_on(assign->cells, CODE_PLACE) && !once ? moved_in_place(assign, which, index) : NULL;
	if (cell->many) {
		place_results(assign, phase, which, index, operation);
	} else {
		operation->only = which == PHASE_YEAR && !once && cell->only > 0 ? cell->only : 0;
		operation->out = cell->at = once    ? (struct operand){STORE_ROW, code->row_count++}
		                            : state ? state->at
		                                    : (struct operand){STORE_ROW, new_row(assign)};
	}
	if (once)
		code->block[code->block_steps++] = *operation;
	else
		code->lanes[which][code->lane_steps[which]++] = *operation;
}

/* One operation: computed here, or a step of the run, of the block, or of every year. */
static void write_step(struct assign *assign, struct phase *phase, int which, int index)
{
	struct code *code = assign->code;
	struct code_cell *cell = &phase->cells[index];
	struct operation operation = operation_of(assign, phase, cell);
	if (!cell->by_lane && !cell->by_year) {
		cell->at = (struct operand){STORE_CONSTANT, constant_at(assign, computed(assign, &operation))};
	} else if (!cell->by_lane) {
		operation.out = cell->at = (struct operand){STORE_UNIFORM, code->uniform_count++};
		code->uniform[which][code->uniform_steps[which]++] = operation;
	} else {
		write_lane_step(assign, phase, which, index, &operation);
	}
}

static void write_phase(struct assign *assign, int which)
{
	struct cells *cells = assign->cells;
	struct phase *phase = &cells->phase[which];
	struct code *code = assign->code;
	code->uniform[which] = ARENA_ARRAY(cells->arena, phase->count + 1, struct operation);
	code->lanes[which] = ARENA_ARRAY(cells->arena, phase->count + 1, struct operation);
	assign->free_count = 0;
	for (int i = 0; i < phase->count; i++) {
		struct code_cell *cell = &phase->cells[i];
		if (!cell->needed)
			continue;
		if (cell->leaf != LEAF_NONE) {
			place_leaf(assign, cell);
			continue;
		}
		write_step(assign, phase, which, i);
	}
}

/* Last uses again, since fusing moved readers. */
static void refresh_last_uses(struct phase *phase)
{
	for (int i = 0; i < phase->count; i++)
		for (int a = 0; a < cell_reads(&phase->cells[i]) && phase->cells[i].needed; a++)
			if (cell_read(&phase->cells[i], a) >= 0 && phase->cells[cell_read(&phase->cells[i], a)].last_use < i)
				phase->cells[cell_read(&phase->cells[i], a)].last_use = i;
}

static void write_values(struct assign *assign, enum world world, int which)
{
	struct cells *cells = assign->cells;
	struct phase *phase = &cells->phase[which];
	const struct program *program = cells->program;
	struct operand **values = ARENA_ARRAY(cells->arena, program->variable_count + 1, struct operand *);
	for (int v = 0; v < program->variable_count; v++) {
		int width = cells_width(program, v);
		values[v] = ARENA_ARRAY(cells->arena, width + 1, struct operand);
		for (int e = 0; e < width && cells_want(cells, world, v); e++)
			if (phase->value[world][v][e] >= 0)
				values[v][e] = phase->cells[phase->value[world][v][e]].at;
	}
	assign->code->values[world][which] = values;
}

static void write_carries(struct assign *assign)
{
	struct cells *cells = assign->cells;
	struct code *code = assign->code;
	code->carries = ARENA_ARRAY(cells->arena, cells->state_count + 1, struct carry);
	for (int s = 0; s < cells->state_count; s++) {
		const struct state *state = &cells->states[s];
		struct carry carry = {.state = state->at};
		for (int which = 0; which < PHASES; which++)
			if (state->from[which] >= 0)
				carry.from[which] = cells->phase[which].cells[state->from[which]].at;
		if (state->needed)
			code->carries[code->carry_count++] = carry;
	}
}

struct code *code_make(struct arena *arena, const struct program *program, const struct question *question)
{
	struct cells *cells = cells_make(arena, program, question);
	cells_mark(cells);
	struct code *code = ARENA_NEW(arena, struct code);
	int most = cells->phase[0].count + cells->phase[1].count + 1;
	*code = (struct code){.program = program,
	                      .constants = ARENA_ARRAY(arena, most, double),
	                      .loads = ARENA_ARRAY(arena, most, struct load),
	                      .varied = ARENA_ARRAY(arena, most, struct varied),
	                      .block = ARENA_ARRAY(arena, most, struct operation)};
	struct assign assign = {.cells = cells,
	                        .code = code,
	                        .carried = cells_carried(cells),
	                        .free_rows = ARENA_ARRAY(arena, most, int),
	                        .varied = ARENA_ARRAY(arena, question->varied_count + 1, int)};
	for (int which = 0; which < PHASES; which++) {
		count_uses(cells, &cells->phase[which], which);
		if (cells_part_on(cells, CODE_FUSE))
			fuse(&cells->phase[which]);
		refresh_last_uses(&cells->phase[which]);
	}
	place_states(&assign);
	for (int which = 0; which < PHASES; which++)
		write_phase(&assign, which);
	for (enum world world = 0; world < WORLDS; world++)
		for (int which = 0; which < PHASES; which++)
			write_values(&assign, world, which);
	write_carries(&assign);
	return code;
}
