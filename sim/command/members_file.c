/* SPDX-License-Identifier: GPL-3.0-or-later */
/* members_file: the text is made in memory, whose size is known before: what would be larger than MEGABYTES is refused.
 * Numbers are in the declared units, as `list` tells them. What is there is replaced by nothing: the same table stays,
 * another is an error. */
#include "command/members_file.h"
#include <string.h>
#include "ask/members.h"
#include "base/source.h"
#include "command/one_file.h"
#include "view/view_words.h"
#include "write/csv_out.h"

enum { MEGABYTES = 200, CELL_BYTES = 20 };

struct writing {
	struct call *call;
	const struct result *result;
	const struct sensitivity_question *question;
	struct levers levers;
	struct text text;
	struct csv_out csv;
};

static uint64_t members_of(const struct call *call)
{
	return call->options->members ? call->options->members : MEMBERS_FILE_MEMBERS;
}

static int columns_of(const struct levers *levers, const struct sensitivity_question *question)
{
	int columns = 1 + question->asked_count;
	for (int l = 0; l < levers->count; l++)
		columns += levers->list[l].columns;
	for (int o = 0; o < question->asked_count; o++)
		columns += question->asked[o].target >= 0;
	return columns;
}

/* Is there what is no table of members? */
static bool is_foreign(struct call *call, const char *path)
{
	enum source_error error;
	const struct source *source = path_exists(path) ? source_open(call->arena, path, NULL, &error) : NULL;
	return path_exists(path) && !(source && strncmp(source->bytes, "member,", strlen("member,")) == 0);
}

bool members_file_may(struct call *call, const struct result *result, const struct sensitivity_question *question)
{
	const char *path = call->options->members_to;
	const struct levers levers = levers_uncertain(call->arena, result);
	int columns = columns_of(&levers, question), errors = call->diags.errors;
	double bytes = (double)members_of(call) * columns * CELL_BYTES, most = MEGABYTES * 1e6;
	if (!one_file_is_plain(one_file_name(path), ".csv"))
		call_error(call, W_MEMBERS_TO_NAME, W_MEMBERS_TO_NAME_HINT, path);
	else if (!path_real(call->arena, path_folder(call->arena, path)))
		call_error(call, W_MEMBERS_TO_FOLDER, W_NONE, path_folder(call->arena, path));
	else if (is_foreign(call, path))
		call_error(call, W_SOLVE_SAVE_THERE, W_NONE, path);
	if (bytes > most)
		call_error(call, W_MEMBERS_TO_LARGE, W_MEMBERS_TO_LARGE_HINT,
		           arena_print(call->arena, "%llu", (unsigned long long)members_of(call)), call_number(call, columns),
		           arena_print(call->arena, "%.0f", bytes / 1e6), call_number(call, MEGABYTES),
		           arena_print(call->arena, "%.0f", most / columns / CELL_BYTES));
	return call->diags.errors == errors;
}

/* --- the text --- */

static const char *asked_name(const struct writing *writing, const struct sensitivity_asked *asked)
{
	const struct result *result = writing->result;
	return asked->target >= 0
	           ? result->targets[asked->target].target->id
	           : program_element_name(writing->call->arena, result->program, asked->variable, asked->element);
}

static void put_header(struct writing *writing)
{
	struct arena *arena = writing->call->arena;
	struct text header;
	text_init(&header, arena);
	text_add(&header, "member");
	for (int l = 0; l < writing->levers.count; l++) {
		const struct lever *lever = &writing->levers.list[l];
		for (int c = 0; c < lever->columns; c++)
			if (lever->kind == VARY_YEARLY)
				text_print(&header, ",%s@%d", lever->key, writing->result->base_year + c);
			else
				text_print(&header, ",%s", lever->key);
	}
	for (int o = 0; o < writing->question->asked_count; o++) {
		const struct sensitivity_asked *asked = &writing->question->asked[o];
		text_print(&header, ",%s@%d", asked_name(writing, asked), writing->result->base_year + asked->row);
		if (asked->target >= 0)
			text_print(&header, ",met.%s", asked_name(writing, asked));
	}
	csv_out_begin(&writing->csv, &writing->text, header.bytes);
}

static void put_drawn(struct writing *writing, const double *drawn)
{
	for (int l = 0; l < writing->levers.count; l++) {
		const struct lever *lever = &writing->levers.list[l];
		double first = lever->value->values ? lever->value->values[0] : 0;
		for (int c = 0; c < lever->columns; c++, drawn++)
			csv_out_number(&writing->csv, lever->kind == VARY_SHIFT   ? first + *drawn
			                              : lever->kind == VARY_SCALE ? first * *drawn
			                                                          : *drawn);
	}
}

static bool put_block(void *context, const struct members_block *block)
{
	struct writing *writing = context;
	for (int i = 0; i < block->count; i++) {
		csv_out_integer(&writing->csv, (long long)block->first + i + 1);
		put_drawn(writing, block->drawn + (size_t)i * (size_t)block->columns);
		for (int o = 0; o < writing->question->asked_count; o++) {
			int target = writing->question->asked[o].target;
			csv_out_number(&writing->csv, block->values[(size_t)i * (size_t)block->wanted_count + (size_t)o]);
			if (target >= 0)
				csv_out_integer(&writing->csv, block->met[(size_t)i * (size_t)block->target_count + (size_t)target]);
		}
		csv_out_row(&writing->csv);
	}
	return true;
}

enum exit_code members_file_write(struct call *call, const struct result *result,
                                  const struct sensitivity_question *question)
{
	struct writing writing = {call, result, question, levers_uncertain(call->arena, result), {0}, {0}};
	struct trial_wanted *wanted = ARENA_ARRAY(call->arena, question->asked_count + 1, struct trial_wanted);
	for (int o = 0; o < question->asked_count; o++)
		wanted[o] = (struct trial_wanted){question->asked[o].variable, question->asked[o].element,
		                                  question->asked[o].row, WORLD_LIMITED};
	text_init(&writing.text, call->arena);
	put_header(&writing);
	const struct members_question members = {.members = members_of(call),
	                                         .seed = question->seed,
	                                         .threads = question->threads,
	                                         .wanted = wanted,
	                                         .wanted_count = question->asked_count,
	                                         .stop = question->stop,
	                                         .take = put_block,
	                                         .context = &writing};
	if (!members_run(call->arena, result, &members))
		return EXIT_SIGNAL + (unsigned)*call->stop;
	bool written;
	enum exit_code code =
		one_file_write(call, call->options->members_to, writing.text.bytes, writing.text.length, &written);
	if (written && !call->options->quiet)
		call_say(call, W_MEMBERS_TO_WROTE, call->options->members_to,
		         arena_print(call->arena, "%llu", (unsigned long long)members_of(call)));
	return code;
}
