/* SPDX-License-Identifier: GPL-3.0-or-later */
/* schema_definitions: the $defs of the printed schema: ids, texts, years, the forms of a quantity and what
 * a target may say at once. One definition of a quantity for each combination of what its field allows;
 * the bounds of bare numbers stand beside the reference, where they hold for numbers only. */
#include "data/schema_definitions.h"
#include <string.h>
#include "data/quantity_fields.h"
#include "data/schema_fields.h"
#include "distribution/distribution.h"

/* One definition for each combination of what a quantity may be. */
const char *schema_quantity_definition(unsigned flags)
{
	static const char *const names[] = {"quantity",
	                                    "quantity_by_year",
	                                    "quantity_or_level",
	                                    "quantity_by_year_or_level",
	                                    "quantity_uncertain",
	                                    "quantity_by_year_uncertain",
	                                    "quantity_or_level_uncertain",
	                                    "quantity_by_year_or_level_uncertain"};
	return names[(flags & PATH ? 1 : 0) + (flags & (LEVEL_COMPOUND | LEVEL_LINEAR) ? 2 : 0) +
	             (flags & UNCERTAIN ? 4 : 0)];
}

static void print_form(struct schema_writer *writer, const char *key, bool allowed)
{
	if (!allowed)
		return;
	schema_line(writer, NULL, '{');
	schema_line(writer, "required", '[');
	schema_text(writer, NULL, key);
	schema_close(writer, ']');
	schema_close(writer, '}');
}

static void print_forms(struct schema_writer *writer, unsigned flags, bool only_uncertain)
{
	schema_open(writer, "oneOf", '[');
	print_form(writer, "value", true);
	print_form(writer, "path", flags & PATH);
	print_form(writer, "series", true);
	print_form(writer, "level", flags & (LEVEL_COMPOUND | LEVEL_LINEAR));
	if (only_uncertain)
		schema_raw(
			writer, NULL,
			"{\"required\": [\"uncertain\"], \"properties\": {\"value\": false, \"path\": false, \"series\": false, "
			"\"level\": false, \"unit\": false}}");
	schema_close(writer, ']');
}

static bool form_allowed(const char *key, unsigned flags)
{
	if (strcmp(key, "path") == 0 || strcmp(key, "interpolate") == 0)
		return flags & PATH;
	if (strcmp(key, "level") == 0)
		return flags & (LEVEL_COMPOUND | LEVEL_LINEAR);
	return strcmp(key, "uncertain") != 0 || flags & UNCERTAIN;
}

static const char *part_definition(const char *key)
{
	static const struct {
		const char *key, *definition;
	} parts[] = {{"value", "number_or_text"}, {"path", "by_year"},      {"level", "by_year"},
	             {"note", "title"},           {"range", "two_numbers"}, {"series", "series"},
	             {"uncertain", "uncertain"}};
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		if (strcmp(parts[i].key, key) == 0)
			return parts[i].definition;
	return "text";
}

static void print_quantity_key(struct schema_writer *writer, const struct field *field)
{
	struct text pointer;
	text_init(&pointer, writer->out->arena);
	text_print(&pointer, "#/$defs/%s", part_definition(field->key));
	schema_line(writer, field->key, '{');
	if (field->kind == FIELD_CHOICE)
		schema_choices(writer, field->choices, NULL, false);
	else
		schema_text(writer, "$ref", pointer.bytes);
	schema_close(writer, '}');
}

static void print_quantity_object(struct schema_writer *writer, bool layered, unsigned flags)
{
	schema_open(writer, NULL, '{');
	schema_text(writer, "type", "object");
	schema_raw(writer, "additionalProperties", "false");
	schema_open(writer, "properties", '{');
	for (const struct field *field = quantity_fields; field->key; field++)
		if (form_allowed(field->key, flags))
			print_quantity_key(writer, field);
	schema_close(writer, '}');
	print_forms(writer, flags, layered && flags & UNCERTAIN);
	if (flags & PATH)
		schema_raw(writer, "dependentRequired", "{\"interpolate\": [\"path\"]}");
	schema_raw(writer, "allOf", "[{\"$ref\": \"#/$defs/assumption\"}]");
	schema_close(writer, '}');
}

