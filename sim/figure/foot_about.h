/* SPDX-License-Identifier: GPL-3.0-or-later */
/* foot_about: sentences for below a picture: what its words leave open. "": nothing to say. */
#ifndef FIGURE_FOOT_ABOUT_H
#define FIGURE_FOOT_ABOUT_H
#include "figure/subject.h"

/* `years` says what is projected; of records it says that they are none instead. */
const char *figure_projected(const struct gallery *gallery, const char *years);
/* Within what an `about` target is met; and which scenarios go past it. */
const char *figure_about(const struct gallery *gallery, const struct subject *subject, const char *target);
const char *figure_overshot(const struct gallery *gallery, const struct subject *subject, const char *target);
#endif
