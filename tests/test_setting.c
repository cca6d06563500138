/* SPDX-License-Identifier: GPL-3.0-or-later */
/* setting: --set as the top layers. Values are judged like those of a file, with places in the text of the
 * option; keys are followed part by part, and a slip is answered with the nearest key. */
#include "tests/test.h"
#include "tests/place_of_test.h"

TEST(setting_replaces_numbers_texts_and_whole_objects)
{
	struct place_of_test *test = place_begin();
	place_set(test, "sectors.mining.growth=5.5 %/yr");
	place_set(test, "/sectors/services/growth={\"path\": {\"2021\": 7, \"2025\": 6}}");
	place_set(test, "energy.efficiency.mining=4");
	place_set(test, "targets.energy.at_least=14");
	place_set(test, "limits.cap={\"use\": \"energy\", \"at_most\": 3000}");
	place_set(test, "title=What if");
	const struct entry *root = place_root(test, "base.json");
	CHECK_CLOSE(place_number(root, "sectors.mining.growth"), 5.5, 0);
	CHECK_TEXT(place_text(&test->arena, entry_place(entry_find(root, "sectors.mining.growth"))),
	           "--set:1:23");
	CHECK(entry_find(root, "sectors.services.growth")->quantity->count == 2);
	CHECK_CLOSE(place_number(root, "energy.efficiency.mining"), 4, 0);
	CHECK(place_target(test, "energy")->sense == SENSE_AT_LEAST &&
	      place_target(test, "energy")->from_scenario);
	CHECK_CLOSE(place_number(root, "limits.cap.at_most"), 3000, 0);
	CHECK_TEXT(test->scenario->title.en, "What if");
	CHECK_INT(test->scenario->layer_count, 2 + 6);
	place_finish(test);
}

TEST(setting_globs_match_every_number_the_files_give)
{
	struct place_of_test *test = place_begin();
	place_set(test, "sectors.*.growth=1");
	const struct entry *root = place_root(test, "base.json");
	CHECK_CLOSE(place_number(root, "sectors.mining.growth"), 1, 0);
	CHECK_CLOSE(place_number(root, "sectors.services.growth"), 1, 0);
	CHECK_CLOSE(place_number(root, "sectors.services.output"), 547, 0);
	CHECK(entry_find(root, "sectors.mining.growth")->hides->quantity->points[0].value == 3);
	place_finish(test);
}

TEST(setting_steps_and_factors_are_checked_and_kept)
{
	struct place_of_test *test = place_begin();
	place_set(test, "sectors.*.growth+=1 pp");
	place_set(test, "energy.households*=1.1"); /* a parameter that only has a default */
	place_set(test, "energy.efficiency.mining+=0.5");
	place_root(test, "base.json");
	CHECK_INT(test->scenario->setting_count, 3);
	CHECK(test->scenario->settings[0].operation == '+' && test->scenario->settings[1].operation == '*');
	CHECK_TEXT(test->scenario->settings[0].pattern, "sectors.*.growth");
	CHECK_TEXT(test->scenario->settings[0].value, "1 pp");
	CHECK_CLOSE(place_number(test->scenario->root, "sectors.mining.growth"), 3, 0);
	place_finish(test);
}

static void refuses_set(const char *text, const char *what, const char *hint)
{
	struct place_of_test *test = place_begin();
	place_set(test, text);
	if (test->setting_count)
		CHECK(!place_read(test, "base.json"));
	struct text report;
	text_init(&report, &test->arena);
	text_add(&report, "");
	diags_print(&test->diags, &report);
	CHECK_SAY(test->diags.errors == 1 && strstr(report.bytes, what) && strstr(report.bytes, hint) &&
	          strncmp(report.bytes, "--set:1:", 8) == 0, "%s: %d errors, want %s / %s in\n%s", text,
	          test->diags.errors, what, hint, report.bytes);
	place_finish(test);
}

TEST(setting_refuses_slips_with_the_nearest_key)
{
	refuses_set("sectors.mining.growth", "sets nothing", "KEY=VALUE");
	refuses_set("=5", "sets nothing", "KEY=VALUE");
	refuses_set("sectors.mining.growth=", "sets nothing", "KEY=VALUE");
	refuses_set("sector.mining.growth=5", "there is no \"sector\"", "did you mean \"sectors\"?");
	refuses_set("sectors.minning.growth=5", "there is no \"minning\"", "did you mean \"mining\"?");
	refuses_set("sectors.mining.grwoth=5", "there is no \"grwoth\"", "did you mean \"growth\"?");
	refuses_set("energy.efficiency.minnig=5", "there is no \"minnig\"", "did you mean \"mining\"?");
	refuses_set("sectors.*.grwoth=5", "matches no number", "did you mean \"sectors.*.growth\"?");
	refuses_set("sectors.mining.gro*.x=5", "matches no number", "outturn list FILE inputs");
	refuses_set("zzz*=5 %", "cannot be used here", "*= wants a plain number");
	refuses_set("zz?=5", "matches no number", "outturn list FILE inputs");
	refuses_set("sectors.mining.growth.value=5", "\"value\" lies inside a value",
	            "set the whole of \"growth\"");
	refuses_set("plan=other.json", "cannot be set from the command line", "");
	refuses_set("sectors.mining.growth+=fast", "cannot be used here", "+= wants a number");
	refuses_set("sectors.mining.growth+=1 tce", "cannot be added to growth", "it is in %/yr");
	refuses_set("sectors.*.growth+=1 tce", "cannot be added to growth", "it is in %/yr");
	refuses_set("carbon.factor*=2", "no section \"carbon\"", "");
	refuses_set("sectors.mining.title+=2", "is not a number", "");
	refuses_set("sectors.mining.growth=2000", "2000 %/yr is above", "growth: ");
	refuses_set("sectors.mining.growth={\"value\": 5, \"sourse\": \"x\"}", "sourse: unknown key",
	            "did you mean \"source\"?");
	refuses_set("sectors.mining.growth={\"value\": 5", "the file ends", "");
	refuses_set("limits.cap={\"use\": 5}", "/limits/cap/use: expected the name of a variable", "");
}
