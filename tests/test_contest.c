/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The contest of forecasts: who is nearer, and errors as parts of the facts. */
#include <math.h>
#include "ask/contest.h"
#include "tests/test.h"

static struct ensemble_fact fact(double value, double below, double score, double no_change, double same_growth)
{
	return (struct ensemble_fact){
		.fact = {.value = value, .no_change = no_change, .same_growth = same_growth}, .below = below, .score = score};
}

TEST(contest_is_won_by_the_smaller_error)
{
	struct contests held = {0};
	struct ensemble_fact near = fact(100, 0.5, 2, 90, NAN), far = fact(-200, 0.99, 50, -190, -199);
	contest_hold(&held, &near);
	contest_hold(&held, &far);
	CHECK_INT(held.facts, 2);
	CHECK_INT(held.inside, 1);
	CHECK_INT(held.no_change.facts, 2);
	CHECK_INT(held.no_change.nearer, 1);
	CHECK_CLOSE(held.no_change.own, 2.0 / 100 + 50.0 / 200, 1e-15);
	CHECK_CLOSE(held.no_change.other, 10.0 / 100 + 10.0 / 200, 1e-15);
	CHECK_INT(held.same_growth.facts, 1); /* nothing earlier was observed of the other */
	CHECK_INT(held.same_growth.nearer, 0);
}

TEST(contest_leaves_out_a_fact_that_is_nothing)
{
	struct contests held = {0};
	struct ensemble_fact nothing = fact(0, 0.05, 1, 0, 0);
	contest_hold(&held, &nothing);
	CHECK_INT(held.facts, 1);
	CHECK_INT(held.inside, 1);
	CHECK_INT(held.no_change.facts + held.same_growth.facts, 0);
}
