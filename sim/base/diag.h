/* SPDX-License-Identifier: GPL-3.0-or-later */
/* diag: what is wrong with the user's input, collected while reading goes on, printed once in order of file
 * and place:
 *
 *   path:line:column: /json/pointer: what
 *    12 |   the source line, tabs shown as one blank
 *       |            ^^^ what is allowed, or a suggestion
 *
 * Columns count characters, carets follow display width. Long lines are shown around the place only. In a workbook
 * the place is "path:sheet!C7", and the line is the row as text (source_grid.h). */
#ifndef BASE_DIAG_H
#define BASE_DIAG_H
#include <stdint.h>
#include "base/arena.h"
#include "base/source.h"
#include "base/text.h"
#include "base/words.h"

struct place { const struct source *source; uint32_t offset, length; }; /* source NULL: no place */
#define NOWHERE ((struct place){0})

/* From 1; column in characters. In a workbook: the row and the column of the cell. */
void place_line_column(struct place place, unsigned *line, unsigned *column);
char *place_text(struct arena *arena, struct place place);                    /* "path:line:column", or "" */
char *place_told(struct arena *arena, struct place place);                    /* the same with source_told */

enum severity { DIAG_NOTE, DIAG_WARNING, DIAG_ERROR };

struct diag {
	enum severity severity;
	struct place place;
	const char *pointer;  /* JSON pointer, NULL where there is none (grammar errors) */
	const char *message, *hint, *chain; /* hint and chain may be NULL; chain: "via a.json, b.json" */
	unsigned order;
};

struct diags {
	struct arena *arena;
	enum language language;
	struct diag *list;
	int count, capacity, errors, warnings, notes;
	int refused;         /* how many of the errors are the system's and nobody's mistake */
	int unseen;          /* how many notes tell where we must not look */
	struct diags *heard; /* NULL, or where that is told which this list, that is never shown, would keep */
	size_t compared; /* effort of suggestions so far (nearest.h) */
};

void diags_init(struct diags *diags, struct arena *arena, enum language language);
/* `message` and `hint` share `args`. The same message at the same place is kept once. After 1000 only counts
 * grow. A message as printed, with its place, line and hint, has at most 4 kB: what is long in it is cut by its middle,
 * which says how much is gone. */
void diag_add(struct diags *diags, enum severity severity, struct place place, const char *pointer,
              enum word message, enum word hint, const char *const *args);
#define diag_error(diags, place, pointer, message, hint, ...) \
	diag_add((diags), DIAG_ERROR, (place), (pointer), (message), (hint), WORDS(__VA_ARGS__))
#define diag_warning(diags, place, pointer, message, hint, ...) \
	diag_add((diags), DIAG_WARNING, (place), (pointer), (message), (hint), WORDS(__VA_ARGS__))
#define diag_note(diags, place, pointer, message, hint, ...) \
	diag_add((diags), DIAG_NOTE, (place), (pointer), (message), (hint), WORDS(__VA_ARGS__))
/* The system refused: `path` cannot be read, because of errno `code`. An error, and counted as the system's. In a list
 * that is never shown it is told where that says; there, what must not be looked into is only noted. */
void diag_refused(struct diags *diags, struct place place, const char *pointer, const char *path, int code);
/* Why source_open gave nothing (called at once: errno tells of what was refused). args[0] is the name. */
void diag_source(struct diags *diags, struct place place, const char *pointer, enum source_error error, enum word hint,
                 const char *const *args);
/* A list that is never shown; what the system refuses is told in `heard`. */
void diags_init_unheard(struct diags *diags, struct arena *arena, struct diags *heard);
void diags_take(struct diags *diags, const struct diags *from); /* adds what another list holds */
void diag_chain(struct diags *diags, const char *chain); /* attaches to the newest */

/* No message is kept any more: what is dear to find out for one need not be. */
bool diags_full(const struct diags *diags);
void diag_count(struct diags *diags, enum severity severity); /* one more that is not kept */
/* "Did you mean": as nearest_name, for a message about to be added. All such searches of a report together cost a
 * bounded effort, so that ten thousand unknown names take no longer than the first hundreds of them; after that, and
 * once diags are full, NULL. The candidates are asked for only where they will be compared: diag_may_suggest. */
bool diag_may_suggest(const struct diags *diags);
const char *diag_nearest(struct diags *diags, const char *name, const char *const *candidates, size_t count);
/* "a, b, c" for a message about to be added; of many the first, and how many more there are. "" once diags are full. */
const char *diag_list(const struct diags *diags, const char *const *names, size_t count);

/* The report as text, ordered by source (first use), offset, order of arrival; warnings say "warning:" before
 * the hint, notes "note:". Control and bidi characters of the source are shown as U+FFFD. */
void diags_print(const struct diags *diags, struct text *out);
#endif
