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

TEST(spread_truncation_of_every_distribution_is_the_middle_of_the_whole)
{
	struct uncertain all[] = {made(DRAW_NORMAL, 2, 0, 0), made(DRAW_LOGNORMAL, 0.3, 0, 0), made(DRAW_TRIANGULAR, 5, 10, 20),
		made(DRAW_UNIFORM, 5, 15, 0), made(DRAW_PERT, 5, 10, 20)};
	for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
		struct uncertain cut = all[i];
		cut.low = spread_quantile(&all[i], 10, 0.2); /* between the 20 % and the 80 % point of the whole */
		cut.high = spread_quantile(&all[i], 10, 0.8);
		for (double p = 0.1; p < 1; p += 0.2)
			CHECK_CLOSE(spread_quantile(&cut, 10, p), spread_quantile(&all[i], 10, 0.2 + 0.6 * p), 1e-8);
		CHECK_CLOSE(spread_quantile(&cut, 10, 1e-12), cut.low, 1e-6);
	}
	struct uncertain wide = made(DRAW_TRIANGULAR, 5, 10, 20); /* bounds beyond its ends change nothing */
	wide.low = 0;
	wide.high = 30;
	CHECK_CLOSE(spread_quantile(&wide, 10, 0.3), spread_quantile(&all[2], 10, 0.3), 1e-12);
	wide = made(DRAW_LOGNORMAL, 0.3, 0, 0);
	wide.low = -1;
	CHECK_CLOSE(spread_quantile(&wide, 10, 0.3), spread_quantile(&all[1], 10, 0.3), 1e-12);
}
