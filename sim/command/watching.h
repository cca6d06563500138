/* SPDX-License-Identifier: GPL-3.0-or-later */
/* watching: waits until one of some files changes. Folders are watched, not files, so that an editor which
 * writes a new file and renames it over the old one is noticed, and a file that is removed and made again. A
 * folder that goes away, or whose path leads elsewhere, is looked for once a second. */
#ifndef COMMAND_WATCHING_H
#define COMMAND_WATCHING_H
#include <stdbool.h>
#include "base/arena.h"
#include "base/output_file.h"

struct watching;
/* NULL: err is set. The descriptor is closed with the arena. */
struct watching *watching_create(struct arena *arena, struct err *err);
/* A file that matters; `arena` for what is needed on the way. True: its folder was not watched before, so that a change
 * may have been missed. */
bool watching_file(struct watching *watching, struct arena *arena, const char *path);
/* A folder all of whose *.json and *.csv matter, those too that come later. */
void watching_folder(struct watching *watching, const char *folder);
/* Does every *.json and *.csv of the watched folders matter? As long as a file is missing, whose name is not known
 * here. */
void watching_all(struct watching *watching, bool all);
/* It has changed: the next waiting ends soon. */
void watching_changed(struct watching *watching, const char *path);
int watching_folders(const struct watching *watching); /* how many are watched */

enum watched { WATCHED_CHANGE, WATCHED_READER_GONE /* of standard output */, WATCHED_FAILED };
/* Waits for a change and until it has been quiet for a moment. *names: the files that changed, as the user would
 * name them, "a.json, b.json" (in `arena`). */
enum watched watching_wait(struct watching *watching, struct arena *arena, const char **names,
                           struct err *err);
#endif
