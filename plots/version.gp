# SPDX-License-Identifier: GPL-3.0-or-later
# version: which gnuplot draws, told in the clothes of a picture, so that it comes back as pictures do.
set print "chart.svg"
print sprintf("<?xml gnuplot %.1f patchlevel %s</svg>", GPVAL_VERSION, GPVAL_PATCHLEVEL)
