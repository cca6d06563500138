/* SPDX-License-Identifier: GPL-3.0-or-later */
/* picture: a finished picture as a report shows it: SVG for pages, PNG for paper. Its bytes live as long as the
 * document. It is bare: what it finds and what must be known of it stand in its caption. An SVG begins with an XML
 * declaration and a DOCTYPE, which go where it stands in a page; it has role="img" and its finding as <title>, and is
 * drawn on white: in the dark it is a white card. */
#ifndef WRITE_PICTURE_H
#define WRITE_PICTURE_H
#include <stddef.h>

struct picture {
	const char *stem;    /* "lines-gdp", as BLOCK_PICTURE names it */
	int width, height;   /* in pixels at 96 dpi */
	const char *svg;     /* well-formed XML, its ids begin with the stem; NULL: none was drawn */
	size_t svg_size;
	const char *png;
	size_t png_size;
};
struct pictures { const struct picture *list; int count; };

const struct picture *picture_find(const struct pictures *pictures, const char *stem); /* NULL: there is none */
#endif
