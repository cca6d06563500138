/* SPDX-License-Identifier: GPL-3.0-or-later */
/* verify_differ: two files side by side. Holds: whatever bytes a file has (it may be anybody's by now), what is told of
 * it is a short text. */
#include "command/verify_differ.h"
#include <string.h>
#include "base/json.h"
#include "base/number.h"

enum { MOST_TOLD = 120 /* bytes of a value */ };

/* So much of a text that it can be told in a line. */
static const char *brief(struct arena *arena, const char *bytes, size_t length)
{
	size_t told = 0;
	while (told < length && bytes[told] != '\n' && bytes[told] != '\r')
		told++;
	if (told <= MOST_TOLD)
		return arena_copy(arena, bytes, told);
	for (told = MOST_TOLD; told > 0 && ((unsigned char)bytes[told] & 0xC0) == 0x80;)
		told--;
	return arena_print(arena, "%.*s...", (int)told, bytes);
}

/* Two texts that differ, each where they do: what long ones have in common before it is left out. */
static void brief_both(struct arena *arena, struct file_bytes here, struct file_bytes now, struct difference *to)
{
	size_t at = 0, least = here.size < now.size ? here.size : now.size;
	while (at < least && here.bytes[at] == now.bytes[at])
		at++;
	at = at > MOST_TOLD / 2 ? at - MOST_TOLD / 2 : 0;
	while (at > 0 && at < least && ((unsigned char)here.bytes[at] & 0xC0) == 0x80)
		at++;
	const char *dots = at ? "..." : "";
	to->here = arena_print(arena, "%s%s", dots, brief(arena, here.bytes + at, here.size - at));
	to->now = arena_print(arena, "%s%s", dots, brief(arena, now.bytes + at, now.size - at));
}

/* --- CSV --- */

struct csv_cell { const char *bytes; size_t length; };
struct row {
	struct csv_cell *cells;
	int count, capacity;
	long line;
	struct csv_cell whole;
};

/* A cell in quotes, as it says without them, or as it stands if something follows them; *at goes behind it. */
static struct csv_cell quoted_cell(struct arena *work, const char **at, const char *end, long *line)
{
	const char *begin = ++*at;
	size_t doubled = 0, length = 0;
	for (; *at < end && (**at != '"' || (*at + 1 < end && (*at)[1] == '"')); ++*at) {
		*line += **at == '\n';
		doubled += **at == '"';
		*at += **at == '"';
	}
	const char *close = *at, *behind = close + (close < end);
	for (*at = behind; *at < end && **at != ',' && **at != '\n';)
		++*at;
	if (*at > behind && !(*at == behind + 1 && *behind == '\r'))
		return (struct csv_cell){begin - 1, (size_t)(*at - begin) + 1};
	if (!doubled)
		return (struct csv_cell){begin, (size_t)(close - begin)};
	char *text = arena_alloc(work, (size_t)(close - begin));
	for (const char *from = begin; from < close; from++) {
		text[length++] = *from;
		from += *from == '"';
	}
	return (struct csv_cell){text, length};
}

static struct csv_cell plain_cell(const char **at, const char *end)
{
	const char *begin = *at;
	while (*at < end && **at != ',' && **at != '\n')
		(*at)++;
	size_t length = (size_t)(*at - begin);
	return (struct csv_cell){begin, length - (length && begin[length - 1] == '\r')};
}

/* False: there are no more. */
static bool next_row(struct arena *work, const char **at, const char *end, struct row *row)
{
	const char *begin = *at;
	row->count = 0;
	row->line++;
	if (*at >= end)
		return false;
	for (;;) {
		struct csv_cell cell = *at < end && **at == '"' ? quoted_cell(work, at, end, &row->line) : plain_cell(at, end);
		*ARENA_PUSH(work, row->cells, row->count, row->capacity) = cell;
		if (*at >= end || **at == '\n')
			break;
		(*at)++;
	}
	row->whole = (struct csv_cell){begin, (size_t)(*at - begin)};
	*at += *at < end;
	return true;
}

