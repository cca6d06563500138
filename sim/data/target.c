/* SPDX-License-Identifier: GPL-3.0-or-later */
/* target: the targets after all layers: the plan's, changed or given a number by the scenario, then the
 * scenario's own. A target keeps the plan's words, and knows whether its number is the scenario's. Holds:
 * at most one sense; a target of the scenario's own names a variable, so that a slip in an id does not
 * pass for a new target. */
#include "data/target.h"
#include <string.h>
#include "data/relative.h"
#include "data/schema_fields.h"
#include "data/title.h"

static const char *target_text(const struct entry *target, const char *key)
{
	const struct entry *entry = entry_child(target, key);
	return entry && entry->json->type == JSON_STRING ? entry->json->text : NULL;
}

static struct title title_under(const struct entry *target, const char *key)
{
	const struct entry *entry = entry_child(target, key);
	return title_read(entry ? entry->json : NULL);
}

static int choice_of(const struct entry *target, const char *key, const char *const *choices)
{
	const char *text = target_text(target, key);
	for (int i = 0; text && choices[i]; i++)
		if (strcmp(choices[i], text) == 0)
			return i;
	return 0;
}

const struct entry *target_sense_entry(const struct entry *target)
{
	const struct entry *range = NULL;
	for (const struct entry *child = target->child; child; child = child->next) {
		if (strcmp(child->key, "range") == 0)
			range = child;
		else if (field_is_sense(child->key))
			return child;
	}
	return range;
}

static enum sense sense_of(const struct entry *entry)
{
	int sense = 0;
	while (strcmp(target_senses[sense], entry->key) != 0)
		sense++;
	return (enum sense)(sense + 1);
}

static void judge_relative(struct whole *whole, const struct target *target, const struct entry *entry)
{
	const struct json *year = json_get(entry->json, "year");
	if (year && target->relative->year > target->year)
		WHOLE_ERROR(whole, entry->layer, year->place, json_pointer(whole->reader->arena, year), W_RELATIVE_LATE,
		            W_RELATIVE_LATE_RULE, arena_print(whole->reader->arena, "%d", target->relative->year),
		            arena_print(whole->reader->arena, "%d", target->year));
}

static void read_goal(struct whole *whole, struct target *target, const struct entry *entry)
{
	target->sense = sense_of(entry);
	target->number_place = entry_place(entry);
	target->from_scenario = whole->scenario->layers[entry->layer].root != whole->scenario->plan->root;
	if (schema_is_relative(entry->field, entry->json)) {
		target->relative = relative_read(whole->reader->arena, entry->json);
		target->source = target->relative->source;
		judge_relative(whole, target, entry);
		if (title_in(target->relative->note, LANGUAGE_DEFAULT, NULL))
			target->remark = target->relative->note;
	} else if (target->sense == SENSE_RANGE) {
		target->low = entry->json->child->read;
		target->high = entry->json->child->next->read;
	} else if (target->sense == SENSE_AT_MOST || target->sense == SENSE_BELOW) {
		target->high = entry->quantity;
	} else {
		target->low = entry->quantity;
	}
	if (entry->quantity && entry->quantity->source) {
		target->source = entry->quantity->source;
		if (title_in(entry->quantity->note, LANGUAGE_DEFAULT, NULL))
			target->remark = entry->quantity->note;
	}
	if (!target->source)
		target->source = scenario_source(whole->scenario, entry);
}

/* The story of one that was given up. Whoever gives it a number all the same has to take that back first. */
static void read_withdrawn(struct whole *whole, struct target *target, const struct entry *entry)
{
	const struct entry *withdrawn = entry_child(entry, "withdrawn"), *number = target_sense_entry(entry);
	const struct entry *year = withdrawn ? entry_child(withdrawn, "year") : NULL;
	if (!withdrawn)
		return;
	if (!year) {
		WHOLE_ERROR(whole, withdrawn->layer, withdrawn->json->place, entry_pointer(whole->reader->arena, withdrawn),
		            W_MISSING_KEY, W_WITHDRAWN_YEAR, "year");
		return;
	}
	target->withdrawn = (int)year->json->number;
	target->withdrawn_source = target_text(withdrawn, "source");
	target->withdrawn_note = title_under(withdrawn, "note");
	if (number && number->layer > withdrawn->layer)
		WHOLE_ERROR(whole, number->layer, number->json->key_place, entry_pointer(whole->reader->arena, number),
		            W_WITHDRAWN_NUMBER, W_WITHDRAWN_NUMBER_HINT, target->id,
		            arena_print(whole->reader->arena, "%d", target->withdrawn));
}

static int year_of(const struct entry *target, const char *key)
{
	const struct entry *year = entry_child(target, key);
	return year ? (int)year->json->number : 0;
}

/* The year of a sum or a mean is the last of its years. */
static void read_over(struct target *target, const struct entry *entry)
{
	const struct entry *over = entry_child(entry, "over");
	if (!over)
		return;
	target->over_first = (int)over->json->child->number;
	target->year = (int)over->json->child->next->number;
}

