/* SPDX-License-Identifier: GPL-3.0-or-later */
/* verify_compare: a command's files as they are, as they were recorded, and as they are made now. */
#ifndef COMMAND_VERIFY_COMPARE_H
#define COMMAND_VERIFY_COMPARE_H
#include "command/call.h"
#include "command/manifest_read.h"
#include "view/view_verify.h"

struct lookup;
struct verify_found;
/* A command that was run again. */
struct verify_again {
	const struct manifest_entry *entry;
	const struct verify_found *found; /* what has changed, where it cannot be run any more */
	const char *folder;               /* that it was run into */
	const char *said;                 /* the first line of what it said */
	bool failed;                      /* by the system: some files may not be there */
	struct lookup *read;              /* the files that were read again so far: many commands read the same */
};
/* Adds what is found of one entry's files in proofs->folder. */
void verify_compare(struct call *call, const struct verify_again *again, struct proofs *proofs);
/* Files with names as commands give them of which the manifest knows nothing. */
void verify_unknown(struct call *call, const struct manifest *manifest, struct proofs *proofs);
#endif
