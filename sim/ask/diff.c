/* SPDX-License-Identifier: GPL-3.0-or-later */
/* diff: both sides are collected as assumptions over the same years and held against each other as `compare` holds its
 * inputs. Targets are matched by id, then by what they measure. What stands in one place of files that several
 * scenarios are made of is told once. Holds: a thing that is there on one side only is one change. */
#include "ask/diff.h"
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "ask/said.h"
#include "data/schema_fields.h"

struct diff *diff_begin(struct arena *arena, const struct model *const *models)
{
	struct diff *diff = ARENA_NEW(arena, struct diff);
	*diff = (struct diff){
		.arena = arena, .models = models, .known = lookup_create(arena), .targets = lookup_create(arena)};
	return diff;
}

/* --- targets that go by another id --- */

static const char *measured(struct arena *arena, const struct entry *target)
{
	const char *variable = entry_text(target, "variable"), *measure = entry_text(target, "measure");
	return variable ? arena_print(arena, "%s|%s", variable, measure ? measure : "level") : NULL;
}

/* The targets of one side that the other has no id of, by what they measure; of several none. */
static struct lookup *unmatched(struct arena *arena, const struct entry *own, const struct entry *other)
{
	struct lookup *by_measure = lookup_create(arena), *several = lookup_create(arena);
	for (const struct entry *target = own ? own->child : NULL; target; target = target->next) {
		const char *what = other && entry_child(other, target->key) ? NULL : measured(arena, target);
		if (!what)
			continue;
		if (lookup_find(by_measure, what))
			lookup_put(several, what, several);
		lookup_put(by_measure, what, lookup_find(several, what) ? NULL : (void *)(uintptr_t)target->key);
	}
	return by_measure;
}

static struct lookup *renamed_targets(struct arena *arena, const struct scenario *from, const struct scenario *to)
{
	const struct entry *old = entry_child(from->root, "targets"), *new = entry_child(to->root, "targets");
	struct lookup *renamed = lookup_create(arena), *olds = unmatched(arena, old, new),
				  *news = unmatched(arena, new, old);
	for (const struct entry *target = new ? new->child : NULL; target; target = target->next) {
		const char *what = measured(arena, target);
		const char *was = what ? lookup_find(olds, what) : NULL, *is = what ? lookup_find(news, what) : NULL;
		if (was && is && is == target->key)
			lookup_put(renamed, target->key, (void *)(uintptr_t)was);
	}
	return renamed;
}

/* --- what a row is --- */

static bool begins(const char *key, const char *with) { return strncmp(key, with, strlen(with)) == 0; }

static enum change_group group_of(const char *key, enum aspect aspect)
{
	static const struct { const char *with; enum change_group group; } sections[] = {
		{"targets.", CHANGE_TARGETS},   {"limits.", CHANGE_LIMITS},   {"indicators.", CHANGE_INDICATORS},
		{"observed.", CHANGE_OBSERVATIONS}, {"base_year", CHANGE_PLAN}, {"prices", CHANGE_PLAN},
		{"currency", CHANGE_PLAN},      {"years", CHANGE_PLAN},       {"display", CHANGE_TITLES},
		{"lang", CHANGE_TITLES},        {"terms", CHANGE_TITLES},     {"question", CHANGE_TITLES}};
	if (aspect == ASPECT_SOURCE || aspect == ASPECT_NOTE)
		return CHANGE_SOURCES;
	if (aspect == ASPECT_TITLE)
		return CHANGE_TITLES;
	for (size_t i = 0; i < sizeof sections / sizeof *sections; i++) {
		size_t length = strlen(sections[i].with);
		if (!begins(key, sections[i].with) || begins(key, "prices."))
			continue; /* a shorter key ends before `length` */
		if (sections[i].with[length - 1] == '.' || !key[length] || key[length] == '.')
			return sections[i].group;
	}
	return CHANGE_INPUTS;
}

