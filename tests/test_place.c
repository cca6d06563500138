/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Places: each folder of tests/places with an expected.csv (scenario,variable,unit,year,value; computed by
 * hand) comes out so. */
#include <glob.h>
#include "tests/shipped.h"
#include "tests/test.h"

struct row { char scenario[64], variable[128], unit[64]; int year; double value; };

static struct scene *scene_of(const char *csv, const char *scenario, char *name, size_t size)
{
	snprintf(name, size, "%.*s/%s.json", (int)(strrchr(csv, '/') - csv), csv, scenario);
	return shipped_run(name, NULL);
}

static void check_row(const struct scene *scene, const char *csv, const struct row *row)
{
	int element, variable = scene->result ? program_find(scene->result->program, row->variable, &element) : -1;
	double got = variable < 0 ? NAN : result_value(scene->result, variable, element, row->year);
	CHECK_SAY(test_close(got, row->value, 1e-12) || (row->value == 0 && fabs(got) < 1e-10),
	          "%s: %s %s %d: got %.17g, want %.17g", csv, row->scenario, row->variable, row->year, got, row->value);
	CHECK(variable < 0 || strcmp(scene->result->program->variables[variable].unit.text, row->unit) == 0);
}

static int check_file(const char *csv)
{
	FILE *file = fopen(csv, "r");
	char line[512], name[256] = "", wanted[256];
	struct scene *scene = NULL;
	struct row row;
	int rows = 0;
	CHECK(file && fgets(line, sizeof line, file));
	while (file && fgets(line, sizeof line, file)) {
		CHECK(sscanf(line, "%63[^,],%127[^,],%63[^,],%d,%lf", row.scenario, row.variable, row.unit, &row.year,
		             &row.value) == 5);
		snprintf(wanted, sizeof wanted, "%.*s/%s.json", (int)(strrchr(csv, '/') - csv), csv, row.scenario);
		if (strcmp(wanted, name) != 0) {
			if (scene)
				shipped_free(scene);
			scene = scene_of(csv, row.scenario, name, sizeof name);
		}
		check_row(scene, csv, &row);
		rows++;
	}
	if (scene)
		shipped_free(scene);
	fclose(file);
	return rows;
}

TEST(place_comes_out_as_computed_by_hand)
{
	glob_t found;
	CHECK(glob("tests/places/*/expected.csv", 0, NULL, &found) == 0);
	for (size_t i = 0; i < found.gl_pathc; i++)
		CHECK(check_file(found.gl_pathv[i]) > 10);
	globfree(&found);
}

TEST(place_twosector_judges_its_targets)
{
	struct scene *scene = shipped_run("tests/places/twosector/dry.json", NULL);
	const struct result *result = scene->result;
	if (!result)
		return;
	static const struct { const char *id; enum verdict verdict; double value, gap;
	} want[] = {{"gdp", VERDICT_MISSED, 215, -5},
	            {"works_share", VERDICT_MET, 115 / 2.15, 55 - 115 / 2.15},
	            {"water", VERDICT_MET, 340 / 215.0, 1.6 - 340 / 215.0},
	            {"stock", VERDICT_MET, 97.97, 0.97},
	            {"schools", VERDICT_NOT_ASSESSABLE, NAN, NAN}};
	CHECK_INT(result->target_count, 5);
	for (int i = 0; i < 5; i++) {
		CHECK_TEXT(result->targets[i].target->id, want[i].id);
		CHECK_INT(result->targets[i].verdict, want[i].verdict);
		CHECK_CLOSE(result->targets[i].value, want[i].value, 1e-12);
		CHECK_CLOSE(result->targets[i].gap, want[i].gap, 1e-10);
	}
	CHECK(result->met == 3 && result->missed == 1 && result->not_assessable == 1 && result->binding_met == 1 &&
	      result->binding_count == 1);
	CHECK(result->limits[0].bound_years == 2 && result->limits[0].broken_years == 0 && result->limits[0].output_cut);
	CHECK_CLOSE(result->limits[0].cut_total, 17.5, 1e-12);
	CHECK_CLOSE(result->gap_to_unlimited, 18.1, 1e-12);
	shipped_free(scene);
}
