/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Running gnuplot: a workshop (a private temporary folder) holds one folder for each child, named by its
 * number. The folders and children are registered with the arena before they exist, so that whatever ends
 * the drawing early ends them too; children lead their own process groups and are killed as groups.
 * Between fork and exec the child calls only what is safe there. */
#include "page/gnuplot.h"
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include "base/source.h"
#include "page/gnuplot_text.h"

#define TALK_SIZE 2048
#define PICTURE_LIMIT ((size_t)64 << 20)
#define MEMORY_LIMIT ((rlim_t)2 << 30)

struct child {
	struct gnuplot_task *task; /* NULL: idle */
	pid_t pid;                 /* 0: none */
	int talk_fd;               /* -1: closed */
	double deadline;
	size_t talk_length;
	char talk[TALK_SIZE];
	char folder[512];
};

struct workshop {
	struct arena *arena;
	const struct gnuplot *gnuplot;
	struct gnuplot_error *error;
	const char *program, *path;
	double seconds;
	struct child *children;
	int child_count;
	char folder[480];
};

static bool fail_because(struct gnuplot_error *error, enum gnuplot_failure kind, enum word word, const char *a,
                         const char *b)
{
	*error = (struct gnuplot_error){kind, word, {a, b, NULL, NULL}};
	return false;
}

static bool fail_system(struct workshop *shop, const char *what)
{
	return fail_because(shop->error, GNUPLOT_SYSTEM, W_GNUPLOT_SYSTEM, what,
	                    arena_print(shop->arena, "%s", strerror(errno)));
}

char *gnuplot_error_text(struct arena *arena, enum language language, const struct gnuplot_error *error)
{
	return word_format(arena, language, error->word, error->args);
}

