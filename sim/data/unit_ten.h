/* SPDX-License-Identifier: GPL-3.0-or-later */
/* unit_ten: powers of ten, exact where a double holds them. */
#ifndef DATA_UNIT_TEN_H
#define DATA_UNIT_TEN_H
#include <stdbool.h>

/* 10^exponent, correctly rounded for |exponent| <= 22. */
double unit_ten_to(int exponent);
bool unit_is_ten_to(double factor, int *exponent);
#endif
