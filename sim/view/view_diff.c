/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_diff: in one sentence how much changed, then what: group by group, a line each, from and to in one unit, by how
 * much, and where both stand. */
#include "view/view_diff.h"
#include <math.h>
#include <string.h>
#include "base/apart.h"
#include "view/view_cell.h"
#include "view/view_number.h"
#include "view/view_select.h"
#include "view/view_words.h"
#include "write/document.h"
#include "write/relation.h"
#include "write/table.h"

enum { ROWS_SHOWN = 10, /* of a screen; two lines each */ TEXT_SHOWN = 18 };

/* --- how much --- */

static const enum word counted[COUNT_KINDS][2] = {
	[COUNT_NUMBERS] = {W_DIFF_NUMBER, W_DIFF_NUMBERS},
	[COUNT_TARGETS] = {W_DIFF_TARGET, W_DIFF_TARGETS},
	[COUNT_LIMITS] = {W_DIFF_LIMIT, W_DIFF_LIMITS},
	[COUNT_INDICATORS] = {W_DIFF_INDICATOR, W_DIFF_INDICATORS},
	[COUNT_FORMULAS] = {W_DIFF_FORMULA, W_DIFF_FORMULAS},
	[COUNT_SETTINGS] = {W_DIFF_SETTING, W_DIFF_SETTINGS},
	[COUNT_RANGES] = {W_DIFF_RANGE, W_DIFF_RANGES},
	[COUNT_OBSERVATIONS] = {W_DIFF_OBSERVATION, W_DIFF_OBSERVATIONS},
	[COUNT_SOURCES] = {W_DIFF_SOURCE, W_DIFF_SOURCES},
	[COUNT_NOTES] = {W_DIFF_NOTE, W_DIFF_NOTES},
	[COUNT_TITLES] = {W_DIFF_TITLE, W_DIFF_TITLES}};

static const char *many(struct arena *arena, int count, const enum word words[2], const struct view *view)
{
	return view_say(arena, view, words[count != 1], arena_print(arena, "%d", count));
}

static int files_apart(const struct diff *diff)
{
	int apart = 0;
	for (int i = 0; i < diff->file_count; i++)
		apart += !diff->files[i].layers_from;
	return apart;
}

static void tell_counts(struct document *document, const struct diff *diff, const struct view *view)
{
	static const enum word same[] = {W_DIFF_NUMBER, W_DIFF_NUMBERS}, files[] = {W_DIFF_FILE, W_DIFF_FILES};
	struct arena *arena = document->arena;
	const char *all = NULL;
	for (int k = 0; k < COUNT_KINDS; k++)
		if (diff->counts[k])
			all = view_joined(arena, all, many(arena, diff->counts[k], counted[k], view), view);
	if (files_apart(diff))
		all = view_joined(arena, all, many(arena, files_apart(diff), files, view), view);
	const char *kept = many(arena, diff->same, same, view);
	document_say(document, all ? view_say(arena, view, W_DIFF_LEAD, all, kept, diff->name_from, diff->name_to)
	                           : view_say(arena, view, W_DIFF_SAME, kept, diff->name_from, diff->name_to));
}

/* --- a row --- */

static const char *sign_of(const char *sense, const struct view *view)
{
	static const struct { const char *sense, *sign; } signs[] = {
		{"at_least", ">= "}, {"at_most", "<= "}, {"above", "> "}, {"below", "< "}};
	for (size_t i = 0; sense && i < sizeof signs / sizeof *signs; i++)
		if (strcmp(sense, signs[i].sense) == 0)
			return signs[i].sign;
	return sense && strcmp(sense, "about") == 0 ? word_text(view->language, W_DIFF_ABOUT) : "";
}

static const char *number_text(struct arena *arena, const struct change *change, const struct assumption *of,
                               double value, const struct view *view)
{
	const char *sign = sign_of(of->sense, view), *number = view_exact(arena, value);
	if (of->high)
		number = arena_print(arena, "%s..%s", view_exact(arena, unit_convert(of->values[0], change->scale)),
		                     view_exact(arena, unit_convert(of->values[1], change->scale)));
	double scale;
	bool own = change->from && change->to && !change->comparable && of->unit;
	bool basis = own && change->from->unit && change->to->unit &&
	             unit_fits_but_prices(change->from->unit, change->to->unit, &scale);
	return arena_print(arena, "%s%s%s%s", sign, number, own ? " " : "",
	                   own ? unit_name(arena, of->unit, view->language, basis) : "");
}

/* Of two long texts what they do not begin with in common, from the word on. */
static const char *apart_from(struct arena *arena, const char *text, const struct assumption *other)
{
	enum { ALIKE_SHOWN = 8 };
	const char *beside = other && other->text ? other->text : "";
	size_t common = 0, word = 0;
	for (; text[common] && text[common] == beside[common]; common++)
		if (text[common] == ' ' || (text[common] & 0x80) == 0)
			word = text[common] == ' ' ? common + 1 : word;
		else if ((text[common] & 0xC0) == 0xC0)
			word = common; /* of a script without blanks, a character */
	if ((text[common] & 0xC0) == 0xC0 || (beside[common] & 0xC0) == 0xC0)
		word = common;
	return word > ALIKE_SHOWN ? arena_print(arena, "..%s", text + word) : text;
}

