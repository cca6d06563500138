/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_diff_data: the changes as data, a row each, the important first:
 *   file,group,input,what,change,unit,from,unit_to,to,year,difference,percent,place_from,place_to,inputs,files
 * Numbers of `to` are in the unit of `from`, unless they are not the same quantity (change: unit). In nested formats
 * also how many there are of each kind, files of one side only, and layers. */
#include <math.h>
#include "view/view_diff.h"
#include "base/number.h"
#include "write/relation.h"

const char *const diff_groups[CHANGE_GROUPS] = {
	[CHANGE_PLAN] = "plan",           [CHANGE_TARGETS] = "targets",       [CHANGE_INPUTS] = "inputs",
	[CHANGE_LIMITS] = "limits",       [CHANGE_INDICATORS] = "indicators", [CHANGE_OBSERVATIONS] = "observations",
	[CHANGE_SOURCES] = "sources",     [CHANGE_TITLES] = "titles"};
const char *const diff_aspects[ASPECTS] = {
	[ASPECT_VALUE] = "value",     [ASPECT_RANGE] = "range",     [ASPECT_UNCERTAIN] = "uncertain",
	[ASPECT_FORMULA] = "formula", [ASPECT_SETTING] = "setting", [ASPECT_TITLE] = "title",
	[ASPECT_SOURCE] = "source",   [ASPECT_NOTE] = "note"};

static const struct column change_columns[] = {{"file", .kind = COLUMN_TEXT},
                                               {"group", .kind = COLUMN_ID},
                                               {"input", .kind = COLUMN_TEXT},
                                               {"what", .kind = COLUMN_ID},
                                               {"change", .kind = COLUMN_ID},
                                               {"unit", .kind = COLUMN_ID},
                                               {"from", .kind = COLUMN_PATH},
                                               {"unit_to", .kind = COLUMN_ID},
                                               {"to", .kind = COLUMN_PATH},
                                               {"year", .kind = COLUMN_NUMBER},
                                               {"difference", .kind = COLUMN_NUMBER},
                                               {"percent", .kind = COLUMN_NUMBER},
                                               {"place_from", .kind = COLUMN_TEXT},
                                               {"place_to", .kind = COLUMN_TEXT},
                                               {"inputs", .kind = COLUMN_INTEGER},
                                               {"files", .kind = COLUMN_INTEGER},
                                               {0}};

const char *diff_how(const struct change *change)
{
	if (!change->from)
		return "added";
	if (!change->to)
		return "removed";
	return !change->from->text && !change->to->text && !change->from->high && !change->comparable ? "unit" : "changed";
}

static struct value said_value(struct arena *arena, const struct assumption *of, double scale)
{
	char low[NUMBER_SIZE], high[NUMBER_SIZE];
	const char *sense = of && of->sense ? arena_print(arena, "%s ", of->sense) : "";
	if (!of)
		return (struct value){.text = ""};
	if (of->text)
		return (struct value){.text = arena_print(arena, "%s%s", sense, of->text)};
	double *values = ARENA_ARRAY(arena, of->years, double);
	for (int y = 0; y < of->years; y++)
		values[y] = unit_convert(of->values[y], scale);
	number_shortest(values[0], low);
	number_shortest(values[of->years > 1], high);
	if (of->high)
		return (struct value){.text = arena_print(arena, "%s%s..%s", sense, low, high)};
	if (*sense)
		return (struct value){.text = arena_print(arena, "%s%s", sense, low)};
	return (struct value){.values = values, .first = of->first, .count = of->years};
}

static const char *unit_of(const struct assumption *of) { return of && of->unit ? of->unit->text : ""; }

static void fill_changes(struct rows *to, const void *of)
{
	const struct diff_view *told = of;
	struct arena *arena = rows_arena(to);
	for (int i = 0; i < told->diff->count; i++) {
		const struct change *change = &told->diff->changes[i];
		const struct assumption *from = change->from, *now = change->to;
		double scale = from && change->comparable ? change->scale : 1;
		rows_put(to, (const struct value[]){{.text = change->file},
		                                    {.text = diff_groups[change->group]},
		                                    {.text = change->key},
		                                    {.text = change->whole ? "all" : diff_aspects[change->aspect]},
		                                    {.text = diff_how(change)},
		                                    {.text = unit_of(from ? from : now)},
		                                    said_value(arena, from, 1),
		                                    {.text = from && now && change->comparable ? unit_of(from) : unit_of(now)},
		                                    said_value(arena, now, scale),
		                                    {.number = change->year ? (double)change->year : NAN},
		                                    {.number = change->difference},
		                                    {.number = change->percent},
		                                    {.text = from ? place_told(arena, from->place) : ""},
		                                    {.text = now ? place_told(arena, now->place) : ""},
		                                    {.number = change->inputs},
		                                    {.number = change->files}});
	}
}
static const struct relation changes = {"changes", change_columns, .fill = fill_changes};

static const struct column file_columns[] = {{"file", .kind = COLUMN_TEXT},  {"change", .kind = COLUMN_ID},
                                             {"from", .kind = COLUMN_TEXT},  {"to", .kind = COLUMN_TEXT}, {0}};
static void fill_files(struct rows *to, const void *of)
{
	const struct diff *diff = ((const struct diff_view *)of)->diff;
	for (int i = 0; i < diff->file_count; i++) {
		const struct diff_file *file = &diff->files[i];
		rows_put(to, (const struct value[]){{.text = file->name},
		                                    {.text = file->layers_from ? "layers" : file->added ? "added" : "removed"},
		                                    {.text = file->layers_from},
		                                    {.text = file->layers_to}});
	}
}
static const struct relation files = {"files", file_columns, .fill = fill_files};

static const char *const kinds[COUNT_KINDS + 1] = {"numbers",  "targets",  "limits", "indicators",
                                                   "formulas", "settings", "ranges", "observations",
                                                   "sources",  "notes",    "titles", "same"};

static const struct column root_columns[] = {{"command", COLUMN_ID, .in = IN_NESTED},
                                             {"from", COLUMN_TEXT, .in = IN_NESTED},
                                             {"to", COLUMN_TEXT, .in = IN_NESTED},
                                             {"counts", COLUMN_NUMBERS, .in = IN_NESTED},
                                             {"changes", COLUMN_ROWS, .rows = &changes},
                                             {"files", COLUMN_ROWS, .in = IN_NESTED, .rows = &files},
                                             {0}};
static void fill_root(struct rows *to, const void *of)
{
	const struct diff_view *told = of;
	double counts[COUNT_KINDS + 1];
	for (int k = 0; k < COUNT_KINDS; k++)
		counts[k] = told->diff->counts[k];
	counts[COUNT_KINDS] = told->diff->same;
	rows_put(to, (const struct value[]){{.text = "diff"},
	                                    {.text = told->diff->name_from},
	                                    {.text = told->diff->name_to},
	                                    {.values = counts, .keys = kinds, .count = COUNT_KINDS + 1},
	                                    {.of = told},
	                                    {.of = told}});
}
const struct relation view_diff_data = {"diff", root_columns, .fill = fill_root, .lines = true};
