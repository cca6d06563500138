/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Heat maps and bars of attainment: titles count verdicts and never contradict the cells; no miss is rounded to
 * 100. Scenarios are made here: one sector that grows from 100. */
#include <math.h>
#include "figure/finding.h"
#include "figure/foot.h"
#include "figure/gallery.h"
#include "figure/subject.h"
#include "figure/words.h"
#include "tests/scene.h"
#include "tests/test.h"
#include "tests/test_figure.h"
#include "view/view.h"

enum { SCENES = 4 };

/* gdp in 2025: at least 130, at most 140 (the base is below: a margin), about 128. */
static const char plan[] =
	"{\"kind\":\"plan\",\"title\":{\"en\":\"Sample\",\"zh\":\"样例规划\"},\"base_year\":2020,\"prices\":2020,"
	"\"years\":[2021,2025],\"targets\":{"
	"\"least\":{\"title\":{\"en\":\"Least\",\"zh\":\"下限\"},\"group\":\"a\",\"attribute\":\"binding\","
	"\"variable\":\"gdp\",\"year\":2025,\"at_least\":\"130 亿元\"},"
	"\"most\":{\"title\":{\"en\":\"Most\",\"zh\":\"上限\"},\"group\":\"b\",\"variable\":\"gdp\",\"year\":2025,"
	"\"at_most\":\"140 亿元\"},"
	"\"words\":{\"title\":{\"en\":\"Words\",\"zh\":\"文字\"},\"words\":{\"en\":\"strive\",\"zh\":\"力争\"}}}}";

struct hall {
	struct scene *scenes[SCENES];
	const struct result *results[SCENES];
	struct view view;
	struct gallery gallery;
};

static struct hall hall_of(int count, const double *growths, enum language language)
{
	struct hall hall = {.view = {.language = language, .utf8 = true}};
	for (int i = 0; i < count; i++) {
		char text[400];
		snprintf(text, sizeof text,
		         "{\"kind\":\"scenario\",\"plan\":\"plan.json\",\"title\":{\"en\":\"%c\",\"zh\":\"%c\"},\"sectors\":"
		         "{\"works\":{\"output\":\"100 亿元\",\"growth\":\"%.10g %%/yr\"}}}",
		         'A' + i, 'A' + i, growths[i]);
		hall.scenes[i] = scene_run(plan, text);
		CHECK_SAY(hall.scenes[i]->result, "%s", scene_messages(hall.scenes[i]));
		hall.results[i] = hall.scenes[i]->result;
	}
	return hall;
}

static const struct gallery *gallery_of(struct hall *hall, int count)
{
	struct arena *arena = &hall->scenes[0]->arena;
	hall->gallery = gallery_of_all(arena, hall->results, count, &hall->view);
	return &hall->gallery;
}

static void hall_end(struct hall *hall)
{
	for (int i = 0; i < SCENES; i++)
		if (hall->scenes[i])
			scene_free(hall->scenes[i]);
}

static void title_is(int count, const double *growths, const char *en, const char *zh)
{
	for (enum language language = LANG_EN; language <= LANG_ZH; language++) {
		struct hall hall = hall_of(count, growths, language);
		const struct chart *chart = figure_first(gallery_of(&hall, count), &figure_heatmap);
		CHECK_TEXT(chart->title, language == LANG_EN ? en : zh);
		hall_end(&hall);
	}
}

/* 1.06^5 = 133.8: both met; 1.05^5 = 127.6: one; 1.08^5 = 146.9: the other; */
TEST(figure_heatmap_title_counts_verdicts)
{
	title_is(2, (double[]){6, 5}, "Only A: all assessed targets met (2)", "仅A可评估的目标全部达标（2）");
	title_is(2, (double[]){6, 6.5}, "Every scenario meets all of its targets that can be assessed",
	         "各情景可评估的目标全部达标");
	title_is(2, (double[]){5, 8},
	         "No scenario meets all of its targets that can be assessed; most met: A and B (1)",
	         "没有一个情景完成全部可评估目标；达标最多的是A和B（1项）");
	title_is(1, (double[]){5}, "A meets 1 of the 2 targets that can be assessed",
	         "A：可评估的2项目标中1项达标");
	title_is(1, (double[]){6}, "A meets all 2 targets that can be assessed", "A：可评估的2项目标全部达标");
}

