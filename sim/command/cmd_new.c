/* SPDX-License-Identifier: GPL-3.0-or-later */
/* new: a starter place that passes `check` and runs: a plan, scenarios, observations and the schemas for an editor,
 * from tables of indicators or, without any, from a small table of the program's own whose numbers are all examples.
 * Holds: nothing is written unless all of the tables was understood, or what was not is left out and told because the
 * user said so; what is written was read back before; DIR is absent or empty; all files or none. */
#include <errno.h>
#include <string.h>
#include "base/clean.h"
#include "base/shell.h"
#include "base/utf8.h"
#include "command/cmd.h"
#include "command/deliver.h"
#include "command/new_back.h"
#include "command/new_tables.h"
#include "data/schema_fields.h"
#include "data/schema_print.h"
#include "intake/new_parts.h"

enum { EXAMPLE_BASE_YEAR = 2025, PLAN_YEARS = 5, LONGEST_TITLE = 200 };

/* --- reading --- */

static struct indicator_table *read_table(struct call *call)
{
	const struct options *options = call->options;
	const struct indicator_choice choice = new_tables_choice(call->options);
	if (options->from.count)
		return new_tables_read(call, &choice, true);
	int base = options->base_year ? options->base_year : EXAMPLE_BASE_YEAR;
	const char *text = word_format(call->arena, call->view.language, W_NEW_EXAMPLE_TABLE,
	                               WORDS(call_number(call, base), call_number(call, base + PLAN_YEARS)));
	const struct source *example = source_text(call->arena, "example", text);
	return indicator_table_read(call->arena, &example, 1, &(struct indicator_choice){0}, &call->diags);
}

/* --- the folder --- */

/* The last name of the folder, as the place's; where that says nothing ("." or ".."), its canonical one. */
static const char *place_name(struct call *call, const char *folder)
{
	char *path = arena_copy(call->arena, folder, strlen(folder));
	size_t length = strlen(path);
	while (length > 1 && path[length - 1] == '/')
		path[--length] = '\0';
	const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
	if (strcmp(name, ".") == 0 || strcmp(name, "..") == 0 || !*name) {
		const char *real = path_real(call->arena, folder);
		const char *last = real ? strrchr(real, '/') : NULL;
		name = last ? last + 1 : "";
	}
	name = indicator_clean(call->arena, name);
	return *name ? arena_copy(call->arena, name, text_fit(name, LONGEST_TITLE)) : "place";
}

/* --- writing --- */

static int make_files(struct call *call, const struct starter *starter, const struct new_fate *fates,
                      struct new_made *files)
{
	int count = 0;
	static const struct {
		const char *name, *example;
		void (*write)(const struct starter *, struct text *);
	} written[] = {{"plan.json", "plan.json", new_plan},
	               {"base.json", "base.json", new_base},
	               {"baseline.json", "baseline.json", new_baseline},
	               {"as-planned.json", "ambitious.json", new_as_planned}};
	for (size_t i = 0; i < sizeof written / sizeof *written; i++, count++) {
		files[count].name = starter->example ? written[i].example : written[i].name;
		text_init(&files[count].text, call->arena);
		written[i].write(starter, &files[count].text);
	}
	int last = new_last_year(starter);
	if (last > starter->table->target_year) {
		files[count].name = arena_print(call->arena, "as-planned-%d.json", last);
		text_init(&files[count].text, call->arena);
		new_as_planned_on(starter, &files[count++].text);
	}
	files[count].name = "observed.csv";
	text_init(&files[count].text, call->arena);
	count += new_observed(starter, &files[count].text) > 0;
	if (!starter->example) {
		files[count].name = "intake.csv";
		text_init(&files[count].text, call->arena);
		new_intake(starter, fates, &files[count++].text);
	}
	for (int i = 0; i < 2; i++, count++) {
		const char *kind = i ? "scenario" : "plan";
		files[count].name = arena_print(call->arena, "%s.schema.json", kind);
		text_init(&files[count].text, call->arena);
		schema_print(call->arena, kind, i ? scenario_fields(call->arena, call->models) : plan_fields,
		             &files[count].text);
	}
	return count;
}

static enum exit_code refuse_folder(struct call *call, const char *folder, const struct err *err)
{
	if (*call->stop)
		return EXIT_SIGNAL + (unsigned)*call->stop;
	if (err->code != ENOTEMPTY && err->code != ENOTDIR && err->code != EEXIST)
		return call_system(call, err);
	call_error(call, err->code == ENOTEMPTY ? W_NEW_NOT_EMPTY : W_NEW_NOT_A_FOLDER, W_NEW_NOT_EMPTY_HINT,
	           folder);
	call_report(call);
	return call_verdict(call);
}

static enum exit_code write_made(struct call *call, const char *folder, const struct new_made *files, int count)
{
	struct err err = {0};
	*call->patient = 1;
	const struct output_patience patience = deliver_patience(call);
	struct output_set *set = output_begin_new(call->arena, folder, &patience, &err);
	bool right = set;
	for (int i = 0; right && i < count; i++)
		right = output_add(set, files[i].name, files[i].text.bytes, files[i].text.length, &err);
	if (right)
		return deliver_commit(set, call);
	if (set)
		output_abandon(set);
	*call->patient = 0;
	return refuse_folder(call, folder, &err);
}

