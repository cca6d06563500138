/* SPDX-License-Identifier: GPL-3.0-or-later */
/* manual: writes the manual page. What a command or an option does is said by the same words as in
 * `outturn help`; only the page's own paragraphs (files, environment, examples) are added here. */
#include "command/manual.h"
#include <string.h>
#include "base/utf8.h"
#include "command/call.h"

enum { LINE = 72 };

/* --- text --- */

static int32_t code_before(const char *text, const char *at)
{
	const char *start = at;
	size_t used;
	while (start > text && (*--start & 0xC0) == 0x80)
		;
	return start < at ? utf8_decode(start, (size_t)(at - start), &used) : ' ';
}

static bool is_full_width_mark(int32_t code)
{
	return (code >= 0x3000 && code <= 0x303F) || (code >= 0xFF00 && code <= 0xFF65) || code == 0x201C ||
	       code == 0x201D;
}

/* Chinese is written without blanks, but for those beside Latin letters. */
static bool needs_blank(int32_t before, int32_t after)
{
	bool wide = before >= 0x2E80 && after >= 0x2E80;
	return !wide && !is_full_width_mark(before) && !is_full_width_mark(after);
}

char *manual_unwrap(struct arena *arena, const char *text)
{
	struct text out;
	text_init(&out, arena);
	text_add(&out, "");
	for (const char *at = text; *at; at++) {
		size_t used;
		if (*at != '\n')
			text_add_n(&out, at, 1);
		else if (needs_blank(code_before(text, at), utf8_decode(at + 1, strlen(at + 1), &used)))
			text_add(&out, " ");
	}
	return out.bytes;
}

/* Hyphens of options, file names and formulas are to be copied; those of prose may be broken at. */
static bool is_typed(const char *word, size_t length)
{
	while (length > 0 && strchr(".,;:)", word[length - 1]))
		length--;
	for (size_t i = 0; i < length; i++)
		if (strchr("./=_*|", word[i]) || (word[i] == '-' && (i == 0 || word[i - 1] == '(')))
			return true;
	return false;
}

/* roff breaks lines at blanks, which Chinese does not have: between its characters a break is allowed, but not
 * before a mark that closes nor after one that opens. */
static bool may_end_line(int32_t before, int32_t after)
{
	static const int32_t closing[] = {0x3001, 0x3002, 0xFF0C, 0xFF1A, 0xFF1B, 0xFF09, 0x201D, 0x300B},
						 opening[] = {0xFF08, 0x201C, 0x300A};
	bool breaks = before >= 0x2E80 || after >= 0x2E80;
	for (size_t i = 0; i < sizeof closing / sizeof *closing; i++)
		breaks &= after != closing[i];
	for (size_t i = 0; i < sizeof opening / sizeof *opening; i++)
		breaks &= before != opening[i];
	return breaks;
}

static void escape_word(struct text *out, const char *word, size_t length)
{
	static const struct {
		char plain;
		const char *roff;
	} escapes[] = {{'\\', "\\e"}, {'\'', "\\(aq"}, {'`', "\\(ga"}, {'^', "\\(ha"}, {'~', "\\(ti"}, {'-', "\\-"}};
	bool literal = is_typed(word, length);
	for (size_t i = 0; i < length; i++) {
		const char *roff = NULL;
		size_t used;
		if (i > 0 && (word[i] & 0xC0) != 0x80 &&
		    may_end_line(code_before(word, word + i), utf8_decode(word + i, length - i, &used)))
			text_add(out, "\\:");
		for (size_t e = 0; e < sizeof escapes / sizeof *escapes; e++)
			roff = escapes[e].plain == word[i] ? escapes[e].roff : roff;
		if (roff && (word[i] != '-' || literal))
			text_add(out, roff);
		else
			text_add_n(out, word + i, 1);
	}
}

void manual_escape(struct text *out, const char *text)
{
	size_t start = out->length, broken = out->length;
	bool ends_sentence = false;
	for (const char *at = text; *at;) {
		size_t blanks = strspn(at, " \n"), length = strcspn(at + blanks, " \n");
		bool breaks = out->length - broken + length > LINE || ends_sentence;
		if (blanks && length && out->length > start) {
			text_add(out, breaks ? "\n" : " ");
			broken = breaks ? out->length : broken;
		}
		at += blanks;
		if (length && out->length == broken && (*at == '.' || *at == '\''))
			text_add(out, "\\&");
		escape_word(out, at, length);
		ends_sentence = length > 1 && at[length - 1] == '.' && at[length - 2] != '.';
		at += length;
	}
}

