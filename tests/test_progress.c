/* SPDX-License-Identifier: GPL-3.0-or-later */
/* progress: the even way to a target against closed forms; what is ahead, on schedule and behind; and the chart of
 * it, which never holds an observation of another basis or of other prices against a way. */
#include <math.h>
#include "ask/progress.h"
#include "figure/finding.h"
#include "figure/foot.h"
#include "figure/gallery.h"
#include "figure/subject.h"
#include "figure/words.h"
#include "tests/scene.h"
#include "tests/test.h"
#include "figure/kind.h"
#include "view/view.h"

static struct progress_way way(enum progress_shape shape, double base, double number, bool rising)
{
	return (struct progress_way){.shape = shape,
	                             .from = 2020,
	                             .to = 2025,
	                             .base = base,
	                             .number = number,
	                             .low = rising ? number : NAN,
	                             .high = rising ? NAN : number,
	                             .factor = 0.01};
}

/* ---- the way ---- */

TEST(progress_way_is_straight_between_levels)
{
	struct progress_way up = way(PROGRESS_STRAIGHT, 10, 20, true),
						down = way(PROGRESS_STRAIGHT, 20, 10, false);
	for (int t = 0; t <= 5; t++) {
		CHECK_CLOSE(progress_at(&up, 2020 + t), 10 + 2 * t, 1e-15);
		CHECK_CLOSE(progress_at(&down, 2020 + t), 20 - 2 * t, 1e-15);
	}
}

TEST(progress_way_of_a_growth_rate_compounds)
{
	struct progress_way growth = way(PROGRESS_COMPOUND, 100, 127.62815625, true); /* 5 % a year */
	CHECK_CLOSE(progress_at(&growth, 2022), 110.25, 1e-12);
	CHECK_CLOSE(progress_at(&growth, 2025), 127.62815625, 1e-15);
	struct progress_way fall = way(PROGRESS_FALL, 0, 14.5, true);
	double two = 1 - progress_at(&fall, 2022) / 100, three = 1 - progress_at(&fall, 2023) / 100;
	CHECK_CLOSE(two * three, 1 - 0.145, 1e-12); /* what is left after two years and after three more */
	CHECK(progress_at(&fall, 2022) > 14.5 * 2 / 5);
}

static enum progress class_of(const struct progress_way *way, double year, double value)
{
	static const struct progress_rule rule = {.known = {true, true, true, true}, .about = 0.05};
	return progress_of(&rule, way, year, value);
}

TEST(progress_class_compares_the_way_gone_with_the_time_gone)
{
	struct progress_way up = way(PROGRESS_STRAIGHT, 10, 20, true),
						down = way(PROGRESS_STRAIGHT, 20, 10, false);
	CHECK(class_of(&up, 2022, 14) == PROGRESS_IN_LINE && class_of(&up, 2022, 14.5) == PROGRESS_IN_LINE);
	CHECK(class_of(&up, 2022, 13.5) == PROGRESS_IN_LINE && class_of(&up, 2022, 13.4) == PROGRESS_BEHIND);
	CHECK(class_of(&up, 2022, 14.6) == PROGRESS_FASTER && class_of(&up, 2022, 19.9) == PROGRESS_FASTER);
	CHECK(class_of(&up, 2022, 20) == PROGRESS_ACHIEVED && class_of(&up, 2022, 9) == PROGRESS_BEHIND);
	CHECK(class_of(&down, 2022, 16) == PROGRESS_IN_LINE && class_of(&down, 2022, 16.6) == PROGRESS_BEHIND);
	CHECK(class_of(&down, 2022, 10) == PROGRESS_ACHIEVED && class_of(&down, 2022, 30) == PROGRESS_BEHIND);
	CHECK(class_of(&up, 2025, 19.9) == PROGRESS_BEHIND && class_of(&up, 2025, 20) == PROGRESS_ACHIEVED);
	up.strict = true;
	CHECK(class_of(&up, 2022, 20) == PROGRESS_FASTER && class_of(&up, 2022, 20.1) == PROGRESS_ACHIEVED);
	for (int t = 1; t < 5; t++)
		CHECK(class_of(&down, 2020 + t, progress_at(&down, 2020 + t)) == PROGRESS_IN_LINE);
}

