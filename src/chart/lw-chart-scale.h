/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * From time and load to pixels, and back.
 *
 * The time axis may be broken: of a stretch that is much longer than all the rest, only its two ends
 * are drawn, so that a soak of half a day and a baseline of five minutes are both legible. What is
 * drawn has one scale of milliseconds to pixels throughout.
 */

#define LW_CHART_MAX_SEGMENTS 8

typedef struct
{
  gint64 from_ms;
  gint64 to_ms;
} LwChartSpan;

/* A span with its place on the axis; from_x > to_x when the axis is mirrored. */
typedef struct
{
  gint64 from_ms;
  gint64 to_ms;
  double from_x;
  double to_x;
} LwChartSegment;

typedef struct
{
  LwChartSegment segments[LW_CHART_MAX_SEGMENTS]; /* in the order of time */
  guint n_segments;      /* 0: there is no time to show */
  double ms_per_pixel;
} LwChartTimeScale;

/* Zero at the bottom. */
typedef struct
{
  double top;      /* value at the upper edge; 0: there is nothing to show */
  double top_y;
  double bottom_y;
} LwChartValueScale;

/* Cuts the time between the first and the last of the borders, which are sorted, into spans to show.
 * loaded[i] says whether there is load between borders[i] and borders[i + 1]. Returns how many spans
 * there are: one when the axis needs no break, none when it would have no length. */
guint lw_chart_find_spans (const gint64 *borders, const gboolean *loaded, guint n_borders,
                           LwChartSpan spans[static LW_CHART_MAX_SEGMENTS]);

/* Lays the spans out between two positions with breaks of that many pixels between them. The axis
 * runs from right to left when from_x is the greater one. */
void lw_chart_time_scale_init (LwChartTimeScale *self, const LwChartSpan *spans, guint n_spans,
                               double from_x, double to_x, double break_width);
/* Times outside are moved to the nearest end. Times that are cut out are inside the break. */
double lw_chart_time_scale_get_x (const LwChartTimeScale *self, gint64 t_ms);
gint64 lw_chart_time_scale_get_time (const LwChartTimeScale *self, double x);

void lw_chart_value_scale_init (LwChartValueScale *self, double top, double top_y, double bottom_y);
double lw_chart_value_scale_get_y (const LwChartValueScale *self, double value);
double lw_chart_value_scale_get_value (const LwChartValueScale *self, double y);

/* The smallest step that people count in, such as 15 s, 5 min, 6 h or 7 d, which is not below the
 * minimum. */
gint64 lw_chart_time_step (double minimum_ms);
/* The step after one of those. */
gint64 lw_chart_time_step_next (gint64 step_ms);
/* The smallest of 1, 2 and 5 times a power of ten which is not below the minimum. */
double lw_chart_value_step (double minimum);

G_END_DECLS
