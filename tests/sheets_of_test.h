/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sheets_of_test: bytes as a file that was read, and the sheets in it as one line of text. */
#ifndef TESTS_SHEETS_OF_TEST_H
#define TESTS_SHEETS_OF_TEST_H
#include "sheet/sheet.h"
#include "tests/test.h"

struct sheets_of_test { struct arena arena; jmp_buf rescue; struct diags diags; const struct sheets *sheets; };

/* A copy of the bytes, which may hold NULs, as the file `path`. */
const struct source *source_of_test(struct arena *arena, const char *path, const char *bytes, size_t size);
/* What is read of them; to be freed by its arena. */
void sheets_of_test_read(struct sheets_of_test *read, const char *path, const char *bytes, size_t size);
const char *sheets_told(struct sheets_of_test *read); /* its messages as printed */
/* All cells of a sheet, "|" between them and "/" after each row, "=" before what a workbook keeps as a number; the
 * messages where nothing was read. */
const char *sheets_cells(struct sheets_of_test *read, int number);
#endif
