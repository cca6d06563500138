/* SPDX-License-Identifier: GPL-3.0-or-later */
/* writer: the lists of writers. */
#include "write/writer.h"

const struct writer *const writers[] = {
#define WRITER(name) &writer_##name,
#define RESULT_WRITER(name) WRITER(name)
#include "write/writers.def"
	NULL};

const char *const writer_names[] = {
#define WRITER(name) #name,
#include "write/writers.def"
	NULL};

const char writer_bars[] =
#define WRITER(name) "|" #name
#include "write/writers.def"
	;

const char *const result_writer_names[] = {
#define WRITER(name) #name,
#define RESULT_WRITER(name) WRITER(name)
#include "write/writers.def"
	NULL};

const char result_writer_bars[] =
#define WRITER(name) "|" #name
#define RESULT_WRITER(name) WRITER(name)
#include "write/writers.def"
	;

const struct writer *const report_writers[] = {
#define REPORT_WRITER(name) &writer_##name,
#include "write/writers.def"
	NULL};

const char *const report_writer_names[] = {
#define REPORT_WRITER(name) #name,
#include "write/writers.def"
	NULL};

const char report_writer_bars[] = ""
#define REPORT_WRITER(name) "|" #name
#include "write/writers.def"
	;

enum language writer_language(const struct writer *writer, enum language reader)
{
	return writer->one_language ? LANGUAGE_OF_DATA : reader;
}
