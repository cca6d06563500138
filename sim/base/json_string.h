/* SPDX-License-Identifier: GPL-3.0-or-later */
/* json_string: texts in quotes. */
#ifndef BASE_JSON_STRING_H
#define BASE_JSON_STRING_H
#include "base/json_tell.h"

void scan_string(struct scan *scan, struct scan_key *content);    /* at a quote of any kind */
#endif
