/* SPDX-License-Identifier: GPL-3.0-or-later */
/* figure_sources: all of it is read from the charts themselves, as they were handed to be drawn. Scripts are those of
 * SVG, which needs no font of this machine. */
#include "figure/figure_sources.h"
#include <string.h>
#include "figure/drawn.h"
#include "write/json_out.h"
#include "write/writer.h"

/* The jobs from `first` on that draw one chart. */
static int end_of(const struct jobs *jobs, int first)
{
	int end = first + 1;
	while (end < jobs->count && jobs->list[end].chart == jobs->list[first].chart)
		end++;
	return end;
}

const char *figure_sources_name(struct arena *arena, const char *picture, const char *ending)
{
	size_t length = (size_t)(strrchr(picture, '.') - picture);
	return arena_print(arena, "%.*s.%s", (int)length, picture, ending);
}

static const char *script_name(struct arena *arena, const struct chart_job *job, int page)
{
	return figure_sources_name(arena, chart_page_name(arena, job->name, page), "gp");
}

const char *const *figure_sources_names(struct arena *arena, const struct jobs *jobs)
{
	const char **names = NULL;
	int count = 0, capacity = 0;
	for (int first = 0; first < jobs->count; first = end_of(jobs, first)) {
		const struct chart_job *job = &jobs->list[first];
		*ARENA_PUSH(arena, names, count, capacity) = figure_sources_name(arena, job->name, "csv");
		*ARENA_PUSH(arena, names, count, capacity) = figure_sources_name(arena, job->name, "json");
		for (int page = 0; page < chart_pages(job->chart); page++)
			*ARENA_PUSH(arena, names, count, capacity) = script_name(arena, job, page);
	}
	*ARENA_PUSH(arena, names, count, capacity) = NULL;
	return names;
}

/* --- what it shows --- */

static void write_once(struct json_out *json, struct lookup *known, const char *text)
{
	if (!text || lookup_find(known, text))
		return;
	lookup_put(known, text, known);
	json_out_text(json, NULL, text);
}

static void write_units(struct arena *arena, struct json_out *json, const struct chart *chart)
{
	struct lookup *known = lookup_create(arena);
	json_out_array(json, "units", JSON_ONE_LINE);
	for (int p = 0; p < chart->panel_count; p++)
		write_once(json, known, chart->panels[p].unit_id);
	for (int r = 0; chart->table && r < chart->table->row_count; r++)
		write_once(json, known,
		           chart->table->rows[r].unit_id ? chart->table->rows[r].unit_id : chart->table->cell_unit);
	json_out_close(json);
}

/* Panels, rows of tables and parts of columns, as the data call them. */
static void write_variables(struct arena *arena, struct json_out *json, const struct chart *chart)
{
	struct lookup *known = lookup_create(arena);
	json_out_array(json, "shows", JSON_ONE_LINE);
	for (int p = 0; p < chart->panel_count; p++) {
		write_once(json, known, chart->panels[p].id);
		for (int i = 0; i < chart->panels[p].part_count; i++)
			write_once(json, known, chart->panels[p].parts[i].id);
	}
	for (int r = 0; chart->table && r < chart->table->row_count; r++)
		write_once(json, known, chart->table->rows[r].id);
	json_out_close(json);
}

static void write_scenarios(struct json_out *json, const struct job_about *about)
{
	json_out_array(json, "scenarios", JSON_ONE_LINE);
	for (int r = 0; r < about->count; r++)
		json_out_text(json, NULL, about->results[r]->scenario->id);
	json_out_close(json);
}

static void write_pages(struct arena *arena, struct json_out *json, const struct chart *chart)
{
	json_out_array(json, "pages", JSON_LINES);
	for (int page = 0; page < chart_pages(chart); page++) {
		json_out_object(json, NULL, JSON_LINES);
		json_out_text(json, "title", chart_page_title(arena, chart, page));
		json_out_text(json, "subtitle", chart->subtitle ? chart->subtitle : "");
		json_out_text(json, "notes", chart_page_footer(chart, page));
		json_out_close(json);
	}
	json_out_close(json);
}

