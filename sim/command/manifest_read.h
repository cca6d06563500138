/* SPDX-License-Identifier: GPL-3.0-or-later */
/* manifest_read: what a folder's manifest.json tells, read as a stranger's file: everything in it is bounded and of the
 * kind that manifest.c writes, or it is refused with its place. What comes out may be run again: commands that write,
 * options that they tell, names that lead nowhere but down. */
#ifndef COMMAND_MANIFEST_READ_H
#define COMMAND_MANIFEST_READ_H
#include "base/json.h"
#include "base/sha256.h"
#include "command/options.h"

struct manifest_file {
	const char *path, *hash; /* SHA-256 in hexadecimal */
	const char *made;        /* of a picture: of all that it is drawn from; NULL: not told */
};
struct manifest_files {
	struct manifest_file *list;
	int count, capacity;
};
/* One command, and those of its files that no later command has made again. */
struct manifest_entry {
	const char *version;
	const struct command *command;
	struct option_texts scenarios, arguments; /* scenarios: paths as in `inputs` */
	struct options options;                   /* as told: no folder, no arguments */
	struct option_texts words;                /* the same as words of a command line, "--name=value" */
	struct option_texts places;               /* what paths of several places begin with; none: there is one place */
	struct manifest_files inputs, outputs;    /* outputs: names in the folder, each under one entry only */
	const char *gnuplot;                      /* which drew; NULL: nothing was drawn */
	struct manifest_files templates, fonts;   /* of what was drawn */
};
struct manifest {
	struct manifest_entry *list; /* the last command first */
	int count;
};

/* NULL: reported, with the place. */
const struct manifest *manifest_read(struct arena *arena, const struct source *source, struct diags *diags);
/* The file of that name among all outputs; NULL: the manifest does not know it. */
const struct manifest_file *manifest_output(const struct manifest *manifest, const char *name);
/* The files that its options name: tables of --set-from in their order, then that of --text. */
struct option_texts manifest_named(struct arena *arena, const struct manifest_entry *entry);
#endif
