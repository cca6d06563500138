/* SPDX-License-Identifier: GPL-3.0-or-later */
/* writer: the one list of writers. */
#include "write/writer.h"

const struct writer *const writers[] = {
#define WRITER(name) &writer_##name,
#include "write/writers.def"
#undef WRITER
	NULL};

const char *const writer_names[] = {
#define WRITER(name) #name,
#include "write/writers.def"
#undef WRITER
	NULL};

const char writer_bars[] =
#define WRITER(name) "|" #name
#include "write/writers.def"
#undef WRITER
	;

enum language writer_language(const struct writer *writer, enum language reader)
{
	return writer->one_language ? LANGUAGE_OF_DATA : reader;
}
