/* SPDX-License-Identifier: GPL-3.0-or-later */
/* language: the languages that the program speaks, a row each in languages.def, and the rules of each: what no
 * sentence says, because all of them follow it. To add one: a row there, and words_CODE.c with its sentences. */
#ifndef BASE_LANGUAGE_H
#define BASE_LANGUAGE_H
#include <stdbool.h>
#include <stddef.h>

enum language {
#define LANGUAGE(id, ...) LANG_##id,
#include "base/languages.def"
#undef LANGUAGE
	LANG_COUNT,
	LANGUAGE_DEFAULT = 0,      /* where nothing chooses; it says what another language lacks */
	LANGUAGE_OF_DATA = LANG_EN /* of CSV, the same for whoever asks, and of units that are read back */
};

enum { HEADING_LEVELS = 3 };

/* A text in each language as files and tables give it; each may be NULL. */
struct title {
#define LANGUAGE(id, code, ...) const char *code;
#include "base/languages.def"
#undef LANGUAGE
};

struct language_rules {
	const char *code;
	const char *tag;                       /* as office files call it (BCP 47); NULL: by its code */
	struct title called;                   /* "in English" */
	const char *unit_gap;                  /* between a number and its unit or percent sign */
	const char *sentence_gap;              /* between two sentences */
	const char *comma, *semicolon, *colon; /* with the blank behind them, if there is one */
	const char *names_comma;               /* between names in a chart, where no line may end */
	size_t grouped_from;                   /* digits from which a chart's numbers stand in groups of three; 0: never */
	const char *unit_times;                /* between the factors of a unit */
	bool scales_in_words;                  /* of units: 万, 亿; otherwise 1e4, 1e8 */
	bool prices_last;                      /* the year of prices stands behind the whole unit, not behind its money */
	bool unit_in_sentences;   /* a chart's sentences name the unit; otherwise its subtitle does, but for % */
	bool marked;              /* CSV that was asked for in it begins with a byte order mark, for spreadsheets */
	bool full_width;          /* fonts with Chinese come first; quotation marks and dashes take a full em */
	const char *font_stack;   /* what a browser may choose from, best first */
	/* Of reports: what stands before a chapter, a section, and below it, with its blank: {0} {1} {2} in digits, {3} and
	 * {4} the chapter and the section counted in words; `counting`: [0] unused, one to ten; NULL: in digits. */
	const char *heading_numbers[HEADING_LEVELS];
	const char *const *counting;
	const char *appendix;   /* its number */
	const char *page_tag;   /* as pages name the language */
	const char *page_style; /* CSS: its type on screen and paper, sizes, margins (write/html_style.c) */
	bool indented;          /* paragraphs begin two characters in, and nothing parts them */
	int target_cells;         /* most of a table's column of targets */
	int target_cells_of_many; /* the same where it stands beside quantiles */
};
extern const struct language_rules language_rules[LANG_COUNT];

extern const char *const language_codes[LANG_COUNT + 1]; /* NULL-terminated */
extern const char language_bars[];                       /* "|en|zh" */
int language_of_code(const char *code);                  /* -1: none has it */
enum language language_of_locale(const char *locale);    /* "zh_CN.UTF-8" */

const char **title_at(struct title *title, enum language language);
const char *title_text(struct title title, enum language language); /* NULL: not in that language */
/* That language, another (the default before the rest), or `otherwise`. */
const char *title_in(struct title title, enum language language, const char *otherwise);
struct title title_in_all(const char *text); /* the same in every language */
#endif
