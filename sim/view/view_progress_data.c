/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_progress_data: what progress says to programs: every number in full, one row for each target and case.
 *   assumed,target,variable,year,fact_year,fact,origin,base,goal,unit,way,time,class,needed,seen,step,odds_before,
 *   odds_now,effective_members,reason
 * and, as `facts`, what came true and how the members stand to it, before and now. */
#include <math.h>
#include "view/view_progress.h"
#include "view/view_words.h"
#include "write/relation.h"

static const char *const step_names[] = {
	[REVIEW_NONE] = NULL, [REVIEW_RATE] = "%/yr", [REVIEW_POINTS] = "pp/yr", [REVIEW_AMOUNT] = "amount/yr"};

static const struct column target_columns[] = {{"assumed", .kind = COLUMN_TEXT},
                                               {"id", COLUMN_ID, .flat = "target"},
                                               {"no", COLUMN_TEXT, .in = IN_NESTED},
                                               {"title", COLUMN_TEXT, .in = IN_NESTED},
                                               {"variable", .kind = COLUMN_ID},
                                               {"year", .kind = COLUMN_INTEGER},
                                               {"fact_year", .kind = COLUMN_NUMBER},
                                               {"fact", .kind = COLUMN_NUMBER},
                                               {"origin", .kind = COLUMN_ID},
                                               {"base", .kind = COLUMN_NUMBER},
                                               {"goal", .kind = COLUMN_NUMBER},
                                               {"unit", .kind = COLUMN_ID},
                                               {"way", .kind = COLUMN_NUMBER},
                                               {"time", .kind = COLUMN_NUMBER},
                                               {"class", .kind = COLUMN_ID},
                                               {"class_title", COLUMN_TEXT, .in = IN_NESTED},
                                               {"needed", .kind = COLUMN_NUMBER},
                                               {"seen", .kind = COLUMN_NUMBER},
                                               {"step", .kind = COLUMN_ID},
                                               {"odds_before", .kind = COLUMN_NUMBER},
                                               {"odds_now", .kind = COLUMN_NUMBER},
                                               {"effective_members", .kind = COLUMN_NUMBER},
                                               {"reason", .kind = COLUMN_ID},
                                               {0}};

static double percent(double part) { return 100 * part; }

static void put_target(struct rows *to, const struct progress_telling *telling, const struct progress_case *one, int t)
{
	const struct review *review = &one->reviews->list[t];
	const struct target *target = review->target->target;
	struct arena *arena = rows_arena(to);
	const struct condition_target *odds = one->condition ? &one->condition->targets[t] : NULL;
	const struct review_fact *last = review->count ? &review->facts[review->count - 1] : NULL;
	bool judged = review->reason == REVIEW_JUDGED, way = review->way.to > review->way.from, moved = odds && odds->moved;
	rows_put(to, (const struct value[]){
					 {.text = view_progress_assumed(telling, one)},
					 {.text = target->id},
					 {.text = target->no},
					 {.text = view_target_title(arena, telling->answer->result, review->target, telling->view)},
					 {.text = review->name},
					 {.number = target->year},
					 {.number = judged ? (double)last->year : NAN},
					 {.number = judged ? last->value : NAN},
					 {.text = judged ? review_origin_names[last->origin] : NULL},
					 {.number = way ? review->way.base : NAN},
					 {.number = way ? review->way.number : NAN},
					 {.text = review->name ? review->unit.text : NULL},
					 {.number = percent(review->share)},
					 {.number = percent(review->time)},
					 {.text = judged ? progress_names[review->class] : NULL},
					 {.text = judged ? view_progress_class(telling, review) : NULL},
					 {.number = review->needed},
					 {.number = review->seen},
					 {.text = isfinite(review->needed) || isfinite(review->seen) ? step_names[review->step] : NULL},
					 {.number = moved ? odds->before : NAN},
					 {.number = moved ? odds->now : NAN},
					 {.number = moved && one->condition->used ? one->condition->effective : NAN},
					 {.text = judged ? NULL : review_reason_names[review->reason]}});
}

static void fill_targets(struct rows *to, const void *of)
{
	const struct progress_telling *telling = of;
	for (int c = 0; c < telling->answer->count; c++)
		for (int t = 0; t < telling->answer->cases[c].reviews->count; t++)
			put_target(to, telling, &telling->answer->cases[c], t);
}
static const struct relation targets = {"targets", target_columns, .fill = fill_targets};

static const struct column fact_columns[] = {{"assumed", .kind = COLUMN_TEXT},
                                             {"variable", .kind = COLUMN_ID},
                                             {"year", .kind = COLUMN_INTEGER},
                                             {"value", .kind = COLUMN_NUMBER},
                                             {"unit", .kind = COLUMN_ID},
                                             {"use", .kind = COLUMN_ID},
                                             {"below_before", .kind = COLUMN_NUMBER},
                                             {"below_now", .kind = COLUMN_NUMBER},
                                             {"score_before", .kind = COLUMN_NUMBER},
                                             {"score_now", .kind = COLUMN_NUMBER},
                                             {"effective_members", .kind = COLUMN_NUMBER},
                                             {0}};

static void fill_facts(struct rows *to, const void *of)
{
	const struct progress_telling *telling = of;
	for (int c = 0; c < telling->answer->count; c++) {
		const struct condition *condition = telling->answer->cases[c].condition;
		for (int f = 0; condition && f < condition->count; f++) {
			const struct condition_fact *fact = &condition->facts[f];
			const struct program *program = condition->result->program;
			int variable = fact->fact.variable;
			rows_put(to, (const struct value[]){
							 {.text = view_progress_assumed(telling, &telling->answer->cases[c])},
							 {.text = program_element_name(rows_arena(to), program, variable, fact->fact.element)},
							 {.number = fact->fact.year},
							 {.number = fact->fact.value},
							 {.text = program->variables[fact->fact.variable].unit.text},
							 {.text = condition_use_names[fact->use]},
							 {.number = fact->below_before},
							 {.number = condition->used ? fact->below_now : NAN},
							 {.number = fact->score_before},
							 {.number = condition->used ? fact->score_now : NAN},
							 {.number = condition->used ? condition->effective : NAN}});
		}
	}
}
static const struct relation facts = {"facts", fact_columns, .fill = fill_facts};

static const struct column root_columns[] = {{"command", COLUMN_ID, .in = IN_NESTED},
                                             {"scenario", .kind = COLUMN_TEXT},
                                             {"at", COLUMN_INTEGER, .in = IN_NESTED},
                                             {"members", COLUMN_NUMBER, .in = IN_NESTED},
                                             {"seed", COLUMN_NUMBER, .in = IN_NESTED},
                                             {"targets", COLUMN_ROWS, .rows = &targets},
                                             {"facts", COLUMN_ROWS, .rows = &facts},
                                             {0}};

static void fill_root(struct rows *to, const void *of)
{
	const struct progress_telling *telling = of;
	const struct condition *condition = telling->answer->cases[0].condition;
	rows_put(to, (const struct value[]){{.text = "progress"},
	                                    {.text = telling->answer->result->scenario->id},
	                                    {.number = telling->answer->at},
	                                    {.number = condition ? (double)condition->members : NAN},
	                                    {.number = condition ? (double)condition->seed : NAN},
	                                    {.of = telling},
	                                    {.of = telling}});
}
const struct relation view_progress_root = {"progress", root_columns, .fill = fill_root, .lines = true};
