/* SPDX-License-Identifier: GPL-3.0-or-later */
/* setting_keys: what a key of --set leads to. An exact key is followed part by part along the fields;
 * where the user's own ids begin, along the scenario's entries; the part that leads nowhere is named, with
 * the nearest that would. Where an id stands its title may (base/naming.h). A glob is held against the dotted
 * keys of all numbers. Holds: `/a/b` and `a.b` mean the same. */
#include <stdint.h>
#include <string.h>
#include "base/naming.h"
#include "data/setting_keys.h"
#include "data/title.h"
#include "data/schema_fields.h"

bool setting_key_is_glob(const struct setting *setting)
{
	return strpbrk(setting->pattern, "*?");
}

struct setting_key setting_key_split(struct arena *arena, const struct setting *setting)
{
	const char *pattern = setting->pattern;
	bool pointer = pattern[0] == '/';
	const char *between = pointer ? "/" : ".";
	struct setting_key key = {0};
	int capacity = 0;
	for (size_t at = pointer;; at++) {
		size_t length = strcspn(pattern + at, between);
		typeof(key.parts) part = ARENA_PUSH(arena, key.parts, key.count, capacity);
		part->text = arena_copy(arena, pattern + at, length);
		part->place = (struct place){setting->key_place.source, setting->key_place.offset + (uint32_t)at,
		                             (uint32_t)length};
		at += length;
		if (!pattern[at])
			return key;
	}
}

static const char *key_dotted(struct arena *arena, const struct setting *setting)
{
	const char *pattern = setting->pattern;
	char *text = arena_copy(arena, pattern + (pattern[0] == '/'), strlen(pattern) - (pattern[0] == '/'));
	for (char *at = text; pattern[0] == '/' && *at; at++)
		*at = *at == '/' ? '.' : *at;
	return text;
}

/* An error of an option: the newest layer says it, without a chain. */
#define SET_ERROR(whole, place, message, hint, ...) \
	set_error((whole), (place), (message), (hint), WORDS(__VA_ARGS__))
static void set_error(struct whole *whole, struct place place, enum word message, enum word hint,
                      const char *const *args)
{
	whole->bad = true;
	reader_error(whole->reader, place, NULL, NULL, message, hint, args);
}

static void no_such(struct whole *whole, struct place place, const char *name, enum word message,
                    const char *const *names, int count)
{
	const char *nearest = diag_nearest(whole->reader->diags, name, names, (size_t)count);
	SET_ERROR(whole, place, message, nearest ? W_DID_YOU_MEAN_OF : count ? W_ALLOWED : W_NONE, name,
	          diag_list(whole->reader->diags, names, (size_t)count), nearest ? nearest : "");
}

/* The members of a collection, by id and title. */
static struct bearers members_of(struct arena *arena, const struct entry *map)
{
	struct bearers members = {0};
	for (const struct entry *child = map ? map->child : NULL; child; child = child->next) {
		const struct entry *title = entry_child(child, "title");
		*ARENA_PUSH(arena, members.list, members.count, members.capacity) =
			(struct bearer){.id = child->key, .title = title_read(title ? title->json : NULL), .thing = members.count};
	}
	return members;
}

/* The member that a part stands for; where it is none, or several: its reason is reported if `told`. */
static const char *member_called(struct whole *whole, const struct entry *map, const char *part,
                                 struct place place, bool told)
{
	struct arena *arena = whole->reader->arena;
	const struct entry *own = map ? entry_child(map, part) : NULL;
	if (own)
		return own->key; /* an id stands for itself */
	struct bearers members = members_of(arena, map);
	const struct bearer *const *found;
	int count;
	naming_find(arena, &members, part, &found, &count);
	if (count == 1)
		return found[0]->id;
	const char **ids = ARENA_ARRAY(arena, members.count + 1, const char *);
	for (int i = 0; i < (count ? count : members.count); i++)
		ids[i] = count ? found[i]->id : members.list[i].id;
	const struct bearer *nearest = told && !count ? naming_nearest(arena, &members, part) : NULL;
	if (told && count)
		SET_ERROR(whole, place, W_NAME_SEVERAL, W_NAME_ONE_OF, part, naming_join(arena, ids, count));
	else if (told)
		SET_ERROR(whole, place, W_SET_NO_KEY,
		          nearest         ? W_DID_YOU_MEAN_OF
		          : members.count ? W_ALLOWED
		                          : W_NONE,
		          part, diag_list(whole->reader->diags, ids, (size_t)members.count), nearest ? nearest->id : "");
	return NULL;
}

