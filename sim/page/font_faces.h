/* SPDX-License-Identifier: GPL-3.0-or-later */
/* font_faces: which fonts are installed and which characters they have. fontconfig is asked in a child, for it reads
 * whatever files of strangers a system or a home holds, and dies itself where memory runs out: all that it can do to us
 * is not to answer. The answer has a fixed size. */
#ifndef PAGE_FONT_FACES_H
#define PAGE_FONT_FACES_H
#include <limits.h>
#include <stdint.h>
#include "page/gnuplot.h"

enum { FONT_FACES_MOST = 8, FONT_WORDS = 0x110000 / 32 };

struct font_letters { uint32_t bits[FONT_WORDS]; };
struct font_face {
	bool is_there;
	bool is_own;              /* its file lies in the user's own folder */
	char path[PATH_MAX];      /* of its file; "": not known */
	struct font_letters has;
};
struct font_faces {
	bool told;                /* all below is */
	int code;                 /* errno of what could not be read; 0: nothing */
	char refused[PATH_MAX];   /* that; "": not one folder */
	struct font_letters all;  /* what any font has */
	struct font_face each[FONT_FACES_MOST];
};
/* The upright faces of these families; owned by the arena. NULL: *error says why. */
const struct font_faces *font_faces_ask(struct arena *arena, const struct gnuplot *gnuplot,
                                        const char *const *families, int count, struct gnuplot_error *error);
bool font_letters_have(const struct font_letters *letters, int32_t code);
#endif
