/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_beyond: how it is said what a run does beyond what the files say (ask/beyond.h). */
#ifndef VIEW_BEYOND_H
#define VIEW_BEYOND_H
#include "ask/findings.h"
#include "view/view.h"

/* "Basic pension coverage (100 % from 2028)", "62.6 % from 2026", "2026-2035". */
const char *view_beyond(struct arena *arena, const struct result *result, const struct finding *finding,
                        const struct view *view);
#endif
