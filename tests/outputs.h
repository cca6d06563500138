/* SPDX-License-Identifier: GPL-3.0-or-later */
/* outputs: a folder of its own for a test, files put there and read. */
#ifndef TESTS_OUTPUTS_H
#define TESTS_OUTPUTS_H
#include "base/output_file.h"
#include "tests/test.h"

struct outputs { struct arena arena; char *folder; struct err err; };
void outputs_begin(struct outputs *here);
void outputs_end(struct outputs *here);
const char *inside(struct outputs *here, const char *name);
const char *content(struct outputs *here, const char *name); /* "(none)" */
int entries(const char *folder);                              /* -1: it is not there */
bool add_text(struct outputs *here, struct output_set *set, const char *name, const char *text);
bool has_unnamed(const char *folder);                         /* does its file system have files without a name? */
#endif
