/* SPDX-License-Identifier: GPL-3.0-or-later */
/* numbering: patterns of the language filled with the present numbers. */
#include "write/numbering.h"
#include <assert.h>
#include <string.h>

enum { TEN = 10, HUNDRED = 100 };

struct numbering numbering_begin(struct arena *arena, enum language language)
{
	return (struct numbering){.arena = arena, .language = language};
}

const char *numbering_in_words(struct arena *arena, enum language language, int number)
{
	const char *const *words = language_rules[language].counting;
	if (!words || number < 1 || number >= HUNDRED)
		return arena_print(arena, "%d", number);
	int tens = number / TEN, ones = number % TEN;
	return arena_print(arena, "%s%s%s", tens > 1 ? words[tens] : "", tens ? words[TEN] : "", ones ? words[ones] : "");
}

const char *numbering_heading(struct numbering *numbering, const struct document_block *heading)
{
	const struct language_rules *rules = &language_rules[numbering->language];
	int level = heading->level;
	assert(level > 0);
	if (level == 1) {
		numbering->chapter = heading->number;
		numbering->section = numbering->below = 0;
		numbering->chapters += heading->number > 0;
		numbering->appendix = heading->number == 0 && numbering->chapters > 0;
	} else if (level == 2) {
		numbering->section++;
		numbering->below = 0;
	} else {
		numbering->below++;
	}
	if (level > HEADING_LEVELS || (!numbering->chapter && (level != 2 || !numbering->appendix)))
		return "";
	const char *chapter =
		numbering->appendix ? rules->appendix : arena_print(numbering->arena, "%d", numbering->chapter);
	return word_fill(numbering->arena, rules->heading_numbers[level - 1],
	                 WORDS(chapter, arena_print(numbering->arena, "%d", numbering->section),
	                       arena_print(numbering->arena, "%d", numbering->below),
	                       numbering_in_words(numbering->arena, numbering->language, numbering->chapter),
	                       numbering_in_words(numbering->arena, numbering->language, numbering->section)));
}

const char *numbering_caption(const struct numbering *numbering, const struct document_block *block)
{
	static const enum word words[2][2] = {{W_CAPTION_TABLE, W_CAPTION_TABLE_APPENDIX},
	                                      {W_CAPTION_PICTURE, W_CAPTION_PICTURE_APPENDIX}};
	const struct caption *caption = block->caption;
	const char *number = arena_print(numbering->arena, "%d", caption->number);
	if (caption->chapter)
		number = arena_print(numbering->arena, "%d-%s", caption->chapter, number);
	return word_format(numbering->arena, numbering->language,
	                   words[block->kind == BLOCK_PICTURE][numbering->appendix], WORDS(number));
}

const char *numbering_unit(const struct numbering *numbering, const struct document_block *table)
{
	const char *unit = table->caption->unit;
	return unit && *unit ? word_format(numbering->arena, numbering->language, W_CAPTION_UNIT, WORDS(unit)) : "";
}

struct prose numbering_source(const struct numbering *numbering, const struct document_block *block)
{
	struct prose source = block->caption->source;
	return source.text ? source : prose_plain(numbering->arena, "");
}

const char *numbering_anchor(struct arena *arena, const char *anchor)
{
	static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.";
	char *id = arena_copy(arena, anchor, strlen(anchor));
	for (char *at = id; *at; at++)
		if (!strchr(plain, *at))
			*at = '-';
	return id;
}

const char *numbering_id(const struct numbering *numbering, const struct document_block *heading)
{
	if (heading->anchor)
		return numbering_anchor(numbering->arena, heading->anchor);
	const char *id = arena_print(numbering->arena, "part-%s%d-%d", numbering->appendix ? "a" : "", numbering->chapter,
	                             numbering->section);
	return heading->level < 3 ? id : arena_print(numbering->arena, "%s-%d", id, numbering->below);
}

bool numbering_is_entry(const struct numbering *numbering, const struct document_block *heading)
{
	return numbering->appendix && heading->level == 3 && heading->anchor;
}
