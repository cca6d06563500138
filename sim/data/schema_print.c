/* SPDX-License-Identifier: GPL-3.0-or-later */
/* schema_print: the field tables as a JSON Schema (draft 2020-12), so that editors complete and check what
 * the program reads. It refuses what can be said of one file without units: unknown keys, types, ids,
 * choices, years, bounds of bare numbers, keys that exclude each other. A scenario may say null wherever a
 * layer may take away. Holds: what the schema refuses the program refuses too; the same tables give the
 * same bytes. */
#include <math.h>
#include <string.h>
#include "data/schema_parts.h"
#include "data/schema_writer.h"

struct printer { struct writer writer; bool layered; int maps; };

static void print_object(struct printer *printer, const struct field *fields, bool nullable);

/* --- pieces --- */

static void print_type(struct writer *writer, const char *type, bool nullable)
{
	if (!nullable) {
		writer_text(writer, "type", type);
		return;
	}
	writer_line(writer, "type", '[');
	writer_text(writer, NULL, type);
	writer_text(writer, NULL, "null");
	writer_close(writer, ']');
}

static void print_pointer(struct writer *writer, const char *key, const char *definition)
{
	struct text pointer;
	text_init(&pointer, writer->out->arena);
	text_print(&pointer, "#/$defs/%s", definition);
	writer_text(writer, key, pointer.bytes);
}

/* A definition, or null. */
static void print_reference(struct writer *writer, const char *definition, bool nullable)
{
	if (!nullable) {
		print_pointer(writer, "$ref", definition);
		return;
	}
	writer_line(writer, "anyOf", '[');
	writer_line(writer, NULL, '{');
	print_pointer(writer, "$ref", definition);
	writer_close(writer, '}');
	writer_raw(writer, NULL, "{\"type\": \"null\"}");
	writer_close(writer, ']');
}

static void print_bounds(struct writer *writer, const struct field *field)
{
	if (isfinite(field->low))
		writer_number(writer, "minimum", field->low);
	if (isfinite(field->high))
		writer_number(writer, "maximum", field->high);
}

static void print_doc(struct writer *writer, const struct field *field)
{
	if (field->unit)
		writer_text(writer, "x-unit", field->unit);
	if (field->en)
		writer_text(writer, "description", field->en);
	if (field->zh)
		writer_text(writer, "x-zh", field->zh);
}

void schema_print_enum(struct writer *writer, const char *const *choices, const char *another, bool nullable)
{
	writer_line(writer, "enum", '[');
	for (; *choices; choices++)
		writer_text(writer, NULL, *choices);
	if (another)
		writer_text(writer, NULL, another);
	if (nullable)
		writer_raw(writer, NULL, "null");
	writer_close(writer, ']');
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
	struct writer *writer = &printer->writer;
	writer_open(writer, field ? field->key : NULL, '{');
	if (field)
		print_doc(writer, field);
	print_type(writer, "object", nullable);
	writer_line(writer, "propertyNames", '{');
	print_reference(writer, ids, false);
	writer_close(writer, '}');
	writer_raw(writer, "additionalProperties", "false");
	writer_open(writer, "patternProperties", '{');
}

static void close_keyed(struct printer *printer)
{
	writer_close(&printer->writer, '}');
	writer_close(&printer->writer, '}');
}

static void print_by_sector(struct printer *printer, const struct field *field)
{
	print_keyed(printer, NULL, "sector_id", false);
	writer_line(&printer->writer, "^[a-z]", '{');
	print_quantity(printer, field, printer->layered);
	writer_close(&printer->writer, '}');
	close_keyed(printer);
}

static void print_number_or_by_sector(struct printer *printer, const struct field *field, bool nullable)
{
	struct writer *writer = &printer->writer;
	writer_open(writer, field->key, '{');
	print_doc(writer, field);
	writer_open(writer, "anyOf", '[');
	writer_line(writer, NULL, '{');
	print_quantity(printer, field, nullable);
	writer_close(writer, '}');
	print_by_sector(printer, field);
	writer_close(writer, ']');
	writer_close(writer, '}');
}

static void print_map(struct printer *printer, const struct field *field)
{
	struct writer *writer = &printer->writer;
	bool sectors = strcmp(field->key, "sectors") == 0 && printer->maps == 0;
	print_keyed(printer, field,
	            field->fields == target_fields ? "target_id"
	            : sectors                      ? "sector_id"
	                                           : "id",
	            printer->layered);
	printer->maps++;
	writer_open(writer, "^[a-z]", '{');
	print_object(printer, field->fields, printer->layered);
	writer_close(writer, '}');
	printer->maps--;
	close_keyed(printer);
}

static void print_ids_map(struct printer *printer, const struct field *field)
{
	print_keyed(printer, field, "sector_id", printer->layered);
	writer_line(&printer->writer, "^[a-z]", '{');
	print_reference(&printer->writer, "group", printer->layered);
	writer_close(&printer->writer, '}');
	close_keyed(printer);
}

