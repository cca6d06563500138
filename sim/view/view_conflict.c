/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_conflict: the sets in a sentence; each target of each set as it is, where all of the set miss least, and at
 * best; what is in the way and how it is known; and what can hold, by which inputs. */
#include "view/view_conflict.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "ask/conflict.h"
#include "view/view_cell.h"
#include "view/view_number.h"
#include "view/view_select.h"
#include "view/view_solve_effects.h"
#include "view/view_target.h"
#include "view/view_words.h"
#include "write/document.h"

enum { SETS = 1, WHY, HELD, PARTS = HELD, NAMED_SETS = 3, NAMED_MOVES = 3 };
static const struct document_part conflict_parts[PARTS] = {[SETS - 1] = {W_PART_CONFLICT_SETS, false},
                                                           [WHY - 1] = {W_PART_CONFLICT_WHY, false},
                                                           [HELD - 1] = {W_PART_CONFLICT_HELD, false}};

struct speaker {
	struct document *document;
	struct arena *arena;
	const struct conflict *conflict;
	const struct view *view;
};

static const char *count_text(const struct speaker *telling, long count)
{
	return arena_print(telling->arena, "%ld", count);
}

static const char *title_of(const struct speaker *telling, int wish)
{
	return view_target_title(telling->arena, telling->conflict->result, &telling->conflict->before[wish],
	                         telling->view);
}

/* "GDP, Urbanization and Energy per GDP" */
static const char *titles_of(const struct speaker *telling, const int *wishes, int count)
{
	struct text list;
	text_init(&list, telling->arena);
	text_add(&list, "");
	for (int i = 0; i + 1 < count || (i == 0 && count == 1); i++)
		view_join(&list, title_of(telling, wishes[i]), telling->view);
	return count < 2 ? list.bytes
	                 : view_say(telling->arena, telling->view, W_CONFLICT_AND, list.bytes,
	                            title_of(telling, wishes[count - 1]));
}

/* --- the sentence --- */

static int inputs_that_move(const struct conflict *conflict)
{
	int count = 0;
	for (int g = 0; g < conflict->group_count; g++)
		count += conflict->groups[g].lever_count;
	return count;
}

/* Sets of several targets, or those of one. NULL: there are none. */
static const char *sets_said(const struct speaker *telling, bool several)
{
	const struct conflict *conflict = telling->conflict;
	const char *between = word_text(telling->view->language, several ? W_LIST_SEMICOLON : W_LIST_COMMA);
	struct text list;
	int count = 0, said = 0;
	text_init(&list, telling->arena);
	for (int s = 0; s < conflict->set_count; s++)
		count += (conflict->sets[s].count > 1) == several;
	int named = count <= NAMED_SETS + 1 ? count : NAMED_SETS;
	for (int s = 0; s < conflict->set_count && said < named; s++) {
		const struct conflict_set *set = &conflict->sets[s];
		if ((set->count > 1) == several)
			text_print(&list, "%s%s", said++ ? between : "", titles_of(telling, set->wishes, set->count));
	}
	if (named < count)
		text_print(&list, "%s%s", between,
		           view_say(telling->arena, telling->view, several ? W_CONFLICT_MORE_SETS : W_CONFLICT_MORE_ALONE,
		                    count_text(telling, count - named)));
	return count ? list.bytes : NULL;
}

static const char *conflicts_said(const struct speaker *telling)
{
	const char *several = sets_said(telling, true), *alone = sets_said(telling, false);
	several = several ? view_say(telling->arena, telling->view, W_CONFLICT_TOGETHER, several) : NULL;
	alone = alone ? view_say(telling->arena, telling->view, W_CONFLICT_NOT_EVEN, alone) : NULL;
	return !several ? alone
	       : !alone ? several
	                : arena_print(telling->arena, "%s%s%s", several,
	                              word_text(telling->view->language, W_LIST_SEMICOLON), alone);
}

