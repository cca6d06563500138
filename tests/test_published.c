/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Published numbers, computed by the program itself: the energy-saving target of China's 11th five-year plan,
 * Kaya's product with world and national numbers, growth implied by the International Energy Outlook 2019 and
 * by the GDP levels of the Shared Socioeconomic Pathways for China. Tolerances are half of the last digit
 * printed. */
#include "tests/scene.h"
#include "tests/test.h"

static struct scene *runs(int base, int last, const char *rest)
{
	char plan[512], text[4096];
	snprintf(plan, sizeof plan,
	         "{\"kind\":\"plan\",\"title\":\"P\",\"base_year\":%d,\"prices\":%d,\"years\":[%d,%d],\"targets\":{}}",
	         base, base, base + 1, last);
	snprintf(text, sizeof text, "{\"kind\":\"scenario\",\"plan\":\"plan.json\",\"title\":\"t\",%s}", rest);
	struct scene *scene = scene_run(plan, text);
	CHECK_SAY(scene->result, "%s", scene_messages(scene));
	return scene;
}

static void near(double got, double printed, double half_digit, const char *what)
{
	CHECK_SAY(fabs(got - printed) <= half_digit, "%s: got %.10g, printed %.10g", what, got, printed);
}

/* 20 % in five years is 4.3648 % a year, not 4; 182321e8 CNY and 222468e4 tce in 2005, growth 7.5 %. */
TEST(published_energy_saving_target_of_the_11th_plan)
{
	struct scene *scene = runs(
		2005, 2010,
		"\"sectors\":{\"china\":{\"output\":182321,\"growth\":7.5}},"
		"\"energy\":{\"total_intensity\":1.22020,\"remainder\":\"china\",\"efficiency\":0},"
		"\"limits\":{\"save\":{\"use\":\"energy\",\"per\":\"gdp\",\"fall_at_least\":{\"path\":{\"2005\":0,"
		"\"2010\":20}},\"efficiency\":{\"extra\":10}}}");
	near(scene_value(scene, "energy", 2005), 222468, 182321 * 0.5e-5, "energy of 2005");
	for (int year = 2006; year <= 2010; year++)
		near(scene_value(scene, "energy_intensity_fall", year), 4.3648, 0.5e-4, "yearly fall");
	CHECK_CLOSE(scene_value(scene, "energy_intensity_decline", 2010), 20, 1e-11);
	CHECK_CLOSE(scene_value(scene, "gdp", 2010), 182321 * pow(1.075, 5), 1e-13);
	CHECK_CLOSE(scene_value(scene, "energy", 2010), 182321 * 1.2202 * 0.8 * pow(1.075, 5), 1e-12);
	CHECK_CLOSE(scene_value(scene, "gap_to_unlimited", 2010), 0, 0);
	scene_free(scene);
	scene = runs(
		2005, 2010,
		"\"sectors\":{\"china\":{\"output\":182321,\"growth\":7.5}},\"energy\":{\"intensity\":1.2202,"
		"\"efficiency\":4.3648}");
	near(scene_value(scene, "energy_intensity_decline", 2010), 20, 5e-4, "fall in five years");
	scene_free(scene);
	scene = runs(
		2005, 2010,
		"\"sectors\":{\"china\":{\"output\":182321,\"growth\":7.5}},\"energy\":{\"intensity\":1.2202,"
		"\"efficiency\":4}");
	near(scene_value(scene, "energy_intensity_decline", 2010), 18.46, 0.005, "four percent a year falls short");
	scene_free(scene);
}

/* 1e6 people x 50000 a head x 0.005 x 0.07 = 17.5e6 (money as CNY, energy as tce). */
TEST(published_kaya_textbook_numbers)
{
	struct scene *scene =
		runs(2020, 2021,
	         "\"sectors\":{\"a\":{\"output\":500,\"growth\":0}},\"population\":{\"base\":100},"
	         "\"energy\":{\"intensity\":50,\"efficiency\":0},\"carbon\":{\"factor\":0.07,\"household_factor\":0}");
	CHECK_CLOSE(scene_value(scene, "gdp_per_head", 2020), 50000, 1e-14);
	CHECK_CLOSE(scene_value(scene, "co2", 2020) * 1e4, 17.5e6, 1e-14);
	scene_free(scene);
}

/* China 2023: 1.410710e9 people x 12.174004e3 a head x 9.422946 MJ x 69.32216 g/MJ = 11218.375 Mt. Here 1 MJ
 * stands as 1e-4 tce. */
TEST(published_kaya_china_2023)
{
	struct scene *scene = runs(
		2023, 2024,
		"\"sectors\":{\"a\":{\"output\":171739.89182840,\"growth\":0}},\"population\":{\"base\":141071},"
		"\"energy\":{\"intensity\":9.422946,\"efficiency\":0},\"carbon\":{\"factor\":0.6932216,"
		"\"household_factor\":0}");
	near(scene_value(scene, "gdp_per_head", 2023), 12174.004, 5e-4, "GDP per head");
	near(scene_value(scene, "co2", 2023) / 100, 11218.375, 2e-3, "CO2 in Mt"); /* the factors have seven digits */
	scene_free(scene);
}

