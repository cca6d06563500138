/* SPDX-License-Identifier: GPL-3.0-or-later */
/* indicator_known: what the names of indicators in plans tell: which variable of the models measures it, whether it is
 * a growth, a fall or something that is better low, and what it is called in the other language. */
#ifndef INTAKE_INDICATOR_KNOWN_H
#define INTAKE_INDICATOR_KNOWN_H
#include <stdbool.h>
#include "base/words.h"
#include "data/plan.h"

enum known_role {
	KNOWN_INDICATOR,  /* no model computes it: an indicator of its own, with this id */
	KNOWN_GDP, KNOWN_GDP_GROWTH, KNOWN_GDP_PER_HEAD, KNOWN_POPULATION, KNOWN_URBANIZATION,
	KNOWN_ENERGY_FALL, KNOWN_CO2_FALL,
	KNOWN_SHARE,      /* of GDP: `id` is a sector */
	KNOWN_VALUE_ADDED,     /* value added of the sector `id` */
	KNOWN_SECTOR_GROWTH,
	KNOWN_ENERGY,     /* in all */
	KNOWN_ENERGY_OF,  /* of the sector `id`, or "households" */
	KNOWN_CO2, KNOWN_WATER,
	KNOWN_INCOME_URBAN, KNOWN_INCOME_RURAL
};

struct known {
	enum known_role role;
	const char *id;
	const char *unit;        /* the target's unit must fit it; NULL: any */
	const char *en, *zh;     /* its title */
	const char *names[7];    /* globs over the plain name, blanks and what stands in parentheses left out */
};

const struct known *known_find(struct arena *arena, const char *name); /* NULL: unknown */
bool known_is_exact(const struct known *known); /* its names are of one and the same thing: GDP, population ... */
struct title known_sector_title(const char *id);
/* The sector that it is a part of, as statistics count: industry of secondary; NULL: of none. */
const char *known_sector_whole(const char *id);
/* What kind of number the name announces. */
bool name_is_growth(const char *plain);     /* 研发经费投入增长, "... growth" */
bool name_is_fall(const char *plain);       /* 单位GDP能耗降低, "Reduction of ..." */
bool name_is_better_low(const char *plain); /* 失业率, "... mortality" */
/* What grows or falls: "研发经费投入增长" is 研发经费投入, "Growth of income" is Income. */
const char *name_without_change(struct arena *arena, const char *name);
#endif
