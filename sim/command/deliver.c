/* SPDX-License-Identifier: GPL-3.0-or-later */
/* deliver: texts to standard output or into a folder. Holds: nothing is written before all of it is made. */
#include "command/deliver.h"
#include "command/manifest.h"
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
	*sheet = (struct sheet){.writer = writer, .colour = call->colour, .view = call_view(call)};
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
	sheet->writer->write(&sheet->text, said, &(struct manner){.colour = sheet->colour, .mark = sheet->mark});
}

void deliver_write(struct text *out, const struct call *call, const struct said *said, bool goes_on)
{
	const struct manner manner = {.colour = call->colour, .mark = call->options->bom, .goes_on = goes_on};
	call->writer->write(out, said, &manner);
}

void sheets_show(struct sheets *sheets, sheet_view *show, const struct result *const *results, int count)
{
	for (int i = 0; i < sheets->count; i++) {
		struct sheet *sheet = &sheets->list[i];
		struct said said = show(sheet->text.arena, results, count, &sheet->view);
		sheet_write(sheet, &said);
	}
}

static void show_part(struct sheet *sheet, sheet_view *show, const struct batch *batch, int first, int count)
{
	struct view *view = ARENA_NEW(sheet->text.arena, struct view);
	*view = sheet->view;
	view->ensembles = view->ensembles ? view->ensembles + first : NULL;
	struct said said = show(sheet->text.arena, batch->results + first, count, view);
	text_add(&sheet->text, first > 0 ? "\n\n" : "");
	sheet_write(sheet, &said);
}

void sheets_show_apart(struct sheets *sheets, sheet_view *show, const struct batch *batch)
{
	for (int i = 0; i < sheets->count; i++) {
		int first = 0, count = 0;
		if (!sheets->list[i].writer->for_people)
			show_part(&sheets->list[i], show, batch, 0, batch->result_count);
		else
			while ((count = batch_together(batch, &first, count)) > 0)
				show_part(&sheets->list[i], show, batch, first, count);
	}
}

void sheets_add(struct sheets *sheets, sheet_view *show, const struct result *result, struct arena *work)
{
	for (int i = 0; i < sheets->count; i++) {
		struct sheet *sheet = &sheets->list[i];
		struct text rows;
		text_init(&rows, work);
		text_add(&rows, "");
		struct said said = show(work, &result, 1, &sheet->view);
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

static const struct manifest *old_manifest(struct call *call)
{
	struct diags unheard;
	diags_init(&unheard, call->arena, LANGUAGE_DEFAULT);
	return manifest_of(call->arena, call->options->folder, &unheard);
}

enum exit_code deliver_commit(struct output_set *set, struct call *call)
{
	struct err err = {0};
	enum exit_code code = EXIT_DONE;
	if (*call->stop)
		code = EXIT_SIGNAL + (unsigned)*call->stop;
	else if ((manifest_wanted(call) && !manifest_add(call, set, old_manifest(call), &err)) || !output_commit(set, &err))
		code = call_system(call, &err);
	if (code != EXIT_DONE)
		output_abandon(set);
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
