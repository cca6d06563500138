/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_sensitivity_data: what sensitivity says to programs: every number in full; no number where a variance cannot be
 * shared out. */
#include "view/view_sensitivity_data.h"
#include <math.h>
#include "ask/sensitivity.h"
#include "view/view_words.h"
#include "write/relation.h"

struct one { const struct sensitivity_telling *telling; const struct sensitivity_output *output; };

static const struct column input_columns[] = {{"input", .kind = COLUMN_ID},
                                              {"factor", .kind = COLUMN_ID},
                                              {"p10", .kind = COLUMN_NUMBER},
                                              {"p90", .kind = COLUMN_NUMBER},
                                              {"at_p10", .kind = COLUMN_NUMBER},
                                              {"at_p90", .kind = COLUMN_NUMBER},
                                              {"first", .kind = COLUMN_NUMBER},
                                              {"first_error", .kind = COLUMN_NUMBER},
                                              {"total", .kind = COLUMN_NUMBER},
                                              {"total_error", .kind = COLUMN_NUMBER},
                                              {"chance_first", .kind = COLUMN_NUMBER},
                                              {"chance_first_error", .kind = COLUMN_NUMBER},
                                              {"chance_total", .kind = COLUMN_NUMBER},
                                              {"chance_total_error", .kind = COLUMN_NUMBER},
                                              {0}};

static const char *factor_name(struct arena *arena, const struct sensitivity *of, int factor)
{
	const char *name = of->factors[factor].key;
	for (int i = 1; i < of->factors[factor].count; i++)
		name = arena_print(arena, "%s+%s", name, of->levers.list[of->factors[factor].levers[i]].key);
	return name;
}

static void put_bar(struct rows *to, const struct sensitivity *of, const struct sensitivity_output *output, int factor,
                    int lever)
{
	const struct index none = {NAN, NAN};
	bool shared = output->measure.moved && !output->measure.undefined, judged = output->judged && output->met.moved;
	struct index first = shared ? output->measure.first[factor] : none,
				 total = shared ? output->measure.total[factor] : none,
				 met_first = judged ? output->met.first[factor] : none,
				 met_total = judged ? output->met.total[factor] : none;
	const struct sensitivity_bar *bar = output->bars;
	while (bar->lever != lever)
		bar++;
	rows_put(to, (const struct value[]){{.text = of->levers.list[lever].key},
	                                    {.text = factor_name(rows_arena(to), of, factor)},
	                                    {.number = bar->at_low},
	                                    {.number = bar->at_high},
	                                    {.number = bar->low},
	                                    {.number = bar->high},
	                                    {.number = first.value},
	                                    {.number = first.error},
	                                    {.number = total.value},
	                                    {.number = total.error},
	                                    {.number = met_first.value},
	                                    {.number = met_first.error},
	                                    {.number = met_total.value},
	                                    {.number = met_total.error}});
}

static void fill_inputs(struct rows *to, const void *of)
{
	const struct one *one = of;
	const struct sensitivity *sensitivity = one->telling->sensitivity;
	for (int f = 0; one->output->varies && f < sensitivity->factor_count; f++)
		for (int i = 0; i < sensitivity->factors[f].count; i++)
			put_bar(to, sensitivity, one->output, f, sensitivity->factors[f].levers[i]);
}

static const struct relation inputs = {"inputs", input_columns, .fill = fill_inputs};

static const struct column output_columns[] = {{"name", .kind = COLUMN_ID},
                                               {"title", COLUMN_TEXT, .in = IN_NESTED},
                                               {"target", COLUMN_BOOLEAN, .in = IN_NESTED},
                                               {"unit", .kind = COLUMN_ID},
                                               {"year", .kind = COLUMN_INTEGER},
                                               {"centre", .kind = COLUMN_NUMBER},
                                               {"mean", .kind = COLUMN_NUMBER},
                                               {"sd", .kind = COLUMN_NUMBER},
                                               {"chance", .kind = COLUMN_NUMBER},
                                               {"moved", COLUMN_BOOLEAN, .in = IN_NESTED},
                                               {"undefined", COLUMN_INTEGER, .in = IN_NESTED},
                                               {"first_sum", COLUMN_NUMBER, .in = IN_NESTED},
                                               {"enough", COLUMN_BOOLEAN, .in = IN_NESTED},
                                               {"inputs", COLUMN_ROWS, .rows = &inputs},
                                               {0}};

static void fill_outputs(struct rows *to, const void *of)
{
	const struct sensitivity_telling *telling = of;
	const struct sensitivity *sensitivity = telling->sensitivity;
	const struct result *result = sensitivity->result;
	struct arena *arena = rows_arena(to);
	for (int o = 0; o < sensitivity->output_count; o++) {
		const struct sensitivity_output *output = &sensitivity->outputs[o];
		const struct sensitivity_asked *asked = &output->asked;
		const struct target_result *target = asked->target >= 0 ? &result->targets[asked->target] : NULL;
		struct one *one = ARENA_NEW(arena, struct one);
		*one = (struct one){telling, output};
		bool whole = !output->measure.undefined;
		rows_put(
			to,
			(const struct value[]){
				{.text = target ? target->target->id
		                        : program_element_name(arena, result->program, asked->variable, asked->element)},
				{.text = target ? view_target_title(arena, result, target, telling->view)
		                        : view_variable_title(arena, result, asked->variable, asked->element, telling->view)},
				{.number = target != NULL},
				{.text = *output->unit->text ? output->unit->text : NULL},
				{.number = result->base_year + asked->row},
				{.number = output->centre},
				{.number = whole ? output->measure.mean : NAN},
				{.number = whole ? output->measure.sd : NAN},
				{.number = output->chance},
				{.number = output->measure.moved},
				{.number = (double)output->measure.undefined},
				{.number = whole && output->measure.moved ? output->measure.sum.value : NAN},
				{.number = output->enough},
				{.of = one}});
	}
}

static const struct relation outputs = {"outputs", output_columns, .fill = fill_outputs};

static const struct column columns[] = {{"command", COLUMN_ID, .in = IN_NESTED},
                                        {"scenario", .kind = COLUMN_TEXT},
                                        {"rows", COLUMN_INTEGER, .in = IN_NESTED},
                                        {"runs", COLUMN_INTEGER, .in = IN_NESTED},
                                        {"enough", COLUMN_BOOLEAN, .in = IN_NESTED},
                                        {"outputs", COLUMN_ROWS, .rows = &outputs},
                                        {0}};

static void fill(struct rows *to, const void *of)
{
	const struct sensitivity_telling *telling = of;
	const struct sensitivity *sensitivity = telling->sensitivity;
	rows_put(to, (const struct value[]){{.text = "sensitivity"},
	                                    {.text = sensitivity->result->scenario->id},
	                                    {.number = sensitivity->rows},
	                                    {.number = (double)sensitivity->runs},
	                                    {.number = sensitivity->enough},
	                                    {.of = of}});
}

const struct relation view_sensitivity_data = {"sensitivity", columns, fill, .lines = true};
