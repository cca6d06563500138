/* SPDX-License-Identifier: GPL-3.0-or-later */
/* source: files of strangers, opened safely. What was opened is asked for its kind and its canonical path,
 * not what the name meant a moment before: no device, pipe or folder is read, none outside `root`, and
 * nothing waits. Holds: bytes[size] is NUL; a file that grows or shrinks while it is read gives what was
 * read, never more than SOURCE_LIMIT. */
#include "base/source.h"
#include <errno.h>
#include <fcntl.h>
#include <iconv.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "base/source_marks.h"
#include "base/system.h"
#include "base/text.h"
#include "base/utf8.h"

static void close_file(void *data)
{
	int *file = data;
	if (*file >= 0)
		close(*file);
	*file = -1;
}

static bool is_inside(const char *real, const char *root)
{
	size_t length = strlen(root);
	if (length == 1 && root[0] == '/')
		return real[0] == '/';
	return strncmp(real, root, length) == 0 && real[length] == '/';
}

/* The canonical path of what is open; where the kernel does not tell, that of the name. */
static char *real_of_open(struct arena *arena, int file, const char *path)
{
	char name[32], real[PATH_MAX];
	snprintf(name, sizeof name, "/proc/self/fd/%d", file);
	ssize_t length = readlink(name, real, sizeof real);
	if (length <= 0 || (size_t)length >= sizeof real || real[0] != '/')
		return path_real(arena, path);
	return arena_copy(arena, real, (size_t)length);
}

/* Reads to the end; `size` is a guess. Returns NULL and sets *error. */
static char *read_to_end(struct arena *arena, int file, size_t guess, size_t *size, enum source_error *error)
{
	size_t capacity = (guess > SOURCE_LIMIT ? SOURCE_LIMIT : guess) + 1, length = 0;
	char *bytes = arena_alloc(arena, capacity);
	for (;;) {
		if (length == capacity) {
			bytes = arena_grow(arena, bytes, capacity, capacity * 2);
			capacity *= 2;
		}
		ssize_t got = read(file, bytes + length, capacity - length);
		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0) {
			*error = got < 0 ? SOURCE_UNREADABLE : SOURCE_OK;
			break;
		}
		length += (size_t)got;
		if (length > SOURCE_LIMIT) {
			*error = SOURCE_TOO_LARGE;
			break;
		}
	}
	if (length == capacity)
		bytes = arena_grow(arena, bytes, capacity, capacity + 1);
	bytes[length] = '\0';
	*size = length;
	return *error == SOURCE_OK ? bytes : NULL;
}

static void skip_bom(struct source *source)
{
	if (source->size >= 3 && memcmp(source->bytes, "\xEF\xBB\xBF", 3) == 0) {
		source->bytes += 3;
		source->size -= 3;
	}
}

static const struct source *read_open(struct arena *arena, int file, const char *path, const char *root,
                                      enum source_error *error)
{
	struct stat info;
	*error = SOURCE_UNREADABLE;
	if (fstat(file, &info) != 0)
		return NULL;
	*error = SOURCE_NOT_REGULAR;
	if (!S_ISREG(info.st_mode))
		return NULL;
	const char *real = real_of_open(arena, file, path);
	*error = real ? SOURCE_OUTSIDE : SOURCE_UNREADABLE;
	if (!real || (root && !is_inside(real, root)))
		return NULL;
	*error = SOURCE_TOO_LARGE;
	if (info.st_size > (off_t)SOURCE_LIMIT)
		return NULL;
	struct source *source = ARENA_NEW(arena, struct source);
	source->path = arena_copy(arena, path, strlen(path));
	source->real = real;
	source->told = ARENA_NEW(arena, const char *);
	*error = SOURCE_OK;
	source->bytes = read_to_end(arena, file, (size_t)info.st_size + 1, &source->size, error);
	if (!source->bytes)
		return NULL;
	source->raw = source->bytes, source->raw_size = source->size;
	skip_bom(source);
	source->marks = source_marks(arena, source->bytes, source->size);
	return source;
}

static enum source_error open_error(int code)
{
	if (system_is_absent(code))
		return SOURCE_MISSING;
	return code == EISDIR || code == ENXIO || code == ENODEV ? SOURCE_NOT_REGULAR : SOURCE_UNREADABLE;
}

/* Before anything is opened: where does the name lead? Opening a device or pipe can have effects of its
 * own. */
static enum source_error look_before_opening(struct arena *arena, const char *path, const char *root)
{
	struct stat info;
	const char *real = root ? path_real(arena, path) : NULL;
	if (root && real && !is_inside(real, root))
		return SOURCE_OUTSIDE;
	if (stat(path, &info) != 0)
		return open_error(errno);
	return S_ISREG(info.st_mode) ? SOURCE_OK : SOURCE_NOT_REGULAR;
}

