/* SPDX-License-Identifier: GPL-3.0-or-later */
/* batch: finds, reads and runs the scenarios of a command. Holds: where results are not kept, the memory of a
 * scenario is released before the next one runs, except where a message may still point into it. */
#include "base/shell.h"
#include "command/batch.h"
#include "command/batch_names.h"
#include "command/batch_plans.h"
#include "command/manifest.h"
#include "command/scenario_words.h"
#include "command/units_shown.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "ask/run.h"
#include "command/files.h"
#include "core/changes.h"
#include "base/lookup.h"
#include "data/reader.h"

/* --- reading --- */

static void skip(struct call *call, const struct found_file *file, enum word why)
{
	if (file->named || why == W_BATCH_IS_OTHER)
		diag_note(&call->diags, NOWHERE, NULL, W_BATCH_LEFT_OUT, why, file->path);
}

static void unread(struct call *call, struct batch *batch, const struct found_file *file)
{
	batch->wrong++;
	*ARENA_PUSH(call->arena, batch->unread, batch->unread_count, batch->unread_capacity) = file->real;
}

static void read_scenario(struct call *call, struct batch *batch, const struct found_file *file)
{
	const struct scenario *scenario = variants_read(call, &batch->variants, file->path);
	if (!scenario) {
		unread(call, batch, file);
		return;
	}
	*ARENA_PUSH(call->arena, batch->scenarios, batch->count, batch->capacity) = scenario;
}

static void read_plan(struct call *call, struct batch *batch, const struct found_file *file)
{
	const struct plan *plan = reader_plan(batch->variants.reader, file->path);
	if (plan)
		*ARENA_PUSH(call->arena, batch->plans, batch->plan_count, batch->plan_capacity) = plan;
	else
		batch->wrong++;
}

/* What an earlier command left here. */
static bool is_manifest(const char *path)
{
	const char *slash = strrchr(path, '/');
	return strcmp(slash ? slash + 1 : path, MANIFEST_NAME) == 0;
}

static void read_file(struct call *call, struct batch *batch, const struct found_file *file)
{
	bool is_abstract = false, checking = call->command->reads == READS_PLANS_TOO;
	batch->files++;
	switch (reader_kind(batch->variants.reader, file->path, &is_abstract)) {
	case FILE_BROKEN: unread(call, batch, file); break;
	case FILE_PLAN:
		if (checking)
			read_plan(call, batch, file);
		else
			skip(call, file, W_BATCH_IS_PLAN);
		break;
	case FILE_SCENARIO:
		if (is_abstract && checking && reader_scenario(batch->variants.reader, file->path))
			batch->parents++;
		if (is_abstract)
			skip(call, file, W_BATCH_IS_ABSTRACT);
		else
			read_scenario(call, batch, file);
		break;
	case FILE_OTHER:
		if (file->named)
			read_scenario(call, batch, file); /* says what is wrong with its kind */
		else if (!is_manifest(file->path))
			skip(call, file, W_BATCH_IS_OTHER);
		break;
	}
}

/* --- all of them --- */

enum { MOST_NAMES = 200 /* of --only */ };

struct ordering {
	struct batch *batch;
	struct lookup *by_path;
	const struct scenario **list;
	bool *taken;
	int count;
};

static void take_parents_first(struct ordering *ordering, int index)
{
	const struct scenario *scenario = ordering->batch->scenarios[index];
	if (ordering->taken[index])
		return;
	ordering->taken[index] = true;
	for (int l = 0; l < scenario->layer_count; l++) {
		const int *parent = lookup_find(ordering->by_path, scenario->layers[l].source->path);
		if (parent)
			take_parents_first(ordering, *parent);
	}
	ordering->list[ordering->count++] = scenario;
}

