/* SPDX-License-Identifier: GPL-3.0-or-later */
/* charts: breaks in what has been observed. Segments of different bases, which of them the projection starts from,
 * and money at other prices, which is left out and said. */
#include "figure/finding.h"
#include "figure/foot.h"
#include "figure/gallery.h"
#include "figure/panel.h"
#include "figure/subject.h"
#include "figure/words.h"
#include "tests/scene.h"
#include "tests/test.h"
#include "view/view.h"

/* One sector that makes 100 in 2020 and grows by 5 %, and the rows that have been observed. */
static struct scene *observed_scene(const char *rows)
{
	struct scene *scene = scene_run(NULL, "{\"kind\":\"scenario\",\"plan\":\"plan.json\",\"title\":\"A\","
	                                      "\"sectors\":{\"works\":{\"output\":100,\"growth\":5}}}");
	const char *text = arena_print(&scene->arena, "variable,unit,year,value,source,basis\n%s", rows);
	((struct plan *)scene->scenario->plan)->observed =
		observed_read(&scene->arena, source_text(&scene->arena, "observed.csv", text), NULL, &scene->diags);
	CHECK(scene->result && scene->scenario->plan->observed);
	return scene;
}

static const char *gdp_footer(struct scene *scene, enum language language, struct chart_panel *panel)
{
	const struct result *results[] = {scene->result};
	struct view view = {.language = language, .utf8 = true};
	struct gallery gallery = gallery_of_all(&scene->arena, results, 1, &view);
	struct subjects known = figure_subjects(&gallery);
	struct subject subject = figure_subject(&gallery, "gdp", &known);
	*panel = figure_panel(&gallery, &subject, 0, 1, true);
	return figure_foot(&gallery, &subject, 0, 1, *panel);
}

TEST(figure_footer_says_which_observations_are_at_other_prices)
{
	static const struct {
		const char *rows;
		int drawn;
		const char *en, *zh;
	} cases[] = {
		{"gdp,1e8 CNY,2018,90,x,\ngdp,1e8 CNY,2019,97,x,\ngdp,1e8 CNY,2020,100,x,\n", 1,
	     "At other prices, not drawn: observations of 2018-2019.",
	     "价格口径不同的实际值未绘：2018-2019年。"},
		{"gdp,1e8 CNY@2020,2018,90,x,\ngdp,1e8 CNY@2015,2019,90,x,\n", 1, "observations of 2019.",
	     "未绘：2019年。"},
		{"gdp,1e8 CNY@2020,2018,90,x,\n", 1, NULL, NULL},
		{"gdp,1e4 people,2018,90,x,\n", 0, NULL, NULL},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		for (enum language language = LANG_EN; language <= LANG_ZH; language++) {
			struct scene *scene = observed_scene(cases[i].rows);
			struct chart_panel panel;
			const char *foot = gdp_footer(scene, language, &panel),
					   *wanted = language == LANG_EN ? cases[i].en : cases[i].zh;
			CHECK(wanted ? strstr(foot, wanted) != NULL
			             : !strstr(foot, "prices, not") && !strstr(foot, "未绘"));
			CHECK_INT(panel.segment_count ? panel.segments[0].count : 0, cases[i].drawn);
			scene_free(scene);
		}
}

TEST(figure_history_of_two_bases_is_two_segments)
{
	struct scene *scene = observed_scene(
		"gdp,1e8 CNY@2020,2021,98,x,new\ngdp,1e8 CNY@2020,2020,93,x,new\ngdp,1e8 CNY@2020,2015,80,x,\n"
		"gdp,1e8 CNY@2020,2020,100,x,\n");
	struct chart_panel panel;
	const char *foot = gdp_footer(scene, LANG_EN, &panel);
	CHECK(panel.segment_count == 2 && panel.segments[0].count == 2 && panel.segments[1].count == 2);
	CHECK(panel.segments[0].value[1] == 100 && panel.segments[1].value[0] == 93);
	CHECK_TEXT(panel.segments[0].note, "basis not said");
	CHECK_TEXT(panel.segments[1].note, "new");
	CHECK(strstr(foot, "The series breaks: basis not said (2015-2020); new (2020-2021)."));
	CHECK(strstr(
		foot, "starts in 2020 on the basis \"basis not said\"; the latest facts are on another, \"new\"."));
	CHECK(strstr(foot, "Black: observed, to 2021."));
	scene_free(scene);
}

TEST(figure_history_of_one_basis_has_no_break)
{
	struct scene *scene =
		observed_scene("gdp,1e8 CNY@2020,2021,105,x,only\ngdp,1e8 CNY@2020,2020,100,x,only\n");
	struct chart_panel panel;
	const char *foot = gdp_footer(scene, LANG_EN, &panel);
	CHECK(panel.segment_count == 1 && !panel.segments[0].note);
	CHECK(!strstr(foot, "breaks") && !strstr(foot, "starts in") && !strstr(foot, "do not join"));
	scene_free(scene);
}

/* A projection from 100 in 2020: what was observed before, and after on one basis or another. */
static struct joint joint_of(double before, double after_2020, struct chart_segment segments[2])
{
	static double values[4], year[4] = {2015, 2020, 2020, 2022};
	static const double line_year[] = {2020, 2025}, line_value[] = {100, 130};
	static const struct chart_line line = {.count = 2, .year = line_year, .value = line_value};
	values[0] = 90, values[1] = before, values[2] = after_2020, values[3] = 110;
	segments[0] = (struct chart_segment){2, year, values, "old", NULL};
	segments[1] = (struct chart_segment){2, year + 2, values + 2, "new", NULL};
	struct chart_panel panel = {
		.projected_from = 2020, .segment_count = 2, .line_count = 1, .segments = segments, .lines = &line};
	struct joint joint = figure_foot_joint(&panel);
	CHECK(figure_foot_is_broken(&panel) == (joint.start != joint.latest));
	CHECK(figure_foot_observed_to(&panel) == 2022);
	return joint;
}

TEST(figure_joint_is_with_the_basis_that_the_projection_starts_from)
{
	struct chart_segment segments[2];
	struct joint old = joint_of(100, 103, segments), new = joint_of(97, 100, segments),
				 both = joint_of(100, 100, segments), none = joint_of(97, 103, segments);
	CHECK(old.start == &segments[0] && old.latest == &segments[1]);
	CHECK(new.start == &segments[1] && new.latest == &segments[1]);
	CHECK(both.start == &segments[1] && both.latest == &segments[1]);
	CHECK(!none.start && none.latest == &segments[1]);
}
