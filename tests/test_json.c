/* SPDX-License-Identifier: GPL-3.0-or-later */
/* json: every file in tests/bad/json is refused with exactly the report beside it (OUTTURN_BLESS=1 writes the
 * reports anew, to be read by eye); what RFC 8259 allows is read, with its place. */
#include "tests/sheets_of_test.h"
#include <dirent.h>
#include <limits.h>
#include "base/json.h"

#define BAD "tests/bad/json/"

struct reader { struct arena arena; jmp_buf rescue; struct diags diags; const struct source *source; };

static struct json *read_text(struct reader *reader, const char *name, const char *bytes, size_t size)
{
	arena_init(&reader->arena, NULL, 0);
	diags_init(&reader->diags, &reader->arena, LANG_EN);
	const struct source *source = source_of_test(&reader->arena, name, bytes, size);
	reader->source = source;
	return json_read(&reader->arena, source, &reader->diags);
}

static struct json *read_json(struct reader *reader, const char *text)
{
	return read_text(reader, "t.json", text, strlen(text));
}

static char *whole_file(const char *path, size_t *size)
{
	FILE *file = fopen(path, "rb");
	if (!file)
		return NULL;
	static const size_t most = 1 << 20;
	char *bytes = calloc(1, most + 1);
	*size = fread(bytes, 1, most, file);
	fclose(file);
	return bytes;
}

static int only_json(const struct dirent *entry)
{
	const char *dot = strrchr(entry->d_name, '.');
	return dot && strcmp(dot, ".json") == 0;
}

static char *report_on(const char *name)
{
	char path[PATH_MAX];
	snprintf(path, sizeof path, BAD "%s", name);
	struct arena arena;
	arena_init(&arena, NULL, 0);
	struct diags diags;
	diags_init(&diags, &arena, LANG_EN);
	enum source_error error;
	const struct source *opened = source_open(&arena, path, NULL, &error);
	CHECK_SAY(opened, "cannot open %s", path);
	struct source source = *opened;
	source.path = name;
	json_read(&arena, &source, &diags); /* a tree or none: what matters is that it was refused */
	CHECK_SAY(diags.errors, "%s was accepted", path);
	struct text out;
	text_init(&out, &arena);
	diags_print(&diags, &out);
	char *report = strdup(out.bytes);
	arena_free(&arena);
	return report;
}

TEST(json_bad_files_are_refused_with_their_report)
{
	struct dirent **files;
	int count = scandir(BAD, &files, only_json, alphasort);
	CHECK(count >= 60);
	for (int i = 0; i < count; i++) {
		char path[PATH_MAX];
		char *report = report_on(files[i]->d_name);
		snprintf(path, sizeof path, BAD "%.*s.txt", (int)strlen(files[i]->d_name) - 5, files[i]->d_name);
		if (getenv("OUTTURN_BLESS")) {
			FILE *file = fopen(path, "wb");
			fputs(report, file);
			fclose(file);
		}
		size_t size;
		char *wanted = whole_file(path, &size);
		CHECK_SAY(wanted && strcmp(report, wanted) == 0, "%s: got\n%s     want\n%s", path, report,
		          wanted ? wanted : "(no file)\n");
		free(wanted);
		free(report);
		free(files[i]);
	}
	free(files);
}

/* --- what must be read --- */

static void must_accept(const char *text)
{
	struct reader reader;
	CHECK_SAY(read_json(&reader, text), "refused: %s (%s)", text, reader.diags.list[0].message);
	CHECK_INT(reader.diags.count, 0);
	arena_free(&reader.arena);
}

TEST(json_what_the_grammar_allows_is_read)
{
	static const char *const good[] = {
		"null", "true", " false ", "0", "-0", "1e308", "-1.7976931348623157e308", "5e-324", "0e-400",
		"0e1", "0e999999999999", "0e+1", "20e1", "1E-2", "123.456e78", "\"\"", "[]", "{}", "[ ]", "{ }",
		"\t\r\n [1 ,\r\n2]\n", "[[],{},[[]]]", "{\"\":0}", "{\"a\":{\"a\":{\"a\":1}}}", "{\"a\":1,\"A\":2}",
		"\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\\u0020\\uD83D\\uDE00\\ud834\\uDd1e\"", "\"\x7F\"", "\"\xE2\x80\xA8\"",
		"\"\xF4\x8F\xBF\xBF\"", "\"，：“”（）\"", "\"// no comment # /* */\"", "[1,0.1]",
		"\"\\uFFFF\\u0001\"", "\"他说“好”，然后”\"", "[1,123]",
		"-0.000000000000000000000000000000000000000000000000000000000000000000000000000001",
	};
	for (size_t i = 0; i < sizeof good / sizeof *good; i++)
		must_accept(good[i]);
}

