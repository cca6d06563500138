/* SPDX-License-Identifier: GPL-3.0-or-later */
/* deliver: texts to standard output or into a folder. Holds: nothing is written before all of it is made. */
#include "command/deliver.h"
#include "command/manifest.h"
#include <assert.h>
#include <errno.h>
#include <string.h>

static const size_t EXPECTED_MOST = 128 << 20; /* bytes */

/* --- which sheets --- */

static void add_sheet(struct sheets *sheets, struct call *call, const struct plan *plan, enum format format,
                      unsigned part)
{
	static const char *const endings[] = {
		[FORMAT_TABLE] = "txt", [FORMAT_CSV] = "csv", [FORMAT_JSON] = "json"};
	assert(sheets->count < (int)(sizeof sheets->list / sizeof *sheets->list));
	struct sheet *sheet = &sheets->list[sheets->count++];
	*sheet = (struct sheet){.view = call_view(call)};
	text_init(&sheet->text, call->arena);
	text_add(&sheet->text, "");
	if (!call->options->folder)
		return;
	sheet->view.format = format;
	sheet->view.targets = part == PART_TARGETS;
	sheet->view.milestones = part == PART_CREDIBLE;
	sheet->view.facts = part == PART_FACTS;
	sheet->view.inputs = part == PART_INPUTS;
	sheet->view.language = call->resolved.language = call_file_language(call, plan);
	sheet->view.utf8 = true;
	sheet->view.colour = call->options->colour == COLOUR_ALWAYS;
	sheet->name = arena_print(call->arena, "%s%s.%s", call->command->name,
	                          part == PART_TARGETS  ? "-targets"
	                          : part == PART_INPUTS   ? "-inputs"
	                          : part == PART_CREDIBLE ? "-credible"
	                          : part == PART_FACTS    ? "-facts"
	                                                : "",
	                          endings[format]);
}

void sheets_plan(struct sheets *sheets, struct call *call, const struct plan *plan, unsigned parts)
{
	sheets->count = sheets->expected = 0;
	unsigned formats = call->options->formats ? call->options->formats : AS_CSV;
	if (call->options->folder)
		call->resolved.formats = formats;
	unsigned asked = call->options->targets ? PART_TARGETS : call->options->inputs ? PART_INPUTS : 0;
	if (!call->options->folder) {
		add_sheet(sheets, call, plan, call->view.format, asked);
		return;
	}
	if (formats & AS_CSV) {
		add_sheet(sheets, call, plan, FORMAT_CSV, asked);
		if (!asked && parts & PART_TARGETS)
			add_sheet(sheets, call, plan, FORMAT_CSV, PART_TARGETS);
		if (!asked && parts & PART_INPUTS)
			add_sheet(sheets, call, plan, FORMAT_CSV, PART_INPUTS);
		if (!asked && parts & PART_CREDIBLE)
			add_sheet(sheets, call, plan, FORMAT_CSV, PART_CREDIBLE);
		if (!asked && parts & PART_FACTS)
			add_sheet(sheets, call, plan, FORMAT_CSV, PART_FACTS);
	}
	if (formats & AS_JSON)
		add_sheet(sheets, call, plan, FORMAT_JSON, asked);
	if (formats & AS_TABLE)
		add_sheet(sheets, call, plan, FORMAT_TABLE, asked);
}

bool sheets_stream(const struct sheets *sheets)
{
	for (int i = 0; i < sheets->count; i++)
		if (sheets->list[i].view.format != FORMAT_CSV)
			return false;
	return true;
}

/* --- filling them --- */

void sheets_show(struct sheets *sheets, sheet_view *show, const struct result *const *results, int count)
{
	for (int i = 0; i < sheets->count; i++)
		show(&sheets->list[i].text, results, count, &sheets->list[i].view);
}

void sheets_add(struct sheets *sheets, sheet_view *show, const struct result *result, struct arena *work)
{
	for (int i = 0; i < sheets->count; i++) {
		struct sheet *sheet = &sheets->list[i];
		struct text rows;
		text_init(&rows, work);
		text_add(&rows, "");
		show(&rows, &result, 1, &sheet->view);
		const char *newline = sheet->text.length ? memchr(rows.bytes, '\n', rows.length) : NULL;
		if (sheet->text.length == 0 && sheets->expected > 1 && rows.length < EXPECTED_MOST / (size_t)sheets->expected)
			text_expect(&sheet->text,
			            rows.length *
			                (size_t)sheets->expected); /* growing step by step would copy it again and again */
		size_t header = newline ? (size_t)(newline - rows.bytes) + 1 : 0;
		text_add_n(&sheet->text, rows.bytes + header, rows.length - header);
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

enum exit_code deliver_commit(struct output_set *set, struct call *call)
{
	struct err err = {0};
	enum exit_code code = EXIT_DONE;
	if (*call->stop)
		code = EXIT_SIGNAL + (unsigned)*call->stop;
	else if ((manifest_wanted(call) && !manifest_add(call, set, &err)) || !output_commit(set, &err))
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
