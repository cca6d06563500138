/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_ensemble_data: what ensemble says to programs: tidy rows, and one JSON document with all of it. */
#include <math.h>
#include "view/view_ensemble_parts.h"
#include "view/view_select.h"
#include "view/view_words.h"
#include "write/csv_out.h"
#include "write/json_out.h"

/* --- CSV --- */

static void statistics_csv(struct csv_out *csv, const struct odds *odds, int s)
{
	const struct result *result = odds->results[s];
	const struct program *program = result->program;
	for (int v = 0; v < program->variable_count; v++)
		for (int e = view_first(result, v); e < view_end(result, v); e++) {
			if (!view_wants(result, v, e, odds->view))
				continue;
			const char *name = program_element_name(program->arena, program, v, e);
			for (int year = result->base_year; year <= view_last_year(result); year++)
				for (int stat = 0; stat < STAT_COUNT && view_wants_year(odds->view, year); stat++) {
					double value = ensemble_value(odds->ensembles[s], v, e, year, (enum ensemble_stat)stat);
					if (!isfinite(value))
						continue;
					csv_out_text(csv, result->scenario->id);
					csv_out_id(csv, name);
					csv_out_id(csv, program->variables[v].unit.text);
					csv_out_integer(csv, year);
					csv_out_id(csv, ensemble_stat_names[stat]);
					csv_out_number(csv, value);
					csv_out_row(csv);
				}
		}
}

static void chance_row(struct csv_out *csv, const struct ensemble *of, const char *id, uint64_t met, bool assessed)
{
	csv_out_text(csv, of->centre->scenario->id);
	csv_out_id(csv, id);
	csv_out_number(csv, assessed ? (double)met / (double)of->members : NAN);
	csv_out_number(csv, assessed ? ensemble_error(met, of->members) : NAN);
	csv_out_row(csv);
}

static void chances_csv(struct csv_out *csv, const struct odds *odds, int s)
{
	const struct ensemble *of = odds->ensembles[s];
	for (int t = 0; t < of->centre->target_count; t++)
		if (view_wants_target(of->centre, &of->centre->targets[t], odds->view))
			chance_row(csv, of, of->centre->targets[t].target->id, of->targets[t].met, of->targets[t].assessed);
	chance_row(csv, of, "all", of->all_met, of->assessed > 0);
	chance_row(csv, of, "binding", of->binding_met, of->binding_assessed > 0);
}

static void milestones_csv(struct csv_out *csv, const struct odds *odds, int s)
{
	const struct ensemble *of = odds->ensembles[s];
	for (int t = 0; t < of->centre->target_count; t++) {
		const struct target_result *target = &of->centre->targets[t];
		if (!of->targets[t].milestone || !view_wants_target(of->centre, target, odds->view))
			continue;
		for (int y = 0; y < of->centre->years; y++) {
			int year = of->centre->base_year + y;
			if (!isfinite(of->targets[t].milestone[y]) || !view_wants_year(odds->view, year))
				continue;
			csv_out_text(csv, of->centre->scenario->id);
			csv_out_id(csv, target->target->id);
			csv_out_id(csv, target->unit.text);
			csv_out_integer(csv, year);
			csv_out_number(csv, of->credibility);
			csv_out_number(csv, of->targets[t].milestone[y]);
			csv_out_row(csv);
		}
	}
}

void odds_csv(struct text *out, const struct odds *odds)
{
	struct csv_out csv;
	bool credible = odds->view->milestones, facts = odds->view->facts;
	csv_out_begin(&csv, out,
	              facts                 ? "scenario,variable,unit,year,observed,below,score,no_change,same_growth"
	              : credible            ? "scenario,target,unit,year,probability,value"
	              : odds->view->targets ? "scenario,target,probability,standard_error"
	                                    : "scenario,variable,unit,year,stat,value");
	for (int s = 0; s < odds->count; s++) {
		if (facts)
			odds_facts_csv(&csv, odds, s);
		else if (credible)
			milestones_csv(&csv, odds, s);
		else if (odds->view->targets)
			chances_csv(&csv, odds, s);
		else
			statistics_csv(&csv, odds, s);
	}
}

/* --- JSON --- */

static void variable_json(struct json_out *json, const struct odds *odds, int s, int v, int e)
{
	const struct result *result = odds->results[s];
	const struct program *program = result->program;
	struct title title = program_element_title(program->arena, program, v, e);
	json_out_object(json, NULL, JSON_LINES);
	json_out_text(json, "name", program_element_name(program->arena, program, v, e));
	json_out_text(json, "title", title_in(title, odds->view->language, program->variables[v].name));
	json_out_text(json, "unit", program->variables[v].unit.text);
	for (int stat = 0; stat < STAT_COUNT; stat++) {
		json_out_object(json, ensemble_stat_names[stat], JSON_ONE_LINE);
		for (int year = result->base_year; year <= view_last_year(result); year++) {
			double value = ensemble_value(odds->ensembles[s], v, e, year, (enum ensemble_stat)stat);
			if (view_wants_year(odds->view, year) && isfinite(value))
				json_out_number(json, arena_print(program->arena, "%d", year), value);
		}
		json_out_close(json);
	}
	json_out_close(json);
}

