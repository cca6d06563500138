/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_solve: the answer in a sentence; each input as it is and as it would have to be, within what it may be; where it
 * cannot be done what is in the way and what would have to be given up; and what else the change does, by name. */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "ask/solve.h"
#include "view/view_cell.h"
#include "view/view_number.h"
#include "view/view_rests.h"
#include "view/view_select.h"
#include "view/view_solve_data.h"
#include "view/view_solve_effects.h"
#include "view/view_target.h"
#include "view/view_words.h"
#include "write/document.h"

enum { BAR = 20 };
static const struct document_part solve_parts[SOLVE_SCREEN] = {[SOLVE_LEVERS - 1] = {W_PART_SOLVE_LEVERS, false},
                                                               [SOLVE_CHANGED - 1] = {W_PART_SOLVE_CHANGED, false},
                                                               [SOLVE_MOVED - 1] = {W_PART_SOLVE_MOVED, false}};

/* --- numbers --- */

static const char *signed_number(struct arena *arena, double value)
{
	return arena_print(arena, "%s%s", value > 0 ? "+" : "", view_fine(arena, value));
}

/* "3..10" */
static const char *range_text(struct arena *arena, double low, double high)
{
	return arena_print(arena, "%s..%s", view_brief(arena, low), view_brief(arena, high));
}

/* --- the sentence --- */

static const char *wish_title(const struct solve_speaker *telling, const struct solve_wish *wish)
{
	return view_target_title(telling->arena, telling->solve->result, &wish->before, telling->view);
}

/* With its year; a year of the calendar needs none. */
static const char *wish_named(const struct solve_speaker *telling, const struct solve_wish *wish)
{
	const char *title = wish_title(telling, wish);
	return target_counts_years(wish->before.target)
	           ? title
	           : view_say(telling->arena, telling->view, W_SOLVE_OF_YEAR, title,
	                      arena_print(telling->arena, "%d", wish->before.target->year));
}

/* "GDP 2025 1992 -> 2238"; what holds before and after and does not move: "GDP 2025 1992". */
static struct prose wish_moves(const struct solve_speaker *telling, const struct solve_wish *wish)
{
	int decimals = view_solve_decimals(&wish->before, &wish->after);
	const char *before = view_solve_value(telling, &wish->before, decimals).text,
			   *after = view_solve_value(telling, &wish->after, decimals).text;
	return view_prose(telling->arena, telling->view, strcmp(before, after) == 0 ? W_SOLVE_STAYS : W_SOLVE_FROM_TO,
	                  wish_named(telling, wish), view_solve_value(telling, &wish->before, decimals),
	                  view_solve_value(telling, &wish->after, decimals));
}

/* "GDP 2025 comes to 2140.7, 97.3 short of >= 2238" */
static struct prose wish_misses(const struct solve_speaker *telling, const struct solve_wish *wish)
{
	int decimals = view_solve_decimals(&wish->before, &wish->after) + !target_counts_years(wish->before.target);
	return view_prose(telling->arena, telling->view, W_SOLVE_COMES, wish_named(telling, wish),
	                  view_solve_value(telling, &wish->after, decimals),
	                  view_verdict(telling->arena, telling->solve->result, &wish->after, decimals, telling->view),
	                  view_target(telling->arena, &wish->after, telling->view));
}

static struct prose wishes_said(const struct solve_speaker *telling, bool missed_only)
{
	struct prose all = prose_plain(telling->arena, "");
	bool first = true;
	for (int w = 0; w < telling->solve->question->wish_count; w++) {
		const struct solve_wish *wish = &telling->solve->wishes[w];
		bool misses = wish->after.verdict != VERDICT_MET;
		if (missed_only && !misses)
			continue;
		struct prose one = misses ? wish_misses(telling, wish) : wish_moves(telling, wish);
		all = prose_join(telling->arena, all, first ? "" : word_text(telling->view->language, W_LIST_SEMICOLON), one);
		first = false;
	}
	return all;
}

static void answer(struct document *document, const struct solve_speaker *telling)
{
	const struct solve *solve = telling->solve;
	const struct view *view = telling->view;
	struct prose said = wishes_said(telling, solve->answer == SOLVE_NO);
	if (solve->answer == SOLVE_HOLDS)
		document_say(document, view_prose(telling->arena, view, W_SOLVE_HOLDS, said));
	else if (solve->answer == SOLVE_NO)
		document_say(document,
		             view_prose(telling->arena, view,
		                        solve->question->wish_count > 1 ? W_SOLVE_NO_SEVERAL : W_SOLVE_NO, said));
	else if (solve->question->together)
		document_say(document, view_prose(telling->arena, view, W_SOLVE_YES_TOGETHER, said,
		                                  signed_number(telling->arena, solve->shift)));
	else
		document_say(document, view_prose(telling->arena, view, W_SOLVE_YES, said));
}

/* --- levers --- */

