/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_beyond: the number that is held and its years; years that reach the end of the run have no end. */
#include "view/view_beyond.h"
#include "base/clean.h"
#include "data/title.h"
#include "view/view_number.h"
#include "view/view_words.h"

static const char *years_text(struct arena *arena, const struct finding *finding)
{
	return finding->years.first == finding->years.last
	           ? arena_print(arena, "%d", finding->years.first)
	           : arena_print(arena, "%d-%d", finding->years.first, finding->years.last);
}

static const char *number_text(struct arena *arena, const struct finding *finding, const struct view *view)
{
	if (!finding->unit)
		return arena_print(arena, "%.1f %%", finding->number);
	const char *unit = view_unit(arena, finding->unit, view), *number = view_brief(arena, finding->number);
	return *unit ? arena_print(arena, "%s %s", number, unit) : number;
}

const char *view_beyond(struct arena *arena, const struct result *result, const struct finding *finding,
                        const struct view *view)
{
	bool open = finding->years.last == program_last(result->program);
	if (finding->kind == FINDING_NOT_INVESTED)
		return years_text(arena, finding);
	const char *held = view_say(arena, view, open ? W_BEYOND_FROM : W_BEYOND_IN, number_text(arena, finding, view),
	                            open ? arena_print(arena, "%d", finding->years.first) : years_text(arena, finding));
	if (finding->kind == FINDING_GOES_ON)
		return held;
	const char *title = clean_text(arena, title_in(finding->title, view->language, finding->key));
	return view_say(arena, view, W_WITH_REASON, title, held);
}
