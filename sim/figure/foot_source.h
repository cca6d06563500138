/* SPDX-License-Identifier: GPL-3.0-or-later */
/* foot_source: the sources below a picture. */
#ifndef FIGURE_FOOT_SOURCE_H
#define FIGURE_FOOT_SOURCE_H
#include "figure/subject.h"

/* As it is said: without a long remark at its end, with the stops of the picture's language. */
const char *foot_source_name(const struct gallery *gallery, const char *source);
/* The last ones first; NULL: none. */
const char *foot_source_list(const struct gallery *gallery, const struct observation *const *observed, int count);
/* The sentence of all the plan's targets of the subject; "": they have none. */
const char *foot_source_targets(const struct gallery *gallery, const struct subject *subject);
#endif
