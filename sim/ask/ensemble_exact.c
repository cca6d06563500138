/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ensemble_exact: exact quantiles without keeping all samples. The first pass said how many samples lie in each cell,
 * so also in which cells the wanted ranks lie; the second pass makes the same members again and keeps what falls into
 * those. Sorted, they give the samples of these ranks; order of arrival does not matter. */
#include <stdlib.h>
#include "ask/ensemble_parts.h"

struct kept {
	const struct axis *axis;
	bool wanted[HISTOGRAM_CELLS];
	double *samples;
	uint64_t room;
	atomic_ullong count;
};
struct exact {
	struct kept *slots;
};

/* The two ranks between which the quantile lies. */
static void ranks_of(double p, uint64_t count, uint64_t rank[2], double *part)
{
	double at = p * (double)(count - 1);
	rank[0] = (uint64_t)at;
	rank[1] = rank[0] + 1 < count ? rank[0] + 1 : rank[0];
	*part = at - (double)rank[0];
}

struct exact *exact_make(struct tally *tally, struct hand *const *hands, int count)
{
	struct exact *exact = ARENA_NEW(tally->arena, struct exact);
	exact->slots = ARENA_ARRAY(tally->arena, tally->slot_count + 1, struct kept);
	for (int s = 0; s < tally->slot_count; s++) {
		struct kept *kept = &exact->slots[s];
		kept->axis = &tally->axes[s];
		uint64_t cells[HISTOGRAM_CELLS], before, rank[2], all = tally_merged(hands, count, s, cells);
		double asked[STAT_COUNT + 2], part;
		int probabilities = tally_asked(tally, s, asked);
		for (int i = 0; i < probabilities && all > 0; i++) {
			ranks_of(asked[i], all, rank, &part);
			kept->wanted[histogram_cell_of(cells, rank[0], &before)] = true;
			kept->wanted[histogram_cell_of(cells, rank[1], &before)] = true;
		}
		if (kept->axis->atom_cell >= 0) /* known without its samples */
			kept->wanted[kept->axis->atom_cell] = false;
		for (int c = 0; c < HISTOGRAM_CELLS; c++)
			kept->room += kept->wanted[c] ? cells[c] : 0;
		kept->samples = ARENA_ARRAY(tally->arena, kept->room + 1, double);
	}
	return exact;
}

void exact_take(struct exact *exact, int slot, const struct axis *axis, const double *row, int members)
{
	struct kept *kept = &exact->slots[slot];
	uint16_t cell[DRAW_BLOCK];
	double found[DRAW_BLOCK];
	struct moments moments = {0};
	uint64_t count = 0;
	histogram_sort(axis, row, members, cell, &moments);
	for (int i = 0; i < members; i++) {
		found[count] = row[i];
		count += kept->wanted[cell[i]];
	}
	uint64_t at = count ? atomic_fetch_add(&kept->count, count) : 0;
	for (uint64_t i = 0; i < count && at + i < kept->room; i++)
		kept->samples[at + i] = found[i];
}

static int by_value(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return (x > y) - (x < y);
}

void exact_sort(struct exact *exact, int slot)
{
	qsort(exact->slots[slot].samples, (size_t)exact->slots[slot].room, sizeof(double), by_value);
}

/* The sample of that rank: what lies in cells that were not kept stands before it. */
static double sample_of(const struct kept *kept, const uint64_t *cells, uint64_t rank)
{
	uint64_t before, left_out = 0;
	int cell = histogram_cell_of(cells, rank, &before);
	if (cell == kept->axis->atom_cell)
		return kept->axis->atom;
	for (int c = 0; c < cell; c++)
		left_out += kept->wanted[c] ? 0 : cells[c];
	return kept->samples[rank - left_out];
}

double exact_quantile(const struct exact *exact, int slot, const uint64_t *cells, uint64_t count, double p)
{
	const struct kept *kept = &exact->slots[slot];
	uint64_t rank[2];
	double part;
	ranks_of(p, count, rank, &part);
	double low = sample_of(kept, cells, rank[0]), high = sample_of(kept, cells, rank[1]);
	return low + part * (high - low);
}
