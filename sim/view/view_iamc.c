/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_iamc: a row for each scenario and variable. What a model declares a name of these tables for (struct equation)
 * has that name and their unit, over sectors "Value Added|Industry"; all else has its English title and its own unit.
 * No name stands twice in a scenario: the id is added to the later one. Holds: a declared name is never another's;
 * texts begin with no sign of a formula and hold none of the signs that these tables give a meaning to. */
#include "view/view_iamc.h"
#include <string.h>
#include "base/clean.h"
#include "base/text.h"
#include "data/unit_kind.h"
#include "data/unit_ten.h"
#include "view/view_select.h"
#include "write/pathways.h"

/* --- names --- */

/* "|" parts a name, "*" stands for any, and spreadsheets take what begins with "=" for a formula. */
static const char *name_of(struct arena *arena, const char *text, const char *otherwise)
{
	enum { MOST = 200 };
	char *name = clean_text(arena, text);
	for (char *at = name; *at; at++)
		*at = *at == '|' || *at == '*' || *at == '"' || *at == ';' ? '-' : *at;
	name += strspn(name, " =+-@'");
	size_t length = strlen(name);
	while (length && (name[length - 1] == ' ' || length > MOST))
		for (length--; length && ((unsigned char)name[length] & 0xC0) == 0x80;)
			length--;
	name[length] = '\0';
	return *name ? name : otherwise;
}

static const char *english(struct arena *arena, struct title title, const char *id)
{
	return name_of(arena, title.en ? title.en : id, id);
}

static const char *element_called(struct arena *arena, const struct program *program, int variable, int element)
{
	const struct set *set = &program->sets[program->variables[variable].set];
	bool group = element >= set->count;
	return group ? english(arena, set->groups[element - set->count].title, set->groups[element - set->count].id)
	             : english(arena, set->titles[element], set->ids[element]);
}

/* Without a care for others of that name. */
static const char *called(struct arena *arena, const struct program *program, int variable, int element)
{
	const struct variable *found = &program->variables[variable];
	const char *whole = found->iamc ? found->iamc : english(arena, found->title, found->name);
	return element < 0 ? whole : arena_print(arena, "%s|%s", whole, element_called(arena, program, variable, element));
}

/* --- units --- */

static const struct { enum unit_kind kind; double factor; const char *text, *a_year; } units[] = {
	{(enum unit_kind)DIM_CO2, 1e6, "Mt CO2", "Mt CO2/yr"},
	{(enum unit_kind)DIM_PEOPLE, 1e6, "million", "million"},
	{(enum unit_kind)DIM_VOLUME, 1e9, "km3", "km3/yr"},
	{KIND_MONEY, 1e9, "billion", "billion"}};

/* What one in `unit` is in *text; its own unit where these tables have none. */
static double unit_in_tables(struct arena *arena, const struct variable *variable, const char **text)
{
	const struct unit *unit = &variable->unit;
	enum unit_kind kind = unit_kind_alone(unit);
	bool yearly = !(variable->flags & STOCK) && !unit->per_year;
	struct unit joule;
	double scale;
	*text = unit->text;
	if (!variable->iamc || unit->per_year)
		return 1;
	if (kind == (enum unit_kind)DIM_ENERGY && unit_is(arena, "EJ", &joule) && unit_fits(unit, &joule, &scale)) {
		*text = yearly ? "EJ/yr" : "EJ";
		return scale;
	}
	for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
		if (units[i].kind != kind)
			continue;
		*text = yearly ? units[i].a_year : units[i].text;
		if (kind == KIND_MONEY) {
			int prices = unit->money[0].prices;
			*text = arena_print(arena, "billion %s%s%s", unit_currency_code(unit_only_currency(unit)),
			                    prices > PRICES_BASE ? arena_print(arena, "_%d", prices) : "", yearly ? "/yr" : "");
		}
		return unit_ratio(unit->factor, units[i].factor);
	}
	return 1;
}

