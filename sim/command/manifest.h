/* SPDX-License-Identifier: GPL-3.0-or-later */
/* manifest: what every folder of -o tells of itself, in manifest.json: version, command, options as they were resolved,
 * the files read and written with their SHA-256. No clock, no folder of the machine: paths are relative to the folder
 * of their plan, so that the same command over the same files writes the same bytes anywhere. What changes no byte of
 * the outputs (--threads, --quiet) is left out. Commands that came before and whose files are still in the folder stand
 * under "earlier": each file is told by the command that made it last. */
#ifndef COMMAND_MANIFEST_H
#define COMMAND_MANIFEST_H
#include "command/call.h"
#include "command/manifest_read.h"

#define MANIFEST_NAME "manifest.json"

/* A table of --set-from, in their order. */
void manifest_table(struct call *call, const struct source *source);
/* The file of --text. */
void manifest_text(struct call *call, const struct source *source);
/* All files that it rests on; it was asked for. */
void manifest_scenario(struct call *call, const struct scenario *scenario);
/* A plan without scenarios; `asked`: by the command line. */
void manifest_plan(struct call *call, const struct plan *plan, bool asked);
/* Once all are known: what the manifest and outputs call them. */
void manifest_names(struct call *call);
/* Does this command's folder get one? Not of what only copies templates (new) or prints a definition (schema). */
bool manifest_wanted(const struct call *call);
/* What it tells of this command, but of its outputs only those that are known by now. */
struct manifest_entry manifest_entry_now(struct call *call);
/* Adds manifest.json to a set that is about to be committed. Earlier sets of the same command are told of too, and what
 * `old`, the folder's manifest until now (NULL: there is none), tells of files that are there and not in the set. */
bool manifest_add(struct call *call, struct output_set *set, const struct manifest *old, struct err *err);
/* That of a folder. NULL: there is none, or it was reported why it is not ours. */
const struct manifest *manifest_of(struct arena *arena, const char *folder, struct diags *diags);
#endif
