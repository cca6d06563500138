/* SPDX-License-Identifier: GPL-3.0-or-later */
/* figure_subject: what there is to draw. Every wanted target leads to the variable that shows it; targets
 * of one variable share a picture. Values of scenarios stand in one unit; a scenario whose money is of
 * another price basis does not compare and is left out of the picture. */
#include <math.h>
#include <string.h>
#include "ask/assumed.h"
#include "base/function.h"
#include "figure/attainment.h"
#include "figure/finding.h"
#include "figure/foot.h"
#include "figure/gallery.h"
#include "figure/progress.h"
#include "figure/subject.h"
#include "figure/words.h"
#include "view/view.h"
#include "view/view_number.h"
#include "view/view_select.h"
#include "view/view_words.h"

bool figure_near(double a, double b) { return fabs(a - b) <= 1e-9 * fmax(fabs(a), fabs(b)); }

const struct plan *figure_shared_plan(const struct gallery *gallery, const struct subject *subject)
{
	const struct plan *plan = NULL;
	for (int r = 0; r < gallery->count; r++) {
		const struct plan *own = gallery->results[r]->scenario->plan;
		if (subject && subject->owner >= 0 && subject->in[r].variable < 0)
			continue;
		if (!own || (plan && plan != own && strcmp(plan->path, own->path) != 0))
			return NULL;
		plan = own;
	}
	return plan;
}

/* --- values --- */

/* The mean growth over no years at all is no number. */
static bool is_nothing_yet(const struct gallery *gallery, int r, const struct seat *seat, int year)
{
	const struct result *result = gallery->results[r];
	const char *id = year == result->base_year ? result->program->variables[seat->variable].target : NULL;
	const struct target_result *target = id ? result_target(result, id) : NULL;
	return target && target->target->measure == MEASURE_MEAN_GROWTH;
}

double figure_value(const struct gallery *gallery, const struct subject *subject, int result, int year)
{
	const struct seat *seat = &subject->in[result];
	bool none = seat->variable < 0 || is_nothing_yet(gallery, result, seat, year);
	return none ? NAN
	            : unit_convert(result_value(gallery->results[result], seat->variable, seat->element, year),
	                           seat->scale);
}

double figure_unlimited(const struct gallery *gallery, const struct subject *subject, int result, int year)
{
	const struct result *of = gallery->results[result];
	const struct seat *seat = &subject->in[result];
	int row = year - of->base_year;
	if (!of->unlimited || seat->variable < 0 || !result_has(of, seat->variable, year) || row < 0)
		return NAN;
	return unit_convert(
		of->unlimited[seat->variable][(seat->element < 0 ? 0 : seat->element) * of->years + row],
		seat->scale);
}

static struct span_of_years years_of(const struct gallery *gallery, const struct subject *subject)
{
	const struct view *view = gallery->view;
	struct span_of_years years = {0};
	for (int r = 0; r < gallery->count; r++) {
		const struct result *result = gallery->results[r];
		if (subject->in[r].variable < 0 && subject->owner >= 0)
			continue;
		if (!years.base || result->base_year < years.base)
			years.base = result->base_year;
		if (view_last_year(result) > years.last)
			years.last = view_last_year(result);
	}
	years.first = years.base;
	if (view->first) {
		years.first = view->first > years.base ? view->first : years.base;
		years.last = view->last < years.last ? view->last : years.last;
	}
	return years;
}

/* --- subjects --- */

static bool seat_of(const struct gallery *gallery, int r, const char *name, struct seat *seat)
{
	const struct program *program = gallery->results[r]->program;
	*seat = (struct seat){-1, -1, 1};
	seat->variable = program_find(program, name, &seat->element);
	if (seat->variable >= 0 && program->variables[seat->variable].set != SCALAR && seat->element < 0)
		seat->variable = -1;
	if (seat->variable >= 0 && program->variables[seat->variable].first >= gallery->results[r]->years)
		seat->variable = -1;
	return seat->variable >= 0;
}

