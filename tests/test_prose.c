/* SPDX-License-Identifier: GPL-3.0-or-later */
/* prose: numbers in sentences stay cells, however sentences are put together. */
#include "tests/test.h"
#include "write/prose.h"

static bool mentions_hold(struct prose prose)
{
	size_t end = 0;
	for (int i = 0; i < prose.count; i++) {
		const struct mention *mention = &prose.mentions[i];
		bool apart = mention->start >= end && mention->start + mention->length <= strlen(prose.text);
		if (!apart || strncmp(prose.text + mention->start, mention->cell.text, mention->length) != 0)
			return false;
		end = mention->start + mention->length;
	}
	return true;
}

static struct cell number(const char *text, double value)
{
	return (struct cell){.text = text, .is_number = true, .number = value};
}

static struct prose filled(struct arena *arena, const char *pattern, struct prose a, struct prose b)
{
	return prose_fill(arena, pattern, (const struct prose[]){a, b}, 2);
}

TEST(prose_keeps_where_a_cell_stands_in_a_pattern)
{
	struct arena arena;
	arena_init(&arena, NULL, 0);
	struct prose prose = filled(&arena, "GDP {0} lower ({1}).", prose_cell(&arena, number("202", 202.04)),
	                            prose_cell(&arena, number("9.0 %", 9.03)));
	CHECK_TEXT(prose.text, "GDP 202 lower (9.0 %).");
	CHECK_INT(prose.count, 2);
	CHECK(mentions_hold(prose));
	CHECK_INT((int)prose.mentions[0].start, 4);
	CHECK(prose.mentions[1].cell.number == 9.03);
	arena_free(&arena);
}

TEST(prose_inside_prose_keeps_its_cells_in_the_order_of_the_text)
{
	struct arena arena;
	arena_init(&arena, NULL, 0);
	struct prose inner =
		filled(&arena, "{1} of {0}", prose_cell(&arena, number("8", 8)), prose_cell(&arena, number("5", 5)));
	struct prose outer = filled(&arena, "多：{1}，{0}", prose_cell(&arena, number("3", 3)), inner);
	struct prose all = prose_join(&arena, outer, "; ", inner);
	CHECK_TEXT(all.text, "多：5 of 8，3; 5 of 8");
	CHECK_INT(all.count, 5);
	CHECK(mentions_hold(all));
	CHECK(all.mentions[2].cell.number == 3 && all.mentions[4].cell.number == 8);
	arena_free(&arena);
}

TEST(prose_of_texts_cells_and_prose_is_what_words_say)
{
	struct arena arena;
	arena_init(&arena, NULL, 0);
	struct prose reason = prose_say(&arena, LANG_EN, W_WITH_REASON, "green", number("3", 3));
	CHECK_TEXT(reason.text, word_format(&arena, LANG_EN, W_WITH_REASON, WORDS("green", "3")));
	CHECK_INT(reason.count, 1);
	struct prose again = prose_say(&arena, LANG_EN, W_WITH_REASON, reason, (char *)"x");
	CHECK_INT(again.count, 1);
	CHECK(mentions_hold(again));
	CHECK_TEXT(prose_say(&arena, LANG_EN, W_WITH_REASON).text,
	           word_text(LANG_EN, W_WITH_REASON)); /* forgotten arguments stay visible */
	arena_free(&arena);
}
