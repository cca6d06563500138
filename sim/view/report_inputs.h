/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report_inputs: what inputs are called in the sentences of a report, for people who know no keys. */
#ifndef VIEW_REPORT_INPUTS_H
#define VIEW_REPORT_INPUTS_H
#include "ask/lever.h"
#include "view/report.h"

/* "Services: yearly growth", "yearly fall of energy per value added"; of what has no words its key. */
const char *report_input_name(struct report *report, const struct result *result, const struct lever *lever);
/* Where its number comes from: "statistical bulletin 2020"; "assumption", where nobody says. */
const char *report_input_source(struct report *report, const struct result *result, const struct lever *lever);
#endif
