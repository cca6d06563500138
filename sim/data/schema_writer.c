/* SPDX-License-Identifier: GPL-3.0-or-later */
/* schema_writer: brackets, commas and indentation of the printed schema. Texts come from tables and hold
 * no control characters; quotes and backslashes are escaped. */
#include "data/schema_writer.h"

static void add_quoted(struct text *out, const char *value)
{
	text_add(out, "\"");
	for (; *value; value++) {
		if (*value == '"' || *value == '\\')
			text_add(out, "\\");
		text_add_n(out, value, 1);
	}
	text_add(out, "\"");
}

static void begin(struct writer *writer, const char *key)
{
	if (writer->depth && !writer->first)
		text_add(writer->out, writer->lined ? ", " : ",");
	if (writer->depth && !writer->lined) {
		text_add(writer->out, "\n");
		text_add_char(writer->out, ' ', (size_t)writer->depth * 2);
	}
	if (key) {
		add_quoted(writer->out, key);
		text_add(writer->out, ": ");
	}
	writer->first = false;
}

void writer_open(struct writer *writer, const char *key, char bracket)
{
	begin(writer, key);
	text_add_n(writer->out, &bracket, 1);
	writer->depth++;
	writer->first = true;
}

void writer_line(struct writer *writer, const char *key, char bracket)
{
	writer_open(writer, key, bracket);
	writer->lined = writer->lined ? writer->lined : writer->depth;
}

void writer_close(struct writer *writer, char bracket)
{
	bool empty = writer->first;
	if (!writer->lined && !empty) {
		text_add(writer->out, "\n");
		text_add_char(writer->out, ' ', (size_t)(writer->depth - 1) * 2);
	}
	text_add_n(writer->out, &bracket, 1);
	if (writer->lined == writer->depth)
		writer->lined = 0;
	writer->depth--;
	writer->first = false;
}

void writer_text(struct writer *writer, const char *key, const char *value)
{
	begin(writer, key);
	add_quoted(writer->out, value);
}

void writer_number(struct writer *writer, const char *key, double value)
{
	char text[NUMBER_SIZE];
	begin(writer, key);
	text_add_n(writer->out, text, number_shortest(value, text));
}

void writer_raw(struct writer *writer, const char *key, const char *json)
{
	begin(writer, key);
	text_add(writer->out, json);
}