static const struct unit *unit_of(const struct gallery *gallery, int r, const struct seat *seat)
{
	return &gallery->results[r]->program->variables[seat->variable].unit;
}

/* What a limit makes is called by the limit too: "Use under the limit "Raw coal output"". */
static const char *title_of(const struct gallery *gallery, int r, const struct seat *seat)
{
	const struct result *result = gallery->results[r];
	const char *limit = result->program->variables[seat->variable].limit;
	const char *title =
		view_variable_title(gallery->arena, result, seat->variable, seat->element, gallery->view);
	for (int l = 0; l < result->limit_count && limit; l++)
		if (strcmp(result->limits[l].id, limit) == 0)
			return figure_say(gallery, W_CHART_OF_LIMIT, title,
			                  title_in(result->limits[l].title, gallery->view->language, limit));
	return title;
}

static struct subject subject_named(const struct gallery *gallery, const char *name)
{
	struct subject subject = {.name = name, .title = name, .unit = unit_one, .owner = -1};
	subject.in = ARENA_ARRAY(gallery->arena, gallery->count, struct seat);
	for (int r = 0; r < gallery->count; r++) {
		struct seat *seat = &subject.in[r];
		if (!seat_of(gallery, r, name, seat))
			continue;
		if (subject.owner < 0) {
			subject.owner = r;
			subject.unit = *unit_of(gallery, r, seat);
			subject.title = title_of(gallery, r, seat);
		} else if (!unit_fits(unit_of(gallery, r, seat), &subject.unit, &seat->scale)) {
			seat->variable = -1;
		}
	}
	return subject;
}

static struct subject *subject_find(const struct subjects *subjects, const char *name)
{
	for (int i = 0; i < subjects->count; i++)
		if (strcmp(subjects->list[i].name, name) == 0)
			return &subjects->list[i];
	return NULL;
}

static struct subject *subject_add(const struct gallery *gallery, struct subjects *subjects, const char *name)
{
	struct subject *found = subject_find(subjects, name);
	if (found)
		return found;
	struct subject *added = ARENA_PUSH(gallery->arena, subjects->list, subjects->count, subjects->room);
	*added = subject_named(gallery, name);
	return added;
}

/* --- which variable shows a target --- */

/* "output.mining", "_growth" -> "output_growth.mining" */
static const char *derived(const struct gallery *gallery, const char *name, const char *ending)
{
	size_t stem = strcspn(name, ".");
	return arena_print(gallery->arena, "%.*s%s%s", (int)stem, name, ending, name + stem);
}

/* Does the variable show what the target measures, in every scenario that has the measure? */
static bool shows_measure(const struct gallery *gallery, const char *name, const char *target)
{
	bool any = false;
	for (int r = 0; r < gallery->count; r++) {
		struct seat seat;
		double scale;
		const struct target_result *of = result_target(gallery->results[r], target);
		if (!of || of->variable < 0)
			continue;
		if (!seat_of(gallery, r, name, &seat) || !unit_fits(unit_of(gallery, r, &seat), &of->unit, &scale))
			return false;
		double shown =
			result_value(gallery->results[r], seat.variable, seat.element, of->target->year) * scale;
		double measured = result_value(gallery->results[r], of->variable, -1, of->target->year);
		if (isfinite(measured) && !figure_near(shown, measured))
			return false;
		any = true;
	}
	return any;
}

/* Do all scenarios start from one base, so that a rate is one level for all of them? */
static bool shares_base(const struct gallery *gallery, const char *name)
{
	struct subject subject = subject_named(gallery, name);
	double base = NAN; /* to 1e-5: derived numbers are rounded in files, and no label shows the difference */
	for (int r = 0; r < gallery->count; r++) {
		double own = figure_value(gallery, &subject, r, gallery->results[r]->base_year);
		if (subject.in[r].variable < 0)
			continue;
		if (!(own > 0) || (isfinite(base) && !(fabs(own - base) <= 1e-5 * base)))
			return false;
		base = own;
	}
	return isfinite(base);
}

