/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Attainment against calculations by hand. */
#include "ask/attainment.h"
#include <math.h>
#include "tests/test.h"

static struct attainment at(enum sense sense, double base, double number, double number_high, double value)
{
	struct target target = {.id = "t", .sense = sense, .tolerance = 2};
	struct target_result result = {.target = &target,
	                               .base = base,
	                               .number = number,
	                               .number_high = number_high,
	                               .value = value,
	                               .verdict = isnan(value) ? VERDICT_NOT_ASSESSABLE : VERDICT_MET};
	return attainment_of(&result);
}

static void is(struct attainment got, enum attainment_kind kind, double percent)
{
	CHECK_INT(got.kind, kind);
	CHECK_CLOSE(got.percent, percent, 1e-12);
}

TEST(attainment_is_progress_from_the_base)
{
	is(at(SENSE_AT_LEAST, 54.7, 60, NAN, 57.7), ATTAINMENT_PROGRESS, 300 / 5.3); /* 56.6 % */
	is(at(SENSE_AT_LEAST, 100, 200, NAN, 250), ATTAINMENT_PROGRESS, 150);
	is(at(SENSE_ABOVE, 100, 200, NAN, 90), ATTAINMENT_PROGRESS, -10);
	is(at(SENSE_AT_MOST, 80, 40, NAN, 50), ATTAINMENT_PROGRESS, 75);
	is(at(SENSE_BELOW, 80, 40, NAN, 30), ATTAINMENT_PROGRESS, 125);
	is(at(SENSE_AT_LEAST, 0, 14.5, NAN, -2.9), ATTAINMENT_PROGRESS, -20); /* a fall since the base year */
	is(at(SENSE_AT_LEAST, -50, 50, NAN, 0), ATTAINMENT_PROGRESS, 50);
	is(at(SENSE_AT_MOST, 8, 0, NAN, 2), ATTAINMENT_PROGRESS, 75);
}

TEST(attainment_of_about_comes_from_either_side_and_goes_beyond)
{
	is(at(SENSE_ABOUT, 54.7, 60, NAN, 57.7), ATTAINMENT_PROGRESS, 300 / 5.3);
	is(at(SENSE_ABOUT, 57.6, 55, NAN, 55), ATTAINMENT_PROGRESS, 100);
	is(at(SENSE_ABOUT, 58, 55, NAN, 52), ATTAINMENT_PROGRESS, 200);
	is(at(SENSE_ABOUT, NAN, 50, NAN, 49), ATTAINMENT_MARGIN, 98);
	is(at(SENSE_ABOUT, NAN, 50, NAN, 51), ATTAINMENT_MARGIN, 102); /* past it, where more is better */
	is(at(SENSE_ABOUT, 50, 50, NAN, 45), ATTAINMENT_MARGIN, 90); /* no way to go */
}

TEST(attainment_is_a_margin_where_there_is_no_way_to_go)
{
	is(at(SENSE_AT_LEAST, NAN, 9, NAN, 6), ATTAINMENT_MARGIN, 200 / 3.0); /* growth */
	is(at(SENSE_AT_LEAST, NAN, 9, NAN, -0.9), ATTAINMENT_MARGIN, -10);
	is(at(SENSE_AT_LEAST, 101, 100, NAN, 97), ATTAINMENT_MARGIN, 97); /* the base is above its target */
	is(at(SENSE_ABOVE, 28.3, 25, NAN, 50), ATTAINMENT_MARGIN, 200);
	is(at(SENSE_AT_LEAST, 100, 100, NAN, 104), ATTAINMENT_MARGIN, 104);
	is(at(SENSE_AT_LEAST, 100 * (1 + 1e-12), 100, NAN, 104), ATTAINMENT_MARGIN, 104);
	is(at(SENSE_AT_MOST, 4, 5, NAN, 5.5), ATTAINMENT_MARGIN, 90);
	is(at(SENSE_AT_MOST, 4, 5, NAN, 4), ATTAINMENT_MARGIN, 120);
	is(at(SENSE_AT_MOST, -20, -10, NAN, -12), ATTAINMENT_MARGIN, 120);
	is(at(SENSE_AT_LEAST, 5, -10, NAN, -12), ATTAINMENT_MARGIN, 80);
}

TEST(attainment_of_a_range_is_held_against_the_edge_on_the_way)
{
	is(at(SENSE_RANGE, 0, 5, 6, 4), ATTAINMENT_PROGRESS, 80);
	is(at(SENSE_RANGE, 0, 5, 6, 5.5), ATTAINMENT_PROGRESS, 100);
	is(at(SENSE_RANGE, 10, 5, 6, 7), ATTAINMENT_PROGRESS, 75);
	is(at(SENSE_RANGE, 0, 5, 6, 9), ATTAINMENT_MARGIN, 50); /* past it: (9 - 6) / 6 */
	is(at(SENSE_RANGE, 5.5, 5, 6, 4), ATTAINMENT_MARGIN, 80);
	is(at(SENSE_RANGE, NAN, 5, 6, 6), ATTAINMENT_MARGIN, 100);
}

TEST(attainment_has_no_number_where_nothing_can_be_held_against_it)
{
	CHECK_INT(at(SENSE_AT_LEAST, 1, 2, NAN, NAN).kind, ATTAINMENT_NONE);
	CHECK_INT(at(SENSE_AT_LEAST, 1, NAN, NAN, 1).kind, ATTAINMENT_NONE);
	CHECK_INT(at(SENSE_NONE, 1, 2, NAN, 1).kind, ATTAINMENT_NONE);
	CHECK_INT(at(SENSE_AT_LEAST, NAN, 0, NAN, 1).kind, ATTAINMENT_NONE);
	CHECK(isnan(at(SENSE_AT_MOST, 0, 0, NAN, 1).percent));
}
