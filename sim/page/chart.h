/* SPDX-License-Identifier: GPL-3.0-or-later */
/* chart: draws what it is told and knows nothing of scenarios. The caller fills plain structs with words and
 * numbers; chart decides on places, sizes, axes and labels, and has gnuplot draw them.
 *
 * Whoever fills them owes the reader:
 *   title     the finding, made from the data ("Only the green path meets the 2025 target"), never against it
 *   subtitle  quantity, unit, price basis, scenario where there is only one
 *   footer    where history ends, what shading and diamonds mean, source
 * Long titles and subtitles take two lines, footers four, then end in an ellipsis; so do long names.
 *
 * Values are in the unit that is shown. NaN leaves a gap. All texts are cleaned here; NULL counts as "".
 * All arrays stay the caller's and must live until the drawing returns. */
#ifndef PAGE_CHART_H
#define PAGE_CHART_H
#include "base/output_file.h"
#include "base/words.h"
#include "page/gnuplot.h"

enum { CHART_LINES_MOST = 6, CHART_PANELS_PER_PAGE = 9, CHART_COLOURS = 6, CHART_BULLETS_END = 150 };

enum chart_kind {
	CHART_LINES,     /* one panel, 720 x 420: "name value" at each line's end; the panel's title is not shown */
	CHART_OVERVIEW,  /* up to 3 x 3 panels on a page 960 wide; names stand once, in the key */
	CHART_HEATMAP,   /* the table: value: percent, coloured apart at 100 by the verdict; text stands in the cell */
	CHART_BULLETS,   /* the table's rows as bars of percent; one column */
	CHART_STACK,     /* the panel's lines upon one another, the first at the bottom, with years in common; any number */
	CHART_FAN,       /* the panel's first line, a median, over its bands, the widest first */
	CHART_RANGES,    /* the panel's ranges under one another, across its targets; no years */
	CHART_LIMITS,    /* the panel's first line under its second, and below the table's rows as strips, a cell for each
	                  * year of the first line. value: NaN idle, 0 efficiency alone, to 1 the price; missed: broken */
};

/* What has been observed. Points of one segment are joined, segments are not: a break in the series (a
 * census, a new base) starts a new segment, and its note says why ("after the 2020 census"). */
struct chart_segment { int count; const double *year, *value; const char *note; };

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
};

struct chart_target {
	double year, value;
	const char *text;       /* NULL: "Target 2238" (a ceiling: "At most 2238") from the value; "": only the diamond.
	                         * A range is two targets, of which one has the text. */
	bool ceiling;           /* a dashed line from `from` to `year` in place of a diamond */
	double from;            /* ceilings: 0 means the beginning of the projection */
};

/* Between two quantiles, in the years of the panel's first line; what stands at their ends. */
struct chart_band { const double *low, *high; const char *low_text, *high_text; };
/* The spread of one scenario in one year: 90 % of draws, 50 %, the median. All the same: one point. */
struct chart_range {
	const char *name, *text, *end; /* the scenario; the median as the tables print it; right of all */
	int colour;
	double low, lower, middle, upper, high;
};

enum chart_verdict { CHART_NO_VERDICT, CHART_MET, CHART_MISSED, CHART_NOT_ASSESSED };

struct chart_panel {
	const char *title, *unit;       /* overview: "GDP, 1e8 CNY"; the unit may be NULL */
	enum chart_verdict verdict;     /* overview: a coloured word beside the title */
	const char *verdict_text;       /* NULL: met, missed, not assessed */
	double projected_from;          /* the base year, where the pale ground begins; NaN: no ground */
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
	const char
		*between; /* stack: the sum's label; limits: that of the gap; ranges: above their ends; NULL or "": none */
};

struct chart_cell {
	double value;
	enum chart_verdict verdict;
	const char *text;
	bool pale;              /* merely stated */
	bool spread;            /* bullets: 90 % of draws lie from `low` to `high` */
	double low, high;
	const char *chance;     /* bullets: the probability that the target is met; NULL: none */
};
struct chart_row {
	const char *name, *note, *end;  /* left of the cells: name and, quieter, a note; right of them */
	bool strong, apart;             /* marked with a square; a new group begins here */
	const char *group;              /* what its group is called, above the first of it on a page; NULL: no heading */
	const struct chart_cell *cells; /* [columns] */
};
struct chart_table {
	int column_count, row_count;
	const char *const *columns;     /* their names; bullets have none */
	const char *note_title, *end_title; /* above the notes and the ends */
	const char *chance_title;       /* bullets: above the probabilities; NULL: there are none */
	const char *foot_title;         /* a last row */
	const char *const *foot;        /* [columns]; NULL: no last row */
	const struct chart_row *rows;
};

struct chart_key { const char *name; int colour; enum chart_style style; };

struct chart {
	enum chart_kind kind;
	enum language language;
	const char *title, *subtitle, *footer;
	int key_count, panel_count;     /* CHART_LINES draws the first panel only */
	const struct chart_key *key;    /* overview: the scenarios in their colours */
	const struct chart_panel *panels;
	const struct chart_table *table; /* heatmap, bullets, limits */
};

/* One file to be drawn. `name` is a plain file name as output_add wants it, with its extension; the second
 * and later pages of an overview or a table go to name-2, name-3 (before the first point). */
struct chart_job { const struct chart *chart; enum chart_format format; const char *name; };

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
int chart_page_count(const struct chart *chart);

/* Okabe-Ito, 0xRRGGBB: for lines, and in the darker versions for text (4.5:1 on white). `index` wraps. */
unsigned chart_colour(int index);
unsigned chart_text_colour(int index);

/* 3 to 6 ticks at multiples of 1, 2, 2.5 or 5 times a power of ten. The axis spans the data; it begins at a
 * tick, or just under the data where the next tick is far below. Equal or NaN bounds are widened. */
struct chart_axis { double low, high, step; int count; double tick[7]; int decimals; };
struct chart_axis chart_axis(double low, double high, int most);
/* The same with steps of 1 or more that are whole numbers; two ticks may be enough. */
struct chart_axis chart_axis_whole(double low, double high, int most);
/* Whole years: the first tick and the step, so that at most `most` labels stand on the axis. */
struct chart_axis chart_years(double first, double last, int most);

/* Moves labels apart: wanted[i] is where label i's centre should be, place[i] where it goes. Neighbours are
 * at least `spacing` apart, all lie within [top, bottom], the order is kept and the sum of squared moves is
 * least. False (and a smaller spacing) if they cannot all fit. */
bool chart_push_apart(int count, const double *wanted, double *place, double spacing, double top, double bottom);

/* Text as the pictures measure it: pixels at 96 dpi. `font` gives the width of its letters. */
double chart_text_width(const char *text, double size, bool bold, const struct gnuplot_font *font);
/* The text, or as much of it as fits with an ellipsis. */
char *chart_shorten(struct arena *arena, const char *text, double width, double size, bool bold,
                    const struct gnuplot_font *font);
/* Lines of text; breaks at blanks, but not between a number and its unit, and after Chinese punctuation. Where
 * that needs more than `most` lines, between any Chinese characters too (not before closing punctuation), and
 * the last line is shortened. Returns how many. */
int chart_wrap(struct arena *arena, const char *text, double width, double size, bool bold,
               const struct gnuplot_font *font, int most, const char **lines);
/* A number for a label: fixed decimals, groups of three in English from 10,000, a real minus sign. */
char *chart_number(struct arena *arena, double value, int decimals, enum language language);
#endif
