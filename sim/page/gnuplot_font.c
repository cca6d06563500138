/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fonts: gnuplot draws black boxes for characters that no font has, and leaves with 0. So fontconfig is asked
 * first whether the very characters of a chart are there. png and pdf need this; svg names a stack of
 * families and leaves the choice to whoever shows it. */
#include "page/gnuplot_font.h"
#include <string.h>
#include "base/text.h"
#include "base/utf8.h"
#include "page/font_faces.h"

#define MISSING_SHOWN 8

static const struct candidate {
	const char *family;
	double wide;
	bool chinese;
} candidates[] = {
	{"Liberation Sans", 1.00, false},  {"DejaVu Sans", 1.19, false},
	{"Noto Sans CJK SC", 1.05, true},  {"WenQuanYi Micro Hei", 1.04, true},
	{"WenQuanYi Zen Hei", 1.08, true}, {"Droid Sans Fallback", 1.08, true},
};
enum { CANDIDATES = sizeof candidates / sizeof candidates[0], LATIN = 2 };

struct gnuplot_fonts {
	const struct font_faces *faces; /* in the order of candidates */
};

struct gnuplot_fonts *gnuplot_fonts_open(struct arena *arena, const struct gnuplot *gnuplot,
                                         struct gnuplot_error *error)
{
	_Static_assert((int)CANDIDATES <= (int)FONT_FACES_MOST, "faces of all candidates are told");
	const char *families[CANDIDATES];
	for (int i = 0; i < CANDIDATES; i++)
		families[i] = candidates[i].family;
	struct gnuplot_fonts *fonts = ARENA_NEW(arena, struct gnuplot_fonts);
	fonts->faces = font_faces_ask(arena, gnuplot, families, CANDIDATES, error);
	return fonts->faces ? fonts : NULL;
}

/* Characters that `letters` lacks; `shown` (may be NULL) receives the first few different ones. */
static int count_missing(const struct font_letters *letters, const char *const *texts, int count, struct text *shown)
{
	int missing = 0;
	for (int i = 0; i < count; i++) {
		size_t length = strlen(texts[i]), used = 0;
		for (size_t at = 0; at < length; at += used) {
			int32_t code = utf8_decode(texts[i] + at, length - at, &used);
			if (code <= 0xa0 && (code <= ' ' || code == 0xa0))
				continue;
			if (font_letters_have(letters, code))
				continue;
			missing++;
			char *again = shown ? memmem(shown->bytes, shown->length, texts[i] + at, used) : NULL;
			if (shown && !again && text_count(shown->bytes, shown->length) < MISSING_SHOWN)
				text_add_n(shown, texts[i] + at, used);
		}
	}
	return missing;
}

bool gnuplot_font_find(struct gnuplot_fonts *fonts, struct arena *arena, enum language language,
                       const char *const *texts, int count, struct gnuplot_font *font,
                       struct gnuplot_error *error)
{
	struct text shown;
	text_init(&shown, arena);
	text_add(&shown, "");
	const struct font_face *faces = fonts->faces->each;
	int best = -1, fewest = 0;
	for (int k = 0; k < CANDIDATES; k++) {
		int i = language_rules[language].full_width ? (k + LATIN) % CANDIDATES : k;
		int missing = faces[i].is_there ? count_missing(&faces[i].has, texts, count, NULL) : 0;
		if (faces[i].is_there && (best < 0 || missing < fewest))
			best = i, fewest = missing;
	}
	if ((best < 0 || fewest > 0) && count_missing(&fonts->faces->all, texts, count, &shown) > 0) {
		*error = (struct gnuplot_error){
			GNUPLOT_NO_FONT, W_GNUPLOT_NO_FONT, {shown.bytes, "fonts-wqy-microhei", NULL, NULL}, 0};
		return false;
	}
	if (best < 0) { /* none that is known, but others that will do */
		*font = gnuplot_font_web(language);
		return true;
	}
	const struct candidate *chosen = &candidates[best];
	const char *path = *faces[best].path ? faces[best].path : NULL;
	*font = (struct gnuplot_font){chosen->family, chosen->wide, chosen->chinese, path,
	                              faces[best].is_own ? path : NULL};
	return true;
}

struct gnuplot_font gnuplot_font_web(enum language language)
{
	return (struct gnuplot_font){"sans-serif", 1.05, language_rules[language].full_width, NULL, NULL};
}

const char *gnuplot_font_stack(enum language language)
{
	return language_rules[language].font_stack;
}
