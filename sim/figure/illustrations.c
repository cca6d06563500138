/* SPDX-License-Identifier: GPL-3.0-or-later */
/* illustrations: the jobs of `chart`, each once, whose pages are listed as pictures. Holds: names of jobs differ, so do
 * the stems, and the ids within pictures begin with them, so that all may stand in one page of HTML. */
#include "figure/illustrations.h"
#include "figure/figure.h"
#include "figure/kind.h"

enum { TEXT_WIDTH = 590 }; /* 156 mm at 96 dpi */

/* Those that are drawn unasked, of one scenario or of several. */
static unsigned usual_kinds(void)
{
	unsigned kinds = 0;
	for (int i = 0; figure_kinds[i]; i++)
		if (figure_kinds[i]->unasked != FIGURE_OF_NONE)
			kinds |= 1u << i;
	return kinds;
}

static const char *scenario_of(const struct job_about *about)
{
	return about->count == 1 ? about->results[0]->scenario->id : NULL;
}

static void list_pages(struct arena *arena, struct illustrations *all, int job)
{
	const struct chart *chart = all->jobs.list[job].chart;
	const struct job_about *about = &all->jobs.about[job];
	for (int page = 0; page < chart_pages(chart); page++) {
		const char *name = chart_page_name(arena, all->jobs.list[job].name, page);
		int count = all->count;
		*ARENA_PUSH(arena, all->from, count, all->from_room) = (struct illustration){job, page};
		*ARENA_PUSH(arena, all->list, all->count, all->room) =
			(struct report_picture){.kind = about->kind,
		                            .stem = gallery_stem(arena, name),
		                            .page = page,
		                            .variable = about->variable,
		                            .scenario = scenario_of(about),
		                            .title = chart_page_title(arena, chart, page),
		                            .subtitle = chart->subtitle ? chart->subtitle : "",
		                            .footer = chart_page_footer(chart, page)};
	}
}

void illustrations_add(struct arena *arena, struct illustrations *all, const struct result *const *results, int count,
                       const struct view *view, unsigned more)
{
	struct view *bare = ARENA_NEW(arena, struct view);
	*bare = *view;
	bare->picture_width = TEXT_WIDTH, bare->picture_height = 0, bare->picture_bare = true;
	bare->report = true;
	const struct jobs *jobs = figure_jobs(arena, results, count, bare, usual_kinds() | more, 1u << CHART_SVG);
	gallery_add_all(arena, &all->jobs, jobs, bare);
	gallery_names_differ(arena, &all->jobs);
	all->count = 0;
	for (int j = 0; j < all->jobs.count; j++)
		list_pages(arena, all, j);
}

static bool is_placed(const struct illustrations *all, int job)
{
	for (int i = 0; i < all->count; i++)
		if (all->from[i].job == job && all->list[i].placed)
			return true;
	return false;
}

/* Each chart that is placed once for each format; whose[]: of which of all jobs each is; may be NULL. */
static struct jobs wanted_jobs(struct arena *arena, const struct illustrations *all, unsigned formats, int *whose)
{
	static const char *const endings[] = {[CHART_SVG] = "svg", [CHART_PDF] = "pdf", [CHART_PNG] = "png"};
	struct jobs wanted = {.sources = true};
	for (int j = 0; j < all->jobs.count; j++)
		for (int format = CHART_SVG; format <= CHART_PNG && is_placed(all, j); format++) {
			if (!(formats >> format & 1))
				continue;
			const struct chart_job *job = &all->jobs.list[j];
			const char *name = arena_print(arena, "%s.%s.%s", gallery_stem(arena, job->name),
			                               language_codes[job->chart->language], endings[format]);
			int count = wanted.count;
			if (whose)
				whose[count] = j;
			*ARENA_PUSH(arena, wanted.list, wanted.count, wanted.room) =
				(struct chart_job){job->chart, (enum chart_format)format, name};
			*ARENA_PUSH(arena, wanted.about, count, wanted.about_room) = all->jobs.about[j];
		}
	return wanted;
}

struct jobs illustrations_jobs(struct arena *arena, const struct illustrations *all, unsigned formats)
{
	return wanted_jobs(arena, all, formats, NULL);
}

static void take(struct picture *picture, enum chart_format format, const struct chart_picture *drawn)
{
	picture->width = drawn->width, picture->height = drawn->height;
	if (format == CHART_PNG)
		picture->png = drawn->bytes, picture->png_size = drawn->size;
	else
		picture->svg = drawn->bytes, picture->svg_size = drawn->size;
}

bool illustrations_draw(struct arena *arena, const struct illustrations *all, unsigned formats,
                        const struct gnuplot *gnuplot, struct pictures *pictures, struct gnuplot_error *error)
{
	int *whose = ARENA_ARRAY(arena, 3 * all->jobs.count + 1, int);
	struct picture *list = ARENA_ARRAY(arena, all->count + 1, struct picture);
	struct jobs wanted = wanted_jobs(arena, all, formats, whose);
	struct chart_pictures drawn;
	if (!chart_pictures(arena, gnuplot, wanted.list, wanted.count, &drawn, error))
		return false;
	*pictures = (struct pictures){list, 0};
	for (int i = 0; i < all->count; i++) {
		if (!all->list[i].placed)
			continue;
		struct picture *picture = &list[pictures->count++];
		picture->stem = all->list[i].stem;
		for (int d = 0; d < drawn.count; d++) {
			const struct chart_picture *one = &drawn.list[d];
			if (whose[one->job] == all->from[i].job && one->page == all->from[i].page)
				take(picture, wanted.list[one->job].format, one);
		}
	}
	return true;
}