static enum change_kind kind_of(enum change_group group, enum aspect aspect)
{
	static const enum change_kind kinds[ASPECTS] = {
		[ASPECT_VALUE] = COUNT_NUMBERS,   [ASPECT_RANGE] = COUNT_RANGES,   [ASPECT_UNCERTAIN] = COUNT_RANGES,
		[ASPECT_FORMULA] = COUNT_FORMULAS, [ASPECT_SETTING] = COUNT_SETTINGS, [ASPECT_TITLE] = COUNT_TITLES,
		[ASPECT_SOURCE] = COUNT_SOURCES,  [ASPECT_NOTE] = COUNT_NOTES};
	if (group == CHANGE_TARGETS && aspect != ASPECT_RANGE && aspect != ASPECT_UNCERTAIN)
		return COUNT_TARGETS;
	if (group == CHANGE_OBSERVATIONS && aspect == ASPECT_VALUE)
		return COUNT_OBSERVATIONS;
	return group == CHANGE_TITLES ? COUNT_TITLES : kinds[aspect];
}

/* By how much: of paths in the year in which it is most. */
static void measure(struct change *change)
{
	const struct assumption *from = change->from, *to = change->to;
	change->before = change->after = change->difference = change->percent = NAN;
	bool numbers = from && to && !from->text && !to->text && from->values && to->values;
	change->comparable = numbers && from->level == to->level && assumption_fits(from, to, &change->scale);
	if (!change->comparable)
		change->scale = 1;
	if (!numbers || from->high || to->high)
		return;
	int years = from->years > to->years ? from->years : to->years, most = from->first;
	double gap = -1;
	for (int y = from->first; y < from->first + years; y++) {
		double here = fabs(unit_convert(assumption_in(to, y), change->scale) - assumption_in(from, y));
		if (here > gap * (1 + 1e-12))
			gap = here, most = y;
	}
	change->year = years > 1 ? most : 0;
	change->before = assumption_in(from, most);
	change->after = unit_convert(assumption_in(to, most), change->scale);
	if (!change->comparable)
		return;
	change->difference = change->after - change->before;
	if (change->before != 0 && change->aspect == ASPECT_VALUE)
		change->percent = 100 * change->difference / fabs(change->before);
}

static const char *place_key(struct arena *arena, const struct assumption *of)
{
	return of && of->place.source ? arena_print(arena, "%s:%u", of->place.source->path, of->place.offset) : "-";
}

/* Told before: of a source that several numbers share, or of a file that several scenarios are made of. */
static bool is_known(struct diff *diff, const struct change *change, const char *file)
{
	bool shared = change->aspect == ASPECT_SOURCE;
	const char *id = arena_print(diff->arena, "%s|%d|%s|%s", shared ? "" : change->key, (int)change->aspect,
	                             place_key(diff->arena, change->from), place_key(diff->arena, change->to));
	uintptr_t at = (uintptr_t)lookup_find(diff->known, id);
	if (!at && !(diff->parents && !field_is_own(change->key)))
		lookup_put(diff->known, id, (void *)(uintptr_t)(diff->count + 1));
	if (!at)
		return false;
	struct change *told = &diff->changes[at - 1];
	if (strcmp(told->last, file) != 0)
		told->files++;
	told->last = file;
	return true;
}

static void add_change(struct diff *diff, struct change change, const char *file)
{
	const struct assumption *any = change.to ? change.to : change.from;
	const struct assumption *one = change.from ? change.from : any;
	if (any->holder && one->holder && strcmp(any->holder, one->holder) == 0)
		change.key = any->holder, change.inputs = 1;
	change.group = group_of(change.key, change.aspect);
	change.kind = kind_of(change.group, change.aspect);
	if (change.whole && change.group != CHANGE_TITLES && change.group != CHANGE_TARGETS &&
	    change.group != CHANGE_OBSERVATIONS)
		change.kind = change.group == CHANGE_LIMITS       ? COUNT_LIMITS
		              : change.group == CHANGE_INDICATORS ? COUNT_INDICATORS
		                                                  : COUNT_SETTINGS;
	const char *path = any->place.source ? any->place.source->path : file, *slash = strrchr(path, '/');
	change.file = slash ? slash + 1 : path;
	change.last = file;
	change.files = 1;
	measure(&change);
	if (is_known(diff, &change, file) || (diff->parents && !field_is_own(change.key)))
		return;
	*ARENA_PUSH(diff->arena, diff->changes, diff->count, diff->capacity) = change;
	bool again = change.kind == COUNT_TARGETS && any->object && lookup_find(diff->targets, any->object);
	if (change.kind == COUNT_TARGETS && any->object)
		lookup_put(diff->targets, any->object, diff);
	diff->counts[change.kind] += again ? 0 : change.whole && change.kind == COUNT_OBSERVATIONS ? change.numbers
	                                                                                          : change.inputs;
}