/* International Energy Outlook 2019, China, 2018 and 2050: levels and the growth they imply, %/yr. */
TEST(published_ieo2019_growth_of_china)
{
	static const struct { const char *id, *rate; double from, to, printed;
	} rows[] = {{"people", "people_growth", 1415.611, 1363.623, -0.117},
	            {"per_head", "per_head_growth", 15577.5215, 54460.6992, 3.989},
	            {"energy_per_gdp", "energy_per_gdp_growth", 6.7591, 2.9338, -2.574},
	            {"co2_per_energy_use", "co2_per_energy_use_growth", 69.6212, 46.9134, -1.226}};
	char text[4096] = "\"indicators\":{";
	for (int i = 0; i < 4; i++)
		snprintf(text + strlen(text), sizeof text - strlen(text),
		         "\"%s\":{\"unit\":\"1\",\"base\":%.10g,\"compound\":{\"level\":{\"2050\":%.10g}}},"
		         "\"%s\":{\"unit\":\"%%/yr\",\"formula\":\"%s / prev(%s) - 1\"},",
		         rows[i].id, rows[i].from, rows[i].to, rows[i].rate, rows[i].id, rows[i].id);
	strcat(text, "\"kaya\":{\"unit\":\"1\",\"formula\":\"people * per_head * energy_per_gdp * co2_per_energy_use\"},"
		"\"kaya_growth\":{\"unit\":\"%/yr\",\"formula\":\"kaya / prev(kaya) - 1\"}}");
	struct scene *scene = runs(2018, 2050, text);
	double product = 1;
	for (int i = 0; i < 4; i++) {
		CHECK_CLOSE(scene_value(scene, rows[i].id, 2050), rows[i].to, 1e-12);
		near(scene_value(scene, rows[i].rate, 2019), rows[i].printed, 0.5e-3, rows[i].id);
		near(scene_value(scene, rows[i].rate, 2050), rows[i].printed, 0.5e-3, rows[i].id);
		product *= 1 + scene_value(scene, rows[i].rate, 2035) / 100;
	}
	CHECK_CLOSE(scene_value(scene, "kaya_growth", 2035), 100 * (product - 1), 1e-10);
	scene_free(scene);
}

/* The same levels through the models: printed rates lead from the levels of 2018 to those of 2050. */
TEST(published_ieo2019_rates_lead_to_the_levels)
{
	struct scene *scene = runs(
		2018, 2050,
		"\"sectors\":{\"china\":{\"output\":220517.1,\"growth\":3.867}},\"population\":{\"base\":141561.1,"
		"\"natural_increase\":-1.17},"
		"\"energy\":{\"intensity\":6.7591,\"efficiency\":2.574},\"carbon\":{\"factor\":{\"path\":{\"2018\":69.6212,"
		"\"2050\":46.9134},\"interpolate\":\"geometric\"},\"household_factor\":0}");
	near(scene_value(scene, "gdp_per_head", 2018), 15577.5, 0.05, "GDP per head 2018");
	CHECK_CLOSE(scene_value(scene, "gdp_per_head", 2050), 54460.6992, 32 * 1e-5);
	CHECK_CLOSE(scene_value(scene, "population", 2050), 136362.3, 32 * 0.5e-5);
	CHECK_CLOSE(scene_value(scene, "energy_intensity", 2050), 2.9338, 32 * 0.5e-5);
	CHECK_CLOSE(scene_value(scene, "co2_per_energy", 2050), 46.9134, 1e-12);
	CHECK_CLOSE(scene_value(scene, "co2_per_energy", 2019) / scene_value(scene, "co2_per_energy", 2018), 1 - 0.01226,
	            0.5e-5);
	scene_free(scene);
}

/* Shared Socioeconomic Pathways, GDP of China, 1e9 dollars of 2005: a sector with these levels; SSP1's growth
 * is printed. */
TEST(published_ssp_levels_and_growth_between_them)
{
	static const double levels[5][4] = {{24276.4, 32097.9, 38778.2, 43998.8},
	                                    {24144.3, 31591.4, 37776.2, 42598.1},
	                                    {24047.7, 30640.0, 35895.5, 40009.5},
	                                    {23671.3, 29599.6, 33844.5, 36747.6},
	                                    {24472.0, 32823.0, 40491.3, 47094.1}};
	static const double printed[3] = {5.74, 3.85, 2.56};
	for (int ssp = 0; ssp < 5; ssp++) {
		char text[512];
		snprintf(
			text, sizeof text,
			"\"sectors\":{\"china\":{\"output\":%.1f,\"growth\":{\"level\":{\"2025\":%.1f,\"2030\":%.1f,"
			"\"2035\":%.1f}}}}",
			levels[ssp][0], levels[ssp][1], levels[ssp][2], levels[ssp][3]);
		struct scene *scene = runs(2020, 2035, text);
		for (int step = 0; step < 3; step++) {
			double rate = 100 * (pow(levels[ssp][step + 1] / levels[ssp][step], 0.2) - 1);
			CHECK_CLOSE(scene_value(scene, "gdp", 2025 + 5 * step), levels[ssp][step + 1], 1e-12);
			for (int year = 2021 + 5 * step; year <= 2025 + 5 * step; year++) {
				CHECK_CLOSE(scene_value(scene, "gdp_growth", year), rate, 1e-10);
				if (ssp == 0)
					near(scene_value(scene, "gdp_growth", year), printed[step], 0.5e-2, "growth of SSP1");
			}
		}
		scene_free(scene);
	}
}
