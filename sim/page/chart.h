/* SPDX-License-Identifier: GPL-3.0-or-later */
/* chart: draws what it is told and knows nothing of scenarios. The caller fills plain structs with words and
 * numbers; chart decides on places, sizes, axes and labels, and has gnuplot draw them.
 *
 * Whoever fills them owes the reader:
 *   title     the finding, made from the data ("Only the green path meets the 2025 target"), never against it
 *   subtitle  quantity, unit, price basis, scenario where there is only one
 *   footer    where history ends, what shading and diamonds mean, source
 * Long titles and subtitles take four lines, then end in an ellipsis, as long names do; footers take as many as they
 * need.
 *
 * Values are in the unit that is shown. NaN leaves a gap. All texts are cleaned here; NULL counts as "". `id` and its
 * like are what data call a thing (figure/drawn.h): nothing of them is drawn.
 * All arrays stay the caller's and must live until the drawing returns. */
#ifndef PAGE_CHART_H
#define PAGE_CHART_H
#include "base/output_file.h"
#include "base/words.h"
#include "page/gnuplot.h"

enum { CHART_LINES_MOST = 6, CHART_BULLETS_END = 150 }; /* the latter: where the axis of bars ends, in percent */

/* What has been observed. Points of one segment are joined, segments are not: a break in the series (a
 * census, a new base) starts a new segment, and its note says why ("after the 2020 census"). */
struct chart_segment { int count; const double *year, *value; const char *note, *id /* of its basis */; };

enum chart_style {
	CHART_PLAIN,
	CHART_STRONG,    /* the scenario that the title speaks of: a thicker line */
	CHART_DASHED,    /* without limits, or a limit's own path */
	CHART_DARK,      /* on bands of its own colour: in the darker one */
};
struct chart_line {
	const char *name;
	int colour;             /* the scenario's number, the same in every chart of a run; see chart_colour */
	enum chart_style style;
	int count;
	const double *year, *value; /* years rise; begin in the base year so that the line meets history */
	const char *value_text; /* the last value as the tables print it; NULL: decimals to suit the axis */
	const char *id, *mark;  /* NULL: the name; "line" */
};

struct chart_target {
	double year, value;
	const char *text;       /* NULL: "Target 2238" (a ceiling: "At most 2238") from the value; "": only the diamond.
	                         * A range is two targets, of which one has the text. */
	bool ceiling;           /* a dashed line from `from` to `year` in place of a diamond */
	double from;            /* ceilings: 0 means the beginning of the projection */
	const char *id;
};

/* Between two quantiles, in the years of the panel's first line; what stands at their ends. */
struct chart_band { const double *low, *high; const char *low_text, *high_text, *id; };
/* The spread of one scenario in one year: 90 % of draws, 50 %, the median. All the same: one point. */
struct chart_range {
	const char *name, *text, *end; /* the scenario; the median as the tables print it; right of all */
	int colour;
	double low, lower, middle, upper, high;
	const char *id;
	int year;
};

enum chart_verdict { CHART_NO_VERDICT, CHART_MET, CHART_MISSED, CHART_NOT_ASSESSED };

struct chart_panel {
	const char *title, *unit;       /* overview: "GDP, 1e8 CNY"; the unit may be NULL */
	enum chart_verdict verdict;     /* overview: a coloured word beside the title */
	const char *verdict_text;       /* NULL: met, missed, not assessed */
	bool recorded;                  /* what follows is a record and called so, not a projection */
	double projected_from;          /* the base year, where the pale ground begins; NaN: no ground */
	double deadline;                /* an upright dashed line in that year, by which something has to be; 0: none */
	const char *deadline_text;      /* beside it: "by 2030" */
	int segment_count, line_count, target_count; /* at most CHART_LINES_MOST lines: split into panels beyond */
	const struct chart_segment *segments;
	const struct chart_line *lines;
	const struct chart_target *targets;
	int band_count, range_count;
	const struct chart_band *bands;
	const struct chart_range *ranges;
	bool has_ground;                /* ranges: values from met_low to met_high meet the target, */
	double met_low, met_high;       /* which are infinite where there is no edge */
	bool whole;                     /* things are counted: no ticks between whole numbers */
	const char *sum_text;           /* stack: of all lines, at their end; NULL: none */
	const char *gap_text;           /* limits: between the two lines, at their end; NULL: none */
	const char *ends_title;         /* ranges: above their ends; NULL: none */
	const char *id, *unit_id;
};

