/* SPDX-License-Identifier: GPL-3.0-or-later */
/* foot_held: sentences for below a picture: what its numbers rest on where no file states any. */
#ifndef FIGURE_FOOT_HELD_H
#define FIGURE_FOOT_HELD_H
#include "figure/subject.h"

/* Of the subject in these results and the years that are drawn; "": nothing to say. */
const char *figure_held(const struct gallery *gallery, const struct subject *subject, int first, int count);
/* Of all that may be shown, up to the plan's last year or, `all_years`, the run's. */
const char *figure_held_everywhere(const struct gallery *gallery, bool all_years);
#endif
