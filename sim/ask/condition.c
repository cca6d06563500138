/* SPDX-License-Identifier: GPL-3.0-or-later */
/* condition: members are run once and kept; each case weighs them anew. What is summed is summed in the members'
 * order. */
#include "ask/condition.h"
#include <gsl/gsl_eigen.h>
#include <math.h>
#include <string.h>
#include "ask/members.h"
#include "ask/price_spread.h"
#include "base/function.h"

const char *const condition_use_names[] = {"used", "beyond", "prices", "later"};

struct keeping {
	struct arena *arena;
	const struct result *centre;
	struct trial_wanted *wanted; int wanted_count, wanted_room;
	int members, kept;
	double *values;   /* [wanted][members] */
	bool *met;        /* [targets][members] */
	bool *moved;      /* [targets] */
	double *measured; /* [targets] of the first member */
	int **order;      /* [wanted] members by value; NULL: not sorted yet */
};

/* --- members --- */

static bool keep(void *context, const struct members_block *block)
{
	struct keeping *keeping = context;
	size_t all = (size_t)keeping->members;
	for (int i = 0; i < block->count; i++, keeping->kept++) {
		size_t k = (size_t)keeping->kept;
		for (int w = 0; w < block->wanted_count; w++)
			keeping->values[(size_t)w * all + k] = block->values[i * block->wanted_count + w];
		for (int t = 0; t < block->target_count; t++) {
			double measured = block->measured[i * block->target_count + t];
			keeping->met[(size_t)t * all + k] = block->met[i * block->target_count + t];
			if (!keeping->kept)
				keeping->measured[t] = measured;
			keeping->moved[t] |= isnan(measured) != isnan(keeping->measured[t]) ||
			                     (!isnan(measured) && measured != keeping->measured[t]);
		}
	}
	return true;
}

static int wanted_of(struct keeping *keeping, const struct fact *fact)
{
	int row = fact->year - keeping->centre->base_year;
	for (int w = 0; w < keeping->wanted_count; w++)
		if (keeping->wanted[w].variable == fact->variable && keeping->wanted[w].element == fact->element &&
		    keeping->wanted[w].year == row)
			return w;
	*ARENA_PUSH(keeping->arena, keeping->wanted, keeping->wanted_count, keeping->wanted_room) =
		(struct trial_wanted){fact->variable, fact->element, row, WORLD_LIMITED};
	return keeping->wanted_count - 1;
}

static const double *column(const struct keeping *keeping, int wanted)
{
	return keeping->values + (size_t)wanted * (size_t)keeping->members;
}

static bool differs(const struct keeping *keeping, int wanted)
{
	const double *x = column(keeping, wanted);
	double first = NAN;
	for (int k = 0; k < keeping->members; k++) {
		if (isfinite(x[k]) && isfinite(first) && x[k] != first)
			return true;
		first = isfinite(first) ? first : x[k];
	}
	return false;
}

/* --- scores --- */

double condition_score(const double *x, const double *weight, const int *order, int count, double y)
{
	double near = 0, apart = 0, below = 0;
	for (int i = 0; i < count; i++) {
		double w = weight[order[i]], at = x[order[i]];
		if (!(w > 0) || !isfinite(at))
			continue;
		near += w * fabs(at - y);
		below += w;
		apart += w * (at - y) * (2 * below - w - 1);
	}
	return near - apart;
}

struct by_value { double value; int member; };
static int by_value(const void *a, const void *b)
{
	const struct by_value *one = a, *other = b;
	return one->value != other->value ? (one->value > other->value) - (one->value < other->value)
	                                  : one->member - other->member;
}

