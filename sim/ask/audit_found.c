/* SPDX-License-Identifier: GPL-3.0-or-later */
/* audit_found: findings as they are made, and the arithmetic that all rules share. */
#include <math.h>
#include "ask/audit_parts.h"
#include "base/function.h"

double audit_apart(double a, double b)
{
	double larger = fmax(fabs(a), fabs(b));
	return larger > 0 ? 100 * fabs(a - b) / larger : 0;
}

double audit_growth(double from, double to, int years)
{
	return from > 0 && to > 0 && years > 0 ? function_pow(to / from, 1.0 / years) - 1 : NAN;
}

const char *audit_shown(struct arena *arena, double value)
{
	char *text = arena_print(arena, "%.10g", value);
	return text;
}

void audit_leave(struct auditing *auditing, const struct audit_said *said)
{
	struct audit *audit = auditing->audit;
	*ARENA_PUSH(auditing->arena, audit->unjudged, audit->unjudged_count, audit->unjudged_capacity) = said;
}

struct audit_finding *audit_found(struct auditing *auditing, enum audit_rule rule, enum audit_weight weight,
                                  double apart, const char *id, struct title title, int year)
{
	struct audit *audit = auditing->audit;
	struct audit_finding *finding = ARENA_PUSH(auditing->arena, audit->findings, audit->count, audit->capacity);
	*finding = (struct audit_finding){.rule = rule, .weight = weight, .apart = apart, .id = id, .title = title,
	                                  .year = year, .order = audit->count,
	                                  .arena = auditing->arena};
	for (int i = 0; i < AUDIT_NUMBERS_MOST; i++)
		finding->numbers[i].value = NAN;
	return finding;
}

struct audit_line *audit_tell(struct audit_finding *finding, const struct audit_said *said,
                              struct audit_amount comes_to, const char *arithmetic)
{
	struct audit_line *line =
		ARENA_PUSH(finding->arena, finding->lines, finding->line_count, finding->line_capacity);
	*line = (struct audit_line){.said = said, .comes_to = comes_to, .off = NAN, .arithmetic = arithmetic};
	return line;
}
