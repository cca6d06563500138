/* SPDX-License-Identifier: GPL-3.0-or-later */
/* json_tell: where a scan stands, and how a slip is told. Offsets fit 32 bits because a source holds at most
 * SOURCE_LIMIT bytes. */
#ifndef BASE_JSON_TELL_H
#define BASE_JSON_TELL_H
#include "base/json.h"

enum { SCAN_DEPTH = 64, SCAN_STRING = 64 << 10, SCAN_VALUES = 1000000, SCAN_ERRORS = 100 };

/* text without escapes, no NUL after it */
struct scan_key {
	const char *text;
	uint32_t length, offset;
	uint64_t hash;
};

/* The keys of the objects that are open, innermost last; an object with many also has a table of them. */
struct scan_keys {
	struct scan_key *list;
	uint32_t count, capacity;
};

struct scan_frame {
	bool object, active;          /* active: between the start of an item and its comma */
	uint32_t open, index;         /* the bracket's offset; items so far */
	struct scan_key key;          /* of the item in progress */
	uint32_t first_key;           /* in scan_keys.list */
	uint32_t *table, table_size, table_used; /* 1 + index into the list; NULL while the object is small */
};

struct scan {
	struct arena *arena;
	const struct source *source;
	struct diags *diags;
	const char *bytes;            /* [size], then a NUL */
	uint32_t at, size, token;     /* token: bytes of what scan_peek saw */
	uint32_t value_start, value_end; /* of the newest value that is whole */
	struct json_spans *spans;
	uint32_t capacity;
	struct scan_frame frames[SCAN_DEPTH];
	int depth, errors, mended;    /* mended: of the errors, those that were put right in `copy` */
	char *copy;                   /* the bytes as they were meant, of the same length; NULL before the first slip */
	struct scan_keys keys;
	uint32_t reported, quiet;     /* slips of tokens are told up to `reported`; consequences not before `quiet` */
	bool stop;
};

/* A slip that is told and read for what it means. */
void scan_report(struct scan *scan, uint32_t offset, uint32_t length, enum word message, enum word hint,
                 const char *const *args);
#define scan_error(scan, offset, length, message, hint, ...) \
	scan_report((scan), (offset), (length), (message), (hint), WORDS(__VA_ARGS__))
/* Puts the slip that was just told right in the copy: `instead`, filled up with blanks, so that no place moves. Where
 * there is no room it stays a slip that cannot be read on from. */
void scan_mend(struct scan *scan, uint32_t offset, uint32_t length, const char *instead);
/* end: of the content */
void scan_mend_quotes(struct scan *scan, uint32_t start, uint32_t opening, uint32_t end, uint32_t closing);
/* A slip after which the rest of the line may be misread: further ones of this kind on it are not told. */
void scan_report_structure(struct scan *scan, uint32_t offset, uint32_t length, enum word message, enum word hint,
                           const char *const *args);
#define scan_structure(scan, offset, length, message, hint, ...) \
	scan_report_structure((scan), (offset), (length), (message), (hint), WORDS(__VA_ARGS__))
/* A slip that may be no more than the consequence of one before on its line, but is read well itself. */
#define scan_unless_quiet(scan, offset, ...) \
	((offset) >= (scan)->quiet ? scan_error((scan), (offset), __VA_ARGS__) : (void)0)
const char *scan_line(struct scan *scan, uint32_t offset);                      /* the line's number as text */
const char *scan_excerpt(struct scan *scan, uint32_t offset, uint32_t length);  /* for messages: not too long */
uint32_t scan_line_end(const struct scan *scan, uint32_t offset);
void scan_not_utf8(struct scan *scan, uint32_t offset);                         /* tells and stops */
void scan_control(struct scan *scan, uint32_t offset);                          /* a raw control character */
const char *scan_code_name(struct scan *scan, uint32_t code);                  /* "U+FF0C" */
#endif
