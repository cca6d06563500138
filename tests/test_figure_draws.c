/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fans, ranges and whiskers: their numbers are the ensemble's, their words the tables', and the ground of a target is
 * where it is met. */
#include <math.h>
#include <string.h>
#include "figure/draws.h"
#include "figure/gallery.h"
#include "figure/subject.h"
#include "tests/scene.h"
#include "tests/test.h"
#include "tests/test_figure.h"
#include "view/view.h"
#include "view/view_number.h"

#define PLAN(sense)                                                                                                    \
	"{\"kind\":\"plan\",\"title\":\"p\",\"base_year\":2020,\"prices\":2020,\"years\":[2021,2025],\"targets\":{"        \
	"\"x\":{\"title\":\"X\",\"variable\":\"x\",\"year\":2025," sense                                                   \
	"},\"steady\":{\"title\":\"Y\",\"variable\":\"y\",\"year\":2025,\"at_least\":1}}}"
#define SCENARIO \
	"{\"kind\":\"scenario\",\"plan\":\"plan.json\",\"title\":\"A\",\"indicators\":{" \
	"\"x\":{\"title\":\"X\",\"unit\":\"1e4 t\",\"base\":100,\"linear\":{\"value\":4," \
	"\"uncertain\":{\"normal\":{\"sd\":1}}}},\"y\":{\"title\":\"Y\",\"unit\":\"1\",\"base\":1,\"linear\":1}}}"

struct stand {
	struct scene *scene;
	struct view view;
	struct gallery gallery;
	const struct ensemble *ensemble;
	struct subjects known;
};

static const bool *all_wanted(struct arena *arena, const struct program *program)
{
	bool *wanted = ARENA_ARRAY(arena, program->variable_count + 1, bool);
	for (int v = 0; v < program->variable_count; v++)
		wanted[v] = true;
	return wanted;
}

static struct stand *stand_of(const char *plan, enum language language, uint64_t members)
{
	struct scene *scene = scene_run(plan, SCENARIO);
	struct stand *stand = ARENA_NEW(&scene->arena, struct stand);
	if (!scene->result) {
		test_fail(__FILE__, __LINE__, "%s", scene_messages(scene));
		return NULL;
	}
	const struct result **results = ARENA_NEW(&scene->arena, const struct result *);
	*results = scene->result;
	stand->scene = scene;
	stand->view = (struct view){.language = language, .utf8 = true};
	stand->ensemble = ensemble_run(
		&scene->arena, scene->result, scene->result->uncertainty,
		&(struct ensemble_question){
			.members = members, .seed = 1, .threads = 1, .wanted = all_wanted(&scene->arena, scene->result->program)});
	stand->gallery = gallery_of_all(&scene->arena, results, 1, &stand->view);
	stand->gallery.ensembles = &stand->ensemble;
	stand->known = figure_subjects(&stand->gallery);
	return stand;
}

static const struct chart *of(struct stand *stand, const char *only, const struct figure_kind *kind)
{
	stand->view.asked.only = only;
	const struct chart *chart = figure_first(&stand->gallery, kind);
	stand->view.asked.only = NULL;
	return chart;
}

/* x ends at 120 with sd 5: P(x >= 125) = 1 - Phi(1) = 15.9 %. */
TEST(figure_fan_says_what_the_ensemble_says)
{
	struct stand *stand = stand_of(PLAN("\"at_least\":125"), LANG_EN, 100000);
	if (!stand)
		return;
	struct subject x = figure_subject(&stand->gallery, "x", &stand->known);
	const struct chart *chart = of(stand, "x", &figure_fan);
	const struct chart_panel *panel = chart->panels;
	const char *chance = view_chance(&stand->scene->arena, stand->ensemble->targets[0].met, 100000, &stand->view);
	CHECK_CLOSE(chance_value(ensemble_chance(stand->ensemble, 0)), 0.158655, 0.03);
	CHECK_TEXT(chart->title,
	           arena_print(&stand->scene->arena, "X: A meets the 2025 target (125) with a probability of %s", chance));
	CHECK(strstr(chart->footer, "100,000 runs (seed 1)"));
	CHECK_INT(panel->band_count, 3);
	CHECK_INT(panel->line_count, 1);
	static const enum ensemble_stat low[] = {STAT_P05, STAT_P10, STAT_P25}, high[] = {STAT_P95, STAT_P90, STAT_P75};
	for (int i = 0; i < 3; i++)
		for (int k = 0; k < panel->lines[0].count; k++) {
			CHECK_CLOSE(panel->bands[i].low[k], ensemble_value(stand->ensemble, x.in[0].variable, 0, 2020 + k, low[i]),
			            0);
			CHECK_CLOSE(panel->bands[i].high[k],
			            ensemble_value(stand->ensemble, x.in[0].variable, 0, 2020 + k, high[i]), 0);
			CHECK(panel->bands[i].low[k] <= panel->lines[0].value[k] &&
			      panel->lines[0].value[k] <= panel->bands[i].high[k]);
		}
	CHECK_CLOSE(panel->bands[0].high[5], 120 + 5 * 1.6448536, 0.1);
	CHECK_TEXT(panel->bands[1].low_text ? panel->bands[1].low_text : "none", "none");
	CHECK(strncmp(panel->bands[0].high_text, "95 %", 4) == 0);
	CHECK(!figure_draws_spread(&stand->gallery, &(struct subject){.in = x.in, .years = {2020, 2020, 2020}}, 0));
	scene_free(stand->scene);
}

