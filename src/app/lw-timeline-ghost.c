/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-timeline-view-private.h"

#include "lw-chart-paint.h"

static gboolean
is_shown (const LwScheduledScenario *candidate, LwChartShow show, const char *scenario)
{
  switch (show)
    {
    case LW_CHART_SHOW_ONE:
      return lw_scheduled_scenario_belongs_to (candidate, scenario);
    case LW_CHART_SHOW_ALL:
      return TRUE;
    case LW_CHART_SHOW_RUN:
    default:
      return candidate->use == LW_USE_RUN;
    }
}

LwChartCurve *
lw_timeline_ghost_curve (LwSchedule *ghost, LwChartAxis axis, LwChartShow show, const char *scenario)
{
  guint n_scenarios;
  const LwScheduledScenario *scenarios = lw_schedule_get_scenarios (ghost, &n_scenarios);
  LwChartCurve *sum = lw_chart_curve_new ();

  for (guint i = 0; i < n_scenarios; i++)
    {
      const LwScheduledScenario *each = &scenarios[i];
      gboolean vus = axis == LW_CHART_AXIS_VUS;
      g_autoptr (LwChartCurve) curve = NULL;
      LwChartCurve *more;

      if (!is_shown (each, show, scenario))
        continue;
      curve = lw_chart_curve_new_from_points (vus ? each->vus_curve : each->rate_curve,
                                              vus ? each->n_vus_points : each->n_rate_points,
                                              show == LW_CHART_SHOW_ONE ? 0 : each->start_ms, each->regular_ms);
      more = lw_chart_curve_add (sum, curve);
      g_array_unref (sum);
      sum = more;
    }
  return sum;
}

void
lw_timeline_ghost_draw (cairo_t *cr, const LwChartLayout *layout, LwChartCurve *curve, const LwChartStyle *style)
{
  static const double dashes[] = { 6, 4 };

  if (layout->time_scale.n_segments == 0 || curve->len == 0)
    return;
  cairo_save (cr);
  cairo_rectangle (cr, layout->plot.x, layout->plot.y, layout->plot.width, layout->plot.height);
  cairo_clip (cr);
  for (guint i = 0; i < curve->len; i++)
    {
      const LwChartNode *node = lw_chart_curve_node (curve, i);
      double x = lw_chart_time_scale_get_x (&layout->time_scale, node->t_ms);

      cairo_line_to (cr, x, lw_chart_value_scale_get_y (&layout->value_scale, node->before));
      cairo_line_to (cr, x, lw_chart_value_scale_get_y (&layout->value_scale, node->after));
    }
  lw_chart_set_source (cr, &style->text, 0.75);
  cairo_set_line_width (cr, 1.5);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_stroke (cr);
  cairo_restore (cr);
}
