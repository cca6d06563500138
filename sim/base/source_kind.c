/* SPDX-License-Identifier: GPL-3.0-or-later */
/* source_kind: the signatures of files that planners have beside their tables and give by mistake. Nothing is opened or
 * unpacked: what a workbook or an archive holds never matters here, however large or deep it is. */
#include "base/source_kind.h"
#include <string.h>
#include <strings.h>

#define SIGNATURE(bytes, kind) {bytes, sizeof bytes - 1, kind}

static const struct {
	const char *bytes;
	size_t length;
	enum word kind;
} signatures[] = {
	SIGNATURE("PK\x03\x04", W_KIND_ZIP),
	SIGNATURE("PK\x05\x06", W_KIND_ZIP), /* an empty one */
	SIGNATURE("PK\x07\x08", W_KIND_ZIP),
	SIGNATURE("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", W_KIND_OLD_OFFICE),
	SIGNATURE("\x1F\x8B", W_KIND_COMPRESSED),
	SIGNATURE("BZh", W_KIND_COMPRESSED),
	SIGNATURE("\xFD" "7zXZ", W_KIND_COMPRESSED),
	SIGNATURE("7z\xBC\xAF\x27\x1C", W_KIND_COMPRESSED),
	SIGNATURE("Rar!\x1A\x07", W_KIND_COMPRESSED),
	SIGNATURE("\x28\xB5\x2F\xFD", W_KIND_COMPRESSED),
	SIGNATURE("%PDF-", W_KIND_PDF),
};
static const char *const markup[] = {"<?xml", "<!doctype", "<html", "<table", "<workbook"};

/* A workbook with a password is a file of older Office that holds a stream of this name, in UTF-16. */
static bool is_encrypted(const struct source *source)
{
	static const char name[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";
	return memmem(source->bytes, source->size, name, sizeof name);
}

enum word source_kind(const struct source *source)
{
	const char *bytes = source->bytes;
	for (size_t i = 0; i < sizeof signatures / sizeof *signatures; i++) {
		enum word kind = signatures[i].kind;
		if (source->size >= signatures[i].length && memcmp(bytes, signatures[i].bytes, signatures[i].length) == 0)
			return kind != W_KIND_OLD_OFFICE || !is_encrypted(source) ? kind : W_KIND_ENCRYPTED;
	}
	size_t blanks = strspn(bytes, " \t\r\n");
	for (size_t i = 0; i < sizeof markup / sizeof *markup; i++)
		if (strncasecmp(bytes + blanks, markup[i], strlen(markup[i])) == 0)
			return W_KIND_MARKUP;
	return W_NONE;
}
