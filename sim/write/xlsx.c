/* SPDX-License-Identifier: GPL-3.0-or-later */
/* xlsx: a book as the bytes of a workbook, by libxlsxwriter. The library writes a file: into memory (memfd), so that
 * nobody sees it half done, and in a process of its own, so that whatever becomes of it is a reason and no end.
 * Numbers stand with all their digits and a format that shows some; beside a formula stands the number that it comes
 * to, for readers that compute nothing. The date of creation is always the same, so that the same book has the same
 * bytes. */
#include <errno.h>
#include <math.h>
#include <setjmp.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <xlsxwriter.h>
#include "base/output_file.h"
#include "base/text.h"
#include "write/book.h"
#include "write/xlsx_sheet.h"

enum { CREATED = 946684800 }; /* the first second of 2000 */

static void define_names(struct xlsx_formats *formats, const struct book *book)
{
	for (int i = 0; i < book->name_count; i++) {
		const struct book_name *name = &book->names[i];
		const char *whole =
			name->of ? arena_print(book->arena, "%s!%s", name->of->formula_name, name->name) : name->name;
		xlsx_told(formats, workbook_define_name(formats->workbook, whole,
		                                        arena_print(book->arena, "=%s", name->formula)));
	}
}

static lxw_error fill_book(lxw_workbook *workbook, const struct book *book)
{
	struct xlsx_formats formats = {.workbook = workbook, .book = book};
	lxw_doc_properties properties = {.title = (char *)(uintptr_t)book->title, .created = CREATED};
	xlsx_told(&formats, workbook_set_properties(workbook, &properties));
	formats.sheets = ARENA_ARRAY(book->arena, book->sheet_count + 1, lxw_worksheet *);
	for (int i = 0; i < book->sheet_count; i++)
		formats.sheets[i] = workbook_add_worksheet(workbook, book->sheets[i]->name);
	for (int i = 0; i < book->sheet_count; i++)
		xlsx_sheet(&formats, formats.sheets[i], book->sheets[i]);
	define_names(&formats, book);
	return formats.problem;
}

static void close_memory(void *file) { close((int)(intptr_t)file); }

static bool failed(struct err *err, const char *action)
{
	err->code = errno ? errno : EIO;
	snprintf(err->file, sizeof err->file, "report.xlsx");
	err->action = action;
	return false;
}

static bool read_all(int file, struct text *out, struct err *err)
{
	struct stat status;
	if (fstat(file, &status) != 0)
		return failed(err, "write");
	out->bytes = arena_alloc(out->arena, (size_t)status.st_size + 1);
	out->capacity = (size_t)status.st_size + 1;
	while (out->length < (size_t)status.st_size) {
		ssize_t got = pread(file, out->bytes + out->length, (size_t)status.st_size - out->length, (off_t)out->length);
		if (got <= 0)
			return failed(err, "read");
		out->length += (size_t)got;
	}
	return true;
}

/* --- the library, in a process of its own: where it gets no memory it dies --- */

/* Of some requests for memory that failed the library tells on standard error alone, which is a file here. */
static int library_writes(const struct book *book, int file)
{
	lxw_workbook *workbook = workbook_new(arena_print(book->arena, "/proc/self/fd/%d", file));
	if (!workbook)
		return ENOMEM;
	errno = 0;
	lxw_error problem = fill_book(workbook, book);
	errno = 0;
	if (problem == LXW_NO_ERROR)
		problem = workbook_close(workbook);
	int code = errno ? errno : EIO;
	struct stat said;
	bool short_of_memory =
		code == ENOMEM || problem == LXW_ERROR_MEMORY_MALLOC_FAILED || fstat(STDERR_FILENO, &said) != 0 || said.st_size;
	return short_of_memory ? ENOMEM : problem == LXW_NO_ERROR ? 0 : code;
}

static _Noreturn void child_writes(const struct book *book, int file, pid_t parent)
{
	jmp_buf exhausted;
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
	int said = memfd_create("said", MFD_CLOEXEC);
	if (getppid() != parent)
		_exit(EINTR);
	if (said < 0 || dup2(said, STDERR_FILENO) < 0)
		_exit(errno);
	if (setjmp(exhausted))
		_exit(ENOMEM);
	book->arena->rescue = &exhausted; /* what the caller has there belongs to the parent */
	_exit(library_writes(book, file));
}

/* False: errno. */
static bool written_apart(const struct book *book, int file)
{
	int status = 0;
	pid_t parent = getpid(), child = fork(), ended;
	if (child < 0)
		return false;
	if (child == 0)
		child_writes(book, file, parent);
	while ((ended = waitpid(child, &status, 0)) < 0 && errno == EINTR)
		continue;
	if (ended > 0)
		errno = WIFEXITED(status) ? WEXITSTATUS(status) : ENOMEM;
	return ended > 0 && errno == 0;
}

bool book_xlsx(const struct book *book, struct text *out, struct err *err)
{
	struct arena *arena = book->arena;
	errno = 0;
	text_init(out, arena);
	int file = memfd_create("workbook", MFD_CLOEXEC);
	if (file < 0)
		return failed(err, "open");
	struct arena_cleanup *closing = arena_on_free(arena, close_memory, (void *)(intptr_t)file);
	bool good = written_apart(book, file) || failed(err, "write");
	good = good && read_all(file, out, err);
	arena_cancel(closing);
	close(file);
	return good;
}
