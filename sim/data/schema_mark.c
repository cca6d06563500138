/* SPDX-License-Identifier: GPL-3.0-or-later */
/* schema_mark: the line is found by how it begins and ends, and is left out of what is hashed. Holds: what schema_mark
 * has marked is marked, and is not once any byte of it differs. */
#include "data/schema_mark.h"
#include <string.h>
#include "base/sha256.h"

static const char BEGIN[] = "  \"$comment\": \"printed by outturn; sha256 of the other lines: ", END[] = "\",\n";

/* Of all but `left_out` bytes at `at`. */
static void hash_without(const char *bytes, size_t size, size_t at, size_t left_out, struct arena *arena,
                         char hash[SHA256_TEXT])
{
	struct text rest;
	text_init(&rest, arena);
	text_add(&rest, "");
	text_add_n(&rest, bytes, at);
	text_add_n(&rest, bytes + at + left_out, size - at - left_out);
	sha256_text(rest.bytes, rest.length, hash);
}

void schema_mark(struct text *schema)
{
	char hash[SHA256_TEXT];
	struct text marked;
	const char *line = strchr(schema->bytes, '\n');
	line = line ? strchr(line + 1, '\n') : NULL;
	size_t at = line ? (size_t)(line + 1 - schema->bytes) : 0;
	hash_without(schema->bytes, schema->length, at, 0, schema->arena, hash);
	text_init(&marked, schema->arena);
	text_add_n(&marked, schema->bytes, at);
	text_print(&marked, "%s%s%s", BEGIN, hash, END);
	text_add_n(&marked, schema->bytes + at, schema->length - at);
	*schema = marked;
}

bool schema_is_marked(struct arena *arena, const char *bytes, size_t size)
{
	char hash[SHA256_TEXT];
	const size_t length = strlen(BEGIN) + SHA256_TEXT - 1 + strlen(END);
	const char *line = memmem(bytes, size, BEGIN, strlen(BEGIN));
	if (!line || (size_t)(bytes + size - line) < length || memcmp(line + length - strlen(END), END, strlen(END)) != 0)
		return false;
	hash_without(bytes, size, (size_t)(line - bytes), length, arena, hash);
	return memcmp(line + strlen(BEGIN), hash, SHA256_TEXT - 1) == 0;
}
