/* SPDX-License-Identifier: GPL-3.0-or-later */
/* builder: scenario + model tables -> program. For every active model it makes an input of each field (with
 * the scenario's values or the default) and a variable of each equation, then lets the model's build function
 * add what depends on structure. No model checks allocations or look-ups: what is wrong is reported here,
 * with its place. */
#ifndef CORE_BUILDER_H
#define CORE_BUILDER_H
#include "core/program.h"
#include "data/model.h"

struct builder {
	struct arena *arena;
	struct diags *diags;
	const struct scenario *scenario;
	struct program *program;
	const struct model *const *models; /* all there are */
	const struct model *model;         /* whose turn it is */
	/* What the user keyed and it makes variables of; NULL: none. Their errors belong there */
	const struct entry *object;
};

/* For build functions. Texts live as long as the program. */
void builder_define(struct builder *builder, const struct equation *equation);
/* The same, to fill place, limit, pointer */
struct variable *builder_variable(struct builder *builder, const struct equation *equation);
/* Another formula for a variable that a model's table declares: where one section acts inside the equations of
 * another. The variable keeps its place and title. */
void builder_reformulate(struct builder *builder, const char *name, const char *formula);
const char *builder_print(struct builder *builder, const char *format, ...) __attribute__((format(printf, 2, 3)));
const char *builder_text(struct builder *builder, const char *key);      /* a text field's value, or NULL */
const struct entry *builder_entry(struct builder *builder, const char *key);
struct title builder_title(struct builder *builder, const struct entry *object); /* its "title", or empty */
/* An input of one field of an object the user keyed: name "limits.ID.FIELD"; unit as given (fields without a
 * declared one). `base`: level of the base year for `level` quantities, NULL if none. False: the field is not
 * there and has no default. */
bool builder_input(struct builder *builder, const struct entry *object, const char *key, const char *unit,
                   const struct base_level *base);
bool builder_sector_input(struct builder *builder, const struct entry *map, const char *name, const struct field *field,
                          const char *unit);
/* An input that the files leave out, with the default of its field; `check` lists it. */
void builder_default(struct builder *builder, const char *name, const struct field *field);
/* Inputs that a model makes: yearly values (copied), or a 1 for one sector and 0 for the others. */
void builder_internal(struct builder *builder, const char *name, const char *unit, const double *values);
void builder_internal_sectors(struct builder *builder, const char *name, const char *unit, const double *by_sector);
/* A standard normal number of every year and member of an ensemble; 0 in a run. `key`: what draws it, as the user
 * says it; the same key draws the same numbers in every scenario. */
void builder_draw(struct builder *builder, const char *name, const char *key);
void builder_mark_sector(struct builder *builder, const char *name, const char *sector);
/* The sector's number of this input is what the others leave of a total. */
void builder_mark_remainder(struct builder *builder, const char *input, const char *sector);
int builder_sector(struct builder *builder, const char *sector);         /* index, or -1 */
/* The unit of a declared variable of this scenario, or of an absent model; NULL if there is no such name. */
const struct unit *builder_unit_of(struct builder *builder, const char *variable);
#endif
