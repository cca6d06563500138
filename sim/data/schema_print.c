/* SPDX-License-Identifier: GPL-3.0-or-later */
/* schema_print: the field tables as a JSON Schema (draft 2020-12), so that editors complete and check what
 * the program reads. It refuses what can be said of one file without units: unknown keys, types, ids,
 * choices, years, bounds of bare numbers, keys that exclude each other. A scenario may say null wherever a
 * layer may take away. Holds: what the schema refuses the program refuses too; the same tables give the
 * same bytes. */
#include "data/schema_print.h"
#include <math.h>
#include <string.h>
#include "data/schema_definitions.h"
#include "data/schema_mark.h"
#include "data/schema_writer.h"
#include "data/unit.h"

struct printer { struct schema_writer writer; bool layered; int maps; };

static void print_object(struct printer *printer, const struct field *fields, bool nullable);

/* --- pieces --- */

static void print_type(struct schema_writer *writer, const char *type, bool nullable)
{
	if (!nullable) {
		schema_text(writer, "type", type);
		return;
	}
	schema_line(writer, "type", '[');
	schema_text(writer, NULL, type);
	schema_text(writer, NULL, "null");
	schema_close(writer, ']');
}

static void print_pointer(struct schema_writer *writer, const char *key, const char *definition)
{
	struct text pointer;
	text_init(&pointer, writer->out->arena);
	text_print(&pointer, "#/$defs/%s", definition);
	schema_text(writer, key, pointer.bytes);
}

/* A definition, or null. */
static void print_reference(struct schema_writer *writer, const char *definition, bool nullable)
{
	if (!nullable) {
		print_pointer(writer, "$ref", definition);
		return;
	}
	schema_line(writer, "anyOf", '[');
	schema_line(writer, NULL, '{');
	print_pointer(writer, "$ref", definition);
	schema_close(writer, '}');
	schema_raw(writer, NULL, "{\"type\": \"null\"}");
	schema_close(writer, ']');
}

static void print_bounds(struct schema_writer *writer, const struct field *field)
{
	if (isfinite(field->low))
		schema_number(writer, "minimum", field->low);
	if (isfinite(field->high))
		schema_number(writer, "maximum", field->high);
}

static void print_doc(struct schema_writer *writer, const struct field *field)
{
	if (field->unit)
		schema_text(writer, "x-unit", field->unit);
	if (field->en)
		schema_text(writer, "description", field->en);
	if (field->zh)
		schema_text(writer, "x-zh", field->zh);
}

/* --- quantities --- */

static void print_quantity(struct printer *printer, const struct field *field, bool nullable)
{
	print_reference(&printer->writer, schema_quantity_definition(field->flags), nullable);
	print_bounds(&printer->writer, field);
}

/* --- what is keyed by ids --- */

static void print_keyed(struct printer *printer, const struct field *field, const char *ids, bool nullable)
{
	struct schema_writer *writer = &printer->writer;
	schema_open(writer, field ? field->key : NULL, '{');
	if (field)
		print_doc(writer, field);
	print_type(writer, "object", nullable);
	schema_line(writer, "propertyNames", '{');
	print_reference(writer, ids, false);
	schema_close(writer, '}');
	schema_raw(writer, "additionalProperties", "false");
	schema_open(writer, "patternProperties", '{');
}

static void close_keyed(struct printer *printer)
{
	schema_close(&printer->writer, '}');
	schema_close(&printer->writer, '}');
}

static void print_by_sector(struct printer *printer, const struct field *field)
{
	print_keyed(printer, NULL, "sector_id", false);
	schema_line(&printer->writer, "^[a-z]", '{');
	print_quantity(printer, field, printer->layered);
	schema_close(&printer->writer, '}');
	close_keyed(printer);
}

