/* SPDX-License-Identifier: GPL-3.0-or-later */
/* said: walks the entries of a scenario or plan. Holds: what is added depends on what is said and not on how: defaults
 * that are written out are marked as such, a number knows its source wherever around it that stands. */
#include "ask/said.h"
#include <math.h>
#include <string.h>
#include "ask/said_number.h"
#include "ask/said_text.h"
#include "data/schema_fields.h"
#include "data/title.h"
#include "data/whole.h"

/* --- keys and texts --- */

static const char *key_of(const struct saying *saying, const struct entry *entry)
{
	const char *key = entry_key(saying->arena, entry), *dot;
	static const char targets[] = "targets.";
	if (!saying->renamed || strncmp(key, targets, sizeof targets - 1) != 0)
		return key;
	const char *id = key + sizeof targets - 1;
	dot = strchr(id, '.');
	size_t length = dot ? (size_t)(dot - id) : strlen(id);
	const char *other = lookup_find_n(saying->renamed, id, length);
	return other ? arena_print(saying->arena, "targets.%s%s", other, id + length) : key;
}

static void add_text(struct saying *saying, const char *key, const char *object, enum aspect aspect, const char *text,
                     struct place place, bool as_unsaid)
{
	assumptions_add(saying->arena, &saying->to,
	                &(struct assumption){.key = key, .object = object, .aspect = aspect, .text = text, .place = place,
	                                     .as_unsaid = as_unsaid});
}

static void add_plain(struct saying *saying, const char *key, const char *object, double number, struct place place,
                      bool as_unsaid)
{
	double *value = ARENA_NEW(saying->arena, double);
	*value = number;
	assumptions_add(saying->arena, &saying->to,
	                &(struct assumption){.key = key, .object = object, .aspect = ASPECT_SETTING, .values = value,
	                                     .years = 1, .first = saying->first, .place = place, .as_unsaid = as_unsaid});
}

static bool is_key(const struct entry *entry, const char *key) { return strcmp(entry->key, key) == 0; }

/* The first of its choices is what holds where nothing is said; of these it is not. */
static bool is_usual(const struct entry *entry)
{
	const struct field *field = entry->field;
	return field->kind == FIELD_CHOICE && !is_key(entry, "better") && !is_key(entry, "lang") && field->choices[0] &&
	       strcmp(entry->json->text, field->choices[0]) == 0;
}

static const char *years_said(struct arena *arena, const struct json *json)
{
	return arena_print(arena, "%.0f-%.0f", json->child->number, json->child->next->number);
}

static bool gives_source(const struct entry *object, const struct entry *source)
{
	for (const struct entry *child = object->child; child; child = child->next)
		if ((child->quantity && said_source(child, NULL) == source->json->text) || gives_source(child, source))
			return true;
	return false;
}

/* A source is told of each number that has it, or of the thing where that has none. */
static void say_text(struct saying *saying, const struct entry *entry, const char *key, const char *object)
{
	const struct json *json = entry->json;
	if (is_key(entry, "source")) {
		if (!gives_source(entry->parent, entry))
			add_text(saying, entry->parent->key ? key_of(saying, entry->parent) : key, object, ASPECT_SOURCE,
			         json->text, json->place, false);
		return;
	}
	bool label = is_key(entry, "no") ||
	             (is_key(entry, "group") && entry->parent->field && entry->parent->field->fields == target_fields);
	add_text(saying, key, object, label ? ASPECT_TITLE : ASPECT_SETTING, json->text, json->place, is_usual(entry));
}

static void say_group(struct saying *saying, const struct entry *entry, const char *key, const char *object)
{
	const struct json *members = group_members(entry->json), *title = json_get(entry->json, "title");
	add_text(saying, key, object, ASPECT_SETTING, said_ids(saying->arena, members), members->place, false);
	if (title)
		add_text(saying, arena_print(saying->arena, "%s.title", key), object, ASPECT_TITLE,
		         said_title(saying->arena, title_read(title)), title->place, false);
}

