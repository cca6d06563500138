/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Carbon: energy times factor, by sector and households; the Kaya identity; falls since the base. */
#include "tests/scene.h"
#include "tests/test.h"

#define START \
	"{\"kind\":\"scenario\",\"plan\":\"plan.json\",\"title\":\"t\",\"sectors\":{\"a\":{\"output\":60,\"growth\":3}," \
	"\"b\":{\"output\":40,\"growth\":9}}," \
	"\"groups\":{\"both\":[\"a\",\"b\"]},\"population\":{\"base\":340,\"migration\":-1}," \
	"\"urbanization\":{\"base\":55,\"change\":1}," \
	"\"energy\":{\"intensity\":{\"a\":2,\"b\":0.5},\"efficiency\":2,\"household_urban\":0.1," \
	"\"household_rural\":0.05},\"carbon\":{"

static struct scene *runs(const char *carbon) { return scene_runs(START, carbon, "}}"); }

#define CARBON \
	"\"factor\":{\"a\":{\"path\":{\"2020\":2.53,\"2025\":2.48},\"interpolate\":\"geometric\"},\"b\":2.2}," \
	"\"household_factor\":2.1"

TEST(carbon_parts_make_the_total)
{
	struct scene *scene = runs(CARBON);
	for (int year = 2020; year <= 2025; year++) {
		double factor = 2.53 * pow(2.48 / 2.53, (year - 2020) / 5.0), co2 = scene_value(scene, "co2", year);
		CHECK_CLOSE(scene_value(scene, "co2_sector.a", year), factor * scene_value(scene, "energy_use.a", year), 1e-13);
		CHECK_CLOSE(scene_value(scene, "co2_sector.b", year), 2.2 * scene_value(scene, "energy_use.b", year), 1e-14);
		CHECK_CLOSE(scene_value(scene, "co2_households", year), 2.1 * scene_value(scene, "energy_households", year),
		            1e-14);
		CHECK_CLOSE(scene_value(scene, "co2_sector.both", year) + scene_value(scene, "co2_households", year), co2,
		            1e-14);
		CHECK_CLOSE(scene_value(scene, "co2_per_energy", year), co2 / scene_value(scene, "energy", year), 1e-14);
		CHECK_CLOSE(scene_value(scene, "co2_intensity", year), co2 / scene_value(scene, "gdp", year), 1e-14);
		CHECK_CLOSE(scene_value(scene, "co2_intensity_decline", year),
			100 * (1 - scene_value(scene, "co2_intensity", year) / scene_value(scene, "co2_intensity", 2020)), 1e-12);
	}
	scene_free(scene);
}

/* CO2 = people x GDP per head x energy per GDP x CO2 per energy, in people, CNY, tce and t. */
TEST(carbon_kaya_identity_holds_every_year)
{
	struct scene *scene = runs(CARBON);
	for (int year = 2020; year <= 2025; year++) {
		double people = scene_value(scene, "population", year) * 1e4,
			   per_head = scene_value(scene, "gdp_per_head", year);
		double intensity = scene_value(scene, "energy_intensity", year) / 1e4,
			   per_energy = scene_value(scene, "co2_per_energy", year);
		CHECK_CLOSE(people * per_head * intensity * per_energy, scene_value(scene, "co2", year) * 1e4, 1e-13);
	}
	scene_free(scene);
}

TEST(carbon_unchanged_factors_fall_with_energy)
{
	struct scene *scene = runs("\"factor\":2.5,\"household_factor\":2.5");
	for (int year = 2020; year <= 2025; year++) {
		CHECK_CLOSE(scene_value(scene, "co2_per_energy", year), 2.5, 1e-14);
		CHECK_CLOSE(scene_value(scene, "co2_intensity_decline", year),
		            scene_value(scene, "energy_intensity_decline", year), 1e-10);
	}
	scene_free(scene);
}

TEST(carbon_needs_energy_and_both_factors)
{
	struct scene *scene = scene_run(
		NULL,
		"{\"kind\":\"scenario\",\"plan\":\"plan.json\",\"title\":\"t\",\"sectors\":{\"a\":{\"output\":60,"
		"\"growth\":3}},\"carbon\":{\"factor\":2,\"household_factor\":2}}");
	CHECK(!scene->result);
	scene_says(scene, "energy");
	scene_free(scene);
	scene = scene_run(NULL, START "\"factor\":2}}");
	CHECK(!scene->result);
	scene_says(scene, "household_factor");
	scene_free(scene);
}
