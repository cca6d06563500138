/* SPDX-License-Identifier: GPL-3.0-or-later */
/* said_number: a quantity becomes yearly values in one unit, by the rules that runs read it by. Holds: one number is
 * one value, so that a path of the same number throughout says the same. */
#include "ask/said_number.h"
#include <math.h>
#include <string.h>
#include "ask/said_text.h"
#include "data/quantity_basis.h"
#include "data/target.h"

/* --- where from --- */

const struct entry *said_source_holder(const struct entry *entry)
{
	if (entry->quantity && entry->quantity->source)
		return NULL;
	for (const struct entry *up = entry->parent; up && up->parent; up = up->parent) {
		bool is_map = up->field->kind != FIELD_OBJECT && up->parent->field != up->field;
		const struct entry *source = is_map ? NULL : entry_child(up, "source");
		if (source && source->layer == entry->layer)
			return up;
	}
	return NULL;
}

const char *said_source(const struct entry *entry, struct place *place)
{
	const struct quantity *quantity = entry->quantity;
	struct place none, *at = place ? place : &none;
	if (quantity && quantity->source) {
		const struct json *own = quantity->json->type == JSON_OBJECT ? json_get(quantity->json, "source") : NULL;
		*at = own ? own->place : quantity->place;
		return own ? own->text : quantity->source;
	}
	const struct entry *holder = said_source_holder(entry), *source = holder ? entry_child(holder, "source") : NULL;
	*at = source ? source->json->place : *at;
	return source ? source->json->text : NULL;
}

const struct entry *said_sense(const struct entry *target) { return target_sense_entry(target); }

/* --- yearly values --- */

static const struct unit *written_unit(const struct quantity *quantity)
{
	const struct point *point = quantity->count ? quantity->points : NULL;
	return point && point->has_unit ? &point->unit : quantity->has_unit ? &quantity->unit : NULL;
}

/* In `unit`, or, where that does not fit, in what is written; false: they do not fit each other. */
static bool points_in(struct arena *arena, const struct quantity *quantity, const struct unit **unit, double **values)
{
	*values = ARENA_ARRAY(arena, quantity->count + 1, double);
	for (int attempt = 0; attempt < 2; attempt++) {
		bool fits = true;
		for (int i = 0; i < quantity->count; i++) {
			(*values)[i] = quantity_point(quantity, &quantity->points[i], *unit ? *unit : &unit_one);
			if (!*unit) /* of no unit at all */
				(*values)[i] = quantity->points[i].value;
			fits = fits && !isnan((*values)[i]);
		}
		if (fits)
			return true;
		*unit = written_unit(quantity);
	}
	return false;
}

/* A fall that is not said to be linear interpolates what is left. */
static bool is_fall(const struct entry *entry, const struct quantity *quantity)
{
	bool falls = strcmp(entry->key, "fall_at_least") == 0 && quantity->interpolation != INTERPOLATE_LINEAR &&
	             quantity->interpolation != INTERPOLATE_STEP;
	for (int i = 0; falls && i < quantity->count; i++)
		falls = quantity->points[i].value < 100;
	return falls;
}

static double *path_values(struct saying *saying, const struct entry *entry, const double *points)
{
	static const struct field any = {.key = "value", .flags = PATH, ANY_NUMBER, .otherwise = NAN};
	struct arena *arena = saying->arena;
	struct quantity plain = *entry->quantity;
	bool fall = is_fall(entry, entry->quantity);
	plain.points = ARENA_ARRAY(arena, plain.count, struct point);
	for (int i = 0; i < plain.count; i++)
		plain.points[i] = (struct point){.year = entry->quantity->points[i].year,
		                                 .value = fall ? 100 - points[i] : points[i],
		                                 .place = entry->quantity->points[i].place};
	plain.has_unit = false;
	plain.interpolation = plain.form == QUANTITY_LEVEL            ? INTERPOLATE_STEP
	                      : fall                                  ? INTERPOLATE_GEOMETRIC
	                      : plain.interpolation == INTERPOLATE_UNSAID ? INTERPOLATE_LINEAR
	                                                              : plain.interpolation;
	plain.form = QUANTITY_PATH;
	double *values = ARENA_ARRAY(arena, saying->last - saying->first + 1, double);
	if (!quantity_values(arena, &plain, &any, &unit_one, saying->first, saying->last, NULL, values, &saying->silent)) {
		plain.interpolation = INTERPOLATE_STEP;
		quantity_values(arena, &plain, &any, &unit_one, saying->first, saying->last, NULL, values, &saying->silent);
	}
	for (int y = 0; fall && y <= saying->last - saying->first; y++)
		values[y] = 100 - values[y];
	return values;
}

