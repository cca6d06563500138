/* SPDX-License-Identifier: GPL-3.0-or-later */
/* xlsx_sheet: one sheet of a book, with its charts. */
#ifndef WRITE_XLSX_SHEET_H
#define WRITE_XLSX_SHEET_H
#include <errno.h>
#include <xlsxwriter.h>
#include "write/book.h"

enum { XLSX_FORMATS = 16 };
struct xlsx_formats { /* each role as text, as a whole number, with so many decimals */
	lxw_workbook *workbook;
	const struct book *book;
	lxw_worksheet **sheets; /* as the book's */
	lxw_format *of[BOOK_ROLES][XLSX_FORMATS];
	lxw_error problem; /* the first that the library told */
};

static inline void xlsx_told(struct xlsx_formats *formats, lxw_error problem)
{
	lxw_error met = errno == ENOMEM ? LXW_ERROR_MEMORY_MALLOC_FAILED : problem; /* it does not tell of each */
	formats->problem = formats->problem ? formats->problem : met;
}

lxw_format *xlsx_format(struct xlsx_formats *formats, enum book_role role, bool number, int decimals);
void xlsx_sheet(struct xlsx_formats *formats, lxw_worksheet *worksheet, const struct book_sheet *sheet);
#endif
