/* SPDX-License-Identifier: GPL-3.0-or-later */
/* completion_zsh: the tables as specifications of zsh's _arguments, with what help says of each option and
 * command as its description. */
#include "command/completion.h"
#include "command/manual.h"
#include <string.h>

/* What the shell or the program must be asked for. */
static const char asking[] =
	"_outturn_file() {\n"
	"  local -a names\n"
	"  names=(${(f)\"$(_call_program names command outturn help --format names 2>/dev/null)\"})\n"
	"  _alternative 'names:name:compadd -a names' 'files:file:_files -g \"*.json\"'\n"
	"}\n"
	"_outturn_listed() { # variables, inputs: of the file on the line\n"
	"  local -a names\n"
	"  names=(${${(f)\"$(_call_program $1 command outturn list ${(q)outturn_file} $1 "
	"--format csv 2>/dev/null)\"}%%,*})\n"
	"  shift names 2>/dev/null\n"
	"  reply=($names)\n"
	"}\n"
	"_outturn_variable() { local -a reply; _outturn_listed variables; compadd -a reply }\n"
	"_outturn_variables() { local -a reply; _outturn_listed variables; _sequence compadd - $reply }\n"
	"_outturn_input() { local -a reply; _outturn_listed inputs; compadd -S = -a reply }\n";

/* Inside single quotes and inside the brackets or between the colons of a specification. */
static void add_shell_quoted(struct text *out, const char *text)
{
	for (const char *at = text; *at; at++)
		if (*at == '\'')
			text_add(out, "'\\''");
		else
			text_print(out, strchr("[]:\\", *at) ? "\\%c" : "%c", *at);
}

static void add_described(struct text *out, const char *help)
{
	add_shell_quoted(out, manual_unwrap(out->arena, help));
}

/* ":message:action" */
static void add_action(struct text *out, const struct completion_argument *argument)
{
	static const char *const actions[] = {
		[COMPLETE_NOTHING] = " ",
		[COMPLETE_FILE] = "_outturn_file",
		[COMPLETE_PATH] = "_files",
		[COMPLETE_FOLDER] = "_files -/",
		[COMPLETE_COMMAND] = "",
		[COMPLETE_MODEL] = "",
		[COMPLETE_VARIABLE] = "_outturn_variable",
		[COMPLETE_INPUT] = "_outturn_input",
		[COMPLETE_CHOICE] = "",
		[COMPLETE_UNKNOWN] = " ",
	};
	text_add(out, ":");
	add_shell_quoted(out, argument->name);
	text_add(out, ":");
	text_add(out, strcmp(argument->name, "NAMES") == 0 ? "_outturn_variables" : actions[argument->kind]);
	if (!argument->choices)
		return;
	text_add(out, argument->several ? "_sequence compadd -" : "(");
	for (int i = 0; argument->choices[i]; i++)
		text_print(out, i || argument->several ? " %s" : "%s", argument->choices[i]);
	text_add(out, argument->several ? "" : ")");
}

static void add_option(struct text *out, const struct option_row *option, enum language language)
{
	const char *many = option->repeats ? "*" : "", *takes = option->argument ? "=" : "";
	struct completion_argument value =
		option->argument ? completion_value(option) : (struct completion_argument){0};
	if (option->letter)
		text_print(out, " \\\n    '(-%c --%s)'{-%c,--%s%s}'[", option->letter, option->name, option->letter,
		           option->name, takes);
	else
		text_print(out, " \\\n    '%s--%s%s[", many, option->name, takes);
	add_described(out, options_said(out->arena, language, option));
	text_add(out, "]");
	if (option->argument)
		add_action(out, &value);
	text_add(out, "'");
}

static void add_options(struct text *out, option_set known, enum language language)
{
	struct option_row option;
	for (int i = 0; options_row(i, &option); i++)
		if (known >> i & 1)
			add_option(out, &option, language);
}

static void add_command(struct text *out, const struct model *const *models, const struct command *command,
                        enum language language)
{
	struct completion_argument list[COMPLETION_ARGUMENTS];
	text_print(out, "  %s) _arguments -S", command->name);
	add_options(out, commands_options(command), language);
	int count = completion_arguments(out->arena, models, command, list);
	for (int i = 0; i < count; i++) {
		text_print(out, list[i].repeats ? " \\\n    '*" : " \\\n    '%d", i + 1);
		add_action(out, &list[i]);
		text_add(out, "'");
	}
	text_add(out, " ;;\n");
}

void completion_zsh(struct text *out, const struct model *const *models, enum language language)
{
	text_add(out, "#compdef outturn\n# SPDX-License-Identifier: GPL-3.0-or-later\n");
	text_add(out, "# zsh completion of outturn; printed by: outturn help --format zsh\n");
	text_add(out, asking);
	text_add(out, "_outturn_command() {\n  local -a commands\n  commands=(");
	for (int id = 0; id < COMMAND_COUNT; id++) {
		text_print(out, "\n    '%s:", commands[id].name);
		add_described(out, word_text(language, commands[id].summary));
		text_add(out, "'");
	}
	text_add(out, ")\n  _describe command commands\n}\n_outturn() {\n"
	              "  local curcontext=$curcontext state line outturn_file\n  local -A opt_args\n"
	              "  _arguments -C -S");
	add_options(out, commands_options(NULL), language);
	text_add(out, " \\\n    '1:command:_outturn_command' '*::argument:->argument'\n"
	              "  [[ $state == argument ]] || return\n"
	              "  outturn_file=${(Q)words[2]}\n"
	              "  case $line[1] in\n");
	for (int id = 0; id < COMMAND_COUNT; id++)
		add_command(out, models, &commands[id], language);
	text_add(out, "  esac\n}\nif [[ $funcstack[1] == _outturn ]]; then _outturn \"$@\"; else compdef _outturn "
	              "outturn; fi\n");
}
