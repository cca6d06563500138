/* SPDX-License-Identifier: GPL-3.0-or-later */
/* document_of_test: a report's document with blocks of every kind, and texts that would break out of what they stand
 * in if they were let. */
#ifndef DOCUMENT_OF_TEST_H
#define DOCUMENT_OF_TEST_H
#include "write/document.h"
#include "write/picture.h"

#define HOSTILE "</title><script>alert(1)</script> \"'&<b> \xe2\x80\xae\x1b[31m ](javascript:x) | `~$*_{#} \xff"
void document_of_test(struct document *document, struct arena *arena, enum language language);
extern const struct pictures pictures_of_test; /* "lines-gdp": svg; "stack": png alone; "none" is not there */
#endif
