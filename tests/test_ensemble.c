/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ensembles against closed forms: spreads and probabilities of linear models, the stationary spread of shocks, rank
 * correlations, joint probabilities; and against themselves: threads, exact quantiles, another input beside. */
#include "ask/ensemble.h"
#include <math.h>
#include <stdio.h>
#include <string.h>
#include "base/function.h"
#include "tests/scene.h"
#include "tests/test.h"

enum { MEMBERS = 100000 };

#define PLAN(targets) \
	"{\"kind\":\"plan\",\"title\":\"p\",\"base_year\":2020,\"prices\":2020,\"years\":[2021,2025]," \
	"\"targets\":{" targets \
	"}}"
#define TARGET(id, name, sense) "\"" id "\":{\"title\":\"t\",\"variable\":\"" name "\",\"year\":2025," sense "}"
#define SCENARIO(body) "{\"kind\":\"scenario\",\"plan\":\"plan.json\",\"title\":\"t\"," body "}"
#define LINE(id, step, uncertain)                                                                                      \
	"\"" id "\":{\"unit\":\"1\",\"base\":100,\"linear\":{\"value\":" step ",\"uncertain\":" uncertain "}}"
#define NORMAL(sd) "{\"normal\":{\"sd\":" sd "}}"

static const bool *all_wanted(struct arena *arena, const struct program *program)
{
	bool *wanted = ARENA_ARRAY(arena, program->variable_count + 1, bool);
	for (int v = 0; v < program->variable_count; v++)
		wanted[v] = true;
	return wanted;
}

static const struct ensemble *run(struct scene *scene, struct ensemble_question question)
{
	const struct result *result = scene->result;
	if (!result) {
		test_fail(__FILE__, __LINE__, "%s", scene_messages(scene));
		return NULL;
	}
	question.wanted = all_wanted(&scene->arena, result->program);
	question.members = question.members ? question.members : MEMBERS;
	question.seed = question.seed ? question.seed : 1;
	question.threads = question.threads ? question.threads : 2;
	return ensemble_run(&scene->arena, result, result->uncertainty, &question);
}

static double value(const struct ensemble *ensemble, const char *name, int year, enum ensemble_stat stat)
{
	int element, variable = ensemble ? program_find(ensemble->centre->program, name, &element) : -1;
	return variable < 0 ? NAN : ensemble_value(ensemble, variable, element, year, stat);
}

/* Five standard errors of a mean, and of a quantile of a normal at p. */
static double mean_error(double sd) { return 5 * sd / sqrt(MEMBERS); }
static double quantile_error(double sd, double z)
{
	return 5 * sd * sqrt(function_normal(z) * (1 - function_normal(z)) / MEMBERS) / (exp(-z * z / 2) / sqrt(2 * M_PI)) +
	       sd / 200;
}

TEST(ensemble_of_a_linear_model_has_the_run_as_its_median)
{
	struct scene *scene = scene_run(PLAN(TARGET("x", "x", "\"at_least\":116")),
	                                SCENARIO("\"indicators\":{" LINE("x", "3", NORMAL("1")) "}"));
	const struct ensemble *made = run(scene, (struct ensemble_question){0});
	static const double z[] = {-1.6448536269514722, -1.2815515655446004, -0.67448975019608171, 0,
	                           0.67448975019608171, 1.2815515655446004,  1.6448536269514722};
	for (int t = 1; made && t <= 5; t++) {
		CHECK_CLOSE(value(made, "x", 2020 + t, STAT_P50), scene_value(scene, "x", 2020 + t), quantile_error(t, 0));
		CHECK_CLOSE(value(made, "x", 2020 + t, STAT_MEAN), 100 + 3 * t, mean_error(t));
		CHECK_CLOSE(value(made, "x", 2020 + t, STAT_SD), t, 5 * t / sqrt(2 * MEMBERS));
		for (int i = 0; i < 7; i++)
			CHECK_CLOSE(value(made, "x", 2020 + t, (enum ensemble_stat)(STAT_P05 + i)), 100 + t * (3 + z[i]),
			            quantile_error(t, z[i]));
	}
	double p = 1 - function_normal(0.2); /* 116 is a fifth of a standard deviation above 115 */
	CHECK_CLOSE(made ? chance_value(ensemble_chance(made, 0)) : NAN, p, 5 * sqrt(p * (1 - p) / MEMBERS));
	CHECK_CLOSE(value(made, "x", 2020, STAT_P05), 100, 0);
	CHECK_CLOSE(value(made, "x", 2020, STAT_SD), 0, 0);
	scene_free(scene);
}