static void say_answer(const struct speaker *telling)
{
	const struct conflict *conflict = telling->conflict;
	const char *inputs = count_text(telling, inputs_that_move(conflict)),
			   *all = count_text(telling, conflict->question->wish_count);
	bool holds = true;
	for (int w = 0; w < conflict->question->wish_count; w++)
		holds &= conflict->before[w].verdict == VERDICT_MET;
	if (conflict->set_count)
		document_say(telling->document,
		             view_prose(telling->arena, telling->view, W_CONFLICT_SOME, inputs, conflicts_said(telling)));
	else
		document_say(telling->document, view_prose(telling->arena, telling->view,
		                                           holds ? W_CONFLICT_NONE_NOW : W_CONFLICT_NONE, all, inputs));
}

/* --- sets --- */

static struct cell odds_cell(const struct speaker *telling, uint64_t met)
{
	const struct conflict *conflict = telling->conflict;
	return conflict->members ? view_cell_chance(telling->arena, met, conflict->members, telling->view)
	                         : (struct cell){.text = ""};
}

static void wish_row(const struct speaker *telling, struct table *table, int s, int w)
{
	struct arena *arena = telling->arena;
	const struct conflict_set *set = &telling->conflict->sets[s];
	const struct solve_wish *wish = &set->nearest->wishes[w];
	const struct solve_speaker speaker = {arena, set->nearest, telling->view};
	struct target_result reach = wish->after;
	reach.value = wish->reach;
	int decimals = view_solve_decimals(&wish->before, &wish->after),
		of_reach = view_solve_decimals(&wish->before, &reach);
	decimals = (decimals > of_reach ? decimals : of_reach) + !target_counts_years(wish->before.target);
	table_row(table);
	table_cell(table, w ? "" : count_text(telling, s + 1), LOOK_PLAIN);
	table_cell(table, view_target_title(arena, set->nearest->result, &wish->after, telling->view), LOOK_PLAIN);
	table_cell(table, view_unit(arena, &wish->after.unit, telling->view), LOOK_PLAIN);
	table_cell(table, view_target(arena, &wish->after, telling->view), LOOK_PLAIN);
	table_add(table, view_solve_value(&speaker, &wish->before, decimals));
	if (set->count > 1)
		table_add(table, view_solve_value(&speaker, &wish->after, decimals));
	else
		table_cell(table, "", LOOK_PLAIN);
	table_add(table, view_cell(arena, wish->reach, decimals));
	table_add(table, isnan(wish->give_up_part) ? view_cell_as("-", NAN)
	                                           : view_cell_percent(arena, 100 * wish->give_up_part, telling->view));
	if (telling->conflict->members)
		table_add(table, w ? (struct cell){.text = ""} : odds_cell(telling, set->met));
	if (w)
		table_follows(table);
}

static void tell_sets(const struct speaker *telling)
{
	enum language language = telling->view->language;
	bool odds = telling->conflict->members > 0;
	struct table_column columns[] = {{word_text(language, W_CONFLICT_SET), SIDE_RIGHT, 0, 0, false},
	                                 {word_text(language, W_COLUMN_INDICATOR), SIDE_LEFT, 2, 30, false},
	                                 {word_text(language, W_COLUMN_UNIT), SIDE_LEFT, 2, 10, false},
	                                 {word_text(language, W_COLUMN_TARGET), SIDE_RIGHT, 2, 0, false},
	                                 {word_text(language, W_CONFLICT_NOW), SIDE_RIGHT, 2, 0, false},
	                                 {word_text(language, W_CONFLICT_NEAREST), SIDE_RIGHT, 2, 0, false},
	                                 {word_text(language, W_CONFLICT_BEST), SIDE_RIGHT, 2, 0, false},
	                                 {word_text(language, W_CONFLICT_GIVE_UP), SIDE_RIGHT, 2, 0, false},
	                                 {odds ? word_text(language, W_CONFLICT_ODDS) : "", SIDE_RIGHT, 2, 0, false}};
	struct table *table = table_begin(telling->arena, columns, odds ? 9 : 8);
	table_part(table, SETS);
	for (int s = 0; s < telling->conflict->set_count; s++)
		for (int w = 0; w < telling->conflict->sets[s].count; w++)
			wish_row(telling, table, s, w);
	document_table(telling->document, table, 2);
}

/* --- why --- */

