/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report_limits: of each scenario that has limits what they take, on which assumption that rests, which of them binds
 * when and how it gives way, and what each does in the target year, where they act together. Holds: a cost never stands
 * without the efficiency that it rests on. */
#include <math.h>
#include "ask/acting.h"
#include "ask/assumed.h"
#include "ask/cost.h"
#include "base/clean.h"
#include "base/number.h"
#include "view/report_costs.h"
#include "view/report_table.h"
#include "view/view_cell.h"
#include "view/view_limits.h"
#include "view/view_number.h"
#include "view/view_select.h"
#include "write/table.h"

static const char *title_of(struct report *report, const struct limit_result *limit)
{
	return clean_text(report->arena, title_in(limit->title, report->view->language, limit->id));
}

static const char *id_of(struct report *report, const char *what, int r, const char *limit)
{
	return arena_print(report->arena, "%s-%d-%s", what, r + 1, limit);
}

static bool binds_ever(const struct result *result, const struct limit_result *limit)
{
	for (int y = 0; y < result->years; y++)
		if (limit->bound[y])
			return true;
	return false;
}

/* --- how each gives way --- */

static struct prose and(struct report *report, struct prose so_far, struct prose more)
{
	return prose_join(report->arena, so_far, report_word(report, W_LIST_SEMICOLON), more);
}

static struct prose efficiency_said(struct report *report, int r, const struct limit_result *limit)
{
	double points = limit->efficiency_points;
	struct cell cell = evidence_fact(report, id_of(report, "points", r, limit->id), points,
	                                 fabs(points - rint(points)) < 0.005 ? 0 : 2,
	                                 report_prose(report, W_REPORT_HOW_POINTS, report->titles[r]));
	bool one = fabs(points - 1) < 0.005;
	return report_prose(report, limit->efficiency_exhausted ? one ? W_REPORT_FASTER_ALL_ONE : W_REPORT_FASTER_ALL
	                            : one                       ? W_REPORT_FASTER_ONE
	                                                        : W_REPORT_FASTER, cell);
}

static struct prose cut_said(struct report *report, int r, const struct limit_result *limit)
{
	const struct result *result = report->results[r];
	const char *unit = view_unit_label(report->arena, &result->program->variables[limit->cut].unit, true, report->view);
	struct cell cell = evidence_fact(report, id_of(report, "cut", r, limit->id), limit->cut_total,
	                                 limit->cut_total >= 100 ? 0 : 1,
	                                 report_prose(report, W_REPORT_HOW_CUT, report->titles[r]));
	return report_prose(report, W_REPORT_CUT, cell, unit);
}

static struct prose limit_said(struct report *report, int r, const struct limit_result *limit)
{
	const struct result *result = report->results[r];
	struct prose said =
		prose_plain(report->arena, view_limit_binds(report->arena, result, limit, report->view));
	if (limit->efficiency_used)
		said = and(report, said, efficiency_said(report, r, limit));
	if (limit->output_cut)
		said = and(report, said, cut_said(report, r, limit));
	if (limit->broken_years > 0)
		said = and(report, said,
		           report_prose(report, W_REPORT_BROKEN, view_years(report->arena, limit->broken, result->base_year,
		                                                           result->years, report->view)));
	return report_prose(report, W_REPORT_SENTENCE, said);
}

/* --- what each does in the target year --- */

static enum word role_word(enum limit_role role)
{
	static const enum word words[ROLES] = {[ROLE_CUTS] = W_REPORT_ROLE_CUTS,
	                                       [ROLE_BROKEN] = W_REPORT_ROLE_BROKEN,
	                                       [ROLE_EFFICIENCY] = W_REPORT_ROLE_EFFICIENCY,
	                                       [ROLE_OTHERS] = W_REPORT_ROLE_OTHERS,
	                                       [ROLE_SLACK] = W_REPORT_ROLE_SLACK,
	                                       [ROLE_NO_FORCE] = W_REPORT_ROLE_NO_FORCE};
	return words[role];
}

/* As many decimals as tell the use from the most where they differ. */
static int decimals_of(const struct result *result, const struct limit_result *limit, int year)
{
	double use = result_value(result, limit->use, -1, year), most = result_value(result, limit->limit, -1, year);
	struct view_digits digits = {.unit = &result->program->variables[limit->use].unit,
	                             .assumed = level_is_assumed(result, limit->use)};
	view_digits_see(&digits, use);
	view_digits_see(&digits, most);
	int decimals = view_digits(&digits);
	if (decimals < 0 && number_rounded(most, decimals) != most) /* a limit is not rounded away */
		decimals = 0;
	while (decimals < 6 && fabs(use - most) > 1e-9 * fabs(most) &&
	       number_rounded(use, decimals) == number_rounded(most, decimals))
		decimals++;
	return decimals;
}