static bool is_stated_throughout(const double *points, int count)
{
	for (int i = 1; i < count; i++)
		if (points[i] != points[0])
			return false;
	return true;
}

static const char *series_said(struct arena *arena, const struct quantity *quantity)
{
	return quantity->series_variable ? arena_print(arena, "%s|%s", quantity->series_variable,
	                                               quantity->series_basis ? quantity->series_basis : "")
	                                 : NULL;
}

/* The years outside which a limit does not hold, or before which an indicator has no value. */
static void span_of(const struct entry *entry, struct assumption *one)
{
	const struct quantity *quantity = entry->quantity;
	const char *after = entry->parent ? entry_text(entry->parent, "after") : NULL;
	if (!entry_has_span(entry))
		return;
	one->from = quantity->points[0].year;
	bool ends = strcmp(entry->key, "path") != 0 && (!after || strcmp(after, "inactive") == 0);
	one->to = ends ? quantity->points[quantity->count - 1].year : 0;
}

/* The number itself, without a key. */
static struct assumption number_of(struct saying *saying, const struct entry *entry)
{
	const struct quantity *quantity = entry->quantity;
	struct assumption one = {.unit = said_entry_unit(&saying->units, entry), .place = quantity->place,
	                         .first = saying->first, .years = 1, .series = series_said(saying->arena, quantity),
	                         .level = quantity->form == QUANTITY_LEVEL};
	double *points;
	if (!quantity->count || !points_in(saying->arena, quantity, &one.unit, &points)) {
		one.text = said_json(saying->arena, quantity->json);
		return one;
	}
	span_of(entry, &one);
	one.values = points;
	if (quantity->count > 1 && !is_stated_throughout(points, quantity->count)) {
		one.values = path_values(saying, entry, points);
		one.years = saying->last - saying->first + 1;
	} else if (quantity->count > 1 && one.level) { /* held to more than once is not the same as once */
		one.to = quantity->points[quantity->count - 1].year;
		one.from = quantity->points[0].year;
	} else if (one.level) {
		one.from = one.to = quantity->points[0].year;
	}
	const struct field *field = entry->field;
	one.as_unsaid = !one.level && one.years == 1 && isfinite(field->otherwise) && points[0] == field->otherwise;
	one.of_base = false;
	return one;
}

/* --- all of it --- */

static void add(struct saying *saying, struct assumption one, const char *key, const char *object)
{
	one.key = key;
	one.object = object;
	assumptions_add(saying->arena, &saying->to, &one);
}

static bool beside_of(struct saying *saying, const struct entry *entry, const struct unit *unit, enum aspect aspect,
                      struct assumption *one)
{
	struct arena *arena = saying->arena;
	const struct quantity *quantity = entry->quantity;
	const struct json *json = quantity && quantity->json->type == JSON_OBJECT ? quantity->json : NULL;
	*one = (struct assumption){.aspect = aspect, .place = quantity ? quantity->place : entry->json->place};
	if (aspect == ASPECT_RANGE && quantity && quantity->has_range) {
		double *ends = ARENA_ARRAY(arena, 2, double);
		for (int i = 0; i < 2; i++) {
			struct point end = {.value = quantity->range[i]};
			ends[i] = unit ? quantity_point(quantity, &end, unit) : quantity->range[i];
			ends[i] = isnan(ends[i]) ? quantity->range[i] : ends[i];
		}
		one->values = ends, one->years = 2, one->high = true;
		one->unit = unit;
		one->place = json_get(json, "range")->place;
	} else if (aspect == ASPECT_UNCERTAIN && entry->uncertain) {
		const struct quantity *beside = quantity ? quantity : entry->json->read;
		one->text = said_uncertain(arena, beside, entry->uncertain, unit);
		one->place = entry->uncertain->place;
	} else if (aspect == ASPECT_SOURCE) {
		const struct entry *holder = said_source_holder(entry);
		one->text = said_source(entry, &one->place);
		one->holder = holder ? entry_key(arena, holder) : NULL;
	} else if (aspect == ASPECT_NOTE && json && json_get(json, "note")) {
		one->text = said_title(arena, quantity->note);
		one->place = json_get(json, "note")->place;
	}
	return one->text || one->values;
}

