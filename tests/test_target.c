/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Targets: every measure, every sense, edges to 1e-9, "about" on the way that it points, gaps' signs, and why one is
 * not assessed. */
#include "tests/scene.h"
#include "tests/test.h"

/* GDP 100 in 2020, 110 in 2021, ..., 100 * 1.1^5 in 2025; energy per GDP 2, falling by 3 % a year; people
 * urban 50 % + 1 a year. */
#define SCENARIO \
	"{\"kind\":\"scenario\",\"plan\":\"plan.json\",\"title\":\"t\",\"sectors\":{\"a\":{\"output\":100," \
	"\"growth\":10}},\"energy\":{\"intensity\":2,\"efficiency\":3},\"urbanization\":{\"base\":50,\"change\":1}," \
	"\"indicators\":{\"up\":{\"unit\":\"%%\",\"path\":{\"path\":{\"2020\":30,\"2025\":%.17g}}}," \
	"\"down\":{\"unit\":\"t\"," \
	"\"path\":{\"path\":{\"2020\":50,\"2025\":%.17g}}},\"flat\":{\"unit\":\"1\",\"path\":%.17g}}%s}"

static struct scene *judged(const char *target, double up, double down, double flat, const char *rest)
{
	char plan[2048], scenario[2048];
	snprintf(plan, sizeof plan,
	         "{\"kind\":\"plan\",\"title\":\"P\",\"base_year\":2020,\"prices\":2020,\"years\":[2021,2025],\"targets\":{"
	         "\"x\":{\"title\":\"X\",\"source\":\"row 1\",%s}}}",
	         target);
	snprintf(scenario, sizeof scenario, SCENARIO, up, down, flat, rest);
	struct scene *scene = scene_run(plan, scenario);
	CHECK_SAY(scene->result, "%s: %s", target, scene_messages(scene));
	return scene;
}

struct want { const char *target; enum verdict verdict; double value, gap; };

static void check(const struct want *want, double up, double down, double flat)
{
	struct scene *scene = judged(want->target, up, down, flat, "");
	const struct target_result *got = scene->result ? &scene->result->targets[0] : NULL;
	CHECK_SAY(!got || (got->verdict == want->verdict && test_close(got->value, want->value, 1e-12) &&
	                   test_close(got->gap, want->gap, 1e-9)),
	          "%s: verdict %d, value %.15g, gap %.15g; want %d, %.15g, %.15g", want->target, (int)got->verdict,
	          got->value, got->gap, (int)want->verdict, want->value, want->gap);
	scene_free(scene);
}

#define MET VERDICT_MET
#define MISSED VERDICT_MISSED

