/* SPDX-License-Identifier: GPL-3.0-or-later */
/* growth: of levels as a compound rate, of shares as even steps: a share of 50 % that comes to 60 % rose by points. */
#include <math.h>
#include "ask/growth.h"
#include "base/function.h"

double growth_mean(double from, double to, int years)
{
	if (!(from > 0) || !(to > 0) || years <= 0)
		return NAN;
	return (function_pow(to / from, 1.0 / years) - 1) * 100;
}

double growth_step(double from, double to, int years) { return (to - from) / years; }
