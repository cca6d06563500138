/* SPDX-License-Identifier: GPL-3.0-or-later */
/* equation: what an equation of a model's table needs to be there. */
#ifndef CORE_EQUATION_H
#define CORE_EQUATION_H
#include "base/arena.h"
#include "data/model.h"

const char *equation_price_level(const struct equation *equation);                  /* the PRICE_LEVEL, or NULL */
const char *equation_section(struct arena *arena, const struct equation *equation); /* the section, or NULL */
#endif
