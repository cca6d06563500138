/* SPDX-License-Identifier: GPL-3.0-or-later */
/* archive: the parts of a workbook, unpacked as they are read. Nothing is ever written, no name in an archive is
 * followed anywhere but to another part. */
#ifndef SHEET_ARCHIVE_H
#define SHEET_ARCHIVE_H
#include "sheet/book.h"

/* Sets book->archive; false: told. */
bool archive_open(struct book *book);
/* The number of the part of that name, whatever its case; -1: none. A leading "/" is not part of a name here. */
int archive_find(const struct book *book, const char *part);
/* Hands the part's bytes to `take`, piece by piece, the last with `last`; ends early, and is false, once the book has
 * failed. */
bool archive_read(struct book *book, const char *part,
                  void (*take)(void *data, const char *bytes, size_t size, bool last), void *data);
#endif
