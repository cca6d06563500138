/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report_check: a report that contradicts itself is not handed in. What is printed is held against the entries of the
 * appendix, these against a second reckoning, and what was decomposed or counted against what it has to add up to. */
#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "ask/recount.h"
#include "base/nearly.h"
#include "base/number.h"
#include "view/report.h"
#include "view/view_number.h"
#include "view/view_words.h"

struct checking {
	const struct report *report;
	struct arena *arena;
	enum language language;
	const char *said; /* what is wrong; NULL: nothing yet */
	const char *where; /* how the sentence or table in hand begins */
};

static const char *exact(const struct checking *checking, double number)
{
	char digits[NUMBER_SIZE];
	number_shortest(number, digits);
	return arena_print(checking->arena, "%s", digits);
}

#define complain(checking, word, ...)                                                                                  \
	((checking)->said = word_format((checking)->arena, (checking)->language, (word), WORDS(__VA_ARGS__)))

/* --- what is printed --- */

/* The number that a text shows, its sign and its separators of thousands read. False: it shows none. */
static bool number_shown(const char *text, double *number, int *decimals)
{
	char digits[64];
	size_t length = 0;
	const char *at = text;
	while (*at && !isdigit((unsigned char)*at))
		at++;
	bool negative = at > text && at[-1] == '-';
	for (; (isdigit((unsigned char)*at) || *at == '.' || *at == ',') && length + 1 < sizeof digits; at++)
		if (*at != ',')
			digits[length++] = *at;
	digits[length] = '\0';
	const char *point = strchr(digits, '.');
	*decimals = point ? (int)strlen(point + 1) : 0;
	*number = (negative ? -1 : 1) * strtod(digits, NULL);
	return length > 0;
}

/* Half of the last digit apart at most; `coarse`: of tens or hundreds. */
static bool shows(const char *text, double number, int coarse)
{
	double shown;
	int decimals;
	if (!number_shown(text, &shown, &decimals))
		return true; /* words: "none", "-" */
	double half = 0.5 * pow(10, coarse < 0 ? -coarse : -decimals);
	return fabs(shown - number) <= half * (1 + NEARLY) + NEARLY * fabs(number);
}

static void check_cell(struct checking *checking, const struct cell *cell)
{
	if (checking->said || !cell->anchor || !cell->text)
		return;
	const struct evidence_entry *entry = evidence_find(checking->report->evidence, cell->anchor);
	if (!entry)
		complain(checking, W_REPORT_CHECK_NO_ENTRY, cell->text, checking->where);
	else if (!shows(cell->text, entry->number, cell->decimals))
		complain(checking, W_REPORT_CHECK_TEXT, cell->text, checking->where, exact(checking, entry->number),
		         cell->anchor);
}

static void check_prose(struct checking *checking, struct prose prose)
{
	checking->where = prose.text ? arena_copy(checking->arena, prose.text, strnlen(prose.text, 200)) : "";
	for (int i = 0; i < prose.count; i++)
		check_cell(checking, &prose.mentions[i].cell);
}

static void check_table(struct checking *checking, const struct table *table)
{
	checking->where = table->column_count ? table->columns[0].heading : "";
	for (int i = 0; i < table->row_count; i++)
		for (int c = 0; c < table->rows[i].count; c++)
			check_cell(checking, &table->rows[i].cells[c]);
}

static void check_document(struct checking *checking)
{
	const struct document *document = checking->report->document;
	for (int i = 0; i < document->count && !checking->said; i++) {
		const struct document_block *block = &document->blocks[i];
		check_prose(checking, block->prose);
		if (block->table)
			check_table(checking, block->table);
		if (block->caption)
			check_prose(checking, block->caption->source);
	}
	if (checking->report->evidence->taken)
		complain(checking, W_REPORT_CHECK_TAKEN, checking->report->evidence->taken,
		         exact(checking, checking->report->evidence->numbers[0]),
		         exact(checking, checking->report->evidence->numbers[1]));
}

/* --- what it rests on --- */

static void tell_fault(struct checking *checking, const struct recount_fault *fault)
{
	complain(checking, W_REPORT_CHECK_LAW, fault->result->scenario->id, fault->law, fault->name,
	         arena_print(checking->arena, "%d", fault->year), exact(checking, fault->is),
	         exact(checking, fault->should));
}

/* The number of an entry in the units in which the equations are written. */
static void check_value(struct checking *checking, const struct evidence_entry *entry)
{
	const struct result *result = entry->of->declared ? entry->of->declared : entry->of;
	const struct moment moment = {result, entry->year, WORLD_LIMITED};
	double is = result_value(result, entry->variable, entry->element, entry->year);
	double should = recount_value(checking->arena, &moment, entry->variable, entry->element);
	if (!recount_agrees(is, should, 1e-3 * fabs(is)))
		complain(checking, W_REPORT_CHECK_VALUE, result->scenario->id,
		         program_element_name(checking->arena, result->program, entry->variable, entry->element),
		         arena_print(checking->arena, "%d", entry->year), exact(checking, is), exact(checking, should));
}

static void check_results(struct checking *checking)
{
	const struct report *report = checking->report;
	for (int r = 0; r < report->count && !checking->said; r++) {
		const struct result *shown = report->results[r], *result = shown->declared ? shown->declared : shown;
		struct recount_fault fault;
		if (!recount_laws(checking->arena, result, &fault) || !recount_targets(checking->arena, result, &fault))
			tell_fault(checking, &fault);
	}
	for (int e = 0; e < report->evidence->count && !checking->said; e++)
		if (report->evidence->list[e].kind == EVIDENCE_VALUE)
			check_value(checking, &report->evidence->list[e]);
}

/* --- what was asked --- */

/* The effects of all parts are the change. */
static void check_moved(struct checking *checking, const struct decomposition *of)
{
	double sum = 0;
	for (int e = 0; e < of->effect_count; e++)
		sum += of->effects[e].total;
	if (!recount_agrees(sum, of->to - of->from, fmax(fabs(of->to), fabs(of->from))))
		complain(checking, W_REPORT_CHECK_EFFECTS, of->before.result->scenario->id, of->id,
		         exact(checking, sum), exact(checking, of->to - of->from));
}

static void check_counts(struct checking *checking, const struct ensemble *ensemble)
{
	for (int t = 0; t < ensemble->centre->target_count && !checking->said; t++) {
		const struct ensemble_target *target = &ensemble->targets[t];
		bool joint = target->assessed && ensemble->all_met > target->met;
		if (target->met > ensemble->members || joint)
			complain(checking, W_REPORT_CHECK_COUNT, ensemble->centre->scenario->id,
			         ensemble->centre->targets[t].target->id, exact(checking, (double)target->met),
			         exact(checking, (double)(joint ? ensemble->all_met : ensemble->members)));
	}
}

static void check_answers(struct checking *checking)
{
	const struct report *report = checking->report;
	for (int r = 0; r < report->count && report->answers && !checking->said; r++) {
		const struct report_answers *answers = &report->answers[r];
		for (int i = 0; i < answers->change_count && !checking->said; i++)
			check_moved(checking, answers->changes[i]);
		for (int i = 0; i < answers->cost_count && !checking->said; i++)
			check_moved(checking, answers->costs[i]);
		if (report->view->ensembles && !checking->said)
			check_counts(checking, report->view->ensembles[r]);
	}
}

const char *report_check(const struct report *report, enum language language)
{
	struct checking checking = {report, report->arena, language, NULL, ""};
	check_results(&checking);
	if (!checking.said)
		check_answers(&checking);
	if (!checking.said)
		check_document(&checking);
	return checking.said;
}
