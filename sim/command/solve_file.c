/* SPDX-License-Identifier: GPL-3.0-or-later */
/* solve_file: numbers are written in full and in the unit of their field, so that a run of the file is the run that was
 * solved for, bit for bit where a number is one, to rounding where a path was moved. What is uncertain stays so around
 * the new number. Holds: nothing that is there is ever replaced. */
#include "command/solve_file.h"
#include <math.h>
#include <string.h>
#include "base/shell.h"
#include "command/one_file.h"
#include "data/plan.h"
#include "distribution/distribution.h"
#include "view/view_number.h"
#include "write/json_out.h"

enum { PARTS_MOST = 8, LEVELS_MOST = 3 };

/* --- where --- */

/* What of `path` lies below `top`, "" where they are one; NULL: it does not. */
static const char *below(const char *top, const char *path)
{
	size_t length = strlen(top);
	bool is = strncmp(top, path, length) == 0 && (!path[length] || path[length] == '/') && strcmp(top, "/") != 0;
	return is ? path + length : NULL;
}

/* From `folder` to the folder `own` of the scenario: "../" for each that it lies below, or "scenarios/town/" where it
 * lies above and nothing on the way is hidden; a few levels up at most (data/region.h). NULL: it could not be read. */
static const char *way_to(struct arena *arena, const char *own, const char *folder)
{
	const char *under = folder ? below(own, folder) : NULL, *over = folder ? below(folder, own) : NULL;
	struct text up;
	int levels = 0;
	text_init(&up, arena);
	text_add(&up, "");
	if (over && *over)
		return strstr(over, "/.") ? NULL : arena_print(arena, "%s/", over + 1);
	for (const char *at = under ? under : ""; *at; at++)
		if (*at == '/' && ++levels)
			text_add(&up, "../");
	return under && levels <= LEVELS_MOST ? up.bytes : NULL;
}

static const char *folder_of(struct arena *arena, const struct scenario *scenario)
{
	return path_folder(arena, scenario->real);
}

/* Is there what no solve wrote? */
static bool is_foreign(struct call *call, const char *path)
{
	enum source_error error;
	const struct source *source = path_exists(path) ? source_open(call->arena, path, NULL, &error) : NULL;
	return path_exists(path) && !(source && strstr(source->bytes, "\"solved: outturn solve "));
}

bool solve_file_may(struct call *call, const struct scenario *scenario, const char *path)
{
	struct arena *arena = call->arena;
	const char *folder = path_real(arena, path_folder(arena, path)), *own = folder_of(arena, scenario),
			   *way = way_to(arena, own, folder);
	const char *beside = path_join(arena, path_folder(arena, scenario->path), one_file_name(path));
	int errors = call->diags.errors;
	if (scenario->setting_count)
		call_error(call, W_SOLVE_SAVE_SET, W_NONE, NULL);
	if (!one_file_is_plain(one_file_name(path), ".json"))
		call_error(call, W_SOLVE_SAVE_NAME, W_SOLVE_SAVE_NAME_HINT, path);
	else if (!folder)
		call_error(call, W_SOLVE_SAVE_FOLDER, W_NONE, path_folder(arena, path));
	else if (!way)
		call_error(call, W_SOLVE_SAVE_AWAY, W_SOLVE_SAVE_AWAY_HINT, path, scenario->id, shell_file(arena, beside));
	else if (is_foreign(call, path))
		call_error(call, W_SOLVE_SAVE_THERE, W_NONE, path);
	return call->diags.errors == errors;
}

/* --- one number --- */

static void write_note(struct json_out *json, const struct solve_lever *lever)
{
	struct arena *arena = json->text->arena;
	json_out_object(json, "note", JSON_ONE_LINE);
	for (int language = 0; language < LANG_COUNT; language++) {
		const char *unit = unit_name(arena, lever->unit, (enum language)language, false);
		json_out_text(json, language_codes[language],
		              word_format(arena, (enum language)language, W_SOLVE_SAVE_NOTE,
		                          WORDS(view_fine(arena, lever->now), unit)));
	}
	json_out_close(json);
}

static double moved(const struct solve_lever *lever, double point, int year)
{
	return lever->lever->kind == VARY_SHIFT ? lever->lever->value->values[year] + point : point;
}

/* A path, from the first to the last year that the file named, or that the run has. */
static void write_path(struct json_out *json, const struct result *result, const struct solve_lever *lever,
                       double point)
{
	const struct input_value *value = lever->lever->value;
	const struct quantity *quantity = value->entry ? value->entry->quantity : NULL;
	int first = 0, last = result->years - 1;
	if (quantity && value->entry && entry_has_span(value->entry) && quantity->count) {
		first = (int)fmax(quantity->points[0].year - result->base_year, 0);
		last = (int)fmin(quantity->points[quantity->count - 1].year - result->base_year, last);
	}
	json_out_object(json, "path", JSON_ONE_LINE);
	for (int y = first; y <= last; y++) {
		bool same = y > first && moved(lever, point, y) == moved(lever, point, y - 1) && y < last;
		if (!same)
			json_out_number(json, arena_print(json->text->arena, "%d", result->base_year + y), moved(lever, point, y));
	}
	json_out_close(json);
	json_out_text(json, "interpolate", "step");
}

