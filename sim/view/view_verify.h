/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_verify: what `verify` found: of each file of a folder whether it is what its command makes of the files that it
 * read, and if not, the first place where it is not. As data: file,role,status,command,place,row,column,here,again. */
#ifndef VIEW_VERIFY_H
#define VIEW_VERIFY_H
#include "view/view.h"

/* Of outputs, of inputs, then of the whole. Only PROOF_PROVED, PROOF_VERSION and PROOF_UNKNOWN leave the answer yes. */
enum proof_status {
	PROOF_PROVED,
	PROOF_MISSING,       /* no longer in the folder */
	PROOF_CHANGED,       /* its hash is not the recorded one, and it is not what is made now */
	PROOF_SAME_NUMBERS,  /* changed, but every cell says the same: saved by a spreadsheet */
	PROOF_DIFFERS,       /* as it was recorded, but another one is made now */
	PROOF_RECORD,        /* what is made now, but recorded with another hash */
	PROOF_NOT_MADE,      /* the command does not make it now */
	PROOF_NOT_DRAWN,     /* as it was recorded; other versions of what draws draw otherwise */
	PROOF_INPUT_CHANGED, /* a file of that name was read, of another hash */
	PROOF_INPUT_UNREAD,  /* was read then, is not now */
	PROOF_INPUT_NEW,     /* is read now, was not then */
	PROOF_FAILED,        /* the command fails now; `here` says why */
	PROOF_VERSION,       /* made by another version than `again` */
	PROOF_UNKNOWN,       /* has a name as outputs have, and the manifest does not tell of it */
	PROOF_STATUSES
};

/* Where two files differ first; nothing set: nowhere that could be named. */
struct difference {
	const char *pointer;    /* JSON */
	long line;              /* of text, from 1; 0: none */
	const char *row;        /* "green, gdp, 1e8 CNY@2020, 2025": what tells the row from others; NULL */
	const char *column;     /* of CSV; NULL */
	const char *here, *now; /* what stands there; NULL: nothing */
};
struct proof {
	const char *file, *command; /* command: the line that made it; NULL: of no command */
	enum proof_status status;
	struct difference at;
};
struct proofs {
	const char *folder;
	struct proof *list;
	int count, capacity;
	int outputs, proved, inputs; /* inputs: files that were read again */
	bool right;                  /* all is as the manifest says */
};

struct said view_verify(struct arena *arena, const struct proofs *proofs, const struct view *view);
#endif
