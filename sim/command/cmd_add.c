/* SPDX-License-Identifier: GPL-3.0-or-later */
/* add: a later bulletin into what a place has observed: new numbers go behind the others, each with its cell; a number
 * that was another one before is refused with both places, unless the user says that it replaces the old one or stands
 * on a basis of its own. Holds: all of it or nothing, under the folder's lock, and every other line of observed.csv
 * stays as it was; what is written was read back before. */
#include <errno.h>
#include <string.h>
#include "ask/run.h"
#include "base/number.h"
#include "base/shell.h"
#include "command/add_text.h"
#include "command/cmd.h"
#include "command/deliver.h"
#include "command/folder.h"
#include "command/new_back.h"
#include "command/new_tables.h"
#include "command/places.h"

#define OBSERVED "observed.csv"

/* --- the place --- */

/* The programs of its scenarios; one that is wrong says nothing here and is `check`'s to tell. */
static void read_programs(struct call *call, struct reader *reader, const char *folder, struct add_place *place)
{
	int count;
	struct diags unheard, *heard = reader->diags;
	diags_init_unheard(&unheard, call->arena, &call->diags);
	reader->diags = &unheard;
	const char *const *files = places_files(call->arena, folder, true, &count, &call->diags);
	const struct program **programs = ARENA_ARRAY(call->arena, count + 1, const struct program *);
	for (int i = 0; i < count; i++) {
		bool is_abstract;
		bool runs = reader_kind(reader, files[i], &is_abstract) == FILE_SCENARIO && !is_abstract;
		const struct scenario *scenario = runs ? reader_scenario(reader, files[i]) : NULL;
		const struct result *result =
			scenario ? run_scenario(call->arena, scenario, call->models, &unheard) : NULL;
		if (result)
			programs[place->program_count++] = result->program;
	}
	place->programs = programs;
	reader->diags = heard;
}

static bool read_place(struct call *call, const char *folder, struct add_place *place)
{
	const char *plan = path_join(call->arena, folder, "plan.json");
	if (folder_look(plan, false, &call->diags) != FOLDER_FILE) {
		call_error(call, W_ADD_NO_PLAN, W_ADD_NO_PLAN_HINT, folder);
		return false;
	}
	struct reader *reader = reader_create(call->arena, call->models, NULL, 0, &call->diags);
	place->plan = reader_plan(reader, plan);
	if (!place->plan)
		return false;
	place->observed = place->plan->observed;
	place->basis = call->options->basis;
	read_programs(call, reader, folder, place);
	return true;
}

/* --- what may not be --- */

static const char *number_said(struct call *call, double value)
{
	char text[NUMBER_SIZE];
	text[number_shortest(value, text)] = '\0';
	return arena_copy(call->arena, text, strlen(text));
}

static const char *title_of(struct call *call, const struct indicator *row)
{
	return title_in(row->title, call->view.language, "");
}

static void complain(struct call *call, const struct addition *one)
{
	unsigned line, column;
	place_line_column(one->old->place, &line, &column);
	diag_error(&call->diags, one->cell->place, NULL, one->kind == ADD_OTHER ? W_ADD_OTHER_UNIT : W_ADD_CHANGED,
	           one->kind == ADD_OTHER ? W_ADD_OTHER_UNIT_HINT : W_ADD_CHANGED_HINT, title_of(call, one->row),
	           call_number(call, one->year), number_said(call, one->value),
	           one->kind == ADD_OTHER ? one->old->unit.text : number_said(call, one->old_value),
	           arena_print(call->arena, OBSERVED " %s", word_format(call->arena, call->view.language, W_ADD_LINE,
	                                                                WORDS(arena_print(call->arena, "%u", line)))),
	           one->old->source, one->unit);
}

static void find_contradictions(struct call *call, const struct additions *additions)
{
	for (int i = 0; i < additions->count; i++) {
		const struct addition *one = &additions->list[i];
		if (one->kind == ADD_OTHER || (one->kind == ADD_CHANGED && !call->options->replace))
			complain(call, one);
	}
}

