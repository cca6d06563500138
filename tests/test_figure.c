/* SPDX-License-Identifier: GPL-3.0-or-later */
/* charts: what is drawn of results, and that titles never contradict them. Scenarios are made here, of one
 * sector that grows from 100 at a rate of its own, so that every number has a closed form. */
#include <sys/stat.h>
#include <unistd.h>
#include "figure/finding.h"
#include "figure/foot.h"
#include "figure/gallery.h"
#include "figure/panel.h"
#include "figure/select.h"
#include "figure/subject.h"
#include "figure/words.h"
#include "tests/scene.h"
#include "tests/shipped.h"
#include "tests/test.h"
#include "tests/test_figure.h"
#include "view/view.h"
#include "view/view_words.h"
enum { SCENES = 8 };

struct show {
	struct scene *scenes[SCENES];
	const struct result *results[SCENES];
	struct view view;
	struct gallery gallery;
};

#define PLAN(targets) \
	"{\"kind\":\"plan\",\"title\":{\"en\":\"Sample\",\"zh\":\"样例规划\"},\"base_year\":2020,\"prices\":2020," \
	"\"years\":[2021,2025]," \
	"\"targets\":{" targets "}}"
#define GDP_PLAN \
	PLAN( \
		"\"gdp\":{\"title\":{\"en\":\"GDP\",\"zh\":\"地区生产总值\"},\"variable\":\"gdp\",\"year\":2025," \
		"\"at_least\":\"130 亿元\"}")

static struct scene *grow(const char *plan, const char *name, double growth, const char *more)
{
	char text[1500];
	snprintf(text, sizeof text,
	         "{\"kind\":\"scenario\",\"plan\":\"plan.json\",\"title\":{\"en\":\"%s\",\"zh\":\"%s情景\"},"
	         "\"sectors\":{\"works\":{\"output\":\"100 亿元\",\"growth\":\"%g %%/yr\"}}%s}",
	         name, name, growth, more);
	struct scene *scene = scene_run(plan, text);
	CHECK_SAY(scene->result, "%s", scene_messages(scene));
	return scene;
}

static struct show show_of(const char *plan, int count, const double *growths, const char *more)
{
	static const char *const names[] = {"A", "B", "C", "D", "E", "F", "G", "H"};
	struct show show = {.view = {.language = LANG_EN, .utf8 = true}};
	for (int i = 0; i < count; i++) {
		show.scenes[i] = grow(plan, names[i], growths[i], more);
		show.results[i] = show.scenes[i]->result;
	}
	return show;
}

static const struct gallery *gallery_of(struct show *show, int count, enum language language)
{
	struct arena *arena = &show->scenes[0]->arena;
	show->view.language = language;
	show->gallery = gallery_of_all(arena, show->results, count, &show->view);
	return &show->gallery;
}

static void show_end(struct show *show)
{
	for (int i = 0; i < SCENES; i++)
		if (show->scenes[i])
			scene_free(show->scenes[i]);
}

static const char *finding(const struct gallery *gallery, const char *name)
{
	struct subjects known = figure_subjects(gallery);
	struct subject subject = figure_subject(gallery, name, &known);
	return figure_finding(gallery, &subject);
}

static void says(struct show *show, int count, const char *name, const char *en, const char *zh)
{
	CHECK_TEXT(finding(gallery_of(show, count, LANG_EN), name), en);
	CHECK_TEXT(finding(gallery_of(show, count, LANG_ZH), name), zh);
}

/* ---- titles with a target: 100 * 1.05^5 = 127.6, 1.06^5 = 133.8, 1.03^5 = 115.9 ---- */

TEST(figure_title_of_one_scenario)
{
	struct show met = show_of(GDP_PLAN, 1, (double[]){6}, ""), missed = show_of(GDP_PLAN, 1, (double[]){5}, "");
	says(&met, 1, "gdp", "GDP: A meets the 2025 target (130)",
	     "A情景达到2025年地区生产总值目标（130亿元）");
	says(&missed, 1, "gdp", "GDP: A misses the 2025 target (130), 2.4 (1.8 %) short",
	     "A情景未达到2025年地区生产总值目标（130亿元），差2.4亿元（1.8%）");
	show_end(&met);
	show_end(&missed);
}

