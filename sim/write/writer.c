/* SPDX-License-Identifier: GPL-3.0-or-later */
/* writer: the one list of writers. */
#include "write/writer.h"
#include <string.h>

const struct writer *const writers[] = {&writer_terminal, &writer_csv, &writer_json, NULL};

const struct writer *writer_find(const char *name)
{
	for (const struct writer *const *writer = writers; *writer; writer++)
		if (strcmp((*writer)->name, name) == 0)
			return *writer;
	return NULL;
}
