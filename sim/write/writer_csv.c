/* SPDX-License-Identifier: GPL-3.0-or-later */
/* writer_csv: one relation as tidy CSV: names, then a row a line. */
#include "write/csv_out.h"
#include "write/writer.h"

struct csv_flat {
	struct flat flat;
	struct csv_out csv;
};

static void put_name(struct flat *flat, const char *name) { csv_out_id(&((struct csv_flat *)flat)->csv, name); }

static void put_cell(struct flat *flat, enum column_kind kind, const char *text, double number)
{
	struct csv_out *csv = &((struct csv_flat *)flat)->csv;
	if (kind == COLUMN_NUMBER)
		csv_out_number(csv, number);
	else if (kind == COLUMN_INTEGER)
		csv_out_integer(csv, (long long)number);
	else if (kind == COLUMN_TEXT)
		csv_out_text(csv, text);
	else
		csv_out_id(csv, text);
}

static void end(struct flat *flat) { csv_out_row(&((struct csv_flat *)flat)->csv); }

static void write_csv(struct text *out, const struct said *said, const struct manner *manner)
{
	if (manner->mark && !manner->goes_on)
		text_add(out, "\xEF\xBB\xBF");
	struct csv_flat csv = {{put_name, put_cell, end, out->arena}, {.text = out}};
	relation_flat(&csv.flat, said->data, said->of, said->part, manner->goes_on);
}

const struct writer writer_csv = {
	.name = "csv", .ending = "csv", .in_parts = true, .has_mark = true, .one_language = true, .write = write_csv};
