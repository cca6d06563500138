/* SPDX-License-Identifier: GPL-3.0-or-later */
/* json_out: what is written is one document that a strict reader takes back. */
#include "base/json.h"
#include "write/json_out.h"
#include "tests/test.h"

struct ground {
	struct arena arena;
	jmp_buf rescue;
	struct text out;
	struct json_out json;
};

static void begin(struct ground *ground)
{
	if (setjmp(ground->rescue))
		abort();
	arena_init(&ground->arena, &ground->rescue, 0);
	text_init(&ground->out, &ground->arena);
	json_out_begin(&ground->json, &ground->out);
}

static const struct json *read_back(struct ground *ground)
{
	struct diags diags;
	diags_init(&diags, &ground->arena, LANG_EN);
	return json_read(&ground->arena, source_text(&ground->arena, "out", ground->out.bytes), &diags);
}

TEST(json_out_layout_is_stable)
{
	struct ground ground;
	begin(&ground);
	json_out_object(&ground.json, NULL, JSON_LINES);
	json_out_text(&ground.json, "command", "run");
	json_out_array(&ground.json, "empty", JSON_LINES);
	json_out_close(&ground.json);
	json_out_array(&ground.json, "rows", JSON_LINES);
	json_out_object(&ground.json, NULL, JSON_ONE_LINE);
	json_out_integer(&ground.json, "year", 2025);
	json_out_number(&ground.json, "value", 2035.96);
	json_out_boolean(&ground.json, "met", false);
	json_out_close(&ground.json);
	json_out_close(&ground.json);
	json_out_close(&ground.json);
	CHECK_TEXT(ground.out.bytes, "{\n"
	                             "  \"command\": \"run\",\n"
	                             "  \"empty\": [],\n"
	                             "  \"rows\": [\n"
	                             "    {\"year\": 2025, \"value\": 2035.96, \"met\": false}\n"
	                             "  ]\n"
	                             "}\n");
	arena_free(&ground.arena);
}

TEST(json_out_what_is_no_number_is_null)
{
	struct ground ground;
	begin(&ground);
	json_out_array(&ground.json, NULL, JSON_ONE_LINE);
	json_out_number(&ground.json, NULL, NAN);
	json_out_number(&ground.json, NULL, -INFINITY);
	json_out_text(&ground.json, NULL, NULL);
	json_out_number(&ground.json, NULL, 0.1 + 0.2);
	json_out_close(&ground.json);
	CHECK_TEXT(ground.out.bytes, "[null, null, null, 0.30000000000000004]\n");
	arena_free(&ground.arena);
}

TEST(json_out_texts_come_back_as_they_were)
{
	struct ground ground;
	begin(&ground);
	const char *text = "quote \" slash \\ line\nbell\x07 tab\t \xe2\x80\xa8 吕梁 \x7f";
	json_out_object(&ground.json, NULL, JSON_LINES);
	json_out_text(&ground.json, "a \"key\"", text);
	json_out_close(&ground.json);
	const struct json *root = read_back(&ground);
	CHECK(root != NULL);
	if (root)
		CHECK_TEXT(json_get(root, "a \"key\"")->text, text);
	CHECK(strchr(ground.out.bytes, '\x07') == NULL);
	arena_free(&ground.arena);
}

TEST(json_out_broken_utf8_becomes_a_replacement_character)
{
	struct ground ground;
	begin(&ground);
	json_out_array(&ground.json, NULL, JSON_ONE_LINE);
	json_out_text(&ground.json, NULL, "a\xff\xe5");
	json_out_close(&ground.json);
	CHECK_TEXT(ground.out.bytes, "[\"a\xef\xbf\xbd\xef\xbf\xbd\"]\n");
	CHECK(read_back(&ground) != NULL);
	arena_free(&ground.arena);
}

TEST(json_out_shows_nothing_that_steers_or_hides)
{
	struct ground ground;
	static const char text[] = "a\xc2\x85" "b\u202Ec\u200Bd\u2028e\u061Cf\uFEFFg\U000E0041h\x7f\x1b\uE000\U00020000";
	begin(&ground);
	json_out_array(&ground.json, NULL, JSON_ONE_LINE);
	json_out_text(&ground.json, NULL, text);
	json_out_close(&ground.json);
	CHECK_TEXT(ground.out.bytes, "[\"a\\u0085b\\u202ec\\u200bd\\u2028e\\u061cf\\ufeffg\\udb40\\udc41h\\u007f\\u001b"
	                             "\uE000\U00020000\"]\n");
	const struct json *read = read_back(&ground);
	CHECK(read && read->child);
	CHECK_TEXT(read->child->text, text);
	arena_free(&ground.arena);
}