void said_beside(struct saying *saying, const struct entry *entry, const struct unit *unit, const char *key,
                 const char *object)
{
	static const enum aspect beside[] = {ASPECT_RANGE, ASPECT_UNCERTAIN, ASPECT_NOTE};
	struct assumption one;
	for (size_t i = 0; i < sizeof beside / sizeof *beside; i++)
		if (beside_of(saying, entry, unit, beside[i], &one))
			add(saying, one, beside[i] == ASPECT_NOTE ? arena_print(saying->arena, "%s.%s", key, entry->key) : key,
			    object);
}

bool said_is_number(const struct entry *entry)
{
	if (entry->quantity || entry->uncertain)
		return true;
	const struct entry *parent = entry->parent;
	bool for_all = entry->field && entry->field->kind == FIELD_QUANTITY && entry->field->flags & OVER_SECTORS &&
	               parent && parent->field && parent->field->kind == FIELD_OBJECT;
	return for_all && entry->child;
}

/* "energy.efficiency.mining" of "energy.efficiency". */
static const char *sector_key(struct saying *saying, const struct entry *entry, const char *sector)
{
	return arena_print(saying->arena, "%s.%s", entry_key(saying->arena, entry), sector);
}

static bool is_for_sectors(const struct saying *saying, const struct entry *entry)
{
	const struct entry *parent = entry->parent;
	return saying->said->sector_count && entry->field->kind == FIELD_QUANTITY && entry->field->flags & OVER_SECTORS &&
	       parent->field && parent->field->kind == FIELD_OBJECT;
}

static void say_one(struct saying *saying, const struct entry *entry, const char *const *keys, int count,
                    const char *object)
{
	struct assumption one = {0};
	const struct unit *unit = NULL;
	if (entry->quantity) {
		one = number_of(saying, entry);
		unit = one.level ? NULL : one.unit;
		for (int k = 0; k < count; k++)
			add(saying, one, keys[k], object);
	}
	for (int aspect = ASPECT_RANGE; aspect < ASPECTS; aspect++)
		for (int k = 0; k < count && beside_of(saying, entry, unit, (enum aspect)aspect, &one); k++)
			add(saying, one, keys[k], object);
}

bool said_number(struct saying *saying, const struct entry *entry, const char *object)
{
	const char *own = entry_key(saying->arena, entry);
	const struct scenario *said = saying->said;
	const char **keys = ARENA_ARRAY(saying->arena, said->sector_count + 1, const char *);
	int count = 0;
	if (!is_for_sectors(saying, entry)) {
		if (entry->quantity || entry->uncertain)
			say_one(saying, entry, &own, 1, object);
		return !entry->child;
	}
	for (int s = 0; s < said->sector_count; s++)
		if (!entry_child(entry, said->sectors[s]))
			keys[count++] = sector_key(saying, entry, said->sectors[s]);
	if (entry->quantity || entry->uncertain)
		say_one(saying, entry, keys, count, object);
	for (const struct entry *child = entry->child; child; child = child->next) {
		const char *key = entry_key(saying->arena, child);
		say_one(saying, child, &key, 1, object);
	}
	return true;
}

void said_goal(struct saying *saying, struct said_goal goal)
{
	struct arena *arena = saying->arena;
	struct assumption one = {.sense = goal.sense, .unit = goal.unit, .place = goal.place, .first = saying->first,
	                         .years = 1, .high = goal.high};
	double *low, *values = ARENA_ARRAY(arena, 2, double);
	bool fits = points_in(arena, goal.low, &one.unit, &low);
	values[0] = low[0];
	if (fits && goal.high) {
		double *high;
		fits = points_in(arena, goal.high, &one.unit, &high);
		values[1] = high[0];
		one.years = 2;
	}
	one.values = values;
	if (!fits)
		one.text = said_json(arena, goal.low->json);
	add(saying, one, goal.key, goal.object);
}
