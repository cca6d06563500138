/* SPDX-License-Identifier: GPL-3.0-or-later */
/* clean: texts of strangers made harmless. */
#ifndef BASE_CLEAN_H
#define BASE_CLEAN_H
#include "base/text.h"

/* Controls, marks of direction and invalid bytes become U+FFFD; line ends and tabs become blanks. Nothing that a file
 * says can steer a terminal. */
char *clean_text(struct arena *arena, const char *text);
#endif
