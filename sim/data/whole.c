/* SPDX-License-Identifier: GPL-3.0-or-later */
/* whole: what can only be judged once all layers lie upon each other: a section that needs another one,
 * parameters that must be there, sectors that are spoken of but not listed. An error belongs to whoever
 * wrote last, with the chain of files that leads there. Variables that formulas, limits and targets speak
 * of are judged later, when the equations are known. */
#include "data/whole.h"
#include <string.h>

enum { MOST_SECTORS = 64 };

void whole_error(struct whole *whole, int layer, struct place place, const char *pointer, enum word message,
                 enum word hint, const char *const *args)
{
	whole->bad = true;
	reader_error(whole->reader, place, pointer, whole->scenario->layers[layer].chain, message, hint, args);
}

bool whole_counts(struct whole *whole)
{
	struct diags *diags = whole->reader->diags;
	if (!diags_full(diags))
		return false;
	whole->bad = true;
	diag_count(diags, DIAG_ERROR);
	return true;
}

static const char *doc(const struct whole *whole, const struct field *field)
{
	return title_in(field_title(field), whole->reader->diags->language, field->key);
}

/* --- sections --- */

const struct model *whole_model(const struct whole *whole, const char *section)
{
	for (const struct model *const *model = whole->reader->models; *model; model++)
		if (strcmp((*model)->section, section) == 0)
			return *model;
	return NULL;
}

bool section_active(const struct whole *whole, const struct model *model)
{
	if (!model || entry_child(whole->root, model->section))
		return model;
	return model->always && (!model->needs || section_active(whole, whole_model(whole, model->needs)));
}

static void judge_needs(struct whole *whole, const struct model *model, const struct entry *section)
{
	if (section && model->needs && !section_active(whole, whole_model(whole, model->needs)))
		WHOLE_ERROR(whole, section->layer, section->json->key_place,
		            entry_pointer(whole->reader->arena, section), W_SECTION_NEEDS, W_SECTION_NEEDS_HINT,
		            model->section, model->needs);
}

/* --- what must be there --- */

static void missing(struct whole *whole, const struct entry *object, const struct field *field)
{
	WHOLE_ERROR(whole, object->layer, object->json->place, entry_pointer(whole->reader->arena, object),
	            W_MISSING_KEY, W_FIELD_IS, field->key, "", field->key, doc(whole, field));
}

static bool is_sector(const struct whole *whole, const char *id)
{
	const struct entry *sectors = entry_child(whole->root, "sectors");
	return sectors && entry_child(sectors, id);
}

/* A slip in a sector's name is said once, not again as a sector that is missing. */
static bool all_sectors_known(const struct whole *whole, const struct entry *map)
{
	for (const struct entry *child = map->child; child; child = child->next)
		if (!is_sector(whole, child->key))
			return false;
	return true;
}

static void every_sector(struct whole *whole, const struct entry *entry, const struct field *field)
{
	const struct scenario *scenario = whole->scenario;
	const char **names = ARENA_ARRAY(whole->reader->arena, scenario->sector_count + 1, const char *);
	int count = 0;
	for (int i = 0; i < scenario->sector_count; i++)
		if (!entry_child(entry, scenario->sectors[i]))
			names[count++] = scenario->sectors[i];
	if (count && all_sectors_known(whole, entry))
		WHOLE_ERROR(whole, entry->layer, entry->json->place, entry_pointer(whole->reader->arena, entry),
		            W_MISSING_SECTORS, W_FIELD_IS, field->key, diag_list(whole->reader->diags, names, (size_t)count),
		            field->key, doc(whole, field));
}

static void judge_required(struct whole *whole, const struct entry *object, const struct field *fields)
{
	for (const struct field *field = fields; field->key; field++) {
		const struct entry *entry =
			field->flags & REQUIRED || field->kind == FIELD_OBJECT ? entry_child(object, field->key) : NULL;
		if (entry && field->kind == FIELD_OBJECT)
			judge_required(whole, entry, field->fields);
		else if (field->flags & REQUIRED && !entry)
			missing(whole, object, field);
		else if (entry && field->flags & OVER_SECTORS && !entry->quantity)
			every_sector(whole, entry, field);
	}
}

/* A section that is active although the file leaves it out can only miss what has no default. */
static void judge_absent(struct whole *whole, const struct model *model)
{
	for (const struct field *field = model->fields; model->layout == BY_KEY && field->key; field++)
		if (field->flags & REQUIRED)
			WHOLE_ERROR(whole, whole->root->layer, whole->root->json->place, NULL, W_MISSING_KEY, W_FIELD_IS,
			            arena_print(whole->reader->arena, "%s.%s", model->section, field->key), "",
			            field->key, doc(whole, field));
}

