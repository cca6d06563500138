/* SPDX-License-Identifier: GPL-3.0-or-later */
/* placing: a library to be preloaded, which counts the calls that change a folder (files made, named, renamed, removed,
 * synced; folders made and removed) in one sequence and lets one of them come to grief. PLACING says which and how:
 *
 *   N:ERRNO     the N-th fails (from 1), once        N-:ERRNO   it and all after it
 *   N:before    the program is killed before it      N:after    right after it
 *
 * PLACING_LACKS names what the file system cannot do: "tmpfile", "exchange", "noreplace", "links", with commas.
 * PLACING_COUNT names a file that gets the number of calls when the program ends by itself. Only what the program calls
 * itself is counted. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <link.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static long calls, chosen;
static int sticky, code, killed_before, killed_after;
static const char *lacks = "", *count_file;
static uintptr_t from, to;

static int find_program(struct dl_phdr_info *info, size_t size, void *data)
{
	(void)size, (void)data;
	from = UINTPTR_MAX;
	for (int i = 0; i < info->dlpi_phnum; i++) {
		uintptr_t begin = info->dlpi_addr + info->dlpi_phdr[i].p_vaddr, end = begin + info->dlpi_phdr[i].p_memsz;
		if (info->dlpi_phdr[i].p_type != PT_LOAD)
			continue;
		from = begin < from ? begin : from;
		to = end > to ? end : to;
	}
	return 1;
}

static void __attribute__((constructor)) begin(void)
{
	char how[32] = "", number[32] = "";
	const char *said = getenv("PLACING");
	dl_iterate_phdr(find_program, NULL);
	lacks = getenv("PLACING_LACKS") ? getenv("PLACING_LACKS") : "";
	count_file = getenv("PLACING_COUNT");
	if (!said || sscanf(said, "%31[^:]:%31s", number, how) != 2)
		return;
	chosen = atol(number);
	sticky = strchr(number, '-') != NULL;
	killed_before = strcmp(how, "before") == 0;
	killed_after = strcmp(how, "after") == 0;
	code = atoi(how);
}

static void __attribute__((destructor)) end(void)
{
	FILE *file = count_file ? fopen(count_file, "w") : NULL;
	if (file) {
		fprintf(file, "%ld\n", calls);
		fclose(file);
	}
}

/* Whether it fails; kills before it. */
static int fails(const void *caller)
{
	uintptr_t at = (uintptr_t)caller;
	if (at < from || at >= to)
		return 0;
	calls++;
	if (!chosen || (calls != chosen && !(sticky && calls > chosen)))
		return 0;
	if (killed_before)
		kill(getpid(), SIGKILL);
	errno = code;
	return !killed_after;
}

static int after(int result)
{
	if (killed_after && calls == chosen)
		kill(getpid(), SIGKILL);
	return result;
}

static int missing(const char *what, int error)
{
	errno = error;
	return strstr(lacks, what) != NULL;
}

#define HERE __builtin_return_address(0)
#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

int openat(int folder, const char *path, int flags, ...)
{
	va_list more;
	va_start(more, flags);
	mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(more, mode_t) : 0;
	va_end(more);
	int makes = (flags & O_TMPFILE) == O_TMPFILE || flags & O_CREAT;
	if (makes && (flags & O_TMPFILE) == O_TMPFILE && missing("tmpfile", EOPNOTSUPP))
		return -1;
	if (makes && fails(HERE))
		return -1;
	int result = REAL(openat)(folder, path, flags, mode);
	return makes ? after(result) : result;
}
int fsync(int file) { return fails(HERE) ? -1 : after(REAL(fsync)(file)); }
int renameat(int f, const char *a, int g, const char *b)
{
	return fails(HERE) ? -1 : after(REAL(renameat)(f, a, g, b));
}
int renameat2(int f, const char *a, int g, const char *b, unsigned how)
{
	if ((how & RENAME_EXCHANGE && missing("exchange", EINVAL)) ||
	    (how & RENAME_NOREPLACE && missing("noreplace", EINVAL)))
		return -1;
	return fails(HERE) ? -1 : after(REAL(renameat2)(f, a, g, b, how));
}
int linkat(int f, const char *a, int g, const char *b, int how)
{
	return missing("links", EPERM) || fails(HERE) ? -1 : after(REAL(linkat)(f, a, g, b, how));
}
int unlinkat(int f, const char *path, int how) { return fails(HERE) ? -1 : after(REAL(unlinkat)(f, path, how)); }
int mkdir(const char *path, mode_t mode) { return fails(HERE) ? -1 : after(REAL(mkdir)(path, mode)); }
int rmdir(const char *path) { return fails(HERE) ? -1 : after(REAL(rmdir)(path)); }