/* --- the rows of one pair --- */

static bool is_there(const struct assumptions *side, const char *object)
{
	return side->objects && lookup_find(side->objects, object);
}

/* What stands for all of a thing: a target's number, a title. */
static const struct assumption *stands_for(const struct assumptions *side, const char *object, int *numbers)
{
	const struct assumption *best = NULL;
	*numbers = 0;
	for (int i = 0; i < side->count; i++) {
		const struct assumption *one = &side->list[i];
		if (!one->object || strcmp(one->object, object) != 0)
			continue;
		*numbers += one->aspect == ASPECT_VALUE;
		bool better = !best || (strcmp(one->key, object) == 0 && one->aspect == ASPECT_VALUE) ||
		              (best->aspect != ASPECT_VALUE && one->aspect == ASPECT_TITLE);
		best = better ? one : best;
	}
	return best;
}

/* Is the row a part of a thing that the other side does not have? Then that is told once. */
static bool is_folded(struct diff *diff, const struct assumptions *sides, const struct difference *row,
                      struct lookup *folded, const char *file)
{
	int side = row->facts[0] ? 0 : 1;
	const struct assumption *only = row->facts[side];
	if (row->facts[1 - side] || !only->object || is_there(&sides[1 - side], only->object))
		return false;
	if (lookup_find(folded, only->object))
		return true;
	lookup_put(folded, only->object, diff);
	struct change change = {.key = only->object, .whole = true, .inputs = 1};
	const struct assumption *one = stands_for(&sides[side], only->object, &change.numbers);
	*(side ? &change.to : &change.from) = one;
	if (one->aspect == ASPECT_TITLE && begins(only->object, "groups."))
		change.aspect = ASPECT_TITLE; /* of targets */
	add_change(diff, change, file);
	return true;
}

static bool is_same_series(const struct assumption *a, const struct assumption *b)
{
	return a && b && a->series && b->series && strcmp(a->series, b->series) == 0;
}

/* A thing that is counted otherwise stands in two rows, one for each side: here it is one. */
static struct change change_of(const struct difference *row, const struct difference *next, bool *both)
{
	struct change change = {
		.key = row->key, .from = row->facts[0], .to = row->facts[1], .inputs = row->inputs ? row->inputs : 1};
	*both = row->several && next && next->several && strcmp(next->key, row->key) == 0 &&
	        !row->facts[0] == !!next->facts[0];
	if (*both) {
		change.from = change.from ? change.from : next->facts[0];
		change.to = change.to ? change.to : next->facts[1];
	}
	change.aspect = (change.from ? change.from : change.to)->aspect;
	return change;
}

static void add_rows(struct diff *diff, const struct assumptions *sides, const char *file)
{
	struct differences all = differences_between(diff->arena, sides, 2), rows = {.keys = all.keys};
	struct lookup *folded = lookup_create(diff->arena);
	for (int i = 0; i < all.count; i++)
		if (!is_folded(diff, sides, &all.list[i], folded, file))
			*ARENA_PUSH(diff->arena, rows.list, rows.count, rows.capacity) = all.list[i];
	rows = differences_merged(diff->arena, &rows, 2);
	for (int i = 0; i < rows.count; i++) {
		bool both, last = i + 1 == rows.count;
		struct change change = change_of(&rows.list[i], last ? NULL : &rows.list[i + 1], &both);
		i += both;
		bool observed = is_same_series(change.from, change.to); /* told of the observations */
		if (!observed)
			add_change(diff, change, file);
	}
}

static void count_same(struct diff *diff, const struct assumptions *sides)
{
	for (int i = 0; i < sides[0].count; i++) {
		const struct assumption *from = &sides[0].list[i];
		const struct assumption *to =
			from->aspect == ASPECT_VALUE ? assumptions_find(&sides[1], diff->arena, from) : NULL;
		if (!to || !assumption_same(from, to))
			continue;
		const char *id = arena_print(diff->arena, "=%s|%s", from->key, place_key(diff->arena, from));
		diff->same += !lookup_find(diff->known, id);
		lookup_put(diff->known, id, diff);
	}
}

static void compare_sides(struct diff *diff, struct assumptions from, struct assumptions to, const char *file)
{
	const struct assumptions sides[] = {from, to};
	add_rows(diff, sides, file);
	count_same(diff, sides);
}

