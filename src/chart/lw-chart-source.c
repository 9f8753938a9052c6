/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-chart-options.h"

static double
figure_value (LwSchedule *schedule, const char *id)
{
  const LwFigure *figure = lw_schedule_find_figure (schedule, id);

  return figure != NULL ? figure->value : 0;
}

void
lw_chart_source_init (LwChartSource *self, LwSchedule *schedule)
{
  *self = (LwChartSource) { 0 };
  self->scenarios = lw_schedule_get_scenarios (schedule, &self->n_scenarios);
  self->baseline_rps = figure_value (schedule, "baseline");
  self->normal_rps = lw_schedule_get_target_rps (schedule);
  self->stress_rps = figure_value (schedule, "stress");
}
