/* SPDX-License-Identifier: GPL-3.0-or-later */
/* named: the table of all that has a name in a result, and the look-up in it. Of titles that are alike a
 * target's comes before a variable's, a limit's and a sector's; the level that a target is about and the
 * target are one thing, so that a part of both their titles is not ambiguous. Elements of a variable answer to
 * their whole title only, for every sector's name is a part of many of these. */
#include "ask/named.h"
#include <string.h>
#include "base/text.h"

enum { CLASS_TARGET, CLASS_VARIABLE, CLASS_LIMIT, CLASS_SECTOR, CLASS_INPUT };

struct named_all {
	struct arena *arena;
	const struct result *result;
	struct bearers bearers;
	struct named *named; /* of each bearer */
	int named_count, named_capacity;
	int *things; /* of each variable: its own; its elements' follow */
	int thing_count;
};

static int elements_of(const struct program *program, int variable)
{
	int set = program->variables[variable].set;
	return set == SCALAR ? 0 : program_elements(program, set) + program_groups(program, variable);
}

static void list_name(struct named_all *all, struct named named, struct bearer bearer)
{
	*ARENA_PUSH(all->arena, all->named, all->named_count, all->named_capacity) = named;
	*ARENA_PUSH(all->arena, all->bearers.list, all->bearers.count, all->bearers.capacity) = bearer;
}

static int target_thing(struct named_all *all, const struct target *target)
{
	int element, variable = -1;
	if (target->variable && target->measure == MEASURE_LEVEL)
		variable = program_find(all->result->program, target->variable, &element);
	return variable < 0 ? all->thing_count++ : all->things[variable] + 1 + element;
}

static void name_targets(struct named_all *all)
{
	for (int t = 0; t < all->result->target_count; t++) {
		const struct target *target = all->result->targets[t].target;
		list_name(all, (struct named){NAMED_TARGET, t, -1},
		          (struct bearer){target->id, target->no, target->title, target_thing(all, target), CLASS_TARGET,
		                          false});
	}
}

static void add_variables(struct named_all *all)
{
	const struct program *program = all->result->program;
	for (int v = 0; v < program->variable_count; v++) {
		const struct variable *variable = &program->variables[v];
		if (variable->target) /* the target speaks for it */
			continue;
		for (int e = -1; e < elements_of(program, v); e++) {
			struct title title = program_element_title(all->arena, program, v, e);
			list_name(all, (struct named){NAMED_VARIABLE, v, e},
			          (struct bearer){program_element_name(all->arena, program, v, e), NULL, title,
			                          all->things[v] + 1 + e, CLASS_VARIABLE, e >= 0 || variable->flags & HIDDEN});
		}
	}
}

static void add_limits(struct named_all *all)
{
	for (int l = 0; l < all->result->limit_count; l++) {
		const struct limit_result *limit = &all->result->limits[l];
		list_name(all, (struct named){NAMED_LIMIT, l, -1},
		          (struct bearer){limit->id, NULL, limit->title, all->thing_count++, CLASS_LIMIT, false});
	}
}

static void add_sectors(struct named_all *all)
{
	const struct scenario *scenario = all->result->scenario;
	for (int s = 0; s < scenario->sector_count; s++)
		list_name(all, (struct named){NAMED_SECTOR, s, -1},
		          (struct bearer){scenario->sectors[s], NULL, scenario->sector_titles[s], all->thing_count++,
		                          CLASS_SECTOR, false});
	for (int g = 0; g < scenario->group_count; g++)
		list_name(all, (struct named){NAMED_SECTOR, scenario->sector_count + g, -1},
		          (struct bearer){scenario->groups[g].id, NULL, scenario->groups[g].title, all->thing_count++,
		                          CLASS_SECTOR, false});
}

static void add_inputs(struct named_all *all)
{
	const struct program *program = all->result->program;
	for (int i = 0; i < program->input_count; i++)
		for (int e = 0; !program->inputs[i].internal && e < program_elements(program, program->inputs[i].set);
		     e++)
			list_name(all, (struct named){NAMED_INPUT, i, e},
			          (struct bearer){
					program->inputs[i].value[e].key, NULL, {0}, all->thing_count++, CLASS_INPUT, true});
}

struct named_all *named_all(struct arena *arena, const struct result *result)
{
	struct named_all *all = ARENA_NEW(arena, struct named_all);
	*all = (struct named_all){.arena = arena, .result = result};
	all->things = ARENA_ARRAY(arena, result->program->variable_count + 1, int);
	for (int v = 0; v < result->program->variable_count; v++) {
		all->things[v] = all->thing_count;
		all->thing_count += 1 + elements_of(result->program, v);
	}
	name_targets(all);
	add_variables(all);
	add_limits(all);
	add_sectors(all);
	add_inputs(all);
	return all;
}

