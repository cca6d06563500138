/* SPDX-License-Identifier: GPL-3.0-or-later */
/* schema_writer: brackets, commas and indentation of the printed schema. Texts come from tables and hold
 * no control characters; quotes and backslashes are escaped. */
#include "data/schema_writer.h"
#include "base/number.h"

static void add_string(struct text *out, const char *value)
{
	text_add(out, "\"");
	for (; *value; value++) {
		if (*value == '"' || *value == '\\')
			text_add(out, "\\");
		text_add_n(out, value, 1);
	}
	text_add(out, "\"");
}

static void begin_member(struct schema_writer *writer, const char *key)
{
	if (writer->depth && !writer->first)
		text_add(writer->out, writer->lined ? ", " : ",");
	if (writer->depth && !writer->lined) {
		text_add(writer->out, "\n");
		text_add_char(writer->out, ' ', (size_t)writer->depth * 2);
	}
	if (key) {
		add_string(writer->out, key);
		text_add(writer->out, ": ");
	}
	writer->first = false;
}

void schema_open(struct schema_writer *writer, const char *key, char bracket)
{
	begin_member(writer, key);
	text_add_n(writer->out, &bracket, 1);
	writer->depth++;
	writer->first = true;
}

void schema_line(struct schema_writer *writer, const char *key, char bracket)
{
	schema_open(writer, key, bracket);
	writer->lined = writer->lined ? writer->lined : writer->depth;
}

void schema_close(struct schema_writer *writer, char bracket)
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

void schema_text(struct schema_writer *writer, const char *key, const char *value)
{
	begin_member(writer, key);
	add_string(writer->out, value);
}

void schema_number(struct schema_writer *writer, const char *key, double value)
{
	char text[NUMBER_SIZE];
	begin_member(writer, key);
	text_add_n(writer->out, text, number_shortest(value, text));
}

void schema_raw(struct schema_writer *writer, const char *key, const char *json)
{
	begin_member(writer, key);
	text_add(writer->out, json);
}

void schema_choices(struct schema_writer *writer, const char *const *choices, const char *another, bool nullable)
{
	schema_line(writer, "enum", '[');
	for (; *choices; choices++)
		schema_text(writer, NULL, *choices);
	if (another)
		schema_text(writer, NULL, another);
	if (nullable)
		schema_raw(writer, NULL, "null");
	schema_close(writer, ']');
}