/* A folder's scenarios in the order in which they build on each other, else by name; named ones as named. */
static void parents_first(struct call *call, struct batch *batch, const struct found *found)
{
	for (int i = 0; i < found->count; i++)
		if (found->list[i].named)
			return;
	struct ordering ordering = {batch, lookup_create(call->arena),
	                            ARENA_ARRAY(call->arena, batch->count + 1, const struct scenario *),
	                            ARENA_ARRAY(call->arena, batch->count + 1, bool), 0};
	int *indices = ARENA_ARRAY(call->arena, batch->count + 1, int);
	for (int i = 0; i < batch->count; i++) {
		indices[i] = i;
		lookup_put(ordering.by_path, batch->scenarios[i]->path, &indices[i]);
	}
	for (int i = 0; i < batch->count; i++)
		take_parents_first(&ordering, i);
	for (int i = 0; i < batch->count; i++)
		batch->scenarios[i] = ordering.list[i];
}

static bool is_run(const struct batch *batch, int year)
{
	for (int i = 0; i < batch->count; i++)
		if (year >= batch->scenarios[i]->plan->base_year && year <= batch->scenarios[i]->last)
			return true;
	return false;
}

/* "2020:2025 and 2020:2035", each once. */
static char *runs(struct call *call, const struct batch *batch)
{
	const char **list = ARENA_ARRAY(call->arena, batch->count + 1, const char *);
	int count = 0;
	for (int i = 0; i < batch->count; i++) {
		const struct scenario *scenario = batch->scenarios[i];
		const char *run = arena_print(call->arena, "%d:%d", scenario->plan->base_year, scenario->last);
		bool known = false;
		for (int k = 0; k < count; k++)
			known = known || strcmp(list[k], run) == 0;
		if (!known)
			list[count++] = run;
	}
	return word_join(call->arena, call->diags.language, list, count);
}

/* Both ends of --years must lie in a run; where runs differ, some may have fewer rows. */
static void check_years(struct call *call, struct batch *batch)
{
	int first = call->view.asked.first, last = call->view.asked.last;
	if (!first || !batch->count || (is_run(batch, first) && is_run(batch, last)))
		return;
	char *asked = first == last ? call_number(call, first) : arena_print(call->arena, "%d:%d", first, last);
	call_error(call, W_BATCH_YEARS, W_BATCH_YEARS_RUN, asked, runs(call, batch));
	batch->hopeless = true;
}

/* Each name is held against each variable. */
static void check_names(struct call *call, struct batch *batch)
{
	if (batch->wanted->count <= MOST_NAMES)
		return;
	call_error(call, W_ONLY_TOO_MANY, W_ONLY_AT_MOST, call_number(call, batch->wanted->count),
	           call_number(call, MOST_NAMES));
	batch->hopeless = true;
}

static void tell_inputs(struct call *call, const struct batch *batch)
{
	const struct input_rows *rows = &batch->variants.rows;
	for (int i = 0; i < batch->count; i++)
		manifest_scenario(call, batch->scenarios[i]);
	for (int i = 0; i < batch->plan_count; i++)
		manifest_plan(call, batch->plans[i], true);
	for (int i = 0; i < rows->file_count; i++)
		manifest_table(call, rows->files[i]);
	manifest_names(call);
}

/* A word that was looked up before is not looked up again: where its file is gone, nothing takes its place. */
static bool find_word(struct call *call, struct found *found, int word)
{
	if (!call->words)
		return files_find(found, call->arena, call->options->arguments[word], &call->diags);
	if (path_exists(call->words[word].path))
		return files_add(found, call->arena, &call->words[word], &call->diags);
	call_error(call, W_WATCH_STILL, W_NONE, call->words[word].path);
	return false;
}

bool batch_read(struct call *call, struct batch *batch)
{
	*batch = (struct batch){0};
	batch->hopeless = !variants_begin(call, &batch->variants);
	batch->wanted = view_only_read(call->arena, call->options->only);
	check_names(call, batch);
	struct found found = {0};
	int words = scenario_words(call);
	for (int i = 0; i < words; i++)
		batch->wrong += !find_word(call, &found, i);
	files_once(&found, call->arena, &call->diags);
	for (int i = 0; i < found.count; i++)
		read_file(call, batch, &found.list[i]);
	parents_first(call, batch, &found);
	batch_by_plan(call, batch, &found);
	batch_name(call, batch);
	batch->hopeless |= !batch->hopeless && !variants_expand(call, &batch->variants, &batch->scenarios,
	                                                        &batch->count, &batch->wrong);
	batch->hopeless |= !batch_names_differ(call, batch);
	check_years(call, batch);
	batch->hopeless |= !units_shown_read(call, batch);
	if (call->options->folder)
		tell_inputs(call, batch);
	bool nothing = batch->count == 0 && batch->plan_count == 0 && batch->parents == 0;
	if (nothing && call->diags.errors == 0)
		call_error(call, W_BATCH_NOTHING, W_NONE, NULL);
	return !batch->hopeless && !nothing;
}

