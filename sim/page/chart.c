/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From charts to pictures: clean the texts, find a font that has them, lay out the pages, run gnuplot on all
 * of them, finish what it made. Nothing is handed on before every picture is complete. */
#include "page/chart.h"
#include <assert.h>
#include <string.h>
#include "base/source.h"
#include "base/text.h"
#include "page/chart_parts.h"

/* One fixed order: grey, blue, green, vermilion, purple, orange; neighbours differ in lightness too. */
static const struct {
	unsigned line, text;
} colours[CHART_COLOURS] = {
	{0x7a7a7a, 0x666666}, {0x0072b2, 0x0068a3}, {0x009e73, 0x00785a},
	{0xd55e00, 0xb84e00}, {0xcc79a7, 0xa8467f}, {0xe69f00, 0x8f6200},
};

unsigned chart_colour(int index) { return colours[(unsigned)index % CHART_COLOURS].line; }

unsigned chart_text_colour(int index) { return colours[(unsigned)index % CHART_COLOURS].text; }

/* ---- a clean copy ---- */

static const char *clean(struct arena *arena, const char *text, size_t most)
{
	return text ? gnuplot_clean(arena, text, most) : "";
}

enum { LONG_TEXT = 600, NAME = 160 };

static struct chart_panel clean_panel(struct arena *arena, struct chart_panel panel)
{
	struct chart_segment *segments = ARENA_ARRAY(arena, panel.segment_count + 1, struct chart_segment);
	struct chart_line *lines = ARENA_ARRAY(arena, panel.line_count + 1, struct chart_line);
	struct chart_target *targets = ARENA_ARRAY(arena, panel.target_count + 1, struct chart_target);
	for (int i = 0; i < panel.segment_count; i++) {
		segments[i] = panel.segments[i];
		segments[i].note = clean(arena, segments[i].note, NAME);
	}
	for (int i = 0; i < panel.line_count; i++) {
		lines[i] = panel.lines[i];
		lines[i].name = clean(arena, lines[i].name, NAME);
		lines[i].value_text = clean(arena, lines[i].value_text, NAME);
	}
	for (int i = 0; i < panel.target_count; i++) {
		targets[i] = panel.targets[i];
		targets[i].text = targets[i].text ? clean(arena, targets[i].text, NAME) : NULL;
	}
	panel.title = clean(arena, panel.title, NAME);
	panel.unit = clean(arena, panel.unit, NAME);
	panel.verdict_text = clean(arena, panel.verdict_text, NAME);
	panel.between = clean(arena, panel.between, NAME);
	struct chart_band *bands = ARENA_ARRAY(arena, panel.band_count + 1, struct chart_band);
	struct chart_range *ranges = ARENA_ARRAY(arena, panel.range_count + 1, struct chart_range);
	for (int i = 0; i < panel.band_count; i++) {
		bands[i] = panel.bands[i];
		bands[i].low_text = clean(arena, bands[i].low_text, NAME);
		bands[i].high_text = clean(arena, bands[i].high_text, NAME);
	}
	for (int i = 0; i < panel.range_count; i++) {
		ranges[i] = panel.ranges[i];
		ranges[i].name = clean(arena, ranges[i].name, NAME);
		ranges[i].text = clean(arena, ranges[i].text, NAME);
		ranges[i].end = clean(arena, ranges[i].end, NAME);
	}
	panel.segments = segments, panel.lines = lines, panel.targets = targets, panel.bands = bands, panel.ranges = ranges;
	return panel;
}

static const char *const *clean_list(struct arena *arena, const char *const *texts, int count)
{
	const char **list = ARENA_ARRAY(arena, count + 1, const char *);
	for (int i = 0; i < count && texts; i++)
		list[i] = clean(arena, texts[i], NAME);
	return texts ? list : NULL;
}

