/* SPDX-License-Identifier: GPL-3.0-or-later */
/* call: talks to whoever called: lines, counts, reports, what the system refused. Holds: nothing here goes to standard
 * output. */
#include "base/clean.h"
#include "base/shorten.h"
#include "base/system.h"
#include "command/call.h"
#include <errno.h>
#include <stdio.h>
#include <string.h>

struct view call_view(const struct call *call)
{
	struct view view = call->view;
	view.asked.only = call->resolved.only;
	return view;
}

void call_talk(struct call *call, enum word word, const char *const *args)
{
	enum { MOST = 1200 }; /* bytes of a name or a path */
	struct arena *arena = call->arena;
	struct shortened_all shown = shortened_all(arena, call->diags.language, args, MOST);
	fprintf(stderr, "%s\n", clean_text(arena, word_format(arena, call->diags.language, word, shown.list)));
}

char *call_number(struct call *call, int number) { return arena_print(call->arena, "%d", number); }

char *call_count(struct call *call, int count, enum word one, enum word many)
{
	return word_format(call->arena, call->diags.language, count == 1 ? one : many,
	                   WORDS(call_number(call, count)));
}

/* The kernel says "no space" and "too many files" of watches, too. */
static const char *watching_reason(enum language language, int code)
{
	bool watches = code == ENOSPC, users = code == EMFILE;
	return watches || users ? word_text(language, watches ? W_SYSTEM_WATCHES : W_SYSTEM_WATCHERS)
	                        : system_reason(language, code);
}

enum exit_code call_system(struct call *call, const struct err *err)
{
	enum language language = call->diags.language;
	const char *action = err->action ? err->action : "";
	if (strcmp(action, "watch") == 0)
		call_say(call, W_SYSTEM_CANNOT_WATCH, watching_reason(language, err->code));
	else
		call_say(call, strcmp(action, "exec") == 0 ? W_SYSTEM_CANNOT_RUN : W_SYSTEM_CANNOT_WRITE, err->file,
		         system_reason(language, err->code));
	return EXIT_SYSTEM;
}

enum exit_code call_verdict(const struct call *call)
{
	return call->diags.refused ? EXIT_SYSTEM : call->diags.errors ? EXIT_INPUT : EXIT_DONE;
}

static struct diags errors_only(struct call *call)
{
	struct diags errors = {
		.arena = call->arena, .language = call->diags.language, .errors = call->diags.errors};
	errors.list = ARENA_ARRAY(call->arena, call->diags.count + 1, struct diag);
	int kept_out = call->diags.errors;
	for (int i = 0; i < call->diags.count; i++)
		if (call->diags.list[i].severity == DIAG_ERROR)
			errors.list[errors.count++] = call->diags.list[i];
	errors.errors = errors.count < kept_out && call->diags.count >= 1000 ? kept_out : errors.count;
	return errors;
}

void call_report(struct call *call)
{
	struct diags shown = call->options->quiet ? errors_only(call) : call->diags;
	struct text out;
	text_init(&out, call->arena);
	if (shown.errors + shown.warnings + shown.notes == 0)
		return;
	diags_print(&shown, &out);
	fwrite(out.bytes, 1, out.length, stderr);
}

const struct command *call_command(struct call *call, const char *name)
{
	const struct command *command = commands_find(name);
	const char *nearest = command ? NULL : commands_nearest(name);
	if (!command)
		call_error(call, W_COMMAND_UNKNOWN, nearest ? W_COMMAND_DID_YOU_MEAN : W_COMMAND_LIST, name,
		           nearest ? nearest : word_join(call->arena, call->diags.language, commands_names, COMMAND_COUNT));
	return command;
}

enum language call_file_language(const struct call *call, const struct plan *plan)
{
	if (call->options->language != LANGUAGE_UNSAID)
		return (enum language)call->options->language;
	return plan && plan->has_language ? plan->language : LANGUAGE_DEFAULT;
}