TEST(figure_title_of_several_says_who_meets_and_how_far_the_others_end)
{
	struct show show = show_of(GDP_PLAN, 3, (double[]){6, 5, 3}, "");
	says(&show, 3, "gdp", "GDP: only A meets the 2025 target (130); B ends 2.4 (1.8 %) short, C 14.1 (10.8 %)",
	     "仅A情景达到2025年地区生产总值目标（130亿元）；B情景差2.4亿元（1.8%），"
	     "C情景差14.1亿元（10.8%）");
	show_end(&show);
	show = show_of(GDP_PLAN, 3, (double[]){6, 7, 3}, "");
	says(&show, 3, "gdp", "GDP: all but C meet the 2025 target (130); C ends 14.1 (10.8 %) short",
	     "除C情景外均达到2025年地区生产总值目标（130亿元）；C情景差14.1亿元（10.8%）");
	show_end(&show);
	show = show_of(GDP_PLAN, 2, (double[]){6, 7}, "");
	says(&show, 2, "gdp", "GDP: all scenarios meet the 2025 target (130)",
	     "各情景均达到2025年地区生产总值目标（130亿元）");
	show_end(&show);
	show = show_of(GDP_PLAN, 2, (double[]){5, 3}, "");
	says(&show, 2, "gdp", "GDP: no scenario meets the 2025 target (130); A ends 2.4 (1.8 %) short, B 14.1 (10.8 %)",
	     "各情景均未达到2025年地区生产总值目标（130亿元）；A情景差2.4亿元（1.8%），"
	     "B情景差14.1亿元（10.8%）");
	show_end(&show);
}

TEST(figure_title_never_says_all_or_none_where_one_is_not_assessed)
{
	static const char with[] = ",\"indicators\":{\"jobs\":{\"unit\":\"count\",\"path\":5}}";
	const char *plan = PLAN(
		"\"jobs\":{\"title\":{\"en\":\"Jobs\",\"zh\":\"岗位\"},\"variable\":\"jobs\",\"year\":2025,"
		"\"at_least\":\"4 个\"}");
	const char *more = PLAN(
		"\"jobs\":{\"title\":{\"en\":\"Jobs\",\"zh\":\"岗位\"},\"variable\":\"jobs\",\"year\":2025,"
		"\"at_least\":\"6 个\"}");
	struct show show = {.scenes = {grow(plan, "A", 5, with), grow(plan, "B", 5, "")}};
	show.results[0] = show.scenes[0]->result, show.results[1] = show.scenes[1]->result;
	says(&show, 2, "jobs", "Jobs: A meets the 2025 target (4) by its own statement; B not assessed",
	     "A情景因自身给定而达到2025年岗位目标（4个）；B情景未评估");
	show_end(&show);
	show = (struct show){.scenes = {grow(more, "A", 5, with), grow(more, "B", 5, "")}};
	show.results[0] = show.scenes[0]->result, show.results[1] = show.scenes[1]->result;
	says(&show, 2, "jobs", "Jobs: A misses the 2025 target (6), 1 (16.7 %) short; B not assessed",
	     "A情景未达到2025年岗位目标（6个），差1个（16.7%）；B情景未评估");
	show_end(&show);
}

TEST(figure_title_agrees_with_every_mixture_of_verdicts)
{
	static const double growths[] = {6, 5, 7, 3, 5.3874, 5.3873, 2, 8}; /* 130 is 5.38739 a year */
	struct show show = show_of(GDP_PLAN, SCENES, growths, "");
	for (unsigned some = 1; some < 1u << SCENES; some++) {
		struct show part = {.scenes = {show.scenes[0]}};
		int count = 0, met = 0;
		for (int i = 0; i < SCENES; i++)
			if (some >> i & 1) {
				part.results[count++] = show.results[i];
				met += result_target(show.results[i], "gdp")->verdict == VERDICT_MET;
			}
		const char *title = finding(gallery_of(&part, count, LANG_EN), "gdp");
		bool good = count == 1 || ((strstr(title, "all scenarios meet") != NULL) == (met == count) &&
		                           (strstr(title, "no scenario meets") != NULL) == (met == 0) &&
		                           (strstr(title, "only ") != NULL) == (met == 1) &&
		                           (strstr(title, "all but") != NULL) == (count - met == 1 && met > 1));
		CHECK_SAY(good, "%d of %d meet it: %s", met, count, title);
	}
	show_end(&show);
}