bool named_exactly(const struct result *result, const char *name, struct named *named)
{
	*named = (struct named){NAMED_VARIABLE, -1, -1};
	named->index = program_find(result->program, name, &named->element);
	if (named->index >= 0)
		return true;
	named->kind = NAMED_INPUT;
	named->index = program_find_input(result->program, name, &named->element);
	return named->index >= 0;
}

/* "targets.ID", "/limits/ID": where an id alone would be another thing's. */
static bool find_section(struct named_all *all, const char *name, struct named *named)
{
	static const struct {
		const char *section;
		enum named_kind kind;
	} sections[] = {{"targets", NAMED_TARGET}, {"limits", NAMED_LIMIT}};
	name += *name == '/';
	for (size_t s = 0; s < sizeof sections / sizeof *sections; s++) {
		size_t length = strlen(sections[s].section);
		if (strncmp(name, sections[s].section, length) != 0 || !strchr("./", name[length]) || !name[length])
			continue;
		for (int i = 0; i < all->bearers.count; i++)
			if (all->named[i].kind == sections[s].kind &&
			    strcmp(all->bearers.list[i].id, name + length + 1) == 0) {
				*named = all->named[i];
				return true;
			}
	}
	return false;
}

/* The one thing of a kind that a part of a dotted name stands for; NULL: none, or several. */
static const char *part_id(struct named_all *all, enum named_kind kind, const char *part)
{
	struct bearers some = {0};
	for (int i = 0; i < all->bearers.count; i++)
		if (all->named[i].kind == kind && all->named[i].element < 0)
			*ARENA_PUSH(all->arena, some.list, some.count, some.capacity) = all->bearers.list[i];
	const struct bearer *const *found;
	int count;
	naming_find(all->arena, &some, part, &found, &count);
	return count == 1 ? found[0]->id : NULL;
}

/* "output.制造业", "增加值.mining", "sectors.制造业.growth": each part by its own id or title. */
static bool find_parts(struct named_all *all, const char *name, struct named *named)
{
	const char *between = *name == '/' ? "/" : ".";
	struct text out;
	text_init(&out, all->arena);
	text_add(&out, "");
	for (const char *at = name + (*name == '/'); *at; at += *at != 0) {
		size_t length = strcspn(at, between);
		const char *part = arena_copy(all->arena, at, length), *id = NULL;
		bool plain = text_is_id(part);
		if (!plain && out.length == 0)
			id = part_id(all, NAMED_VARIABLE, part);
		if (!plain && !id)
			id = part_id(all, NAMED_SECTOR, part);
		text_print(&out, "%s%s", out.length ? "." : "", id ? id : part);
		at += length;
	}
	return strpbrk(name, "./") && named_exactly(all->result, out.bytes, named);
}

enum naming named_find(struct named_all *all, const char *name, const struct named **found, int *count)
{
	struct named *list = ARENA_NEW(all->arena, struct named);
	*found = list;
	*count = 1;
	if (named_exactly(all->result, name, list) || find_section(all, name, list))
		return NAMING_ID;
	const struct bearer *const *bearers;
	enum naming how = naming_find(all->arena, &all->bearers, name, &bearers, count);
	if (how != NAMING_NOTHING) {
		list = ARENA_ARRAY(all->arena, *count, struct named);
		for (int i = 0; i < *count; i++)
			list[i] = all->named[bearers[i] - all->bearers.list];
		*found = list;
	} else if (find_parts(all, name, list)) {
		*count = 1;
		return NAMING_TITLE;
	}
	return how;
}

char *named_text(struct arena *arena, const struct result *result, struct named named)
{
	const struct scenario *scenario = result->scenario;
	switch (named.kind) {
	case NAMED_VARIABLE: return program_element_name(arena, result->program, named.index, named.element);
	case NAMED_INPUT: {
		const struct input *input = &result->program->inputs[named.index];
		return arena_print(arena, "%s", named.element < 0 ? input->name : input->value[named.element].key);
	}
	case NAMED_TARGET: return arena_print(arena, "targets.%s", result->targets[named.index].target->id);
	case NAMED_LIMIT: return arena_print(arena, "limits.%s", result->limits[named.index].id);
	case NAMED_SECTOR: break;
	}
	int group = named.index - scenario->sector_count;
	return arena_print(arena, "%s", group < 0 ? scenario->sectors[named.index] : scenario->groups[group].id);
}

const char *named_nearest(struct named_all *all, const char *name)
{
	const struct bearer *nearest = naming_nearest(all->arena, &all->bearers, name);
	return nearest ? nearest->id : NULL;
}

const char **named_of_sector(struct arena *arena, const struct result *result, int sector, int *count)
{
	const struct program *program = result->program;
	bool group = sector >= result->scenario->sector_count;
	const char **names = ARENA_ARRAY(arena, program->variable_count + 1, const char *);
	*count = 0;
	for (int v = 0; v < program->variable_count; v++)
		if (program->variables[v].set == SECTORS && !(program->variables[v].flags & HIDDEN) &&
		    (!group || program_groups(program, v)))
			names[(*count)++] = program_element_name(arena, program, v, sector);
	return names;
}
