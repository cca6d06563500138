/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a variable is of another one: read from the formula, whatever the variable is called. */
#include "core/relation.h"
#include "tests/scene.h"
#include "tests/test.h"

#define HEAD "{\"kind\":\"scenario\",\"plan\":\"plan.json\",\"title\":\"t\"," \
	"\"sectors\":{\"a\":{\"output\":60,\"growth\":5},\"b\":{\"output\":40,\"growth\":3}}," \
	"\"energy\":{\"intensity\":{\"a\":2,\"b\":0.5},\"efficiency\":2}"
#define MADE(name, unit, formula) "\"" name "\":{\"unit\":\"" unit "\",\"formula\":\"" formula "\"}"

static bool is(const struct scene *scene, const char *name, enum relation_kind kind, const char *of, const char *per)
{
	const struct program *program = scene->result->program;
	int element, variable = program_find(program, name, &element);
	const struct relation *relation = &program->variables[variable].relation;
	return relation->kind == kind && (!of || relation->of == program_find(program, of, &element)) &&
	       (!per || relation->per == program_find(program, per, &element));
}

TEST(relation_of_a_models_variables_is_what_their_names_say)
{
	struct scene *scene = scene_runs(HEAD, "", "}");
	CHECK(is(scene, "gdp_growth", RELATION_GROWTH, "gdp", NULL));
	CHECK(is(scene, "output_growth", RELATION_GROWTH, "output", NULL));
	CHECK(is(scene, "energy_intensity", RELATION_RATIO, "energy", "gdp"));
	CHECK(is(scene, "energy_intensity_decline", RELATION_DECLINE, "energy_intensity", NULL));
	CHECK(is(scene, "energy_intensity_fall", RELATION_FALL, "energy_intensity", NULL));
	CHECK(is(scene, "gdp", RELATION_NONE, NULL, NULL));
	scene_free(scene);
}

TEST(relation_of_an_indicator_is_found_without_its_name)
{
	struct scene *scene = scene_runs(HEAD, ",\"indicators\":{" MADE("speed", "%/yr", "( energy/prev(energy) )-1") ","
		MADE("saved", "%", "1 - energy / base(energy)") ","
		MADE("head", "1", "energy / base(energy)") ","
		MADE("energy_growth", "%/yr", "2 * (gdp / prev(gdp) - 1)") ","
		MADE("part", "%", "output.a / gdp") ","
		MADE("two", "1", "2 - energy / base(energy)") "}", "}");
	CHECK(is(scene, "speed", RELATION_GROWTH, "energy", NULL));
	CHECK(is(scene, "saved", RELATION_DECLINE, "energy", NULL));
	CHECK(is(scene, "head", RELATION_NONE, NULL, NULL));
	CHECK(is(scene, "energy_growth", RELATION_NONE, NULL, NULL)); /* called so, but it is not */
	CHECK(is(scene, "part", RELATION_NONE, NULL, NULL));          /* one element of a variable is not the variable */
	CHECK(is(scene, "two", RELATION_NONE, NULL, NULL));
	scene_free(scene);
}
