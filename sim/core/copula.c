/* SPDX-License-Identifier: GPL-3.0-or-later */
/* copula: pairs of uncertain inputs that are correlated become copulas: inputs that pairs join, directly or through
 * others, move together, each by a row of the Cholesky factor of their correlations. The work for one copula grows
 * with the cube of its inputs, so that they are at most COPULA_MOST; of copulas there may be any number. */
#include <math.h>
#include <stdint.h>
#include <string.h>
#include "base/lookup.h"
#include "core/copula.h"

static const double HALF_PI_THIRD = 0.52359877559829887; /* pi / 6 */

struct pairing {
	struct arena *arena;
	const struct program *program;
	struct diags *diags;
	struct uncertainty *made;
	struct lookup *by_key; /* what a pair may name -> its place among the drawn and 1 */
};

struct pair {
	const struct entry *entry;
	int a, b;
	double r; /* of the normals */
};

static void index_key(struct pairing *pairing, const char *key, int index)
{
	if (!lookup_find(pairing->by_key, key))
		lookup_put(pairing->by_key, key, (void *)((uintptr_t)index + 1));
}

/* A copy answers to its sector's name too. */
static void index_keys(struct pairing *pairing)
{
	const struct uncertainty *made = pairing->made;
	pairing->by_key = lookup_create(pairing->arena);
	for (int i = 0; i < made->count; i++)
		if (made->list[i].value) {
			index_key(pairing, made->list[i].key, i);
			index_key(pairing, made->list[i].value->key, i);
		}
}

static int find_drawn(const struct pairing *pairing, const char *key)
{
	uintptr_t at = (uintptr_t)lookup_find(pairing->by_key, key);
	return at ? pairing->made->list[at - 1].first : -1;
}

/* Spearman's rank correlation of normals with correlation r is 6 / pi asin(r / 2). */
static double normal_correlation(double rank)
{
	double x = HALF_PI_THIRD * rank, square = x * x, term = x, sum = x; /* sin x, |x| <= pi / 6 */
	for (int n = 3; n < 24; n += 2)
		sum += term = -term * square / (n * (n - 1));
	return rank == 1 || rank == -1 ? rank : 2 * sum;
}

static int correlated(struct pairing *pairing, const struct entry *object, const char *key)
{
	const char *name = entry_text(object, key);
	int index = name ? find_drawn(pairing, name) : -1;
	const struct entry *at = entry_find(object, key);
	int element, input = name && index < 0 ? program_find_input(pairing->program, name, &element) : -1;
	if (input >= 0) { /* a child or --set gave it a number that is certain */
		const struct input_value *value = &pairing->program->inputs[input].value[element < 0 ? 0 : element];
		diag_warning(pairing->diags, entry_place(at), entry_pointer(pairing->arena, at), W_CORRELATION_IDLE,
		             W_CORRELATION_IDLE_HINT, name, place_text(pairing->arena, value->place));
	} else if (name && index < 0)
		diag_error(pairing->diags, entry_place(at), entry_pointer(pairing->arena, at), W_CORRELATION_NAME,
		           W_CORRELATION_NAME_HINT, name);
	return index;
}