TEST(ensemble_joint_probabilities_of_independent_targets_multiply)
{
	struct scene *scene = scene_run(
		PLAN(TARGET("x", "x", "\"at_least\":115,\"attribute\":\"binding\"") "," TARGET(
			"y", "y", "\"at_most\":115") "," TARGET("sure", "x", "\"at_least\":1") "," TARGET("never", "z",
	                                                                                          "\"at_least\":1")),
		SCENARIO("\"indicators\":{" LINE("x", "3", NORMAL("1")) "," LINE("y", "3", NORMAL("2")) "}"));
	const struct ensemble *made = run(scene, (struct ensemble_question){0});
	if (!made)
		return;
	double half = 5 * sqrt(0.25 / MEMBERS), quarter = 5 * sqrt(0.1875 / MEMBERS), n = MEMBERS;
	CHECK_CLOSE(chance_value(ensemble_chance(made, 0)), 0.5, half);
	CHECK_CLOSE((double)made->both[0 * 4 + 1] / n, 0.25, quarter);
	CHECK(made->both[0 * 4 + 1] == made->both[1 * 4 + 0]);
	CHECK(made->both[0] == made->targets[0].met);
	CHECK(made->targets[2].met == MEMBERS && made->both[0 * 4 + 2] == made->targets[0].met);
	CHECK(!made->targets[3].assessed); /* no such variable: left out of all joint ones */
	CHECK_INT(made->assessed, 3);
	CHECK_INT(made->binding_assessed, 1);
	CHECK(made->all_met == made->both[1] && made->binding_met == made->targets[0].met);
	scene_free(scene);
}

#define SHOCKED(sd, rho) \
	SCENARIO( \
		"\"sectors\":{\"a\":{\"output\":60,\"growth\":5},\"b\":{\"output\":40,\"growth\":5}}," \
		"\"shocks\":{\"common\":{\"sd\":" sd \
		",\"persistence\":" rho ",\"growth\":{\"a\":1,\"b\":0.5}}}")

TEST(ensemble_shocks_have_their_spread_in_every_year)
{
	struct scene *scene = scene_run(NULL, SHOCKED("3", "0.8"));
	const struct ensemble *made = run(scene, (struct ensemble_question){0});
	for (int year = 2020; made && year <= 2025; year++) {
		CHECK_CLOSE(value(made, "shock.common", year, STAT_SD), 3, 5 * 3 / sqrt(2 * MEMBERS));
		CHECK_CLOSE(value(made, "shock.common", year, STAT_MEAN), 0, mean_error(3));
	}
	/* growth 5 + f: what is left of both sectors differs by the loading alone */
	CHECK_CLOSE(value(made, "output_growth.a", 2023, STAT_SD), 3, 0.05);
	CHECK_CLOSE(value(made, "output_growth.b", 2023, STAT_SD), 1.5, 0.025);
	scene_free(scene);
}

/* The five-year sum of a shock with persistence rho has the variance sd^2 (5 + 2 (4 rho + 3 rho^2 + 2 rho^3
 * + rho^4)). */
TEST(ensemble_shocks_persist)
{
	struct scene *scene = scene_run(
		NULL,
		SCENARIO("\"shocks\":{\"f\":{\"sd\":3,\"persistence\":0.3}},\"sectors\":{\"a\":{\"output\":60,\"growth\":5}},"
	             "\"indicators\":{\"total\":{\"unit\":\"%\",\"base\":0,\"formula\":\"prev(total) + shock.f\"}}"));
	const struct ensemble *made = run(scene, (struct ensemble_question){0});
	double rho = 0.3, variance = 9 * (5 + 2 * (4 * rho + 3 * rho * rho + 2 * rho * rho * rho + rho * rho * rho * rho));
	CHECK_CLOSE(value(made, "total", 2025, STAT_SD), sqrt(variance), 5 * sqrt(variance) / sqrt(2 * MEMBERS));
	scene_free(scene);
}

