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
	bool budget;            /* a ceiling of what is used in its years in the mean, no year's own */
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

/* Of a waterfall: a level, from 0, or a step from one to the next. */
struct chart_bar { const char *name, *text, *id; double from, to; bool level; };

/* Columns stand side by side from 0, those of one group closer: each in its own colour, or of parts upon one another,
 * the first at the bottom. A target of the group's year stands beside it. */
struct chart_column {
	const char *name;         /* below it; "": a key says it by its colour */
	const char *group;        /* below those of its group */
	const char *text;         /* above it */
	int colour;               /* of one alone: the scenario's number; -1: of none */
	const double *parts;      /* [part_count], or its own height */
	const char *const *texts; /* [part_count] in the parts that have room; NULL: none */
	int year;
	const char *id;           /* whose it is */
};
struct chart_part { const char *name, *id; int colour; }; /* named beside the last column */

/* Of pairs: how far a bar's end may be off. */
struct chart_interval { double low, high; };

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
	int band_count, range_count, bar_count;
	const struct chart_band *bands;
	const struct chart_range *ranges;
	const struct chart_bar *bars;
	const struct chart_interval *intervals; /* pairs: [bar_count]; NULL: none */
	int column_count, part_count;   /* part_count 0: each has a colour of its own */
	const struct chart_column *columns;
	const struct chart_part *parts;
	int milestone_count;            /* lines: upright hairlines in these years */
	const int *milestones;
	const char *pair[2];            /* pairs: what the first and the second bar of each is */
	const char *pair_ids[2];        /* the same in data; NULL: they are no pairs */
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
	double part;            /* of a table of misses: what part of the number is missed, which its colour goes by */
};
struct chart_row {
	const char *name, *note, *end;  /* left of the cells: name and, quieter, a note; right of them */
	bool strong, apart;             /* marked with a square; a new group begins here */
	const char *group;              /* what its group is called, above the first of it on a page; NULL: no heading */
	const struct chart_cell *cells; /* [columns] */
	const char *id;
	const char *unit_id;            /* of its values; NULL: the table's */
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
	bool misses;                    /* heatmap: values are no percentages of the way, but by how much each is missed */
};

struct chart_key { const char *name; int colour; enum chart_style style; };

/* Above and below one of several pages, which do not show all that the chart does. */
struct chart_said { const char *title, *footer; };

struct chart_layout; /* of chart_layout.h, which says what each shows of a chart */

/* In pixels at 96 dpi; 0: the layout's own. A page is as wide as asked for (a heat map at least as its columns need),
 * and higher only where its rows or words need it. `bare`: without title and footer, which stand beside the picture in
 * the text that shows it; svg has the title as its text alternative all the same. */
struct chart_size { int width, height; bool bare; };

struct chart {
	const struct chart_layout *layout;
	struct chart_size size;
	enum language language;
	const char *title, *subtitle, *footer;
	const struct chart_said *said; /* [pages]: in place of title and footer; NULL: those are true of every page */
	int key_count, panel_count;
	const struct chart_key *key;    /* overview, columns: the scenarios in their colours */
	const struct chart_panel *panels;
	const struct chart_table *table; /* heatmap, bullets, limits */
};

/* One file to be drawn. `name` is a plain file name as output_add wants it, with its extension; the second
 * and later pages of an overview or a table go to name-2, name-3 (before the first point). */
struct chart_job { const struct chart *chart; enum chart_format format; const char *name; };

const char *chart_page_name(struct arena *arena, const char *name, int page); /* "overview-2.en.svg" of page 1 */
int chart_pages(const struct chart *chart); /* how many it takes */
/* What stands above and below a page; a title of one of several ends in "(1/3)". */
const char *chart_page_title(struct arena *arena, const struct chart *chart, int page);
const char *chart_page_footer(const struct chart *chart, int page);

/* A finished picture. svg is well-formed XML that can stand in an HTML page: ids begin with the file's name,
 * role="img", and a <title> that holds the chart's title. */
struct chart_picture {
	const char *name, *bytes;
	size_t size;
	int job, page, width, height; /* width, height: in pixels at 96 dpi */
	const char *made;             /* a hash of all that it is made of; NULL where gnuplot keeps none */
};
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
