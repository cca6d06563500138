/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_models: the models as their tables state them: what a file may say (unit, default, bounds) and the equations.
 * As data:
 *   without a name  model,needs,about
 *   with one        model,kind,name,unit,default,low,high,required,formula,about */
#include <math.h>
#include <string.h>
#include "view/view.h"
#include "view/view_number.h"
#include "view/view_words.h"
#include "write/document.h"
#include "write/prose.h"
#include "write/relation.h"
#include "write/table.h"
#include "write/writer.h"

struct line {
	const char *kind, *name, *unit, *formula, *about, *base;
	double otherwise, low, high;
	bool required;
};
struct lines {
	struct line *list;
	int count, capacity;
};

static const char *about(const char *en, const char *zh, const struct view *view)
{
	return title_in((struct title){.en = en, .zh = zh}, view->language, "");
}

static void add_fields(struct arena *arena, struct lines *lines, const struct field *fields, const char *prefix,
                       const struct view *view)
{
	for (; fields && fields->key; fields++) {
		const char *name = arena_print(arena, "%s%s", prefix, fields->key);
		bool number = fields->kind == FIELD_QUANTITY || fields->kind == FIELD_QUANTITIES ||
		              fields->kind == FIELD_NUMBER || fields->kind == FIELD_INTEGER;
		*ARENA_PUSH(arena, lines->list, lines->count, lines->capacity) =
			(struct line){"parameter",
		                  name,
		                  fields->unit,
		                  NULL,
		                  about(fields->en, fields->zh, view),
		                  NULL,
		                  number && fields->kind != FIELD_INTEGER ? fields->otherwise : NAN,
		                  number ? fields->low : NAN,
		                  number ? fields->high : NAN,
		                  (fields->flags & REQUIRED) != 0};
		if (fields->kind == FIELD_OBJECT)
			add_fields(arena, lines, fields->fields, arena_print(arena, "%s.", name), view);
	}
}

static struct lines lines_of(struct arena *arena, const struct model *model, const struct view *view)
{
	struct lines lines = {0};
	add_fields(arena, &lines, model->fields,
	           arena_print(arena, "%s.%s", model->section, model->layout == BY_KEY ? "" : "ID."), view);
	for (const struct equation *e = model->equations; e && e->name; e++)
		*ARENA_PUSH(arena, lines.list, lines.count, lines.capacity) = (struct line){
			"variable", e->name, e->unit, e->formula, about(e->en, e->zh, view), e->base, NAN, NAN, NAN, false};
	return lines;
}

static const char *unit_in(struct arena *arena, const char *text, const struct view *view)
{
	if (!text || view->language == LANGUAGE_OF_DATA)
		return text ? text : "";
	struct unit unit = unit_declared(arena, text, PRICES_BASE);
	return unit_name(arena, &unit, view->language, true);
}

static const char *bounds(struct arena *arena, const struct line *line)
{
	if (isfinite(line->low) && isfinite(line->high))
		return arena_print(arena, "%s..%s", view_exact(arena, line->low), view_exact(arena, line->high));
	if (isfinite(line->low))
		return arena_print(arena, ">= %s", view_exact(arena, line->low));
	return isfinite(line->high) ? arena_print(arena, "<= %s", view_exact(arena, line->high)) : "";
}

static void parameters(struct document *document, const struct lines *lines, const struct view *view)
{
	enum language language = view->language;
	struct table_column columns[] = {{word_text(language, W_COLUMN_INPUT), SIDE_LEFT, 0, 0, false},
	                                 {word_text(language, W_COLUMN_UNIT), SIDE_LEFT, 2, 0, false},
	                                 {word_text(language, W_COLUMN_DEFAULT), SIDE_RIGHT, 2, 0, false},
	                                 {word_text(language, W_COLUMN_ALLOWED), SIDE_RIGHT, 2, 0, false},
	                                 {"", SIDE_LEFT, 2, TABLE_WRAPS, false}};
	struct table *table = table_begin(document->arena, columns, 5);
	for (int i = 0; i < lines->count; i++) {
		const struct line *line = &lines->list[i];
		if (strcmp(line->kind, "parameter") != 0)
			continue;
		table_row(table);
		table_cell(table, line->name, LOOK_PLAIN);
		table_cell(table, unit_in(document->arena, line->unit, view), LOOK_PLAIN);
		table_cell(table,
		           line->required              ? word_text(language, W_REQUIRED)
		           : isfinite(line->otherwise) ? view_exact(document->arena, line->otherwise)
		                                       : "",
		           LOOK_PLAIN);
		table_cell(table, bounds(document->arena, line), LOOK_PLAIN);
		table_cell(table, line->about, LOOK_PLAIN);
	}
	if (table_rows(table) > 0)
		document_table(document, table, 0);
}

static void equations(struct document *document, const struct lines *lines, const struct view *view)
{
	for (int i = 0; i < lines->count; i++) {
		const struct line *line = &lines->list[i];
		if (strcmp(line->kind, "variable") != 0)
			continue;
		document_space(document);
		const char *rest =
			arena_print(document->arena, "  %s  %s", unit_in(document->arena, line->unit, view), line->about);
		document_heading(document, line->name, prose_plain(document->arena, rest));
		if (line->formula) {
			document_say(document, arena_print(document->arena, "  = %s", line->formula));
			document_hang(document, 4);
		}
		if (line->base) {
			document_say(document, arena_print(document->arena, "  %s",
			                                   view_say(document->arena, view, W_MODEL_BASE, line->base)));
			document_hang(document, 4);
		}
	}
}

