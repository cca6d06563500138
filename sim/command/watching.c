/* SPDX-License-Identifier: GPL-3.0-or-later */
/* watching: inotify. A save is a burst of events (write, rename, attributes), so that the last of it is waited for.
 * Holds: nothing is waited for in a loop without sleeping; a folder's watch is set again before each waiting, so
 * that a folder made anew is watched anew, and once a second it is asked whether a folder's path still leads to it:
 * that a folder above was renamed tells nobody. */
#include "command/watching.h"
#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#include "base/source.h"
#include "base/text.h"

enum { QUIET_MS = 120, BURST_MS = 2000, LOOK_MS = 1000 };

struct folder {
	const char *path;
	int watch; /* -1: it is not there */
	dev_t device;
	ino_t inode; /* 0: it was not there when it was looked at last */
	bool whole;
};
struct watching {
	struct arena *arena;
	int inotify;
	struct folder *folders;
	int folder_count, folder_capacity;
	const char **files; /* "folder/name" */
	int file_count, file_capacity;
	const char *changed; /* what is known to have changed before the next waiting; NULL: nothing */
	bool all, failed;
	int error;
};

static void close_descriptor(void *data) { close(*(int *)data); }

struct watching *watching_create(struct arena *arena, struct err *err)
{
	struct watching *watching = ARENA_NEW(arena, struct watching);
	watching->arena = arena;
	watching->inotify = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
	if (watching->inotify < 0) {
		*err = (struct err){.code = errno, .file = "inotify", .action = "watch"};
		return NULL;
	}
	arena_on_free(arena, close_descriptor, &watching->inotify);
	return watching;
}

/* --- what matters --- */

static const char *keep(struct watching *watching, const char *text)
{
	return arena_copy(watching->arena, text, strlen(text));
}

/* Sets the watch of a folder; true: it is another one than before, or none any more. */
static bool set_watch(struct watching *watching, struct folder *folder)
{
	struct stat info;
	int before = folder->watch;
	bool there = stat(folder->path, &info) == 0;
	bool other = folder->inode != (there ? info.st_ino : 0) || (there && folder->device != info.st_dev);
	if (!other && before >= 0)
		return false;
	if (before >= 0)
		inotify_rm_watch(watching->inotify, before); /* it may lie elsewhere by now */
	folder->inode = there ? info.st_ino : 0;
	folder->device = there ? info.st_dev : 0;
	folder->watch = inotify_add_watch(watching->inotify, folder->path,
	                                  IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_CREATE | IN_ATTRIB |
	                                      IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR);
	if (folder->watch < 0 && errno != ENOENT && errno != ENOTDIR && errno != EACCES) {
		watching->failed = true;
		watching->error = errno;
	}
	return other || folder->watch != before;
}

static struct folder *folder_of(struct watching *watching, const char *path)
{
	for (int i = 0; i < watching->folder_count; i++)
		if (strcmp(watching->folders[i].path, path) == 0)
			return &watching->folders[i];
	struct folder *folder =
		ARENA_PUSH(watching->arena, watching->folders, watching->folder_count, watching->folder_capacity);
	*folder = (struct folder){.path = keep(watching, path), .watch = -1};
	set_watch(watching, folder);
	return folder;
}

static const char *path_in(struct arena *arena, const char *folder, const char *name)
{
	return arena_print(arena, "%s/%s", folder, name);
}

bool watching_file(struct watching *watching, struct arena *arena, const char *path)
{
	int before = watching->folder_count;
	const char *folder = path_folder(arena, path), *slash = strrchr(path, '/');
	const char *name = path_in(arena, folder, slash ? slash + 1 : path);
	folder_of(watching, folder);
	bool known = false;
	for (int i = 0; !known && i < watching->file_count; i++)
		known = strcmp(watching->files[i], name) == 0;
	if (!known)
		*ARENA_PUSH(watching->arena, watching->files, watching->file_count, watching->file_capacity) =
			keep(watching, name);
	return watching->folder_count > before;
}

void watching_changed(struct watching *watching, const char *path)
{
	const char *slash = strrchr(path, '/');
	watching->changed = keep(watching, slash ? slash + 1 : path);
}

void watching_folder(struct watching *watching, const char *folder)
{
	folder_of(watching, folder)->whole = true;
}

void watching_all(struct watching *watching, bool all) { watching->all = all; }

int watching_folders(const struct watching *watching)
{
	int count = 0;
	for (int i = 0; i < watching->folder_count; i++)
		count += watching->folders[i].watch >= 0;
	return count;
}