static bool read_pair(struct pairing *pairing, const struct entry *object, struct pair *pair)
{
	const struct entry *rank = entry_find(object, "rank");
	double value;
	*pair = (struct pair){object, correlated(pairing, object, "of"), correlated(pairing, object, "with"), 0};
	if (pair->a < 0 || pair->b < 0 || !rank || !rank->quantity ||
	    !quantity_number(pairing->arena, rank->quantity, rank->field, &unit_one, &value, pairing->diags))
		return false;
	if (pair->a == pair->b) {
		diag_error(pairing->diags, entry_place(object), entry_pointer(pairing->arena, object), W_CORRELATION_SELF,
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

/* What pairs join, directly or through others, moves together: a tree of each, and the most that one may hold. */
struct joined {
	int *parent, *size; /* [drawn] */
};

static int joined_root(const struct joined *joined, int index)
{
	while (joined->parent[index] != index)
		index = joined->parent[index] = joined->parent[joined->parent[index]];
	return index;
}

static bool join_pair(struct pairing *pairing, struct joined *joined, const struct pair *pair)
{
	int a = joined_root(joined, pair->a), b = joined_root(joined, pair->b);
	if (a == b)
		return true;
	int into = joined->size[a] < joined->size[b] ? b : a, size = joined->size[a] + joined->size[b];
	if (size > COPULA_MOST) {
		diag_error(pairing->diags, entry_place(pair->entry), entry_pointer(pairing->arena, pair->entry),
		           W_CORRELATION_TOO_MANY, W_CORRELATION_TOO_MANY_HINT, pair->entry->key,
		           arena_print(pairing->arena, "%d", size), arena_print(pairing->arena, "%d", COPULA_MOST));
		return false;
	}
	joined->parent[into == a ? b : a] = into;
	joined->size[into] = size;
	return true;
}

/* A copula for each set of inputs that are joined, its members in the program's order. */
static void begin_copulas(struct pairing *pairing, const struct joined *joined)
{
	struct uncertain_input *list = pairing->made->list;
	for (int i = 0; i < pairing->made->count; i++) {
		int root = joined_root(joined, i), n = joined->size[root];
		if (n < 2)
			continue;
		if (!list[root].copula) {
			struct copula *copula = ARENA_NEW(pairing->arena, struct copula);
			*copula = (struct copula){0, ARENA_ARRAY(pairing->arena, n, int),
			                          ARENA_ARRAY(pairing->arena, n * n, double)};
			list[root].copula = copula;
		}
		struct copula *copula = (struct copula *)(uintptr_t)list[root].copula; /* ours until all is found */
		list[i].copula = copula;
		list[i].place = copula->count;
		((int *)(uintptr_t)copula->members)[copula->count++] = i;
	}
}

/* The factor of each copula, from the numbers of its pairs; last: the pair of it that came last, by first member. */
static void factor_copulas(struct pairing *pairing, const struct pair *pairs, int count)
{
	struct uncertain_input *list = pairing->made->list;
	const struct entry **last = ARENA_ARRAY(pairing->arena, pairing->made->count + 1, const struct entry *);
	double **matrix = ARENA_ARRAY(pairing->arena, pairing->made->count + 1, double *);
	for (int p = 0; p < count; p++) {
		const struct copula *copula = list[pairs[p].a].copula;
		int n = copula->count, first = copula->members[0], a = list[pairs[p].a].place, b = list[pairs[p].b].place;
		if (!matrix[first]) {
			matrix[first] = ARENA_ARRAY(pairing->arena, n * n, double);
			for (int i = 0; i < n; i++)
				matrix[first][i * n + i] = 1;
		}
		matrix[first][a * n + b] = matrix[first][b * n + a] = pairs[p].r;
		last[first] = pairs[p].entry;
	}
	for (int i = 0; i < pairing->made->count; i++)
		if (last[i] && !cholesky(list[i].copula->count, matrix[i], list[i].copula->factor))
			diag_error(pairing->diags, entry_place(last[i]), entry_pointer(pairing->arena, last[i]),
			           W_CORRELATION_IMPOSSIBLE, W_CORRELATION_IMPOSSIBLE_HINT, last[i]->key);
}

/* Each pair but once. */
static bool is_new(struct pairing *pairing, struct lookup *seen, const struct pair *pair)
{
	int low = pair->a < pair->b ? pair->a : pair->b, high = pair->a + pair->b - low;
	const char *name = arena_print(pairing->arena, "%d %d", low, high);
	const struct entry *earlier = lookup_find(seen, name);
	if (earlier)
		diag_error(pairing->diags, entry_place(pair->entry), entry_pointer(pairing->arena, pair->entry),
		           W_CORRELATION_TWICE, W_NONE, earlier->key, pair->entry->key);
	else
		lookup_put(seen, name, (void *)(uintptr_t)pair->entry);
	return !earlier;
}

static struct joined nothing_joined(const struct pairing *pairing)
{
	int count = pairing->made->count;
	struct joined joined = {ARENA_ARRAY(pairing->arena, count + 1, int),
	                        ARENA_ARRAY(pairing->arena, count + 1, int)};
	for (int i = 0; i < count; i++)
		joined.parent[i] = i, joined.size[i] = 1;
	return joined;
}

void copulas_find(struct arena *arena, const struct program *program, struct diags *diags, struct uncertainty *made)
{
	struct pairing own = {arena, program, diags, made, NULL}, *pairing = &own;
	const struct entry *all = entry_find(pairing->program->scenario->root, "correlations");
	if (!all)
		return;
	index_keys(pairing);
	struct pair *pairs = NULL;
	struct lookup *seen = lookup_create(pairing->arena);
	struct joined joined = nothing_joined(pairing);
	int count = 0, capacity = 0;
	for (const struct entry *object = all->child; object; object = object->next) {
		struct pair pair;
		if (!read_pair(pairing, object, &pair) || !is_new(pairing, seen, &pair))
			continue;
		if (!join_pair(pairing, &joined, &pair))
			return;
		*ARENA_PUSH(pairing->arena, pairs, count, capacity) = pair;
	}
	begin_copulas(pairing, &joined);
	factor_copulas(pairing, pairs, count);
	for (int i = 0; i < pairing->made->count; i++) {
		struct uncertain_input *list = pairing->made->list;
		list[i].copula = list[list[i].first].copula;
		list[i].place = list[list[i].first].place;
	}
}
