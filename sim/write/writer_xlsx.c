/* SPDX-License-Identifier: GPL-3.0-or-later */
/* writer_xlsx: a report's workbook. It is a book of its own (book.h) and not the report's document. */
#include "base/output_file.h"
#include "write/book.h"
#include "write/writer.h"

static void write_xlsx(struct text *out, const struct said *said, const struct manner *manner)
{
	(void)said;
	book_xlsx(manner->book, out, manner->err);
}

const struct writer writer_xlsx = {.name = "xlsx", .ending = "xlsx", .for_people = true, .binary = true,
                                   .write = write_xlsx};