/* Two rows of the tables for one variable: 地区生产总值 and GDP. */
static void find_twice(struct call *call, const struct additions *additions)
{
	for (int i = 0; i < additions->count; i++)
		for (int j = 0; j < i; j++) {
			const struct addition *one = &additions->list[i], *other = &additions->list[j];
			if (!one->cell || !other->cell || one->kind == ADD_POINTS || other->kind == ADD_POINTS ||
			    one->year != other->year || strcmp(one->variable, other->variable) != 0 ||
			    !observation_same_basis(one->basis, other->basis))
				continue;
			diag_error(&call->diags, one->cell->place, NULL, W_ADD_TWICE, W_ADD_TWICE_HINT, title_of(call, one->row),
			           one->variable, call_number(call, one->year),
			           other->cell->source ? other->cell->source : "");
			break;
		}
}

/* --- what is said --- */

/* Of one row and one variable: a row with columns of growth has two. */
static bool is_alike(const struct addition *one, const struct addition *other)
{
	return one->row == other->row && one->variable && other->variable && strcmp(one->variable, other->variable) == 0;
}

/* Of the row and the variable of `first`. */
static const char *years_of(struct call *call, const struct additions *additions, const struct addition *first,
                            enum add_kind kind)
{
	struct text text;
	text_init(&text, call->arena);
	for (int i = 0; i < additions->count; i++) {
		const struct addition *one = &additions->list[i];
		if (!is_alike(one, first) || one->kind != kind || !one->cell)
			continue;
		text_add(&text, text.length ? language_rules[call->view.language].comma : "");
		if (kind == ADD_CHANGED)
			text_add(&text, word_format(call->arena, call->view.language, W_ADD_YEAR_CHANGED,
			                            WORDS(call_number(call, one->year), number_said(call, one->old_value),
			                                  number_said(call, one->value))));
		else
			text_print(&text, "%d", one->year);
	}
	return text.length ? text.bytes : NULL;
}

static const char *variable_said(struct call *call, const struct additions *additions, const struct addition *first)
{
	static const struct { enum add_kind kind; enum word word; } parts[] = {
		{ADD_NEW, W_ADD_SAID_NEW}, {ADD_CHANGED, W_ADD_SAID_CHANGED}, {ADD_SAME, W_ADD_SAID_SAME},
		{ADD_POINTS, W_ADD_SAID_POINTS}};
	const char *all = NULL;
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		const char *years = years_of(call, additions, first, parts[i].kind);
		const char *part = years ? word_format(call->arena, call->view.language, parts[i].word, WORDS(years)) : NULL;
		if (part)
			all = all ? word_format(call->arena, call->view.language, W_INTAKE_AND, WORDS(all, part)) : part;
	}
	return word_format(call->arena, call->view.language, W_ADD_SAID, WORDS(first->variable, all));
}

/* `first` is the first of its row, and all of a row stand together. */
static const char *said_of(struct call *call, const struct additions *additions, const struct addition *first)
{
	const struct addition *end = additions->list + additions->count;
	const char *all = NULL, *unit = first->row->unit_text ? first->row->unit_text : "";
	enum word left_out = first->kind == ADD_UNIT ? W_ADD_SAID_UNIT : W_ADD_SAID_UNKNOWN;
	if (first->kind == ADD_UNKNOWN || first->kind == ADD_UNIT)
		return word_format(call->arena, call->view.language, left_out, WORDS(unit));
	for (const struct addition *one = first; one < end && one->row == first->row; one++) {
		const struct addition *before = first;
		while (before < one && !is_alike(before, one))
			before++;
		const char *said = before == one ? variable_said(call, additions, one) : NULL;
		if (said)
			all = all ? word_format(call->arena, call->view.language, W_INTAKE_AND, WORDS(all, said)) : said;
	}
	return all;
}

static int count_of(const struct additions *additions, enum add_kind kind)
{
	int count = 0;
	for (int i = 0; i < additions->count; i++)
		count += additions->list[i].kind == kind;
	return count;
}

