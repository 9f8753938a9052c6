/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

/* Which scenarios are drawn, when, and with what curves. */

#include "config.h"

#include "lw-chart-layout-private.h"
#include "lw-chart-style.h"

#include <math.h>

/* Objectives, a colour for each scenario, or all of its shades and hatches. */
#define MAX_SLOTS(n) (LW_N_OBJECTIVES + (n) * (LW_CHART_N_COLORS + 1))

static guint
take_slot (gboolean *taken, guint first, guint step)
{
  while (taken[first])
    first += step;
  taken[first] = TRUE;
  return first;
}

/* The first scenario of an objective has the colour of that objective, whatever else is drawn; further
 * ones take colours that no objective of the plan needs, and then shades. The part of a scenario that
 * runs its flow is a shade of the other part. */
static void
assign_slots (const LwChartSource *source, guint *slots)
{
  g_autofree gboolean *taken = g_new0 (gboolean, MAX_SLOTS (source->n_scenarios + 1));
  g_autofree gboolean *done = g_new0 (gboolean, source->n_scenarios + 1);

  for (guint i = 0; i < source->n_scenarios; i++)
    {
      guint objective = source->scenarios[i].objective;

      if (objective >= LW_N_OBJECTIVES || taken[objective])
        continue;
      done[i] = taken[objective] = TRUE;
      slots[i] = objective;
    }
  for (guint i = 0; i < source->n_scenarios; i++)
    if (!done[i] && lw_scheduled_scenario_get_beside (&source->scenarios[i]) == NULL)
      slots[i] = take_slot (taken, 0, 1);
  for (guint i = 0; i < source->n_scenarios; i++)
    {
      const LwScheduledScenario *beside = lw_scheduled_scenario_get_beside (&source->scenarios[i]);

      if (!done[i] && beside != NULL)
        slots[i] = take_slot (taken, slots[beside - source->scenarios], LW_CHART_N_COLORS);
    }
}

static gboolean
is_shown (const LwChartOptions *options, const LwScheduledScenario *scenario)
{
  switch (options->show)
    {
    case LW_CHART_SHOW_ALL:
      return TRUE;
    case LW_CHART_SHOW_ONE:
      return lw_scheduled_scenario_belongs_to (scenario, options->scenario);
    case LW_CHART_SHOW_RUN:
    default:
      return scenario->use == LW_USE_RUN;
    }
}

static gboolean
is_constant (LwExecutor executor)
{
  return !lw_executor_is_ramping (executor) && !lw_executor_is_iterations (executor);
}

/* Requests per second for a number of the script that counts iterations per time unit; VUs stay. */
static double
target_of (const LwScheduledScenario *scenario, gint64 number)
{
  if (!lw_executor_is_arrival_rate (scenario->executor))
    return number;
  return number * 1000.0 / MAX (1, scenario->time_unit_ms) * scenario->requests_per_iteration;
}

/* How much of the other axis belongs to one of a stage's target: Little's law both ways. */
static double
units_per_target (const LwScheduledScenario *scenario, LwChartAxis axis)
{
  double vus_per_request = scenario->iteration_ms / 1000 / scenario->requests_per_iteration;
  double factor = 1;

  if (lw_executor_is_arrival_rate (scenario->executor) != (axis == LW_CHART_AXIS_REQUESTS))
    factor = axis == LW_CHART_AXIS_VUS ? vus_per_request : 1 / vus_per_request;
  return isfinite (factor) && factor >= 0 ? factor : 0;
}

/* What a stage that is being dragged comes to in this scenario, as a multiple of its target; 0 when it
 * is none of this one's. Both parts of a scenario change together. */
static double
trial_share (const LwChartTrial *trial, const LwScheduledScenario *scenario)
{
  const LwScheduledScenario *beside = lw_scheduled_scenario_get_beside (scenario);

  if (trial == NULL)
    return 0;
  if (g_strcmp0 (trial->scenario, scenario->name) == 0)
    return 1;
  if (beside == NULL || g_strcmp0 (trial->scenario, beside->name) != 0)
    return 0;
  if (lw_executor_is_arrival_rate (scenario->executor))
    return scenario->share / beside->share;
  return beside->max_vus > 0 ? (double) scenario->max_vus / (double) beside->max_vus : 0;
}

static void
add_stages (LwChartBuilder *self, LwChartSeries *series, const LwScheduledScenario *scenario)
{
  const LwChartTrial *trial = self->options->trial;
  double share = trial_share (trial, scenario);
  gboolean constant = is_constant (scenario->executor);
  gboolean arrivals = lw_executor_is_arrival_rate (scenario->executor);
  gint64 t_ms = series->start_ms;

  series->first_ms = series->start_ms;
  if (lw_executor_is_ramping (scenario->executor))
    series->first_value = target_of (scenario, arrivals ? scenario->rate : scenario->vus)
                          * series->units_per_target;
  if (lw_executor_is_iterations (scenario->executor))
    return;

  series->n_stages = constant ? 1 : scenario->n_stages;
  series->stages = g_new0 (LwChartStage, series->n_stages);
  for (guint i = 0; i < series->n_stages; i++)
    {
      LwChartStage *stage = &series->stages[i];

      stage->duration_ms = constant ? scenario->duration_ms : scenario->stages[i].duration_ms;
      stage->target = target_of (scenario, !constant ? scenario->stages[i].target
                                           : arrivals ? scenario->rate : scenario->vus);
      if (share > 0 && trial->stage == i)
        {
          stage->duration_ms = CLAMP (trial->duration_ms, 0, LW_MAX_DURATION_MS);
          stage->target = isfinite (trial->target) ? CLAMP (trial->target * share, 0, LW_MAX_NUMBER) : 0;
        }
      t_ms += stage->duration_ms;
      stage->end_ms = t_ms;
      stage->value = stage->target * series->units_per_target;
    }
  if (constant && series->n_stages > 0)
    series->first_value = series->stages[0].value;
}

