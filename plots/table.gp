# SPDX-License-Identifier: GPL-3.0-or-later
# table: nothing but rectangles, signs and words at their places.
set lmargin at screen 0; set rmargin at screen 1; set tmargin at screen 1; set bmargin at screen 0
set xrange [0:1]; set yrange [0:1]
unset border; unset xtics; unset ytics; unset grid
plot NaN notitle
unset output