TEST(progress_share_is_the_time_at_which_the_even_way_stands_there)
{
	struct progress_way ways[] = {way(PROGRESS_STRAIGHT, 10, 20, true), way(PROGRESS_COMPOUND, 100, 127, true),
	                              way(PROGRESS_FALL, 0, 14.5, true), way(PROGRESS_STRAIGHT, 20, 10, false)};
	for (int i = 0; i < 4; i++)
		for (int t = 0; t <= 5; t++)
			CHECK_CLOSE(progress_share(&ways[i], progress_at(&ways[i], 2020 + t)), t / 5.0, 1e-12);
	struct progress_way gdp = way(PROGRESS_STRAIGHT, 1538, 2238, true);
	CHECK_CLOSE(progress_share(&gdp, 1538 * 1.08 * 1.039), (1538 * 1.08 * 1.039 - 1538) / 700, 1e-14);
}

TEST(progress_of_a_period_with_three_classes_has_no_fourth)
{
	struct progress_way up = way(PROGRESS_STRAIGHT, 10, 20, true);
	struct progress_rule rule = {.known = {true, true, false, true}, .about = 0};
	CHECK(progress_of(&rule, &up, 2022, 19) == PROGRESS_IN_LINE);
	CHECK(progress_of(&rule, &up, 2022, 13.9) == PROGRESS_BEHIND);
	CHECK(progress_of(&rule, &up, 2022, 20) == PROGRESS_ACHIEVED);
	rule.known[PROGRESS_ACHIEVED] = false;
	CHECK(progress_of(&rule, &up, 2022, 20) == PROGRESS_IN_LINE);
}

TEST(progress_leads_nowhere_without_a_base_a_direction_or_years)
{
	struct progress_way ways[] = {
		way(PROGRESS_STRAIGHT, 10, 20, true),  way(PROGRESS_STRAIGHT, 20, 20, true),
		way(PROGRESS_STRAIGHT, 30, 20, true),  way(PROGRESS_STRAIGHT, NAN, 20, true),
		way(PROGRESS_COMPOUND, 0, 20, true),   way(PROGRESS_FALL, 0, 100, true),
		way(PROGRESS_STRAIGHT, 10, NAN, true), way(PROGRESS_STRAIGHT, 10, 20, true)};
	ways[7].to = 2020;
	CHECK(progress_leads(&ways[0]));
	for (int i = 1; i < 8; i++)
		CHECK(!progress_leads(&ways[i]));
}

/* ---- the chart ---- */

#define TARGET(id, rest) "\"" id "\":{\"title\":{\"en\":\"" id "\",\"zh\":\"" id "\"},\"year\":2025," rest "}"
static const char plan[] =
	"{\"kind\":\"plan\",\"title\":\"Plan\",\"base_year\":2020,\"prices\":2020,\"years\":[2021,2025],\"targets\":{"
	TARGET("growth", "\"variable\":\"gdp\",\"measure\":\"mean_growth\",\"at_least\":5") ","
	TARGET("town", "\"variable\":\"town\",\"about\":60") ","
	TARGET("coal", "\"variable\":\"coal\",\"at_most\":\"50 吨\"") ","
	TARGET("share", "\"variable\":\"share_real.works\",\"range\":[101,105]") "}}";

/* GDP 100, a town of 50 %, 100 t of coal. */
static struct scene *seen(const char *rows)
{
	struct scene *scene = scene_run(
		plan,
		"{\"kind\":\"scenario\",\"plan\":\"plan.json\",\"title\":\"A\","
		"\"sectors\":{\"works\":{\"output\":100,\"growth\":5}},\"indicators\":{"
		"\"town\":{\"unit\":\"%\",\"base\":50,\"linear\":1},\"coal\":{\"unit\":\"t\",\"base\":100,\"linear\":-1}}}");
	const char *text = arena_print(&scene->arena, "variable,unit,year,value,source,basis\n%s", rows);
	CHECK(scene->result);
	((struct plan *)scene->scenario->plan)->observed =
		observed_read(&scene->arena, source_text(&scene->arena, "observed.csv", text), NULL, &scene->diags);
	CHECK(scene->scenario->plan->observed);
	return scene;
}

