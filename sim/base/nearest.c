/* SPDX-License-Identifier: GPL-3.0-or-later */
/* nearest: "did you mean", by edit distance (insert, delete, replace, swap of neighbours, each 1; optimal string
 * alignment). Holds: no more than NAME_LIMIT characters of a name are compared, so that a stranger's long key costs no
 * time. */
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
	size_t length = strlen(name), used;
	int count = 0;
	for (size_t at = 0; at < length && count < NAME_LIMIT; at += used)
		codes[count++] = fold(utf8_decode(name + at, length - at, &used));
	return count;
}

static int least_of(int a, int b)
{
	return a < b ? a : b;
}

int nearest_distance(const char *a, const char *b)
{
	uint32_t x[NAME_LIMIT], y[NAME_LIMIT];
	int rows = decode_name(a, x), columns = decode_name(b, y);
	int cost[3][NAME_LIMIT + 1]; /* this row and the two before */
	for (int j = 0; j <= columns; j++)
		cost[0][j] = j;
	for (int i = 1; i <= rows; i++) {
		int *row = cost[i % 3], *above = cost[(i + 2) % 3], *above2 = cost[(i + 1) % 3];
		row[0] = i;
		for (int j = 1; j <= columns; j++) {
			row[j] = least_of(least_of(above[j], row[j - 1]) + 1, above[j - 1] + (x[i - 1] != y[j - 1]));
			if (i > 1 && j > 1 && x[i - 1] == y[j - 2] && x[i - 2] == y[j - 1])
				row[j] = least_of(row[j], above2[j - 2] + 1);
		}
	}
	return cost[rows % 3][columns];
}

/* One begins the other and at least three characters are shared. */
static bool shares_beginning(const char *a, const char *b)
{
	uint32_t x[NAME_LIMIT], y[NAME_LIMIT];
	int shared = least_of(decode_name(a, x), decode_name(b, y));
	return shared >= 3 && memcmp(x, y, (size_t)shared * sizeof *x) == 0;
}

const char *nearest_name(const char *name, const char *const *candidates, size_t count)
{
	uint32_t codes[NAME_LIMIT];
	int length = decode_name(name, codes), best = length / 3 > 1 ? length / 3 : 1;
	const char *nearest = NULL, *beginning = NULL;
	for (size_t i = 0; i < count; i++) {
		int distance = nearest_distance(name, candidates[i]);
		if (distance < best || (distance == best && !nearest)) {
			best = distance;
			nearest = candidates[i];
		}
		if (!beginning && shares_beginning(name, candidates[i]))
			beginning = candidates[i];
	}
	return nearest && length > 0 ? nearest : beginning;
}