/* What no table holds: each line of its own. */
static void method(struct document *document, const struct model *model, const struct view *view)
{
	const char *line = about(model->method_en, model->method_zh, view);
	if (*line)
		document_space(document);
	for (; *line; line += strcspn(line, "\n"), line += *line == '\n') {
		document_say(document, arena_print(document->arena, "%.*s", (int)strcspn(line, "\n"), line));
		document_hang(document, 4);
	}
}

static void one_model(struct document *document, const struct model *model, const struct view *view)
{
	struct lines lines = lines_of(document->arena, model, view);
	document_heading(
		document, model->section,
		prose_plain(document->arena, arena_print(document->arena, "  %s", about(model->en, model->zh, view))));
	if (model->needs) {
		document_say(document, view_say(document->arena, view, W_MODEL_NEEDS, model->needs));
		document_hang(document, 0);
	}
	if (model->reference) {
		document_say(document, model->reference);
		document_hang(document, 0);
	}
	document_space(document);
	parameters(document, &lines, view);
	method(document, model, view);
	equations(document, &lines, view);
}

static void all_models(struct document *document, const struct model *const *models, const struct view *view)
{
	struct table_column columns[] = {{word_text(view->language, W_COLUMN_SECTION), SIDE_LEFT, 0, 0, false},
	                                 {word_text(view->language, W_COLUMN_NEEDS), SIDE_LEFT, 2, 0, false},
	                                 {"", SIDE_LEFT, 2, 0, false}};
	struct table *table = table_begin(document->arena, columns, 3);
	for (; *models; models++) {
		table_row(table);
		table_cell(table, (*models)->section, LOOK_PLAIN);
		table_cell(table, (*models)->needs, LOOK_PLAIN);
		table_cell(table, about((*models)->en, (*models)->zh, view), LOOK_PLAIN);
	}
	document_table(document, table, 0);
}

static bool chosen(const struct model *model, const char *name) { return !name || strcmp(model->section, name) == 0; }

/* --- data --- */

struct models {
	const struct model *const *list;
	const char *name; /* NULL: all */
	const struct view *view;
};
struct model_of {
	const struct model *model;
	const struct view *view;
};

static const struct column line_columns[] = {{"kind", .kind = COLUMN_ID},
                                             {"name", .kind = COLUMN_ID},
                                             {"unit", .kind = COLUMN_ID},
                                             {"default", .kind = COLUMN_NUMBER},
                                             {"low", .kind = COLUMN_NUMBER},
                                             {"high", .kind = COLUMN_NUMBER},
                                             {"required", COLUMN_BOOLEAN, .in = IN_NESTED},
                                             {"required", COLUMN_ID, .in = IN_FLAT},
                                             {"formula", .kind = COLUMN_ID},
                                             {"about", .kind = COLUMN_ID},
                                             {0}};

static void fill_lines(struct rows *to, const void *of)
{
	const struct model_of *model = of;
	struct lines lines = lines_of(rows_arena(to), model->model, model->view);
	for (int i = 0; i < lines.count; i++) {
		const struct line *line = &lines.list[i];
		rows_put(to, (const struct value[]){{.text = line->kind},
		                                    {.text = line->name},
		                                    {.text = line->unit},
		                                    {.number = line->otherwise},
		                                    {.number = line->low},
		                                    {.number = line->high},
		                                    {.number = line->required},
		                                    {.text = line->required ? "yes" : NULL},
		                                    {.text = line->formula},
		                                    {.text = line->about}});
	}
}

static const struct relation contents = {"contents", line_columns, .fill = fill_lines};

static const struct column model_columns[] = {{"model", .kind = COLUMN_ID},
                                              {"needs", COLUMN_ID, .in = IN_OWN},
                                              {"about", COLUMN_ID, .in = IN_OWN},
                                              {"contents", COLUMN_ROWS, .rows = &contents},
                                              {0}};

static void fill_models(struct rows *to, const void *of)
{
	const struct models *models = of;
	for (const struct model *const *model = models->list; *model; model++) {
		const struct model_of one = {*model, models->view};
		if (chosen(*model, models->name))
			rows_put(to, (const struct value[]){{.text = (*model)->section},
			                                    {.text = (*model)->needs},
			                                    {.text = about((*model)->en, (*model)->zh, models->view)},
			                                    {.of = &one}});
	}
}

static const struct relation models_relation = {"models", model_columns, fill_models, .lines = true};

static const struct column columns[] = {
	{"command", COLUMN_ID, .in = IN_NESTED}, {"models", COLUMN_ROWS, .rows = &models_relation}, {0}};

static void fill(struct rows *to, const void *of)
{
	rows_put(to, (const struct value[]){{.text = "models"}, {.of = of}});
}

static const struct relation data = {"all", columns, fill, .lines = true};

static void tell(struct document *document, const void *of)
{
	const struct models *models = of;
	if (!models->name)
		all_models(document, models->list, models->view);
	for (const struct model *const *model = models->list; models->name && *model; model++)
		if (chosen(*model, models->name))
			one_model(document, *model, models->view);
}

struct said view_models(struct arena *arena, const struct model *const *models, const char *name,
                        const struct view *view)
{
	struct models *of = ARENA_NEW(arena, struct models);
	*of = (struct models){models, name, view};
	return (struct said){&data, name ? contents.name : models_relation.name, tell, .of = of};
}