static bool same_cell(const struct csv_cell *a, const struct csv_cell *b)
{
	double one, other;
	return (a->length == b->length && memcmp(a->bytes, b->bytes, a->length) == 0) ||
	       (number_parse(a->bytes, a->length, &one) && number_parse(b->bytes, b->length, &other) && one == other);
}

static const char *brief_cell(struct arena *arena, const struct csv_cell *cell)
{
	return brief(arena, cell->bytes, cell->length);
}

/* What tells a row of ours from the others: texts and the year before its first number, "green, gdp, 2025". */
static const char *row_said(struct arena *arena, const struct row *heading, const struct row *row, int but)
{
	static const char *const keys[] = {"picture", "panel", "mark", "name", "scenario", "target", "variable", "key",
	                                   "input", "limit", "element", "stat", "unit", "year", "fact"};
	struct text said;
	text_init(&said, arena);
	text_add(&said, "");
	for (int i = 0; i < row->count && i < heading->count; i++)
		for (size_t k = 0; k < sizeof keys / sizeof *keys; k++)
			if (i != but && row->cells[i].length && strlen(keys[k]) == heading->cells[i].length &&
			    memcmp(keys[k], heading->cells[i].bytes, heading->cells[i].length) == 0)
				text_print(&said, "%s%s", said.length ? ", " : "", brief_cell(arena, &row->cells[i]));
	return said.length ? said.bytes : NULL;
}

static const char *cell_said(struct arena *arena, const struct row *row, int i)
{
	return i < row->count ? brief_cell(arena, &row->cells[i]) : NULL;
}

static struct file_bytes cell_bytes(const struct row *row, int i)
{
	return (struct file_bytes){row->cells[i].bytes, row->cells[i].length};
}