static void print_quantity_definition(struct schema_writer *writer, bool layered, unsigned flags)
{
	schema_open(writer, schema_quantity_definition(flags), '{');
	schema_open(writer, "anyOf", '[');
	schema_raw(writer, NULL, "{\"type\": \"number\"}");
	schema_raw(writer, NULL, "{\"$ref\": \"#/$defs/number_with_unit\"}");
	print_quantity_object(writer, layered, flags);
	schema_close(writer, ']');
	schema_close(writer, '}');
}

static const struct { const char *name, *json;
} definitions[] = {
	{"id", "{\"type\": \"string\", \"pattern\": \"^[a-z][a-z0-9_]{0,63}$\"}"},
	{"ids", "{\"type\": \"array\", \"items\": {\"$ref\": \"#/$defs/id\"}, \"minItems\": 1, \"uniqueItems\": true}"},
	{"name", "{\"type\": \"string\", \"pattern\": \"^[a-z][a-z0-9_]*([.][a-z][a-z0-9_]*)*$\"}"},
	{"text", "{\"type\": \"string\", \"minLength\": 1}"},
	{"title", NULL}, /* print_title */
	{"group",
     "{\"anyOf\": [{\"$ref\": \"#/$defs/ids\"}, {\"type\": \"object\", \"required\": [\"members\"], "
     "\"additionalProperties\": false, "
     "\"properties\": {\"title\": {\"$ref\": \"#/$defs/title\"}, \"members\": {\"$ref\": \"#/$defs/ids\"}}}]}"},
	{"year", "{\"type\": \"integer\", \"minimum\": 1800, \"maximum\": 2200}"},
	{"years", "{\"type\": \"array\", \"items\": {\"$ref\": \"#/$defs/year\"}, \"minItems\": 2, \"maxItems\": 2}"},
	{"file", "{\"type\": \"string\", \"pattern\": \"^[^/]([\\\\s\\\\S]*[^/])?[.]json$\"}"},
	{"files",
     "{\"anyOf\": [{\"$ref\": \"#/$defs/file\"}, {\"type\": \"array\", \"items\": {\"$ref\": \"#/$defs/file\"}}]}"},
	{"number_with_unit", "{\"type\": \"string\", \"pattern\": \"^\\\\s*[-−－]?[0-9０-９]\"}"},
	{"number_or_text", "{\"anyOf\": [{\"type\": \"number\"}, {\"$ref\": \"#/$defs/number_with_unit\"}]}"},
	{"two_numbers", "{\"type\": \"array\", \"items\": {\"type\": \"number\"}, \"minItems\": 2, \"maxItems\": 2}"},
	{"by_year",
     "{\"type\": \"object\", \"minProperties\": 1, \"additionalProperties\": false, "
     "\"patternProperties\": {\"^(1[89][0-9]{2}|2[01][0-9]{2}|2200)$\": {\"$ref\": \"#/$defs/number_or_text\"}}}"},
	{"range",
     "{\"type\": \"array\", \"minItems\": 2, \"maxItems\": 2, \"items\": {\"$ref\": \"#/$defs/number_or_text\"}}"},
	{"gives_number",
     "{\"anyOf\": [{\"$ref\": \"#/$defs/gives_at_least\"}, {\"$ref\": \"#/$defs/gives_at_most\"}, "
     "{\"$ref\": \"#/$defs/gives_above\"}, {\"$ref\": \"#/$defs/gives_below\"}, {\"$ref\": \"#/$defs/gives_about\"}]}"},
	{"some_sense", "{\"anyOf\": [{\"$ref\": \"#/$defs/gives_number\"}, {\"$ref\": \"#/$defs/gives_range\"}]}"},
	{"assumption", "{\"if\": {\"properties\": {\"source\": {\"const\": \"assumption\"}}, \"required\": [\"source\"]}, "
                   "\"then\": {\"required\": [\"range\", \"note\"]}}"},
	{NULL, NULL}};

