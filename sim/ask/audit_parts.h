/* SPDX-License-Identifier: GPL-3.0-or-later */
/* audit_parts: what the files audit*.c share. */
#ifndef ASK_AUDIT_PARTS_H
#define ASK_AUDIT_PARTS_H
#include "ask/audit.h"
#include "base/lookup.h"

/* What is said of one target. */
struct audit_thing {
	const char *id, *variable;
	struct title title;
	const struct json *json;
	const struct audit_said *wanted, *base; /* NULL: not said */
	const struct audit_said **others;       /* stated, realised, of the plan before */
	int other_count, other_capacity;
	const struct audit_thing *twin;         /* the next in the file of the same variable; NULL: none */
	int since;                              /* the year that its rates and changes begin in */
};

struct auditing {
	struct arena *arena;
	struct diags *diags;
	struct audit *audit;
	const struct plan *plan;
	const struct model *const *models;
	struct audit_thing *things;
	int count;
	struct lookup *by_id;
};

void audit_gather(struct auditing *auditing);    /* fills things */
void audit_take_before(struct auditing *auditing, const struct plan *before);
void audit_things(struct auditing *auditing);    /* the rules about one target */
void audit_relations(struct auditing *auditing); /* and about several */

const struct audit_thing *audit_find_thing(const struct auditing *auditing, const char *id);
/* The number of a variable that was observed in a year on one basis; NULL: none, or several. */
const struct audit_said *audit_observed(const struct auditing *auditing, const char *variable, int year);
/* A statement of that quantity; NULL: there is no number to use. */
struct audit_said *audit_number(struct auditing *auditing, const struct json *json);

void audit_leave(struct auditing *auditing, const struct audit_said *said); /* not judged: no base */
struct audit_finding *audit_found(struct auditing *auditing, enum audit_rule rule, enum audit_weight weight,
                                  double apart, const char *id, struct title title, int year);
struct audit_line *audit_tell(struct audit_finding *finding, const struct audit_said *said,
                              struct audit_amount comes_to, const char *arithmetic);

#define AUDIT_NOTHING ((struct audit_amount){.value = NAN})
static inline struct audit_amount audit_percent(double fraction, bool per_year)
{
	return (struct audit_amount){.value = 100 * fraction, .per_year = per_year};
}
/* A number without factor, in a unit. */
static inline struct audit_amount audit_in(double value, const struct unit *unit)
{
	return (struct audit_amount){.value = unit ? value / unit->factor : value, .unit = unit ? unit : &unit_one};
}
double audit_apart(double a, double b);
double audit_growth(double from, double to, int years); /* as a fraction; NAN: none */
const char *audit_shown(struct arena *arena, double value); /* as arithmetic writes it */
#endif
