/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Targets that are a year of the calendar: the year of a peak, known once it is behind, and judged before that where
 * the run says enough. */
#include "tests/scene.h"
#include "tests/test.h"

static struct scene *peaked(const char *path, const char *target)
{
	char rest[512];
	snprintf(rest, sizeof rest,
	         ",\"years\":[2021,2030],\"indicators\":{\"up\":{\"unit\":\"t\",\"path\":{\"path\":{%s}}}}", path);
	char plan[1024], scenario[1024];
	snprintf(plan, sizeof plan,
	         "{\"kind\":\"plan\",\"title\":\"P\",\"base_year\":2020,\"years\":[2021,2025],\"targets\":{"
	         "\"x\":{\"title\":\"X\",\"variable\":\"up\",\"measure\":\"peak_year\",%s}}}",
	         target);
	snprintf(
		scenario, sizeof scenario,
		"{\"kind\":\"scenario\",\"plan\":\"plan.json\",\"title\":\"t\",\"sectors\":{\"a\":{\"output\":1,"
		"\"growth\":0}}%s}",
		rest);
	return scene_run(plan, scenario);
}

static struct scene *peaking(const char *path, const char *target)
{
	struct scene *scene = peaked(path, target);
	CHECK_SAY(scene->result, "%s: %s", path, scene_messages(scene));
	return scene;
}

/* The year of the maximum counts where three lower years follow within the run, whatever year the target names. A run
 * that ends before says no less than that the peak is late: where a year past the deadline is above all before it. */
TEST(target_peak_year_needs_three_lower_years_but_a_late_one_is_missed_without_them)
{
	static const struct {
		const char *path;
		int most;
		enum verdict verdict;
		double year, not_before, gap;
	} cases[] = {
		{"\"2020\":50,\"2027\":60,\"2030\":57", 2026, VERDICT_MISSED, 2027, 0, -1},
		{"\"2020\":50,\"2027\":60,\"2030\":57", 2028, VERDICT_MET, 2027, 0, 1},
		{"\"2020\":50,\"2028\":60,\"2030\":57", 2026, VERDICT_MISSED, NAN, 2028, -2}, /* two lower years only */
		{"\"2020\":50,\"2028\":60,\"2030\":57", 2028, VERDICT_NOT_ASSESSABLE, NAN, 0, NAN},
		{"\"2020\":50,\"2030\":60", 2026, VERDICT_MISSED, NAN, 2030, -4}, /* the maximum is the end of the run */
		{"\"2020\":50,\"2030\":60", 2029, VERDICT_MISSED, NAN, 2030, -1},
		{"\"2020\":50,\"2030\":60", 2030, VERDICT_NOT_ASSESSABLE, NAN, 0, NAN},
		{"\"2020\":60,\"2030\":50", 2026, VERDICT_MET, 2020, 0, 6},
		{"\"2020\":50,\"2024\":60,\"2026\":60,\"2030\":50", 2026, VERDICT_MET, 2026, 0, 0}, /* a plateau */
		{"\"2020\":50,\"2024\":60", 2026, VERDICT_NOT_ASSESSABLE, NAN, 0, NAN}, /* held since 2024 */
		{"\"2020\":50,\"2027\":60", 2026, VERDICT_MISSED, NAN, 2027, -1}, /* held since 2027 */
		{"\"2020\":50,\"2023\":60,\"2028\":55,\"2030\":61", 2026, VERDICT_MISSED, NAN, 2030, -4}, /* a second maximum */
		{"\"2020\":50,\"2023\":60,\"2028\":55,\"2030\":59", 2026, VERDICT_MET, 2023, 0, 3},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char target[64];
		snprintf(target, sizeof target, "\"at_most\":%d", cases[i].most);
		struct scene *scene = peaking(cases[i].path, target);
		const struct target_result *got = scene->result ? &scene->result->targets[0] : NULL;
		CHECK_SAY(!got || (got->verdict == cases[i].verdict && test_close(got->value, cases[i].year, 0) &&
		                   test_close(got->not_before, cases[i].not_before, 0) &&
		                   test_close(got->gap, cases[i].gap, 0)),
		          "%s, %d: verdict %d, %g, not before %g, gap %g", cases[i].path, cases[i].most, (int)got->verdict,
		          got->value, got->not_before, got->gap);
		scene_free(scene);
	}
}

TEST(target_peak_year_of_every_sense_is_judged_from_what_is_sure)
{
	static const struct {
		const char *target;
		enum verdict rising, at_2027;
		double low, high;
	} cases[] = {
		{"\"below\":2028", VERDICT_MISSED, VERDICT_MET, NAN, 2027},
		{"\"below\":2027", VERDICT_MISSED, VERDICT_MISSED, NAN, 2026},
		{"\"at_least\":2029", VERDICT_MET, VERDICT_MISSED, 2029, NAN},
		{"\"above\":2026", VERDICT_MET, VERDICT_MET, 2027, NAN},
		{"\"range\":[2025,2028]", VERDICT_MISSED, VERDICT_MET, 2025, 2028},
		{"\"range\":[2028,2032]", VERDICT_NOT_ASSESSABLE, VERDICT_MISSED, 2028, 2032},
		{"\"about\":2026", VERDICT_MISSED, VERDICT_MET, NAN, 2028}, /* two years, never 2 % of 2026 */
		{"\"about\":2030", VERDICT_NOT_ASSESSABLE, VERDICT_MET, NAN, 2032},
		{"\"about\":2030,\"overshoot\":\"missed\"", VERDICT_NOT_ASSESSABLE, VERDICT_MISSED, 2028, 2032},
		{"\"about\":2026,\"tolerance\":0.5", VERDICT_MISSED, VERDICT_MISSED, NAN, 2026},
		{"\"about\":2029,\"better\":\"more\"", VERDICT_MET, VERDICT_MET, 2027, NAN},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		static const char *const paths[] = {"\"2020\":50,\"2030\":60",
		                                    "\"2020\":50,\"2027\":60,\"2030\":57"};
		for (int p = 0; p < 2; p++) {
			struct scene *scene = peaking(paths[p], cases[i].target);
			const struct target_result *got = scene->result ? &scene->result->targets[0] : NULL;
			CHECK_SAY(!got || (got->verdict == (p ? cases[i].at_2027 : cases[i].rising) &&
			                   test_close(got->low, cases[i].low, 0) && test_close(got->high, cases[i].high, 0)),
			          "%s of %s: verdict %d, edges %g %g", cases[i].target, paths[p], (int)got->verdict, got->low,
			          got->high);
			scene_free(scene);
		}
	}
}

TEST(target_peak_year_is_held_against_a_year)
{
	static const char *const wrong[][2] = {{"\"at_most\":5", "/targets/x/at_most: 5 is no year"},
	                                       {"\"at_least\":-2024", "-2024 is no year"},
	                                       {"\"about\":2024.5", "2024.5 is no year"},
	                                       {"\"range\":[2022,20244]", "/targets/x/range: 20244 is no year"}};
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		struct scene *scene = peaked("\"2020\":30,\"2025\":40", wrong[i][0]);
		CHECK(!scene->result);
		CHECK_INT(scene->diags.errors, 1);
		CHECK(scene_says(scene, wrong[i][1]) && scene_says(scene, "years are whole numbers from 1800 to 2200"));
		scene_free(scene);
	}
	struct scene *scene = peaking("\"2020\":30,\"2025\":40", "\"range\":[2022,2024]");
	CHECK(scene->result);
	scene_free(scene);
}
