/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Limits: closed forms of one limit, and the traps: a ratio limit must not drive output to zero, order in the
 * file does not matter, a cut compounds, what cannot be met is broken, shadow prices are derivatives. */
#include "tests/scene.h"
#include "tests/test.h"

/* Two sectors, 50 each, 10 % growth; a uses 2 tce and b 0.5 tce per 1e4 CNY: 125 (1e4 tce) in 2020, 1.25 per
 * GDP. */
#define HEAD "{\"kind\":\"scenario\",\"plan\":\"plan.json\",\"title\":\"t\"," \
	"\"sectors\":{\"a\":{\"output\":50,\"growth\":10},\"b\":{\"output\":50,\"growth\":10}}," \
	"\"energy\":{\"intensity\":{\"a\":2,\"b\":0.5},\"efficiency\":0},\"limits\":{"
#define TAIL "}}"

static struct scene *limited(const char *limits)
{
	char text[8192];
	snprintf(text, sizeof text, HEAD "%s" TAIL, limits);
	struct scene *scene = scene_run(NULL, text);
	CHECK_SAY(scene->result, "%s", scene_messages(scene));
	return scene;
}

TEST(limits_none_output_is_what_is_wanted)
{
	struct scene *scene = limited("");
	CHECK_CLOSE(scene_value(scene, "gdp", 2025), 100 * pow(1.1, 5), 1e-14);
	CHECK_CLOSE(scene_value(scene, "output.a", 2025), scene_value(scene, "output_wanted.a", 2025), 0);
	scene_free(scene);
}

TEST(limits_level_on_output_is_met_exactly)
{
	struct scene *scene =
		limited("\"cap\":{\"use\":\"energy\",\"at_most\":\"130 1e4 tce\",\"output\":{\"max_cut\":50}}");
	double theta = (137.5 - 130) / 137.5;
	CHECK_CLOSE(scene_value(scene, "output.a", 2021), 55 * (1 - theta), 1e-14);
	CHECK_CLOSE(scene_value(scene, "output.b", 2021), 55 * (1 - theta), 1e-14);
	CHECK_CLOSE(scene_value(scene, "energy", 2025), 130, 1e-13);
	CHECK_CLOSE(scene_value(scene, "limit_binding.cap", 2021), 1, 0);
	CHECK_CLOSE(scene_value(scene, "limit_binding.cap", 2020), 0, 0);
	CHECK_CLOSE(scene_value(scene, "limit_broken.cap", 2025), 0, 0);
	CHECK_CLOSE(scene_value(scene, "limit_cut.cap", 2021), 110 * theta, 1e-13);
	CHECK_CLOSE(scene_value(scene, "limit_price.cap", 2021), 110 / 137.5, 1e-14);
	scene_free(scene);
}

TEST(limits_efficiency_acts_first_and_persists)
{
	struct scene *scene =
		limited("\"cap\":{\"use\":\"energy\",\"at_most\":\"130 1e4 tce\",\"efficiency\":{\"extra\":20}}");
	double e = (137.5 - 130) / 137.5;
	CHECK_CLOSE(scene_value(scene, "limit_efficiency.cap", 2021), 100 * e, 1e-13);
	CHECK_CLOSE(scene_value(scene, "gdp", 2021), 110, 1e-14);
	CHECK_CLOSE(scene_value(scene, "energy_per_output.a", 2021), 2 * (1 - e), 1e-14);
	CHECK_CLOSE(scene_value(scene, "energy_per_output_wanted.a", 2022), 2 * (1 - e), 1e-14);
	CHECK_CLOSE(scene_value(scene, "limit_price.cap", 2021), 0, 0);
	CHECK_CLOSE(scene_value(scene, "limit_saved.cap", 2021), 7.5, 1e-12);
	scene_free(scene);
}

TEST(limits_ratio_does_not_cut_what_is_below_it)
{
	struct scene *scene = limited(
		"\"r\":{\"use\":\"energy\",\"per\":\"gdp\",\"at_most\":\"1.2 tce/1e4 CNY\",\"output\":{\"max_cut\":50}}");
	CHECK_CLOSE(scene_value(scene, "energy_intensity", 2025), 1.2, 1e-13);
	CHECK_CLOSE(scene_value(scene, "output.b", 2025), 50 * pow(1.1, 5), 1e-14);
	CHECK(scene_value(scene, "output.a", 2025) < 50 * pow(1.1, 5));
	CHECK(scene_value(scene, "gdp", 2025) > 140);
	double k = 1.2, c = 2 - k, w = c / 2, theta = (137.5 - k * 110) / (c * w * 55);
	CHECK_CLOSE(scene_value(scene, "output.a", 2021), 55 * (1 - theta * w), 1e-13);
	scene_free(scene);
}

