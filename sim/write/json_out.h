/* SPDX-License-Identifier: GPL-3.0-or-later */
/* json_out: writes one JSON document. Containers open on lines of their own or stay on one line; keys are
 * NULL inside arrays. Numbers are the shortest text that reads back exactly, null where there is none (NaN,
 * infinity). Text is escaped as RFC 8259 asks, and so are controls of any kind, marks of direction and invisible
 * characters: a document shown on a terminal does nothing there, and reads back as it was. Invalid UTF-8 becomes
 * U+FFFD. */
#ifndef WRITE_JSON_OUT_H
#define WRITE_JSON_OUT_H
#include "base/text.h"

enum { JSON_OUT_DEPTH = 16 };
enum json_out_layout { JSON_LINES, JSON_ONE_LINE };

struct json_out {
	struct text *text;
	int depth;
	struct {
		char close;
		bool one_line, filled;
	} levels[JSON_OUT_DEPTH];
};

void json_out_begin(struct json_out *json, struct text *text);
/* Inside one line all is one line. */
void json_out_object(struct json_out *json, const char *key, enum json_out_layout layout);
void json_out_array(struct json_out *json, const char *key, enum json_out_layout layout);
void json_out_close(struct json_out *json); /* the innermost container; the outermost ends the document's line */
void json_out_text(struct json_out *json, const char *key, const char *text); /* NULL: null */
void json_out_number(struct json_out *json, const char *key, double value);
void json_out_integer(struct json_out *json, const char *key, long long value);
void json_out_boolean(struct json_out *json, const char *key, bool value);
#endif
