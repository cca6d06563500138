/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Capital: the stock follows perpetual inventory; a programme's years add up to its total; growth accounting closes. */
#include "ask/beyond.h"
#include "tests/scene.h"
#include "tests/test.h"

#define START \
	"{\"kind\":\"scenario\",\"plan\":\"plan.json\",\"title\":\"t\",\"sectors\":{\"a\":{\"output\":60,\"growth\":6}," \
	"\"b\":{\"output\":40,\"growth\":2}},"

static struct scene *runs(const char *rest) { return scene_runs(START, rest, "}"); }

TEST(capital_is_what_is_left_and_what_was_formed_the_year_before)
{
	struct scene *scene =
		runs("\"capital\":{\"ratio\":{\"a\":4,\"b\":2},\"depreciation\":10,\"conversion\":70,\"investment_share\":40,"
	         "\"investment_prices\":3}");
	double capital = 60 * 4 + 40 * 2;
	for (int year = 2020; year <= 2025; year++) {
		int t = year - 2020;
		double gdp = 60 * pow(1.06, t) + 40 * pow(1.02, t), formed = 0.7 * 0.4 * gdp / pow(1.03, t);
		CHECK_CLOSE(scene_value(scene, "capital", year), capital, 1e-13);
		CHECK_CLOSE(scene_value(scene, "investment", year), 0.4 * gdp, 1e-13);
		CHECK_CLOSE(scene_value(scene, "capital_formation", year), formed, 1e-13);
		if (t) {
			double before = 60 * pow(1.06, t - 1) + 40 * pow(1.02, t - 1);
			CHECK_CLOSE(scene_value(scene, "icor", year), formed / (gdp - before), 1e-10);
		}
		capital = capital * 0.9 + formed;
	}
	scene_free(scene);
}

TEST(capital_programme_adds_up_to_its_total)
{
	static const char *const growth[] = {"0", "8", "-5"};
	for (int i = 0; i < 3; i++) {
		char rest[256];
		snprintf(rest, sizeof rest,
		         "\"capital\":{\"ratio\":3,\"depreciation\":10,\"conversion\":50,\"programme\":{\"total\":7000,"
		         "\"years\":[2021,2025],\"growth\":%s}}",
		         growth[i]);
		struct scene *scene = runs(rest);
		double sum = 0, rate = 1 + atof(growth[i]) / 100;
		for (int year = 2021; year <= 2025; year++) {
			sum += scene_value(scene, "investment", year);
			if (year > 2021)
				CHECK_CLOSE(scene_value(scene, "investment", year) / scene_value(scene, "investment", year - 1), rate,
				            1e-12);
		}
		CHECK_CLOSE(sum, 7000, 1e-13);
		CHECK_CLOSE(scene_value(scene, "investment", 2020), 0, 0);
		scene_free(scene);
	}
}

/* A programme of 2021-2022 in a run to 2025: its last year's share of GDP goes on, unless the file stops it or gives
 * other investment. */
TEST(capital_goes_on_when_the_programme_is_spent)
{
	static const struct { const char *more; double share_after; } cases[] = {
		{"", NAN}, {",\"after\":\"hold\"", NAN}, {",\"after\":\"stop\"", 0}};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		for (int growth = 0; growth <= 20; growth += 20) {
			char rest[256];
			snprintf(rest, sizeof rest,
			         "\"capital\":{\"ratio\":3,\"depreciation\":10,\"conversion\":50,\"programme\":{\"total\":90,"
			         "\"years\":[2021,2022],\"growth\":%d%s}}",
			         growth, cases[i].more);
			struct scene *scene = runs(rest);
			double spent = 90 * (1 + growth / 100.0) / (2 + growth / 100.0),
				   share = isnan(cases[i].share_after) ? spent / scene_value(scene, "gdp_nominal", 2022) : 0;
			CHECK_CLOSE(scene_value(scene, "investment", 2021) + scene_value(scene, "investment", 2022), 90, 1e-13);
			for (int year = 2023; year <= 2025; year++)
				CHECK_CLOSE(scene_value(scene, "investment", year), share * scene_value(scene, "gdp_nominal", year),
				            1e-13);
			int goes_on = 0, idle = 0, last = 0;
			double said;
			CHECK(programme_goes_on(scene->result, &goes_on, &said) == (share > 0));
			CHECK(nothing_invested(scene->result, &idle, &last) == (share <= 0));
			CHECK_INT(share > 0 ? goes_on : idle, 2023);
			scene_free(scene);
		}
}

