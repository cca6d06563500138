/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_plan: what `check` says to people beside what scenarios rest on: of a plan, how many targets it has and of what
 * kind; at the end, how much was found sound. */
#include "ask/findings.h"
#include "view/view.h"
#include "view/view_cell.h"
#include "view/view_select.h"
#include "view/view_words.h"

static struct prose counted(struct arena *arena, int count, enum word one, enum word many, const struct view *view)
{
	return view_prose(arena, view, count == 1 ? one : many, view_cell_count(arena, count));
}

struct plan_said {
	const struct plan *plan;
	const struct view *view;
};

static void tell_plan(struct document *document, const void *of)
{
	const struct plan_said *said = of;
	const struct view *view = said->view;
	const struct plan *plan = said->plan;
	struct arena *arena = document->arena;
	struct plan_counts counts = findings_in_plan(plan);
	document_say(document,
	             view_prose(arena, view, W_CHECK_PLAN, plan->path, title_in(plan->title, view->language, plan->path),
	                        arena_print(arena, "%d", plan->first), arena_print(arena, "%d", plan->last),
	                        arena_print(arena, "%d", plan->base_year)));
	document_say(document, view_prose(arena, view, W_CHECK_TARGETS,
	                                  counted(arena, counts.targets, W_COUNT_TARGET, W_COUNT_TARGETS, view),
	                                  view_cell_count(arena, counts.binding), view_cell_count(arena, counts.numbers),
	                                  view_cell_count(arena, counts.words),
	                                  view_cell_count(arena, counts.targets - counts.variables)));
}

struct said view_plan(struct arena *arena, const struct plan *plan, const struct view *view)
{
	struct plan_said *said = ARENA_NEW(arena, struct plan_said);
	*said = (struct plan_said){plan, view};
	return (struct said){.tell = tell_plan, .of = said};
}

struct checked_said {
	struct checked checked;
	const struct view *view;
};

static void tell_checked(struct document *document, const void *of)
{
	const struct checked_said *said = of;
	const struct view *view = said->view;
	struct arena *arena = document->arena;
	int plans = said->checked.plans, scenarios = said->checked.scenarios, warnings = said->checked.warnings;
	struct prose files = counted(arena, plans, W_COUNT_PLAN, W_COUNT_PLANS, view),
				 others = counted(arena, scenarios, W_COUNT_SCENARIO, W_COUNT_SCENARIOS, view);
	if (plans && scenarios)
		files = view_prose(arena, view, W_CHECK_AND, files, others);
	else if (!plans)
		files = others;
	document_space(document);
	if (said->checked.left_out)
		document_note(document, prose_plain(arena, word_text(view->language, W_CHECK_LEFT_OUT)));
	document_say(document, view_prose(arena, view, warnings ? W_CHECK_SOUND_WARNINGS : W_CHECK_SOUND, files,
	                                  counted(arena, warnings, W_COUNT_WARNING, W_COUNT_WARNINGS, view)));
}

struct said view_checked(struct arena *arena, struct checked checked, const struct view *view)
{
	struct checked_said *said = ARENA_NEW(arena, struct checked_said);
	*said = (struct checked_said){checked, view};
	return (struct said){.tell = tell_checked, .of = said};
}
