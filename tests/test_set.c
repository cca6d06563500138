/* SPDX-License-Identifier: GPL-3.0-or-later */
/* --set as the user meets it: = replaces, += and *= act on the yearly values that the files came to, globs
 * reach several inputs, units and bounds are kept, a slip is answered with the nearest name. */
#include "tests/scene.h"
#include "data/reader.h"
#include "data/setting.h"
#include "tests/test.h"

#define SCENARIO \
	"{\"kind\":\"scenario\",\"plan\":\"plan.json\",\"title\":\"t\",\"economy\":{\"gdp\":200}," \
	"\"sectors\":{\"a\":{\"output\":60,\"growth\":{\"path\":{\"2021\":8,\"2025\":4}}},\"b\":{\"output\":40," \
	"\"growth\":{\"level\":{\"2025\":50}}}," \
	"\"c\":{\"share\":50,\"growth\":2}},\"energy\":{\"intensity\":1,\"efficiency\":{\"a\":3,\"b\":2,\"c\":1}," \
	"\"households\":10},\"limits\":{\"cap\":{\"use\":\"energy\",\"at_most\":{\"path\":{\"2021\":500,\"2025\":400}}," \
	"\"output\":{\"max_cut\":20}}},\"indicators\":{\"x\":{\"unit\":\"%\",\"base\":10,\"linear\":1}}}"
#define SET(...) ((const char *const[]){__VA_ARGS__, NULL})

static struct scene *with(const char *const *settings)
{
	struct scene *scene = scene_run_settings(NULL, SCENARIO, settings);
	CHECK_SAY(scene->result, "%s: %s", settings[0], scene_messages(scene));
	return scene;
}

static void refused(const char *setting, const char *message, const char *hint)
{
	struct scene *scene = scene_run_settings(NULL, SCENARIO, SET(setting));
	CHECK(!scene->result && scene->diags.errors == 1);
	scene_says(scene, message);
	scene_says(scene, hint);
	scene_says(scene, "--set:1:");
	scene_free(scene);
}

/* Growth in percent of sector a in each year from 2021 on. */
static void growth_is(const struct scene *scene, const char *name, const double want[5])
{
	for (int y = 0; y < 5; y++)
		CHECK_CLOSE(scene_value(scene, name, 2021 + y), want[y], 1e-11);
}

TEST(set_replaces_a_whole_quantity)
{
	struct scene *scene = with(SET("sectors.a.growth=5"));
	growth_is(scene, "output_growth.a", (const double[]){5, 5, 5, 5, 5});
	scene_free(scene);
	scene = with(SET("/sectors/a/growth={\"path\": {\"2021\": 1, \"2025\": 5}}"));
	growth_is(scene, "output_growth.a", (const double[]){1, 2, 3, 4, 5});
	scene_free(scene);
	scene = with(SET("sectors.b.growth={\"level\": {\"2025\": 80}}", "sectors.b.output=\"5000 万元\""));
	CHECK_CLOSE(scene_value(scene, "output.b", 2020), 0.5, 1e-14);
	CHECK_CLOSE(scene_value(scene, "output.b", 2025), 80, 1e-12);
	scene_free(scene);
}

TEST(set_twice_is_refused_with_both)
{
	static const char *const twice[][2] = {{"sectors.a.growth=0.5 %/yr", "sectors.a.growth=7"},
		{"sectors.a.growth=7", "/sectors/a/growth=7"}, {"sectors.a.growth=1", "sectors.*.growth=2"},
		{"energy.efficiency.*=1", "energy.efficiency.*=2"}};
	for (size_t i = 0; i < sizeof twice / sizeof *twice; i++) {
		struct scene *scene = scene_run_settings(NULL, SCENARIO, SET(twice[i][0], twice[i][1]));
		CHECK(!scene->result && scene->diags.errors == 1);
		scene_says(scene, "is set a second time");
		scene_says(scene, twice[i][0]);
		scene_says(scene, twice[i][1]);
		scene_free(scene);
	}
	/* narrower, then more */
	struct scene *scene = with(SET("sectors.*.growth=1", "sectors.a.growth=2", "sectors.a.growth+=1"));
	growth_is(scene, "output_growth.a", (const double[]){3, 3, 3, 3, 3});
	growth_is(scene, "output_growth.b", (const double[]){1, 1, 1, 1, 1});
	scene_free(scene);
}

