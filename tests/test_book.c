/* SPDX-License-Identifier: GPL-3.0-or-later */
/* book, xlsx: names that every spreadsheet takes, and the same bytes for the same book. */
#include <ctype.h>
#include <string.h>
#include "base/output_file.h"
#include "base/text.h"
#include "write/book.h"
#include "tests/test.h"

TEST(book_names_of_sheets_are_ones_that_spreadsheets_take)
{
	struct arena arena;
	arena_init(&arena, NULL, 0);
	struct book *book = book_create(&arena, "t");
	CHECK_TEXT(book_add_sheet(book, "Green")->name, "Green");
	CHECK_TEXT(book_add_sheet(book, "green")->name, "green (2)");
	CHECK_TEXT(book_add_sheet(book, "History")->name, "History (2)");
	CHECK_TEXT(book_add_sheet(book, "a[b]:c*d?e/f\\g")->name, "a(b)-c+d.e-f-g");
	CHECK_TEXT(book_add_sheet(book, "'it's!'")->name, "\xe2\x80\x99it\xe2\x80\x99s.\xe2\x80\x99");
	CHECK_TEXT(book_add_sheet(book, "   ")->name, "Sheet");
	CHECK_TEXT(book_add_sheet(book, "")->name, "Sheet (2)");
	CHECK_TEXT(book_add_sheet(book, "a name that is longer than thirty-one letters")->name,
	           "a name that is longer than thir");
	CHECK_TEXT(book_add_sheet(book, "a name that is longer than thirty-two letters")->name,
	           "a name that is longer than  (2)");
	/* letters beyond the first plane count twice: 15 of them and no half one */
	const char *faces = book_add_sheet(book, "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀")->name;
	CHECK(text_count(faces, strlen(faces)) == 15);
	arena_free(&arena);
}

TEST(book_names_of_formulas_look_like_no_cell)
{
	struct arena arena;
	arena_init(&arena, NULL, 0);
	struct book *book = book_create(&arena, "t");
	static const char *const good[] = {"gdp_2025", "output.mining_2025", "r_2025",
	                                   "limit_use.energy_per_gdp_2025", "_x"};
	static const char *const bad[] = {"gdp2025", "R1C1", "r1c", "C", "c12", "A1", "xfd1048576",
	                                  "2gdp", "a b", "a-b", "", "true"};
	for (size_t i = 0; i < sizeof good / sizeof *good; i++)
		CHECK_SAY(book_name(book, NULL, good[i], "'x'!$A$1"), "%s is refused", good[i]);
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		CHECK_SAY(!book_name(book, NULL, bad[i], "'x'!$A$1"), "%s is taken", bad[i]);
	CHECK(book->name_count == (int)(sizeof good / sizeof *good));
	CHECK_TEXT(book_cell_name(&arena, 0, 0), "A1");
	CHECK_TEXT(book_cell_name(&arena, 11, 27), "AB12");
	CHECK_TEXT(book_cell_name_fixed(&arena, 1048575, 16383), "$XFD$1048576");
	arena_free(&arena);
}

static struct text written(struct arena *arena)
{
	struct book *book = book_create(arena, "=cmd()");
	struct book_sheet *sheet = book_add_sheet(book, "One");
	book_put_text(sheet, 0, 0, "=1+1", BOOK_TITLE);
	book_put_number(sheet, 1, 0, 2238.25, 1, BOOK_GIVEN);
	book_put_formula(sheet, 2, 0, "A2*2", 4476.5, 1, BOOK_PLAIN);
	book_put_formula_text(sheet, 3, 0, "IF(A2>1,\"met\",\"missed\")", "met", BOOK_MIDDLE);
	book_bound(sheet, (struct book_bounds){1, 0, 0, 10, "range", "0 to 10"});
	book_verdict(sheet, (struct book_verdicts){{3, 0, 3, 0}, "met", "missed"});
	book_fold(sheet, 2, 3);
	struct text out;
	struct err err = {0};
	CHECK_SAY(book_xlsx(book, &out, &err), "%s: %d", err.action ? err.action : "", err.code);
	return out;
}

TEST(book_xlsx_has_the_same_bytes_each_time)
{
	struct arena arena;
	arena_init(&arena, NULL, 0);
	struct text first = written(&arena), second = written(&arena);
	CHECK(first.length > 4000 && first.length == second.length && memcmp(first.bytes, second.bytes, first.length) == 0);
	CHECK(memcmp(first.bytes, "PK", 2) == 0);
	arena_free(&arena);
}
