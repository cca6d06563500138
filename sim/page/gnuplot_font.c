/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fonts: gnuplot draws black boxes for characters that no font has, and leaves with 0. So fontconfig is asked
 * first whether the very characters of a chart are there. png and pdf need this; svg names a stack of
 * families and leaves the choice to whoever shows it. */
#include "page/gnuplot_font.h"
#include <errno.h>
#include <fcntl.h>
#include <fontconfig/fontconfig.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "base/system.h"
#include "base/text.h"
#include "base/utf8.h"

#define MISSING_SHOWN 8

static const struct candidate {
	const char *family;
	double wide;
	bool chinese;
} candidates[] = {
	{"Liberation Sans", 1.00, false},  {"DejaVu Sans", 1.19, false},
	{"Noto Sans CJK SC", 1.05, true},  {"WenQuanYi Micro Hei", 1.04, true},
	{"WenQuanYi Zen Hei", 1.08, true}, {"Droid Sans Fallback", 1.08, true},
};
enum { CANDIDATES = sizeof candidates / sizeof candidates[0], LATIN = 2 };

struct gnuplot_fonts {
	FcConfig *config;
	FcCharSet *all;               /* what any font has */
	FcCharSet *each[CANDIDATES];  /* NULL: not installed */
	const char *path[CANDIDATES];
	const char *file[CANDIDATES]; /* in the user's own folder, else NULL */
};

static void fonts_close(void *data)
{
	struct gnuplot_fonts *fonts = data;
	for (int i = 0; i < CANDIDATES; i++)
		if (fonts->each[i])
			FcCharSetDestroy(fonts->each[i]);
	if (fonts->all)
		FcCharSetDestroy(fonts->all);
	if (fonts->config)
		FcConfigDestroy(fonts->config);
	*fonts = (struct gnuplot_fonts){0};
}

static const char *if_own(struct arena *arena, const FcPattern *face)
{
	const char *home = getenv("HOME");
	FcChar8 *file = NULL;
	if (!home || home[0] != '/' || !home[1] || FcPatternGetString(face, FC_FILE, 0, &file) != FcResultMatch)
		return NULL;
	size_t length = strlen(home);
	const char *name = (const char *)file;
	return strncmp(name, home, length) == 0 && name[length] == '/' ? arena_copy(arena, name, strlen(name))
	                                                               : NULL;
}

static int candidate_of(const FcPattern *face)
{
	FcChar8 *family = NULL;
	for (int n = 0; FcPatternGetString(face, FC_FAMILY, n, &family) == FcResultMatch; n++)
		for (int i = 0; i < CANDIDATES; i++)
			if (strcmp((const char *)family, candidates[i].family) == 0)
				return i;
	return -1;
}

static void note_face(struct gnuplot_fonts *fonts, struct arena *arena, const FcPattern *face)
{
	FcCharSet *set = NULL;
	if (FcPatternGetCharSet(face, FC_CHARSET, 0, &set) != FcResultMatch)
		return;
	FcCharSetMerge(fonts->all, set, NULL);
	int slant = 0, weight = FC_WEIGHT_REGULAR, i = candidate_of(face);
	FcPatternGetInteger(face, FC_SLANT, 0, &slant);
	FcPatternGetInteger(face, FC_WEIGHT, 0, &weight);
	if (i < 0 || slant != FC_SLANT_ROMAN || weight > FC_WEIGHT_MEDIUM || fonts->each[i])
		return;
	fonts->each[i] = FcCharSetCopy(set);
	FcChar8 *path = NULL;
	if (FcPatternGetString(face, FC_FILE, 0, &path) == FcResultMatch)
		fonts->path[i] = arena_copy(arena, (const char *)path, strlen((const char *)path));
	fonts->file[i] = if_own(arena, face);
}

static FcConfig *load(const char *file)
{
	if (!file)
		return FcInitLoadConfigAndFonts();
	FcConfig *config = FcConfigCreate();
	if (config && FcConfigParseAndLoad(config, (const FcChar8 *)file, FcTrue) && FcConfigBuildFonts(config))
		return config;
	if (config)
		FcConfigDestroy(config);
	return NULL;
}

/* False: there is no memory. */
static bool list_faces(struct gnuplot_fonts *fonts, struct arena *arena)
{
	FcPattern *any = FcPatternCreate();
	FcObjectSet *wanted =
		any ? FcObjectSetBuild(FC_FAMILY, FC_CHARSET, FC_SLANT, FC_WEIGHT, FC_FILE, (char *)NULL) : NULL;
	FcFontSet *faces = wanted ? FcFontList(fonts->config, any, wanted) : NULL;
	for (int i = 0; faces && i < faces->nfont; i++)
		note_face(fonts, arena, faces->fonts[i]);
	if (faces)
		FcFontSetDestroy(faces);
	if (wanted)
		FcObjectSetDestroy(wanted);
	if (any)
		FcPatternDestroy(any);
	return faces;
}