static const char *stops_of(const struct speaker *telling, const struct solve *nearest)
{
	struct text list;
	text_init(&list, telling->arena);
	for (int i = 0; i < nearest->question->levers->count; i++) {
		const struct solve_lever *lever = &nearest->levers[i];
		if (lever->stops)
			view_join(&list,
			          view_say(telling->arena, telling->view, W_SOLVE_STOP, lever->lever->key,
			                   view_brief(telling->arena, lever->at_low ? lever->low : lever->high)),
			          telling->view);
	}
	return list.length ? list.bytes : NULL;
}

static void tell_fixed(const struct speaker *telling)
{
	int count = 0;
	struct text list;
	text_init(&list, telling->arena);
	for (int s = 0; s < telling->conflict->set_count; s++)
		if (telling->conflict->sets[s].ground == CONFLICT_FIXED) {
			count++;
			view_join(&list, count_text(telling, s + 1), telling->view);
		}
	if (count)
		document_say(telling->document,
		             view_prose(telling->arena, telling->view, count > 1 ? W_CONFLICT_FIXED_SEVERAL : W_CONFLICT_FIXED,
		                        list.bytes));
}

static void tell_why(const struct speaker *telling)
{
	document_part(telling->document, WHY);
	for (int s = 0; s < telling->conflict->set_count; s++) {
		const struct conflict_set *set = &telling->conflict->sets[s];
		if (set->ground == CONFLICT_FIXED)
			continue;
		struct prose said = view_prose(telling->arena, telling->view,
		                               set->ground == CONFLICT_PROVED ? W_CONFLICT_PROVED : W_CONFLICT_SEARCHED,
		                               count_text(telling, s + 1), count_text(telling, set->tried));
		const char *stops = stops_of(telling, set->nearest);
		if (stops)
			said = prose_join(telling->arena, said, language_rules[telling->view->language].sentence_gap,
			                  view_prose(telling->arena, telling->view, W_CONFLICT_STOPS, stops));
		document_say(telling->document, said);
		document_hang(telling->document, 3);
	}
	tell_fixed(telling);
	document_part(telling->document, 0);
}

/* --- what can hold --- */

struct move { int lever; double part; };

static int by_part(const void *a, const void *b)
{
	const struct move *one = a, *other = b;
	return one->part != other->part ? (one->part < other->part) - (one->part > other->part)
	                                : (one->lever > other->lever) - (one->lever < other->lever);
}

/* "energy.efficiency 2 -> 3.2, sectors.services.growth 6 -> 7.1" */
static const char *moves_of(const struct speaker *telling, const struct conflict_held *held)
{
	const struct conflict *conflict = telling->conflict;
	int n = conflict->question->levers->count, count = 0;
	struct move *moves = ARENA_ARRAY(telling->arena, n + 1, struct move);
	for (int l = 0; l < n; l++) {
		double width = conflict->high[l] - conflict->low[l];
		double part = fabs(held->numbers[l] - conflict->now[l]) / (width > 0 ? width : 1);
		if (part > 1e-6)
			moves[count++] = (struct move){l, part};
	}
	if (count)
		qsort(moves, (size_t)count, sizeof *moves, by_part);
	struct text list;
	text_init(&list, telling->arena);
	text_add(&list, "");
	int named = telling->view->all || count <= NAMED_MOVES + 1 ? count : NAMED_MOVES;
	for (int i = 0; i < named; i++) {
		int l = moves[i].lever;
		view_join(&list,
		          view_say(telling->arena, telling->view, W_CONFLICT_MOVES, conflict->question->levers->list[l].key,
		                   view_brief(telling->arena, conflict->now[l]), view_fine(telling->arena, held->numbers[l])),
		          telling->view);
	}
	if (named < count)
		view_join(&list, view_say(telling->arena, telling->view, W_CONFLICT_MORE, count_text(telling, count - named)),
		          telling->view);
	return count ? list.bytes : word_text(telling->view->language, W_CONFLICT_AS_IS);
}

static bool cannot_alone(const struct conflict *conflict, int wish)
{
	bool alone = false;
	for (int s = 0; s < conflict->set_count; s++)
		alone |= conflict->sets[s].count == 1 && conflict->sets[s].wishes[0] == wish;
	return alone;
}

