/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a variable is of another one: read from the formula, whatever the variable is called. */
#include "core/derived.h"
#include "tests/scene.h"
#include "tests/test.h"

#define HEAD "{\"kind\":\"scenario\",\"plan\":\"plan.json\",\"title\":\"t\"," \
	"\"sectors\":{\"a\":{\"output\":60,\"growth\":5},\"b\":{\"output\":40,\"growth\":3}}," \
	"\"energy\":{\"intensity\":{\"a\":2,\"b\":0.5},\"efficiency\":2}"
#define MADE(name, unit, formula) "\"" name "\":{\"unit\":\"" unit "\",\"formula\":\"" formula "\"}"

static bool is(const struct scene *scene, const char *name, enum derived_kind kind, const char *of, const char *per)
{
	const struct program *program = scene->result->program;
	int element, variable = program_find(program, name, &element);
	const struct derived *derived = &program->variables[variable].derived;
	return derived->kind == kind && (!of || derived->of == program_find(program, of, &element)) &&
	       (!per || derived->per == program_find(program, per, &element));
}

TEST(derived_of_a_models_variables_is_what_their_names_say)
{
	struct scene *scene = scene_runs(HEAD, "", "}");
	CHECK(is(scene, "gdp_growth", DERIVED_GROWTH, "gdp", NULL));
	CHECK(is(scene, "output_growth", DERIVED_GROWTH, "output", NULL));
	CHECK(is(scene, "energy_intensity", DERIVED_RATIO, "energy", "gdp"));
	CHECK(is(scene, "energy_intensity_decline", DERIVED_DECLINE, "energy_intensity", NULL));
	CHECK(is(scene, "energy_intensity_fall", DERIVED_FALL, "energy_intensity", NULL));
	CHECK(is(scene, "gdp", DERIVED_NONE, NULL, NULL));
	scene_free(scene);
}

TEST(derived_of_an_indicator_is_found_without_its_name)
{
	struct scene *scene = scene_runs(HEAD, ",\"indicators\":{" MADE("speed", "%/yr", "( energy/prev(energy) )-1") ","
		MADE("saved", "%", "1 - energy / base(energy)") ","
		MADE("head", "1", "energy / base(energy)") ","
		MADE("energy_growth", "%/yr", "2 * (gdp / prev(gdp) - 1)") ","
		MADE("part", "%", "output.a / gdp") ","
		MADE("two", "1", "2 - energy / base(energy)") "}", "}");
	CHECK(is(scene, "speed", DERIVED_GROWTH, "energy", NULL));
	CHECK(is(scene, "saved", DERIVED_DECLINE, "energy", NULL));
	CHECK(is(scene, "head", DERIVED_NONE, NULL, NULL));
	CHECK(is(scene, "energy_growth", DERIVED_NONE, NULL, NULL)); /* called so, but it is not */
	CHECK(is(scene, "part", DERIVED_NONE, NULL, NULL));          /* one element of a variable is not the variable */
	CHECK(is(scene, "two", DERIVED_NONE, NULL, NULL));
	scene_free(scene);
}
