/* SPDX-License-Identifier: GPL-3.0-or-later */
/* indicator_name: the name of an indicator without what its table prints around it. */
#ifndef INTAKE_INDICATOR_NAME_H
#define INTAKE_INDICATOR_NAME_H
#include "intake/indicator_table.h"

bool name_is_chinese(const char *name);
/* "其中：工业①" is 工业 (out->printed is what stood there, for its footnote; out->is_part), "3.城镇化率" is 城镇化率
 * and 3 its number where the row has none. NULL stays NULL. */
const char *name_without_marks(struct arena *arena, const char *name, struct indicator *out);
/* "城镇化率（%）" is 城镇化率, if what stands in the parentheses is a unit, which is the row's where it has none. */
const char *name_without_unit(struct arena *arena, const char *name, struct indicator *out);
#endif