static double now(void)
{
	struct timespec time;
	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

/* ---- folders ---- */

static int remove_entry(const char *path, const struct stat *status, int kind, struct FTW *where)
{
	(void)status, (void)kind, (void)where;
	remove(path);
	return 0;
}

static void remove_folder(char *folder)
{
	if (*folder)
		nftw(folder, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
	*folder = '\0';
}

static bool write_file(const char *folder, const char *name, const char *bytes, size_t size)
{
	char path[600];
	snprintf(path, sizeof path, "%s/%s", folder, name);
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
	if (fd < 0)
		return false;
	while (size > 0) {
		ssize_t written = write(fd, bytes, size);
		if (written < 0 && errno == EINTR)
			continue;
		if (written <= 0)
			break;
		bytes += written, size -= (size_t)written;
	}
	return close(fd) == 0 && size == 0;
}

/* A font of the user's own folder: the child's home is elsewhere, so the file is shown there. */
static bool show_font(const char *folder, const char *file)
{
	char path[600];
	snprintf(path, sizeof path, "%s/.fonts", folder);
	if (mkdir(path, 0700) != 0)
		return false;
	snprintf(path, sizeof path, "%s/.fonts/chart-font", folder);
	return symlink(file, path) == 0;
}

static bool child_folder(struct workshop *shop, struct child *child)
{
	snprintf(child->folder, sizeof child->folder, "%s/%d", shop->folder, (int)(child - shop->children));
	if (mkdir(child->folder, 0700) != 0) {
		*child->folder = '\0';
		return false;
	}
	const struct gnuplot_task *task = child->task;
	return write_file(child->folder, "chart.gp", task->script, strlen(task->script)) &&
	       (!task->font_file || show_font(child->folder, task->font_file));
}

/* ---- the child ---- */

static void limit(__rlimit_resource_t what, rlim_t most) { setrlimit(what, &(struct rlimit){most, most}); }

static _Noreturn void become_gnuplot(const char *program, const char *folder, int talk,
                                     char *const *environment, double seconds)
{
	char *const arguments[] = {(char[]){"gnuplot"}, (char[]){"-d"}, (char[]){"chart.gp"}, NULL};
	setpgid(0, 0);
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	for (int number = 1; number < NSIG; number++)
		signal(number, SIG_DFL);
	sigset_t none;
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	int input = open("/dev/null", O_RDONLY);
	if (input < 0 || dup2(talk, 1) < 0 || dup2(talk, 2) < 0 || dup2(input, 0) < 0 || chdir(folder) != 0)
		_exit(126);
	close_range(3, ~0U, 0);
	limit(RLIMIT_CORE, 0);
	limit(RLIMIT_CPU, (rlim_t)seconds + 2);
	limit(RLIMIT_AS, MEMORY_LIMIT);
	limit(RLIMIT_FSIZE, PICTURE_LIMIT);
	limit(RLIMIT_NOFILE, 128);
	execve(program, arguments, environment);
	_exit(127);
}

static bool child_start(struct workshop *shop, struct child *child, struct gnuplot_task *task)
{
	child->task = task;
	child->talk_length = 0;
	if (!child_folder(shop, child))
		return fail_system(shop, shop->folder);
	char *environment[6] = {
		arena_print(shop->arena, "PATH=%s", shop->path),
		arena_print(shop->arena, "HOME=%s", child->folder),
		arena_print(shop->arena, "LC_ALL=C.UTF-8"),
		arena_print(shop->arena, "TZ=UTC0"),
		shop->gnuplot->fonts ? arena_print(shop->arena, "FONTCONFIG_FILE=%s", shop->gnuplot->fonts) : NULL,
		NULL};
	int talk[2];
	if (pipe2(talk, O_CLOEXEC | O_NONBLOCK) != 0)
		return fail_system(shop, "pipe");
	child->deadline = now() + shop->seconds;
	child->pid = fork();
	if (child->pid == 0) {
		fcntl(talk[1], F_SETFL, 0);
		become_gnuplot(shop->program, child->folder, talk[1], environment, shop->seconds);
	}
	close(talk[1]);
	if (child->pid < 0) {
		child->pid = 0;
		close(talk[0]);
		return fail_system(shop, "fork");
	}
	child->talk_fd = talk[0];
	setpgid(child->pid, child->pid);
	return true;
}

/* What it says beyond the buffer is read and dropped, so that it never waits for us. */
static void child_listen(struct child *child)
{
	char dropped[512];
	while (child->talk_fd >= 0) {
		size_t room = TALK_SIZE - 1 - child->talk_length;
		ssize_t got = room ? read(child->talk_fd, child->talk + child->talk_length, room)
		                   : read(child->talk_fd, dropped, sizeof dropped);
		if (got > 0 && room)
			child->talk_length += (size_t)got;
		if (got > 0 || (got < 0 && errno == EINTR))
			continue;
		if (got == 0 || errno != EAGAIN)
			close(child->talk_fd), child->talk_fd = -1;
		return;
	}
}

/* Ends the whole group: what a child left running goes with it. The leader is reaped last, so that its number
 * cannot have become somebody else's. */
static int child_end(struct child *child)
{
	int status = 0;
	if (child->pid > 0) {
		kill(-child->pid, SIGKILL);
		kill(child->pid, SIGKILL);
		while (waitpid(child->pid, &status, 0) < 0 && errno == EINTR)
			;
	}
	child->pid = 0;
	if (child->talk_fd >= 0)
		close(child->talk_fd);
	child->talk_fd = -1;
	return status;
}

static void workshop_close(void *data)
{
	struct workshop *shop = data;
	for (int i = 0; i < shop->child_count; i++)
		child_end(&shop->children[i]);
	remove_folder(shop->folder);
}

/* ---- the picture ---- */

static const struct {
	const char *name, *begin, *end;
	size_t begin_size, end_size;
} formats[] = {
	[CHART_SVG] = {"chart.svg", "<?xml", "</svg>", 5, 6},
	[CHART_PDF] = {"chart.pdf", "%PDF-", "%%EOF", 5, 5},
	[CHART_PNG] = {"chart.png", "\x89PNG\r\n\x1a\n", "\0\0\0\0IEND\xae\x42\x60\x82", 8, 12},
};

const char *gnuplot_output(enum chart_format format) { return formats[format].name; }

bool gnuplot_complete(enum chart_format format, const char *bytes, size_t size)
{
	size_t begin = formats[format].begin_size, end = formats[format].end_size;
	while (format != CHART_PNG && size > 0 && (bytes[size - 1] == '\n' || bytes[size - 1] == '\r'))
		size--;
	return size >= begin + end && memcmp(bytes, formats[format].begin, begin) == 0 &&
	       memcmp(bytes + size - end, formats[format].end, end) == 0;
}

/* Exactly `size` bytes of a plain file. */
static bool read_exactly(const char *path, char *bytes, size_t size)
{
	int fd = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);
	size_t got = 0;
	while (fd >= 0 && got < size) {
		ssize_t n = read(fd, bytes + got, size - got);
		if (n <= 0 && !(n < 0 && errno == EINTR))
			break;
		got += n > 0 ? (size_t)n : 0;
	}
	if (fd >= 0)
		close(fd);
	return fd >= 0 && got == size;
}

static bool read_picture(struct arena *arena, const char *folder, struct gnuplot_task *task)
{
	char path[600];
	struct stat status;
	snprintf(path, sizeof path, "%s/%s", folder, gnuplot_output(task->format));
	if (lstat(path, &status) != 0 || !S_ISREG(status.st_mode) || (size_t)status.st_size > PICTURE_LIMIT)
		return false;
	task->size = (size_t)status.st_size;
	task->bytes = arena_alloc(arena, task->size + 1);
	return read_exactly(path, task->bytes, task->size) &&
	       gnuplot_complete(task->format, task->bytes, task->size);
}

/* The last line that says something, cleaned: gnuplot repeats the offending line before it. */
static const char *last_words(struct workshop *shop, struct child *child)
{
	char *talk = child->talk;
	size_t end = child->talk_length;
	while (end > 0 && (unsigned char)talk[end - 1] <= ' ')
		end--;
	size_t start = end;
	while (start > 0 && talk[start - 1] != '\n')
		start--;
	while (start < end && (unsigned char)talk[start] <= ' ')
		start++;
	return end > start ? gnuplot_text(shop->arena, arena_copy(shop->arena, talk + start, end - start), 200)
	                   : "-";
}

static bool child_done(struct workshop *shop, struct child *child)
{
	child_listen(child);
	int status = child_end(child);
	struct gnuplot_task *task = child->task;
	child->task = NULL;
	if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
		const char *how = WIFEXITED(status)
		                      ? arena_print(shop->arena, "%d", WEXITSTATUS(status))
		                      : arena_print(shop->arena, "SIG%s", sigabbrev_np(WTERMSIG(status)));
		return fail_because(shop->error, GNUPLOT_FAILED, W_GNUPLOT_FAILED, how, last_words(shop, child));
	}
	if (!read_picture(shop->arena, child->folder, task))
		return fail_because(shop->error, GNUPLOT_INCOMPLETE, W_GNUPLOT_INCOMPLETE, gnuplot_output(task->format),
		                    last_words(shop, child));
	remove_folder(child->folder);
	return true;
}

