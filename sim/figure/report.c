/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report: of all subjects those that a place's targets and limits make important: GDP, what binding targets are about,
 * what limits hold, what is missed, other targets, then the main variables. No quantity twice (a fall since the base year
 * is the level it is a fall of), and each section of the model once before any has a second picture. */
#include "figure/report.h"
#include <string.h>
#include "ask/stated.h"
#include "ask/standing.h"

enum rank { RANK_GDP, RANK_BINDING, RANK_LIMIT, RANK_MISSED, RANK_TARGET, RANK_STATED, RANK_MAIN, RANKS };

static const struct variable *variable_of(const struct gallery *gallery, const struct subject *subject)
{
	return subject->owner < 0
	           ? NULL
	           : &gallery->results[subject->owner]->program->variables[subject->in[subject->owner].variable];
}

static bool is_computed(const struct gallery *gallery, const struct subject *subject)
{
	for (int r = 0; r < gallery->count; r++)
		if (subject->in[r].variable >= 0 && variable_is_computed(gallery->results[r], subject->in[r].variable))
			return true;
	return false;
}

/* Some limit holds it, or what it measures. */
static bool is_limited(const struct gallery *gallery, const struct subject *subject)
{
	for (int r = 0; r < gallery->count; r++) {
		const struct result *result = gallery->results[r];
		for (int l = 0; l < result->limit_count; l++) {
			if (result->limits[l].holds && strcmp(result->limits[l].holds, subject->name) == 0)
				return true;
			for (int t = 0; t < subject->target_count; t++) {
				const struct target_result *target = result_target(result, subject->targets[t]);
				if (target && standing_is_about(result, target, l))
					return true;
			}
		}
	}
	return false;
}

struct asked_of {
	bool binding, missed;
};

static struct asked_of asked_of(const struct gallery *gallery, const struct subject *subject)
{
	struct asked_of asked = {false, false};
	for (int t = 0; t < subject->target_count; t++)
		for (int r = 0; r < gallery->count; r++) {
			const struct target_result *target = result_target(gallery->results[r], subject->targets[t]);
			asked.binding |= target && target->target->binding;
			asked.missed |= target && target->verdict == VERDICT_MISSED;
		}
	return asked;
}

static enum rank rank_of(const struct gallery *gallery, const struct subject *subject)
{
	struct asked_of asked = asked_of(gallery, subject);
	bool computed = is_computed(gallery, subject);
	if (strcmp(subject->name, "gdp") == 0)
		return RANK_GDP;
	if (asked.binding && computed)
		return RANK_BINDING;
	if (is_limited(gallery, subject))
		return RANK_LIMIT;
	if (asked.missed && computed)
		return RANK_MISSED;
	if (subject->target_count && computed)
		return RANK_TARGET;
	return subject->target_count ? RANK_STATED : RANK_MAIN;
}

/* The variable whose growth or fall it is, or itself. */
static const char *root_of(const struct gallery *gallery, const struct subject *subject)
{
	const struct variable *variable = variable_of(gallery, subject);
	while (variable && variable->derived.kind > DERIVED_RATIO)
		variable = &gallery->results[subject->owner]->program->variables[variable->derived.of];
	const struct target_result *measured =
		variable && variable->target ? result_target(gallery->results[subject->owner], variable->target) : NULL;
	if (measured && measured->target->variable) /* the mean of some years is no other quantity */
		return measured->target->variable;
	return variable && variable != variable_of(gallery, subject) ? variable->name : subject->name;
}

static bool is_told(const struct gallery *gallery, const struct subjects *chosen, const struct subject *subject)
{
	for (int i = 0; i < chosen->count; i++)
		if (strcmp(root_of(gallery, &chosen->list[i]), root_of(gallery, subject)) == 0)
			return true;
	return false;
}

static int told_of_section(const struct gallery *gallery, const struct subjects *chosen, const struct subject *subject)
{
	const struct variable *own = variable_of(gallery, subject);
	int count = 0;
	for (int i = 0; i < chosen->count && own; i++) {
		const struct variable *other = variable_of(gallery, &chosen->list[i]);
		count += other && own->model && other->model && strcmp(own->model, other->model) == 0;
	}
	return count;
}

struct subjects figure_report(const struct gallery *gallery, const struct subjects *all)
{
	struct subjects chosen = {0};
	if (!gallery->most || all->count <= 1)
		return *all;
	for (int each = 0; each < 3 && chosen.count < gallery->most; each++)
		for (int rank = 0; rank < RANKS; rank++)
			for (int i = 0; i < all->count && chosen.count < gallery->most; i++) {
				const struct subject *subject = &all->list[i];
				if ((int)rank_of(gallery, subject) == rank && !is_told(gallery, &chosen, subject) &&
				    told_of_section(gallery, &chosen, subject) <= each)
					figure_subjects_add(gallery->arena, &chosen, subject);
			}
	return chosen;
}