TEST(limits_ratio_cannot_drive_gdp_to_zero)
{
	struct scene *scene = limited(
		"\"r\":{\"use\":\"energy\",\"per\":\"gdp\",\"at_most\":\"0.1 tce/1e4 CNY\",\"output\":{\"max_cut\":50}}");
	CHECK_CLOSE(scene_value(scene, "limit_broken.r", 2025), 1, 0);
	CHECK(scene_value(scene, "gdp", 2025) > 5);
	CHECK(isnan(scene_value(scene, "limit_price.r", 2021)));
	scene_free(scene);
}

TEST(limits_service_weights_do_not_make_a_ratio_worse)
{
	struct scene *scene =
		limited("\"r\":{\"use\":\"energy\",\"per\":\"gdp\",\"at_most\":\"1.2 tce/1e4 CNY\",\"output\":{\"max_cut\":90,"
	            "\"weights\":{\"a\":1,\"b\":1}}}");
	CHECK_CLOSE(scene_value(scene, "energy_intensity", 2021), 1.2, 1e-13);
	CHECK_CLOSE(scene_value(scene, "output.b", 2021), 55, 1e-14);
	scene_free(scene);
}

TEST(limits_order_in_the_file_does_not_matter)
{
	const char *level = "\"l\":{\"use\":\"energy\",\"at_most\":\"150 1e4 tce\",\"output\":{\"max_cut\":50}}";
	const char *ratio =
		"\"r\":{\"use\":\"energy\",\"per\":\"gdp\",\"at_most\":\"1.2 tce/1e4 CNY\",\"efficiency\":{\"extra\":0.5},"
		"\"output\":{\"max_cut\":50}}";
	char one[2048], two[2048];
	snprintf(one, sizeof one, "%s,%s", level, ratio);
	snprintf(two, sizeof two, "%s,%s", ratio, level);
	struct scene *a = limited(one), *b = limited(two);
	for (int year = 2020; year <= 2025; year++) {
		CHECK_CLOSE(scene_value(a, "gdp", year), scene_value(b, "gdp", year), 0);
		CHECK(scene_value(a, "energy", year) <= 150 * (1 + 1e-9));
		CHECK(year == 2020 || scene_value(a, "energy_intensity", year) <= 1.2 * (1 + 1e-9));
	}
	scene_free(a);
	scene_free(b);
}

TEST(limits_a_cut_compounds_and_catchup_brings_it_back)
{
	const char *once =
		"\"l\":{\"use\":\"energy\",\"at_most\":{\"path\":{\"2021\":\"120 1e4 tce\"}},\"output\":{\"max_cut\":50}}";
	struct scene *scene = limited(once);
	double kept = 120 / 137.5;
	CHECK_CLOSE(scene_value(scene, "gdp", 2025), 100 * pow(1.1, 5) * kept, 1e-13);
	CHECK_CLOSE(scene_value(scene, "gap_to_unlimited", 2025), 100 * pow(1.1, 5) * (1 - kept), 1e-12);
	CHECK(scene_value(scene, "gap_to_unlimited", 2025) > scene_value(scene, "limit_cut.l", 2021));
	CHECK_CLOSE(scene_value(scene, "limit_binding.l", 2022), 0, 0);
	scene_free(scene);
	char text[4096];
	snprintf(
		text, sizeof text,
		"{\"kind\":\"scenario\",\"plan\":\"plan.json\",\"title\":\"t\",\"sectors\":{\"a\":{\"output\":50,\"growth\":10,"
		"\"catchup\":1},"
		"\"b\":{\"output\":50,\"growth\":10,\"catchup\":1}},\"energy\":{\"intensity\":{\"a\":2,\"b\":0.5},"
		"\"efficiency\":0},\"limits\":{%s}}",
		once);
	scene = scene_run(NULL, text);
	CHECK_CLOSE(scene_value(scene, "gdp", 2022), 121, 1e-13);
	CHECK_CLOSE(scene_value(scene, "gap_to_unlimited", 2022), 0, 1e-11);
	scene_free(scene);
}

