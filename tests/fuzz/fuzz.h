/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fuzz: what the harnesses for libFuzzer share. A harness is one file that defines fuzz_try; fuzz.c gives it an arena
 * that may hold FUZZ_MEMORY, messages in a language that the input's length chooses, and looks at what was said. What
 * must never be traps, so that libFuzzer keeps the input. `make fuzz` builds them, tests/torture/fuzz.py runs them. */
#ifndef FUZZ_H
#define FUZZ_H
#include <stdint.h>
#include <stdio.h>
#include "base/diag.h"

enum { FUZZ_MEMORY = 512 << 20 };

struct fuzz {
	struct arena arena;
	jmp_buf rescue;
	struct diags diags;
};

void fuzz_try(struct fuzz *fuzz, const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The bytes as a file that was read: the copy ends with a NUL, and reading past that is found. */
const struct source *fuzz_source(struct fuzz *fuzz, const uint8_t *data, size_t size);
/* The bytes as a text without NUL. */
char *fuzz_text(struct fuzz *fuzz, const uint8_t *data, size_t size);
/* A file of that name in a folder of this process's own, which goes away with it; its path. */
const char *fuzz_file(struct fuzz *fuzz, const char *name, const void *bytes, size_t size);
/* The scenario of that path read and, without errors, run: sound numbers, or errors; never neither. True: it ran. */
bool fuzz_run(struct fuzz *fuzz, const char *path);
const char *fuzz_messages(struct fuzz *fuzz);

#define MUST(fuzz, condition) ((condition) ? (void)0 : fuzz_broken((fuzz), __FILE__, __LINE__, #condition))
_Noreturn void fuzz_broken(struct fuzz *fuzz, const char *file, int line, const char *condition);
#endif
