/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report_odds: how likely the targets are: those that hold together first, then each by itself, where the two differ
 * misleadingly, and between which values each comes to stand; which inputs decide; what the numbers rest on. Of
 * scenarios of which nothing is drawn there are no odds. */
#include <math.h>
#include "view/odds.h"
#include "view/report_cells.h"
#include "view/report_deciders.h"
#include "view/report_entered.h"
#include "view/report_table.h"
#include "view/view_cell.h"
#include "view/view_number.h"
#include "view/view_select.h"
#include "view/view_target.h"
#include "write/table.h"

enum { PAIRS_MOST = 4, LEFT = 40, CHANCE_CELLS = 8 };

struct teller {
	struct report *report;
	const struct odds *odds;
	bool rough, bound; /* some odds rest on hardly any run; on none */
	int roughs;
};

static const char *title_of(const struct teller *teller, int s, const char *id)
{
	const struct target_result *target = result_target(teller->odds->results[s], id);
	return target ? view_target_title(teller->report->arena, teller->odds->results[s], target, teller->report->view)
	              : id;
}

static struct cell chance_cell(struct teller *teller, struct chance chance, const char *id, struct prose what)
{
	struct cell cell = report_chance(teller->report, chance, id, what);
	teller->bound |= chance_is_bound(chance);
	if (chance_is_rough(chance) && !chance_is_bound(chance)) {
		teller->roughs++;
		cell.mark = report_word(teller->report, W_REPORT_ROUGH_MARK);
	}
	return cell;
}

/* --- together --- */

/* "Green 90.8 % (2 targets), Baseline ..."; empty: nowhere are there two. */
static struct prose together(struct teller *teller, bool binding)
{
	struct report *report = teller->report;
	struct prose all = prose_plain(report->arena, "");
	for (int s = 0; s < report->count; s++) {
		const struct ensemble *of = teller->odds->ensembles[s];
		int count = binding ? of->binding_decided : of->decided;
		if (count < 2 || !of->uncertainty->count)
			continue;
		struct prose what = report_prose(report, binding ? W_REPORT_HOW_BINDING : W_REPORT_HOW_ALL, report->titles[s]);
		const char *name = binding ? "binding" : "all";
		struct cell chance = chance_cell(teller, ensemble_chance_decided(of, binding),
		                                 report_id(report, "chance", report->results[s], name), what);
		struct cell targets = report_count(report, report_id(report, "decided", report->results[s], name), count, what);
		struct prose one = report_prose(report, W_REPORT_ODDS_OF, report->titles[s], chance, targets);
		const char *between = word_text(report->view->language, W_LIST_SEMICOLON);
		all = *all.text ? prose_join(report->arena, all, between, one) : one;
	}
	return all;
}

static void say_together(struct teller *teller)
{
	for (int binding = 1; binding >= 0; binding--) {
		struct prose all = together(teller, binding);
		if (*all.text)
			report_say(teller->report, binding ? W_REPORT_ODDS_BINDING : W_REPORT_ODDS_ALL, all);
	}
}

/* How many of the targets are more likely met than missed. */
static void say_even(struct teller *teller)
{
	struct report *report = teller->report;
	struct prose all = prose_plain(report->arena, "");
	for (int s = 0; s < report->count; s++) {
		int even = 0;
		const struct target_result *target;
		for (int i = 0; i < teller->odds->shown_count; i++)
			if (odds_target(teller->odds, s, teller->odds->shown[i]->id, &target))
				even += chance_value(odds_chance(teller->odds, s, target)) >= 0.5;
		struct cell count = report_count(report, report_id(report, "even", report->results[s], "all"), even,
		                                 report_prose(report, W_REPORT_HOW_EVEN, report->titles[s]));
		struct prose one = report_prose(report, W_REPORT_ODDS_COUNT, report->titles[s], count);
		all = s ? prose_join(report->arena, all, word_text(report->view->language, W_LIST_COMMA), one) : one;
	}
	struct cell moved = report_count(report, "odds-moved", teller->odds->shown_count,
	                                 report_prose(report, W_REPORT_HOW_MOVED));
	report_say(report, W_REPORT_ODDS_EVEN, moved, all);
}

static void say_misleads(struct teller *teller)
{
	struct report *report = teller->report;
	const struct odds *odds = teller->odds;
	const struct target *others[PAIRS_MOST];
	int count = 0;
	struct odds_pair worst;
	for (int i = 1; i < odds->shown_count && count < PAIRS_MOST; i++)
		if (odds->shown[i]->binding)
			others[count++] = odds->shown[i];
	if (!count && odds->shown_count > 1)
		others[count++] = odds->shown[1];
	if (!odds_misleads(odds, others, count, &worst))
		return;
	const struct result *result = odds->results[worst.scenario];
	const char *one = title_of(teller, worst.scenario, worst.one->id),
			   *other = title_of(teller, worst.scenario, worst.other->id);
	struct cell first = chance_cell(teller, worst.first, report_id(report, "chance", result, worst.one->id),
	                                report_prose(report, W_REPORT_HOW_TARGET, report->titles[worst.scenario], one));
	struct cell both = chance_cell(
		teller, worst.both,
		report_id(report, "chance", result, arena_print(report->arena, "%s-%s", worst.one->id, worst.other->id)),
		report_prose(report, W_REPORT_HOW_BOTH, report->titles[worst.scenario], one, other));
	report_say(report, W_REPORT_ODDS_MISLEADS, report->titles[worst.scenario], one, first, other, both);
}

