/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report_deciders: which uncertain inputs decide how far the targets spread; part of the chapter on odds. */
#ifndef VIEW_REPORT_DECIDERS_H
#define VIEW_REPORT_DECIDERS_H
#include "view/report.h"

void report_deciders(struct report *report); /* nothing where nobody asked */
#endif