static size_t mark_length(struct file_bytes file)
{
	return file.size >= 3 && memcmp(file.bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
}

static bool is_same_row(const struct row *a, const struct row *b, int *differs)
{
	int count = a->count < b->count ? a->count : b->count;
	for (*differs = 0; *differs < count; ++*differs)
		if (!same_cell(&a->cells[*differs], &b->cells[*differs]))
			return false;
	return a->count == b->count;
}

static struct difference tables_differ(struct arena *arena, struct arena *work, struct file_bytes here,
                                       struct file_bytes now, bool *same)
{
	struct row heading = {.line = 0}, a = {.line = 0}, b = {.line = 0};
	const char *at = here.bytes + mark_length(here), *end = here.bytes + here.size,
			   *again = now.bytes + mark_length(now), *again_end = now.bytes + now.size;
	for (int cell;;) {
		bool more = next_row(work, &at, end, &a), more_again = next_row(work, &again, again_end, &b);
		if (b.line == 1) {
			heading = b;
			b.cells = NULL, b.capacity = 0; /* the next row has cells of its own */
		}
		*same = !more && !more_again;
		if (*same)
			return (struct difference){0};
		if (!more || !more_again) /* a row that only one of them has */
			return (struct difference){.line = b.line,
			                           .here = more ? brief_cell(arena, &a.whole) : NULL,
			                           .now = more_again ? brief_cell(arena, &b.whole) : NULL};
		const struct row *again_row = heading.line == b.line ? &heading : &b;
		if (is_same_row(&a, again_row, &cell))
			continue;
		bool headed = again_row != &heading && cell < heading.count;
		struct difference found = {.line = b.line,
		                           .row = headed ? row_said(arena, &heading, again_row, cell) : NULL,
		                           .column = headed ? cell_said(arena, &heading, cell) : NULL,
		                           .here = cell_said(arena, &a, cell),
		                           .now = cell_said(arena, again_row, cell)};
		if (found.here && found.now)
			brief_both(arena, cell_bytes(&a, cell), cell_bytes(again_row, cell), &found);
		return found;
	}
}

/* --- JSON --- */

static const char *value_said(struct arena *arena, const struct json *json)
{
	if (!json)
		return NULL;
	if (json->type == JSON_STRING)
		return brief(arena, json->text, strlen(json->text));
	if (json->type == JSON_ARRAY || json->type == JSON_OBJECT)
		return arena_print(arena, json->type == JSON_ARRAY ? "[%d]" : "{%d}", json->count);
	return brief(arena, json->place.source->bytes + json->place.offset, json->place.length);
}

static bool same_value(const struct json *a, const struct json *b)
{
	if (a->type != b->type || (a->key && strcmp(a->key, b->key) != 0))
		return false;
	if (a->type == JSON_NUMBER)
		return a->number == b->number;
	return a->type != JSON_STRING || strcmp(a->text, b->text) == 0;
}

/* The first value in which they differ; of keys and items that only one has, that one. */
static bool find_value(const struct json *a, const struct json *b, const struct json **one, const struct json **other)
{
	*one = a, *other = b;
	if (!same_value(a, b))
		return true;
	const struct json *left = a->child, *right = b->child;
	for (; left && right; left = left->next, right = right->next)
		if (find_value(left, right, one, other))
			return true;
	*one = left, *other = right;
	return left || right;
}

/* The ids of what it belongs to: "green, gdp". */
static const char *owners_said(struct arena *arena, const struct json *json)
{
	static const char *const keys[] = {"id", "name", "target", "variable", "key"};
	const char *said = NULL;
	for (const struct json *owner = json->parent; owner; owner = owner->parent)
		for (size_t k = 0; k < sizeof keys / sizeof *keys; k++) {
			const struct json *id = json_get(owner, keys[k]);
			if (!id || id->type != JSON_STRING || id == json)
				continue;
			const char *text = brief(arena, id->text, strlen(id->text));
			said = said ? arena_print(arena, "%s, %s", text, said) : text;
			break;
		}
	return said;
}

static bool documents_differ(struct arena *arena, struct arena *work, struct file_bytes here, struct file_bytes now,
                             struct difference *at)
{
	struct diags unheard;
	diags_init(&unheard, work, LANGUAGE_DEFAULT);
	if (strlen(here.bytes) != here.size || here.size > SOURCE_LIMIT || now.size > SOURCE_LIMIT)
		return false;
	const struct json *a = json_read(work, source_text(work, "", here.bytes), &unheard),
					  *b = json_read(work, source_text(work, "", now.bytes), &unheard), *one, *other;
	if (!a || !b || unheard.errors || !find_value(a, b, &one, &other))
		return false;
	const struct json *known = other ? other : one;
	*at = (struct difference){.pointer = json_pointer(arena, known),
	                          .row = owners_said(arena, known),
	                          .here = value_said(arena, one),
	                          .now = value_said(arena, other)};
	if (one && other && one->type == JSON_STRING && other->type == JSON_STRING)
		brief_both(arena, (struct file_bytes){one->text, strlen(one->text)},
		           (struct file_bytes){other->text, strlen(other->text)}, at);
	return true;
}

/* --- text --- */

static struct difference lines_differ(struct arena *arena, struct file_bytes here, struct file_bytes now)
{
	size_t at = 0, start = 0, least = here.size < now.size ? here.size : now.size;
	struct difference found = {.line = 1};
	for (; at < least && here.bytes[at] == now.bytes[at]; at++)
		if (here.bytes[at] == '\n') {
			found.line++;
			start = at + 1;
		}
	if (start < least)
		brief_both(arena, (struct file_bytes){here.bytes + start, here.size - start},
		           (struct file_bytes){now.bytes + start, now.size - start}, &found);
	else if (start < here.size)
		found.here = brief(arena, here.bytes + start, here.size - start);
	else if (start < now.size)
		found.now = brief(arena, now.bytes + start, now.size - start);
	return found;
}

struct difference verify_differ(struct arena *arena, struct arena *work, const char *name, struct file_bytes here,
                                struct file_bytes now, bool *same_numbers)
{
	struct difference at = {0};
	*same_numbers = false;
	if (text_ends(name, ".pdf") || text_ends(name, ".png"))
		return at;
	if (text_ends(name, ".csv")) {
		at = tables_differ(arena, work, here, now, same_numbers);
		return at;
	}
	if (text_ends(name, ".json") && documents_differ(arena, work, here, now, &at))
		return at;
	return lines_differ(arena, here, now);
}