/* `to`: the right side. */
static struct cell side_cell(struct arena *arena, const struct change *change, bool to, const struct view *view)
{
	static const enum word with[] = {W_DIFF_NUMBER, W_DIFF_NUMBERS};
	const struct assumption *of = to ? change->to : change->from;
	if (!of)
		return (struct cell){.text = "-"};
	if (change->whole && !(of->sense && of->aspect == ASPECT_VALUE))
		return (struct cell){.text = view_say(arena, view, to ? W_DIFF_NEW : W_DIFF_GONE,
		                                      many(arena, change->numbers, with, view))};
	if (of->text)
		return (struct cell){.text = arena_print(arena, "%s%s", sign_of(of->sense, view),
		                                         apart_from(arena, of->text, to ? change->from : change->to))};
	double value = to && change->from ? change->after : change->from && change->to ? change->before : of->values[0];
	struct change alone = *change;
	if (!to || !change->from)
		alone.scale = 1;
	return view_cell_as(number_text(arena, &alone, of, value, view), value);
}

static const char *what_text(struct arena *arena, const struct change *change, const struct view *view)
{
	static const enum word aspects[ASPECTS] = {
		[ASPECT_RANGE] = W_DIFF_WHAT_RANGE, [ASPECT_UNCERTAIN] = W_DIFF_WHAT_UNCERTAIN,
		[ASPECT_SOURCE] = W_DIFF_WHAT_SOURCE, [ASPECT_NOTE] = W_DIFF_WHAT_NOTE};
	const char *what = change->key;
	bool all = strstr(what, ".* (") != NULL;
	if (change->year)
		what = view_say(arena, view, W_WITH_REASON, what, arena_print(arena, "%d", change->year));
	if (!change->whole && aspects[change->aspect] && strcmp(what, diff_aspects[change->aspect]) != 0)
		what = arena_print(arena, "%s %s", what, word_text(view->language, aspects[change->aspect]));
	if (change->inputs > 1 && !all)
		what = view_say(arena, view, W_WITH_REASON, what, arena_print(arena, "%d", change->inputs));
	return arena_print(arena, "  %s", what);
}

static const char *file_of(const char *place)
{
	const char *slash = strrchr(place, '/');
	return slash ? slash + 1 : place;
}

/* "plan.json:7:52 -> 9:52": files are called by their names, the columns say whose. */
static const char *places_text(struct arena *arena, const struct change *change)
{
	const char *from = change->from ? file_of(place_text(arena, change->from->place)) : "";
	const char *to = change->to ? file_of(place_text(arena, change->to->place)) : "", *colon = strchr(from, ':');
	if (!*from || !*to)
		return *from ? from : to;
	if (strcmp(from, to) == 0)
		return from;
	size_t name = colon ? (size_t)(colon - from) + 1 : 0;
	return arena_print(arena, "%s -> %s", from, name && strncmp(from, to, name) == 0 ? to + name : to);
}

static const char *by_text(struct arena *arena, double by)
{
	return isfinite(by) ? arena_print(arena, "%s%s", by > 0 ? "+" : "", view_figures(arena, by, 5, NULL)) : "";
}

/* Where all is wanted, long texts have lines of their own. */
static bool is_told_whole(const struct change *change, const struct view *view)
{
	const struct assumption *from = change->from, *to = change->to;
	bool texts = !change->whole && (!from || from->text) && (!to || to->text);
	return texts && view->all &&
	       ((from && text_width(from->text) > TEXT_SHOWN) || (to && text_width(to->text) > TEXT_SHOWN));
}

static void whole_line(struct table *table, const char *sign, const struct assumption *of)
{
	if (!of)
		return;
	table_line(
		table,
		arena_print(table->arena, "      %s %s%s%s", sign, of->sense ? of->sense : "", of->sense ? " " : "", of->text),
		LOOK_PLAIN, true);
	table_follows(table);
}

