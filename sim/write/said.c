/* SPDX-License-Identifier: GPL-3.0-or-later */
/* said: hands over what is said. */
#include "write/said.h"

void said_tell(const struct said *said, struct document *document)
{
	said->tell(document, said->told ? said->told : said->of);
}

static void tell_made(struct document *document, const void *of) { *document = *(const struct document *)of; }

struct said said_document(const struct document *document)
{
	return (struct said){.tell = tell_made, .of = document};
}
