/* SPDX-License-Identifier: GPL-3.0-or-later */
/* indicator_marks: what tables of statistics print around names and numbers that is neither: marks for a number that is
 * missing, flags of statistical offices (54.7 b), footnote marks (①, *, ¹, 1), [1]) and what says at the
 * beginning of a name that it is a part of the row above (其中：, #, of which). Texts are half-width. */
#ifndef INTAKE_INDICATOR_MARKS_H
#define INTAKE_INDICATOR_MARKS_H
#include <stdbool.h>
#include <stddef.h>
#include "base/words.h"

/* The whole cell says that there is no number: "", -, —, .., :, NA, n/a, NaN, 暂无; flags may follow a mark. */
bool marks_missing(const char *plain);
/* "一", "（二）", "三、": a number as headings between rows have it */
bool marks_chinese_number(const char *half);
/* Bytes at the end of the text that are flags, with the blanks before them: " b", " bep", " b e"; 0: none */
size_t marks_flags(const char *text, size_t length);
enum word marks_flag_word(char flag);
/* Bytes at the end of the text that are one footnote mark; 0: none. Never all of the text. */
size_t marks_footnote(const char *text, size_t length);
/* Bytes that a name begins with and that say where it stands in its table: 其中：, #, of which, - , (一), 一、, ①; 0:
 * none. Never all of the name. */
size_t marks_leading(const char *text);
bool marks_part(const char *text); /* begins with what says that it is a part of the row above */
#endif