TEST(limits_fall_since_base_is_a_geometric_path)
{
	struct scene *scene = limited(
		"\"r\":{\"use\":\"energy\",\"per\":\"gdp\",\"fall_at_least\":{\"path\":{\"2020\":\"0 %\",\"2025\":\"14.5 %\"}},"
		"\"efficiency\":{\"extra\":20}}");
	for (int year = 2020; year <= 2025; year++)
		CHECK_CLOSE(scene_value(scene, "limit_most.r", year), 1.25 * pow(0.855, (year - 2020) / 5.0), 1e-14);
	CHECK_CLOSE(scene_value(scene, "energy_intensity_decline", 2025), 14.5, 1e-12);
	CHECK_CLOSE(scene_value(scene, "energy_intensity_fall", 2023), 100 * (1 - pow(0.855, 0.2)), 1e-12);
	scene_free(scene);
	/* one year only: nothing before it */
	scene = limited(
		"\"r\":{\"use\":\"energy\",\"per\":\"gdp\",\"fall_at_least\":{\"path\":{\"2025\":14.5}},"
		"\"efficiency\":{\"extra\":20}}");
	CHECK_CLOSE(scene_value(scene, "limit_binding.r", 2024), 0, 0);
	CHECK_CLOSE(scene_value(scene, "energy_intensity", 2024), 1.25, 1e-14);
	CHECK_CLOSE(scene_value(scene, "energy_intensity_decline", 2025), 14.5, 1e-12);
	scene_free(scene);
}

TEST(limits_after_holds_or_continues)
{
	const char *form =
		"\"l\":{\"use\":\"energy\",\"at_most\":{\"path\":{\"2021\":\"130 1e4 tce\",\"2022\":\"143 1e4 tce\"}},"
		"\"after\":\"%s\",\"output\":{\"max_cut\":90}}";
	char text[1024];
	snprintf(text, sizeof text, form, "inactive");
	struct scene *scene = limited(text);
	CHECK_CLOSE(scene_value(scene, "limit_binding.l", 2023), 0, 0);
	scene_free(scene);
	snprintf(text, sizeof text, form, "hold");
	scene = limited(text);
	CHECK_CLOSE(scene_value(scene, "energy", 2025), 143, 1e-13);
	scene_free(scene);
	snprintf(text, sizeof text, form, "continue");
	scene = limited(text);
	CHECK_CLOSE(scene_value(scene, "limit_most.l", 2025), 143 * pow(1.1, 3), 1e-13);
	scene_free(scene);
}

TEST(limits_coefficients_of_the_user)
{
	struct scene *scene = limited(
		"\"water\":{\"unit\":\"1e4 m3\",\"coefficients\":{\"a\":3,\"b\":1},\"fixed\":10,\"at_most\":200,"
		"\"output\":{\"max_cut\":50}}");
	double excess = 55 * 3 + 55 + 10 - 200;
	CHECK_CLOSE(scene_value(scene, "limit_cut_share.water", 2021), 100 * excess / 220, 1e-13);
	CHECK_CLOSE(scene_value(scene, "limit_use.water", 2025), 200, 1e-13);
	CHECK_CLOSE(scene_value(scene, "limit_use.water", 2020), 210, 1e-13);
	scene_free(scene);
}

/* Perturbs a limit and compares the output gained in the same year with the shadow price. */
static void price_is_derivative(const char *form, const char *unit, double at, double step)
{
	char text[1024];
	double gdp[2], price = 0;
	for (int i = 0; i < 2; i++) {
		char value[64];
		snprintf(value, sizeof value, "%.17g %s", at + i * step, unit);
		snprintf(text, sizeof text, form, value);
		struct scene *scene = limited(text);
		gdp[i] = scene_value(scene, "gdp", 2021);
		if (i == 0)
			price = scene_value(scene, "limit_price.l", 2021);
		scene_free(scene);
	}
	CHECK_CLOSE((gdp[1] - gdp[0]) / step, price, 1e-5);
}

TEST(limits_shadow_price_is_the_derivative_of_output)
{
	price_is_derivative("\"l\":{\"use\":\"energy\",\"at_most\":\"%s\",\"output\":{\"max_cut\":50}}", "1e4 tce", 130,
	                    1e-4);
	price_is_derivative("\"l\":{\"use\":\"energy\",\"per\":\"gdp\",\"at_most\":\"%s\",\"output\":{\"max_cut\":50}}",
	                    "tce/1e4 CNY", 1.2, 1e-7);
	price_is_derivative(
		"\"l\":{\"use\":\"energy\",\"per\":\"gdp\",\"at_most\":\"%s\",\"output\":{\"max_cut\":90,\"weights\":{\"a\":1,"
		"\"b\":0.2}}}",
		"tce/1e4 CNY", 1.2, 1e-7);
	price_is_derivative(
		"\"l\":{\"use\":\"energy\",\"at_most\":\"%s\",\"efficiency\":{\"extra\":2},\"output\":{\"max_cut\":50}}",
		"1e4 tce", 130, 1e-4);
}

