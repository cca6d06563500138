/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of commands and options hold together: what is listed in one is known to the other, and everything has its
 * words. */
#include "command/commands.h"
#include "command/options.h"
#include "test.h"

TEST(commands_are_found_by_names_that_are_their_own)
{
	for (int i = 0; i < COMMAND_COUNT; i++) {
		CHECK(commands_find(commands[i].name) == &commands[i]);
		CHECK_TEXT(commands_names[i], commands[i].name);
	}
	CHECK(!commands_names[COMMAND_COUNT]);
	CHECK(!commands_find("rnu") && !commands_find("") && !commands_find("--help"));
	CHECK_TEXT(commands_nearest("rnu"), "run");
}

TEST(commands_have_words_in_every_language)
{
	for (int i = 0; i < COMMAND_COUNT; i++)
		for (enum language language = 0; language < LANG_COUNT; language++) {
			const enum word words[] = {commands[i].arguments, commands[i].summary, commands[i].details};
			for (int w = 0; w < 3; w++)
				if (!*word_text(language, words[w]))
					test_fail(__FILE__, __LINE__, "%s: %s is empty in language %d", commands[i].name,
					          word_name(words[w]), (int)language);
			CHECK(!strchr(word_text(language, commands[i].summary), '\n'));
		}
}

TEST(commands_take_arguments_that_they_can_read)
{
	for (int i = 0; i < COMMAND_COUNT; i++) {
		const struct command *command = &commands[i];
		CHECK(command->least >= 0 && (command->most < 0 || command->least <= command->most));
		CHECK(command->reads == READS_NONE || command->least > 0);
		/* places; names of what was observed, or asked for */
		CHECK(command->most >= 0 || command->reads >= READS_ALL || i == COMMAND_VERIFY || i == COMMAND_FIT ||
		      i == COMMAND_SENSITIVITY);
	}
}

/* A shell's completion and the reading of a line take the first row of a name that the command knows. */
TEST(commands_know_each_option_by_one_row)
{
	struct option_row one, other;
	for (int c = 0; c <= COMMAND_COUNT; c++) {
		const struct command *command = c < COMMAND_COUNT ? &commands[c] : NULL;
		option_set known = commands_options(command);
		CHECK(known >> OPTION_HELP & 1 && known >> OPTION_LANG & 1);
		CHECK(known >> (OPTION_COUNT - 1) <= 1);
		for (int i = 0; options_row(i, &one); i++)
			for (int k = 0; k < i && options_row(k, &other); k++)
				if (known >> i & 1 && known >> k & 1)
					CHECK(strcmp(one.name, other.name) != 0 && (!one.letter || one.letter != other.letter));
	}
}

TEST(options_are_known_by_some_command_and_have_words)
{
	struct option_row option;
	int rows = 0;
	for (; options_row(rows, &option); rows++) {
		option_set known = commands_options(NULL);
		for (int c = 0; c < COMMAND_COUNT; c++)
			known |= commands_options(&commands[c]);
		if (!(known >> rows & 1))
			test_fail(__FILE__, __LINE__, "--%s (row %d) is known by no command", option.name, rows);
		for (enum language language = 0; language < LANG_COUNT; language++)
			CHECK(*word_text(language, option.help));
		CHECK(option.argument || !option.choices);
	}
	CHECK_INT(rows, OPTION_COUNT);
}
