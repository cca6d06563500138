/* SPDX-License-Identifier: GPL-3.0-or-later */
/* review: facts are gathered first, then held against the way. A level that was observed goes before one that growth
 * leads to; growth leads on from the last level, year by year, as long as every year's is known. */
#include "ask/review.h"
#include <math.h>
#include <string.h>
#include "ask/growth.h"
#include "ask/result_index.h"

const char *const review_reason_names[REVIEW_REASONS] = {
	"judged",     "not_observed", "growth_missing", "other_basis", "other_prices", "met_in_base_year",
	"one_year",   "range",        "no_base",        "not_begun",   "not_assessable"};
const char *const review_origin_names[] = {"observed", "chained", "assumed"};
const char review_assumption[] = "assumption";

bool review_is_assumed(const struct observation *of) { return of && of->source == review_assumption; }

struct reviewing {
	struct arena *arena;
	const struct review_question *question;
	struct review *made;
	int room;
};

static void push(struct reviewing *reviewing, int year, double value, enum review_origin origin,
                 const struct observation *of)
{
	struct review *made = reviewing->made;
	*ARENA_PUSH(reviewing->arena, made->facts, made->count, reviewing->room) =
		(struct review_fact){year, value, review_is_assumed(of) ? REVIEW_ASSUMED : origin, of};
}

static const struct observation *const *observed_here(const struct reviewing *reviewing, const char *name, int *count)
{
	*count = 0;
	return reviewing->question->observed && name ? observed_of(reviewing->question->observed, name, count) : NULL;
}

/* Those in the review's unit. */
static const struct observation **that_fit(const struct reviewing *reviewing, const char *name, int *count)
{
	int all;
	double scale;
	const struct observation *const *list = observed_here(reviewing, name, &all);
	const struct observation **fit = ARENA_ARRAY(reviewing->arena, all + 1, const struct observation *);
	*count = 0;
	for (int i = 0; i < all; i++)
		if (observation_fits(list[i], &reviewing->made->unit, &scale))
			fit[(*count)++] = list[i];
	return fit;
}

/* --- levels --- */

static void gather_levels(struct reviewing *reviewing)
{
	int count;
	const char *basis;
	struct review *made = reviewing->made;
	const struct progress_way *way = &made->way;
	const struct observation **list = that_fit(reviewing, made->name, &count);
	const struct observation *last = NULL, *base = NULL;
	for (int i = 0; i < count; i++) {
		if (list[i]->year > way->from && list[i]->year <= way->to)
			last = list[i];
		if (list[i]->year == way->from)
			base = list[i];
	}
	if (!last)
		return;
	if (progress_basis(reviewing->arena, way, &made->unit, list, count, &basis))
		for (int i = 0; i < count; i++)
			if (observation_same_basis(list[i]->basis, basis) && list[i]->year >= way->from && list[i]->year <= way->to)
				push(reviewing, list[i]->year, progress_observed(list[i], &made->unit), REVIEW_OBSERVED, list[i]);
	if (made->count && made->facts[made->count - 1].year > way->from)
		return;
	made->count = 0;
	made->beside = last;
	made->base_of = base;
}

/* --- growth --- */

/* The variable whose numbers lead from one year's value to the next one's: the growth of a level; of a fall since the
 * base year, the fall of every year. */
static const char *rate_of(const struct reviewing *reviewing)
{
	const struct result *result = reviewing->question->result;
	const struct program *program = result->program;
	int element, variable = reviewing->made->name ? program_find(program, reviewing->made->name, &element) : -1;
	if (variable < 0)
		return NULL;
	const struct derived *derived = &program->variables[variable].derived;
	int rate = -1;
	if (derived->kind == DERIVED_DECLINE) {
		for (int v = 0; v < program->variable_count && rate < 0; v++)
			if (program->variables[v].derived.kind == DERIVED_FALL && program->variables[v].derived.of == derived->of)
				rate = v;
	} else
		rate = result->index->rate[RATE_GROWTH][variable];
	return rate < 0 ? NULL : program_element_name(reviewing->arena, program, rate, element);
}

