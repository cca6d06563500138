/* SPDX-License-Identifier: GPL-3.0-or-later */
/* one_file: one text in a file that the command line names (--save, --members-to). What is there and says something
 * else is never replaced. */
#ifndef COMMAND_ONE_FILE_H
#define COMMAND_ONE_FILE_H
#include "command/call.h"

bool one_file_is_plain(const char *name, const char *ending); /* letters, digits, "-", "_", "." and then the ending */
const char *one_file_name(const char *path);
/* *written: false where the same was there before (said). */
enum exit_code one_file_write(struct call *call, const char *path, const char *text, size_t size, bool *written);
#endif
