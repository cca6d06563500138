/* SPDX-License-Identifier: GPL-3.0-or-later */
/* json_scan: what the parts of the scan share: json_scan.c holds the grammar, json_token.c what stands
 * between and what is read for what it means, json_string.c texts, json_word.c numbers and bare words,
 * json_bracket.c brackets that do not match, json_keys.c keys that come twice. Private to them. Offsets fit
 * 32 bits because a source holds at most SOURCE_LIMIT bytes. */
#ifndef BASE_JSON_SCAN_H
#define BASE_JSON_SCAN_H
#include "base/json.h"

enum { SCAN_DEPTH = 64, SCAN_STRING = 64 << 10, SCAN_VALUES = 1000000, SCAN_ERRORS = 100 };
enum { TOKEN_END = -1, TOKEN_WORD = 'a' }; /* other tokens are their (half-width) character */

struct scan_key {
	const char *text;
	uint32_t length, offset;
	uint64_t hash;
}; /* text without escapes, no NUL after it */

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
/* Puts the slip that was just told right in the copy: `instead`, filled up with blanks, so that no place moves. Where there is
 * no room it stays a slip that cannot be read on from. */
void scan_mend(struct scan *scan, uint32_t offset, uint32_t length, const char *instead);
void scan_mend_quotes(struct scan *scan, uint32_t start, uint32_t opening, uint32_t end,
                      uint32_t closing); /* end: of the content */
/* As json_scan. *mended: where all slips could be put right, the bytes as meant, of the same length; else NULL. */
bool json_scan_mending(struct arena *arena, const struct source *source, struct json_spans *spans, struct diags *diags,
                       const char **mended);
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

int scan_peek(struct scan *scan);        /* past blanks and comments; the token, not consumed */
uint32_t scan_half_width(uint32_t code); /* what a full-width character stands for; 0: nothing */
bool scan_is_odd_blank(uint32_t code);
const char *scan_code_name(struct scan *scan, uint32_t code);     /* "U+FF0C" */

void scan_string(struct scan *scan, struct scan_key *content);    /* at a quote of any kind */
void scan_word(struct scan *scan);                                /* at a number, a literal or a slip of them */
void scan_bare_key(struct scan *scan, struct scan_key *content);
bool scan_thousands(struct scan *scan);                           /* after a comma: tells "1,000" and passes the 000 */

void scan_tell_unclosed(struct scan *scan);                       /* at the end; stops */
void scan_close_wrongly(struct scan *scan, char got); /* consumes the bracket unless it belongs further out */

void scan_keys_enter(struct scan *scan, struct scan_frame *frame);
const struct scan_key *scan_keys_add(struct scan *scan, struct scan_frame *frame,
                                     struct scan_key key); /* the first of that name, or NULL */
void scan_keys_leave(struct scan *scan, struct scan_frame *frame);
#endif