/* --- rows --- */

static const struct column columns[] = {{"model", .kind = COLUMN_ID},
                                        {"scenario", .kind = COLUMN_TEXT},
                                        {"region", .kind = COLUMN_TEXT},
                                        {"variable", .kind = COLUMN_TEXT},
                                        {"unit", .kind = COLUMN_ID},
                                        {"about", .kind = COLUMN_TEXT},
                                        {"values", .kind = COLUMN_SERIES},
                                        {0}};

/* The plan's `region`, otherwise its title. */
static const char *region_of(struct arena *arena, const struct plan *plan)
{
	const struct json *region = json_get(plan->root, "region");
	return name_of(arena, region ? region->text : title_in(plan->title, LANGUAGE_OF_DATA, "plan"), "plan");
}

struct names { const char **list; int count; };

static bool is_taken(const struct names *names, const char *name)
{
	for (int i = 0; i < names->count; i++)
		if (strcmp(names->list[i], name) == 0)
			return true;
	return false;
}

static const char *take_name(struct arena *arena, const struct program *program, int variable, int element,
                             struct names *names)
{
	const char *name = called(arena, program, variable, element);
	bool taken = is_taken(names, name);
	for (int v = 0; v < program->variable_count && !taken; v++) /* before one that comes later and has it by right */
		taken = program->variables[v].iamc && v != variable && strcmp(program->variables[v].iamc, name) == 0;
	if (taken)
		name = arena_print(arena, "%s (%s)", name, program_element_name(arena, program, variable, element));
	return names->list[names->count++] = name;
}

static double *values_of(struct arena *arena, const struct result *result, int variable, int element, double scale,
                         const struct view *view)
{
	double *values = ARENA_ARRAY(arena, result->years, double);
	for (int y = 0; y < result->years; y++)
		values[y] = view_wants_year(view, result->base_year + y)
		                ? unit_convert(result_value(result, variable, element, result->base_year + y), scale)
		                : NAN;
	return values;
}

static const char *about(struct arena *arena, const struct program *program, int variable, int element)
{
	struct title title = program_element_title(arena, program, variable, element);
	const char *name = program_element_name(arena, program, variable, element);
	return clean_text(arena, arena_print(arena, "%s: %s / %s", name, title_in(title, LANG_EN, name),
	                                     title_in(title, LANG_ZH, name)));
}

static void fill_result(struct rows *to, const struct result *result, const struct view *view)
{
	const struct program *program = result->program;
	struct arena *arena = rows_arena(to);
	const char *scenario = name_of(arena, result->scenario->id, "scenario"),
			   *region = region_of(arena, result->scenario->plan);
	int most = 0;
	for (int v = 0; v < program->variable_count; v++)
		most += view_end(result, v) - view_first(result, v);
	struct names names = {ARENA_ARRAY(arena, most + 1, const char *), 0};
	for (int v = 0; v < program->variable_count; v++)
		for (int e = view_first(result, v); e < view_end(result, v); e++) {
			const char *unit, *name = view_wants(result, v, e, view) ? take_name(arena, program, v, e, &names) : NULL;
			double scale = unit_in_tables(arena, &program->variables[v], &unit);
			if (name)
				rows_put(to, (const struct value[]){{.text = "outturn"},
				                                    {.text = scenario},
				                                    {.text = region},
				                                    {.text = name},
				                                    {.text = *unit ? unit : "1"},
				                                    {.text = about(arena, program, v, e)},
				                                    {.values = values_of(arena, result, v, e, scale, view),
				                                     .first = result->base_year,
				                                     .count = result->years}});
		}
}

static void fill(struct rows *to, const void *of)
{
	const struct view_of *all = of;
	for (int r = 0; r < all->count; r++)
		fill_result(to, all->results[r], all->view);
}

const struct relation view_iamc = {PATHWAYS, columns, .fill = fill};
