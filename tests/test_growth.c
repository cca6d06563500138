/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Growth over a span, against closed forms. */
#include <math.h>
#include "ask/growth.h"
#include "tests/test.h"

TEST(growth_compounds_to_the_later_number)
{
	CHECK_CLOSE(growth_mean(100, 121, 2), 10, 1e-12);
	CHECK_CLOSE(100 * pow(1 + growth_mean(100, 137, 5) / 100, 5), 137, 1e-10);
	CHECK_CLOSE(growth_mean(8, 1, 3), -50, 1e-12);
}

TEST(growth_has_no_meaning_from_nothing_or_over_no_years)
{
	CHECK(isnan(growth_mean(0, 1, 1)));
	CHECK(isnan(growth_mean(1, -1, 1)));
	CHECK(isnan(growth_mean(1, 2, 0)));
	CHECK(isnan(growth_mean(NAN, 2, 1)));
}

TEST(growth_of_shares_goes_by_even_steps) { CHECK_CLOSE(growth_step(50, 60, 5), 2, 1e-12); }
