/* SPDX-License-Identifier: GPL-3.0-or-later */
/* check: reads plans and scenarios, runs the scenarios without showing what they come to, and says what each
 * rests on: its numbers, their sources, what is left out, which targets cannot be judged. */
#include <string.h>
#include "ask/doubts.h"
#include "command/batch.h"
#include "command/cmd.h"
#include "command/deliver.h"
#include "write/terminal.h"

struct checked {
	int targets, binding, numbers, words, variables;
};

static bool states_number(const struct json *target)
{
	static const char *const senses[] = {"at_least", "at_most", "above", "below", "about", "range"};
	for (size_t i = 0; i < sizeof senses / sizeof *senses; i++)
		if (json_get(target, senses[i]))
			return true;
	return false;
}

static struct checked count_targets(const struct plan *plan)
{
	struct checked counts = {0};
	const struct json *targets = json_get(plan->root, "targets");
	for (const struct json *target = targets ? targets->child : NULL; target; target = target->next) {
		const struct json *attribute = json_get(target, "attribute");
		counts.targets++;
		counts.binding += attribute && attribute->text && strcmp(attribute->text, "binding") == 0;
		counts.numbers += states_number(target);
		counts.words += !states_number(target);
		counts.variables += json_get(target, "variable") != NULL;
	}
	return counts;
}

static void show_plan(struct text *out, struct call *call, const struct plan *plan)
{
	struct checked counts = count_targets(plan);
	enum language language = call->view.language;
	const char *title = title_in(plan->title, language, plan->path);
	const char *years[] = {call_number(call, plan->first), call_number(call, plan->last),
	                       call_number(call, plan->base_year)};
	const char *plan_line = word_format(call->arena, language, W_CHECK_PLAN,
	                                    WORDS(plan->path, title, years[0], years[1], years[2]));
	const char *target_line = word_format(
		call->arena, language, W_CHECK_TARGETS,
		WORDS(call_count(call, counts.targets, W_COUNT_TARGET, W_COUNT_TARGETS),
	          call_number(call, counts.binding), call_number(call, counts.numbers),
	          call_number(call, counts.words), call_number(call, counts.targets - counts.variables)));
	terminal_prose(out, plan_line, 0, 2, TERMINAL_WIDTH);
	terminal_prose(out, target_line, 0, 2, TERMINAL_WIDTH);
}

struct checking {
	struct call *call;
	struct text *out;
};

/* A table is made one scenario after another, and so are rows, which have one heading. */
static void show_scenario(void *data, struct batch *batch, const struct result *result)
{
	struct checking *checking = data;
	struct call *call = checking->call;
	struct view view = call->view;
	struct text part;
	text_init(&part, batch->work);
	text_add(&part, checking->out->length > 0 && call->writer->for_people ? "\n" : "");
	view.language = call->writer->one_language ? LANGUAGE_OF_DATA : view.language;
	struct said said = view_check(batch->work, &result, 1, &view);
	deliver_write(&part, call, &said, checking->out->length > 0);
	text_add_n(checking->out, part.bytes, part.length);
	doubt_observations(batch->work, result, &call->diags);
}

static void show_summary(struct text *out, struct call *call, const struct batch *batch)
{
	enum language language = call->view.language;
	const char *kinds[3] = {NULL}; /* ends with NULL, as words want it */
	int count = 0;
	if (batch->plan_count)
		kinds[count++] = call_count(call, batch->plan_count, W_COUNT_PLAN, W_COUNT_PLANS);
	if (batch->ran || !count)
		kinds[count++] = call_count(call, batch->ran, W_COUNT_SCENARIO, W_COUNT_SCENARIOS);
	const char *files = count < 2 ? kinds[0] : word_format(call->arena, language, W_CHECK_AND, kinds);
	char *warnings = call_count(call, call->diags.warnings, W_COUNT_WARNING, W_COUNT_WARNINGS);
	text_add(out, "\n");
	text_add(out,
	         word_format(call->arena, language, call->diags.warnings ? W_CHECK_SOUND_WARNINGS : W_CHECK_SOUND,
	                     WORDS(files, warnings)));
	text_add(out, "\n");
}

enum exit_code cmd_check(struct call *call)
{
	struct batch batch;
	struct text out;
	struct checking checking = {call, &out};
	text_init(&out, call->arena);
	text_add(&out, "");
	if (!batch_read(call, &batch))
		return batch_refuse(call, &batch);
	for (int i = 0; i < batch.plan_count && call->writer->for_people; i++)
		show_plan(&out, call, batch.plans[i]);
	bool document = !call->writer->for_people && !call->writer->in_parts; /* needs them together */
	if (!batch_run(call, &batch, document, document ? NULL : show_scenario, &checking))
		return batch_refuse(call, &batch);
	for (int i = 0; i < batch.result_count && document; i++)
		doubt_observations(call->arena, batch.results[i], &call->diags);
	if (document || (call->writer->in_parts && !batch.ran)) {
		struct said said = view_check(call->arena, batch.results, batch.result_count, &call->view);
		deliver_write(&out, call, &said, false);
	} else if (!call->diags.errors && call->writer->for_people)
		show_summary(&out, call, &batch);
	enum exit_code verdict = batch_finish(call, &batch);
	return deliver_worse(verdict, deliver_stdout(call, &out));
}
