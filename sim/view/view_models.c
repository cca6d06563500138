/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_models: the models as their tables state them: what a file may say (unit, default, bounds) and the equations.
 *   CSV without a name: model,needs,about       with one: model,kind,name,unit,default,low,high,required,formula,about */
#include <math.h>
#include <string.h>
#include "view/view.h"
#include "view/view_number.h"
#include "view/view_words.h"
#include "write/csv_out.h"
#include "write/json_out.h"
#include "write/table.h"

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
	return title_in((struct title){.en = en, .zh = zh},
	                view->format == FORMAT_CSV ? LANGUAGE_OF_DATA : view->language, "");
}

static void add_fields(struct arena *arena, struct lines *lines, const struct field *fields,
                       const char *prefix, const struct view *view)
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

static void parameters(struct text *out, const struct lines *lines, const struct view *view)
{
	enum language language = view->language;
	struct table_column columns[] = {{word_text(language, W_COLUMN_INPUT), SIDE_LEFT, 0, 0, false},
	                                 {word_text(language, W_COLUMN_UNIT), SIDE_LEFT, 2, 0, false},
	                                 {word_text(language, W_COLUMN_DEFAULT), SIDE_RIGHT, 2, 0, false},
	                                 {word_text(language, W_COLUMN_ALLOWED), SIDE_RIGHT, 2, 0, false},
	                                 {"", SIDE_LEFT, 2, TABLE_WRAPS, false}};
	struct table *table = table_begin(out->arena, columns, 5);
	for (int i = 0; i < lines->count; i++) {
		const struct line *line = &lines->list[i];
		if (strcmp(line->kind, "parameter") != 0)
			continue;
		table_row(table);
		table_cell(table, line->name, LOOK_PLAIN);
		table_cell(table, unit_in(out->arena, line->unit, view), LOOK_PLAIN);
		table_cell(table,
		           line->required              ? word_text(language, W_REQUIRED)
		           : isfinite(line->otherwise) ? view_exact(out->arena, line->otherwise)
		                                       : "",
		           LOOK_PLAIN);
		table_cell(table, bounds(out->arena, line), LOOK_PLAIN);
		table_cell(table, line->about, LOOK_PLAIN);
	}
	if (table_rows(table) > 0)
		table_print(out, table, 0, TABLE_WIDTH, view->colour);
}

static void equations(struct text *out, const struct lines *lines, const struct view *view)
{
	for (int i = 0; i < lines->count; i++) {
		const struct line *line = &lines->list[i];
		if (strcmp(line->kind, "variable") != 0)
			continue;
		text_add(out, "\n");
		table_look(out, line->name, LOOK_BOLD, view->colour);
		text_print(out, "  %s  %s\n", unit_in(out->arena, line->unit, view), line->about);
		if (line->formula)
			view_say_line(out, arena_print(out->arena, "  = %s", line->formula), 4);
		if (line->base)
			view_say_line(out, arena_print(out->arena, "  %s", view_say(out->arena, view, W_MODEL_BASE, line->base)),
			              4);
	}
}

/* What no table holds: each line of its own. */
static void method(struct text *out, const struct model *model, const struct view *view)
{
	const char *line = about(model->method_en, model->method_zh, view);
	text_add(out, *line ? "\n" : "");
	for (; *line; line += strcspn(line, "\n"), line += *line == '\n')
		view_say_line(out, arena_print(out->arena, "%.*s", (int)strcspn(line, "\n"), line), 4);
}

static void one_model(struct text *out, const struct model *model, const struct view *view)
{
	struct lines lines = lines_of(out->arena, model, view);
	table_look(out, model->section, LOOK_BOLD, view->colour);
	text_print(out, "  %s\n", about(model->en, model->zh, view));
	if (model->needs)
		view_say_line(out, view_say(out->arena, view, W_MODEL_NEEDS, model->needs), 0);
	if (model->reference)
		view_say_line(out, model->reference, 0);
	text_add(out, "\n");
	parameters(out, &lines, view);
	method(out, model, view);
	equations(out, &lines, view);
}

