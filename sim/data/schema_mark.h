/* SPDX-License-Identifier: GPL-3.0-or-later */
/* schema_mark: a printed schema says on a line of its own that outturn printed it, with the SHA-256 of all other lines:
 * one that somebody has changed is told from one that may be printed anew. */
#ifndef DATA_SCHEMA_MARK_H
#define DATA_SCHEMA_MARK_H
#include <stdbool.h>
#include "base/text.h"

/* Puts the line after the first two, "{" and "$schema". */
void schema_mark(struct text *schema);
bool schema_is_marked(struct arena *arena, const char *bytes, size_t size); /* and unchanged since */
#endif
