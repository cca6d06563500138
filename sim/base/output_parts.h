/* SPDX-License-Identifier: GPL-3.0-or-later */
/* output_parts: what the files of output_file share and nobody else sees: a set while it is being made, and the steps
 * by which it takes the place of what is there. */
#ifndef BASE_OUTPUT_PARTS_H
#define BASE_OUTPUT_PARTS_H
#include "base/output_file.h"

/* A file of a set. */
struct output {
	const char *name, *temporary; /* temporary: the hidden name that it has meanwhile; NULL: it has none yet */
	int open;                     /* -1: closed */
	char hash[SHA256_TEXT];
};

/* What is done to one name at commit, as the journal tells it: enough to undo it, whoever comes by. */
struct output_step {
	const char *name, *hidden; /* hidden: the new file before, the old one after */
	char hash[SHA256_TEXT], old[SHA256_TEXT]; /* old: "" where nothing was there */
	unsigned long long inode, size; /* of what was there, as it was looked at */
	long long written;
	bool placed;               /* may stand under its name */
};
struct output_steps {
	struct output_step *list;
	int count;
	bool told;                 /* the journal is in the folder */
};

struct output_set {
	struct arena *arena;
	struct arena_cleanup *cleanup;
	const char *folder;
	int open_folder;              /* -1: closed; closing it gives the lock back */
	const char **made;            /* folders that were made, outermost first */
	int made_count, made_capacity;
	struct output *files;
	int count, capacity;
	const char *hidden;           /* folder of the files that have a name already; NULL: there are none */
	int open_hidden;              /* locked: its owner is alive; -1: closed */
	int serial;
	int unnamed;                  /* files without a name; -1: not possible here */
	bool finished;                /* committed or abandoned */
	bool locked;
	bool fresh;                   /* the folder was empty: nothing is replaced */
	struct output_steps steps;    /* of a commit that has begun */
};

bool output_fail(struct err *err, const char *file, const char *action);
bool output_fail_name(struct err *err, const struct output_set *set, const char *name, const char *action);
bool output_is_plain(const char *name);
bool output_write_bytes(int open_file, const char *bytes, size_t size);
/* output_folder.c. Opens the folder, made if missing. */
bool output_open_folder(struct output_set *set, struct err *err);
/* A folder that another command has removed since, because it was empty, is made again. */
bool output_revive(struct output_set *set, struct err *err);
/* output_new.c: a new file to be written, without a name or (*temporary) with a hidden one. */
int output_open_new(struct output_set *set, const char **temporary);
void output_close_hidden(struct output_set *set); /* the folder of hidden names goes if it is empty */
/* Removes what commands that were killed left before they came to their journal; others at work keep theirs. */
void output_sweep(int folder);
/* Gives an open file without a name one; fails where that name is taken. */
bool output_name_file(const struct output_set *set, int open_file, const char *name);

/* output_steps.c: undoes what was done so far, newest first, and takes the journal away. */
bool output_undo(int folder, struct output_steps *steps, const char **failed);
/* Removes what was replaced, once all is in place; what cannot be removed stays told of. */
void output_forget(int folder, const struct output_steps *steps);
bool output_exchange(int folder, const char *hidden, const char *name);
bool output_move(int folder, const char *hidden, const char *name); /* fails where there is something */
/* Puts right what a command that was interrupted left in the folder. False: *failed could not be. */
bool output_mend(struct arena *arena, int folder, const char **failed);

#define OUTPUT_HIDDEN ".outturn-" /* and six hexadecimal digits: a folder; and more: a file */
#define OUTPUT_JOURNAL ".outturn-commit" /* a set is being put in place */
#define OUTPUT_PLACED ".outturn-placed"  /* it is; what it replaced is to be removed */
#define OUTPUT_HEAD "outturn 1"          /* first line of the journal */
#endif
