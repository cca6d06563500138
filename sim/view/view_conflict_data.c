/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_conflict_data: what conflict says to programs: every number in full. */
#include <math.h>
#include "ask/conflict.h"
#include "view/view_conflict.h"
#include "view/view_words.h"
#include "write/relation.h"

struct set_telling { const struct conflict_telling *all; const struct conflict_set *set; };
struct held_telling { const struct conflict_telling *all; const struct conflict_held *held; };

static double counted(const struct conflict *conflict, uint64_t met) { return conflict->members ? (double)met : NAN; }

/* "gdp energy": ids hold no blanks. */
static const char *ids_of(struct arena *arena, const struct conflict *conflict, const int *wishes, int count)
{
	struct text ids;
	text_init(&ids, arena);
	text_add(&ids, "");
	for (int i = 0; i < count; i++)
		text_print(&ids, "%s%s", i ? " " : "", conflict->before[wishes[i]].target->id);
	return ids.bytes;
}

/* --- a set --- */

static const struct column target_columns[] = {{"id", COLUMN_ID, .flat = "target"},
                                               {"no", COLUMN_TEXT, .in = IN_NESTED},
                                               {"title", COLUMN_TEXT, .in = IN_NESTED},
                                               {"unit", .kind = COLUMN_ID},
                                               {"year", .kind = COLUMN_INTEGER},
                                               {"low", .kind = COLUMN_NUMBER},
                                               {"high", .kind = COLUMN_NUMBER},
                                               {"now", .kind = COLUMN_NUMBER},
                                               {"nearest", .kind = COLUMN_NUMBER},
                                               {"miss", .kind = COLUMN_NUMBER},
                                               {"at_best", .kind = COLUMN_NUMBER},
                                               {"give_up", .kind = COLUMN_NUMBER},
                                               {"give_up_part", .kind = COLUMN_NUMBER},
                                               {0}};

static void fill_targets(struct rows *to, const void *of)
{
	const struct set_telling *telling = of;
	const struct solve *nearest = telling->set->nearest;
	for (int w = 0; w < telling->set->count; w++) {
		const struct solve_wish *wish = &nearest->wishes[w];
		const struct target *target = wish->after.target;
		rows_put(to, (const struct value[]){
						 {.text = target->id},
						 {.text = target->no},
						 {.text = view_target_title(rows_arena(to), nearest->result, &wish->after, telling->all->view)},
						 {.text = *wish->after.unit.text ? wish->after.unit.text : NULL},
						 {.number = target->year},
						 {.number = wish->after.low},
						 {.number = wish->after.high},
						 {.number = wish->before.value},
						 {.number = wish->after.value},
						 {.number = wish->miss},
						 {.number = wish->reach},
						 {.number = wish->give_up},
						 {.number = wish->give_up_part}});
	}
}

static const struct relation targets = {"targets", target_columns, .fill = fill_targets};

static const struct column lever_columns[] = {{"input", .kind = COLUMN_ID},
                                              {"unit", .kind = COLUMN_ID},
                                              {"now", .kind = COLUMN_NUMBER},
                                              {"nearest", .kind = COLUMN_NUMBER},
                                              {"low", .kind = COLUMN_NUMBER},
                                              {"high", .kind = COLUMN_NUMBER},
                                              {"in_the_way", .kind = COLUMN_BOOLEAN},
                                              {0}};

static void fill_levers(struct rows *to, const void *of)
{
	const struct solve *nearest = ((const struct set_telling *)of)->set->nearest;
	for (int i = 0; i < nearest->question->levers->count; i++) {
		const struct solve_lever *lever = &nearest->levers[i];
		rows_put(to, (const struct value[]){{.text = lever->lever->key},
		                                    {.text = lever->unit->text},
		                                    {.number = lever->now},
		                                    {.number = lever->then},
		                                    {.number = lever->low},
		                                    {.number = lever->high},
		                                    {.number = lever->stops}});
	}
}

static const struct relation levers = {"inputs", lever_columns, .fill = fill_levers};

static const struct column set_columns[] = {{"set", .kind = COLUMN_INTEGER},
                                            {"group", .kind = COLUMN_INTEGER},
                                            {"ids", COLUMN_ID, .in = IN_FLAT, .flat = "targets"},
                                            {"count", .kind = COLUMN_INTEGER},
                                            {"known", .kind = COLUMN_ID},
                                            {"tried", .kind = COLUMN_INTEGER},
                                            {"least", .kind = COLUMN_ID},
                                            {"members", .kind = COLUMN_INTEGER},
                                            {"met", .kind = COLUMN_INTEGER},
                                            {"targets", COLUMN_ROWS, .rows = &targets},
                                            {"inputs", COLUMN_ROWS, .in = IN_NESTED, .rows = &levers},
                                            {0}};

