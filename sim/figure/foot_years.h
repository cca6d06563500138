/* SPDX-License-Identifier: GPL-3.0-or-later */
/* foot_years: from where on the lines of a picture are projections. */
#ifndef FIGURE_FOOT_YEARS_H
#define FIGURE_FOOT_YEARS_H
#include "figure/subject.h"

/* After `from`; each scenario after its own base year where they start from several. subject NULL: all are drawn. */
const char *foot_years(const struct gallery *gallery, const struct subject *subject, double from);
/* That history is left out, since it belongs to several plans; NULL: it is not. subject NULL: of any. */
const char *foot_unseen(const struct gallery *gallery, const struct subject *subject);
#endif
