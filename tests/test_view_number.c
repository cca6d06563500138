/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_number: digits that never contradict a verdict. */
#include <math.h>
#include "tests/test.h"
#include "view/view_number.h"

/* Of a row that holds the value alone, judged against one edge. */
static int decimals(double value, double edge, double gap)
{
	struct view_digits digits = {0};
	struct target_result target = {.value = value, .low = edge, .high = NAN, .gap = gap};
	target.verdict = gap >= 0 ? VERDICT_MET : VERDICT_MISSED;
	view_digits_see(&digits, value);
	view_digits_judge(&digits, &target);
	return view_digits(&digits);
}

TEST(view_number_decimals_never_contradict_the_verdict)
{
	CHECK_INT(decimals(2036, 2238, -202), 0);
	CHECK_INT(decimals(2237.96, 2238, -0.04), 2); /* 2238.0 would look met */
	CHECK_INT(decimals(2237.996, 2238, -0.004), 3);
	CHECK_INT(decimals(14.53, 14.52, 0.01), 2); /* 14.5 would look missed */
	CHECK_INT(decimals(14.5 + 1e-12, 14.5, 1e-12), 1);
	CHECK_INT(decimals(0.65, 0.7, -0.05), 2);
	CHECK_INT(decimals(5.51, 5.5, -0.01), 2); /* at most 5.5 */
	CHECK_INT(decimals(60.5, NAN, NAN), 1);
}
