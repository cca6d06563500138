/* SPDX-License-Identifier: GPL-3.0-or-later */
/* source: a file that was read, kept whole so that every message can show its line. Opens regular files
 * only (no device, pipe, folder), at most SOURCE_LIMIT bytes; a UTF-8 BOM is skipped. */
#ifndef BASE_SOURCE_H
#define BASE_SOURCE_H
#include <stdbool.h>
#include <stddef.h>
#include "base/arena.h"
#include "base/words.h"

#define SOURCE_LIMIT ((size_t)16 << 20)

struct source {
	const char *path;   /* as the user sees it: relative to where the command runs where possible */
	const char *real;   /* canonical absolute path; NULL for texts that are no file (--set) */
	const char *bytes;  /* `size` bytes and a NUL after them; the BOM, if any, already left out */
	size_t size;
	const char *raw;    /* the file as it is: with its BOM, not transcoded */
	size_t raw_size;
	bool transcoded;    /* was GB18030 or UTF-16 (tables only) */
	const char **told;  /* shared by copies: what outputs call the file, however it was named; *told NULL: as `path` */
	const struct source_mark *marks; /* source_marks.h */
	const struct source_grid *grid;  /* source_grid.h; NULL: a text of lines */
};

enum source_error {
	SOURCE_OK,
	SOURCE_MISSING,
	SOURCE_NOT_REGULAR,
	SOURCE_TOO_LARGE,
	SOURCE_UNREADABLE,
	SOURCE_OUTSIDE
};

/* Reads `path`. If `root` is not NULL the canonical path must lie inside that canonical folder (symlinks
 * resolved), otherwise SOURCE_OUTSIDE and nothing is opened. On error returns NULL and sets *error;
 * errno tells more for SOURCE_UNREADABLE. */
const struct source *source_open(struct arena *arena, const char *path, const char *root, enum source_error *error);
enum word source_error_word(enum source_error error); /* the message, about {0}, the path */
/* What outputs call it: its name by the manifest; where there is none, its path. */
const char *source_told(const struct source *source);
/* A text that is no file, shown as `name` in messages (e.g. "--set"). */
const struct source *source_text(struct arena *arena, const char *name, const char *text);
/* Tables only: bytes that are not UTF-8 but valid GB18030 are transcoded (iconv); otherwise returns `source`
 * itself. *stuck: where the bytes are no UTF-8 first (source->size: nowhere) and, if they are not GB18030
 * either, where they are no GB18030 first. */
struct source_stuck { size_t utf8, gb18030; };
const struct source *source_as_utf8(struct arena *arena, const struct source *source, struct source_stuck *stuck);
/* By its mark, or by NULs that stand in every second byte and, but for a few, nowhere else. */
bool source_is_utf16(const struct source *source);
/* Such a one in UTF-8; NULL: not UTF-16 after all from `*stuck` on (half a pair, half a character). */
const struct source *source_from_utf16(struct arena *arena, const struct source *source, size_t *stuck);

char *path_folder(struct arena *arena, const char *path);                 /* "a/b.json" -> "a"; "b.json" -> "." */
/* Absolute names stay; "." folder disappears */
char *path_join(struct arena *arena, const char *folder, const char *name);
/* Lexical: "a/./b/../c" -> "a/c"; leading ".." stay. */
char *path_tidy(struct arena *arena, const char *path);
char *path_stem(struct arena *arena, const char *path);                   /* "a/b.json" -> "b" */
char *path_real(struct arena *arena, const char *path);                   /* canonical, or NULL */
bool path_exists(const char *path);    /* as far as the system tells: false only where there is nothing */
bool path_is_folder(const char *path);
#endif
