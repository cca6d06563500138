/* SPDX-License-Identifier: GPL-3.0-or-later */
/* deliver: texts to standard output or into a folder. Holds: nothing is written before all of it is made. */
#include "command/deliver.h"
#include "ask/shown.h"
#include "command/manifest.h"
#include "command/ours.h"
#include <assert.h>
#include <errno.h>
#include <string.h>

static const size_t EXPECTED_MOST = 128 << 20; /* bytes */

/* --- which sheets --- */

static const char *const part_names[PART_COUNT] = {[PART_MAIN] = "",
                                                   [PART_TARGETS] = "-targets",
                                                   [PART_INPUTS] = "-inputs",
                                                   [PART_CREDIBLE] = "-credible",
                                                   [PART_FACTS] = "-facts"};

/* Files for a reader who asked for a language whose spreadsheets need it; of others only if it is asked for. */
static bool is_marked(const struct call *call)
{
	const struct options *options = call->options;
	bool asked = options->language != LANGUAGE_UNSAID && language_rules[options->language].marked;
	return !options->no_bom && (options->bom || (options->folder && asked));
}

static struct sheet *add_sheet(struct sheets *sheets, struct call *call, const struct writer *writer)
{
	assert(sheets->count < (int)(sizeof sheets->list / sizeof *sheets->list));
	struct sheet *sheet = &sheets->list[sheets->count++];
	*sheet = (struct sheet){.writer = writer,
	                        .colour = call->colour,
	                        .view = call_view(call),
	                        .width = call->width,
	                        .lines = call->options->all ? 0 : SCREEN_LINES};
	text_init(&sheet->text, call->arena);
	text_add(&sheet->text, "");
	return sheet;
}

static void add_file(struct sheets *sheets, struct call *call, const struct plan *plan, const struct writer *writer,
                     enum view_part part)
{
	struct sheet *sheet = add_sheet(sheets, call, writer);
	call->resolved.language = call_file_language(call, plan);
	sheet->colour = call->options->colour == COLOUR_ALWAYS;
	sheet->width = sheet->lines = 0;
	sheet->view.all = true;
	sheet->view.asked.part = part;
	sheet->view.utf8 = true;
	sheet->view.language = writer_language(writer, call->resolved.language);
	sheet->mark = writer->has_mark && is_marked(call);
	call->resolved.marked |= sheet->mark;
	call->resolved.unmarked |= writer->has_mark && !sheet->mark && language_rules[call->resolved.language].marked;
	sheet->name = arena_print(call->arena, "%s%s.%s", call->command->name, part_names[part], writer->ending);
}

/* The part asked for, or all that the command has. */
static void add_parts(struct sheets *sheets, struct call *call, const struct plan *plan, const struct writer *writer,
                      unsigned parts)
{
	enum view_part asked = call->view.asked.part;
	add_file(sheets, call, plan, writer, asked);
	for (int i = 0; writer->beside && writer->beside[i]; i++)
		add_file(sheets, call, plan, writer->beside[i], asked);
	for (int part = PART_MAIN + 1; writer->in_parts && asked == PART_MAIN && part < PART_COUNT; part++)
		if (parts & 1u << part)
			add_file(sheets, call, plan, writer, (enum view_part)part);
}

void sheets_plan(struct sheets *sheets, struct call *call, const struct plan *plan, unsigned parts)
{
	sheets->count = sheets->expected = 0;
	if (!call->options->folder) {
		struct sheet *sheet = add_sheet(sheets, call, call->writer);
		sheet->view.language = writer_language(call->writer, call->view.language);
		sheet->mark = is_marked(call);
		return;
	}
	call->resolved.formats = call->options->formats ? call->options->formats : 1u << WRITER_csv;
	for (int i = 0; writers[i]; i++)
		if (call->resolved.formats & 1u << i)
			add_parts(sheets, call, plan, writers[i], parts);
}

bool sheets_stream(const struct sheets *sheets)
{
	for (int i = 0; i < sheets->count; i++)
		if (!sheets->list[i].writer->in_parts)
			return false;
	return true;
}

/* --- filling them --- */

void sheet_write(struct sheet *sheet, const struct said *said)
{
	sheet->writer->write(&sheet->text, said, &(struct manner){.colour = sheet->colour, .mark = sheet->mark,
	                                                      .width = sheet->width, .lines = sheet->lines});
}

void deliver_part(struct text *out, const struct call *call, const struct said *said, bool goes_on, int of,
                  bool *left_out)
{
	enum { LEAST = 4 };
	int lines = SCREEN_LINES / of;
	const struct manner manner = {.colour = call->colour,
	                              .mark = call->options->bom,
	                              .goes_on = goes_on,
	                              .width = call->width,
	                              .lines = call->options->all ? 0 : lines < LEAST ? LEAST : lines,
	                              .left_out = of > 1 ? left_out : NULL};
	call->writer->write(out, said, &manner);
}

void deliver_write(struct text *out, const struct call *call, const struct said *said, bool goes_on)
{
	deliver_part(out, call, said, goes_on, 1, NULL);
}

