/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From charts to pictures: clean the texts, find a font that has them, lay out the pages, run gnuplot on all
 * of them, finish what it made. Nothing is handed on before every picture is complete. */
#include "page/chart.h"
#include <assert.h>
#include <errno.h>
#include <string.h>
#include "base/source.h"
#include "page/chart_finish.h"
#include "page/chart_layout.h"
#include "page/chart_texts.h"
#include "page/gnuplot_folder.h"
#include "page/gnuplot_font.h"
#include "page/gnuplot_text.h"
#include "page/page.h"
#include "page/page_script.h"

/* ---- texts ---- */

static const char *clean(void *arena, const char *text, size_t most) { return gnuplot_text(arena, text, most); }

struct texts {
	struct arena *arena;
	const char **list;
	int count, room;
};

static const char *note(void *data, const char *text, size_t most)
{
	struct texts *texts = data;
	(void)most;
	*ARENA_PUSH(texts->arena, texts->list, texts->count, texts->room) = text;
	return text;
}

/* Everything that may be drawn: the chart's texts, the program's own words, digits. */
static struct texts all_texts(struct arena *arena, const struct chart *chart)
{
	static const enum word words[] = {W_CHART_HISTORY,      W_CHART_PROJECTION, W_CHART_RECORD,  W_CHART_TARGET,
	                                  W_CHART_CEILING,      W_CHART_MET,        W_CHART_MISSED,
	                                  W_CHART_NOT_ASSESSED, W_CHART_PANEL,      W_CHART_PAGE};
	struct texts texts = {.arena = arena};
	chart_texts(arena, chart, note, &texts);
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		note(&texts, word_text(chart->language, words[i]), 0);
	note(&texts, "0123456789.,\u2212\u2013\u2026", 0);
	return texts;
}

/* ---- pages ---- */

struct shop {
	struct arena *arena;
	const struct gnuplot *gnuplot;
	struct gnuplot_fonts *fonts;
	struct gnuplot_error *error;
	const char *font_used;
};

static const size_t FONT_MOST = (size_t)256 << 20;

static void use(struct arena *arena, struct gnuplot_part **list, int *count, int *capacity, const char *path,
                const char *bytes, size_t size)
{
	const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
	for (int i = 0; i < *count; i++)
		if (strcmp((*list)[i].name, name) == 0)
			return;
	struct gnuplot_part *part = ARENA_PUSH(arena, *list, *count, *capacity);
	part->name = name;
	sha256_text(bytes, size, part->hash);
}

static void use_font(struct shop *shop, const struct gnuplot_font *font)
{
	struct gnuplot_used *used = shop->gnuplot->used;
	size_t size = 0;
	if (!used || !font->path || (shop->font_used && strcmp(shop->font_used, font->path) == 0))
		return;
	shop->font_used = font->path;
	const char *real = path_real(shop->arena, font->path);
	const char *bytes = real ? gnuplot_folder_read(shop->arena, real, FONT_MOST, &size) : NULL;
	if (bytes)
		use(shop->arena, &used->fonts, &used->font_count, &used->font_capacity, font->path, bytes, size);
}

static bool choose_font(struct shop *shop, const struct chart *chart, enum chart_format format,
                        struct gnuplot_font *font)
{
	*font = gnuplot_font_web(chart->language);
	if (format == CHART_SVG)
		return true;
	if (!shop->fonts)
		shop->fonts = gnuplot_fonts_open(shop->arena, shop->gnuplot, shop->error);
	struct texts texts = all_texts(shop->arena, chart);
	bool found = shop->fonts && gnuplot_font_find(shop->fonts, shop->arena, chart->language, texts.list, texts.count,
	                                              font, shop->error);
	if (found)
		use_font(shop, font);
	return found;
}

static struct page *lay_out(struct arena *arena, const struct chart *chart, struct gnuplot_font font,
                            enum chart_format format, int number)
{
	struct page *page = ARENA_NEW(arena, struct page);
	*page = (struct page){.arena = arena,
	                      .chart = chart,
	                      .font = font,
	                      .format = format,
	                      .number = number,
	                      .width = chart_width(chart),
	                      .height = chart->size.height ? chart->size.height : chart->layout->height};
	chart->layout->draw(page, number);
	return page;
}

static const char version_template[] = "version.gp"; /* shapes no picture */

static const char *template_text(struct shop *shop, const char *name)
{
	enum source_error problem;
	const char *path = path_join(shop->arena, shop->gnuplot->templates, name);
	const struct source *source = source_open(shop->arena, path, NULL, &problem);
	if (!source)
		*shop->error = (struct gnuplot_error){GNUPLOT_NO_TEMPLATE, W_GNUPLOT_NO_TEMPLATE, {path, NULL, NULL, NULL},
		                                      problem == SOURCE_UNREADABLE ? errno
		                                      : problem == SOURCE_MISSING  ? ENOENT
		                                                                   : EISDIR};
	struct gnuplot_used *used = shop->gnuplot->used;
	if (source && used && name != version_template)
		use(shop->arena, &used->templates, &used->template_count, &used->template_capacity, path, source->raw,
		    source->raw_size);
	return source ? source->bytes : NULL;
}

