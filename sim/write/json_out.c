/* SPDX-License-Identifier: GPL-3.0-or-later */
/* json_out: commas, line breaks and indentation follow from the stack of open containers. Holds: after the
 * last json_out_close the text is one valid document and a line end. */
#include "write/json_out.h"
#include <assert.h>
#include <math.h>
#include <string.h>
#include "base/number.h"
#include "base/utf8.h"

void json_out_begin(struct json_out *json, struct text *text) { *json = (struct json_out){.text = text}; }

static void escaped(struct text *out, const char *text)
{
	static const char names[] = "\b\f\n\r\t\"\\", letters[] = "bfnrt\"\\";
	text_add(out, "\"");
	size_t length = strlen(text), used;
	for (size_t at = 0; at < length; at += used) {
		int32_t code = utf8_decode(text + at, length - at, &used);
		const char *name = code > 0 && code < 128 ? strchr(names, (char)code) : NULL;
		if (name)
			text_print(out, "\\%c", letters[name - names]);
		else if (code < 0)
			text_add(out, "\xef\xbf\xbd");
		else if (utf8_is_unsafe(code) && code > 0xffff)
			text_print(out, "\\u%04x\\u%04x", 0xd7c0 + ((unsigned)code >> 10), 0xdc00 + ((unsigned)code & 0x3ff));
		else if (utf8_is_unsafe(code))
			text_print(out, "\\u%04x", (unsigned)code);
		else
			text_add_n(out, text + at, used);
	}
	text_add(out, "\"");
}

static void break_line(struct json_out *json)
{
	text_add(json->text, "\n");
	text_add_char(json->text, ' ', (size_t)json->depth * 2);
}

/* What stands before a value: the comma, the line break, the key. */
static void next(struct json_out *json, const char *key)
{
	if (json->depth > 0) {
		bool one_line = json->levels[json->depth - 1].one_line, filled = json->levels[json->depth - 1].filled;
		assert((json->levels[json->depth - 1].close == '}') == (key != NULL));
		text_add(json->text, filled ? one_line ? ", " : "," : "");
		if (!one_line)
			break_line(json);
		json->levels[json->depth - 1].filled = true;
	}
	if (key) {
		escaped(json->text, key);
		text_add(json->text, ": ");
	}
}

static void open(struct json_out *json, const char *key, enum json_out_layout layout, const char *bracket, char close)
{
	assert(json->depth < JSON_OUT_DEPTH);
	next(json, key);
	text_add(json->text, bracket);
	bool one_line = layout == JSON_ONE_LINE || (json->depth > 0 && json->levels[json->depth - 1].one_line);
	json->levels[json->depth].close = close;
	json->levels[json->depth].one_line = one_line;
	json->levels[json->depth].filled = false;
	json->depth++;
}

void json_out_object(struct json_out *json, const char *key, enum json_out_layout layout)
{
	open(json, key, layout, "{", '}');
}

void json_out_array(struct json_out *json, const char *key, enum json_out_layout layout)
{
	open(json, key, layout, "[", ']');
}

void json_out_close(struct json_out *json)
{
	assert(json->depth > 0);
	json->depth--;
	if (json->levels[json->depth].filled && !json->levels[json->depth].one_line)
		break_line(json);
	text_add_char(json->text, json->levels[json->depth].close, 1);
	if (json->depth == 0)
		text_add(json->text, "\n");
}

void json_out_text(struct json_out *json, const char *key, const char *text)
{
	next(json, key);
	if (text)
		escaped(json->text, text);
	else
		text_add(json->text, "null");
}

void json_out_number(struct json_out *json, const char *key, double value)
{
	char number[NUMBER_SIZE] = "null";
	next(json, key);
	if (isfinite(value))
		number_shortest(value, number);
	text_add(json->text, number);
}

void json_out_integer(struct json_out *json, const char *key, long long value)
{
	next(json, key);
	text_print(json->text, "%lld", value);
}

void json_out_boolean(struct json_out *json, const char *key, bool value)
{
	next(json, key);
	text_add(json->text, value ? "true" : "false");
}