/* In the units in which they are to be shown. */
static struct said said_shown(struct arena *arena, sheet_view *show, const struct result *const *results, int count,
                              const struct view *view)
{
	struct view *own = ARENA_NEW(arena, struct view);
	*own = *view;
	const struct result *const *shown = shown_results(arena, results, count, view->units, view->language);
	own->ensembles = shown_ensembles(arena, view->ensembles, shown, count);
	return show(arena, shown, count, own);
}

void sheets_show(struct sheets *sheets, sheet_view *show, const struct result *const *results, int count)
{
	for (int i = 0; i < sheets->count; i++) {
		struct sheet *sheet = &sheets->list[i];
		struct said said = said_shown(sheet->text.arena, show, results, count, &sheet->view);
		sheet_write(sheet, &said);
	}
}

/* What is told one after another shares the screen: the first has most of it. */
static void share_screen(struct sheet *sheet, int first, int shares)
{
	enum { LATER = 14 };
	if (sheet->lines)
		sheet->lines = first ? LATER : shares > 1 ? SCREEN_LINES - LATER / 2 : SCREEN_LINES;
}

static void show_part(struct sheet *sheet, sheet_view *show, const struct batch *batch, int first, int count)
{
	struct view *view = ARENA_NEW(sheet->text.arena, struct view);
	*view = sheet->view;
	view->ensembles = view->ensembles ? view->ensembles + first : NULL;
	struct said said = said_shown(sheet->text.arena, show, batch->results + first, count, view);
	text_add(&sheet->text, first > 0 ? "\n\n" : "");
	sheet_write(sheet, &said);
}

void sheets_show_apart(struct sheets *sheets, sheet_view *show, const struct batch *batch)
{
	int shares = 0;
	for (int first = 0, count = 0; (count = batch_together(batch, &first, count)) > 0;)
		shares++;
	for (int i = 0; i < sheets->count; i++) {
		struct sheet *sheet = &sheets->list[i];
		if (!sheet->writer->for_people)
			show_part(sheet, show, batch, 0, batch->result_count);
		else
			for (int first = 0, count = 0; (count = batch_together(batch, &first, count)) > 0;) {
				share_screen(sheet, first, shares);
				show_part(sheet, show, batch, first, count);
			}
	}
}

void sheets_show_each(struct sheets *sheets, sheet_view *show, const struct batch *batch)
{
	for (int i = 0; i < sheets->count; i++) {
		struct sheet *sheet = &sheets->list[i];
		bool each = sheet->lines && sheet->writer->for_people && batch->result_count <= SCREEN_BLOCKS;
		if (each)
			sheet->lines = SCREEN_LINES / batch->result_count;
		for (int r = 0; each && r < batch->result_count; r++)
			show_part(sheet, show, batch, r, 1);
		if (!each)
			show_part(sheet, show, batch, 0, batch->result_count);
	}
}

void sheets_add(struct sheets *sheets, sheet_view *show, const struct result *result, struct arena *work)
{
	for (int i = 0; i < sheets->count; i++) {
		struct sheet *sheet = &sheets->list[i];
		struct text rows;
		text_init(&rows, work);
		text_add(&rows, "");
		struct said said = said_shown(work, show, &result, 1, &sheet->view);
		bool goes_on = sheet->text.length > 0;
		sheet->writer->write(&rows, &said, &(struct manner){.mark = sheet->mark, .goes_on = goes_on});
		if (!goes_on && sheets->expected > 1 && rows.length < EXPECTED_MOST / (size_t)sheets->expected)
			text_expect(&sheet->text,
			            rows.length * (size_t)sheets->expected); /* growing would copy it again and again */
		text_add_n(&sheet->text, rows.bytes, rows.length);
	}
}

/* --- handing them over --- */

enum exit_code deliver_worse(enum exit_code a, enum exit_code b) { return a > b ? a : b; }

enum exit_code deliver_stdout(struct call *call, const struct text *text)
{
	struct err err = {0};
	if (text->length == 0 || output_stdout(text->bytes, text->length, &err) || err.code == EPIPE)
		return EXIT_DONE;
	return call_system(call, &err);
}

struct view deliver_view(const struct call *call)
{
	struct view view = call->view;
	view.language = writer_language(call->writer, view.language);
	return view;
}

enum exit_code deliver_said(struct call *call, struct said said)
{
	struct text text;
	text_init(&text, call->arena);
	deliver_write(&text, call, &said, false);
	return deliver_stdout(call, &text);
}

struct output_set *deliver_begin(const struct sheets *sheets, struct call *call, struct err *err)
{
	*call->patient = 1;
	struct output_set *set = output_begin(call->arena, call->options->folder, err);
	bool right = set;
	for (int i = 0; right && i < sheets->count; i++) {
		const struct sheet *sheet = &sheets->list[i];
		right = output_add(set, sheet->name, sheet->text.bytes, sheet->text.length, err);
	}
	if (set && !right)
		output_abandon(set);
	*call->patient = right;
	return right ? set : NULL;
}