static const int *order_of(struct keeping *keeping, int wanted)
{
	if (keeping->order[wanted])
		return keeping->order[wanted];
	const double *x = column(keeping, wanted);
	struct by_value *sorted = ARENA_ARRAY(keeping->arena, keeping->members, struct by_value);
	int *order = ARENA_ARRAY(keeping->arena, keeping->members, int);
	for (int k = 0; k < keeping->members; k++)
		sorted[k] = (struct by_value){isfinite(x[k]) ? x[k] : INFINITY, k};
	qsort(sorted, (size_t)keeping->members, sizeof *sorted, by_value);
	for (int k = 0; k < keeping->members; k++)
		order[k] = sorted[k].member;
	return keeping->order[wanted] = order;
}

static double below(const double *x, const double *weight, int count, double y)
{
	double sum = 0;
	for (int k = 0; k < count; k++)
		if (x[k] < y)
			sum += weight[k];
	return sum;
}

/* --- weights --- */

struct spread { double mean, sd; };
static struct spread spread_of(const double *x, int count)
{
	double sum = 0, squares = 0;
	int seen = 0;
	for (int k = 0; k < count; k++)
		if (isfinite(x[k]))
			sum += x[k], seen++;
	double mean = sum / seen;
	for (int k = 0; k < count; k++)
		if (isfinite(x[k]))
			squares += (x[k] - mean) * (x[k] - mean);
	return (struct spread){mean, sqrt(squares / seen)};
}

struct weighing {
	const struct keeping *keeping;
	int used;
	const struct condition_fact *fact[CONDITION_FACTS_MOST];
	struct spread spread[CONDITION_FACTS_MOST];
	double at[CONDITION_FACTS_MOST];                          /* of the facts, in spreads from the mean */
	double turned[CONDITION_FACTS_MOST][CONDITION_FACTS_MOST]; /* [direction][fact], over the root of its variance */
	int directions;
};

static double scaled(const struct weighing *weighing, int f, int member)
{
	double x = column(weighing->keeping, weighing->fact[f]->wanted)[member];
	return (x - weighing->spread[f].mean) / weighing->spread[f].sd;
}

static double correlation(const struct weighing *weighing, int f, int g)
{
	double sum = 0;
	int seen = 0;
	for (int k = 0; k < weighing->keeping->members; k++) {
		double product = scaled(weighing, f, k) * scaled(weighing, g, k);
		if (isfinite(product))
			sum += product, seen++;
	}
	return seen ? sum / seen : 0;
}

/* A direction counts where members spread by more than a tenth of what a single fact spreads. */
static void find_directions(struct weighing *weighing)
{
	enum { LEAST = 100 };
	size_t used = (size_t)weighing->used;
	gsl_matrix *matrix = gsl_matrix_alloc(used, used), *vectors = gsl_matrix_alloc(used, used);
	gsl_vector *values = gsl_vector_alloc(used);
	gsl_eigen_symmv_workspace *work = gsl_eigen_symmv_alloc(used);
	if (!matrix || !vectors || !values || !work)
		arena_exhausted(weighing->keeping->arena);
	for (int f = 0; f < weighing->used; f++)
		for (int g = 0; g <= f; g++) {
			double r = correlation(weighing, f, g);
			gsl_matrix_set(matrix, (size_t)f, (size_t)g, r);
			gsl_matrix_set(matrix, (size_t)g, (size_t)f, r);
		}
	gsl_eigen_symmv(matrix, values, vectors, work);
	gsl_eigen_symmv_sort(values, vectors, GSL_EIGEN_SORT_VAL_DESC);
	for (size_t d = 0; d < used && gsl_vector_get(values, d) * LEAST > 1; d++, weighing->directions++)
		for (size_t f = 0; f < used; f++)
			weighing->turned[d][f] = gsl_matrix_get(vectors, f, d) / sqrt(gsl_vector_get(values, d));
	gsl_eigen_symmv_free(work);
	gsl_vector_free(values);
	gsl_matrix_free(vectors);
	gsl_matrix_free(matrix);
}

