/* SPDX-License-Identifier: GPL-3.0-or-later */
/* conflict_proof: the ranges are divided until in each part one of the conditions, or their sum weighted with what each
 * misses at the nearest miss, is below 0 everywhere (branch and bound: Moore, Kearfott and Cloud 2009). The most that
 * something comes to in a part is what it comes to at the corner to which its slopes point; where the sign of a slope
 * is open, that much more. Parts are a bound on work: where they do not do, nothing is claimed. */
#include "ask/conflict_proof.h"
#include <math.h>
#include <string.h>
#include "ask/wide.h"
#include "core/engine.h"

enum { PARTS_MOST = 3000, SLOPES_ALL = 200 };
#define WORK_MOST 6e7  /* operations with slopes */
#define CLEARLY 3e-9   /* of a target's size: three times what a verdict passes over (base/nearly.h) */

/* measured - edge, or edge - measured; in parts of the target's size. */
struct edge {
	int variable, year;
	double edge, size;
	bool high;
	double weight;
};

struct proof {
	struct arena *arena;
	const struct result *result;
	const struct levers *levers;
	const struct code *code;
	const struct engine *engine;
	const int *lever_of;  /* [code's varied list] */
	int n, slopes;        /* slopes: of the run in hand, n or 0 */
	struct wide *rows;    /* [row_count][n + 1] */
	struct wide *carried; /* [carries][n + 1] */
	struct wide other[3][SLOPES_ALL + 1];
	struct edge *edges; int edge_count;
	struct wide *found;   /* [edges + 1][n + 1]; the last: the weighted sum */
	struct wide *corner;  /* the same of one point */
};

/* --- one run over a part --- */

static struct wide *row_at(const struct proof *proof, int row) { return proof->rows + (long)row * (proof->n + 1); }

static const struct wide *operand(struct proof *proof, struct operand of, int year, int place)
{
	if (of.storage == STORE_ROW)
		return row_at(proof, of.index);
	double number = of.storage == STORE_CONSTANT  ? proof->code->constants[of.index]
	                : of.storage == STORE_UNIFORM ? engine_uniforms(proof->engine, year)[of.index]
	                                              : 0;
	wide_number(proof->other[place], number, proof->slopes);
	return proof->other[place];
}

static void run_many(struct proof *proof, const struct operation *of, int year)
{
	int numbers = 0, limits = of->limits;
	numbers = of->kernel == KERNEL_CUTS || of->kernel == KERNEL_WORTHS ? limits * (limits + 3) : 0;
	const struct wide **list = ARENA_ARRAY(proof->arena, numbers + 1, const struct wide *);
	struct wide **out = ARENA_ARRAY(proof->arena, limits + 1, struct wide *);
	for (int i = 0; i < numbers; i++) {
		const struct wide *at = operand(proof, of->many[i], year, 0);
		if (at == proof->other[0]) {
			struct wide *own = ARENA_ARRAY(proof->arena, proof->slopes + 1, struct wide);
			memcpy(own, at, (size_t)(proof->slopes + 1) * sizeof *own);
			at = own;
		}
		list[i] = at;
	}
	for (int k = 0; k < limits; k++)
		out[k] = of->outs[k].storage == STORE_ROW ? row_at(proof, of->outs[k].index) : NULL;
	wide_many(of->kernel, limits, out, list, proof->slopes);
}

static void run_steps(struct proof *proof, const struct operation *steps, int count, int year)
{
	for (int i = 0; i < count; i++) {
		const struct operation *of = &steps[i];
		if (of->many) {
			run_many(proof, of, year);
			continue;
		}
		const struct wide *at[3];
		for (int a = 0; a < 3; a++)
			at[a] = operand(proof, of->argument[a], year, a);
		wide_operation(of->kernel, row_at(proof, of->out.index), at[0], at[1], at[2], proof->slopes);
	}
}

