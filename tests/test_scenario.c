/* SPDX-License-Identifier: GPL-3.0-or-later */
/* scenario: layers. What each merging rule promises, on small places written into a temporary folder: who
 * wrote last, what is hidden, which place and source a number keeps; parents, plans and confinement;
 * targets; series; counts. */
#include "tests/test.h"
#include <unistd.h>
#include "data/reader.h"
#include "models/catalogue.h"
#include "tests/place_of_test.h"

TEST(scenario_child_replaces_a_number_whole_and_remembers_what_it_hides)
{
	struct place_of_test *test = place_begin();
	place_add(test, "child.json", CHILD("\"sectors\": {\"mining\": {\"growth\": 4}}"));
	const struct entry *root = place_root(test, "child.json"),
					   *growth = entry_find(root, "sectors.mining.growth");
	CHECK_CLOSE(place_number(root, "sectors.mining.growth"), 4, 0);
	CHECK(growth && !growth->quantity->source); /* the new number does not wear the old source */
	CHECK_TEXT(place_file(root, "sectors.mining.growth"), "child.json");
	CHECK(growth->hides && growth->hides->quantity->points[0].value == 3);
	CHECK_CLOSE(place_number(root, "sectors.mining.output"), 885, 0);
	CHECK_TEXT(place_file(root, "sectors.mining.output"), "base.json");
	CHECK(!entry_find(root, "sectors.mining.output")->hides);
	CHECK_TEXT(entry_key(&test->arena, growth), "sectors.mining.growth");
	CHECK_TEXT(entry_pointer(&test->arena, growth), "/sectors/mining/growth");
	CHECK(!entry_find(root, "sectors.mining.grow") && !entry_find(root, "sectors.min"));
	place_finish(test);
}

TEST(scenario_only_uncertain_keeps_value_place_and_source)
{
	struct place_of_test *test = place_begin();
	place_add(
		test, "child.json",
		CHILD(
			"\"sectors\": {\"mining\": {\"growth\": {\"uncertain\": {\"normal\": {\"sd\": 2}}, \"note\": \"n\"}}}"));
	const struct entry *root = place_root(test, "child.json"),
					   *growth = entry_find(root, "sectors.mining.growth");
	CHECK_CLOSE(place_number(root, "sectors.mining.growth"), 3, 0);
	CHECK_TEXT(growth->quantity->source, "yearbook");
	CHECK_TEXT(place_file(root, "sectors.mining.growth"), "base.json");
	CHECK(growth->uncertain && growth->uncertain->distribution == &distribution_normal &&
	      growth->uncertain->parameter[0] == 2);
	CHECK(!entry_find(root, "sectors.services.growth")->uncertain);
	place_finish(test);
}

TEST(scenario_new_value_drops_the_uncertainty_of_the_old)
{
	struct place_of_test *test = place_begin();
	place_add(test, "mid.json",
	          CHILD("\"sectors\": {\"mining\": {\"growth\": {\"uncertain\": {\"normal\": {\"sd\": 2}}}}}"));
	place_add(
		test, "child.json",
		"{\"kind\": \"scenario\", \"extends\": \"mid.json\", \"sectors\": {\"mining\": {\"growth\": 4}}}");
	CHECK(!entry_find(place_root(test, "child.json"), "sectors.mining.growth")->uncertain);
	place_finish(test);
}

