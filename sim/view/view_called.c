/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_called: what scenarios are called where people compare them: by their titles, in the reader's language. Holds: no
 * two of them are called alike, not even where a column has no room for the whole title. */
#include "base/apart.h"
#include "base/clean.h"
#include "view/view_words.h"

enum { WHOLE_CELLS = 24, CUT_CELLS = 16 };

const struct view *view_titled(struct arena *arena, const struct result *const *results, int count,
                               const struct view *view)
{
	const char **shown = ARENA_ARRAY(arena, count + 1, const char *),
			   **labels = ARENA_ARRAY(arena, count + 1, const char *);
	for (int r = 0; r < count; r++) {
		const char *title = clean_text(arena, view_scenario_title(results[r], view));
		bool whole = text_width(title) <= WHOLE_CELLS;
		labels[r] = view_label(results[r], view);
		shown[r] = whole ? title
		                 : arena_print(arena, "%s..", arena_copy(arena, title, text_fit(title, CUT_CELLS)));
	}
	struct view_called *called = ARENA_NEW(arena, struct view_called);
	*called = (struct view_called){results, apart_choose(arena, shown, labels, count), count};
	struct view *titled = ARENA_NEW(arena, struct view);
	*titled = *view;
	titled->called = called;
	return titled;
}
