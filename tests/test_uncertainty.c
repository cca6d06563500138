/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Uncertainty: numbers in another unit, paths that shift as a whole, --set that moves what is drawn,
 * bounds, copulas. */
#include "core/uncertainty.h"
#include <math.h>
#include <stdio.h>
#include "core/code.h"
#include "tests/scene.h"
#include "tests/test.h"

#define START                                                                                                          \
	"{\"kind\":\"scenario\",\"plan\":\"plan.json\",\"title\":\"t\",\"sectors\":{\"a\":{\"output\":50,\"growth\":"
#define END "},\"b\":{\"output\":50,\"growth\":3}}}"

/* The quantile of sectors.a.growth; NAN where it is not drawn. */
static double quantile(const struct scene *scene, double u)
{
	int element, input = scene->result ? program_find_input(scene->result->program, "sectors.a.growth", &element) : -1;
	int index = input < 0
	                ? -1
	                : uncertainty_of(scene->result->uncertainty, &scene->result->program->inputs[input].value[element]);
	return index < 0 ? NAN : uncertainty_quantile(scene->result->uncertainty, index, u);
}

static double quantile_of(const char *growth, const char *const *settings, double u)
{
	char text[1000];
	snprintf(text, sizeof text, "%s%s%s", START, growth, END);
	struct scene *scene = scene_run_settings(NULL, text, settings);
	double got = quantile(scene, u);
	CHECK_SAY(scene->result, "%s", scene_messages(scene));
	scene_free(scene);
	return got;
}

static const double Z95 = 1.6448536269514722;

TEST(uncertainty_stands_beside_the_value_in_its_unit)
{
	CHECK_CLOSE(quantile_of("{\"value\":5,\"uncertain\":{\"normal\":{\"sd\":2}}}", NULL, 0.95), 5 + 2 * Z95, 1e-12);
	CHECK_CLOSE(quantile_of("{\"value\":50,\"unit\":\"‰/yr\",\"uncertain\":{\"normal\":{\"sd\":20}}}", NULL, 0.95),
	            5 + 2 * Z95, 1e-12);
	CHECK_CLOSE(quantile_of("{\"value\":50,\"unit\":\"‰/yr\",\"uncertain\":{\"uniform\":{\"low\":40,\"high\":80}}}",
	                        NULL, 0.25),
	            5, 1e-12);
	CHECK_CLOSE(
		quantile_of("{\"value\":50,\"unit\":\"‰/yr\",\"uncertain\":{\"lognormal\":{\"sigma\":0.2}}}", NULL, 0.95),
		5 * exp(0.2 * Z95), 1e-12);
	CHECK(isnan(quantile_of("5", NULL, 0.5)));
}

TEST(uncertainty_of_a_path_shifts_it_as_a_whole)
{
	struct scene *scene = scene_run(
		NULL, START
		"{\"path\":{\"2020\":7,\"2025\":5},\"uncertain\":{\"triangular\":{\"low\":4,\"mode\":6,\"high\":8}}}" END);
	CHECK_CLOSE(quantile(scene, 0.5), 7, 1e-12); /* the middle of the triangle is its mode: no shift */
	CHECK_CLOSE(quantile(scene, 0.125), 6, 1e-12);
	CHECK(scene->result && scene->result->uncertainty->varied[0].kind == VARY_SHIFT);
	scene_free(scene);
	scene =
		scene_run(NULL, START "{\"path\":{\"2020\":8,\"2025\":2},\"uncertain\":{\"lognormal\":{\"sigma\":0.3}}}" END);
	CHECK(scene->result && scene->result->uncertainty->varied[0].kind == VARY_SCALE);
	CHECK_CLOSE(quantile(scene, 0.95), 8 * exp(0.3 * Z95), 1e-12);
	scene_free(scene);
}