TEST(figure_title_keeps_enough_digits_to_show_a_miss)
{
	struct show show = show_of(GDP_PLAN, 1, (double[]){5.3873}, "");
	CHECK_TEXT(finding(gallery_of(&show, 1, LANG_EN), "gdp"), "GDP: A misses the 2025 target (130), 0.001 short");
	struct subjects known = figure_subjects(&show.gallery);
	struct subject gdp = figure_subject(&show.gallery, "gdp", &known);
	struct chart_panel panel = figure_panel(&show.gallery, &gdp, 0, 1, true);
	CHECK(strcmp(panel.lines[0].value_text, "130") != 0 && strcmp(panel.lines[0].value_text, "130.0") != 0);
	show_end(&show);
}

TEST(figure_title_of_about_tells_the_value_and_of_at_most_the_excess)
{
	const char *about = PLAN(
		"\"gdp\":{\"title\":{\"en\":\"GDP\",\"zh\":\"产值\"},\"variable\":\"gdp\",\"year\":2025,"
		"\"about\":\"130 亿元\"}");
	const char *most = PLAN(
		"\"gdp\":{\"title\":{\"en\":\"GDP\",\"zh\":\"产值\"},\"variable\":\"gdp\",\"year\":2025,"
		"\"at_most\":\"130 亿元\"}");
	struct show show = show_of(about, 1, (double[]){3}, "");
	says(&show, 1, "gdp", "GDP: A misses the 2025 target (about 130), at 115.9",
	     "A情景未达到2025年产值目标（约130亿元），为115.9亿元");
	show_end(&show);
	show = show_of(most, 1, (double[]){6}, "");
	says(&show, 1, "gdp", "GDP: A misses the 2025 target (at most 130), 3.8 (2.9 %) above it",
	     "A情景未达到2025年产值目标（不高于130亿元），超出3.8亿元（2.9%）");
	show_end(&show);
}

/* ---- titles without a target ---- */

TEST(figure_title_without_a_target_tells_the_growth)
{
	struct show show = show_of(NULL, 2, (double[]){5, 3}, "");
	says(&show, 2, "gdp", "GDP: up 3.0 to 5.0 % a year, 2020-2025",
	     "2020-2025年地区生产总值年均增长3.0至5.0%");
	says(&show, 1, "gdp", "GDP: up 5.0 % a year, 2020-2025", "2020-2025年地区生产总值年均增长5.0%");
	show_end(&show);
	show = show_of(NULL, 2, (double[]){-5, -3}, "");
	says(&show, 2, "gdp", "GDP: down 3.0 to 5.0 % a year, 2020-2025",
	     "2020-2025年地区生产总值年均下降3.0至5.0%");
	show_end(&show);
	show = show_of(NULL, 2, (double[]){-5, 3}, "");
	says(&show, 2, "gdp", "GDP: 100.0 in 2020, 77.4 to 115.9 in 2025",
	     "地区生产总值：2020年为100.0亿元，2025年为77.4至115.9亿元");
	show_end(&show);
	show = show_of(NULL, 1, (double[]){0}, "");
	says(&show, 1, "gdp", "GDP: 100 in 2020 and in 2025", "地区生产总值：2020年、2025年均为100亿元");
	show_end(&show);
}

TEST(figure_title_forgets_a_target_outside_the_years_shown)
{
	struct show show = show_of(GDP_PLAN, 1, (double[]){5}, "");
	show.view.asked.first = 2021, show.view.asked.last = 2023;
	CHECK_TEXT(finding(gallery_of(&show, 1, LANG_EN), "gdp"), "GDP: up 5.0 % a year, 2021-2023");
	struct subjects known = figure_subjects(&show.gallery);
	struct chart_panel panel = figure_panel(&show.gallery, &known.list[0], 0, 1, true);
	CHECK(panel.target_count == 0 && panel.lines[0].count == 3 && panel.lines[0].year[0] == 2021);
	show.view.asked.first = show.view.asked.last = 2001; /* before it begins: nothing is shown */
	known = figure_subjects(gallery_of(&show, 1, LANG_EN));
	CHECK(figure_panel(&show.gallery, &known.list[0], 0, 1, true).line_count == 0);
	show_end(&show);
}