TEST(figure_fan_in_chinese_says_the_same)
{
	struct stand *stand = stand_of(PLAN("\"at_least\":125"), LANG_ZH, 5000);
	if (!stand)
		return;
	const char *chance = view_chance(&stand->scene->arena, stand->ensemble->targets[0].met, 5000, &stand->view);
	CHECK_TEXT(of(stand, "x", &figure_fan)->title,
	           arena_print(&stand->scene->arena, "A达到2025年X目标（125万吨）的概率为%s", chance));
	scene_free(stand->scene);
}

/* A chance that is neither 0 nor 1 is never printed as 0 or 100: x >= 139 is 3.8 sd away. */
TEST(figure_chances_are_not_rounded_away)
{
	struct stand *stand = stand_of(PLAN("\"at_least\":138"), LANG_EN, 100000);
	if (!stand)
		return;
	CHECK(stand->ensemble->targets[0].met > 0);
	CHECK_TEXT(figure_draws_chance(&stand->gallery, 0, "x", false), "<0.1 %");
	scene_free(stand->scene);
}

static void check_ground(const char *plan, double low, double high)
{
	struct stand *stand = stand_of(plan, LANG_EN, 2000);
	if (!stand)
		return;
	struct subject x = figure_subject(&stand->gallery, "x", &stand->known);
	const struct chart *chart = of(stand, "x", &figure_ranges);
	const struct chart_panel *panel = chart ? chart->panels : NULL;
	CHECK(panel && panel->has_ground && panel->range_count == 1);
	if (panel) {
		CHECK(isinf(low) ? panel->met_low == low : fabs(panel->met_low - low) < 1e-6);
		CHECK(isinf(high) ? panel->met_high == high : fabs(panel->met_high - high) < 1e-6);
		CHECK_CLOSE(panel->ranges[0].middle, ensemble_value(stand->ensemble, x.in[0].variable, 0, 2025, STAT_P50), 0);
		CHECK_TEXT(panel->ranges[0].end, figure_draws_chance(&stand->gallery, 0, "x", false));
	}
	CHECK(!of(stand, "y", &figure_ranges)); /* no draw moves it */
	scene_free(stand->scene);
}

TEST(figure_ranges_are_green_where_the_target_is_met)
{
	check_ground(PLAN("\"at_least\":125"), 125, INFINITY);
	check_ground(PLAN("\"at_most\":125"), -INFINITY, 125);
	check_ground(PLAN("\"range\":[118,125]"), 118, 125);
	check_ground(PLAN("\"about\":125,\"tolerance\":2"), 122.5, INFINITY); /* past it is met */
}

/* Progress from 100 to 125: 120 is 80 %, the 5 % and 95 % quantiles 47 % and 113 %. */
TEST(figure_bullets_have_the_spread_of_the_ensemble)
{
	struct stand *stand = stand_of(PLAN("\"at_least\":125"), LANG_EN, 100000);
	if (!stand)
		return;
	const struct chart_table *table = figure_first(&stand->gallery, &figure_bullets)->table;
	CHECK_INT(table->row_count, 2);
	const struct chart_cell *cell = table->rows[0].cells;
	CHECK(cell->spread);
	CHECK_CLOSE(cell->low, 80 - 4 * 5 * 1.6448536, 1);
	CHECK_CLOSE(cell->high, 80 + 4 * 5 * 1.6448536, 1);
	CHECK_TEXT(cell->chance, figure_draws_chance(&stand->gallery, 0, "x", false));
	CHECK(!table->rows[1].cells->spread && !table->rows[1].cells->chance); /* no draw moves y */
	stand->gallery.ensembles = NULL;
	CHECK(!figure_first(&stand->gallery, &figure_bullets)->table->chance_title);
	scene_free(stand->scene);
}