TEST(scenario_later_number_for_all_sectors_hides_the_map)
{
	struct place_of_test *test = place_begin();
	place_add(test, "mid.json", CHILD("\"energy\": {\"efficiency\": {\"mining\": 2}}"));
	place_add(test, "child.json",
	          "{\"kind\": \"scenario\", \"extends\": \"mid.json\", \"energy\": {\"efficiency\": 4}}");
	const struct entry *root = place_root(test, "mid.json");
	CHECK_CLOSE(place_number(root, "energy.efficiency"), 3, 0); /* the others keep the earlier number */
	CHECK_CLOSE(place_number(root, "energy.efficiency.mining"), 2, 0);
	CHECK_TEXT(place_file(root, "energy.efficiency"), "base.json");
	CHECK_TEXT(place_file(root, "energy.efficiency.mining"), "mid.json");
	CHECK_INT(entry_find(root, "energy.efficiency")->layer, 1);
	CHECK_INT(entry_find(root, "energy.efficiency.mining")->layer, 2);
	root = place_root(test, "child.json");
	CHECK_CLOSE(place_number(root, "energy.efficiency"), 4, 0);
	CHECK(!entry_find(root, "energy.efficiency.mining"));
	const struct entry *hidden = entry_find(root, "energy.efficiency")->hides;
	CHECK(hidden && hidden->quantity->points[0].value == 3 && hidden->child &&
	      hidden->child->quantity->points[0].value == 2);
	place_finish(test);
}

TEST(scenario_later_map_replaces_its_own_sectors_only)
{
	struct place_of_test *test = place_begin();
	place_add(test, "mid.json", CHILD("\"energy\": {\"efficiency\": {\"mining\": 2, \"services\": 1}}"));
	place_add(
		test, "child.json",
		"{\"kind\": \"scenario\", \"extends\": \"mid.json\", \"energy\": {\"efficiency\": {\"mining\": 5}}}");
	const struct entry *root = place_root(test, "child.json"),
					   *mining = entry_find(root, "energy.efficiency.mining");
	CHECK_CLOSE(place_number(root, "energy.efficiency.mining"), 5, 0);
	CHECK_CLOSE(place_number(root, "energy.efficiency.services"), 1, 0);
	CHECK(mining->hides && mining->hides->quantity->points[0].value == 2);
	CHECK_TEXT(entry_key(&test->arena, mining), "energy.efficiency.mining");
	place_finish(test);
}

TEST(scenario_null_takes_away_a_sector_and_a_section)
{
	struct place_of_test *test = place_begin();
	place_add(test, "child.json", CHILD("\"sectors\": {\"services\": null}, \"energy\": null"));
	const struct entry *root = place_root(test, "child.json");
	CHECK_INT(test->scenario->sector_count, 1);
	CHECK_TEXT(test->scenario->sectors[0], "mining");
	CHECK(!entry_find(root, "energy") && !entry_find(root, "sectors.services"));
	CHECK_INT(test->diags.warnings, 0);
	place_finish(test);
}

TEST(scenario_keeps_the_parents_order_and_appends_new_ids)
{
	struct place_of_test *test = place_begin();
	place_add(
		test, "child.json",
		CHILD("\"sectors\": {\"farming\": {\"output\": 80, \"growth\": 2}, \"mining\": {\"growth\": 1}},"
	          " \"groups\": {\"industry\": [\"mining\", \"farming\"]}"));
	place_root(test, "child.json");
	CHECK_INT(test->scenario->sector_count, 3);
	CHECK_TEXT(test->scenario->sectors[0], "mining");
	CHECK_TEXT(test->scenario->sectors[2], "farming");
	CHECK_INT(test->scenario->group_count, 1);
	CHECK(test->scenario->groups[0].count == 2 && test->scenario->groups[0].members[1] == 2);
	place_finish(test);
}

TEST(scenario_groups_may_have_titles)
{
	struct place_of_test *test = place_begin();
	place_add(test, "child.json",
	          CHILD("\"sectors\": {\"farming\": {\"output\": 80, \"growth\": 2}},"
	                " \"groups\": {\"plain\": [\"mining\"], \"rural\": {\"title\": {\"zh\": \"农村\", "
	                "\"en\": \"Rural\"}, \"members\": [\"mining\", \"farming\"]}}"));
	place_root(test, "child.json");
	CHECK_INT(test->scenario->group_count, 2);
	const struct group *plain = &test->scenario->groups[0], *rural = &test->scenario->groups[1];
	CHECK(plain->count == 1 && !plain->title.en);
	CHECK(rural->count == 2 && rural->members[1] == 2);
	CHECK_TEXT(rural->title.en, "Rural");
	CHECK_TEXT(rural->title.zh, "农村");
	place_finish(test);
}

