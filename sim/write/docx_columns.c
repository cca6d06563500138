/* SPDX-License-Identifier: GPL-3.0-or-later */
/* docx_columns: how wide the columns of a table are. Each would have room for its longest text and needs room for its
 * longest word, or for all of a number. What is left over goes where it saves lines; where even words do not fit, type
 * is made smaller, then pages are turned round, then columns that may move stand in several blocks. Holds: the widths
 * of a block add up to that of the text. */
#include <string.h>
#include "base/utf8.h"
#include "write/docx.h"

enum { MARGINS = 140, HEADING_LINES = 3, HEADING_MOST = 16, WORD_LEAST = 6, WORD_MOST = 22, HALF = 5, BOLDER = 108 };

/* In cells of a terminal. */
struct need { int natural, least; bool marked; };

/* The longest part that is not parted: Chinese may be anywhere, other letters at blanks and behind hyphens. */
static int longest_word(const char *text)
{
	int longest = 0, here = 0;
	for (size_t at = 0, used, length = strlen(text); at < length; at += used) {
		int32_t code = utf8_decode(text + at, length - at, &used);
		int width = code < 0 ? 1 : utf8_width((uint32_t)code);
		if (width == 2 || code == ' ')
			here = width == 2 ? width : 0;
		else
			here += width;
		longest = here > longest ? here : longest;
		if (width == 2 || code == '-' || code == '/')
			here = 0;
	}
	return longest;
}

static int larger(int a, int b) { return a > b ? a : b; }
static int smaller(int a, int b) { return a < b ? a : b; }

static struct need need_of(const struct table *table, int column)
{
	const struct table_column *of = &table->columns[column];
	const char *heading = of->heading ? of->heading : "";
	int wide = (int)text_width(heading), word = smaller(longest_word(heading), WORD_MOST);
	struct need need = {.natural = larger(word, smaller(wide, HEADING_MOST)),
	                    .least = larger(word, (wide + HEADING_LINES - 1) / HEADING_LINES)};
	for (int r = 0; r < table->row_count; r++)
		if (column < table->rows[r].count && table->rows[r].cells[column].mark && *table->rows[r].cells[column].mark)
			need.marked = true;
	for (int r = 0; r < table->row_count; r++) {
		if (column >= table->rows[r].count)
			continue;
		const struct cell *cell = &table->rows[r].cells[column];
		const char *text = cell->text ? cell->text : "";
		int all = (int)text_width(text) + (need.marked ? 3 : 0);
		bool whole = cell->is_number || (of->side == SIDE_RIGHT && all <= WORD_MOST / 2);
		need.natural = larger(need.natural, all);
		need.least =
			larger(need.least, whole ? all : smaller(all, smaller(WORD_MOST, larger(WORD_LEAST, longest_word(text)))));
	}
	need.natural = larger(need.natural, need.least);
	return need;
}

/* Letters of a bold heading are wider. */
static int width_of(int cells, int size) { return cells * size * HALF * BOLDER / 100 + MARGINS; }

static int sum_of_least(const struct need *needs, const int *list, int count, int size)
{
	int sum = 0;
	for (int i = 0; i < count; i++)
		sum += width_of(needs[list[i]].least, size);
	return sum;
}

/* --- sharing out --- */

struct sharing {
	const struct table *table;
	const int *list; int count;
	int size;
	int **cells;   /* [count][rows] what each text is wide, in cells of a terminal */
	int *widths;   /* [count] so far */
	int *natural;  /* [count] */
	int *others;   /* [rows] lines that the other columns take */
};

static int lines_of(const struct sharing *sharing, int i, int row, int width)
{
	int cells = sharing->cells[i][row], room = larger(1, (width - MARGINS) * 100 / (sharing->size * HALF * BOLDER));
	return cells <= room ? 1 : (cells + room - 1) / room + (cells > 2 * room); /* words do not fill their lines */
}

/* Lines that the rows have in all where column `i` is so wide. */
static long height_of(const struct sharing *sharing, int i, int width)
{
	long height = 0;
	for (int r = 0; r < sharing->table->row_count; r++)
		height += larger(sharing->others[r], lines_of(sharing, i, r, width));
	return height;
}

static void see_others(const struct sharing *sharing, int i)
{
	for (int r = 0; r < sharing->table->row_count; r++) {
		sharing->others[r] = 1;
		for (int c = 0; c < sharing->count; c++)
			if (c != i)
				sharing->others[r] = larger(sharing->others[r], lines_of(sharing, c, r, sharing->widths[c]));
	}
}

/* Gives of `room` what saves most lines for its width; 0: nothing saves any. */
static int give(const struct sharing *sharing, int room)
{
	enum { STEP = 90 };
	double best = 0;
	int to = -1, width = 0;
	for (int i = 0; i < sharing->count; i++) {
		int most = smaller(room, sharing->natural[i] - sharing->widths[i]);
		see_others(sharing, i);
		long now = height_of(sharing, i, sharing->widths[i]);
		for (int more = smaller(STEP, most); most > 0 && more <= most; more += STEP) {
			double saves = (double)(now - height_of(sharing, i, sharing->widths[i] + more)) / more;
			if (saves > best)
				best = saves, to = i, width = more;
		}
	}
	if (to >= 0)
		sharing->widths[to] += width;
	return to >= 0 ? width : 0;
}