/* --- parts of the page --- */

static void manual_paragraph(struct text *out, const char *text)
{
	manual_escape(out, manual_unwrap(out->arena, text));
	text_add(out, "\n");
}

static void section(struct text *out, enum language language, enum word heading)
{
	text_print(out, ".SH \"%s\"\n", word_text(language, heading));
}

/* "FILE [variables|inputs]" with what stands for something else in italics. */
static void manual_arguments(struct text *out, const char *arguments)
{
	for (const char *at = arguments; *at;) {
		size_t mark = strspn(at, " []|."), name = strcspn(at + mark, " []|.");
		text_add_n(out, at, mark);
		bool italic = name && at[mark] != '-' && !(at[mark] >= 'a' && at[mark] <= 'z');
		text_add(out, italic ? "\\fI" : name ? "\\fB" : "");
		escape_word(out, at + mark, name);
		text_add(out, name ? "\\fR" : "");
		at += mark + name;
	}
}

static void definition(struct text *out, enum language language, const char *name, enum word meaning)
{
	text_add(out, ".TP\n\\fB");
	manual_escape(out, name);
	text_add(out, "\\fR\n");
	manual_paragraph(out, word_text(language, meaning));
}

static void manual_option(struct text *out, enum language language, const struct option_row *option)
{
	text_add(out, ".TP\n");
	if (option->letter)
		text_print(out, "\\fB\\-%c\\fR, ", option->letter);
	text_add(out, "\\fB\\-\\-");
	for (const char *at = option->name; *at; at++)
		text_add(out, *at == '-' ? "\\-" : (char[]){*at, 0});
	text_add(out, "\\fR");
	if (option->argument) {
		text_add(out, " ");
		manual_arguments(out, option->argument);
	}
	text_add(out, "\n");
	manual_paragraph(out, options_said(out->arena, language, option));
}

/* Known by every command, or by none (`outturn` alone): told once, not with each. */
static bool is_common(int option)
{
	int knowing = 0;
	for (int i = 0; i < COMMAND_COUNT; i++)
		knowing += (int)(commands_options(&commands[i]) >> option & 1);
	return knowing == 0 || knowing == COMMAND_COUNT;
}

static void manual_command(struct text *out, enum language language, const struct command *command)
{
	struct option_row option;
	text_print(out, ".SS \"\\fBoutturn %s\\fR ", command->name);
	manual_arguments(out, word_text(language, command->arguments));
	text_add(out, "\"\n");
	manual_paragraph(out, word_text(language, command->details));
	for (int i = 0; options_row(i, &option); i++)
		if (commands_options(command) >> i & 1 && !is_common(i))
			manual_option(out, language, &option);
}

static void add_synopsis(struct text *out, enum language language)
{
	section(out, language, W_MANUAL_SYNOPSIS);
	text_add(out, "\\fBoutturn\\fR\n");
	for (int i = 0; i < COMMAND_COUNT; i++) {
		text_print(out, ".br\n\\fBoutturn %s\\fR ", commands[i].name);
		manual_arguments(out, word_text(language, commands[i].arguments));
		text_add(out, "\n");
	}
}

static void add_description(struct text *out, enum language language)
{
	section(out, language, W_MANUAL_DESCRIPTION);
	manual_paragraph(out, word_text(language, W_MANUAL_ABOUT));
	text_add(out, ".PP\n");
	manual_paragraph(out, word_text(language, W_HELP_FILES));
	text_add(out, ".PP\n");
	manual_paragraph(out, word_text(language, W_MANUAL_ALONE));
}

static void add_common_options(struct text *out, enum language language)
{
	struct option_row option;
	section(out, language, W_MANUAL_OPTIONS);
	for (int i = 0; options_row(i, &option); i++)
		if (is_common(i))
			manual_option(out, language, &option);
}