TEST(target_each_measure)
{
	const double gdp = 100 * pow(1.1, 5), fallen = 100 * (1 - pow(0.97, 5));
	const struct want cases[] = {
		{"\"variable\":\"gdp\",\"at_least\":161", MET, gdp, gdp - 161},
		{"\"variable\":\"gdp\",\"year\":2023,\"at_least\":134", MISSED, 133.1, -0.9},
		{"\"variable\":\"gdp\",\"measure\":\"growth\",\"at_least\":9.5", MET, 10, 0.5},
		{"\"variable\":\"gdp\",\"measure\":\"mean_growth\",\"at_least\":10.5", MISSED, 10, -0.5},
		{"\"variable\":\"gdp\",\"measure\":\"change\",\"at_least\":\"60 亿元\"", MET, gdp - 100, gdp - 160},
		{"\"variable\":\"urbanization\",\"measure\":\"change\",\"at_least\":\"5.3 个百分点\"", MISSED, 5, -0.3},
		{"\"variable\":\"energy_intensity\",\"measure\":\"decline_since_base\",\"at_least\":14", MET, fallen,
	     fallen - 14},
		{"\"variable\":\"energy_intensity\",\"measure\":\"decline_since_base\",\"at_least\":14.5", MISSED, fallen,
	     fallen - 14.5},
		{"\"variable\":\"output.a\",\"measure\":\"mean_growth\",\"year\":2022,\"at_most\":10.5", MET, 10, 0.5},
		{"\"variable\":\"share.a\",\"at_least\":100", MET, 100, 0},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		check(&cases[i], 40, 40, 1);
}

/* 110 + 121 + 133.1 in the three years after the base year; the base year itself does not count. */
TEST(target_sums_and_means_begin_after_the_base_year)
{
	const struct want cases[] = {
		{"\"variable\":\"gdp\",\"measure\":\"cumulative\",\"year\":2023,\"at_least\":360", MET, 364.1, 4.1},
		{"\"variable\":\"gdp\",\"measure\":\"mean\",\"year\":2023,\"at_least\":122", MISSED, 364.1 / 3,
	     364.1 / 3 - 122},
		{"\"variable\":\"urbanization\",\"measure\":\"mean\",\"about\":53", MET, 53, 53 - 53 * 0.98},
		{"\"variable\":\"flat\",\"measure\":\"cumulative\",\"at_most\":6", MET, 5, 1},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		check(&cases[i], 40, 40, 1);
}

/* Nothing is averaged in the base year: a mean begins in the first year, a total at 0. */
TEST(target_mean_has_no_value_in_the_base_year)
{
	struct scene *scene = judged("\"variable\":\"gdp\",\"measure\":\"mean\",\"at_least\":120", 40, 40, 1, "");
	int element, mean = scene->result ? program_find(scene->result->program, "target_value.x", &element) : -1;
	CHECK(mean >= 0 && !result_has(scene->result, mean, 2020) && result_has(scene->result, mean, 2021));
	CHECK_CLOSE(scene_value(scene, "target_value.x", 2021), 110, 1e-13);
	scene_free(scene);
}

/* What begins after the base year has no sum from its first year and no peak; that is no error. */
TEST(target_sums_and_peaks_of_what_begins_late_are_not_assessed)
{
	static const struct { const char *target; enum unassessed reason; } cases[] = {
		{"\"variable\":\"late\",\"measure\":\"cumulative\",\"at_least\":3", UNASSESSED_LATE},
		{"\"variable\":\"late\",\"measure\":\"mean\",\"at_least\":3", UNASSESSED_LATE},
		{"\"variable\":\"late\",\"measure\":\"peak_year\",\"at_most\":2024", UNASSESSED_LATE},
		{"\"variable\":\"gdp_growth\",\"measure\":\"peak_year\",\"at_most\":2024", UNASSESSED_LATE},
		{"\"variable\":\"gdp_growth\",\"measure\":\"mean\",\"at_least\":9", ASSESSED}}; /* from the first year on */
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char plan[1024];
		snprintf(plan, sizeof plan,
		         "{\"kind\":\"plan\",\"title\":\"P\",\"base_year\":2020,\"years\":[2021,2025],\"targets\":{"
		         "\"x\":{\"title\":\"X\",%s}}}",
		         cases[i].target);
		struct scene *scene = scene_run(
			plan,
			"{\"kind\":\"scenario\",\"plan\":\"plan.json\",\"title\":\"t\",\"sectors\":{\"a\":{\"output\":100,"
			"\"growth\":10}},\"indicators\":{\"late\":{\"unit\":\"t\",\"path\":{\"path\":{\"2023\":5}}}}}");
		CHECK_SAY(scene->result && scene->result->targets[0].reason == cases[i].reason, "%s: %s", cases[i].target,
		          scene->result ? "another reason" : scene_messages(scene));
		scene_free(scene);
	}
}

TEST(target_each_sense)
{
	const struct want cases[] = {
		{"\"variable\":\"flat\",\"at_least\":10", MET, 10, 0},
		{"\"variable\":\"flat\",\"at_most\":10", MET, 10, 0},
		{"\"variable\":\"flat\",\"above\":10", MISSED, 10, 0},
		{"\"variable\":\"flat\",\"below\":10", MISSED, 10, 0},
		{"\"variable\":\"flat\",\"above\":9", MET, 10, 1},
		{"\"variable\":\"flat\",\"below\":11", MET, 10, 1},
		{"\"variable\":\"flat\",\"at_least\":12", MISSED, 10, -2},
		{"\"variable\":\"flat\",\"at_most\":7", MISSED, 10, -3},
		{"\"variable\":\"flat\",\"range\":[10,12]", MET, 10, 0},
		{"\"variable\":\"flat\",\"range\":[8,10]", MET, 10, 0},
		{"\"variable\":\"flat\",\"range\":[9,14]", MET, 10, 1},
		{"\"variable\":\"flat\",\"range\":[11,14]", MISSED, 10, -1},
		{"\"variable\":\"flat\",\"range\":[2,8]", MISSED, 10, -2},
		{"\"variable\":\"flat\",\"at_least\":-5", MET, 10, 15},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		check(&cases[i], 40, 40, 10);
}

TEST(target_edges_allow_1e_9_of_the_number)
{
	const double near = 2238 * (1 - 0.5e-9), far = 2238 * (1 - 2e-9), over = 2238 * (1 + 0.5e-9),
				 beyond = 2238 * (1 + 2e-9);
	const struct { const char *target; double value; enum verdict verdict;
	} cases[] = {
		{"\"variable\":\"flat\",\"at_least\":2238", near, MET},
		{"\"variable\":\"flat\",\"at_least\":2238", far, MISSED},
		{"\"variable\":\"flat\",\"at_most\":2238", over, MET},
		{"\"variable\":\"flat\",\"at_most\":2238", beyond, MISSED},
		{"\"variable\":\"flat\",\"above\":2238", over, MISSED},
		{"\"variable\":\"flat\",\"above\":2238", beyond, MET},
		{"\"variable\":\"flat\",\"below\":2238", near, MISSED},
		{"\"variable\":\"flat\",\"below\":2238", far, MET},
		{"\"variable\":\"flat\",\"range\":[2238,3000]", near, MET},
		{"\"variable\":\"flat\",\"range\":[2238,3000]", far, MISSED},
		{"\"variable\":\"flat\",\"range\":[0,2238]", over, MET},
		{"\"variable\":\"flat\",\"range\":[0,2238]", beyond, MISSED},
		{"\"variable\":\"flat\",\"at_least\":-2238", -over, MET},
		{"\"variable\":\"flat\",\"at_least\":-2238", -beyond, MISSED},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		check(&(struct want){cases[i].target, cases[i].verdict, cases[i].value,
		                     (strstr(cases[i].target, "at_most") || strstr(cases[i].target, "below") ||
		                              strstr(cases[i].target, "[0,")
		                          ? -1
		                          : 1) *
		                         (cases[i].value - (strstr(cases[i].target, "-2238") ? -2238 : 2238))},
		      40, 40, cases[i].value);
}

static void about(const char *target, double up, double down, double flat, enum verdict verdict, bool overshoot,
                  double low, double high)
{
	struct scene *scene = judged(target, up, down, flat, "");
	const struct target_result *got = scene->result ? &scene->result->targets[0] : NULL;
	CHECK_SAY(!got || (got->verdict == verdict && got->overshoot == overshoot && test_close(got->low, low, 1e-15) &&
	                   test_close(got->high, high, 1e-15)),
	          "%s of %g, %g, %g: verdict %d, overshoot %d, edges %g %g",
	          target, up, down, flat, (int)got->verdict, got->overshoot, got->low, got->high);
	scene_free(scene);
}

TEST(target_about_has_its_tolerance_on_the_side_of_the_base)
{
	const char *up = "\"variable\":\"up\",\"about\":40"; /* from 30 */
	about(up, 39.9, 0, 0, MET, false, 39.2, NAN);
	about(up, 39.2, 0, 0, MET, false, 39.2, NAN);
	about(up, 39.1, 0, 0, MISSED, false, 39.2, NAN);
	about(up, 40.7, 0, 0, MET, false, 39.2, NAN);
	about(up, 41, 0, 0, MET, true, 39.2, NAN); /* beyond the number: met, and said */
	about(up, 90, 0, 0, MET, true, 39.2, NAN);
	const char *down = "\"variable\":\"down\",\"about\":40"; /* from 50 */
	about(down, 0, 40.1, 0, MET, false, NAN, 40.8);
	about(down, 0, 40.9, 0, MISSED, false, NAN, 40.8);
	about(down, 0, 39, 0, MET, true, NAN, 40.8);
	const char *flat = "\"variable\":\"flat\",\"about\":40"; /* from where it is: both sides */
	about(flat, 0, 0, 40, MET, false, 39.2, 40.8);
	about("\"variable\":\"up\",\"about\":40,\"tolerance\":0", 39.9, 0, 0, MISSED, false, 40, NAN);
	about("\"variable\":\"up\",\"about\":40,\"tolerance\":10", 36.5, 0, 0, MET, false, 36, NAN);
}

/* Of a rate, and of what has no base, more is better unless the target says otherwise. GDP grows by 10 % a year. */
TEST(target_about_means_the_same_of_rates_and_of_what_has_no_base)
{
	const char *growth = "\"variable\":\"gdp\",\"measure\":\"mean_growth\",";
	const struct {
		const char *rest;
		enum verdict verdict;
		bool overshoot;
		double low, high;
	} cases[] = {
		{"\"about\":10.1", MET, false, 10.1 * 0.98, NAN},
		{"\"about\":9", MET, true, 9 * 0.98, NAN},
		{"\"about\":11", MISSED, false, 11 * 0.98, NAN},
		{"\"about\":9,\"overshoot\":\"met\"", MET, true, 9 * 0.98, NAN},
		{"\"about\":9,\"overshoot\":\"missed\"", MISSED, true, 9 * 0.98, 9 * 1.02},
		{"\"about\":9,\"better\":\"less\"", MISSED, false, NAN, 9 * 1.02},
		{"\"about\":11,\"better\":\"less\"", MET, true, NAN, 11 * 1.02},
		{"\"about\":11,\"better\":\"less\",\"overshoot\":\"missed\"", MISSED, true, 11 * 0.98, 11 * 1.02},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char target[256];
		snprintf(target, sizeof target, "%s%s", growth, cases[i].rest);
		about(target, 0, 0, 0, cases[i].verdict, cases[i].overshoot, cases[i].low, cases[i].high);
	}
	about("\"variable\":\"gdp\",\"measure\":\"growth\",\"about\":8", 0, 0, 0, MET, true, 8 * 0.98, NAN);
	about("\"variable\":\"gdp_growth\",\"about\":8", 0, 0, 0, MET, true, 8 * 0.98, NAN); /* a level that is a rate */
	about("\"variable\":\"gdp\",\"measure\":\"cumulative\",\"about\":500", 0, 0, 0, MET, true, 490, NAN);
	about("\"variable\":\"gdp\",\"measure\":\"mean\",\"about\":200", 0, 0, 0, MISSED, false, 196, NAN);
	about("\"variable\":\"down\",\"measure\":\"change\",\"about\":-10", 0, 38, 0, MET, true, NAN, -9.8); /* from 50 */
	about("\"variable\":\"down\",\"measure\":\"change\",\"about\":-10", 0, 41, 0, MISSED, false, NAN, -9.8);
}

/* What it says itself comes before where the base stands; both edges where overshoot misses. */
TEST(target_about_may_say_which_side_is_beyond_and_that_it_misses)
{
	about("\"variable\":\"up\",\"about\":40,\"better\":\"less\"", 41, 0, 0, MISSED, false, NAN, 40.8);
	about("\"variable\":\"up\",\"about\":40,\"better\":\"less\"", 31, 0, 0, MET, true, NAN, 40.8);
	about("\"variable\":\"up\",\"about\":40,\"overshoot\":\"missed\"", 41, 0, 0, MISSED, true, 39.2, 40.8);
	about("\"variable\":\"up\",\"about\":40,\"overshoot\":\"missed\"", 40.5, 0, 0, MET, false, 39.2, 40.8);
	about("\"variable\":\"flat\",\"about\":40,\"better\":\"more\"", 0, 0, 40, MET, false, 39.2, NAN);
}

/* At an edge of 0 there is nothing to be relative to but what is measured: noise misses nothing. */
TEST(target_edges_at_0_allow_1e_9_of_what_is_measured)
{
	const struct { const char *target; double value; enum verdict verdict; } cases[] = {
		{"\"variable\":\"flat\",\"at_least\":0", -1e-12, MET},
		{"\"variable\":\"flat\",\"at_least\":0", -1e-6, MISSED},
		{"\"variable\":\"flat\",\"at_most\":0", 1e-12, MET},
		{"\"variable\":\"flat\",\"above\":0", 1e-12, MISSED},
		{"\"variable\":\"flat\",\"above\":0", 1e-6, MET},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct scene *scene = judged(cases[i].target, 40, 40, cases[i].value, "");
		CHECK_SAY(!scene->result || scene->result->targets[0].verdict == cases[i].verdict, "%s of %g", cases[i].target,
		          cases[i].value);
		scene_free(scene);
	}
	struct target target = {.sense = SENSE_AT_LEAST, .measure = MEASURE_CHANGE};
	struct target_result change = {.target = &target, .number = 0, .base = 0, .scale = 2e7, .from = -1};
	target_judge(&change, -1e-8, NAN); /* of 20 million */
	CHECK_INT(change.verdict, VERDICT_MET);
	target_judge(&change, -1, NAN);
	CHECK_INT(change.verdict, VERDICT_MISSED);
}

/* A tenth and two tenths of GDP less three: nothing, whatever rounding makes of it and whatever money GDP counts in. */
TEST(target_edges_at_0_are_held_to_the_numbers_behind_a_difference)
{
	const struct { const char *formula, *sense; double output; enum verdict verdict; } cases[] = {
		{"0.1 * gdp + 0.2 * gdp - 0.3 * gdp", "at_most", 100, MET},
		{"0.1 * gdp + 0.2 * gdp - 0.3 * gdp", "at_most", 1e-6, MET},
		{"0.1 * gdp + 0.2 * gdp - 0.3 * gdp", "at_most", 1e12, MET},
		{"0.3 * gdp - 0.1 * gdp - 0.2 * gdp", "at_least", 1e-6, MET},
		{"0.1 * gdp + 0.2 * gdp - 0.3 * gdp", "above", 1e12, MISSED},
		{"0.3001 * gdp - 0.3 * gdp", "at_most", 1e-6, MISSED},
		{"0.3001 * gdp - 0.3 * gdp", "at_most", 1e12, MISSED},
		{"0.3001 * gdp - 0.3 * gdp", "above", 1e-6, MET},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char plan[512], scenario[512];
		snprintf(plan, sizeof plan,
		         "{\"kind\":\"plan\",\"title\":\"P\",\"base_year\":2020,\"years\":[2021,2025],\"targets\":{\"x\":{"
		         "\"title\":\"X\",\"variable\":\"left\",\"%s\":0}}}",
		         cases[i].sense);
		snprintf(scenario, sizeof scenario,
		         "{\"kind\":\"scenario\",\"plan\":\"plan.json\",\"title\":\"t\",\"sectors\":{\"a\":{\"output\":%.17g,"
		         "\"growth\":3}},\"indicators\":{\"left\":{\"unit\":\"1e8 CNY@2020\",\"formula\":\"%s\"}}}",
		         cases[i].output, cases[i].formula);
		struct scene *scene = scene_run(plan, scenario);
		CHECK_SAY(scene->result && scene->result->targets[0].verdict == cases[i].verdict, "%s 0: %s of %g, %s",
		          cases[i].sense, cases[i].formula, cases[i].output,
		          scene->result ? "the other verdict" : scene_messages(scene));
		scene_free(scene);
	}
}

TEST(target_gap_of_about_counts_from_the_effective_edge)
{
	check(&(struct want){"\"variable\":\"up\",\"about\":40", MISSED, 39, -0.2}, 39, 0, 0);
	check(&(struct want){"\"variable\":\"down\",\"about\":40", MISSED, 41, -0.2}, 0, 41, 0);
	check(&(struct want){"\"variable\":\"up\",\"about\":40", MET, 39.9, 0.7}, 39.9, 0, 0);
}

static void unassessed(const char *target, enum unassessed reason)
{
	struct scene *scene = judged(target, 40, 40, 1, "");
	const struct target_result *got = scene->result ? &scene->result->targets[0] : NULL;
	CHECK_SAY(!got || (got->verdict == VERDICT_NOT_ASSESSABLE && got->reason == reason && isnan(got->value) &&
	                   isnan(got->gap)),
	          "%s: verdict %d, reason %d", target, (int)got->verdict, (int)got->reason);
	if (got)
		CHECK(scene->result->not_assessable == 1 && scene->result->met == 0 && scene->result->missed == 0);
	scene_free(scene);
}

TEST(target_is_not_assessed_without_number_variable_or_year)
{
	unassessed("\"variable\":\"gdp\",\"words\":{\"en\":\"provincial average\",\"zh\":\"全省平均水平\"}",
	           UNASSESSED_WORDS);
	unassessed("\"words\":\"improve steadily\"", UNASSESSED_WORDS);
	unassessed("\"below\":\"5.5 %\"", UNASSESSED_NO_MAPPING);
	unassessed("\"variable\":\"forest_cover\",\"at_least\":\"35 %\"", UNASSESSED_NO_VARIABLE);
	unassessed("\"variable\":\"population\",\"at_least\":10", UNASSESSED_NO_VARIABLE); /* its section is left out */
	unassessed("\"variable\":\"gdp\",\"at_least\":10,\"year\":2035", UNASSESSED_YEAR);
	unassessed("\"variable\":\"gdp_growth\",\"at_least\":10,\"year\":2020", UNASSESSED_YEAR);
}

TEST(target_a_rate_from_zero_or_less_or_over_no_year_is_not_assessed)
{
	static const char *const rates[] = {"growth", "mean_growth", "decline_since_base"};
	for (size_t i = 0; i < sizeof rates / sizeof *rates; i++)
		for (int base = -1; base <= 0; base++) {
			char target[256], rest[256];
			snprintf(target, sizeof target, "\"variable\":\"jump\",\"measure\":\"%s\",\"at_least\":5", rates[i]);
			snprintf(rest, sizeof rest,
			         ",\"indicators\":{\"jump\":{\"unit\":\"1\",\"path\":{\"path\":{\"2020\":%d,\"2025\":1},"
			         "\"interpolate\":\"step\"}}}",
			         base);
			char plan[1024], scenario[1024];
			snprintf(plan, sizeof plan,
			         "{\"kind\":\"plan\",\"title\":\"P\",\"base_year\":2020,\"years\":[2021,2025],\"targets\":{\"x\":{"
			         "\"title\":\"X\",\"source\":\"r\",%s}}}",
			         target);
			snprintf(scenario, sizeof scenario,
			         "{\"kind\":\"scenario\",\"plan\":\"plan.json\",\"sectors\":{\"a\":{\"output\":1,\"growth\":1}}%s}",
			         rest);
			struct scene *scene = scene_run(plan, scenario);
			const struct target_result *got = scene->result ? &scene->result->targets[0] : NULL;
			CHECK_SAY(got && got->verdict == VERDICT_NOT_ASSESSABLE && got->reason == UNASSESSED_UNDEFINED &&
			          isnan(got->value) && isnan(got->gap), "%s from %d: verdict %d, value %g", rates[i], base,
			          got ? (int)got->verdict : -1, got ? got->value : NAN);
			scene_free(scene);
		}
	unassessed("\"variable\":\"gdp\",\"measure\":\"mean_growth\",\"at_least\":1,\"year\":2020", UNASSESSED_YEAR);
	unassessed("\"variable\":\"gdp\",\"measure\":\"decline_since_base\",\"at_least\":1,\"year\":2020", UNASSESSED_YEAR);
}

TEST(target_words_get_a_number_from_the_scenario)
{
	struct scene *scene = judged(
		"\"variable\":\"energy_intensity\",\"measure\":\"decline_since_base\",\"attribute\":\"binding\","
		"\"words\":\"provincial task\"",
		40, 40, 1,
		",\"targets\":{\"x\":{\"at_least\":{\"value\":14,\"source\":\"assumption\",\"range\":[13,16],"
		"\"note\":\"n\"}}}");
	if (!scene->result)
		return;
	const struct target_result *got = &scene->result->targets[0];
	CHECK(got->verdict == VERDICT_MET && got->target->from_scenario && got->target->binding);
	CHECK_TEXT(got->target->words.en, "provincial task");
	CHECK(strstr(place_text(&scene->arena, got->target->number_place), "s.json:1:") != NULL);
	CHECK_INT(scene->result->binding_met, 1);
	CHECK_INT(scene->result->binding_assessed, 1);
	scene_free(scene);
}

TEST(target_numbers_are_converted_to_the_variables_unit)
{
	const double gdp = 100 * pow(1.1, 5);
	check(&(struct want){"\"variable\":\"gdp\",\"at_least\":\"1610000 万元\"", MET, gdp, gdp - 161}, 40, 40, 1);
	check(&(struct want){"\"variable\":\"down\",\"at_most\":\"0.0041 万吨\"", MET, 40, 1}, 40, 40, 1);
	struct scene *scene = judged("\"variable\":\"gdp\",\"at_least\":161", 40, 40, 1, "");
	CHECK_TEXT(!scene->result ? NULL : scene->result->targets[0].unit.text, "1e8 CNY@2020");
	scene_free(scene);
	char plan[] =
		"{\"kind\":\"plan\",\"title\":\"P\",\"base_year\":2020,\"years\":[2021,2025],"
		"\"targets\":{\"x\":{\"title\":\"X\",\"source\":\"r\",\"variable\":\"gdp\",\"at_least\":\"5 tce\"}}}",
		 scenario[2048];
	snprintf(scenario, sizeof scenario, SCENARIO, 1.0, 1.0, 1.0, "");
	scene = scene_run(plan, scenario);
	CHECK(!scene->result);
	scene_says(scene, "/targets/x/at_least");
	scene_free(scene);
}

TEST(target_value_is_a_variable_of_its_own)
{
	struct scene *scene =
		judged("\"variable\":\"energy_intensity\",\"measure\":\"decline_since_base\",\"at_least\":14", 40, 40, 1, "");
	for (int year = 2020; year <= 2025; year++)
		CHECK_CLOSE(scene_value(scene, "target_value.x", year), 100 * (1 - pow(0.97, year - 2020)), 1e-12);
	scene_free(scene);
	scene = judged("\"variable\":\"gdp\",\"measure\":\"mean_growth\",\"at_least\":14", 40, 40, 1, "");
	CHECK_CLOSE(scene_value(scene, "target_value.x", 2020), 0, 0);
	CHECK_CLOSE(scene_value(scene, "target_value.x", 2023), 10, 1e-12);
	scene_free(scene);
}

TEST(target_may_follow_from_a_variable_another_year_or_a_baseline)
{
	const double up = 100 * pow(1.1, 5);
	static const struct want wants[] = {
		{"\"variable\":\"gdp\",\"at_least\":{\"times\":1.5,\"year\":2020}", VERDICT_MET, NAN, NAN},
		{"\"variable\":\"gdp\",\"at_least\":{\"times\":1.5,\"year\":2022}", VERDICT_MISSED, NAN, NAN},
		{"\"variable\":\"gdp\",\"at_most\":{\"baseline\":160,\"plus\":1}", VERDICT_MISSED, NAN, NAN},
		{"\"variable\":\"gdp\",\"measure\":\"growth\",\"above\":{\"variable\":\"gdp_growth\",\"plus\":\"-1 pp\"}",
	     VERDICT_MET, NAN, NAN}};
	static const double numbers[] = {150, 181.5, 161, 9};
	for (size_t i = 0; i < sizeof wants / sizeof *wants; i++) {
		struct scene *scene = judged(wants[i].target, 40, 40, 1, "");
		const struct target_result *got = scene->result ? &scene->result->targets[0] : NULL;
		CHECK(got && got->verdict == wants[i].verdict);
		CHECK_CLOSE(got ? got->number : NAN, numbers[i], 1e-12);
		CHECK_CLOSE(got ? fabs(got->gap) : NAN, fabs((i < 3 ? up : 10) - numbers[i]), 1e-9);
		scene_free(scene);
	}
}

TEST(target_over_years_counts_these_alone)
{
	static const struct want wants[] = {
		{"\"variable\":\"down\",\"measure\":\"cumulative\",\"over\":[2022,2024],\"at_most\":140", VERDICT_MET, 132, 8},
		{"\"variable\":\"down\",\"measure\":\"mean\",\"over\":[2020,2022],\"at_most\":47", VERDICT_MISSED, 48, -1},
		{"\"variable\":\"down\",\"measure\":\"mean\",\"over\":[2019,2022],\"at_most\":47", VERDICT_NOT_ASSESSABLE, NAN,
	     NAN},
		{"\"variable\":\"down\",\"measure\":\"decline_since_base\",\"since\":2022,\"at_least\":10", VERDICT_MET,
	     100.0 * 6 / 46, 100.0 * 6 / 46 - 10},
		{"\"variable\":\"down\",\"measure\":\"peak_level\",\"at_most\":49", VERDICT_MISSED, 50, -1}};
	for (size_t i = 0; i < sizeof wants / sizeof *wants; i++)
		check(&wants[i], 40, 40, 1);
}

TEST(target_that_was_withdrawn_is_not_judged)
{
	struct scene *scene = judged("\"variable\":\"gdp\",\"at_least\":1,\"withdrawn\":{\"year\":2022}", 40, 40, 1, "");
	const struct target_result *got = scene->result ? &scene->result->targets[0] : NULL;
	CHECK(got && got->verdict == VERDICT_NOT_ASSESSABLE && got->reason == UNASSESSED_WITHDRAWN);
	CHECK(got && scene->result->met + scene->result->missed + scene->result->not_assessable == 0);
	scene_free(scene);
}