static void judge_section(struct whole *whole, const struct model *model)
{
	const struct entry *section = entry_child(whole->root, model->section);
	judge_needs(whole, model, section);
	if (!section && section_active(whole, model))
		judge_absent(whole, model);
	if (section && model->layout == BY_KEY)
		judge_required(whole, section, model->fields);
	for (const struct entry *member = section && model->layout != BY_KEY ? section->child : NULL; member;
	     member = member->next)
		judge_required(whole, member, model->fields);
}

/* --- sectors --- */

static void judge_sector(struct whole *whole, int layer, struct place place, const char *pointer,
                         const char *id)
{
	const struct scenario *scenario = whole->scenario;
	struct diags *diags = whole->reader->diags;
	if (is_sector(whole, id))
		return;
	const char *nearest = diag_nearest(diags, id, scenario->sectors, (size_t)scenario->sector_count);
	nearest =
		nearest ? nearest
				: diag_nearest(diags, id, (const char *const[]){"value", "path", "series", "level", "uncertain"}, 5);
	WHOLE_ERROR(whole, layer, place, pointer, W_SECTOR_UNKNOWN, nearest ? W_DID_YOU_MEAN_OF : W_SECTORS_ARE,
	            id, diag_list(diags, scenario->sectors, (size_t)scenario->sector_count),
	            nearest ? nearest : "");
}

static void judge_listed(struct whole *whole, const struct entry *entry, const struct json *list)
{
	for (const struct json *item = list->child; item; item = item->next)
		judge_sector(whole, entry->layer, item->place, json_pointer(whole->reader->arena, item), item->text);
}

static bool lists_sectors(const struct field *field)
{
	return field->kind == FIELD_IDS && !(field->flags & LIST_OF_CHOICES) &&
	       strcmp(field->key, "sectors") == 0;
}

/* Everything that is keyed by sector, or lists them. */
static void judge_sectors(struct whole *whole, const struct entry *entry)
{
	bool by_sector =
		entry->field && (entry->field->kind == FIELD_QUANTITY || entry->field->kind == FIELD_QUANTITIES);
	for (const struct entry *child = entry->child; child; child = child->next) {
		if (by_sector)
			judge_sector(whole, child->layer, child->json->key_place,
			             entry_pointer(whole->reader->arena, child), child->key);
		else
			judge_sectors(whole, child);
	}
	if (entry->field && lists_sectors(entry->field))
		judge_listed(whole, entry, entry->json);
}

const struct json *group_members(const struct json *group)
{
	static const struct json none = {.type = JSON_ARRAY};
	const struct json *members = json_get(group, "members");
	return group->type == JSON_ARRAY ? group : members ? members : &none;
}

static void judge_groups(struct whole *whole)
{
	const struct entry *groups = entry_child(whole->root, "groups");
	for (const struct entry *group = groups ? groups->child : NULL; group; group = group->next) {
		if (is_sector(whole, group->key))
			WHOLE_ERROR(whole, group->layer, group->json->key_place,
			            entry_pointer(whole->reader->arena, group), W_GROUP_IS_SECTOR, W_GROUP_IS_SECTOR_HINT,
			            group->key);
		judge_listed(whole, group, group_members(group->json));
	}
}

/* What says so by itself: more sectors than there may be are looked at no further. */
bool whole_fits(struct whole *whole)
{
	const struct scenario *scenario = whole->scenario;
	const struct entry *sectors = entry_child(whole->root, "sectors");
	if (scenario->sector_count <= MOST_SECTORS)
		return true;
	struct arena *arena = whole->reader->arena;
	WHOLE_ERROR(whole, sectors->layer, sectors->json->place, entry_pointer(arena, sectors), W_TOO_MANY_SECTORS,
	            W_TOO_MANY_RULE, arena_print(arena, "%d", scenario->sector_count),
	            arena_print(arena, "%d", MOST_SECTORS));
	return false;
}

static void judge_years(struct whole *whole)
{
	const struct scenario *scenario = whole->scenario;
	struct arena *arena = whole->reader->arena;
	const struct entry *years = entry_child(whole->root, "years");
	int first = years ? (int)years->json->child->number : scenario->first,
		count = scenario->last - scenario->first + 1;
	if (years && first != scenario->first)
		WHOLE_ERROR(whole, years->layer, years->json->place, "/years", W_YEARS_FIRST, W_YEARS_FIRST_HINT,
		            arena_print(arena, "%d", first), arena_print(arena, "%d", scenario->plan->base_year),
		            arena_print(arena, "%d", scenario->first));
	else if (years && count > MOST_YEARS)
		WHOLE_ERROR(whole, years->layer, years->json->place, "/years", W_TOO_MANY_YEARS, W_TOO_MANY_RULE,
		            arena_print(arena, "%d", count), arena_print(arena, "%d", MOST_YEARS));
}

void whole_judge(struct whole *whole)
{
	for (const struct model *const *model = whole->reader->models; *model; model++)
		judge_section(whole, *model);
	judge_sectors(whole, whole->root);
	judge_groups(whole);
	judge_years(whole);
}
