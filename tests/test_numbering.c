/* SPDX-License-Identifier: GPL-3.0-or-later */
/* numbering: what stands before headings and captions, in each language. */
#include "tests/test.h"
#include "write/numbering.h"

/* "1 |1.1 |1.2 |1.2.1 |..." of every heading and caption. */
static const char *all(struct arena *arena, enum language language)
{
	struct document document = {.arena = arena};
	static const struct table none;
	const struct caption caption = {.title = "t"};
	document_chapter(&document, "s", "s", false);
	document_section(&document, 2, "a", NULL);
	document_captioned(&document, &none, caption);
	for (int chapter = 1; chapter < 13; chapter++) {
		document_chapter(&document, "c", "c", true);
		if (chapter != 2)
			continue;
		document_captioned(&document, &none, caption);
		document_section(&document, 2, "a", NULL);
		document_section(&document, 3, "a", NULL);
		document_section(&document, 2, "a", NULL);
		document_section(&document, 3, "a", NULL);
		document_section(&document, 3, "a", NULL);
		document_captioned(&document, &none, caption);
		document_picture(&document, "p", prose_plain(arena, "p"), caption);
	}
	document_chapter(&document, "x", "x", false);
	document_section(&document, 2, "a", NULL);
	document_section(&document, 3, "a", NULL);
	document_captioned(&document, &none, caption);
	struct text out;
	text_init(&out, arena);
	struct numbering numbering = numbering_begin(arena, language);
	for (int i = 0; i < document.count; i++) {
		text_add(&out, document.blocks[i].kind == BLOCK_HEADING
		                   ? numbering_heading(&numbering, &document.blocks[i])
		                   : numbering_caption(&numbering, &document.blocks[i]));
		text_add(&out, "|");
	}
	return out.bytes;
}

TEST(numbering_follows_each_language)
{
	struct arena arena;
	arena_init(&arena, NULL, 0);
	CHECK_TEXT(all(&arena, LANG_EN), "||Table 1|1 |2 |Table 2-1|2.1 |2.1.1 |2.2 |2.2.1 |2.2.2 |Table 2-2|Figure 2-1|3 |"
	                                 "4 |5 |6 |7 |8 |9 |10 |11 |12 ||A.1 ||Table A-1|");
	CHECK_TEXT(all(&arena, LANG_ZH), "||表1|一、|二、|表2-1|（一）|1. |（二）|1. |2. |表2-2|图2-1|三、|四、|五、|六、|"
	                                 "七、|八、|九、|十、|十一、|十二、||（一）||附表1|");
	arena_free(&arena);
}

TEST(numbering_counts_in_words_below_a_hundred)
{
	struct arena arena;
	arena_init(&arena, NULL, 0);
	static const struct { int number; const char *zh; } of[] = {
		{1, "一"}, {10, "十"}, {11, "十一"}, {19, "十九"}, {20, "二十"}, {21, "二十一"}, {99, "九十九"}, {100, "100"}};
	for (size_t i = 0; i < sizeof of / sizeof *of; i++) {
		CHECK_TEXT(numbering_in_words(&arena, LANG_ZH, of[i].number), of[i].zh);
		CHECK_INT(atoi(numbering_in_words(&arena, LANG_EN, of[i].number)), of[i].number);
	}
	arena_free(&arena);
}
