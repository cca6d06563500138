/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Running gnuplot: a workshop (a private temporary folder) holds one folder for each child, named by its
 * number. The folders and children are registered with the arena before they exist, so that whatever ends
 * the drawing early ends them too; children lead their own process groups and are killed as groups.
 * Between fork and exec the child calls only what is safe there. */
#include "page/gnuplot.h"
#include <errno.h>
#include <fcntl.h>
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
#include "base/system.h"
#include "page/gnuplot_folder.h"
#include "page/gnuplot_text.h"

#define TALK_SIZE 2048
#define PICTURE_LIMIT ((size_t)64 << 20)
#define MEMORY_LIMIT ((rlim_t)2 << 30)
enum { NOT_STARTED = 127, TURNS = 64 };

struct child {
	struct gnuplot_task *task; /* NULL: idle */
	pid_t pid;                 /* 0: none */
	int talk_fd;               /* -1: closed */
	double deadline;
	size_t talk_length;
	char talk[TALK_SIZE];
	const char *folder;        /* NULL: none */
};

struct workshop {
	struct arena *arena;
	const struct gnuplot *gnuplot;
	struct gnuplot_error *error;
	const char *program, *path;
	double seconds;
	struct child *children;
	int child_count;
	int most;                  /* children at a time, once the system refused more; 0: no such limit */
	struct gnuplot_folder folder;
};

static bool fail_because(struct gnuplot_error *error, enum gnuplot_failure kind, enum word word, const char *a,
                         const char *b)
{
	*error = (struct gnuplot_error){kind, word, {a, b, NULL, NULL}, 0};
	return false;
}

/* `what` outlives the workshop. */
static bool fail_system(struct workshop *shop, const char *what, int code)
{
	fail_because(shop->error, GNUPLOT_SYSTEM, W_GNUPLOT_SYSTEM, arena_copy(shop->arena, what, strlen(what)), NULL);
	shop->error->code = code;
	return false;
}

char *gnuplot_error_text(struct arena *arena, enum language language, const struct gnuplot_error *error)
{
	const char *args[] = {error->args[0], error->args[1], error->args[2], error->args[3], NULL};
	if (error->code)
		args[1] = system_reason(language, error->code);
	return word_format(arena, language, error->word, args);
}