/* "制造业.growth": a sector's name where a section stands. */
static const char *sector_key(struct whole *whole, const char *name, const struct field *fields)
{
	const struct entry *sectors = entry_child(whole->root, "sectors");
	const char *id = fields == whole->reader->fields && sectors
	                     ? member_called(whole, sectors, name, NOWHERE, false)
	                     : NULL;
	return id ? arena_print(whole->reader->arena, "sectors.%s", id) : NULL;
}

static void no_field(struct whole *whole, struct place place, const char *name, const struct field *fields)
{
	int count = 0;
	while (fields[count].key)
		count++;
	const char **names = ARENA_ARRAY(whole->reader->arena, count + 1, const char *);
	for (int i = 0; i < count; i++)
		names[i] = fields[i].key;
	const char *sector = sector_key(whole, name, fields);
	if (sector)
		SET_ERROR(whole, place, W_SET_NO_KEY, W_DID_YOU_MEAN, name, "", sector);
	else
		no_such(whole, place, name, W_SET_NO_KEY, names, count);
}

/* A key is followed: `fields` are those of the object one stands in, NULL where ids or sectors come next. */
struct key_walk {
	struct whole *whole;
	const struct setting *setting;
	const struct field *field, *fields;
	const struct entry *entry;  /* NULL: nothing says anything here yet */
	bool in_map;
};

static bool is_fixed(const char *key)
{
	return strcmp(key, "plan") == 0 || strcmp(key, "extends") == 0 || strcmp(key, "abstract") == 0 ||
	       strcmp(key, "record") == 0 || strcmp(key, "kind") == 0 || key[0] == '$';
}

static bool step_field(struct key_walk *walk, const char *part, struct place place)
{
	walk->field = field_find(walk->fields, part);
	walk->entry = walk->entry ? entry_child(walk->entry, part) : NULL;
	if (!walk->field)
		no_field(walk->whole, place, part, walk->fields);
	walk->fields = walk->field && walk->field->kind == FIELD_OBJECT ? walk->field->fields : NULL;
	return walk->field;
}

/* Ids of a collection: a new one may only be added whole. */
static bool step_id(struct key_walk *walk, const char **part, struct place place, bool last)
{
	const struct entry *map = walk->entry;
	bool may_add = last && walk->setting->operation == '=' && walk->setting->value[0] == '{';
	const char *id = member_called(walk->whole, map, *part, place, !may_add);
	walk->entry = id ? entry_child(map, id) : NULL;
	walk->fields = walk->field->fields;
	walk->in_map = true;
	*part = id ? id : *part;
	return id || may_add;
}

static bool step_sector(struct key_walk *walk, const char **part, struct place place, bool last)
{
	bool by_sector =
		walk->field->kind == FIELD_QUANTITIES || (walk->field->flags & OVER_SECTORS && !walk->in_map);
	if (!by_sector || !last) {
		SET_ERROR(walk->whole, place, W_SET_INSIDE, W_SET_INSIDE_HINT, *part, walk->field->key);
		return false;
	}
	const char *id = member_called(walk->whole, entry_child(walk->whole->root, "sectors"), *part, place, true);
	*part = id ? id : *part;
	return id;
}

