/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A manifest is a stranger's file: what outturn writes is read, what would make a command do anything else is refused
 * with its place. */
#include "command/manifest_read.h"
#include "base/diag.h"
#include "write/writer.h"
#include "test.h"

#define HASH "\"sha256\": \"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\""
#define HEAD "{\"kind\": \"manifest\", \"program\": \"outturn\", "
#define ENTRY(command, options, inputs, outputs)                                                                     \
	"\"version\": \"0.1.0\", \"command\": \"" command "\", \"scenarios\": [\"green.json\"], \"arguments\": [], "     \
	"\"options\": {" options "}, \"inputs\": [{\"path\": \"green.json\", " HASH "}" inputs "], \"outputs\": ["       \
	outputs "]"
#define FILE(name) "{\"path\": \"" name "\", " HASH "}"

struct reading_of {
	struct arena arena;
	jmp_buf rescue;
	struct diags diags;
	const struct manifest *manifest;
};

static void read(struct reading_of *of, const char *text)
{
	arena_init(&of->arena, &of->rescue, 0);
	diags_init(&of->diags, &of->arena, LANG_EN);
	of->manifest = manifest_read(&of->arena, source_text(&of->arena, "manifest.json", text), &of->diags);
}

TEST(manifest_read_takes_what_is_written)
{
	struct reading_of of;
	static const char options[] =
		"\"members\": 5000, \"seed\": \"7\", \"credible\": 1e-7, \"years\": [2021, 2025], "
		"\"set\": [\"--output=/x\", \"a=b\"], \"set-from\": [\"t.csv\"], \"format\": [\"csv\", \"table\"], "
		"\"color\": \"always\", \"lang\": \"zh\"";
	static const char drawn[] =
		", \"drawn\": {\"gnuplot\": \"6\", \"templates\": [" FILE("style.gp") "], \"fonts\": []}}]}";
	struct text text;
	jmp_buf rescue;
	struct arena arena;
	arena_init(&arena, &rescue, 0);
	text_init(&text, &arena);
	text_print(&text, HEAD ENTRY("ensemble", "%s", ", " FILE("t.csv"), FILE("a.csv") ", " FILE("b.csv"))
	           ", \"earlier\": [{" ENTRY("chart", "", "", FILE("c.svg")) "%s", options, drawn);
	read(&of, text.bytes);
	arena_free(&arena);
	CHECK(of.manifest);
	if (!of.manifest)
		return;
	const struct manifest_entry *entry = &of.manifest->list[0];
	CHECK_INT(of.manifest->count, 2);
	CHECK_TEXT(entry->command->name, "ensemble");
	CHECK_INT(entry->options.members, 5000);
	CHECK_INT(entry->options.seed, 7);
	CHECK_CLOSE(entry->options.credible, 1e-7, 0);
	CHECK_INT(entry->options.first, 2021);
	CHECK_INT(entry->options.settings.count, 2);
	CHECK_TEXT(entry->options.settings.list[0], "--output=/x");
	CHECK(!entry->options.folder && entry->options.argument_count == 0);
	CHECK_INT(entry->options.formats, 1u << WRITER_csv | 1u << WRITER_table);
	CHECK_INT(entry->options.colour, COLOUR_ALWAYS);
	CHECK_INT(entry->options.language, LANG_ZH);
	CHECK_INT(entry->words.count, 10);
	for (int i = 0; i < entry->words.count; i++)
		CHECK(strncmp(entry->words.list[i], "--", 2) == 0 && strchr(entry->words.list[i], '='));
	CHECK_TEXT(of.manifest->list[1].gnuplot, "6");
	CHECK(manifest_output(of.manifest, "c.svg") && !manifest_output(of.manifest, "green.json"));
	arena_free(&of.arena);
}

