/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chances against closed forms and published limits of a binomial share (Clopper and Pearson 1934; one-sided 95 %
 * is the end of the two-sided 90 %). */
#include "ask/chance.h"
#include <math.h>
#include "tests/test.h"

static struct chance of(uint64_t met, uint64_t members) { return (struct chance){met, members, false}; }

TEST(chance_of_none_and_all_is_bounded_by_the_rule_of_three)
{
	static const uint64_t members[] = {1, 2, 3, 5, 50, 1000, 100000, 4000000000u};
	for (int i = 0; i < 8; i++) {
		double n = (double)members[i], bound = -expm1(log(0.05) / n);
		CHECK_CLOSE(chance_most(of(0, members[i])) / bound, 1, 1e-6);
		CHECK_CLOSE((1 - chance_least(of(members[i], members[i]))) / bound, 1, 1e-6);
		CHECK(chance_is_bound(of(0, members[i])) && chance_is_bound(of(members[i], members[i])));
		CHECK(bound < 3 / n);
	}
	CHECK_CLOSE(chance_most(of(0, 1000)), 0.002991, 1e-4);
	CHECK(!chance_is_bound(of(1, 1000)) && !chance_is_bound((struct chance){0, 1000, true}));
}

/* By exact sums with Python's fractions of a float. */
TEST(chance_bounds_of_few_are_those_of_clopper_and_pearson)
{
	static const struct { uint64_t met, members; double least, most; } known[] = {
		{1, 5, 0.010206218313, 0.657408318001},
		{2, 10, 0.036771437887465, 0.506901301063202},
		{2, 300, 0.001185814110934, 0.020836230527025},
	};
	for (int i = 0; i < 3; i++) {
		CHECK(chance_is_rough(of(known[i].met, known[i].members)));
		CHECK_CLOSE(chance_least(of(known[i].met, known[i].members)), known[i].least, 2e-6);
		CHECK_CLOSE(chance_most(of(known[i].met, known[i].members)), known[i].most, 2e-6);
		uint64_t other = known[i].members - known[i].met;
		CHECK_CLOSE(chance_least(of(other, known[i].members)), 1 - known[i].most, 2e-6);
		CHECK_CLOSE(chance_most(of(other, known[i].members)), 1 - known[i].least, 2e-6);
	}
	CHECK(!chance_is_rough(of(5, 10)) && chance_is_rough(of(4, 9)) && chance_is_rough(of(5, 9)));
}

TEST(chance_error_is_never_zero_unless_it_is_certain)
{
	CHECK_CLOSE(chance_error(of(50000, 100000)), 0.5 / sqrt(100000), 1e-7);
	CHECK(chance_error(of(0, 1000)) > 0 && chance_error(of(0, 1000)) < 0.001);
	CHECK_CLOSE(chance_error(of(0, 1000)), chance_error(of(1000, 1000)), 1e-12);
	CHECK_CLOSE(chance_error((struct chance){1000, 1000, true}), 0, 0);
	CHECK_CLOSE(chance_value(of(3, 4)), 0.75, 0);
}
