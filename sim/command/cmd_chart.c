/* SPDX-License-Identifier: GPL-3.0-or-later */
/* chart: pictures of scenarios, with their data beside them. The data are written first: they stay where
 * gnuplot is missing or fails. Without a folder plots of characters are printed. */
#include <string.h>
#include "command/batch.h"
#include "command/drawing.h"
#include "command/installed.h"
#include "figure/figure.h"

static enum exit_code say_failure(struct call *call, const struct gnuplot_error *error, const struct err *err)
{
	if (error->kind == GNUPLOT_FINE)
		return call_system(call, err);
	if (error->kind == GNUPLOT_STOPPED && *call->stop)
		return EXIT_SIGNAL + (unsigned)*call->stop;
	call_say(call, W_CHART_NOT_DRAWN, gnuplot_error_text(call->arena, call->diags.language, error));
	return EXIT_SYSTEM;
}

static void say_nothing(struct call *call, const struct batch *batch)
{
	const char *why =
		figure_why_nothing(call->arena, batch->results, batch->result_count, &call->view, call->options.kinds);
	call_say(call, W_CHART_NOTHING, NULL);
	if (why)
		call_say(call, W_CHART_WHY_NOTHING, why);
}

static enum exit_code draw(struct call *call, const struct batch *batch, const struct view *view, int *files)
{
	struct err err = {0};
	struct gnuplot_error error = {0};
	struct gnuplot gnuplot = {.templates = installed_part(call->arena, "plots"), .stop = call->stop};
	unsigned formats = call->options.formats;
	if (!gnuplot.templates) {
		call_say(call, W_CHART_NO_TEMPLATES, installed_searched(call->arena));
		return EXIT_SYSTEM;
	}
	struct output_set *set = deliver_begin(&(struct sheets){0}, call, &err);
	if (!set)
		return call_system(call, &err);
	if (!figure_from_results(call->arena, batch->results, batch->result_count, view, call->options.kinds, formats,
	                         &gnuplot, set, &error, &err)) {
		output_abandon(set);
		*call->patient = 0;
		return say_failure(call, &error, &err);
	}
	int pictures = output_count(set);
	if (pictures == 0)
		say_nothing(call, batch);
	*files += pictures;
	return deliver_commit(set, call);
}

/* Ensembles are run where a picture may show what they say and something is drawn. */
static bool needs_draws(const struct call *call, const struct batch *batch)
{
	bool uncertain = false;
	for (int r = 0; r < batch->result_count; r++)
		uncertain |= batch->results[r]->uncertainty->count > 0;
	return uncertain && (!call->options.kinds || call->options.kinds & FIGURE_WITH_DRAWS);
}

/* chart-ensemble.csv and chart-ensemble-targets.csv beside the others. NULL in `view`: nothing is drawn. */
static enum exit_code run_draws(struct call *call, const struct batch *batch, struct sheets *sheets)
{
	enum exit_code code = EXIT_DONE;
	struct sheets drawn;
	if (!needs_draws(call, batch))
		return code;
	call->options.formats = AS_CSV;
	sheets_plan(&drawn, call, batch->results[0]->scenario->plan, 1u << PART_TARGETS);
	const char *only = call->view.only;
	call->view.only = NULL; /* a target may be drawn by another variable than the one that it is named by */
	call->view.ensembles = drawing_run(call, batch, &drawn, &code);
	call->view.only = only;
	for (int i = 0; i < drawn.count && call->view.ensembles; i++) {
		drawn.list[i].name = drawn.list[i].view.part == PART_TARGETS ? "chart-ensemble-targets.csv" : "chart-ensemble.csv";
		drawn.list[i].view.ensembles = call->view.ensembles;
	}
	if (call->view.ensembles)
		sheets_show(&drawn, view_ensemble, batch->results, batch->result_count);
	for (int i = 0; i < drawn.count && call->view.ensembles; i++)
		sheets->list[sheets->count++] = drawn.list[i];
	return code;
}

/* Options of draws where no picture shows any would do nothing. */
static void refuse_idle_draws(struct call *call)
{
	const struct options *options = &call->options;
	const char *about = options->members    ? "--members"
	                    : options->has_seed ? "--seed"
	                    : options->threads  ? "--threads"
	                    : options->exact    ? "--exact"
	                                        : NULL;
	if (about && options->kinds && !(options->kinds & FIGURE_WITH_DRAWS))
		call_error(call, W_CHART_IDLE_DRAWS, W_CHART_DRAWS, about);
	else if (about && !options->folder)
		call_error(call, W_CHART_NEEDS_FOLDER, W_CHART_FOLDER, about);
}

/* The numbers behind the pictures: chart.csv, chart-targets.csv and those of draws. */
static enum exit_code write_data(struct call *call, const struct sheets *sheets, int *files)
{
	struct err err = {0};
	struct output_set *set = deliver_begin(sheets, call, &err);
	if (!set)
		return call_system(call, &err);
	*files += output_count(set);
	return deliver_commit(set, call);
}

static enum exit_code print_plots(struct call *call, struct batch *batch)
{
	struct text out;
	text_init(&out, call->arena);
	struct said said = figure_plots(call->arena, batch->results, batch->result_count, &call->view);
	deliver_write(&out, call, &said, false);
	enum exit_code verdict = batch_finish(call, batch);
	return deliver_worse(verdict, deliver_stdout(call, &out));
}

enum exit_code command_chart(struct call *call)
{
	struct batch batch;
	struct sheets sheets;
	int files = 0;
	const char *about = call->options.formats ? "--format" : call->options.kinds ? "--kind" : NULL;
	bool pathless = !call->options.folder && about;
	if (pathless)
		call_error(call, W_CHART_NEEDS_FOLDER, W_CHART_FOLDER, about);
	refuse_idle_draws(call);
	pathless |= call->diags.errors > 0;
	bool ready = batch_read(call, &batch, call->options.argument_count);
	if (!ready || !batch_run(call, &batch, true, NULL, NULL) || pathless)
		return batch_refuse(call, &batch);
	if (!call->options.folder)
		return print_plots(call, &batch);
	unsigned pictures = call->options.formats ? call->options.formats : AS_SVG;
	call->options.formats = AS_CSV;
	sheets_plan(&sheets, call, batch.results[0]->scenario->plan, 1u << PART_TARGETS);
	call->options.formats = pictures;
	sheets_show(&sheets, view_run, batch.results, batch.result_count);
	unsigned kept = call->options.formats;
	enum exit_code drawn = run_draws(call, &batch, &sheets);
	call->options.formats = kept;
	if (drawn != EXIT_DONE)
		return drawn == EXIT_INPUT ? batch_refuse(call, &batch) : drawn;
	struct view view = sheets.list[0].view;
	view.language = call->file_language;
	view.ensembles = call->view.ensembles;
	enum exit_code verdict = batch_finish(call, &batch), code = write_data(call, &sheets, &files);
	if (code == EXIT_DONE) {
		int data = files;
		code = draw(call, &batch, &view, &files);
		deliver_say(call, code == EXIT_DONE ? files : data, call->options.folder);
	}
	return deliver_worse(verdict, code);
}
