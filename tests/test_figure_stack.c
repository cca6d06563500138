/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sectors as stacked bands: values, shares and the title by hand; at most eight own bands. */
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

#define HEAD                                                                                                 \
	"{\"kind\":\"scenario\",\"plan\":\"plan.json\",\"title\":{\"en\":\"A\",\"zh\":\"A\"},\"sectors\":{"

static struct gallery gallery_of(struct scene *scene, enum language language)
{
	const struct result **results = ARENA_NEW(&scene->arena, const struct result *);
	struct view *view = ARENA_NEW(&scene->arena, struct view);
	*results = scene->result;
	*view = (struct view){.language = language, .utf8 = true};
	return gallery_of_all(&scene->arena, results, 1, view);
}

static struct scene *two(double growth)
{
	char text[400];
	snprintf(text, sizeof text,
	         HEAD "\"farms\":{\"title\":{\"en\":\"Farms\",\"zh\":\"农业\"},\"output\":60,\"growth\":0},"
	              "\"works\":{\"title\":{\"en\":\"Works\",\"zh\":\"工业\"},\"output\":40,\"growth\":%g}}}",
	         growth);
	struct scene *scene = scene_run(NULL, text);
	CHECK_SAY(scene->result, "%s", scene_messages(scene));
	return scene;
}

/* 40 * 1.1^5 = 64.42: 64.42 / 124.42 = 51.8 %, from 40. */
TEST(figure_stack_says_which_share_moves_most)
{
	static const char *const en = "Farms falls from 60.0 to 48.2 % of GDP by 2025",
							 *const zh = "到2025年农业占地区生产总值的比重由60.0%降至48.2%";
	struct scene *scene = two(10);
	struct gallery gallery = gallery_of(scene, LANG_EN);
	const struct chart *chart = figure_first(&gallery, &figure_stack);
	const struct chart_panel *panel = chart->panels;
	CHECK_TEXT(chart->title, en);
	CHECK_TEXT(chart->subtitle, "Value added by sector, 1e8 CNY, prices of 2020. Sample: A");
	CHECK(panel->line_count == 2 && panel->lines[0].count == 6);
	CHECK_TEXT(panel->lines[0].value_text, "60.0 to 48.2 %");
	CHECK_TEXT(panel->lines[1].value_text, "40.0 to 51.8 %");
	CHECK_TEXT(panel->lines[1].name, "Works");
	for (int k = 0; k <= 5; k++) {
		CHECK_CLOSE(panel->lines[0].value[k], 60, 1e-13);
		CHECK_CLOSE(panel->lines[1].value[k], 40 * pow(1.1, k), 1e-13);
		CHECK_CLOSE(panel->lines[0].value[k] + panel->lines[1].value[k], scene_value(scene, "gdp", 2020 + k),
		            1e-13);
	}
	gallery = gallery_of(scene, LANG_ZH);
	CHECK_TEXT(figure_first(&gallery, &figure_stack)->title, zh);
	scene_free(scene);
	scene = two(0);
	gallery = gallery_of(scene, LANG_EN);
	CHECK_TEXT(figure_first(&gallery, &figure_stack)->title,
	           "Shares of GDP stay as they are; the largest in 2025 is Farms, 60.0 %");
	scene_free(scene);
}

/* Sectors s0, s1, ... of 10, 11, ... that do not grow. */
static struct scene *many(int count)
{
	char text[2000] = HEAD;
	for (int i = 0; i < count; i++) {
		size_t used = strlen(text);
		snprintf(text + used, sizeof text - used, "%s\"s%d\":{\"output\":%d,\"growth\":0}", i ? "," : "", i,
		         10 + i);
	}
	strcat(text, "}}");
	return scene_run(NULL, text);
}

TEST(figure_stack_has_eight_own_bands_and_sums_the_smallest)
{
	struct scene *one = many(1), *eight = many(8), *nine = many(9), *twelve = many(12);
	struct gallery gallery = gallery_of(one, LANG_EN);
	CHECK(figure_first(&gallery, &figure_stack) == NULL);
	CHECK(strstr(figure_stack.why_nothing(&gallery),
	             "no two sectors"));
	gallery = gallery_of(eight, LANG_EN);
	const struct chart *chart = figure_first(&gallery, &figure_stack);
	CHECK_INT(chart->panels->line_count, 8);
	CHECK(!strstr(chart->footer, "Other"));
	gallery = gallery_of(nine, LANG_EN);
	const struct chart_panel *panel = figure_first(&gallery, &figure_stack)->panels;
	CHECK_INT(panel->line_count, 8);
	CHECK_TEXT(panel->lines[0].name, "s2");
	CHECK_TEXT(panel->lines[7].name, "Other (2)");
	CHECK_CLOSE(panel->lines[7].value[5], 10 + 11, 1e-13);
	gallery = gallery_of(twelve, LANG_EN);
	chart = figure_first(&gallery, &figure_stack), panel = chart->panels;
	CHECK_INT(panel->line_count, 9);
	CHECK_TEXT(panel->lines[0].name, "s4");
	CHECK_TEXT(panel->lines[8].name, "Other (4)");
	CHECK_CLOSE(panel->lines[8].value[0], 10 + 11 + 12 + 13, 1e-13);
	CHECK(strstr(chart->footer, "Other: the sum of the 4 smallest sectors."));
	for (int i = 0; i < 9; i++)
		for (int k = 0; k < i; k++)
			CHECK(panel->lines[i].colour != panel->lines[k].colour);
	scene_free(one), scene_free(eight), scene_free(nine), scene_free(twelve);
}