static bool step(struct key_walk *walk, struct setting_key *key, int index)
{
	const char **part = &key->parts[index].text;
	struct place place = key->parts[index].place;
	bool last = index == key->count - 1;
	if (walk->fields)
		return step_field(walk, *part, place);
	if (walk->field->kind == FIELD_MAP || walk->field->kind == FIELD_IDS_MAP)
		return step_id(walk, part, place, last);
	if (walk->field->kind == FIELD_QUANTITY || walk->field->kind == FIELD_QUANTITIES)
		return step_sector(walk, part, place, last);
	SET_ERROR(walk->whole, place, W_SET_INSIDE, W_SET_INSIDE_HINT, *part, walk->field->key);
	return false;
}

static bool is_number_field(const struct key_walk *walk)
{
	return !walk->fields && (walk->field->kind == FIELD_QUANTITY || walk->field->kind == FIELD_QUANTITIES);
}

/* Adding to a number needs one: a section that is there, and more than a collection or a text. */
static bool can_adjust(struct key_walk *walk, const struct setting_key *key)
{
	const struct model *model = whole_model(walk->whole, key->parts[0].text);
	bool inactive = model && !section_active(walk->whole, model);
	if (inactive)
		SET_ERROR(walk->whole, key->parts[0].place, W_SET_INACTIVE, W_NONE, model->section);
	else if (!is_number_field(walk))
		SET_ERROR(walk->whole, walk->setting->key_place, W_SET_NO_NUMBER, W_NONE, walk->setting->pattern);
	return !inactive && is_number_field(walk);
}

const struct field *setting_key_judge(struct whole *whole, const struct setting *setting,
                                      struct setting_key *key)
{
	struct key_walk walk = {
		.whole = whole, .setting = setting, .fields = whole->reader->fields, .entry = whole->root};
	if (is_fixed(key->parts[0].text)) {
		SET_ERROR(whole, key->parts[0].place, W_SET_FIXED, W_NONE, key->parts[0].text);
		return NULL;
	}
	for (int i = 0; i < key->count; i++)
		if (!step(&walk, key, i))
			return NULL;
	return setting->operation == '=' || can_adjust(&walk, key) ? walk.field : NULL;
}

char *setting_key_text(struct arena *arena, const struct setting_key *key)
{
	char *text = arena_print(arena, "%s", key->count ? key->parts[0].text : "");
	for (int i = 1; i < key->count; i++)
		text = arena_print(arena, "%s.%s", text, key->parts[i].text);
	return text;
}

/* --- globs --- */

const char *setting_glob_text(struct whole *whole, const struct setting *setting)
{
	struct setting_key key = setting_key_split(whole->reader->arena, setting);
	const struct entry *sectors = entry_child(whole->root, "sectors");
	for (int i = 0; sectors && i < key.count; i++) {
		const char *part = key.parts[i].text;
		const char *id = !text_is_id(part) && !strpbrk(part, "*?")
		                     ? member_called(whole, sectors, part, NOWHERE, false)
		                     : NULL;
		key.parts[i].text = id ? id : part;
	}
	return setting_key_text(whole->reader->arena, &key);
}

struct matches {
	struct whole *whole;
	const struct setting *setting;
	const char *pattern;
	struct setting_key *keys; int count, capacity;
	const char **names; int name_count, name_capacity; /* all there are, for the nearest */
	bool defaults;                                     /* what no file gives counts too */
};

static void consider_key(struct matches *matches, const char *name, const struct field *field)
{
	struct arena *arena = matches->whole->reader->arena;
	*ARENA_PUSH(arena, matches->names, matches->name_count, matches->name_capacity) = name;
	if (!text_glob(matches->pattern, name))
		return;
	struct setting as_if = *matches->setting;
	as_if.pattern = name;
	struct setting_key key = setting_key_split(arena, &as_if);
	for (int i = 0; i < key.count; i++)
		key.parts[i].place = matches->setting->key_place;
	key.field = field;
	*ARENA_PUSH(arena, matches->keys, matches->count, matches->capacity) = key;
}

