/* SPDX-License-Identifier: GPL-3.0-or-later */
/* batch_plans: which scenarios stand together. That they lie in one folder is no reason to hold those of a five-year
 * plan against those of a vision of twenty years. */
#include "command/batch_plans.h"
#include <stdint.h>
#include <string.h>
#include "base/apart.h"
#include "base/lookup.h"

/* However the path to it was typed. */
static const char *plan_of(const struct scenario *scenario)
{
	const struct source *source = scenario->plan->root->place.source;
	return source->real ? source->real : scenario->plan->path;
}

/* A report is of one plan. */
static bool must_stand_apart(const struct call *call)
{
	return call->options->by_plan || call->command - commands == COMMAND_REPORT;
}

/* Does one folder hold scenarios of several plans, or were they asked to stand apart? */
static bool stand_apart(struct call *call, const struct batch *batch)
{
	struct lookup *plans = lookup_create(call->arena); /* by folder */
	for (int i = 0; i < batch->count; i++) {
		const struct scenario *scenario = batch->scenarios[i];
		const char *folder = must_stand_apart(call) ? "" : path_folder(call->arena, scenario->path);
		const char *plan = lookup_find(plans, folder);
		if (plan && strcmp(plan, plan_of(scenario)) != 0)
			return true;
		lookup_put(plans, folder, (void *)(uintptr_t)plan_of(scenario));
	}
	return false;
}

/* Where a plan's next scenario goes. */
struct room { int count, next; };

void batch_by_plan(struct call *call, struct batch *batch, const struct found *found)
{
	for (int i = 0; i < found->count && !must_stand_apart(call); i++)
		if (found->list[i].named)
			return;
	call->resolved.by_plan = batch->apart = stand_apart(call, batch);
	if (!batch->apart)
		return;
	const struct scenario **list = ARENA_ARRAY(call->arena, batch->count + 1, const struct scenario *);
	struct room **rooms = ARENA_ARRAY(call->arena, batch->count + 1, struct room *);
	struct lookup *plans = lookup_create(call->arena);
	for (int i = 0; i < batch->count; i++) {
		rooms[i] = lookup_find(plans, plan_of(batch->scenarios[i]));
		if (!rooms[i]) {
			rooms[i] = ARENA_NEW(call->arena, struct room);
			rooms[i]->next = -1;
			lookup_put(plans, plan_of(batch->scenarios[i]), rooms[i]);
		}
		rooms[i]->count++;
	}
	for (int i = 0, begun = 0; i < batch->count; i++) {
		if (rooms[i]->next < 0) {
			rooms[i]->next = begun;
			begun += rooms[i]->count;
		}
		list[rooms[i]->next++] = batch->scenarios[i];
	}
	memcpy(batch->scenarios, list, (size_t)batch->count * sizeof *list);
}

int batch_together(const struct batch *batch, int *first, int count)
{
	int next = *first + count, last = next;
	while (last < batch->result_count &&
	       (!batch->apart ||
	        strcmp(plan_of(batch->results[last]->scenario), plan_of(batch->results[next]->scenario)) == 0))
		last++;
	*first = next;
	return last - next;
}

/* Plans are told apart as scenarios are. */
const char *batch_group_name(struct call *call, const struct batch *batch, int first)
{
	const char **plans = ARENA_ARRAY(call->arena, batch->result_count + 1, const char *);
	int count = 0, wanted = 0;
	for (int i = 0; i < batch->result_count; i++) {
		const char *plan = plan_of(batch->results[i]->scenario);
		int known = 0;
		while (known < count && strcmp(plans[known], plan) != 0)
			known++;
		if (known == count)
			plans[count++] = plan;
		wanted = i == first ? known : wanted;
	}
	return first == 0 ? NULL : apart_stems(call->arena, plans, count)[wanted];
}