TEST(limits_two_ratio_limits_are_both_met)
{
	char text[4096];
	snprintf(text, sizeof text, HEAD "%s},\"carbon\":{\"factor\":{\"a\":2.7,\"b\":1},\"household_factor\":2}}",
		"\"e\":{\"use\":\"energy\",\"per\":\"gdp\",\"at_most\":\"1.2 tce/1e4 CNY\",\"output\":{\"max_cut\":60}},"
		"\"c\":{\"use\":\"co2\",\"per\":\"gdp\",\"at_most\":\"2.85 t/1e4 CNY\",\"output\":{\"max_cut\":60}}");
	struct scene *scene = scene_run(NULL, text);
	for (int year = 2021; year <= 2025; year++) {
		CHECK(scene_value(scene, "energy_intensity", year) <= 1.2 * (1 + 1e-9));
		CHECK(scene_value(scene, "co2_intensity", year) <= 2.85 * (1 + 1e-9));
	}
	scene_free(scene);
}

TEST(limits_wrong_ones_are_refused)
{
	static const char *const cases[][2] = {
		{"\"l\":{\"at_most\":5}", "give either \"use\" or \"coefficients\""},
		{"\"l\":{\"use\":\"gdp\",\"at_most\":5}", "not a use that can be limited"},
		{"\"l\":{\"use\":\"energy\"}", "give exactly one of"},
		{"\"l\":{\"use\":\"energy\",\"per\":\"gpd\",\"at_most\":5}", "unknown variable \"gpd\""},
		{"\"l\":{\"coefficients\":{\"a\":1},\"at_most\":5}", "coefficients need the unit"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char text[4096];
		snprintf(text, sizeof text, HEAD "%s" TAIL, cases[i][0]);
		struct scene *scene = scene_run(NULL, text);
		CHECK(!scene->result);
		scene_says(scene, cases[i][1]);
		scene_free(scene);
	}
}

static void refused(const char *limits, const char *says)
{
	char text[16384];
	snprintf(text, sizeof text, HEAD "%s" TAIL, limits);
	struct scene *scene = scene_run(NULL, text);
	CHECK(!scene->result);
	CHECK_SAY(strstr(scene_messages(scene), says), "\"%s\" is not in: %s", says, scene_messages(scene));
	scene_free(scene);
}

TEST(limits_budget_that_cannot_be_kept_count_of_is_refused_by_name)
{
	const char *const cap = "\"cap\":{\"use\":\"energy\",\"at_most\":\"700 1e4 tce\",\"over\":[2021,2025]";
	char text[1024];
	snprintf(text, sizeof text, "%s,\"per\":\"gdp\"}", cap);
	refused(text, "limit \"cap\": \"per\" does not go with \"over\"");
	snprintf(text, sizeof text, "%s,\"after\":\"hold\"}", cap);
	refused(text, "limit \"cap\": \"after\" does not go with \"over\"");
	snprintf(text, sizeof text, "%s,\"spread\":{\"path\":{\"2021\":1,\"2023\":0}}}", cap);
	refused(text, "limit \"cap\": the weight of 2023 is not above 0");
	refused("\"cap\":{\"use\":\"energy\",\"at_most\":{\"path\":{\"2021\":\"130 1e4 tce\"}},\"over\":[2021,2025]}",
	        "limit \"cap\": a budget over years is one number, not a path");
	refused("\"cap\":{\"use\":\"energy\",\"at_most\":\"700 1e4 tce\",\"over\":[2018,2025]}",
	        "limit \"cap\": the budget counts from 2018, but the run begins in 2020");
	refused("\"cap\":{\"use\":\"energy\",\"at_most\":\"130 1e4 tce\",\"spread\":1}",
	        "limit \"cap\": \"spread\" has no budget to spread");
}

TEST(limits_more_than_act_together_are_refused)
{
	char text[4096];
	size_t length = 0;
	for (int i = 0; i < 33; i++)
		length += (size_t)snprintf(text + length, sizeof text - length,
		                           "%s\"l%d\":{\"use\":\"energy\",\"at_most\":\"900 1e4 tce\"}", i ? "," : "", i);
	refused(text, "limit \"l32\": more than 32 limits");
}