/* fontconfig passes over folders that it could not read, and other fonts would be chosen: errno of such a one, or 0.
 * What is not there or not ours to see has no fonts for us. */
static int refused_folder(struct gnuplot_fonts *fonts, struct arena *arena, const char **refused)
{
	FcStrList *folders = FcConfigGetFontDirs(fonts->config);
	int code = folders ? 0 : ENOMEM;
	for (const FcChar8 *folder; !code && folders && (folder = FcStrListNext(folders));) {
		int open_folder = open((const char *)folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
		code = open_folder >= 0 || system_is_absent(errno) || errno == EACCES ? 0 : errno;
		*refused = code ? arena_copy(arena, (const char *)folder, strlen((const char *)folder)) : NULL;
		if (open_folder >= 0)
			close(open_folder);
	}
	if (folders)
		FcStrListDone(folders);
	return code;
}

struct gnuplot_fonts *gnuplot_fonts_open(struct arena *arena, const char *file, struct gnuplot_error *error)
{
	struct gnuplot_fonts *fonts = ARENA_NEW(arena, struct gnuplot_fonts);
	arena_on_free(arena, fonts_close, fonts);
	fonts->config = load(file);
	fonts->all = FcCharSetCreate();
	const char *refused = NULL;
	bool listed = fonts->config && fonts->all && list_faces(fonts, arena);
	int code = listed ? refused_folder(fonts, arena, &refused) : ENOMEM;
	if (code == 0)
		return fonts;
	refused = refused ? refused : file ? file : "fonts.conf";
	*error = (struct gnuplot_error){GNUPLOT_SYSTEM, W_GNUPLOT_NO_FONTS, {refused, NULL, NULL, NULL}, code};
	return NULL;
}

/* Characters that `set` lacks; `shown` (may be NULL) receives the first few different ones. */
static int count_missing(const FcCharSet *set, const char *const *texts, int count, struct text *shown)
{
	int missing = 0;
	for (int i = 0; i < count; i++) {
		size_t length = strlen(texts[i]), used = 0;
		for (size_t at = 0; at < length; at += used) {
			int32_t code = utf8_decode(texts[i] + at, length - at, &used);
			if (code <= 0xa0 && (code <= ' ' || code == 0xa0))
				continue;
			if (FcCharSetHasChar(set, (FcChar32)code))
				continue;
			missing++;
			char *again = shown ? memmem(shown->bytes, shown->length, texts[i] + at, used) : NULL;
			if (shown && !again && text_count(shown->bytes, shown->length) < MISSING_SHOWN)
				text_add_n(shown, texts[i] + at, used);
		}
	}
	return missing;
}

bool gnuplot_font_find(struct gnuplot_fonts *fonts, struct arena *arena, enum language language,
                       const char *const *texts, int count, struct gnuplot_font *font,
                       struct gnuplot_error *error)
{
	struct text shown;
	text_init(&shown, arena);
	text_add(&shown, "");
	int best = -1, fewest = 0;
	for (int k = 0; k < CANDIDATES; k++) {
		int i = language_rules[language].full_width ? (k + LATIN) % CANDIDATES : k;
		int missing = fonts->each[i] ? count_missing(fonts->each[i], texts, count, NULL) : 0;
		if (fonts->each[i] && (best < 0 || missing < fewest))
			best = i, fewest = missing;
	}
	if ((best < 0 || fewest > 0) && count_missing(fonts->all, texts, count, &shown) > 0) {
		*error = (struct gnuplot_error){
			GNUPLOT_NO_FONT, W_GNUPLOT_NO_FONT, {shown.bytes, "fonts-wqy-microhei", NULL, NULL}, 0};
		return false;
	}
	if (best < 0) { /* none that is known, but others that will do */
		*font = gnuplot_font_web(language);
		return true;
	}
	const struct candidate *chosen = &candidates[best];
	*font = (struct gnuplot_font){chosen->family, chosen->wide, chosen->chinese, fonts->path[best], fonts->file[best]};
	return true;
}

struct gnuplot_font gnuplot_font_web(enum language language)
{
	return (struct gnuplot_font){"sans-serif", 1.05, language_rules[language].full_width, NULL, NULL};
}

const char *gnuplot_font_stack(enum language language)
{
	return language_rules[language].font_stack;
}
