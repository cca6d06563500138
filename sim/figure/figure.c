/* SPDX-License-Identifier: GPL-3.0-or-later */
/* figure: the pictures of one call: each kind that is asked for adds what it has to show, and all are drawn together. A
 * kind is a row of kinds.def. */
#include "figure/figure.h"
#include <string.h>
#include "figure/foot.h"
#include "figure/kind.h"
#include "view/view_select.h"
#include "view/view_words.h"

#define FIGURE_KIND(name) #name,
const char *const figure_kind_names[] = {
#include "figure/kinds.def"
	NULL};
#undef FIGURE_KIND

#define FIGURE_KIND(name) &figure_##name,
const struct figure_kind *const figure_kinds[] = {
#include "figure/kinds.def"
	NULL};
#undef FIGURE_KIND

static bool is_asked(unsigned kinds, int kind) { return kinds >> kind & 1; }

bool figure_shows_draws(unsigned kinds)
{
	for (int i = 0; figure_kinds[i]; i++)
		if (figure_kinds[i]->draws && (!kinds || is_asked(kinds, i)))
			return true;
	return false;
}

/* One scenario over the years, or several side by side. */
static bool is_of(enum figure_scenarios of, int scenarios)
{
	return of == FIGURE_OF_ANY || of == (scenarios > 1 ? FIGURE_OF_SEVERAL : FIGURE_OF_ONE);
}

static bool is_unasked(const struct figure_kind *kind, int scenarios, bool report)
{
	return is_of(kind->unasked, scenarios) && (!report || is_of(kind->report, scenarios));
}

const struct jobs *figure_jobs(struct arena *arena, const struct result *const *results, int count,
                               const struct view *view, unsigned kinds, unsigned formats)
{
	struct gallery *gallery = ARENA_NEW(arena, struct gallery);
	struct jobs *jobs = ARENA_NEW(arena, struct jobs);
	*gallery = gallery_of_all(arena, results, count, gallery_titled(arena, results, count, view));
	for (int i = 0; figure_kinds[i]; i++) {
		gallery->most = view->report && !kinds ? figure_kinds[i]->most : 0;
		gallery->kind = figure_kinds[i]->name;
		if (kinds ? is_asked(kinds, i) : is_unasked(figure_kinds[i], count, view->report))
			figure_kinds[i]->add(gallery, formats, jobs);
	}
	return jobs;
}

bool figure_draw(struct arena *arena, const struct jobs *jobs, const struct gnuplot *gnuplot,
                 struct output_set *outputs, struct gnuplot_error *error, struct err *err)
{
	return chart_draw(arena, gnuplot, jobs->list, jobs->count, outputs, error, err);
}

/* Of targets that --only names what no scenario can assess, and why. */
static const char *without_numbers(const struct gallery *gallery)
{
	const char *list = NULL;
	const struct result *first = gallery->results[0];
	for (int t = 0; t < first->target_count && gallery->view->asked.only; t++) {
		const struct target_result *target = &first->targets[t];
		if (target->verdict == VERDICT_NOT_ASSESSABLE && view_wants_target(first, target, gallery->view))
			list = view_joined(gallery->arena, list,
			                   view_say(gallery->arena, gallery->view, W_WITH_REASON,
			                            view_target_title(gallery->arena, first, target, gallery->view),
			                            view_reason(target->reason, gallery->view)),
			                   gallery->view);
	}
	return list ? word_format(gallery->arena, gallery->view->language, W_CHART_NO_NUMBERS, WORDS(list)) : NULL;
}

/* What holds for several kinds is said once. */
const char *figure_why_nothing(struct arena *arena, const struct result *const *results, int count,
                               const struct view *view, unsigned kinds)
{
	struct gallery gallery = gallery_of_all(arena, results, count, gallery_titled(arena, results, count, view));
	struct foot foot = foot_begin(&gallery);
	for (int i = 0; figure_kinds[i]; i++) {
		const struct figure_kind *kind = figure_kinds[i];
		const char *why = is_asked(kinds, i) && kind->why_nothing ? kind->why_nothing(&gallery) : NULL;
		if (why && !strstr(foot.text.bytes, why))
			foot_say(&foot, why);
	}
	return foot.text.length ? foot.text.bytes : without_numbers(&gallery);
}