static struct chart_panel panel_of(struct show *show, int count, const char *name)
{
	const struct gallery *gallery = gallery_of(show, count, LANG_EN);
	struct subjects known = figure_subjects(gallery);
	struct subject subject = figure_subject(gallery, name, &known);
	return figure_panel(gallery, &subject, 0, count, true);
}

TEST(figure_rates_become_the_levels_they_come_to)
{
	const char *plan = PLAN(
		"\"a\":{\"title\":\"a\",\"variable\":\"gdp\",\"measure\":\"mean_growth\",\"year\":2025,"
		"\"at_least\":\"6 %/yr\"},\"b\":{\"title\":\"b\",\"variable\":\"gdp\",\"measure\":\"decline_since_base\","
		"\"year\":2024,\"at_least\":\"10 %\"},"
		"\"c\":{\"title\":\"c\",\"variable\":\"gdp\",\"measure\":\"change\",\"year\":2023,\"at_least\":\"12 亿元\"},"
		"\"d\":{\"title\":\"d\",\"variable\":\"gdp\",\"measure\":\"growth\",\"year\":2022,\"at_least\":\"4 %/yr\"}");
	struct show show = show_of(plan, 2, (double[]){5, 3}, "");
	struct chart_panel panel = panel_of(&show, 2, "gdp"), growth = panel_of(&show, 2, "gdp_growth");
	CHECK_INT(panel.target_count, 3);
	CHECK_CLOSE(panel.targets[0].value, 100 * pow(1.06, 5), 1e-12);
	CHECK_TEXT(panel.targets[0].text, "Target 133.8 (6 %/yr)");
	CHECK_CLOSE(panel.targets[1].value, 90, 1e-12);
	CHECK_CLOSE(panel.targets[2].value, 112, 1e-12);
	CHECK(panel.targets[2].year == 2023);
	CHECK_INT(growth.target_count, 1);
	CHECK(growth.targets[0].value == 4 && growth.targets[0].year == 2022);
	show_end(&show);
}

TEST(figure_ranges_have_two_marks_and_ceilings_are_lines)
{
	const char *plan = PLAN(
		"\"a\":{\"title\":\"a\",\"variable\":\"gdp\",\"year\":2025,\"range\":[\"120 亿元\",\"130 亿元\"]},"
		"\"b\":{\"title\":\"b\",\"variable\":\"gdp\",\"year\":2024,\"at_most\":\"140 亿元\"}");
	struct show show = show_of(plan, 1, (double[]){5}, "");
	struct chart_panel panel = panel_of(&show, 1, "gdp");
	CHECK_INT(panel.target_count, 3);
	CHECK(panel.targets[0].value == 120 && panel.targets[1].value == 130);
	CHECK_TEXT(panel.targets[0].text, "Target 120-130");
	CHECK_TEXT(panel.targets[1].text, "");
	CHECK(panel.targets[2].ceiling && !panel.targets[0].ceiling);
	CHECK_TEXT(panel.targets[2].text, "At most 140");
	show_end(&show);
}

/* ---- lines ---- */

TEST(figure_lines_begin_in_the_base_year_with_one_colour_for_each_scenario)
{
	struct show show = show_of(GDP_PLAN, 3, (double[]){6, 5, 3}, "");
	struct chart_panel panel = panel_of(&show, 3, "gdp");
	CHECK_INT(panel.line_count, 3);
	CHECK(panel.projected_from == 2020);
	for (int i = 0; i < 3; i++)
		CHECK(panel.lines[i].colour == i && panel.lines[i].count == 6 && panel.lines[i].year[0] == 2020 &&
		      panel.lines[i].value[0] == 100);
	CHECK(panel.lines[0].style == CHART_STRONG &&
	      panel.lines[1].style == CHART_PLAIN); /* the only one that meets it */
	CHECK_TEXT(panel.lines[1].value_text, "127.6");
	show_end(&show);
}

