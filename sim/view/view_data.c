/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_data: what run and compare say to programs. Tidy rows: one for each scenario, variable and year that
 * has a value; ids in English whatever the language, numbers as text that reads back exactly. */
#include <math.h>
#include <string.h>
#include "view/view.h"
#include "view/view_data.h"
#include "view/view_inputs.h"
#include "view/view_select.h"
#include "view/view_words.h"
#include "write/csv_out.h"
#include "write/json_out.h"

static void variables_csv(struct csv_out *csv, const struct result *result, const struct view *view)
{
	const struct program *program = result->program;
	for (int v = 0; v < program->variable_count; v++)
		for (int e = view_first(result, v); e < view_end(result, v); e++) {
			if (!view_wants(result, v, e, view))
				continue;
			const char *name = program_element_name(program->arena, program, v, e);
			for (int year = result->base_year; year <= view_last_year(result); year++) {
				double value = result_value(result, v, e, year);
				if (!view_wants_year(view, year) || !isfinite(value))
					continue;
				csv_out_text(csv, result->scenario->id);
				csv_out_id(csv, name);
				csv_out_id(csv, program->variables[v].unit.text);
				csv_out_integer(csv, year);
				csv_out_number(csv, value);
				csv_out_row(csv);
			}
		}
}

static void targets_csv(struct csv_out *csv, const struct result *result, const struct view *view)
{
	for (int t = 0; t < result->target_count; t++) {
		const struct target_result *target = &result->targets[t];
		const struct target *asked = target->target;
		if (!view_wants_target(result, target, view))
			continue;
		csv_out_text(csv, result->scenario->id);
		csv_out_id(csv, asked->id);
		csv_out_id(csv, asked->variable);
		csv_out_id(csv, measure_name(asked->measure));
		csv_out_integer(csv, asked->year);
		csv_out_id(csv, asked->sense == SENSE_NONE ? NULL : sense_name(asked->sense));
		csv_out_number(csv, target->low);
		csv_out_number(csv, target->high);
		csv_out_id(csv, target->unit.text);
		csv_out_number(csv, target->value);
		csv_out_id(csv, verdict_names[target->verdict]);
		csv_out_number(csv, target->gap);
		csv_out_row(csv);
	}
}

void view_data_csv(struct text *out, const struct result *const *results, int count, const struct view *view)
{
	struct csv_out csv;
	csv_out_begin(
		&csv, out,
		view->targets
			? "scenario,target,variable,measure,year,sense,target_low,target_high,unit,value,verdict,gap"
			: "scenario,variable,unit,year,value");
	for (int r = 0; r < count; r++) {
		if (view->targets)
			targets_csv(&csv, results[r], view);
		else
			variables_csv(&csv, results[r], view);
	}
}

static void variable_json(struct json_out *json, const struct result *result, int variable, int element,
                          const struct view *view)
{
	const struct program *program = result->program;
	const struct variable *v = &program->variables[variable];
	struct title title = program_element_title(program->arena, program, variable, element);
	json_out_object(json, NULL, JSON_ONE_LINE);
	json_out_text(json, "name", program_element_name(program->arena, program, variable, element));
	json_out_text(json, "title", title_in(title, view->language, v->name));
	json_out_text(json, "unit", v->unit.text);
	json_out_object(json, "values", JSON_ONE_LINE);
	for (int year = result->base_year; year <= view_last_year(result); year++) {
		double value = result_value(result, variable, element, year);
		if (view_wants_year(view, year) && isfinite(value))
			json_out_number(json, arena_print(program->arena, "%d", year), value);
	}
	json_out_close(json);
	json_out_close(json);
}

