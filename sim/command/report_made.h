/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report_made: what the appendix tells of how a report was made. Nothing of this machine stands in it: files are called
 * as the manifest calls them. */
#ifndef COMMAND_REPORT_MADE_H
#define COMMAND_REPORT_MADE_H
#include "command/call.h"
#include "view/report.h"

/* Of declared results. */
struct report_made report_made_of(struct call *call, const struct result *const *results, int count);
#endif
