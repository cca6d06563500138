/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chart of limits: cells, titles and footers of limits whose closed forms test_limits.c has. */
#include <math.h>
#include <string.h>
#include "figure/figure.h"
#include "figure/finding.h"
#include "figure/foot.h"
#include "figure/gallery.h"
#include "figure/subject.h"
#include "figure/words.h"
#include "tests/scene.h"
#include "tests/test.h"
#include "tests/test_figure.h"
#include "view/view.h"

/* Two sectors, 50 each, 10 % growth; 125 (1e4 tce) in 2020, 1.25 per GDP. */
#define HEAD                                                                                                 \
	"{\"kind\":\"scenario\",\"plan\":\"plan.json\",\"title\":\"A\","                                         \
	"\"sectors\":{\"a\":{\"output\":50,\"growth\":10},\"b\":{\"output\":50,\"growth\":10}},"                 \
	"\"energy\":{\"intensity\":{\"a\":2,\"b\":0.5},\"efficiency\":0}"

static struct gallery gallery_of(struct scene *scene, enum language language)
{
	const struct result **results = ARENA_NEW(&scene->arena, const struct result *);
	struct view *view = ARENA_NEW(&scene->arena, struct view);
	CHECK_SAY(scene->result, "%s", scene_messages(scene));
	*results = scene->result;
	*view = (struct view){.language = language, .utf8 = true};
	return gallery_of_all(&scene->arena, results, 1, view);
}

/* Energy is held at 130: 2020 below it, all later years at it. GDP then is 130 / 1.25 = 104 instead of
 * 100 * 1.1^5 = 161.05: 57.05 lost, 35.4 %. */
TEST(figure_limits_cut_output)
{
	struct scene *scene =
		scene_run(NULL, HEAD ",\"limits\":{\"cap\":{\"title\":{\"en\":\"Energy cap\",\"zh\":\"能耗总量\"},"
	                         "\"use\":\"energy\",\"at_most\":\"130 1e4 tce\",\"output\":{\"max_cut\":50}}}}");
	struct gallery gallery = gallery_of(scene, LANG_EN);
	const struct chart *chart = figure_first(&gallery, &figure_limits);
	const struct chart_table *table = chart->table;
	double most = 0;
	CHECK_TEXT(chart->title,
	           "GDP is 57.1 (35.4 %) lower in 2025 than without limits; one limit binds: Energy cap");
	CHECK(table->row_count == 1 && table->column_count == 6);
	CHECK_TEXT(table->rows[0].name, "Energy cap");
	CHECK(strstr(table->rows[0].end, "binds 2021-2025; output ") == table->rows[0].end);
	CHECK(isnan(table->rows[0].cells[0].value));
	for (int year = 2021; year <= 2025; year++)
		most = fmax(most, scene_value(scene, "limit_price.cap", year));
	for (int k = 1; k < 6; k++) {
		CHECK(table->rows[0].cells[k].verdict == CHART_NO_VERDICT);
		CHECK_CLOSE(table->rows[0].cells[k].value, scene_value(scene, "limit_price.cap", 2020 + k) / most,
		            1e-13);
	}
	CHECK(chart->panels->line_count == 2 && chart->panels->lines[1].style == CHART_DASHED);
	CHECK_CLOSE(chart->panels->lines[1].value[5], 100 * pow(1.1, 5), 1e-12);
	CHECK(strstr(chart->footer, "darker: a higher shadow price") && !strstr(chart->footer, "Hatched"));
	CHECK(strstr(chart->footer, "efficiency 0 %/yr"));
	scene_free(scene);
}

TEST(figure_limits_met_by_efficiency_alone_are_hatched_and_cost_nothing)
{
	struct scene *scene = scene_run(
		NULL, HEAD ",\"limits\":{\"cap\":{\"title\":{\"en\":\"Energy cap\",\"zh\":\"能耗总量\"},"
				   "\"use\":\"energy\",\"at_most\":\"130 1e4 tce\",\"efficiency\":{\"extra\":20}}}}");
	struct gallery gallery = gallery_of(scene, LANG_EN);
	const struct chart *chart = figure_first(&gallery, &figure_limits);
	CHECK_TEXT(chart->title, "One limit binds and takes nothing from GDP in 2025: Energy cap");
	for (int k = 1; k < 6; k++)
		CHECK_CLOSE(chart->table->rows[0].cells[k].value, 0, 0);
	CHECK_INT(chart->panels->line_count, 1);
	CHECK(strstr(chart->footer, "Hatched") && !strstr(chart->footer, "darker"));
	gallery = gallery_of(scene, LANG_ZH);
	CHECK_TEXT(figure_first(&gallery, &figure_limits)->title,
	           "生效的约束为能耗总量，未减少2025年地区生产总值");
	scene_free(scene);
}

/* A tenth of the energy per GDP cannot be had by any cut. */
TEST(figure_limits_that_cannot_be_met_are_broken_and_said_first)
{
	struct scene *scene =
		scene_run(NULL, HEAD ",\"limits\":{\"r\":{\"title\":\"Ratio\",\"use\":\"energy\",\"per\":\"gdp\","
	                         "\"at_most\":\"0.1 tce/1e4 CNY\",\"output\":{\"max_cut\":50}}}}");
	struct gallery gallery = gallery_of(scene, LANG_EN);
	const struct chart *chart = figure_first(&gallery, &figure_limits);
	CHECK(strstr(chart->title, "Ratio: the limit cannot be met in 2021-2025") == chart->title);
	CHECK(chart->table->rows[0].cells[3].verdict == CHART_MISSED);
	CHECK_TEXT(chart->table->rows[0].cells[3].text, "broken");
	CHECK(strstr(chart->footer, "A cross: broken"));
	scene_free(scene);
}

TEST(figure_limits_need_limits_and_a_stem_of_their_own)
{
	struct scene *without = scene_run(NULL, HEAD "}");
	struct scene *idle = scene_run(NULL, HEAD ",\"limits\":{\"cap\":{\"title\":\"Cap\",\"use\":\"energy\","
	                                          "\"at_most\":\"9999 1e4 tce\",\"output\":{\"max_cut\":50}}}}");
	struct gallery gallery = gallery_of(without, LANG_EN);
	struct jobs jobs = {0};
	figure_limits.add(&gallery, 1u << CHART_SVG, &jobs);
	CHECK_INT(jobs.count, 0);
	CHECK(strstr(figure_limits.why_nothing(&gallery),
	             "no limits"));
	gallery = gallery_of(idle, LANG_EN);
	figure_limits.add(&gallery, 7, &jobs);
	figure_stack.add(&gallery, 1u << CHART_SVG, &jobs);
	CHECK_INT(jobs.count, 4);
	CHECK_TEXT(jobs.list[0].chart->title, "No limit ever binds");
	char name[200];
	snprintf(name, sizeof name, "limits-%s.en.svg", idle->scenario->id);
	CHECK_TEXT(jobs.list[0].name, name);
	snprintf(name, sizeof name, "stack-%s.en.svg", idle->scenario->id);
	CHECK_TEXT(jobs.list[3].name, name);
	for (int k = 0; k < 6; k++)
		CHECK(isnan(jobs.list[0].chart->table->rows[0].cells[k].value));
	scene_free(without), scene_free(idle);
}
