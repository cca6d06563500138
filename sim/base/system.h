/* SPDX-License-Identifier: GPL-3.0-or-later */
/* system: what the system answers where it does not do what it was asked. There are two kinds of answer: nothing of
 * that name is there, and all others. The first is a matter of what was written; the others are failures of the
 * system, told with their reason, and never taken for the first. */
#ifndef BASE_SYSTEM_H
#define BASE_SYSTEM_H
#include <stdbool.h>
#include "base/words.h"

/* Whether errno `code` says that nothing of that name is, or can be, there. */
bool system_is_absent(int code);
/* Why, in words: "too many files are open". */
const char *system_reason(enum language language, int code);
#endif
