/* SPDX-License-Identifier: GPL-3.0-or-later */
/* failing: a library to be preloaded, in which chosen calls of the C library fail. FAILING says which and how:
 *
 *   CALL:N:ERRNO         the N-th call fails (from 1), once       CALL:N-:ERRNO   it and all after it
 *   CALL:N:short         a read or write moves one byte only      a comma stands between several
 *
 * FAILING_COUNT names a file that gets "CALL COUNT" lines when the program ends by itself, and a file of that name with
 * ".child" those of a child that goes on where the program was. Only what the program calls
 * itself is counted and fails, not what libraries call, but for memory, where all does.
 * Other programs that are run are not disturbed. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <link.h>
#include <malloc.h>
#include <poll.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/inotify.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#define CALLS(X) \
	X(malloc) X(open) X(read) X(write) X(fsync) X(rename) X(link) X(unlink) X(close) X(mkdir) X(rmdir) X(stat) \
	X(fstat) X(opendir) X(readdir) X(realpath) X(readlink) X(access) X(pipe) X(fork) X(exec) X(poll) X(wait) X(dup) \
	X(chdir) X(symlink) X(mkdtemp) X(thread) X(inotify) X(flock) X(truncate) X(fopen) X(mmap)
enum call {
#define X(name) CALL_##name,
	CALLS(X)
#undef X
	CALL_COUNT
};
static const char *const names[] = {
#define X(name) #name,
	CALLS(X)
#undef X
};

enum { FAIL = 1, SHORT = 2, PLANS = 16 };
static struct plan { int call; long from; int sticky, code, kind; } plans[PLANS];
static int plan_count, ready;
static atomic_long counts[CALL_COUNT];
static char count_file[512 + 8];
static uintptr_t program_from, program_to;

/* The first object is the program. */
static int find_program(struct dl_phdr_info *info, size_t size, void *data)
{
	(void)size, (void)data;
	program_from = UINTPTR_MAX;
	for (int i = 0; i < info->dlpi_phnum; i++) {
		if (info->dlpi_phdr[i].p_type != PT_LOAD)
			continue;
		uintptr_t from = info->dlpi_addr + info->dlpi_phdr[i].p_vaddr, to = from + info->dlpi_phdr[i].p_memsz;
		program_from = from < program_from ? from : program_from;
		program_to = to > program_to ? to : program_to;
	}
	return 1;
}

static void __attribute__((constructor)) begin(void)
{
	dl_iterate_phdr(find_program, NULL);
	const char *file = getenv("FAILING_COUNT"), *at = getenv("FAILING");
	if (file)
		strncpy(count_file, file, sizeof count_file - 9);
	while (at && *at && plan_count < PLANS) {
		char name[32], from[32], code[32];
		if (sscanf(at, "%31[^:]:%31[^:]:%31[^,]", name, from, code) != 3)
			abort();
		struct plan plan = {.call = -1, .from = atol(from), .sticky = strchr(from, '-') != NULL};
		for (int i = 0; i < CALL_COUNT; i++)
			if (strcmp(names[i], name) == 0)
				plan.call = i;
		plan.kind = strcmp(code, "short") == 0 ? SHORT : FAIL;
		plan.code = atoi(code);
		if (plan.call < 0)
			abort();
		plans[plan_count++] = plan;
		at += strcspn(at, ",");
		at += *at == ',';
	}
	unsetenv("FAILING"); /* children run undisturbed */
	unsetenv("FAILING_COUNT");
	unsetenv("LD_PRELOAD");
	ready = 1;
}

static void tell_counts(void)
{
	ready = 0;
	int file = *count_file ? open(count_file, O_WRONLY | O_CREAT | O_TRUNC, 0600) : -1;
	for (int i = 0; file >= 0 && i < CALL_COUNT; i++)
		dprintf(file, "%s %ld\n", names[i], (long)counts[i]);
}

static void __attribute__((destructor)) end(void) { tell_counts(); }

/* How children end that have not become another program. */
void _exit(int code)
{
	if (*count_file)
		strcat(count_file, ".child");
	tell_counts();
	syscall(SYS_exit_group, code);
	__builtin_unreachable();
}

static int planned_by(enum call call, const void *caller)
{
	uintptr_t at = (uintptr_t)caller;
	if (!ready || (call != CALL_malloc && (at < program_from || at >= program_to)))
		return 0;
	long number = atomic_fetch_add(&counts[call], 1) + 1;
	for (int i = 0; i < plan_count; i++)
		if (plans[i].call == (int)call && (number == plans[i].from || (plans[i].sticky && number > plans[i].from))) {
			errno = plans[i].kind == FAIL ? plans[i].code : errno;
			return plans[i].kind;
		}
	return 0;
}

