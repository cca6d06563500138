/* SPDX-License-Identifier: GPL-3.0-or-later */
/* new_making: what is said while a row's goal is made: its note, warnings at its cells, the words of its units. */
#include "intake/new_goal.h"

void making_note(struct making *making, const char *sentence)
{
	text_add(&making->note, making->note.length ? language_rules[making->starter->language].sentence_gap : "");
	text_add(&making->note, sentence);
}

void making_warn(struct making *making, struct place at, enum word message, enum word hint, const char *extra,
                 const char *more)
{
	const struct indicator *row = making->row;
	diag_warning(making->starter->diags, at, NULL, message, hint,
	             arena_print(making->starter->arena, "%d", row->line),
	             title_in(row->title, making->starter->language, ""), extra, more);
}

const char *making_year(const struct making *making, int year)
{
	return arena_print(making->starter->arena, "%d", year);
}

const char *making_rate_unit(const struct making *making) { return new_say(making->starter, W_NEW_UNIT_RATE, NULL); }

const char *making_points_unit(const struct making *making)
{
	return new_say(making->starter, W_NEW_UNIT_POINTS, NULL);
}

void making_lost(struct making *making)
{
	const struct starter *starter = making->starter;
	const struct indicator *row = making->row;
	bool numbers = new_series_of(starter, row).count > 0;
	if (numbers && !row->has_unit && !row->unit_text && !starter->example)
		diag_warning(starter->diags, row->place, NULL, W_TABLE_UNIT_MISSING, W_TABLE_UNIT_LOST_HINT,
		             title_in(row->title, starter->language, ""), "");
	for (int i = 0; i < starter->table->aside_count; i++)
		if (row->asides[i].has_number && !new_is_growth_observed(starter, making->goal, i))
			making_warn(making, row->asides[i].place, W_NEW_WARN_ASIDE, W_NEW_WARN_ASIDE_HINT,
			            starter->table->asides[i].heading, NULL);
}
