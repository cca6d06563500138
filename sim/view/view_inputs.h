/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_inputs: in which assumptions scenarios differ. */
#ifndef VIEW_INPUTS_H
#define VIEW_INPUTS_H
#include "write/json_out.h"
#include "view/view.h"

const char *view_path(struct arena *arena, const double *values, int base_year,
                      int years); /* "5.5", "2021:7;2022:6.5" */
/* A number where all years have the same, otherwise an object of years. */
void view_yearly_json(struct json_out *json, const char *key, const double *values,
                      const struct result *result);
const char *view_path_brief(struct arena *arena, const double *values, int years,
                            int shown); /* "5.5", "7 -> 6.5" */
void view_inputs_differ(struct text *out, const struct result *const *results, int count,
                        const struct view *view);
void view_inputs_differ_csv(struct text *out, const struct result *const *results, int count);
void view_inputs_differ_json(struct json_out *json, const struct result *const *results, int count);
#endif