/* u and v are normal; their product's mean is their covariance. */
static double correlation_drawn(const char *pairs)
{
	char text[2000];
	snprintf(text, sizeof text,
	         SCENARIO("\"indicators\":{%s,%s,\"uv\":{\"unit\":\"1\",\"formula\":\"(u - 101) * (v - 101)\"}}%s"),
	         LINE("u", "1", NORMAL("1")), LINE("v", "1", NORMAL("1")), pairs);
	struct scene *scene = scene_run(NULL, text);
	const struct ensemble *made = run(scene, (struct ensemble_question){0});
	double mean = value(made, "uv", 2021, STAT_MEAN);
	scene_free(scene);
	return mean;
}

TEST(ensemble_rank_correlations_are_those_asked_for)
{
	double r = 2 * sin(M_PI / 6 * 0.6); /* of the normals */
	CHECK_CLOSE(correlation_drawn(""), 0, 5 / sqrt(MEMBERS));
	CHECK_CLOSE(
		correlation_drawn(
			",\"correlations\":{\"c\":{\"of\":\"indicators.u.linear\",\"with\":\"indicators.v.linear\",\"rank\":0.6}}"),
		r, 5 * sqrt((1 + r * r) / MEMBERS));
	CHECK_CLOSE(
		correlation_drawn(
			",\"correlations\":{\"c\":{\"of\":\"indicators.u.linear\",\"with\":\"indicators.v.linear\",\"rank\":-1}}"),
		-1, 5 * sqrt(2.0 / MEMBERS));
}

static bool same_statistics(const struct ensemble *a, const struct ensemble *b, const char *name)
{
	bool same = a && b;
	for (int year = 2020; year <= 2025; year++)
		for (int stat = 0; stat < STAT_COUNT && same; stat++) {
			double x = value(a, name, year, (enum ensemble_stat)stat),
				   y = value(b, name, year, (enum ensemble_stat)stat);
			same = memcmp(&x, &y, sizeof x) == 0;
		}
	return same;
}

#define TWO SCENARIO("\"indicators\":{" LINE("x", "3", NORMAL("1")) "}")
#define THREE                                                                                                          \
	SCENARIO("\"indicators\":{" LINE("w", "1", NORMAL("1")) "," LINE("x", "3", NORMAL("1")) "," LINE(                  \
		"y", "1", "{\"uniform\":{\"low\":0,\"high\":2}}") "}")

TEST(ensemble_another_input_moves_no_draw)
{
	struct scene *alone = scene_run(NULL, TWO), *beside = scene_run(NULL, THREE);
	const struct ensemble *a = run(alone, (struct ensemble_question){.members = 5000}),
						  *b = run(beside, (struct ensemble_question){.members = 5000});
	CHECK(same_statistics(a, b, "x"));
	CHECK(!same_statistics(b, run(beside, (struct ensemble_question){.members = 5000, .seed = 2}), "x"));
	scene_free(alone);
	scene_free(beside);
}

TEST(ensemble_threads_change_no_bit)
{
	struct scene *scene = scene_run(NULL, THREE);
	static const int threads[] = {2, 3, 8, 100};
	for (int exact = 0; exact < 2; exact++) {
		const struct ensemble *one =
			run(scene, (struct ensemble_question){.members = 20001, .threads = 1, .exact = exact});
		for (int t = 0; t < 4; t++) {
			const struct ensemble *many =
				run(scene, (struct ensemble_question){.members = 20001, .threads = threads[t], .exact = exact});
			CHECK(same_statistics(one, many, "x") && same_statistics(one, many, "y") &&
			      same_statistics(one, many, "w"));
		}
	}
	scene_free(scene);
}

