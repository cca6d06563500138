/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report: which subjects a report wants pictures of. */
#ifndef FIGURE_REPORT_H
#define FIGURE_REPORT_H
#include "figure/subject.h"

/* At most gallery->most of them, in the order of what matters; all where that is 0. */
struct subjects figure_report(const struct gallery *gallery, const struct subjects *all);
#endif