/* A distribution that stands around the number moves with it; one that stands between two has it as the most likely. */
static void write_uncertain(struct json_out *json, const struct solve_lever *lever, double point)
{
	const struct uncertain *uncertain = lever->lever->value->uncertain;
	bool stands = uncertain && uncertain->distribution && uncertain->distribution->placing == DISTRIBUTION_STANDS;
	if (!uncertain || !uncertain->distribution)
		return;
	int count = distribution_parameters(uncertain->distribution);
	double parameter[DISTRIBUTION_PARAMETERS], shift = lever->lever->kind == VARY_SHIFT && stands ? point : 0,
	       number = moved(lever, point, 0);
	for (int i = 0; i < count; i++)
		parameter[i] = uncertain->parameter[i] + shift;
	if (stands && shift == 0) {
		parameter[0] = fmin(parameter[0], number);
		parameter[count - 1] = fmax(parameter[count - 1], number);
		if (count == 3)
			parameter[1] = number;
	}
	json_out_object(json, "uncertain", JSON_ONE_LINE);
	json_out_object(json, uncertain->distribution->name, JSON_ONE_LINE);
	for (int i = 0; i < count; i++)
		json_out_number(json, uncertain->distribution->parameters[i].key, parameter[i]);
	json_out_close(json);
	if (isfinite(uncertain->low) && isfinite(uncertain->high) && shift == 0 && number >= uncertain->low &&
	    number <= uncertain->high) {
		json_out_array(json, "truncate", JSON_ONE_LINE);
		json_out_number(json, NULL, uncertain->low);
		json_out_number(json, NULL, uncertain->high);
		json_out_close(json);
	}
	json_out_close(json);
}

struct saving {
	struct call *call;
	const struct solve *solve;
	struct json_out json;
	const char *source;
};

static void write_number(struct saving *saving, int index, const char *key)
{
	struct json_out *json = &saving->json;
	const struct solve_lever *lever = &saving->solve->levers[index];
	double point = saving->solve->point[index];
	json_out_object(json, key, JSON_LINES);
	if (lever->lever->kind == VARY_SHIFT)
		write_path(json, saving->solve->result, lever, point);
	else
		json_out_number(json, "value", point);
	json_out_text(json, "unit", lever->unit->text);
	json_out_text(json, "source", saving->source);
	if (lever->lever->ground != LEVER_DRAWN && point >= lever->lever->low && point <= lever->lever->high) {
		struct lever_span span = lever_span(lever->lever, saving->solve->result->years);
		bool shift = lever->lever->kind == VARY_SHIFT;
		json_out_array(json, "range", JSON_ONE_LINE);
		json_out_number(json, NULL, lever->lever->low + (shift ? span.least : 0));
		json_out_number(json, NULL, lever->lever->high + (shift ? span.most : 0));
		json_out_close(json);
	}
	write_uncertain(json, lever, point);
	write_note(json, lever);
	json_out_close(json);
}

/* --- all numbers, as a tree --- */

struct key { const char *parts[PARTS_MOST]; int count, lever; };

static struct key key_of(struct arena *arena, const char *dotted, int lever)
{
	struct key key = {.lever = lever};
	for (const char *at = dotted; *at && key.count < PARTS_MOST;) {
		size_t length = strcspn(at, ".");
		key.parts[key.count++] = arena_copy(arena, at, length);
		at += length + (at[length] == '.');
	}
	return key;
}

/* In the order in which they come, those that begin alike together. */
static void sort_keys(struct key *keys, int count)
{
	for (int depth = 0; depth < PARTS_MOST; depth++)
		for (int i = 0; i < count; i++)
			for (int j = i + 1, at = i + 1; j < count; j++) {
				bool alike = keys[j].count > depth + 1 && keys[i].count > depth + 1;
				for (int d = 0; d <= depth && alike; d++)
					alike = strcmp(keys[i].parts[d], keys[j].parts[d]) == 0;
				if (!alike)
					continue;
				struct key kept = keys[j];
				for (int k = j; k > at; k--)
					keys[k] = keys[k - 1];
				keys[at++] = kept;
			}
}

