/* SPDX-License-Identifier: GPL-3.0-or-later */
/* peak: walks the years of a run once. */
#include "ask/peak.h"
#include <math.h>

int peak_year(const struct result *result, int variable, int element)
{
	double highest = -INFINITY;
	int found = 0;
	for (int year = result->base_year; year < result->base_year + result->years; year++) {
		double value = result_value(result, variable, element, year);
		if (!(value > highest))
			continue;
		highest = value;
		found = year;
	}
	return found;
}
