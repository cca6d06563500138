/* SPDX-License-Identifier: GPL-3.0-or-later */
/* series: quantities whose values stand in a CSV of observations. */
#ifndef DATA_SERIES_H
#define DATA_SERIES_H
#include "data/whole.h"

void series_fill(struct whole *whole); /* points, sources and units of all that name a series */
#endif