TEST(figure_without_limits_stands_dashed_beside_the_scenario)
{
	struct show show = show_of(
		GDP_PLAN, 1, (double[]){6},
		",\"limits\":{\"water\":{\"unit\":\"1e4 m3\",\"coefficients\":{\"works\":1},\"at_most\":120,"
		"\"output\":{\"max_cut\":50}}}");
	struct chart_panel panel = panel_of(&show, 1, "gdp"), use = panel_of(&show, 1, "limit_use.water");
	CHECK_INT(panel.line_count, 2);
	CHECK(panel.lines[0].style == CHART_PLAIN && panel.lines[1].style == CHART_DASHED &&
	      panel.lines[0].colour == panel.lines[1].colour);
	CHECK_CLOSE(panel.lines[0].value[5], 120, 1e-9);
	CHECK_CLOSE(panel.lines[1].value[5], 100 * pow(1.06, 5), 1e-9);
	CHECK_TEXT(panel.lines[1].name, "No limits: A");
	CHECK_INT(use.line_count, 3); /* with the limit itself, which is reached only at the end */
	CHECK_TEXT(use.lines[2].name, "Limit: A");
	CHECK(use.lines[2].value[5] == 120);
	show_end(&show);
}

TEST(figure_names_that_would_be_cut_alike_become_ids)
{
	struct show show = show_of(NULL, 2, (double[]){5, 3}, "");
	struct scenario *first = (struct scenario *)show.results[0]->scenario,
					*second = (struct scenario *)show.results[1]->scenario;
	first->title.en = "A title that is much too long, one",
	second->title.en = "A title that is much too long, two";
	first->id = "one", second->id = "two";
	const struct gallery *gallery = gallery_of(&show, 2, LANG_EN);
	CHECK_TEXT(gallery->names[0], "one");
	CHECK_TEXT(gallery->names[1], "two");
	show_end(&show);
}

/* ---- history ---- */

static int points(struct show *show, const char *unit)
{
	struct arena *arena = &show->scenes[0]->arena;
	struct observation *list = ARENA_ARRAY(arena, 2, struct observation);
	size_t offset, length;
	const char *nearest;
	for (int i = 0; i < 2; i++) {
		list[i] = (struct observation){
			.variable = "gdp", .year = 2018 + i, .value = 90 + i, .source = "yearbook", .place = NOWHERE};
		CHECK(unit_parse(arena, unit, &list[i].unit, &offset, &length, &nearest));
	}
	((struct plan *)show->scenes[0]->scenario->plan)->observed = observed_make(arena, NULL, list, 2);
	struct chart_panel panel = panel_of(show, 1, "gdp");
	if (panel.segment_count > 0 && strcmp(unit, "1e12 CNY@2020") == 0)
		CHECK_CLOSE(panel.segments[0].value[0], 900000, 1e-12);
	return panel.segment_count > 0 ? panel.segments[0].count : 0;
}

TEST(figure_history_never_mixes_current_and_constant_prices)
{
	struct show show = show_of(GDP_PLAN, 1, (double[]){5}, "");
	CHECK_INT(points(&show, "1e8 CNY@2020"), 2);
	CHECK_INT(points(&show, "1e12 CNY@2020"), 2);
	CHECK_INT(points(&show, "1e8 CNY"), 0);
	CHECK_INT(points(&show, "1e8 CNY@2015"), 0);
	CHECK_INT(points(&show, "1e4 people"), 0);
	show_end(&show);
}

TEST(figure_history_is_of_one_variable_in_a_segment_for_each_basis)
{
	struct show show = {.scenes = {shipped_run("scenarios/luliang/green.json", NULL)}};
	if (!show.scenes[0]->result) {
		shipped_free(show.scenes[0]);
		return;
	}
	show.results[0] = show.scenes[0]->result;
	struct chart_panel urban = panel_of(&show, 1, "urbanization"),
					   energy = panel_of(&show, 1, "energy_intensity_decline");
	CHECK(urban.segment_count == 2 && urban.segments[0].year[1] == 2020 && urban.segments[1].year[0] == 2021);
	CHECK_TEXT(urban.segments[0].note, "before the 2020 census");
	CHECK(energy.segment_count == 0 && energy.target_count == 1 && energy.targets[0].value == 14.5);
	shipped_free(show.scenes[0]);
}

