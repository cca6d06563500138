/* SPDX-License-Identifier: GPL-3.0-or-later */
/* chart_number: a number for a label: fixed decimals, groups of three in English from 10,000, a real minus sign. */
#ifndef PAGE_CHART_NUMBER_H
#define PAGE_CHART_NUMBER_H
#include "base/arena.h"
#include "base/words.h"

char *chart_number(struct arena *arena, double value, int decimals, enum language language);
#endif
