/* SPDX-License-Identifier: GPL-3.0-or-later */
/* quantity_uncertain: the distribution beside a number, while it is read. */
#ifndef DATA_QUANTITY_UNCERTAIN_H
#define DATA_QUANTITY_UNCERTAIN_H
#include "data/quantity_reading.h"

void reading_uncertain(struct reading *reading, const struct json *json);
#endif