static double led_on(const struct review *made, double value, double rate)
{
	return made->way.shape == PROGRESS_FALL ? (1 - (1 - value * made->way.factor) * (1 - rate)) / made->way.factor
	                                        : value * (1 + rate);
}

static const struct observation *in_year(const struct observation *const *list, int count, int year)
{
	const struct observation *found = NULL;
	for (int i = 0; i < count; i++)
		if (list[i]->year == year && (!found || review_is_assumed(found)))
			found = list[i];
	return found;
}

static void gather_growth(struct reviewing *reviewing)
{
	int count, before = reviewing->made->count;
	struct review *made = reviewing->made;
	const char *rate = rate_of(reviewing);
	const struct observation *const *list = observed_here(reviewing, rate, &count);
	int year = before ? made->facts[before - 1].year : made->way.from;
	double value = before ? made->facts[before - 1].value : made->way.base;
	enum review_origin origin = before ? made->facts[before - 1].origin : REVIEW_OBSERVED;
	int last = count ? list[count - 1]->year : year;
	for (year++; year <= last && year <= made->way.to && isfinite(value); year++) {
		const struct observation *of = in_year(list, count, year);
		if (!of) {
			if (!made->count || made->facts[made->count - 1].year <= made->way.from)
				made->missing = year, made->rate = rate, made->growth = list[count - 1];
			return;
		}
		value = led_on(made, value, of->value * of->unit.factor);
		origin = origin == REVIEW_ASSUMED || review_is_assumed(of) ? REVIEW_ASSUMED : REVIEW_CHAINED;
		push(reviewing, year, value, origin, of);
	}
}

/* --- other prices --- */

/* "gdp" is real; what was observed since may stand under "gdp_nominal" alone, or the other way about. */
static void look_at_other_prices(struct reviewing *reviewing)
{
	struct review *made = reviewing->made;
	if (!made->unit.money[0].power || made->beside)
		return;
	const char *names[] = {made->name, observed_twin(reviewing->arena, made->name)};
	for (int n = 0; n < 2; n++) {
		int count;
		double scale;
		const struct observation *const *list = observed_here(reviewing, names[n], &count);
		for (int i = 0; i < count; i++)
			if (list[i]->year > made->way.from && list[i]->year <= made->way.to &&
			    !observation_fits(list[i], &made->unit, &scale))
				made->beside = list[i];
	}
}

/* --- what it takes --- */

static double step_between(const struct review *made, int from, double value, int to, double number)
{
	switch (made->step) {
	case REVIEW_POINTS:
	case REVIEW_AMOUNT: return growth_step(value, number, to - from);
	case REVIEW_RATE:
		return made->way.shape == PROGRESS_FALL
		           ? -growth_mean(1 - value * made->way.factor, 1 - number * made->way.factor, to - from)
		           : growth_mean(value, number, to - from);
	case REVIEW_NONE: break;
	}
	return NAN;
}

static enum review_step step_of(const struct review *made, double value)
{
	if (made->way.shape == PROGRESS_FALL)
		return REVIEW_RATE;
	if (made->unit.share == SHARE_PERCENT)
		return made->unit.per_year ? REVIEW_NONE : REVIEW_POINTS;
	return value > 0 && made->way.number > 0 ? REVIEW_RATE : REVIEW_AMOUNT;
}

static void look_ahead(struct review *made, int year, double value, int before, double earlier)
{
	made->since = year;
	made->step = step_of(made, value);
	made->met = progress_met(&made->way, value);
	made->needed =
		made->met || year >= made->way.to ? NAN : step_between(made, year, value, made->way.to, made->way.number);
	made->seen = before < year ? step_between(made, before, earlier, year, value) : NAN;
}

/* From the last fact of another basis on, and on that basis: the number is the plan's all the same. */
static void look_ahead_beside(struct reviewing *reviewing)
{
	int count;
	struct review *made = reviewing->made;
	const struct observation **list = that_fit(reviewing, made->name, &count), *before = NULL;
	for (int i = 0; i < count; i++)
		if (list[i]->year < made->beside->year && observation_same_basis(list[i]->basis, made->beside->basis))
			before = list[i];
	look_ahead(made, made->beside->year, progress_observed(made->beside, &made->unit),
	           before ? before->year : made->beside->year, before ? progress_observed(before, &made->unit) : NAN);
}

