/* SPDX-License-Identifier: GPL-3.0-or-later */
/* chart: pictures of scenarios, with their data beside them: one set of files. Where gnuplot is missing or fails the
 * set is that of the data alone. Without a folder plots of characters are printed. */
#include <string.h>
#include "ask/shown.h"
#include "command/batch.h"
#include "command/cmd.h"
#include "command/installed.h"
#include "command/kept.h"
#include "command/manifest.h"
#include "command/manifest_said.h"
#include "command/sampling.h"
#include "command/usual.h"
#include "figure/drawn.h"
#include "figure/figure.h"
#include "figure/figure_sources.h"
#include "figure/gallery.h"
#include "figure/index_page.h"
#include "figure/plots.h"

static enum exit_code say_failure(struct call *call, const struct gnuplot_error *error, const struct err *err)
{
	if (error->kind == GNUPLOT_FINE)
		return call_system(call, err);
	if (error->kind == GNUPLOT_STOPPED && *call->stop)
		return EXIT_SIGNAL + (unsigned)*call->stop;
	call_say(call, W_CHART_NOT_DRAWN, gnuplot_error_text(call->arena, call->diags.language, error));
	return EXIT_SYSTEM;
}

/* `drawn`: what pictures of it would have shown; it is told in the terminal's language. */
static void say_nothing(struct call *call, const struct batch *batch, const struct view *drawn)
{
	struct view said = call_view(call);
	said.ensembles = drawn->ensembles;
	const char *why = figure_why_nothing(call->arena, batch->results, batch->result_count, &said, call->options->kinds);
	call_say(call, W_CHART_NOTHING, NULL);
	if (why)
		call_say(call, W_CHART_WHY_NOTHING, why);
}

/* Beside each picture what it is made of, if that is asked for. */
static bool add_sources(struct call *call, const struct jobs *jobs, const struct gnuplot *gnuplot,
                        struct output_set *set, struct gnuplot_error *error, struct err *err)
{
	if (!call->options->sources)
		return true;
	const struct figure_origin origin = usual_origin(call);
	return figure_sources_add(call->arena, jobs, gnuplot, &origin, set, error, err);
}

/* All of them into the set of the data, or none: *drawn is false, and the code says why. */
static enum exit_code draw_pictures(struct call *call, const struct jobs *jobs, struct output_set *set, bool *drawn)
{
	struct err err = {0};
	struct gnuplot_error error = {0};
	struct kept kept;
	kept_open(&kept, call, set);
	struct gnuplot gnuplot = {.templates = installed_part(call->arena, "plots", &call->diags),
	                          .stop = call->stop,
	                          .used = &call->used,
	                          .kept = &kept.pictures};
	*drawn = gnuplot.templates && figure_draw(call->arena, jobs, &gnuplot, set, &error, &err);
	*drawn = *drawn && add_sources(call, jobs, &gnuplot, set, &error, &err);
	if (*drawn && !call->used.version)
		call->used.version = kept.gnuplot;
	if (*drawn)
		return EXIT_DONE;
	call->used = (struct gnuplot_used){0};
	if (gnuplot.templates)
		return say_failure(call, &error, &err);
	call_say(call, W_CHART_NO_TEMPLATES, installed_searched(call->arena));
	return EXIT_SYSTEM;
}

/* Ensembles are run where a picture may show what they say and something is drawn. */
static bool needs_draws(const struct call *call, const struct batch *batch)
{
	bool uncertain = false;
	for (int r = 0; r < batch->result_count; r++)
		uncertain |= batch->results[r]->uncertainty->count > 0;
	return uncertain && figure_shows_draws(call->options->kinds);
}

/* A target may be drawn by another variable than the one that it is named by: --only does not narrow what is kept. */
static const struct ensemble *const *sample(struct call *call, const struct batch *batch, const struct sheets *drawn,
                                            enum exit_code *code)
{
	struct sheets wide = *drawn;
	for (int i = 0; i < wide.count; i++)
		wide.list[i].view.asked.only = NULL;
	return sampling_run(call, batch, &wide, code);
}