TEST(set_steps_act_on_every_year_of_a_path)
{
	struct scene *scene = with(SET("sectors.a.growth+=1.5"));
	growth_is(scene, "output_growth.a", (const double[]){9.5, 8.5, 7.5, 6.5, 5.5});
	scene_free(scene);
	scene = with(SET("sectors.a.growth+=-0.5 pp"));
	growth_is(scene, "output_growth.a", (const double[]){7.5, 6.5, 5.5, 4.5, 3.5});
	scene_free(scene);
	scene = with(SET("sectors.a.growth+=0.5 pp/yr", "sectors.a.growth+=5 ‰/yr"));
	growth_is(scene, "output_growth.a", (const double[]){9, 8, 7, 6, 5});
	scene_free(scene);
}

TEST(set_factors_act_on_every_year_of_a_path)
{
	struct scene *scene = with(SET("sectors.a.growth*=0.5"));
	growth_is(scene, "output_growth.a", (const double[]){4, 3.5, 3, 2.5, 2});
	scene_free(scene);
	scene = with(SET("limits.cap.at_most*=0.9"));
	for (int year = 2021; year <= 2025; year++)
		CHECK_CLOSE(scene_value(scene, "limit_most.cap", year), 0.9 * (500 - 25 * (year - 2021)), 1e-13);
	scene_free(scene);
	scene = with(SET("sectors.a.growth+=2", "sectors.a.growth*=2")); /* in the order given */
	growth_is(scene, "output_growth.a", (const double[]){20, 18, 16, 14, 12});
	scene_free(scene);
}

TEST(set_steps_act_on_the_rates_that_a_level_came_to)
{
	struct scene *scene = with(SET("sectors.b.growth+=1"));
	double rate = pow(50.0 / 40, 0.2) + 0.01;
	for (int year = 2020; year <= 2025; year++)
		CHECK_CLOSE(scene_value(scene, "output.b", year), 40 * pow(rate, year - 2020), 1e-12);
	scene_free(scene);
}

TEST(set_replacing_comes_before_steps_whatever_the_order)
{
	struct scene *scene = with(SET("sectors.a.growth+=1", "sectors.a.growth=5"));
	growth_is(scene, "output_growth.a", (const double[]){6, 6, 6, 6, 6});
	scene_free(scene);
}

TEST(set_globs_reach_several_inputs)
{
	struct scene *scene = with(SET("sectors.*.growth+=1"));
	CHECK_CLOSE(scene_value(scene, "output_growth.a", 2021), 9, 1e-11);
	CHECK_CLOSE(scene_value(scene, "output_growth.b", 2021), 100 * (pow(1.25, 0.2) - 1) + 1, 1e-11);
	CHECK_CLOSE(scene_value(scene, "output_growth.c", 2021), 3, 1e-11);
	scene_free(scene);
	scene = with(SET("energy.efficiency.?*=2"));
	CHECK_CLOSE(scene_value(scene, "energy_per_output.a", 2021), 0.94, 1e-14);
	CHECK_CLOSE(scene_value(scene, "energy_per_output.c", 2021), 0.98, 1e-14);
	scene_free(scene);
}