struct chart_cell {
	double value;
	enum chart_verdict verdict;
	const char *text;
	bool pale;              /* merely stated */
	bool spread;            /* bullets: 90 % of draws lie from `low` to `high` */
	double low, high;
	const char *chance;     /* bullets: the probability that the target is met; NULL: none */
	double late;            /* years too late, below 0: too early; 0: neither, or a percentage says it */
};
struct chart_row {
	const char *name, *note, *end;  /* left of the cells: name and, quieter, a note; right of them */
	bool strong, apart;             /* marked with a square; a new group begins here */
	const char *group;              /* what its group is called, above the first of it on a page; NULL: no heading */
	const struct chart_cell *cells; /* [columns] */
	const char *id;
};
struct chart_table {
	int column_count, row_count;
	const char *const *columns;     /* their names; bullets have none */
	const char *note_title, *end_title; /* above the notes and the ends */
	const char *chance_title;       /* bullets: above the probabilities; NULL: there are none */
	const char *foot_title;         /* a last row */
	const char *const *foot;        /* [columns]; NULL: no last row */
	const struct chart_row *rows;
	const char *const *column_ids;  /* [columns]; NULL: columns are the years from first_year on */
	int first_year;
	const char *cell_mark, *cell_unit;
};

struct chart_key { const char *name; int colour; enum chart_style style; };

/* Above and below one of several pages, which do not show all that the chart does. */
struct chart_said { const char *title, *footer; };

struct chart_layout; /* of chart_layout.h, which says what each shows of a chart */

/* In pixels at 96 dpi; 0: the layout's own. A page is as wide as asked for, and higher only where its rows or words need
 * it. */
struct chart_size { int width, height; };

struct chart {
	const struct chart_layout *layout;
	struct chart_size size;
	enum language language;
	const char *title, *subtitle, *footer;
	const struct chart_said *said; /* [pages]: in place of title and footer; NULL: those are true of every page */
	int key_count, panel_count;
	const struct chart_key *key;    /* overview: the scenarios in their colours */
	const struct chart_panel *panels;
	const struct chart_table *table; /* heatmap, bullets, limits */
};

/* One file to be drawn. `name` is a plain file name as output_add wants it, with its extension; the second
 * and later pages of an overview or a table go to name-2, name-3 (before the first point). */
struct chart_job { const struct chart *chart; enum chart_format format; const char *name; };

const char *chart_page_name(struct arena *arena, const char *name, int page); /* "overview-2.en.svg" of page 1 */

/* A finished picture. svg is well-formed XML that can stand in an HTML page: ids begin with the file's name,
 * role="img", and a <title> that holds the chart's title. */
struct chart_picture { const char *name, *bytes; size_t size; int job, page; };
struct chart_pictures { struct chart_picture *list; int count; };

/* Draws all jobs, several gnuplot processes at a time. False if any of them failed; nothing is kept then.
 * The same chart gives the same bytes on every run. */
bool chart_pictures(struct arena *arena, const struct gnuplot *gnuplot, const struct chart_job *jobs, int count,
                    struct chart_pictures *pictures, struct gnuplot_error *error);
/* The same, handed to `outputs`. On failure either *error says what gnuplot did (kind is not GNUPLOT_FINE)
 * or *err says what the disk did. */
bool chart_draw(struct arena *arena, const struct gnuplot *gnuplot, const struct chart_job *jobs, int count,
                struct output_set *outputs, struct gnuplot_error *error, struct err *err);
/* The gnuplot script of a page (from 0), complete: data, style and template in one file that draws the
 * picture when gnuplot runs it. NULL and *error set if a template cannot be read or a font is missing. */
char *chart_script(struct arena *arena, const struct gnuplot *gnuplot, const struct chart_job *job, int page,
                   struct gnuplot_error *error);
#endif