/* Adds chart-ensemble.csv and chart-ensemble-targets.csv to the others. *ensembles: NULL where nothing was sampled. */
static enum exit_code add_ensembles(struct call *call, const struct batch *batch, struct sheets *sheets,
                                    const struct ensemble *const **ensembles)
{
	enum exit_code code = EXIT_DONE;
	struct sheets drawn;
	*ensembles = NULL;
	if (!needs_draws(call, batch))
		return code;
	sheets_plan(&drawn, call, batch->results[0]->scenario->plan, 1u << PART_TARGETS);
	*ensembles = sample(call, batch, &drawn, &code);
	if (!*ensembles)
		return code;
	for (int i = 0; i < drawn.count; i++) {
		drawn.list[i].name =
			drawn.list[i].view.asked.part == PART_TARGETS ? "chart-ensemble-targets.csv" : "chart-ensemble.csv";
		drawn.list[i].view.ensembles = *ensembles;
	}
	sheets_show(&drawn, view_ensemble, batch->results, batch->result_count);
	for (int i = 0; i < drawn.count; i++)
		sheets->list[sheets->count++] = drawn.list[i];
	return code;
}

/* chart-drawn.csv: what stands in the pictures, history too. */
static void add_drawn(struct call *call, const struct batch *batch, struct sheets *sheets, const struct jobs *jobs)
{
	struct sheets drawn;
	struct said said = figure_drawn(jobs);
	sheets_plan(&drawn, call, batch->results[0]->scenario->plan, 0);
	for (int i = 0; i < drawn.count; i++) {
		drawn.list[i].name = "chart-drawn.csv";
		sheet_write(&drawn.list[i], &said);
		sheets->list[sheets->count++] = drawn.list[i];
	}
}

/* Options of draws where no picture shows any would do nothing. */
static void refuse_idle_draws(struct call *call)
{
	const struct options *options = call->options;
	const char *about = options->members    ? "--members"
	                    : options->has_seed ? "--seed"
	                    : options->threads  ? "--threads"
	                    : options->exact    ? "--exact"
	                                        : NULL;
	if (about && !figure_shows_draws(options->kinds))
		call_error(call, W_CHART_IDLE_DRAWS, W_CHART_DRAWS, about);
	else if (about && !options->folder)
		call_error(call, W_CHART_NEEDS_FOLDER, W_CHART_FOLDER, about);
}

/* index.html, which shows the pictures. */
static bool add_index(struct call *call, const struct batch *batch, const struct sheets *sheets,
                      const struct jobs *jobs, const struct view *view, struct output_set *set, struct err *err)
{
	const char *data[SHEETS_MOST + 1] = {NULL};
	for (int i = 0; i < sheets->count; i++)
		data[i] = sheets->list[i].name;
	struct text page =
		figure_index_page(call->arena, jobs, batch->results, batch->result_count, data, view);
	return output_add(set, INDEX_PAGE_NAME, page.bytes, page.length, err);
}

/* chart.csv, chart-targets.csv, chart-drawn.csv and those of draws, and the pictures of these numbers. */
static enum exit_code write_set(struct call *call, const struct batch *batch, const struct sheets *sheets,
                                const struct view *view, const struct jobs *jobs)
{
	bool drawn;
	struct err err = {0};
	struct output_set *set = deliver_begin(sheets, call, &err);
	if (!set)
		return call_system(call, &err);
	enum exit_code code = draw_pictures(call, jobs, set, &drawn);
	if (drawn && jobs->count && !add_index(call, batch, sheets, jobs, view, set, &err)) {
		output_abandon(set);
		return call_system(call, &err);
	}
	if (!drawn && output_count(set) > sheets->count) { /* some came before the disk failed */
		output_abandon(set);
		set = deliver_begin(sheets, call, &err);
		if (!set)
			return code;
	}
	int files = output_count(set);
	if (drawn && files == sheets->count)
		say_nothing(call, batch, view);
	enum exit_code written = deliver_commit(set, call);
	if (written == EXIT_DONE)
		deliver_say(call, files, call->options->folder);
	if (written == EXIT_DONE && drawn && !call->options->quiet) {
		if (jobs->empty)
			call_say(call, W_CHART_EMPTY, jobs->empty);
		if (view->report)
			call_say(call, W_CHART_REPORT, NULL);
	}
	return deliver_worse(code, written);
}

/* Data and pictures are looked for together, before either is written. */
static enum exit_code clear_all(struct call *call, const struct sheets *sheets, const struct jobs *jobs)
{
	const char **names = NULL;
	int count = 0, capacity = 0;
	for (int i = 0; i < sheets->count; i++)
		*ARENA_PUSH(call->arena, names, count, capacity) = sheets->list[i].name;
	for (int j = 0; j < jobs->count; j++)
		*ARENA_PUSH(call->arena, names, count, capacity) = jobs->list[j].name;
	for (const char *const *at = figure_sources_names(call->arena, jobs); jobs->sources && *at; at++)
		*ARENA_PUSH(call->arena, names, count, capacity) = *at;
	*ARENA_PUSH(call->arena, names, count, capacity) = INDEX_PAGE_NAME;
	return deliver_clear(call, names, count);
}

