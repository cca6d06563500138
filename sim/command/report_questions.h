/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report_questions: the questions that a report asks of each of its scenarios, with the defaults of the commands that
 * ask them one by one (usual.h): what moved energy and CO2, and what limits cost; what would make each missed target
 * hold; which targets cannot hold together; which inputs decide; how targets stand halfway. */
#ifndef COMMAND_REPORT_QUESTIONS_H
#define COMMAND_REPORT_QUESTIONS_H
#include "command/call.h"
#include "view/report.h"

/* `shown`: the results in the units that are shown. A question that has no answer there is NULL. NULL: stopped. */
const struct report_answers *report_questions(struct call *call, const struct result *const *results,
                                          const struct result *const *shown, int count);
#endif
