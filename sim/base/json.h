/* SPDX-License-Identifier: GPL-3.0-or-later */
/* json: a strict reader. json_scan checks the raw bytes (RFC 8259 grammar, UTF-8, escapes, duplicate keys
 * after unescaping, finite numbers, limits: depth 64, string 64 kB, 1e6 values) and records where every
 * value and key stands; only then cJSON builds its nodes, in the same order, and the two are joined into
 * this tree. All slips that can be passed over are reported in one pass: full-width punctuation is named
 * and read as what it stands for, comments are named, a trailing comma, a missing comma. */
#ifndef BASE_JSON_H
#define BASE_JSON_H
#include "base/diag.h"
#include "base/lookup.h"

enum json_type { JSON_NULL, JSON_FALSE, JSON_TRUE, JSON_NUMBER, JSON_STRING, JSON_ARRAY, JSON_OBJECT };

struct json {
	enum json_type type;
	const char *key;               /* NUL-terminated (U+0000 is refused); NULL for the root and array items */
	struct place key_place, place; /* place spans the value; a container's place is its opening bracket */
	double number;
	const char *text;              /* JSON_STRING: NUL-terminated */
	struct json *child, *last, *next, *parent;
	struct lookup *keys;           /* of an object with many children; NULL: they are few */
	int count;                     /* children */
	int index;                     /* among its siblings */
	const void *read;              /* what a reader of higher floors made of it (a quantity) */
};

/* NULL if the grammar is broken so that reading on would be guessing. Where every slip could be read as it was meant
 * (full-width punctuation, a comment, a comma too many, 05, True) the tree is of what was meant, and diags has the
 * errors. */
struct json *json_read(struct arena *arena, const struct source *source, struct diags *diags);
/* NULL if absent or not an object; case matters */
const struct json *json_get(const struct json *object, const char *key);
/* A copy of `child`, the last one of its parent from now on: what the command line says becomes part of a file. */
struct json *json_hang(struct arena *arena, struct json *parent, struct json child);
/* The node itself becomes that. */
void json_place(struct arena *arena, struct json *parent, struct json *child);
char *json_pointer(struct arena *arena, const struct json *node);        /* "/sectors/mining/growth"; "" for the root */
/* "number", "object", ... in the user's language */
const char *json_type_name(enum json_type type, enum language language);

/* The scan alone (tests, fuzzing, benchmarks): true if well-formed. Offsets are given in document order:
 * for each value, preceded by its key where it has one. */
struct json_span { uint32_t offset, length; };
struct json_spans { struct json_span *values, *keys; uint32_t count; };
bool json_scan(struct arena *arena, const struct source *source, struct json_spans *spans, struct diags *diags);
#endif
