/* SPDX-License-Identifier: GPL-3.0-or-later */
/* figure_subject: what there is to draw. Every wanted target leads to the variable that shows it; targets
 * of one variable share a picture. Values of scenarios stand in one unit; a scenario whose money is of
 * another price basis does not compare and is left out of the picture. */
#include <math.h>
#include <stdint.h>
#include <string.h>
#include "ask/assumed.h"
#include "ask/beside.h"
#include "ask/standing.h"
#include "figure/finding.h"
#include "figure/foot.h"
#include "figure/gallery.h"
#include "figure/subject.h"
#include "figure/words.h"
#include "view/view.h"
#include "view/view_number.h"
#include "view/view_select.h"
#include "view/view_words.h"

const struct plan *figure_subject_plan(const struct gallery *gallery, const struct subject *subject)
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

double figure_subject_value(const struct gallery *gallery, const struct subject *subject, int result, int year)
{
	return across_value(gallery->results[result], &subject->in[result], year);
}

double figure_subject_unlimited(const struct gallery *gallery, const struct subject *subject, int result, int year)
{
	return across_unlimited(gallery->results[result], &subject->in[result], year);
}

/* What has no value to the end of a run (a sum of the plan's years) is drawn as far as it goes. */
static int last_shown(const struct gallery *gallery, const struct subject *subject, int r)
{
	int last = view_last_year(gallery->results[r]), base = gallery->results[r]->base_year, year = last;
	while (year > base && subject->in[r].variable >= 0 && !isfinite(figure_subject_value(gallery, subject, r, year)))
		year--;
	return year > base ? year : last;
}

static struct span_of_years years_shown(const struct gallery *gallery, const struct subject *subject)
{
	const struct view *view = gallery->view;
	struct span_of_years years = {0};
	for (int r = 0; r < gallery->count; r++) {
		const struct result *result = gallery->results[r];
		if (subject->in[r].variable < 0 && subject->owner >= 0)
			continue;
		if (!years.base || result->base_year < years.base)
			years.base = result->base_year;
		if (last_shown(gallery, subject, r) > years.last)
			years.last = last_shown(gallery, subject, r);
	}
	years.first = years.base;
	if (view->asked.first) {
		years.first = view->asked.first > years.base ? view->asked.first : years.base;
		years.last = view->asked.last < years.last ? view->asked.last : years.last;
	}
	if (years.last < years.first)
		years.last = years.first - 1; /* what was asked for lies before it begins: no year is shown */
	return years;
}

/* --- subjects --- */

/* What a limit makes is called by the limit too: "Use under the limit "Raw coal output"". */
static const char *variable_title(const struct gallery *gallery, int r, const struct seat *seat)
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

/* `like`: the target that it shows; NULL: none. */
static struct subject subject_named(const struct gallery *gallery, const char *name, const struct target *like)
{
	struct across across = across_target(gallery->arena, gallery->results, gallery->count, name, like);
	struct subject subject = {
		.name = name, .title = name, .unit = across.unit, .owner = across.owner, .in = across.in};
	if (subject.owner >= 0)
		subject.title = variable_title(gallery, subject.owner, &subject.in[subject.owner]);
	return subject;
}

static struct subject *subject_find(const struct subjects *subjects, const char *name)
{
	const uintptr_t at = subjects->by_name ? (uintptr_t)lookup_find(subjects->by_name, name) : 0;
	return at ? &subjects->list[at - 1] : NULL;
}

bool figure_subjects_have(const struct subjects *subjects, const char *name) { return subject_find(subjects, name); }

void figure_subjects_add(struct arena *arena, struct subjects *subjects, const struct subject *subject)
{
	*ARENA_PUSH(arena, subjects->list, subjects->count, subjects->room) = *subject;
	if (!subjects->by_name)
		subjects->by_name = lookup_create(arena);
	lookup_put(subjects->by_name, subject->name, (void *)(uintptr_t)subjects->count);
}

static struct subject *subject_add(const struct gallery *gallery, struct subjects *subjects, const char *name,
                                   const struct target *like)
{
	struct subject *found = subject_find(subjects, name);
	if (found)
		return found;
	struct subject added = subject_named(gallery, name, like);
	figure_subjects_add(gallery->arena, subjects, &added);
	return &subjects->list[subjects->count - 1];
}

/* --- targets --- */

/* By a scenario that asks for the same. */
static bool named_before(const struct gallery *gallery, int r, const struct target_result *target)
{
	for (int before = 0; before < r; before++) {
		const struct target_result *other = result_target(gallery->results[before], target->target->id);
		if (other && beside_alike(other, target))
			return true;
	}
	return false;
}

static bool has_target(const struct subject *subject, const char *id)
{
	return subject->by_target && lookup_find(subject->by_target, id);
}

static void add_target(struct arena *arena, struct subject *subject, const char *id)
{
	if (has_target(subject, id))
		return;
	*ARENA_PUSH(arena, subject->targets, subject->target_count, subject->target_room) = id;
	if (!subject->by_target)
		subject->by_target = lookup_create(arena);
	lookup_put(subject->by_target, id, (void *)(uintptr_t)id);
}

static bool is_measure(const struct gallery *gallery, const struct subject *subject)
{
	return subject->owner >= 0 &&
	       gallery->results[subject->owner]->program->variables[subject->in[subject->owner].variable].target;
}

