/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report_pictures: the pictures of reports: what could be drawn of each is laid out before its chapters are written,
 * and what they place is drawn once all are. */
#ifndef COMMAND_REPORT_PICTURES_H
#define COMMAND_REPORT_PICTURES_H
#include "command/call.h"
#include "figure/illustrations.h"

struct report_drawn {
	struct illustrations laid;
	struct pictures pictures; /* drawn; none until report_pictures_draw */
};
/* For report->pictures. */
struct report_drawn *report_pictures_lay(struct call *call, struct report *report);
/* `formats`: bits 1 << enum chart_format; 0: nothing is drawn. Anything but EXIT_DONE: said, and none is drawn. */
enum exit_code report_pictures_draw(struct call *call, struct report_drawn *drawn, unsigned formats);
/* Beside the documents each picture that they show, its numbers, what it is and its script. False: *error (its kind is
 * not GNUPLOT_FINE) or *err says why. */
bool report_pictures_sources(struct call *call, const struct report_drawn *drawn, unsigned formats,
                             struct output_set *set, struct gnuplot_error *error, struct err *err);
#endif
