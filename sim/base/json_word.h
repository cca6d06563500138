/* SPDX-License-Identifier: GPL-3.0-or-later */
/* json_word: numbers and bare words. */
#ifndef BASE_JSON_WORD_H
#define BASE_JSON_WORD_H
#include "base/json_tell.h"

void scan_word(struct scan *scan);                                /* at a number, a literal or a slip of them */
void scan_bare_key(struct scan *scan, struct scan_key *content);
bool scan_thousands(struct scan *scan);                           /* after a comma: tells "1,000" and passes the 000 */
#endif
