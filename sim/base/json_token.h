/* SPDX-License-Identifier: GPL-3.0-or-later */
/* json_token: what stands between values. */
#ifndef BASE_JSON_TOKEN_H
#define BASE_JSON_TOKEN_H
#include "base/json_tell.h"

enum { TOKEN_END = -1, TOKEN_WORD = 'a' }; /* other tokens are their (half-width) character */

int scan_peek(struct scan *scan);        /* past blanks and comments; the token, not consumed */
uint32_t scan_half_width(uint32_t code); /* what a full-width character stands for; 0: nothing */
bool scan_is_odd_blank(uint32_t code);
#endif
