/* SPDX-License-Identifier: GPL-3.0-or-later */
/* target_measure: measures as equations: target_value.ID for what is measured of a variable, target_number.ID for a
 * number that follows from something else. */
#ifndef CORE_TARGET_MEASURE_H
#define CORE_TARGET_MEASURE_H
#include "core/builder.h"

/* The equations of one measure: PREFIX_value.ID the last of them, in the measure's unit. */
struct measured {
	const char *prefix, *id, *variable;
	enum measure measure;
	int year;                  /* the last that counts */
	int since, over_first;     /* as of a target; 0: the base year, the year after it */
	struct title title;
	struct place place;        /* of what asks for observations; errors stand here */
	const char *pointer;
};
struct unit measured_build(struct builder *builder, const struct measured *measured, const struct unit *unit);
/* False: not all years that it needs are in the run, nor observed before it; an error is reported where the file
 * names one of them. */
bool measured_has_years(struct builder *builder, const struct measured *measured, const struct unit *unit);
/* The unit of a measure of a variable in `unit`: points of a change where the level is a percentage. */
const char *target_measure_unit(struct arena *arena, enum measure measure, const struct unit *unit);

/* What was observed of a variable in a year before the base year, in `unit`. `basis`: which of its bases; NULL: the
 * only one, which must be that of the base year. False: told at `place` (NOWHERE: nothing is told). */
bool target_observed(struct builder *builder, const char *variable, int year, const char *basis,
                     const struct unit *unit, struct place place, const char *pointer, double *value);
/* "78.7 [1e6 t]", as formulas write it. */
const char *target_literal(struct builder *builder, double value, const struct unit *unit);
#endif
