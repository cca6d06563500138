/* SPDX-License-Identifier: GPL-3.0-or-later */
/* writer_tsv: one relation with a tab between its cells; a text has no tab of its own. */
#include <math.h>
#include <string.h>
#include "base/clean.h"
#include "base/number.h"
#include "write/writer.h"

struct tsv {
	struct flat flat;
	struct text *out;
	int cells; /* of the row in progress */
};

/* Cleaned, so that no text has a tab or a line end of its own; one that looks like a formula is made a text. */
static void put(struct tsv *tsv, const char *text, bool of_a_user)
{
	if (tsv->cells++ > 0)
		text_add(tsv->out, "\t");
	if (of_a_user && text && *text && strchr("=+-@", *text))
		text_add(tsv->out, "'");
	text_add(tsv->out, clean_text(tsv->out->arena, text ? text : ""));
}

static void put_name(struct flat *flat, const char *name) { put((struct tsv *)flat, name, false); }

static void put_cell(struct flat *flat, enum column_kind kind, const char *text, double number)
{
	char shortest[NUMBER_SIZE] = "";
	bool is_number = kind == COLUMN_NUMBER || kind == COLUMN_INTEGER;
	if (is_number && isfinite(number))
		number_shortest(number, shortest);
	put((struct tsv *)flat, is_number ? shortest : text, kind == COLUMN_TEXT);
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