TEST(figure_heatmap_cells_are_attainments_with_their_verdicts)
{
	struct hall hall = hall_of(2, (double[]){5, 8}, LANG_EN);
	const struct chart_table *table = figure_first(gallery_of(&hall, 2), &figure_heatmap)->table;
	CHECK(table->row_count == 2 && table->column_count == 2); /* words alone have no row */
	const struct chart_cell *least = table->rows[0].cells, *most = table->rows[1].cells;
	CHECK_CLOSE(least[0].value, 100 * (pow(1.05, 5) - 1) / 0.3, 1e-9);
	CHECK_CLOSE(most[1].value, 100 * (2 - 100 * pow(1.08, 5) / 140), 1e-9);
	CHECK(least[0].verdict == CHART_MISSED && least[1].verdict == CHART_MET && most[0].verdict == CHART_MET &&
	      most[1].verdict == CHART_MISSED);
	CHECK_TEXT(least[0].text, "92");
	CHECK_TEXT(table->rows[0].note, ">= 130");
	CHECK_TEXT(table->rows[0].end, "1/2");
	CHECK_TEXT(table->foot[1], "1/2");
	CHECK(table->rows[0].strong && !table->rows[1].strong && table->rows[1].apart && !table->rows[0].apart);
	hall_end(&hall);
}

TEST(figure_attainment_never_rounds_a_miss_to_100)
{
	struct hall hall = hall_of(1, (double[]){5.3873}, LANG_EN); /* 130 is 5.38739 a year */
	const struct chart *chart = figure_first(gallery_of(&hall, 1), &figure_bullets);
	const struct chart_row *row = &chart->table->rows[0];
	CHECK(row->cells[0].verdict == CHART_MISSED && row->cells[0].value < 100 && row->cells[0].value > 99.9);
	CHECK_TEXT(row->cells[0].text, "<100"); /* 99.998 */
	CHECK(strstr(row->end, "130.0 / ") == NULL && strstr(row->end, "129.99") == row->end);
	hall_end(&hall);
}

TEST(figure_attainment_says_what_goes_beyond_about)
{
	static const char about[] =
		"{\"kind\":\"plan\",\"title\":\"S\",\"base_year\":2020,\"prices\":2020,\"years\":[2021,2025],\"targets\":{"
		"\"gdp\":{\"title\":\"Output\",\"variable\":\"gdp\",\"year\":2025,\"about\":\"110 亿元\"}}}";
	static const char scenario[] =
		"{\"kind\":\"scenario\",\"plan\":\"plan.json\",\"title\":\"A\",\"sectors\":{\"works\":"
		"{\"output\":\"100 亿元\",\"growth\":\"5 %/yr\"}}}";
	struct hall hall = {.view = {.language = LANG_EN, .utf8 = true}, .scenes = {scene_run(about, scenario)}};
	hall.results[0] = hall.scenes[0]->result; /* 127.6: 276 % of the way */
	const struct chart *bars = figure_first(gallery_of(&hall, 1), &figure_bullets);
	CHECK_CLOSE(bars->table->rows[0].cells[0].value, 100 * (pow(1.05, 5) - 1) / 0.1, 1e-9);
	CHECK(strstr(bars->footer, "counted as met: Output."));
	CHECK(strstr(bars->footer, "the bar goes on past 150"));
	CHECK(!strstr(figure_first(&hall.gallery, &figure_heatmap)->footer, "the bar goes on"));
	CHECK_TEXT(bars->table->rows[0].cells[0].text, ">200");
	CHECK(strstr(bars->footer, ">200: more than twice"));
	hall_end(&hall);
}

/* What the scenario merely states is pale; what the models work out is not. */
TEST(figure_attainment_is_pale_where_it_is_stated)
{
	static const char targets[] =
		"{\"kind\":\"plan\",\"title\":\"S\",\"base_year\":2020,\"prices\":2020,\"years\":[2021,2025],\"targets\":{"
		"\"gdp\":{\"title\":\"Output\",\"variable\":\"gdp\",\"at_least\":\"110 亿元\"},"
		"\"trees\":{\"title\":\"Trees\",\"variable\":\"trees\",\"at_least\":\"30 %\"}}}";
	static const char scenario[] =
		"{\"kind\":\"scenario\",\"plan\":\"plan.json\",\"title\":\"A\",\"sectors\":{\"works\":"
		"{\"output\":\"100 亿元\",\"growth\":\"5 %/yr\"}},"
		"\"indicators\":{\"trees\":{\"unit\":\"%\",\"base\":20,\"linear\":{\"level\":{\"2025\":30}}}}}";
	struct hall hall = {.view = {.language = LANG_EN, .utf8 = true}, .scenes = {scene_run(targets, scenario)}};
	hall.results[0] = hall.scenes[0]->result;
	const struct chart *bars = figure_first(gallery_of(&hall, 1), &figure_bullets);
	CHECK(!bars->table->rows[0].cells[0].pale && bars->table->rows[1].cells[0].pale);
	CHECK(strstr(bars->footer, "(pale)"));
	hall_end(&hall);
}
