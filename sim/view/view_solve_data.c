/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_solve_data: what solve says to programs: every number in full. */
#include "view/view_solve_data.h"
#include <math.h>
#include "ask/solve.h"
#include "view/view_words.h"
#include "write/relation.h"

/* --- levers --- */

static const struct column lever_columns[] = {{"input", .kind = COLUMN_ID},
                                              {"unit", .kind = COLUMN_ID},
                                              {"now", .kind = COLUMN_NUMBER},
                                              {"needed", .kind = COLUMN_NUMBER},
                                              {"low", .kind = COLUMN_NUMBER},
                                              {"high", .kind = COLUMN_NUMBER},
                                              {"range", .kind = COLUMN_ID},
                                              {"room", .kind = COLUMN_NUMBER},
                                              {"end", .kind = COLUMN_ID},
                                              {"in_the_way", .kind = COLUMN_BOOLEAN},
                                              {"alone", .kind = COLUMN_NUMBER},
                                              {"place", COLUMN_TEXT, .in = IN_NESTED},
                                              {0}};

static const char *const ground_names[] = {
	[LEVER_STATED] = "file", [LEVER_DRAWN] = "distribution", [LEVER_ASKED] = "asked"};

static void fill_levers(struct rows *to, const void *of)
{
	const struct solve *solve = ((const struct solve_telling *)of)->solve;
	for (int i = 0; i < solve->question->levers->count; i++) {
		const struct solve_lever *lever = &solve->levers[i];
		const char *place = lever->lever->value->entry ? place_told(rows_arena(to), lever->lever->value->place) : NULL;
		rows_put(to, (const struct value[]){{.text = lever->lever->key},
		                                    {.text = lever->unit->text},
		                                    {.number = lever->now},
		                                    {.number = lever->then},
		                                    {.number = lever->low},
		                                    {.number = lever->high},
		                                    {.text = ground_names[lever->lever->ground]},
		                                    {.number = lever->room},
		                                    {.text = lever->at_low    ? "low"
		                                             : lever->at_high ? "high"
		                                                              : NULL},
		                                    {.number = lever->stops},
		                                    {.number = lever->beyond},
		                                    {.text = place}});
	}
}

static const struct relation levers = {"levers", lever_columns, .fill = fill_levers};

/* --- targets --- */

static const struct column target_columns[] = {{"id", COLUMN_ID, .flat = "target"},
                                               {"no", COLUMN_TEXT, .in = IN_NESTED},
                                               {"title", COLUMN_TEXT, .in = IN_NESTED},
                                               {"unit", .kind = COLUMN_ID},
                                               {"year", .kind = COLUMN_INTEGER},
                                               {"asked", .kind = COLUMN_BOOLEAN},
                                               {"low", .kind = COLUMN_NUMBER},
                                               {"high", .kind = COLUMN_NUMBER},
                                               {"before", .kind = COLUMN_NUMBER},
                                               {"after", .kind = COLUMN_NUMBER},
                                               {"verdict_before", .kind = COLUMN_ID},
                                               {"verdict_after", .kind = COLUMN_ID},
                                               {"miss", .kind = COLUMN_NUMBER},
                                               {"decides", .kind = COLUMN_BOOLEAN},
                                               {"reach", .kind = COLUMN_NUMBER},
                                               {"give_up", .kind = COLUMN_NUMBER},
                                               {"give_up_part", .kind = COLUMN_NUMBER},
                                               {0}};

static void put_target(struct rows *to, const struct solve_telling *telling, const struct target_result *before,
                       const struct target_result *after, const struct solve_wish *wish)
{
	const struct target *target = before->target;
	rows_put(to, (const struct value[]){
					 {.text = target->id},
					 {.text = target->no},
					 {.text = view_target_title(rows_arena(to), telling->solve->result, before, telling->view)},
					 {.text = *before->unit.text ? before->unit.text : NULL},
					 {.number = target->year},
					 {.number = wish != NULL},
					 {.number = after->low},
					 {.number = after->high},
					 {.number = before->value},
					 {.number = after->value},
					 {.text = view_verdict_name(before)},
					 {.text = view_verdict_name(after)},
					 {.number = wish ? wish->miss : NAN},
					 {.number = wish && wish->decides},
					 {.number = wish ? wish->reach : NAN},
					 {.number = wish ? wish->give_up : NAN},
					 {.number = wish ? wish->give_up_part : NAN}});
}

