/* SPDX-License-Identifier: GPL-3.0-or-later */
/* region: what a scenario may read. The folder of the file that the command line names, and all below it; where the
 * plan lies above, in one of three folders, the files that lie in the folders from there up to the plan's, but nothing
 * in other folders beside: a plan that a stranger's file finds somewhere above it opens no more than what lies beside
 * that plan. What one of these files names itself, in its own folder and below, is read as if it had been named on the
 * command line: it is not the stranger's. Nothing hidden (.name) is read. */
#ifndef DATA_REGION_H
#define DATA_REGION_H
#include <stdbool.h>
#include "base/words.h"

struct reader;
struct file;

struct region {
	const char *real, *shown; /* folder of the file: canonical, and as the user sees it */
	const char *top, *top_shown; /* folder of the plan, where that lies above; otherwise the same */
	const char
		*absent; /* where the file says that a plan is, above, and nothing is there; NULL: there is no such place */
};
struct region region_find(struct reader *reader, const struct file *file);
/* Of one folder and all below it. */
struct region region_below(const char *real, const char *shown);
bool region_reads(const struct region *region, const char *real); /* a canonical path */
/* The same of what is named by a file that lies in the folder `from`, and that may be read itself. */
bool region_reads_from(const struct region *region, const char *from, const char *real);
/* What is read, about {1}, the plan's folder, and {3}, the file's. */
enum word region_rule(const struct region *region, const char *real);
#endif