static double now(void)
{
	struct timespec time;
	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

/* ---- the child ---- */

static bool child_folder(struct workshop *shop, struct child *child)
{
	const struct gnuplot_task *task = child->task;
	child->folder = gnuplot_folder_inner(&shop->folder, shop->arena, (int)(child - shop->children));
	return child->folder &&
	       gnuplot_folder_write(shop->arena, child->folder, "chart.gp", task->script, strlen(task->script)) &&
	       (!task->font_file || gnuplot_folder_font(shop->arena, child->folder, task->font_file));
}

static void child_folder_remove(struct child *child)
{
	if (child->folder)
		gnuplot_folder_empty(child->folder);
	child->folder = NULL;
}

static void limit(__rlimit_resource_t what, rlim_t most) { setrlimit(what, &(struct rlimit){most, most}); }

/* What kept it from becoming gnuplot, told to whoever listens: a NUL, which gnuplot never begins with, and errno. */
static _Noreturn void tell_and_leave(int talk)
{
	char told[] = {'\0', (char)errno};
	_exit(write(talk, told, sizeof told) == sizeof told ? NOT_STARTED : NOT_STARTED + 1);
}

static _Noreturn void become_gnuplot(const char *program, const char *folder, int talk,
                                     char *const *environment, double seconds, pid_t parent)
{
	char *const arguments[] = {(char[]){"gnuplot"}, (char[]){"-d"}, (char[]){"chart.gp"}, NULL};
	setpgid(0, 0);
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (getppid() != parent)
		_exit(NOT_STARTED); /* it has gone already, and nobody listens */
	for (int number = 1; number < NSIG; number++)
		signal(number, SIG_DFL);
	sigset_t none;
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	int input = open("/dev/null", O_RDONLY);
	if (input < 0 || dup2(talk, 1) < 0 || dup2(talk, 2) < 0 || dup2(input, 0) < 0 || chdir(folder) != 0)
		tell_and_leave(talk);
	close_range(3, ~0U, 0);
	limit(RLIMIT_CORE, 0);
	limit(RLIMIT_CPU, (rlim_t)seconds + 2);
	limit(RLIMIT_AS, MEMORY_LIMIT);
	limit(RLIMIT_FSIZE, PICTURE_LIMIT);
	limit(RLIMIT_NOFILE, 128);
	execve(program, arguments, environment);
	tell_and_leave(1);
}

/* Started? On failure the reason is kept as errno, and the child is idle. */
static bool child_fork(struct workshop *shop, struct child *child, char *const *environment)
{
	int talk[2];
	pid_t parent = getpid();
	if (pipe2(talk, O_CLOEXEC | O_NONBLOCK) != 0)
		return false;
	child->deadline = now() + shop->seconds;
	child->pid = fork();
	if (child->pid == 0) {
		fcntl(talk[1], F_SETFL, 0);
		become_gnuplot(shop->program, child->folder, talk[1], environment, shop->seconds, parent);
	}
	int code = errno;
	close(talk[1]);
	if (child->pid < 0) {
		child->pid = 0;
		close(talk[0]);
		errno = code;
		return false;
	}
	child->talk_fd = talk[0];
	setpgid(child->pid, child->pid);
	return true;
}

static bool child_start(struct workshop *shop, struct child *child, struct gnuplot_task *task)
{
	child->task = task;
	child->talk_length = 0;
	bool laid_out = child_folder(shop, child);
	if (laid_out) {
		char *environment[6] = {
			arena_print(shop->arena, "PATH=%s", shop->path),
			arena_print(shop->arena, "HOME=%s", child->folder),
			arena_print(shop->arena, "LC_ALL=C.UTF-8"),
			arena_print(shop->arena, "TZ=UTC0"),
			shop->gnuplot->fonts ? arena_print(shop->arena, "FONTCONFIG_FILE=%s", shop->gnuplot->fonts) : NULL,
			NULL};
		if (child_fork(shop, child, environment))
			return true;
	}
	int code = errno;
	fail_system(shop, laid_out ? shop->program : child->folder ? child->folder : shop->folder.path, code);
	child_folder_remove(child);
	child->task = NULL;
	return false;
}

/* All that it says is read, so that it never waits for us, and the end of it kept. So much at a time that whoever never
 * stops talking does not keep us from looking at the clock. */
static void child_listen(struct child *child)
{
	for (int turns = 0; child->talk_fd >= 0 && turns < TURNS; turns++) {
		if (child->talk_length > TALK_SIZE / 2) {
			child->talk_length -= TALK_SIZE / 2;
			memmove(child->talk, child->talk + TALK_SIZE / 2, child->talk_length);
		}
		ssize_t got = read(child->talk_fd, child->talk + child->talk_length, TALK_SIZE - 1 - child->talk_length);
		if (got > 0)
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
	gnuplot_folder_remove(&shop->folder);
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

/* The last line that says something, cleaned: gnuplot repeats the offending line before it. NULL: it said nothing. */
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
	return end > start ? gnuplot_text(shop->arena, arena_copy(shop->arena, talk + start, end - start), 200) : NULL;
}

/* Whole, or why not. */
static bool read_picture(struct workshop *shop, struct child *child, struct gnuplot_task *task)
{
	const char *path = path_join(shop->arena, child->folder, gnuplot_output(task->format));
	task->bytes = gnuplot_folder_read(shop->arena, path, PICTURE_LIMIT, &task->size);
	if (!task->bytes && errno)
		return fail_system(shop, path, errno);
	if (task->bytes && gnuplot_complete(task->format, task->bytes, task->size))
		return true;
	const char *words = last_words(shop, child);
	return fail_because(shop->error, GNUPLOT_INCOMPLETE,
	                    words ? W_GNUPLOT_INCOMPLETE : W_GNUPLOT_INCOMPLETE_SILENTLY, gnuplot_output(task->format),
	                    words);
}

static bool child_done(struct workshop *shop, struct child *child)
{
	child_listen(child);
	int status = child_end(child);
	struct gnuplot_task *task = child->task;
	child->task = NULL;
	if (WIFEXITED(status) && WEXITSTATUS(status) == NOT_STARTED && child->talk_length == 2 && !child->talk[0])
		return fail_system(shop, shop->program, (unsigned char)child->talk[1]);
	if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
		const char *how = WIFEXITED(status)
		                      ? arena_print(shop->arena, "%d", WEXITSTATUS(status))
		                      : arena_print(shop->arena, "SIG%s", sigabbrev_np(WTERMSIG(status)));
		const char *words = last_words(shop, child);
		return fail_because(shop->error, GNUPLOT_FAILED, words ? W_GNUPLOT_FAILED : W_GNUPLOT_FAILED_SILENTLY, how,
		                    words);
	}
	if (!read_picture(shop, child, task))
		return false;
	child_folder_remove(child);
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
	if (poll(list, (nfds_t)shop->child_count, milliseconds) < 0 && errno != EINTR)
		nanosleep(&(struct timespec){0, 2000000}, NULL); /* whoever has news is looked at all the same */
}

static int busy_children(const struct workshop *shop)
{
	int busy = 0;
	for (int i = 0; i < shop->child_count; i++)
		busy += shop->children[i].task != NULL;
	return busy;
}

/* Gives the next task to a child; where the system lets no more of them run at once, fewer do the same. */
static bool give_task(struct workshop *shop, struct child *child, struct gnuplot_task *tasks, int *next)
{
	int busy = busy_children(shop);
	if (shop->most && busy >= shop->most)
		return true;
	if (child_start(shop, child, &tasks[*next])) {
		++*next;
		return true;
	}
	shop->most = busy;
	return busy > 0;
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
			if (!child->task && next < count && !give_task(shop, child, tasks, &next))
				return false;
			busy += child->task != NULL;
		}
		if (busy)
			wait_for_news(shop);
	}
	return true;
}

