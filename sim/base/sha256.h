/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sha256: the hash of bytes (FIPS 180-4), by nettle, as sha256sum prints it. */
#ifndef BASE_SHA256_H
#define BASE_SHA256_H
#include <stdbool.h>
#include <stddef.h>

enum { SHA256_TEXT = 65 }; /* 64 lower-case hexadecimal digits and a NUL */
void sha256_text(const void *bytes, size_t size, char text[SHA256_TEXT]);
/* Of all that is still to be read from an open file; false: errno says why it could not be. */
bool sha256_read(int open_file, char text[SHA256_TEXT]);
#endif