static void say_leaf(struct saying *saying, const struct entry *entry, const char *object)
{
	struct arena *arena = saying->arena;
	const struct json *json = entry->json;
	const char *key = key_of(saying, entry);
	const struct field *field = entry->field;
	switch (field->kind) {
	case FIELD_FORMULA:
		add_text(saying, key, object, ASPECT_FORMULA, said_formula(arena, json->text), json->place, false);
		break;
	case FIELD_TITLE:
		add_text(saying, is_key(entry, "note") && entry->parent->key ? key_of(saying, entry->parent) : key, object,
		         is_key(entry, "note")    ? ASPECT_NOTE
		         : is_key(entry, "words") ? ASPECT_SETTING
		                                  : ASPECT_TITLE,
		         said_title(arena, title_read(json)), json->place, false);
		break;
	case FIELD_INTEGER: case FIELD_YEAR: case FIELD_NUMBER:
		add_plain(saying, key, object, json->number, json->place,
		          isfinite(field->otherwise) && field->otherwise == json->number);
		break;
	case FIELD_BOOLEAN:
		add_text(saying, key, object, ASPECT_SETTING, json->type == JSON_TRUE ? "true" : "false", json->place,
		         json->type == JSON_FALSE);
		break;
	case FIELD_YEARS: add_text(saying, key, object, ASPECT_SETTING, years_said(arena, json), json->place, false); break;
	case FIELD_IDS: add_text(saying, key, object, ASPECT_SETTING, said_ids(arena, json), json->place, false); break;
	case FIELD_IDS_MAP: say_group(saying, entry, key, object); break;
	case FIELD_TEXT: case FIELD_NAME: case FIELD_CHOICE: case FIELD_CURRENCY: case FIELD_UNIT: case FIELD_FILE:
		say_text(saying, entry, key, object);
		break;
	default: add_text(saying, key, object, ASPECT_SETTING, said_json(arena, json), json->place, false);
	}
}

/* --- targets --- */

static void walk(struct saying *saying, const struct entry *entry, const char *object);

static void say_choice(struct saying *saying, const struct entry *target, const char *key, const char *field,
                       const char *usual)
{
	const struct entry *entry = entry_child(target, field);
	add_text(saying, arena_print(saying->arena, "%s.%s", key, field), key, ASPECT_SETTING,
	         entry ? entry->json->text : usual, entry ? entry->json->place : target->json->key_place,
	         !entry || strcmp(entry->json->text, usual) == 0);
}

static void say_year(struct saying *saying, const struct entry *target, const char *key)
{
	const struct entry *year = entry_child(target, "year"), *over = entry_child(target, "over");
	const struct plan *plan = saying->said->plan;
	if (over || (!year && !plan))
		return;
	add_plain(saying, arena_print(saying->arena, "%s.year", key), key, year ? year->json->number : plan->last,
	          year ? year->json->place : target->json->key_place, false);
}

static void say_stated(struct saying *saying, const struct entry *target, const struct json *list, const char *key)
{
	struct arena *arena = saying->arena;
	struct lookup *known = lookup_create(arena);
	for (const struct json *item = list->child; item; item = item->next) {
		const struct json *variable = json_get(item, "variable"), *measure = json_get(item, "measure"),
						  *year = json_get(item, "year"), *source = json_get(item, "source"),
						  *note = json_get(item, "note");
		const char *sense = target_sense_of(item);
		const struct json *number = sense ? json_get(item, sense) : NULL;
		char *name = arena_print(arena, "%s.stated%s%s%s%s", key, variable ? "." : "", variable ? variable->text : "",
		                         measure ? "." : "", measure ? measure->text : "");
		if (year)
			name = arena_print(arena, "%s.%.0f", name, year->number);
		const char *own = name;
		for (int n = 2; lookup_find(known, own); n++)
			own = arena_print(arena, "%s.%d", name, n);
		lookup_put(known, own, saying);
		const struct unit *unit = said_target_unit(&saying->units, target, variable ? variable->text : NULL,
		                                           measure ? measure->text : variable ? "level" : NULL);
		if (number && number->read)
			said_goal(saying, (struct said_goal){own, key, sense, number->read, NULL, unit, number->place});
		else if (number && number->type == JSON_ARRAY && number->child->read)
			said_goal(saying, (struct said_goal){own, key, sense, number->child->read, number->child->next->read, unit,
			                                     number->place});
		else
			add_text(saying, own, key, ASPECT_SETTING, said_json(arena, item), item->place, false);
		if (source)
			add_text(saying, own, key, ASPECT_SOURCE, source->text, source->place, false);
		if (note)
			add_text(saying, own, key, ASPECT_NOTE, said_title(arena, title_read(note)), note->place, false);
	}
}

