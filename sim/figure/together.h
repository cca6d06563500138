/* SPDX-License-Identifier: GPL-3.0-or-later */
/* together: one sentence of all targets of a picture, where its first says too little. */
#ifndef FIGURE_TOGETHER_H
#define FIGURE_TOGETHER_H
#include "figure/subject.h"

/* "Net emissions, 5 targets: A misses all; B meets all". NULL: there are no two that can be assessed, or none of them
 * is a budget: then the title is about the first. */
const char *figure_targets_together(const struct gallery *gallery, const struct subject *subject);
#endif
