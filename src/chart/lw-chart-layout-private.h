/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-chart-layout.h"

G_BEGIN_DECLS

/* Distances in pixels. */
#define LW_CHART_PAD 6
#define LW_CHART_AXIS_GAP 8       /* between labels and axis */
#define LW_CHART_RIGHT_MARGIN 16
#define LW_CHART_BREAK_WIDTH 14
#define LW_CHART_VALUE_TICK_MIN 32
#define LW_CHART_VALUE_TICK_MAX 80
#define LW_CHART_TIME_TICK_GAP 32 /* between labels */
#define LW_CHART_LABEL_GAP 4      /* between a curve and its number */
#define LW_CHART_SWATCH_WIDTH 18
#define LW_CHART_SWATCH_HEIGHT 12
#define LW_CHART_LEGEND_GAP 18
#define LW_CHART_LEGEND_MAX_LABEL 180
#define LW_CHART_HANDLE_MIN 12
#define LW_CHART_SUMMARY_MIN 30    /* between handles that carry a number */
#define LW_CHART_TAIL_MIN 6

/* What is needed while a layout is made. */
typedef struct
{
  LwChartLayout *layout;
  const LwChartSource *source;
  const LwChartOptions *options;
  const LwChartWords *words;
  GArray *placed;  /* (element-type LwChartRect): of the texts inside the plot */
  GPtrArray *sums; /* (element-type LwChartCurve): of those that overlap */
  GPtrArray *overlaps; /* (element-type LwChartCurve): of these, where more than one drives load */
} LwChartBuilder;

/* A label with its size; its place is up to the caller. The text is copied. */
LwChartLabel lw_chart_builder_label (LwChartBuilder *self, LwChartFont font, const char *text);
double lw_chart_builder_line_height (LwChartBuilder *self, LwChartFont font);

/* The steps, in order. */
void lw_chart_builder_add_series (LwChartBuilder *self);
void lw_chart_builder_stack (LwChartBuilder *self);
void lw_chart_builder_find_time (LwChartBuilder *self, LwChartSpan spans[static LW_CHART_MAX_SEGMENTS],
                                 guint *n_spans);
double lw_chart_builder_measure_values (LwChartBuilder *self, double plot_height);
double lw_chart_builder_flow_legend (LwChartBuilder *self, double from_x, double to_x, guint max_rows);
void lw_chart_builder_add_value_ticks (LwChartBuilder *self);
void lw_chart_builder_add_time_ticks (LwChartBuilder *self);
void lw_chart_builder_shape (LwChartBuilder *self);
void lw_chart_builder_add_handles (LwChartBuilder *self);
void lw_chart_builder_add_values (LwChartBuilder *self);
void lw_chart_builder_add_targets (LwChartBuilder *self);

int lw_chart_compare_times (gconstpointer a, gconstpointer b); /* gint64 */

G_END_DECLS