static int children_at_once(const struct gnuplot *gnuplot, int count)
{
	long most = gnuplot->at_once > 0 ? gnuplot->at_once : sysconf(_SC_NPROCESSORS_ONLN);
	most = most < 1 ? 1 : most > 64 ? 64 : most;
	return count < most ? count : (int)most;
}

static bool workshop_folder(struct workshop *shop)
{
	const char *place;
	return gnuplot_folder_make(&shop->folder, shop->arena, &place) || fail_system(shop, place, errno);
}

bool gnuplot_run(struct arena *arena, const struct gnuplot *gnuplot, struct gnuplot_task *tasks, int count,
                 struct gnuplot_error *error)
{
	struct workshop *shop = ARENA_NEW(arena, struct workshop);
	*shop = (struct workshop){.arena = arena, .gnuplot = gnuplot, .error = error, .folder = {NULL, -1}};
	shop->path = gnuplot_path();
	shop->seconds = gnuplot->seconds > 0 ? gnuplot->seconds : 30;
	shop->program = gnuplot_find(arena, gnuplot, error);
	if (!shop->program)
		return false;
	shop->child_count = children_at_once(gnuplot, count);
	shop->children = ARENA_ARRAY(arena, shop->child_count + 1, struct child);
	for (int i = 0; i < shop->child_count; i++)
		shop->children[i].talk_fd = -1;
	struct arena_cleanup *cleanup = arena_on_free(arena, workshop_close, shop);
	bool good = workshop_folder(shop) && run_tasks(shop, tasks, count);
	if (good)
		*error = (struct gnuplot_error){0};
	arena_cancel(cleanup);
	workshop_close(shop);
	return good;
}