/* Where whoever started us ignores ended children, there is none left to wait for: it has gone, too. */
static bool child_has_left(const struct child *child)
{
	siginfo_t info = {0};
	int result = waitid(P_PID, (id_t)child->pid, &info, WEXITED | WNOHANG | WNOWAIT);
	return result == 0 ? info.si_pid == child->pid : errno == ECHILD;
}

static bool child_attend(struct workshop *shop, struct child *child)
{
	if (!child->task)
		return true;
	child_listen(child);
	if (child_has_left(child))
		return child_done(shop, child);
	if (now() > child->deadline)
		return fail_because(shop->error, GNUPLOT_TIMEOUT, W_GNUPLOT_TIMEOUT,
		                    arena_print(shop->arena, "%g", shop->seconds), NULL);
	return true;
}

/* ---- all together ---- */

static void wait_for_news(struct workshop *shop)
{
	struct pollfd list[64];
	int milliseconds = 100;
	for (int i = 0; i < shop->child_count; i++) {
		const struct child *child = &shop->children[i];
		list[i] = (struct pollfd){child->task ? child->talk_fd : -1, POLLIN, 0};
		if (child->task && child->talk_fd < 0)
			milliseconds = 2; /* it closed its output and is about to leave */
	}
	poll(list, (nfds_t)shop->child_count, milliseconds);
}

