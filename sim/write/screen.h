/* SPDX-License-Identifier: GPL-3.0-or-later */
/* screen: a document as far as a screen has room for it. What belongs to no part always stands; of the parts the first
 * named are filled first, each as far as there are lines left; a line before the command that comes last, or at the
 * end, says what is left out and how to see it. */
#ifndef WRITE_SCREEN_H
#define WRITE_SCREEN_H
#include "write/writer.h"

/* The document itself where all of it has room. */
const struct document *screen_fit(const struct document *document, const struct manner *manner,
                                  void (*put)(struct text *out, const struct document *document,
                                              const struct manner *manner));
#endif
