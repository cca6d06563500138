/* SPDX-License-Identifier: GPL-3.0-or-later */
/* json_bracket: brackets that are missing, mistyped or one too many. Only brackets nest, so the grammar alone
 * blames the end of the file; the writer's own indentation and line ends tell better which one was forgotten.
 * Holds: all this runs only for files that are broken. */
#include "base/json_bracket.h"
#include <string.h>

static char closer_of(char opener)
{
	return opener == '{' ? '}' : ']';
}

static uint32_t line_start(const struct scan *scan, uint32_t offset)
{
	while (offset > 0 && scan->bytes[offset - 1] != '\n')
		offset--;
	return offset;
}

static uint32_t indentation(const struct scan *scan, uint32_t offset)
{
	return (uint32_t)strspn(scan->bytes + line_start(scan, offset), " \t");
}

static bool is_first_on_line(const struct scan *scan, uint32_t offset)
{
	return line_start(scan, offset) + indentation(scan, offset) == offset;
}

/* After the text that begins at `at`; stays on its line. */
static uint32_t pass_text(const struct scan *scan, uint32_t at)
{
	for (at++; at < scan->size && scan->bytes[at] != '"' && scan->bytes[at] != '\n'; at++)
		at += scan->bytes[at] == '\\' && at + 1 < scan->size && scan->bytes[at + 1] != '\n';
	return at < scan->size ? at + 1 : at;
}

/* The first bracket whose closing one stands on a line of its own and less indented than the line that opened
 * it: the one meant is missing before. UINT32_MAX where the indentation tells nothing. */
static uint32_t least_indented(const struct scan *scan)
{
	uint32_t open[SCAN_DEPTH + 1];
	int depth = 0;
	for (uint32_t at = 0; at < scan->size; at++) {
		char c = scan->bytes[at];
		if (c == '"')
			at = pass_text(scan, at) - 1;
		else if ((c == '{' || c == '[') && depth <= SCAN_DEPTH)
			open[depth++] = at;
		else if ((c == '}' || c == ']') && depth-- > 0 && is_first_on_line(scan, at) &&
		         indentation(scan, at) < indentation(scan, open[depth]))
			return open[depth];
		if (depth < 0 || depth > SCAN_DEPTH)
			return UINT32_MAX;
	}
	return UINT32_MAX;
}

void scan_tell_unclosed(struct scan *scan)
{
	struct text missing;
	text_init(&missing, scan->arena);
	for (int i = scan->depth - 1; i >= 0; i--)
		text_add_char(&missing, closer_of(scan->frames[i].object ? '{' : '['), 1);
	uint32_t end = scan->size, open = scan->frames[scan->depth - 1].open, suspect = least_indented(scan);
	while (end > 0 && strchr(" \t\r\n", scan->bytes[end - 1]))
		end--;
	bool suspected = suspect != UINT32_MAX && suspect != open;
	const char *opener = suspected && scan->bytes[suspect] == '[' ? "[" : "{";
	scan_error(scan, end, 1, W_JSON_UNCLOSED, suspected ? W_JSON_SUSPECT_HINT : W_JSON_OPENED_HINT, missing.bytes,
	           opener, scan_line(scan, suspected ? suspect : open));
	scan->stop = true;
}

/* Brackets that the rest of the line closes beyond those it opens. */
static int closed_on_rest(const struct scan *scan, uint32_t at)
{
	int net = 0;
	for (uint32_t end = scan_line_end(scan, at); at < end; at++) {
		char c = scan->bytes[at];
		if (c == '"')
			at = pass_text(scan, at) - 1;
		net += (c == '}' || c == ']') - (c == '{' || c == '[');
	}
	return net;
}

/* "}" where "]" is due, or the reverse: mistyped, or is the right one missing before it? Mistyped if nothing
 * open wants it, if it stands where the line that opened begins, or if on one line the rest closes all
 * else. */
static bool is_mistyped(const struct scan *scan, char got)
{
	const struct scan_frame *frame = &scan->frames[scan->depth - 1];
	uint32_t start = line_start(scan, scan->at);
	int here = 0; /* opened on this line, outside of this one */
	bool wanted = false;
	for (int i = scan->depth - 2; i >= 0; i--) {
		wanted |= closer_of(scan->frames[i].object ? '{' : '[') == got;
		here += scan->frames[i].open >= start;
	}
	if (!wanted)
		return true;
	if (frame->open < start)
		return is_first_on_line(scan, scan->at) && indentation(scan, scan->at) == indentation(scan, frame->open);
	return closed_on_rest(scan, scan->at + 1) >= here;
}

void scan_close_wrongly(struct scan *scan, char got)
{
	struct scan_frame *frame = &scan->frames[scan->depth - 1];
	char wanted[2] = {closer_of(frame->object ? '{' : '[')}, given[2] = {got};
	bool mistyped = is_mistyped(scan, got);
	scan_structure(scan, scan->at, scan->token, mistyped ? W_JSON_WRONG_CLOSER : W_JSON_MISSING_CLOSER,
	               W_JSON_OPENED_HINT, wanted, given, scan_line(scan, frame->open));
	if (mistyped)
		scan->at += scan->token;
}