static void print_title(struct schema_writer *writer, struct arena *arena)
{
	struct text text;
	text_init(&text, arena);
	text_add(&text, "{\"anyOf\": [{\"$ref\": \"#/$defs/text\"}, {\"type\": \"object\", \"minProperties\": 1, "
	                "\"additionalProperties\": false, \"properties\": {");
	for (int i = 0; i < LANG_COUNT; i++)
		text_print(&text, "%s\"%s\": {\"$ref\": \"#/$defs/text\"}", i ? ", " : "", language_codes[i]);
	text_add(&text, "}}]}");
	schema_raw(writer, "title", text.bytes);
}

/* At most one of the five; `range` beside one of them says what the number may be. What is about_keys goes
 * with `about`. */
static void print_sense_rules(struct schema_writer *writer)
{
	for (const char *const *sense = target_senses; *sense; sense++) {
		struct text text;
		text_init(&text, writer->out->arena);
		text_print(&text, "gives_%s", *sense);
		const char *name = text.bytes;
		text_init(&text, writer->out->arena);
		text_print(
			&text,
			"{\"type\": \"object\", \"required\": [\"%s\"], \"properties\": {\"%s\": {\"not\": {\"type\": \"null\"}}}}",
			*sense, *sense);
		schema_raw(writer, name, text.bytes);
	}
	schema_open(writer, "one_sense", '{');
	schema_line(writer, "oneOf", '[');
	for (const char *const *sense = target_senses; strcmp(*sense, "range") != 0; sense++) {
		struct text text;
		text_init(&text, writer->out->arena);
		text_print(&text, "{\"$ref\": \"#/$defs/gives_%s\"}", *sense);
		schema_raw(writer, NULL, text.bytes);
	}
	schema_raw(writer, NULL, "{\"not\": {\"$ref\": \"#/$defs/gives_number\"}}");
	schema_close(writer, ']');
	schema_line(writer, "if", '{');
	schema_line(writer, "anyOf", '[');
	for (const char *const *key = about_keys; *key; key++) {
		struct text text;
		text_init(&text, writer->out->arena);
		text_print(&text, "{\"required\": [\"%s\"], \"properties\": {\"%s\": {\"not\": {\"type\": \"null\"}}}}", *key,
		           *key);
		schema_raw(writer, NULL, text.bytes);
	}
	schema_close(writer, ']');
	schema_close(writer, '}');
	schema_raw(
		writer, "then",
		"{\"anyOf\": [{\"$ref\": \"#/$defs/gives_about\"}, {\"not\": {\"$ref\": \"#/$defs/some_sense\"}}]}");
	schema_close(writer, '}');
}

static void print_needed(struct schema_writer *writer, const struct field *fields)
{
	schema_line(writer, "required", '[');
	for (; fields->key; fields++)
		if (fields->flags & REQUIRED_IN_FILE)
			schema_text(writer, NULL, fields->key);
	schema_close(writer, ']');
}

/* An object of fixed keys. */
static void print_fixed(struct schema_writer *writer, const char *key, const struct field *fields)
{
	schema_line(writer, key, '{');
	schema_text(writer, "type", "object");
	schema_raw(writer, "additionalProperties", "false");
	print_needed(writer, fields);
	schema_line(writer, "properties", '{');
	for (; fields->key; fields++)
		schema_raw(writer, fields->key,
		           fields->kind == FIELD_NUMBER ? "{\"type\": \"number\"}" : "{\"$ref\": \"#/$defs/text\"}");
	schema_close(writer, '}');
	schema_close(writer, '}');
}

