/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sound: are all values of a run such as can be: finite, and not negative where that cannot be? */
#ifndef ASK_SOUND_H
#define ASK_SOUND_H
#include "ask/result.h"

/* False: the first value in order of calculation that cannot be was reported, with variable, year, formula, and the
 * part of it that has no value; what follows is not repeated. The companion without limits counts too. */
bool result_is_sound(struct arena *arena, const struct result *result, struct diags *diags);
#endif