static void acting_table(struct report *report, int r, int year)
{
	const struct result *result = report->results[r];
	struct table_column columns[] = {
		{report_word(report, W_LIMIT), SIDE_LEFT, 0, 0, false},
		{report_word(report, W_COLUMN_UNIT), SIDE_LEFT, 2, 0, false},
		{report_word(report, W_COLUMN_USE), SIDE_RIGHT, 2, 0, false},
		{report_word(report, W_REPORT_MOST), SIDE_RIGHT, 2, 0, false},
		{report_word(report, W_LIMIT_ROW_BINDS), SIDE_LEFT, 2, 0, false},
		{report_text(report, W_REPORT_ROLE, report_year(report, year)), SIDE_LEFT, 2, 0, false}};
	struct table *table = table_begin(report->arena, columns, 6);
	for (int l = 0; l < result->limit_count; l++) {
		const struct limit_result *limit = &result->limits[l];
		struct acting acting = limit_acting(result, limit, year);
		const char *years = view_years(report->arena, limit->bound, result->base_year, result->years, report->view);
		int decimals = decimals_of(result, limit, year);
		table_row(table);
		table_cell(table, title_of(report, limit), LOOK_PLAIN);
		table_cell(table, view_unit(report->arena, &result->program->variables[limit->use].unit, report->view),
		           LOOK_PLAIN);
		table_add(table, evidence_value(report, result, limit->use, -1, year, decimals));
		table_add(table, acting.role == ROLE_NO_FORCE
		                     ? (struct cell){.text = "-"}
		                     : evidence_value(report, result, limit->limit, -1, year, decimals));
		table_cell(table, *years ? years : report_word(report, W_LIMIT_NEVER_SHORT), LOOK_PLAIN);
		table_cell(table, report_word(report, role_word(acting.role)),
		           acting.role == ROLE_BROKEN ? LOOK_BAD : LOOK_PLAIN);
	}
	report_put(report, table, report_text(report, W_REPORT_ACTING_TABLE, report->titles[r], report_year(report, year)),
	           NULL, REPORT_NO_SOURCE);
}

/* What a little more of a limit would give back, where it alone stands in the way. */
static void margins(struct report *report, int r, int year)
{
	const struct result *result = report->results[r];
	for (int l = 0; l < result->limit_count; l++) {
		const struct limit_result *limit = &result->limits[l];
		struct acting acting = limit_acting(result, limit, year);
		double gained = acting.price * fabs(acting.most) / 100;
		if (acting.role != ROLE_CUTS || !isfinite(gained) || gained <= 0 || gained > acting.cut ||
		    limit_has_twin(result, limit, year))
			continue;
		struct cell cell = evidence_fact(report, id_of(report, "margin", r, limit->id), gained, gained >= 100 ? 0 : 1,
		                                 report_prose(report, W_REPORT_HOW_MARGIN, title_of(report, limit)));
		report_say(report, W_REPORT_MARGIN, title_of(report, limit), report_year(report, year), cell,
		           view_unit_label(report->arena, &result->program->variables[limit->cut].unit, true, report->view));
	}
}

static void scenario(struct report *report, int r)
{
	const struct result *result = report->results[r];
	int year = view_target_year(result);
	report_section(report, 2, report->titles[r], arena_print(report->arena, "limits-%d", r + 1));
	report_cost_said(report, r, year);
	for (int l = 0; l < result->limit_count; l++)
		document_item(report->document, title_of(report, &result->limits[l]),
		              limit_said(report, r, &result->limits[l]));
	margins(report, r, year);
	report_place(report, "limits", NULL, result->scenario->id);
	acting_table(report, r, year);
	report_cost_table(report, r);
	report_cost_parts(report, r);
}

/* The finding of all: which cost most. */
static void lead(struct report *report)
{
	bool *binding = ARENA_ARRAY(report->arena, report->count, bool),
		 *broken = ARENA_ARRAY(report->arena, report->count, bool);
	int limited = 0, bound = 0, breaking = 0;
	for (int r = 0; r < report->count; r++) {
		const struct result *result = report->results[r];
		limited += result->limit_count > 0;
		for (int l = 0; l < result->limit_count; l++) {
			binding[r] |= binds_ever(result, &result->limits[l]);
			broken[r] |= result->limits[l].broken_years > 0;
		}
		bound += binding[r];
		breaking += broken[r];
	}
	struct cell all = report_count(report, "limited", limited, report_prose(report, W_REPORT_HOW_LIMITED)),
				count = report_count(report, "scenarios", report->count, report_prose(report, W_REPORT_HOW_SCENARIOS));
	if (report->count > 1)
		report_say(report, report_plural(limited, W_REPORT_LIMITED_ONE, W_REPORT_LIMITED), all, count);
	if (bound == 0)
		report_say(report, W_REPORT_NOTHING_BINDS);
	else if (report->count > 1)
		report_say(report, W_REPORT_BINDS_IN, report_titles(report, binding));
	if (breaking)
		report_say(report, W_REPORT_BROKEN_IN, report_titles(report, broken));
}

void report_limits(struct report *report)
{
	int limited = 0;
	for (int r = 0; r < report->count; r++)
		limited += report->results[r]->limit_count > 0;
	if (limited == 0)
		return;
	report_chapter(report, "limits");
	lead(report);
	for (int r = 0; r < report->count; r++)
		if (report->results[r]->limit_count > 0)
			scenario(report, r);
}
