/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_acting: of each limit, what it did in a year, or why it did nothing (ask/acting.h). */
#ifndef VIEW_VIEW_ACTING_H
#define VIEW_VIEW_ACTING_H
#include "view/view.h"
#include "write/document.h"
#include "write/relation.h"

struct view_acting { const struct result *result; int variable, year; };
/* Nothing where no limit reaches the variable. Those that act come first; `whole`: all, otherwise a few of the others.
 *  */
void view_acting(struct document *document, const struct view_acting *of, const struct view *view, bool whole);
extern const struct relation view_acting_data; /* of: a struct view_acting */
#endif
