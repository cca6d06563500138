/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prices: nominal is real times price, shares at current prices sum to 100, relative prices move
 * them; nothing moves without. */
#include "tests/scene.h"
#include "tests/test.h"

#define START \
	"{\"kind\":\"scenario\",\"plan\":\"plan.json\",\"title\":\"t\",\"sectors\":{\"coal\":{\"output\":60," \
	"\"growth\":2},\"services\":{\"output\":40,\"growth\":6}},\"groups\":{\"whole\":[\"coal\",\"services\"]}"

static struct scene *runs(const char *rest) { return scene_runs(START, rest, "}"); }

TEST(prices_nominal_is_real_times_price_and_shares_sum_to_100)
{
	struct scene *scene = runs(
		",\"prices\":{\"growth\":{\"coal\":{\"path\":{\"2021\":35,\"2022\":15,\"2023\":-20,\"2024\":-10,\"2025\":0}},"
		"\"services\":2}}");
	static const double rise[] = {35, 15, -20, -10, 0};
	double coal = 1;
	for (int year = 2020; year <= 2025; year++) {
		coal *= year > 2020 ? 1 + rise[year - 2021] / 100 : 1;
		double real = scene_value(scene, "output.coal", year),
			   nominal = scene_value(scene, "output_nominal.coal", year);
		double other = scene_value(scene, "output_nominal.services", year),
			   gdp = scene_value(scene, "gdp_nominal", year);
		CHECK_CLOSE(scene_value(scene, "price.coal", year), coal, 1e-14);
		CHECK_CLOSE(scene_value(scene, "price.services", year), pow(1.02, year - 2020), 1e-14);
		CHECK_CLOSE(nominal, real * coal, 1e-14);
		CHECK_CLOSE(nominal + other, gdp, 1e-14);
		CHECK_CLOSE(scene_value(scene, "share.coal", year) + scene_value(scene, "share.services", year), 100, 1e-14);
		CHECK_CLOSE(scene_value(scene, "share.whole", year), 100, 1e-14);
		CHECK_CLOSE(scene_value(scene, "share.coal", year), 100 * nominal / gdp, 1e-14);
		CHECK_CLOSE(scene_value(scene, "deflator", year) * scene_value(scene, "gdp", year), gdp, 1e-14);
		CHECK_CLOSE(scene_value(scene, "output.coal", year), 60 * pow(1.02, year - 2020),
		            1e-14); /* real growth knows no prices */
	}
	CHECK(scene_value(scene, "share.coal", 2022) > scene_value(scene, "share_real.coal", 2022) + 5);
	scene_free(scene);
}

TEST(prices_left_out_stay_as_in_the_base_year)
{
	struct scene *scene = runs("");
	for (int year = 2020; year <= 2025; year++) {
		CHECK_CLOSE(scene_value(scene, "price.coal", year), 1, 0);
		CHECK_CLOSE(scene_value(scene, "deflator", year), 1, 1e-15);
		CHECK_CLOSE(scene_value(scene, "gdp_nominal", year), scene_value(scene, "gdp", year), 1e-15);
		CHECK_CLOSE(scene_value(scene, "share.coal", year), scene_value(scene, "share_real.coal", year), 1e-15);
	}
	scene_free(scene);
}

TEST(prices_one_number_holds_for_every_sector_and_moves_no_share)
{
	struct scene *scene = runs(",\"prices\":{\"growth\":3}");
	for (int year = 2020; year <= 2025; year++) {
		CHECK_CLOSE(scene_value(scene, "deflator", year), pow(1.03, year - 2020), 1e-14);
		CHECK_CLOSE(scene_value(scene, "share.coal", year), scene_value(scene, "share_real.coal", year), 1e-14);
	}
	scene_free(scene);
}