/* 1, 2, 5 members: exact quantiles of so few are the members themselves; more: within a cell of the histogram's. */
TEST(ensemble_exact_quantiles_are_exact)
{
	struct scene *scene = scene_run(NULL, THREE);
	const struct ensemble *one = run(scene, (struct ensemble_question){.members = 1, .exact = true});
	CHECK_CLOSE(value(one, "x", 2025, STAT_P05), value(one, "x", 2025, STAT_MEAN), 1e-12);
	CHECK_CLOSE(value(one, "x", 2025, STAT_SD), 0, 0);
	const struct ensemble *two = run(scene, (struct ensemble_question){.members = 2, .exact = true});
	CHECK_CLOSE(value(two, "x", 2025, STAT_P50), value(two, "x", 2025, STAT_MEAN), 1e-12);
	const struct ensemble *exact = run(scene, (struct ensemble_question){.exact = true}),
						  *read = run(scene, (struct ensemble_question){0});
	for (int stat = STAT_P05; stat < STAT_COUNT; stat++)
		CHECK_CLOSE(value(exact, "x", 2025, (enum ensemble_stat)stat), value(read, "x", 2025, (enum ensemble_stat)stat),
		            5.0 * 9 / 2048);
	CHECK_CLOSE(value(exact, "x", 2025, STAT_MEAN), value(read, "x", 2025, STAT_MEAN), 0);
	scene_free(scene);
}

TEST(ensemble_credible_values_are_reached_with_that_probability)
{
	struct scene *scene = scene_run(PLAN(TARGET("x", "x", "\"at_least\":116") "," TARGET(
										"y", "x", "\"at_most\":116") "," TARGET("r", "x", "\"range\":[110,116]")),
	                                SCENARIO("\"indicators\":{" LINE("x", "3", NORMAL("1")) "}"));
	const struct ensemble *made = run(scene, (struct ensemble_question){.credible = 0.8});
	if (!made)
		return;
	double z = 0.84162123357291441;
	CHECK_CLOSE(made->targets[0].credible, 115 - 5 * z, quantile_error(5, z));
	CHECK_CLOSE(made->targets[1].credible, 115 + 5 * z, quantile_error(5, z));
	CHECK(isnan(made->targets[2].credible));
	for (int t = 1; t <= 5; t++)
		CHECK_CLOSE(made->targets[0].milestone[t], 100 + t * (3 - z), quantile_error(t, z));
	scene_free(scene);
}

#define LIMITED \
	"\"sectors\":{\"a\":{\"output\":100,\"growth\":{\"value\":5,\"uncertain\":{\"normal\":{\"sd\":2}}}}}," \
	"\"energy\":{\"intensity\":{\"a\":1},\"efficiency\":0}," \
	"\"limits\":{\"cap\":{\"use\":\"energy\",\"at_most\":{\"path\":{\"2021\":\"105 1e4 tce\"," \
	"\"2025\":\"105 1e4 tce\"}},\"output\":{\"max_cut\":100}}}"

/* Energy is output; the limit binds in 2021 in the members whose growth is above 5 %, half of them, and in 2025 in
 * those above 105^(1/5) - 1 = 0.98 %. A target above the limit is missed in all, and the limit is why. */
TEST(ensemble_says_what_bound_where_a_target_was_missed)
{
	struct scene *scene = scene_run(PLAN(TARGET("g", "gdp", "\"at_least\":\"106 1e8 CNY\"")), SCENARIO(LIMITED));
	const struct ensemble *made = run(scene, (struct ensemble_question){0});
	if (!made)
		return;
	double often = 1 - function_normal((100 * (pow(1.05, 0.2) - 1) - 5) / 2);
	CHECK_CLOSE((double)made->limits[0].bound_in[1] / MEMBERS, 0.5, 5 * sqrt(0.25 / MEMBERS));
	CHECK_CLOSE((double)made->limits[0].bound_in[5] / MEMBERS, often, 5 * sqrt(0.25 / MEMBERS));
	CHECK(made->targets[0].met == 0 && made->targets[0].missed_bound[0] == made->limits[0].bound &&
	      made->limits[0].broken == 0);
	/* what the limit cost: GDP without it, less 105 */
	CHECK_CLOSE(value(made, "gdp", 2025, STAT_P95), 105, 1e-6);
	CHECK_CLOSE(value(made, "gap_to_unlimited", 2025, STAT_P50), 100 * pow(1.05, 5) - 105, 0.3);
	scene_free(scene);
}

TEST(ensemble_stops_when_asked)
{
	struct scene *scene = scene_run(NULL, TWO);
	volatile sig_atomic_t stop = 2;
	CHECK(run(scene, (struct ensemble_question){.stop = &stop}) == NULL);
	scene_free(scene);
}
