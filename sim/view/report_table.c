/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report_table: what the chapters of a report share. Holds: no table without rows gets a caption, and so no number. */
#include "view/report_table.h"
#include <string.h>
#include "view/view_cell.h"
#include "write/table.h"

const char *report_word(const struct report *report, enum word word) { return word_text(report->view->language, word); }

void report_section(struct report *report, int level, const char *title, const char *id)
{
	document_section(report->document, level, title, id);
}

struct cell report_count(struct report *report, const char *id, int count, struct prose how)
{
	return evidence_fact(report, id, count, 0, how);
}

const char *report_list(const struct report *report, const char *const *list, int count)
{
	enum language language = report->view->language;
	const char *comma = word_text(language, W_LIST_COMMA), *all = count ? list[0] : "";
	bool parted = false;
	for (int i = 0; i < count; i++)
		parted |= *list[i] != '"' && strstr(list[i], comma) != NULL; /* quoted ones are held together */
	for (int i = 1; i < count; i++) {
		const char *between = parted ? word_text(language, W_LIST_SEMICOLON) : comma;
		all = !parted && i == count - 1 ? report_text(report, W_REPORT_LIST_AND, all, list[i])
		                                : arena_print(report->arena, "%s%s%s", all, between, list[i]);
	}
	return all;
}

const char *report_capital(const struct report *report, const char *text)
{
	char *own = arena_copy(report->arena, text, strlen(text));
	if (*own >= 'a' && *own <= 'z')
		*own = (char)(*own - 'a' + 'A');
	return own;
}

const char *report_titles(const struct report *report, const bool *which)
{
	const char **list = ARENA_ARRAY(report->arena, report->count + 1, const char *);
	int count = 0;
	for (int r = 0; r < report->count; r++)
		if (!which || which[r])
			list[count++] = report->titles[r];
	return report_list(report, list, count);
}

int report_index(const struct report *report, const struct result *result)
{
	int r = 0;
	while (r < report->count - 1 && report->results[r]->scenario != result->scenario)
		r++;
	return r;
}

const char *report_title_of(const struct report *report, const struct result *result)
{
	return report->titles[report_index(report, result)];
}

/* --- tables --- */

static int width_of(const struct report *report, int r, int cells)
{
	int title = ((int)text_width(report->titles[r]) + 1) / 2;
	return (title > cells ? title : cells) + 2;
}

/* Where the blocks that are filled up end. */
static int filled(const struct report *report, int from, int most, int left, int cells)
{
	int to = from, used = left;
	for (; to < report->count && to - from < most; to++) {
		used += width_of(report, to, cells);
		if (to > from && used > REPORT_CELLS)
			break;
	}
	return to;
}

static int blocks_from(const struct report *report, int from, int most, int left, int cells)
{
	int blocks = 0;
	for (int to = from; to < report->count; to = filled(report, to, most, left, cells))
		blocks++;
	return blocks;
}

struct report_block report_block(const struct report *report, int from, int left, int cells)
{
	int most = REPORT_SIDE_BY_SIDE, least = blocks_from(report, from, most, left, cells);
	while (most > 1 && blocks_from(report, from, most - 1, left, cells) == least)
		most--; /* four and three rather than six and one */
	return (struct report_block){from, filled(report, from, most, left, cells)};
}

void report_columns(const struct report *report, struct table *table, struct report_block block)
{
	for (int r = block.from; r < block.to; r++)
		table_column(table, (struct table_column){report->titles[r], SIDE_RIGHT, 2, 0, true});
}

void report_captioned(struct report *report, const struct table *table, struct report_block block, const char *title,
                      const char *unit, struct prose source)
{
	if (table->row_count == 0)
		return;
	if (block.from > 0)
		title = report_text(report, W_REPORT_GOES_ON, title);
	document_captioned(report->document, table, (struct caption){.title = title, .unit = unit, .source = source});
}

void report_put(struct report *report, const struct table *table, const char *title, const char *unit,
                struct prose source)
{
	report_captioned(report, table, (struct report_block){0, report->count}, title, unit, source);
}