/* All from what was there before any of them moves. */
static void carry(struct proof *proof, int phase, int year)
{
	const struct code *code = proof->code;
	size_t size = (size_t)(proof->slopes + 1) * sizeof(struct wide);
	for (int pass = 0; pass < 2; pass++)
		for (int i = 0; i < code->carry_count; i++) {
			const struct carry *one = &code->carries[i];
			struct operand from = one->from[phase];
			struct wide *kept = proof->carried + (long)i * (proof->n + 1);
			if (one->state.storage != STORE_ROW || from.storage == STORE_NONE)
				continue;
			if (pass == 0)
				memcpy(kept, operand(proof, from, year, 0), size);
			else
				memcpy(row_at(proof, one->state.index), kept, size);
		}
}

static void take(struct proof *proof, int phase, int year, struct wide *found)
{
	for (int e = 0; e < proof->edge_count; e++) {
		const struct edge *edge = &proof->edges[e];
		if (edge->year != year)
			continue;
		struct operand at = proof->code->values[WORLD_LIMITED][phase][edge->variable][0];
		bool known = at.storage != STORE_NONE && year >= proof->result->program->variables[edge->variable].first;
		const struct wide *value = operand(proof, at, year, 0);
		struct wide size = {1 / edge->size, 1 / edge->size}, *out = found + (long)e * (proof->n + 1);
		size.low = edge->high ? -size.low : size.low, size.high = edge->high ? -size.high : size.high;
		for (int i = 0; i <= proof->slopes; i++) {
			struct wide one = i ? value[i] : wide_subtract(value[0], (struct wide){edge->edge, edge->edge});
			out[i] = known ? wide_multiply(one, size) : wide_unknown;
		}
	}
}

static void add_up(struct proof *proof, struct wide *found)
{
	struct wide *sum = found + (long)proof->edge_count * (proof->n + 1);
	for (int i = 0; i <= proof->slopes; i++) {
		sum[i] = (struct wide){0, 0};
		for (int e = 0; e < proof->edge_count; e++) {
			struct wide weight = {proof->edges[e].weight, proof->edges[e].weight};
			sum[i] = wide_add(sum[i], wide_multiply(weight, found[(long)e * (proof->n + 1) + i]));
		}
	}
}

/* `part`: [n] of the levers' numbers. */
static void run_part(struct proof *proof, const struct wide *part, int slopes, struct wide *found)
{
	const struct code *code = proof->code;
	proof->slopes = slopes;
	for (int v = 0; v < code->varied_count; v++) {
		int lever = proof->lever_of[code->varied[v].index];
		struct wide *row = row_at(proof, code->varied[v].row.index);
		wide_number(row, 0, slopes);
		row[0] = part[lever];
		if (slopes)
			row[1 + lever] = (struct wide){1, 1};
	}
	for (int year = 0; year < proof->result->years; year++) {
		int phase = year ? PHASE_YEAR : PHASE_BASE;
		if (year == 0)
			run_steps(proof, code->block, code->block_steps, 0);
		run_steps(proof, code->lanes[phase], code->lane_steps[phase], year);
		take(proof, phase, year, found);
		carry(proof, phase, year);
	}
	add_up(proof, found);
}

/* --- is there room in a part? --- */

/* The most of edge e in the part. */
static double most_of(struct proof *proof, const struct wide *part, int e, struct wide *at)
{
	const struct wide *found = proof->found + (long)e * (proof->n + 1);
	double more = 0, most = found[0].high;
	for (int i = 0; i < proof->n; i++) {
		struct wide slope = found[1 + i];
		bool up = slope.low >= 0, down = slope.high <= 0;
		double end = up ? part[i].high : down ? part[i].low : part[i].low / 2 + part[i].high / 2;
		at[i] = (struct wide){end, end};
		if (!up && !down)
			more += wide_multiply(slope, wide_subtract(part[i], at[i])).high;
	}
	if (!isfinite(more))
		return most;
	run_part(proof, at, 0, proof->corner);
	return fmin(most, proof->corner[(long)e * (proof->n + 1)].high + more);
}