/* What of the variable is meant may be another layer's word, and so may be the years. */
static void judge_measure(struct whole *whole, const struct target *target, const struct entry *entry)
{
	enum measure measure = target->measure;
	bool sums = measure == MEASURE_CUMULATIVE || measure == MEASURE_MEAN,
		 changes = measure == MEASURE_CHANGE || measure == MEASURE_DECLINE_SINCE_BASE || measure == MEASURE_MEAN_GROWTH;
	const struct entry *since = entry_child(entry, "since"), *over = entry_child(entry, "over");
	const struct entry *wrong = since && !changes ? since : over && !sums ? over : NULL;
	if (wrong)
		WHOLE_ERROR(whole, wrong->layer, wrong->json->key_place, entry_pointer(whole->reader->arena, wrong),
		            W_BESIDE_MEASURE, wrong == since ? W_SINCE_RULE : W_OVER_RULE, measure_name(measure), wrong->key);
	if (since && changes && target->since >= target->year)
		WHOLE_ERROR(whole, since->layer, since->json->place, entry_pointer(whole->reader->arena, since),
		            W_SINCE_LATE, W_SINCE_LATE_RULE, arena_print(whole->reader->arena, "%d", target->since),
		            arena_print(whole->reader->arena, "%d", target->year));
}

static void read_target(struct whole *whole, struct target *target, const struct entry *entry)
{
	const struct entry *year = entry_child(entry, "year"), *tolerance = entry_child(entry, "tolerance");
	*target = (struct target){
		.id = entry->key,
		.no = target_text(entry, "no"),
		.group = target_text(entry, "group"),
		.variable = target_text(entry, "variable"),
		.source = target_text(entry, "source"),
		.remark = title_under(entry, "note"),
		.title = title_under(entry, "title"),
		.words = title_under(entry, "words"),
		.binding = choice_of(entry, "attribute", target_attributes) == 1,
		.measure = (enum measure)choice_of(entry, "measure", target_measures),
		.year = year ? (int)year->json->number : whole->scenario->plan->last,
		.tolerance = tolerance ? tolerance->json->number : field_find(target_fields, "tolerance")->otherwise,
		.overshoot_misses = choice_of(entry, "overshoot", target_overshoots) == 1,
		.better = entry_child(entry, "better") ? (enum better)(1 + choice_of(entry, "better", target_betters))
		                                       : BETTER_UNSAID,
		.since = year_of(entry, "since"),
		.place = entry->json->place,
	};
	if (target->since)
		target->since_place = entry_place(entry_child(entry, "since"));
	read_over(target, entry);
	judge_measure(whole, target, entry);
	read_withdrawn(whole, target, entry);
	const struct entry *number = target_sense_entry(entry);
	if (number)
		read_goal(whole, target, number);
	for (const char *const *key = about_keys; number && target->sense != SENSE_ABOUT && *key; key++) {
		const struct entry *of_about = entry_child(entry, *key);
		if (of_about) /* in one file the check has said it */
			WHOLE_ERROR(whole, of_about->layer, of_about->json->key_place,
			            entry_pointer(whole->reader->arena, of_about), W_BESIDE_ABOUT, W_BESIDE_ABOUT_RULE,
			            sense_name(target->sense), *key);
	}
}

/* The plan does not know it: is it meant to be a target of the scenario's own? */
static void judge_own(struct whole *whole, const struct entry *entry)
{
	const struct json *planned = json_get(whole->scenario->plan->root, "targets");
	if (json_get(planned, entry->key) || entry_child(entry, "variable") || entry_child(entry, "words"))
		return;
	struct arena *arena = whole->reader->arena;
	const bool suggest = planned && diag_may_suggest(whole->reader->diags);
	const char **ids = suggest ? ARENA_ARRAY(arena, planned->count + 1, const char *) : NULL;
	size_t count = 0;
	for (const struct json *target = suggest ? planned->child : NULL; target; target = target->next)
		ids[count++] = target->key;
	const char *nearest = diag_nearest(whole->reader->diags, entry->key, ids, count);
	WHOLE_ERROR(whole, entry->layer, entry->json->key_place, entry_pointer(arena, entry), W_TARGET_UNKNOWN,
	            nearest ? W_DID_YOU_MEAN : W_TARGET_OWN, entry->key, whole->scenario->plan->path,
	            nearest ? nearest : "");
}

void targets_resolve(struct whole *whole)
{
	const struct entry *all = entry_child(whole->root, "targets");
	int count = 0;
	for (const struct entry *entry = all ? all->child : NULL; entry; entry = entry->next)
		count++;
	struct target *targets = ARENA_ARRAY(whole->reader->arena, count + 1, struct target);
	count = 0;
	for (const struct entry *entry = all ? all->child : NULL; entry; entry = entry->next) {
		judge_own(whole, entry);
		read_target(whole, &targets[count++], entry);
	}
	whole->scenario->targets = targets;
	whole->scenario->target_count = count;
}
