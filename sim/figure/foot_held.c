/* SPDX-License-Identifier: GPL-3.0-or-later */
/* foot_held: the sentences of the tables (view/view_held.h), for the years and the variable that are drawn. */
#include "figure/foot_held.h"
#include "figure/words.h"
#include "view/view_held.h"
#include "view/view_select.h"

static void say(struct foot *foot, struct held_scope scope, int first, int count)
{
	const struct gallery *gallery = foot->gallery;
	struct held held = view_held_in(gallery->arena, gallery->results + first, count, &scope, gallery->view);
	if (held.held)
		foot_say(foot, figure_say(gallery, W_NOTE_HELD, held.held));
	if (held.ends)
		foot_say(foot, figure_say(gallery, W_NOTE_ENDS, held.ends));
}

void foot_say_held(struct foot *foot, const struct subject *subject, int first, int count)
{
	int *variables = ARENA_ARRAY(foot->gallery->arena, count + 1, int);
	for (int r = 0; r < count; r++)
		variables[r] = subject->in[first + r].variable;
	say(foot, (struct held_scope){subject->years.first, subject->years.last, variables}, first, count);
}

void foot_say_held_everywhere(struct foot *foot, bool all_years)
{
	const struct gallery *gallery = foot->gallery;
	struct held_scope scope = {gallery->results[0]->base_year, 0, NULL};
	for (int r = 0; r < gallery->count; r++) {
		const struct result *result = gallery->results[r];
		int last = all_years ? view_last_year(result) : view_target_year(result);
		scope.last = scope.last > last ? scope.last : last;
	}
	say(foot, scope, 0, gallery->count);
}
