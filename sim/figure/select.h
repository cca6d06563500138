/* SPDX-License-Identifier: GPL-3.0-or-later */
/* select: which subjects get a picture. */
#ifndef FIGURE_SELECT_H
#define FIGURE_SELECT_H
#include "figure/subject.h"

struct subjects figure_select(const struct gallery *gallery); /* those that get a picture of their own */
#endif
