/* SPDX-License-Identifier: GPL-3.0-or-later */
/* schema_writer: JSON as text, indented, for the printed schema: objects with inner objects take a line
 * for each key, `line` begins one that stays on its line. */
#ifndef DATA_SCHEMA_WRITER_H
#define DATA_SCHEMA_WRITER_H
#include "base/text.h"

struct writer {
	struct text *out;
	int depth, lined; /* depth at which one line began; 0: none */
	bool first;
};

void writer_open(struct writer *writer, const char *key, char bracket); /* key NULL: an item */
void writer_line(struct writer *writer, const char *key,
                 char bracket); /* the same, on one line with all that is in it */
void writer_close(struct writer *writer, char bracket);
void writer_text(struct writer *writer, const char *key, const char *value);
void writer_number(struct writer *writer, const char *key, double value);
void writer_raw(struct writer *writer, const char *key, const char *json);
#endif