TEST(json_nests_64_deep_and_no_deeper)
{
	char text[131] = {0};
	memset(text, '[', 64);
	memset(text + 64, ']', 64);
	must_accept(text);
	memset(text, '[', 65);
	memset(text + 65, ']', 65);
	struct reader reader;
	CHECK(!read_json(&reader, text));
	arena_free(&reader.arena);
}

TEST(json_text_holds_64_kB_and_no_more)
{
	struct reader reader;
	for (size_t length = 65536; length <= 65537; length++) {
		char *text = malloc(length + 2);
		memset(text, 'x', length + 2);
		text[0] = text[length + 1] = '"';
		CHECK_INT(read_text(&reader, "t.json", text, length + 2) != NULL, length == 65536);
		arena_free(&reader.arena);
		free(text);
	}
}

TEST(json_a_million_values_and_no_more)
{
	for (int count = 999999; count <= 1000000; count++) { /* the array itself is one */
		char *text = malloc((size_t)count * 2 + 2);
		for (int i = 0; i < count; i++)
			memcpy(text + 1 + 2 * i, "0,", 2);
		text[0] = '[';
		text[2 * count] = ']';
		struct reader reader;
		struct json *root = read_text(&reader, "t.json", text, (size_t)count * 2 + 1);
		CHECK_INT(root != NULL, count == 999999);
		if (root)
			CHECK_INT(root->count, 999999);
		arena_free(&reader.arena);
		free(text);
	}
}

TEST(json_tree_knows_places_pointers_and_order)
{
	struct reader reader;
	struct json *root = read_json(&reader, "{\"a\": 1.5,\n \"b/~\": [true, \"t\\u5415x\", {\"c\": null}]}");
	CHECK(root != NULL);
	CHECK_INT(root->type, JSON_OBJECT);
	CHECK_INT(root->count, 2);
	CHECK_INT(root->place.offset, 0);
	CHECK_INT(root->place.length, 1);
	const struct json *a = json_get(root, "a"), *b = json_get(root, "b/~");
	CHECK_CLOSE(a->number, 1.5, 0);
	CHECK_INT(a->key_place.offset, 1);
	CHECK_INT(a->key_place.length, 3);
	CHECK_INT(a->place.offset, 6);
	CHECK_INT(a->place.length, 3);
	CHECK(json_get(root, "A") == NULL && json_get(a, "a") == NULL && json_get(NULL, "a") == NULL);
	CHECK_INT(b->index, 1);
	CHECK_TEXT(b->child->next->text, "t吕x");
	CHECK(b->child->key == NULL);
	const struct json *c = json_get(b->child->next->next, "c");
	CHECK_TEXT(json_pointer(&reader.arena, c), "/b~1~0/2/c");
	CHECK_TEXT(json_pointer(&reader.arena, root), "");
	CHECK_TEXT(place_text(&reader.arena, c->key_place), "t.json:2:29");
	CHECK_TEXT(json_type_name(c->type, LANG_EN), "null");
	CHECK(c->parent->parent == b);
	arena_free(&reader.arena);
}

TEST(json_numbers_are_correctly_rounded_whatever_their_length)
{
	struct reader reader;
	struct json *root = read_json(&reader, "[0.1, 9007199254740993, 1.7976931348623157e308, 2.2250738585072011e-308, "
		"-0.000000000000000000000000000000000000000000000000000000000000000000000000000001, "
		"3.14159265358979323846264338327950288419716939937510582097494459230781640628620899, -0]");
	CHECK(root != NULL);
	static const double want[] = {0.1, 9007199254740992, 1.7976931348623157e308, 2.2250738585072011e-308, -1e-78,
	                              3.141592653589793, 0.0};
	const struct json *node = root->child;
	for (int i = 0; i < root->count; i++, node = node->next)
		CHECK(memcmp(&node->number, &want[i], sizeof(double)) == 0);
	arena_free(&reader.arena);
}