#define planned(call) planned_by(call, __builtin_return_address(0))
#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
#define WRAP(call, type, failed, name, parameters, arguments) \
	type name parameters \
	{ \
		if (planned(CALL_##call) == FAIL) \
			return failed; \
		static __typeof__(&name) real; \
		if (!real) \
			real = REAL(name); \
		return real arguments; \
	}

/* --- memory --- */

void *__libc_malloc(size_t), *__libc_calloc(size_t, size_t), *__libc_realloc(void *, size_t);
void *__libc_memalign(size_t, size_t);
void *malloc(size_t size) { return planned(CALL_malloc) ? NULL : __libc_malloc(size); }
void *calloc(size_t count, size_t size) { return planned(CALL_malloc) ? NULL : __libc_calloc(count, size); }
void *realloc(void *old, size_t size) { return planned(CALL_malloc) ? NULL : __libc_realloc(old, size); }
void *aligned_alloc(size_t to, size_t size) { return planned(CALL_malloc) ? NULL : __libc_memalign(to, size); }
void *memalign(size_t to, size_t size) { return planned(CALL_malloc) ? NULL : __libc_memalign(to, size); }
int posix_memalign(void **memory, size_t to, size_t size)
{
	if (planned(CALL_malloc))
		return ENOMEM;
	*memory = __libc_memalign(to, size);
	return *memory ? 0 : ENOMEM;
}

/* --- files --- */

#define OPEN(name, first, ...) \
	int name(first const char *path, int flags, ...) \
	{ \
		va_list more; \
		va_start(more, flags); \
		mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(more, mode_t) : 0; \
		va_end(more); \
		return planned(CALL_open) == FAIL ? -1 : REAL(name)(__VA_ARGS__, path, flags, mode); \
	}
#define OPEN_AT(name) OPEN(name, int folder COMMA, folder)
#define COMMA ,
OPEN_AT(openat)
OPEN_AT(openat64)
#define OPEN_HERE(name, at) \
	int name(const char *path, int flags, ...) \
	{ \
		va_list more; \
		va_start(more, flags); \
		mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(more, mode_t) : 0; \
		va_end(more); \
		return planned(CALL_open) == FAIL ? -1 : REAL(at)(AT_FDCWD, path, flags, mode); \
	}
OPEN_HERE(open, openat)
OPEN_HERE(open64, openat64)

ssize_t read(int file, void *bytes, size_t size)
{
	int kind = planned(CALL_read);
	return kind == FAIL ? -1 : REAL(read)(file, bytes, kind == SHORT && size ? 1 : size);
}
ssize_t write(int file, const void *bytes, size_t size)
{
	int kind = planned(CALL_write);
	return kind == FAIL ? -1 : REAL(write)(file, bytes, kind == SHORT && size ? 1 : size);
}
int close(int file)
{
	int fails = planned(CALL_close) == FAIL, code = errno, result = REAL(close)(file);
	errno = fails ? code : errno;
	return fails ? -1 : result;
}
WRAP(fsync, int, -1, fsync, (int file), (file))
WRAP(fsync, int, -1, fdatasync, (int file), (file))
WRAP(rename, int, -1, rename, (const char *a, const char *b), (a, b))
WRAP(rename, int, -1, renameat, (int f, const char *a, int g, const char *b), (f, a, g, b))
WRAP(rename, int, -1, renameat2, (int f, const char *a, int g, const char *b, unsigned how), (f, a, g, b, how))
WRAP(link, int, -1, linkat, (int f, const char *a, int g, const char *b, int how), (f, a, g, b, how))
WRAP(unlink, int, -1, unlink, (const char *path), (path))
WRAP(unlink, int, -1, unlinkat, (int f, const char *path, int how), (f, path, how))
WRAP(mkdir, int, -1, mkdir, (const char *path, mode_t mode), (path, mode))
WRAP(mkdir, int, -1, mkdirat, (int f, const char *path, mode_t mode), (f, path, mode))
WRAP(rmdir, int, -1, rmdir, (const char *path), (path))
WRAP(stat, int, -1, stat, (const char *path, struct stat *info), (path, info))
WRAP(stat, int, -1, lstat, (const char *path, struct stat *info), (path, info))
WRAP(stat, int, -1, fstatat, (int f, const char *path, struct stat *info, int how), (f, path, info, how))
WRAP(fstat, int, -1, fstat, (int file, struct stat *info), (file, info))
WRAP(opendir, DIR *, NULL, opendir, (const char *path), (path))
WRAP(opendir, DIR *, NULL, fdopendir, (int file), (file))
WRAP(readdir, struct dirent *, NULL, readdir, (DIR *folder), (folder))
WRAP(readdir, struct dirent64 *, NULL, readdir64, (DIR *folder), (folder))
WRAP(realpath, char *, NULL, realpath, (const char *path, char *real_path), (path, real_path))
WRAP(readlink, ssize_t, -1, readlink, (const char *path, char *to, size_t size), (path, to, size))
WRAP(access, int, -1, access, (const char *path, int how), (path, how))
WRAP(symlink, int, -1, symlink, (const char *a, const char *b), (a, b))
WRAP(mkdtemp, char *, NULL, mkdtemp, (char *path), (path))
WRAP(flock, int, -1, flock, (int file, int how), (file, how))
WRAP(truncate, int, -1, ftruncate, (int file, off_t size), (file, size))
WRAP(fopen, FILE *, NULL, fopen, (const char *path, const char *how), (path, how))
WRAP(mmap, void *, MAP_FAILED, mmap, (void *at, size_t size, int how, int flags, int file, off_t from),
     (at, size, how, flags, file, from))

/* --- children and others --- */

WRAP(pipe, int, -1, pipe2, (int ends[2], int how), (ends, how))
WRAP(fork, pid_t, -1, fork, (void), ())
WRAP(exec, int, -1, execve, (const char *path, char *const *words, char *const *env), (path, words, env))
WRAP(poll, int, -1, poll, (struct pollfd *list, nfds_t count, int ms), (list, count, ms))
WRAP(wait, pid_t, -1, waitpid, (pid_t pid, int *status, int how), (pid, status, how))
WRAP(wait, int, -1, waitid, (idtype_t kind, id_t id, siginfo_t *info, int how), (kind, id, info, how))
WRAP(dup, int, -1, dup2, (int from, int to), (from, to))
WRAP(chdir, int, -1, chdir, (const char *path), (path))
WRAP(inotify, int, -1, inotify_init1, (int how), (how))
WRAP(inotify, int, -1, inotify_add_watch, (int file, const char *path, unsigned mask), (file, path, mask))
int pthread_create(pthread_t *thread, const pthread_attr_t *how, void *(*run)(void *), void *data)
{
	return planned(CALL_thread) == FAIL ? errno : REAL(pthread_create)(thread, how, run, data);
}
