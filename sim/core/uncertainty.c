/* SPDX-License-Identifier: GPL-3.0-or-later */
/* uncertainty: finds what is drawn and prepares its distributions. A path of values v[year] shifts as a whole: by
 * what the distribution says of its distance from the mode (from the middle of a uniform), so that the path itself is
 * the most likely one; bounds hold in every year. */
#include <math.h>
#include <string.h>
#include "base/function.h"
#include "base/number.h"
#include "core/code.h"
#include "core/uncertainty.h"

enum { COPULA_MOST = 64 };
static const double HALF_PI_THIRD = 0.52359877559829887; /* pi / 6 */

struct collecting {
	struct arena *arena;
	const struct program *program;
	struct diags *diags;
	struct uncertainty *made;
	int capacity, vary_capacity;
};

static const char *bound_text(const struct collecting *collecting, double x)
{
	char text[NUMBER_SIZE];
	number_shortest(x, text);
	return arena_copy(collecting->arena, text, strlen(text));
}

static void refuse_draw(const struct collecting *collecting, const struct input_value *value, enum word message,
                        enum word hint, const char *const *args)
{
	const char *pointer =
		value->entry ? arena_print(collecting->arena, "%s/uncertain", entry_pointer(collecting->arena, value->entry))
					 : NULL;
	diag_add(collecting->diags, DIAG_ERROR, value->uncertain->place, pointer, message, hint, args);
}

/* --- one input --- */

struct reach {
	double low, high; /* least and greatest of the yearly values */
};

static struct reach reach_of(const struct program *program, const double *values)
{
	struct reach reach = {values[0], values[0]};
	for (int y = 1; y < program->years; y++) {
		reach.low = values[y] < reach.low ? values[y] : reach.low;
		reach.high = values[y] > reach.high ? values[y] : reach.high;
	}
	return reach;
}

/* A number that can be drawn: the value itself among them, and none that the input may not have. */
static bool is_drawable(const struct collecting *collecting, const struct input *input,
                        const struct input_value *value,
                        struct reach reach)
{
	const struct uncertain *uncertain = value->uncertain;
	const struct distribution *distribution = uncertain->distribution;
	double low, high;
	bool flat = reach.low == reach.high, bounded = distribution->placing == DISTRIBUTION_STANDS;
	distribution_support(distribution, uncertain->parameter, &low, &high);
	double least = bounded && low > uncertain->low ? low : uncertain->low,
		   most = bounded && high < uncertain->high ? high : uncertain->high;
	if (bounded && flat && (least < input->field->low || most > input->field->high)) {
		refuse_draw(collecting, value, W_DRAW_BOUNDS, W_DRAW_BOUNDS_HINT,
		            WORDS(value->key, bound_text(collecting, least), bound_text(collecting, most),
		                  bound_text(collecting, input->field->low), bound_text(collecting, input->field->high)));
		return false;
	}
	if (flat && !(reach.low >= least && reach.low <= most)) {
		refuse_draw(collecting, value, W_DRAW_AWAY, W_DRAW_AWAY_HINT,
		            WORDS(value->key, bound_text(collecting, reach.low), bound_text(collecting, least),
		                  bound_text(collecting, most)));
		return false;
	}
	return true;
}

static void prepare_draw(const struct collecting *collecting, const struct input *input,
                         const struct input_value *value,
                         struct uncertain_input *drawn, enum vary_kind *kind)
{
	struct uncertain as = *value->uncertain;
	struct reach reach = reach_of(collecting->program, value->values);
	double centre = reach.low;
	double floor = fmax(as.low, input->field->low), ceiling = fmin(as.high, input->field->high);
	if (!is_drawable(collecting, input, value, reach))
		return;
	*kind = VARY_VALUE;
	if (reach.low != reach.high && as.distribution->placing == DISTRIBUTION_SCALES) {
		*kind = VARY_SCALE;
		centre = 1;
		floor = reach.low > 0 && floor > 0 ? floor / reach.low : 0;
		ceiling = ceiling / reach.high;
	} else if (reach.low != reach.high) {
		*kind = VARY_SHIFT;
		centre = 0;
		double middle = distribution_middle(as.distribution, as.parameter);
		for (int i = 0; i < DISTRIBUTION_PARAMETERS && as.distribution->placing == DISTRIBUTION_STANDS; i++)
			as.parameter[i] -= middle;
		floor -= reach.low;
		ceiling -= reach.high;
	}
	if (!distribution_prepare(as.distribution, as.parameter, centre, floor, ceiling, &drawn->from))
		refuse_draw(collecting, value, W_DRAW_NOTHING, W_DRAW_NOTHING_HINT,
		            WORDS(value->key, bound_text(collecting, floor), bound_text(collecting, ceiling)));
}

