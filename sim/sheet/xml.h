/* SPDX-License-Identifier: GPL-3.0-or-later */
/* xml: a part of a workbook as elements and text. Elements and attributes are known by their own names where their
 * namespace is one of workbooks', in its older or its strict spelling, whatever prefix a file gives it; others are
 * passed over with all that is in them. */
#ifndef SHEET_XML_H
#define SHEET_XML_H
#include "sheet/book.h"

enum { XML_DEPTH = 64 };

struct xml;
struct xml_watch {
	/* An element begins: the path of names to it, from the root, is xml->path[0..depth-1]. */
	void (*begin)(void *data, struct xml *xml);
	void (*text)(void *data, struct xml *xml, const char *bytes, size_t size); /* between; may come in pieces */
	void (*end)(void *data, struct xml *xml); /* as begin, the same path */
};

struct xml {
	struct book *book;
	const char *part, *root;
	const struct xml_watch *watch;
	void *data;
	const char *path[XML_DEPTH]; /* "" : of a namespace that is not ours */
	int depth;
	const char **attributes;     /* of the element that begins */
	/* Within. */
	void *parser;
	struct lookup *names;
	size_t quiet; /* bytes since anything was told by the parser */
	int name_count;
};

/* Reads the whole part, whose outermost element is `root`; false: told. */
bool xml_read(struct book *book, const char *part, const char *root, const struct xml_watch *watch, void *data);
const char *xml_attribute(const struct xml *xml, const char *name); /* without a namespace; NULL: absent */
const char *xml_relation(const struct xml *xml);                    /* r:id; NULL: absent */
/* Is the path to the element, from the root, "a/b/c"? */
bool xml_is(const struct xml *xml, const char *path);
bool xml_truth(const char *text, bool otherwise); /* "1", "true"; NULL: otherwise */
#endif
