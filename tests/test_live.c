/* SPDX-License-Identifier: GPL-3.0-or-later */
/* live: every shipped run becomes formulas that come to its numbers; limits that are too many do not, and say so. That
 * the formulas follow other inputs is for tests/test_workbook.py. */
#include <math.h>
#include <string.h>
#include "ask/live.h"
#include "tests/shipped.h"
#include "tests/test.h"

TEST(live_holds_every_shipped_run_in_formulas)
{
	const char *paths[SHIPPED_MOST];
	int count = shipped_list(paths);
	for (int i = 0; i < count; i++) {
		struct scene *scene = shipped_run(paths[i], NULL);
		if (!scene->result)
			continue;
		const struct live *live = live_make(&scene->arena, scene->result);
		CHECK_SAY(!live->fixed && !live->fixed_limits, "%s: some row is fixed", paths[i]);
		for (int r = 0; r < live->count; r++)
			for (int y = 0; live->rows[r]->kind == LIVE_VARIABLE && y < live->years; y++)
				CHECK_SAY(live->rows[r]->cells[y].formula || isnan(live->rows[r]->cells[y].number), 
				          "%s: %s in %d is no formula", paths[i], live->rows[r]->name, live->base_year + y);
		shipped_free(scene);
	}
	CHECK(count > 10);
}

static const struct live_row *row_of(const struct live *live, const char *name)
{
	for (int r = 0; r < live->count; r++)
		if (live->rows[r]->kind == LIVE_VARIABLE && strcmp(live->rows[r]->name, name) == 0)
			return live->rows[r];
	return NULL;
}

static struct scene *limited(int limits)
{
	static const char sectors[] =
		"{\"kind\": \"scenario\", \"plan\": \"plan.json\", \"sectors\": {\"a\": {\"output\": 50, \"growth\": 8}, "
		"\"b\": {\"output\": 50, \"growth\": 8}}, \"limits\": {";
	char text[4096];
	size_t at = (size_t)snprintf(text, sizeof text, "%s", sectors);
	for (int i = 0; i < limits; i++)
		at += (size_t)snprintf(text + at, sizeof text - at,
		                       "%s\"limit_%c\": {\"unit\": \"1e4 t\", \"coefficients\": {\"a\": %d, \"b\": %d}, "
		                       "\"at_most\": %d, "
		                       "\"output\": {\"max_cut\": 50}}",
		                       i ? ", " : "", 'a' + i, 1 + i, 3 - i % 3, 210 + 50 * i);
	snprintf(text + at, sizeof text - at, "}}");
	return scene_run(NULL, text);
}

TEST(live_says_which_limits_are_fixed)
{
	for (int limits = 1; limits <= 4; limits++) {
		struct scene *scene = limited(limits);
		CHECK_SAY(scene->result, "%s", scene_messages(scene));
		const struct live *live = live_make(&scene->arena, scene->result);
		const struct live_row *cut = row_of(live, "limit_cut_share.limit_a"), *gdp = row_of(live, "gdp");
		CHECK(live->fixed_limits == (limits > 3 ? limits : 0));
		CHECK(live->fixed == (limits > 3));
		CHECK(cut && gdp && !gdp->fixed && cut->fixed == (limits > 3));
		CHECK(cut->cells[3].number == result_value(scene->result, cut->variable, -1, 2023));
		scene_free(scene);
	}
}