static void fill_targets(struct rows *to, const void *of)
{
	const struct solve_telling *telling = of;
	const struct solve *solve = telling->solve;
	for (int w = 0; w < solve->question->wish_count; w++)
		put_target(to, telling, &solve->wishes[w].before, &solve->wishes[w].after, &solve->wishes[w]);
	for (int t = 0; t < solve->result->target_count; t++)
		put_target(to, telling, &solve->result->targets[t], &solve->targets[t], NULL);
}

static const struct relation targets = {"targets", target_columns, .fill = fill_targets};

/* --- limits --- */

static const struct column limit_columns[] = {{"id", .kind = COLUMN_ID},
                                              {"title", .kind = COLUMN_TEXT},
                                              {"binding_before", .kind = COLUMN_YEARS},
                                              {"binding_after", .kind = COLUMN_YEARS},
                                              {"broken_before", .kind = COLUMN_YEARS},
                                              {"broken_after", .kind = COLUMN_YEARS},
                                              {0}};

static void fill_limits(struct rows *to, const void *of)
{
	const struct solve_telling *telling = of;
	const struct result *result = telling->solve->result;
	for (int l = 0; l < result->limit_count; l++) {
		const struct limit_result *before = &result->limits[l];
		const struct solve_limit *after = &telling->solve->limits[l];
		int first = result->base_year, count = result->years;
		rows_put(to, (const struct value[]){{.text = before->id},
		                                    {.text = title_in(before->title, telling->view->language, before->id)},
		                                    {.flags = before->bound, .first = first, .count = count},
		                                    {.flags = after->bound, .first = first, .count = count},
		                                    {.flags = before->broken, .first = first, .count = count},
		                                    {.flags = after->broken, .first = first, .count = count}});
	}
}

static const struct relation limits = {"limits", limit_columns, .fill = fill_limits};

/* --- all --- */

static const struct column solve_columns[] = {{"command", COLUMN_ID, .in = IN_NESTED},
                                              {"scenario", .kind = COLUMN_TEXT},
                                              {"answer", .kind = COLUMN_ID},
                                              {"change", COLUMN_NUMBER, .in = IN_NESTED},
                                              {"exact", COLUMN_BOOLEAN, .in = IN_NESTED},
                                              {"shift", .kind = COLUMN_NUMBER},
                                              {"shift_low", COLUMN_NUMBER, .in = IN_NESTED},
                                              {"shift_high", COLUMN_NUMBER, .in = IN_NESTED},
                                              {"shift_alone", .kind = COLUMN_NUMBER},
                                              {"levers", COLUMN_ROWS, .rows = &levers},
                                              {"targets", COLUMN_ROWS, .rows = &targets},
                                              {"limits", COLUMN_ROWS, .in = IN_NESTED, .rows = &limits},
                                              {0}};

static const char *const answer_names[] = {[SOLVE_HOLDS] = "holds", [SOLVE_YES] = "yes", [SOLVE_NO] = "no"};

static void fill_solve(struct rows *to, const void *of)
{
	const struct solve_telling *telling = of;
	const struct solve *solve = telling->solve;
	rows_put(to, (const struct value[]){{.text = "solve"},
	                                    {.text = solve->result->scenario->id},
	                                    {.text = answer_names[solve->answer]},
	                                    {.number = solve->change},
	                                    {.number = solve->exact},
	                                    {.number = solve->shift},
	                                    {.number = solve->shift_low},
	                                    {.number = solve->shift_high},
	                                    {.number = solve->shift_beyond},
	                                    {.of = of},
	                                    {.of = of},
	                                    {.of = of}});
}

const struct relation view_solve_data = {"solve", solve_columns, fill_solve, .lines = true};

const char *view_solve_part(const struct view *view)
{
	return view->asked.part == PART_TARGETS ? "targets" : "levers";
}
