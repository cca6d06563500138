/* SPDX-License-Identifier: GPL-3.0-or-later */
/* units_shown: --units read, and held against the plans whose numbers are shown. */
#ifndef COMMAND_UNITS_SHOWN_H
#define COMMAND_UNITS_SHOWN_H
#include "command/batch.h"

/* Into call->view.units. False: reported. */
bool units_shown_read(struct call *call, const struct batch *batch);
#endif