TEST(uncertainty_moves_with_what_set_adds_or_multiplies)
{
	static const char *const add[] = {"sectors.a.growth+=1", NULL}, *const twice[] = {"sectors.a.growth*=2", NULL},
							 *const back[] = {"sectors.a.growth*=-1", NULL};
	static const char *const none[] = {"sectors.a.growth*=0", NULL}, *const other[] = {"sectors.a.growth=4", NULL};
	const char *normal = "{\"value\":5,\"uncertain\":{\"normal\":{\"sd\":2}}}",
			   *triangle = "{\"value\":5,\"uncertain\":{\"triangular\":{\"low\":4,\"mode\":5,\"high\":8}}}";
	CHECK_CLOSE(quantile_of(normal, add, 0.95), 6 + 2 * Z95, 1e-12);
	CHECK_CLOSE(quantile_of(normal, twice, 0.95), 10 + 4 * Z95, 1e-12);
	CHECK_CLOSE(quantile_of(normal, back, 0.95), -5 + 2 * Z95, 1e-12);
	for (int i = 1; i < 10; i++) {
		double u = i / 10.0, plain = quantile_of(triangle, NULL, u);
		CHECK_CLOSE(quantile_of(triangle, add, u), plain + 1, 1e-12);
		CHECK_CLOSE(quantile_of(triangle, twice, u), plain * 2, 1e-12);
		CHECK_CLOSE(quantile_of(triangle, back, 1 - u), -plain, 1e-12);
	}
	CHECK(isnan(quantile_of(normal, none, 0.5)));  /* nothing is left to draw */
	CHECK(isnan(quantile_of(normal, other, 0.5))); /* another value does not wear the old spread */
}

TEST(uncertainty_stays_within_what_the_input_may_be)
{
	double far =
		quantile_of("{\"value\":-85,\"uncertain\":{\"normal\":{\"sd\":20}}}", NULL, 1e-9); /* growth is at least -90 */
	CHECK(far >= -90 && far < -89.9);
	CHECK(quantile_of("{\"path\":{\"2020\":5,\"2025\":-85},\"uncertain\":{\"normal\":{\"sd\":20}}}", NULL, 1e-9) >=
	      5 - 5.0001);
}

#define THREE(pairs) \
	"{\"kind\":\"scenario\",\"plan\":\"plan.json\",\"title\":\"t\",\"sectors\":{\"a\":{\"output\":50," \
	"\"growth\":{\"value\":5,\"uncertain\":{\"normal\":{\"sd\":1}}}}," \
	"\"b\":{\"output\":50,\"growth\":{\"value\":5,\"uncertain\":{\"normal\":{\"sd\":1}}}},\"c\":{\"output\":50," \
	"\"growth\":{\"value\":5,\"uncertain\":{\"normal\":{\"sd\":1}}}}}," \
	"\"correlations\":{" pairs "}}"
#define PAIR(id, one, two, rank)                                                                                       \
	"\"" id "\":{\"of\":\"sectors." one ".growth\",\"with\":\"sectors." two ".growth\",\"rank\":" rank "}"

TEST(uncertainty_refuses_correlations_that_cannot_hold_together)
{
	struct scene *scene = scene_run(
		NULL, THREE(PAIR("x", "a", "b", "0.9") "," PAIR("y", "b", "c", "0.9") "," PAIR("z", "a", "c", "-0.9")));
	CHECK(!scene->result && scene_says(scene, "cannot hold together"));
	scene_free(scene);
	scene = scene_run(NULL,
	                  THREE(PAIR("x", "a", "b", "0.9") "," PAIR("y", "b", "c", "0.9") "," PAIR("z", "a", "c", "0.8")));
	CHECK(scene->result && scene->result->uncertainty->list[0].copula &&
	      scene->result->uncertainty->list[0].copula->count == 3);
	scene_free(scene);
	scene = scene_run(NULL, THREE(PAIR("x", "a", "b", "1") "," PAIR("y", "b", "c", "1") "," PAIR(
								"z", "a", "c", "1"))); /* all the same */
	CHECK(scene->result != NULL);
	scene_free(scene);
}
