/* SPDX-License-Identifier: GPL-3.0-or-later */
/* view_fit: how what was fitted is called, in tables and pictures. */
#ifndef VIEW_FIT_H
#define VIEW_FIT_H
#include "ask/fit.h"
#include "view/view.h"

/* "GDP, current prices", with its basis where there are several. */
const char *view_fit_title(struct arena *arena, const struct fits *fits, const struct fit_series *series,
                           const struct view *view);
/* "growth", "S-curve to 80 %", "elasticity on GDP". */
const char *view_fit_law(struct arena *arena, const struct fits *fits, const struct fit *fit, const struct view *view);
const char *view_fit_law_name(const struct fit *fit, const struct view *view);        /* "growth", "S-curve" */
const char *view_fit_estimator(const struct fit *fit, enum language language);         /* "log-linear least squares" */
const char *view_fit_amount(struct arena *arena, double value, const struct unit *unit, const struct view *view);
/* "9.4 +- 1.3 %/yr"; in a picture with the sign of typographers. */
const char *view_fit_estimate(struct arena *arena, const struct fit *fit, bool picture, const struct view *view);
/* {"sectors": {"mining": {"growth": {"value": .., "uncertain": ..}}}}, of a fit that an input takes. */
const char *view_fit_paste(struct arena *arena, const struct fit *fit, const struct view *view);
/* What the last hidden year says; NULL: none was hidden. */
const char *view_fit_tested(struct arena *arena, const struct fit *fit, const struct view *view);
#endif
