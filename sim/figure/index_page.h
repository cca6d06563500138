/* SPDX-License-Identifier: GPL-3.0-or-later */
/* index_page: index.html, which shows the pictures of a folder and leads to their data. */
#ifndef FIGURE_INDEX_PAGE_H
#define FIGURE_INDEX_PAGE_H
#include "figure/gallery.h"

#define INDEX_PAGE_NAME "index.html"
/* `data`: names of files beside the pictures, ends with NULL. */
struct text figure_index_page(struct arena *arena, const struct jobs *jobs, const struct result *const *results,
                              int count, const char *const *data, const struct view *view);
#endif
