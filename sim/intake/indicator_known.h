/* SPDX-License-Identifier: GPL-3.0-or-later */
/* indicator_known: what the names of indicators tell: what is counted and how (its level, growth, fall, share of GDP),
 * which variable of the models measures it, its usual unit, whether more of it is better, less, or whether it is
 * capped, and what it is called in the other language. The table is indicator_known.def, one row each. */
#ifndef INTAKE_INDICATOR_KNOWN_H
#define INTAKE_INDICATOR_KNOWN_H
#include <stdbool.h>
#include "base/words.h"
#include "data/plan.h"

enum known_role {
	KNOWN_INDICATOR,     /* no model computes it: an indicator of its own, with this id */
	KNOWN_GDP,           /* its level, at constant prices or of prices that are not said */
	KNOWN_GDP_NOMINAL,   /* at current prices */
	KNOWN_GDP_GROWTH, KNOWN_GDP_PER_HEAD,
	KNOWN_VALUE_ADDED,   /* of a sector, which is the id: 第二产业增加值, */
	KNOWN_SHARE,         /* its share of GDP */
	KNOWN_SECTOR_GROWTH, /* and its growth */
	KNOWN_DEFLATOR, KNOWN_CPI,
	KNOWN_POPULATION, KNOWN_URBAN_POPULATION, KNOWN_RURAL_POPULATION, KNOWN_URBANIZATION,
	KNOWN_EMPLOYMENT, KNOWN_LABOUR_PRODUCTIVITY,
	KNOWN_INCOME, KNOWN_INCOME_URBAN, KNOWN_INCOME_RURAL, KNOWN_INCOME_RATIO,
	KNOWN_ENERGY,        /* a total: a cap */
	KNOWN_ENERGY_OF,     /* of a sector, which is the id, or of "households" */
	KNOWN_ENERGY_INTENSITY, KNOWN_ENERGY_FALL, /* the fall of the intensity */
	KNOWN_NON_FOSSIL,    /* a share of energy */
	KNOWN_CO2, KNOWN_CO2_INTENSITY, KNOWN_CO2_FALL,
	KNOWN_WATER, KNOWN_WATER_INTENSITY, KNOWN_WATER_FALL
};
enum known_how { KNOWN_LEVEL, KNOWN_REAL, KNOWN_NOMINAL, KNOWN_GROWTH, KNOWN_FALL, KNOWN_PART /* of GDP */ };
enum known_usual { USUAL_NONE, USUAL_MORE, USUAL_LESS, USUAL_CAP };

struct known {
	enum known_role role;
	enum known_how how;
	const char *id;
	const char *variable;    /* of the models; "share.%s" takes the id; NULL: none */
	const char *unit;        /* the usual one: a row's must be of its kind; NULL: several */
	enum known_usual usual;
	const char *en, *zh;     /* its title */
	const char *const *names;/* of what is counted, as name_key makes them; NULL ends them */
};

/* NULL: unknown. Growth and fall of what is known by its level alone are made: KNOWN_INDICATOR,
 * "retail_sales_index". */
const struct known *known_find(struct arena *arena, const char *name);
const struct known *known_table(int *count);
/* The row of the same subject, counted in another way; NULL: none. */
const struct known *known_as(const struct known *known, enum known_how how);
/* What a level is when its unit is %: the fall of an intensity, the growth of GDP; NULL: nobody knows. */
const struct known *known_in_percent(const struct known *known);
bool known_is_exact(const struct known *known); /* its names are of one and the same thing: GDP, population ... */
struct title known_sector_title(const char *id);
/* The sector that this one is a part of: "secondary" of "industry" and "construction", "industry" of "manufacturing";
 * NULL: the economy. */
const char *known_sector_whole(const char *id);
/* What kind of number the name announces. */
bool name_is_growth(const char *plain);     /* 研发经费投入增长, "... growth" */
bool name_is_fall(const char *plain);       /* 单位GDP能耗降低, "Reduction of ..." */
/* Which way is usual of what the table does not know, by words such as 上限, 死亡率, "cap", "mortality" */
enum known_usual name_usual(const char *plain);
/* What grows or falls: "研发经费投入增长" is 研发经费投入, "Growth of income" is Income. */
const char *name_without_change(struct arena *arena, const char *name);
#endif