static const struct chart_table *clean_table(struct arena *arena, const struct chart_table *original)
{
	struct chart_table *table = ARENA_NEW(arena, struct chart_table);
	*table = *original;
	struct chart_row *rows = ARENA_ARRAY(arena, table->row_count + 1, struct chart_row);
	for (int i = 0; i < table->row_count; i++) {
		struct chart_cell *cells = ARENA_ARRAY(arena, table->column_count + 1, struct chart_cell);
		rows[i] = original->rows[i];
		rows[i].name = clean(arena, rows[i].name, NAME);
		rows[i].note = clean(arena, rows[i].note, NAME);
		rows[i].end = clean(arena, rows[i].end, NAME);
		for (int k = 0; k < table->column_count; k++) {
			cells[k] = original->rows[i].cells[k];
			cells[k].text = clean(arena, cells[k].text, NAME);
			cells[k].chance = clean(arena, cells[k].chance, NAME);
		}
		rows[i].cells = cells;
	}
	table->note_title = clean(arena, table->note_title, NAME);
	table->end_title = clean(arena, table->end_title, NAME);
	table->chance_title = clean(arena, table->chance_title, NAME);
	table->foot_title = clean(arena, table->foot_title, NAME);
	table->columns = clean_list(arena, table->columns, table->column_count);
	table->foot = clean_list(arena, table->foot, table->column_count);
	table->rows = rows;
	return table;
}

static struct chart *clean_chart(struct arena *arena, const struct chart *original)
{
	struct chart *chart = ARENA_NEW(arena, struct chart);
	*chart = *original;
	struct chart_panel *panels = ARENA_ARRAY(arena, chart->panel_count + 1, struct chart_panel);
	struct chart_key *key = ARENA_ARRAY(arena, chart->key_count + 1, struct chart_key);
	for (int i = 0; i < chart->panel_count; i++)
		panels[i] = clean_panel(arena, original->panels[i]);
	for (int i = 0; i < chart->key_count; i++) {
		key[i] = original->key[i];
		key[i].name = clean(arena, key[i].name, NAME);
	}
	if (chart->panel_count == 0)
		panels[0] = clean_panel(arena, (struct chart_panel){0});
	chart->title = clean(arena, chart->title, LONG_TEXT);
	chart->subtitle = clean(arena, chart->subtitle, LONG_TEXT);
	chart->footer = clean(arena, chart->footer, LONG_TEXT);
	chart->table = chart->table ? clean_table(arena, chart->table) : NULL;
	chart->panels = panels, chart->key = key;
	return chart;
}

/* ---- the font ---- */

struct texts {
	struct arena *arena;
	const char **list;
	int count, room;
};

static void note(struct texts *texts, const char *text)
{
	if (text)
		*ARENA_PUSH(texts->arena, texts->list, texts->count, texts->room) = text;
}

static void note_panel(struct texts *texts, const struct chart_panel *panel)
{
	note(texts, panel->title);
	note(texts, panel->unit);
	note(texts, panel->verdict_text);
	note(texts, panel->between);
	for (int i = 0; i < panel->segment_count; i++)
		note(texts, panel->segments[i].note);
	for (int i = 0; i < panel->line_count; i++) {
		note(texts, panel->lines[i].name);
		note(texts, panel->lines[i].value_text);
	}
	for (int i = 0; i < panel->target_count; i++)
		note(texts, panel->targets[i].text);
	for (int i = 0; i < panel->band_count; i++) {
		note(texts, panel->bands[i].low_text);
		note(texts, panel->bands[i].high_text);
	}
	for (int i = 0; i < panel->range_count; i++) {
		note(texts, panel->ranges[i].name);
		note(texts, panel->ranges[i].text);
		note(texts, panel->ranges[i].end);
	}
}

static void note_table(struct texts *texts, const struct chart_table *table)
{
	note(texts, table->note_title);
	note(texts, table->end_title);
	note(texts, table->chance_title);
	note(texts, table->foot_title);
	for (int k = 0; k < table->column_count; k++) {
		note(texts, table->columns ? table->columns[k] : NULL);
		note(texts, table->foot ? table->foot[k] : NULL);
	}
	for (int i = 0; i < table->row_count; i++) {
		note(texts, table->rows[i].name);
		note(texts, table->rows[i].note);
		note(texts, table->rows[i].end);
		for (int k = 0; k < table->column_count; k++) {
			note(texts, table->rows[i].cells[k].text);
			note(texts, table->rows[i].cells[k].chance);
		}
	}
}

