/* SPDX-License-Identifier: GPL-3.0-or-later */
/* acting: read from what the run reports of each limit; whether the wishes alone would have kept it, from the outputs
 * wanted and the use that goes with them before any extra efficiency. */
#include <math.h>
#include <string.h>
#include "ask/acting.h"
#include "ask/reach.h"
#include "base/nearly.h"
#include "core/node_walk.h"

const char *const limit_roles[ROLES] = {"cuts", "broken", "efficiency", "kept_by_others", "slack", "not_in_force"};

static double of_limit(const struct result *result, const char *what, const char *id, int year)
{
	int element;
	int variable = program_find(result->program, arena_print(result->program->arena, "%s.%s", what, id), &element);
	return variable < 0 ? NAN : result_value(result, variable, 0, year);
}

static bool in_force(const struct result *result, const char *id, int year)
{
	int element, input = program_find_input(result->program,
	                                        arena_print(result->program->arena, "limits.%s.active", id), &element);
	return input >= 0 && result->program->inputs[input].value[0].values[year - result->base_year] != 0;
}

/* What may be used at the outputs wanted, in the unit of the use. */
static double allowed_at_wishes(const struct result *result, const struct limit_result *limit, double most, int year)
{
	const struct program *program = result->program;
	int element, wanted = program_find(program, "output_wanted", &element),
				 per = limit->per ? program_find(program, limit->per, &element) : -1;
	double of = 1;
	if (per >= 0 && strcmp(limit->per, "gdp") == 0) {
		of = 0;
		for (int e = 0; wanted >= 0 && e < program_elements(program, program->variables[wanted].set); e++)
			of += result_value(result, wanted, e, year);
	} else if (per >= 0) {
		of = result_value(result, per, 0, year);
	}
	return most * of;
}

/* Use and limit differ by the units' factors only where the limit is per something. */
static bool wishes_keep(const struct result *result, const struct limit_result *limit, double most, int year)
{
	const struct program *program = result->program;
	int element,
		wanted = program_find(program, arena_print(program->arena, "limit_use_wanted.%s", limit->id), &element),
		per = limit->per ? program_find(program, limit->per, &element) : -1;
	if (wanted < 0 || limit->limit < 0)
		return true;
	double scale = program->variables[limit->limit].unit.factor * (per < 0 ? 1 : program->variables[per].unit.factor) /
	               program->variables[wanted].unit.factor;
	return result_value(result, wanted, 0, year) <=
	       allowed_at_wishes(result, limit, most, year) * scale * (1 + NEARLY);
}

struct acting limit_acting(const struct result *result, const struct limit_result *limit, int year)
{
	int row = year - result->base_year;
	struct acting acting = {.use = result_value(result, limit->use, 0, year),
	                        .most = result_value(result, limit->limit, 0, year),
	                        .cut = result_value(result, limit->cut, 0, year),
	                        .points = limit->efficiency < 0 ? NAN : result_value(result, limit->efficiency, 0, year),
	                        .pool = of_limit(result, "limit_pool", limit->id, year),
	                        .price = result_value(result, limit->price, 0, year)};
	acting.role = !in_force(result, limit->id, year)                  ? ROLE_NO_FORCE
	              : limit->broken[row]                                 ? ROLE_BROKEN
	              : acting.cut > 0                                     ? ROLE_CUTS
	              : acting.points > 0                                  ? ROLE_EFFICIENCY
	              : wishes_keep(result, limit, acting.most, year)      ? ROLE_SLACK
	                                                                   : ROLE_OTHERS;
	if (acting.role == ROLE_NO_FORCE || acting.role == ROLE_BROKEN)
		acting.price = NAN;
	return acting;
}

/* --- one beside another --- */

/* The pool that the limit shares with others ("limit_extra.INTENSITY", models/limits_pool.c); -1: none. */
static int shared_pool(const struct program *program, int formula)
{
	struct node_walk walk = node_walk_of(program, formula);
	for (const struct node *node; (node = node_walk_next(&walk));)
		if (node->op == OP_VARIABLE && strncmp(program->variables[node->index].name, "limit_extra.", 12) == 0)
			return node->index;
	return -1;
}

static int pool_of(const struct program *program, const struct limit_result *limit)
{
	return limit->efficiency < 0 ? -1 : shared_pool(program, program->variables[limit->efficiency].formula);
}

bool limit_lowered_by(const struct result *result, const struct limit_result *limit, const struct limit_result *by,
                      int year)
{
	const struct program *program = result->program;
	struct acting acting = limit_acting(result, by, year);
	if (by == limit || acting.role > ROLE_EFFICIENCY)
		return false;
	if (acting.points > 0 && pool_of(program, by) >= 0 && pool_of(program, by) == pool_of(program, limit))
		return true;
	const char *room = arena_print(program->arena, "limit_room_%s", by->id);
	return of_limit(result, "limit_cut_share", by->id, year) > 0 && of_limit(result, room, limit->id, year) > 0;
}

bool limit_has_twin(const struct result *result, const struct limit_result *limit, int year)
{
	for (int l = 0; l < result->limit_count; l++) {
		const struct limit_result *other = &result->limits[l];
		struct acting acting = limit_acting(result, other, year);
		if (other != limit && (acting.role == ROLE_OTHERS || acting.role == ROLE_SLACK) &&
		    nearly_equal(acting.use, acting.most))
			return true;
	}
	return false;
}

bool limits_reach(const struct result *result, int variable)
{
	const struct program *program = result->program;
	if (program->limits_on < 0 || variable < 0)
		return false;
	struct reach reach = reach_begin(program->arena, program);
	reach_variable(&reach, variable);
	return reach.inputs[program->limits_on];
}