static void fill_sets(struct rows *to, const void *of)
{
	const struct conflict_telling *telling = of;
	const struct conflict *conflict = telling->conflict;
	for (int s = 0; s < conflict->set_count; s++) {
		const struct conflict_set *set = &conflict->sets[s];
		const struct set_telling one = {telling, set};
		rows_put(to, (const struct value[]){
						 {.number = s + 1},
						 {.number = set->group < 0 ? NAN : (double)set->group + 1},
						 {.text = ids_of(rows_arena(to), conflict, set->wishes, set->count)},
						 {.number = set->count},
						 {.text = conflict_ground_names[set->ground]},
						 {.number = (double)set->tried},
						 {.text = set->least < 0 ? NULL : set->nearest->wishes[set->least].after.target->id},
						 {.number = conflict->members ? (double)conflict->members : NAN},
						 {.number = counted(conflict, set->met)},
						 {.of = &one},
						 {.of = &one}});
	}
}

static const struct relation sets = {"sets", set_columns, .fill = fill_sets};

/* --- what can hold --- */

static const struct column moved_columns[] = {{"input", .kind = COLUMN_ID},
                                              {"unit", .kind = COLUMN_ID},
                                              {"now", .kind = COLUMN_NUMBER},
                                              {"then", .kind = COLUMN_NUMBER},
                                              {"low", .kind = COLUMN_NUMBER},
                                              {"high", .kind = COLUMN_NUMBER},
                                              {0}};

static void fill_moved(struct rows *to, const void *of)
{
	const struct held_telling *telling = of;
	const struct conflict *conflict = telling->all->conflict;
	const struct conflict_group *group = &conflict->groups[telling->held->group];
	for (int i = 0; i < group->lever_count; i++) {
		int l = group->levers[i];
		rows_put(to, (const struct value[]){{.text = conflict->question->levers->list[l].key},
		                                    {.text = conflict->units[l]->text},
		                                    {.number = conflict->now[l]},
		                                    {.number = telling->held->numbers[l]},
		                                    {.number = conflict->low[l]},
		                                    {.number = conflict->high[l]}});
	}
}

static const struct relation moved = {"moved", moved_columns, .fill = fill_moved};

static const struct column reached_columns[] = {{"id", .kind = COLUMN_ID},
                                                {"value", .kind = COLUMN_NUMBER},
                                                {"held", .kind = COLUMN_BOOLEAN},
                                                {0}};

static void fill_reached(struct rows *to, const void *of)
{
	const struct held_telling *telling = of;
	const struct conflict *conflict = telling->all->conflict;
	const struct conflict_held *held = telling->held;
	for (int i = 0; i < held->count + held->without_count; i++) {
		int w = i < held->count ? held->wishes[i] : held->without[i - held->count];
		rows_put(to, (const struct value[]){{.text = conflict->before[w].target->id},
		                                    {.number = held->measured[w]},
		                                    {.number = i < held->count}});
	}
}

static const struct relation reached = {"reached", reached_columns, .fill = fill_reached};

static const struct column held_columns[] = {{"group", .kind = COLUMN_INTEGER},
                                             {"without", .kind = COLUMN_ID},
                                             {"met", .kind = COLUMN_INTEGER},
                                             {"reached", COLUMN_ROWS, .rows = &reached},
                                             {"moved", COLUMN_ROWS, .rows = &moved},
                                             {0}};

static void fill_held(struct rows *to, const void *of)
{
	const struct conflict_telling *telling = of;
	const struct conflict *conflict = telling->conflict;
	for (int h = 0; h < conflict->held_count; h++) {
		const struct conflict_held *held = &conflict->held[h];
		const struct held_telling one = {telling, held};
		rows_put(to, (const struct value[]){
						 {.number = held->group + 1},
						 {.text = ids_of(rows_arena(to), conflict, held->without, held->without_count)},
						 {.number = counted(conflict, held->met)},
						 {.of = &one},
						 {.of = &one}});
	}
}

static const struct relation held = {"held", held_columns, .fill = fill_held};

/* --- all --- */

static const struct column conflict_columns[] = {{"command", COLUMN_ID, .in = IN_NESTED},
                                                 {"scenario", .kind = COLUMN_TEXT},
                                                 {"answer", .kind = COLUMN_ID},
                                                 {"targets_asked", COLUMN_INTEGER, .in = IN_NESTED},
                                                 {"whole", COLUMN_BOOLEAN, .in = IN_NESTED},
                                                 {"looked_at", COLUMN_INTEGER, .in = IN_NESTED},
                                                 {"sets", COLUMN_ROWS, .rows = &sets},
                                                 {"held", COLUMN_ROWS, .in = IN_NESTED, .rows = &held},
                                                 {0}};

static void fill_conflict(struct rows *to, const void *of)
{
	const struct conflict_telling *telling = of;
	const struct conflict *conflict = telling->conflict;
	bool whole = true;
	for (int g = 0; g < conflict->group_count; g++)
		whole &= conflict->groups[g].whole;
	rows_put(to, (const struct value[]){{.text = "conflict"},
	                                    {.text = conflict->result->scenario->id},
	                                    {.text = conflict->set_count ? "no" : "yes"},
	                                    {.number = conflict->question->wish_count},
	                                    {.number = whole},
	                                    {.number = (double)conflict->tried},
	                                    {.of = of},
	                                    {.of = of}});
}

const struct relation view_conflict_data = {"conflict", conflict_columns, fill_conflict, .lines = true};
