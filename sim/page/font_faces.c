/* SPDX-License-Identifier: GPL-3.0-or-later */
/* font_faces: the answer lies in memory that parent and child share, and counts once the child has said that it is
 * whole. A pipe that nobody writes to tells when the child has gone, however it went. The child is in a process group
 * of its own, so that Ctrl-C reaches us first, and ends with us. */
#include "page/font_faces.h"
#include <errno.h>
#include <fcntl.h>
#include <fontconfig/fontconfig.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include "base/system.h"

static const double LONGEST = 60; /* seconds: a first look at many fonts on a slow disk takes some */

bool font_letters_have(const struct font_letters *letters, int32_t code)
{
	return code >= 0 && code < FONT_WORDS * 32 && letters->bits[code / 32] >> (code % 32) & 1;
}

/* --- the child --- */

static void add_letters(struct font_letters *letters, const FcCharSet *set)
{
	FcChar32 map[FC_CHARSET_MAP_SIZE], next, base = FcCharSetFirstPage(set, map, &next);
	for (; base != FC_CHARSET_DONE; base = FcCharSetNextPage(set, map, &next))
		for (FcChar32 i = 0; i < FC_CHARSET_MAP_SIZE && base / 32 + i < FONT_WORDS; i++)
			letters->bits[base / 32 + i] |= map[i];
}

static int family_of(const FcPattern *face, const char *const *families, int count)
{
	FcChar8 *family = NULL;
	for (int n = 0; FcPatternGetString(face, FC_FAMILY, n, &family) == FcResultMatch; n++)
		for (int i = 0; i < count; i++)
			if (strcmp((const char *)family, families[i]) == 0)
				return i;
	return -1;
}

static bool is_own(const char *file)
{
	const char *home = getenv("HOME");
	size_t length = home && home[0] == '/' ? strlen(home) : 0;
	return length > 1 && strncmp(file, home, length) == 0 && file[length] == '/';
}

/* A path that is longer than paths may be is not known. */
static void copy_path(char *to, const FcChar8 *path)
{
	size_t length = strlen((const char *)path);
	memcpy(to, path, length < PATH_MAX ? length + 1 : 0);
}

static void note_face(struct font_faces *faces, const FcPattern *face, const char *const *families, int count)
{
	FcCharSet *set = NULL;
	FcChar8 *path = NULL;
	if (FcPatternGetCharSet(face, FC_CHARSET, 0, &set) != FcResultMatch)
		return;
	add_letters(&faces->all, set);
	int slant = 0, weight = FC_WEIGHT_REGULAR, i = family_of(face, families, count);
	FcPatternGetInteger(face, FC_SLANT, 0, &slant);
	FcPatternGetInteger(face, FC_WEIGHT, 0, &weight);
	if (i < 0 || slant != FC_SLANT_ROMAN || weight > FC_WEIGHT_MEDIUM || faces->each[i].is_there)
		return;
	faces->each[i].is_there = true;
	add_letters(&faces->each[i].has, set);
	if (FcPatternGetString(face, FC_FILE, 0, &path) == FcResultMatch)
		copy_path(faces->each[i].path, path);
	faces->each[i].is_own = is_own(faces->each[i].path);
}

static FcConfig *load(const char *file)
{
	if (!file)
		return FcInitLoadConfigAndFonts();
	FcConfig *config = FcConfigCreate();
	return config && FcConfigParseAndLoad(config, (const FcChar8 *)file, FcTrue) && FcConfigBuildFonts(config) ? config
	                                                                                                           : NULL;
}

/* False: there is no memory. */
static bool list_faces(struct font_faces *faces, FcConfig *config, const char *const *families, int count)
{
	FcPattern *any = FcPatternCreate();
	FcObjectSet *wanted =
		any ? FcObjectSetBuild(FC_FAMILY, FC_CHARSET, FC_SLANT, FC_WEIGHT, FC_FILE, (char *)NULL) : NULL;
	FcFontSet *found = wanted ? FcFontList(config, any, wanted) : NULL;
	for (int i = 0; found && i < found->nfont; i++)
		note_face(faces, found->fonts[i], families, count);
	return found;
}

/* fontconfig passes over folders that it could not read, and other fonts would be chosen: errno of such a one, or 0.
 * What is not there or not ours to see has no fonts for us. */
