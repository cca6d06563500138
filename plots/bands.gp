# SPDX-License-Identifier: GPL-3.0-or-later
# bands: areas between curves in one panel, the curves on top; words and rectangles stand around it.
p = 1
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
plot NaN notitle, \
	for [i=1:BANDS] $bands index i-1 using 1:2:3 with filledcurves fc rgb BAND_COLOUR[i] fs solid noborder notitle, \
	for [i=FIRST[p]:LAST[p]] $curves index i-1 using 1:2 with lines ls i notitle
unset output
