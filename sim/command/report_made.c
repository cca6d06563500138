/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report_made: files with their hashes, and lines for a shell. */
#include "command/report_made.h"
#include <string.h>
#include "base/sha256.h"
#include "base/shell.h"
#include "command/usual.h"

/* As the manifest calls its file, so that nothing of this machine stands in the report. */
static const char *scenario_told(const struct scenario *scenario)
{
	return scenario->layer_count ? source_told(scenario->layers[scenario->layer_count - 1].source) : scenario->path;
}

struct files {
	struct report_file *list;
	int count, capacity;
};

static void add_file(struct arena *arena, struct files *files, const struct source *source, const char *role)
{
	if (!source || !source->real)
		return;
	const char *path = source_told(source);
	for (int i = 0; i < files->count; i++)
		if (strcmp(files->list[i].path, path) == 0)
			return;
	char *hash = ARENA_ARRAY(arena, SHA256_TEXT, char);
	sha256_text(source->raw, source->raw_size, hash);
	*ARENA_PUSH(arena, files->list, files->count, files->capacity) = (struct report_file){path, hash, role};
}

static void add_series(struct arena *arena, struct files *files, const struct entry *entry)
{
	if (entry->quantity && entry->quantity->count)
		add_file(arena, files, entry->quantity->points[0].place.source, "observations");
	for (const struct entry *child = entry->child; child; child = child->next)
		add_series(arena, files, child);
}

/* The scenarios first, then what they rest on. */
static struct files files_of(struct call *call, const struct result *const *results, int count)
{
	struct files files = {0};
	const struct plan *plan = results[0]->scenario->plan;
	add_file(call->arena, &files, plan->root->place.source, "plan");
	for (int r = 0; r < count; r++) {
		const struct scenario *scenario = results[r]->scenario;
		if (scenario->layer_count)
			add_file(call->arena, &files, scenario->layers[scenario->layer_count - 1].source, "scenario");
	}
	for (int r = 0; r < count; r++)
		for (int l = 0; l < results[r]->scenario->layer_count; l++)
			add_file(call->arena, &files, results[r]->scenario->layers[l].source, "parent");
	if (plan->observed)
		add_file(call->arena, &files, plan->observed->source, "observations");
	for (int r = 0; r < count; r++)
		add_series(call->arena, &files, results[r]->scenario->root);
	for (int i = 0; i < call->table_count; i++)
		add_file(call->arena, &files, call->tables[i], "table");
	add_file(call->arena, &files, call->text, "text");
	return files;
}

static void add_word(struct text *line, const char *word) { text_print(line, " %s", word); }

static void add_option(struct text *line, struct arena *arena, const char *option, const char *value)
{
	if (value)
		text_print(line, " %s %s", option, shell_word(arena, value));
}

static void add_options(struct text *line, struct arena *arena, const char *option, const struct option_texts *texts)
{
	for (int i = 0; i < texts->count; i++)
		add_option(line, arena, option, texts->list[i]);
}

/* A line that makes it again, with what decides over its numbers. */
static const char *command_of(struct call *call, const struct result *const *results, int count)
{
	const struct options *options = call->options;
	struct arena *arena = call->arena;
	struct text line;
	text_init(&line, arena);
	text_add(&line, "outturn report");
	for (int r = 0; r < count; r++) {
		const struct scenario *plain = results[r]->scenario->plain ? results[r]->scenario->plain : results[r]->scenario;
		if (plain == results[r]->scenario)
			add_word(&line, shell_file(arena, scenario_told(plain)));
	}
	add_options(&line, arena, "--set-from", &options->tables);
	add_options(&line, arena, "--set", &options->settings);
	add_options(&line, arena, "--vary", &options->varies);
	if (call->text)
		add_option(&line, arena, "--text", source_told(call->text));
	add_option(&line, arena, "--units", options->units);
	if (options->members)
		add_option(&line, arena, "--members", arena_print(arena, "%llu", (unsigned long long)options->members));
	if (options->has_seed)
		add_option(&line, arena, "--seed", arena_print(arena, "%llu", (unsigned long long)options->seed));
	text_print(&line, " --lang %s -o DIR", language_codes[call->resolved.language]);
	return line.bytes;
}

static const char *explain_of(struct call *call, const struct result *result)
{
	return arena_print(call->arena, "outturn explain %s gdp %d --depth all",
	                   shell_file(call->arena, scenario_told(result->scenario)), usual_last_year(result));
}

struct report_made report_made_of(struct call *call, const struct result *const *results, int count)
{
	const struct files files = files_of(call, results, count);
	return (struct report_made){.version = OUTTURN_VERSION,
	                            .command = command_of(call, results, count),
	                            .command_explain = explain_of(call, results[0]),
	                            .files = files.list,
	                            .file_count = files.count};
}
