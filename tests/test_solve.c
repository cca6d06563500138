/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Solve against numbers computed apart from the program, closed forms where pieces meet, and chance: no point near what
 * was found is less. */
#include "ask/solve.h"
#include <string.h>
#include "ask/solve_parts.h"
#include "core/draw.h"
#include "tests/shipped.h"
#include "tests/test.h"

#define BASELINE "scenarios/luliang/baseline.json"
#define MANY(...) (const char *const[]){__VA_ARGS__}, (int)(sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *))

struct asked { const char *id; double number; }; /* NAN: the target's own */

static struct levers levers_of(struct scene *scene, const char *const *patterns, int count)
{
	struct levers levers = levers_find(&scene->arena, scene->result, patterns, count, &scene->diags);
	CHECK_SAY(levers.count, "%s", scene_messages(scene));
	return levers;
}

static struct target_result *wishes_of(struct scene *scene, const struct asked *asked, int count)
{
	struct target_result *wishes = ARENA_ARRAY(&scene->arena, count + 1, struct target_result);
	for (int i = 0; i < count; i++) {
		const struct target_result *target = result_target(scene->result, asked[i].id);
		CHECK(target);
		wishes[i] = *target;
		if (!isnan(asked[i].number))
			target_set_number(&wishes[i], asked[i].number);
	}
	return wishes;
}

static const struct solve *solved(struct scene *scene, const char *const *patterns, int pattern_count,
                                  const struct asked *asked, int count, bool together)
{
	struct solve_question *question = ARENA_NEW(&scene->arena, struct solve_question);
	struct levers *levers = ARENA_NEW(&scene->arena, struct levers);
	*levers = levers_of(scene, patterns, pattern_count);
	*question = (struct solve_question){.levers = levers,
	                                    .together = together,
	                                    .wishes = wishes_of(scene, asked, count),
	                                    .wish_count = count};
	return solve_run(&scene->arena, scene->result, question);
}

static void check_then(const struct solve *solve, const double *then, double digits)
{
	for (int i = 0; i < solve->question->levers->count; i++)
		CHECK_SAY(fabs(solve->levers[i].then - then[i]) <= digits, "%s: got %.10f, want %.10f",
		          solve->levers[i].lever->key, solve->levers[i].then, then[i]);
}

/* --- given numbers --- */

TEST(solve_finds_the_least_change_of_four_growths)
{
	struct scene *scene = shipped_run(BASELINE, NULL);
	const struct solve *solve = solved(scene, MANY("sectors.*.growth"), &(struct asked){"gdp", NAN}, 1, false);
	CHECK_INT(solve->answer, SOLVE_YES);
	check_then(solve, (const double[]){10.125974, 6, 8.887515, 4.343676}, 5.1e-7);
	CHECK_CLOSE(solve->wishes[0].after.value, 2238, 1e-12);
	CHECK_CLOSE(solve->targets[solve->wishes[0].target].value, 2238, 1e-12);
	for (int t = 0; t < scene->result->target_count; t++)
		if (strcmp(solve->targets[t].target->id, "energy") == 0)
			CHECK_SAY(fabs(solve->targets[t].value - 9.7806) < 5e-5, "%.6f", solve->targets[t].value);
	CHECK(solve->levers[1].at_high && solve->wishes[0].decides && solve->exact);
	shipped_free(scene);
}

TEST(solve_finds_the_least_change_for_two_targets)
{
	struct scene *scene = shipped_run(BASELINE, NULL);
	const struct asked both[] = {{"gdp", NAN}, {"energy", NAN}};
	const struct solve *solve = solved(scene, MANY("sectors.*.growth", "energy.efficiency"), both, 2, false);
	CHECK_INT(solve->answer, SOLVE_YES);
	check_then(solve, (const double[]){8.580387, 6, 9.729936, 4.430176, 3.169875}, 5.1e-7);
	CHECK(solve->wishes[0].decides && solve->wishes[1].decides);
	CHECK(solve->wishes[0].after.verdict == VERDICT_MET && solve->wishes[1].after.verdict == VERDICT_MET);
	shipped_free(scene);
}

