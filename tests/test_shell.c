/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words of printed commands, as tests/test_files_beside.py has a shell read them back. */
#include "base/shell.h"
#include "tests/test.h"

TEST(shell_words_are_quoted_where_a_shell_would_take_them_apart)
{
	static const char *const pairs[][2] = {
		{"out/green.json", "out/green.json"}, {"my city", "'my city'"},     {"it's", "'it'\\''s'"},
		{"a\"b", "'a\"b'"},                   {"$HOME", "'$HOME'"},         {"~", "'~'"},
		{"", "''"},                           {"高增长", "高增长"},         {"高 增长", "'高 增长'"},
		{"a\\b", "'a\\b'"},                 {"green[x=1]", "'green[x=1]'"}, {"a;b", "'a;b'"},
		{"#1", "'#1'"},                       {"全\u3000角", "'全\u3000角'"}};
	struct arena arena = {0};
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
		CHECK_TEXT(shell_word(&arena, pairs[i][0]), pairs[i][1]);
	CHECK_TEXT(shell_file(&arena, "-o"), "./-o");
	CHECK_TEXT(shell_file(&arena, "-o x"), "'./-o x'");
	CHECK_TEXT(shell_file(&arena, "a-b"), "a-b");
	arena_free(&arena);
}