static void print_number_or_by_sector(struct printer *printer, const struct field *field, bool nullable)
{
	struct schema_writer *writer = &printer->writer;
	schema_open(writer, field->key, '{');
	print_doc(writer, field);
	schema_open(writer, "anyOf", '[');
	schema_line(writer, NULL, '{');
	print_quantity(printer, field, nullable);
	schema_close(writer, '}');
	print_by_sector(printer, field);
	schema_close(writer, ']');
	schema_close(writer, '}');
}

static void print_map(struct printer *printer, const struct field *field)
{
	struct schema_writer *writer = &printer->writer;
	bool sectors = strcmp(field->key, "sectors") == 0 && printer->maps == 0;
	print_keyed(printer, field,
	            field->fields == target_fields ? "target_id"
	            : sectors                      ? "sector_id"
	                                           : "id",
	            printer->layered);
	printer->maps++;
	schema_open(writer, "^[a-z]", '{');
	print_object(printer, field->fields, printer->layered);
	schema_close(writer, '}');
	printer->maps--;
	close_keyed(printer);
}

static void print_ids_map(struct printer *printer, const struct field *field)
{
	print_keyed(printer, field, "sector_id", printer->layered);
	schema_line(&printer->writer, "^[a-z]", '{');
	print_reference(&printer->writer, "group", printer->layered);
	schema_close(&printer->writer, '}');
	close_keyed(printer);
}

/* --- fields --- */

static void print_list(struct printer *printer, const struct field *field, bool nullable)
{
	struct schema_writer *writer = &printer->writer;
	bool layered = printer->layered;
	schema_open(writer, field->key, '{');
	print_type(writer, "array", nullable);
	print_doc(writer, field);
	printer->layered = false; /* a list is replaced whole: nothing in it can be taken away */
	schema_open(writer, "items", '{');
	print_object(printer, field->fields, false);
	schema_close(writer, '}');
	printer->layered = layered;
	schema_close(writer, '}');
}

static void print_choices(struct schema_writer *writer, const struct field *field, bool nullable)
{
	print_type(writer, "array", nullable);
	schema_raw(writer, "uniqueItems", "true");
	schema_line(writer, "items", '{');
	schema_choices(writer, field->choices, "all", false);
	schema_close(writer, '}');
}

static const char *definition_of(enum field_kind kind)
{
	switch (kind) {
	case FIELD_TEXT: case FIELD_FORMULA: case FIELD_UNIT: return "text";
	case FIELD_TITLE: return "title";
	case FIELD_NAME: return "name";
	case FIELD_YEAR: return "year";
	case FIELD_YEARS: return "years";
	case FIELD_FILE: return "file";
	case FIELD_FILES: return "files";
	case FIELD_NUMBERS: return "range";
	case FIELD_IDS: return "ids";
	default: return NULL;
	}
}

/* What fits on one line. */
static void print_leaf(struct printer *printer, const struct field *field, bool nullable)
{
	struct schema_writer *writer = &printer->writer;
	schema_line(writer, field->key, '{');
	if (field->kind == FIELD_QUANTITY && field->fields) {
		schema_line(writer, "anyOf", '[');
		schema_line(writer, NULL, '{');
		print_quantity(printer, field, nullable);
		schema_close(writer, '}');
		schema_raw(writer, NULL, "{\"$ref\": \"#/$defs/relative\"}");
		schema_close(writer, ']');
	} else if (field->kind == FIELD_QUANTITY) {
		print_quantity(printer, field, nullable);
	} else if (field->kind == FIELD_IDS && field->flags & LIST_OF_CHOICES) {
		print_choices(writer, field, nullable);
	} else if (definition_of(field->kind)) {
		print_reference(writer, definition_of(field->kind), nullable);
	} else if (field->kind == FIELD_CHOICE) {
		schema_choices(writer, field->choices, NULL, nullable);
	} else if (field->kind == FIELD_CURRENCY) {
		schema_choices(writer, unit_currency_codes(writer->out->arena), NULL, nullable);
	} else {
		print_type(writer,
		           field->kind == FIELD_BOOLEAN   ? "boolean"
		           : field->kind == FIELD_INTEGER ? "integer"
		                                          : "number",
		           nullable);
		if (field->kind != FIELD_BOOLEAN)
			print_bounds(writer, field);
	}
	print_doc(writer, field);
	schema_close(writer, '}');
}

