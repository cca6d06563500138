/* SPDX-License-Identifier: GPL-3.0-or-later */
/* batch: the scenarios of one command. All are found and read before any runs, and all run before anything
 * is printed, so that every error of every file is reported at once and nothing is half done. With --keep-
 * going the sound ones go on. */
#ifndef COMMAND_BATCH_H
#define COMMAND_BATCH_H
#include "command/variants.h"

struct batch {
	struct variants variants;
	const struct scenario **scenarios;
	int count, capacity;
	const char **unread; /* paths of those that could not be read: names are told apart from theirs, too */
	int unread_count, unread_capacity;
	const struct plan **plans; /* those that were named, or lie in a folder that was named */
	int plan_count, plan_capacity;
	int parents;                   /* abstract scenarios that `check` found sound */
	int files, wrong;              /* wrong: files that have errors, or scenarios that cannot run */
	bool hopeless;                 /* wrong for all files: --set, --years, --only */
	const struct result **results; /* of those that ran, in order, where they are kept */
	int result_count, result_capacity, ran;
	bool apart;                  /* by plan, of which a folder holds several (batch_plans.h) */
	int missed, held, broken;    /* scenarios that miss a target, that a limit holds back, in which one is broken */
	struct view_only *wanted;    /* --only as it was written */
	const char *only;            /* in ids: of the result in hand, then of all that were kept; NULL: not given */
	struct arena *work; /* memory of the scenario in hand; `take` may use it too */
};

/* Takes a result: it lives until `take` returns, unless results are kept. */
typedef void batch_take(void *data, struct batch *batch, const struct result *result);

/* Finds and reads what the arguments stand for, as far as the command reads them (commands.def). False: nothing can
 * run, see batch_refuse. */
bool batch_read(struct call *call, struct batch *batch);
/* Runs all. `keep`: results stay until the command ends. False: nothing may be printed, see batch_refuse. */
bool batch_run(struct call *call, struct batch *batch, bool keep, batch_take *take, void *data);
/* Reports what is wrong and that nothing was run. */
enum exit_code batch_refuse(struct call *call, const struct batch *batch);
/* Reports warnings (and, with --keep-going, errors); the exit code by --fail-on and by what was wrong. */
enum exit_code batch_finish(struct call *call, const struct batch *batch);
/* The one result of a command for one scenario, run from its first argument; NULL: *code was set. */
const struct result *batch_single(struct call *call, struct batch *batch, enum exit_code *code);
#endif