static void consider_entries(struct matches *matches, const struct entry *entry)
{
	if (entry->quantity)
		consider_key(matches, entry_key(matches->whole->reader->arena, entry), entry->field);
	for (const struct entry *child = entry->child; child; child = child->next)
		consider_entries(matches, child);
}

/* Parameters of active sections that have a value for all sectors only, and those that no file gives: their
 * default. */
static void consider_parameters(struct matches *matches, const char *before, const struct entry *object,
                                const struct field *fields, bool by_key)
{
	struct arena *arena = matches->whole->reader->arena;
	const struct entry *sectors = entry_child(matches->whole->root, "sectors");
	for (const struct field *field = fields; field->key; field++) {
		const struct entry *entry = object ? entry_child(object, field->key) : NULL;
		if (field->kind != FIELD_QUANTITY || (!entry && (isnan(field->otherwise) || !matches->defaults)))
			continue;
		const char *name = arena_print(arena, "%s.%s", before, field->key);
		if (!entry)
			consider_key(matches, name, field);
		for (const struct entry *sector = by_key && field->flags & OVER_SECTORS && sectors ? sectors->child
		                                                                                   : NULL;
		     sector; sector = sector->next)
			if (!entry || !entry_child(entry, sector->key))
				consider_key(matches, arena_print(arena, "%s.%s", name, sector->key), field);
	}
}

static void consider_defaults(struct matches *matches)
{
	struct whole *whole = matches->whole;
	for (const struct model *const *model = whole->reader->models; *model; model++) {
		const struct entry *section = entry_child(whole->root, (*model)->section);
		if (!section_active(whole, *model) || (*model)->layout == BY_USER)
			continue;
		if ((*model)->layout == BY_KEY)
			consider_parameters(matches, (*model)->section, section, (*model)->fields, true);
		for (const struct entry *member = (*model)->layout == BY_ELEMENT && section ? section->child : NULL;
		     member; member = member->next)
			consider_parameters(matches, entry_key(whole->reader->arena, member), member, (*model)->fields,
			                    false);
	}
}

/* The glob with its last part replaced by the nearest one that would match something; NULL: none. */
static const char *nearest_glob(const struct matches *matches)
{
	struct arena *arena = matches->whole->reader->arena;
	if (!diag_may_suggest(matches->whole->reader->diags))
		return NULL;
	const char *point = strrchr(matches->pattern, '.'), *last = point ? point + 1 : matches->pattern;
	const char **tails = ARENA_ARRAY(arena, matches->name_count + 1, const char *);
	size_t count = 0;
	for (int i = 0; i < matches->name_count; i++) {
		const char *tail = strrchr(matches->names[i], '.') + 1;
		if (text_glob(arena_print(arena, "%.*s%s", (int)(last - matches->pattern), matches->pattern, tail),
		              matches->names[i]))
			tails[count++] = tail;
	}
	const char *tail = diag_nearest(matches->whole->reader->diags, last, tails, count);
	return tail ? arena_print(arena, "%.*s%s", (int)(last - matches->pattern), matches->pattern, tail) : NULL;
}

const struct setting_key *setting_keys_match(struct whole *whole, const struct setting *setting,
                                             bool defaults, int *count)
{
	struct matches matches = {
		.whole = whole, .setting = setting, .pattern = key_dotted(whole->reader->arena, setting), .defaults = defaults};
	consider_entries(&matches, whole->root);
	consider_defaults(&matches);
	*count = matches.count;
	if (!matches.count) {
		const char *nearest = nearest_glob(&matches);
		SET_ERROR(whole, setting->key_place, W_SET_NO_MATCH, nearest ? W_DID_YOU_MEAN : W_SET_LIST,
		          setting->pattern, "", nearest ? nearest : "");
	}
	return matches.keys;
}
