/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report: the chapters in their order. Holds: what an author wrote for a chapter stands in the report, also where the
 * program has nothing to say there. */
#include <string.h>
#include "base/clean.h"
#include "view/report.h"

static bool has_begun(const struct report *report, const char *name)
{
	for (int i = 0; i < report->document->count; i++) {
		const struct document_block *block = &report->document->blocks[i];
		if (block->kind == BLOCK_HEADING && block->level == 1 && strcmp(block->anchor, name) == 0)
			return true;
	}
	return false;
}

/* The author's alone. */
static void keep_text(struct report *report, const char *name)
{
	for (int i = 0; i < report->text_count; i++)
		if (strcmp(report->texts[i].chapter, name) == 0 && !has_begun(report, name))
			report_chapter(report, name);
}

void report_document(struct report *report)
{
	report->document = ARENA_NEW(report->arena, struct document);
	enum language language = report->view->language;
	*report->document = (struct document){
		.arena = report->arena,
		.language = language,
		.title = clean_text(report->arena, title_in(report->plan->title, language, report->plan->path)),
		.subtitle = word_text(language, W_REPORT_SUBTITLE)};
	report->evidence = evidence_create(report->arena);
#define CHAPTER(name, numbered) report_##name(report), keep_text(report, #name);
#include "view/chapters.def"
#undef CHAPTER
}