static const char *counted(struct call *call, const struct starter *starter)
{
	int words = 0, none = 0, others = 0;
	for (int i = 0; i < starter->goal_count; i++) {
		const struct new_goal *goal = &starter->goals[i];
		words += !new_has_number(goal) && goal->words && !goal->other_count;
		none += new_is_history(goal) && !goal->other_count;
		others += goal->other_count - (goal->other_count && !new_has_number(goal)); /* one of them is the row's */
	}
	return word_format(call->arena, call->view.language, W_NEW_COUNTS,
	                   WORDS(call_count(call, starter->goal_count + starter->left_out_count, W_NEW_ROW, W_NEW_ROWS),
	                         call_count(call, starter->goal_count - words - none + others, W_COUNT_TARGET,
	                                    W_COUNT_TARGETS),
	                         call_number(call, words), call_number(call, none)));
}

static void say_made(struct call *call, const struct starter *starter, const struct new_fate *fates,
                     const struct new_told *told, struct text *out)
{
	enum language language = call->view.language;
	if (starter->example) {
		text_print(out, "%s\n", word_text(language, W_NEW_TO_REPLACE_EXAMPLE));
		return;
	}
	text_print(out, "%s\n", counted(call, starter));
	new_summary(starter, fates, out);
	if (starter->goal_count && starter->no_targets)
		text_print(out, "%s\n", word_format(call->arena, language, W_NEW_NO_TARGETS,
		                                    WORDS(call_number(call, starter->table->target_year))));
	text_print(out, "\n%s\n", told->placeholders
	                                ? word_format(call->arena, language, W_NEW_TO_REPLACE, WORDS(told->placeholders))
	                                : word_text(language, W_NEW_NO_PLACEHOLDER));
	if (told->missed)
		text_print(out, "%s\n", word_format(call->arena, language, W_NEW_MISSED, WORDS(told->missed)));
}

static enum exit_code say_next(struct call *call, const struct starter *starter, const struct new_fate *fates,
                               const struct new_told *told, const char *folder, int count)
{
	struct text out;
	text_init(&out, call->arena);
	if (call->options->quiet)
		return EXIT_DONE;
	call_say(call, W_DELIVER_WROTE, call_number(call, count), folder);
	say_made(call, starter, fates, told, &out);
	const char *shown = clean_text(call->arena, shell_file(call->arena, folder));
	const char *slash = folder[strlen(folder) - 1] == '/' ? "" : "/";
	const char *charts =
		clean_text(call->arena, shell_file(call->arena, arena_print(call->arena, "%s%sout", folder, slash)));
	text_print(&out, "\n%s\n", word_text(call->view.language, W_PLACES_NEXT));
	text_print(&out, "  outturn check %s\n  outturn run %s\n  outturn chart %s -o %s\n", shown, shown, shown, charts);
	return deliver_stdout(call, &out);
}

/* --- the command --- */

static const char *own_title(struct call *call)
{
	const char *title = call->options->title ? indicator_clean(call->arena, call->options->title) : NULL;
	if (title && !*title)
		call_error(call, W_OPTION_EMPTY, W_NONE, "title", "TEXT");
	if (title && text_count(title, strlen(title)) > LONGEST_TITLE)
		call_error(call, W_NEW_LONG_TITLE, W_NONE, NULL);
	size_t used;
	for (const char *at = title; at && *at; at += used)
		if (utf8_decode(at, strlen(at), &used) < 0) {
			call_error(call, W_NEW_TITLE_NOT_UTF8, W_NONE, NULL);
			break;
		}
	return title;
}

static bool has_name(struct call *call, const char *folder)
{
	if (*folder)
		return true;
	call_error(call, W_NEW_NO_NAME, W_NEW_NOT_EMPTY_HINT, NULL);
	return false;
}

/* What the rows ask for; errors are in call->diags. */
static void prepare(struct call *call, struct starter *starter)
{
	(void)call;
	new_prepare(starter);
}

static void begin(struct call *call, struct starter *starter, const char *folder)
{
	struct indicator_table *table = has_name(call, folder) ? read_table(call) : NULL;
	if (!table)
		return;
	new_begin(starter, table);
	starter->name = place_name(call, folder);
	if (call->options->keep_going)
		new_tables_leave_out(call, starter, table, prepare);
	else
		prepare(call, starter);
}

static enum exit_code refuse(struct call *call)
{
	call_report(call);
	call_say(call, W_NEW_NOTHING_WRITTEN, call_count(call, call->diags.errors, W_COUNT_ERROR, W_COUNT_ERRORS));
	return call_verdict(call);
}

enum exit_code cmd_new(struct call *call)
{
	const char *folder = call->options->arguments[0];
	struct new_told told;
	struct starter starter = {.arena = call->arena,
	                          .diags = &call->diags,
	                          .language = call->view.language,
	                          .models = call->models,
	                          .example = !call->options->from.count,
	                          .title = own_title(call)};
	begin(call, &starter, folder);
	if (call->diags.errors && !(call->options->keep_going && starter.goal_count && starter.left_out_count))
		return refuse(call);
	struct new_made files[9] = {0};
	const struct new_fate *fates = new_fates(&starter);
	int count = make_files(call, &starter, fates, files);
	for (int i = 0; i < count; i++)
		if (strcmp(files[i].name, "observed.csv") == 0 && !new_observed_fits(call, &files[i].text))
			return refuse(call);
	if (!new_read_back(call, files, count, &told)) {
		call_report(call);
		call_say(call, W_NEW_REFUSED, NULL);
		return EXIT_SYSTEM;
	}
	enum exit_code verdict = call_verdict(call);
	if (call->diags.warnings + call->diags.notes + call->diags.errors)
		call_report(call);
	struct diags fresh;
	diags_init(&fresh, call->arena, call->diags.language);
	call->diags = fresh;
	enum exit_code code = write_made(call, folder, files, count);
	return code == EXIT_DONE ? deliver_worse(verdict, say_next(call, &starter, fates, &told, folder, count))
	                         : code;
}