TEST(solve_tells_the_nearest_miss_and_which_range_stops)
{
	struct scene *scene = shipped_run(BASELINE, NULL);
	const struct solve *solve = solved(scene, MANY("sectors.*.growth"), &(struct asked){"gdp", 2400}, 1, false);
	CHECK_INT(solve->answer, SOLVE_NO);
	CHECK_CLOSE(solve->wishes[0].after.value, 2359.674873, 3e-10);
	for (int i = 0; i < 4; i++)
		CHECK(solve->levers[i].at_high && solve->levers[i].stops && solve->levers[i].then == solve->levers[i].high);
	solve = solved(scene, MANY("sectors.services.growth"), &(struct asked){"gdp", NAN}, 1, false);
	CHECK_INT(solve->answer, SOLVE_NO);
	CHECK_CLOSE(solve->wishes[0].after.value, 2140.665, 3e-7);
	CHECK_CLOSE(solve->wishes[0].miss, 97.335, 6e-6);
	CHECK(solve->levers[0].then == 10 && solve->levers[0].stops && solve->levers[0].beyond > 12);
	shipped_free(scene);
}

TEST(solve_one_shift_for_all_stays_inside_every_range_and_tells_what_would_do)
{
	struct scene *scene = shipped_run(BASELINE, NULL);
	const struct solve *solve = solved(scene, MANY("sectors.*.growth"), &(struct asked){"gdp", NAN}, 1, true);
	CHECK_INT(solve->answer, SOLVE_NO);
	CHECK_CLOSE(solve->shift, 1.5, 0); /* of mining, which may reach 6 */
	CHECK_SAY(fabs(solve->shift_beyond - 2.4845273890) < 6e-11, "%.12f", solve->shift_beyond);
	CHECK(solve->levers[1].stops && !solve->levers[0].stops);
	solve = solved(scene, MANY("sectors.*.growth=-5:15"), &(struct asked){"gdp", NAN}, 1, true);
	CHECK_INT(solve->answer, SOLVE_YES);
	CHECK_SAY(fabs(solve->shift - 2.4845273890) < 6e-11, "%.12f", solve->shift);
	CHECK_CLOSE(solve->levers[3].then, 4 + solve->shift, 1e-15);
	shipped_free(scene);
}

TEST(solve_goes_on_where_a_limit_binds)
{
	struct scene *scene = shipped_run("scenarios/luliang/green.json", NULL);
	const struct solve *solve = solved(scene, MANY("energy.efficiency"), &(struct asked){"gdp", 2150}, 1, false);
	CHECK_INT(solve->answer, SOLVE_NO);
	CHECK_SAY(fabs(solve->levers[0].beyond - 4.41180141) < 5.1e-9, "%.10f", solve->levers[0].beyond);
	solve = solved(scene, MANY("energy.efficiency=2:5"), &(struct asked){"gdp", 2150}, 1, false);
	CHECK_INT(solve->answer, SOLVE_YES);
	CHECK_SAY(fabs(solve->levers[0].then - 4.41180141) < 5.1e-9, "%.10f", solve->levers[0].then);
	shipped_free(scene);
}

/* --- the other answers --- */

TEST(solve_what_holds_needs_nothing)
{
	struct scene *scene = shipped_run(BASELINE, NULL);
	const struct solve *solve = solved(scene, MANY("sectors.*.growth"), &(struct asked){"gdp", 1500}, 1, false);
	CHECK_INT(solve->answer, SOLVE_HOLDS);
	check_then(solve, (const double[]){6, 4.5, 6, 4}, 0);
	shipped_free(scene);
}

TEST(solve_says_where_nothing_that_may_move_acts)
{
	struct scene *scene = shipped_run(BASELINE, NULL);
	const struct solve *solve =
		solved(scene, MANY("energy.intensity.mining=0.5:2.6"), &(struct asked){"gdp", NAN}, 1, false);
	CHECK_INT(solve->answer, SOLVE_NO);
	CHECK(solve->wishes[0].unmoved && !solve->levers[0].stops);
	CHECK_CLOSE(solve->levers[0].then, solve->levers[0].now, 0);
	shipped_free(scene);
}

TEST(solve_tells_which_target_is_given_up_least)
{
	struct scene *scene = shipped_run(BASELINE, NULL);
	const struct asked both[] = {{"gdp", 2300}, {"energy", 17.5}};
	const struct solve *solve = solved(scene, MANY("sectors.*.growth", "energy.efficiency"), both, 2, false);
	CHECK_INT(solve->answer, SOLVE_NO);
	CHECK(solve->wishes[0].miss > 0 && solve->wishes[1].miss > 0);
	CHECK(solve->wishes[0].reach < 2300 && solve->wishes[1].reach < 17.5);
	CHECK_CLOSE(solve->wishes[0].give_up, 2300 - solve->wishes[0].reach, 1e-9);
	CHECK_CLOSE(solve->wishes[1].give_up_part, (17.5 - solve->wishes[1].reach) / 17.5, 1e-9);
	bool first = solve->wishes[0].give_up_part < solve->wishes[1].give_up_part;
	CHECK_INT(solve->cheapest, first ? 0 : 1);
	/* what is told can be had, and no more */
	const struct asked less[] = {{"gdp", solve->wishes[0].reach - 1e-4}, {"energy", 17.5}},
					   more[] = {{"gdp", solve->wishes[0].reach + 1e-4}, {"energy", 17.5}};
	CHECK_INT(solved(scene, MANY("sectors.*.growth", "energy.efficiency"), less, 2, false)->answer, SOLVE_YES);
	CHECK_INT(solved(scene, MANY("sectors.*.growth", "energy.efficiency"), more, 2, false)->answer, SOLVE_NO);
	shipped_free(scene);
}

