/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-chart-options.h"

#include <pango/pangocairo.h>

G_BEGIN_DECLS

typedef struct
{
  double red;
  double green;
  double blue;
  double alpha;
} LwChartColor;

#define LW_CHART_N_COLORS 6
#define LW_CHART_N_HATCHES 6
/* A second one of every colour, further away from the background. */
#define LW_CHART_N_SHADES 2

typedef enum
{
  LW_CHART_STYLE_LIGHT,
  LW_CHART_STYLE_DARK,
  LW_CHART_STYLE_HIGH_CONTRAST,
  LW_CHART_STYLE_HIGH_CONTRAST_DARK,
  LW_CHART_STYLE_PRINT,
} LwChartStyleKind;

/* How the chart is drawn. The colours of the series are those of Okabe and Ito in their order, tuned
 * until each stands out from the background at least 3:1. */
typedef struct
{
  LwChartColor background; /* painted when it is not transparent */
  LwChartColor text;
  LwChartColor dim_text;
  LwChartColor grid;
  LwChartColor axis;
  LwChartColor target;
  LwChartColor series[LW_CHART_N_COLORS * LW_CHART_N_SHADES];
  double area_top;         /* opacity of the areas under their line, and at the bottom */
  double area_bottom;
  double hatch;            /* opacity */
  double line_width;       /* of series; everything else is relative to the pixel */
  double grid_width;
} LwChartStyle;

void lw_chart_style_init (LwChartStyle *self, LwChartStyleKind kind);

/* The colour and the hatch of a slot differ in at least one from those of every other slot below
 * the product of their numbers. Slots that are LW_CHART_N_COLORS apart are shades of one colour. */
const LwChartColor *lw_chart_style_get_color (const LwChartStyle *self, guint slot);
guint lw_chart_style_get_hatch (guint slot);

/* The contrast between two opaque colours as WCAG 2 defines it, from 1 to 21. */
double lw_chart_color_contrast (const LwChartColor *a, const LwChartColor *b);

/*
 * The fonts of a chart: what measures text for the layout and draws it for the painter.
 */
typedef struct _LwChartFonts LwChartFonts;

#define LW_CHART_DEFAULT_FONT "Cantarell, Adwaita Sans, Noto Sans, DejaVu Sans, Sans"
#define LW_CHART_DEFAULT_FONT_SIZE 14.0

/* size is that of running text, in pixels; the chart's texts are a little smaller, but never below
 * 11 pixels. context may be NULL. (transfer full) */
LwChartFonts *lw_chart_fonts_new (PangoContext *context, const char *family, double size);
void lw_chart_fonts_free (LwChartFonts *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwChartFonts, lw_chart_fonts_free)

/* An LwChartMeasure, for an LwChartFonts as its data. */
void lw_chart_fonts_measure (gpointer self, LwChartFont font, const char *text, double *width,
                             double *height);
/* Draws a line of text with its upper left corner at a place, ellipsized to the width. */
void lw_chart_fonts_show (LwChartFonts *self, cairo_t *cr, LwChartFont font, const char *text, double x,
                          double y, double width);

G_END_DECLS
