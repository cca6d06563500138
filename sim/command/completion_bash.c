/* SPDX-License-Identifier: GPL-3.0-or-later */
/* completion_bash: the tables as three `case` statements of bash (a command's options, an option's values, a
 * command's arguments), and one function that reads the line by them. It needs nothing but bash. What may
 * follow is said as words, or as "@kind" where the shell or the program must be asked. */
#include "command/completion.h"
#include <string.h>

/* Splits the line as the program does: options with a value take the next word, "--" ends them. bash breaks words at
 * "=", so that "--format=csv" comes as three. */
static const char reading[] =
	"_outturn()\n"
	"{\n"
	"\tlocal current=${COMP_WORDS[COMP_CWORD]} command= file= option= ended= word i number=1\n"
	"\tCOMPREPLY=()\n"
	"\tfor ((i = 1; i < COMP_CWORD; i++)); do\n"
	"\t\tword=${COMP_WORDS[i]}\n"
	"\t\tif [[ $option ]]; then\n"
	"\t\t\t[[ $word == = ]] || option=\n"
	"\t\telif [[ ! $ended && $word == -- ]]; then\n"
	"\t\t\tended=1\n"
	"\t\telif [[ ! $ended && $word == -?* ]]; then\n"
	"\t\t\t_outturn_takes \"$word\" && option=$word\n"
	"\t\telif [[ ! $command ]]; then\n"
	"\t\t\tcommand=$word\n"
	"\t\telse\n"
	"\t\t\tfile=${file:-$word}\n"
	"\t\t\t((number++))\n"
	"\t\tfi\n"
	"\tdone\n"
	"\t[[ $option && $current == = ]] && current=\n"
	"\tif [[ $option ]]; then\n"
	"\t\t_outturn_offer \"$(_outturn_value \"$command:$option\")\"\n"
	"\telif [[ ! $ended && $current == -* ]]; then\n"
	"\t\t_outturn_offer \"$(_outturn_options \"$command\")\"\n"
	"\telif [[ ! $command ]]; then\n"
	"\t\t_outturn_offer \"$(_outturn_argument :1)\"\n"
	"\telse\n"
	"\t\t_outturn_offer \"$(_outturn_argument \"$command:$number\")\"\n"
	"\tfi\n"
	"}\n";

/* Offers what "@kind" or a list of words says, as far as it begins with $current. Names of files and what stands
 * in them are a stranger's: they are read line by line and never expanded (compgen -W would). */
static const char offering[] =
	"_outturn_keep() # BEGIN: of the lines read, those that begin so\n"
	"{\n"
	"\tlocal line\n"
	"\twhile IFS= read -r line; do\n"
	"\t\t[[ $line == \"$1\"* ]] && COMPREPLY+=(\"$before$line\")\n"
	"\tdone\n"
	"}\n"
	"_outturn_offer()\n"
	"{\n"
	"\tlocal before= start=$current words=()\n"
	"\tif [[ $1 == @several* || $1 == @variables ]] && [[ $current == *,* ]]; then\n"
	"\t\tbefore=${current%,*}, start=${current##*,}\n"
	"\tfi\n"
	"\tcase $1 in\n"
	"\t@files) _outturn_keep \"$start\" < <(command outturn help --format names 2>/dev/null)\n"
	"\t\t_outturn_files '!*.json' ;;\n"
	"\t@paths) _outturn_files '' ;;\n"
	"\t@folders) _outturn_files '*' ;;\n"
	"\t@variables) _outturn_keep \"$start\" < <(_outturn_list variables) ;;\n"
	"\t@inputs) _outturn_keep \"$start\" < <(_outturn_list inputs | sed 's/$/=/')\n"
	"\t\tcompopt -o nospace 2>/dev/null ;;\n"
	"\t'' | @nothing) ;;\n"
	"\t*) read -ra words <<<\"${1#@several}\"\n"
	"\t\t_outturn_keep \"$start\" < <(printf '%s\\n' \"${words[@]}\") ;;\n"
	"\tesac\n"
	"}\n"
	"_outturn_list() # variables, inputs: of the file on the line\n"
	"{\n"
	"\t[[ $file ]] && command outturn list \"${file//\\\\/}\" \"$1\" --format csv 2>/dev/null | sed '1d; s/,.*//'\n"
	"}\n"
	"_outturn_files() # PATTERN: folders, and the files that it does not leave out\n"
	"{\n"
	"\tlocal start=${current//\\\\/} found=()\n"
	"\tstart=${start#[\\\"\\']}\n"
	"\tcompopt -o filenames 2>/dev/null\n"
	"\tmapfile -t found < <(\n"
	"\t\tcompgen -d -- \"$start\"\n"
	"\t\t[[ $1 == '*' ]] || compgen -f -X \"$1\" -- \"$start\"\n"
	"\t)\n"
	"\tCOMPREPLY+=(\"${found[@]}\")\n"
	"}\n";

