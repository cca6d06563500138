/* SPDX-License-Identifier: GPL-3.0-or-later */
/* json_bracket: brackets that are missing, mistyped or one too many. */
#ifndef BASE_JSON_BRACKET_H
#define BASE_JSON_BRACKET_H
#include "base/json_tell.h"

void scan_tell_unclosed(struct scan *scan);           /* at the end; stops */
void scan_close_wrongly(struct scan *scan, char got); /* consumes the bracket unless it belongs further out */
#endif
