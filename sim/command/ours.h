/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ours: what a command may replace in the folder of -o. A file there is ours if the folder's manifest names it and it
 * still has the hash that the manifest gives, or if it is byte for byte what is to be written; a manifest if it is one
 * of outturn's; a schema (which has no manifest) if it says itself that outturn has written it so. What this very
 * command reads is never replaced, nor is a link, a pipe or a device. What an interrupted commit has placed is put
 * right before (output_lock). */
#ifndef COMMAND_OURS_H
#define COMMAND_OURS_H
#include "command/call.h"
#include "command/manifest_read.h"

/* Which of `count` names in the folder of `set`, which is locked, are taken by what is not ours: one error each kind,
 * in call->diags. `set` may hold files of these names, in this order, to be compared. EXIT_DONE: none; EXIT_INPUT:
 * reported; EXIT_SYSTEM: *err says what cannot be looked at. *manifest: that of the folder; NULL: it has none of ours.
 *  */
enum exit_code ours_check(struct call *call, const struct output_set *set, const char *const *names, int count,
                          const struct manifest **manifest, struct err *err);
#endif
