/* SPDX-License-Identifier: GPL-3.0-or-later */
/* evidence: entries are found again by their anchors. */
#include "view/evidence.h"
#include <assert.h>
#include <ctype.h>
#include <math.h>
#include <stdint.h>
#include <string.h>
#include "base/lookup.h"
#include "base/nearly.h"
#include "view/report.h"
#include "view/view_cell.h"

/* What may stand in an anchor of every format: others become hyphens. */
static const char *plain(struct arena *arena, const char *text)
{
	char *made = arena_copy(arena, text, strlen(text));
	for (char *at = made; *at; at++)
		if (!isalnum((unsigned char)*at) || (unsigned char)*at > 127)
			*at = '-';
	return made;
}

struct evidence *evidence_create(struct arena *arena)
{
	struct evidence *evidence = ARENA_NEW(arena, struct evidence);
	*evidence = (struct evidence){.arena = arena, .known = lookup_create(arena)};
	return evidence;
}

static int index_of(const struct evidence *evidence, const char *anchor)
{
	return (int)(uintptr_t)lookup_find(evidence->known, anchor) - 1;
}

const struct evidence_entry *evidence_find(const struct evidence *evidence, const char *anchor)
{
	int index = index_of(evidence, anchor);
	return index < 0 ? NULL : &evidence->list[index];
}

static bool is_same(double a, double b) { return a == b || fabs(a - b) <= NEARLY * fmax(fabs(a), fabs(b)); }

static struct cell entered(struct cell cell, struct evidence_entry entry, struct report *report)
{
	struct evidence *evidence = report->evidence;
	const struct evidence_entry *known = evidence_find(evidence, entry.anchor);
	if (known && !is_same(known->number, entry.number) && !evidence->taken) {
		evidence->taken = entry.anchor;
		evidence->numbers[0] = known->number;
		evidence->numbers[1] = entry.number;
	}
	if (!known) {
		*ARENA_PUSH(evidence->arena, evidence->list, evidence->count, evidence->capacity) = entry;
		lookup_put(evidence->known, entry.anchor, (void *)(uintptr_t)evidence->count);
	}
	cell.anchor = entry.anchor;
	return cell;
}

/* "2": of the second scenario; "2u": the same in other units than those that are shown. */
static const char *number_of(const struct report *report, const struct result *result)
{
	int r = 0;
	while (r < report->count - 1 && report->results[r]->scenario != result->scenario)
		r++;
	return arena_print(report->arena, report->results[r] == result ? "%d" : "%du", r + 1);
}

static const char *place_anchor(const struct report *report, const char *what, const struct result *result,
                                const char *name, int element, int year)
{
	const char *anchor =
		arena_print(report->arena, "%s-%s-%s", what, number_of(report, result), plain(report->arena, name));
	if (element >= 0)
		anchor = arena_print(report->arena, "%s-%d", anchor, element);
	return year ? arena_print(report->arena, "%s-%d", anchor, year) : anchor;
}

const char *evidence_known(const struct report *report, const struct result *result, int variable, int element,
                           int year)
{
	const char *name = result->program->variables[variable].name;
	const struct evidence_entry *entry =
		evidence_find(report->evidence, place_anchor(report, "v", result, name, element, year));
	return entry ? entry->anchor : NULL;
}

struct cell evidence_value(struct report *report, const struct result *result, int variable, int element, int year,
                           int decimals)
{
	struct cell cell = view_cell_of(report->arena, result, variable, element, year, decimals);
	return cell.is_number && isfinite(cell.number) ? evidence_of(report, cell, NULL, (struct prose){.text = ""}) : cell;
}

struct cell evidence_input(struct report *report, const struct result *result, int input, int element, int year,
                           int decimals)
{
	const struct input *of = &result->program->inputs[input];
	const struct input_value *value = &of->value[element < 0 ? 0 : element];
	double number = value->values[year ? year - result->base_year : result->years - 1];
	struct cell cell = view_cell(report->arena, number, decimals);
	if (!isfinite(number))
		return cell;
	return entered(cell, (struct evidence_entry){.kind = EVIDENCE_INPUT,
	                                             .anchor = place_anchor(report, "i", result, value->key, -1, year),
	                                             .of = result,
	                                             .variable = input,
	                                             .element = element < 0 ? 0 : element,
	                                             .year = year,
	                                             .number = number}, report);
}

struct cell evidence_fact(struct report *report, const char *id, double number, int decimals, struct prose how)
{
	struct cell cell = view_cell(report->arena, number, decimals);
	return isfinite(number) ? evidence_of(report, cell, id, how) : cell;
}

struct cell evidence_of(struct report *report, struct cell cell, const char *id, struct prose how)
{
	const struct origin *origin = &cell.origin;
	bool own = origin->of && origin->variable >= 0 &&
	           result_value(origin->of, origin->variable, origin->element, origin->year) == cell.number;
	assert(own || id);
	const char *anchor = own ? NULL : arena_print(report->arena, "n-%s", plain(report->arena, id));
	if (!own)
		return entered(cell, (struct evidence_entry){.kind = EVIDENCE_FACT,
		                                             .anchor = anchor,
		                                             .number = cell.number,
		                                             .how = how}, report);
	const char *name = origin->of->program->variables[origin->variable].name;
	return entered(cell, (struct evidence_entry){.kind = EVIDENCE_VALUE,
	                                             .anchor = place_anchor(report, "v", origin->of, name, origin->element,
	                                                                    origin->year),
	                                             .of = origin->of,
	                                             .variable = origin->variable,
	                                             .element = origin->element,
	                                             .year = origin->year,
	                                             .number = cell.number}, report);
}
