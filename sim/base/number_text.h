/* SPDX-License-Identifier: GPL-3.0-or-later */
/* number_text: the number that a text of a person begins with: "7000 亿元", "12 100", "１２．５％". Blanks may
 * part thousands; nothing else may, and what cannot be told apart is a fault with its place. */
#ifndef BASE_NUMBER_TEXT_H
#define BASE_NUMBER_TEXT_H
#include <stdbool.h>
#include <stddef.h>
#include "base/words.h"

enum number_fault {
	NUMBER_READ,
	NUMBER_NONE,   /* it begins with no number */
	NUMBER_HUGE, NUMBER_TINY, /* one that no double holds */
	NUMBER_GROUPS, /* blanks between digits that do not part thousands: "12 34", "1 1000", "1.5 100" */
	NUMBER_MARK    /* another sign between digits: "1,100", "1'100", "1.100,5" */
};

struct number_text {
	enum number_fault fault;
	double value;
	size_t length;                 /* bytes of the number, grouping included */
	size_t bad_offset, bad_length; /* HUGE, TINY, GROUPS: all of the digits and blanks; MARK: the sign */
};

struct number_text number_text_read(const char *text, size_t length);
/* The whole text is one number, blanks around it apart; what is left over is a fault NUMBER_NONE. */
struct number_text number_text_whole(const char *text, size_t length);
/* Does the digit at `text` begin the scale of a unit, "1e8" or "10e3"? Then it belongs to no number before it. */
bool number_is_scale(const char *text, size_t length);
/* What is said of a fault, and what would be right: {0} is the text, {1} the part of it. */
enum word number_fault_word(enum number_fault fault);
enum word number_fault_hint(enum number_fault fault);
#endif