static void target_json(struct json_out *json, const struct odds *odds, int s, int t)
{
	const struct ensemble *of = odds->ensembles[s];
	const struct ensemble_target *drawn = &of->targets[t];
	const struct target_result *target = &of->centre->targets[t];
	json_out_object(json, NULL, JSON_ONE_LINE);
	json_out_text(json, "id", target->target->id);
	json_out_text(json, "title", view_target_title(odds->arena, of->centre, target, odds->view));
	json_out_boolean(json, "binding", target->target->binding);
	json_out_number(json, "probability", drawn->assessed ? drawn->probability : NAN);
	json_out_number(json, "standard_error", drawn->assessed ? drawn->error : NAN);
	json_out_number(json, "no_value", drawn->assessed ? (double)drawn->undefined / (double)of->members : NAN);
	json_out_text(json, "reason", drawn->assessed ? NULL : view_reason(target->reason, odds->view));
	if (drawn->assessed && of->centre->limit_count) {
		json_out_object(json, "bound_where_missed", JSON_ONE_LINE);
		for (int l = 0; l < of->centre->limit_count; l++)
			json_out_number(
				json, of->centre->limits[l].id,
				of->members > drawn->met ? (double)drawn->missed_bound[l] / (double)(of->members - drawn->met) : NAN);
		json_out_close(json);
	}
	if (drawn->milestone) {
		json_out_object(json, "credible", JSON_ONE_LINE);
		for (int y = 0; y < of->centre->years; y++)
			if (isfinite(drawn->milestone[y]))
				json_out_number(json, arena_print(odds->arena, "%d", of->centre->base_year + y), drawn->milestone[y]);
		json_out_close(json);
	}
	json_out_close(json);
}

static void joint_json(struct json_out *json, const char *key, const struct ensemble *of, uint64_t met, int assessed)
{
	json_out_object(json, key, JSON_ONE_LINE);
	json_out_integer(json, "targets", assessed);
	json_out_number(json, "probability", assessed ? (double)met / (double)of->members : NAN);
	json_out_number(json, "standard_error", assessed ? ensemble_error(met, of->members) : NAN);
	json_out_close(json);
}

static void drawn_json(struct json_out *json, const struct odds *odds, int s)
{
	const struct uncertainty *drawn = odds->ensembles[s]->uncertainty;
	json_out_array(json, "drawn", JSON_LINES);
	for (int i = 0; i < drawn->count; i++) {
		if (drawn->list[i].first != i)
			continue;
		json_out_object(json, NULL, JSON_ONE_LINE);
		json_out_text(json, "input", drawn->list[i].key);
		json_out_boolean(json, "every_year", drawn->list[i].value == NULL);
		if (drawn->list[i].value) {
			json_out_number(json, "p05", uncertainty_quantile(drawn, i, 0.05));
			json_out_number(json, "p50", uncertainty_quantile(drawn, i, 0.5));
			json_out_number(json, "p95", uncertainty_quantile(drawn, i, 0.95));
		}
		json_out_close(json);
	}
	json_out_close(json);
}

static void limit_json(struct json_out *json, const struct ensemble *of, int l)
{
	const struct ensemble_limit *limit = &of->limits[l];
	json_out_object(json, NULL, JSON_ONE_LINE);
	json_out_text(json, "id", of->centre->limits[l].id);
	json_out_number(json, "binds", (double)limit->bound / (double)of->members);
	json_out_number(json, "broken", (double)limit->broken / (double)of->members);
	json_out_object(json, "binds_in", JSON_ONE_LINE);
	for (int y = 1; y < of->centre->years; y++)
		json_out_number(json, arena_print(of->centre->program->arena, "%d", of->centre->base_year + y),
		                (double)limit->bound_in[y] / (double)of->members);
	json_out_close(json);
	json_out_close(json);
}

static void scenario_json(struct json_out *json, const struct odds *odds, int s)
{
	const struct result *result = odds->results[s];
	const struct ensemble *of = odds->ensembles[s];
	json_out_object(json, NULL, JSON_LINES);
	json_out_text(json, "id", result->scenario->id);
	json_out_text(json, "title", title_in(result->scenario->title, odds->view->language, result->scenario->id));
	drawn_json(json, odds, s);
	json_out_array(json, "variables", JSON_LINES);
	for (int v = 0; v < result->program->variable_count; v++)
		for (int e = view_first(result, v); e < view_end(result, v); e++)
			if (view_wants(result, v, e, odds->view))
				variable_json(json, odds, s, v, e);
	json_out_close(json);
	json_out_array(json, "targets", JSON_LINES);
	for (int t = 0; t < result->target_count; t++)
		if (view_wants_target(result, &result->targets[t], odds->view))
			target_json(json, odds, s, t);
	json_out_close(json);
	joint_json(json, "all", of, of->all_met, of->assessed);
	joint_json(json, "binding", of, of->binding_met, of->binding_assessed);
	json_out_array(json, "limits", JSON_LINES);
	for (int l = 0; l < result->limit_count; l++)
		limit_json(json, of, l);
	json_out_close(json);
	odds_facts_json(json, odds, s);
	json_out_close(json);
}

void odds_json(struct text *out, const struct odds *odds)
{
	struct json_out json;
	json_out_begin(&json, out);
	json_out_object(&json, NULL, JSON_LINES);
	json_out_text(&json, "command", "ensemble");
	json_out_number(&json, "members", (double)odds->ensembles[0]->members);
	json_out_text(&json, "seed", arena_print(odds->arena, "%llu", (unsigned long long)odds->ensembles[0]->seed));
	json_out_boolean(&json, "exact", odds->ensembles[0]->exact);
	if (odds->ensembles[0]->credibility > 0)
		json_out_number(&json, "credible", odds->ensembles[0]->credibility);
	json_out_array(&json, "scenarios", JSON_LINES);
	for (int s = 0; s < odds->count; s++)
		scenario_json(&json, odds, s);
	json_out_close(&json);
	json_out_close(&json);
}