static void judge(const struct reviewing *reviewing)
{
	struct review *made = reviewing->made;
	const struct review_fact *last = &made->facts[made->count - 1],
							 *before = made->count > 1 ? last - 1 : NULL;
	look_ahead(made, last->year, last->value, before ? before->year : made->way.from,
	           before ? before->value : made->way.base);
	made->time = progress_time(&made->way, last->year);
	made->share = progress_share(&made->way, last->value);
	made->class = progress_of(reviewing->question->rule, &made->way, last->year, last->value);
}

/* --- sums of years --- */

static bool adds_up(const struct target *target)
{
	return target->measure == MEASURE_CUMULATIVE || target->measure == MEASURE_MEAN;
}

static void class_of_budget(const struct reviewing *reviewing)
{
	struct review *made = reviewing->made;
	struct progress_rule mirror = *reviewing->question->rule;
	double spare = made->time - made->share;
	made->class = made->share > 1 || spare < -mirror.about ? PROGRESS_BEHIND
	              : spare > mirror.about && mirror.known[PROGRESS_FASTER] ? PROGRESS_FASTER
	                                                                     : PROGRESS_IN_LINE;
	if (made->facts[made->count - 1].year == made->way.to)
		made->class = made->share > 1 ? PROGRESS_BEHIND : PROGRESS_ACHIEVED;
	made->met = made->class == PROGRESS_ACHIEVED;
}

static void review_sum(struct reviewing *reviewing, double total, int first)
{
	int count, bases;
	struct review *made = reviewing->made;
	const struct observation **list = that_fit(reviewing, made->name, &count);
	enum sense sense = made->target->target->sense;
	made->sum = true;
	made->budget = sense == SENSE_AT_MOST || sense == SENSE_BELOW;
	made->way = (struct progress_way){
		.from = first - 1, .to = made->target->target->year, .number = total, .low = total, .high = NAN, .factor = 1};
	made->step = REVIEW_AMOUNT;
	made->needed = total / (made->way.to - made->way.from);
	made->since = made->way.from;
	double sum = 0;
	int year = first;
	const struct observation *of = NULL;
	observed_bases(reviewing->arena, list, count, &bases);
	for (; bases <= 1 && year <= made->way.to && (of = in_year(list, count, year)); year++)
		push(reviewing, year, sum += progress_observed(of, &made->unit), REVIEW_OBSERVED, of);
	const struct observation *last = count ? list[count - 1] : NULL;
	made->reason = bases > 1                     ? REVIEW_OTHER_BASIS
	               : made->count                 ? REVIEW_JUDGED
	               : !last || last->year <= reviewing->question->result->base_year ? REVIEW_NOT_OBSERVED
	               : last->year < first                                            ? REVIEW_NOT_BEGUN
	                                                                               : REVIEW_GAP;
	if (made->reason == REVIEW_GAP)
		made->missing = year, made->rate = made->name, made->growth = last;
	made->beside = made->reason == REVIEW_OTHER_BASIS || made->reason == REVIEW_NOT_BEGUN ? last : NULL;
	if (made->reason != REVIEW_JUDGED)
		return;
	judge(reviewing);
	made->step = REVIEW_AMOUNT;
	made->seen = made->facts[made->count - 1].value - (made->count > 1 ? made->facts[made->count - 2].value : 0);
	made->needed = made->since < made->way.to ? (total - sum) / (made->way.to - made->since) : NAN;
	if (made->budget)
		class_of_budget(reviewing);
}

/* False: its number is no sum of what was observed. */
static bool reviews_sum(struct reviewing *reviewing)
{
	const struct review_question *question = reviewing->question;
	const struct target_result *target = question->target;
	int first = target->target->over_first ? target->target->over_first : question->result->base_year + 1;
	double scale;
	if (!unit_fits(&target->unit, &question->unit, &scale))
		return false;
	double number = unit_convert(target->number, scale);
	if (target->target->measure == MEASURE_MEAN)
		number *= target->target->year - first + 1;
	if (number > 0)
		review_sum(reviewing, number, first);
	return number > 0;
}