static void target_json(struct json_out *json, const struct result *result,
                        const struct target_result *target, const struct view *view)
{
	const struct target *asked = target->target;
	json_out_object(json, NULL, JSON_ONE_LINE);
	json_out_text(json, "id", asked->id);
	json_out_text(json, "no", asked->no);
	json_out_text(json, "title", view_target_title(result->program->arena, result, target, view));
	json_out_boolean(json, "binding", asked->binding);
	json_out_text(json, "variable", asked->variable);
	json_out_text(json, "measure", measure_name(asked->measure));
	json_out_integer(json, "year", asked->year);
	json_out_text(json, "sense", asked->sense == SENSE_NONE ? NULL : sense_name(asked->sense));
	json_out_number(json, "target_low", target->low);
	json_out_number(json, "target_high", target->high);
	json_out_text(json, "unit", *target->unit.text ? target->unit.text : NULL);
	json_out_number(json, "value", target->value);
	json_out_text(json, "verdict", verdict_names[target->verdict]);
	json_out_number(json, "gap", target->gap);
	json_out_text(json, "reason",
	              target->verdict == VERDICT_NOT_ASSESSABLE ? view_reason(target->reason, view) : NULL);
	json_out_text(json, "place",
	              asked->number_place.source ? place_text(json->text->arena, asked->number_place) : NULL);
	json_out_close(json);
}

static void flagged_years(struct json_out *json, const char *key, const struct result *result,
                          const bool *flags)
{
	json_out_array(json, key, JSON_ONE_LINE);
	for (int y = 0; y < result->years; y++)
		if (flags[y])
			json_out_integer(json, NULL, result->base_year + y);
	json_out_close(json);
}

static void limit_json(struct json_out *json, const struct result *result, const struct limit_result *limit,
                       const struct view *view)
{
	json_out_object(json, NULL, JSON_ONE_LINE);
	json_out_text(json, "id", limit->id);
	json_out_text(json, "title", title_in(limit->title, view->language, limit->id));
	flagged_years(json, "binding", result, limit->binding);
	flagged_years(json, "broken", result, limit->broken);
	json_out_boolean(json, "efficiency_used", limit->efficiency_used);
	json_out_boolean(json, "efficiency_exhausted", limit->efficiency_exhausted);
	json_out_number(json, "efficiency_points", limit->efficiency_used ? limit->efficiency_points : 0);
	json_out_number(json, "cut_total", limit->cut_total);
	const char *place = place_text(result->program->arena, limit->place);
	json_out_text(json, "place", *place ? place : NULL);
	json_out_close(json);
}

static void scenario_json(struct json_out *json, const struct result *result, const struct view *view)
{
	json_out_object(json, NULL, JSON_LINES);
	json_out_text(json, "id", result->scenario->id);
	json_out_text(json, "title", title_in(result->scenario->title, view->language, result->scenario->id));
	json_out_integer(json, "base_year", result->base_year);
	json_out_integer(json, "prices", result->program->prices);
	json_out_array(json, "variables", JSON_LINES);
	for (int v = 0; v < result->program->variable_count; v++)
		for (int e = view_first(result, v); e < view_end(result, v); e++)
			if (view_wants(result, v, e, view))
				variable_json(json, result, v, e, view);
	json_out_close(json);
	json_out_array(json, "targets", JSON_LINES);
	for (int t = 0; t < result->target_count; t++)
		if (view_wants_target(result, &result->targets[t], view))
			target_json(json, result, &result->targets[t], view);
	json_out_close(json);
	json_out_array(json, "limits", JSON_LINES);
	for (int l = 0; l < result->limit_count; l++)
		limit_json(json, result, &result->limits[l], view);
	json_out_close(json);
	json_out_number(json, "gap_to_unlimited", result->gap_to_unlimited);
	json_out_close(json);
}

void view_data_json(struct text *out, const char *command, const struct result *const *results, int count,
                    const struct view *view)
{
	struct json_out json;
	json_out_begin(&json, out);
	json_out_object(&json, NULL, JSON_LINES);
	json_out_text(&json, "command", command);
	json_out_array(&json, "scenarios", JSON_LINES);
	for (int r = 0; r < count; r++)
		scenario_json(&json, results[r], view);
	json_out_close(&json);
	if (strcmp(command, "compare") == 0)
		view_inputs_differ_json(&json, results, count);
	json_out_close(&json);
}