static const char *bar_text(struct arena *arena, double part)
{
	char bar[BAR + 3] = "[";
	for (int i = 0; i < BAR; i++)
		bar[i + 1] = i + 0.5 < part * BAR ? '#' : '-';
	bar[BAR + 1] = ']';
	return arena_copy(arena, bar, BAR + 2);
}

static void lever_row(struct table *table, const struct solve_speaker *telling, const struct solve_lever *lever,
                      bool bars)
{
	struct arena *arena = telling->arena;
	bool no = telling->solve->answer == SOLVE_NO;
	table_row(table);
	const struct entry *entry = lever->lever->value->entry;
	bool placeholder = entry && entry->quantity && entry->quantity->placeholder;
	table_cell(table, arena_print(arena, "%s%s", placeholder ? "~" : "", lever->lever->key), LOOK_PLAIN);
	table_cell(table, view_unit(arena, lever->unit, telling->view), LOOK_PLAIN);
	table_add(table, view_cell_as(view_fine(arena, lever->now), lever->now));
	table_add(table, view_cell_as(view_fine(arena, lever->then), lever->then));
	table_cell(table, range_text(arena, lever->low, lever->high), LOOK_PLAIN);
	if (isnan(lever->room)) {
		table_cell(table, "-", LOOK_PLAIN);
		if (bars)
			table_cell(table, "", LOOK_PLAIN);
	} else {
		const char *gap = language_rules[telling->view->language].unit_gap;
		table_add(table, view_cell_as(arena_print(arena, "%s%s%%", view_number(arena, 100 * lever->room, 0), gap),
		                              100 * lever->room));
		if (bars)
			table_cell(table, bar_text(arena, lever->room), LOOK_PLAIN);
	}
	if (no && !telling->solve->question->together)
		table_add(table, isnan(lever->beyond) ? view_cell_as(lever->stops ? "-" : "", NAN)
		                                      : view_cell_as(view_fine(arena, lever->beyond), lever->beyond));
}

static int by_room(const void *a, const void *b)
{
	const struct solve_lever *one = *(const struct solve_lever *const *)a,
							 *other = *(const struct solve_lever *const *)b;
	double x = isnan(one->room) ? 2 : one->room, y = isnan(other->room) ? 2 : other->room;
	return x != y ? (x < y) - (x > y) : (one > other) - (one < other);
}

static struct table *levers_begin(const struct solve_speaker *telling, bool bars)
{
	enum language language = telling->view->language;
	bool no = telling->solve->answer == SOLVE_NO;
	struct table_column columns[] = {
		{word_text(language, W_SOLVE_INPUT), SIDE_LEFT, 0, 44, false},
		{word_text(language, W_COLUMN_UNIT), SIDE_LEFT, 2, 18, false},
		{word_text(language, W_SOLVE_NOW), SIDE_RIGHT, 2, 0, false},
		{word_text(language, no ? W_SOLVE_NEAREST : W_SOLVE_NEEDED), SIDE_RIGHT, 3, 0, false},
		{word_text(language, W_SOLVE_ALLOWED), SIDE_RIGHT, 3, 0, false},
		{word_text(language, W_SOLVE_ROOM), SIDE_RIGHT, 3, 0, false},
		no ? (struct table_column){word_text(language, W_SOLVE_ALONE), SIDE_RIGHT, 3, 0, false}
		   : (struct table_column){"", SIDE_LEFT, 1, 0, false}};
	bool last = no ? !telling->solve->question->together : bars;
	return table_begin(telling->arena, columns, last ? 7 : 6);
}

/* Is it told on a screen where many may move? */
static bool is_moved(const struct solve_lever *lever) { return !(lever->room < 0.005); }

/* Those that use most of their room first; bars where keys leave the room for them. */
static void levers_table(struct document *document, const struct solve_speaker *telling)
{
	enum { MANY = 8, KEY_MOST = 32 };
	int count = telling->solve->question->levers->count, stay = 0;
	const struct solve_lever **order = ARENA_ARRAY(telling->arena, count + 1, const struct solve_lever *);
	bool bars = telling->solve->answer != SOLVE_NO, some = view_is_screen(telling->view) && count > MANY, path = false;
	for (int i = 0; i < count; i++) {
		order[i] = &telling->solve->levers[i];
		path |= order[i]->lever->kind == VARY_SHIFT;
		bars &= strlen(order[i]->lever->key) <= KEY_MOST || (some && !is_moved(order[i]));
	}
	struct table *table = levers_begin(telling, bars);
	qsort(order, (size_t)count, sizeof *order, by_room);
	table_part(table, SOLVE_LEVERS);
	for (int i = 0; i < count; i++) {
		stay += some && !is_moved(order[i]);
		if (!some || is_moved(order[i]))
			lever_row(table, telling, order[i], bars);
	}
	document_table(document, table, 2);
	if (stay)
		document_say(document, view_prose(telling->arena, telling->view, W_SOLVE_STAY,
		                                  view_cell_count(telling->arena, stay)));
	if (path)
		document_note(document, view_prose(telling->arena, telling->view, W_SOLVE_PATHS,
		                                   arena_print(telling->arena, "%d", view_last_year(telling->solve->result))));
}