static bool shows(const struct subjects *shown, const char *name)
{
	for (int i = 0; i < shown->count; i++)
		if (strcmp(shown->list[i].name, name) == 0)
			return true;
	return false;
}

TEST(figure_shown_are_computed_targets_and_main_variables)
{
	struct show show = show_of(
		PLAN(
			"\"gdp\":{\"title\":\"gdp\",\"variable\":\"gdp\",\"year\":2025,\"at_least\":\"130 亿元\"},"
			"\"trend\":{\"title\":\"trend\",\"variable\":\"trend\",\"year\":2025,\"at_least\":\"5 个\"},"
			"\"bound\":{\"title\":\"bound\",\"attribute\":\"binding\",\"variable\":\"bound\",\"year\":2025,"
			"\"at_least\":\"5 个\"},\"made\":{\"title\":\"made\",\"variable\":\"made\",\"year\":2025,"
			"\"at_least\":\"5 个\"}"),
		1, (double[]){5}, ",\"indicators\":{\"trend\":{\"unit\":\"count\",\"base\":2,\"linear\":1},"
		"\"bound\":{\"unit\":\"count\",\"base\":2,\"linear\":1},"
		"\"made\":{\"unit\":\"count\",\"formula\":\"gdp / gdp * trend * 2\"}}");
	const struct gallery *gallery = gallery_of(&show, 1, LANG_EN);
	struct subjects shown = figure_select(gallery), targets = figure_subjects(gallery);
	CHECK(shows(&shown, "gdp") && shows(&shown, "bound") && shows(&shown, "made") && !shows(&shown, "trend"));
	CHECK(!shows(&shown, "gdp_nominal") && !shows(&shown, "gdp_growth")); /* the same as gdp; flat */
	CHECK_INT(targets.count, 4);
	show.view.asked.only = "output.works";
	shown = figure_select(gallery);
	CHECK(shown.count == 1 && shows(&shown, "output.works"));
	show_end(&show);
}

struct drawn {
	bool good;
	int files;
	struct gnuplot_error error;
	char names[900];
};

static struct drawn draw_all(struct show *show, int count, unsigned kinds, const char *program)
{
	struct drawn drawn = {0};
	struct err err = {0};
	struct arena *arena = &show->scenes[0]->arena;
	struct gnuplot gnuplot = {.templates = "plots", .program = program};
	struct output_set *set = output_begin(arena, arena_print(arena, "%s/out", show->scenes[0]->folder), &err);
	drawn.good = figure_draw(arena, figure_jobs(arena, show->results, count, &show->view, kinds, 1u << CHART_SVG),
	                         &gnuplot, set, &drawn.error, &err);
	drawn.files = output_count(set);
	for (int i = 0; i < drawn.files; i++) {
		const char *name = strrchr(output_path(set, i), '/');
		strncat(drawn.names, name, sizeof drawn.names - strlen(drawn.names) - 1);
	}
	output_abandon(set);
	rmdir(arena_print(arena, "%s/out", show->scenes[0]->folder));
	return drawn;
}

TEST(figure_of_seven_scenarios_stand_in_two_pictures)
{
	struct show show = show_of(GDP_PLAN, 7, (double[]){1, 2, 3, 4, 5, 6, 7}, "");
	show.view.asked.only = "gdp";
	struct drawn drawn = draw_all(&show, 7, kind_bit("lines") | kind_bit("overview"), NULL);
	CHECK(drawn.good);
	CHECK_TEXT(drawn.names, "/lines-gdp.en.svg/lines-gdp-part2.en.svg");
	show_end(&show);
}

TEST(figure_hand_over_nothing_where_gnuplot_fails)
{
	struct show show = show_of(GDP_PLAN, 1, (double[]){5}, "");
	struct drawn drawn = draw_all(&show, 1, 0, "/nonexistent/gnuplot");
	CHECK(!drawn.good && drawn.error.kind == GNUPLOT_MISSING && drawn.files == 0);
	show_end(&show);
}