/* Can the number be turned into a level of the variable? */
static bool is_of_levels(enum measure measure)
{
	return measure == MEASURE_CHANGE || measure == MEASURE_MEAN_GROWTH || measure == MEASURE_DECLINE_SINCE_BASE;
}

static const char *shown_by(const struct gallery *gallery, const struct target *target)
{
	const char *variable = target->variable ? target->variable : target->id;
	const char *value = arena_print(gallery->arena, "target_value.%s", target->id);
	const char *ending = target->measure == MEASURE_DECLINE_SINCE_BASE ? "_decline"
	                     : target->measure == MEASURE_GROWTH           ? "_growth"
	                                                                   : NULL;
	if (target->measure == MEASURE_LEVEL)
		return variable;
	if (ending && shows_measure(gallery, derived(gallery, variable, ending), target->id))
		return derived(gallery, variable, ending);
	if (is_of_levels(target->measure) && shares_base(gallery, variable))
		return variable;
	return shows_measure(gallery, value, target->id) ? value : variable;
}

static bool named_before(const struct gallery *gallery, int r, const char *target)
{
	for (int before = 0; before < r; before++)
		if (result_target(gallery->results[before], target))
			return true;
	return false;
}

static bool is_measure(const char *name) { return strncmp(name, "target_value.", 13) == 0; }

/* Called as the target is, unless the picture shows something else than what the target measures. */
static void add_target(const struct gallery *gallery, struct subjects *subjects, const struct result *result,
                       const struct target_result *target)
{
	struct subject *subject = subject_add(gallery, subjects, shown_by(gallery, target->target));
	if (subject->target_count == 0 &&
	    (target->target->measure == MEASURE_LEVEL || subject->owner < 0 || is_measure(subject->name)))
		subject->title = view_target_title(gallery->arena, result, target, gallery->view);
	if (subject->owner < 0)
		subject->unit = target->unit;
	*ARENA_PUSH(gallery->arena, subject->targets, subject->target_count, subject->target_room) =
		target->target->id;
}

/* --- goals --- */

/* The target's number as a level of the variable it is about. */
static double as_level(const struct target_result *target, double base, const struct unit *unit, int years,
                       double number)
{
	double plain = number * target->unit.factor;
	switch (target->target->measure) {
	case MEASURE_CHANGE: return base + plain / unit->factor;
	case MEASURE_MEAN_GROWTH: return base * function_pow(1 + plain, years);
	case MEASURE_DECLINE_SINCE_BASE: return base * (1 - plain);
	case MEASURE_LEVEL:
	case MEASURE_GROWTH:
	case MEASURE_CUMULATIVE:
	case MEASURE_MEAN:
	case MEASURE_PEAK_YEAR:
	case MEASURE_COUNT: break;
	}
	return NAN;
}

static void goal_as_level(const struct gallery *gallery, const struct subject *subject, int r,
                          struct goal *goal)
{
	int from = gallery->results[r]->base_year, years = goal->of->target->year - from;
	double base = figure_value(gallery, subject, r, from), low = goal->low, high = goal->high;
	goal->level = true;
	double *edges[] = {&goal->number, &goal->number_high, &goal->low, &goal->high};
	for (int i = 0; i < 4; i++)
		*edges[i] = as_level(goal->of, base, &subject->unit, years, *edges[i]);
	if (goal->of->target->measure == MEASURE_DECLINE_SINCE_BASE) {
		goal->low = as_level(goal->of, base, &subject->unit, years, high);
		goal->high = as_level(goal->of, base, &subject->unit, years, low);
	}
}

bool figure_goal(const struct gallery *gallery, const struct subject *subject, int r, const char *id,
                 struct goal *goal)
{
	double scale = 1;
	const struct target_result *target = result_target(gallery->results[r], id);
	if (!target || isnan(target->number))
		return false;
	*goal =
		(struct goal){target,      target->number, target->number_high,
	                  target->low, target->high,   figure_value(gallery, subject, r, target->target->year),
	                  false};
	const struct target *asked = target->target;
	if (asked->measure != MEASURE_LEVEL && asked->variable && strcmp(asked->variable, subject->name) == 0) {
		goal_as_level(gallery, subject, r, goal);
		return isfinite(goal->number);
	}
	if (!unit_fits(&target->unit, &subject->unit, &scale))
		return false;
	double *edges[] = {&goal->number, &goal->number_high, &goal->low, &goal->high};
	for (int i = 0; i < 4; i++)
		*edges[i] = unit_convert(*edges[i], scale);
	return true;
}

