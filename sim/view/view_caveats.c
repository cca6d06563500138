/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_caveats: what a reader must know before quoting the numbers above (findings_to_quote). Several scenarios share a
 * sentence. */
#include <string.h>
#include "ask/findings.h"
#include "view/view.h"
#include "view/view_beyond.h"
#include "view/view_caveats.h"
#include "view/view_number.h"
#include "view/view_words.h"
#include "write/document.h"

/* What was found in each scenario. */
struct caveats {
	struct arena *arena;
	const struct result *const *results;
	int count;
	const struct view *view;
	const struct finding **list; /* [results] */
	int *found;
};

static struct caveats caveats_in(struct arena *arena, const struct result *const *results, int count,
                                 const struct view *view)
{
	struct caveats caveats = {arena,
	                          results,
	                          count,
	                          view,
	                          ARENA_ARRAY(arena, count + 1, const struct finding *),
	                          ARENA_ARRAY(arena, count + 1, int)};
	for (int r = 0; r < count; r++)
		caveats.list[r] = findings_to_quote(arena, results[r], &caveats.found[r]);
	return caveats;
}

/* "2 %/yr", "2-3 %/yr" */
static const char *range_text(const struct caveats *caveats, const struct range *range)
{
	struct arena *arena = caveats->arena;
	const char *low = view_brief(arena, range->low), *unit = view_unit(arena, range->unit, caveats->view);
	return range->high - range->low < 1e-9 ? arena_print(arena, "%s %s", low, unit)
	                                       : arena_print(arena, "%s-%s %s", low, view_brief(arena, range->high), unit);
}

static const char *fact_of(const struct caveats *caveats, const struct result *result, const struct finding *finding)
{
	if (finding->years.first)
		return view_beyond(caveats->arena, result, finding, caveats->view);
	if (finding->altered)
		return view_target_no(caveats->arena, finding->altered);
	return finding->range.unit ? range_text(caveats, &finding->range)
	                           : arena_print(caveats->arena, "%.0f", finding->number);
}

/* What all scenarios have of one kind; with their names where there are several: "slow (#1, #21), fast (#1)". NULL:
 * none has. */
static const char *joined(const struct caveats *caveats, enum finding_kind kind)
{
	struct arena *arena = caveats->arena;
	const struct view *view = caveats->view;
	const char *all = NULL;
	for (int r = 0; r < caveats->count; r++) {
		const char *facts = NULL;
		for (int f = 0; f < caveats->found[r]; f++)
			if (caveats->list[r][f].kind == kind)
				facts = view_joined(arena, facts, fact_of(caveats, caveats->results[r], &caveats->list[r][f]), view);
		if (facts && caveats->count > 1)
			facts = view_say(arena, view, W_WITH_REASON, view_label(caveats->results[r], caveats->view), facts);
		if (facts)
			all = view_joined(arena, all, facts, view);
	}
	return all;
}

static bool has(const struct caveats *caveats, int r, enum finding_kind kind, const char *key)
{
	for (int f = 0; f < caveats->found[r]; f++)
		if (caveats->list[r][f].kind == kind && strcmp(caveats->list[r][f].key, key) == 0)
			return true;
	return false;
}

/* Targets that some scenario gives a number, in the plan's order. */
static const char *own_numbers(const struct caveats *caveats)
{
	const struct result *first = caveats->results[0];
	const char *all = NULL;
	for (int t = 0; t < first->target_count; t++) {
		const struct target *target = first->targets[t].target;
		bool own = false;
		for (int r = 0; r < caveats->count; r++)
			own |= has(caveats, r, FINDING_OWN_NUMBER, target->id);
		if (own)
			all = view_joined(caveats->arena, all, view_target_no(caveats->arena, target), caveats->view);
	}
	return all;
}

static const char *constant_prices(const struct caveats *caveats)
{
	const char *years = NULL;
	for (int r = 0; r < caveats->count; r++) {
		if (!has(caveats, r, FINDING_CONSTANT_PRICES, "share"))
			return NULL;
		for (int f = 0; f < caveats->found[r]; f++) {
			const struct finding *found = &caveats->list[r][f];
			const char *year = arena_print(caveats->arena, "%.0f", found->number);
			if (found->kind == FINDING_CONSTANT_PRICES && !(years && strstr(years, year)))
				years = view_joined(caveats->arena, years, year, caveats->view);
		}
	}
	return years;
}

static const char *records(const struct caveats *caveats)
{
	const char *all = NULL;
	for (int r = 0; r < caveats->count; r++)
		if (has(caveats, r, FINDING_RECORD, "record"))
			all = view_joined(caveats->arena, all, view_label(caveats->results[r], caveats->view), caveats->view);
	return all;
}

static void say(struct document *document, const struct caveats *caveats, enum word word, const char *what)
{
	if (what)
		document_note(document, prose_plain(caveats->arena, view_say(caveats->arena, caveats->view, word, what)));
}

/* Of those that look at current prices: a level that nobody asks for is told by `check`. */
static void say_no_level(struct document *document, const struct caveats *caveats)
{
	for (int r = 0; r < caveats->count; r++)
		if (has(caveats, r, FINDING_NO_LEVEL, "prices.base_level")) {
			const struct program *program = caveats->results[r]->program;
			document_note(document, view_prose(caveats->arena, caveats->view, W_CAVEAT_NO_LEVEL, "prices.base_level",
			                                   arena_print(caveats->arena, "%d", program->prices),
			                                   arena_print(caveats->arena, "%d", program->base_year)));
			return;
		}
}

void view_caveats(struct document *document, const struct result *const *results, int count, const struct view *view)
{
	struct caveats caveats = caveats_in(document->arena, results, count, view);
	say(document, &caveats, W_CAVEAT_REMOVED, joined(&caveats, FINDING_TARGET_REMOVED));
	say(document, &caveats, W_CAVEAT_OTHERWISE, joined(&caveats, FINDING_TARGET_ALTERED));
	say(document, &caveats, W_CAVEAT_EFFICIENCY, joined(&caveats, FINDING_COST_RESTS));
	say(document, &caveats, W_CAVEAT_STATED, joined(&caveats, FINDING_STATED));
	if (count > 1) /* of one the count of its targets says so */
		say(document, &caveats, W_CAVEAT_RECORD, records(&caveats));
	say(document, &caveats, W_CAVEAT_BOUNDED, joined(&caveats, FINDING_BOUNDED));
	say(document, &caveats, W_CAVEAT_GOES_ON, joined(&caveats, FINDING_GOES_ON));
	say(document, &caveats, W_CAVEAT_NOT_INVESTED, joined(&caveats, FINDING_NOT_INVESTED));
	say(document, &caveats, W_CAVEAT_WORDS, own_numbers(&caveats));
	say(document, &caveats, W_CAVEAT_PRICES, constant_prices(&caveats));
	say_no_level(document, &caveats);
}
