/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-chart-layout.h"
#include "lw-chart-style.h"

G_BEGIN_DECLS

/* The hatches of the series, by number, and that of the graceful stop. */
#define LW_CHART_HATCH_TAIL G_MAXUINT

/* Fills the path that is set with a hatch; the path is gone then. Hatches are in step with each other
 * wherever the path begins. */
void lw_chart_hatch_fill (cairo_t *cr, guint hatch, const LwChartColor *color, double opacity,
                          const LwChartRect *bounds);

/* Strokes the lines of a hatch over a rectangle with the source that is set. The caller clips. */
void lw_chart_hatch_stroke (cairo_t *cr, guint hatch, const LwChartRect *rect);

G_END_DECLS