TEST(scenario_does_not_inherit_what_is_a_files_own)
{
	struct place_of_test *test = place_begin();
	place_add(test, "child.json", CHILD("\"years\": [2021, 2030]"));
	const struct entry *root = place_root(test, "child.json");
	CHECK(!test->scenario->title.en && !entry_find(root, "question") && !entry_find(root, "title"));
	CHECK_TEXT(test->scenario->id, "child");
	CHECK_INT(test->scenario->first, 2021);
	CHECK_INT(test->scenario->last, 2030);
	place_finish(test);
}

TEST(scenario_parents_come_depth_first_and_each_file_once)
{
	struct place_of_test *test = place_begin();
	place_add(test, "a.json", CHILD("\"sectors\": {\"mining\": {\"growth\": 11}}"));
	place_add(test, "b.json",
	          CHILD("\"sectors\": {\"mining\": {\"growth\": 12}, \"services\": {\"growth\": 22}}"));
	place_add(test, "child.json", "{\"kind\": \"scenario\", \"extends\": [\"a.json\", \"b.json\"]}");
	const struct entry *root = place_root(test, "child.json");
	static const char *const order[] = {"plan.json", "base.json", "a.json", "b.json", "child.json"};
	CHECK_INT(test->scenario->layer_count, 5);
	for (int i = 0; i < test->scenario->layer_count && i < 5; i++)
		CHECK_TEXT(strrchr(test->scenario->layers[i].source->path, '/') + 1, order[i]);
	CHECK_CLOSE(place_number(root, "sectors.mining.growth"), 12, 0);
	CHECK(strstr(test->scenario->layers[1].chain, "child.json, ") &&
	      strstr(test->scenario->layers[1].chain, "a.json"));
	CHECK(!test->scenario->layers[4].chain);
	place_finish(test);
}

/* --- places --- */

TEST(scenario_plan_is_inherited_relative_to_the_file_that_names_it)
{
	struct place_of_test *test = place_begin();
	place_folder(test, "variants");
	place_folder(test, "variants/deep");
	place_add(test, "variants/deep/child.json", "{\"kind\": \"scenario\", \"extends\": \"../../base.json\"}");
	place_root(test, "variants/deep/child.json");
	CHECK_TEXT(test->scenario->region, test->folder);
	CHECK_TEXT(test->scenario->plan->path, path_join(&test->arena, test->folder, "plan.json"));
	CHECK_TEXT(test->scenario->layers[1].source->path, path_join(&test->arena, test->folder, "base.json"));
	place_finish(test);
}

TEST(scenario_place_is_at_most_three_folders_up)
{
	struct place_of_test *test = place_begin();
	place_folder(test, "a");
	place_folder(test, "a/b");
	place_folder(test, "a/b/c");
	place_folder(test, "a/b/c/d");
	place_add(test, "a/b/c/three.json", "{\"kind\": \"scenario\", \"extends\": \"../../../base.json\"}");
	place_add(test, "a/b/c/d/four.json", "{\"kind\": \"scenario\", \"extends\": \"../../../../base.json\"}");
	place_add(test, "a/b/c/d/named.json", "{\"kind\": \"scenario\", \"plan\": \"../../../../plan.json\"}");
	CHECK(!place_read(test, "a/b/c/d/named.json"));
	CHECK(strstr(test->report, "/plan: ../../../../plan.json: outside this place"));
	CHECK(place_read(test, "a/b/c/three.json"));
	CHECK(!place_read(test, "a/b/c/d/four.json"));
	CHECK(strstr(test->report, "outside this place"));
	place_finish(test);
}

TEST(scenario_plan_above_opens_what_lies_on_the_way_and_no_other_folder)
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

TEST(scenario_plan_above_must_be_one_and_be_there)
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