TEST(set_steps_on_an_input_over_sectors_reach_them_all)
{
	struct scene *scene = with(SET("energy.efficiency*=2"));
	CHECK_CLOSE(scene_value(scene, "energy_per_output.a", 2021), 0.94, 1e-13);
	CHECK_CLOSE(scene_value(scene, "energy_per_output.c", 2021), 0.98, 1e-13);
	scene_free(scene);
	scene = with(SET("/energy/efficiency+=0.5"));
	CHECK_CLOSE(scene_value(scene, "energy_per_output.b", 2021), 0.975, 1e-13);
	scene_free(scene);
}

TEST(set_reaches_inputs_that_have_only_a_default_or_stand_deeper)
{
	struct scene *scene =
		with(SET("energy.households+=5", "limits.cap.output.max_cut=1", "indicators.x.linear+=0.5 pp"));
	CHECK_CLOSE(scene_value(scene, "energy_households", 2023), 15, 1e-15);
	CHECK_CLOSE(scene_value(scene, "x", 2025), 17.5, 1e-13);
	scene_free(scene);
	scene = with(SET("prices.growth={\"a\": 3}"));
	CHECK_CLOSE(scene_value(scene, "price.a", 2021), 1.03, 1e-14);
	CHECK_CLOSE(scene_value(scene, "price.b", 2021), 1, 0);
	scene_free(scene);
}

TEST(set_moves_what_is_stated_as_a_share_of_the_whole)
{
	struct scene *scene = with(SET("economy.gdp*=1.1"));
	CHECK_CLOSE(scene_value(scene, "output.c", 2020), 110, 1e-14);
	scene_free(scene);
	scene = with(SET("sectors.c.share+=5"));
	CHECK_CLOSE(scene_value(scene, "output.c", 2020), 110, 1e-14);
	scene_free(scene);
	scene = with(SET("economy.gdp*=1.1", "sectors.c.share*=0.5", "sectors.a.growth+=1"));
	CHECK_CLOSE(scene_value(scene, "output.c", 2020), 55, 1e-14);
	scene_free(scene);
	scene = with(SET("sectors.c.output*=1.5", "sectors.a.growth+=1", "economy.gdp*=2")); /* its own adjustment stays */
	CHECK_CLOSE(scene_value(scene, "output.c", 2020), 150, 1e-14);
	scene_free(scene);
	scene = with(SET("sectors.c.output*=1.5"));
	CHECK_CLOSE(scene_value(scene, "output.c", 2020), 150, 1e-14);
	scene_free(scene);
	scene = with(SET("economy.gdp=220"));
	CHECK_CLOSE(scene_value(scene, "output.c", 2020), 110, 1e-14);
	scene_free(scene);
}

TEST(set_marks_what_it_adjusted_and_where)
{
	struct scene *scene = with(SET("sectors.a.growth+=1"));
	if (!scene->result)
		return;
	int element, input = program_find_input(scene->result->program, "sectors.a.growth", &element);
	const struct input_value *value = &scene->result->program->inputs[input].value[element];
	CHECK(value->adjusted && !value->source);
	CHECK_TEXT(place_text(&scene->arena, value->place), "--set:1:19");
	CHECK(!scene->result->program->inputs[input].value[1].adjusted);
	scene_free(scene);
}

TEST(set_keeps_bounds)
{
	refused("sectors.a.growth=-95", "-90", "growth");
	refused("sectors.a.growth+=-99", "sectors.a.growth would become -91", "allowed: -90 to 1000");
	refused("energy.efficiency.*+=28", "energy.efficiency.a would become 31", "allowed: -20 to 30");
	refused("sectors.b.output*=-1", "sectors.b.output would become -40", "allowed: 0 to");
}

TEST(set_keeps_units)
{
	refused("sectors.a.growth=5 tce", "tce", "%/yr");
	refused("sectors.a.growth+=5 tce", "cannot be added to growth", "%/yr");
	refused("limits.cap.at_most+=5 t", "t", "1e4 tce");
	refused("sectors.a.growth*=5 %", "cannot be used here", "*= wants a plain number");
}

