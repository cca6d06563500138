/* SPDX-License-Identifier: GPL-3.0-or-later */
/* charts: what stands beside the lines of the reference case, so that no picture can be quoted without it:
 * whose number a target is, what a limit's cost rests on, why a series breaks, what a scenario merely states;
 * and labels that join, whole ticks, few digits, lines of text that break where they may. */
#include "figure/finding.h"
#include "figure/foot.h"
#include "figure/foot_overview.h"
#include "figure/gallery.h"
#include "figure/panel.h"
#include "figure/subject.h"
#include "figure/words.h"
#include "page/chart_axis.h"
#include "page/chart_layout.h"
#include "page/chart_text.h"
#include "tests/shipped.h"
#include "tests/test.h"
#include "tests/test_chart.h"
#include "view/view.h"

enum { REFERENCES = 3 };

struct reference {
	struct scene *scenes[REFERENCES];
	const struct result *results[REFERENCES];
	struct view view;
	struct gallery gallery;
};

static bool reference_open(struct reference *all, enum language language)
{
	static const char *const paths[] = {"scenarios/luliang/as-planned.json",
	                                    "scenarios/luliang/baseline.json", "scenarios/luliang/green.json"};
	*all = (struct reference){.view = {.language = language, .utf8 = true}};
	for (int i = 0; i < REFERENCES; i++) {
		all->scenes[i] = shipped_run(paths[i], NULL);
		all->results[i] = all->scenes[i]->result;
		if (!all->results[i])
			return false;
	}
	struct arena *arena = &all->scenes[0]->arena;
	all->gallery = gallery_of_all(arena, all->results, REFERENCES, &all->view);
	return true;
}

static void reference_close(struct reference *all)
{
	for (int i = 0; i < REFERENCES; i++)
		if (all->scenes[i])
			shipped_free(all->scenes[i]);
}

static struct subject subject_of(const struct gallery *gallery, const char *name)
{
	struct subjects known = figure_subjects(gallery);
	return figure_subject(gallery, name, &known);
}

static const char *footer(const struct gallery *gallery, const char *name)
{
	struct subject subject = subject_of(gallery, name);
	return figure_foot(gallery, &subject, 0, REFERENCES,
	                   figure_panel(gallery, &subject, 0, REFERENCES, true));
}

static void footer_says(enum language language, const char *name, const char *part, bool wanted)
{
	struct reference all;
	if (reference_open(&all, language)) {
		const char *said = footer(&all.gallery, name);
		CHECK_SAY((strstr(said, part) != NULL) == wanted, "%s: \"%s\" %s: %s", name, part,
		          wanted ? "is missing" : "is said", said);
	}
	reference_close(&all);
}

TEST(figure_foot_says_whose_number_a_target_is)
{
	footer_says(LANG_EN, "energy_intensity_decline", "target of the plan", false);
	footer_says(LANG_EN, "energy_intensity_decline", "the number is the scenario's (assumption)", true);
	footer_says(LANG_EN, "energy_intensity_decline", "The plan says it in words: provincial task.", true);
	footer_says(LANG_ZH, "co2_intensity_decline",
	            "数值由情景给定（假设）。规划仅有文字目标：完成省下达目标任务。", true);
	footer_says(LANG_EN, "gdp", "Diamond: target of the plan.", true);
}

TEST(figure_foot_says_why_a_series_breaks)
{
	footer_says(LANG_EN, "urbanization",
	            "The series breaks: before the 2020 census (2015-2020); after the 2020 census (2021-2022).", true);
	footer_says(
		LANG_EN, "urbanization",
		"starts in 2020 on the basis \"before the 2020 census\"; the latest facts are on another, "
		"\"after the 2020 census\".",
		true);
	footer_says(
		LANG_ZH, "urbanization",
		"实际值口径有变：2020年人口普查修订前（2015-2020）；2020年人口普查修订后（2021-2022）。"
		"推演以2020年“2020年人口普查修订前”口径为起点，"
		"最新实际值为“2020年人口普查修订后”口径",
		true);
	footer_says(LANG_EN, "gdp", "series breaks", false);
	footer_says(LANG_EN, "urbanization", "predates the 2020 census", true);
	footer_says(LANG_ZH, "urbanization", "人口普查修订前口径", true);
	footer_says(LANG_EN, "gdp", "do not join", false);
}

TEST(figure_foot_never_tells_a_cost_without_the_efficiency)
{
	footer_says(LANG_EN, "gdp", "Green: efficiency 2 %/yr plus up to 1 pp/yr by the limit", true);
	footer_says(LANG_ZH, "gdp", "绿色情景：能效改进2%/年，约束下每年至多再加1个百分点", true);
	footer_says(LANG_EN, "gap_to_unlimited", "Green: efficiency 2 %/yr plus", true);
	footer_says(LANG_EN, "urbanization", "efficiency", false);
}

