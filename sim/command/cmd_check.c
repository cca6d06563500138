/* SPDX-License-Identifier: GPL-3.0-or-later */
/* check: reads plans and scenarios, runs the scenarios without showing what they come to, and says what each
 * rests on: its numbers, their sources, what is left out, which targets cannot be judged. All that is talk, but for
 * programs: with --quiet only errors are said, and the exit code. */
#include "ask/audit.h"
#include "ask/doubts.h"
#include "command/batch.h"
#include "command/cmd.h"
#include "command/deliver.h"
#include "command/previous.h"

static void show(struct text *out, struct call *call, struct said said) { deliver_write(out, call, &said, false); }

struct checking {
	struct call *call;
	struct text *out;
	struct doubted_names *names; /* one for each file of observations */
	int name_count, name_capacity;
	bool left_out; /* of a screen that several share */
};

static void doubt(struct checking *checking, struct arena *work, const struct result *result)
{
	struct arena *arena = checking->call->arena;
	const struct plan *plan = result->scenario->plan;
	int i = 0;
	while (i < checking->name_count && !doubted_names_are_of(&checking->names[i], plan))
		i++;
	if (i == checking->name_count) {
		struct doubted_names begun;
		doubted_names_begin(arena, plan, &begun);
		*ARENA_PUSH(arena, checking->names, checking->name_count, checking->name_capacity) = begun;
	}
	doubted_names_take(arena, work, &checking->names[i], result);
	doubt_observations(work, result, &checking->call->diags);
	doubt_base(work, result, &checking->call->diags);
	doubt_twins(work, result, &checking->call->diags);
}

/* A table is made one scenario after another, and so are rows, which have one heading. */
static void show_scenario(void *data, struct batch *batch, const struct result *result)
{
	struct checking *checking = data;
	struct call *call = checking->call;
	struct view view = call->view;
	struct text part;
	text_init(&part, batch->work);
	bool spaced = call->options->all || batch->count <= SCREEN_BLOCKS || batch->ran == 0;
	text_add(&part, checking->out->length > 0 && call->writer->for_people && spaced ? "\n" : "");
	view.language = writer_language(call->writer, view.language);
	struct said said = view_check(batch->work, &result, 1, &view);
	deliver_part(&part, call, &said, checking->out->length > 0, batch->count, &checking->left_out);
	text_add_n(checking->out, part.bytes, part.length);
	doubt(checking, batch->work, result);
}

/* What audit would refuse of a plan that was named. */
static void check_relations(struct call *call, struct batch *batch)
{
	for (int i = 0; i < batch->plan_count; i++) {
		int errors = call->diags.errors;
		previous_named(call, batch->variants.reader, batch->plans[i]);
		audit_check(call->arena, batch->plans[i], call->models, &call->diags);
		batch->wrong += call->diags.errors > errors;
	}
}

enum exit_code cmd_check(struct call *call)
{
	struct batch batch;
	struct text out;
	struct checking checking = {.call = call, .out = &out};
	text_init(&out, call->arena);
	text_add(&out, "");
	if (!batch_read(call, &batch))
		return batch_refuse(call, &batch);
	check_relations(call, &batch);
	for (int i = 0; i < batch.plan_count && call->writer->for_people; i++)
		show(&out, call, view_plan(call->arena, batch.plans[i], &call->view));
	bool document = !call->writer->for_people && !call->writer->in_parts; /* needs them together */
	if (!batch_run(call, &batch, document, document ? NULL : show_scenario, &checking))
		return batch_refuse(call, &batch);
	for (int i = 0; i < batch.result_count && document; i++)
		doubt(&checking, call->arena, batch.results[i]);
	for (int i = 0; i < checking.name_count; i++)
		doubted_names_report(call->arena, &checking.names[i], &call->diags);
	if (document || (call->writer->in_parts && !batch.ran))
		show(&out, call, view_check(call->arena, batch.results, batch.result_count, &call->view));
	else if (!call->diags.errors && call->writer->for_people)
		show(&out, call,
		     view_checked(call->arena,
		                  (struct checked){batch.plan_count, batch.ran, call->diags.warnings, checking.left_out},
		                  &call->view));
	enum exit_code verdict = batch_finish(call, &batch);
	if (call->options->quiet && call->writer->for_people)
		return verdict;
	return deliver_worse(verdict, deliver_stdout(call, &out));
}
