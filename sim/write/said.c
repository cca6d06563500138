/* SPDX-License-Identifier: GPL-3.0-or-later */
/* said: hands over what is said. */
#include "write/said.h"

void said_tell(const struct said *said, struct document *document)
{
	said->tell(document, said->told ? said->told : said->of);
}
