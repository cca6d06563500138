# SPDX-License-Identifier: GPL-3.0-or-later
# words: what stands at places of its own on a page, under the curves or over them: rectangles behind everything; leaders
# from lines to their labels, signs, diamonds and dots, and all words on top.
do for [i=1:RECTS] {
	set object 100000+i rectangle from screen ACROSS(RECT_LEFT[i]),UP(RECT_BOTTOM[i]) \
		to screen ACROSS(RECT_RIGHT[i]),UP(RECT_TOP[i]) \
		behind fc rgb RECT_COLOUR[i] fs solid noborder
}
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