/* --- how it was made --- */

static void write_files(struct arena *arena, struct json_out *json, const struct jobs *jobs, int first)
{
	const struct chart_job *job = &jobs->list[first];
	json_out_array(json, "pictures", JSON_ONE_LINE);
	for (int j = first; j < end_of(jobs, first); j++)
		for (int page = 0; page < chart_pages(job->chart); page++)
			json_out_text(json, NULL, chart_page_name(arena, jobs->list[j].name, page));
	json_out_close(json);
	json_out_text(json, "data", figure_sources_name(arena, job->name, "csv"));
	json_out_array(json, "scripts", JSON_ONE_LINE);
	for (int page = 0; page < chart_pages(job->chart); page++)
		json_out_text(json, NULL, script_name(arena, job, page));
	json_out_close(json);
}

static void write_origin(struct json_out *json, const struct figure_origin *origin)
{
	json_out_text(json, "program", "outturn");
	json_out_text(json, "version", origin->version);
	json_out_text(json, "command", origin->command);
	json_out_array(json, "inputs", JSON_LINES);
	for (int i = 0; i < origin->input_count; i++) {
		json_out_object(json, NULL, JSON_ONE_LINE);
		json_out_text(json, "path", origin->inputs[i].path);
		json_out_text(json, "sha256", origin->inputs[i].hash);
		json_out_close(json);
	}
	json_out_close(json);
}

static struct text metadata(struct arena *arena, const struct jobs *jobs, int first, const struct figure_origin *origin)
{
	const struct chart *chart = jobs->list[first].chart;
	const struct job_about *about = &jobs->about[first];
	struct text text;
	struct json_out json;
	text_init(&text, arena);
	json_out_begin(&json, &text);
	json_out_object(&json, NULL, JSON_LINES);
	json_out_text(&json, "kind", "figure");
	json_out_text(&json, "chart", about->kind);
	json_out_text(&json, "language", language_codes[chart->language]);
	write_pages(arena, &json, chart);
	write_variables(arena, &json, chart);
	write_units(arena, &json, chart);
	write_scenarios(&json, about);
	write_files(arena, &json, jobs, first);
	write_origin(&json, origin);
	json_out_close(&json);
	return text;
}

static struct text data(struct arena *arena, const struct jobs *jobs, int first, bool mark)
{
	struct jobs *one = ARENA_NEW(arena, struct jobs);
	struct text text;
	*one = (struct jobs){.list = &jobs->list[first], .about = &jobs->about[first], .count = 1};
	const struct said said = figure_drawn(one);
	text_init(&text, arena);
	writer_csv.write(&text, &said, &(struct manner){.mark = mark});
	return text;
}

static bool add_scripts(struct arena *arena, const struct chart_job *job, const struct gnuplot *gnuplot,
                        struct output_set *outputs, struct gnuplot_error *error, struct err *err)
{
	struct chart_job drawn = *job;
	drawn.format = CHART_SVG;
	for (int page = 0; page < chart_pages(job->chart); page++) {
		const char *script = chart_script(arena, gnuplot, &drawn, page, error);
		if (!script || !output_add(outputs, script_name(arena, job, page), script, strlen(script), err))
			return false;
	}
	return true;
}

bool figure_sources_add(struct arena *arena, const struct jobs *jobs, const struct gnuplot *gnuplot,
                        const struct figure_origin *origin, struct output_set *outputs, struct gnuplot_error *error,
                        struct err *err)
{
	*error = (struct gnuplot_error){0};
	for (int first = 0; first < jobs->count; first = end_of(jobs, first)) {
		const struct chart_job *job = &jobs->list[first];
		const struct text numbers = data(arena, jobs, first, origin->mark),
						  about = metadata(arena, jobs, first, origin);
		if (!output_add(outputs, figure_sources_name(arena, job->name, "csv"), numbers.bytes, numbers.length, err) ||
		    !output_add(outputs, figure_sources_name(arena, job->name, "json"), about.bytes, about.length, err) ||
		    !add_scripts(arena, job, gnuplot, outputs, error, err))
			return false;
	}
	return true;
}
