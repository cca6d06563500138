/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Command lines are read as the table says, and everything that is wrong with one is said at once. */
#include "write/writer.h"
#include "command/options.h"
#include "test.h"
#include "tests/test_figure.h"

struct line {
	struct arena arena;
	struct diags diags;
	struct options options;
	bool right;
};

static void line_read(struct line *line, enum command_id id, const char *const *words)
{
	int count = 0;
	while (words[count])
		count++;
	arena_init(&line->arena, NULL, 0);
	diags_init(&line->diags, &line->arena, LANG_EN);
	char **copies = ARENA_ARRAY(&line->arena, count, char *);
	for (int i = 0; i < count; i++)
		copies[i] = arena_copy(&line->arena, words[i], strlen(words[i]));
	int at = options_command(count, copies);
	line->right = options_parse(&line->options, &line->arena, &commands[id], at, count, copies, &line->diags);
}
#define READ(line, id, ...) line_read((line), COMMAND_##id, (const char *const[]){"outturn", __VA_ARGS__, NULL})

static void line_end(struct line *line) { arena_free(&line->arena); }

static void check_error(const char *got, const struct line *line, const char *message, const char *hint)
{
	(void)got;
	CHECK(!line->right);
	CHECK_INT(line->diags.count, 1);
	CHECK_TEXT(line->diags.count ? line->diags.list[0].message : NULL, message);
	if (hint)
		CHECK_TEXT(line->diags.count ? line->diags.list[0].hint : NULL, hint);
}
#define CHECK_ERROR(line, message, hint) check_error(__func__, (line), (message), (hint))

TEST(options_stand_before_and_after_arguments)
{
	struct line line;
	READ(&line, RUN, "--lang", "zh", "run", "green", "--targets", "-o", "out", "baseline",
	     "--format=csv,json");
	CHECK(line.right);
	CHECK_INT(line.options.language, LANG_ZH);
	CHECK_INT(line.options.argument_count, 2);
	CHECK_TEXT(line.options.arguments[0], "green");
	CHECK_TEXT(line.options.arguments[1], "baseline");
	CHECK_TEXT(line.options.folder, "out");
	CHECK(line.options.targets && !line.options.inputs);
	CHECK_INT(line.options.formats, 1 << WRITER_csv | 1 << WRITER_json);
	line_end(&line);
}

TEST(options_end_at_two_dashes)
{
	struct line line;
	READ(&line, RUN, "run", "--", "--targets", "--", "-o");
	CHECK(line.right && !line.options.targets);
	CHECK_INT(line.options.argument_count, 3);
	CHECK_TEXT(line.options.arguments[0], "--targets");
	CHECK_TEXT(line.options.arguments[1], "--");
	line_end(&line);
}

TEST(options_have_defaults)
{
	struct line line;
	READ(&line, EXPLAIN, "explain", "green", "gdp");
	CHECK(line.right);
	CHECK_INT(line.options.depth, 3);
	CHECK_INT(line.options.formats, 0);
	CHECK_INT(line.options.language, LANGUAGE_UNSAID);
	CHECK_INT(line.options.first, 0);
	CHECK(!line.options.folder && !line.options.only);
	line_end(&line);
}

TEST(options_unknown_name_offers_the_nearest)
{
	struct line line;
	READ(&line, RUN, "run", "--fromat", "csv", "green");
	CHECK_ERROR(&line, "unknown option --fromat", "did you mean --format?");
	line_end(&line);
}

/* "-only" must not be read as "-o nly" and write files. */
TEST(options_letter_takes_its_value_as_the_next_word_only)
{
	struct line line;
	READ(&line, RUN, "run", "green", "-only", "gdp");
	CHECK_ERROR(&line, "unknown option -only", "did you mean --only?");
	CHECK(!line.options.folder);
	line_end(&line);
}

TEST(options_of_other_commands_name_them)
{
	struct line line;
	READ(&line, RUN, "run", "green", "--depth", "2");
	CHECK_ERROR(&line, "run does not know the option --depth", "these commands do: explain");
	CHECK_INT(line.options.argument_count, 1);
	line_end(&line);
}

TEST(options_format_differs_by_command)
{
	struct line line;
	READ(&line, CHART, "chart", "green", "--format", "svg,png");
	CHECK(line.right);
	CHECK_INT(line.options.pictures, AS_SVG | AS_PNG);
	line_end(&line);
	READ(&line, CHART, "chart", "green", "--format", "csv");
	CHECK_ERROR(&line, "--format does not know \"csv\"", "it knows svg, pdf and png");
	line_end(&line);
}

TEST(options_kinds_of_charts_are_those_that_can_be_drawn)
{
	struct line line;
	READ(&line, CHART, "chart", "green", "--kind", "lines,overview");
	CHECK(line.right && line.options.kinds == (kind_bit("lines") | kind_bit("overview")));
	line_end(&line);
	READ(&line, CHART, "chart", "green", "--kind", "overveiw");
	CHECK_ERROR(&line, "--kind does not know \"overveiw\"", NULL);
	CHECK(strstr(line.diags.list[0].hint, "did you mean overview?"));
	struct option_row row;
	CHECK(options_row(OPTION_KIND, &row));
	for (enum language language = LANG_EN; language <= LANG_ZH; language++)
		for (int i = 0; figure_kind_names[i]; i++)
			CHECK(strstr(options_said(&line.arena, language, &row), figure_kind_names[i]));
	line_end(&line);
}

