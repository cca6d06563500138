/* SPDX-License-Identifier: GPL-3.0-or-later */
/* growth: how fast a number went from one year to a later one, as a constant rate a year. */
#ifndef ASK_GROWTH_H
#define ASK_GROWTH_H

/* 100 ((to / from)^(1 / years) - 1), in %/yr; NAN unless both are above 0 and a year has passed. */
double growth_mean(double from, double to, int years);
/* (to - from) / years, for what is a share already: points a year. */
double growth_step(double from, double to, int years);
#endif
