/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sha256: hashes of bytes in memory and of files of any size, which are never held whole. Holds: the same bytes give
 * the same text either way. */
#include "base/sha256.h"
#include <errno.h>
#include <nettle/base16.h>
#include <nettle/sha2.h>
#include <stdint.h>
#include <unistd.h>

static void write_digest(struct sha256_ctx *context, char text[SHA256_TEXT])
{
	uint8_t digest[SHA256_DIGEST_SIZE];
	sha256_digest(context, sizeof digest, digest);
	base16_encode_update(text, sizeof digest, digest);
	text[SHA256_TEXT - 1] = '\0';
}

void sha256_text(const void *bytes, size_t size, char text[SHA256_TEXT])
{
	struct sha256_ctx context;
	sha256_init(&context);
	sha256_update(&context, size, bytes);
	write_digest(&context, text);
}

bool sha256_read(int open_file, char text[SHA256_TEXT])
{
	uint8_t bytes[16384];
	struct sha256_ctx context;
	sha256_init(&context);
	for (ssize_t got; (got = read(open_file, bytes, sizeof bytes)) != 0;) {
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return false;
		sha256_update(&context, (size_t)got, bytes);
	}
	write_digest(&context, text);
	return true;
}
