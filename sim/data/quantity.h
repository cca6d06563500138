/* SPDX-License-Identifier: GPL-3.0-or-later */
/* quantity: a number with what belongs to it, in any of the ways a user may write it:
 *   5.5 | "7000 亿元" | {"value": 5.5, "unit": "%/yr", "source", "note", "range": [a, b], "uncertain": {...}}
 *   {"path": {"2021": 7, "2025": 6}, "interpolate": "linear"|"step"|"geometric"} 
 *   {"series": {"file", "variable", "basis"}}
 *   {"level": {"2025": 615.45}} (growth rates and steps) | {"uncertain": ...} alone (keeps the parent's value)
 * Reading checks everything a single file can tell; yearly values are made later, when years and base
 * levels are known. */
#ifndef DATA_QUANTITY_H
#define DATA_QUANTITY_H
#include "base/diag.h"
#include "base/json.h"
#include "data/model.h"
#include "data/unit.h"
#include "distribution/distribution.h"

enum quantity_form { QUANTITY_VALUE, QUANTITY_PATH, QUANTITY_SERIES, QUANTITY_LEVEL, QUANTITY_ONLY_UNCERTAIN };
enum interpolation { INTERPOLATE_LINEAR, INTERPOLATE_STEP, INTERPOLATE_GEOMETRIC, INTERPOLATE_UNSAID };

struct uncertain {               /* beside the value, in its unit; a path shifts as a whole */
	const struct distribution *distribution;     /* NULL: it is certain */
	double parameter[DISTRIBUTION_PARAMETERS];   /* in the order of distribution->parameters */
	double low, high;        /* truncation; -INFINITY, INFINITY where not given */
	struct place place;
};

struct point {
	int year;
	double value;
	struct unit unit;
	bool has_unit;
	struct place place;
	int observed; /* the year of an observation: money without a basis is at its prices; 0: it is no observation */
};

struct quantity {
	enum quantity_form form;
	/* VALUE: one, year 0; PATH, LEVEL: ascending years; SERIES: filled by whoever opens the file */
	struct point *points;
	int count;
	enum interpolation interpolation;
	struct unit unit;
	bool has_unit; /* of the whole, range and uncertain included: "unit", else the one that all points write; a
	                                  * point may have its own ("7 %/yr"). LEVEL: never, its points have it
	                                  * (range and uncertain belong to the rate, in the declared unit) */
	const char *source;              /* NULL if not given */
	struct title note;               /* empty if not given */
	bool assumption;                 /* source is "assumption" (then range and note are required) */
	bool placeholder;                /* to be replaced: its source says so, or an assumption whose note begins so */
	bool has_range;
	double range[2]; /* in `unit`, or the declared unit if none is given; holds every point (not of LEVEL) */
	struct uncertain uncertain;
	const char *series_file, *series_variable, *series_basis; struct place series_place;
	struct place place;              /* of the value itself: where the caret goes and `explain` points */
	const struct json *json;
};

/* NULL if it cannot be used (errors reported). `field` gives declared unit (may be NULL), flags, low and
 * high. Where the declared unit is known, units are checked and bounds applied here (bounds apply to the
 * value in the declared unit). A rate ("%/yr", "%") whose bare number has 0 < |x| < 0.1 warns that it
 * reads as a percent, not as a fraction. */
/* `money`: what the plan counts in, for what is said of units (any currency is accepted here: the file may belong to
 * plans of several); NULL: not known. */
const struct quantity *quantity_read(struct arena *arena, const struct json *json, const struct field *field,
                                     const struct plan_money *money, struct diags *diags);

/* Warns where what is beside the number looks like a fraction: {"sd": 0.015} beside 6 %/yr. */
void quantity_uncertain_doubt(struct arena *arena, const struct quantity *quantity, const struct uncertain *uncertain,
                              const struct unit *declared, const char *pointer, struct diags *diags);

/* The base-year level that a `level` quantity starts from, in `unit`. */
struct base_level { double value; struct unit unit; int year; };
/* Yearly values in `declared`, values[y - first] for y in first..last. A path before its first year holds
 * the first value, after its last the last; `level`: constant growth (or equal steps) between levels from
 * the base level on, the last rate continues; the rate of year y stands at y, the base year carries the
 * first rate. Levels use function_pow, so that compounding returns to them within 1e-13. False with errors
 * reported (unit does not fit, bounds, level without base, growth from or to a level <= 0). */
bool quantity_values(struct arena *arena, const struct quantity *quantity, const struct field *field,
                     const struct unit *declared, int first, int last, const struct base_level *base, double *values,
                     struct diags *diags);
/* One number (a quantity that cannot change by year). */
bool quantity_number(struct arena *arena, const struct quantity *quantity, const struct field *field,
                     const struct unit *declared, double *value, struct diags *diags);
/* A distribution beside `quantity` (its own, or one that a later layer gave alone) with its numbers in `declared`.
 * False: the unit does not fit, which reading the values reports. */
bool quantity_uncertain(const struct quantity *quantity, const struct uncertain *uncertain, const struct unit *declared,
                        struct uncertain *converted);
/* "7000 亿元" or "5": number and unit of a text as --set and strings in JSON give it. */
bool quantity_text(struct arena *arena, const char *text, double *value, struct unit *unit, bool *has_unit,
                   size_t *bad_offset);
#endif
