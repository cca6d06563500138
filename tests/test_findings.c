/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands behind a result without errors: each finding is named, with its number and its place. */
#include "ask/findings.h"
#include "tests/scene.h"
#include "tests/test.h"

#define PLAN "{\"kind\":\"plan\",\"title\":\"p\",\"base_year\":2020,\"years\":[2021,2025],\"targets\":{" \
	"\"grown\":{\"title\":\"g\",\"variable\":\"gdp\",\"measure\":\"mean_growth\",\"at_least\":5,\"source\":\"plan\"}," \
	"\"slip\":{\"title\":\"s\",\"variable\":\"enrgy\",\"at_most\":5,\"source\":\"plan\"}," \
	"\"vague\":{\"title\":\"v\",\"words\":\"as much as the province\"}}}"
#define HEAD "{\"kind\":\"scenario\",\"plan\":\"plan.json\",\"title\":\"t\"," \
	"\"sectors\":{\"a\":{\"output\":{\"value\":60,\"source\":\"yearbook\"}," \
	"\"growth\":{\"value\":5,\"range\":[4,6],\"source\":\"assumption\",\"note\":\"n\"}}," \
	"\"b\":{\"output\":40,\"growth\":{\"value\":3,\"source\":\"yearbook\"}}}"
#define ENERGY ",\"energy\":{\"intensity\":{\"a\":2},\"remainder\":\"b\",\"total_intensity\":1.5,\"efficiency\":2}"

/* The one finding of that kind and key; a failure where there is none or more than one. */
static const struct finding *one(struct scene *scene, enum finding_kind kind, const char *key)
{
	static const struct finding none;
	int count, found = 0;
	const struct finding *list = findings_of(&scene->arena, scene->result, &count), *last = &none;
	for (int f = 0; f < count; f++)
		if (list[f].kind == kind && strcmp(list[f].key, key) == 0)
			last = &list[f], found++;
	if (found != 1)
		test_fail(__FILE__, __LINE__, "%d findings of kind %d called %s", found, (int)kind, key);
	return last;
}

static struct scene *finding(const char *rest)
{
	char text[4096];
	snprintf(text, sizeof text, HEAD "%s}", rest);
	struct scene *scene = scene_run(PLAN, text);
	if (!scene->result)
		test_fail(__FILE__, __LINE__, "%s", scene_messages(scene));
	return scene;
}

TEST(findings_tell_where_numbers_come_from)
{
	struct scene *scene = finding(ENERGY);
	CHECK(one(scene, FINDING_NO_SOURCE, "sectors.b.output")->place.source);
	CHECK(one(scene, FINDING_ASSUMPTION, "sectors.a.growth")->place.source);
	one(scene, FINDING_REMAINDER, "energy.intensity.b");
	const struct finding *left = one(scene, FINDING_DEFAULT, "energy.households");
	CHECK_CLOSE(left->number, 0, 0);
	CHECK_TEXT(left->unit->text, "1e4 tce");
	scene_free(scene);
}

TEST(findings_tell_which_sections_are_left_out_and_what_stands_in)
{
	struct scene *scene = finding(ENERGY);
	int count, town = 0, country = 0;
	const struct finding *list = findings_of(&scene->arena, scene->result, &count);
	for (int f = 0; f < count; f++)
		if (list[f].kind == FINDING_FALLBACK && strcmp(list[f].key, "energy_households") == 0) {
			town += strcmp(list[f].other, "population_urban") == 0;
			country += strcmp(list[f].other, "population_rural") == 0;
		}
	CHECK(town == 1 && country == 1);
	CHECK(one(scene, FINDING_LEFT_OUT, "population")->title.en);
	scene_free(scene);
}

TEST(findings_tell_of_targets_that_nobody_can_assess_and_of_slips)
{
	struct scene *scene = finding(ENERGY);
	CHECK_INT(one(scene, FINDING_NOT_ASSESSABLE, "vague")->target->reason, UNASSESSED_WORDS);
	CHECK_INT(one(scene, FINDING_NOT_ASSESSABLE, "slip")->target->reason, UNASSESSED_NO_VARIABLE);
	CHECK_TEXT(one(scene, FINDING_SLIP, "slip")->other, "energy");
	CHECK(!finding_names[FINDING_SLIP]);
	scene_free(scene);
}

TEST(findings_tell_what_is_judged_otherwise_than_the_plan_says)
{
	struct scene *scene = finding(",\"targets\":{\"slip\":null,\"grown\":{\"at_least\":4},"
	                              "\"vague\":{\"variable\":\"gdp\",\"at_least\":1}}");
	CHECK(one(scene, FINDING_TARGET_REMOVED, "slip")->place.source);
	CHECK_TEXT(one(scene, FINDING_TARGET_ALTERED, "grown")->altered->id, "grown");
	int count, own = 0;
	const struct finding *list = findings_to_quote(&scene->arena, scene->result, &count);
	for (int f = 0; f < count; f++)
		own += list[f].kind == FINDING_OWN_NUMBER && strcmp(list[f].key, "vague") == 0;
	CHECK_INT(own, 1);
	scene_free(scene);
}

TEST(findings_to_quote_count_what_is_stated_and_say_of_which_year_prices_are)
{
	struct scene *scene = finding("");
	int count;
	const struct finding *list = findings_to_quote(&scene->arena, scene->result, &count);
	bool prices = false;
	for (int f = 0; f < count; f++)
		prices |= list[f].kind == FINDING_CONSTANT_PRICES && list[f].number == scene->result->program->prices;
	CHECK(prices);
	scene_free(scene);
}
