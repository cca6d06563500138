/* SPDX-License-Identifier: GPL-3.0-or-later */
/* scenario: layers put together into one set of assumptions. The row of calls in `assemble` is the whole
 * story: collect the files, lay them upon each other, fill series from observations, list sectors and
 * groups, resolve targets, judge the whole. Holds: a scenario is returned only if nothing is wrong with it
 * or with any file it is made of. */
#include <string.h>
#include "data/reader.h"
#include "data/layers.h"
#include "data/merge.h"
#include "data/schema_fields.h"
#include "data/series.h"
#include "data/setting.h"
#include "data/target.h"
#include "data/whole.h"
#include "data/title.h"
#include "data/region.h"

static void lay_down(struct whole *whole)
{
	struct scenario *scenario = whole->scenario;
	for (int i = 0; i < scenario->layer_count; i++)
		merge_layer(whole, scenario->layers[i].root, i);
	settings_apply(whole);
}

static struct title object_title(const struct entry *object)
{
	const struct entry *title = entry_child(object, "title");
	return title_read(title ? title->json : NULL);
}

static int count_children(const struct entry *entry)
{
	int count = 0;
	for (const struct entry *child = entry ? entry->child : NULL; child; child = child->next)
		count++;
	return count;
}

static void list_sectors(struct whole *whole)
{
	struct scenario *scenario = whole->scenario;
	const struct entry *sectors = entry_child(whole->root, "sectors");
	int count = count_children(sectors);
	const char **ids = ARENA_ARRAY(whole->reader->arena, count + 1, const char *);
	struct title *titles = ARENA_ARRAY(whole->reader->arena, count + 1, struct title);
	count = 0;
	for (const struct entry *sector = sectors ? sectors->child : NULL; sector; sector = sector->next) {
		ids[count] = sector->key;
		titles[count++] = object_title(sector);
	}
	scenario->sectors = ids;
	scenario->sector_titles = titles;
	scenario->sector_count = count;
}

static int sector_index(const struct scenario *scenario, const char *id)
{
	for (int i = 0; i < scenario->sector_count; i++)
		if (strcmp(scenario->sectors[i], id) == 0)
			return i;
	return -1;
}

/* Members that are no sectors are left out here and reported by whole_judge. */
static void list_groups(struct whole *whole)
{
	struct scenario *scenario = whole->scenario;
	const struct entry *groups = entry_child(whole->root, "groups");
	scenario->groups = ARENA_ARRAY(whole->reader->arena, count_children(groups) + 1, struct group);
	for (const struct entry *entry = groups ? groups->child : NULL; entry; entry = entry->next) {
		struct group *group = &scenario->groups[scenario->group_count++];
		const struct json *listed = group_members(entry->json);
		bool titled = listed != entry->json;
		int *members = ARENA_ARRAY(whole->reader->arena, listed->count + 1, int);
		*group = (struct group){entry->key, title_read(titled ? json_get(entry->json, "title") : NULL),
		                        entry->json->key_place, members, 0};
		for (const struct json *item = listed->child; item; item = item->next) {
			int sector = sector_index(scenario, item->text);
			if (sector >= 0)
				members[group->count++] = sector;
		}
	}
}

static void read_years(struct whole *whole)
{
	struct scenario *scenario = whole->scenario;
	const struct entry *years = entry_child(whole->root, "years");
	scenario->first = scenario->plan->base_year + 1;
	scenario->last = years ? (int)years->json->child->next->number : scenario->plan->last;
}

/* --- where numbers come from --- */

static void count_number(struct whole *whole, const struct entry *entry)
{
	const struct quantity *quantity = entry->quantity;
	const char *source = scenario_source(whole->scenario, entry);
	whole->scenario->numbers++;
	if (source && strcmp(source, "assumption") == 0)
		whole->scenario->assumptions++;
	else if (!source && !(quantity && quantity->form == QUANTITY_SERIES))
		whole->scenario->bare_numbers++;
}

static bool holds_number(const struct entry *entry)
{
	bool of_target =
		entry->field && entry->parent && entry->parent->field && entry->parent->field->fields == target_fields;
	if (of_target && strcmp(entry->key, "base") == 0)
		return false; /* the audit's alone: nothing is projected from it */
	if (entry->quantity)
		return true;
	return entry->field && entry->field->kind == FIELD_NUMBERS && target_sense_entry(entry->parent) == entry;
}

static void count_numbers(struct whole *whole, const struct entry *entry)
{
	if (holds_number(entry))
		count_number(whole, entry);
	for (const struct entry *child = entry->child; child; child = child->next)
		count_numbers(whole, child);
}

