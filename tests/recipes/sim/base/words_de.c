/* SPDX-License-Identifier: GPL-3.0-or-later */
/* words_de: what the program says in German. The default language says the rest. */
#include "base/words.h"

const char *const words_de[WORD_COUNT] = {
	[W_COLUMN_INDICATOR] = "Größe",
	[W_COLUMN_UNIT] = "Einheit",
	[W_COLUMN_TARGET] = "Ziel",
	[W_VERDICT_MET] = "erreicht",
};
