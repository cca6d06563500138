/* SPDX-License-Identifier: GPL-3.0-or-later */
/* terms: sources and bases are written once, in one language; the plan's `terms` say how their phrases read in the
 * other. A phrase is taken where it stands as a whole, the longest first; "#" in it stands for a number or a list of
 * them ("4.1", "1, 4, 17") and is carried over, the first to the first "#" of the other phrase and so on. What no
 * phrase covers stays as it is written. */
#include <string.h>
#include "base/number.h"
#include "data/title.h"
#include "data/plan.h"

static bool is_letter_or_digit(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/* Length of "1, 4, 17", without what follows its last digit; 0: no number. */
static size_t numbers(const char *text)
{
	size_t length = strspn(text, "0123456789., ");
	while (length > 0 && !number_is_digit(text[length - 1]))
		length--;
	return number_is_digit(*text) ? length : 0;
}

enum { NUMBERS_MOST = 8 }; /* "#" in one phrase; those beyond stand for the last */

struct match {
	size_t length; /* of the text; 0: none */
	struct { const char *text; size_t length; } numbers[NUMBERS_MOST]; /* what each "#" stands for, in their order */
	int count;
};

static struct match phrase_at(const char *phrase, const char *text)
{
	struct match match = {0};
	const char *at = text;
	for (const char *p = phrase; *p; p++) {
		size_t number = *p == '#' ? numbers(at) : 0;
		if (*p == '#' ? number == 0 : *at != *p)
			return (struct match){0};
		if (*p == '#' && match.count < NUMBERS_MOST) {
			match.numbers[match.count].text = at;
			match.numbers[match.count++].length = number;
		}
		at += *p == '#' ? number : 1;
	}
	bool whole = at == text || !is_letter_or_digit(at[-1]) || !is_letter_or_digit(*at);
	match.length = whole ? (size_t)(at - text) : 0;
	return match;
}

static void add_phrase(struct text *out, const char *phrase, const struct match *match)
{
	int next = 0;
	for (; *phrase; phrase++)
		if (*phrase != '#')
			text_add_n(out, phrase, 1);
		else if (match->count) {
			text_add_n(out, match->numbers[next].text, match->numbers[next].length);
			next += next + 1 < match->count;
		}
}

const char *plan_say(struct arena *arena, const struct plan *plan, const char *text, enum language language)
{
	const struct json *terms = plan && plan->root ? json_get(plan->root, "terms") : NULL;
	if (!terms || !text)
		return text;
	struct text out;
	text_init(&out, arena);
	text_add(&out, "");
	for (size_t i = 0; text[i];) {
		struct match best = {0};
		const char *said = NULL;
		bool begins = i == 0 || !is_letter_or_digit(text[i - 1]) || !is_letter_or_digit(text[i]);
		for (const struct json *term = begins ? terms->child : NULL; term; term = term->next) {
			struct title words = title_read(term);
			for (int l = 0; l < LANG_COUNT; l++) {
				const char *other = l != (int)language ? title_text(words, (enum language)l) : NULL;
				struct match match = other ? phrase_at(other, text + i) : (struct match){0};
				if (match.length > best.length)
					best = match, said = title_in(words, language, other);
			}
		}
		if (said)
			add_phrase(&out, said, &best);
		else
			text_add_n(&out, text + i, 1);
		i += said ? best.length : 1;
	}
	return out.bytes;
}
