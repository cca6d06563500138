/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report_table: what the chapters of a report share: sections, sentences, counts, lists of scenarios, and captioned
 * tables that fit the text of a page (A4 upright, about 76 cells of the size that tables are set in). Where scenarios
 * would stand side by side, they stand in blocks of six at most, evenly shared:
 *
 *     for (struct report_block block = report_block(report, 0, 40, 9); block.from < report->count;
 *          block = report_block(report, block.to, 40, 9)) {
 *         struct table *table = table_begin(report->arena, left, 3);
 *         report_columns(report, table, block);
 *         ... rows ...
 *         report_captioned(report, table, block, title, unit, source);
 *     }
 */
#ifndef VIEW_REPORT_TABLE_H
#define VIEW_REPORT_TABLE_H
#include "view/report.h"
#include "view/view_words.h"

enum { REPORT_CELLS = 76, REPORT_SIDE_BY_SIDE = 6 };

/* A sentence, or a note, of a pattern and its texts, cells and prose. */
#define report_say(report, word, ...)                                                                                  \
	document_sentence((report)->document, report_prose(report, word __VA_OPT__(, ) __VA_ARGS__))
#define report_note(report, word, ...)                                                                                 \
	document_note((report)->document, report_prose(report, word __VA_OPT__(, ) __VA_ARGS__))
#define report_prose(report, word, ...)                                                                                \
	view_prose((report)->arena, (report)->view, (word)__VA_OPT__(, ) __VA_ARGS__)
/* The same without numbers: a text. */
#define report_text(report, word, ...)                                                                                 \
	view_say((report)->arena, (report)->view, (word)__VA_OPT__(, ) __VA_ARGS__)
const char *report_word(const struct report *report, enum word word);

/* A section (level 2 or 3) of a chapter; `id` tells it from the others of the document: "results-economy". */
void report_section(struct report *report, int level, const char *title, const char *id);

/* How many of what: `how` says of what ("targets of this chapter that ..."). */
struct cell report_count(struct report *report, const char *id, int count, struct prose how);
/* For one thing, or for several. */
static inline enum word report_plural(int count, enum word one, enum word several)
{
	return count == 1 ? one : several;
}

/* "a, b and c" in running text; where an item has a comma of its own they stand apart by semicolons. */
const char *report_list(const struct report *report, const char *const *list, int count);
/* "mean growth" at the beginning of a line: "Mean growth". */
const char *report_capital(const struct report *report, const char *text);
/* "Baseline, Green and As planned": those of the results that are asked for ([report->count]; NULL: all). */
const char *report_titles(const struct report *report, const bool *which);
const char *report_title_of(const struct report *report, const struct result *result);
/* Which of the results it is, from 0. */
int report_index(const struct report *report, const struct result *result);

/* Scenarios that stand side by side: from..to-1. */
struct report_block { int from, to; };
/* The next ones, from `from` on: beside `left` cells of other columns, each at least `cells` wide, or as its title
 * takes on two lines. */
struct report_block report_block(const struct report *report, int from, int left, int cells);
/* A column for each. */
void report_columns(const struct report *report, struct table *table, struct report_block block);
/* With its caption; nothing where the table has no rows. Of several blocks the later ones are said to go on. */
void report_captioned(struct report *report, const struct table *table, struct report_block block, const char *title,
                      const char *unit, struct prose source);
/* Of no scenarios side by side. */
void report_put(struct report *report, const struct table *table, const char *title, const char *unit,
                struct prose source);
/* No source, or none to be said. */
#define REPORT_NO_SOURCE ((struct prose){.text = ""})
#endif
