/* SPDX-License-Identifier: GPL-3.0-or-later */
/* package: parts in one ZIP file, made in memory. */
#ifndef WRITE_PACKAGE_H
#define WRITE_PACKAGE_H
#include "base/text.h"

struct package_part {
	const char *name; /* "word/document.xml": letters, digits, points, hyphens, slashes; each once */
	const char *bytes;
	size_t size;
	bool packed; /* what is a picture already stays as it is */
};

/* Adds the file to `out`: the same bytes for the same parts. Must be handed parts of less than 2 GB together. */
void package_write(struct text *out, const struct package_part *parts, int count);
#endif
