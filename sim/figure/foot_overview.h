/* SPDX-License-Identifier: GPL-3.0-or-later */
/* foot_overview: what stands below an overview. */
#ifndef FIGURE_FOOT_OVERVIEW_H
#define FIGURE_FOOT_OVERVIEW_H
#include "figure/finding.h"
#include "figure/gallery.h"
#include "figure/subject.h"

/* subjects[count]: of the panels. `page`: the targets of these panels, where others stand on other pages; NULL: all. */
const char *figure_foot_overview(const struct gallery *gallery, const struct chart_panel *panels,
                                 const struct subject *const *subjects, int count, int left_out,
                                 const struct page_targets *page);
#endif
