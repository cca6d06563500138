/* SPDX-License-Identifier: GPL-3.0-or-later */
/* files: what the words of a command line stand for. A word may be a file; a folder, meaning the files in
 * it that are named *.json, in order of name; a bare name such as `green`, meaning green.json here or,
 * where there is only one, in scenarios/PLACE/; the name of a place, meaning scenarios/PLACE. What is nowhere
 * here is looked for among the places that came with the program (places.h), then by a scenario's title
 * (titles.h). A word that stands for nothing is an error that tells what there is. */
#ifndef COMMAND_FILES_H
#define COMMAND_FILES_H
#include "base/diag.h"

struct found_file {
	const char *path, *real;
	bool named; /* by itself, not as one of a folder */
};
struct found {
	struct found_file *list;
	int count, capacity;
};

/* A word that was looked up: what it stands for from then on, whatever is put in its way later. */
struct files_word {
	const char *path;
	bool folder; /* the files that lie in it whenever it is looked into */
};
/* False: an error was reported. */
bool files_look_up(struct files_word *found, struct arena *arena, const char *word, struct diags *diags);
/* Adds its files, whether they are still there or not. False: an error was reported. */
bool files_add(struct found *found, struct arena *arena, const struct files_word *word, struct diags *diags);
/* Both. */
bool files_find(struct found *found, struct arena *arena, const char *word, struct diags *diags);
/* Drops files that were named twice, however they are spelled or linked; the first stays. */
void files_once(struct found *found, struct arena *arena, struct diags *diags);
/* Whether a bare name stands for one file and no more. */
bool files_is_one(struct arena *arena, const char *name, struct diags *diags);
/* The same, but that a part of a scenario's title is not enough. */
bool files_is_called(struct arena *arena, const char *name, struct diags *diags);
#endif