static int open_again(const char *path)
{
	int file;
	do
		file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
	while (file < 0 && errno == EINTR);
	return file;
}

const struct source *source_open(struct arena *arena, const char *path, const char *root, enum source_error *error)
{
	const char *real_root = root ? path_real(arena, root) : NULL;
	if (root && !real_root) {
		*error = system_is_absent(errno) ? SOURCE_OUTSIDE : SOURCE_UNREADABLE;
		return NULL;
	}
	*error = look_before_opening(arena, path, real_root);
	if (*error != SOURCE_OK)
		return NULL;
	int *file = ARENA_NEW(arena, int);
	*file = -1;
	struct arena_cleanup *cleanup = arena_on_free(arena, close_file, file);
	*file = open_again(path);
	if (*file < 0) {
		*error = open_error(errno);
		arena_cancel(cleanup);
		return NULL;
	}
	const struct source *source = read_open(arena, *file, path, real_root, error);
	int code = errno;
	close_file(file);
	arena_cancel(cleanup);
	errno = code;
	return source;
}

const char *source_told(const struct source *source)
{
	return source->told && *source->told ? *source->told : source->path;
}

const struct source *source_text(struct arena *arena, const char *name, const char *text)
{
	struct source *source = ARENA_NEW(arena, struct source);
	source->path = arena_copy(arena, name, strlen(name));
	source->size = strlen(text);
	source->bytes = arena_copy(arena, text, source->size);
	source->marks = source_marks(arena, source->bytes, source->size);
	return source;
}

enum word source_error_word(enum source_error error)
{
	switch (error) {
	case SOURCE_MISSING: return W_FILE_MISSING;
	case SOURCE_NOT_REGULAR: return W_FILE_NOT_REGULAR;
	case SOURCE_TOO_LARGE: return W_FILE_TOO_LARGE;
	case SOURCE_OUTSIDE: return W_FILE_OUTSIDE;
	default: return W_FILE_UNREADABLE;
	}
}

/* Whether letters of the first 4 kB have their NUL before them (big endian, 0) or after (little endian, 1); -1:
 * neither. */
static int nul_side(const struct source *source)
{
	size_t most = source->size < 4096 ? source->size : 4096, nuls[2] = {0, 0};
	for (size_t i = 0; i < most; i++)
		nuls[i & 1] += source->bytes[i] == '\0';
	int side = nuls[1] > nuls[0];
	return nuls[side] >= 2 && nuls[side] >= nuls[!side] * 8 && nuls[side] * 16 >= most ? side : -1;
}

/* 0: big endian, 1: little endian, -1: no UTF-16. */
static int utf16_order(const struct source *source)
{
	if (source->size >= 2 && memcmp(source->bytes, "\xFE\xFF", 2) == 0)
		return 0;
	if (source->size >= 2 && memcmp(source->bytes, "\xFF\xFE", 2) == 0)
		return 1;
	return nul_side(source);
}

bool source_is_utf16(const struct source *source)
{
	return utf16_order(source) >= 0;
}

static uint32_t utf16_unit(const struct source *source, size_t at, int order)
{
	const unsigned char *b = (const unsigned char *)source->bytes + at;
	return (uint32_t)(order ? b[1] << 8 | b[0] : b[0] << 8 | b[1]);
}

/* The character at `at`; *used is 0 where there is none. */
static uint32_t utf16_character(const struct source *source, size_t at, int order, size_t *used)
{
	*used = source->size - at >= 2 ? 2 : 0;
	uint32_t code = *used ? utf16_unit(source, at, order) : 0;
	if ((code & 0xF800) != 0xD800)
		return code;
	uint32_t low = source->size - at >= 4 ? utf16_unit(source, at + 2, order) : 0;
	*used = code < 0xDC00 && (low & 0xFC00) == 0xDC00 ? 4 : 0;
	return 0x10000 + ((code & 0x3FF) << 10 | (low & 0x3FF));
}

const struct source *source_from_utf16(struct arena *arena, const struct source *source, size_t *stuck)
{
	int order = utf16_order(source);
	size_t length = 0;
	char *bytes = arena_alloc(arena, source->size / 2 * 3 + 1); /* two bytes become three, four stay four */
	*stuck = 0;
	for (size_t used; *stuck < source->size; *stuck += used) {
		uint32_t code = utf16_character(source, *stuck, order, &used);
		if (!used)
			return NULL;
		length += utf8_encode(code, bytes + length);
	}
	struct source *utf8 = ARENA_NEW(arena, struct source);
	*utf8 = *source;
	utf8->bytes = bytes;
	utf8->size = length;
	utf8->transcoded = true;
	skip_bom(utf8);
	utf8->marks = source_marks(arena, utf8->bytes, utf8->size);
	return utf8;
}

