/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report: what is handed in. Reads and runs scenarios as `compare` does, asks all questions of each, and writes what
 * the chapters say of the answers in each format. Scenarios of another plan have a report of their own, called by that
 * plan: report-vision.html. Holds: all of it is made and checked before any of it is written. */
#include <string.h>
#include "ask/shown.h"
#include "command/author_text.h"
#include "command/batch.h"
#include "command/batch_plans.h"
#include "command/cmd.h"
#include "command/deliver.h"
#include "command/manifest.h"
#include "command/report_made.h"
#include "command/report_pictures.h"
#include "command/report_questions.h"
#include "command/sampling.h"
#include "command/usual.h"
#include "figure/gallery.h"
#include "view/report.h"
#include "view/view_book.h"

struct reporting {
	struct call *call;
	struct batch *batch;
	enum language language;
	const struct ensemble *const *ensembles; /* beside batch->results */
	struct report **list;                    /* one for each plan */
	struct report_drawn **drawn;             /* beside it; NULL: without pictures */
	struct author_text text;                 /* of --text */
	const char **stems;                      /* "report", "report-vision" */
	int count;
	bool documents;                          /* some format is a document: only these rest on questions */
	bool said; /* why files beside pictures could not be made */
};

/* --- formats --- */

/* Unless said, all that are not only written where they are named. */
static unsigned formats_of(const struct call *call)
{
	unsigned usual = 0;
	for (int i = 0; report_writers[i]; i++)
		usual |= report_writers[i]->only_named ? 0 : 1u << i;
	return call->options->reports ? call->options->reports : usual;
}

/* What is printed is one of them, and text. */
static void check_formats(struct call *call)
{
	unsigned formats = call->options->reports;
	if (call->options->folder || !formats)
		return;
	if (formats & (formats - 1))
		call_error(call, W_OPTION_FORMATS_NEED_FOLDER, W_NONE, NULL);
	for (int i = 0; report_writers[i]; i++)
		if (formats == 1u << i && report_writers[i]->binary)
			call_error(call, W_REPORT_NEEDS_FOLDER, W_NONE, report_writers[i]->name);
}

/* The author's own paragraphs. What is wrong with them is reported. */
static void read_text(struct call *call, struct author_text *text)
{
	*text = (struct author_text){0};
	if (!call->options->text)
		return;
	const struct source *source = author_text_open(call->arena, call->options->text, &call->diags);
	if (source && author_text_read(call->arena, source, &call->diags, text))
		manifest_text(call, source);
}

/* --- gathering --- */

/* One ensemble of each scenario where any of them draws, keeping all variables. False: *code says why. */
static bool sample(struct reporting *reporting, enum exit_code *code)
{
	struct batch *batch = reporting->batch;
	bool uncertain = false;
	for (int r = 0; r < batch->result_count; r++)
		uncertain |= batch->results[r]->uncertainty->count > 0;
	if (!uncertain || !reporting->documents)
		return true;
	struct sheets *kept = ARENA_NEW(reporting->call->arena, struct sheets);
	kept->count = 1;
	kept->list[0].writer = &writer_json;
	kept->list[0].view = call_view(reporting->call);
	kept->list[0].view.asked.only = NULL;
	reporting->ensembles = sampling_run(reporting->call, batch, kept, code);
	return reporting->ensembles;
}

static struct view *view_of(struct reporting *reporting, const struct result *const *shown, int first, int count,
                            const char *group)
{
	struct call *call = reporting->call;
	struct view *view = ARENA_NEW(call->arena, struct view);
	*view = call_view(call);
	view->language = reporting->language;
	view->all = view->utf8 = view->report = view->formal = true;
	view->group = group;
	const struct ensemble *const *ensembles = reporting->ensembles ? reporting->ensembles + first : NULL;
	view->ensembles = shown_ensembles(call->arena, ensembles, shown, count);
	struct view_called *called = ARENA_NEW(call->arena, struct view_called);
	*called = (struct view_called){shown, gallery_titles(call->arena, shown, count, view), count};
	view->called = called;
	return view;
}

static const struct audit *audited(struct reporting *reporting, const struct plan *plan)
{
	struct batch *batch = reporting->batch;
	const struct plan **others = ARENA_ARRAY(reporting->call->arena, batch->result_count + 1, const struct plan *);
	for (int r = 0; r < batch->result_count; r++)
		others[r] = batch->results[r]->scenario->plan;
	return usual_audit(reporting->call, batch->variants.reader, plan, others, batch->result_count);
}

