/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report_pictures: a report without one of its pictures is not handed in: where gnuplot is missing or fails, nothing is
 * written, and one line says why. */
#include "command/report_pictures.h"
#include "command/installed.h"
#include "command/usual.h"
#include "figure/figure_sources.h"

struct report_drawn *report_pictures_lay(struct call *call, struct report *report)
{
	struct report_drawn *drawn = ARENA_NEW(call->arena, struct report_drawn);
	illustrations_add(call->arena, &drawn->laid, report->results, report->count, report->view, 0);
	report->pictures = drawn->laid.list;
	report->picture_count = drawn->laid.count;
	return drawn;
}

enum exit_code report_pictures_draw(struct call *call, struct report_drawn *drawn, unsigned formats)
{
	struct gnuplot_error error = {0};
	struct gnuplot gnuplot = {.templates = installed_part(call->arena, "plots", &call->diags),
	                          .stop = call->stop,
	                          .used = &call->used};
	if (!formats)
		return EXIT_DONE;
	if (!gnuplot.templates) {
		call_say(call, W_CHART_NO_TEMPLATES, installed_searched(call->arena));
		return EXIT_SYSTEM;
	}
	*call->patient = 1;
	bool right = illustrations_draw(call->arena, &drawn->laid, formats, &gnuplot, &drawn->pictures, &error);
	*call->patient = 0;
	if (right)
		return EXIT_DONE;
	if (error.kind == GNUPLOT_STOPPED && *call->stop)
		return EXIT_SIGNAL + (unsigned)*call->stop;
	call_say(call, W_REPORT_NOT_DRAWN, gnuplot_error_text(call->arena, call->diags.language, &error));
	return EXIT_SYSTEM;
}

bool report_pictures_sources(struct call *call, const struct report_drawn *drawn, unsigned formats,
                             struct output_set *set, struct gnuplot_error *error, struct err *err)
{
	const struct jobs jobs = illustrations_jobs(call->arena, &drawn->laid, formats);
	const struct gnuplot gnuplot = {.templates = installed_part(call->arena, "plots", &call->diags),
	                                .stop = call->stop};
	const struct figure_origin origin = usual_origin(call);
	return figure_sources_add(call->arena, &jobs, &gnuplot, &origin, set, error, err);
}
