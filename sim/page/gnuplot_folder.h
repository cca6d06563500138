/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gnuplot_folder: the private folders in which gnuplot works. They can be taken away even where there is no memory and
 * no file can be opened any more: what that needs is kept ready from the beginning. */
#ifndef PAGE_GNUPLOT_FOLDER_H
#define PAGE_GNUPLOT_FOLDER_H
#include <stdbool.h>
#include <stddef.h>
#include "base/arena.h"

struct gnuplot_folder {
	const char *path; /* NULL: there is none */
	int spare;        /* an open file, given up for the taking away; -1 */
};
/* A folder of its own in TMPDIR, else in /tmp. False: errno, and *path is where it should have been. */
bool gnuplot_folder_make(struct gnuplot_folder *folder, struct arena *arena, const char **path);
/* A folder in it; NULL: errno. */
const char *gnuplot_folder_inner(const struct gnuplot_folder *folder, struct arena *arena, int number);
/* Takes `path` away with all that is in it. */
void gnuplot_folder_empty(const char *path);
void gnuplot_folder_remove(struct gnuplot_folder *folder);
/* Files in an inner folder. False: errno. */
bool gnuplot_folder_write(struct arena *arena, const char *folder, const char *name, const char *bytes, size_t size);
/* A font of the user's own folder: the child's home is elsewhere, so the file is shown there. */
bool gnuplot_folder_font(struct arena *arena, const char *folder, const char *file);
/* The whole of an ordinary file of at most `most` bytes, a NUL after it. NULL: errno, 0 if it is no such file. */
char *gnuplot_folder_read(struct arena *arena, const char *path, size_t most, size_t *size);
#endif