/* The curve that stages give, in units for each of their targets. */
static LwChartCurve *
curve_of_stages (const LwChartSeries *series, double factor)
{
  g_autofree LwCurvePoint *points = g_new (LwCurvePoint, series->n_stages + 1);
  double scale = series->units_per_target > 0 ? factor / series->units_per_target : 0;
  gint64 length_ms = 0;

  points[0] = (LwCurvePoint) { 0, series->first_value * scale };
  for (guint i = 0; i < series->n_stages; i++)
    {
      length_ms = series->stages[i].end_ms - series->start_ms;
      points[i + 1] = (LwCurvePoint) { length_ms, series->stages[i].value * scale };
    }
  return lw_chart_curve_new_from_points (points, series->n_stages + 1, series->start_ms, length_ms);
}

static void
add_curves (LwChartBuilder *self, LwChartSeries *series, const LwScheduledScenario *scenario)
{
  const LwChartTrial *trial = self->options->trial;
  gint64 tail_ms = MAX (0, scenario->end_ms - scenario->regular_ms);
  gint64 length_ms = CLAMP (scenario->regular_ms, 0, LW_MAX_DURATION_MS);

  if (series->n_stages > 0 && trial_share (trial, scenario) > 0)
    {
      series->rate = curve_of_stages (series, units_per_target (scenario, LW_CHART_AXIS_REQUESTS));
      series->vus = curve_of_stages (series, units_per_target (scenario, LW_CHART_AXIS_VUS));
      length_ms = series->stages[series->n_stages - 1].end_ms - series->start_ms;
    }
  else
    {
      series->rate = lw_chart_curve_new_from_points (scenario->rate_curve, scenario->n_rate_points,
                                                     series->start_ms, length_ms);
      series->vus = lw_chart_curve_new_from_points (scenario->vus_curve, scenario->n_vus_points,
                                                    series->start_ms, length_ms);
    }
  series->curve = self->layout->axis == LW_CHART_AXIS_VUS ? series->vus : series->rate;
  series->peak = lw_chart_curve_get_peak (series->curve);
  series->regular_end_ms = series->start_ms + length_ms;
  series->end_ms = series->regular_end_ms + CLAMP (tail_ms, 0, LW_MAX_DURATION_MS);
}

/* Where a scenario begins while another one is tried in another length: one with a fixed start stays, the
 * others follow what is before them, as in the schedule. end_ms: of all before it. */
static gint64
trial_start (const LwScheduledScenario *scenarios, guint i, gint64 start_before_ms, gint64 end_ms)
{
  if (lw_scheduled_scenario_get_beside (&scenarios[i]) != NULL)
    return start_before_ms;
  if (scenarios[i].rest_ms < 0)
    return MAX (0, scenarios[i].start_ms);
  return i > 0 ? end_ms + scenarios[i].rest_ms : 0;
}

void
lw_chart_builder_add_series (LwChartBuilder *self)
{
  const LwChartSource *source = self->source;
  LwChartLayout *layout = self->layout;
  g_autofree guint *slots = g_new0 (guint, source->n_scenarios + 1);
  gint64 start_ms = 0, end_ms = 0;

  assign_slots (source, slots);
  layout->series = g_new0 (LwChartSeries, source->n_scenarios + 1);
  for (guint i = 0; i < source->n_scenarios; i++)
    {
      const LwScheduledScenario *scenario = &source->scenarios[i];
      LwChartSeries *series = &layout->series[layout->n_series];

      start_ms = self->options->trial == NULL ? MAX (0, scenario->start_ms)
                                              : trial_start (source->scenarios, i, start_ms, end_ms);
      if (!is_shown (self->options, scenario))
        {
          end_ms = MAX (end_ms, start_ms + scenario->end_ms);
          continue;
        }
      series->scenario = i;
      series->slot = slots[i];
      series->name = g_string_chunk_insert_const (layout->strings, scenario->name);
      series->path = g_string_chunk_insert_const (layout->strings, scenario->path ? scenario->path : "");
      series->follows = lw_scheduled_scenario_get_beside (scenario) != NULL;
      series->executor = scenario->executor;
      series->start_ms = self->options->show == LW_CHART_SHOW_ONE ? 0 : start_ms;
      series->units_per_target = units_per_target (scenario, layout->axis);
      add_stages (self, series, scenario);
      add_curves (self, series, scenario);
      end_ms = MAX (end_ms, start_ms + series->end_ms - series->start_ms);
      layout->n_series++;
    }
}