/* The report of the results from `first` on, which have one plan. NULL: stopped. */
static struct report *gather(struct reporting *reporting, int first, int count, const char *group)
{
	struct call *call = reporting->call;
	const struct result *const *results = reporting->batch->results + first;
	const struct result *const *shown =
		shown_results(call->arena, results, count, call->view.units, reporting->language);
	struct report *report = ARENA_NEW(call->arena, struct report);
	const struct view *view = view_of(reporting, shown, first, count, group);
	*report = (struct report){.arena = call->arena,
	                          .view = view,
	                          .plan = results[0]->scenario->plan,
	                          .results = shown,
	                          .count = count,
	                          .titles = view->called->names,
	                          .texts = first == 0 ? reporting->text.list : NULL, /* the author speaks of one plan */
	                          .text_count = first == 0 ? reporting->text.count : 0,
	                          .answers = reporting->documents
	                                         ? report_questions(call, results, shown, count)
	                                         : ARENA_ARRAY(call->arena, count + 1, struct report_answers),
	                          .audit = reporting->documents ? audited(reporting, results[0]->scenario->plan) : NULL};
	report->made = report_made_of(call, results, count);
	if (view->ensembles)
		report->made.members = view->ensembles[0]->members, report->made.seed = view->ensembles[0]->seed;
	return report->answers ? report : NULL;
}

/* All of them. False: stopped, or errors were reported. */
static bool gather_all(struct reporting *reporting)
{
	struct call *call = reporting->call;
	struct batch *batch = reporting->batch;
	reporting->list = ARENA_ARRAY(call->arena, batch->result_count + 1, struct report *);
	reporting->drawn = ARENA_ARRAY(call->arena, batch->result_count + 1, struct report_drawn *);
	reporting->stems = ARENA_ARRAY(call->arena, batch->result_count + 1, const char *);
	for (int first = 0, count = 0; (count = batch_together(batch, &first, count)) > 0;) {
		const char *group = batch_group_name(call, batch, first);
		struct report *report = gather(reporting, first, count, group);
		if (!report)
			return false;
		reporting->stems[reporting->count] = group ? arena_print(call->arena, "report-%s", group) : "report";
		reporting->list[reporting->count++] = report;
	}
	return call->diags.errors == 0;
}

/* --- handing it over --- */

static struct text written(struct reporting *reporting, int index, const struct writer *writer, struct err *err)
{
	const struct report *report = reporting->list[index];
	const struct report_drawn *drawn = reporting->drawn[index];
	struct text text;
	const struct document *document = report->document;
	if (document && writer->on_paper)
		document = document_without(document, REPORT_ENTRIES);
	struct said said = document ? said_document(document) : (struct said){0};
	text_init(&text, reporting->call->arena);
	text_add(&text, "");
	writer->write(&text, &said,
	              &(struct manner){.language = reporting->language,
	                               .pictures = drawn ? &drawn->pictures : NULL,
	                               .book = writer == &writer_xlsx ? report_book(report) : NULL,
	                               .err = err});
	return text;
}

static enum exit_code print(struct reporting *reporting)
{
	struct call *call = reporting->call;
	const struct writer *writer = call->writer;
	struct text out;
	text_init(&out, call->arena);
	for (int i = 0; report_writers[i]; i++)
		writer = call->options->reports & 1u << i ? report_writers[i] : writer;
	for (int r = 0; r < reporting->count; r++) {
		struct said said = said_document(reporting->list[r]->document);
		text_add(&out, r ? "\n\n" : "");
		writer->write(&out, &said, &(struct manner){.colour = call->colour, .width = call->width,
		                                            .language = reporting->language});
	}
	enum exit_code verdict = batch_finish(call, reporting->batch);
	return deliver_worse(verdict, deliver_stdout(call, &out));
}

static const char *name_of(struct reporting *reporting, int report, int writer)
{
	return arena_print(reporting->call->arena, "%s.%s", reporting->stems[report], report_writers[writer]->ending);
}

/* What Markdown shows lies beside it, and what each picture is made of, if that is asked for. */
static bool add_pictures(struct reporting *reporting, struct output_set *set, struct err *err)
{
	bool right = true;
	bool wanted = reporting->call->options->sources || reporting->call->resolved.reports & 1u << REPORT_WRITER_md;
	for (int r = 0; r < reporting->count && reporting->drawn[r] && wanted; r++) {
		const struct pictures *pictures = &reporting->drawn[r]->pictures;
		for (int i = 0; right && i < pictures->count; i++)
			right = output_add(set, arena_print(reporting->call->arena, "%s.svg", pictures->list[i].stem),
			                   pictures->list[i].svg, pictures->list[i].svg_size, err);
	}
	return right;
}

/* In what its formats show pictures: pages as vectors, paper as dots. */
static unsigned drawn_as(const struct call *call)
{
	unsigned vectors = 1u << REPORT_WRITER_html | 1u << REPORT_WRITER_md, reports = call->resolved.reports;
	return (reports & vectors || (call->options->sources && reports & ~(1u << REPORT_WRITER_xlsx)) ? 1u << CHART_SVG
	                                                                                               : 0) |
	       (reports & 1u << REPORT_WRITER_docx ? 1u << CHART_PNG : 0);
}

