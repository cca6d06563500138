/* SPDX-License-Identifier: GPL-3.0-or-later */
/* merge: one layer laid upon those before. Objects merge key by key; everything else is replaced whole,
 * quantities above all, so that no new number wears an old source; null takes away; an object with only
 * `uncertain` leaves the number as it was. A target's number is replaced together with its sense, range,
 * source and note. Holds: every entry names the layer that wrote it last and what it hides; in a map over
 * sectors the latest layer wins for each sector: a later number for all hides the map, a later map its own
 * sectors only. Files say the same keys in the same order most of the time, so a look-up begins after the
 * last hit. */
#include "data/merge.h"
#include <string.h>
#include "data/schema_fields.h"

struct merge { struct whole *whole; int layer; };

static struct entry *new_entry(struct whole *whole)
{
	enum { TOGETHER = 64 };
	if (!whole->spare_count) {
		whole->spare = ARENA_ARRAY(whole->reader->arena, TOGETHER, struct entry);
		whole->spare_count = TOGETHER;
	}
	return &whole->spare[--whole->spare_count];
}

/* Where the next child is likely to be found. */
struct position { struct entry *parent, *last; bool fresh; /* there was nothing before */ };

static struct position position_of(struct entry *parent)
{
	return (struct position){parent, NULL, !parent->child};
}

static struct entry *find_child(struct position *position, const char *key)
{
	if (position->fresh)
		return NULL;
	struct entry *next = position->last ? position->last->next : position->parent->child;
	struct entry *found = next && strcmp(next->key, key) == 0 ? next : entry_child(position->parent, key);
	position->last = found ? found : position->last;
	return found;
}

static struct entry *add_entry(struct whole *whole, struct position *position, const char *key,
                               const struct field *field)
{
	struct entry *entry = new_entry(whole);
	*entry = (struct entry){.key = key, .field = field, .parent = position->parent};
	entry_hang(whole->reader->arena, entry);
	return position->last = entry;
}

static void take_out(struct position *position, struct entry *gone)
{
	position->last = gone->before;
	entry_take_out(gone);
}

static bool is_keyed(const struct field *field)
{
	return field->kind == FIELD_MAP || field->kind == FIELD_QUANTITIES || field->kind == FIELD_IDS_MAP;
}

/* Is `entry` one of the things that the user keyed, and not the map of them? */
static bool is_member(const struct entry *entry)
{
	return entry->parent && entry->parent->field == entry->field;
}

static const struct field *child_field(const struct merge *merge, const struct entry *entry, const char *key)
{
	if (!entry->field)
		return field_find(merge->whole->reader->fields, key);
	if (entry->field->kind == FIELD_QUANTITY || (is_keyed(entry->field) && !is_member(entry)))
		return entry->field;
	return field_find(entry->field->fields, key);
}

enum shape { WHOLE_VALUE, NUMBER, NUMBER_MAP, KEYED };

static enum shape entry_shape(const struct entry *entry, const struct json *json)
{
	bool member = is_member(entry);
	switch (entry->field->kind) {
	case FIELD_QUANTITY:
		if (schema_is_relative(entry->field, json))
			return WHOLE_VALUE;
		return !member && schema_is_map(json) ? NUMBER_MAP : NUMBER;
	case FIELD_QUANTITIES: return member ? NUMBER : KEYED;
	case FIELD_IDS_MAP: return member ? WHOLE_VALUE : KEYED;
	case FIELD_MAP: case FIELD_OBJECT: return KEYED;
	default: return WHOLE_VALUE;
	}
}

static bool is_said(const struct entry *entry)
{
	return entry->json;
}

/* What stood here before moves behind the new value. */
static void hide(struct whole *whole, struct entry *entry)
{
	if (!is_said(entry))
		return;
	struct entry *old = new_entry(whole);
	*old = *entry;
	old->next = old->before = NULL;
	entry->hides = old;
	entry->child = entry->last = NULL;
	entry->keys = NULL;
	entry->quantity = NULL;
	entry->uncertain = NULL;
}

static void write_entry(const struct merge *merge, struct entry *entry, const struct json *json)
{
	entry->json = json;
	entry->layer = merge->layer;
}

static void merge_uncertain(const struct merge *merge, struct entry *entry, const struct json *json,
                            const struct uncertain *uncertain)
{
	if (!entry->quantity && !entry->child) {
		write_entry(merge, entry, json);
		entry->uncertain = uncertain;
		if (!merge->whole->loose)
			WHOLE_ERROR(merge->whole, merge->layer, json->place, json_pointer(merge->whole->reader->arena, json),
			            W_UNCERTAIN_ALONE, W_UNCERTAIN_ALONE_HINT, entry->key);
		return;
	}
	if (entry->quantity)
		entry->uncertain = uncertain;
	for (struct entry *child = entry->child; child; child = child->next)
		child->uncertain = uncertain;
}