TEST(options_choices_offer_the_nearest)
{
	struct line line;
	READ(&line, RUN, "run", "green", "--format", "jsn");
	CHECK_ERROR(&line, "--format does not know \"jsn\"", "did you mean json? it knows table, csv, json and iamc");
	line_end(&line);
	READ(&line, RUN, "run", "green", "--format", "csv,");
	CHECK_ERROR(&line, "--format does not know \"\"", "it knows table, csv, json and iamc");
	line_end(&line);
}

TEST(options_years_are_one_or_a_span)
{
	struct line line;
	READ(&line, RUN, "run", "green", "--years", "2021:2025");
	CHECK(line.right && line.options.first == 2021 && line.options.last == 2025);
	line_end(&line);
	READ(&line, RUN, "run", "green", "--years=2030");
	CHECK(line.right && line.options.first == 2030 && line.options.last == 2030);
	line_end(&line);
	static const char *const bad[] = {
		"", ":", "2021:", ":2025", "2021-2025", "abc", "2021:2025:2030", "99999999999", "-5", "0"};
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		READ(&line, RUN, "run", "green", "--years", bad[i]);
		CHECK(!line.right);
		line_end(&line);
	}
	READ(&line, RUN, "run", "green", "--years", "2025:2021");
	CHECK_ERROR(&line, "--years 2025:2021 begins after it ends", NULL);
	line_end(&line);
}

TEST(options_set_adds_up_and_the_last_of_others_wins)
{
	struct line line;
	READ(&line, RUN, "run", "--set", "a=1", "green", "--set=b=2", "-o", "x", "-o", "y");
	CHECK(line.right);
	CHECK_INT(line.options.settings.count, 2);
	CHECK_TEXT(line.options.settings.list[0], "a=1");
	CHECK_TEXT(line.options.settings.list[1], "b=2");
	CHECK_TEXT(line.options.folder, "y");
	line_end(&line);
}

TEST(options_strict_is_fail_on_missed)
{
	struct line line;
	READ(&line, RUN, "run", "green", "--fail-on", "broken,warning", "--strict");
	CHECK(line.right);
	CHECK_INT(line.options.fail_on, FAIL_MISSED | FAIL_BROKEN | FAIL_WARNING);
	line_end(&line);
}

TEST(options_missing_and_unwanted_values_are_errors)
{
	struct line line;
	READ(&line, RUN, "run", "green", "-o");
	CHECK_ERROR(&line, "-o needs DIR after it", NULL);
	line_end(&line);
	READ(&line, RUN, "run", "green", "--output=");
	CHECK_ERROR(&line, "--output needs DIR, got nothing", NULL);
	line_end(&line);
	READ(&line, RUN, "run", "green", "--targets=yes");
	CHECK_ERROR(&line, "--targets takes no value", NULL);
	line_end(&line);
	READ(&line, EXPLAIN, "explain", "green", "gdp", "--depth", "deep");
	CHECK_ERROR(&line, "--depth takes a whole number or all, got \"deep\"", NULL);
	line_end(&line);
}

TEST(options_report_everything_at_once)
{
	struct line line;
	READ(&line, RUN, "run", "--nonsense", "--years", "x", "--format", "y", "--depth", "1", "-o");
	CHECK(!line.right);
	CHECK_INT(line.diags.errors, 5);
	line_end(&line);
}

TEST(options_find_the_command_behind_options_with_values)
{
	char *words[] = {"outturn", "--lang", "zh", "-o", "run", "--quiet", "check", "x", NULL};
	CHECK_INT(options_command(8, words), 6);
	CHECK_INT(options_command(1, words), 0);
	CHECK_INT(options_language(8, words), LANG_ZH);
	char *ended[] = {"outturn", "--", "run", "--lang", "zh", NULL};
	CHECK_INT(options_command(5, ended), 0);
	CHECK_INT(options_language(5, ended), LANGUAGE_UNSAID);
}

TEST(options_help_shows_every_row_within_the_page)
{
	struct arena arena;
	arena_init(&arena, NULL, 0);
	for (int command = 0; command <= COMMAND_COUNT; command++)
		for (int language = 0; language < LANG_COUNT; language++) {
			struct text out;
			text_init(&out, &arena);
			const struct command *of = command < COMMAND_COUNT ? &commands[command] : NULL;
			options_help(&out, (enum language)language, commands_options(of));
			CHECK(strstr(out.bytes, "--lang") && strstr(out.bytes, "--help"));
			for (const char *at = out.bytes; *at; at += strcspn(at, "\n") + 1)
				CHECK_SAY(text_width_n(at, strcspn(at, "\n")) <= 98, "too wide: %.*s", (int)strcspn(at, "\n"), at);
		}
	arena_free(&arena);
}

TEST(options_join_names_in_both_languages)
{
	struct arena arena;
	arena_init(&arena, NULL, 0);
	static const char *const names[] = {"a", "b", "c"};
	CHECK_TEXT(word_join(&arena, LANG_EN, names, 0), "");
	CHECK_TEXT(word_join(&arena, LANG_EN, names, 1), "a");
	CHECK_TEXT(word_join(&arena, LANG_EN, names, 2), "a and b");
	CHECK_TEXT(word_join(&arena, LANG_EN, names, 3), "a, b and c");
	CHECK_TEXT(word_join(&arena, LANG_ZH, names, 3), "a、b 和 c");
	arena_free(&arena);
}
