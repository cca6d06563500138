/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report_parts: what chapters share: how they begin, pictures, years. */
#include <assert.h>
#include <string.h>
#include "view/report.h"
#include "view/view_words.h"

const char *const report_chapter_names[] = {
#define CHAPTER(name, numbered) #name,
#include "view/chapters.def"
#undef CHAPTER
	NULL};

static const struct chapter {
	bool numbered;
	enum word title;
} chapters[] = {
#define CHAPTER(name, numbered) {numbered, W_CHAPTER_##name},
#include "view/chapters.def"
#undef CHAPTER
};

static int number_of(const char *name)
{
	int number = 0;
	while (report_chapter_names[number] && strcmp(report_chapter_names[number], name) != 0)
		number++;
	assert(report_chapter_names[number]);
	return number;
}

void report_chapter(struct report *report, const char *name)
{
	const struct chapter *chapter = &chapters[number_of(name)];
	document_chapter(report->document, word_text(report->view->language, chapter->title), name, chapter->numbered);
	for (int i = 0; i < report->text_count; i++)
		for (int t = 0; strcmp(report->texts[i].chapter, name) == 0 && t < report->texts[i].count; t++)
			document_written(report->document, report->texts[i].list[t].how, report->texts[i].list[t].text);
}

static bool is_asked(const char *asked, const char *is) { return !asked || (is && strcmp(asked, is) == 0); }

/* A picture of one scenario among several says of which. */
static const char *of_scenario(const struct report *report, const char *title, const char *scenario)
{
	for (int r = 0; r < report->count && report->count > 1; r++)
		if (strcmp(report->results[r]->scenario->id, scenario) == 0 && !strstr(title, report->titles[r]))
			return view_say(report->arena, report->view, W_REPORT_OF_SCENARIO, report->titles[r], title);
	return title;
}

static void place(struct report *report, struct report_picture *picture, const char *scenario)
{
	picture->placed = true;
	const char *title = scenario ? of_scenario(report, picture->title, scenario) : picture->title;
	const struct caption caption = {.title = title, .source = prose_plain(report->arena, picture->footer)};
	document_picture(report->document, picture->stem, prose_plain(report->arena, title), caption);
}

/* One variable in more scenarios than a picture holds goes on in the next: none of them is left out. */
bool report_place(struct report *report, const char *kind, const char *variable, const char *scenario)
{
	for (int i = 0; i < report->picture_count; i++) {
		struct report_picture *picture = &report->pictures[i];
		if (picture->placed || !is_asked(kind, picture->kind) || !is_asked(variable, picture->variable) ||
		    !is_asked(scenario, picture->scenario))
			continue;
		place(report, picture, scenario);
		for (int next = i + 1; next < report->picture_count && report->pictures[next].page > 0 && picture->variable;
		     next++)
			place(report, &report->pictures[next], scenario);
		return true;
	}
	return false;
}

const char *report_year(const struct report *report, int year) { return arena_print(report->arena, "%d", year); }