/* --- the whole --- */

static bool has_plan(struct whole *whole)
{
	if (!whole->scenario->plan && !whole->bad)
		WHOLE_ERROR(whole, whole->scenario->layer_count - 1, whole->file->root->place, "", W_NO_PLAN,
		            W_NO_PLAN_HINT, "");
	return whole->scenario->plan;
}

static void assemble(struct whole *whole)
{
	layers_collect(whole);
	if (whole->bad)
		return;
	whole->scenario->title = title_read(json_get(whole->file->root, "title"));
	if (whole->scenario->abstract_ || !has_plan(whole))
		return;
	lay_down(whole);
	if (whole->bad)
		return;
	read_years(whole);
	list_sectors(whole);
	if (!whole_fits(whole))
		return;
	list_groups(whole);
	series_fill(whole);
	targets_resolve(whole);
	whole_judge(whole);
	count_numbers(whole, whole->root);
	whole->scenario->title = object_title(whole->root);
}

/* Without what can only be judged of the whole. */
static void assemble_said(struct whole *whole)
{
	layers_collect(whole);
	if (whole->bad)
		return;
	lay_down(whole);
	if (whole->bad)
		return;
	list_sectors(whole);
	if (!whole->scenario->plan)
		return;
	read_years(whole);
	series_fill(whole);
}

static const struct scenario *scenario_make(struct reader *reader, struct file *file, bool loose)
{
	struct scenario *scenario = ARENA_NEW(reader->arena, struct scenario);
	struct whole whole = {.reader = reader,
	                      .scenario = scenario,
	                      .file = file,
	                      .region = region_find(reader, file),
	                      .root = ARENA_NEW(reader->arena, struct entry),
	                      .loose = loose};
	whole.root->json = file->root;
	scenario->root = whole.root;
	const struct json *abstract = json_get(file->root, "abstract"), *record = json_get(file->root, "record");
	scenario->id = scenario->label = path_stem(reader->arena, file->real);
	scenario->real = file->real;
	scenario->path = file->source->path;
	scenario->folder = file->folder;
	scenario->region = whole.region.top_shown;
	scenario->abstract_ = abstract && abstract->type == JSON_TRUE;
	/* Set otherwise, it is none. */
	scenario->record = record && record->type == JSON_TRUE && reader->setting_count == 0;
	scenario->settings = reader->settings;
	scenario->setting_count = reader->setting_count;
	(loose ? assemble_said : assemble)(&whole);
	return whole.bad ? NULL : scenario;
}

const struct scenario *reader_scenario(struct reader *reader, const char *path)
{
	struct file *file = file_open(reader, path);
	if (!file || !file_parse(reader, file))
		return NULL;
	if (file->kind == FILE_PLAN) {
		const struct json *kind = json_get(file->root, "kind");
		diag_error(reader->diags, kind->place, "/kind", W_NOT_A_SCENARIO, W_NOT_A_SCENARIO_HINT,
		           file->source->path);
		return NULL;
	}
	return scenario_make(reader, file, false);
}

/* The plan's own keys, by the same machinery: a layer by itself. */
static const struct scenario *plan_said(struct reader *reader, struct file *file)
{
	const struct plan *plan = file_plan(reader, file);
	struct reader *of_plans = ARENA_NEW(reader->arena, struct reader);
	struct scenario *said = ARENA_NEW(reader->arena, struct scenario);
	struct whole whole = {.reader = of_plans,
	                      .scenario = said,
	                      .file = file,
	                      .root = ARENA_NEW(reader->arena, struct entry),
	                      .loose = true};
	if (!plan)
		return NULL;
	*of_plans = *reader;
	of_plans->fields = plan_fields;
	said->id = said->label = path_stem(reader->arena, file->real);
	said->real = file->real;
	said->path = file->source->path;
	said->folder = file->folder;
	said->root = whole.root;
	said->layers = ARENA_NEW(reader->arena, struct layer);
	said->layers[said->layer_count++] = (struct layer){file->source, file->root, NULL};
	merge_layer(&whole, file->root, 0);
	said->plan = plan;
	said->title = plan->title;
	return said;
}

const struct scenario *reader_said(struct reader *reader, const char *path)
{
	struct file *file = file_open(reader, path);
	if (!file || !file_parse(reader, file))
		return NULL;
	return file->kind == FILE_PLAN ? plan_said(reader, file) : scenario_make(reader, file, true);
}
