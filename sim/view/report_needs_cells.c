/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report_needs_cells: numbers of inputs and targets as both parts of the chapter quote them, with their evidence. */
#include "view/report_cells.h"
#include "view/report_entered.h"
#include "view/report_inputs.h"
#include "view/report_needs.h"
#include "view/report_table.h"
#include "view/view_cell.h"
#include "view/view_number.h"
#include "view/view_solve_effects.h"
#include "view/view_target.h"

struct prose report_unit_behind(const struct report_needing *needing, const struct unit *unit, struct prose said)
{
	struct arena *arena = needing->report->arena;
	const struct view *view = needing->report->view;
	const char *name = view_unit_label(arena, unit, true, view);
	return *name ? prose_join(arena, said, language_rules[view->language].unit_gap, prose_plain(arena, name)) : said;
}

struct cell report_lever_number(const struct report_needing *needing, const struct lever *lever, double number,
                                const char *what)
{
	struct report *report = needing->report;
	const char *text = *what == 'n' ? view_fine(report->arena, number) : view_brief(report->arena, number);
	struct prose how = report_prose(report, W_REPORT_HOW_LEVER, report->titles[needing->scenario], lever->key,
	                                place_told(report->arena, lever->value->place),
	                                report_input_source(report, needing->result, lever));
	return report_entered_cell(report, view_cell_as(text, number),
	                           report_id(report, arena_print(report->arena, "lever-%s", what), needing->result,
	                                     lever->key),
	                           how);
}

struct cell report_wish_value(const struct report_needing *needing, const struct target_result *target, int decimals,
                              const char *id, enum word how)
{
	struct report *report = needing->report;
	const struct solve_speaker speaker = {report->arena, NULL, report->view};
	struct cell cell = view_solve_value(&speaker, target, decimals);
	return report_entered_cell(report, cell, id,
	                           report_prose(report, how, report->titles[needing->scenario],
	                                        view_target_title(report->arena, needing->result, target, report->view)));
}
