/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Population: natural increase and migration, GDP per head, never below 0. */
#include "tests/scene.h"
#include "tests/test.h"

#define START \
	"{\"kind\":\"scenario\",\"plan\":\"plan.json\",\"title\":\"t\",\"sectors\":{\"a\":{\"output\":100,\"growth\":5}}," \
	"\"population\":{"

static struct scene *runs(const char *population) { return scene_runs(START, population, "}}"); }

TEST(population_compounds_and_takes_migrants)
{
	struct scene *scene = runs("\"base\":339.8431,\"natural_increase\":0.12,\"migration\":-0.46");
	double rate = 1 + 0.12 / 1000, q = pow(rate, 5);
	CHECK_CLOSE(scene_value(scene, "population", 2025), 339.8431 * q - 0.46 * (q - 1) / (rate - 1), 1e-12);
	for (int year = 2021; year <= 2025; year++)
		CHECK_CLOSE(scene_value(scene, "population", year), scene_value(scene, "population", year - 1) * rate - 0.46,
		            1e-14);
	scene_free(scene);
}

TEST(population_rates_are_read_in_their_units)
{
	struct scene *scene = runs("\"base\":\"50 万人\",\"natural_increase\":\"1 %/yr\",\"migration\":\"2000 people/yr\"");
	CHECK_CLOSE(scene_value(scene, "population", 2020), 50, 1e-15);
	CHECK_CLOSE(scene_value(scene, "population", 2021), 50 * 1.01 + 0.2, 1e-14);
	scene_free(scene);
}

TEST(population_does_not_fall_below_zero)
{
	struct scene *scene = scene_run(
		NULL,
		"{\"kind\":\"scenario\",\"plan\":\"plan.json\",\"title\":\"t\",\"population\":{\"base\":5,\"migration\":-3}}");
	CHECK_CLOSE(scene_value(scene, "population", 2021), 2, 1e-15);
	CHECK_CLOSE(scene_value(scene, "population", 2022), 0, 0);
	CHECK_CLOSE(scene_value(scene, "population", 2025), 0, 0);
	scene_free(scene);
	scene = scene_run(NULL, START
	                  "\"base\":5,\"migration\":-3}}"); /* GDP per head of nobody is no number, and that is said */
	CHECK(!scene->result);
	scene_says(scene, "\"gdp_per_head\" is not a finite number in 2022");
	scene_free(scene);
}

TEST(population_per_head_is_gdp_over_people)
{
	struct scene *scene = runs("\"base\":40,\"natural_increase\":10");
	for (int year = 2020; year <= 2025; year++)
		CHECK_CLOSE(scene_value(scene, "gdp_per_head", year),
		            scene_value(scene, "gdp", year) * 1e4 / scene_value(scene, "population", year), 1e-14);
	for (int year = 2021; year <= 2025; year++)
		CHECK_CLOSE(scene_value(scene, "gdp_per_head_growth", year), 100 * (1.05 / 1.01 - 1), 1e-11);
	scene_free(scene);
}

TEST(population_per_head_may_be_over_the_mean_of_the_year)
{
	struct scene *scene = runs("\"base\":40,\"before\":\"42 万人\",\"natural_increase\":10");
	for (int year = 2020; year <= 2025; year++) {
		double end = scene_value(scene, "population", year),
			   begin = year == 2020 ? 42 : scene_value(scene, "population", year - 1);
		CHECK_CLOSE(scene_value(scene, "population_mean", year), (begin + end) / 2, 1e-15);
		CHECK_CLOSE(scene_value(scene, "gdp_per_head", year),
		            scene_value(scene, "gdp", year) * 1e4 / ((begin + end) / 2), 1e-14);
	}
	CHECK_CLOSE(scene_value(scene, "gdp_per_head_growth", 2021), 100 * (1.05 * 41 / 40.2 - 1), 1e-12);
	scene_free(scene);
	scene = scene_run(NULL, "{\"kind\":\"scenario\",\"plan\":\"plan.json\",\"title\":\"t\","
	                        "\"population\":{\"base\":5,\"before\":4}}"); /* no GDP to be divided */
	CHECK_CLOSE(scene_value(scene, "population_mean", 2020), 4.5, 0);
	scene_free(scene);
}