/* Elements whose number was written once for all of them have one entry. */
static int first_copy(const struct collecting *collecting, const struct input_value *value)
{
	const struct uncertainty *made = collecting->made;
	int first = 0;
	while (first < made->count &&
	       !(value->entry && made->list[first].value && made->list[first].value->entry == value->entry))
		first++;
	return first;
}

static void add_drawn(struct collecting *collecting, int input, int element)
{
	const struct input *of = &collecting->program->inputs[input];
	const struct input_value *value = &of->value[element];
	struct uncertainty *made = collecting->made;
	struct vary vary = {input, element, VARY_YEARLY};
	int first = of->drawn ? made->count : first_copy(collecting, value), vary_count = made->count;
	const char *key = first < made->count ? entry_key(collecting->arena, value->entry) : value->key;
	struct uncertain_input drawn = {
		.key = key, .name = draw_name(key), .value = of->drawn ? NULL : value, .first = first};
	if (first < made->count) {
		made->list[first].key = key;
		made->list[first].name = drawn.name;
	}
	made->number_count += !of->drawn && first == made->count;
	if (!of->drawn)
		prepare_draw(collecting, of, value, &drawn, &vary.kind);
	made->shock_count += of->drawn;
	*ARENA_PUSH(collecting->arena, made->list, made->count, collecting->capacity) = drawn;
	*ARENA_PUSH(collecting->arena, made->varied, vary_count, collecting->vary_capacity) = vary;
}

/* --- correlations --- */

struct pair {
	const struct entry *entry;
	int a, b;
	double r; /* of the normals */
};

static int find_drawn(const struct uncertainty *made, const char *key)
{
	for (int i = 0; i < made->count; i++) /* a copy by its sector's name too */
		if (made->list[i].value && (strcmp(made->list[i].key, key) == 0 || strcmp(made->list[i].value->key, key) == 0))
			return made->list[i].first;
	return -1;
}

/* Spearman's rank correlation of normals with correlation r is 6 / pi asin(r / 2). */
static double normal_correlation(double rank)
{
	double x = HALF_PI_THIRD * rank, square = x * x, term = x, sum = x; /* sin x, |x| <= pi / 6 */
	for (int n = 3; n < 24; n += 2)
		sum += term = -term * square / (n * (n - 1));
	return rank == 1 || rank == -1 ? rank : 2 * sum;
}

static int correlated(struct collecting *collecting, const struct entry *object, const char *key)
{
	const char *name = entry_text(object, key);
	int index = name ? find_drawn(collecting->made, name) : -1;
	const struct entry *at = entry_find(object, key);
	int element, input = name && index < 0 ? program_find_input(collecting->program, name, &element) : -1;
	if (input >= 0) { /* a child or --set gave it a number that is certain */
		const struct input_value *value = &collecting->program->inputs[input].value[element < 0 ? 0 : element];
		diag_warning(collecting->diags, entry_place(at), entry_pointer(collecting->arena, at), W_CORRELATION_IDLE,
		             W_CORRELATION_IDLE_HINT, name, place_text(collecting->arena, value->place));
	} else if (name && index < 0)
		diag_error(collecting->diags, entry_place(at), entry_pointer(collecting->arena, at), W_CORRELATION_NAME,
		           W_CORRELATION_NAME_HINT, name);
	return index;
}

static bool read_pair(struct collecting *collecting, const struct entry *object, struct pair *pair)
{
	const struct entry *rank = entry_find(object, "rank");
	double value;
	*pair = (struct pair){object, correlated(collecting, object, "of"), correlated(collecting, object, "with"), 0};
	if (pair->a < 0 || pair->b < 0 || !rank || !rank->quantity ||
	    !quantity_number(collecting->arena, rank->quantity, rank->field, &unit_one, &value, collecting->diags))
		return false;
	if (pair->a == pair->b) {
		diag_error(collecting->diags, entry_place(object), entry_pointer(collecting->arena, object), W_CORRELATION_SELF,
		           W_NONE, object->key);
		return false;
	}
	pair->r = normal_correlation(value);
	return true;
}

