/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_decompose_data: what moved numbers, as data. */
#ifndef VIEW_DECOMPOSE_DATA_H
#define VIEW_DECOMPOSE_DATA_H
#include "ask/decompose.h"
#include "view/view.h"
#include "write/relation.h"

struct view_decomposed {
	const struct decomposition *const *list;
	int count;
	const struct view *view;
};
extern const struct relation view_decompose_data; /* of a struct view_decomposed */
extern const char *const view_decompose_rows;     /* the relation of it that a flat table shows */
#endif
