/* SPDX-License-Identifier: GPL-3.0-or-later */
/* foot_held: the sentences of the tables (view/view_held.h, view/view_rests.h), for the years and the variable that are
 * drawn. */
#include "figure/foot_held.h"
#include "ask/catchup.h"
#include "figure/words.h"
#include "view/view_held.h"
#include "view/view_rests.h"
#include "view/view_select.h"

static void add(struct text *out, const struct gallery *gallery, enum word word, const char *what)
{
	const char *gap = out->length ? language_rules[gallery->view->language].sentence_gap : "";
	if (what)
		text_print(out, "%s%s", gap, figure_say(gallery, word, what));
}

static const char *held(const struct gallery *gallery, struct held_scope scope, enum word rests, int first, int count)
{
	const struct result *const *results = gallery->results + first;
	struct held held = view_held_in(gallery->arena, results, count, &scope, gallery->view);
	struct text out;
	text_init(&out, gallery->arena);
	text_add(&out, "");
	struct view targets = *gallery->view; /* of pictures of no one variable, that is what they show */
	targets.asked.part = PART_TARGETS;
	add(&out, gallery, rests,
	    view_rests_on(gallery->arena, results, count, scope.variables, scope.variables ? gallery->view : &targets));
	add(&out, gallery, W_NOTE_HELD, held.held);
	add(&out, gallery, W_NOTE_ENDS, held.ends);
	if (!scope.variables || catchup_concerns(results[0]->program, scope.variables[0]))
		add(&out, gallery, W_NOTE_CATCHUP,
		    view_catchup(gallery->arena, results, count, scope.first, scope.last, gallery->view));
	return out.bytes;
}

const char *figure_held(const struct gallery *gallery, const struct subject *subject, int first, int count)
{
	int *variables = ARENA_ARRAY(gallery->arena, count + 1, int);
	for (int r = 0; r < count; r++)
		variables[r] = subject->in[first + r].variable;
	return held(gallery, (struct held_scope){subject->years.first, subject->years.last, variables}, W_FOOT_RESTS,
	            first, count);
}

const char *figure_held_everywhere(const struct gallery *gallery, bool all_years)
{
	struct held_scope scope = {gallery->results[0]->base_year, 0, NULL};
	for (int r = 0; r < gallery->count; r++) {
		const struct result *result = gallery->results[r];
		int last = all_years ? view_last_year(result) : view_target_year(result);
		scope.last = scope.last > last ? scope.last : last;
	}
	return held(gallery, scope, all_years ? W_FOOT_RESTS : W_NOTE_RESTS, 0, gallery->count); /* rows have the mark */
}
