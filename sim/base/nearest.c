/* SPDX-License-Identifier: GPL-3.0-or-later */
/* nearest: "did you mean", by edit distance (insert, delete, replace, swap of neighbours, each 1; optimal string
 * alignment). Holds: no more than NAME_LIMIT characters of a name are compared, so that a stranger's long key costs no
 * time, and what is too far away at first sight is not measured. */
#include "base/nearest.h"
#include <stdbool.h>
#include <string.h>
#include "base/utf8.h"

enum { NAME_LIMIT = 64 };

static uint32_t fold(int32_t code)
{
	return code >= 'A' && code <= 'Z' ? (uint32_t)code + 32 : code < 0 ? 0xFFFD : (uint32_t)code;
}

static int decode_name(const char *name, uint32_t codes[NAME_LIMIT])
{
	size_t length = strnlen(name, (size_t)4 * NAME_LIMIT), used;
	int count = 0;
	for (size_t at = 0; at < length && count < NAME_LIMIT; at += used)
		codes[count++] = fold(utf8_decode(name + at, length - at, &used));
	return count;
}

static int least_of(int a, int b)
{
	return a < b ? a : b;
}

/* A name as characters, and which it has: one bit for each, several characters to a bit. */
struct spelling {
	uint32_t codes[NAME_LIMIT];
	int length;
	uint64_t has;
};

static void spell(struct spelling *spelling, const char *name)
{
	spelling->length = decode_name(name, spelling->codes);
	spelling->has = 0;
	for (int i = 0; i < spelling->length; i++)
		spelling->has |= (uint64_t)1 << (spelling->codes[i] & 63);
}

static int distance_of(const struct spelling *x, const struct spelling *y)
{
	int cost[3][NAME_LIMIT + 1]; /* this row and the two before */
	for (int j = 0; j <= y->length; j++)
		cost[0][j] = j;
	for (int i = 1; i <= x->length; i++) {
		int *row = cost[i % 3], *above = cost[(i + 2) % 3], *above2 = cost[(i + 1) % 3];
		row[0] = i;
		for (int j = 1; j <= y->length; j++) {
			bool same = x->codes[i - 1] == y->codes[j - 1];
			row[j] = least_of(least_of(above[j], row[j - 1]) + 1, above[j - 1] + !same);
			if (i > 1 && j > 1 && x->codes[i - 1] == y->codes[j - 2] && x->codes[i - 2] == y->codes[j - 1])
				row[j] = least_of(row[j], above2[j - 2] + 1);
		}
	}
	return cost[x->length % 3][y->length];
}

/* No distance is less: each character too many, and each that only one of the names has, costs a step. */
static int distance_least(const struct spelling *x, const struct spelling *y)
{
	int longer = x->length > y->length ? x->length - y->length : y->length - x->length;
	int only_x = __builtin_popcountll(x->has & ~y->has), only_y = __builtin_popcountll(y->has & ~x->has);
	int apart = only_x > only_y ? only_x : only_y;
	return longer > apart ? longer : apart;
}

int nearest_distance(const char *a, const char *b)
{
	struct spelling x, y;
	spell(&x, a);
	spell(&y, b);
	return distance_of(&x, &y);
}

/* One begins the other and at least three characters are shared. */
static bool shares_beginning(const struct spelling *x, const struct spelling *y)
{
	int shared = least_of(x->length, y->length);
	return shared >= 3 && memcmp(x->codes, y->codes, (size_t)shared * sizeof *x->codes) == 0;
}

/* False: it costs more than is left, and all of that is gone. */
static bool spend(size_t *effort, size_t cost)
{
	bool enough = cost <= *effort;
	*effort = enough ? *effort - cost : 0;
	return enough;
}

const char *nearest_within(const char *name, const char *const *candidates, size_t count, size_t *effort)
{
	enum { LOOK = 24 }; /* what a candidate costs that is too far away at first sight */
	struct spelling own, other;
	spell(&own, name);
	int best = own.length / 3 > 1 ? own.length / 3 : 1;
	const char *nearest = NULL, *beginning = NULL;
	for (size_t i = 0; i < count; i++) {
		if (!spend(effort, LOOK))
			return NULL;
		spell(&other, candidates[i]);
		if (!beginning && shares_beginning(&own, &other))
			beginning = candidates[i];
		if (distance_least(&own, &other) > best - (nearest != NULL))
			continue;
		if (!spend(effort, (size_t)own.length * (size_t)other.length))
			return NULL;
		int distance = distance_of(&own, &other);
		if (distance < best || (distance == best && !nearest)) {
			best = distance;
			nearest = candidates[i];
		}
	}
	return nearest && own.length > 0 ? nearest : beginning;
}

const char *nearest_name(const char *name, const char *const *candidates, size_t count)
{
	size_t effort = SIZE_MAX;
	return nearest_within(name, candidates, count, &effort);
}
