/* SPDX-License-Identifier: GPL-3.0-or-later */
/* members_file: the members of an ensemble as a table: sensitivity --members-to FILE. A row for each; columns: member,
 * the inputs drawn by their keys (a path: in the base year), shocks as KEY@YEAR, what was asked as ID@YEAR, and met.ID,
 * 1 or 0, of a target. */
#ifndef COMMAND_MEMBERS_FILE_H
#define COMMAND_MEMBERS_FILE_H
#include "ask/sensitivity.h"
#include "command/call.h"

enum { MEMBERS_FILE_MEMBERS = 1000 }; /* unless said */

/* May it be written there, and is it small enough? Otherwise an error is reported. Before anything is run. */
bool members_file_may(struct call *call, const struct result *result, const struct sensitivity_question *question);
enum exit_code members_file_write(struct call *call, const struct result *result,
                                  const struct sensitivity_question *question);
#endif
