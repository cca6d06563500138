/* SPDX-License-Identifier: GPL-3.0-or-later */
/* said: what a view hands to a writer. */
#ifndef WRITE_SAID_H
#define WRITE_SAID_H
#include "write/document.h"
#include "write/relation.h"

/* What a view has to say: its data, and the same for people. */
struct said {
	const struct relation *data;                             /* the root; NULL: none */
	const char *part;                                        /* which relation of it a flat table shows */
	void (*tell)(struct document *document, const void *of); /* NULL: nothing for people */
	const void *of;
	const void *told; /* what `tell` speaks of where that is not `of`; NULL: the same */
};

/* A document that is made already, a report's. */
struct said said_document(const struct document *document);
/* The document of what is said, for writers for people. */
void said_tell(const struct said *said, struct document *document);
#endif
