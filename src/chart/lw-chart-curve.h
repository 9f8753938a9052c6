/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-schedule.h"

G_BEGIN_DECLS

/*
 * A piecewise linear curve that is 0 outside of its first and last node, in the time of the chart.
 * It may jump at a node: `before` is the value coming from earlier times, `after` the one going on.
 */
typedef struct
{
  gint64 t_ms;
  double before;
  double after;
} LwChartNode;

/* (element-type LwChartNode): sorted by time, no time twice */
typedef GArray LwChartCurve;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwChartCurve, g_array_unref)

#define lw_chart_curve_node(curve, i) (&g_array_index ((curve), LwChartNode, (i)))

LwChartCurve *lw_chart_curve_new (void);

/* From the points of a scenario that starts at start_ms and lasts length_ms. Points that make no
 * sense (out of order, not finite) are left out; a curve that ends early goes on at its last level. */
LwChartCurve *lw_chart_curve_new_from_points (const LwCurvePoint *points, guint n_points,
                                              gint64 start_ms, gint64 length_ms);

/* The sum of both; linear in the number of nodes. (transfer full) */
LwChartCurve *lw_chart_curve_add (LwChartCurve *a, LwChartCurve *b);

/* The part between two times; it may be empty. (transfer full) */
LwChartCurve *lw_chart_curve_clip (LwChartCurve *self, gint64 from_ms, gint64 to_ms);

double lw_chart_curve_get_value (LwChartCurve *self, gint64 t_ms);  /* at a jump the value after it */
double lw_chart_curve_get_before (LwChartCurve *self, gint64 t_ms); /* at a jump the value before it */
double lw_chart_curve_get_peak (LwChartCurve *self);

G_END_DECLS
