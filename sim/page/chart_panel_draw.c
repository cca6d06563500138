/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Drawing a planned panel: curves in the order in which they may cover each other (zero, ceilings, scenarios,
 * the strong one, dashed ones, history), marks, the labels at the ends, and the labels inside, which take what room is
 * left. */
#include "page/chart_panel_draw.h"
#include <assert.h>
#include <math.h>
#include <string.h>
#include "page/chart_apart.h"
#include "page/chart_number.h"
#include "page/chart_text.h"
#include "page/crowd.h"

#define LINE_MILESTONE 0xd0d3d6u

struct drawing {
	struct page *page;
	const struct chart_panel *panel;
	const struct panel_look *look;
	const struct panel_plan *plan;
	struct page_frame frame;
	int frame_number;
	struct crowd crowd;
};

static void curve(struct drawing *d, int count, const double *year, const double *value, unsigned colour, double width,
                  bool dashed)
{
	page_curve(d->page, d->frame_number, count, year, value, colour, width, dashed);
	for (int i = 1; i < count; i++)
		if (isfinite(value[i - 1] + value[i] + year[i - 1] + year[i]))
			crowd_line(&d->crowd, page_x(&d->frame, year[i - 1]), page_y(&d->frame, value[i - 1]),
			           page_x(&d->frame, year[i]), page_y(&d->frame, value[i]));
}

static void level(struct drawing *d, double from, double to, double value, unsigned colour, double width, bool dashed)
{
	double *year = ARENA_ARRAY(d->page->arena, 4, double), *values = year + 2;
	year[0] = from, year[1] = to;
	values[0] = values[1] = value;
	curve(d, 2, year, values, colour, width, dashed);
}

static void mark(struct drawing *d, double year, double value, double radius, bool diamond, unsigned colour)
{
	double x = page_x(&d->frame, year), y = page_y(&d->frame, value);
	if (!isfinite(x) || !isfinite(y))
		return;
	page_mark(d->page, x, y, radius, diamond, colour);
	crowd_box(&d->crowd, (struct box){x - radius - 1, y - radius - 1, x + radius + 1, y + radius + 1});
}

static bool is_alone(int count, const double *value, int i)
{
	return isfinite(value[i]) && !(i > 0 && isfinite(value[i - 1])) && !(i + 1 < count && isfinite(value[i + 1]));
}

/* A point without neighbours would not show as a line. */
static void dots(struct drawing *d, int count, const double *year, const double *value, bool all, double radius,
                 unsigned colour)
{
	for (int i = 0; i < count; i++)
		if (isfinite(value[i]) && (all || is_alone(count, value, i)))
			mark(d, year[i], value[i], radius, false, colour);
}

/* How many lines that are drawn later cover this one: it is as much wider that its colour shows. */
static int covered_by(const struct drawing *d, int line)
{
	const struct chart_line *lines = d->panel->lines;
	int count = 0;
	for (int i = 0; i < d->panel->line_count; i++) {
		bool later = lines[i].style == lines[line].style || lines[i].style == CHART_DASHED
		                 ? i > line
		                 : lines[i].style == CHART_STRONG;
		count += i != line && later && chart_panel_coincide(d->plan, d->look, &lines[i], &lines[line]);
	}
	return count;
}

static void draw_lines(struct drawing *d, enum chart_style style)
{
	for (int i = 0; i < d->panel->line_count; i++) {
		const struct chart_line *line = &d->panel->lines[i];
		if (line->style != style)
			continue;
		double width = d->look->line_width * (style == CHART_STRONG ? 1.4 : 1);
		double wider = width + covered_by(d, i) * d->look->line_width * 1.7;
		unsigned colour = style == CHART_DARK ? chart_colour_dark(line->colour) : chart_colour(line->colour);
		curve(d, line->count, line->year, line->value, colour, wider, style == CHART_DASHED);
		dots(d, line->count, line->year, line->value, false, width * 1.4, colour);
	}
}

/* Years without an observation between two others: then the points are shown, the line only joins them. */
static bool is_sparse(const struct chart_segment *segment)
{
	for (int i = 1; i < segment->count; i++)
		if (segment->year[i] - segment->year[i - 1] > 1)
			return true;
	return false;
}

static void draw_history(struct drawing *d)
{
	for (int i = 0; i < d->panel->segment_count; i++) {
		const struct chart_segment *segment = &d->panel->segments[i];
		curve(d, segment->count, segment->year, segment->value, INK_TEXT, d->look->line_width * 1.18, false);
		dots(d, segment->count, segment->year, segment->value, is_sparse(segment), d->look->line_width * 1.35,
		     INK_TEXT);
	}
}

