/* SPDX-License-Identifier: GPL-3.0-or-later */
/* page_script: a page as a script for gnuplot. */
#ifndef PAGE_PAGE_SCRIPT_H
#define PAGE_PAGE_SCRIPT_H
#include "page/page.h"

/* `style`, `frames`: the texts of plots/style.gp and plots/page.gp, which draw the page's own numbers and words. */
char *page_script(const struct page *page, const char *style, const char *frames);
#endif