TEST(figure_foot_joins_sources_with_the_stops_of_the_language)
{
	footer_says(LANG_ZH, "gdp", "规划正文1.1节；推算", true);
	footer_says(LANG_EN, "gdp", "chapter 1.1; derived", true);
}

TEST(figure_overview_counts_what_is_only_stated)
{
	struct reference all;
	if (reference_open(&all, LANG_EN)) {
		const char *stated = figure_finding_stated(&all.gallery, NULL);
		CHECK(stated && strstr(stated, "As\u00a0planned 96") && strstr(stated, "Green 91"));
		struct subject gdp = subject_of(&all.gallery, "gdp"),
					   share = subject_of(&all.gallery, "share.industry");
		struct chart_panel panel = figure_panel(&all.gallery, &gdp, 0, REFERENCES, false);
		CHECK_TEXT(panel.unit, "1e8 CNY, prices of 2020");
		panel = figure_panel(&all.gallery, &share, 0, REFERENCES, false);
		figure_finding_judge(&all.gallery, &share, &panel);
		CHECK_TEXT(panel.verdict_text, "1 of 2 met, 1 beyond"); /* what is stated: in the subtitle */
		CHECK_TEXT(panel.targets[0].text, "about 55");
		struct subject town = subject_of(&all.gallery, "urbanization");
		struct chart_panel panels[] = {figure_panel(&all.gallery, &gdp, 0, REFERENCES, false),
		                               figure_panel(&all.gallery, &town, 0, REFERENCES, false)};
		const struct subject *subjects[] = {&gdp, &town};
		const char *foot = figure_foot_overview(&all.gallery, panels, subjects, 2, 3, NULL);
		CHECK(strstr(foot, "The plan gives #21, #22 in words only") &&
		      strstr(foot, "Green: efficiency 2 %/yr"));
		CHECK(strstr(foot, "do not join: Urbanization.") &&
		      strstr(foot, "Without a panel: 3 targets met by statement alone."));
		CHECK(!strstr(figure_foot_overview(&all.gallery, panels, subjects, 2, 0, NULL), "Without a panel"));
	}
	reference_close(&all);
}

TEST(figure_of_a_limit_are_called_by_it)
{
	struct reference all;
	if (reference_open(&all, LANG_EN)) {
		struct subject coal = subject_of(&all.gallery, "limit_use.raw_coal");
		CHECK_TEXT(coal.title, "Use under the limit \"Raw coal output\"");
	}
	reference_close(&all);
}

/* ---- numbers ---- */

TEST(figure_target_numbers_have_four_figures_unless_more_are_needed)
{
	struct reference all;
	if (reference_open(&all, LANG_EN)) {
		CHECK_TEXT(figure_goal_number(&all.gallery, 153.862395, 1), "153.9");
		CHECK_TEXT(figure_goal_number(&all.gallery, 153.862395, 0), "153.9");
		CHECK_TEXT(figure_goal_number(&all.gallery, 153.862395, 4), "153.8624");
		CHECK_TEXT(figure_goal_number(&all.gallery, 14.5, 0), "14.5");
		CHECK_TEXT(figure_goal_number(&all.gallery, 30382, 2), "30,382");
		CHECK_TEXT(figure_goal_number(&all.gallery, 0.00012345678, 1), "0.0001235");
	}
	reference_close(&all);
}

TEST(chart_axis_of_counts_has_whole_ticks)
{
	static const struct {
		double low, high;
	} spans[] = {{0, 1}, {1, 3}, {0, 0}, {5, 5}, {588, 1100}, {0, 12}, {0, 7}};
	for (size_t i = 0; i < sizeof spans / sizeof spans[0]; i++) {
		struct chart_axis axis = chart_axis_whole(spans[i].low, spans[i].high, 4);
		CHECK(axis.count >= 2 && axis.decimals == 0 && axis.low <= spans[i].low &&
		      axis.high >= spans[i].high);
		for (int k = 0; k < axis.count; k++)
			CHECK(axis.tick[k] == floor(axis.tick[k]));
	}
	struct chart_axis axis = chart_axis_whole(0, 1, 4);
	CHECK(axis.count == 2 && axis.tick[1] == 1);
	struct reference all;
	if (reference_open(&all, LANG_EN)) {
		struct subject firms = subject_of(&all.gallery, "industrial_enterprises"),
					   gdp = subject_of(&all.gallery, "gdp");
		CHECK(figure_panel(&all.gallery, &firms, 0, REFERENCES, false).whole);
		CHECK(!figure_panel(&all.gallery, &gdp, 0, REFERENCES, false).whole);
	}
	reference_close(&all);
}

/* ---- lines of text ---- */