/* --- each target --- */

static void chance_row(struct teller *teller, struct table *table, struct report_block block, const struct target *of)
{
	struct report *report = teller->report;
	const struct target_result *owner = NULL, *target;
	int own = 0;
	for (int s = 0; s < report->count && !owner; s++)
		if (odds_target(teller->odds, s, of->id, &target))
			owner = target, own = s;
	if (!owner)
		return;
	table_row(table);
	table_cell(table, arena_print(report->arena, "%s%s", of->no ? of->no : "", of->binding ? "*" : ""), LOOK_PLAIN);
	table_cell(table, odds_title(teller->odds, own, owner), LOOK_PLAIN);
	table_add(table, report_asked(report, report->results[own], owner));
	for (int s = block.from; s < block.to; s++) {
		if (!odds_target(teller->odds, s, of->id, &target) || !odds_compare(target, owner)) {
			table_cell(table, "-", LOOK_PLAIN);
			continue;
		}
		struct prose what = report_prose(report, W_REPORT_HOW_TARGET, report->titles[s], title_of(teller, s, of->id));
		table_add(table, chance_cell(teller, odds_chance(teller->odds, s, target),
		                             report_id(report, "chance", report->results[s], of->id), what));
	}
}

static void chance_tables(struct teller *teller)
{
	struct report *report = teller->report;
	enum language language = report->view->language;
	const struct table_column left[] = {{word_text(language, W_COLUMN_NO), SIDE_LEFT, 0, 0, false},
	                                    {word_text(language, W_COLUMN_INDICATOR), SIDE_LEFT, 2, 0, false},
	                                    {word_text(language, W_COLUMN_TARGET), SIDE_RIGHT, 2, 0, false}};
	for (struct report_block block = report_block(report, 0, LEFT, CHANCE_CELLS); block.from < report->count;
	     block = report_block(report, block.to, LEFT, CHANCE_CELLS)) {
		struct table *table = table_begin(report->arena, left, 3);
		report_columns(report, table, block);
		for (int i = 0; i < teller->odds->shown_count; i++)
			chance_row(teller, table, block, teller->odds->shown[i]);
		report_captioned(report, table, block, report_word(report, W_REPORT_ODDS_TABLE), NULL,
		                 report_prose(report, W_REPORT_ODDS_TABLE_NOTE));
	}
}

/* --- where they come to stand --- */

static struct cell spread_cell(struct teller *teller, int s, const struct target_result *target,
                               enum ensemble_stat stat, enum word what, int decimals)
{
	struct report *report = teller->report;
	const struct result *result = report->results[s];
	const char *title = title_of(teller, s, target->target->id);
	return evidence_fact(report,
	                     report_id(report, ensemble_stat_names[stat], result, target->target->id),
	                     odds_value(teller->odds, s, target, stat), decimals,
	                     report_prose(report, W_REPORT_HOW_QUANTILE, report->titles[s], title,
	                                  report_word(report, what)));
}

static int spread_decimals(const struct teller *teller, const struct target *of)
{
	static const enum ensemble_stat stats[] = {STAT_P05, STAT_P50, STAT_P95};
	struct view_digits digits = {0};
	const struct target_result *target;
	for (int s = 0; s < teller->report->count; s++)
		if (odds_target(teller->odds, s, of->id, &target)) {
			digits.unit = &target->unit;
			for (int i = 0; i < 3; i++)
				view_digits_see(&digits, odds_value(teller->odds, s, target, stats[i]));
		}
	return digits.unit ? view_digits(&digits) : 0;
}

static void spread_rows(struct teller *teller, struct table *table, const struct target *of)
{
	struct report *report = teller->report;
	int decimals = spread_decimals(teller, of);
	const struct target_result *target;
	bool first = true;
	for (int s = 0; s < report->count; s++) {
		const struct ensemble_target *drawn = odds_target(teller->odds, s, of->id, &target);
		if (!drawn || !drawn->moved || !isfinite(odds_value(teller->odds, s, target, STAT_P50)))
			continue;
		table_row(table);
		if (!first)
			table_follows(table);
		table_cell(table, first ? odds_title(teller->odds, s, target) : "", LOOK_PLAIN);
		if (report->count > 1)
			table_cell(table, report->titles[s], LOOK_PLAIN);
		table_add(table, spread_cell(teller, s, target, STAT_P05, W_REPORT_HOW_LOW, decimals));
		table_add(table, spread_cell(teller, s, target, STAT_P50, W_REPORT_HOW_MEDIAN, decimals));
		table_add(table, spread_cell(teller, s, target, STAT_P95, W_REPORT_HOW_HIGH, decimals));
		table_add(table, report_asked(report, report->results[s], target));
		first = false;
	}
}