TEST(set_slips_are_answered_with_the_nearest_name)
{
	refused("sectors.a.grwoth=5", "there is no \"grwoth\"", "did you mean \"growth\"?");
	refused("sector.a.growth=5", "there is no \"sector\"", "did you mean \"sectors\"?");
	refused("energy.eficiency+=1", "there is no \"eficiency\"", "did you mean \"efficiency\"?");
	refused("sectors.z.growth+=1", "there is no \"z\"", "");
	refused("sectors.*.grwoth+=1", "matches no number", "did you mean \"sectors.*.growth\"?");
	refused("limits.cap.active=0", "there is no \"active\"", "");
	refused("limits.on=0", "", "");
}

TEST(set_a_title_that_two_bear_is_told_with_both)
{
	static const char text[] =
		"{\"kind\":\"scenario\",\"plan\":\"plan.json\",\"title\":\"t\",\"sectors\":{\"a\":{\"title\":\"Works\","
		"\"output\":60,\"growth\":3},\"b\":{\"title\":\"Works\",\"output\":40,\"growth\":3}}}";
	struct scene *scene = scene_run_settings(NULL, text, SET("sectors.Works.growth=5"));
	CHECK(!scene->result && scene->diags.errors == 1);
	scene_says(scene, "\"Works\" could be several things");
	scene_says(scene, "name one of a, b");
	scene_free(scene);
}

TEST(set_a_glob_over_sectors_reaches_a_number_given_for_all)
{
	struct scene *scene = with(SET("energy.intensity.*=2", "energy.efficiency.*+=0.5 pp"));
	int element, input = program_find_input(scene->result->program, "energy.intensity.b", &element);
	CHECK_CLOSE(scene->result->program->inputs[input].value[element].values[0], 2, 0);
	input = program_find_input(scene->result->program, "energy.efficiency.a", &element);
	CHECK_CLOSE(scene->result->program->inputs[input].value[element].values[0], 3.5, 1e-15);
	scene_free(scene);
}

static void parses(const char *text, const char *pattern, char operation, const char *value)
{
	struct arena arena;
	struct diags diags;
	struct setting setting = {0};
	arena_init(&arena, NULL, 0);
	diags_init(&diags, &arena, LANG_EN);
	bool good = setting_parse(&arena, text, &setting, &diags);
	CHECK(good == (pattern != NULL) && (diags.errors == 0) == good);
	if (good && pattern) {
		CHECK_TEXT(setting.pattern, pattern);
		CHECK_TEXT(setting.value, value);
		CHECK_INT(setting.operation, operation);
		CHECK_INT(setting.key_place.offset, 0);
		CHECK_INT(setting.key_place.length, strlen(pattern));
		CHECK_INT(setting.value_place.offset, strlen(text) - strlen(value));
	}
	arena_free(&arena);
}

TEST(set_forms_of_the_option)
{
	parses("a.b=5", "a.b", '=', "5");
	parses("a.b+=5", "a.b", '+', "5");
	parses("a.b*=1.1", "a.b", '*', "1.1");
	parses("/a/b=5 %/yr", "/a/b", '=', "5 %/yr");
	parses("a.**=5", "a.*", '*', "5");
	parses("a.*+=5", "a.*", '+', "5");
	parses("a.*=5", "a.*", '=', "5");
	parses("/a/*=5", "/a/*", '=', "5");
	parses("a=b=c", "a", '=', "b=c");
	parses("a.b+=-0.5 pp", "a.b", '+', "-0.5 pp");
	parses("a.b", NULL, 0, NULL);
	parses("=5", NULL, 0, NULL);
	parses("+=5", NULL, 0, NULL);
	parses("a=", NULL, 0, NULL);
	parses("a+=", NULL, 0, NULL);
	parses("a+=five", NULL, 0, NULL);
	parses("a*=5 %", NULL, 0, NULL);
	parses("", NULL, 0, NULL);
}
