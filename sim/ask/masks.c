/* SPDX-License-Identifier: GPL-3.0-or-later */
/* masks: comparisons are vector code that leaves bytes of 0 and 1, eight of which a multiplication gathers into a
 * byte of bits; bits are counted by the machine's own instruction where it has one. */
#include <string.h>
#include "ask/masks.h"
#include "base/clones.h"

void masks_first(int members, lanes_mask mask)
{
	for (int w = 0; w < MASK_WORDS; w++) {
		int left = members - w * 64;
		mask[w] = left >= 64 ? ~(uint64_t)0 : left > 0 ? ((uint64_t)1 << left) - 1 : 0;
	}
}

static inline void gather_bits(const uint8_t *bytes, uint64_t *mask)
{
	for (int w = 0; w < MASK_WORDS; w++) {
		uint64_t bits = 0;
		for (int i = 0; i < 8; i++) {
			uint64_t eight;
			memcpy(&eight, bytes + w * 64 + i * 8, sizeof eight);
			if (__BYTE_ORDER__ == __ORDER_BIG_ENDIAN__)
				eight = __builtin_bswap64(eight);
			bits |= (eight * 0x0102040810204080u >> 56) << (8 * i);
		}
		mask[w] = bits;
	}
}

CLONES void masks_met(const struct target_bounds *bounds, const double *row, lanes_mask met, lanes_mask defined)
{
	uint8_t is_met[DRAW_BLOCK], is_number[DRAW_BLOCK];
	const struct target_bounds own = *bounds;
#pragma omp simd
	for (int i = 0; i < DRAW_BLOCK; i++)
		is_number[i] = row[i] - row[i] == 0;
	if (own.strict) {
#pragma omp simd
		for (int i = 0; i < DRAW_BLOCK; i++)
			is_met[i] = (row[i] > own.low) & (row[i] < own.high) & is_number[i];
	} else {
#pragma omp simd
		for (int i = 0; i < DRAW_BLOCK; i++)
			is_met[i] = (row[i] >= own.low) & (row[i] <= own.high) & is_number[i];
	}
	gather_bits(is_met, met);
	gather_bits(is_number, defined);
}

void masks_met_each(const struct target_bounds bounds[DRAW_BLOCK], const double *row, lanes_mask met,
                    lanes_mask defined)
{
	uint8_t is_met[DRAW_BLOCK], is_number[DRAW_BLOCK];
	for (int i = 0; i < DRAW_BLOCK; i++) {
		is_number[i] = row[i] - row[i] == 0 && !(isinf(bounds[i].low) && isinf(bounds[i].high));
		is_met[i] = is_number[i] && target_meets(&bounds[i], row[i]);
	}
	gather_bits(is_met, met);
	gather_bits(is_number, defined);
}

void masks_met_from(const struct target_bounds *bounds, const double *row, lanes_mask met, lanes_mask defined)
{
	for (int i = 0; i < DRAW_BLOCK; i++) {
		uint64_t bit = (uint64_t)1 << i % 64;
		enum verdict verdict = defined[i / 64] & bit ? VERDICT_NOT_ASSESSABLE : target_meets_from(bounds, row[i]);
		if (verdict == VERDICT_NOT_ASSESSABLE)
			continue;
		defined[i / 64] |= bit;
		met[i / 64] |= verdict == VERDICT_MET ? bit : 0;
	}
}

CLONES void masks_positive(const double *row, lanes_mask positive)
{
	uint8_t is_positive[DRAW_BLOCK];
#pragma omp simd
	for (int i = 0; i < DRAW_BLOCK; i++)
		is_positive[i] = row[i] > 0;
	gather_bits(is_positive, positive);
}

static inline uint64_t count_of(const uint64_t *a, const uint64_t *b)
{
	uint64_t count = 0;
	for (int w = 0; w < MASK_WORDS; w++)
		count += (uint64_t)__builtin_popcountll(a[w] & b[w]);
	return count;
}

CLONES uint64_t masks_count(const lanes_mask mask) { return count_of(mask, mask); }
CLONES uint64_t masks_count_both(const lanes_mask a, const lanes_mask b) { return count_of(a, b); }

CLONES void masks_count_pairs(const lanes_mask *masks, int n, uint64_t *count)
{
	for (int t = 0; t < n; t++)
		for (int u = 0; u < t; u++)
			count[u * n + t] += count_of(masks[u], masks[t]);
}
