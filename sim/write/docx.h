/* SPDX-License-Identifier: GPL-3.0-or-later */
/* docx: a report's document as WordprocessingML (ECMA-376, transitional), shared by the files that write its parts.
 * Lengths are twentieths of a point, as the format counts them, sizes of type half points. Elements stand in the order
 * that the schema demands, which Word insists on. Of a user's text nothing but text arrives: no field, no link out of
 * the file, no control character. */
#ifndef WRITE_DOCX_H
#define WRITE_DOCX_H
#include "base/lookup.h"
#include "write/numbering.h"
#include "write/package.h"
#include "write/writer.h"

/* --- the form of a paper (docx_form.c) --- */
enum docx_style_flag {
	DOCX_BOLD = 1,
	DOCX_WITH_NEXT = 2,  /* on the same page as what follows */
	DOCX_TOGETHER = 4,   /* its lines on one page */
	DOCX_OFF_GRID = 8,   /* lines and characters as the type has them */
	DOCX_NEW_PAGE = 16,
	DOCX_BUILT_IN = 32,  /* Word knows the style and names it in its own language */
	DOCX_AS_TYPED = 64,  /* not checked for spelling */
	DOCX_LEADER = 128    /* dots lead to a number at the right edge */
};
struct docx_style {
	const char *id, *name;      /* the name of one that is built in; others: `called` */
	enum word called;
	const char *based, *next;   /* ids; NULL: none, itself */
	const char *east, *latin;   /* fonts; NULL: as it is based */
	int size;                   /* half points; 0: as it is based */
	int before, after;          /* not inherited */
	int line;                   /* over 0: exactly; under 0: so many 240ths of what the type asks; 0: as it is based */
	int first;                  /* the first line stands in by so many hundredths of a character */
	const char *align;          /* NULL: as it is based */
	int outline;                /* of a heading: its level from 1 */
	unsigned flags;
};
struct docx_font {
	const char *name, *others;  /* others: what may stand in for it, comma by comma */
	const char *family;         /* "roman", "swiss", "modern", "script" */
	bool chinese;
};
struct docx_form {
	int top, right, bottom, left, footer; /* margins */
	int line, pitch;            /* of lines and characters on the grid; pitch 0: none that paragraphs keep to */
	int body;                   /* half points */
	int table_sizes[3];         /* half points, from the usual one down */
	const struct docx_style *styles; int style_count;
	const struct docx_font *fonts; int font_count;
	bool outer_numbers;         /* page numbers stand at the outer edge between dashes; otherwise in the middle */
};
enum { DOCX_WIDTH = 11906, DOCX_HEIGHT = 16838 }; /* A4 */
extern const struct docx_form docx_form_chinese, docx_form_latin;
const struct docx_style *docx_style(const struct docx_form *form, const char *id);
/* What holds for it where it says nothing itself. */
int docx_style_size(const struct docx_form *form, const struct docx_style *style);
int docx_style_line(const struct docx_form *form, const struct docx_style *style);
bool docx_style_flag(const struct docx_form *form, const struct docx_style *style, enum docx_style_flag flag);

/* --- parts that do not depend on the document (docx_styles.c) --- */
const char *docx_tag(enum language language); /* "zh-CN" */
void docx_styles(struct text *out, const struct docx_form *form, enum language language);
void docx_fonts(struct text *out, const struct docx_form *form);
void docx_settings(struct text *out, const struct docx_form *form, enum language language);
void docx_numbering(struct text *out, int lists);
enum docx_page { DOCX_PAGE_ODD, DOCX_PAGE_EVEN };
void docx_footer(struct text *out, const struct docx_form *form, enum docx_page page);

/* --- the document in the making --- */
/* Where what is written comes to stand, about: heights are added up as Word would lay them. */
struct docx_sheet { int page, used, height, width; };