static const struct chart *chart_of(struct scene *scene, enum language language)
{
	const struct result **results = ARENA_NEW(&scene->arena, const struct result *);
	struct view *view = ARENA_NEW(&scene->arena, struct view);
	struct jobs jobs = {0};
	*results = scene->result;
	*view = (struct view){.language = language, .utf8 = true};
	struct gallery gallery = gallery_of_all(&scene->arena, results, 1, view);
	figure_progress.add(&gallery, 1, &jobs);
	if (!jobs.count)
		return NULL;
	CHECK_TEXT(jobs.list[0].name, language == LANG_EN ? "progress.en.svg" : "progress.zh.svg");
	return jobs.list[0].chart;
}

/* The first panel's flag; NULL: no picture. */
static const char *flag(const char *rows, enum language language)
{
	struct scene *scene = seen(rows);
	const struct chart *chart = chart_of(scene, language);
	static char text[200];
	if (chart)
		snprintf(text, sizeof text, "%s", chart->panels[0].verdict_text);
	scene_free(scene);
	return chart ? text : NULL;
}

TEST(progress_chart_counts_and_says_how_each_target_stands)
{
	struct scene *scene = seen("gdp,1e8 CNY@2020,2022,110.3,x,\ntown,%,2021,51.4,x,\ncoal,t,2022,49,x,\n");
	const struct chart *chart = chart_of(scene, LANG_EN);
	CHECK(chart && chart->panel_count == 3);
	CHECK_TEXT(chart->title, "2 of 3 in line with the way to the target, or better, by 2022");
	CHECK_TEXT(chart->panels[0].verdict_text,
	           "in line"); /* 110.25 compounds; a straight line stands at 111.05 */
	CHECK_TEXT(chart->panels[1].verdict_text, "behind: short by 0.60 (2021)");
	CHECK_TEXT(chart->panels[2].verdict_text, "achieved");
	CHECK_CLOSE(chart->panels[0].lines[0].value[2], 110.25, 1e-12);
	CHECK(chart->panels[1].verdict == CHART_MISSED && chart->panels[2].verdict == CHART_MET);
	CHECK(chart->panels[0].segment_count == 1 && chart->panels[0].segments[0].count == 1);
	CHECK(strstr(chart->footer, "the same rate every year"));
	CHECK(strstr(chart->footer, "Source of observations: x."));
	chart = chart_of(scene, LANG_ZH);
	CHECK_TEXT(chart->title, "截至2022年，3项中有2项达到或超过序时进度");
	CHECK_TEXT(chart->panels[0].verdict_text, "基本符合预期");
	CHECK_TEXT(chart->panels[1].verdict_text, "滞后于预期，差0.60（2021）");
	CHECK_TEXT(chart->panels[2].verdict_text, "提前实现");
	scene_free(scene);
}

TEST(progress_chart_takes_the_basis_of_the_base_alone)
{
	CHECK_TEXT(
		flag("town,%,2020,50,x,old\ntown,%,2022,54,x,old\ntown,%,2020,48,x,new\ntown,%,2022,47,x,new\n",
	         LANG_EN),
		"in line");
	CHECK_TEXT(flag("town,%,2020,50,x,new\ntown,%,2022,53,x,new\ntown,%,2018,48,x,old\n", LANG_EN),
	           "behind: short by 1.0 points");
	CHECK_TEXT(flag("town,%,2022,54,x,any\n", LANG_EN), "in line");
	/* the base is the old basis's, what came after is the new one's */
	CHECK(!flag("town,%,2020,50,x,old\ntown,%,2021,49,x,new\ntown,%,2022,58,x,new\n", LANG_EN));
	/* the base year was observed otherwise */
	CHECK(!flag("town,%,2020,48,x,\ntown,%,2022,58,x,\n", LANG_EN));
	/* nothing says which it is */
	CHECK(!flag("town,%,2021,52,x,old\ntown,%,2022,54,x,new\n", LANG_EN));
}

