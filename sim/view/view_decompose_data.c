/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_decompose_data: one row for each effect of each part, and of the whole, which is called "total". */
#include "view/view_decompose_data.h"
#include "view/view_rests.h"

struct told_part { const struct decomposition *of; const struct decompose_part *part; const struct view *view; };

static const struct column effect_columns[] = {{"effect", .kind = COLUMN_ID},
                                               {"effect_title", COLUMN_TEXT, .in = IN_NESTED},
                                               {"value", .kind = COLUMN_NUMBER},
                                               {0}};

static void fill_effects(struct rows *to, const void *of)
{
	const struct told_part *told = of;
	for (int e = 0; e < told->of->effect_count; e++) {
		if (told->part && !told->part->has[e])
			continue;
		const struct decompose_effect *effect = &told->of->effects[e];
		rows_put(to, (const struct value[]){{.text = effect->id},
		                                    {.text = title_in(effect->title, told->view->language, NULL)},
		                                    {.number = told->part ? told->part->effects[e] : effect->total}});
	}
}

static const struct relation effects = {"effects", effect_columns, .fill = fill_effects};

static const struct column part_columns[] = {{"part", .kind = COLUMN_ID},
                                             {"part_title", COLUMN_TEXT, .in = IN_NESTED},
                                             {"from", .kind = COLUMN_NUMBER},
                                             {"to", .kind = COLUMN_NUMBER},
                                             {"effects", COLUMN_ROWS, .rows = &effects},
                                             {0}};

struct told_one { const struct decomposition *of; const struct view *view; };

static void put_part(struct rows *to, const struct told_one *told, const struct decompose_part *part)
{
	struct told_part *effects_of = ARENA_NEW(rows_arena(to), struct told_part);
	*effects_of = (struct told_part){told->of, part, told->view};
	const char *title = part ? title_in(part->title, told->view->language, NULL) : NULL;
	rows_put(to, (const struct value[]){{.text = part ? part->id : "total"},
	                                    {.text = part ? title : word_text(told->view->language, W_DECOMPOSE_TOTAL)},
	                                    {.number = part ? part->from : told->of->from},
	                                    {.number = part ? part->to : told->of->to},
	                                    {.of = effects_of}});
}

static void fill_parts(struct rows *to, const void *of)
{
	const struct told_one *told = of;
	for (int p = 0; p < told->of->part_count && told->of->part_count > 1; p++)
		put_part(to, told, &told->of->parts[p]);
	put_part(to, told, NULL);
}

static const struct relation parts_data = {"parts", part_columns, .fill = fill_parts};

static const struct column decomposition_columns[] = {{"decomposed", .kind = COLUMN_ID},
                                                      {"title", COLUMN_TEXT, .in = IN_NESTED},
                                                      {"variable", COLUMN_ID, .in = IN_NESTED},
                                                      {"method", .kind = COLUMN_ID},
                                                      {"from_scenario", .kind = COLUMN_TEXT},
                                                      {"from_year", .kind = COLUMN_INTEGER},
                                                      {"from_limits", .kind = COLUMN_ID},
                                                      {"to_scenario", .kind = COLUMN_TEXT},
                                                      {"to_year", .kind = COLUMN_INTEGER},
                                                      {"to_limits", .kind = COLUMN_ID},
                                                      {"unit", .kind = COLUMN_ID},
                                                      {"placeholders", COLUMN_TEXT, .in = IN_NESTED},
                                                      {"parts", COLUMN_ROWS, .rows = &parts_data},
                                                      {0}};

static const char *limits_of(const struct moment *moment)
{
	return moment->world == WORLD_LIMITED ? "on" : "off";
}

static void fill_decompositions(struct rows *to, const void *of)
{
	const struct view_decomposed *told = of;
	for (int i = 0; i < told->count; i++) {
		const struct decomposition *one = told->list[i];
		struct told_one *told_one = ARENA_NEW(rows_arena(to), struct told_one);
		*told_one = (struct told_one){one, told->view};
		const char *rests = view_rests_on(rows_arena(to), &one->after.result, 1, &one->variable, told->view);
		rows_put(to, (const struct value[]){{.text = one->id},
		                                    {.text = title_in(one->title, told->view->language, NULL)},
		                                    {.text = one->after.result->program->variables[one->variable].name},
		                                    {.text = one->chained ? "chained" : "end_to_end"},
		                                    {.text = one->before.result->scenario->id},
		                                    {.number = one->before.year},
		                                    {.text = limits_of(&one->before)},
		                                    {.text = one->after.result->scenario->id},
		                                    {.number = one->after.year},
		                                    {.text = limits_of(&one->after)},
		                                    {.text = one->unit.text},
		                                    {.text = rests, .absent = !rests},
		                                    {.of = told_one}});
	}
}

static const struct relation decompositions = {"decompositions", decomposition_columns, .fill = fill_decompositions};

static const struct column columns[] = {{"command", COLUMN_ID, .in = IN_NESTED},
                                        {"decompositions", COLUMN_ROWS, .rows = &decompositions},
                                        {0}};

static void fill(struct rows *to, const void *of)
{
	rows_put(to, (const struct value[]){{.text = "decompose"}, {.of = of}});
}

const struct relation view_decompose_data = {"decompose", columns, fill, .lines = true};
const char *const view_decompose_rows = "effects";
