/* SPDX-License-Identifier: GPL-3.0-or-later */
/* price_level: how high prices stand in the base year, where constant prices are those of another year: as the files
 * say, or as what was observed implies. */
#ifndef CORE_PRICE_LEVEL_H
#define CORE_PRICE_LEVEL_H
#include "core/builder.h"

/* Is there such an input? Not where prices are those of the base year; one that is given there is reported. */
bool price_level_wanted(struct builder *builder, const struct field *field);
/* Numbers for the elements of the model's level that no file gives; those that nothing tells stay absent. */
void price_level_fill(struct builder *builder, struct input *input);
/* Reports that an object stands on prices that are not known. */
void builder_lacks_level(struct builder *builder, const struct entry *object, const char *level);
/* Prices are those of the base year, or all elements of the level have a number. */
bool price_level_is_there(const struct program *program, const char *level);
#endif