TEST(scenario_symlinks_out_of_the_place_are_refused)
{
	struct place_of_test *test = place_begin();
	place_folder(test, "place");
	CHECK(rename(path_join(&test->arena, test->folder, "plan.json"),
	             path_join(&test->arena, test->folder, "place/plan.json")) == 0);
	CHECK(symlink("../base.json", path_join(&test->arena, test->folder, "place/link.json")) == 0);
	place_add(test, "place/child.json",
	          "{\"kind\": \"scenario\", \"plan\": \"plan.json\", \"extends\": \"link.json\"}");
	CHECK(!place_read(test, "place/child.json"));
	CHECK(strstr(test->report, "/extends: link.json: outside this place"));
	CHECK_INT(test->diags.errors, 1);
	place_finish(test);
}

static void add_chain(struct place_of_test *test, int count)
{
	for (int i = 0; i < count; i++) {
		char name[32], text[128];
		snprintf(name, sizeof name, "part%d.json", i);
		snprintf(text, sizeof text, "{\"kind\": \"scenario\", \"extends\": \"part%d.json\"}", i + 1);
		place_add(test, name, i == count - 1 ? BASE : text);
	}
}

TEST(scenario_is_made_of_at_most_64_files)
{
	struct place_of_test *test = place_begin();
	add_chain(test, 64);
	CHECK(place_read(test, "part0.json"));
	place_finish(test);
	test = place_begin();
	add_chain(test, 65);
	CHECK(!place_read(test, "part0.json"));
	CHECK(strstr(test->report, "more than 64 files"));
	place_finish(test);
}

TEST(scenario_errors_of_a_parent_are_said_once_for_all_children)
{
	struct place_of_test *test = place_begin();
	place_add(
		test, "base.json",
		"{\"kind\": \"scenario\", \"plan\": \"plan.json\", \"sectors\": {\"mining\": {\"growht\": 1}}}");
	struct reader *reader = reader_create(&test->arena, catalogue, NULL, 0, &test->diags);
	for (int i = 0; i < 20; i++) {
		char name[32];
		snprintf(name, sizeof name, "child%d.json", i);
		place_add(test, name, CHILD("\"years\": [2021, 2025]"));
		CHECK(!reader_scenario(reader, path_join(&test->arena, test->folder, name)));
	}
	CHECK_INT(test->diags.count, 1);
	place_finish(test);
}

/* The second child repeats the parent's error, which is kept once: its chain must not go to the error that
 * is newest then. */
TEST(scenario_chain_stays_with_its_own_error)
{
	struct place_of_test *test = place_begin();
	place_add(
		test, "base.json",
		"{\"kind\": \"scenario\", \"plan\": \"plan.json\", \"sectors\": {\"mining\": {\"output\": 1}}}");
	place_add(test, "one.json", CHILD("\"groups\": {\"all_of_it\": [\"services\"]}"));
	place_add(test, "two.json", CHILD("\"note\": \"n\""));
	struct reader *reader = reader_create(&test->arena, catalogue, NULL, 0, &test->diags);
	CHECK(!reader_scenario(reader, path_join(&test->arena, test->folder, "one.json")));
	CHECK(!reader_scenario(reader, path_join(&test->arena, test->folder, "two.json")));
	CHECK_INT(test->diags.count, 2);
	CHECK(strstr(test->diags.list[0].chain, "one.json") && !test->diags.list[1].chain);
	place_finish(test);
}

TEST(scenario_abstract_file_is_judged_alone)
{
	struct place_of_test *test = place_begin();
	place_add(test, "parent.json",
	          "{\"kind\": \"scenario\", \"abstract\": true, \"sectors\": {\"mining\": {\"growth\": 4}}}");
	CHECK(place_read(test, "parent.json"));
	CHECK(test->scenario && test->scenario->abstract_);
	struct reader *reader = reader_create(&test->arena, catalogue, NULL, 0, &test->diags);
	bool is_abstract = false;
	CHECK(reader_kind(reader, path_join(&test->arena, test->folder, "parent.json"), &is_abstract) ==
	          FILE_SCENARIO &&
	      is_abstract);
	CHECK(reader_kind(reader, path_join(&test->arena, test->folder, "plan.json"), &is_abstract) ==
	          FILE_PLAN &&
	      !is_abstract);
	CHECK(reader_kind(reader, path_join(&test->arena, test->folder, "none.json"), &is_abstract) ==
	      FILE_BROKEN);
	place_finish(test);
}

