/* SPDX-License-Identifier: GPL-3.0-or-later */
/* system: errno in words of either language; what is rare is said by the C library. */
#include "base/system.h"
#include <errno.h>
#include <stddef.h>
#include <string.h>

bool system_is_absent(int code) { return code == ENOENT || code == ENOTDIR || code == ENAMETOOLONG; }

const char *system_reason(enum language language, int code)
{
	static const struct {
		int code;
		enum word word;
	} reasons[] = {
		{ENOSPC, W_SYSTEM_DISK_FULL},      {EDQUOT, W_SYSTEM_QUOTA},         {EACCES, W_SYSTEM_NOT_ALLOWED},
		{EPERM, W_SYSTEM_NOT_ALLOWED},     {EROFS, W_SYSTEM_READ_ONLY},      {ENOENT, W_SYSTEM_NO_SUCH},
		{ENOTDIR, W_SYSTEM_NOT_A_FOLDER},  {EEXIST, W_SYSTEM_NOT_A_FOLDER},  {EISDIR, W_SYSTEM_IS_A_FOLDER},
		{EBADF, W_SYSTEM_CLOSED},          {ENOMEM, W_SYSTEM_MEMORY},        {EFBIG, W_SYSTEM_FILE_SIZE},
		{EMFILE, W_SYSTEM_OPEN_FILES},     {ENFILE, W_SYSTEM_OPEN_FILES_ALL}, {EIO, W_SYSTEM_INPUT_OUTPUT},
		{ELOOP, W_SYSTEM_LINKS},           {ENAMETOOLONG, W_SYSTEM_LONG_NAME}, {EAGAIN, W_SYSTEM_NO_MORE_NOW},
		{ENOEXEC, W_SYSTEM_NO_PROGRAM},    {ETXTBSY, W_SYSTEM_BUSY},         {EBUSY, W_SYSTEM_BUSY},
		{ESTALE, W_SYSTEM_STALE},          {EBADMSG, W_SYSTEM_NOT_AS_WRITTEN},
	};
	for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++)
		if (reasons[i].code == code)
			return word_text(language, reasons[i].word);
	return strerror(code);
}