/* --- one target --- */

/* What nobody saw in the base year begins where it was first seen, if that is one series. */
static void begin_later(struct reviewing *reviewing)
{
	int count, bases;
	struct review *made = reviewing->made;
	const struct target *target = made->target->target;
	const struct observation **list = that_fit(reviewing, made->name, &count);
	observed_bases(reviewing->arena, list, count, &bases);
	if (target->measure != MEASURE_LEVEL || bases != 1 || count < 2 || list[0]->year <= made->way.from ||
	    list[1]->year > made->way.to)
		return;
	made->way = progress_way_to(target, &reviewing->question->goal, &made->unit, list[0]->year,
	                            progress_observed(list[0], &made->unit));
	made->begins_later = true;
}

/* In the target's year it is met or missed, whatever the way. */
static bool ends(struct reviewing *reviewing)
{
	struct review *made = reviewing->made;
	const struct review_fact *last = made->count ? &made->facts[made->count - 1] : NULL;
	if (!last || last->year != made->way.to || target_counts_years(made->target->target) ||
	    made->target->target->measure == MEASURE_PEAK_LEVEL)
		return false;
	if (!isfinite(made->way.base))
		made->way.base = 0;
	made->met = progress_met(&made->way, last->value);
	made->class = made->met ? PROGRESS_ACHIEVED : PROGRESS_BEHIND;
	made->time = 1;
	made->since = last->year;
	return true;
}

static enum review_reason no_way(const struct review *made)
{
	const struct target *target = made->target->target;
	if (target->measure == MEASURE_GROWTH || target_counts_years(target) || target->measure == MEASURE_PEAK_LEVEL)
		return REVIEW_ONE_YEAR;
	if (target->sense == SENSE_RANGE)
		return REVIEW_RANGE;
	return isfinite(made->way.base) && progress_met(&made->way, made->way.base) ? REVIEW_MET_BEFORE : REVIEW_NO_BASE;
}

struct review review_of(struct arena *arena, const struct review_question *question)
{
	struct review made = {.target = question->target,
	                      .name = question->name,
	                      .unit = question->unit,
	                      .level = question->goal.level,
	                      .share = NAN, .time = NAN, .needed = NAN, .seen = NAN};
	struct reviewing reviewing = {arena, question, &made, 0};
	const struct target *target = question->target->target;
	if (adds_up(target)) {
		if (!reviews_sum(&reviewing))
			made.reason = REVIEW_NO_NUMBER;
		return made;
	}
	made.way = progress_way_to(target, &question->goal, &made.unit, question->result->base_year, question->base);
	if (!isfinite(made.way.base))
		begin_later(&reviewing);
	gather_levels(&reviewing);
	gather_growth(&reviewing);
	bool any = made.count && made.facts[made.count - 1].year > made.way.from,
		 leads = progress_leads_to(target, &made.unit, &made.way);
	bool basis = made.beside != NULL;
	if (!any)
		look_at_other_prices(&reviewing);
	made.reason = !any && !made.beside && !made.missing ? REVIEW_NOT_OBSERVED
	              : !leads                              ? (any && ends(&reviewing) ? REVIEW_JUDGED : no_way(&made))
	              : any                                 ? REVIEW_JUDGED
	              : made.missing                        ? REVIEW_GAP
	              : basis                               ? REVIEW_OTHER_BASIS
	                                                    : REVIEW_OTHER_PRICES;
	if (made.reason == REVIEW_JUDGED && leads)
		judge(&reviewing);
	else if (made.reason == REVIEW_OTHER_BASIS)
		look_ahead_beside(&reviewing);
	else if (any && made.reason != REVIEW_JUDGED)
		made.met = progress_met(&made.way, made.facts[made.count - 1].value),
		made.since = made.facts[made.count - 1].year;
	return made;
}
