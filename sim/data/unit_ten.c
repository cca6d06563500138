/* SPDX-License-Identifier: GPL-3.0-or-later */
/* unit_ten: powers of ten, which units keep apart from other factors so that a scale between two of them is exact. */
#include "data/unit_ten.h"
#include <float.h>
#include <math.h>

double unit_ten_to(int exponent)
{
	static const double ten[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
	                             1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
	int most = (int)(sizeof ten / sizeof *ten) - 1;
	double made = 1;
	for (; exponent > most; exponent -= most)
		made *= ten[most];
	for (; exponent < -most; exponent += most)
		made /= ten[most];
	return exponent >= 0 ? made * ten[exponent] : made / ten[-exponent];
}

bool unit_is_ten_to(double factor, int *exponent)
{
	if (!(factor > 1e-45 && factor < 1e45))
		return false;
	int near = (int)lround(log10(factor)); /* only a guess; the comparison decides */
	*exponent = factor == unit_ten_to(near) ? near : 0;
	return factor == unit_ten_to(near);
}

double unit_round_ten(double factor)
{
	if (!(factor > 1e-45 && factor < 1e45))
		return factor;
	double ten = unit_ten_to((int)lround(log10(factor)));
	return fabs(factor - ten) <= 32 * DBL_EPSILON * ten ? ten : factor;
}

double unit_ratio(double from, double to)
{
	int above, below;
	if (unit_is_ten_to(from, &above) && unit_is_ten_to(to, &below))
		return unit_ten_to(above - below);
	return unit_round_ten(from / to);
}