static void draw_targets(struct drawing *d)
{
	for (int i = 0; i < d->panel->target_count; i++) {
		const struct chart_target *target = &d->panel->targets[i];
		if (!target->ceiling && isfinite(target->value) && isfinite(target->year))
			mark(d, target->year, target->value, d->look->diamond, true, INK_BLACK);
	}
}

static void draw_ceilings(struct drawing *d)
{
	for (int i = 0; i < d->panel->target_count; i++) {
		const struct chart_target *target = &d->panel->targets[i];
		double from = target->from != 0 ? target->from : isfinite(d->frame.ground) ? d->frame.ground : d->frame.x.low;
		if (target->ceiling && isfinite(target->value) && isfinite(target->year))
			level(d, fmax(fmin(from, target->year), d->frame.x.low), target->year, target->value, INK_TEXT, 1.3, true);
	}
}

static void put_text(struct drawing *d, const char *text, const struct page_point *points, int count, double size,
                     bool bold, unsigned colour)
{
	struct page *page = d->page;
	struct box place;
	double room = (d->crowd.bounds.right - d->crowd.bounds.left) * 0.55;
	text = chart_text_fit(page->arena, text, room, size, bold, &page->font);
	double width = chart_text_width(text, size, bold, &page->font);
	if (*text && crowd_place(&d->crowd, points, count, width, size * 1.15, &place))
		page_text(page, text, place.left, (place.top + place.bottom) / 2, size, bold, ALIGN_LEFT, colour);
}

static void draw_target_labels(struct drawing *d)
{
	for (int i = 0; i < d->panel->target_count; i++) {
		const struct chart_target *target = &d->panel->targets[i];
		if (!isfinite(target->value) || !isfinite(target->year) || target->year == d->plan->last_year)
			continue;
		struct page_point at = {page_x(&d->frame, target->year), page_y(&d->frame, target->value)};
		const char *text = chart_panel_target_text(d->page, target, d->look, d->plan->decimals);
		put_text(d, text, &at, 1, d->look->target_size, true, INK_TEXT);
	}
}

/* Anywhere along its segment. */
static void draw_note(struct drawing *d, const struct chart_segment *segment)
{
	struct page_point *points = ARENA_ARRAY(d->page->arena, segment->count, struct page_point);
	int count = 0;
	for (int i = 0; i < segment->count; i++)
		if (isfinite(segment->value[i]) && isfinite(segment->year[i]))
			points[count++] =
				(struct page_point){page_x(&d->frame, segment->year[i]), page_y(&d->frame, segment->value[i])};
	put_text(d, segment->note, points, count, d->look->target_size - 0.7, false, INK_QUIET);
}

static void draw_notes(struct drawing *d)
{
	for (int i = 0; i < d->panel->segment_count && d->look->words; i++)
		draw_note(d, &d->panel->segments[i]);
}

static void leader(struct drawing *d, const struct panel_end *end, double y)
{
	double x0 = page_x(&d->frame, end->year), y0 = page_y(&d->frame, end->value),
		   x1 = d->frame.area.right + ENDS_GAP - 3;
	if (fabs(y - y0) < 3.5 && x0 > d->frame.area.right - 1)
		return;
	x0 += end->target ? d->look->diamond + 2 : 3;
	page_stroke(d->page, x0, y0, x1, y, 0.8, end->target ? INK_AXIS : end->pieces[0].colour);
}

/* Labels at the ends never overlap; targets give way first if there is no room for all. */
static void draw_ends(struct drawing *d)
{
	double wanted[ENDS_MOST], place[ENDS_MOST], spacing = d->look->label_size * 1.25;
	int count = d->plan->end_count;
	for (int i = 0; i < count; i++)
		wanted[i] = page_y(&d->frame, d->plan->ends[i].value);
	while (!chart_apart(count, wanted, place, spacing, d->frame.area.top + spacing / 2, d->frame.area.bottom) &&
	       count > 1)
		count--;
	for (int i = 0; i < count; i++) {
		const struct panel_end *end = &d->plan->ends[i];
		double x = d->frame.area.right + ENDS_GAP;
		for (int k = 0; k < end->piece_count; k++) {
			const struct panel_piece *piece = &end->pieces[k];
			page_text(d->page, piece->text, x, place[i], end->size, !end->quiet, ALIGN_LEFT, piece->colour);
			x += chart_text_width(piece->text, end->size, true, &d->page->font);
		}
		leader(d, end, place[i]);
	}
}

static void words_at(struct drawing *d, const char *text, double x, enum align align, double room)
{
	const struct box *area = &d->frame.area;
	double width = chart_text_width(text, d->look->target_size, false, &d->page->font), y = area->top + 11;
	if (width + 10 > room)
		return;
	page_text(d->page, text, x, y, d->look->target_size, false, align, INK_QUIET);
	double left = align == ALIGN_RIGHT ? x - width : x;
	crowd_box(&d->crowd, (struct box){left - 2, y - 8, left + width + 2, y + 8});
}

