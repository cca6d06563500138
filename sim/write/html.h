/* SPDX-License-Identifier: GPL-3.0-or-later */
/* html: parts of a page: texts, numbers with their links, tables, pictures, contents. Whatever users wrote stands as
 * text: nothing of it becomes an element, an attribute or an address. Cells keep their unrounded number in
 * `data-value`, so that a checker can compare. */
#ifndef WRITE_HTML_H
#define WRITE_HTML_H
#include "write/numbering.h"
#include "write/picture.h"

void html_text(struct text *out, const char *text);
void html_element(struct text *out, const char *element, const char *text); /* <p>text</p> */
void html_prose(struct text *out, struct prose prose);
void html_prose_part(struct text *out, struct prose prose, size_t from, size_t to); /* its bytes from .. to - 1 */
void html_cell(struct text *out, const struct cell *cell); /* text, as a link where it has an anchor; no mark */
void html_value(struct text *out, const struct cell *cell); /* " data-value=..", of a number */

/* Chapters and sections, as nested lists of links. */
void html_contents(struct text *out, const struct document *document, enum language language);
/* With caption, unit and source where it has them. */
void html_table(struct text *out, const struct numbering *numbering, const struct document_block *block);
/* The picture itself, or its alternative text where it was not drawn. */
void html_picture(struct text *out, const struct numbering *numbering, const struct document_block *block,
                  const struct pictures *pictures);

extern const char html_style[]; /* what every language's page has; fonts and margins are language_rules.page_style */
#endif
