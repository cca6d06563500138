/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_caveats: what a reader must know before quoting the numbers above: which targets have a number that the plan
 * does not give, how many are met because the scenario states them, at which prices shares stand, and on which
 * efficiency the cost of a limit rests; and which of the plan's targets the scenario takes away or judges otherwise. Several scenarios share a sentence. */
#include <math.h>
#include "ask/stated.h"
#include "data/altered.h"
#include "view/view.h"
#include "view/view_caveats.h"
#include "view/view_number.h"
#include "view/view_select.h"
#include "view/view_words.h"

static const char *words_only(struct arena *arena, const struct result *const *results, int count,
                              const struct view *view)
{
	const char *all = NULL;
	for (int t = 0; t < results[0]->target_count; t++) {
		const struct target *target = results[0]->targets[t].target;
		bool own = false;
		for (int r = 0; r < count; r++) {
			const struct target_result *said = view_target_of(results[r], target->id);
			own |= said && said->target->from_scenario && (target->words.en || target->words.zh) &&
			       said->verdict != VERDICT_NOT_ASSESSABLE;
		}
		if (own)
			all = view_joined(arena, all, view_target_no(arena, target), view);
	}
	return all;
}

/* A fact of one scenario; with its name where there are several. */
static const char *add(struct arena *arena, const char *all, const struct result *result, int count, const char *fact,
                       const struct view *view)
{
	const char *one = count > 1 ? view_say(arena, view, W_WITH_REASON, view_label(result), fact) : fact;
	return view_joined(arena, all, one, view);
}

static const char *stated(struct arena *arena, const struct result *const *results, int count, const struct view *view)
{
	const char *all = NULL;
	for (int r = 0; r < count; r++) {
		int number = targets_stated(results[r]);
		if (number > 0)
			all = add(arena, all, results[r], count, arena_print(arena, "%d", number), view);
	}
	return all;
}

/* "#1, #21"; with several scenarios "slow (#1, #21)". NULL: none. */
static const char *altered(struct arena *arena, const struct result *const *results, int count, bool removed,
                           const struct view *view)
{
	const char *all = NULL;
	for (int r = 0; r < count; r++) {
		int targets;
		const struct altered_target *list = targets_altered(arena, results[r]->scenario, &targets);
		const char *some = NULL;
		for (int t = 0; t < targets; t++)
			if (list[t].removed == removed)
				some = view_joined(arena, some, view_target_no(arena, &list[t].target), view);
		if (some)
			all = add(arena, all, results[r], count, some, view);
	}
	return all;
}

static bool constant_prices(const struct result *const *results, int count)
{
	for (int r = 0; r < count; r++)
		if (view_variable(results[r], "share") < 0 || entry_find(results[r]->scenario->root, "prices"))
			return false;
	return true;
}

/* The yearly fall of energy per output that the scenario assumes before any limit: "2 %/yr", "2-3 %/yr"; NULL: no energy. */
static const char *efficiency(struct arena *arena, const struct result *result, const struct view *view)
{
	int element, index = program_find_input(result->program, "energy.efficiency", &element);
	if (index < 0)
		return NULL;
	const struct input *input = &result->program->inputs[index];
	double low = INFINITY, high = -INFINITY;
	for (int e = 0; e < program_elements(result->program, input->set); e++)
		for (int y = 1; y < result->years; y++) {
			low = fmin(low, input->value[e].values[y]);
			high = fmax(high, input->value[e].values[y]);
		}
	if (low > high)
		return NULL;
	const char *unit = view_unit(arena, &input->unit, view);
	return high - low < 1e-9 ? arena_print(arena, "%s %s", view_brief(arena, low), unit)
		: arena_print(arena, "%s-%s %s", view_brief(arena, low), view_brief(arena, high), unit);
}

static const char *cost_rests_on(struct arena *arena, const struct result *const *results, int count,
                                 const struct view *view)
{
	const char *all = NULL;
	for (int r = 0; r < count; r++) {
		bool cut = false;
		for (int l = 0; l < results[r]->limit_count; l++)
			cut |= results[r]->limits[l].output_cut;
		const char *fact = cut ? efficiency(arena, results[r], view) : NULL;
		if (fact)
			all = add(arena, all, results[r], count, fact, view);
	}
	return all;
}

void view_caveats(struct text *out, const struct result *const *results, int count, const struct view *view)
{
	struct arena *arena = out->arena;
	const char *cost = cost_rests_on(arena, results, count, view), *said = stated(arena, results, count, view);
	const char *words = words_only(arena, results, count, view);
	const char *removed = altered(arena, results, count, true, view),
			   *otherwise = altered(arena, results, count, false, view);
	if (removed)
		view_say_line(out, view_say(arena, view, W_CAVEAT_REMOVED, removed), 2);
	if (otherwise)
		view_say_line(out, view_say(arena, view, W_CAVEAT_OTHERWISE, otherwise), 2);
	if (cost)
		view_say_line(out, view_say(arena, view, W_CAVEAT_EFFICIENCY, cost), 2);
	if (said)
		view_say_line(out, view_say(arena, view, W_CAVEAT_STATED, said), 2);
	if (words)
		view_say_line(out, view_say(arena, view, W_CAVEAT_WORDS, words), 2);
	if (constant_prices(results, count))
		view_say_line(out,
		              view_say(arena, view, W_CAVEAT_PRICES, arena_print(arena, "%d", results[0]->program->prices)), 2);
}
