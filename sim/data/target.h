/* SPDX-License-Identifier: GPL-3.0-or-later */
/* target: the targets of a scenario, after all layers. */
#ifndef DATA_TARGET_H
#define DATA_TARGET_H
#include "data/whole.h"

const struct entry *target_sense_entry(const struct entry *target); /* its number; NULL: none */
void targets_resolve(struct whole *whole);
#endif