/* Slips with one meaning are told, and the tree is of what was meant, every place where it was. */
TEST(json_slips_that_can_be_put_right_are_read_on)
{
	static const char text[] = "{\"a\"：１２．５， // half\n “b”: [1, 2,], 'c': True; \"d\"= 007 /* x */ }";
	struct reader reader;
	struct json *root = read_json(&reader, text);
	CHECK(root && reader.diags.errors == 12 && root->count == 4);
	if (root) {
		const struct json *a = json_get(root, "a"), *b = json_get(root, "b"), *c = json_get(root, "c"),
						  *d = json_get(root, "d");
		CHECK(a && a->type == JSON_NUMBER && a->number == 12.5 && a->place.offset == 7);
		CHECK(b && b->count == 2 && b->key_place.offset == (uint32_t)(strstr(text, "“b”") - text));
		CHECK(c && c->type == JSON_TRUE && d && d->number == 7);
	}
	arena_free(&reader.arena);
	static const char *const beyond[] = {"{\"a\" 1}",    "{\"a\": 1 \"b\": 2}",  "{\"a\": 1",   "{a: 1}",
	                                     "{\"a\": NaN}", "{\"a\": 1, \"a\": 2}", "{'a\"b': 1}", "[1, 2}",
	                                     "{\"a\": 5.}"};
	for (size_t i = 0; i < sizeof beyond / sizeof *beyond; i++) {
		CHECK_SAY(!read_json(&reader, beyond[i]), "%s was read on", beyond[i]);
		CHECK(reader.diags.errors > 0);
		arena_free(&reader.arena);
	}
}

TEST(json_byte_order_mark_inside_is_refused)
{
	struct reader reader; /* the one at the beginning is taken off by source_open */
	read_json(&reader, "[\xEF\xBB\xBF]");
	CHECK_INT(reader.diags.errors, 1);
	arena_free(&reader.arena);
}

TEST(json_every_prefix_and_every_changed_byte_ends_without_harm)
{
	static const char text[] =
		"{\"a\": [1.5e3, -2, \"x\\u5415\\n“”\", {\"b\": null, \"c\": {}}], \"d\": [true,false,[]]}";
	static const char changes[] = "\"\\{}[]:,'/*#(0-+.e\n\t \x01\x80\xE2\xEF";
	for (size_t length = 0; length < sizeof text; length++) {
		struct reader reader;
		bool good = read_text(&reader, "t.json", text, length) != NULL;
		CHECK_INT(good, length == sizeof text - 1);
		arena_free(&reader.arena);
		for (size_t change = 0; change < sizeof changes; change++) {
			char changed[sizeof text];
			memcpy(changed, text, sizeof text);
			if (length < sizeof text - 1)
				changed[length] = changes[change];
			struct json *root = read_text(&reader, "t.json", changed, sizeof text - 1);
			CHECK(root != NULL || reader.diags.errors > 0);
			struct text out;
			text_init(&out, &reader.arena);
			diags_print(&reader.diags, &out);
			arena_free(&reader.arena);
		}
	}
}

TEST(json_many_keys_take_no_square_of_time)
{
	enum { KEYS = 200000 };
	char *text = malloc(KEYS * 16 + 16), *at = text;
	*at++ = '{';
	for (int i = 0; i < KEYS; i++)
		at += sprintf(at, "\"k%d\":0,", i);
	at += sprintf(at, "\"k777\":1}");
	struct reader reader;
	CHECK(!read_text(&reader, "t.json", text, (size_t)(at - text)));
	CHECK_INT(reader.diags.errors, 1);
	arena_free(&reader.arena);
	free(text);
}

TEST(json_memory_that_runs_out_jumps_and_leaks_nothing)
{
	static const char text[] = "{\"a\": [1, 2, {\"b\": \"text\"}]}";
	volatile int jumps = 0;
	for (volatile size_t limit = 1000; limit < 20000; limit += 500) {
		struct arena arena;
		jmp_buf rescue;
		arena_init(&arena, &rescue, limit);
		if (setjmp(rescue) == 0) {
			struct diags diags;
			diags_init(&diags, &arena, LANG_EN);
			CHECK(json_read(&arena, source_text(&arena, "t.json", text), &diags) != NULL);
		} else {
			jumps++;
		}
		arena_free(&arena);
	}
	CHECK(jumps > 0 && jumps < 38);
}
