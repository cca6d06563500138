/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_basis: how it is said that a number of an input lies between two stated ones, is held, or is nobody's. */
#ifndef VIEW_BASIS_H
#define VIEW_BASIS_H
#include "ask/basis.h"
#include "view/view.h"

/* "linear between 2020: 3.7 and 2025: 5.7"; "": the number of this very year is stated. */
const char *view_basis(struct arena *arena, const struct program *program, const struct input *input,
                       const struct input_value *value, int year, const struct view *view);
/* Of all years of the run, for lists: "linear, held after 2025"; "": one number, or all are stated. */
const char *view_basis_brief(struct arena *arena, const struct program *program, const struct input *input,
                             const struct input_value *value, const struct view *view);
#endif