/* --- a second way: chance --- */

/* Points around where a search ended, nearer and nearer: none of those that hold (of a miss: none at all) is less. */
static void check_least(struct scene *scene, const char *const *patterns, int pattern_count, const struct asked *asked,
                        int count, enum search_aim aim)
{
	enum { ROUNDS = 60 };
	struct levers levers = levers_of(scene, patterns, pattern_count);
	int which, n = levers.count;
	struct space *space =
		space_make(&scene->arena, scene->result, &levers, wishes_of(scene, asked, count), count, &which);
	struct search search = {.aim = aim};
	CHECK(search_space(space, &search));
	double *z = ARENA_ARRAY(&scene->arena, DRAW_BLOCK * n, double), u[DRAW_BLOCK], least = search.value,
		   *c = ARENA_ARRAY(&scene->arena, DRAW_BLOCK * space->condition_count, double);
	for (int round = 0; round < ROUNDS; round++) {
		double reach = pow(10, -6.0 * round / ROUNDS) * 0.5;
		for (int i = 0; i < n; i++) {
			draw_normals(draw_key(3, (uint64_t)i, round), 0, u);
			for (int p = 0; p < DRAW_BLOCK; p++)
				z[p * n + i] = fmin(fmax(search.z[i] + reach * u[p], space->low[i]), space->high[i]);
		}
		space_at(space, z, DRAW_BLOCK, c);
		for (int p = 0; p < DRAW_BLOCK; p++) {
			const double *own = c + p * space->condition_count;
			double value = 0;
			for (int i = 0; i < n; i++)
				value += z[p * n + i] * z[p * n + i];
			value = aim == SEARCH_LEAST_MISS ? space_miss(space, own) : value;
			if (value < least && (aim == SEARCH_LEAST_MISS || space_holds(space, own, -1)))
				least = value;
		}
	}
	CHECK(search.holds);
	CHECK_SAY(search.value - least <= 1e-8 * search.value, "found %.12g, by chance %.12g", search.value, least);
}

TEST(solve_no_point_near_by_is_less)
{
	struct scene *scene = shipped_run(BASELINE, NULL), *green = shipped_run("scenarios/luliang/green.json", NULL);
	const struct asked two[] = {{"gdp", NAN}, {"energy", NAN}}, far[] = {{"gdp", 2600}, {"energy", 17}},
					   high = {"gdp", 2150};
	check_least(scene, MANY("sectors.*.growth", "energy.efficiency"), two, 2, SEARCH_LEAST_CHANGE);
	check_least(scene, MANY("sectors.*.growth", "energy.efficiency"), far, 2, SEARCH_LEAST_MISS);
	check_least(green, MANY("energy.efficiency=0:6", "limits.energy_per_gdp.efficiency.extra=0:3"), &high, 1,
	            SEARCH_LEAST_CHANGE);
	check_least(green, MANY("energy.efficiency", "limits.energy_per_gdp.efficiency.extra", "sectors.*.growth=0:20"),
	            two, 2, SEARCH_LEAST_CHANGE);
	shipped_free(scene);
	shipped_free(green);
}

/* --- where pieces meet: closed forms --- */

#define STEP(id) \
	"\"" id "\":{\"unit\":\"1\",\"base\":1,\"linear\":{\"value\":0.2,\"source\":\"s\",\"range\":[-1,1]}}"