/* What a number follows from: a variable or a year, or else a baseline. */
static void print_relative(struct schema_writer *writer)
{
	schema_open(writer, "relative", '{');
	schema_text(writer, "type", "object");
	schema_raw(writer, "additionalProperties", "false");
	schema_open(writer, "properties", '{');
	for (const struct field *field = relative_fields; field->key; field++) {
		schema_line(writer, field->key, '{');
		if (field->kind == FIELD_CHOICE)
			schema_choices(writer, field->choices, NULL, false);
		else
			schema_text(writer, "$ref",
			            field->kind == FIELD_QUANTITY ? "#/$defs/quantity"
			            : field->kind == FIELD_NAME   ? "#/$defs/name"
			            : field->kind == FIELD_YEAR   ? "#/$defs/year"
			            : field->kind == FIELD_TITLE  ? "#/$defs/title"
			                                          : "#/$defs/text");
		schema_text(writer, "description", field->en);
		schema_text(writer, "x-zh", field->zh);
		schema_close(writer, '}');
	}
	schema_close(writer, '}');
	schema_raw(writer, "oneOf",
	           "[{\"required\": [\"baseline\"], \"properties\": {\"variable\": false, \"measure\": false, "
	           "\"year\": false, \"basis\": false}}, {\"anyOf\": [{\"required\": [\"variable\"]}, "
	           "{\"required\": [\"year\"]}], \"properties\": {\"baseline\": false}}]");
	schema_close(writer, '}');
}

/* Exactly one distribution, and perhaps where it is cut. */
static void print_uncertain(struct schema_writer *writer, struct arena *arena)
{
	const struct field *fields = distribution_fields(arena);
	schema_open(writer, "uncertain", '{');
	schema_text(writer, "type", "object");
	schema_raw(writer, "additionalProperties", "false");
	schema_open(writer, "properties", '{');
	for (const struct field *field = fields; field->key; field++) {
		if (field->fields)
			print_fixed(writer, field->key, field->fields);
		else
			schema_raw(writer, field->key, "{\"$ref\": \"#/$defs/two_numbers\"}");
	}
	schema_close(writer, '}');
	schema_line(writer, "oneOf", '[');
	for (const struct field *field = fields; field->key; field++)
		print_form(writer, field->key, field->fields);
	schema_close(writer, ']');
	schema_close(writer, '}');
}

static void print_ids_but(struct schema_writer *writer, const char *name, const char *const *reserved)
{
	schema_line(writer, name, '{');
	schema_text(writer, "pattern", "^[a-z][a-z0-9_]{0,63}$");
	schema_line(writer, "not", '{');
	schema_choices(writer, reserved, NULL, false);
	schema_close(writer, '}');
	schema_close(writer, '}');
}

static const char *const *reserved_sectors(struct arena *arena)
{
	size_t count = 0;
	while (quantity_fields[count].key)
		count++;
	const char **ids = ARENA_ARRAY(arena, count + 2, const char *);
	for (size_t i = 0; i < count; i++)
		ids[i] = quantity_fields[i].key;
	ids[count] = "all";
	return ids;
}

void schema_definitions(struct schema_writer *writer, struct arena *arena, bool layered)
{
	schema_open(writer, "$defs", '{');
	for (int i = 0; definitions[i].name; i++)
		if (definitions[i].json)
			schema_raw(writer, definitions[i].name, definitions[i].json);
		else
			print_title(writer, arena);
	print_ids_but(writer, "sector_id", reserved_sectors(arena));
	print_ids_but(writer, "target_id", reserved_targets);
	print_sense_rules(writer);
	print_uncertain(writer, arena);
	print_relative(writer);
	print_fixed(writer, "series", series_fields);
	for (unsigned i = 0; i < (layered ? 8 : 1); i++)
		print_quantity_definition(
			writer, layered, (i & 1 ? PATH : 0) | (i & 2 ? LEVEL_COMPOUND : 0) | (i & 4 ? UNCERTAIN : 0));
	schema_close(writer, '}');
}
