/* SPDX-License-Identifier: GPL-3.0-or-later */
/* unit_kind: what a unit is one of, in words: energy, CO2, money per people. */
#ifndef DATA_UNIT_KIND_H
#define DATA_UNIT_KIND_H
#include "base/words.h"
#include "data/unit.h"

const char *unit_kind_name(enum unit_kind kind, enum language language);
/* "energy", or of several "energy / people"; "" of a plain number. */
const char *unit_kind_of_unit(struct arena *arena, const struct unit *unit, enum language language);
/* The kind where a unit is one of it and nothing else, to the power 1; UNIT_KINDS: it is not. */
enum unit_kind unit_kind_alone(const struct unit *unit);
/* Some units that a number of this kind may be given in: "tce, kgce, toe, GJ, kWh"; "" where it is of several kinds. */
const char *unit_kind_examples(struct arena *arena, const struct unit *unit, enum language language);
#endif