/* --- running --- */

static void free_work(void *data) { arena_free(data); }

static struct arena *new_work(struct call *call)
{
	struct arena *work = ARENA_NEW(call->arena, struct arena);
	arena_init(work, call->arena->rescue, call->arena->limit);
	arena_on_free(call->arena, free_work, work);
	return work;
}

/* Counts a result in, or out again (`sign` -1). */
static void judge(struct batch *batch, const struct result *result, int sign)
{
	int held = 0, broken = 0;
	for (int i = 0; i < result->limit_count; i++) {
		held += result->limits[i].bound_years;
		broken += result->limits[i].broken_years;
	}
	batch->ran += sign;
	batch->missed += result->missed > 0 ? sign : 0;
	batch->held += held > 0 ? sign : 0;
	batch->broken += broken > 0 ? sign : 0;
}

/* The names of --only in this result's ids; for results that are kept, in those of all of them. */
static void look_for_names(struct call *call, struct batch *batch, const struct result *result, bool keep)
{
	if (!call->options->only)
		return;
	const char *only = view_only_in(batch->work, batch->wanted, result);
	bool more = keep && batch->only && strcmp(batch->only, only) != 0;
	batch->only = more ? arena_print(call->arena, "%s,%s", batch->only, only) : only;
}

static void complain_names(struct call *call, struct batch *batch)
{
	for (int i = 0; i < batch->wanted->count; i++) {
		const struct view_only_piece *piece = &batch->wanted->pieces[i];
		if (piece->known)
			continue;
		if (piece->several)
			call_error(call, W_NAME_SEVERAL, W_NAME_ONE_OF, piece->text, piece->several);
		else if (piece->level)
			call_error(call, W_NO_LEVEL, W_NEEDS_LEVEL_HINT, piece->text, piece->level,
			           call_number(call, piece->prices), call_number(call, piece->base));
		else
			call_error(call, W_BATCH_NO_VARIABLE,
			           piece->nearest ? W_BATCH_VARIABLE_NEAREST : W_BATCH_VARIABLE_LIST, piece->text,
			           piece->nearest ? piece->nearest : shell_file(call->arena, call->options->arguments[0]));
		batch->hopeless = true;
	}
}

static void run_one(struct call *call, struct batch *batch, int index, bool keep, batch_take *take,
                    void *data)
{
	const struct result *result =
		run_scenario(batch->work, batch->scenarios[index], call->models, &call->diags);
	if (!result) {
		batch->wrong++;
		return;
	}
	judge(batch, result, 1);
	changes_doubt(&batch->variants.rows, result->program, &call->diags);
	look_for_names(call, batch, result, keep);
	if (keep)
		*ARENA_PUSH(call->arena, batch->results, batch->result_count, batch->result_capacity) = result;
	if (take)
		take(data, batch, result);
}

/* Does a variant of the same scenario say the same: any of the scenario itself, an earlier one of a variant? */
static bool is_given_twice(const struct batch *batch, int index)
{
	const struct result *one = batch->results[index];
	const struct scenario *of = one->scenario->plain ? one->scenario->plain : one->scenario;
	int end = one->scenario->plain ? index : batch->result_count;
	for (int i = 0; i < end; i++)
		if (batch->results[i]->scenario->plain == of && variants_are_same(one, batch->results[i]))
			return true;
	return false;
}