/* --- fields --- */

static void print_list(struct printer *printer, const struct field *field, bool nullable)
{
	struct writer *writer = &printer->writer;
	bool layered = printer->layered;
	writer_open(writer, field->key, '{');
	print_type(writer, "array", nullable);
	print_doc(writer, field);
	printer->layered = false; /* a list is replaced whole: nothing in it can be taken away */
	writer_open(writer, "items", '{');
	print_object(printer, field->fields, false);
	writer_close(writer, '}');
	printer->layered = layered;
	writer_close(writer, '}');
}

static void print_choices(struct writer *writer, const struct field *field, bool nullable)
{
	print_type(writer, "array", nullable);
	writer_raw(writer, "uniqueItems", "true");
	writer_line(writer, "items", '{');
	schema_print_enum(writer, field->choices, "all", false);
	writer_close(writer, '}');
}

static const char *definition_of(enum field_kind kind)
{
	switch (kind) {
	case FIELD_TEXT: case FIELD_FORMULA: return "text";
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
	struct writer *writer = &printer->writer;
	writer_line(writer, field->key, '{');
	if (field->kind == FIELD_QUANTITY) {
		print_quantity(printer, field, nullable);
	} else if (field->kind == FIELD_IDS && field->flags & LIST_OF_CHOICES) {
		print_choices(writer, field, nullable);
	} else if (definition_of(field->kind)) {
		print_reference(writer, definition_of(field->kind), nullable);
	} else if (field->kind == FIELD_CHOICE) {
		schema_print_enum(writer, field->choices, NULL, nullable);
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
	writer_close(writer, '}');
}

static void print_field(struct printer *printer, const struct field *field, bool nullable)
{
	struct writer *writer = &printer->writer;
	switch (field->kind) {
	case FIELD_OBJECT:
		writer_open(writer, field->key, '{');
		print_doc(writer, field);
		print_object(printer, field->fields, nullable);
		writer_close(writer, '}');
		break;
	case FIELD_MAP: print_map(printer, field); break;
	case FIELD_IDS_MAP: print_ids_map(printer, field); break;
	case FIELD_LIST: print_list(printer, field, nullable); break;
	case FIELD_QUANTITIES:
		writer_open(writer, field->key, '{');
		print_doc(writer, field);
		writer_open(writer, "anyOf", '[');
		print_by_sector(printer, field);
		if (nullable)
			writer_raw(writer, NULL, "{\"type\": \"null\"}");
		writer_close(writer, ']');
		writer_close(writer, '}');
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

static void print_required(struct writer *writer, const struct field *fields)
{
	writer_line(writer, "required", '[');
	for (; fields->key; fields++)
		if (fields->flags & REQUIRED_IN_FILE)
			writer_text(writer, NULL, fields->key);
	writer_close(writer, ']');
}

static void print_target_rules(struct printer *printer, const struct field *fields)
{
	struct writer *writer = &printer->writer;
	writer_line(writer, "allOf", '[');
	writer_raw(writer, NULL, "{\"$ref\": \"#/$defs/one_sense\"}");
	writer_raw(writer, NULL, "{\"$ref\": \"#/$defs/assumption\"}");
	if (fields == stated_fields)
		writer_raw(writer, NULL, "{\"$ref\": \"#/$defs/some_sense\"}");
	else if (!printer->layered)
		writer_raw(writer, NULL,
		           "{\"anyOf\": [{\"$ref\": \"#/$defs/some_sense\"}, {\"required\": [\"words\"]}]}");
	writer_close(writer, ']');
}

static void print_object(struct printer *printer, const struct field *fields, bool nullable)
{
	struct writer *writer = &printer->writer;
	bool is_root = writer->depth == 1, is_target = fields == target_fields || fields == stated_fields;
	print_type(writer, "object", nullable);
	writer_raw(writer, "additionalProperties", "false");
	if (is_root || (fields == target_fields && !printer->layered))
		print_required(writer, fields);
	writer_open(writer, "properties", '{');
	for (const struct field *field = fields; field->key; field++)
		print_field(printer, field, printer->layered && !(is_root && field_is_own(field->key)));
	writer_close(writer, '}');
	if (is_target)
		print_target_rules(printer, fields);
}

void schema_print(struct arena *arena, const char *kind, const struct field *fields, struct text *out)
{
	struct printer printer = {.writer = {.out = out}, .layered = fields != plan_fields};
	struct writer *writer = &printer.writer;
	writer_open(writer, NULL, '{');
	writer_text(writer, "$schema", "https://json-schema.org/draft/2020-12/schema");
	writer_text(writer, "title", kind);
	print_object(&printer, fields, false);
	schema_definitions(writer, arena, printer.layered);
	writer_close(writer, '}');
	text_add(out, "\n");
}
