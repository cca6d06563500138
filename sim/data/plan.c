/* SPDX-License-Identifier: GPL-3.0-or-later */
/* plan: the years, prices and language of a plan that was judged, and what has been observed beside it.
 * Its targets stay as they are written: they are the lowest layer of every scenario's, and are resolved
 * there. Holds: base year < last year. */
#include "data/plan.h"
#include <string.h>
#include "data/reader.h"
#include "data/schema_fields.h"
#include "data/title.h"

static int plan_year(const struct json *json, int otherwise)
{
	return json ? (int)json->number : otherwise;
}

static void plan_error(struct reader *reader, const struct json *json, enum word message, enum word hint,
                       const char *const *args)
{
	diag_add(reader->diags, DIAG_ERROR, json->place, json_pointer(reader->arena, json), message, hint, args);
}

static bool years_make_sense(struct reader *reader, const struct json *root, const struct plan *plan)
{
	struct arena *arena = reader->arena;
	const char *base = arena_print(arena, "%d", plan->base_year),
			   *first = arena_print(arena, "%d", plan->first);
	if (plan->base_year >= plan->first)
		plan_error(reader, json_get(root, "base_year"), W_BASE_YEAR_LATE, W_BASE_YEAR_RULE,
		           WORDS(base, first));
	const char *years = arena_print(arena, "%d", plan->last - plan->base_year),
			   *most = arena_print(arena, "%d", MOST_YEARS);
	if (plan->last - plan->base_year > MOST_YEARS)
		plan_error(reader, json_get(root, "years"), W_TOO_MANY_YEARS, W_TOO_MANY_RULE, WORDS(years, most));
	return plan->base_year < plan->first && plan->last - plan->base_year <= MOST_YEARS;
}

struct title plan_group(const struct plan *plan, const char *group)
{
	const struct json *groups = json_get(plan->root, "groups"),
					  *titled = groups && group ? json_get(groups, group) : NULL;
	return titled ? title_read(json_get(titled, "title")) : title_in_all(group);
}

/* Where the plan lists its groups, a target's is one of them. */
static bool groups_are_listed(struct reader *reader, const struct json *root)
{
	const struct json *groups = json_get(root, "groups"), *targets = json_get(root, "targets");
	const char **names = ARENA_ARRAY(reader->arena, groups ? groups->count + 1 : 1, const char *);
	int count = 0;
	bool good = true;
	for (const struct json *group = groups ? groups->child : NULL; group; group = group->next)
		names[count++] = group->key;
	for (const struct json *target = targets ? targets->child : NULL; groups && target; target = target->next) {
		const struct json *group = json_get(target, "group");
		if (!group || json_get(groups, group->text))
			continue;
		const char *nearest = diag_nearest(reader->diags, group->text, names, (size_t)count);
		plan_error(reader, group, W_TARGET_GROUP, nearest ? W_DID_YOU_MEAN_OF : W_TARGET_GROUPS_ARE,
		           WORDS(group->text, diag_list(reader->diags, names, (size_t)count), nearest));
		good = false;
	}
	return good;
}

/* Files were all in CNY before plans had a currency. */
struct plan_money plan_money(const struct json *root)
{
	const struct json *currency = json_get(root, "currency");
	bool said = currency && currency->type == JSON_STRING;
	return (struct plan_money){.currency = unit_currency(said ? currency->text : "CNY"),
	                           .place = said ? currency->place : NOWHERE};
}

/* What is shown is not converted: only the scale may be chosen. */
static bool display_is_right(struct reader *reader, const struct json *root, struct plan *plan)
{
	const struct json *bad;
	plan->display = display_read(reader->arena, json_get(root, "display"), &plan->money, &bad);
	if (bad)
		plan_error(reader, bad, W_DISPLAY_CURRENCY, W_DISPLAY_CURRENCY_HINT,
		           WORDS(bad->text, unit_currency_code(plan->money.currency)));
	return !bad;
}

static const struct plan *plan_make(struct reader *reader, struct file *file)
{
	struct plan *plan = ARENA_NEW(reader->arena, struct plan);
	const struct json *root = file->root, *years = json_get(root, "years"),
					  *language = json_get(root, "lang");
	plan->path = file->source->path;
	plan->folder = file->folder;
	plan->root = root;
	plan->title = title_read(json_get(root, "title"));
	plan->base_year = plan_year(json_get(root, "base_year"), 0);
	plan->money = plan_money(root);
	plan->money.prices = plan_year(json_get(root, "prices"), plan->base_year);
	plan->first = plan_year(years->child, 0);
	plan->last = plan_year(years->child->next, 0);
	plan->has_language = language;
	plan->language = language ? (enum language)language_of_code(language->text) : LANGUAGE_DEFAULT;
	bool good = years_make_sense(reader, root, plan);
	good &= display_is_right(reader, root, plan);
	good &= groups_are_listed(reader, root);
	struct file *observed = file_beside(reader, file, "observed.csv");
	plan->observed = observed ? file_observed(reader, observed) : NULL;
	return good && (!observed || plan->observed) ? plan : NULL;
}

const struct plan *file_plan(struct reader *reader, struct file *file)
{
	if (!file_parse(reader, file) || file->plan_read)
		return file->plan;
	file->plan_read = true;
	if (file->kind == FILE_SCENARIO)
		plan_error(reader, json_get(file->root, "kind"), W_NOT_A_PLAN, W_NOT_A_PLAN_HINT,
		           WORDS(file->source->path));
	else if (file_judge(reader, file, NULL))
		file->plan = plan_make(reader, file);
	return file->plan;
}

const struct plan *reader_plan(struct reader *reader, const char *path)
{
	struct file *file = file_open(reader, path);
	return file ? file_plan(reader, file) : NULL;
}

const char *sense_name(enum sense sense)
{
	return sense == SENSE_NONE ? "" : target_senses[sense - 1];
}

const char *measure_name(enum measure measure)
{
	return target_measures[measure];
}

const char *target_measure(struct arena *arena, const struct target *target)
{
	const char *name = measure_name(target->measure);
	if (target->over_first)
		return arena_print(arena, "%s_%d_%d", name, target->over_first, target->year);
	if (!target->since)
		return name;
	return arena_print(arena, "%s_since_%d", target->measure == MEASURE_DECLINE_SINCE_BASE ? "decline" : name,
	                   target->since);
}
