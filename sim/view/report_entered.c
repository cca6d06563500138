/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report_entered: cells that views made get their decimals from their texts, which stay; a bound is entered as the
 * number that is printed. */
#include "view/report_entered.h"
#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "view/report_table.h"
#include "view/view_cell.h"
#include "view/view_number.h"

static const char *digits_of(const char *text)
{
	while (*text && !isdigit((unsigned char)*text))
		text++;
	return text;
}

static int decimals_of(const char *text)
{
	const char *at = digits_of(text);
	at += strspn(at, "0123456789,");
	return *at == '.' ? (int)strspn(at + 1, "0123456789") : 0;
}

/* The number that it shows, without its sign. */
static double shown_by(const char *text)
{
	char digits[64];
	size_t length = 0;
	for (const char *at = digits_of(text); (isdigit((unsigned char)*at) || *at == '.' || *at == ',') &&
	                                       length + 1 < sizeof digits; at++)
		if (*at != ',')
			digits[length++] = *at;
	digits[length] = '\0';
	return strtod(digits, NULL);
}

struct cell report_entered_cell(struct report *report, struct cell cell, const char *id, struct prose how)
{
	if (!cell.is_number || cell.anchor || !cell.text || !*digits_of(cell.text))
		return cell;
	double shown = shown_by(cell.text);
	cell.decimals = decimals_of(cell.text);
	if (cell.text[0] == '<' || cell.text[0] == '>')
		cell.number = shown;
	while (cell.decimals <= 0 && cell.decimals > -12 &&
	       fabs(fabs(cell.number) - shown) > 0.5 * pow(10, -cell.decimals) * (1 + 1e-9))
		cell.decimals--; /* of tens, hundreds ... */
	return evidence_of(report, cell, id, how);
}

struct prose report_entered(struct report *report, struct prose prose, const char *id, struct prose how)
{
	struct mention *mentions = ARENA_ARRAY(report->arena, prose.count + 1, struct mention);
	for (int i = 0; i < prose.count; i++) {
		mentions[i] = prose.mentions[i];
		mentions[i].cell = report_entered_cell(report, mentions[i].cell,
		                                       arena_print(report->arena, "%s-%d", id, i + 1), how);
	}
	prose.mentions = mentions;
	return prose;
}

struct cell report_chance(struct report *report, struct chance chance, const char *id, struct prose what)
{
	struct arena *arena = report->arena;
	struct cell cell = view_cell_odds(arena, chance, false, report->view);
	struct prose how =
		chance.certain ? report_prose(report, W_REPORT_HOW_CERTAIN, what)
		: chance_is_bound(chance)
			? report_prose(report, W_REPORT_HOW_BOUND, what, view_cell_grouped(arena, chance.met),
		                   view_cell_grouped(arena, chance.members))
			: report_prose(report, W_REPORT_HOW_CHANCE, what, view_cell_grouped(arena, chance.met),
		                   view_cell_grouped(arena, chance.members));
	return report_entered_cell(report, cell, id, how);
}

const char *report_id(struct report *report, const char *what, const struct result *result, const char *name)
{
	return arena_print(report->arena, "%s-%d-%s", what, report_index(report, result) + 1, name);
}