static bool matters(struct watching *watching, struct arena *arena, const struct folder *folder,
                    const char *name)
{
	bool is_kind = name[0] != '.' && (text_ends(name, ".json") || text_ends(name, ".csv"));
	if ((folder->whole || watching->all) && is_kind)
		return true;
	const char *path = path_in(arena, folder->path, name);
	for (int i = 0; i < watching->file_count; i++)
		if (strcmp(watching->files[i], path) == 0)
			return true;
	return strcmp(name, "observed.csv") == 0; /* may come to lie beside a plan at any time */
}

/* --- events --- */

struct burst {
	struct watching *watching;
	struct arena *arena;
	const char *names;
	bool relevant;
};

static void note_name(struct burst *burst, const char *name)
{
	const char *names = burst->names;
	size_t length = strlen(name);
	for (const char *at = names; *at; at += strcspn(at, ",") + (strchr(at, ',') ? 2 : 0))
		if (strncmp(at, name, length) == 0 && (!at[length] || at[length] == ','))
			return;
	burst->names =
		*names ? arena_print(burst->arena, "%s, %s", names, name) : arena_copy(burst->arena, name, length);
}

/* A new file is told of again once it is written, but a link is there at once; what may be read tells only where
 * something could not be. */
static bool is_change(const struct watching *watching, struct arena *arena, const struct folder *folder,
                      const struct inotify_event *event)
{
	struct stat info;
	if (event->mask & IN_ATTRIB)
		return watching->all;
	if (!(event->mask & IN_CREATE))
		return true;
	return lstat(path_in(arena, folder->path, event->name), &info) == 0 &&
	       (!S_ISREG(info.st_mode) || info.st_nlink > 1);
}

static void see_event(struct burst *burst, const struct inotify_event *event)
{
	struct watching *watching = burst->watching;
	burst->relevant |= (event->mask & IN_Q_OVERFLOW) != 0;
	for (int i = 0; i < watching->folder_count; i++) {
		struct folder *folder = &watching->folders[i];
		if (folder->watch != event->wd)
			continue;
		if (event->mask & (IN_DELETE_SELF | IN_MOVE_SELF | IN_IGNORED)) {
			if (!(event->mask & IN_IGNORED))
				inotify_rm_watch(watching->inotify, folder->watch);
			folder->watch = -1;
			burst->relevant = true;
			note_name(burst, folder->path);
		} else if (event->len && is_change(watching, burst->arena, folder, event) &&
		           matters(watching, burst->arena, folder, event->name)) {
			burst->relevant = true;
			note_name(burst, event->name);
		}
	}
}

/* All events that are there. False: reading failed. */
static bool drain(struct burst *burst)
{
	_Alignas(struct inotify_event) char bytes[8192];
	for (;;) {
		ssize_t length = read(burst->watching->inotify, bytes, sizeof bytes);
		if (length < 0)
			return errno == EAGAIN || errno == EINTR;
		for (char *at = bytes; at < bytes + length;) {
			const struct inotify_event *event = (const struct inotify_event *)(void *)at;
			see_event(burst, event);
			at += sizeof *event + event->len;
		}
	}
}

/* Is there a folder where none was, another or none where one was? */
static bool look_again(struct burst *burst)
{
	bool found = false;
	for (int i = 0; i < burst->watching->folder_count; i++)
		if (set_watch(burst->watching, &burst->watching->folders[i])) {
			note_name(burst, burst->watching->folders[i].path);
			found = true;
		}
	return found;
}

static long milliseconds(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

enum watched watching_wait(struct watching *watching, struct arena *arena, const char **names,
                           struct err *err)
{
	struct burst burst = {watching, arena, "", false};
	burst.relevant = look_again(&burst) || watching->changed;
	if (watching->changed)
		note_name(&burst, watching->changed);
	watching->changed = NULL;
	for (long began = 0; !watching->failed;) {
		struct pollfd polled[] = {{watching->inotify, POLLIN, 0}, {STDOUT_FILENO, 0, 0}};
		int timeout = burst.relevant ? QUIET_MS : LOOK_MS;
		int ready = poll(polled, 2, timeout);
		if (ready < 0 && errno != EINTR)
			break;
		if (polled[1].revents & (POLLERR | POLLHUP | POLLNVAL))
			return WATCHED_READER_GONE;
		if (ready > 0 && polled[0].revents && !drain(&burst))
			break;
		burst.relevant |= look_again(&burst);
		began = burst.relevant && !began ? milliseconds() : began;
		bool over = burst.relevant && (ready == 0 || milliseconds() - began >= BURST_MS);
		if (over && !watching->failed) {
			*names = burst.names;
			return WATCHED_CHANGE;
		}
	}
	*err =
		(struct err){.code = watching->failed ? watching->error : errno, .file = "inotify", .action = "watch"};
	return WATCHED_FAILED;
}
