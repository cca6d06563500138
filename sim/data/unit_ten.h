/* SPDX-License-Identifier: GPL-3.0-or-later */
/* unit_ten: powers of ten, exact where a double holds them. */
#ifndef DATA_UNIT_TEN_H
#define DATA_UNIT_TEN_H
#include <stdbool.h>

/* 10^exponent, correctly rounded for |exponent| <= 22. */
double unit_ten_to(int exponent);
bool unit_is_ten_to(double factor, int *exponent);
/* The power of ten that is a few roundings away, or the factor as it is: no two units are that near to one. */
double unit_round_ten(double factor);
/* from / to, and exactly the power of ten where it is one: of kWh and MWh, too, which are 1/8141 tce and 1e3/8141. */
double unit_ratio(double from, double to);
#endif
