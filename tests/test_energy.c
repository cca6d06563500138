/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Energy: parts make the total, falls compound, the remainder sector takes what is left, urbanization
 * moves households. */
#include "tests/scene.h"
#include "tests/test.h"

#define START \
	"{\"kind\":\"scenario\",\"plan\":\"plan.json\",\"title\":\"t\",\"sectors\":{\"a\":{\"output\":60,\"growth\":3}," \
	"\"b\":{\"output\":40,\"growth\":9}},\"groups\":{\"both\":[\"a\",\"b\"]},"
#define PEOPLE "\"population\":{\"base\":340,\"migration\":-1},\"urbanization\":{\"base\":55,\"change\":1},"

static struct scene *runs(const char *rest) { return scene_runs(START, rest, "}"); }

static void refused(const char *rest, const char *part) { scene_refuses(START, rest, "}", part); }

TEST(energy_parts_make_the_total)
{
	struct scene *scene = runs(
		PEOPLE
		"\"energy\":{\"intensity\":{\"a\":2,\"b\":0.5},\"efficiency\":{\"a\":3,\"b\":{\"path\":{\"2021\":1,"
		"\"2025\":5}}},\"household_urban\":0.578,\"household_rural\":0.4,\"household_growth\":2,\"households\":7}");
	double a = 2, b = 0.5;
	for (int year = 2020; year <= 2025; year++) {
		int t = year - 2020;
		a *= t ? 0.97 : 1;
		b *= t ? 1 - t / 100.0 : 1;
		double urban = scene_value(scene, "population_urban", year),
			   rural = scene_value(scene, "population_rural", year);
		double households = (urban * 0.578 + rural * 0.4) * pow(1.02, t) + 7,
			   total = scene_value(scene, "energy", year);
		CHECK_CLOSE(scene_value(scene, "energy_per_output.a", year), a, 1e-14);
		CHECK_CLOSE(scene_value(scene, "energy_per_output.b", year), b, 1e-14);
		CHECK_CLOSE(scene_value(scene, "energy_use.a", year), a * scene_value(scene, "output.a", year), 1e-14);
		CHECK_CLOSE(scene_value(scene, "energy_households", year), households, 1e-14);
		CHECK_CLOSE(scene_value(scene, "energy_use.a", year) + scene_value(scene, "energy_use.b", year) + households,
		            total, 1e-14);
		CHECK_CLOSE(scene_value(scene, "energy_use.both", year) + households, total, 1e-14);
		CHECK_CLOSE(scene_value(scene, "energy_intensity", year), total / scene_value(scene, "gdp", year), 1e-14);
	}
	scene_free(scene);
}

TEST(energy_fall_since_base_is_a_product_never_a_sum)
{
	struct scene *scene = runs(
		"\"energy\":{\"intensity\":{\"a\":2,\"b\":0.5},\"efficiency\":{\"path\":{\"2021\":2,\"2025\":6}},"
		"\"households\":12}");
	double left = 1, sum = 0;
	for (int year = 2021; year <= 2025; year++) {
		double fall = scene_value(scene, "energy_intensity_fall", year);
		left *= 1 - fall / 100;
		sum += fall;
		CHECK_CLOSE(scene_value(scene, "energy_intensity_decline", year), 100 * (1 - left), 1e-12);
	}
	CHECK(sum > scene_value(scene, "energy_intensity_decline", 2025) + 1);
	CHECK_CLOSE(scene_value(scene, "energy_intensity_decline", 2020), 0, 0);
	scene_free(scene);
}

TEST(energy_remainder_sector_takes_what_is_left_of_the_total)
{
	struct scene *scene = runs(
		PEOPLE "\"energy\":{\"total_intensity\":1.9,\"remainder\":\"a\",\"intensity\":{\"b\":0.5},\"efficiency\":3,"
			   "\"household_urban\":0.1,\"household_rural\":0.05}");
	double households = 340 * (0.55 * 0.1 + 0.45 * 0.05);
	CHECK_CLOSE(scene_value(scene, "energy_intensity", 2020), 1.9, 1e-14);
	CHECK_CLOSE(scene_value(scene, "energy", 2020), 190, 1e-14);
	CHECK_CLOSE(scene_value(scene, "energy_per_output.a", 2020), (190 - households - 20) / 60, 1e-14);
	CHECK_CLOSE(scene_value(scene, "energy_per_output.a", 2025), (190 - households - 20) / 60 * pow(0.97, 5), 1e-14);
	CHECK_CLOSE(scene_value(scene, "energy_per_output.b", 2025), 0.5 * pow(0.97, 5), 1e-14);
	scene_free(scene);
	/* an intensity of the remainder's own is not used */
	scene = runs("\"energy\":{\"total_intensity\":1.9,\"remainder\":\"a\",\"intensity\":1,\"efficiency\":3}");
	CHECK_CLOSE(scene_value(scene, "energy_intensity", 2020), 1.9, 1e-14);
	CHECK_CLOSE(scene_value(scene, "energy_per_output.a", 2020), (190 - 40) / 60.0, 1e-14);
	scene_free(scene);
}

TEST(energy_urbanization_moves_households)
{
	struct scene *scene =
		runs(PEOPLE "\"energy\":{\"intensity\":1,\"efficiency\":0,\"household_urban\":0.6,\"household_rural\":0.4}");
	for (int year = 2021; year <= 2025; year++) {
		double people = scene_value(scene, "population", year), towns = scene_value(scene, "urbanization", year) / 100;
		CHECK_CLOSE(scene_value(scene, "energy_households", year), people * (0.4 + 0.2 * towns), 1e-14);
	}
	scene_free(scene);
	scene = runs(
		/* no people, no use */
		"\"energy\":{\"intensity\":1,\"efficiency\":0,\"household_urban\":0.6,\"household_rural\":0.4}");
	CHECK_CLOSE(scene_value(scene, "energy_households", 2025), 0, 0);
	scene_free(scene);
}

TEST(energy_wrong_sections_are_refused)
{
	refused("\"energy\":{\"intensity\":{\"a\":2},\"efficiency\":1}", "b");
	refused("\"energy\":{\"total_intensity\":2,\"intensity\":1,\"efficiency\":1}", "/energy/total_intensity");
	refused("\"energy\":{\"remainder\":\"a\",\"intensity\":1,\"efficiency\":1}", "/energy/remainder");
	refused("\"energy\":{\"total_intensity\":2,\"remainder\":\"c\",\"intensity\":1,\"efficiency\":1}",
	        "/energy/remainder");
	refused("\"energy\":{\"intensity\":1}", "efficiency");
	refused("\"energy\":{\"intensity\":1,\"efficiency\":31}", "/energy/efficiency");
	refused("\"energy\":{\"intensity\":-1,\"efficiency\":1}", "/energy/intensity");
}

/* What the others use above the known total would be a negative intensity: nonsense that must not pass in silence. */
TEST(energy_a_total_that_is_too_small_for_the_others_is_refused)
{
	refused("\"energy\":{\"total_intensity\":0.1,\"remainder\":\"a\",\"intensity\":{\"b\":0.5},\"efficiency\":3}",
		"/energy/remainder: \"energy_remainder\" is negative in 2020");
}
