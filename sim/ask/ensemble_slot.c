/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ensemble_slot: a slot as both passes see it: the probabilities whose quantiles it is asked for, and what all workers
 * counted in its cells. Both passes ask the same, so the second keeps exactly what the first said is needed. */
#include <math.h>
#include "ask/ensemble_parts.h"

double tally_credible(const struct judged *judged, double credible)
{
	bool low = isfinite(judged->bounds.low), high = isfinite(judged->bounds.high);
	return low == high ? NAN : low ? 1 - credible : credible;
}

static const struct judged *judged_of(const struct tally *tally, int variable)
{
	for (int t = 0; t < tally->judged_count; t++)
		if (tally->judged[t].variable == variable)
			return &tally->judged[t];
	return NULL;
}

int tally_asked(const struct tally *tally, int slot, double *p)
{
	int count = 0;
	for (int stat = STAT_P05; stat < STAT_COUNT; stat++)
		p[count++] = ensemble_stat_probability[stat];
	int series = tally->series_of[slot];
	const struct judged *judged =
		tally->question->credible > 0 ? judged_of(tally, tally->series[series].variable) : NULL;
	if (judged && isfinite(tally_credible(judged, tally->question->credible)))
		p[count++] = tally_credible(judged, tally->question->credible);
	return count;
}

struct moments tally_moments(const struct tally *tally, int slot)
{
	struct moments all = {0};
	for (int piece = 0; piece < tally->pieces; piece++)
		moments_merge(&all, &tally->of_piece[piece * tally->slot_count + slot]);
	return all;
}

uint64_t tally_merged(struct hand *const *hands, int count, int slot, uint64_t cells[HISTOGRAM_CELLS])
{
	uint64_t all = 0;
	for (int c = 0; c < HISTOGRAM_CELLS; c++) {
		cells[c] = 0;
		for (int h = 0; h < count; h++)
			cells[c] += hands[h]->cells[(size_t)slot * HISTOGRAM_CELLS + (size_t)c];
		all += c == HISTOGRAM_NONE ? 0 : cells[c];
	}
	return all;
}
