/* SPDX-License-Identifier: GPL-3.0-or-later */
/* source_kind: what a file is that is no text at all, by its first bytes: workbooks, archives, PDF, web pages. Their
 * names may say anything ("table.csv" that is a workbook): names are not looked at. */
#ifndef BASE_SOURCE_KIND_H
#define BASE_SOURCE_KIND_H
#include "base/source.h"

/* What the user is told of it; W_NONE: nothing that is known speaks against its being text. */
enum word source_kind(const struct source *source);
#endif
