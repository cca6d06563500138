# SPDX-License-Identifier: GPL-3.0-or-later
# overview: small multiples on one page. Words and marks come with the last panel, so that no later one covers them.
set multiplot
do for [p=1:FRAMES] {
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
	if (p == FRAMES) {
		do for [i=1:LEADERS] {
			set arrow 100+i from screen ACROSS(LEADER_X0[i]),UP(LEADER_Y0[i]) \
				to screen ACROSS(LEADER_X1[i]),UP(LEADER_Y1[i]) \
				nohead lc rgb LEADER_COLOUR[i] lw LEADER_WIDTH[i] front
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
	plot NaN notitle, for [i=FIRST[p]:LAST[p]] $curves index i-1 using 1:2 with lines ls i notitle
}
unset multiplot
unset output
