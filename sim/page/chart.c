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
	char font_hash[SHA256_TEXT], program_hash[SHA256_TEXT]; /* "": none, or not known */
};

static const size_t FILE_MOST = (size_t)256 << 20; /* of fonts and programs */

static void use(struct arena *arena, struct gnuplot_part **list, int *count, int *capacity, const char *path,
                const char hash[SHA256_TEXT])
{
	const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
	for (int i = 0; i < *count; i++)
		if (strcmp((*list)[i].name, name) == 0)
			return;
	struct gnuplot_part *part = ARENA_PUSH(arena, *list, *count, *capacity);
	part->name = name;
	memcpy(part->hash, hash, sizeof part->hash);
}

/* NULL, and no hash: it cannot be read. */
static const char *read_file(struct shop *shop, const char *path, size_t *size, char hash[SHA256_TEXT])
{
	const char *real = path_real(shop->arena, path);
	const char *bytes = real ? gnuplot_folder_read(shop->arena, real, FILE_MOST, size) : NULL;
	*hash = '\0';
	if (bytes)
		sha256_text(bytes, *size, hash);
	return bytes;
}

/* False: the font, which the manifest is to name with its hash, cannot be read. */
static bool use_font(struct shop *shop, const struct gnuplot_font *font)
{
	struct gnuplot_used *used = shop->gnuplot->used;
	size_t size = 0;
	bool told = used || shop->gnuplot->kept;
	if (!told || !font->path || (shop->font_used && strcmp(shop->font_used, font->path) == 0))
		return true;
	shop->font_used = font->path;
	const char *bytes = read_file(shop, font->path, &size, shop->font_hash);
	if (bytes && used)
		use(shop->arena, &used->fonts, &used->font_count, &used->font_capacity, font->path, shop->font_hash);
	if (!bytes)
		*shop->error = (struct gnuplot_error){GNUPLOT_SYSTEM, W_GNUPLOT_NO_FONT_FILE, {font->path, NULL, NULL, NULL},
		                                      errno ? errno : EFBIG};
	return bytes;
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
	return found && use_font(shop, font);
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
	                      .height = page_natural_height(chart, chart->layout->height)};
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
	if (source && used && name != version_template) {
		char hash[SHA256_TEXT];
		sha256_text(source->raw, source->raw_size, hash);
		use(shop->arena, &used->templates, &used->template_count, &used->template_capacity, path, hash);
	}
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
	int *of, task_count; /* of: the picture that each task draws */
};

/* Of all that decides over its bytes: program, font, script, and what is done with them. NULL: not all is known. */
static const char *made_of(struct shop *shop, const char *name, const struct gnuplot_font *font, const char *script)
{
	bool font_known = !font->path || shop->font_hash[0];
	if (!shop->gnuplot->kept || !shop->program_hash[0] || !font_known)
		return NULL;
	char *hash = ARENA_ARRAY(shop->arena, SHA256_TEXT, char);
	const char *all = arena_print(shop->arena, "%d\n%s\n%s\n%s\n%s", CHART_FINISH, name, shop->program_hash,
	                              font->path ? shop->font_hash : "", script);
	sha256_text(all, strlen(all), hash);
	return hash;
}

static void tell_made(struct shop *shop, const struct chart_picture *picture)
{
	struct gnuplot_used *used = shop->gnuplot->used;
	if (!used || !picture->made)
		return;
	struct gnuplot_part *part = ARENA_PUSH(shop->arena, used->pictures, used->picture_count, used->picture_capacity);
	part->name = picture->name;
	memcpy(part->hash, picture->made, sizeof part->hash);
}

/* Kept, or to be drawn. */
static void add_picture(struct shop *shop, struct list *list, struct chart_picture picture,
                        const struct gnuplot_task *task)
{
	const struct gnuplot_kept *kept = shop->gnuplot->kept;
	picture.bytes = picture.made ? kept->find(kept->of, picture.name, picture.made, &picture.size) : NULL;
	if (!picture.bytes) {
		list->of[list->task_count] = list->count;
		list->tasks[list->task_count++] = *task;
	}
	tell_made(shop, &picture);
	list->pictures[list->count++] = picture;
}

static bool prepare_page(struct shop *shop, const struct chart_job *job, int number, struct list *list)
{
	struct gnuplot_font font;
	const struct chart *chart = chart_texts(shop->arena, job->chart, clean, shop->arena);
	if (!choose_font(shop, chart, job->format, &font))
		return false;
	for (int p = 0; p < chart_pages(chart); p++) {
		const struct page *page = list->pages[list->count] = lay_out(shop->arena, chart, font, job->format, p);
		const char *script = script_of(shop, page), *name = chart_page_name(shop->arena, job->name, p);
		if (!script)
			return false;
		const struct gnuplot_task task = {.format = job->format, .script = script, .font_file = font.file};
		const struct chart_picture picture = {.name = name,
		                                      .job = number,
		                                      .page = p,
		                                      .width = (int)page->width,
		                                      .height = (int)page->height,
		                                      .made = made_of(shop, name, &font, script)};
		add_picture(shop, list, picture, &task);
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

/* Where pictures are kept, by which program they were drawn: one that cannot be read is said, as a font is. */
static bool know_program(struct shop *shop)
{
	size_t size;
	if (!shop->gnuplot->kept)
		return true;
	const char *program = gnuplot_find(shop->arena, shop->gnuplot, shop->error);
	bool read = program && read_file(shop, program, &size, shop->program_hash);
	if (program && !read)
		*shop->error = (struct gnuplot_error){GNUPLOT_SYSTEM, W_GNUPLOT_SYSTEM, {program, NULL, NULL, NULL},
		                                      errno ? errno : EFBIG};
	return read;
}

bool chart_pictures(struct arena *arena, const struct gnuplot *gnuplot, const struct chart_job *jobs, int count,
                    struct chart_pictures *pictures, struct gnuplot_error *error)
{
	struct shop shop = {.arena = arena, .gnuplot = gnuplot, .error = error};
	int total = 0;
	for (int i = 0; i < count; i++)
		total += chart_pages(jobs[i].chart);
	struct list list = {.pages = ARENA_ARRAY(arena, total + 1, struct page *),
	                    .tasks = ARENA_ARRAY(arena, total + 2, struct gnuplot_task),
	                    .pictures = ARENA_ARRAY(arena, total + 1, struct chart_picture),
	                    .of = ARENA_ARRAY(arena, total + 1, int)};
	*error = (struct gnuplot_error){0};
	if (!know_program(&shop))
		return false;
	for (int i = 0; i < count; i++)
		if (is_stopped(gnuplot, error) || !prepare_page(&shop, &jobs[i], i, &list))
			return false;
	bool asks = gnuplot->used && list.task_count;
	if (asks && !ask_version(&shop, &list.tasks[list.task_count]))
		return false;
	if ((list.task_count || !list.count) && !gnuplot_run(arena, gnuplot, list.tasks, list.task_count + asks, error))
		return false;
	if (asks)
		gnuplot->used->version = version_told(arena, &list.tasks[list.task_count]);
	for (int i = 0; i < list.task_count; i++) {
		struct chart_picture *picture = &list.pictures[list.of[i]];
		chart_finish(arena, list.pages[list.of[i]], picture->name, &list.tasks[i]);
		picture->bytes = list.tasks[i].bytes, picture->size = list.tasks[i].size;
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
	assert(page >= 0 && page < chart_pages(chart));
	return script_of(&shop, lay_out(arena, chart, font, job->format, page));
}
