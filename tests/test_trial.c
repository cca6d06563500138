/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Trials: each point is the run that the same numbers make, bit for bit, wherever it stands and whoever computes it;
 * the margin of a target and its verdict agree. */
#include "ask/trial.h"
#include <string.h>
#include "ask/margin.h"
#include "core/draw.h"
#include "tests/shipped.h"
#include "tests/test.h"

#define PLACE "scenarios/luliang/"

struct points { struct levers levers; double *list; int count; };

/* Spread over the ranges, the same each time. */
static struct points spread(struct scene *scene, const char *const *patterns, int pattern_count, int count)
{
	struct levers levers = levers_find(&scene->arena, scene->result, patterns, pattern_count, &scene->diags);
	struct points points = {levers, ARENA_ARRAY(&scene->arena, levers.count * count + 1, double), count};
	double u[DRAW_BLOCK];
	CHECK_SAY(levers.count > 0, "%s", scene_messages(scene));
	for (int l = 0; l < levers.count; l++)
		for (int p = 0; p < count; p++) {
			if (p % DRAW_BLOCK == 0)
				draw_uniforms(draw_key(7, (uint64_t)l, 0), (uint64_t)(p / DRAW_BLOCK), u);
			const struct lever *lever = &levers.list[l];
			points.list[p * levers.count + l] = lever->low + (lever->high - lever->low) * u[p % DRAW_BLOCK];
		}
	return points;
}

static struct trial_wanted wanted_of(const struct scene *scene, const char *name, int year, enum world world)
{
	struct trial_wanted wanted = {-1, -1, year - scene->result->base_year, world};
	wanted.variable = program_find(scene->result->program, name, &wanted.element);
	return wanted;
}

static const char *const moved[] = {"sectors.*.growth", "energy.efficiency"};

/* A run with the numbers of a point as --set gives them. */
static void check_point(const char *path, const struct points *points, int p, const double *values)
{
	char texts[8][128];
	const char *settings[9] = {NULL};
	for (int l = 0; l < points->levers.count && l < 8; l++) {
		const struct lever *lever = &points->levers.list[l];
		bool shift = lever->kind == VARY_SHIFT;
		snprintf(texts[l], sizeof texts[l], "%s%s%.17g", lever->key, shift ? "+=" : "=",
		         points->list[p * points->levers.count + l]);
		settings[l] = texts[l];
	}
	struct scene *scene = shipped_run(path, settings);
	const struct result *result = scene->result;
	CHECK_SAY(result, "%s", scene_messages(scene));
	if (result) {
		int element, gdp = program_find(result->program, "gdp", &element),
					 energy = program_find(result->program, "energy", &element);
		CHECK_CLOSE(values[0], result_value(result, gdp, 0, 2025), 0);
		CHECK_CLOSE(values[1], result_value(result, energy, 0, 2023), 0);
		CHECK_CLOSE(values[2], result->unlimited ? result->unlimited[gdp][5] : values[0], 0);
	}
	shipped_free(scene);
}

static void check_points(const char *path, const char *const *patterns, int pattern_count)
{
	struct scene *scene = shipped_run(path, NULL);
	struct points points = spread(scene, patterns, pattern_count, 600);
	struct trial_wanted wanted[] = {wanted_of(scene, "gdp", 2025, WORLD_LIMITED),
	                                wanted_of(scene, "energy", 2023, WORLD_LIMITED),
	                                wanted_of(scene, "gdp", 2025, WORLD_UNLIMITED),
	                                {-1, 0, 0, WORLD_LIMITED}};
	static double one[600 * 4], three[600 * 4], alone[4];
	struct trial *trial = trial_make(&scene->arena, scene->result, &points.levers, wanted, 4, 1);
	CHECK(trial_run(trial, points.list, points.count, one, NULL));
	CHECK(trial_run(trial_make(&scene->arena, scene->result, &points.levers, wanted, 4, 3), points.list, points.count,
	                three, NULL));
	CHECK(memcmp(one, three, sizeof one) == 0);
	CHECK(isnan(one[3]));
	for (int p = 0; p < points.count; p += 199) {
		CHECK(trial_run(trial, points.list + p * trial_columns(trial), 1, alone, NULL));
		CHECK(memcmp(alone, one + p * 4, sizeof alone) == 0);
		check_point(path, &points, p, one + p * 4);
	}
	shipped_free(scene);
}

TEST(trial_a_point_is_the_run_with_these_numbers) { check_points(PLACE "baseline.json", moved, 2); }