TEST(chart_text_breaks_before_no_unit_and_after_chinese_stops)
{
	static const struct gnuplot_font latin = {.wide = 1};
	struct desk *desk = desk_open();
	static const char *const texts[] = {
		"Baseline ends 3.2 points (3.3 %) short of 14.5 % in all",
		"仅绿色情景达到2025年目标（2238亿元）；趋势情景差246亿元，绿色情景差202亿元"};
	for (double width = 130; width < 420; width += 3)
		for (int t = 0; t < 2; t++) {
			const char *lines[9];
			int count = chart_text_lines(&desk->arena, texts[t], width, 12, true, &latin, 9, lines);
			for (int i = 1; i < count; i++) {
				CHECK(*lines[i] != '%' && strncmp(lines[i], "points", 6) != 0);
				size_t length = strlen(lines[i - 1]);
				const char *end = lines[i - 1] + (length > 3 ? length - 3 : 0);
				if (t == 1 && width > 260)
					CHECK(!strcmp(end, "，") || !strcmp(end, "；") || !strcmp(end, "）"));
			}
		}
	desk_close(desk);
}

/* ---- lines and labels that coincide ---- */

static int count_of(const char *bytes, const char *part)
{
	int count = 0;
	for (; bytes && (bytes = strstr(bytes, part)); bytes++)
		count++;
	return count;
}

static struct chart twins(const struct chart_layout *layout, double apart)
{
	static const double years[] = {2020, 2023, 2025}, first[] = {588, 900, 1100};
	static double second[3];
	static struct chart_line lines[2];
	static struct chart_target target = {2025, 1100, "1100", false, 0, false, NULL};
	static struct chart_panel panels[2];
	for (int i = 0; i < 3; i++)
		second[i] = first[i] + apart * i;
	lines[0] = (struct chart_line){"Planned", 0, CHART_PLAIN, 3, years, first, "1100", NULL, NULL};
	lines[1] = (struct chart_line){"Green", 2, CHART_PLAIN, 3, years, second, apart == 0 ? "1100" : "1300", NULL, NULL};
	panels[0] = (struct chart_panel){
		.projected_from = 2020, .line_count = 2, .target_count = 1, .lines = lines, .targets = &target};
	panels[1] = panels[0];
	return (struct chart){.layout = layout, .panel_count = layout == &chart_overview ? 2 : 1, .panels = panels};
}

TEST(chart_lines_that_coincide_share_a_label_and_both_show)
{
	struct desk *desk = desk_open();
	struct chart joined = twins(&chart_lines, 0), apart = twins(&chart_lines, 100);
	struct chart_job job = {&joined, CHART_SVG, "x.svg"};
	joined = twins(&chart_lines, 0);
	const char *script = chart_script(&desk->arena, &desk->gnuplot, &job, 0, &desk->error);
	CHECK(script && strstr(script, "'Planned,\u00a0'") && strstr(script, "'Green'") &&
	      strstr(script, "CURVE_WIDTH[3] = [5.94,2.2,0]"));
	apart = twins(&chart_lines, 100), job.chart = &apart;
	script = chart_script(&desk->arena, &desk->gnuplot, &job, 0, &desk->error);
	CHECK(script && strstr(script, "'Planned\u00a0 1100'") && strstr(script, "CURVE_WIDTH[3] = [2.2,2.2,0]"));
	desk_close(desk);
}

TEST(chart_overview_says_equal_values_once)
{
	struct desk *desk = desk_open();
	struct chart chart = twins(&chart_overview, 0);
	struct chart_job job = {&chart, CHART_SVG, "x.svg"};
	CHECK_INT(count_of(chart_script(&desk->arena, &desk->gnuplot, &job, 0, &desk->error), "= '1100'"),
	          2); /* panels */
	chart = twins(&chart_overview, 100);
	const char *script = chart_script(&desk->arena, &desk->gnuplot, &job, 0, &desk->error);
	CHECK(count_of(script, "= '1100'") == 2 && count_of(script, "= '1300'") == 2);
	desk_close(desk);
}

TEST(chart_ceiling_keeps_off_the_bottom_line)
{
	struct desk *desk = desk_open();
	static const double years[] = {2020, 2025}, values[] = {10, 20};
	struct chart_line line = {"x", 0, CHART_PLAIN, 2, years, values, NULL, NULL, NULL};
	struct chart_target most = {.year = 2025, .value = 10, .ceiling = true};
	struct chart_panel panel = {
		.projected_from = 2020, .line_count = 1, .target_count = 1, .lines = &line, .targets = &most};
	struct chart chart = {.layout = &chart_lines, .panel_count = 1, .panels = &panel};
	struct chart_job job = {&chart, CHART_SVG, "x.svg"};
	const char *script = chart_script(&desk->arena, &desk->gnuplot, &job, 0, &desk->error);
	const char *low = script ? strstr(script, "Y_LOW[2] = [") : NULL;
	CHECK(low && atof(low + strlen("Y_LOW[2] = [")) < 9.5);
	desk_close(desk);
}