/* factor factor' = matrix, lower triangular; false: no such numbers (the matrix is not positive semidefinite). */
static bool cholesky(int n, const double *matrix, double *factor)
{
	for (int i = 0; i < n; i++)
		for (int j = 0; j <= i; j++) {
			double sum = matrix[i * n + j];
			for (int k = 0; k < j; k++)
				sum -= factor[i * n + k] * factor[j * n + k];
			if (i == j && sum < -1e-12)
				return false;
			double pivot = factor[j * n + j];
			if (i == j)
				factor[i * n + i] = sum > 0 ? __builtin_sqrt(sum) : 0;
			else if (pivot > 1e-9)
				factor[i * n + j] = sum / pivot;
			else if (fabs(sum) > 1e-9)
				return false;
		}
	return true;
}

/* The inputs that pairs join, directly or through others, starting from one; in the program's order. */
static int gather_copula(const struct collecting *collecting, const struct pair *pairs, int count, int first,
                         int *members)
{
	bool *in = ARENA_ARRAY(collecting->arena, collecting->made->count + 1, bool), grown = true;
	int found = 0;
	in[first] = true;
	while (grown) {
		grown = false;
		for (int p = 0; p < count; p++)
			if (in[pairs[p].a] != in[pairs[p].b])
				in[pairs[p].a] = in[pairs[p].b] = grown = true;
	}
	for (int i = 0; i < collecting->made->count; i++)
		if (in[i] && found < COPULA_MOST)
			members[found++] = i;
	return found;
}

static int position_among(const int *members, int count, int index)
{
	for (int i = 0; i < count; i++)
		if (members[i] == index)
			return i;
	return -1;
}

static void join_by_copula(struct collecting *collecting, const struct pair *pairs, int pair_count, int first)
{
	int members[COPULA_MOST], n = gather_copula(collecting, pairs, pair_count, first, members);
	double *matrix = ARENA_ARRAY(collecting->arena, n * n, double);
	const struct entry *last = NULL;
	for (int i = 0; i < n; i++)
		matrix[i * n + i] = 1;
	for (int p = 0; p < pair_count; p++) {
		int a = position_among(members, n, pairs[p].a), b = position_among(members, n, pairs[p].b);
		if (a < 0 || b < 0)
			continue;
		matrix[a * n + b] = matrix[b * n + a] = pairs[p].r;
		last = pairs[p].entry;
	}
	struct copula *copula = ARENA_NEW(collecting->arena, struct copula);
	int *kept = ARENA_ARRAY(collecting->arena, n, int);
	memcpy(kept, members, (size_t)n * sizeof *kept);
	*copula = (struct copula){n, kept, ARENA_ARRAY(collecting->arena, n * n, double)};
	if (!cholesky(n, matrix, copula->factor))
		diag_error(collecting->diags, entry_place(last), entry_pointer(collecting->arena, last),
		           W_CORRELATION_IMPOSSIBLE, W_CORRELATION_IMPOSSIBLE_HINT, last->key);
	for (int i = 0; i < n; i++) {
		collecting->made->list[members[i]].copula = copula;
		collecting->made->list[members[i]].place = i;
	}
}

static bool is_new(const struct collecting *collecting, const struct pair *pairs, int count, const struct pair *pair)
{
	for (int p = 0; p < count; p++)
		if ((pairs[p].a == pair->a && pairs[p].b == pair->b) || (pairs[p].a == pair->b && pairs[p].b == pair->a)) {
			diag_error(collecting->diags, entry_place(pair->entry), entry_pointer(collecting->arena, pair->entry),
			           W_CORRELATION_TWICE, W_NONE, pairs[p].entry->key, pair->entry->key);
			return false;
		}
	return true;
}

