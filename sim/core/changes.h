/* SPDX-License-Identifier: GPL-3.0-or-later */
/* changes: what a table of inputs says otherwise than a scenario. */
#ifndef CORE_CHANGES_H
#define CORE_CHANGES_H
#include "core/program.h"
#include "data/input_rows.h"

/* The rows that change something, as settings for reader_use; rows that say what the scenario has (to 15 digits: a
 * spreadsheet keeps no more) change nothing. A key that no input of the scenario has is an error with the
 * nearest; false then. */
bool changes_find(struct arena *arena, const struct input_rows *rows, const struct program *program,
                  struct setting **settings, int *count, struct diags *diags);
/* Warns of rows that changed nothing by themselves and yet differ from what the scenario came to: an output was
 * changed and growth, given by a level, followed. */
void changes_doubt(const struct input_rows *rows, const struct program *program, struct diags *diags);
#endif
