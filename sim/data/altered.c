/* SPDX-License-Identifier: GPL-3.0-or-later */
/* altered: compares the targets of the merged scenario with those of the plan's own file. Holds: whatever the
 * layers between them do, a key that judges a target counts as altered where its last writer is not the
 * plan. */
#include "data/altered.h"
#include <string.h>
#include "data/schema_fields.h"

static bool is_of_plan(const struct scenario *scenario, const struct entry *entry)
{
	return scenario->layers[entry->layer].root == scenario->plan->root;
}

/* The first key that judges the target and that the plan gives, where it is gone or another's. */
static const char *key_altered(const struct scenario *scenario, const struct json *planned, const struct entry *target)
{
	static const char *const judging[] = {"variable",  "measure", "year",      "since", "over",
	                                      "tolerance", "better",  "overshoot", "attribute", "withdrawn"};
	for (const struct json *said = planned->child; said; said = said->next) {
		bool judges = field_is_sense(said->key);
		for (size_t i = 0; i < sizeof judging / sizeof *judging; i++)
			judges |= strcmp(judging[i], said->key) == 0;
		const struct entry *entry = judges ? entry_find(target, said->key) : NULL;
		if (judges && !(entry && is_of_plan(scenario, entry)))
			return said->key;
	}
	return NULL;
}

/* The plan's target, and another says beside it what changes its meaning, or how `about` is judged. */
static const char *key_added(const struct scenario *scenario, const struct json *planned, const struct entry *target)
{
	static const char *const meaning[] = {"withdrawn", "since", "over", NULL};
	for (const char *const *key = meaning; *key; key++) {
		const struct entry *entry = entry_find(target, *key);
		if (entry && !is_of_plan(scenario, entry))
			return *key;
	}
	for (const char *const *key = about_keys; json_get(planned, "about") && *key; key++) {
		const struct entry *entry = entry_find(target, *key);
		if (entry && !is_of_plan(scenario, entry))
			return *key;
	}
	return NULL;
}

/* The last layer that writes `key` (or, where that is NULL, removes the target or all of them). */
static struct place place_said(const struct scenario *scenario, const char *id, const char *key)
{
	for (int l = scenario->layer_count - 1; l >= 0; l--) {
		const struct json *all = json_get(scenario->layers[l].root, "targets");
		if (!all || scenario->layers[l].root == scenario->plan->root)
			continue;
		const struct json *target = json_get(all, id), *value = target && key ? json_get(target, key) : NULL;
		if (value)
			return value->place;
		if (target && target->type != JSON_NULL && key)
			return target->key_place;
		if (all->type == JSON_NULL || (target && target->type == JSON_NULL))
			return target ? target->place : all->place;
	}
	return NOWHERE;
}

const struct altered_target *targets_altered(struct arena *arena, const struct scenario *scenario, int *count)
{
	struct altered_target *list = NULL;
	int capacity = 0;
	const struct json *planned = json_get(scenario->plan->root, "targets");
	const struct entry *all = scenario->root ? entry_find(scenario->root, "targets") : NULL;
	*count = 0;
	for (const struct json *one = planned ? planned->child : NULL; one; one = one->next) {
		const struct entry *target = all ? entry_find(all, one->key) : NULL;
		const char *key = target ? key_altered(scenario, one, target) : NULL;
		key = target && !key ? key_added(scenario, one, target) : key;
		if (target && !key)
			continue;
		const struct json *no = json_get(one, "no");
		*ARENA_PUSH(arena, list, *count, capacity) = (struct altered_target){
			.target = {.id = one->key, .no = no && no->type == JSON_STRING ? no->text : NULL},
			.removed = !target,
			.place = place_said(scenario, one->key, key)};
	}
	return list;
}