/* --- targets --- */

TEST(scenario_targets_are_the_plans_where_nothing_else_is_said)
{
	struct place_of_test *test = place_begin();
	place_root(test, "base.json");
	CHECK_INT(test->scenario->target_count, 3);
	const struct target *gdp = place_target(test, "gdp"), *energy = place_target(test, "energy"),
						*towns = place_target(test, "towns");
	CHECK(gdp->sense == SENSE_AT_LEAST && gdp->low->points[0].value == 2238 && !gdp->high &&
	      !gdp->from_scenario && !gdp->binding);
	CHECK_INT(gdp->year, 2025);
	CHECK(gdp->measure == MEASURE_LEVEL);
	CHECK(energy->sense == SENSE_NONE && energy->binding && energy->measure == MEASURE_DECLINE_SINCE_BASE);
	CHECK_TEXT(energy->words.en, "provincial task");
	CHECK_TEXT(energy->no, "21");
	CHECK(towns->sense == SENSE_ABOUT && towns->tolerance == 1);
	CHECK_TEXT(sense_name(SENSE_RANGE), "range");
	CHECK_TEXT(measure_name(MEASURE_DECLINE_SINCE_BASE), "decline_since_base");
	place_finish(test);
}

TEST(scenario_target_number_replaces_sense_source_and_tolerance_but_keeps_the_words)
{
	struct place_of_test *test = place_begin();
	place_add(
		test, "child.json",
		CHILD(
			"\"targets\": {\"energy\": {\"at_least\": 14.5, \"source\": \"assumption\", \"range\": [13.5, 16],"
			" \"note\": \"the province's\"}, \"towns\": {\"above\": 61}, \"jobs\": {\"variable\": \"jobs\", "
			"\"range\": [3, \"4 万人\"]}}"));
	const struct entry *root = place_root(test, "child.json");
	const struct target *energy = place_target(test, "energy"), *towns = place_target(test, "towns"),
						*jobs = place_target(test, "jobs");
	CHECK(energy->sense == SENSE_AT_LEAST && energy->low->points[0].value == 14.5 && energy->from_scenario);
	CHECK_TEXT(energy->source, "assumption");
	CHECK_TEXT(title_in(energy->remark, LANG_EN, NULL), "the province's");
	CHECK_TEXT(energy->words.en, "provincial task");
	CHECK(towns->sense == SENSE_ABOVE && towns->tolerance == 2 && !towns->source);
	CHECK_TEXT(entry_find(root, "targets.towns.above")->hides->key, "about");
	CHECK(!entry_find(root, "targets.towns.about") && !entry_find(root, "targets.towns.tolerance"));
	CHECK(jobs->sense == SENSE_RANGE && jobs->low->points[0].value == 3 && jobs->high->points[0].has_unit &&
	      jobs->from_scenario);
	CHECK_TEXT(test->scenario->targets[3].id, "jobs");
	place_finish(test);
}

TEST(scenario_other_words_about_a_target_leave_its_number)
{
	struct place_of_test *test = place_begin();
	place_add(test, "child.json",
	          CHILD("\"targets\": {\"towns\": {\"note\": \"n\", \"year\": 2030}}, \"years\": [2021, 2030]"));
	place_root(test, "child.json");
	const struct target *towns = place_target(test, "towns");
	CHECK(towns->sense == SENSE_ABOUT && towns->tolerance == 1 && !towns->from_scenario &&
	      towns->year == 2030);
	CHECK_TEXT(towns->source, "row 2");
	place_finish(test);
}

/* --- counts and series --- */