static bool add_sources(struct reporting *reporting, struct output_set *set, struct err *err)
{
	struct call *call = reporting->call;
	struct gnuplot_error error = {0};
	bool right = true;
	for (int r = 0; right && r < reporting->count && reporting->drawn[r] && call->options->sources; r++)
		right = report_pictures_sources(call, reporting->drawn[r], 1u << CHART_SVG, set, &error, err);
	reporting->said = error.kind != GNUPLOT_FINE;
	if (reporting->said)
		call_say(call, W_REPORT_NOT_DRAWN, gnuplot_error_text(call->arena, call->diags.language, &error));
	return right;
}

static bool add_all(struct reporting *reporting, struct output_set *set, struct err *err)
{
	bool right = add_pictures(reporting, set, err) && add_sources(reporting, set, err);
	for (int r = 0; r < reporting->count; r++)
		for (int i = 0; right && report_writers[i]; i++) {
			if (!(reporting->call->resolved.reports & 1u << i))
				continue;
			struct text text = written(reporting, r, report_writers[i], err);
			right = err->code == 0 && output_add(set, name_of(reporting, r, i), text.bytes, text.length, err);
		}
	return right;
}

static enum exit_code write_set(struct reporting *reporting)
{
	struct call *call = reporting->call;
	struct err err = {0};
	struct output_set *set = deliver_begin(&(struct sheets){0}, call, &err);
	bool right = set && add_all(reporting, set, &err);
	if (set && !right)
		output_abandon(set);
	if (!right)
		return reporting->said ? EXIT_SYSTEM : call_system(call, &err);
	int files = output_count(set);
	const char *first = files ? output_path(set, 0) : call->options->folder;
	enum exit_code verdict = batch_finish(call, reporting->batch), code = deliver_commit(set, call);
	if (code == EXIT_DONE)
		deliver_say(call, files, first);
	return deliver_worse(verdict, code);
}

/* Before anything is run: may files of these names be written there? */
static enum exit_code clear(struct call *call, const struct batch *batch)
{
	const char **names = ARENA_ARRAY(call->arena, REPORT_WRITER_COUNT + 1, const char *);
	int count = 0;
	(void)batch;
	for (int i = 0; report_writers[i]; i++)
		if (formats_of(call) & 1u << i)
			names[count++] = arena_print(call->arena, "report.%s", report_writers[i]->ending);
	return deliver_clear(call, names, count);
}

static enum exit_code draw(struct reporting *reporting)
{
	enum exit_code code = EXIT_DONE;
	unsigned formats = drawn_as(reporting->call);
	for (int r = 0; code == EXIT_DONE && r < reporting->count && reporting->drawn[r]; r++)
		code = report_pictures_draw(reporting->call, reporting->drawn[r], formats);
	return code;
}

/* The documents, checked. False: one contradicts itself, and that was said. */
static bool make_documents(struct reporting *reporting)
{
	struct call *call = reporting->call;
	for (int r = 0; reporting->documents && r < reporting->count; r++) {
		if (call->options->folder)
			reporting->drawn[r] = report_pictures_lay(call, reporting->list[r]);
		report_document(reporting->list[r]);
		const char *wrong = report_check(reporting->list[r], call->diags.language);
		if (!wrong)
			continue;
		call_say(call, W_REPORT_CHECK_FAILED, wrong);
		call_say(call, W_REPORT_CHECK_NOTHING, NULL);
		return false;
	}
	return true;
}

enum exit_code cmd_report(struct call *call)
{
	struct batch batch;
	struct author_text text;
	enum exit_code code = EXIT_DONE;
	check_formats(call);
	read_text(call, &text);
	bool wrong = call->diags.errors > 0, ready = batch_read(call, &batch);
	enum exit_code may = ready && !wrong ? clear(call, &batch) : EXIT_DONE;
	if (may != EXIT_DONE && may != EXIT_INPUT)
		return may;
	if (!ready || wrong || may == EXIT_INPUT || !batch_run(call, &batch, true, NULL, NULL))
		return batch_refuse(call, &batch);
	struct reporting reporting = {.call = call, .batch = &batch, .language = call->view.language, .text = text};
	if (call->options->folder) {
		reporting.language = call_file_language(call, batch.results[0]->scenario->plan);
		call->resolved.language = reporting.language;
		call->resolved.reports = formats_of(call);
	}
	reporting.documents = formats_of(call) & ~(1u << REPORT_WRITER_xlsx) || !call->options->folder;
	if (!sample(&reporting, &code))
		return code == EXIT_INPUT ? batch_refuse(call, &batch) : code;
	if (!gather_all(&reporting))
		return *call->stop ? EXIT_SIGNAL + (unsigned)*call->stop : batch_refuse(call, &batch);
	call->resolved.members = 0; /* as the line has them: questions have numbers of members of their own */
	call->resolved.by_plan = false; /* it always is so */
	if (!make_documents(&reporting))
		return EXIT_SYSTEM;
	if (!call->options->folder)
		return print(&reporting);
	code = draw(&reporting);
	return code == EXIT_DONE ? write_set(&reporting) : code;
}