static double distance(const struct weighing *weighing, int member)
{
	double sum = 0, apart[CONDITION_FACTS_MOST];
	for (int f = 0; f < weighing->used; f++)
		apart[f] = scaled(weighing, f, member) - weighing->at[f];
	for (int d = 0; d < weighing->directions; d++) {
		double along = 0;
		for (int f = 0; f < weighing->used; f++)
			along += weighing->turned[d][f] * apart[f];
		sum += along * along;
	}
	return sum;
}

/* Weights that add up to 1; what they are worth. */
static double weigh(const struct keeping *keeping, struct condition *made, double *weight)
{
	struct weighing *weighing = ARENA_NEW(keeping->arena, struct weighing);
	int members = keeping->members;
	double least = INFINITY, sum = 0, squares = 0;
	weighing->keeping = keeping;
	for (int f = 0; f < made->count; f++) {
		if (made->facts[f].use != CONDITION_USED)
			continue;
		struct spread spread = spread_of(column(keeping, made->facts[f].wanted), members);
		weighing->fact[weighing->used] = &made->facts[f];
		weighing->spread[weighing->used] = spread;
		weighing->at[weighing->used++] = (made->facts[f].fact.value - spread.mean) / spread.sd;
	}
	if (weighing->used)
		find_directions(weighing);
	made->directions = weighing->directions;
	made->width = function_pow(members, -1.0 / (weighing->directions + 4));
	for (int k = 0; k < members; k++) {
		weight[k] = distance(weighing, k);
		if (weight[k] < least)
			least = weight[k];
	}
	for (int k = 0; k < members; k++) {
		double w = isfinite(weight[k]) ? function_exp((least - weight[k]) / (2 * made->width * made->width)) : 0;
		weight[k] = w;
		sum += w;
		squares += w * w;
	}
	for (int k = 0; k < members; k++)
		weight[k] /= sum;
	return sum * sum / squares;
}

/* --- one case --- */

static double error_of(double p, double members)
{
	double smooth = (p * members + 0.5) / (members + 1);
	return sqrt(smooth * (1 - smooth) / members);
}

/* The deflator of the year, where the number is at prices that are given: if members agree on it, a number at current
 * prices would say of volumes what prices did. -1: prices do not matter, or are drawn. */
static int prices_of(struct keeping *keeping, const struct fact *fact)
{
	struct fact deflator = *fact;
	enum price_spread prices = price_spread(keeping->arena, keeping->centre, fact->variable);
	deflator.variable = program_find(keeping->centre->program, "deflator", &deflator.element);
	return prices == PRICES_NO_MATTER || prices == PRICES_DRAWN || deflator.variable < 0
	           ? -1
	           : wanted_of(keeping, &deflator);
}

static void find_facts(struct keeping *keeping, struct condition *made, const struct result *of, bool later)
{
	struct fact *list;
	int count = facts_find(keeping->arena, of, &list), room = made->count;
	for (int i = 0; i < count; i++) {
		struct condition_fact fact = {.fact = list[i], .use = later ? CONDITION_LATER : CONDITION_USED};
		fact.wanted = wanted_of(keeping, &list[i]);
		fact.prices = later ? -1 : prices_of(keeping, &list[i]);
		*ARENA_PUSH(keeping->arena, made->facts, made->count, room) = fact;
	}
}

static double part_below(const struct keeping *keeping, const struct condition_fact *fact)
{
	const double *x = column(keeping, fact->wanted);
	int count = 0;
	for (int k = 0; k < keeping->members; k++)
		count += x[k] < fact->fact.value;
	return (double)count / keeping->members;
}

