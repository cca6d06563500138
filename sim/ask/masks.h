/* SPDX-License-Identifier: GPL-3.0-or-later */
/* masks: which members of a block something holds of, one bit each. */
#ifndef ASK_MASKS_H
#define ASK_MASKS_H
#include <stdint.h>
#include "core/draw.h"
#include "core/target.h"

enum { MASK_WORDS = DRAW_BLOCK / 64 };
typedef uint64_t lanes_mask[MASK_WORDS]; /* member i of the block: bit i % 64 of word i / 64 */

void masks_first(int members, lanes_mask mask);               /* the first so many, and no others */
/* Of DRAW_BLOCK values: which meet the bounds, which are finite numbers (others meet nothing); which are above 0. */
void masks_met(const struct target_bounds *bounds, const double *row, lanes_mask met, lanes_mask defined);
/* The same where each has bounds of its own; bounds that are no numbers are met by nothing, and not defined. */
void masks_met_each(const struct target_bounds bounds[DRAW_BLOCK], const double *row, lanes_mask met,
                    lanes_mask defined);
/* Of members that are not defined: those that a peak which comes in row[] at the earliest decides become so. */
void masks_met_from(const struct target_bounds *bounds, const double *row, lanes_mask met, lanes_mask defined);
void masks_positive(const double *row, lanes_mask positive);
uint64_t masks_count(const lanes_mask mask);
uint64_t masks_count_both(const lanes_mask a, const lanes_mask b);
/* Adds to count[u * n + t], u < t, the members in both masks u and t. */
void masks_count_pairs(const lanes_mask *masks, int n, uint64_t *count);
#endif
