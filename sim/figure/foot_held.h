/* SPDX-License-Identifier: GPL-3.0-or-later */
/* foot_held: below a picture, what its numbers rest on where no file states any. */
#ifndef FIGURE_FOOT_HELD_H
#define FIGURE_FOOT_HELD_H
#include "figure/foot.h"

/* Of the subject in these results and the years that are drawn. */
void foot_say_held(struct foot *foot, const struct subject *subject, int first, int count);
/* Of all that may be shown, up to the plan's last year or, `all_years`, the run's. */
void foot_say_held_everywhere(struct foot *foot, bool all_years);
#endif
