/* SPDX-License-Identifier: GPL-3.0-or-later */
/* range: between which numbers an input lies: what its file says of one number, or what all years and elements take. */
#ifndef ASK_RANGE_H
#define ASK_RANGE_H
#include "ask/result.h"

struct range {
	double low, high;        /* in `unit` */
	const struct unit *unit; /* the input's; NULL: there is nothing to tell */
};
/* The range that the file states; otherwise where the middle 90 % of its distribution lie, around the base year's
 * value; otherwise NAN. */
struct range range_stated(const struct result *result, const struct input *input, const struct input_value *value);
/* The least and the most of an input's values after the base year, over its elements; unit NULL: no such input. */
struct range range_of_years(const struct program *program, const char *input);
/* How many numbers of the files have a range that no ensemble draws from: what odds take for certain. */
int range_held(const struct program *program);
#endif
