/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-chart-layout.h"
#include "lw-chart-style.h"

G_BEGIN_DECLS

/* Draws a chart into the rectangle from 0, 0 to its width and height. fonts must be those that it was
 * laid out with. */
void lw_chart_paint (cairo_t *cr, const LwChartLayout *layout, const LwChartStyle *style,
                     LwChartFonts *fonts);

/* Draws one of the series once more, so that it stands out. */
void lw_chart_paint_highlight (cairo_t *cr, const LwChartLayout *layout, const LwChartStyle *style,
                               guint series);

void lw_chart_set_source (cairo_t *cr, const LwChartColor *color, double opacity);

G_END_DECLS