/* --- why not --- */

/* "sectors.services.growth at 10 (baseline.json:38)" */
static void say_stops(struct document *document, const struct solve_speaker *telling)
{
	const struct solve *solve = telling->solve;
	struct text list;
	text_init(&list, telling->arena);
	text_add(&list, "");
	for (int i = 0; i < solve->question->levers->count; i++) {
		const struct solve_lever *lever = &solve->levers[i];
		const char *place = lever->lever->value->entry && lever->lever->ground == LEVER_STATED
		                        ? view_place(telling->arena, lever->lever->value->place)
		                        : NULL;
		if (lever->stops)
			view_join(&list,
			          view_say(telling->arena, telling->view, place ? W_SOLVE_STOP_AT : W_SOLVE_STOP, lever->lever->key,
			                   view_brief(telling->arena, lever->at_low ? lever->low : lever->high), place),
			          telling->view);
	}
	if (list.length)
		document_say(document, view_prose(telling->arena, telling->view, W_SOLVE_STOPS, list.bytes));
	for (int w = 0; w < solve->question->wish_count; w++)
		if (solve->wishes[w].unmoved)
			document_say(document, view_prose(telling->arena, telling->view, W_SOLVE_UNMOVED,
			                                  wish_title(telling, &solve->wishes[w])));
}

/* What would do beyond the ranges, all moved alike. */
static void say_shift_beyond(struct document *document, const struct solve_speaker *telling)
{
	const struct solve *solve = telling->solve;
	struct text list;
	text_init(&list, telling->arena);
	text_add(&list, "");
	if (isnan(solve->shift_beyond))
		return;
	for (int i = 0; i < solve->question->levers->count; i++) {
		const struct solve_lever *lever = &solve->levers[i];
		double then = lever->now + solve->shift_beyond;
		if (then < lever->low || then > lever->high)
			view_join(&list,
			          view_say(telling->arena, telling->view, W_SOLVE_LEAVES, lever->lever->key,
			                   view_fine(telling->arena, then), range_text(telling->arena, lever->low, lever->high)),
			          telling->view);
	}
	document_say(document, view_prose(telling->arena, telling->view, W_SOLVE_SHIFT_BEYOND,
	                                  signed_number(telling->arena, solve->shift_beyond), list.bytes));
}

static void say_give_up(struct document *document, const struct solve_speaker *telling)
{
	const struct solve *solve = telling->solve;
	if (solve->question->wish_count < 2)
		return;
	if (solve->cheapest < 0) {
		document_say(document, view_prose(telling->arena, telling->view, W_SOLVE_GIVE_UP_NONE));
		return;
	}
	for (int w = 0; w < solve->question->wish_count; w++) {
		const struct solve_wish *wish = &solve->wishes[w];
		if (!(wish->give_up > 0))
			continue;
		struct target_result reach = wish->after;
		reach.value = wish->reach;
		int decimals = view_solve_decimals(&wish->before, &reach) + !target_counts_years(wish->before.target);
		document_say(document,
		             view_prose(telling->arena, telling->view,
		                        w == solve->cheapest ? W_SOLVE_GIVE_UP_LEAST : W_SOLVE_GIVE_UP,
		                        wish_title(telling, wish), view_cell(telling->arena, wish->reach, decimals),
		                        view_target(telling->arena, &wish->after, telling->view),
		                        view_percent(telling->arena, 100 * wish->give_up_part, telling->view)));
	}
}

/* --- the whole --- */

static void tell(struct document *document, const void *of)
{
	const struct solve_telling *told = of;
	const struct solve_speaker telling = {document->arena, told->solve, told->view};
	if (view_is_screen(told->view))
		document_parts(document, told->view->language, solve_parts, SOLVE_SCREEN);
	answer(document, &telling);
	if (told->solve->answer == SOLVE_HOLDS)
		return;
	levers_table(document, &telling);
	if (told->solve->answer == SOLVE_NO) {
		say_stops(document, &telling);
		say_shift_beyond(document, &telling);
		say_give_up(document, &telling);
	}
	view_solve_effects(document, &telling);
	view_note_rests(document, &told->solve->result, 1, true, told->view);
	if (!told->solve->exact)
		document_note(document, view_prose(document->arena, told->view, W_SOLVE_BEND));
}

struct said view_solve(struct arena *arena, const struct solve *solve, const struct view *view)
{
	struct solve_telling *telling = ARENA_NEW(arena, struct solve_telling);
	*telling = (struct solve_telling){solve, view};
	return (struct said){&view_solve_data, view_solve_part(view), tell, .of = telling};
}