static size_t utf8_length(const struct source *source)
{
	size_t at = 0;
	for (size_t used; at < source->size; at += used)
		if (utf8_decode(source->bytes + at, source->size - at, &used) < 0)
			break;
	return at;
}

static void close_iconv(void *data)
{
	iconv_close((iconv_t)data);
}

/* NULL, and where the bytes are no GB18030, if they are not. */
static const struct source *from_gb18030(struct arena *arena, const struct source *source, size_t *stuck)
{
	iconv_t convert = iconv_open("UTF-8", "GB18030");
	*stuck = 0;
	if (convert == (iconv_t)-1) /* NOLINT: the way iconv says so */
		return NULL;
	struct arena_cleanup *cleanup = arena_on_free(arena, close_iconv, convert);
	size_t left = source->size, room = source->size * 2 + 16; /* two bytes become three, four stay four */
	char *bytes = arena_alloc(arena, room + 1), *in = (char *)(uintptr_t)source->bytes, *out = bytes;
	bool valid = iconv(convert, &in, &left, &out, &room) != (size_t)-1 && left == 0;
	iconv_close(convert);
	arena_cancel(cleanup);
	*stuck = source->size - left;
	if (!valid)
		return NULL;
	struct source *utf8 = ARENA_NEW(arena, struct source);
	*utf8 = *source;
	utf8->bytes = bytes;
	utf8->size = (size_t)(out - bytes);
	utf8->transcoded = true;
	skip_bom(utf8);
	utf8->marks = source_marks(arena, utf8->bytes, utf8->size);
	return utf8;
}

const struct source *source_as_utf8(struct arena *arena, const struct source *source, struct source_stuck *stuck)
{
	*stuck = (struct source_stuck){utf8_length(source), source->size};
	if (stuck->utf8 == source->size)
		return source;
	const struct source *utf8 = from_gb18030(arena, source, &stuck->gb18030);
	return utf8 ? utf8 : source;
}

char *path_folder(struct arena *arena, const char *path)
{
	const char *slash = strrchr(path, '/');
	if (!slash)
		return arena_copy(arena, ".", 1);
	return arena_copy(arena, path, slash == path ? 1 : (size_t)(slash - path));
}

char *path_join(struct arena *arena, const char *folder, const char *name)
{
	size_t length = strlen(folder);
	if (name[0] == '/' || length == 0 || strcmp(folder, ".") == 0)
		return arena_copy(arena, name, strlen(name));
	return arena_print(arena, folder[length - 1] == '/' ? "%s%s" : "%s/%s", folder, name);
}

char *path_stem(struct arena *arena, const char *path)
{
	const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path, *dot = strrchr(name, '.');
	return arena_copy(arena, name, dot && dot != name ? (size_t)(dot - name) : strlen(name));
}

char *path_real(struct arena *arena, const char *path)
{
	char real[PATH_MAX];
	return realpath(path, real) ? arena_copy(arena, real, strlen(real)) : NULL;
}

bool path_is_folder(const char *path)
{
	struct stat info;
	return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

bool path_exists(const char *path)
{
	struct stat info;
	return stat(path, &info) == 0 || !system_is_absent(errno);
}

/* Takes the last name off `path`, unless there is none to take. */
static bool drop_name(struct text *path, size_t root)
{
	if (path->length == root)
		return false;
	size_t end = path->length;
	while (end > root && path->bytes[end - 1] != '/')
		end--;
	if (strcmp(path->bytes + end, "..") == 0)
		return false;
	path->length = end > root ? end - 1 : root;
	path->bytes[path->length] = '\0';
	return true;
}

char *path_tidy(struct arena *arena, const char *path)
{
	struct text tidy;
	text_init(&tidy, arena);
	size_t root = path[0] == '/';
	text_add(&tidy, root ? "/" : "");
	for (const char *at = path; *at;) {
		size_t length = strcspn(at, "/");
		bool up = length == 2 && memcmp(at, "..", 2) == 0, stay = length == 0 || (length == 1 && *at == '.');
		if (!stay && (!up || (!drop_name(&tidy, root) && !root))) {
			text_add(&tidy, tidy.length > root ? "/" : "");
			text_add_n(&tidy, at, length);
		}
		at += length + (at[length] == '/');
	}
	return tidy.length ? tidy.bytes : arena_copy(arena, ".", 1);
}