static void all_models(struct text *out, const struct model *const *models, const struct view *view)
{
	struct table_column columns[] = {{word_text(view->language, W_COLUMN_SECTION), SIDE_LEFT, 0, 0, false},
	                                 {word_text(view->language, W_COLUMN_NEEDS), SIDE_LEFT, 2, 0, false},
	                                 {"", SIDE_LEFT, 2, 0, false}};
	struct table *table = table_begin(out->arena, columns, 3);
	for (; *models; models++) {
		table_row(table);
		table_cell(table, (*models)->section, LOOK_PLAIN);
		table_cell(table, (*models)->needs, LOOK_PLAIN);
		table_cell(table, about((*models)->en, (*models)->zh, view), LOOK_PLAIN);
	}
	table_print(out, table, 0, TABLE_WIDTH, view->colour);
}

static bool chosen(const struct model *model, const char *name)
{
	return !name || strcmp(model->section, name) == 0;
}

static void models_csv(struct text *out, const struct model *const *models, const char *name,
                       const struct view *view)
{
	struct csv_out csv;
	csv_out_begin(&csv, out,
	              name ? "model,kind,name,unit,default,low,high,required,formula,about"
	                   : "model,needs,about");
	for (; *models; models++) {
		if (!name) {
			csv_out_id(&csv, (*models)->section);
			csv_out_id(&csv, (*models)->needs);
			csv_out_id(&csv, about((*models)->en, (*models)->zh, view));
			csv_out_row(&csv);
		}
		struct lines lines =
			name && chosen(*models, name) ? lines_of(out->arena, *models, view) : (struct lines){0};
		for (int i = 0; i < lines.count; i++) {
			const struct line *line = &lines.list[i];
			csv_out_id(&csv, (*models)->section);
			csv_out_id(&csv, line->kind);
			csv_out_id(&csv, line->name);
			csv_out_id(&csv, line->unit);
			csv_out_number(&csv, line->otherwise);
			csv_out_number(&csv, line->low);
			csv_out_number(&csv, line->high);
			csv_out_id(&csv, line->required ? "yes" : NULL);
			csv_out_id(&csv, line->formula);
			csv_out_id(&csv, line->about);
			csv_out_row(&csv);
		}
	}
}

static void line_json(struct json_out *json, const struct line *line)
{
	json_out_object(json, NULL, JSON_ONE_LINE);
	json_out_text(json, "kind", line->kind);
	json_out_text(json, "name", line->name);
	json_out_text(json, "unit", line->unit);
	json_out_number(json, "default", line->otherwise);
	json_out_number(json, "low", line->low);
	json_out_number(json, "high", line->high);
	json_out_boolean(json, "required", line->required);
	json_out_text(json, "formula", line->formula);
	json_out_text(json, "about", line->about);
	json_out_close(json);
}

static void models_json(struct text *out, const struct model *const *models, const char *name,
                        const struct view *view)
{
	struct json_out json;
	json_out_begin(&json, out);
	json_out_object(&json, NULL, JSON_LINES);
	json_out_text(&json, "command", "models");
	json_out_array(&json, "models", JSON_LINES);
	for (; *models; models++) {
		if (!chosen(*models, name))
			continue;
		struct lines lines = lines_of(out->arena, *models, view);
		json_out_object(&json, NULL, JSON_LINES);
		json_out_text(&json, "model", (*models)->section);
		json_out_text(&json, "needs", (*models)->needs);
		json_out_text(&json, "about", about((*models)->en, (*models)->zh, view));
		json_out_array(&json, "contents", JSON_LINES);
		for (int i = 0; i < lines.count; i++)
			line_json(&json, &lines.list[i]);
		json_out_close(&json);
		json_out_close(&json);
	}
	json_out_close(&json);
	json_out_close(&json);
}

void view_models(struct text *out, struct arena *arena, const struct model *const *models, const char *name,
                 const struct view *view)
{
	(void)arena; /* everything lives as long as the text */
	text_add(out, "");
	if (view->format == FORMAT_CSV)
		models_csv(out, models, name, view);
	else if (view->format == FORMAT_JSON)
		models_json(out, models, name, view);
	else if (!name)
		all_models(out, models, view);
	else
		for (; *models; models++)
			if (chosen(*models, name))
				one_model(out, *models, view);
}