static char *script_of(struct shop *shop, const struct page *page)
{
	const char *style = template_text(shop, "style.gp"), *frames = style ? template_text(shop, "page.gp") : NULL;
	return frames ? page_script(page, style, frames) : NULL;
}

/* "overview.zh.svg", 1 -> "overview-2.zh.svg" */
const char *chart_page_name(struct arena *arena, const char *name, int page)
{
	int stem = (int)strlen(name);
	for (int dots = 0; stem > 0 && dots < 2;)
		dots += name[--stem] == '.';
	return page == 0 ? name : arena_print(arena, "%.*s-%d%s", stem, name, page + 1, name + stem);
}

struct list {
	struct page **pages;
	struct gnuplot_task *tasks;
	struct chart_picture *pictures;
	int count;
};

static bool prepare_page(struct shop *shop, const struct chart_job *job, int number, struct list *list)
{
	struct gnuplot_font font;
	const struct chart *chart = chart_texts(shop->arena, job->chart, clean, shop->arena);
	if (!choose_font(shop, chart, job->format, &font))
		return false;
	for (int page = 0; page < page_total(chart); page++, list->count++) {
		list->pages[list->count] = lay_out(shop->arena, chart, font, job->format, page);
		char *script = script_of(shop, list->pages[list->count]);
		if (!script)
			return false;
		list->tasks[list->count] =
			(struct gnuplot_task){.format = job->format, .script = script, .font_file = font.file};
		list->pictures[list->count] =
			(struct chart_picture){.name = chart_page_name(shop->arena, job->name, page), .job = number, .page = page};
	}
	return true;
}

/* One more task, which draws nothing. */
static bool ask_version(struct shop *shop, struct gnuplot_task *task)
{
	const char *script = template_text(shop, version_template);
	*task = (struct gnuplot_task){.format = CHART_SVG, .script = script};
	return script;
}

/* "<?xml gnuplot 5.4 patchlevel 8</svg>" */
static const char *version_told(struct arena *arena, const struct gnuplot_task *task)
{
	static const char begin[] = "<?xml ";
	size_t skip = sizeof begin - 1, length = strcspn(task->bytes + skip, "<>\n");
	return gnuplot_text(arena, arena_copy(arena, task->bytes + skip, length), 100);
}

static bool is_stopped(const struct gnuplot *gnuplot, struct gnuplot_error *error)
{
	bool stopped = gnuplot->stop && *gnuplot->stop;
	if (stopped)
		*error = (struct gnuplot_error){.kind = GNUPLOT_STOPPED, .word = W_GNUPLOT_STOPPED};
	return stopped;
}

bool chart_pictures(struct arena *arena, const struct gnuplot *gnuplot, const struct chart_job *jobs, int count,
                    struct chart_pictures *pictures, struct gnuplot_error *error)
{
	struct shop shop = {.arena = arena, .gnuplot = gnuplot, .error = error};
	int total = 0;
	for (int i = 0; i < count; i++)
		total += page_total(jobs[i].chart);
	struct list list = {ARENA_ARRAY(arena, total + 1, struct page *),
	                    ARENA_ARRAY(arena, total + 2, struct gnuplot_task),
	                    ARENA_ARRAY(arena, total + 1, struct chart_picture), 0};
	*error = (struct gnuplot_error){0};
	for (int i = 0; i < count; i++)
		if (is_stopped(gnuplot, error) || !prepare_page(&shop, &jobs[i], i, &list))
			return false;
	bool asks = gnuplot->used && list.count;
	if (asks && !ask_version(&shop, &list.tasks[list.count]))
		return false;
	if (!gnuplot_run(arena, gnuplot, list.tasks, list.count + asks, error))
		return false;
	if (asks)
		gnuplot->used->version = version_told(arena, &list.tasks[list.count]);
	for (int i = 0; i < list.count; i++) {
		chart_finish(arena, list.pages[i], list.pictures[i].name, &list.tasks[i]);
		list.pictures[i].bytes = list.tasks[i].bytes, list.pictures[i].size = list.tasks[i].size;
	}
	*pictures = (struct chart_pictures){list.pictures, list.count};
	return true;
}

bool chart_draw(struct arena *arena, const struct gnuplot *gnuplot, const struct chart_job *jobs, int count,
                struct output_set *outputs, struct gnuplot_error *error, struct err *err)
{
	struct chart_pictures pictures;
	if (!chart_pictures(arena, gnuplot, jobs, count, &pictures, error))
		return false;
	for (int i = 0; i < pictures.count; i++)
		if (is_stopped(gnuplot, error) ||
		    !output_add(outputs, pictures.list[i].name, pictures.list[i].bytes, pictures.list[i].size, err))
			return false;
	return true;
}

char *chart_script(struct arena *arena, const struct gnuplot *gnuplot, const struct chart_job *job, int page,
                   struct gnuplot_error *error)
{
	struct shop shop = {.arena = arena, .gnuplot = gnuplot, .error = error};
	struct gnuplot_font font;
	const struct chart *chart = chart_texts(arena, job->chart, clean, arena);
	*error = (struct gnuplot_error){0};
	if (!choose_font(&shop, chart, job->format, &font))
		return NULL;
	assert(page >= 0 && page < page_total(chart));
	return script_of(&shop, lay_out(arena, chart, font, job->format, page));
}