static void add_words(struct text *out, const char *const *words)
{
	for (int i = 0; words[i]; i++)
		text_print(out, i ? " %s" : "%s", words[i]);
}

static void add_offer(struct text *out, const struct completion_argument *argument)
{
	static const char *const kinds[] = {
		[COMPLETE_NOTHING] = "@nothing",     [COMPLETE_FILE] = "@files",   [COMPLETE_PATH] = "@paths",
		[COMPLETE_FOLDER] = "@folders",      [COMPLETE_COMMAND] = "",      [COMPLETE_MODEL] = "",
		[COMPLETE_VARIABLE] = "@variables",  [COMPLETE_INPUT] = "@inputs", [COMPLETE_CHOICE] = "",
		[COMPLETE_UNKNOWN] = "@nothing",
	};
	text_print(out, "echo '%s", argument->several ? "@several " : kinds[argument->kind]);
	if (argument->choices)
		add_words(out, argument->choices);
	text_add(out, "' ;;\n");
}

static void add_letter(struct text *out, const struct option_row *option, const char *format)
{
	if (option->letter)
		text_print(out, format, option->letter);
}

/* NULL behind the last: where no command is named. */
static const struct command *numbered(int id) { return id < COMMAND_COUNT ? &commands[id] : NULL; }

static void add_case_options(struct text *out)
{
	struct option_row option;
	text_add(out, "_outturn_options() # COMMAND\n{\n\tcase $1 in\n");
	for (int id = 0; id <= COMMAND_COUNT; id++) {
		const struct command *command = numbered(id);
		text_print(out, "\t%s) echo '", command ? command->name : "*");
		for (int i = 0; options_row(i, &option); i++)
			if (commands_options(command) >> i & 1) {
				add_letter(out, &option, " -%c");
				text_print(out, " --%s", option.name);
			}
		text_add(out, "' ;;\n");
	}
	text_add(out, "\tesac\n}\n");
}

static bool repeats_earlier(int index)
{
	struct option_row option, other;
	options_row(index, &option);
	for (int i = 0; i < index && options_row(i, &other); i++)
		if (strcmp(other.name, option.name) == 0)
			return true;
	return false;
}

static void add_takes(struct text *out)
{
	struct option_row option;
	text_add(out, "_outturn_takes() # OPTION: has it a value\n{\n\tcase $1 in\n");
	for (int i = 0; options_row(i, &option); i++)
		if (option.argument && !repeats_earlier(i)) {
			text_print(out, "\t--%s", option.name);
			add_letter(out, &option, " | -%c");
			text_add(out, ") ;;\n");
		}
	text_add(out, "\t*) return 1 ;;\n\tesac\n}\n");
}

static void add_values(struct text *out)
{
	struct option_row option;
	text_add(out, "_outturn_value() # COMMAND:OPTION\n{\n\tcase $1 in\n");
	for (int i = 0; options_row(i, &option); i++)
		for (int id = 0; id <= COMMAND_COUNT && option.argument; id++)
			if (commands_options(numbered(id)) >> i & 1) {
				const char *command = numbered(id) ? numbered(id)->name : "";
				struct completion_argument value = completion_value(&option);
				text_print(out, "\t%s:--%s", command, option.name);
				if (option.letter)
					text_print(out, " | %s:-%c", command, option.letter);
				text_add(out, ") ");
				add_offer(out, &value);
			}
	text_add(out, "\tesac\n}\n");
}

static void add_arguments(struct text *out, const struct model *const *models)
{
	struct completion_argument list[COMPLETION_ARGUMENTS];
	text_add(out, "_outturn_argument() # COMMAND:NUMBER\n{\n\tcase $1 in\n\t:1) echo '");
	for (int id = 0; id < COMMAND_COUNT; id++)
		text_print(out, id ? " %s" : "%s", commands[id].name);
	text_add(out, "' ;;\n");
	for (int id = 0; id < COMMAND_COUNT; id++) {
		int count = completion_arguments(out->arena, models, &commands[id], list);
		for (int i = 0; i < count; i++) {
			text_print(out, list[i].repeats ? "\t%s:*) " : "\t%s:%d) ", commands[id].name, i + 1);
			add_offer(out, &list[i]);
		}
	}
	text_add(out, "\tesac\n}\n");
}

void completion_bash(struct text *out, const struct model *const *models)
{
	text_add(out, "# SPDX-License-Identifier: GPL-3.0-or-later\n");
	text_add(out, "# bash completion of outturn; printed by: outturn help --format bash\n");
	add_case_options(out);
	add_takes(out);
	add_values(out);
	add_arguments(out, models);
	text_add(out, offering);
	text_add(out, reading);
	text_add(out, "complete -F _outturn outturn\n");
}