/* Everything that may be drawn: the chart's texts, the program's own words, digits. */
static struct texts all_texts(struct arena *arena, const struct chart *chart)
{
	static const enum word words[] = {W_CHART_HISTORY,      W_CHART_PROJECTION, W_CHART_TARGET,
	                                  W_CHART_CEILING,      W_CHART_MET,        W_CHART_MISSED,
	                                  W_CHART_NOT_ASSESSED, W_CHART_PANEL,      W_CHART_PAGE};
	struct texts texts = {.arena = arena};
	note(&texts, chart->title);
	note(&texts, chart->subtitle);
	note(&texts, chart->footer);
	for (int i = 0; i < chart->key_count; i++)
		note(&texts, chart->key[i].name);
	for (int i = 0; i < chart->panel_count; i++)
		note_panel(&texts, &chart->panels[i]);
	if (chart->table)
		note_table(&texts, chart->table);
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		note(&texts, word_text(chart->language, words[i]));
	note(&texts, "0123456789.,\u2212\u2013\u2026");
	return texts;
}

/* ---- pages ---- */

/* A kind's layout, its script's parts in plots/, the size of its pages (0 where the layout sets it), and whether
 * its table goes on from page to page. */
static const struct {
	void (*lay_out)(struct page *page, int number);
	const char *parts[3];
	double width, height;
	bool table;
} kinds[] = {
	[CHART_LINES] = {page_lines, {"style.gp", "words.gp", "lines.gp"}, 720, 420, false},
	[CHART_OVERVIEW] = {page_overview, {"style.gp", "overview.gp"}, 960, 0, false},
	[CHART_HEATMAP] = {page_heatmap, {"style.gp", "words.gp", "table.gp"}, 0, 0, true},
	[CHART_BULLETS] = {page_bullets, {"style.gp", "words.gp", "table.gp"}, 860, 0, true},
	[CHART_STACK] = {page_stack, {"style.gp", "words.gp", "bands.gp"}, 760, 440, false},
	[CHART_FAN] = {page_fan, {"style.gp", "words.gp", "bands.gp"}, 720, 420, false},
	[CHART_RANGES] = {page_ranges, {"style.gp", "words.gp", "table.gp"}, 720, 0, false},
	[CHART_LIMITS] = {page_limits, {"style.gp", "words.gp", "bands.gp"}, 860, 0, false},
};

int chart_page_count(const struct chart *chart)
{
	if (kinds[chart->kind].table)
		return chart_table_pages(chart->table);
	int panels = chart->kind == CHART_OVERVIEW ? chart->panel_count : 1;
	return panels < 1 ? 1 : (panels + CHART_PANELS_PER_PAGE - 1) / CHART_PANELS_PER_PAGE;
}

struct shop {
	struct arena *arena;
	const struct gnuplot *gnuplot;
	struct gnuplot_fonts *fonts;
	struct gnuplot_error *error;
};

static bool choose_font(struct shop *shop, const struct chart *chart, enum chart_format format,
                        struct gnuplot_font *font)
{
	*font = gnuplot_font_web(chart->language);
	if (format == CHART_SVG)
		return true;
	if (!shop->fonts)
		shop->fonts = gnuplot_fonts_open(shop->arena, shop->gnuplot->fonts, shop->error);
	struct texts texts = all_texts(shop->arena, chart);
	return shop->fonts && gnuplot_font_find(shop->fonts, shop->arena, chart->language, texts.list,
	                                        texts.count, font, shop->error);
}

