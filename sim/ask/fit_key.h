/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fit_key: which input of the models takes what was fitted, and in which sense. */
#ifndef ASK_FIT_KEY_H
#define ASK_FIT_KEY_H
#include "ask/fit.h"

/* Its key, or NULL; *sign: -1 where the input is a fall. An indicator's own input counts where its trend is that
 * law. */
const char *fit_key(struct arena *arena, const struct result *result, const struct fit_series *series, enum fit_law law,
                    int *sign);
#endif