TEST(manifest_read_refuses_what_would_do_anything_else)
{
	static const struct {
		const char *text, *says;
	} wrong[] = {
		{"{}", "no manifest"},
		{"[]", "no manifest"},
		{"{\"kind\": \"manifest\", \"program\": \"other\"}", "no manifest"},
		{HEAD "\"version\": \"1\"}", "\"command\" is missing"},
		{HEAD ENTRY("watch", "", "", "") "}", "no command that writes"},
		{HEAD ENTRY("new", "", "", "") "}", "no command that writes"},
		{HEAD ENTRY("check", "", "", "") "}", "no command that writes"},
		{HEAD ENTRY("schema", "", "", "") "}", "no command that writes"},
		{HEAD ENTRY("help", "", "", "") "}", "no command that writes"},
		{HEAD ENTRY("rm -rf", "", "", "") "}", "no command that writes"},
		{HEAD ENTRY("explain", "", "", "") "}", "so many arguments"},
		{HEAD ENTRY("run", "\"output\": \"/etc\"", "", "") "}", "no option"},
		{HEAD ENTRY("run", "\"o\": \"/etc\"", "", "") "}", "no option"},
		{HEAD ENTRY("run", "\"threads\": 512", "", "") "}", "no option"},
		{HEAD ENTRY("run", "\"members\": 5", "", "") "}", "no option"},
		{HEAD ENTRY("run", "\"strict\": true", "", "") "}", "no option"},
		{HEAD ENTRY("run", "\"from\": \"/etc/passwd\"", "", "") "}", "no option"},
		{HEAD ENTRY("run", "\"only=x --output\": \"/etc\"", "", "") "}", "no option"},
		{HEAD ENTRY("run", "\"targets\": \"yes\"", "", "") "}", "no value"},
		{HEAD ENTRY("run", "\"targets\": false", "", "") "}", "no value"},
		{HEAD ENTRY("run", "\"set\": [1]", "", "") "}", "no value"},
		{HEAD ENTRY("run", "\"set\": []", "", "") "}", "no value"},
		{HEAD ENTRY("run", "\"years\": [2021]", "", "") "}", "no value"},
		{HEAD ENTRY("run", "\"years\": [2025, 2021]", "", "") "}", "years"},
		{HEAD ENTRY("run", "\"years\": [1e300, 2021]", "", "") "}", "years"},
		{HEAD ENTRY("run", "\"format\": [\"exe\"]", "", "") "}", "exe"},
		{HEAD ENTRY("run", "\"lang\": \"../../x\"", "", "") "}", "--lang"},
		{HEAD ENTRY("ensemble", "\"members\": 1e300", "", "") "}", "members"},
		{HEAD ENTRY("ensemble", "\"members\": -5", "", "") "}", "members"},
		{HEAD ENTRY("ensemble", "\"seed\": \"-1\"", "", "") "}", "seed"},
		{HEAD ENTRY("run", "\"set-from\": [\"/etc/passwd\"]", "", "") "}", "not among the inputs"},
		{HEAD ENTRY("run", "\"set-from\": [\"../t.csv\"]", ", " FILE("../t.csv"), "") "}", "no name"},
		{HEAD ENTRY("run", "", ", " FILE("/etc/passwd"), "") "}", "no name"},
		{HEAD ENTRY("run", "", ", " FILE("a/../../b.json"), "") "}", "no name"},
		{HEAD ENTRY("run", "", ", " FILE("a//b.json"), "") "}", "no name"},
		{HEAD ENTRY("run", "", ", " FILE("."), "") "}", "no name"},
		{HEAD ENTRY("run", "", ", " FILE(""), "") "}", "no name"},
		{HEAD ENTRY("run", "", ", " FILE("green.json"), "") "}", "a second time"},
		{HEAD ENTRY("run", "", "", FILE("../run.csv")) "}", "no name"},
		{HEAD ENTRY("run", "", "", FILE("a/run.csv")) "}", "no name"},
		{HEAD ENTRY("run", "", "", FILE(".bashrc")) "}", "no name"},
		{HEAD ENTRY("run", "", "", FILE("manifest.json")) "}", "no name"},
		{HEAD ENTRY("run", "", "", FILE("run.csv") ", " FILE("run.csv")) "}", "a second time"},
		{HEAD ENTRY("run", "", "", FILE("run.csv")) ", \"earlier\": [{" ENTRY("run", "", "", FILE("run.csv")) "}]}",
	     "a second time"},
		{HEAD ENTRY("run", "", "", "") ", \"earlier\": [{" ENTRY("verify", "", "", "") "}]}", "no command"},
		{HEAD ENTRY("run", "", "", "") ", \"earlier\": {}}", "array"},
		{HEAD ENTRY("run", "", "", "") ", \"earlier\": [[]]}", "object"},
		{HEAD ENTRY("run", "", "", "") ", \"earlier\": [{" ENTRY("run", "", "", "") ", \"earlier\": []}]}",
	     "\"earlier\""},
		{HEAD ENTRY("run", "", "", "") ", \"extra\": 1}", "\"extra\""},
		{HEAD ENTRY("run", "", "", "{\"path\": \"run.csv\", \"sha256\": \"0\"}") "}", "64 digits"},
		{HEAD ENTRY("run", "", "", "{\"path\": \"run.csv\"}") "}", "missing"},
		{HEAD ENTRY("run", "", "", "1") "}", "object"},
		{HEAD ENTRY("run", "", "", "") ", \"command\": \"run\"}", ""},
	};
	struct reading_of of;
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		read(&of, wrong[i].text);
		struct text out;
		text_init(&out, &of.arena);
		text_add(&out, "");
		diags_print(&of.diags, &out);
		CHECK_SAY(!of.manifest && of.diags.errors, "taken: %s", wrong[i].text);
		CHECK_SAY(strstr(out.bytes, wrong[i].says) && strstr(out.bytes, "manifest.json:1:"), "%s\nsays %s",
		          wrong[i].text, out.bytes);
		arena_free(&of.arena);
	}
}