const char *figure_target(const struct gallery *gallery, const struct subject *subject, bool shown)
{
	struct goal goal;
	for (int t = 0; t < subject->target_count; t++)
		for (int r = 0; r < gallery->count; r++)
			if (subject->in[r].variable >= 0 &&
			    figure_goal(gallery, subject, r, subject->targets[t], &goal) &&
			    goal.of->verdict != VERDICT_NOT_ASSESSABLE &&
			    (!shown || view_wants_year(gallery->view, goal.of->target->year)))
				return subject->targets[t];
	return NULL;
}

/* --- whole subjects --- */

static int decimals_of(const struct gallery *gallery, const struct subject *subject)
{
	struct goal goal;
	struct view_digits digits = {.unit = &subject->unit};
	if (subject->owner >= 0)
		digits.assumed = level_is_assumed(gallery->results[subject->owner], subject->in[subject->owner].variable);
	for (int r = 0; r < gallery->count; r++) {
		view_digits_see(&digits, figure_value(gallery, subject, r, subject->years.base));
		view_digits_see(&digits, figure_value(gallery, subject, r, subject->years.last));
	}
	for (int r = 0; r < gallery->count; r++)
		for (int t = 0; t < subject->target_count; t++)
			/* a rate that is met exactly comes to a level that is met but for rounding */
			if (figure_goal(gallery, subject, r, subject->targets[t], &goal) &&
			    (!goal.level || goal.of->verdict == VERDICT_MISSED)) {
				struct target_result copy = *goal.of;
				copy.value = goal.value, copy.low = goal.low, copy.high = goal.high;
				view_digits_judge(&digits, &copy);
			}
	return view_digits(&digits);
}

static void finish(const struct gallery *gallery, struct subject *subject)
{
	subject->years = years_of(gallery, subject);
	subject->decimals = decimals_of(gallery, subject);
}

struct subjects figure_of_targets(const struct gallery *gallery)
{
	struct subjects subjects = {0};
	for (int r = 0; r < gallery->count; r++) {
		struct view_order order = view_targets(gallery->arena, gallery->results[r], gallery->view);
		for (int t = 0; t < order.count; t++)
			if (!named_before(gallery, r, order.list[t]->target->id))
				add_target(gallery, &subjects, gallery->results[r], order.list[t]);
	}
	for (int i = 0; i < subjects.count; i++)
		finish(gallery, &subjects.list[i]);
	return subjects;
}

static bool has_target(const struct subject *subject, const char *id)
{
	for (int t = 0; t < subject->target_count; t++)
		if (strcmp(subject->targets[t], id) == 0)
			return true;
	return false;
}

/* Targets that another picture shows as rates, here as the levels that they come to. */
static void add_levels(const struct gallery *gallery, struct subject *subject)
{
	bool shared = shares_base(gallery, subject->name);
	for (int r = 0; r < gallery->count && shared; r++)
		for (int t = 0; t < gallery->results[r]->target_count; t++) {
			const struct target *target = gallery->results[r]->targets[t].target;
			if (target->variable && strcmp(target->variable, subject->name) == 0 &&
			    target->measure != MEASURE_GROWTH && !has_target(subject, target->id))
				*ARENA_PUSH(gallery->arena, subject->targets, subject->target_count, subject->target_room) =
					target->id;
		}
}

struct subject figure_subject(const struct gallery *gallery, const char *name, const struct subjects *known)
{
	const struct subject *found = subject_find(known, name);
	if (found)
		return *found;
	struct subject subject = subject_named(gallery, name);
	add_levels(gallery, &subject);
	finish(gallery, &subject);
	return subject;
}
