/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_ensemble_facts: what has come true since the base year, held against the runs: where it falls among them, and
 * whether they came nearer than two forecasts without a model (ask/contest.h). */
#include <math.h>
#include <string.h>
#include "ask/contest.h"
#include "view/odds.h"
#include "view/view_cell.h"
#include "view/view_ensemble_facts.h"
#include "view/view_number.h"
#include "view/view_words.h"
#include "write/document.h"
#include "write/table.h"

static const struct ensemble_fact *fact_of(const struct odds *odds, int s, const struct fact *fact)
{
	for (int i = 0; i < odds->ensembles[s]->fact_count; i++)
		if (odds->ensembles[s]->facts[i].fact.of == fact->of ||
		    (odds->ensembles[s]->facts[i].fact.year == fact->year &&
		     strcmp(odds->ensembles[s]->facts[i].fact.of->variable, fact->of->variable) == 0 &&
		     odds->ensembles[s]->facts[i].fact.value == fact->value))
			return &odds->ensembles[s]->facts[i];
	return NULL;
}

/* "97.3", ">99.9", "<0.1": how many percent of the scenario's runs lie below; "-" where it has no such fact. */
static struct cell below_cell(const struct odds *odds, int s, const struct ensemble_fact *fact)
{
	if (!fact)
		return (struct cell){.text = "-"};
	double percent = 100 * fact->below;
	const char *text = view_below(odds->arena, fact->below, odds->ensembles[s]->members);
	struct cell cell = view_cell_from(view_cell_as(text, percent), odds->results[s], fact->fact.variable,
	                                  fact->fact.element, fact->fact.year);
	cell.look = contest_inside(fact) ? LOOK_PLAIN : LOOK_BAD;
	return cell;
}

static struct cell observed_cell(const struct odds *odds, int s, const struct fact *fact)
{
	const struct unit *unit = &odds->results[s]->program->variables[fact->variable].unit;
	double size = fabs(fact->value);
	bool readable = size == 0 || (size < 1e15 && size > 1e-9);
	const char *number =
				   readable ? view_exact(odds->arena, fact->value) : arena_print(odds->arena, "%.6g", fact->value),
			   *name = view_unit(odds->arena, unit, odds->view);
	return view_cell_as(*name ? arena_print(odds->arena, "%s %s", number, name) : number, fact->value);
}

static struct table *facts_table(const struct odds *odds)
{
	enum language language = odds->view->language;
	struct table_column left[] = {{word_text(language, W_COLUMN_FACT), SIDE_LEFT, 0, 34, false},
	                              {word_text(language, W_COLUMN_YEAR), SIDE_RIGHT, 2, 0, false}};
	struct table *table = table_begin(odds->arena, left, 2);
	table_column(table, (struct table_column){word_text(language, W_COLUMN_OBSERVED), SIDE_RIGHT, 2, 0, false});
	for (int s = 0; s < odds->count; s++)
		table_column(table, (struct table_column){view_label(odds->results[s], odds->view), SIDE_RIGHT, 2, 14, false});
	return table;
}

static void facts_row(const struct odds *odds, struct table *table, int owner, const struct ensemble_fact *own)
{
	table_row(table);
	table_cell(
		table,
		view_variable_title(odds->arena, odds->results[owner], own->fact.variable, own->fact.element, odds->view),
		LOOK_PLAIN);
	table_add(table, view_cell_count(odds->arena, own->fact.year));
	table_add(table, observed_cell(odds, owner, &own->fact));
	for (int s = 0; s < odds->count; s++)
		table_add(table, below_cell(odds, s, fact_of(odds, s, &own->fact)));
}

/* The first scenario that has it. */
static bool is_first(const struct odds *odds, int s, const struct fact *fact)
{
	for (int earlier = 0; earlier < s; earlier++)
		if (fact_of(odds, earlier, fact))
			return false;
	return true;
}

/* --- against forecasts without a model --- */

static struct cell mean_percent(const struct odds *odds, double sum, int count)
{
	return view_cell_percent(odds->arena, 100 * sum / count, odds->view);
}

static void contest_line(struct document *document, const struct odds *odds, int s, const struct contest *contest,
                         enum word word)
{
	if (contest->facts)
		document_say(document, view_prose(odds->arena, odds->view, word, view_label(odds->results[s], odds->view),
		                                  view_cell_count(odds->arena, contest->nearer),
		                                  view_cell_count(odds->arena, contest->facts),
		                                  mean_percent(odds, contest->own, contest->facts),
		                                  mean_percent(odds, contest->other, contest->facts)));
}

static void sums(struct document *document, const struct odds *odds, int s)
{
	struct contests held = {0};
	for (int i = 0; i < odds->ensembles[s]->fact_count; i++) {
		const struct ensemble_fact *fact = &odds->ensembles[s]->facts[i];
		if (odds_wants_fact(odds, s, &fact->fact))
			contest_hold(&held, fact);
	}
	if (held.facts)
		document_say(document,
		             view_prose(odds->arena, odds->view, W_FACTS_INSIDE, view_label(odds->results[s], odds->view),
		                        view_cell_count(odds->arena, held.inside), view_cell_count(odds->arena, held.facts)));
	contest_line(document, odds, s, &held.no_change, W_FACTS_NO_CHANGE);
	contest_line(document, odds, s, &held.same_growth, W_FACTS_SAME_GROWTH);
	if (held.facts && held.same_growth.facts == 0)
		document_say(document, view_say(odds->arena, odds->view, W_FACTS_NO_EARLIER,
		                                arena_print(odds->arena, "%d", odds->results[s]->base_year)));
}

void view_ensemble_facts(struct document *document, const struct odds *odds)
{
	struct table *table = facts_table(odds);
	for (int s = 0; s < odds->count; s++)
		for (int i = 0; i < odds->ensembles[s]->fact_count; i++) {
			const struct ensemble_fact *fact = &odds->ensembles[s]->facts[i];
			if (odds_wants_fact(odds, s, &fact->fact) && is_first(odds, s, &fact->fact))
				facts_row(odds, table, s, fact);
		}
	if (table_rows(table) == 0)
		return;
	document_space(document);
	document_table(document, table, 0);
	for (int s = 0; s < odds->count; s++)
		sums(document, odds, s);
}
