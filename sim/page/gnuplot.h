/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gnuplot: a child process that draws one picture. It never sees a shell, nor text that was not cleaned:
 * each run has a private folder with fixed file names, an environment of four variables, no input, limits
 * on time, memory and file size, and its talk is kept in a small buffer. A picture counts only if it ends
 * as its format must, for gnuplot leaves with 0 even when the disk is full.
 * Nothing here knows what a chart is. */
#ifndef PAGE_GNUPLOT_H
#define PAGE_GNUPLOT_H
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include "base/arena.h"
#include "base/sha256.h"
#include "base/words.h"

enum chart_format { CHART_SVG, CHART_PDF, CHART_PNG };

/* What drew and what it drew with, besides scripts: all that decides over the bytes of pictures. */
struct gnuplot_used {
	const char *version; /* "gnuplot 5.4 patchlevel 8" */
	struct gnuplot_part {
		const char *name; /* of the file, without its folder */
		char hash[SHA256_TEXT];
	} *templates, *fonts, *pictures; /* pictures: name, and the hash of all that it is made of; none where not `kept` */
	int template_count, template_capacity, font_count, font_capacity, picture_count, picture_capacity;
};

/* Pictures that were drawn before. */
struct gnuplot_kept {
	/* The whole picture of that name which was made of just this (a hash, as in gnuplot_used): it is not drawn again.
	 * NULL: there is none. */
	const char *(*find)(void *of, const char *name, const char *made, size_t *size);
	void *of;
};

struct gnuplot {
	const char *program;    /* NULL: "gnuplot", looked for in PATH; a name with a slash is taken as it is */
	const char *templates;  /* the folder with style.gp and page.gp */
	const char *fonts;      /* a fontconfig file to use in place of the system's; normally NULL */
	double seconds;         /* the longest that one picture may take; 0: 30 */
	struct gnuplot_used *used; /* may be NULL; out; no version where all pictures were kept */
	const struct gnuplot_kept *kept; /* may be NULL */
	int at_once;            /* processes at a time; 0: one for each core */
	const volatile sig_atomic_t *stop; /* may be NULL; children end and drawing fails once it is not 0 */
};

enum gnuplot_failure {
	GNUPLOT_FINE,
	GNUPLOT_MISSING,     /* no such program */
	GNUPLOT_FAILED,      /* it left with another code than 0, or by a signal */
	GNUPLOT_TIMEOUT,
	GNUPLOT_INCOMPLETE,  /* it left with 0 but the picture is missing, cut short or something else */
	GNUPLOT_NO_TEMPLATE,
	GNUPLOT_NO_FONT,     /* no font has some of the characters; found before anything is drawn */
	GNUPLOT_SYSTEM,      /* no folder, no process, no pipe */
	GNUPLOT_STOPPED,
};
struct gnuplot_error {
	enum gnuplot_failure kind;
	enum word word;
	const char *args[4];
	int code; /* errno, said as the second of them; 0: none */
};
char *gnuplot_error_text(struct arena *arena, enum language language, const struct gnuplot_error *error);

struct gnuplot_task {
	enum chart_format format;
	const char *script;     /* must write its picture to gnuplot_output(format) */
	const char *font_file;  /* a font of the user's own folder that the child is to see; may be NULL */
	char *bytes;            /* out: the picture, NUL after it */
	size_t size;            /* out */
};
const char *gnuplot_path(void); /* where programs are looked for */
/* The program's file. NULL: *error says what was looked for and where. */
const char *gnuplot_find(struct arena *arena, const struct gnuplot *gnuplot, struct gnuplot_error *error);
const char *gnuplot_output(enum chart_format format); /* "chart.svg", "chart.pdf", "chart.png" */
/* Runs all tasks, several processes at a time. False at the first failure: the others are ended. */
bool gnuplot_run(struct arena *arena, const struct gnuplot *gnuplot, struct gnuplot_task *tasks, int count,
                 struct gnuplot_error *error);
bool gnuplot_complete(enum chart_format format, const char *bytes, size_t size); /* begins and ends as it must */
#endif