/* Where --vary gives a value twice, or the one that the scenario has anyhow, one is enough. */
static void drop_repeated(struct batch *batch)
{
	bool *drop = ARENA_ARRAY(batch->results[0]->program->arena, batch->result_count, bool);
	int kept = 0;
	for (int i = 0; i < batch->result_count; i++)
		drop[i] = is_given_twice(batch, i);
	for (int i = 0; i < batch->result_count; i++) {
		if (drop[i])
			judge(batch, batch->results[i], -1);
		else
			batch->results[kept++] = batch->results[i];
	}
	batch->result_count = kept;
}

static bool may_print(const struct call *call, const struct batch *batch)
{
	if (batch->hopeless || (batch->ran == 0 && batch->plan_count == 0 && batch->parents == 0))
		return false;
	return call->diags.errors == 0 || call->options->keep_going;
}

bool batch_run(struct call *call, struct batch *batch, bool keep, batch_take *take, void *data)
{
	batch->work = keep ? call->arena : new_work(call);
	for (int i = 0; i < batch->count; i++) {
		int said = call->diags.errors + call->diags.warnings + call->diags.notes;
		run_one(call, batch, i, keep, take, data);
		if (keep)
			continue;
		if (said == call->diags.errors + call->diags.warnings + call->diags.notes)
			arena_free(batch->work);
		else
			batch->work = new_work(call);
	}
	if (batch->variants.combinations && batch->result_count)
		drop_repeated(batch);
	if (batch->ran)
		complain_names(call, batch);
	if (keep)
		call->resolved.only = batch->only;
	return may_print(call, batch);
}

/* --- the end --- */

/* "2 errors, 1 warning" */
static char *counts_for_exit(struct call *call)
{
	char *errors = call_count(call, call->diags.errors, W_COUNT_ERROR, W_COUNT_ERRORS);
	if (!call->diags.warnings || call->options->quiet)
		return errors;
	char *warnings = call_count(call, call->diags.warnings, W_COUNT_WARNING, W_COUNT_WARNINGS);
	return word_join(call->arena, call->diags.language, (const char *const[]){errors, warnings}, 2);
}

enum exit_code batch_refuse(struct call *call, const struct batch *batch)
{
	(void)batch;
	call_report(call);
	call_say(call, W_BATCH_NOTHING_RUN, counts_for_exit(call));
	return call->diags.refused ? EXIT_SYSTEM : EXIT_INPUT;
}

static bool fails(struct call *call, unsigned kind, int scenarios, const struct batch *batch, enum word word)
{
	if (!(call->options->fail_on & kind) || !scenarios)
		return false;
	if (!call->options->quiet)
		call_say(call, word, call_number(call, scenarios), call_number(call, batch->ran));
	return true;
}

enum exit_code batch_finish(struct call *call, const struct batch *batch)
{
	call_report(call);
	if (call->diags.errors) {
		call_say(call, W_BATCH_SOME_RUN, counts_for_exit(call), call_number(call, batch->ran));
		return call_verdict(call);
	}
	bool fail = fails(call, FAIL_MISSED, batch->missed, batch, W_FAILED_MISSED);
	fail |= fails(call, FAIL_BINDING, batch->held, batch, W_FAILED_BINDING);
	fail |= fails(call, FAIL_BROKEN, batch->broken, batch, W_FAILED_BROKEN);
	fail |= fails(call, FAIL_WARNING, call->diags.warnings, batch, W_FAILED_WARNING);
	return fail ? EXIT_NO : EXIT_DONE;
}

const struct result *batch_single(struct call *call, struct batch *batch, enum exit_code *code)
{
	bool ready = batch_read(call, batch);
	if (ready && batch->count > 1) {
		const char **ids = ARENA_ARRAY(call->arena, batch->count, const char *);
		for (int i = 0; i < batch->count; i++)
			ids[i] = batch->scenarios[i]->path;
		call_error(call, W_BATCH_ONE, W_BATCH_ONE_OF, call->command->name, call->options->arguments[0],
		           word_join(call->arena, call->diags.language, ids, batch->count));
	}
	if (ready && batch->count == 1 && batch_run(call, batch, true, NULL, NULL))
		return batch->results[0];
	*code = batch_refuse(call, batch);
	return NULL;
}