static int refused_folder(struct font_faces *faces, FcConfig *config)
{
	FcStrList *folders = FcConfigGetFontDirs(config);
	int code = folders ? 0 : ENOMEM;
	for (const FcChar8 *folder; !code && folders && (folder = FcStrListNext(folders));) {
		int open_folder = open((const char *)folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
		code = open_folder >= 0 || system_is_absent(errno) || errno == EACCES ? 0 : errno;
		if (code)
			copy_path(faces->refused, folder);
		if (open_folder >= 0)
			close(open_folder);
	}
	return code;
}

/* What it holds goes with it. */
static _Noreturn void answer(struct font_faces *faces, const char *file, const char *const *families, int count,
                             pid_t parent)
{
	setpgid(0, 0);
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (getppid() != parent)
		_exit(1);
	for (int number = 1; number < NSIG; number++)
		signal(number, number == SIGTTOU ? SIG_IGN : SIG_DFL);
	sigset_t none;
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
	FcConfig *config = load(file);
	faces->code = config && list_faces(faces, config, families, count) ? refused_folder(faces, config) : ENOMEM;
	faces->told = true;
	_exit(0);
}

/* --- whoever waits for it --- */

static double now(void)
{
	struct timespec time;
	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

struct shared { struct font_faces *faces; }; /* NULL: not there yet */

static void forget(void *data)
{
	struct shared *shared = data;
	if (shared->faces)
		munmap(shared->faces, sizeof *shared->faces);
}

/* NULL: errno. */
static struct font_faces *share(struct arena *arena)
{
	struct shared *shared = ARENA_NEW(arena, struct shared);
	arena_on_free(arena, forget, shared);
	void *memory = mmap(NULL, sizeof *shared->faces, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	shared->faces = memory == MAP_FAILED ? NULL : memory;
	return shared->faces;
}

/* False: `stop` or the clock ended it. Nothing is asked of the arena while the child lives. */
static bool wait_for(pid_t child, int alive, const volatile sig_atomic_t *stop, double seconds, int *status)
{
	double deadline = now() + seconds;
	struct pollfd one = {alive, POLLIN, 0};
	bool gone = false;
	while (!gone && !(stop && *stop) && now() < deadline) {
		int ready = poll(&one, 1, 100);
		gone = ready > 0;
		if (ready < 0 && errno != EINTR) { /* it cannot be listened to: it is looked at */
			if (waitpid(child, status, WNOHANG) == child)
				return true;
			nanosleep(&(struct timespec){0, 5000000}, NULL);
		}
	}
	if (!gone)
		kill(child, SIGKILL);
	while (waitpid(child, status, 0) < 0 && errno == EINTR)
		;
	return gone;
}

static const struct font_faces *fail(struct gnuplot_error *error, enum gnuplot_failure kind, enum word word,
                                     const char *what, int code)
{
	*error = (struct gnuplot_error){kind, word, {what, NULL, NULL, NULL}, code};
	return NULL;
}

const struct font_faces *font_faces_ask(struct arena *arena, const struct gnuplot *gnuplot,
                                        const char *const *families, int count, struct gnuplot_error *error)
{
	const char *file = gnuplot->fonts ? gnuplot->fonts : "fonts.conf";
	double seconds = gnuplot->seconds > 0 ? gnuplot->seconds : LONGEST;
	int alive[2], status = 0;
	struct font_faces *faces = share(arena);
	if (!faces || pipe2(alive, O_CLOEXEC) != 0)
		return fail(error, GNUPLOT_SYSTEM, W_GNUPLOT_NO_FONTS, file, errno);
	pid_t parent = getpid(), child = fork();
	if (child == 0)
		answer(faces, gnuplot->fonts, families, count, parent);
	int code = errno;
	close(alive[1]);
	bool gone = child > 0 && wait_for(child, alive[0], gnuplot->stop, seconds, &status);
	close(alive[0]);
	if (child < 0)
		return fail(error, GNUPLOT_SYSTEM, W_GNUPLOT_NO_FONTS, file, code);
	if (!gone && gnuplot->stop && *gnuplot->stop)
		return fail(error, GNUPLOT_STOPPED, W_GNUPLOT_STOPPED, NULL, 0);
	if (!gone)
		return fail(error, GNUPLOT_SYSTEM, W_GNUPLOT_FONTS_TIMEOUT, arena_print(arena, "%g", seconds), 0);
	if (!faces->told && WIFSIGNALED(status))
		return fail(error, GNUPLOT_SYSTEM, W_GNUPLOT_FONTS_DIED,
		            arena_print(arena, "SIG%s", sigabbrev_np(WTERMSIG(status))), 0);
	if (!faces->told)
		return fail(error, GNUPLOT_SYSTEM, W_GNUPLOT_FONTS_SILENT, NULL, 0);
	if (faces->code)
		return fail(error, GNUPLOT_SYSTEM, W_GNUPLOT_NO_FONTS, *faces->refused ? faces->refused : file, faces->code);
	return faces;
}
