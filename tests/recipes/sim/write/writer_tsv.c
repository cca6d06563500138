/* SPDX-License-Identifier: GPL-3.0-or-later */
/* writer_tsv: one relation with a tab between its cells; a text has no tab of its own. */
#include <math.h>
#include "write/writer.h"

struct tsv {
	struct flat flat;
	struct text *out;
	int cells; /* of the row in progress */
};

static void put(struct tsv *tsv, const char *text)
{
	if (tsv->cells++ > 0)
		text_add(tsv->out, "\t");
	for (const char *at = text ? text : ""; *at; at++)
		text_add_char(tsv->out, *at == '\t' || *at == '\n' ? ' ' : *at, 1);
}

static void put_name(struct flat *flat, const char *name) { put((struct tsv *)flat, name); }

static void put_cell(struct flat *flat, enum column_kind kind, const char *text, double number)
{
	char shortest[NUMBER_SIZE] = "";
	bool is_number = kind == COLUMN_NUMBER || kind == COLUMN_INTEGER;
	if (is_number && isfinite(number))
		number_shortest(number, shortest);
	put((struct tsv *)flat, is_number ? shortest : text);
}

static void end(struct flat *flat)
{
	struct tsv *tsv = (struct tsv *)flat;
	text_add(tsv->out, "\n");
	tsv->cells = 0;
}

static void write_tsv(struct text *out, const struct said *said, const struct manner *manner)
{
	struct tsv tsv = {{put_name, put_cell, end, out->arena}, .out = out};
	relation_flat(&tsv.flat, said->data, said->of, said->part, manner->goes_on);
}

const struct writer writer_tsv = {
	.name = "tsv", .ending = "tsv", .in_parts = true, .one_language = true, .write = write_tsv};
