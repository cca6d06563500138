/* SPDX-License-Identifier: GPL-3.0-or-later */
/* new_tables: the tables that --from names, as one, and the rows that are left out of it because they are wrong. */
#ifndef COMMAND_NEW_TABLES_H
#define COMMAND_NEW_TABLES_H
#include "command/call.h"
#include "intake/new_parts.h"

struct indicator_choice new_tables_choice(const struct options *options); /* what the user says of them */
/* NULL, or rows of it wrong: reported in call->diags. */
struct indicator_table *new_tables_read(struct call *call, const struct indicator_choice *choice, bool asks_units);
/* `prepare` again and again, without the rows that have errors, until there are none but those of rows left out (or one
 * that belongs to no row: then starter->left_out_count is 0). All are in call->diags. */
void new_tables_leave_out(struct call *call, struct starter *starter, struct indicator_table *table,
                          void (*prepare)(struct call *call, struct starter *starter));
#endif
