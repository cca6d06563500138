/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Quantiles of uncertain inputs: known values, symmetry, truncation. */
#include "ask/spread.h"
#include "tests/test.h"

static struct uncertain made(enum distribution distribution, double a, double b, double c)
{
	return (struct uncertain){.distribution = distribution, .parameter = {a, b, c}, .low = -INFINITY, .high = INFINITY};
}

TEST(spread_quantiles_have_their_known_values)
{
	struct uncertain normal = made(DRAW_NORMAL, 2, 0, 0), lognormal = made(DRAW_LOGNORMAL, 0.5, 0, 0), uniform = made(DRAW_UNIFORM, 1, 3, 0);
	struct uncertain triangular = made(DRAW_TRIANGULAR, 0, 1, 2), pert = made(DRAW_PERT, 2, 3, 4);
	CHECK_CLOSE(spread_quantile(&normal, 10, 0.95), 10 + 2 * 1.6448536269514722, 1e-12);
	CHECK_CLOSE(spread_quantile(&lognormal, 3, 0.5), 3, 1e-12);
	CHECK_CLOSE(spread_quantile(&uniform, 0, 0.25), 1.5, 1e-12);
	CHECK_CLOSE(spread_quantile(&triangular, 0, 0.125), 0.5, 1e-12);
	CHECK_CLOSE(spread_quantile(&triangular, 0, 0.875), 1.5, 1e-12);
	CHECK_CLOSE(spread_quantile(&pert, 0, 0.5), 3, 1e-9);
	CHECK_CLOSE(spread_quantile(&pert, 0, 0.1) + spread_quantile(&pert, 0, 0.9), 6, 1e-9);
	struct uncertain none = made(DRAW_NONE, 0, 0, 0);
	CHECK(isnan(spread_quantile(&none, 1, 0.5)));
}

TEST(spread_truncation_keeps_quantiles_inside)
{
	struct uncertain normal = made(DRAW_NORMAL, 2, 0, 0);
	normal.low = 9;
	normal.high = 11;
	CHECK_CLOSE(spread_quantile(&normal, 10, 0.5), 10, 1e-12);
	CHECK(spread_quantile(&normal, 10, 0.001) >= 9);
	CHECK(spread_quantile(&normal, 10, 0.999) <= 11);
}
