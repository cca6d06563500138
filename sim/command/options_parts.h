/* SPDX-License-Identifier: GPL-3.0-or-later */
/* options_parts: what options.c and options_number.c share. */
#ifndef COMMAND_OPTIONS_PARTS_H
#define COMMAND_OPTIONS_PARTS_H
#include "command/options.h"

struct reading {
	struct options *options;
	struct arena *arena;
	unsigned known;
	struct diags *diags;
};
void options_complain(struct reading *reading, enum word message, enum word hint, const char *const *args);

/* --- options_number.c: `name` of the option, as messages say it --- */
void options_take_years(struct reading *reading, const char *value);
void options_take_year(struct reading *reading, const char *name, const char *value, int *year);
void options_take_depth(struct reading *reading, const char *value);
void options_take_count(struct reading *reading, const char *name, unsigned most, const char *value, uint64_t *count);
void options_take_seed(struct reading *reading, const char *value);
void options_take_part(struct reading *reading, const char *name, unsigned most, const char *value, double *part);
#endif
