/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ensemble_exact: exact quantiles without keeping all samples. The first pass said how many samples lie in each
 * cell, so also in which cells the wanted ranks lie; the second pass makes the same members again and keeps what
 * falls into those. Sorted, they give the samples of these ranks; order of arrival does not matter. Unasked it is
 * done where a cell is too wide for what is promised of quantiles (a tail that the pilot did not see), and only
 * there. */
#include <math.h>
#include <stdlib.h>
#include "ask/ensemble_parts.h"

enum { ROOM_MOST = 4 << 20 /* samples kept unasked, of all slots together */, SCARCE_ROOM = 2048 };

struct kept {
	const struct axis *axis;
	bool whole; /* all is kept */
	bool wanted[HISTOGRAM_CELLS];
	double *samples;
	uint64_t room;
	atomic_ullong count;
};
struct exact {
	struct kept **slots; /* NULL: nothing is kept of it */
};

static void want(struct kept *kept, const uint64_t *cells, uint64_t all, double p)
{
	uint64_t before, rank[2];
	double part;
	histogram_ranks(p, all, rank, &part);
	kept->wanted[histogram_cell_of(cells, rank[0], &before)] = true;
	kept->wanted[histogram_cell_of(cells, rank[1], &before)] = true;
}

/* Too far off where read from the histogram alone, by more than rounding. */
static bool is_coarse(const struct axis *axis, const uint64_t *cells, uint64_t all, double p,
                      const struct moments *moments)
{
	double least = moments_least(axis, moments), most = moments_most(axis, moments),
		   error = histogram_quantile_error(axis, cells, all, p, moments);
	return !axis_is_blank(axis) && error > (most - least) / ENSEMBLE_PARTS &&
	       error > 1e-9 * fmax(fabs(least), fabs(most));
}

/* Could it be? Where bins are equal only what lies outside them is wide: a look at three cells. */
static bool may_be_coarse(const struct tally *tally, struct hand *const *hands, int count, int slot)
{
	const struct axis *axis = &tally->axes[slot];
	uint64_t below = 0, above = 0, all = tally->question->members;
	int last = HISTOGRAM_ABOVE + (axis->atom_cell >= 0);
	if (axis->scale == 0 || axis->bend > 0)
		return !axis_is_blank(axis);
	for (int h = 0; h < count; h++) {
		const uint32_t *cells = hands[h]->cells + (size_t)slot * HISTOGRAM_CELLS;
		below += cells[HISTOGRAM_BELOW];
		above += cells[last];
		all -= cells[HISTOGRAM_NONE];
	}
	double asked[STAT_COUNT + 2], part;
	for (int i = tally_asked(tally, slot, asked) - 1; i >= 0 && all > 0 && below + above > 0; i--) {
		uint64_t rank[2];
		histogram_ranks(asked[i], all, rank, &part);
		if (rank[0] < below || rank[1] >= all - above)
			return true;
	}
	return false;
}

static struct kept chosen(const struct tally *tally, struct hand *const *hands, int count, int slot)
{
	uint64_t cells[HISTOGRAM_CELLS], all = tally_merged(hands, count, slot, cells);
	const struct moments moments = tally_moments(tally, slot);
	double asked[STAT_COUNT + 2];
	int probabilities = tally_asked(tally, slot, asked);
	struct kept kept = {.axis = &tally->axes[slot],
	                    .whole = tally->whole[slot] && tally->question->members <= ENSEMBLE_FEW};
	for (int i = 0; i < probabilities && all > 0; i++)
		if (tally->question->exact || is_coarse(kept.axis, cells, all, asked[i], &moments))
			want(&kept, cells, all, asked[i]);
	for (int c = 0; c < HISTOGRAM_NONE; c++) {
		kept.wanted[c] = (kept.wanted[c] || kept.whole) && c != kept.axis->atom_cell; /* known without its samples */
		kept.room += kept.wanted[c] ? cells[c] : 0;
	}
	return kept;
}

static void keep(struct tally *tally, struct exact *exact, int slot, const struct kept *kept)
{
	exact->slots[slot] = ARENA_NEW(tally->arena, struct kept);
	*exact->slots[slot] = *kept;
	exact->slots[slot]->samples = ARENA_ARRAY(tally->arena, kept->room + 1, double);
}

static struct exact *nothing_kept(struct tally *tally)
{
	struct exact *exact = ARENA_NEW(tally->arena, struct exact);
	exact->slots = ARENA_ARRAY(tally->arena, tally->slot_count + 1, struct kept *);
	return exact;
}

