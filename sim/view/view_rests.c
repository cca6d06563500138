/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_rests: the placeholders that move what is shown, the first few by name. */
#include <string.h>
#include "view/view_rests.h"
#include "view/view_select.h"
#include "view/view_words.h"
#include "write/document.h"

enum { NAMES_MOST = 4 };

bool view_rests(const struct result *result, int variable, int element)
{
	return placeholders_of(result->placeholders, result->program, variable, element) != 0;
}

/* Of all rows that run and compare may show: targets, and the main variables or those asked for. */
static uint64_t shown(const struct result *result, const struct view *view)
{
	const struct program *program = result->program;
	uint64_t all = 0;
	for (int t = 0; t < result->target_count; t++)
		if (view_wants_target(result, &result->targets[t], view))
			all |= placeholders_of(result->placeholders, program, result->targets[t].variable, -1);
	for (int v = 0; v < program->variable_count && view->asked.part != PART_TARGETS; v++)
		for (int e = view_first(result, v); e < view_end(result, v); e++)
			if (view_wants(result, v, e, view) && (view->asked.only || program->variables[v].flags & MAIN))
				all |= placeholders_of(result->placeholders, program, v, e);
	return all;
}

static const char *names(struct arena *arena, const struct placeholders *placeholders, uint64_t which,
                         const struct view *view)
{
	const char *all = NULL;
	int count = 0, more = 0;
	for (int i = 0; placeholders && i < placeholders->count; i++) {
		const struct placeholder *one = &placeholders->list[i];
		if (!(which >> i & 1))
			continue;
		if (count++ >= NAMES_MOST) {
			more++;
			continue;
		}
		const char *name = one->place.source ? one->key
		                                     : view_say(arena, view, W_WITH_REASON, one->key,
		                                                word_text(view->language, W_COLUMN_DEFAULT));
		all = view_joined(arena, all, name, view);
	}
	return more ? view_say(arena, view, W_AND_MORE, all, arena_print(arena, "%d", more)) : all;
}

const char *view_rests_on(struct arena *arena, const struct result *const *results, int count, const int *variables,
                          const struct view *view)
{
	const char *all = NULL;
	for (int r = 0; r < count; r++) {
		const struct placeholders *placeholders = results[r]->placeholders;
		uint64_t which = variables ? placeholders_of(placeholders, results[r]->program, variables[r], -1)
		                           : shown(results[r], view);
		const char *own = names(arena, placeholders, which, view);
		if (own && count > 1)
			own = view_say(arena, view, W_WITH_REASON, view_label(results[r], view), own);
		if (own)
			all = view_joined(arena, all, own, view);
	}
	return all;
}

void view_note_rests(struct document *document, const struct result *const *results, int count, bool marked,
                     const struct view *view)
{
	const char *all = view_rests_on(document->arena, results, count, NULL, view);
	if (all)
		document_note(document, view_prose(document->arena, view, marked ? W_NOTE_RESTS : W_FOOT_RESTS, all));
}