static void spread_table(struct teller *teller)
{
	struct report *report = teller->report;
	enum language language = report->view->language;
	struct table_column columns[6] = {{word_text(language, W_COLUMN_INDICATOR), SIDE_LEFT, 0, 0, false}};
	int count = 1;
	if (report->count > 1)
		columns[count++] = (struct table_column){word_text(language, W_COLUMN_SCENARIO), SIDE_LEFT, 2, 0, false};
	static const enum word headings[] = {W_REPORT_LOW, W_REPORT_MEDIAN, W_REPORT_HIGH, W_COLUMN_TARGET};
	for (int i = 0; i < 4; i++)
		columns[count++] = (struct table_column){word_text(language, headings[i]), SIDE_RIGHT, 2, 0, false};
	struct table *table = table_begin(report->arena, columns, count);
	for (int i = 0; i < teller->odds->shown_count; i++)
		spread_rows(teller, table, teller->odds->shown[i]);
	report_put(report, table,
	           report_text(report, W_REPORT_SPREAD_TABLE, report_year(report, view_target_year(report->results[0]))),
	           NULL, report_prose(report, W_REPORT_SPREAD_NOTE));
}

/* --- what it rests on --- */

/* The scenarios in which as much is drawn as in `s`; NULL: one before it told so. */
static const char *drawn_alike(const struct teller *teller, int s)
{
	struct report *report = teller->report;
	bool *alike = ARENA_ARRAY(report->arena, report->count, bool);
	const struct uncertainty *own = teller->odds->ensembles[s]->uncertainty;
	for (int r = 0; r < report->count; r++) {
		const struct uncertainty *other = teller->odds->ensembles[r]->uncertainty;
		alike[r] = own->number_count == other->number_count && own->shock_count == other->shock_count;
		if (alike[r] && r < s)
			return NULL;
	}
	return report_titles(report, alike);
}

static void say_drawn(struct teller *teller)
{
	struct report *report = teller->report;
	for (int s = 0; s < report->count; s++) {
		const struct uncertainty *drawn = teller->odds->ensembles[s]->uncertainty;
		const char *titles = drawn_alike(teller, s);
		if (!titles)
			continue;
		struct prose how = report_prose(report, W_REPORT_HOW_DRAWN, titles);
		if (drawn->count == 0)
			report_note(report, W_REPORT_NOTHING_DRAWN, titles);
		else
			report_note(report, W_REPORT_DRAWN, titles,
			            report_count(report, report_id(report, "drawn", report->results[s], "inputs"),
			                         drawn->number_count, how),
			            report_count(report, report_id(report, "drawn", report->results[s], "shocks"),
			                         drawn->shock_count, how));
	}
}

static void say_members(struct teller *teller)
{
	struct report *report = teller->report;
	const struct ensemble *first = teller->odds->ensembles[0];
	double error = 100 * ensemble_greatest_error(teller->odds->ensembles, report->count);
	struct prose how = report_prose(report, W_REPORT_HOW_MEMBERS);
	struct cell members = report_entered_cell(report, view_cell_grouped(report->arena, first->members), "members", how);
	struct cell seed = evidence_fact(report, "seed", (double)first->seed, 0, how);
	report_note(report, W_ENSEMBLE_MEMBERS, members, seed,
	            evidence_fact(report, "chance-error", error, error < 0.1 ? 3 : 2,
	                          report_prose(report, W_REPORT_HOW_ERROR, members)));
	if (teller->bound)
		report_note(report, W_REPORT_ODDS_BOUND);
	if (teller->roughs)
		report_note(report, W_REPORT_ODDS_ROUGH,
		            report_count(report, "odds-rough", teller->roughs, report_prose(report, W_REPORT_HOW_ROUGH)));
}

static bool anything_is_drawn(const struct report *report)
{
	bool any = false;
	for (int s = 0; s < report->count && report->view->ensembles; s++)
		any |= report->view->ensembles[s]->uncertainty->count > 0;
	return any;
}

void report_odds(struct report *report)
{
	if (!anything_is_drawn(report))
		return;
	struct teller teller = {.report = report,
	                        .odds = odds_of(report->arena, report->results, report->count, report->view)};
	if (!teller.odds->shown_count)
		return;
	report_chapter(report, "odds");
	say_together(&teller);
	say_even(&teller);
	say_misleads(&teller);
	chance_tables(&teller);
	report_place(report, "bullets", NULL, NULL);
	spread_table(&teller);
	report_place(report, "ranges", NULL, NULL);
	if (report->count == 1) /* of several, ranges say it in one picture */
		report_place(report, "fan", NULL, NULL);
	report_deciders(report);
	say_drawn(&teller);
	say_members(&teller);
}
