/* SPDX-License-Identifier: GPL-3.0-or-later */
/* picture: found by its stem. */
#include "write/picture.h"
#include <string.h>

const struct picture *picture_find(const struct pictures *pictures, const char *stem)
{
	for (int i = 0; pictures && i < pictures->count; i++)
		if (strcmp(pictures->list[i].stem, stem) == 0)
			return &pictures->list[i];
	return NULL;
}
