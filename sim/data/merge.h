/* SPDX-License-Identifier: GPL-3.0-or-later */
/* merge: one layer laid upon those before. */
#ifndef DATA_MERGE_H
#define DATA_MERGE_H
#include "data/whole.h"

void merge_layer(struct whole *whole, const struct json *root, int layer); /* onto whole->root */
#endif
