/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of figures share: one kind alone. */
#ifndef TEST_FIGURE_H
#define TEST_FIGURE_H
#include <string.h>
#include "figure/figure.h"
#include "figure/kind.h"

/* The first picture that the kind has to show; NULL: none. */
static inline const struct chart *figure_first(const struct gallery *gallery, const struct figure_kind *kind)
{
	struct jobs jobs = {0};
	kind->add(gallery, 1u << CHART_SVG, &jobs);
	return jobs.count ? jobs.list[0].chart : NULL;
}

/* As --kind has it; 0: there is no such kind. */
static inline unsigned kind_bit(const char *name)
{
	for (int i = 0; figure_kind_names[i]; i++)
		if (strcmp(figure_kind_names[i], name) == 0)
			return 1u << i;
	return 0;
}
#endif
