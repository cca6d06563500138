/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_ensemble_asked: scenario under scenario, in the years of --years or else in the heading's year. A variable
 * is one thing for all scenarios that have it by the same name. */
#include "view/view_ensemble_asked.h"
#include "ask/standing.h"
#include "view/view_cell.h"
#include "view/view_number.h"
#include "view/view_select.h"
#include "view/view_words.h"

struct asked {
	const struct odds *odds;
	struct table *table;
	const enum ensemble_stat *shown;
	int count, rows;
	const char *name; /* of the variable in hand, with its element */
	int year;
};

/* A target's own measure, or the level that its row shows. */
static bool is_told(const struct odds *odds, const struct result *result, int variable, int element, int year)
{
	if (result->program->variables[variable].target)
		return true;
	for (int t = 0; t < result->target_count; t++) {
		const struct target_result *target = &result->targets[t];
		int of, part;
		if (target->target->measure == MEASURE_LEVEL && standing_measured(result, target, &of, &part) &&
		    of == variable && part == element && odds_shows(odds, target->target->id) &&
		    view_wants_target(result, target, odds->view) &&
		    target_year_read(target->target, view_last_year(result)) == year)
			return true;
	}
	return false;
}

static bool find(const struct asked *asked, int s, int *variable, int *element)
{
	*variable = program_find(asked->odds->results[s]->program, asked->name, element);
	return *variable >= 0;
}

static const char *title_of(const struct asked *asked, const struct result *result, int variable, int element)
{
	const struct odds *odds = asked->odds;
	const char *title = view_variable_title(odds->arena, result, variable, element, odds->view),
			   *unit = view_unit(odds->arena, &result->program->variables[variable].unit, odds->view);
	if (asked->year != view_target_year(odds->results[0]))
		title = arena_print(odds->arena, "%d %s", asked->year, title);
	return *unit ? view_say(odds->arena, odds->view, W_WITH_REASON, title, unit) : title;
}

static int decimals_of(const struct asked *asked)
{
	struct view_digits digits = {0};
	int variable, element;
	for (int s = 0; s < asked->odds->count; s++)
		for (int i = 0; i < asked->count && find(asked, s, &variable, &element); i++) {
			digits.unit = &asked->odds->results[s]->program->variables[variable].unit;
			view_digits_see(&digits, ensemble_value(asked->odds->ensembles[s], variable, element, asked->year,
			                                        asked->shown[i]));
		}
	return view_digits(&digits);
}

static void add_rows(struct asked *asked)
{
	const struct odds *odds = asked->odds;
	int decimals = decimals_of(asked), variable, element;
	bool first = true;
	for (int s = 0; s < odds->count; s++) {
		if (!find(asked, s, &variable, &element))
			continue;
		table_row(asked->table);
		if (odds->shown_count)
			table_cell(asked->table, "", LOOK_PLAIN);
		table_cell(asked->table, first ? title_of(asked, odds->results[s], variable, element) : "", LOOK_PLAIN);
		table_cell(asked->table, odds->count > 1 ? view_label(odds->results[s], odds->view) : "", LOOK_PLAIN);
		for (int i = 0; i < asked->count; i++)
			table_add(asked->table, view_cell(odds->arena,
			                                  ensemble_value(odds->ensembles[s], variable, element, asked->year,
			                                                 asked->shown[i]),
			                                  decimals));
		for (int i = 0; i < 2 && odds->shown_count; i++)
			table_cell(asked->table, "", LOOK_PLAIN);
		first = false;
		asked->rows++;
	}
}

/* By an earlier scenario. */
static bool is_listed(const struct asked *asked, int s)
{
	int variable, element;
	for (int earlier = 0; earlier < s; earlier++)
		if (find(asked, earlier, &variable, &element))
			return true;
	return false;
}

static void add_variable(struct asked *asked, int s, int variable, int element)
{
	const struct odds *odds = asked->odds;
	const struct result *result = odds->results[s];
	asked->name = program_element_name(odds->arena, result->program, variable, element);
	if (is_listed(asked, s))
		return;
	int target = view_target_year(odds->results[0]);
	for (int year = result->base_year; year <= view_last_year(result); year++) {
		asked->year = year;
		bool wanted = odds->view->asked.first ? view_wants_year(odds->view, year) : year == target;
		if (wanted && !is_told(odds, result, variable, element, year))
			add_rows(asked);
	}
}

/* Where no draw touches a target: which of the main variables they do move. */
static bool is_moved(const struct odds *odds, int s, int variable, int element)
{
	const struct result *result = odds->results[s];
	const struct variable *v = &result->program->variables[variable];
	int year = view_target_year(odds->results[0]);
	return v->flags & MAIN && !(v->flags & HIDDEN) && v->set == SCALAR &&
	       ensemble_value(odds->ensembles[s], variable, element, year, STAT_P05) <
	           ensemble_value(odds->ensembles[s], variable, element, year, STAT_P95);
}

static bool is_wanted(const struct odds *odds, int s, int variable, int element)
{
	if (odds->view->asked.only)
		return view_wants(odds->results[s], variable, element, odds->view);
	return odds->shown_count == 0 && is_moved(odds, s, variable, element);
}

int view_ensemble_asked(struct table *table, const struct odds *odds, const enum ensemble_stat *shown, int count)
{
	struct asked asked = {odds, table, shown, count, 0, NULL, 0};
	for (int s = 0; s < odds->count && odds->view->asked.part == PART_MAIN; s++) {
		const struct result *result = odds->results[s];
		for (int v = 0; v < result->program->variable_count; v++)
			for (int e = view_first(result, v); e < view_end(result, v); e++)
				if (is_wanted(odds, s, v, e))
					add_variable(&asked, s, v, e);
	}
	return asked.rows;
}