static void see_cells(struct arena *arena, struct sharing *sharing)
{
	const struct table *table = sharing->table;
	for (int i = 0; i < sharing->count; i++) {
		sharing->cells[i] = ARENA_ARRAY(arena, table->row_count + 1, int);
		for (int r = 0; r < table->row_count; r++)
			if (sharing->list[i] < table->rows[r].count && table->rows[r].cells[sharing->list[i]].text)
				sharing->cells[i][r] = (int)text_width(table->rows[r].cells[sharing->list[i]].text);
	}
}

/* Shares `room` out: each column has what it needs; what is left goes where it saves lines, and at last to all by their
 * widths. */
static const int *shared_out(struct arena *arena, const struct table *table, const struct need *needs, const int *list,
                             int count, int size, int room)
{
	struct sharing sharing = {.table = table, .list = list, .count = count, .size = size,
	                          .cells = ARENA_ARRAY(arena, count, int *), .widths = ARENA_ARRAY(arena, count, int),
	                          .natural = ARENA_ARRAY(arena, count, int),
	                          .others = ARENA_ARRAY(arena, table->row_count + 1, int)};
	int left = room, all, given = 0, widest = 0;
	see_cells(arena, &sharing);
	for (int i = 0; i < count; i++) {
		sharing.widths[i] = width_of(needs[list[i]].least, size);
		sharing.natural[i] = width_of(needs[list[i]].natural, size);
		left -= sharing.widths[i];
	}
	for (int got = 1; left > 0 && got > 0; left -= got)
		got = give(&sharing, left);
	all = room - left;
	for (int i = 0; i < count; i++) {
		sharing.widths[i] = (int)((long)sharing.widths[i] * room / all);
		given += sharing.widths[i];
		widest = sharing.widths[i] > sharing.widths[widest] ? i : widest;
	}
	sharing.widths[widest] += room - given;
	return sharing.widths;
}

static void push_block(struct docx *docx, struct docx_blocks *blocks, struct docx_columns block,
                       const struct need *needs)
{
	struct docx_columns *list = ARENA_ARRAY(docx->arena, blocks->count + 1, struct docx_columns);
	if (blocks->count)
		memcpy(list, blocks->list, (size_t)blocks->count * sizeof *list);
	const struct docx_form *form = docx->form;
	int room = blocks->landscape ? DOCX_HEIGHT - form->top - form->bottom : DOCX_WIDTH - form->left - form->right;
	block.widths = shared_out(docx->arena, block.table, needs, block.list, block.count, block.size, room);
	bool *marked = ARENA_ARRAY(docx->arena, block.count, bool);
	for (int i = 0; i < block.count; i++)
		marked[i] = needs[block.list[i]].marked;
	block.marked = marked;
	block.first = blocks->count == 0;
	list[blocks->count++] = block;
	blocks->list = list;
}

/* Columns that move, as many as fit beside those that stay. */
static void part(struct docx *docx, struct docx_blocks *blocks, struct docx_columns whole, const struct need *needs,
                 int room)
{
	const struct table *table = whole.table;
	int first = 0, behind = table->column_count;
	while (first < table->column_count && !table->columns[first].moves)
		first++;
	while (behind > first && !table->columns[behind - 1].moves)
		behind--;
	for (int next = first; next < behind;) {
		int *list = ARENA_ARRAY(docx->arena, table->column_count, int), count = 0, taken = 0;
		for (int c = 0; c < first; c++)
			list[count++] = c;
		int stays = sum_of_least(needs, list, count, whole.size);
		for (int c = behind; c < table->column_count; c++)
			stays += width_of(needs[c].least, whole.size);
		for (; next < behind && (!taken || stays + width_of(needs[next].least, whole.size) <= room); next++, taken++) {
			stays += width_of(needs[next].least, whole.size);
			list[count++] = next;
		}
		for (int c = behind; c < table->column_count; c++)
			list[count++] = c;
		push_block(docx, blocks,
		           (struct docx_columns){.table = table, .list = list, .count = count, .size = whole.size}, needs);
	}
}

static bool has_moving(const struct table *table)
{
	for (int c = 0; c < table->column_count; c++)
		if (table->columns[c].moves)
			return true;
	return false;
}

struct docx_blocks docx_columns(struct docx *docx, const struct table *table)
{
	const struct docx_form *form = docx->form;
	int count = table->column_count, *list = ARENA_ARRAY(docx->arena, count, int);
	struct need *needs = ARENA_ARRAY(docx->arena, count, struct need);
	for (int c = 0; c < count; c++) {
		needs[c] = need_of(table, c);
		list[c] = c;
	}
	struct docx_columns whole = {.table = table, .list = list, .count = count};
	struct docx_blocks blocks = {0};
	const int upright = DOCX_WIDTH - form->left - form->right, turned = DOCX_HEIGHT - form->top - form->bottom;
	const int tries[][2] = {{docx->small ? form->table_sizes[2] : form->table_sizes[0], upright},
	                        {docx->small ? form->table_sizes[2] : form->table_sizes[1], upright},
	                        {form->table_sizes[0], turned}, {form->table_sizes[1], turned},
	                        {form->table_sizes[2], turned}};
	for (size_t i = 0; i < sizeof tries / sizeof *tries; i++) {
		whole.size = tries[i][0];
		blocks.landscape = tries[i][1] == turned;
		bool last = i + 1 == sizeof tries / sizeof *tries;
		if (sum_of_least(needs, list, count, whole.size) <= tries[i][1] || (last && !has_moving(table))) {
			push_block(docx, &blocks, whole, needs);
			return blocks;
		}
	}
	part(docx, &blocks, whole, needs, turned);
	return blocks;
}
