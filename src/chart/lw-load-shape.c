/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-load-shape.h"

#include "lw-chart-export.h"

/* The column of text on GitHub and GitLab is about as wide: the picture is not shrunk there, and its
 * words are as large as those around it. */
#define WIDTH 880
#define HEIGHT 480

static gboolean
anything_runs (LwSchedule *schedule)
{
  guint n_scenarios;
  const LwScheduledScenario *scenarios = lw_schedule_get_scenarios (schedule, &n_scenarios);

  for (guint i = 0; i < n_scenarios; i++)
    if (scenarios[i].use == LW_USE_RUN)
      return TRUE;
  return FALSE;
}

/* On paper of its own: the page around it may be light or dark, and an SVG in a page is not told which. */
GBytes *
lw_load_shape_draw (LwPlan *plan, LwSchedule *schedule, GError **error)
{
  LwChartOptions options = {
    .width = WIDTH,
    .height = HEIGHT,
    .show = anything_runs (schedule) ? LW_CHART_SHOW_RUN : LW_CHART_SHOW_ALL,
  };
  LwChartSource source;

  lw_chart_source_init (&source, schedule);
  return lw_chart_export (&source, &options, LW_CHART_STYLE_LIGHT, LW_CHART_FORMAT_SVG, 1,
                          lw_plan_get_title (plan), error);
}
