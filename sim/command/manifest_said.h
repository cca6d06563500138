/* SPDX-License-Identifier: GPL-3.0-or-later */
/* manifest_said: a command as a line that may be written again. */
#ifndef COMMAND_MANIFEST_SAID_H
#define COMMAND_MANIFEST_SAID_H
#include "command/call.h"
#include "command/manifest_read.h"

/* "outturn run green.json --years 2021:2025"; of more scenarios than `most` their number. */
const char *manifest_said(struct arena *arena, const struct manifest_entry *entry, int most);
/* This very command as its manifest tells it, without the folder. */
const char *manifest_said_now(struct call *call);
#endif