TEST(trial_limits_act_and_the_companion_is_without_them)
{
	static const char *const with[] = {"sectors.*.growth=-2:9", "energy.efficiency",
	                                   "limits.energy_per_gdp.efficiency.extra"};
	check_points(PLACE "green.json", with, 3);
}

TEST(trial_a_path_is_moved_as_a_whole)
{
	static const char *const path[] = {"fuels.nonfossil.share", "sectors.mining.growth=-2:9"};
	check_points(PLACE "as-planned.json", path, 2);
}

/* A shock has a number of each year: all 0 is the run itself, another in the last year moves that year alone. */
TEST(trial_a_shock_takes_a_number_of_every_year)
{
	struct scene *scene = shipped_run(PLACE "baseline.json", NULL);
	struct levers levers = levers_uncertain(&scene->arena, scene->result);
	struct trial_wanted wanted[] = {wanted_of(scene, "gdp", 2024, WORLD_LIMITED),
	                                wanted_of(scene, "gdp", 2025, WORLD_LIMITED)};
	struct trial *trial = trial_make(&scene->arena, scene->result, &levers, wanted, 2, 1);
	int width = trial_columns(trial), at = 0, last = -1;
	double *points = ARENA_ARRAY(&scene->arena, 2 * width, double), values[4];
	for (int l = 0; l < levers.count; at += levers.list[l++].columns) {
		if (levers.list[l].columns == 1)
			points[at] = points[width + at] = levers.list[l].now;
		else if (strcmp(levers.list[l].key, "shocks.common") == 0)
			last = at + levers.list[l].columns - 1;
	}
	CHECK(last >= 0);
	points[width + last] = 1;
	CHECK(trial_run(trial, points, 2, values, NULL));
	CHECK_CLOSE(values[0], scene_value(scene, "gdp", 2024), 1e-12);
	CHECK_CLOSE(values[1], scene_value(scene, "gdp", 2025), 1e-12);
	CHECK_CLOSE(values[2], values[0], 0);
	CHECK(fabs(values[3] - values[1]) > 1e-3);
	shipped_free(scene);
}

/* --- margins --- */

static int agreed, met, missed;

static void check_margin(const struct margin_of *of, const struct target_result *target,
                         const double *values, int peak_from)
{
	struct target_result judged = *target;
	double least = margin_least(margin_at(of, values));
	target_judge(&judged, margin_measured(of, values), peak_from >= 0 ? values[peak_from] : NAN);
	bool right = isnan(least) || judged.verdict == VERDICT_NOT_ASSESSABLE ||
	             (least >= 0) == (judged.verdict == VERDICT_MET) ||
	             fabs(least) < 1e-8 * margin_size(of);
	CHECK_SAY(right, "%s: margin %g, verdict %d, measured %.12g", target->target->id, least, judged.verdict,
	          margin_measured(of, values));
	agreed += right;
	met += judged.verdict == VERDICT_MET;
	missed += judged.verdict == VERDICT_MISSED;
}

static void check_margins(const char *path, const char *const *patterns, int pattern_count)
{
	struct scene *scene = shipped_run(path, NULL);
	struct points points = spread(scene, patterns, pattern_count, 200);
	for (int t = 0; t < scene->result->target_count; t++) {
		const struct target_result *target = &scene->result->targets[t];
		struct trial_wanted *wanted = ARENA_ARRAY(&scene->arena, margin_values(scene->result) + 1, struct trial_wanted);
		int count = 0, from = -1;
		const struct margin_of *of = margin_make(&scene->arena, scene->result, target, wanted, &count);
		if (!of)
			continue;
		CHECK(count <= margin_values(scene->result));
		if (target->from >= 0)
			wanted[from = count++] =
				(struct trial_wanted){target->from, 0, scene->result->years - 1, WORLD_LIMITED};
		struct trial *trial = trial_make(&scene->arena, scene->result, &points.levers, wanted, count, 1);
		double *values = ARENA_ARRAY(&scene->arena, points.count * count, double);
		CHECK(trial_run(trial, points.list, points.count, values, NULL));
		for (int p = 0; p < points.count; p++)
			check_margin(of, target, values + p * count, from);
	}
	shipped_free(scene);
}

TEST(margin_and_verdict_agree)
{
	static const char *const vision[] = {"sectors.*.growth=-3:9", "energy.efficiency=0:8"};
	agreed = met = missed = 0;
	check_margins(PLACE "baseline.json", moved, 2);
	check_margins(PLACE "vision-2035.json", vision, 2);
	CHECK_SAY(agreed > 3000 && met > 1000 && missed > 1000, "%d %d %d", agreed, met, missed);
}