static void write_numbers(struct saving *saving)
{
	struct arena *arena = saving->call->arena;
	int count = saving->solve->question->levers->count, open = 0;
	struct key *keys = ARENA_ARRAY(arena, count + 1, struct key);
	for (int i = 0; i < count; i++)
		keys[i] = key_of(arena, saving->solve->levers[i].lever->key, i);
	sort_keys(keys, count);
	for (int i = 0; i < count; i++) {
		int same = 0;
		while (i > 0 && same < open && same < keys[i].count - 1 &&
		       strcmp(keys[i].parts[same], keys[i - 1].parts[same]) == 0)
			same++;
		for (; open > same; open--)
			json_out_close(&saving->json);
		for (; open < keys[i].count - 1; open++)
			json_out_object(&saving->json, keys[i].parts[open], JSON_LINES);
		write_number(saving, keys[i].lever, keys[i].parts[keys[i].count - 1]);
	}
	for (; open > 0; open--)
		json_out_close(&saving->json);
}

/* --- the file --- */

/* The command line, for whoever asks where the number comes from. */
static const char *command_said(struct call *call, const struct scenario *scenario)
{
	const struct options *options = call->options;
	struct text said;
	text_init(&said, call->arena);
	text_print(&said, "outturn solve %s --target", shell_file(call->arena, scenario->id));
	for (int i = 0; i < options->wishes.count; i++)
		text_print(&said, " %s", shell_word(call->arena, options->wishes.list[i]));
	text_add(&said, " --by");
	for (int i = 0; i < options->levers.count; i++)
		text_print(&said, " %s", shell_word(call->arena, options->levers.list[i]));
	text_add(&said, options->together ? " --together" : "");
	return said.bytes;
}

static void write_titles(struct saving *saving)
{
	struct arena *arena = saving->call->arena;
	const struct solve *solve = saving->solve;
	const struct scenario *scenario = solve->result->scenario;
	json_out_object(&saving->json, "title", JSON_ONE_LINE);
	for (int l = 0; l < LANG_COUNT; l++) {
		enum language language = (enum language)l;
		const char **names = ARENA_ARRAY(arena, solve->question->wish_count + 1, const char *);
		for (int w = 0; w < solve->question->wish_count; w++) {
			const struct target *target = solve->wishes[w].before.target;
			names[w] = title_in(target->title, language, target->id);
		}
		json_out_text(&saving->json, language_codes[l],
		              word_format(arena, language, W_SOLVE_SAVE_TITLE,
		                          WORDS(title_in(scenario->title, language, scenario->id),
		                                word_join(arena, language, names, solve->question->wish_count))));
	}
	json_out_close(&saving->json);
}

/* The schema that the scenario's own file names, as a path; NULL: none. */
static const char *schema_named(const struct scenario *scenario)
{
	const struct json *named = NULL;
	for (int l = 0; l < scenario->layer_count; l++)
		if (scenario->layers[l].source->path && strcmp(scenario->layers[l].source->path, scenario->path) == 0)
			named = json_get(scenario->layers[l].root, "$schema");
	bool path = named && named->type == JSON_STRING && !strstr(named->text, "://") && named->text[0] != '/';
	return path ? named->text : NULL;
}

static const char *file_text(struct call *call, const struct solve *solve, const char *path)
{
	struct arena *arena = call->arena;
	const struct scenario *scenario = solve->result->scenario;
	struct text text;
	struct saving saving = {.call = call, .solve = solve};
	const char *way = way_to(arena, folder_of(arena, scenario), path_real(arena, path_folder(arena, path)));
	const char *plan = path_real(arena, scenario->plan->path);
	saving.source = word_format(arena, LANGUAGE_OF_DATA, W_SOLVE_SAVE_SOURCE, WORDS(command_said(call, scenario)));
	text_init(&text, arena);
	json_out_begin(&saving.json, &text);
	json_out_object(&saving.json, NULL, JSON_LINES);
	json_out_text(&saving.json, "kind", "scenario");
	if (schema_named(scenario))
		json_out_text(&saving.json, "$schema", arena_print(arena, "%s%s", way, schema_named(scenario)));
	if (plan && strcmp(path_folder(arena, plan), folder_of(arena, scenario)) == 0)
		json_out_text(&saving.json, "plan", arena_print(arena, "%s%s", way, one_file_name(plan)));
	json_out_text(&saving.json, "extends", arena_print(arena, "%s%s", way, one_file_name(scenario->real)));
	write_titles(&saving);
	write_numbers(&saving);
	json_out_close(&saving.json);
	return text.bytes;
}

enum exit_code solve_file_write(struct call *call, const struct solve *solve, const char *path)
{
	const char *text = file_text(call, solve, path);
	bool written;
	enum exit_code code = one_file_write(call, path, text, strlen(text), &written);
	if (written && !call->options->quiet)
		call_say(call, W_SOLVE_SAVED, path, solve->result->scenario->id);
	return code;
}
