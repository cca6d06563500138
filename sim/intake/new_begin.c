/* SPDX-License-Identifier: GPL-3.0-or-later */
/* new_begin: a table's rows asked what they are, in the one order in which each step finds what it needs. */
#include "intake/new_parts.h"

enum { PLAN_YEARS = 5 };

void new_begin(struct starter *starter, struct indicator_table *table)
{
	starter->no_targets = !table->target_year;
	table->target_year = table->target_year ? table->target_year : table->base_year + PLAN_YEARS;
	starter->table = table;
	starter->years = table->target_year - table->base_year;
}

void new_prepare(struct starter *starter)
{
	new_find_base(starter);
	new_find_facts(starter);
	new_goals(starter);
	if (!starter->diags->errors)
		new_settle_aims(starter);
}