static struct page *lay_out(struct arena *arena, const struct chart *chart, struct gnuplot_font font,
                            enum chart_format format, int number)
{
	struct page *page = ARENA_NEW(arena, struct page);
	*page = (struct page){.arena = arena,
	                      .chart = chart,
	                      .font = font,
	                      .format = format,
	                      .width = kinds[chart->kind].width,
	                      .height = kinds[chart->kind].height};
	kinds[chart->kind].lay_out(page, number);
	return page;
}

static const char *template_text(struct shop *shop, const char *name)
{
	enum source_error problem;
	const char *path = path_join(shop->arena, shop->gnuplot->templates, name);
	const struct source *source = source_open(shop->arena, path, NULL, &problem);
	if (!source)
		*shop->error =
			(struct gnuplot_error){GNUPLOT_NO_TEMPLATE, W_GNUPLOT_NO_TEMPLATE, {path, NULL, NULL, NULL}};
	return source ? source->bytes : NULL;
}

static char *script_of(struct shop *shop, const struct page *page)
{
	const char *const *names = kinds[page->chart->kind].parts, *parts[3] = {NULL};
	for (int i = 0; i < 3 && names[i]; i++)
		if (!(parts[i] = template_text(shop, names[i])))
			return NULL;
	return page_script(page, parts, 3);
}

/* "overview.zh.svg", 1 -> "overview-2.zh.svg" */
static const char *page_name(struct arena *arena, const char *name, int page)
{
	int stem = (int)strcspn(name, ".");
	return page == 0 ? name : arena_print(arena, "%.*s-%d%s", stem, name, page + 1, name + stem);
}

struct list {
	struct page **pages;
	struct gnuplot_task *tasks;
	struct chart_picture *pictures;
	int count;
};

static bool prepare(struct shop *shop, const struct chart_job *job, int number, struct list *list)
{
	struct gnuplot_font font;
	const struct chart *chart = clean_chart(shop->arena, job->chart);
	if (!choose_font(shop, chart, job->format, &font))
		return false;
	for (int page = 0; page < chart_page_count(chart); page++, list->count++) {
		list->pages[list->count] = lay_out(shop->arena, chart, font, job->format, page);
		char *script = script_of(shop, list->pages[list->count]);
		if (!script)
			return false;
		list->tasks[list->count] =
			(struct gnuplot_task){.format = job->format, .script = script, .font_file = font.file};
		list->pictures[list->count] = (struct chart_picture){
			.name = page_name(shop->arena, job->name, page), .job = number, .page = page};
	}
	return true;
}

bool chart_pictures(struct arena *arena, const struct gnuplot *gnuplot, const struct chart_job *jobs,
                    int count, struct chart_pictures *pictures, struct gnuplot_error *error)
{
	struct shop shop = {arena, gnuplot, NULL, error};
	int total = 0;
	for (int i = 0; i < count; i++)
		total += chart_page_count(jobs[i].chart);
	struct list list = {ARENA_ARRAY(arena, total + 1, struct page *),
	                    ARENA_ARRAY(arena, total + 1, struct gnuplot_task),
	                    ARENA_ARRAY(arena, total + 1, struct chart_picture), 0};
	*error = (struct gnuplot_error){0};
	for (int i = 0; i < count; i++)
		if (!prepare(&shop, &jobs[i], i, &list))
			return false;
	if (!gnuplot_run(arena, gnuplot, list.tasks, list.count, error))
		return false;
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
		if (!output_add(outputs, pictures.list[i].name, pictures.list[i].bytes, pictures.list[i].size, err))
			return false;
	return true;
}

char *chart_script(struct arena *arena, const struct gnuplot *gnuplot, const struct chart_job *job, int page,
                   struct gnuplot_error *error)
{
	struct shop shop = {arena, gnuplot, NULL, error};
	struct gnuplot_font font;
	const struct chart *chart = clean_chart(arena, job->chart);
	*error = (struct gnuplot_error){0};
	if (!choose_font(&shop, chart, job->format, &font))
		return NULL;
	assert(page >= 0 && page < chart_page_count(chart));
	return script_of(&shop, lay_out(arena, chart, font, job->format, page));
}
