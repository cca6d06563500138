/* SPDX-License-Identifier: GPL-3.0-or-later */
/* shorten: what a stranger's file says, short enough for a message. */
#ifndef BASE_SHORTEN_H
#define BASE_SHORTEN_H
#include "base/words.h"

/* `text` itself where it has at most `most` bytes (100 or more); else its beginning and its end, between them how many
 * characters were left out, together at most `most` bytes. No character is cut in two. */
const char *shortened(struct arena *arena, enum language language, const char *text, size_t most);
/* The same of each of a NULL-terminated list, of up to ten. */
struct shortened_all { const char *list[11]; };
struct shortened_all shortened_all(struct arena *arena, enum language language, const char *const *args, size_t most);
#endif