static bool is_empty(struct proof *proof, const struct wide *part, struct wide *at)
{
	run_part(proof, part, proof->n, proof->found);
	for (int e = proof->edge_count; e >= 0; e--) {
		double clearly = e == proof->edge_count ? CLEARLY * proof->edge_count : CLEARLY;
		if (proof->found[(long)e * (proof->n + 1)].high < -clearly || most_of(proof, part, e, at) < -clearly)
			return true;
	}
	return false;
}

/* The lever that leaves most open; where nothing is known of slopes, the widest part of a range. */
static int widest(const struct proof *proof, const struct wide *part)
{
	int best = 0;
	double most = -1;
	for (int i = 0; i < proof->n; i++) {
		double open = 0, width = part[i].high - part[i].low;
		double range = proof->levers->list[i].high - proof->levers->list[i].low;
		for (int e = 0; e <= proof->edge_count; e++) {
			struct wide slope = proof->found[(long)e * (proof->n + 1) + 1 + i];
			double one = slope.low == 0 && slope.high == 0 ? 0
			             : isfinite(slope.low) && isfinite(slope.high)
			                 ? fmax(fabs(slope.low), fabs(slope.high)) * width
			                 : 1e6 * width / (range > 0 ? range : 1);
			open = fmax(open, one);
		}
		if (open > most)
			most = open, best = i;
	}
	return best;
}

/* Of parts that wait the last comes first: few wait at once. */
static bool divide(struct proof *proof, int most, int *looked)
{
	int n = proof->n, waiting = 1;
	struct wide *stack = ARENA_ARRAY(proof->arena, (most + 2) * n + 1, struct wide),
				*part = ARENA_ARRAY(proof->arena, n + 1, struct wide),
				*at = ARENA_ARRAY(proof->arena, n + 1, struct wide);
	for (int i = 0; i < n; i++)
		stack[i] = (struct wide){proof->levers->list[i].low, proof->levers->list[i].high};
	for (*looked = 0; waiting; ++*looked) {
		if (*looked >= most)
			return false;
		memcpy(part, stack + (long)--waiting * n, (size_t)n * sizeof *part);
		if (is_empty(proof, part, at))
			continue;
		int cut = widest(proof, part);
		double middle = part[cut].low / 2 + part[cut].high / 2;
		if (!(middle > part[cut].low && middle < part[cut].high) || *looked + waiting >= most)
			return false;
		for (int half = 0; half < 2; half++) {
			struct wide *to = stack + (long)waiting++ * n;
			memcpy(to, part, (size_t)n * sizeof *part);
			*(half ? &to[cut].high : &to[cut].low) = middle;
		}
	}
	return true;
}

/* --- what is to be shown --- */

/* False: it has none, or it is not a number of this run alone. */
static bool add_edge(struct proof *proof, const struct target_result *target, bool high)
{
	double edge = high ? target->high : target->low;
	double size = fmax(fabs(target->number), isnan(target->number_high) ? 0 : fabs(target->number_high));
	if (isnan(edge) || target->goal >= 0 || target_counts_years(target->target))
		return false;
	size = size > 0 ? size : target->scale > 0 ? target->scale : 1;
	double lacks = (high ? target->value - edge : edge - target->value) / size;
	proof->edges[proof->edge_count++] = (struct edge){
		.variable = target->variable,
		.year = target_year_read(target->target, program_last(target->program)) - proof->result->base_year,
		.edge = edge,
		.size = size,
		.high = high,
		.weight = lacks > 0 ? lacks : 0};
	return true;
}

