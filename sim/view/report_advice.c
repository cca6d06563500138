/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report_advice: what ought to be done is for the author to say, so that nothing of it is written here: the author's
 * text makes the chapter (report.c), and without it there is none. */
#include "view/report.h"

void report_advice(struct report *report) { (void)report; }
