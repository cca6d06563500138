/* SPDX-License-Identifier: GPL-3.0-or-later */
/* figure_select: which subjects get a picture of their own. With --only those named. Otherwise those of
 * targets that are computed from other variables or are binding (an indicator that only follows its own
 * trend says little: the overview has it), then the main variables, without sectors. What is flat or
 * repeats an earlier picture is left out. */
#include <math.h>
#include <string.h>
#include "ask/stated.h"
#include "base/nearly.h"
#include "figure/gallery.h"
#include "figure/report.h"
#include "figure/select.h"
#include "figure/subject.h"
#include "view/view.h"
#include "view/view_select.h"
#include "view/view_words.h"

static bool is_computed(const struct gallery *gallery, const struct subject *subject)
{
	for (int r = 0; r < gallery->count; r++)
		if (subject->in[r].variable >= 0 && variable_is_computed(gallery->results[r], subject->in[r].variable))
			return true;
	return false;
}

static bool is_binding(const struct gallery *gallery, const struct subject *subject)
{
	for (int t = 0; t < subject->target_count; t++)
		for (int r = 0; r < gallery->count; r++) {
			const struct target_result *target = result_target(gallery->results[r], subject->targets[t]);
			if (target && target->target->binding)
				return true;
		}
	return false;
}

static bool has_numbers(const struct gallery *gallery, const struct subject *subject)
{
	struct span_of_years years = subject->years;
	for (int r = 0; r < gallery->count; r++)
		for (int year = years.first; year <= years.last; year++)
			if (isfinite(figure_subject_value(gallery, subject, r, year)))
				return true;
	return false;
}

/* One number in all years and scenarios: nothing to see. */
static bool is_level_line(const struct gallery *gallery, const struct subject *subject)
{
	struct span_of_years years = subject->years;
	double first = NAN;
	for (int r = 0; r < gallery->count; r++)
		for (int year = years.first; year <= years.last; year++) {
			double value = figure_subject_value(gallery, subject, r, year);
			if (isfinite(value) && isfinite(first) && !nearly_equal(value, first))
				return false;
			first = isfinite(first) ? first : value;
		}
	return true;
}

static bool same_lines(const struct gallery *gallery, const struct subject *a, const struct subject *b)
{
	struct span_of_years years = a->years;
	for (int r = 0; r < gallery->count; r++)
		for (int year = years.first; year <= years.last; year++) {
			double one = figure_subject_value(gallery, a, r, year), other = figure_subject_value(gallery, b, r, year);
			if (isfinite(one) != isfinite(other) || (isfinite(one) && !nearly_equal(one, other)))
				return false;
		}
	return a->unit.factor == b->unit.factor;
}

static bool repeats_shown(const struct gallery *gallery, const struct subjects *shown,
                          const struct subject *subject)
{
	for (int i = 0; i < shown->count; i++)
		if (same_lines(gallery, &shown->list[i], subject))
			return true;
	return false;
}

static void show_subject(const struct gallery *gallery, struct subjects *shown, const struct subject *subject)
{
	if (!figure_subjects_have(shown, subject->name) && has_numbers(gallery, subject))
		figure_subjects_add(gallery->arena, shown, subject);
}

static bool is_asked_for(const struct result *result, int variable, int element, const struct view *view)
{
	const struct variable *v = &result->program->variables[variable];
	if (view->asked.only)
		return !v->target && view_wants(result, variable, element, view);
	return (v->flags & MAIN) && !(v->flags & HIDDEN) && v->set == SCALAR;
}

static void show_variables(const struct gallery *gallery, const struct subjects *targets,
                           struct subjects *shown)
{
	for (int r = 0; r < gallery->count; r++) {
		const struct result *result = gallery->results[r];
		for (int v = 0; v < result->program->variable_count; v++)
			for (int e = view_first(result, v); e < view_end(result, v); e++) {
				if (!is_asked_for(result, v, e, gallery->view))
					continue;
				const char *name = program_element_name(gallery->arena, result->program, v, e);
				struct subject subject = figure_subject(gallery, name, targets);
				if (gallery->view->asked.only ||
				    (!figure_subjects_have(targets, name) && !is_level_line(gallery, &subject) &&
				     !repeats_shown(gallery, shown, &subject)))
					show_subject(gallery, shown, &subject);
			}
	}
}

struct subjects figure_select(const struct gallery *gallery)
{
	struct subjects targets = figure_subjects(gallery), shown = {0};
	for (int i = 0; i < targets.count; i++) {
		const struct subject *subject = &targets.list[i];
		if (gallery->view->asked.only ||
		    (!is_level_line(gallery, subject) && (is_computed(gallery, subject) || is_binding(gallery, subject))))
			show_subject(gallery, &shown, subject);
	}
	show_variables(gallery, &targets, &shown);
	return figure_report(gallery, &shown);
}