static enum exit_code say(struct call *call, const struct additions *additions, const char *path)
{
	struct text out;
	text_init(&out, call->arena);
	int fresh = count_of(additions, ADD_NEW), changed = count_of(additions, ADD_CHANGED);
	if (call->options->quiet)
		return EXIT_DONE;
	if (fresh || changed)
		call_say(call, W_DELIVER_WROTE_ONE, path);
	text_print(&out, "%s\n",
	           word_format(call->arena, call->view.language, fresh || changed ? W_ADD_COUNTS : W_ADD_NOTHING,
	                       WORDS(call_number(call, fresh), call_number(call, changed),
	                             call_number(call, count_of(additions, ADD_SAME)),
	                             call_number(call, count_of(additions, ADD_UNKNOWN) + count_of(additions, ADD_UNIT)))));
	const struct indicator *before = NULL;
	for (int i = 0; i < additions->count; i++) {
		const struct addition *one = &additions->list[i];
		if (one->row != before)
			text_print(&out, "  %s\n",
			           word_format(call->arena, call->view.language, W_INTAKE_ROW,
			                       WORDS(one->row->source ? one->row->source : "", title_of(call, one->row),
			                             said_of(call, additions, one))));
		before = one->row;
	}
	return deliver_stdout(call, &out);
}

/* --- the command --- */

static enum exit_code refuse(struct call *call)
{
	call_report(call);
	call_say(call, W_NEW_NOTHING_WRITTEN, call_count(call, call->diags.errors, W_COUNT_ERROR, W_COUNT_ERRORS));
	return call_verdict(call);
}

static enum exit_code fail(struct call *call, const struct err *err)
{
	return *call->stop ? EXIT_SIGNAL + (unsigned)*call->stop : call_system(call, err);
}

static bool reads_back(struct call *call, const struct text *text)
{
	struct diags diags;
	diags_init(&diags, call->arena, call->diags.language);
	const char *bytes = text->bytes + (strncmp(text->bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0);
	const struct source *source = source_text(call->arena, OBSERVED, bytes);
	bool right = observed_read(call->arena, source, call->models, &diags);
	if (!right)
		diags_take(&call->diags, &diags);
	return right;
}

/* The folder is locked. */
static enum exit_code add(struct call *call, struct output_set *set, const char *folder,
                          const struct indicator_table *table)
{
	struct add_place place = {0};
	struct text text;
	struct err err = {0};
	text_init(&text, call->arena);
	if (!read_place(call, folder, &place))
		return refuse(call);
	struct additions additions = add_compare(call->arena, table, &place);
	find_contradictions(call, &additions);
	find_twice(call, &additions);
	if (call->diags.errors)
		return refuse(call);
	const char *path = path_join(call->arena, folder, OBSERVED);
	if (count_of(&additions, ADD_NEW) + count_of(&additions, ADD_CHANGED) > 0) {
		if (!added_text(call, place.observed ? place.observed->source : NULL, &additions, &place, &text))
			return refuse(call);
		if (!new_observed_fits(call, &text))
			return refuse(call);
		if (!reads_back(call, &text)) {
			call_report(call);
			call_say(call, W_NEW_REFUSED, NULL);
			return EXIT_SYSTEM;
		}
		if (!output_add(set, OBSERVED, text.bytes, text.length, &err) || *call->stop || !output_commit(set, &err))
			return fail(call, &err);
	}
	if (call->diags.warnings + call->diags.notes)
		call_report(call);
	return say(call, &additions, path);
}

enum exit_code cmd_add(struct call *call)
{
	const char *folder = call->options->arguments[0];
	struct indicator_choice choice = new_tables_choice(call->options);
	choice.bulletin = true;
	struct err err = {0};
	if (!call->options->from.count) {
		call_error(call, W_ADD_NO_TABLE, W_NEW_FROM_HINT, NULL);
		return refuse(call);
	}
	const struct indicator_table *table = new_tables_read(call, &choice, false);
	if (!table || call->diags.errors)
		return refuse(call);
	const struct output_patience patience = deliver_patience(call);
	*call->patient = 1;
	struct output_set *set = output_begin_there(call->arena, folder, &err);
	if (!set && (err.code == ENOENT || err.code == ENOTDIR)) {
		*call->patient = 0;
		call_error(call, W_ADD_NO_PLAN, W_ADD_NO_PLAN_HINT, folder);
		return refuse(call);
	}
	enum exit_code code = set && output_lock(set, &patience, &err) ? add(call, set, folder, table) : fail(call, &err);
	if (set)
		output_abandon(set);
	*call->patient = 0;
	return code;
}
