/* SPDX-License-Identifier: GPL-3.0-or-later */
/* schema_writer: JSON as text, indented, for the printed schema: objects with inner objects take a line
 * for each key, `line` begins one that stays on its line. */
#ifndef DATA_SCHEMA_WRITER_H
#define DATA_SCHEMA_WRITER_H
#include "base/text.h"

struct schema_writer {
	struct text *out;
	int depth, lined; /* depth at which one line began; 0: none */
	bool first;
};

void schema_open(struct schema_writer *writer, const char *key, char bracket); /* key NULL: an item */
/* The same, on one line with all that is in it */
void schema_line(struct schema_writer *writer, const char *key, char bracket);
void schema_close(struct schema_writer *writer, char bracket);
void schema_text(struct schema_writer *writer, const char *key, const char *value);
void schema_number(struct schema_writer *writer, const char *key, double value);
void schema_raw(struct schema_writer *writer, const char *key, const char *json);
/* "enum": the choices, perhaps another one, perhaps null. */
void schema_choices(struct schema_writer *writer, const char *const *choices, const char *another, bool nullable);
#endif
