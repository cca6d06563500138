/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_select: which variables, targets and years a reader asked for. A part of --only is an id, one with its
 * element, "targets.ID", or a pattern for ids, numbers and titles (view_only.c turns what else was written into
 * these); without --only everything is shown that is not a step on the way. */
#include <string.h>
#include "ask/result_index.h"
#include "ask/standing.h"
#include "base/lookup.h"
#include "view/view.h"
#include "view/view_select.h"

int view_first(const struct result *result, int variable)
{
	return result->program->variables[variable].set == SCALAR ? -1 : 0;
}

int view_end(const struct result *result, int variable)
{
	const struct program *program = result->program;
	if (program->variables[variable].set == SCALAR)
		return 0;
	return program_elements(program, program->variables[variable].set) + program_groups(program, variable);
}

/* The next part of a list with commas, without blanks around it; NULL at the end. */
static const char *next_part(struct arena *arena, const char **list)
{
	while (**list == ',' || **list == ' ')
		++*list;
	if (!**list)
		return NULL;
	size_t length = strcspn(*list, ",");
	const char *part = *list;
	*list += length;
	while (part[length - 1] == ' ')
		length--;
	return arena_copy(arena, part, length);
}

static bool is(const char *pattern, const char *name) { return name && text_glob(pattern, name); }

static bool is_title(const char *pattern, struct title title)
{
	bool found = false;
	for (int i = 0; !found && i < LANG_COUNT; i++)
		found = is(pattern, title_text(title, (enum language)i));
	return found;
}

static bool names_target(const char *part, const struct target *target)
{
	bool as_target = strncmp(part, "targets.", 8) == 0; /* where a variable has that id too */
	return is(part + (as_target ? 8 : 0), target->id) || is(part, target->no) || is_title(part, target->title);
}

/* A part that is a variable's own name means the variable, though a target may have that id too. */
static bool asks_for(const char *part, const struct result *result, const struct target *target)
{
	int element;
	return names_target(part, target) &&
	       (strcmp(part, target->id) != 0 || program_find(result->program, part, &element) < 0);
}

/* What a target measures comes with the target, unless that is a variable's level, which stands there
 * already. */
static bool names_measure(const char *part, const struct result *result, const struct variable *variable)
{
	const struct target_result *of = result_target(result, variable->target);
	return of && of->target->measure != MEASURE_LEVEL && asks_for(part, result, of->target);
}

static bool names_variable(const char *part, const struct result *result, int variable, int element)
{
	struct arena *arena = result->program->arena;
	const struct variable *v = &result->program->variables[variable];
	struct title title = program_element_title(arena, result->program, variable, element);
	const char *name = program_element_name(arena, result->program, variable, element);
	if (is(part, v->name) || is(part, name))
		return true;
	if (v->target)
		return names_measure(part, result, v);
	if (is_title(part, title) || is_title(part, v->title))
		return true;
	for (int t = result_index_about(result, name); t >= 0; t = result->index->next_about[t])
		if (asks_for(part, result, result->targets[t].target))
			return true;
	return false;
}

bool view_wants(const struct result *result, int variable, int element, const struct view *view)
{
	if (!view->asked.only)
		return !(result->program->variables[variable].flags & HIDDEN);
	const char *list = view->asked.only, *part;
	while ((part = next_part(result->program->arena, &list)))
		if (names_variable(part, result, variable, element))
			return true;
	return false;
}

bool view_wants_target(const struct result *result, const struct target_result *target, const struct view *view)
{
	if (!view->asked.only)
		return true;
	int variable, element;
	const char *list = view->asked.only, *part;
	bool measured = standing_measured(result, target, &variable, &element);
	while ((part = next_part(result->program->arena, &list)))
		if (names_target(part, target->target) || (measured && names_variable(part, result, variable, element)))
			return true;
	return false;
}

bool view_is_screen(const struct view *view)
{
	return !view->all && !view->asked.only && view->asked.part == PART_MAIN && !view->comparing;
}

bool view_wants_year(const struct view *view, int year)
{
	return view->asked.first == 0 || (year >= view->asked.first && year <= view->asked.last);
}

int view_variable(const struct result *result, const char *name)
{
	int element, found = program_find(result->program, name, &element);
	return found >= 0 && strcmp(result->program->variables[found].name, name) == 0 ? found : -1;
}

int view_last_year(const struct result *result) { return result->base_year + result->years - 1; }

int view_target_year(const struct result *result)
{
	const struct plan *plan = result->scenario->plan;
	int last = view_last_year(result);
	return plan && plan->last > result->base_year && plan->last < last ? plan->last : last;
}

bool view_same_group(const struct target *a, const struct target *b)
{
	return a->group == b->group || (a->group && b->group && strcmp(a->group, b->group) == 0);
}

struct view_order view_targets(struct arena *arena, const struct result *result, const struct view *view)
{
	int count = result->target_count, first = 0, *next = ARENA_ARRAY(arena, count + 1, int);
	struct view_order order = {ARENA_ARRAY(arena, count + 1, const struct target_result *), 0};
	int *last = ARENA_ARRAY(arena, count + 1, int); /* of the group that begins here; -1: none does */
	static const char none[] = "\n";
	struct lookup *groups = lookup_create(arena);   /* group -> where it begins, in `last` */
	for (int t = 0; t < count; t++) {
		const char *group = result->targets[t].target->group;
		int *begun = lookup_find(groups, group ? group : none);
		next[t] = -1;
		last[t] = begun ? -1 : t;
		if (begun)
			next[*begun] = t, *begun = t;
		else
			lookup_put(groups, group ? group : none, &last[t]);
	}
	for (; first < count; first++)
		for (int t = last[first] < 0 ? -1 : first; t >= 0; t = next[t])
			if (view_wants_target(result, &result->targets[t], view))
				order.list[order.count++] = &result->targets[t];
	return order;
}