static enum exit_code print_plots(struct call *call, struct batch *batch)
{
	struct view view = call_view(call);
	struct text out;
	text_init(&out, call->arena);
	for (int first = 0, count = 0; (count = batch_together(batch, &first, count)) > 0;) {
		const struct result *const *shown =
			shown_results(call->arena, batch->results + first, count, view.units, view.language);
		struct said said = figure_plots(call->arena, shown, count, &view);
		text_add(&out, first > 0 ? "\n\n" : "");
		deliver_write(&out, call, &said, false);
	}
	enum exit_code verdict = batch_finish(call, batch);
	return deliver_worse(verdict, deliver_stdout(call, &out));
}

/* Results that stand apart by plan have pictures of their own, whose names say which. */
static const struct jobs *all_jobs(struct call *call, const struct batch *batch, const struct view *view)
{
	struct jobs *all = ARENA_NEW(call->arena, struct jobs);
	for (int first = 0, count = 0; (count = batch_together(batch, &first, count)) > 0;) {
		struct view *part = ARENA_NEW(call->arena, struct view);
		*part = *view;
		const struct result *const *shown =
			shown_results(call->arena, batch->results + first, count, view->units, view->language);
		part->ensembles = shown_ensembles(call->arena, view->ensembles ? view->ensembles + first : NULL, shown, count);
		part->group = batch_group_name(call, batch, first);
		const struct jobs *jobs = figure_jobs(call->arena, shown, count, part, call->options->kinds,
		                                      call->resolved.pictures);
		gallery_add_all(call->arena, all, jobs, view);
	}
	gallery_names_differ(call->arena, all);
	all->sources = call->options->sources;
	return all;
}

/* Data and pictures into the folder. */
static enum exit_code write_data_and_pictures(struct call *call, struct batch *batch)
{
	const struct ensemble *const *ensembles;
	struct sheets sheets;
	call->resolved.pictures = call->options->pictures ? call->options->pictures : AS_SVG;
	sheets_plan(&sheets, call, batch->results[0]->scenario->plan, 1u << PART_TARGETS);
	sheets_show(&sheets, view_run, batch->results, batch->result_count);
	enum exit_code drawn = add_ensembles(call, batch, &sheets, &ensembles);
	if (drawn != EXIT_DONE)
		return drawn == EXIT_INPUT ? batch_refuse(call, batch) : drawn;
	struct view view = sheets.list[0].view;
	view.language = call->resolved.language; /* rows are in that of data */
	view.ensembles = ensembles;
	view.report = !call->options->all && !call->options->kinds && !call->options->only;
	view.picture_width = call->options->width;
	view.picture_height = call->options->height;
	const struct jobs *jobs = all_jobs(call, batch, &view);
	add_drawn(call, batch, &sheets, jobs);
	enum exit_code clear = clear_all(call, &sheets, jobs);
	if (clear != EXIT_DONE)
		return clear == EXIT_INPUT ? batch_refuse(call, batch) : clear;
	enum exit_code verdict = batch_finish(call, batch);
	return deliver_worse(verdict, write_set(call, batch, &sheets, &view, jobs));
}

enum exit_code cmd_chart(struct call *call)
{
	struct batch batch;
	const struct options *options = call->options;
	const char *about = options->pictures ? "--format"
	                    : options->kinds  ? "--kind"
	                    : options->size   ? "--size"
	                    : options->all    ? "--all"
	                    : options->sources ? "--sources"
	                                      : NULL;
	bool pathless = !call->options->folder && about;
	if (pathless)
		call_error(call, W_CHART_NEEDS_FOLDER, W_CHART_FOLDER, about);
	if (options->all && (options->kinds || options->only))
		call_error(call, W_CHART_ALL_OF_KINDS, W_NONE, NULL);
	refuse_idle_draws(call);
	pathless |= call->diags.errors > 0;
	bool ready = batch_read(call, &batch);
	enum exit_code clear = ready ? sheets_clear_planned(call, batch.scenarios[0]->plan, 1u << PART_TARGETS) : EXIT_DONE;
	if (clear != EXIT_DONE && clear != EXIT_INPUT)
		return clear;
	if (!ready || clear == EXIT_INPUT || !batch_run(call, &batch, true, NULL, NULL) || pathless)
		return batch_refuse(call, &batch);
	return call->options->folder ? write_data_and_pictures(call, &batch) : print_plots(call, &batch);
}