struct exact *exact_of_scarce(struct tally *tally)
{
	struct exact *exact = nothing_kept(tally);
	for (int s = 0; s < tally->slot_count; s++) {
		struct kept kept = {.axis = &tally->axes[s], .room = SCARCE_ROOM};
		for (int c = 0; c < HISTOGRAM_NONE; c++)
			kept.wanted[c] = true;
		if (tally->scarce[s])
			keep(tally, exact, s, &kept);
	}
	return exact;
}

/* All of it was kept in the first pass. */
static bool is_held(const struct exact *scarce, int slot)
{
	const struct kept *kept = scarce->slots[slot];
	return kept && atomic_load(&kept->count) <= kept->room;
}

struct exact *exact_make(struct tally *tally, struct hand *const *hands, int count)
{
	struct exact *exact = nothing_kept(tally);
	uint64_t room = 0;
	bool any = false, asked = tally->question->exact;
	for (int s = 0; s < tally->slot_count; s++) {
		if (!asked && (is_held(tally->scarce_kept, s) || !may_be_coarse(tally, hands, count, s)))
			continue;
		const struct kept kept = chosen(tally, hands, count, s);
		if (!asked && (kept.room == 0 || room + kept.room > ROOM_MOST))
			continue;
		room += kept.room;
		any = true;
		keep(tally, exact, s, &kept);
	}
	return any ? exact : NULL;
}

void exact_take(struct exact *exact, int slot, const struct axis *axis, const double *row, int members)
{
	struct kept *kept = exact->slots[slot];
	if (!kept)
		return;
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
	struct kept *kept = exact->slots[slot];
	uint64_t count = kept ? atomic_load(&kept->count) : 0;
	if (kept)
		qsort(kept->samples, (size_t)(count < kept->room ? count : kept->room), sizeof(double), by_value);
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

static bool holds(const struct kept *kept, const uint64_t *cells, uint64_t rank)
{
	uint64_t before;
	int cell = histogram_cell_of(cells, rank, &before);
	return cell == kept->axis->atom_cell || kept->wanted[cell];
}

bool exact_is_usable(const struct exact *exact, int slot)
{
	const struct kept *kept = exact->slots[slot];
	return kept && atomic_load(&kept->count) <= kept->room;
}

bool exact_is_whole(const struct exact *exact, int slot) { return exact->slots[slot] && exact->slots[slot]->whole; }

double exact_below(const struct exact *exact, int slot, const uint64_t *cells, uint64_t count, double y)
{
	uint64_t below = 0;
	while (below < count && sample_of(exact->slots[slot], cells, below) < y)
		below++;
	return (double)below / (double)count;
}

double exact_score(const struct exact *exact, int slot, const uint64_t *cells, uint64_t count, double y)
{
	const struct kept *kept = exact->slots[slot];
	double least = sample_of(kept, cells, 0), most = sample_of(kept, cells, count - 1), from = least;
	double score = y < least ? least - y : y > most ? y - most : 0;
	for (uint64_t i = 1; i < count; i++) {
		double to = sample_of(kept, cells, i), part = (double)i / (double)count,
			   cut = y < from ? from
		             : y > to ? to
		                      : y;
		score += part * part * (cut - from) + (1 - part) * (1 - part) * (to - cut);
		from = to;
	}
	return score;
}

/* The sample of a rank, or where its cell tells that it is: not beyond the samples that are kept before and behind. */
static double placed_sample(const struct kept *kept, const uint64_t *cells, uint64_t rank,
                            const struct moments *moments)
{
	uint64_t before, kept_before = 0, all = atomic_load(&kept->count);
	if (holds(kept, cells, rank))
		return sample_of(kept, cells, rank);
	double at = histogram_sample(kept->axis, cells, rank, moments);
	for (int c = histogram_cell_of(cells, rank, &before) - 1; c >= 0; c--)
		kept_before += kept->wanted[c] ? cells[c] : 0;
	if (kept_before > 0 && at < kept->samples[kept_before - 1])
		return kept->samples[kept_before - 1];
	return kept_before < all && at > kept->samples[kept_before] ? kept->samples[kept_before] : at;
}

double exact_quantile(const struct exact *exact, int slot, const uint64_t *cells, uint64_t count, double p,
                      const struct moments *moments)
{
	const struct kept *kept = exact->slots[slot];
	uint64_t rank[2];
	double part;
	histogram_ranks(p, count, rank, &part);
	return histogram_between(placed_sample(kept, cells, rank[0], moments), placed_sample(kept, cells, rank[1], moments),
	                         part);
}