static void say_number_of(struct saying *saying, const struct entry *target, const struct entry *number,
                          const char *key)
{
	const struct unit *unit = said_target_unit(&saying->units, target, NULL, NULL);
	const struct json *json = number->json;
	const char *source, *sense = number->key;
	struct place place = json->place;
	if (schema_is_relative(number->field, json)) {
		const struct json *own = json_get(json, "source"), *note = json_get(json, "note");
		struct assumption one = {.key = key, .object = key, .sense = sense, .text = said_json(saying->arena, json),
		                         .place = place};
		assumptions_add(saying->arena, &saying->to, &one);
		if (own)
			add_text(saying, key, key, ASPECT_SOURCE, own->text, own->place, false);
		if (note)
			add_text(saying, arena_print(saying->arena, "%s.%s", key, sense), key, ASPECT_NOTE,
			         said_title(saying->arena, title_read(note)), note->place, false);
		return;
	}
	bool ends = number->field->kind == FIELD_NUMBERS;
	const struct quantity *low = ends ? json->child->read : number->quantity,
						  *high = ends ? json->child->next->read : NULL;
	if (low)
		said_goal(saying, (struct said_goal){key, key, sense, low, high, unit, ends ? place : low->place});
	source = said_source(number, &place);
	if (low && source)
		add_text(saying, key, key, ASPECT_SOURCE, source, place, false);
	if (number->quantity)
		said_beside(saying, number, unit, key, key);
}

static void say_target(struct saying *saying, const struct entry *target)
{
	const char *key = key_of(saying, target);
	const struct entry *number = target_sense_of(target->json) || target->child ? said_sense(target) : NULL;
	add_text(saying, arena_print(saying->arena, "%s.id", key), key, ASPECT_TITLE, target->key, target->json->key_place,
	         false);
	if (number)
		say_number_of(saying, target, number, key);
	say_year(saying, target, key);
	say_choice(saying, target, key, "measure", "level");
	say_choice(saying, target, key, "attribute", "expected");
	for (const struct entry *child = target->child; child; child = child->next) {
		static const char *const said[] = {"year", "measure", "attribute"};
		bool done = child == number || !child->json;
		for (size_t i = 0; i < sizeof said / sizeof *said; i++)
			done = done || is_key(child, said[i]);
		if (done || (is_key(child, "source") && number))
			continue;
		if (is_key(child, "stated"))
			say_stated(saying, target, child->json, key);
		else if (child->child)
			walk(saying, child, key);
		else
			say_leaf(saying, child, key);
	}
}

/* --- the walk --- */

static bool is_told_otherwise(const struct saying *saying, const struct entry *entry)
{
	static const char *const how[] = {"plan", "extends", "$schema", "kind", "abstract"},
							*const plan[] = {"base_year", "prices", "currency", "years"};
	bool done = false;
	for (size_t i = 0; i < sizeof how / sizeof *how; i++)
		done = done || is_key(entry, how[i]);
	for (size_t i = 0; saying->said->plan && i < sizeof plan / sizeof *plan; i++)
		done = done || is_key(entry, plan[i]);
	return done;
}

