/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sectors: closed forms of compounding, levels that are reached, shares of a known GDP, the floor of growth. */
#include "tests/scene.h"
#include "tests/test.h"

#define START "{\"kind\":\"scenario\",\"plan\":\"plan.json\",\"title\":\"t\","

static struct scene *runs(const char *rest) { return scene_runs(START, rest, "}"); }

static void refused(const char *rest, const char *part) { scene_refuses(START, rest, "}", part); }

TEST(sectors_compound_and_add_up_to_gdp)
{
	struct scene *scene = runs("\"sectors\":{\"a\":{\"output\":60,\"growth\":10},\"b\":{\"output\":40,\"growth\":-5}}");
	for (int year = 2020; year <= 2025; year++) {
		double a = 60 * pow(1.1, year - 2020), b = 40 * pow(0.95, year - 2020);
		CHECK_CLOSE(scene_value(scene, "output.a", year), a, 1e-14);
		CHECK_CLOSE(scene_value(scene, "output.b", year), b, 1e-14);
		CHECK_CLOSE(scene_value(scene, "gdp", year), a + b, 1e-14);
		CHECK_CLOSE(scene_value(scene, "output_path.a", year), a, 1e-14);
		CHECK_CLOSE(scene_value(scene, "share_real.a", year) + scene_value(scene, "share_real.b", year), 100, 1e-14);
		if (year > 2020) {
			CHECK_CLOSE(scene_value(scene, "gdp_growth", year), 100 * ((a + b) / (a / 1.1 + b / 0.95) - 1), 1e-12);
			CHECK_CLOSE(scene_value(scene, "output_growth.b", year), -5, 1e-12);
		}
	}
	scene_free(scene);
}

TEST(sectors_growth_follows_a_path_year_by_year)
{
	struct scene *scene = runs("\"sectors\":{\"a\":{\"output\":60,\"growth\":{\"path\":{\"2021\":8,\"2023\":4}}},"
		"\"b\":{\"output\":40,\"growth\":{\"path\":{\"2022\":8,\"2024\":4},\"interpolate\":\"step\"}}}");
	static const double a[] = {8, 6, 4, 4, 4}, b[] = {8, 8, 8, 4, 4};
	double want_a = 60, want_b = 40;
	for (int y = 0; y < 5; y++) {
		CHECK_CLOSE(scene_value(scene, "output.a", 2021 + y), want_a *= 1 + a[y] / 100, 1e-14);
		CHECK_CLOSE(scene_value(scene, "output.b", 2021 + y), want_b *= 1 + b[y] / 100, 1e-14);
	}
	scene_free(scene);
}

TEST(sectors_levels_are_reached)
{
	struct scene *scene = runs("\"sectors\":{\"a\":{\"output\":302.530752,\"growth\":{\"level\":{\"2025\":615.45}}},"
		"\"b\":{\"output\":40,\"growth\":{\"level\":{\"2022\":30,\"2024\":45}}}}");
	CHECK_CLOSE(scene_value(scene, "output.a", 2025), 615.45, 1e-12);
	double rate = pow(615.45 / 302.530752, 0.2);
	for (int year = 2021; year <= 2025; year++)
		CHECK_CLOSE(scene_value(scene, "output_growth.a", year), 100 * (rate - 1), 1e-11);
	CHECK_CLOSE(scene_value(scene, "output.b", 2022), 30, 1e-12);
	CHECK_CLOSE(scene_value(scene, "output.b", 2023), sqrt(30.0 * 45), 1e-12);
	CHECK_CLOSE(scene_value(scene, "output.b", 2024), 45, 1e-12);
	CHECK_CLOSE(scene_value(scene, "output.b", 2025), 45 * sqrt(1.5), 1e-12); /* the last rate continues */
	scene_free(scene);
}

TEST(sectors_may_be_shares_of_a_known_gdp)
{
	struct scene *scene = runs(
		"\"economy\":{\"gdp\":\"1538 亿元\"},\"sectors\":{\"a\":{\"share\":57.6,"
		"\"growth\":{\"level\":{\"2025\":1230.9}}},\"b\":{\"share\":\"42.4 %\",\"growth\":4}}");
	CHECK_CLOSE(scene_value(scene, "output.a", 2020), 1538 * 0.576, 1e-14);
	CHECK_CLOSE(scene_value(scene, "output.b", 2020), 1538 * 0.424, 1e-14);
	CHECK_CLOSE(scene_value(scene, "gdp", 2020), 1538, 1e-14);
	CHECK_CLOSE(scene_value(scene, "output.a", 2025), 1230.9, 1e-12);
	scene_free(scene);
	refused("\"sectors\":{\"a\":{\"share\":50,\"growth\":1}}", "output");
	refused("\"economy\":{\"gdp\":100},\"sectors\":{\"a\":{\"growth\":1}}", "output");
}

TEST(sectors_growth_has_a_floor)
{
	struct scene *scene = runs("\"sectors\":{\"a\":{\"output\":60,\"growth\":-90},\"b\":{\"output\":40,\"growth\":0}}");
	for (int year = 2020; year <= 2025; year++)
		CHECK_CLOSE(scene_value(scene, "output.a", year), 60 * pow(0.1, year - 2020), 1e-13);
	scene_free(scene);
	refused("\"sectors\":{\"a\":{\"output\":60,\"growth\":-91}}", "-90");
	/* a level may ask for more than files may write: it is refused, or held at the floor, never passed */
	char text[] = START "\"sectors\":{\"a\":{\"output\":60,\"growth\":{\"level\":{\"2021\":0.6}}}}}";
	scene = scene_run(NULL, text);
	CHECK(!scene->result || scene_value(scene, "output.a", 2021) >= 6 * (1 - 1e-12));
	scene_free(scene);
}

TEST(sectors_wrong_ones_are_refused)
{
	refused("\"sectors\":{\"a\":{\"output\":60}}", "growth");
	refused("\"sectors\":{\"a\":{\"output\":-1,\"growth\":1}}", "/sectors/a/output");
	refused("\"sectors\":{\"a\":{\"output\":\"60 tce\",\"growth\":1}}", "/sectors/a/output");
	refused("\"sectors\":{\"a\":{\"output\":60,\"growth\":{\"level\":{\"2025\":0}}}}", "/sectors/a/growth");
}

/* catchup c: the gap left of an earlier cut shrinks as gap^(1 - c) each year. */
TEST(sectors_catchup_closes_part_of_the_gap_each_year)
{
	struct scene *scene = runs(
		"\"sectors\":{\"a\":{\"output\":100,\"growth\":10,\"catchup\":0.5}},\"energy\":{\"intensity\":{\"a\":1},"
		"\"efficiency\":0},"
		"\"limits\":{\"l\":{\"use\":\"energy\",\"at_most\":{\"path\":{\"2021\":88}},\"output\":{\"max_cut\":50}}}");
	double left = 0.8;
	CHECK_CLOSE(scene_value(scene, "output.a", 2021), 88, 1e-13);
	for (int year = 2022; year <= 2025; year++) {
		left = sqrt(left);
		CHECK_CLOSE(scene_value(scene, "output.a", year) / scene_value(scene, "output_path.a", year), left, 1e-13);
	}
	scene_free(scene);
}
