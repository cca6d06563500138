/* SPDX-License-Identifier: GPL-3.0-or-later */
/* verify_compare: a command's files as they are, as they were recorded, and as they are made now. */
#ifndef COMMAND_VERIFY_COMPARE_H
#define COMMAND_VERIFY_COMPARE_H
#include "command/call.h"
#include "command/manifest_read.h"
#include "view/view_verify.h"

/* Adds what is found of one entry's files in proofs->folder. `again`: the folder that the command was run into;
 * `failed`: why some of its files are not there, or NULL; `said`: the first line of what it said;
 * `read`: the files that were read again so far. */
struct lookup;
void verify_compare(struct call *call, const struct manifest_entry *entry, const char *again, const char *failed,
                    const char *said, struct lookup *read, struct proofs *proofs);
/* Files with names as commands give them of which the manifest knows nothing. */
void verify_unknown(struct call *call, const struct manifest *manifest, struct proofs *proofs);
#endif