static void add_files(struct text *out, enum language language)
{
	section(out, language, W_MANUAL_FILES);
	definition(out, language, "plan.json", W_MANUAL_FILE_PLAN);
	definition(out, language, "*.json", W_MANUAL_FILE_SCENARIO);
	definition(out, language, "observed.csv", W_MANUAL_FILE_OBSERVED);
	definition(out, language, "../share/outturn/scenarios", W_MANUAL_FILE_SHIPPED);
	definition(out, language, "../share/outturn/plots", W_MANUAL_FILE_PLOTS);
}

static void add_environment(struct text *out, enum language language)
{
	section(out, language, W_MANUAL_ENVIRONMENT);
	definition(out, language, "OUTTURN_LANG", W_MANUAL_ENV_OUTTURN_LANG);
	definition(out, language, "LC_ALL, LC_CTYPE, LC_MESSAGES, LANG", W_MANUAL_ENV_LANG);
	definition(out, language, "COLUMNS", W_MANUAL_ENV_COLUMNS);
	definition(out, language, "NO_COLOR", W_MANUAL_ENV_NO_COLOR);
	definition(out, language, "PATH", W_MANUAL_ENV_PATH);
}

/* "Exit code: 0 done; 1 ..." of help, one code a line. */
static void add_exit(struct text *out, enum language language)
{
	section(out, language, W_MANUAL_EXIT);
	const char *at = manual_unwrap(out->arena, word_text(language, W_HELP_EXIT));
	for (at += strcspn(at, "0123456789"); *at;) {
		size_t number = strspn(at, "0123456789");
		const char *text = at + number + 1, *next = text;
		while (*next && strncmp(next, "; ", 2) != 0 && strncmp(next, "；", 3) != 0 && strcmp(next, ".") != 0 &&
		       strcmp(next, "。") != 0)
			next++;
		text_print(out, ".TP\n\\fB%.*s\\fR\n", (int)number, at);
		manual_paragraph(out, arena_copy(out->arena, text, (size_t)(next - text)));
		at = next + strcspn(next, "0123456789");
	}
}

static void add_examples(struct text *out, enum language language)
{
	static const struct {
		enum word meaning;
		const char *line;
	} examples[] = {
		{W_MANUAL_EXAMPLE_COMPARE, "outturn compare luliang"},
		{W_MANUAL_EXAMPLE_EXPLAIN, "outturn explain luliang/green gdp 2025"},
		{W_MANUAL_EXAMPLE_CHART, "outturn chart luliang -o out --format svg,png"},
		{W_MANUAL_EXAMPLE_SET, "outturn run luliang/green --set energy.efficiency=3 --only gdp,energy"},
	};
	section(out, language, W_MANUAL_EXAMPLES);
	for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
		text_add(out, i ? ".PP\n" : "");
		manual_paragraph(out, word_text(language, examples[i].meaning));
		text_add(out, ".PP\n.RS 4\n.nf\n");
		escape_word(out, examples[i].line, strlen(examples[i].line));
		text_add(out, "\n.fi\n.RE\n");
	}
}

void manual_page(struct text *out, enum language language)
{
	text_add(out, ".\\\" SPDX-License-Identifier: GPL-3.0-or-later\n");
	text_add(out, ".\\\" printed by: outturn help --format man\n");
	text_print(out, ".TH OUTTURN 1 \"\" \"outturn %s\" \"%s\"\n", OUTTURN_VERSION,
	           word_text(language, W_MANUAL_SECTION));
	text_add(out, ".nh\n.ad l\n"); /* names are to be copied, and Chinese must not be stretched */
	section(out, language, W_MANUAL_NAME);
	text_print(out, "outturn \\- %s\n", word_text(language, W_MANUAL_TITLE)); /* whatis(1) wants it plain */
	add_synopsis(out, language);
	add_description(out, language);
	section(out, language, W_MANUAL_COMMANDS);
	for (int i = 0; i < COMMAND_COUNT; i++)
		manual_command(out, language, &commands[i]);
	add_common_options(out, language);
	add_files(out, language);
	add_environment(out, language);
	add_exit(out, language);
	add_examples(out, language);
	section(out, language, W_MANUAL_SEE_ALSO);
	text_add(out, "\\fBgnuplot\\fR(1)\n");
}