static bool run_tasks(struct workshop *shop, struct gnuplot_task *tasks, int count)
{
	const volatile sig_atomic_t *stop = shop->gnuplot->stop;
	for (int next = 0, busy = 1; next < count || busy;) {
		if (stop && *stop)
			return fail_because(shop->error, GNUPLOT_STOPPED, W_GNUPLOT_STOPPED, NULL, NULL);
		busy = 0;
		for (int i = 0; i < shop->child_count; i++) {
			struct child *child = &shop->children[i];
			if (!child_attend(shop, child))
				return false;
			if (!child->task && next < count && !child_start(shop, child, &tasks[next++]))
				return false;
			busy += child->task != NULL;
		}
		if (busy)
			wait_for_news(shop);
	}
	return true;
}

static const char *find_program(struct arena *arena, const char *name, const char *path)
{
	if (strchr(name, '/'))
		return access(name, X_OK) == 0 ? path_real(arena, name) : NULL;
	for (const char *at = path; *at;) {
		size_t length = strcspn(at, ":");
		const char *candidate = arena_print(arena, "%.*s/%s", (int)length, length ? at : ".", name);
		if (access(candidate, X_OK) == 0)
			return path_real(arena, candidate);
		at += length + (at[length] == ':');
	}
	return NULL;
}

static int children_at_once(const struct gnuplot *gnuplot, int count)
{
	long most = gnuplot->at_once > 0 ? gnuplot->at_once : sysconf(_SC_NPROCESSORS_ONLN);
	most = most < 1 ? 1 : most > 64 ? 64 : most;
	return count < most ? count : (int)most;
}

static bool workshop_folder(struct workshop *shop)
{
	const char *place = getenv("TMPDIR");
	if (!place || *place != '/' || strlen(place) > 400)
		place = "/tmp";
	char folder[sizeof shop->folder];
	snprintf(folder, sizeof folder, "%s/outturn-XXXXXX", place);
	if (!mkdtemp(folder))
		return fail_system(shop, place);
	memcpy(shop->folder, folder, sizeof folder);
	return true;
}

bool gnuplot_run(struct arena *arena, const struct gnuplot *gnuplot, struct gnuplot_task *tasks, int count,
                 struct gnuplot_error *error)
{
	struct workshop *shop = ARENA_NEW(arena, struct workshop);
	const char *path = getenv("PATH"), *name = gnuplot->program ? gnuplot->program : "gnuplot";
	*shop = (struct workshop){.arena = arena, .gnuplot = gnuplot, .error = error};
	shop->path = path && *path ? path : "/usr/local/bin:/usr/bin:/bin";
	shop->seconds = gnuplot->seconds > 0 ? gnuplot->seconds : 30;
	shop->program = find_program(arena, name, shop->path);
	if (!shop->program)
		return fail_because(error, GNUPLOT_MISSING, W_GNUPLOT_MISSING, name, NULL);
	shop->child_count = children_at_once(gnuplot, count);
	shop->children = ARENA_ARRAY(arena, shop->child_count + 1, struct child);
	for (int i = 0; i < shop->child_count; i++)
		shop->children[i].talk_fd = -1;
	struct arena_cleanup *cleanup = arena_on_free(arena, workshop_close, shop);
	bool good = workshop_folder(shop) && run_tasks(shop, tasks, count);
	arena_cancel(cleanup);
	workshop_close(shop);
	return good;
}
