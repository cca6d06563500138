/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Masks: against the plain rule, member by member. */
#include <math.h>
#include "ask/masks.h"
#include "tests/test.h"

static bool bit(const lanes_mask mask, int i) { return mask[i / 64] >> (i % 64) & 1; }

TEST(masks_say_who_meets_what)
{
	static const double odd[] = {-INFINITY, -1, -0.0, 0, 0x1p-1074, 1, 2, 3, INFINITY, NAN};
	static const struct target_bounds bounds[] = {
		{1, 2, false}, {1, 2, true}, {-INFINITY, 1, false}, {0, INFINITY, true}, {2, 1, false}};
	double row[DRAW_BLOCK];
	for (int i = 0; i < DRAW_BLOCK; i++)
		row[i] = odd[i * 7 % 10];
	lanes_mask met, defined, positive;
	for (int b = 0; b < 5; b++) {
		masks_met(&bounds[b], row, met, defined);
		for (int i = 0; i < DRAW_BLOCK; i++) {
			CHECK_INT(bit(met, i), isfinite(row[i]) && target_meets(&bounds[b], row[i]));
			CHECK_INT(bit(defined, i), isfinite(row[i]));
		}
	}
	masks_positive(row, positive);
	for (int i = 0; i < DRAW_BLOCK; i++)
		CHECK_INT(bit(positive, i), row[i] > 0);
}

TEST(masks_count_members)
{
	lanes_mask masks[3];
	uint64_t pairs[9] = {0};
	for (int members = 0; members <= DRAW_BLOCK; members++) {
		masks_first(members, masks[0]);
		CHECK_INT(masks_count(masks[0]), members);
	}
	masks_first(200, masks[0]);
	masks_first(70, masks[1]);
	masks_first(0, masks[2]);
	masks[2][3] = 1; /* member 192 */
	CHECK_INT(masks_count_both(masks[0], masks[1]), 70);
	masks_count_pairs(masks, 3, pairs);
	masks_count_pairs(masks, 3, pairs);
	CHECK_INT(pairs[1], 140);
	CHECK_INT(pairs[2], 2);
	CHECK_INT(pairs[5], 0);
	CHECK_INT(pairs[3], 0);
}
