/* SPDX-License-Identifier: GPL-3.0-or-later */
/* unit_said: what stands in a unit beside its symbols: words of scale, the year of prices, the year of an index. Each
 * gives the bytes it takes of the beginning of `text`, 0 where it does not stand there. */
#ifndef DATA_UNIT_SAID_H
#define DATA_UNIT_SAID_H
#include <stdbool.h>
#include <stddef.h>
#include "data/unit.h"

enum { INDEX_YEAR_BEFORE = 1 }; /* as the year of an index: each year over the one before it */

size_t unit_said_scale(const char *text, int *exponent);          /* "million", "bn", "'000", 万 */
/* Also what may be a symbol of something else where no money or people stand beside it: m, mn, k. */
size_t unit_said_scale_of_money(const char *text, int *exponent);
size_t unit_said_index(const char *text, int *year);              /* "(2015=100)", "上年=100" */
size_t unit_said_prices(const char *text, int *prices);           /* behind: "（2020年价）", "(current prices)" */
size_t unit_said_prices_before(const char *text, int *prices);    /* before: "constant 2015 US$", "current US$" */
/* 人民币 before 亿元: the name of what the yuan behind it are, which end there. */
size_t unit_said_renminbi(const char *text, size_t *yuan_end);
int unit_said_year(const char *text); /* four digits that may be one and no fifth; 0: none */
/* 兆, where money follows it */
size_t unit_said_scale_of_yen(const char *text, int *exponent);
/* " of CO2e" behind a mass, "-equivalent" behind CO2: which mass it is of; 0: nothing is said, and *which is `of`. */
size_t unit_said_substance(const char *text, enum dimension of, enum dimension *which);
/* Bytes of "10 000" or "1,000,000": digits in groups, as far as they are zeros. */
size_t unit_said_zeros(const char *text);
size_t unit_said_power_of_ten(const char *text, int *exponent); /* "10^6", "10⁶" */
#endif
