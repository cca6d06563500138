/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a scenario does to the plan's targets is found, wherever among the layers it is done. The plan of
 * place_of_test has gdp (at_least 2238), energy (no. 21, in words) and towns (about 60, 2025). */
#include "data/altered.h"
#include "tests/place_of_test.h"
#include "tests/test.h"

/* "gdp- towns~" for gdp removed and towns altered, then the places. */
static const char *alterations(struct place_of_test *test, const char *targets)
{
	struct text out;
	text_init(&out, &test->arena);
	place_add(test, "child.json",
	          arena_print(&test->arena, "{\"kind\": \"scenario\", \"extends\": [\"base.json\"],\n \"targets\": %s}",
	                      targets));
	const struct scenario *scenario = place_read(test, "child.json");
	text_add(&out, scenario ? "" : test->report);
	int count = 0;
	const struct altered_target *list = scenario ? targets_altered(&test->arena, scenario, &count) : NULL;
	for (int i = 0; i < count; i++) {
		unsigned line = 0, column = 0;
		if (list[i].place.source)
			place_line_column(list[i].place, &line, &column);
		text_print(&out, "%s%s%s:%u", i ? " " : "", list[i].target.id, list[i].removed ? "-" : "~", line);
	}
	return out.bytes;
}

static void check_altered(const char *targets, const char *want)
{
	struct place_of_test *test = place_begin();
	CHECK_TEXT(alterations(test, targets), want);
	place_finish(test);
}

TEST(altered_targets_that_are_taken_away)
{
	check_altered("{\"gdp\": null}", "gdp-:2");
	check_altered("{\"gdp\": null,\n \"energy\": null}", "gdp-:2 energy-:3");
}

TEST(altered_targets_that_are_judged_otherwise)
{
	check_altered("{\"gdp\": {\"at_least\": 1900}}", "gdp~:2");
	check_altered("{\"gdp\": {\"at_most\": 2500}}", "gdp~:2"); /* another sense in place of the plan's */
	check_altered("{\"gdp\": {\"at_least\": null}}", "gdp~:2");
	check_altered("{\"towns\": {\"year\": 2024}}", "towns~:2");
	check_altered("{\"towns\": {\"tolerance\": 5}}", "towns~:2");
	check_altered("{\"energy\": {\"variable\": \"gdp\",\n \"attribute\": \"expected\"}}", "energy~:3");
}

TEST(altered_not_by_what_a_scenario_may_add)
{
	check_altered("{}", "");
	check_altered("{\"energy\": {\"at_least\": 14.5}}", ""); /* the plan has words only */
	check_altered("{\"gdp\": {\"note\": \"seen again\"}}", "");
	check_altered("{\"more\": {\"variable\": \"gdp\", \"at_least\": 1}}", "");
}

TEST(altered_by_a_parent_or_on_the_command_line)
{
	struct place_of_test *test = place_begin();
	place_add(test, "middle.json",
	          "{\"kind\": \"scenario\", \"extends\": [\"base.json\"], \"targets\": {\"gdp\": null}}");
	place_add(test, "leaf.json", "{\"kind\": \"scenario\", \"extends\": [\"middle.json\"]}");
	place_set(test, "targets.towns.about=50");
	const struct scenario *scenario = place_read(test, "leaf.json");
	int count = 0;
	const struct altered_target *list = scenario ? targets_altered(&test->arena, scenario, &count) : NULL;
	CHECK_INT(count, 2);
	CHECK(count == 2 && list[0].removed && strstr(list[0].place.source->path, "middle.json"));
	CHECK(count == 2 && !list[1].removed && strcmp(list[1].place.source->path, "--set") == 0);
	place_finish(test);
}