static void add_observed(struct diff *diff, const struct plan *from, const struct plan *to)
{
	const struct observed *old = from ? from->observed : NULL, *new = to ? to->observed : NULL;
	const char *id = arena_print(diff->arena, "?%s|%s", old ? old->path : "", new ? new->path : "");
	if (lookup_find(diff->known, id) || (!old && !new) || !from || !to)
		return;
	lookup_put(diff->known, id, diff);
	compare_sides(diff, said_observed(diff->arena, old), said_observed(diff->arena, new), "observed.csv");
}

/* --- layers --- */

static const char *layers_of(struct arena *arena, const struct scenario *said)
{
	const char *all = "";
	for (int l = 0; l < said->layer_count; l++) {
		const char *path = said->layers[l].source->path, *slash = strrchr(path, '/');
		all = arena_print(arena, "%s%s%s", all, *all ? ", " : "", slash ? slash + 1 : path);
	}
	return all;
}

static void add_layers(struct diff *diff, const struct scenario *from, const struct scenario *to, const char *file)
{
	struct diff_file one = {file, false, layers_of(diff->arena, from), layers_of(diff->arena, to)};
	if (from->layer_count + to->layer_count > 2 && strcmp(one.layers_from, one.layers_to) != 0)
		*ARENA_PUSH(diff->arena, diff->files, diff->file_count, diff->file_capacity) = one;
}

/* --- all --- */

void diff_add(struct diff *diff, const struct scenario *from, const struct scenario *to, const char *file)
{
	int first = 0, last = 0;
	said_years(from, &first, &last);
	said_years(to, &first, &last);
	struct said_question old = {from, to, diff->models, first, last, NULL},
						 new = {to, from, diff->models, first, last, NULL};
	new.renamed = renamed_targets(diff->arena, from, to);
	compare_sides(diff, said_of(diff->arena, &old), said_of(diff->arena, &new), file);
	add_observed(diff, from->plan, to->plan);
	add_layers(diff, from, to, file);
}

void diff_add_parent(struct diff *diff, const struct scenario *from, const struct scenario *to, const char *file)
{
	diff->parents = true;
	diff_add(diff, from, to, file);
	diff->parents = false;
}

void diff_only(struct diff *diff, const char *file, bool added)
{
	*ARENA_PUSH(diff->arena, diff->files, diff->file_count, diff->file_capacity) =
		(struct diff_file){.name = file, .added = added};
}

bool diff_is_same(const struct diff *diff)
{
	for (int i = 0; i < diff->file_count; i++)
		if (!diff->files[i].layers_from)
			return false;
	return diff->count == 0;
}

/* What is there on one side only, and what has no number, before what has moved by little. */
static double weight(const struct change *change)
{
	if (change->whole || !change->from || !change->to || !change->comparable)
		return INFINITY;
	return isnan(change->percent) ? INFINITY : fabs(change->percent);
}

struct ranked { const struct change *change; int index; };

static int by_importance(const void *a, const void *b)
{
	const struct ranked *one = a, *other = b;
	if (one->change->group != other->change->group)
		return one->change->group < other->change->group ? -1 : 1;
	if (one->change->aspect != other->change->aspect && one->change->group != CHANGE_TARGETS)
		return one->change->aspect < other->change->aspect ? -1 : 1;
	bool whole = one->change->whole, other_whole = other->change->whole;
	if (one->change->group == CHANGE_TARGETS && whole != other_whole)
		return whole ? 1 : -1;
	double left = weight(one->change), right = weight(other->change);
	if (left != right && one->change->group != CHANGE_TARGETS)
		return left > right ? -1 : 1;
	return one->index < other->index ? -1 : 1;
}

void diff_end(struct diff *diff)
{
	struct ranked *ranked = ARENA_ARRAY(diff->arena, diff->count + 1, struct ranked);
	struct change *sorted = ARENA_ARRAY(diff->arena, diff->count + 1, struct change);
	for (int i = 0; i < diff->count; i++)
		ranked[i] = (struct ranked){&diff->changes[i], i};
	if (diff->count)
		qsort(ranked, (size_t)diff->count, sizeof *ranked, by_importance);
	for (int i = 0; i < diff->count; i++)
		sorted[i] = *ranked[i].change;
	diff->changes = sorted;
}