static void merge_number(const struct merge *merge, struct entry *entry, const struct json *json)
{
	const struct quantity *quantity = json->read;
	const struct uncertain *uncertain = quantity->uncertain.distribution ? &quantity->uncertain : NULL;
	if (quantity->form == QUANTITY_ONLY_UNCERTAIN) {
		merge_uncertain(merge, entry, json, uncertain);
		return;
	}
	hide(merge->whole, entry);
	write_entry(merge, entry, json);
	entry->quantity = quantity;
	entry->uncertain = uncertain;
}

/* Does what stands under the key go, once the target is given a number in that sense? Which way it points and what
 * overshoot is stay while it is "about" something. */
static bool is_shed(const char *key, const char *sense)
{
	if (field_is_sense(key) || strcmp(key, "tolerance") == 0 || strcmp(key, "source") == 0 || strcmp(key, "note") == 0)
		return true;
	return strcmp(sense, "about") != 0 && (strcmp(key, "overshoot") == 0 || strcmp(key, "better") == 0);
}

/* A target that is given a number sheds what belonged to the one before. Returns what was the sense. */
static const struct entry *shed_number(struct entry *target, const char *given)
{
	const struct entry *sense = NULL;
	struct position position = position_of(target);
	for (struct entry *child = target->child, *next; child; child = next) {
		next = child->next;
		bool is_sense = field_is_sense(child->key);
		if (is_sense && (!sense || strcmp(sense->key, "range") == 0))
			sense = child;
		if (is_shed(child->key, given))
			take_out(&position, child);
	}
	return sense;
}

static void merge_children(const struct merge *merge, struct entry *entry, const struct json *json);

static void merge_object(const struct merge *merge, struct entry *entry, const struct json *json)
{
	const char *sense =
		entry->field->fields == target_fields && is_member(entry) ? target_sense_of(json) : NULL;
	const struct entry *shed = sense && entry->child ? shed_number(entry, sense) : NULL;
	write_entry(merge, entry, json);
	merge_children(merge, entry, json);
	struct entry *number = shed ? entry_child(entry, sense) : NULL;
	if (number)
		number->hides = shed;
}

static void merge_value(const struct merge *merge, struct entry *entry, const struct json *json)
{
	switch (entry_shape(entry, json)) {
	case KEYED:
		merge_object(merge, entry, json);
		break;
	case NUMBER_MAP:
		if (!entry->quantity)
			write_entry(merge, entry, json);
		merge_children(merge, entry, json);
		break;
	case NUMBER:
		merge_number(merge, entry, json);
		break;
	case WHOLE_VALUE:
		hide(merge->whole, entry);
		write_entry(merge, entry, json);
	}
}

static void take_away(const struct merge *merge, struct position *position, struct entry *entry,
                      const struct json *json)
{
	struct reader *reader = merge->whole->reader;
	if (entry)
		take_out(position, entry);
	else if (!merge->whole->loose)
		diag_warning(reader->diags, json->place, json_pointer(reader->arena, json), W_NULL_ABSENT,
		             W_NULL_RULE, json->key);
}

/* Of a plan only the targets; of a parent nothing that is its own; of the file itself and of --set
 * everything. */
static bool takes(const struct whole *whole, const struct json *root, const char *key)
{
	if (whole->scenario->plan && root == whole->scenario->plan->root)
		return strcmp(key, "targets") == 0;
	bool is_parent = root != whole->file->root && root->place.source->real;
	return strcmp(key, "kind") != 0 && key[0] != '$' && strcmp(key, "extends") != 0 &&
	       !(is_parent && field_is_own(key));
}

static void merge_children(const struct merge *merge, struct entry *entry, const struct json *json)
{
	struct position position = position_of(entry);
	for (const struct json *child = json->child; child; child = child->next) {
		if (!entry->parent && !takes(merge->whole, json, child->key))
			continue;
		struct entry *there = find_child(&position, child->key);
		if (child->type == JSON_NULL)
			take_away(merge, &position, there, child);
		else
			merge_value(merge,
			            there
			                ? there
			                : add_entry(merge->whole, &position, child->key, child_field(merge, entry, child->key)),
			            child);
	}
}

void merge_layer(struct whole *whole, const struct json *root, int layer)
{
	struct merge merge = {whole, layer};
	merge_children(&merge, whole->root, root);
	if (!whole->scenario->plan || root != whole->scenario->plan->root)
		write_entry(&merge, whole->root, root);
}