TEST(progress_chart_says_what_it_leaves_out_and_why)
{
	struct scene *scene =
		seen("coal,t,2022,90,x,\ngdp_nominal,1e8 CNY,2022,130,x,\ntown,%,2020,48,x,\ntown,%,2022,58,x,\n"
	         "share_real.works,%,2022,100,x,\n");
	const struct chart *chart = chart_of(scene, LANG_EN);
	CHECK(chart && chart->panel_count == 1);
	CHECK_TEXT(chart->title, "0 of 1 in line with the way to the target, or better, by 2022");
	CHECK(strstr(chart->footer, "observed on another basis than the base year's: town."));
	CHECK(strstr(chart->footer, "observed at other prices only: growth."));
	CHECK(strstr(chart->footer, "met in the base year): share."));
	CHECK(!strstr(chart->footer, "same rate every year"));
	chart = chart_of(scene, LANG_ZH);
	CHECK(strstr(chart->footer, "实际值与基年口径不同，未列：town。") &&
	      strstr(chart->footer, "仅有其他价格口径的实际值，未列：growth。"));
	scene_free(scene);
}

TEST(progress_chart_of_the_target_year_says_met_or_missed)
{
	CHECK_TEXT(flag("town,%,2025,59.5,x,\n", LANG_EN), "met"); /* about 60: within 2 % */
	CHECK_TEXT(flag("town,%,2025,57,x,\n", LANG_EN), "missed by 3.0 points");
	CHECK_TEXT(flag("town,%,2025,57,x,\n", LANG_ZH), "未达标，差3.0个百分点");
	CHECK(!flag("town,%,2019,57,x,\ncoal,t,2020,100,x,\n", LANG_EN)); /* nothing since the base year */
}

TEST(progress_to_a_target_has_the_shape_of_what_it_measures)
{
	struct target target = {.measure = MEASURE_MEAN_GROWTH, .year = 2025, .sense = SENSE_AT_LEAST};
	struct standing_goal goal = {.number = 121, .number_high = NAN, .low = 121, .high = NAN, .level = true};
	struct progress_way level = progress_way_to(&target, &goal, &unit_one, 2020, 100);
	CHECK(level.shape == PROGRESS_COMPOUND && level.from == 2020 && level.to == 2025 && !level.strict);
	CHECK(progress_leads_to(&target, &unit_one, &level));
	target.measure = MEASURE_CHANGE;
	CHECK(progress_way_to(&target, &goal, &unit_one, 2020, 100).shape == PROGRESS_STRAIGHT);
	target.measure = MEASURE_DECLINE_SINCE_BASE, goal.level = false;
	const struct unit percent = {.factor = 0.01, .share = SHARE_PERCENT, .text = "%"};
	goal.number = 99;
	CHECK(progress_way_to(&target, &goal, &percent, 2020, 0).shape == PROGRESS_FALL);
	goal.number = 100; /* at a constant rate nothing is ever gone */
	CHECK(progress_way_to(&target, &goal, &percent, 2020, 0).shape == PROGRESS_STRAIGHT);
	goal.level = true, goal.number = 0;
	CHECK(progress_way_to(&target, &goal, &unit_one, 2020, 100).shape == PROGRESS_STRAIGHT);
	target.measure = MEASURE_GROWTH;
	CHECK(!progress_leads_to(&target, &unit_one, &level));
	target.measure = MEASURE_LEVEL, target.sense = SENSE_RANGE;
	CHECK(!progress_leads_to(&target, &unit_one, &level));
}

TEST(progress_basis_is_the_one_that_says_the_bases_number)
{
	struct observation census = {.year = 2020, .value = 100, .unit = unit_one, .basis = "census"},
					   survey = {.year = 2020, .value = 90, .unit = unit_one, .basis = "survey"},
					   later = {.year = 2022, .value = 95, .unit = unit_one, .basis = "survey"};
	const struct observation *const both[] = {&census, &survey, &later};
	struct progress_way up = {.from = 2020, .to = 2025, .base = 90.3};
	struct arena arena;
	const char *basis = NULL;
	arena_init(&arena, NULL, 0);
	CHECK(progress_basis(&arena, &up, &unit_one, both, 3, &basis));
	CHECK_TEXT(basis, "survey");
	up.base = 100;
	CHECK(progress_basis(&arena, &up, &unit_one, both, 3, &basis));
	CHECK_TEXT(basis, "census");
	up.base = 80; /* nobody observed that */
	CHECK(!progress_basis(&arena, &up, &unit_one, both, 3, &basis));
	CHECK(progress_basis(&arena, &up, &unit_one, both + 2, 1, &basis)); /* nothing in the base year, and one basis */
	CHECK_TEXT(basis, "survey");
	arena_free(&arena);
}