TEST(capital_other_investment_takes_over_from_a_programme)
{
	static const char *const others[] = {
		"\"investment_share\":{\"path\":{\"2020\":0,\"2023\":30},\"interpolate\":\"step\"}", "\"investment\":7"};
	for (int i = 0; i < 2; i++) {
		char rest[320];
		snprintf(rest, sizeof rest,
		         "\"capital\":{\"ratio\":3,\"depreciation\":10,\"conversion\":50,%s,\"programme\":{\"total\":90,"
		         "\"years\":[2021,2022]}}",
		         others[i]);
		struct scene *scene = runs(rest);
		int first;
		double share;
		CHECK_CLOSE(scene_value(scene, "investment", 2024), i ? 7 : 0.3 * scene_value(scene, "gdp", 2024), 1e-13);
		CHECK(!programme_goes_on(scene->result, &first, &share));
		scene_free(scene);
	}
}

/* gY = alpha gK + (1 - alpha) gL + gA; without labour, gL is the fallback 0. */
TEST(capital_growth_accounting_closes)
{
	struct scene *scene = runs(
		"\"capital\":{\"ratio\":3,\"depreciation\":8,\"conversion\":60,\"investment_share\":45,\"share\":40},"
		"\"population\":{\"base\":100},\"labour\":{\"employment\":20,\"productivity\":4,\"working_age\":64,"
		"\"participation\":75}");
	for (int year = 2021; year <= 2025; year++)
		CHECK_CLOSE(scene_value(scene, "gdp_growth", year),
		            0.4 * scene_value(scene, "capital_growth", year) + 0.6 * scene_value(scene, "labour_growth", year) +
		                scene_value(scene, "productivity_growth_implied", year),
		            1e-11);
	scene_free(scene);
	scene = runs("\"capital\":{\"ratio\":3,\"depreciation\":8,\"conversion\":60,\"investment_share\":45,\"share\":40}");
	CHECK_CLOSE(scene_value(scene, "gdp_growth", 2023),
	            0.4 * scene_value(scene, "capital_growth", 2023) +
	                scene_value(scene, "productivity_growth_implied", 2023),
	            1e-11);
	scene_free(scene);
}

TEST(capital_icor_has_no_value_where_gdp_falls)
{
	struct scene *scene =
		scene_runs("{\"kind\":\"scenario\",\"plan\":\"plan.json\",\"title\":\"t\",\"sectors\":{\"a\":{\"output\":60,"
	               "\"growth\":{\"path\":{\"2021\":5,\"2022\":-3,\"2023\":5},\"interpolate\":\"step\"}}},",
	               "\"capital\":{\"ratio\":3,\"depreciation\":8,\"conversion\":60,\"investment_share\":45}", "}");
	int element, icor = scene->result ? program_find(scene->result->program, "icor", &element) : -1;
	CHECK(icor >= 0 && isnan(result_value(scene->result, icor, 0, 2022)));
	CHECK(scene_value(scene, "icor", 2021) > 0 && scene_value(scene, "icor", 2023) > 0);
	scene_free(scene);
}

TEST(capital_limit_holds_output_under_the_opening_stock)
{
	struct scene *scene =
		runs("\"capital\":{\"ratio\":3,\"depreciation\":10,\"conversion\":60,\"investment_share\":52},"
	         "\"limits\":{\"stock\":{\"use\":\"capital_needed\",\"at_most_variable\":\"capital\"}}");
	for (int year = 2021; year <= 2025; year++) {
		CHECK(scene_value(scene, "capital_needed", year) <= scene_value(scene, "capital", year) * (1 + 1e-12));
		CHECK_CLOSE(scene_value(scene, "limit_binding.stock", year), 1, 0);
	}
	scene_free(scene);
}

TEST(capital_programme_needs_its_years)
{
	scene_refuses(START,
	              "\"capital\":{\"ratio\":3,\"depreciation\":10,\"conversion\":60,\"programme\":{\"total\":7000}}", "}",
	              "years");
	scene_refuses(START, "\"capital\":{\"ratio\":3,\"conversion\":60}", "}", "depreciation");
}
