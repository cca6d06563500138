/* SPDX-License-Identifier: GPL-3.0-or-later */
/* add_text: the text of observed.csv with what is added: every other line as it was, byte for byte. */
#ifndef COMMAND_ADD_TEXT_H
#define COMMAND_ADD_TEXT_H
#include "command/call.h"
#include "intake/add_observed.h"

/* `old`: the file as it is; NULL: there is none. False: it cannot be added to; reported. */
bool added_text(struct call *call, const struct source *old, const struct additions *additions,
              const struct add_place *place, struct text *out);
#endif