static void word(struct drawing *d, enum word id, double x, enum align align, double room)
{
	words_at(d, word_text(d->page->chart->language, id), x, align, room);
}

static void draw_deadline(struct drawing *d)
{
	double x = page_x(&d->frame, d->panel->deadline), *year = ARENA_ARRAY(d->page->arena, 4, double), *ends = year + 2;
	if (!(d->panel->deadline > 0) || !isfinite(x))
		return;
	year[0] = year[1] = d->panel->deadline;
	ends[0] = d->plan->y.low, ends[1] = d->frame.y_high;
	curve(d, 2, year, ends, INK_TEXT, 1.3, true);
	double right = d->frame.area.right - x;
	bool fits = chart_text_width(d->panel->deadline_text, d->look->target_size, false, &d->page->font) + 17 <= right;
	words_at(d, d->panel->deadline_text, fits ? x + 7 : x - 7, fits ? ALIGN_LEFT : ALIGN_RIGHT,
	         fits ? right : x - d->frame.area.left);
}

/* Behind all: hairlines that lead from the years of the axis to the lines. */
static void draw_milestones(struct drawing *d)
{
	for (int i = 0; i < d->panel->milestone_count; i++) {
		double x = page_x(&d->frame, d->panel->milestones[i]);
		if (x > d->frame.area.left && x < d->frame.area.right)
			page_rect(d->page, (struct box){x - 0.5, d->frame.area.top, x + 0.5, d->frame.area.bottom}, LINE_MILESTONE);
	}
}

static void draw_words(struct drawing *d)
{
	double x = page_x(&d->frame, d->frame.ground);
	if (isfinite(x))
		crowd_line(&d->crowd, x, d->frame.area.top, x, d->frame.area.bottom);
	if (!d->look->words || !isfinite(x))
		return;
	word(d, W_CHART_HISTORY, x - 7, ALIGN_RIGHT, d->panel->segment_count ? x - d->frame.area.left : 0);
	word(d, d->panel->recorded ? W_CHART_RECORD : W_CHART_PROJECTION, x + 7, ALIGN_LEFT, d->frame.area.right - x);
}

static void draw_ticks(struct drawing *d)
{
	struct page *page = d->page;
	const struct box *area = &d->frame.area;
	const struct chart_axis *x = &d->frame.x, *y = &d->frame.y;
	double size = d->look->tick_size;
	for (int i = 0; i < y->count; i++)
		page_text(page, chart_number(page->arena, y->tick[i], y->decimals, page->chart->language), area->left - 7,
		          page_y(&d->frame, y->tick[i]), size, false, ALIGN_RIGHT, INK_QUIET);
	for (int i = 0; i < x->count; i++)
		page_text(page, chart_number(page->arena, x->tick[i], 0, page->chart->language),
		          page_x(&d->frame, x->tick[i]), area->bottom + 16, size, false, ALIGN_CENTRE, INK_QUIET);
}

static struct page_frame frame_of(const struct chart_panel *panel, const struct panel_plan *plan, struct box area,
                                  double strip)
{
	struct page_frame made = {.area = area, .x = plan->x, .y = plan->y, .ground = panel->projected_from};
	double height = area.bottom - area.top;
	made.y_high = plan->y.low + (plan->y.high - plan->y.low) * height / (height - strip);
	if (made.ground < plan->x.low)
		made.ground = plan->x.low;
	if (made.ground > plan->x.high)
		made.ground = NAN;
	return made;
}

void chart_panel_draw(struct page *page, const struct chart_panel *panel, const struct panel_look *look,
                      const struct panel_plan *plan, struct box area)
{
	assert(panel->line_count <= CHART_LINES_MOST);
	struct drawing d = {
		page,
		panel,
		look,
		plan,
		frame_of(panel, plan, area, look->words ? 24 : 7),
		page->frame_count,
		{.arena = page->arena, .bounds = {area.left + 2, area.top + 2, area.right - 2, area.bottom - 2}}};
	page_frame(page, &d.frame);
	if (plan->y.low < 0 && plan->y.high > 0)
		level(&d, plan->x.low, plan->x.high, 0, INK_AXIS, 1, false);
	draw_milestones(&d);
	draw_ceilings(&d);
	draw_deadline(&d);
	draw_lines(&d, CHART_PLAIN);
	draw_lines(&d, CHART_STRONG);
	draw_lines(&d, CHART_DASHED);
	draw_lines(&d, CHART_DARK);
	draw_history(&d);
	draw_targets(&d);
	draw_ticks(&d);
	draw_words(&d);
	draw_target_labels(&d);
	draw_notes(&d);
	draw_ends(&d);
}
