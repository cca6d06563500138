/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fuels: shares sum to 100 %, the remainder takes what the others leave; CO2 of users moves with the mix; energy as
 * assessed. */
#include "tests/scene.h"
#include "tests/test.h"

#define START \
	"{\"kind\":\"scenario\",\"plan\":\"plan.json\",\"title\":\"t\",\"sectors\":{\"a\":{\"output\":60,\"growth\":6}," \
	"\"b\":{" \
	"\"output\":40,\"growth\":2}},\"energy\":{\"intensity\":{\"a\":2,\"b\":0.5},\"efficiency\":2,\"households\":10," \
	"\"feedstock\":{\"a\":{\"path\":{\"2020\":10,\"2025\":20}},\"b\":0}},"
#define FUELS \
	"\"fuels\":{\"coal\":{\"factor\":2.66},\"oil\":{\"share\":5,\"factor\":2.12}," \
	"\"wind\":{\"share\":{\"path\":{\"2020\":3.7," \
	"\"2025\":5.7}},\"factor\":0,\"kind\":\"nonfossil\"},\"grid\":{\"share\":0.3,\"factor\":0,\"kind\":\"imported\"}}"

TEST(fuels_shares_sum_and_the_remainder_gives_way)
{
	struct scene *scene = scene_runs(START FUELS, "", "}");
	for (int year = 2020; year <= 2025; year++) {
		double wind = 3.7 + 0.4 * (year - 2020), coal = 100 - 5 - 0.3 - wind,
			   energy = scene_value(scene, "energy", year);
		CHECK_CLOSE(scene_value(scene, "primary_share.coal", year), coal, 1e-13);
		CHECK_CLOSE(scene_value(scene, "nonfossil_share", year), wind, 1e-13);
		CHECK_CLOSE(scene_value(scene, "primary.coal", year), energy * coal / 100, 1e-13);
		CHECK_CLOSE(scene_value(scene, "co2_by_fuel", year), energy * (coal * 2.66 + 5 * 2.12) / 100, 1e-13);
	}
	scene_free(scene);
}

TEST(fuels_move_the_factors_of_users)
{
	struct scene *scene = scene_runs(START FUELS, ",\"carbon\":{\"factor\":2.4,\"household_factor\":2.2}", "}");
	double base = (91 * 2.66 + 5 * 2.12) / 100, then = (89 * 2.66 + 5 * 2.12) / 100;
	CHECK_CLOSE(scene_value(scene, "fuel_carbon", 2025), then / base, 1e-13);
	CHECK_CLOSE(scene_value(scene, "co2_sector.a", 2025), scene_value(scene, "energy_use.a", 2025) * 2.4 * then / base,
	            1e-13);
	CHECK_CLOSE(scene_value(scene, "co2_households", 2020), 22, 1e-13);
	scene_free(scene);
	scene = scene_runs(START, "\"carbon\":{\"factor\":2.4,\"household_factor\":2.2}",
	                   "}"); /* no mix given: the factors alone */
	CHECK_CLOSE(scene_value(scene, "co2_sector.a", 2025), scene_value(scene, "energy_use.a", 2025) * 2.4, 1e-13);
	scene_free(scene);
}

TEST(fuels_one_and_only_one_takes_the_remainder)
{
	scene_refuses(START, "\"fuels\":{\"coal\":{\"factor\":2.66},\"oil\":{\"factor\":2.12}}", "}", "2 of the fuels");
	scene_refuses(START, "\"fuels\":{\"coal\":{\"share\":95,\"factor\":2.66},\"oil\":{\"share\":5,\"factor\":2.12}}",
	              "}", "0 of the fuels");
	scene_refuses(
		START,
		"\"fuels\":{\"coal\":{\"factor\":2.66},\"oil\":{\"share\":99,\"factor\":2},\"gas\":{\"share\":9,\"factor\":2}}",
		"}", "primary_share.coal");
	scene_refuses(START, "\"fuels\":{\"coal\":{},\"oil\":{\"share\":5,\"factor\":2}}", "}", "factor");
}

TEST(energy_assessed_leaves_out_feedstock_in_both_years)
{
	struct scene *scene = scene_runs(START, "\"groups\":{\"all_of_it\":[\"a\",\"b\"]}", "}");
	double a0 = 120, a5 = 120 * pow(1.06 * 0.98, 5), all0 = 120 + 20 + 10, all5 = a5 + 20 * pow(1.02 * 0.98, 5) + 10;
	double gdp0 = 100, gdp5 = 60 * pow(1.06, 5) + 40 * pow(1.02, 5);
	double fall = 100 * (1 - (all5 - 0.2 * a5) / gdp5 / ((all0 - 0.1 * a0) / gdp0));
	CHECK_CLOSE(scene_value(scene, "energy_assessed_intensity_decline", 2025), fall, 1e-12);
	CHECK(fall > scene_value(scene, "energy_intensity_decline", 2025) + 1);
	scene_free(scene);
}

TEST(energy_assessed_can_be_limited)
{
	struct scene *scene =
		scene_runs(START,
	               "\"limits\":{\"cap\":{\"use\":\"energy_assessed\",\"per\":\"gdp\",\"fall_at_least\":"
	               "{\"path\":{\"2020\":0,\"2025\":18}},\"output\":{\"max_cut\":90}}}",
	               "}");
	CHECK_CLOSE(scene_value(scene, "energy_assessed_intensity_decline", 2025), 18, 1e-10);
	scene_free(scene);
}