static void change_row(struct table *table, const struct change *change, const struct view *view)
{
	struct arena *arena = table->arena;
	const struct unit *unit = change->from && change->from->unit ? change->from->unit
	                          : change->to                       ? change->to->unit
	                                                             : NULL;
	bool number = change->from && change->to ? change->comparable : true;
	bool ends = (change->from && change->from->high) || (change->to && change->to->high);
	bool told = is_told_whole(change, view);
	table_row(table);
	table_cell(table, what_text(arena, change, view), LOOK_PLAIN);
	table_cell(table, (number || ends) && unit ? view_unit(arena, unit, view) : "", LOOK_PLAIN);
	table_add(table, told ? (struct cell){0} : side_cell(arena, change, false, view));
	table_add(table, told ? (struct cell){0} : side_cell(arena, change, true, view));
	table_cell(table, by_text(arena, change->difference), LOOK_PLAIN);
	table_cell(table, isfinite(change->percent)
	                      ? arena_print(arena, "%s%s", change->percent > 0 ? "+" : "",
	                                    view_percent(arena, change->percent, view))
	                      : "",
	           LOOK_PLAIN);
	if (told) {
		whole_line(table, "-", change->from);
		whole_line(table, "+", change->to);
	}
	const char *places = places_text(arena, change);
	if (change->files > 1)
		places = view_say(arena, view, W_DIFF_IN_FILES, places, arena_print(arena, "%d", change->files));
	table_line(table, arena_print(arena, "      %s", places), LOOK_DIM, true);
	table_follows(table);
}

/* --- all of them --- */

static void tell_changes(struct document *document, const struct diff *diff, const struct view *view)
{
	static const enum word titles[CHANGE_GROUPS] = {
		[CHANGE_PLAN] = W_DIFF_GROUP_PLAN,           [CHANGE_TARGETS] = W_DIFF_GROUP_TARGETS,
		[CHANGE_INPUTS] = W_DIFF_GROUP_INPUTS,       [CHANGE_LIMITS] = W_DIFF_GROUP_LIMITS,
		[CHANGE_INDICATORS] = W_DIFF_GROUP_INDICATORS, [CHANGE_OBSERVATIONS] = W_DIFF_GROUP_OBSERVATIONS,
		[CHANGE_SOURCES] = W_DIFF_GROUP_SOURCES,     [CHANGE_TITLES] = W_DIFF_GROUP_TITLES};
	struct arena *arena = document->arena;
	bool some = view_is_screen(view) && diff->count > ROWS_SHOWN + 1;
	int shown = some ? ROWS_SHOWN : diff->count, most = TEXT_SHOWN;
	struct apart names[] = {{.path = diff->name_from}, {.path = diff->name_to}};
	apart_endings(arena, names, 2);
	struct table_column columns[] = {
		{"", SIDE_LEFT, 0, 40, false},
		{"", SIDE_RIGHT, 2, 20, false},
		{names[0].name, SIDE_RIGHT, 2, most, false},
		{names[1].name, SIDE_RIGHT, 2, most, false},
		{word_text(view->language, W_DIFF_COLUMN_BY), SIDE_RIGHT, 2, 0, false},
		{"", SIDE_RIGHT, 2, 0, false}};
	struct table *table = table_begin(arena, columns, 6);
	for (int i = 0; i < shown; i++) {
		const struct change *change = &diff->changes[i];
		if (i == 0 || change->group != diff->changes[i - 1].group)
			table_line(table, word_text(view->language, titles[change->group]), LOOK_BOLD, true);
		change_row(table, change, view);
	}
	document_space(document);
	document_table(document, table, 0);
	if (shown < diff->count)
		document_sentence(document, view_prose(arena, view, W_DIFF_MORE, view_cell_count(arena, diff->count - shown)));
}

static void tell_files(struct document *document, const struct diff *diff, const struct view *view)
{
	struct arena *arena = document->arena;
	const char *added = NULL, *removed = NULL;
	int layered = 0;
	for (int i = 0; i < diff->file_count; i++) {
		const struct diff_file *file = &diff->files[i];
		if (file->layers_from)
			layered++;
		else if (file->added)
			added = view_joined(arena, added, file->name, view);
		else
			removed = view_joined(arena, removed, file->name, view);
	}
	if (diff->file_count)
		document_space(document);
	if (removed)
		document_say(document, view_say(arena, view, W_DIFF_ONLY_IN, diff->name_from, removed));
	if (added)
		document_say(document, view_say(arena, view, W_DIFF_ONLY_IN, diff->name_to, added));
	for (int i = 0; i < diff->file_count && layered; i++) {
		const struct diff_file *file = &diff->files[i];
		if (file->layers_from && (view->all || layered < 4))
			document_note(document, prose_plain(arena, view_say(arena, view, W_DIFF_LAYERS, file->name,
			                                                    file->layers_from, file->layers_to)));
	}
	if (layered >= 4 && !view->all)
		document_note(document, prose_plain(arena, view_say(arena, view, W_DIFF_LAYERS_MANY,
		                                                    arena_print(arena, "%d", layered))));
}

static void tell(struct document *document, const void *of)
{
	const struct diff_view *told = of;
	tell_counts(document, told->diff, told->view);
	if (told->diff->count)
		tell_changes(document, told->diff, told->view);
	tell_files(document, told->diff, told->view);
}

struct said view_diff(struct arena *arena, const struct diff *diff, const struct view *view)
{
	struct diff_view *told = ARENA_NEW(arena, struct diff_view);
	*told = (struct diff_view){diff, view};
	return (struct said){&view_diff_data, "changes", tell, .of = told};
}
