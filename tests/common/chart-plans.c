/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "chart-plans.h"

void
chart_plan_init (ChartPlan *self)
{
  *self = (ChartPlan) { { 0 } };
  self->scenarios = g_array_new (FALSE, TRUE, sizeof (LwScheduledScenario));
  self->memory = g_ptr_array_new_with_free_func (g_free);
  self->iteration_ms = 500;
  self->tail_ms = 30 * CHART_SECOND;
  self->time_unit_ms = CHART_SECOND;
}

void
chart_plan_clear (ChartPlan *self)
{
  g_clear_pointer (&self->scenarios, g_array_unref);
  g_clear_pointer (&self->memory, g_ptr_array_unref);
}

static gpointer
keep (ChartPlan *self, gpointer memory)
{
  g_ptr_array_add (self->memory, memory);
  return memory;
}

static void
add_curves (ChartPlan *self, LwScheduledScenario *scenario)
{
  guint n = scenario->n_stages > 0 ? scenario->n_stages + 1 : 2;
  LwCurvePoint *rate = keep (self, g_new0 (LwCurvePoint, n));
  LwCurvePoint *vus = keep (self, g_new0 (LwCurvePoint, n));
  gboolean arrivals = lw_executor_is_arrival_rate (scenario->executor);
  gint64 t_ms = 0;

  for (guint i = 0; i < n; i++)
    {
      double level = arrivals ? scenario->rate : scenario->vus;

      if (i > 0 && scenario->n_stages > 0)
        {
          t_ms += scenario->stages[i - 1].duration_ms;
          level = scenario->stages[i - 1].target;
        }
      else if (i > 0)
        t_ms = scenario->duration_ms;
      if (arrivals)
        level *= 1000.0 / scenario->time_unit_ms;
      rate[i] = (LwCurvePoint) { t_ms, arrivals ? level : level * 1000 / scenario->iteration_ms };
      vus[i] = (LwCurvePoint) { t_ms, arrivals ? level * scenario->iteration_ms / 1000 : level };
    }
  scenario->rate_curve = rate;
  scenario->vus_curve = vus;
  scenario->n_rate_points = scenario->n_vus_points = n;
  scenario->regular_ms = t_ms;
  scenario->end_ms = t_ms + self->tail_ms;
}

void
chart_plan_add (ChartPlan *self, const char *name, LwObjectiveKind objective, LwUse use,
                LwExecutor executor, gint64 start_ms, gint64 level, const ChartStep *steps)
{
  LwScheduledScenario scenario = { 0 };
  LwScheduledStage *stages;
  guint n_steps = 0;

  while (steps[n_steps].duration_ms >= 0)
    n_steps++;
  stages = keep (self, g_new0 (LwScheduledStage, n_steps + 1));
  scenario.name = keep (self, g_strdup (name));
  scenario.path = keep (self, g_strdup_printf ("objectives[%d].scenarios[0]", objective));
  scenario.objective = objective;
  scenario.use = use;
  scenario.executor = executor;
  scenario.time_unit_ms = self->time_unit_ms;
  scenario.requests_per_iteration = 1;
  scenario.iteration_ms = self->iteration_ms;
  scenario.rate = scenario.vus = level;
  scenario.duration_ms = steps[0].duration_ms;
  if (lw_executor_is_ramping (executor))
    scenario.n_stages = n_steps;
  for (guint i = 0; i < n_steps; i++)
    stages[i] = (LwScheduledStage) { steps[i].duration_ms, steps[i].target, steps[i].target };
  scenario.stages = stages;
  add_curves (self, &scenario);
  scenario.rest_ms = start_ms < 0 ? 30 * CHART_SECOND : -1;
  if (start_ms < 0 && self->scenarios->len > 0)
    {
      LwScheduledScenario *last
        = &g_array_index (self->scenarios, LwScheduledScenario, self->scenarios->len - 1);

      start_ms = last->start_ms + last->end_ms + 30 * CHART_SECOND;
    }
  scenario.start_ms = MAX (0, start_ms);
  g_array_append_val (self->scenarios, scenario);
  self->source.scenarios = (LwScheduledScenario *) self->scenarios->data;
  self->source.n_scenarios = self->scenarios->len;
}

#define END { -1, 0 }

void
chart_plan_add_default (ChartPlan *self)
{
  static const ChartStep baseline[] = { { 5 * CHART_MINUTE, 147 }, END };
  static const ChartStep capacity[] = {
    { 2 * CHART_MINUTE, 200 }, { 5 * CHART_MINUTE, 200 }, { 2 * CHART_MINUTE, 294 },
    { 5 * CHART_MINUTE, 294 }, { 2 * CHART_MINUTE, 441 }, { 3 * CHART_MINUTE, 441 },
    { 2 * CHART_MINUTE, 0 },   END,
  };
  static const ChartStep spike[] = {
    { 2 * CHART_MINUTE, 147 }, { 30 * CHART_SECOND, 882 }, { 2 * CHART_MINUTE, 147 }, END,
  };
  static const ChartStep stress[] = {
    { 5 * CHART_MINUTE, 294 }, { 5 * CHART_MINUTE, 441 }, { 5 * CHART_MINUTE, 588 }, END,
  };
  static const ChartStep soak[] = { { 12 * CHART_HOUR, 176 }, END };

  self->source.baseline_rps = 147.06;
  self->source.normal_rps = 294.12;
  self->source.stress_rps = 441.18;
  chart_plan_add (self, "baseline", LW_OBJECTIVE_BASELINE, LW_USE_RUN,
                  LW_EXECUTOR_CONSTANT_ARRIVAL_RATE, 0, 147, baseline);
  chart_plan_add (self, "capacity", LW_OBJECTIVE_CAPACITY, LW_USE_RUN,
                  LW_EXECUTOR_RAMPING_ARRIVAL_RATE, -1, 100, capacity);
  chart_plan_add (self, "spike", LW_OBJECTIVE_SPIKE, LW_USE_RUN, LW_EXECUTOR_RAMPING_ARRIVAL_RATE, -1,
                  147, spike);
  chart_plan_add (self, "stress", LW_OBJECTIVE_STRESS, LW_USE_ON_REQUEST,
                  LW_EXECUTOR_RAMPING_ARRIVAL_RATE, -1, 294, stress);
  chart_plan_add (self, "soak", LW_OBJECTIVE_SOAK, LW_USE_ON_REQUEST,
                  LW_EXECUTOR_CONSTANT_ARRIVAL_RATE, -1, 176, soak);
}

void
chart_plan_add_many (ChartPlan *self, guint n_scenarios, guint n_stages, gboolean at_once)
{
  for (guint i = 0; i < n_scenarios; i++)
    {
      g_autofree char *name = g_strdup_printf ("scenario-%u", i + 1);
      g_autofree ChartStep *steps = g_new (ChartStep, n_stages + 1);

      for (guint j = 0; j < n_stages; j++)
        steps[j] = (ChartStep) { CHART_MINUTE + (i * 7 + j * 13) % 50 * CHART_SECOND,
                                 100 + (i * 31 + j * j * 17) % 400 };
      steps[n_stages] = (ChartStep) END;
      chart_plan_add (self, name, i % LW_N_OBJECTIVES, LW_USE_RUN, LW_EXECUTOR_RAMPING_ARRIVAL_RATE,
                      at_once ? i * CHART_SECOND : -1, 100, steps);
    }
}
