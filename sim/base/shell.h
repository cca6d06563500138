/* SPDX-License-Identifier: GPL-3.0-or-later */
/* shell: words of commands that are printed for people to copy. */
#ifndef BASE_SHELL_H
#define BASE_SHELL_H
#include "base/text.h"

/* `out` as it is, 'my city' in quotes; one word to sh, bash and zsh. */
char *shell_word(struct arena *arena, const char *text);
/* The same of a file or folder, which is not to be taken for an option: ./-x */
char *shell_file(struct arena *arena, const char *path);
#endif
