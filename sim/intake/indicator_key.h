/* SPDX-License-Identifier: GPL-3.0-or-later */
/* indicator_key: the name of an indicator brought to the one form in which names are compared: small letters,
 * no marks, each word in the singular, one word for what has several ("gdp", "co2", "per head", 比重), without words
 * that say nothing. "Growth of the Gross Regional Product" is "growth gdp", 万元地区生产总值能源消耗 is
 * 单位gdp能耗. */
#ifndef INTAKE_INDICATOR_KEY_H
#define INTAKE_INDICATOR_KEY_H
#include "base/arena.h"

struct name_key {
	const char *whole;  /* with what stands in parentheses */
	const char *main;   /* without */
	const char *aside;  /* what stands in parentheses; "": nothing */
};
struct name_key name_key(struct arena *arena, const char *name);
#endif
