/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Urbanization: points a year, levels, the S-curve and its closed form, the lagged response; urban + rural =
 * population. */
#include "tests/scene.h"
#include "tests/test.h"

#define START \
	"{\"kind\":\"scenario\",\"plan\":\"plan.json\",\"title\":\"t\",\"sectors\":{\"a\":{\"output\":100," \
	"\"growth\":{\"path\":{\"2021\":5,\"2025\":9}}}}," \
	"\"population\":{\"base\":340,\"natural_increase\":-2,\"migration\":0.3},\"urbanization\":{"

static struct scene *runs(const char *urbanization) { return scene_runs(START, urbanization, "}}"); }

TEST(urbanization_rises_by_points_or_to_a_level)
{
	struct scene *scene = runs("\"base\":54.7,\"change\":0.62");
	for (int year = 2020; year <= 2025; year++)
		CHECK_CLOSE(scene_value(scene, "urbanization", year), 54.7 + 0.62 * (year - 2020), 1e-14);
	scene_free(scene);
	scene = runs("\"base\":54.7,\"change\":{\"level\":{\"2025\":60}}");
	for (int year = 2020; year <= 2025; year++)
		CHECK_CLOSE(scene_value(scene, "urbanization", year), 54.7 + 1.06 * (year - 2020), 1e-13);
	CHECK_CLOSE(scene_value(scene, "urbanization", 2025), 60, 1e-12);
	scene_free(scene);
}

TEST(urbanization_urban_and_rural_make_the_population)
{
	struct scene *scene = runs("\"base\":54.7,\"change\":1,\"speed\":3,\"ceiling\":80,\"response\":0.2");
	for (int year = 2020; year <= 2025; year++) {
		double people = scene_value(scene, "population", year), urban = scene_value(scene, "population_urban", year);
		CHECK_CLOSE(urban + scene_value(scene, "population_rural", year), people, 1e-14);
		CHECK_CLOSE(urban, people * scene_value(scene, "urbanization", year) / 100, 1e-14);
	}
	scene_free(scene);
}

/* u = m / (1 + (m / u0 - 1) e^(-k t)), whatever the speed; the first year's step is near k u (1 - u / m). */
TEST(urbanization_follows_the_logistic_curve)
{
	struct scene *scene = runs("\"base\":54.7,\"speed\":3.6,\"ceiling\":80");
	for (int year = 2021; year <= 2025; year++)
		CHECK_CLOSE(scene_value(scene, "urbanization", year), 80 / (1 + (80 / 54.7 - 1) * exp(-0.036 * (year - 2020))),
		            1e-13);
	CHECK_CLOSE(scene_value(scene, "urbanization", 2021) - 54.7, 0.62, 0.01); /* the trend it stands for */
	scene_free(scene);
	scene = runs("\"base\":20,\"speed\":100,\"ceiling\":80"); /* a step k u (1 - u / m) would be 15 at first */
	CHECK_CLOSE(scene_value(scene, "urbanization", 2025), 80 / (1 + 3 * exp(-5)), 1e-13);
	scene_free(scene);
	scene = runs("\"base\":79.9,\"speed\":50,\"ceiling\":80");
	CHECK(scene_value(scene, "urbanization", 2025) < 80 && scene_value(scene, "urbanization", 2025) > 79.99);
	scene_free(scene);
	scene = runs("\"base\":0,\"speed\":5"); /* nobody to begin with */
	CHECK_CLOSE(scene_value(scene, "urbanization", 2025), 0, 0);
	scene_free(scene);
	scene = runs("\"base\":54.7,\"speed\":{\"path\":{\"2021\":2,\"2025\":6}},\"ceiling\":80"); /* 2 + 3 + 4 + 5 + 6 */
	CHECK_CLOSE(scene_value(scene, "urbanization", 2025), 80 / (1 + (80 / 54.7 - 1) * exp(-0.2)), 1e-13);
	scene_free(scene);
	scene = runs("\"base\":85,\"speed\":5,\"ceiling\":80"); /* above its ceiling it comes down */
	CHECK(scene_value(scene, "urbanization", 2025) < 85 && scene_value(scene, "urbanization", 2025) > 80);
	scene_free(scene);
}

TEST(urbanization_does_not_pass_its_ceiling_by_points_either)
{
	struct scene *scene = runs("\"base\":54.7,\"change\":2,\"ceiling\":60");
	for (int year = 2020; year <= 2025; year++)
		CHECK_CLOSE(scene_value(scene, "urbanization", year), fmin(54.7 + 2 * (year - 2020), 60), 1e-13);
	scene_free(scene);
	scene = runs("\"base\":70,\"change\":1,\"ceiling\":60"); /* above it from the start: it stays there */
	CHECK_CLOSE(scene_value(scene, "urbanization", 2025), 70, 1e-13);
	scene_free(scene);
}

TEST(urbanization_responds_to_last_years_growth_only)
{
	struct scene *scene = runs("\"base\":50,\"response\":0.2");
	CHECK_CLOSE(scene_value(scene, "urbanization", 2021), 50,
	            0); /* nothing is known of the year before the base year */
	double u = 50;
	for (int year = 2022; year <= 2025; year++) {
		double grown = log(scene_value(scene, "gdp_per_head", year - 1) / scene_value(scene, "gdp_per_head", year - 2));
		u += 100 * 0.2 * grown;
		CHECK_CLOSE(scene_value(scene, "urbanization", year), u, 1e-13);
	}
	CHECK(u > 54 && u < 58);
	scene_free(scene);
}

TEST(urbanization_stays_between_0_and_100)
{
	struct scene *scene = runs("\"base\":95,\"change\":3");
	CHECK_CLOSE(scene_value(scene, "urbanization", 2021), 98, 1e-14);
	CHECK_CLOSE(scene_value(scene, "urbanization", 2022), 100, 0);
	CHECK_CLOSE(scene_value(scene, "population_rural", 2025), 0, 0);
	scene_free(scene);
	scene = runs("\"base\":2,\"change\":-3");
	CHECK_CLOSE(scene_value(scene, "urbanization", 2025), 0, 0);
	scene_free(scene);
}

TEST(urbanization_stands_without_people_and_sectors)
{
	struct scene *scene = scene_run(
		NULL,
		"{\"kind\":\"scenario\",\"plan\":\"plan.json\",\"title\":\"t\",\"urbanization\":{\"base\":50,\"change\":1,"
		"\"response\":0.5}}");
	CHECK_CLOSE(scene_value(scene, "urbanization", 2025), 55, 1e-14);
	scene_free(scene);
}
