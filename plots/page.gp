# SPDX-License-Identifier: GPL-3.0-or-later
# page: the frames of a page, if it has any, each with its ground, bands and curves. What stands at places of its own
# comes with the last of them, so that no later one covers it: rectangles behind everything; strokes (leaders from lines to
# their labels, signs), diamonds, dots and all words on top.
if (SHARED) { set multiplot }
if (FRAMES == 0) {
	set lmargin at screen 0; set rmargin at screen 1; set tmargin at screen 1; set bmargin at screen 0
	set xrange [0:1]; set yrange [0:1]
	unset border; unset xtics; unset ytics; unset grid
}
do for [p=1:(FRAMES > 0 ? FRAMES : 1)] {
	if (FRAMES > 0) {
		set lmargin at screen ACROSS(LEFT[p]); set rmargin at screen ACROSS(RIGHT[p])
		set tmargin at screen UP(TOP[p]); set bmargin at screen UP(BOTTOM[p])
		set xrange [X_LOW[p]:X_HIGH[p]]; set yrange [Y_LOW[p]:Y_HIGH[p]]
		set xtics X_TICK[p],X_STEP[p],X_LAST[p]; set ytics Y_TICK[p],Y_STEP[p],Y_LAST[p]
		unset object 1; unset arrow 1
		if (PROJECTED[p]) {
			set object 1 rectangle from first GROUND_FROM[p],graph 0 to graph 1,graph 1 \
				fc rgb GROUND fs solid noborder behind
			if (GROUND_FROM[p] > X_LOW[p]) {
				set arrow 1 from first GROUND_FROM[p],graph 0 to first GROUND_FROM[p],graph 1 \
					nohead lc rgb DIVIDER lw 1 dt (4,4) back
			}
		}
	}
	if (p >= FRAMES) {
		do for [i=1:RECTS] {
			set object 100000+i rectangle from screen ACROSS(RECT_LEFT[i]),UP(RECT_BOTTOM[i]) \
				to screen ACROSS(RECT_RIGHT[i]),UP(RECT_TOP[i]) \
				behind fc rgb RECT_COLOUR[i] fs solid noborder
		}
		do for [i=1:STROKES] {
			set arrow 100+i from screen ACROSS(STROKE_X0[i]),UP(STROKE_Y0[i]) \
				to screen ACROSS(STROKE_X1[i]),UP(STROKE_Y1[i]) \
				nohead lc rgb STROKE_COLOUR[i] lw STROKE_WIDTH[i] front
		}
		do for [i=1:MARKS] {
			if (MARK_DIAMOND[i]) {
				set object 100+i polygon \
					from screen ACROSS(MARK_X[i]-MARK_SIZE[i]),UP(MARK_Y[i]) \
					to screen ACROSS(MARK_X[i]),UP(MARK_Y[i]-MARK_SIZE[i]) \
					to screen ACROSS(MARK_X[i]+MARK_SIZE[i]),UP(MARK_Y[i]) \
					to screen ACROSS(MARK_X[i]),UP(MARK_Y[i]+MARK_SIZE[i]) \
					to screen ACROSS(MARK_X[i]-MARK_SIZE[i]),UP(MARK_Y[i]) \
					front fc rgb 'white' fs solid border lc rgb MARK_COLOUR[i] lw 1.8
			} else {
				set object 100+i circle at screen ACROSS(MARK_X[i]),UP(MARK_Y[i]) size screen ACROSS(MARK_SIZE[i]) \
					front fc rgb MARK_COLOUR[i] fs solid noborder
			}
		}
		do for [i=1:TEXTS] {
			if (TEXT_ALIGN[i] == 0) { set label i TEXT[i] left }
			if (TEXT_ALIGN[i] == 1) { set label i TEXT[i] center }
			if (TEXT_ALIGN[i] == 2) { set label i TEXT[i] right }
			set label i at screen ACROSS(TEXT_X[i]),UP(TEXT_Y[i]+SINK(TEXT_SIZE[i])) \
				font FONT.(TEXT_BOLD[i] ? ':Bold' : '').SIZE(TEXT_SIZE[i]) \
				tc rgb TEXT_COLOUR[i] front
		}
	}
	# a loop over nothing would still be a plot of its own
	if (FRAMES == 0) { plot NaN notitle }
	if (FRAMES > 0 && BANDS == 0) {
		plot NaN notitle, for [i=FIRST[p]:LAST[p]] $curves index i-1 using 1:2 with lines ls i notitle
	}
	if (FRAMES > 0 && BANDS > 0) {
		plot NaN notitle, for [i=1:BANDS] $bands index i-1 using 1:2:3 \
			with filledcurves fc rgb BAND_COLOUR[i] fs solid noborder notitle, \
			for [i=FIRST[p]:LAST[p]] $curves index i-1 using 1:2 with lines ls i notitle
	}
}
if (SHARED) { unset multiplot }
unset output