static void find_correlations(struct collecting *collecting)
{
	const struct entry *all = entry_find(collecting->program->scenario->root, "correlations");
	struct pair *pairs = NULL;
	int count = 0, capacity = 0;
	for (const struct entry *object = all ? all->child : NULL; object; object = object->next) {
		struct pair pair;
		if (read_pair(collecting, object, &pair) && is_new(collecting, pairs, count, &pair))
			*ARENA_PUSH(collecting->arena, pairs, count, capacity) = pair;
	}
	for (int p = 0; p < count; p++)
		if (!collecting->made->list[pairs[p].a].copula)
			join_by_copula(collecting, pairs, count, pairs[p].a);
	for (int i = 0; i < collecting->made->count; i++) {
		struct uncertain_input *list = collecting->made->list;
		list[i].copula = list[list[i].first].copula;
		list[i].place = list[list[i].first].place;
	}
}

/* --- the whole --- */

const struct uncertainty *uncertainty_make(struct arena *arena, const struct program *program, struct diags *diags)
{
	struct uncertainty *made = ARENA_NEW(arena, struct uncertainty);
	struct collecting collecting = {arena, program, diags, made, 0, 0};
	int errors = diags->errors;
	made->base_year = program->base_year;
	for (int i = 0; i < program->input_count; i++)
		for (int e = 0; e < program_elements(program, program->inputs[i].set); e++)
			if (program->inputs[i].drawn || program->inputs[i].value[e].uncertain)
				add_drawn(&collecting, i, e);
	if (diags->errors == errors)
		find_correlations(&collecting);
	return diags->errors == errors ? made : NULL;
}

const struct uncertainty *uncertainty_fitted(struct arena *arena, const struct uncertainty *uncertainty)
{
	struct uncertainty *fitted = ARENA_NEW(arena, struct uncertainty);
	*fitted = *uncertainty;
	fitted->list = ARENA_ARRAY(arena, uncertainty->count + 1, struct uncertain_input);
	for (int i = 0; i < fitted->count; i++) {
		fitted->list[i] = uncertainty->list[i];
		if (fitted->list[i].value)
			distribution_fit(&fitted->list[i].from);
	}
	return fitted;
}

int uncertainty_of(const struct uncertainty *uncertainty, const struct input_value *value)
{
	for (int i = 0; uncertainty && i < uncertainty->count; i++)
		if (uncertainty->list[i].value == value)
			return i;
	return -1;
}

/* Uniform numbers that move together: u = Phi(z), z = factor times the inverse normals of independent ones. */
static void draw_together(const struct uncertainty *uncertainty, uint64_t seed, uint64_t block,
                          const struct uncertain_input *input, double *uniform)
{
	double z[DRAW_BLOCK] = {0}, own[DRAW_BLOCK], normal[DRAW_BLOCK];
	const struct copula *copula = input->copula;
	for (int k = 0; k <= input->place; k++) {
		double factor = copula->factor[input->place * copula->count + k];
		if (factor == 0)
			continue;
		draw_uniforms(draw_key(seed, uncertainty->list[copula->members[k]].name, 0), block, own);
		function_normal_inverse_array(normal, own, DRAW_BLOCK);
		for (int i = 0; i < DRAW_BLOCK; i++)
			z[i] += factor * normal[i];
	}
	for (int i = 0; i < DRAW_BLOCK; i++)
		uniform[i] = function_normal(z[i]);
}

void uncertainty_draw(const struct uncertainty *uncertainty, uint64_t seed, uint64_t block, int index, int year,
                      double *row)
{
	const struct uncertain_input *input = &uncertainty->list[index];
	double uniform[DRAW_BLOCK];
	if (!input->value) {
		draw_normals(draw_key(seed, input->name, uncertainty->base_year + year), block, row);
		return;
	}
	if (input->copula)
		draw_together(uncertainty, seed, block, input, uniform);
	else
		draw_uniforms(draw_key(seed, input->name, 0), block, uniform);
	distribution_quantiles(&input->from, uniform, row, DRAW_BLOCK);
}

double uncertainty_quantile(const struct uncertainty *uncertainty, int index, double u)
{
	const struct uncertain_input *input = &uncertainty->list[index];
	if (!input->value)
		return NAN;
	double drawn = distribution_quantile(&input->from, u), value = input->value->values[0];
	switch (uncertainty->varied[index].kind) {
	case VARY_SHIFT: return value + drawn;
	case VARY_SCALE: return value * drawn;
	case VARY_VALUE:
	case VARY_YEARLY: break;
	}
	return drawn;
}