static void make_code(struct proof *proof)
{
	const struct program *program = proof->result->program;
	int moves = 0;
	for (int l = 0; l < proof->n; l++)
		moves += proof->levers->list[l].move_count;
	struct vary *varied = ARENA_ARRAY(proof->arena, moves + 1, struct vary);
	int *lever_of = ARENA_ARRAY(proof->arena, moves + 1, int), count = 0;
	bool *wanted = ARENA_ARRAY(proof->arena, program->variable_count + 1, bool);
	for (int l = 0; l < proof->n; l++)
		for (int m = 0; m < proof->levers->list[l].move_count; m++) {
			varied[count] = proof->levers->list[l].moves[m];
			lever_of[count++] = l;
		}
	for (int e = 0; e < proof->edge_count; e++)
		wanted[proof->edges[e].variable] = true;
	proof->lever_of = lever_of;
	proof->code = code_make(proof->arena, program,
	                        &(struct question){.wanted = wanted,
	                                           .varied = varied,
	                                           .varied_count = count,
	                                           .optimisations = CODE_PRUNE | CODE_SHARE | CODE_FOLD | CODE_HOIST});
	proof->engine = engine_create(proof->arena, proof->code, 8);
	long width = proof->n + 1;
	proof->rows = ARENA_ARRAY(proof->arena, proof->code->row_count * width + 1, struct wide);
	proof->carried = ARENA_ARRAY(proof->arena, proof->code->carry_count * width + 1, struct wide);
	proof->found = ARENA_ARRAY(proof->arena, (proof->edge_count + 1) * width, struct wide);
	proof->corner = ARENA_ARRAY(proof->arena, (proof->edge_count + 1) * width, struct wide);
}

void conflict_acts(struct arena *arena, const struct result *result, const struct levers *levers,
                   const struct target_result *wishes, int wish_count, bool *acts)
{
	struct proof *proof = ARENA_NEW(arena, struct proof);
	int n = levers->count, *wish_of = ARENA_ARRAY(arena, wish_count + 1, int);
	*proof = (struct proof){.arena = arena, .result = result, .levers = levers, .n = n};
	proof->edges = ARENA_ARRAY(arena, wish_count + 1, struct edge);
	for (int w = 0; w < wish_count; w++)
		if (add_edge(proof, &wishes[w], false) || add_edge(proof, &wishes[w], true))
			wish_of[proof->edge_count - 1] = w;
	if (!proof->edge_count || !n || n > SLOPES_ALL)
		return;
	struct wide *part = ARENA_ARRAY(arena, n, struct wide);
	for (int i = 0; i < n; i++)
		part[i] = (struct wide){levers->list[i].low, levers->list[i].high};
	make_code(proof);
	run_part(proof, part, n, proof->found);
	for (int e = 0; e < proof->edge_count; e++)
		for (int i = 0; i < n; i++) {
			struct wide slope = proof->found[(long)e * (n + 1) + 1 + i];
			acts[wish_of[e] * n + i] &= slope.low != 0 || slope.high != 0;
		}
}

void conflict_prove(struct arena *arena, const struct result *result, struct conflict_set *set)
{
	struct proof *proof = ARENA_NEW(arena, struct proof);
	const struct levers *levers = set->nearest->question->levers;
	int looked;
	*proof = (struct proof){.arena = arena, .result = result, .levers = levers, .n = levers->count};
	proof->edges = ARENA_ARRAY(arena, 2 * set->count + 1, struct edge);
	for (int w = 0; w < set->count; w++)
		for (int high = 0; high < 2; high++)
			add_edge(proof, &set->nearest->wishes[w].after, high);
	if (!proof->edge_count || proof->n > SLOPES_ALL)
		return;
	make_code(proof);
	double steps =
		proof->code->lane_steps[PHASE_BASE] + (double)result->years * proof->code->lane_steps[PHASE_YEAR] + 1;
	double parts = WORK_MOST / (steps * (proof->n + 1));
	if (divide(proof, parts < 4 ? 4 : parts > PARTS_MOST ? PARTS_MOST : (int)parts, &looked)) {
		set->ground = CONFLICT_PROVED;
		set->parts = looked;
	}
}
