# SPDX-License-Identifier: GPL-3.0-or-later
# style: the look that all charts share. The program writes the numbers and cleaned texts of one chart in front
# of this file and page.gp after it; the whole is one script that gnuplot runs by itself.
# Places are pixels at 96 dpi from the top left corner. Nothing here evaluates text.
set encoding utf8
SCALE = FORMAT eq 'svg' ? 1.0 : 0.75            # svg counts font sizes in pixels, the others in points
if (FORMAT eq 'svg') {
	set terminal svg noenhanced size WIDTH,HEIGHT font FONT.',12' linewidth 1 background 'white'
}
if (FORMAT eq 'png') {
	set terminal pngcairo noenhanced size 2*WIDTH,2*HEIGHT \
		font FONT.',9' fontscale 2 linewidth 2 background 'white'
}
if (FORMAT eq 'pdf') {
	set terminal pdfcairo noenhanced size (WIDTH/96.)in,(HEIGHT/96.)in \
		font FONT.',9' fontscale 0.75 linewidth 1.5 background 'white'
}
set output FILE
ACROSS(x) = x/WIDTH
UP(y) = 1 - y/HEIGHT
DASH = FORMAT eq 'svg' ? 7 : 13; GAP = FORMAT eq 'svg' ? 5 : 9   # the others count dashes shorter
SIZE(px) = sprintf(',%g', px*SCALE)
# svg sets every label as if it had the terminal's own size: this much lower where it is larger
SINK(px) = FORMAT eq 'svg' ? 0.32*(px - 12) : 0.0
GRID = '#e3e3e3'; AXIS = '#8a8a8a'; GROUND = '#f4f6f8'; DIVIDER = '#b5b5b5'

# only a bottom line, hairlines across, ticks outside; tick labels are among the texts
set border 1 lc rgb AXIS lw 1
set grid noxtics ytics lt 1 lc rgb GRID lw 0.8
set format x ''
set format y ''
unset key
set xtics out nomirror scale 0.5
set ytics out nomirror scale 0
do for [i=1:CURVES] {
	if (CURVE_DASHED[i]) {
		set style line i lc rgb CURVE_COLOUR[i] lw CURVE_WIDTH[i] dt (DASH,GAP)
	} else {
		set style line i lc rgb CURVE_COLOUR[i] lw CURVE_WIDTH[i] dt solid
	}
}
