/* SPDX-License-Identifier: GPL-3.0-or-later */
/* book_fail: what is wrong with a workbook as a file is told once: what comes after may follow from it. */
#include "sheet/book.h"

void book_fail(struct book *book, const char *part, enum word message, enum word hint, const char *const *more)
{
	const char *args[10] = {book->source->path, part};
	for (size_t i = 0; i < 7 && more[i]; i++)
		args[i + 2] = more[i];
	if (!book->failed)
		diag_add(book->diags, DIAG_ERROR, NOWHERE, NULL, message, hint, args);
	book->failed = true;
}