TEST(scenario_counts_numbers_bare_numbers_and_assumptions)
{
	struct place_of_test *test = place_begin();
	place_add(
		test, "child.json",
		CHILD(
			"\"sectors\": {\"services\": {\"growth\": {\"value\": 5, \"source\": \"assumption\", \"range\": [4, 6],"
			" \"note\": \"n\"}}}, \"limits\": {\"cap\": {\"use\": \"energy\", \"at_most\": 100, "
			"\"source\": \"decree\"}}, \"targets\": {\"energy\": {\"at_least\": 14.5, \"source\": \"assumption\", "
			"\"range\": [13.5, 16], \"note\": \"n\"}}"));
	place_root(test, "child.json");
	CHECK_INT(test->scenario->numbers, 9);      /* 4 of sectors, efficiency, cap, 3 targets */
	CHECK_INT(test->scenario->assumptions, 2);
	CHECK_INT(test->scenario->bare_numbers,
	          2); /* services.output, efficiency; the plan's targets have its source */
	place_finish(test);
}

TEST(scenario_source_around_a_number_does_not_cover_another_layers)
{
	struct place_of_test *test = place_begin();
	place_add(
		test, "mid.json",
		CHILD("\"limits\": {\"cap\": {\"use\": \"energy\", \"at_most\": 100, \"source\": \"decree\"}}"));
	place_add(
		test, "child.json",
		"{\"kind\": \"scenario\", \"extends\": \"mid.json\", \"limits\": {\"cap\": {\"at_most\": 90}}}");
	place_root(test, "mid.json");
	int bare = test->scenario->bare_numbers;
	place_root(test, "child.json");
	CHECK_INT(test->scenario->bare_numbers, bare + 1);
	place_finish(test);
}

TEST(scenario_series_becomes_points_with_units_and_places)
{
	struct place_of_test *test = place_begin();
	place_add(test, "observed.csv",
	          "variable,unit,year,value,source\nhomes,万吨标准煤,2021,130,x\nhomes,1e4 tce,2019,120,x\n");
	place_add(
		test, "child.json",
		CHILD(
			"\"energy\": {\"households\": {\"series\": {\"file\": \"observed.csv\", \"variable\": \"homes\"}}}"));
	const struct entry *households = entry_find(place_root(test, "child.json"), "energy.households");
	CHECK(households->quantity->form == QUANTITY_SERIES && households->quantity->count == 2);
	CHECK(households->quantity->points[0].year == 2019 && households->quantity->points[1].value == 130);
	CHECK_TEXT(strrchr(place_text(&test->arena, households->quantity->points[1].place), '/'),
	           "/observed.csv:2:18");
	CHECK(test->scenario->plan->observed && test->scenario->plan->observed->count == 2);
	place_finish(test);
}

TEST(scenario_series_takes_the_rows_of_its_basis_alone)
{
	struct place_of_test *test = place_begin();
	place_add(test, "observed.csv",
	          "basis,variable,unit,year,value,source\nafter,homes,1e4 tce,2021,130,x\nafter,homes,1e4 tce,2020,125,x\n"
	          "before,homes,1e4 tce,2020,121,x\n,homes,1e4 tce,2019,120,x\n");
	place_add(test, "child.json", CHILD("\"energy\": {\"households\": {\"series\": {\"file\": \"observed.csv\", "
	                                    "\"variable\": \"homes\", \"basis\": \"after\"}}}"));
	const struct entry *households = entry_find(place_root(test, "child.json"), "energy.households");
	CHECK(households->quantity->count == 2 && households->quantity->points[0].value == 125 &&
	      households->quantity->points[1].value == 130);
	place_finish(test);
}

TEST(scenario_series_gives_its_base_year_where_a_number_cannot_change)
{
	struct place_of_test *test = place_begin();
	place_add(test, "observed.csv",
	          "variable,unit,year,value,source\nhomes,1e4 people,2019,341,x\nhomes,1e4 people,2020,340,census\n");
	place_add(test, "child.json",
	          CHILD("\"population\": {\"base\": {\"series\": {\"file\": \"observed.csv\", \"variable\": \"homes\"}}}"));
	const struct entry *base = entry_find(place_root(test, "child.json"), "population.base");
	CHECK(base->quantity->form == QUANTITY_VALUE && base->quantity->count == 1 &&
	      base->quantity->points[0].value == 340);
	place_finish(test);
}