/* Those that cannot hold by themselves are missing everywhere. */
static const char *without_said(const struct speaker *telling, const struct conflict_held *held)
{
	int *left = ARENA_ARRAY(telling->arena, held->without_count + 1, int), count = 0;
	for (int i = 0; i < held->without_count; i++)
		if (!cannot_alone(telling->conflict, held->without[i]))
			left[count++] = held->without[i];
	return count ? view_say(telling->arena, telling->view, W_CONFLICT_WITHOUT, titles_of(telling, left, count))
	             : word_text(telling->view->language, W_CONFLICT_REST);
}

static void tell_held(const struct speaker *telling)
{
	const struct conflict *conflict = telling->conflict;
	enum language language = telling->view->language;
	bool odds = conflict->members > 0;
	struct table_column columns[3] = {{word_text(language, W_CONFLICT_CAN), SIDE_LEFT, 0, 44, false}};
	int count = 1;
	if (odds)
		columns[count++] = (struct table_column){word_text(language, W_CONFLICT_ODDS), SIDE_RIGHT, 2, 0, false};
	columns[count++] = (struct table_column){word_text(language, W_CONFLICT_BY), SIDE_LEFT, 2, TABLE_WRAPS, false};
	struct table *table = table_begin(telling->arena, columns, count);
	table_part(table, HELD);
	for (int h = 0; h < conflict->held_count; h++) {
		const struct conflict_held *held = &conflict->held[h];
		table_row(table);
		table_cell(table, without_said(telling, held), LOOK_PLAIN);
		if (odds)
			table_add(table, odds_cell(telling, held->met));
		table_cell(table, moves_of(telling, held), LOOK_PLAIN);
	}
	document_table(telling->document, table, 2);
}

/* --- notes --- */

static void tell_notes(const struct speaker *telling)
{
	const struct conflict *conflict = telling->conflict;
	int groups = 0;
	bool whole = true, alone = false;
	for (int w = 0; w < conflict->question->wish_count; w++)
		alone |= cannot_alone(conflict, w);
	for (int g = 0; g < conflict->group_count; g++) {
		bool has = false;
		for (int s = 0; s < conflict->set_count; s++)
			has |= conflict->sets[s].group == g;
		groups += has;
		whole &= conflict->groups[g].whole;
	}
	if (conflict->set_count)
		document_note(telling->document, view_prose(telling->arena, telling->view, W_CONFLICT_NOTE));
	if (conflict->members && conflict->set_count)
		document_note(telling->document, view_prose(telling->arena, telling->view, W_CONFLICT_ODDS_NOTE,
		                                            view_cell_grouped(telling->arena, conflict->members)));
	if (alone && conflict->held_count)
		document_note(telling->document, view_prose(telling->arena, telling->view, W_CONFLICT_HELD_NOTE));
	if (groups > 1)
		document_note(telling->document, view_prose(telling->arena, telling->view, W_CONFLICT_APART));
	if (!whole)
		document_note(telling->document, view_prose(telling->arena, telling->view, W_CONFLICT_NOT_WHOLE));
}

/* --- the whole --- */

static void tell(struct document *document, const void *of)
{
	const struct conflict_telling *told = of;
	const struct speaker telling = {document, document->arena, told->conflict, told->view};
	if (view_is_screen(told->view))
		document_parts(document, told->view->language, conflict_parts, PARTS);
	say_answer(&telling);
	if (told->conflict->set_count) {
		tell_sets(&telling);
		tell_why(&telling);
		if (told->conflict->held_count)
			tell_held(&telling);
	}
	tell_notes(&telling);
	if (!told->conflict->question->chosen)
		view_note_not_assessable(document, &told->conflict->result, 1, told->view);
}

struct said view_conflict(struct arena *arena, const struct conflict *conflict, const struct view *view)
{
	struct conflict_telling *telling = ARENA_NEW(arena, struct conflict_telling);
	*telling = (struct conflict_telling){conflict, view};
	return (struct said){&view_conflict_data, view->asked.part == PART_TARGETS ? "targets" : "sets", tell,
	                     .of = telling};
}
