/* SPDX-License-Identifier: GPL-3.0-or-later */
/* json_scan: the grammar. json_token.c reads what stands between, json_string.c texts, json_word.c numbers and bare
 * words, json_bracket.c brackets that do not match, json_keys.c keys that come twice; json_tell.c tells. */
#ifndef BASE_JSON_SCAN_H
#define BASE_JSON_SCAN_H
#include "base/json.h"

/* As json_scan. *mended: where all slips could be put right, the bytes as meant, of the same length; else NULL. */
bool json_scan_mending(struct arena *arena, const struct source *source, struct json_spans *spans, struct diags *diags,
                       const char **mended);
#endif
