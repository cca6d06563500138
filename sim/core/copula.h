/* SPDX-License-Identifier: GPL-3.0-or-later */
/* copula: the section "correlations" of a scenario, for the inputs that are drawn. */
#ifndef CORE_COPULA_H
#define CORE_COPULA_H
#include "core/uncertainty.h"

enum { COPULA_MOST = 64 }; /* inputs that may be joined */

/* Gives each drawn input that is correlated its copula and its place in it; reports what is wrong. */
void copulas_find(struct arena *arena, const struct program *program, struct diags *diags, struct uncertainty *made);
#endif