static void say_waiting(void *data)
{
	struct call *call = data;
	if (!call->options->quiet)
		call_say(call, W_DELIVER_WAITS, call->options->folder ? call->options->folder : call->options->arguments[0]);
}

struct output_patience deliver_patience(struct call *call)
{
	return (struct output_patience){.stop = call->stop, .say = say_waiting, .data = call};
}

static enum exit_code fail(struct call *call, const struct err *err)
{
	return *call->stop ? EXIT_SIGNAL + (unsigned)*call->stop : call_system(call, err);
}

static enum exit_code look_at_folder(struct call *call, struct output_set *set, const char *const *names, int count,
                                     const struct manifest **old)
{
	struct err err = {0};
	const struct output_patience patience = deliver_patience(call);
	const char **all = ARENA_ARRAY(call->arena, count + 1, const char *);
	for (int i = 0; i < count; i++)
		all[i] = names[i];
	if (manifest_wanted(call))
		all[count++] = MANIFEST_NAME;
	bool locked = output_lock(set, &patience, &err);
	if (!locked && err.code == EBADMSG) { /* a journal that is none */
		call_error(call, W_OURS_OTHER, W_OURS_OTHER_HINT, err.file);
		return EXIT_INPUT;
	}
	if (!locked)
		return fail(call, &err);
	enum exit_code code = ours_check(call, set, all, count, old, &err);
	return code == EXIT_SYSTEM ? fail(call, &err) : code;
}

enum exit_code deliver_clear(struct call *call, const char *const *names, int count)
{
	struct err err = {0};
	if (!call->options->folder)
		return EXIT_DONE;
	*call->patient = 1;
	const struct manifest *old;
	struct output_set *set = output_begin_there(call->arena, call->options->folder, &err);
	/* what is no folder, or cannot be opened, is told where it is made */
	enum exit_code code = set ? look_at_folder(call, set, names, count, &old) : EXIT_DONE;
	if (set)
		output_abandon(set);
	*call->patient = 0;
	return code;
}

enum exit_code sheets_clear(const struct sheets *sheets, struct call *call)
{
	const char *names[SHEETS_MOST];
	for (int i = 0; i < sheets->count; i++)
		names[i] = sheets->list[i].name;
	return deliver_clear(call, names, sheets->count);
}

enum exit_code sheets_clear_planned(struct call *call, const struct plan *plan, unsigned parts)
{
	struct sheets *sheets = ARENA_NEW(call->arena, struct sheets);
	sheets_plan(sheets, call, plan, parts);
	return sheets_clear(sheets, call);
}

/* What was found before is looked for again, now that nobody else can write. It was all reported until here. */
static enum exit_code refuse_others(struct call *call, struct output_set *set, const struct manifest **old)
{
	struct diags fresh, before = call->diags;
	diags_init(&fresh, call->arena, call->diags.language);
	call->diags = fresh;
	const char **names = ARENA_ARRAY(call->arena, output_count(set) + 1, const char *);
	for (int i = 0; i < output_count(set); i++)
		names[i] = output_name(set, i);
	enum exit_code code = look_at_folder(call, set, names, output_count(set), old);
	if (code == EXIT_INPUT) {
		call_report(call);
		call_say(call, W_OURS_NOTHING, NULL);
	}
	call->diags = before;
	return code;
}

enum exit_code deliver_commit(struct output_set *set, struct call *call)
{
	struct err err = {0};
	const struct manifest *old; /* as it is under the lock */
	enum exit_code code = *call->stop ? EXIT_SIGNAL + (unsigned)*call->stop : refuse_others(call, set, &old);
	if (code == EXIT_DONE &&
	    ((manifest_wanted(call) && !manifest_add(call, set, old, &err)) || !output_commit(set, &err)))
		code = call_system(call, &err);
	if (code != EXIT_DONE)
		output_abandon(set);
	if (code == EXIT_SYSTEM && output_is_interrupted(output_folder(set)))
		call_say(call, W_DELIVER_LEFT, output_folder(set));
	*call->patient = 0;
	return code;
}

void deliver_say(struct call *call, int files, const char *only)
{
	if (call->options->quiet)
		return;
	bool manifest = manifest_wanted(call);
	if (files == 1)
		call_say(call, manifest ? W_DELIVER_WROTE_ONE_TOLD : W_DELIVER_WROTE_ONE, only);
	else
		call_say(call, manifest ? W_DELIVER_WROTE_TOLD : W_DELIVER_WROTE, call_number(call, files),
		         call->options->folder);
}

enum exit_code sheets_deliver(const struct sheets *sheets, struct call *call)
{
	if (!call->options->folder)
		return deliver_stdout(call, &sheets->list[0].text);
	struct err err = {0};
	struct output_set *set = deliver_begin(sheets, call, &err);
	if (!set)
		return call_system(call, &err);
	int files = output_count(set);
	const char *first = output_path(set, 0);
	enum exit_code code = deliver_commit(set, call);
	if (code == EXIT_DONE)
		deliver_say(call, files, first);
	return code;
}