/* Called as the target is, unless the picture shows something else than what the target measures. */
static void join_target(const struct gallery *gallery, struct subjects *subjects, const struct result *result,
                        const struct target_result *target)
{
	bool budget = !gallery->measured && standing_is_budget(gallery->results, gallery->count, target->target);
	const char *name = budget ? target->target->variable
	                          : standing_shown_by(gallery->arena, gallery->results, gallery->count, target->target);
	struct subject *subject = subject_add(gallery, subjects, name, target->target);
	if (subject->target_count == 0 &&
	    (target->target->measure == MEASURE_LEVEL || subject->owner < 0 || is_measure(gallery, subject)))
		subject->title = view_target_title(gallery->arena, result, target, gallery->view);
	if (subject->owner < 0)
		subject->unit = target->unit;
	add_target(gallery->arena, subject, target->target->id);
}

bool figure_subject_goal(const struct gallery *gallery, const struct subject *subject, int r, const char *id,
                         struct goal *goal)
{
	const struct result *result = gallery->results[r];
	const struct target_result *target = result_target(result, id);
	struct standing_goal held;
	if (!target || !standing_goal(result, target, subject->name, &subject->unit,
	                              figure_subject_value(gallery, subject, r, result->base_year), &held))
		return false;
	*goal = (struct goal){.of = target,
	                      .number = held.number,
	                      .number_high = held.number_high,
	                      .low = held.low,
	                      .high = held.high,
	                      .value = held.budget ? held.value
	                                           : figure_subject_value(gallery, subject, r, target->target->year),
	                      .level = held.level,
	                      .budget = held.budget};
	return true;
}

const char *figure_subject_target(const struct gallery *gallery, const struct subject *subject, bool shown)
{
	struct goal goal;
	for (int t = 0; t < subject->target_count; t++)
		for (int r = 0; r < gallery->count; r++)
			if (subject->in[r].variable >= 0 &&
			    figure_subject_goal(gallery, subject, r, subject->targets[t], &goal) &&
			    goal.of->verdict != VERDICT_NOT_ASSESSABLE &&
			    (!shown || view_wants_year(gallery->view, goal.of->target->year)))
				return subject->targets[t];
	return NULL;
}

/* --- whole subjects --- */

static int decimals_needed(const struct gallery *gallery, const struct subject *subject)
{
	struct goal goal;
	struct view_digits digits = {.unit = &subject->unit};
	if (subject->owner >= 0)
		digits.assumed = level_is_assumed(gallery->results[subject->owner], subject->in[subject->owner].variable);
	for (int r = 0; r < gallery->count; r++) {
		int last = view_last_year(gallery->results[r]);
		last = last < subject->years.last ? last : subject->years.last;
		view_digits_see(&digits, figure_subject_value(gallery, subject, r, gallery->results[r]->base_year));
		view_digits_see(&digits, figure_subject_value(gallery, subject, r, last));
	}
	for (int r = 0; r < gallery->count; r++)
		for (int t = 0; t < subject->target_count; t++)
			/* a rate that is met exactly comes to a level that is met but for rounding */
			if (figure_subject_goal(gallery, subject, r, subject->targets[t], &goal) &&
			    (!goal.level || goal.of->verdict == VERDICT_MISSED)) {
				struct target_result copy = *goal.of;
				copy.value = goal.value, copy.low = goal.low, copy.high = goal.high;
				view_digits_judge(&digits, &copy);
			}
	return view_digits(&digits);
}

static void settle_targets(const struct gallery *gallery, struct subject *subject)
{
	subject->years = years_shown(gallery, subject);
	subject->decimals = decimals_needed(gallery, subject);
}

struct subjects figure_subjects(const struct gallery *gallery)
{
	struct subjects subjects = {0};
	for (int r = 0; r < gallery->count; r++) {
		struct view_order order = view_targets(gallery->arena, gallery->results[r], gallery->view);
		for (int t = 0; t < order.count; t++)
			if (!named_before(gallery, r, order.list[t]))
				join_target(gallery, &subjects, gallery->results[r], order.list[t]);
	}
	for (int i = 0; i < subjects.count; i++)
		settle_targets(gallery, &subjects.list[i]);
	return subjects;
}

/* Targets that another picture shows as rates, here as the levels that they come to. */
static void add_levels(const struct gallery *gallery, struct subject *subject)
{
	struct across across = {subject->in, subject->owner, subject->unit};
	bool shared = across_shares_base(gallery->results, gallery->count, &across);
	for (int r = 0; r < gallery->count && shared; r++)
		for (int t = 0; t < gallery->results[r]->target_count; t++) {
			const struct target *target = gallery->results[r]->targets[t].target;
			if (target->variable && strcmp(target->variable, subject->name) == 0 &&
			    target->measure != MEASURE_GROWTH)
				add_target(gallery->arena, subject, target->id);
		}
}

struct subject figure_subject(const struct gallery *gallery, const char *name, const struct subjects *known)
{
	const struct subject *found = subject_find(known, name);
	if (found)
		return *found;
	struct subject subject = subject_named(gallery, name, NULL);
	add_levels(gallery, &subject);
	settle_targets(gallery, &subject);
	return subject;
}
