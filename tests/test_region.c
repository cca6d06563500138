/* SPDX-License-Identifier: GPL-3.0-or-later */
/* region: what a scenario may read, where its plan lies above it: what lies on the way, and nothing beside. */
#include "tests/test.h"
#include "data/reader.h"
#include "tests/place_of_test.h"

TEST(region_plan_above_opens_what_lies_on_the_way_and_no_other_folder)
{
	struct place_of_test *test = place_begin();
	place_folder(test, "way");
	place_folder(test, "way/own");
	place_folder(test, "way/own/below");
	place_folder(test, "other");
	place_folder(test, ".hidden");
	place_add(test, "other/a.json", BASE);
	place_add(test, ".hidden/a.json", BASE);
	place_add(test, "way/a.json", BASE);
	place_add(test, "way/own/below/a.json", BASE);
	static const char *const read[] = {"below/a.json", "../a.json", "../../base.json", "../own/below/a.json"},
							 *const refused[] = {"../../other/a.json", "../../.hidden/a.json", "../../../a.json"};
	for (size_t i = 0; i < sizeof read / sizeof *read; i++) {
		place_add(test, "way/own/s.json",
		          arena_print(&test->arena,
		                      "{\"kind\": \"scenario\", \"plan\": \"../../plan.json\", \"extends\": \"%s\"}", read[i]));
		CHECK_SAY(place_read(test, "way/own/s.json"), "%s", read[i]);
	}
	for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
		place_add(test, "way/own/s.json",
		          arena_print(&test->arena,
		                      "{\"kind\": \"scenario\", \"plan\": \"../../plan.json\", \"extends\": \"%s\"}",
		                      refused[i]));
		CHECK_SAY(!place_read(test, "way/own/s.json"), "%s", refused[i]);
		CHECK_SAY(strstr(test->report, "outside this place"), "%s", test->report);
	}
	CHECK(strstr(test->report, "and above it those that lie in the folders up to the plan's"));
	place_finish(test);
}

TEST(region_plan_above_must_be_one_and_be_there)
{
	struct place_of_test *test = place_begin();
	place_folder(test, "own");
	place_add(test, "own/s.json",
	          "{\"kind\": \"scenario\", \"plan\": \"../none.json\", \"extends\": \"../base.json\"}");
	CHECK(!place_read(test, "own/s.json"));
	CHECK(strstr(test->report, "/extends: ../base.json: outside this place"));
	CHECK(strstr(test->report, "/plan: ../none.json: no such file"));
	place_add(test, "own/s.json",
	          "{\"kind\": \"scenario\", \"plan\": \"../base.json\", \"extends\": \"../base.json\"}");
	CHECK(!place_read(test, "own/s.json"));
	CHECK(strstr(test->report, "/plan: ../base.json: outside this place"));
	place_finish(test);
}