static void print_field(struct printer *printer, const struct field *field, bool nullable)
{
	struct schema_writer *writer = &printer->writer;
	switch (field->kind) {
	case FIELD_OBJECT:
		schema_open(writer, field->key, '{');
		print_doc(writer, field);
		print_object(printer, field->fields, nullable);
		schema_close(writer, '}');
		break;
	case FIELD_MAP: print_map(printer, field); break;
	case FIELD_IDS_MAP: print_ids_map(printer, field); break;
	case FIELD_LIST: print_list(printer, field, nullable); break;
	case FIELD_QUANTITIES:
		schema_open(writer, field->key, '{');
		print_doc(writer, field);
		schema_open(writer, "anyOf", '[');
		print_by_sector(printer, field);
		if (nullable)
			schema_raw(writer, NULL, "{\"type\": \"null\"}");
		schema_close(writer, ']');
		schema_close(writer, '}');
		break;
	case FIELD_QUANTITY:
		if (field->flags & OVER_SECTORS && printer->maps == 0) {
			print_number_or_by_sector(printer, field, nullable);
			break;
		}
		__attribute__((fallthrough));
	default: print_leaf(printer, field, nullable);
	}
}

static void print_required(struct schema_writer *writer, const struct field *fields)
{
	schema_line(writer, "required", '[');
	for (; fields->key; fields++)
		if (fields->flags & REQUIRED_IN_FILE)
			schema_text(writer, NULL, fields->key);
	schema_close(writer, ']');
}

static void print_target_rules(struct printer *printer, const struct field *fields)
{
	struct schema_writer *writer = &printer->writer;
	schema_line(writer, "allOf", '[');
	schema_raw(writer, NULL, "{\"$ref\": \"#/$defs/one_sense\"}");
	schema_raw(writer, NULL, "{\"$ref\": \"#/$defs/assumption\"}");
	if (fields == stated_fields)
		schema_raw(writer, NULL, "{\"$ref\": \"#/$defs/some_sense\"}");
	else if (!printer->layered)
		schema_raw(writer, NULL,
		           "{\"anyOf\": [{\"$ref\": \"#/$defs/some_sense\"}, {\"required\": [\"words\"]}]}");
	schema_close(writer, ']');
}

static void print_object(struct printer *printer, const struct field *fields, bool nullable)
{
	struct schema_writer *writer = &printer->writer;
	bool is_root = writer->depth == 1, is_target = fields == target_fields || fields == stated_fields;
	print_type(writer, "object", nullable);
	schema_raw(writer, "additionalProperties", "false");
	if (is_root || (fields == target_fields && !printer->layered))
		print_required(writer, fields);
	schema_open(writer, "properties", '{');
	for (const struct field *field = fields; field->key; field++)
		print_field(printer, field, printer->layered && !(is_root && field_is_own(field->key)));
	schema_close(writer, '}');
	if (is_target)
		print_target_rules(printer, fields);
}

void schema_print(struct arena *arena, const char *kind, const struct field *fields, struct text *out)
{
	struct printer printer = {.writer = {.out = out}, .layered = fields != plan_fields};
	struct schema_writer *writer = &printer.writer;
	schema_open(writer, NULL, '{');
	schema_text(writer, "$schema", "https://json-schema.org/draft/2020-12/schema");
	schema_text(writer, "title", kind);
	print_object(&printer, fields, false);
	schema_definitions(writer, arena, printer.layered);
	schema_close(writer, '}');
	text_add(out, "\n");
	schema_mark(out);
}