/* Which facts members can be told apart by, once they are there. */
static void sort_facts(const struct keeping *keeping, struct condition *made)
{
	int kept = 0;
	for (int f = 0; f < made->count; f++) {
		struct condition_fact *fact = &made->facts[f];
		if (!differs(keeping, fact->wanted)) {
			made->unmoved += fact->use != CONDITION_LATER;
			continue;
		}
		fact->below_before = part_below(keeping, fact);
		if (fact->use == CONDITION_USED && fact->prices >= 0 && !differs(keeping, fact->prices))
			fact->use = CONDITION_PRICES;
		double side = fmin(fact->below_before, 1 - fact->below_before);
		if (fact->use == CONDITION_USED && (side * 1000 < CONDITION_FAR || made->used == CONDITION_FACTS_MOST))
			fact->use = CONDITION_BEYOND;
		made->used += fact->use == CONDITION_USED;
		made->facts[kept++] = *fact;
	}
	made->count = kept;
}

static void tell_targets(const struct keeping *keeping, struct condition *made, const double *weight)
{
	int members = keeping->members;
	made->targets = ARENA_ARRAY(keeping->arena, keeping->centre->target_count + 1, struct condition_target);
	for (int t = 0; t < keeping->centre->target_count; t++) {
		struct condition_target *target = &made->targets[t];
		const bool *met = keeping->met + (size_t)t * (size_t)members;
		double before = 0, now = 0;
		for (int k = 0; k < members; k++)
			if (met[k])
				before += 1, now += weight[k];
		target->moved = keeping->moved[t];
		target->before = before / members;
		target->now = made->used && made->effective >= CONDITION_NOTHING ? fmin(now, 1) : NAN;
		target->error_before = error_of(target->before, members);
		target->error_now = error_of(target->now, made->effective);
	}
}

static void finish(struct keeping *keeping, struct condition *made)
{
	int members = keeping->members;
	double *even = ARENA_ARRAY(keeping->arena, members, double), *weight = ARENA_ARRAY(keeping->arena, members, double);
	for (int k = 0; k < members; k++)
		even[k] = 1.0 / members;
	sort_facts(keeping, made);
	made->effective = weigh(keeping, made, weight);
	for (int f = 0; f < made->count; f++) {
		struct condition_fact *fact = &made->facts[f];
		const double *x = column(keeping, fact->wanted);
		const int *order = order_of(keeping, fact->wanted);
		fact->below_now = below(x, weight, members, fact->fact.value);
		fact->score_before = condition_score(x, even, order, members, fact->fact.value);
		fact->score_now = condition_score(x, weight, order, members, fact->fact.value);
	}
	tell_targets(keeping, made, weight);
}

const struct condition *const *condition_make(struct arena *arena, const struct result *centre,
                                              const struct condition_question *question)
{
	size_t members = (size_t)question->members, targets = (size_t)centre->target_count;
	struct keeping keeping = {.arena = arena, .centre = centre, .members = (int)members};
	struct condition *made = ARENA_ARRAY(arena, question->known_count + 1, struct condition);
	const struct condition **list = ARENA_ARRAY(arena, question->known_count + 1, const struct condition *);
	for (int c = 0; c < question->known_count; c++) {
		made[c] = (struct condition){.result = centre, .members = question->members, .seed = question->seed};
		find_facts(&keeping, &made[c], question->known[c], false);
		find_facts(&keeping, &made[c], question->later, true);
		list[c] = &made[c];
	}
	keeping.values = ARENA_ARRAY(arena, members * (size_t)keeping.wanted_count + 1, double);
	keeping.met = ARENA_ARRAY(arena, members * targets + 1, bool);
	keeping.moved = ARENA_ARRAY(arena, targets + 1, bool);
	keeping.measured = ARENA_ARRAY(arena, targets + 1, double);
	keeping.order = ARENA_ARRAY(arena, keeping.wanted_count + 1, int *);
	const struct members_question run = {.members = question->members,
	                                     .seed = question->seed,
	                                     .threads = question->threads,
	                                     .wanted = keeping.wanted,
	                                     .wanted_count = keeping.wanted_count,
	                                     .stop = question->stop,
	                                     .take = keep,
	                                     .context = &keeping};
	if (!members_run(arena, centre, &run))
		return NULL;
	for (int c = 0; c < question->known_count; c++)
		finish(&keeping, &made[c]);
	return list;
}