/* As deep as the fields of files are. */
static void walk(struct saying *saying, const struct entry *entry, const char *object)
{
	for (const struct entry *child = entry->child; child; child = child->next) {
		bool member = child->parent->field == child->field && child->field && child->field->kind != FIELD_QUANTITY;
		const char *own = object ? object : member ? key_of(saying, child) : NULL;
		if (!entry->parent && is_told_otherwise(saying, child))
			continue;
		if (member && child->field->fields == target_fields)
			say_target(saying, child);
		else if (said_is_number(child) && said_number(saying, child, own))
			continue;
		else if (child->child)
			walk(saying, child, own);
		else if (!child->quantity && !child->uncertain && child->json &&
		         !(child->json->type == JSON_OBJECT && !child->json->count))
			say_leaf(saying, child, own);
	}
}

/* What makes numbers mean something else, though none of them changes. */
static void say_plan(struct saying *saying)
{
	const struct scenario *said = saying->said;
	const struct json *root = said->plan->root;
	const struct { const char *key; double number; } years[] = {{"base_year", said->plan->base_year},
	                                                            {"prices", said->plan->money.prices}};
	for (size_t i = 0; i < sizeof years / sizeof *years; i++) {
		const struct json *own = json_get(root, years[i].key);
		add_plain(saying, years[i].key, NULL, years[i].number, own ? own->place : root->place, false);
	}
	add_text(saying, "currency", NULL, ASPECT_SETTING, unit_currency_code(said->plan->money.currency),
	         said->plan->money.place.source ? said->plan->money.place : root->place, false);
	bool is_plan = said->layers[said->layer_count - 1].root == root;
	const struct entry *own = is_plan ? NULL : entry_child(said->root, "years");
	const struct json *json = own ? own->json : json_get(root, "years");
	add_text(saying, "years", NULL, ASPECT_SETTING,
	         arena_print(saying->arena, "%d-%d", is_plan ? said->plan->first : said->first,
	                     is_plan ? said->plan->last : said->last),
	         json->place, false);
}

struct assumptions said_of(struct arena *arena, const struct said_question *question)
{
	struct saying saying = {.arena = arena, .said = question->said, .first = question->first, .last = question->last,
	                        .renamed = question->renamed,
	                        .units = said_units_make(arena, question->said, question->other, question->models)};
	diags_init(&saying.silent, arena, LANGUAGE_DEFAULT);
	if (question->said->plan)
		say_plan(&saying);
	walk(&saying, question->said->root, NULL);
	return saying.to;
}

/* --- years, observations --- */

static void stretch(int year, int *first, int *last)
{
	if (!year)
		return;
	*first = !*first || year < *first ? year : *first;
	*last = year > *last ? year : *last;
}

static void stretch_entry(const struct entry *entry, int *first, int *last)
{
	for (int i = 0; entry->quantity && i < entry->quantity->count; i++)
		stretch(entry->quantity->points[i].year, first, last);
	for (const struct entry *child = entry->child; child; child = child->next)
		stretch_entry(child, first, last);
}

void said_years(const struct scenario *said, int *first, int *last)
{
	if (said->plan) {
		stretch(said->plan->base_year, first, last);
		stretch(said->last ? said->last : said->plan->last, first, last);
	}
	stretch_entry(said->root, first, last);
}

struct assumptions said_observed(struct arena *arena, const struct observed *observed)
{
	struct assumptions to = {0};
	for (int i = 0; observed && i < observed->count; i++) {
		const struct observation *row = &observed->list[i];
		const char *object = arena_print(arena, "observed.%s%s%s%s", row->variable, row->basis ? " (" : "",
		                                 row->basis ? row->basis : "", row->basis ? ")" : "");
		struct assumption one = {.key = arena_print(arena, "%s.%d", object, row->year), .object = object,
		                         .unit = &row->unit, .values = &row->value, .years = 1, .first = row->year,
		                         .place = row->place};
		assumptions_add(arena, &to, &one);
		one.aspect = ASPECT_SOURCE;
		one.text = row->source;
		assumptions_add(arena, &to, &one);
	}
	return to;
}
