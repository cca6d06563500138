/* SPDX-License-Identifier: GPL-3.0-or-later */
/* manifest_said: what manifest.json tells of a command, as words for a shell. The command in hand is told to itself the
 * way that a manifest is: its options are written and read back, so that both say the same. */
#include "command/manifest_said.h"
#include <limits.h>
#include <stddef.h>
#include <string.h>
#include "base/shell.h"
#include "command/manifest.h"
#include "write/json_out.h"

const char *manifest_said(struct arena *arena, const struct manifest_entry *entry, int most)
{
	struct text line;
	text_init(&line, arena);
	text_print(&line, "outturn %s", entry->command->name);
	for (int i = 0; i < entry->scenarios.count && i < most; i++)
		text_print(&line, " %s", shell_file(arena, entry->scenarios.list[i]));
	if (entry->scenarios.count > most)
		text_print(&line, " ... (%d)", entry->scenarios.count);
	for (int i = 0; i < entry->arguments.count; i++)
		text_print(&line, " %s", shell_word(arena, entry->arguments.list[i]));
	for (int i = 0; i < entry->words.count; i++) {
		const char *word = entry->words.list[i], *value = strchr(word, '=');
		text_print(&line, " %.*s", (int)(value ? value - word : (ptrdiff_t)strlen(word)), word);
		text_print(&line, "%s%s", value ? " " : "", value ? shell_word(arena, value + 1) : "");
	}
	return line.bytes;
}

const char *manifest_said_now(struct call *call)
{
	struct manifest_entry entry = manifest_entry_now(call);
	struct options again;
	struct diags unheard;
	struct text told;
	struct json_out json;
	text_init(&told, call->arena);
	json_out_begin(&json, &told);
	json_out_object(&json, NULL, JSON_LINES);
	options_write(&entry.options, commands_options(entry.command), &json);
	json_out_close(&json);
	diags_init_unheard(&unheard, call->arena, &call->diags);
	const struct json *object = json_read(call->arena, source_text(call->arena, "", told.bytes), &unheard);
	if (object)
		options_read(&again, call->arena, entry.command, object, &entry.words, &unheard);
	return manifest_said(call->arena, &entry, INT_MAX);
}