/* a, b and d go up by as much a year: 1 + 5 step in 2025. */
static struct scene *bent(const char *formula, const char *sense)
{
	char scenario[2000], plan[1000];
	snprintf(scenario, sizeof scenario,
	         "{\"kind\":\"scenario\",\"plan\":\"plan.json\",\"title\":\"t\",\"indicators\":{" STEP("a") "," STEP(
				 "b") "," STEP("d") ",\"f\":{\"unit\":\"1\",\"formula\":\"%s\"}}}",
	         formula);
	snprintf(plan, sizeof plan,
	         "{\"kind\":\"plan\",\"title\":\"p\",\"base_year\":2020,\"prices\":2020,\"years\":[2021,2025],"
	         "\"targets\":{\"f\":{\"title\":\"t\",\"variable\":\"f\",\"year\":2025,%s}}}",
	         sense);
	struct scene *scene = scene_run(plan, scenario);
	CHECK_SAY(scene->result, "%s", scene_messages(scene));
	return scene;
}

TEST(solve_finds_the_least_where_pieces_meet)
{
	double root = (sqrt(5) - 1) / 5; /* of a = b = d with a d = 5 */
	const struct { const char *formula, *sense; double then[3]; } cases[] = {
		{"min(a, 2 * b)", "\"at_least\":3", {0.4, 0.2, 0.2}},
		{"min(a, 2 * b)", "\"at_least\":4.5", {0.7, 0.25, 0.2}},
		{"min(a + b, 2 * b + d, 3 * d + a)", "\"at_least\":7", {0.5, 0.5, 0.2}},
		{"max(a, 2 * b)", "\"at_most\":1", {0, -0.1, 0.2}},
		{"abs(a - b) + abs(b - d) - a * d", "\"at_most\":-5", {root, root, root}},
		{"a + b", "\"range\":[2, 3]", {0.1, 0.1, 0.2}},
		{"a + b", "\"about\":5", {0.29, 0.29, 0.2}}, /* 2 % below are near enough */
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct scene *scene = bent(cases[i].formula, cases[i].sense);
		const struct solve *solve = solved(scene, MANY("indicators.*.linear"), &(struct asked){"f", NAN}, 1, false);
		CHECK_SAY(solve->answer == SOLVE_YES, "%s %s", cases[i].formula, cases[i].sense);
		check_then(solve, cases[i].then, 3e-8);
		CHECK(solve->wishes[0].after.verdict == VERDICT_MET);
		scene_free(scene);
	}
}

/* What has to be passed is passed: a strict edge by a hair. */
TEST(solve_passes_a_strict_edge)
{
	struct scene *scene = bent("a + b", "\"above\":5");
	const struct solve *solve = solved(scene, MANY("indicators.*.linear"), &(struct asked){"f", NAN}, 1, false);
	CHECK_INT(solve->wishes[0].after.verdict, VERDICT_MET);
	CHECK(solve->wishes[0].after.value > 5 && solve->wishes[0].after.value < 5.0000001);
	scene_free(scene);
}

/* --- the nearest point of a polyhedron --- */

/* Rows that hold, weights that push, and nothing but weights and ends that moves y from `from`. */
TEST(solve_nearest_point_satisfies_its_conditions)
{
	enum { N = 4, M = 3 };
	struct arena arena;
	double u[DRAW_BLOCK];
	int all = 0;
	arena_init(&arena, NULL, 0);
	for (uint64_t trial = 0; trial < 300; trial++) {
		double from[N], low[N], high[N], rows[M * N], least[M], soft[M] = {0}, y[N], weights[M];
		draw_normals(draw_key(5, trial, 0), 0, u);
		for (int i = 0; i < N; i++)
			from[i] = u[i], low[i] = -1.5, high[i] = 1.5;
		for (int k = 0; k < M; k++) {
			least[k] = 0.8 * u[10 + k];
			soft[k] = trial % 3 == 0 ? 0.1 : 0;
			for (int i = 0; i < N; i++)
				rows[k * N + i] = u[20 + k * N + i];
		}
		if (!solve_nearest(&arena, &(struct halfspaces){N, M, from, low, high, rows, least, soft}, y, weights))
			continue;
		all++;
		for (int k = 0; k < M; k++) {
			double lack = least[k] - soft[k] * weights[k];
			for (int i = 0; i < N; i++)
				lack -= rows[k * N + i] * y[i];
			CHECK_SAY(weights[k] >= 0 && (weights[k] > 0 ? fabs(lack) < 1e-9 : lack < 1e-9), "%g %g", weights[k], lack);
		}
		for (int i = 0; i < N; i++) {
			double want = from[i];
			for (int k = 0; k < M; k++)
				want += weights[k] * rows[k * N + i];
			CHECK_SAY(fabs(y[i] - fmin(fmax(want, low[i]), high[i])) < 1e-9, "%g %g", y[i], want);
		}
	}
	CHECK(all > 200);
	arena_free(&arena);
}
