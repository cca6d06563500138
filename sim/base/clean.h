/* SPDX-License-Identifier: GPL-3.0-or-later */
/* clean: texts of strangers made harmless. */
#ifndef BASE_CLEAN_H
#define BASE_CLEAN_H
#include "base/text.h"

/* Controls, marks of direction and invalid bytes become U+FFFD; line ends and tabs become blanks. Nothing that a file
 * says can steer a terminal. */
char *clean_text(struct arena *arena, const char *text);
/* Does it show as it is, byte for byte, so that it can call something? */
bool clean_is_name(const char *name);
/* What of a name can be part of a file's name: letters and digits of any script, `_` and `-`; "/" becomes "."; where
 * anything else had to become "-", or the end had to go, six digits of the name's hash follow. Different names give
 * different parts, and a name always the same one. At most CLEAN_FILE_PART bytes, seven more with the hash. */
enum { CLEAN_FILE_PART = 100 };
char *clean_file_part(struct arena *arena, const char *name);
/* The same for what holds nothing but a-z, 0-9, _ and points: only its length is kept within bounds. */
char *clean_file_name(struct arena *arena, const char *name);
/* Can it be a file's name that is made of such parts and points? */
bool clean_is_file_name(const char *name);
#endif
