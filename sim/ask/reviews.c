/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reviews: all targets of a run. What the scenario has no variable for is held against its own observation of the base
 * year, where the target's number is a level of it: a review of facts needs no model. */
#include <math.h>
#include <string.h>
#include "ask/review.h"
#include "base/function.h"

static bool has_number(const struct target_result *target)
{
	return isfinite(target->number) && !target->target->withdrawn && target->target->sense != SENSE_NONE;
}

/* By the run. */
static bool ask_run(struct arena *arena, struct review_question *question)
{
	const struct result *result = question->result;
	const struct target *target = question->target->target;
	int element;
	/* Sums are of what was observed, year by year. */
	bool sums = target->measure == MEASURE_CUMULATIVE || target->measure == MEASURE_MEAN;
	question->name = sums ? target->variable : standing_shown_by(arena, &result, 1, target);
	int variable = question->name ? program_find(result->program, question->name, &element) : -1;
	if (variable < 0 || (element < 0 && result->program->variables[variable].set != SCALAR))
		return false;
	question->unit = result->program->variables[variable].unit;
	question->base = result_value(result, variable, element, result->base_year);
	return sums ||
	       standing_goal(result, question->target, question->name, &question->unit, question->base, &question->goal);
}

/* By what was observed in the base year. */
static bool ask_observed(struct review_question *question)
{
	const struct target_result *of = question->target;
	const struct target *target = of->target;
	int count = 0, years = target->year - question->result->base_year;
	const struct observation *const *list =
		question->observed && target->variable ? observed_of(question->observed, target->variable, &count) : NULL;
	const struct observation *base = NULL;
	double scale;
	for (int i = 0; i < count; i++)
		if (list[i]->year == question->result->base_year && !base)
			base = list[i];
	if (!base)
		return false;
	question->name = target->variable;
	question->unit = base->unit;
	question->base = base->value;
	question->goal =
		(struct standing_goal){.number = of->number, .number_high = of->number_high, .low = of->low, .high = of->high};
	double *edges[] = {&question->goal.number, &question->goal.number_high, &question->goal.low, &question->goal.high};
	if (target->measure == MEASURE_MEAN_GROWTH && years > 0 && base->value > 0) {
		question->goal.level = true;
		for (int i = 0; i < 4; i++)
			*edges[i] = base->value * function_pow(1 + *edges[i] * 0.01, years);
		return true;
	}
	if (target->measure != MEASURE_LEVEL || !unit_fits(&of->unit, &base->unit, &scale))
		return false;
	for (int i = 0; i < 4; i++)
		*edges[i] = unit_convert(*edges[i], scale);
	return true;
}

static struct review review_target(struct arena *arena, const struct reviews *reviews,
                                   const struct target_result *target)
{
	const struct plan *plan = reviews->result->scenario->plan;
	struct review_question question = {.result = reviews->result,
	                                   .target = target,
	                                   .base = NAN,
	                                   .observed = plan ? plan->observed : NULL,
	                                   .rule = &reviews->rule};
	if (has_number(target) && (ask_run(arena, &question) || ask_observed(&question)))
		return review_of(arena, &question);
	/* A number, but nothing to hold against it: nobody has looked, or it has no variable. */
	bool could = has_number(target) && target->target->variable;
	return (struct review){.target = target,
	                       .reason = could ? REVIEW_NOT_OBSERVED : REVIEW_NO_NUMBER,
	                       .share = NAN, .time = NAN, .needed = NAN, .seen = NAN};
}

struct reviews *reviews_of(struct arena *arena, const struct result *result, int at)
{
	struct reviews *made = ARENA_NEW(arena, struct reviews);
	made->result = result;
	made->rule = progress_rule(arena, result->scenario->plan);
	made->at = at;
	made->list = ARENA_ARRAY(arena, result->target_count + 1, struct review);
	for (int t = 0; t < result->target_count; t++) {
		struct review *one = &made->list[made->count++];
		*one = review_target(arena, made, &result->targets[t]);
		if (one->reason == REVIEW_JUDGED) {
			made->judged++;
			bool over = one->facts[one->count - 1].year >= one->way.to;
			made->in_class[one->class] += !over;
			made->met += over && one->class == PROGRESS_ACHIEVED;
			made->missed += over && one->class != PROGRESS_ACHIEVED;
		}
	}
	return made;
}

/* --- what is looked at --- */

int review_last_year(const struct result *result)
{
	const struct plan *plan = result->scenario->plan;
	const struct observed *observed = plan ? plan->observed : NULL;
	int last = 0;
	for (int i = 0; observed && i < observed->count; i++) {
		int year = observed->list[i].year;
		if (year > result->base_year && year < result->base_year + result->years && year > last)
			last = year;
	}
	return last;
}

static bool is_given(const struct observed *observed, const struct supposition *assumption)
{
	for (int i = 0; observed && i < observed->count; i++)
		if (observed->list[i].year == assumption->year && strcmp(observed->list[i].variable, assumption->variable) == 0)
			return true;
	return false;
}

const struct result *review_result(struct arena *arena, const struct result *result, int at, bool after,
                                   const struct supposition *assumptions, int count)
{
	const struct plan *plan = result->scenario->plan;
	if (!plan)
		return result;
	const struct observed *from = plan->observed;
	struct observation *list = ARENA_ARRAY(arena, (from ? from->count : 0) + count + 1, struct observation);
	int kept = 0;
	for (int i = 0; from && i < from->count; i++)
		if ((from->list[i].year <= at) == !after)
			list[kept++] = from->list[i];
	for (int a = 0; a < count; a++)
		if (!is_given(from, &assumptions[a]))
			list[kept++] = (struct observation){.variable = assumptions[a].variable,
			                                    .unit = assumptions[a].unit,
			                                    .year = assumptions[a].year,
			                                    .value = assumptions[a].value,
			                                    .source = review_assumption,
			                                    .place = assumptions[a].place,
			                                    .name_place = assumptions[a].place};
	struct plan *seen = ARENA_NEW(arena, struct plan);
	struct scenario *scenario = ARENA_NEW(arena, struct scenario);
	struct result *made = ARENA_NEW(arena, struct result);
	*seen = *plan;
	*scenario = *result->scenario;
	*made = *result;
	seen->observed = observed_make(arena, from ? from->source : NULL, list, kept);
	scenario->plan = seen;
	made->scenario = scenario;
	return made;
}
