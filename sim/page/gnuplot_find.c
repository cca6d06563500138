/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gnuplot_find: where the program is, as a shell would look for it. What is there and may not be run is named. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "base/source.h"
#include "base/system.h"
#include "page/gnuplot.h"
#include "page/gnuplot_text.h"

const char *gnuplot_path(void)
{
	const char *path = getenv("PATH");
	return path && *path ? path : "/usr/local/bin:/usr/bin:/bin";
}

/* A file that may be run; a folder may be "run", too. */
static bool is_program(const char *path)
{
	struct stat status;
	return stat(path, &status) == 0 && S_ISREG(status.st_mode) && access(path, X_OK) == 0;
}

const char *gnuplot_find(struct arena *arena, const struct gnuplot *gnuplot, struct gnuplot_error *error)
{
	const char *name = gnuplot->program ? gnuplot->program : "gnuplot", *all = gnuplot_path(), *refused = NULL;
	const char *path = strchr(name, '/') ? "" : all;
	int code = 0;
	do {
		size_t length = strcspn(path, ":");
		const char *folder = strchr(name, '/') ? NULL : length ? arena_copy(arena, path, length) : ".";
		const char *candidate = folder ? path_join(arena, folder, name) : name, *program;
		errno = EACCES;
		if (is_program(candidate) && (program = path_real(arena, candidate)))
			return program;
		if (!refused && !system_is_absent(errno))
			refused = candidate, code = errno;
		path += length + (path[length] == ':');
	} while (*path);
	*error = refused ? (struct gnuplot_error){GNUPLOT_SYSTEM, W_GNUPLOT_SYSTEM, {refused, NULL, NULL, NULL}, code}
	                 : (struct gnuplot_error){GNUPLOT_MISSING,
	                                          strchr(name, '/') ? W_GNUPLOT_NOT_THERE : W_GNUPLOT_MISSING,
	                                          {name, gnuplot_text(arena, all, 200), NULL, NULL},
	                                          0};
	return NULL;
}
