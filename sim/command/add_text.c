/* SPDX-License-Identifier: GPL-3.0-or-later */
/* add_text: new rows go to the end, in the columns and with the line ends of the file; a row that is replaced keeps its
 * place, and its source says what stood there. Holds: what is not touched is copied, not written anew. */
#include "command/add_text.h"
#include <string.h>
#include "base/csv.h"
#include "base/number.h"
#include "intake/new_parts.h"
#include "write/csv_out.h"

static const char *const columns[] = {"variable", "unit", "year", "value", "source", "basis", NULL};

struct adding {
	struct call *call;
	const struct source *old;
	const struct csv *csv;   /* NULL: there is no file */
	const struct add_place *place;
	const char *end;         /* of a line */
	bool has_basis;          /* something that is written has one */
	bool gains_basis;        /* the column is new */
};

static int column_of(const struct adding *adding, int column)
{
	return adding->csv ? csv_column(adding->csv, columns[column]) : column;
}

/* --- one row --- */

static const char *source_of(const struct adding *adding, const struct addition *one)
{
	struct arena *arena = adding->call->arena;
	enum language language = adding->place->plan->language;
	const struct starter starter = {.arena = arena, .language = language};
	const char *source = one->cell->source ? one->cell->source : one->row->source;
	if (indicator_cell_is_marked(one->cell))
		source = word_format(arena, language, W_NEW_SOURCE_PRINTED, WORDS(source, new_printed(&starter, one->cell)));
	if (one->kind != ADD_CHANGED)
		return source;
	char old[NUMBER_SIZE];
	old[number_shortest(one->old->value, old)] = '\0';
	return word_format(arena, language, W_ADD_SOURCE_REPLACES, WORDS(source, old, one->old->source));
}

static void put_cell(const struct adding *adding, struct csv_out *csv, const struct addition *one, int column)
{
	switch (column) {
	case 0: csv_out_id(csv, one->variable); break;
	case 1: csv_out_id(csv, one->unit); break;
	case 2: csv_out_integer(csv, one->year); break;
	case 3: csv_out_number(csv, one->value); break;
	case 4: csv_out_text(csv, source_of(adding, one)); break;
	default: csv_out_text(csv, one->basis ? one->basis : ""); break;
	}
}

/* In the order of the file's columns, without its line end. */
static const char *row_text(const struct adding *adding, const struct addition *one)
{
	struct text text;
	text_init(&text, adding->call->arena);
	int count = adding->csv ? adding->csv->columns : adding->has_basis ? 6 : 5;
	struct csv_out csv = {.text = &text};
	for (int at = 0; at < count; at++)
		for (int column = 0; columns[column]; column++)
			if (column_of(adding, column) == at)
				put_cell(adding, &csv, one, column);
	if (adding->gains_basis)
		csv_out_text(&csv, one->basis ? one->basis : "");
	return text.bytes;
}

/* --- the file --- */

static size_t line_start(const char *bytes, size_t at)
{
	while (at > 0 && bytes[at - 1] != '\n')
		at--;
	return at;
}

static size_t line_length(const char *bytes, size_t start)
{
	size_t length = strcspn(bytes + start, "\n");
	return length > 0 && bytes[start + length - 1] == '\r' ? length - 1 : length;
}

/* A cell that goes over several lines: its row is not one line. */
static bool is_one_line(const char *line, size_t length)
{
	int quotes = 0;
	for (size_t i = 0; i < length; i++)
		quotes += line[i] == '"';
	return quotes % 2 == 0;
}

static const struct addition *replacing(const struct additions *additions, const struct source *old, size_t start,
                                        size_t length)
{
	for (int i = 0; i < additions->count; i++) {
		const struct addition *one = &additions->list[i];
		if (one->kind == ADD_CHANGED && one->old->place.source == old && one->old->place.offset >= start &&
		    one->old->place.offset <= start + length)
			return one;
	}
	return NULL;
}

static void copy_lines(const struct adding *adding, const struct additions *additions, struct text *out)
{
	const char *bytes = adding->old->bytes;
	bool within = false; /* a quoted cell that began on a line before */
	for (size_t at = 0; at < adding->old->size;) {
		size_t length = line_length(bytes, at), all = strcspn(bytes + at, "\n");
		const struct addition *one = replacing(additions, adding->old, at, length);
		within ^= !is_one_line(bytes + at, length);
		if (one)
			text_add(out, row_text(adding, one));
		else
			text_add_n(out, bytes + at, length);
		if (!one && adding->gains_basis && !within && length)
			text_add(out, at == 0 ? ",basis" : ",");
		all += bytes[at + all] == '\n';
		text_add_n(out, bytes + at + length, all - length);
		at += all;
	}
	if (out->length && out->bytes[out->length - 1] != '\n')
		text_add(out, adding->end);
}

static bool can_be_replaced(struct adding *adding, const struct additions *additions)
{
	bool can = true;
	for (int i = 0; i < additions->count; i++) {
		const struct addition *one = &additions->list[i];
		if (one->kind != ADD_CHANGED)
			continue;
		size_t start = line_start(adding->old->bytes, one->old->place.offset);
		if (!is_one_line(adding->old->bytes + start, line_length(adding->old->bytes, start))) {
			diag_error(&adding->call->diags, one->old->place, NULL, W_ADD_SEVERAL_LINES, W_ADD_SEVERAL_LINES_HINT, "");
			can = false;
		}
	}
	return can;
}

bool added_text(struct call *call, const struct source *old, const struct additions *additions,
              const struct add_place *place, struct text *out)
{
	struct adding adding = {.call = call, .old = old, .place = place, .end = "\n"};
	text_add(out, "");
	for (int i = 0; i < additions->count; i++) {
		const struct addition *one = &additions->list[i];
		adding.has_basis |= one->basis && (one->kind == ADD_NEW || one->kind == ADD_CHANGED);
	}
	if (old && old->transcoded) {
		diag_error(&call->diags, NOWHERE, NULL, W_ADD_ENCODING, W_ADD_ENCODING_HINT, old->path);
		return false;
	}
	if (old) {
		static const char *const optional[] = {"basis", NULL};
		static const char *const required[] = {"variable", "unit", "year", "value", "source", NULL};
		adding.csv = csv_read(call->arena, old, required, optional, &call->diags);
		if (!adding.csv || !can_be_replaced(&adding, additions))
			return false;
		adding.end = strstr(old->bytes, "\r\n") ? "\r\n" : "\n";
		adding.gains_basis = adding.has_basis && csv_column(adding.csv, "basis") < 0;
		text_add_n(out, old->raw, old->raw_size - old->size); /* the mark of its encoding */
		copy_lines(&adding, additions, out);
	} else {
		text_print(out, "variable,unit,year,value,source%s\n", adding.has_basis ? ",basis" : "");
	}
	for (int i = 0; i < additions->count; i++)
		if (additions->list[i].kind == ADD_NEW)
			text_print(out, "%s%s", row_text(&adding, &additions->list[i]), adding.end);
	return true;
}
