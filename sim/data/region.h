/* SPDX-License-Identifier: GPL-3.0-or-later */
/* region: the folder of a city or province, which holds its plan: a scenario may read what lies in it. */
#ifndef DATA_REGION_H
#define DATA_REGION_H
#include <stdbool.h>

struct reader;
struct file;

struct region { const char *real, *shown; }; /* canonical, and as the user sees it */
struct region region_find(struct reader *reader, const struct file *file);
bool region_holds(const char *folder, const char *real); /* is `real` inside the canonical folder, at any depth? */
#endif
