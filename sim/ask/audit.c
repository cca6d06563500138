/* SPDX-License-Identifier: GPL-3.0-or-later */
/* audit: gathers what a plan says, holds it against itself by the rules of audit_thing.c (one target) and
 * audit_relation.c (several), and puts the findings in order: what cannot be before what is doubtful, the larger
 * distance first, otherwise as they stand in the file. Holds: the same file gives the same findings in that order. */
#include "ask/audit_parts.h"
#include <stdlib.h>

const char *const audit_weight_names[] = {"contradiction", "tension", "follows"};
const char *const audit_rule_names[] = {"numbers", "prices", "below_base", "below_previous", "share", "exclude",
                                        "period", "parts", "rest", "ratio", "implied", "steady", "beside", "implies",
                                        "growth"};
const char *const audit_role_names[] = {"target", "stated", "realised", "previous", "observed", "relation"};

static int worse_first(const void *a, const void *b)
{
	const struct audit_finding *one = a, *other = b;
	if (one->weight != other->weight)
		return one->weight < other->weight ? -1 : 1;
	if (one->apart != other->apart)
		return one->apart > other->apart ? -1 : 1;
	return one->order - other->order;
}

struct audit *audit_plan(struct arena *arena, const struct plan *plan, const struct plan *before,
                         const struct model *const *models, struct diags *diags)
{
	struct audit *audit = ARENA_NEW(arena, struct audit);
	struct auditing auditing = {.arena = arena, .diags = diags, .audit = audit, .plan = plan,
	                            .models = models};
	*audit = (struct audit){.plan = plan, .before = before};
	audit_gather(&auditing);
	if (before)
		audit_take_before(&auditing, before);
	audit_things(&auditing);
	audit_relations(&auditing);
	if (audit->count)
		qsort(audit->findings, (size_t)audit->count, sizeof *audit->findings, worse_first);
	for (int i = 0; i < audit->count; i++)
		audit->by_weight[audit->findings[i].weight]++;
	return audit;
}

void audit_check(struct arena *arena, const struct plan *plan, const struct model *const *models, struct diags *diags)
{
	struct audit audit = {.plan = plan};
	struct auditing auditing = {.arena = arena, .diags = diags, .audit = &audit, .plan = plan, .models = models};
	if (!json_get(plan->root, "relations"))
		return;
	audit_gather(&auditing);
	audit_relations(&auditing);
}