struct docx {
	struct arena *arena;
	const struct document *document;
	const struct manner *manner;
	const struct docx_form *form;
	struct numbering numbering;
	struct text body;
	struct lookup *anchors;     /* to the names of bookmarks: of every anchor that some block has */
	int bookmarks;              /* so many are written; their numbers */
	struct lookup *marked;      /* anchors whose bookmark is written */
	struct docx_heading *headings; int heading_count, heading_capacity; /* for the contents */
	struct docx_image *images; int image_count, image_capacity;
	int shapes;                 /* pictures shown so far */
	int lists;                  /* numbered lists so far */
	bool small;                 /* in the appendix */
	bool landscape;
	struct docx_sheet sheet;
};
struct docx_heading { int level, page; const char *text, *bookmark; };
struct docx_image { const struct picture *picture; };

/* --- text (docx_text.c) --- */
void docx_escape(struct text *out, const char *text, size_t length); /* cleaned; for elements and attributes */
struct docx_paragraph {
	const char *style;
	bool with_next;
	int list;                   /* the number of a list; 0: none */
	int left, hanging;
	const char *align;          /* NULL: the style's */
	const char *anchor;         /* of the block; NULL: none */
};
struct docx_run { const char *style; bool bold, dim; int size; };
void docx_open(struct docx *docx, const struct docx_paragraph *paragraph);
void docx_close(struct docx *docx);
void docx_run(struct docx *docx, struct docx_run run, const char *text, size_t length);
void docx_say(struct docx *docx, struct docx_run run, const char *text);
void docx_prose(struct docx *docx, struct docx_run run, struct prose prose);
void docx_cell(struct docx *docx, struct docx_run run, const struct cell *cell);
/* A field and what it shows until it is asked again. */
void docx_field(struct docx *docx, const char *instruction, const char *shown);
/* Names of bookmarks: at most 40 letters, digits and low lines; different anchors have different ones, whatever their
 * case. */
const char *docx_bookmark(struct arena *arena, const char *anchor);
void docx_list_anchors(struct docx *docx);
void docx_mark(struct docx *docx, const char *name); /* a bookmark here */

/* --- sheets (docx_sheet.c) --- */
void docx_sheet_begin(struct docx *docx);
void docx_sheet_page(struct docx *docx); /* a new page, unless this one is empty */
size_t docx_sheet_cells(const char *text); /* as of a terminal, with the room between scripts */
/* A paragraph of so many such cells. */
void docx_sheet_paragraph(struct docx *docx, const struct docx_paragraph *paragraph, size_t cells);
/* Something that is not parted: a row, a picture with its caption. False: it came to stand on the next page. */
bool docx_sheet_block(struct docx *docx, int height);
int docx_sheet_lines(const struct docx *docx, size_t cells, int size, int width);
int docx_sheet_line(const struct docx *docx, int size); /* height of one off the grid */

/* --- blocks (docx_blocks.c, docx_table.c, docx_columns.c, docx_picture.c, docx_contents.c) --- */
struct docx_columns {
	const struct table *table;
	const int *list; int count; /* which of the table's */
	const int *widths;          /* [count] */
	const bool *marked;         /* [count]: some cell has a mark */
	int size;                   /* half points */
	bool first;                 /* of the blocks that the table is parted in */
};
/* How the table comes to stand: in blocks of columns, in smaller type or on pages turned round as far as that helps. */
struct docx_blocks { const struct docx_columns *list; int count; bool landscape; };
struct docx_blocks docx_columns(struct docx *docx, const struct table *table);
void docx_table(struct docx *docx, const struct document_block *block);
void docx_picture(struct docx *docx, const struct document_block *block);
/* "Table 3-2  Title": the number is a field that counts anew in each chapter. */
void docx_caption(struct docx *docx, const struct document_block *block, bool with_next);
void docx_source(struct docx *docx, const struct document_block *block);
/* A field for all headings of two levels, with what it finds. */
void docx_contents(struct docx *docx);
/* Any block. */
void docx_block(struct docx *docx, const struct document_block *block);
/* --- sections (docx_section.c) --- */
/* The section that ends here, and how its pages lie. */
void docx_section(struct docx *docx);
void docx_turn(struct docx *docx, bool landscape); /* pages to come lie so */
#endif
