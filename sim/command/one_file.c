/* SPDX-License-Identifier: GPL-3.0-or-later */
/* one_file: looked at and written under the folder's lock, so that nobody can come between. */
#include "command/one_file.h"
#include <string.h>
#include "base/sha256.h"
#include "base/source.h"
#include "command/deliver.h"

bool one_file_is_plain(const char *name, const char *ending)
{
	bool plain = strlen(name) > strlen(ending) && text_ends(name, ending) && name[0] != '.' && name[0] != '-';
	for (const char *at = name; *at; at++)
		plain &= (*at >= 'a' && *at <= 'z') || (*at >= 'A' && *at <= 'Z') || (*at >= '0' && *at <= '9') ||
		         strchr("._-", *at) != NULL;
	return plain;
}

const char *one_file_name(const char *path)
{
	const char *slash = strrchr(path, '/');
	return slash ? slash + 1 : path;
}

static enum exit_code is_there(struct call *call, const struct output_there *there, const char *hex, const char *path)
{
	if (there->kind == OUTPUT_FILE && strcmp(there->hash, hex) == 0) {
		if (!call->options->quiet)
			call_say(call, W_SOLVE_SAVED_BEFORE, path);
		return EXIT_DONE;
	}
	call_say(call, W_SOLVE_SAVE_THERE, path);
	return EXIT_INPUT;
}

static enum exit_code put(struct call *call, struct output_set *set, const char *path, const char *text, size_t size,
                          bool *written)
{
	struct err err = {0};
	struct output_there there;
	char hex[SHA256_TEXT];
	const struct output_patience patience = deliver_patience(call);
	const char *name = one_file_name(path);
	bool right = output_lock(set, &patience, &err) && output_look(set, name, &there, &err);
	sha256_text(text, size, hex);
	if (right && there.kind != OUTPUT_NOTHING)
		return is_there(call, &there, hex, path);
	*written = right && output_add(set, name, text, size, &err) && !*call->stop && output_commit(set, &err);
	if (*written)
		return EXIT_DONE;
	return *call->stop ? EXIT_SIGNAL + (unsigned)*call->stop : call_system(call, &err);
}

enum exit_code one_file_write(struct call *call, const char *path, const char *text, size_t size, bool *written)
{
	struct err err = {0};
	*call->patient = 1;
	*written = false;
	struct output_set *set = output_begin_there(call->arena, path_folder(call->arena, path), &err);
	enum exit_code code = set ? put(call, set, path, text, size, written) : call_system(call, &err);
	if (set)
		output_abandon(set);
	*call->patient = 0;
	return code;
}
