/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-sizing.h"

#include "lw-i18n.h"
#include "lw-number.h"

#include <math.h>

#define MAX_FIGURES 10

typedef struct
{
  LwComputation *computation;
  LwArena *arena;
  LwScheduledScenario *scenario;
} Explanation;

static void
add (Explanation *self, const char *id, const char *title, double value, int decimals, const char *unit,
     const char *formula, const char *note)
{
  LwScheduledScenario *scenario = self->scenario;
  LwFigure *figure = (LwFigure *) &scenario->sizing[scenario->n_sizing++];

  g_assert (scenario->n_sizing <= MAX_FIGURES);
  *figure = (LwFigure){ id, title, value, unit, lw_arena_strdup (self->arena, LW_TEXT (value, decimals)),
                        formula, note };
}

static double
peak_iterations_per_second (const LwScheduledScenario *scenario)
{
  return scenario->peak_rps / scenario->requests_per_iteration;
}

/* What a flow comes to, before its rate follows from that. */
static void
explain_flow (Explanation *self)
{
  const LwScheduledScenario *scenario = self->scenario;
  LwFlow *flow = lw_plan_get_flow (self->computation->plan);
  const LwMix *mix = &self->computation->flow;
  double pauses_ms = scenario->iteration_ms - mix->response_ms - mix->wait_ms;
  const char *requests = lw_arena_printf (self->arena, lw_words_plural ("%u step", "%u steps", mix->n_enabled), mix->n_enabled);

  if (mix->polls > 0)
    requests = lw_arena_printf (self->arena, _ ("%s + ⌈%s s / %s s⌉ polls = %s"), requests,
                                LW_TEXT (lw_flow_get_expected_wait_ms (flow) / 1000, 3),
                                LW_TEXT (lw_flow_get_poll_interval_ms (flow) / 1000.0, 3), LW_TEXT (mix->requests, 0));
  add (self, "flow-requests", _ ("Requests of a flow"), mix->requests, 0, _ ("requests"), requests,
       mix->polls > 0 ? _ ("as many polls as fit into the expected wait, at least one") : NULL);
  add (self, "flow-time", _ ("Time of a flow"), scenario->iteration_ms / 1000, 3, "s",
       lw_arena_printf (self->arena, _ ("%s s of responses + %s s of pauses + %s s of waiting = %s"),
                        LW_TEXT (mix->response_ms / 1000, 3), LW_TEXT (pauses_ms / 1000, 3),
                        LW_TEXT (mix->wait_ms / 1000, 3), LW_TEXT (scenario->iteration_ms / 1000, 3)),
       NULL);
}

static void
explain_rate (Explanation *self)
{
  const LwScheduledScenario *scenario = self->scenario;
  double peak = peak_iterations_per_second (scenario);
  gint64 per_unit = lw_round_half_up (peak * scenario->time_unit_ms / 1000);
  const char *note = NULL;

  if (scenario->requests_per_iteration != 1)
    note = lw_arena_printf (self->arena, _ ("%s requests in an iteration"), LW_TEXT (scenario->requests_per_iteration, 3));
  add (self, "rate", _ ("Highest rate"), peak, 3, _ ("iterations/s"),
       lw_arena_printf (self->arena, "%" G_GINT64_FORMAT " / %d s = %s", per_unit,
                        (int) (scenario->time_unit_ms / 1000), LW_TEXT (peak, 3)), note);
  if (scenario->rate_error > 0)
    add (self, "rate-error", _ ("Largest rounding of a rate"), scenario->rate_error * 100, 2, "%",
         lw_arena_printf (self->arena, _ ("whole iterations per %d s are at most %s %% off"),
                          (int) (scenario->time_unit_ms / 1000), LW_TEXT (scenario->rate_error * 100, 2)), NULL);
}

/* Why an iteration is taken to last that long at the most. */
static const char *
longest_words (Explanation *self, double longest_ms)
{
  const LwScheduledScenario *scenario = self->scenario;
  LwServiceLevel *level = lw_plan_get_service_level (self->computation->plan);

  if (scenario->max_vus == scenario->pre_allocated_vus)
    return _ ("no fewer than are made before the start");
  if (longest_ms <= scenario->iteration_ms)
    return _ ("no longer than an iteration is expected to take");
  if (scenario->flow && scenario->polls_per_iteration > 0)
    return _ ("so many wait when every flow takes until its deadline");
  if (longest_ms >= self->computation->schedule->timeout_ms * scenario->requests_per_iteration)
    return _ ("so many wait when every request runs into its timeout");
  return lw_arena_printf (self->arena, _ ("so many wait when responses take %s times the allowed 99th percentile"),
                          LW_TEXT (lw_service_level_get_abort_latency_factor (level), 2));
}

static void
explain_allocation (Explanation *self, LwScenario *source)
{
  const LwScheduledScenario *scenario = self->scenario;
  double rate = peak_iterations_per_second (scenario);
  double longest_ms = lw_sizing_longest_ms (self->computation, scenario);
  const char *formula;

  add (self, "busy-vus", _ ("VUs busy at the highest rate"), scenario->busy_vus, 2, "VUs",
       lw_arena_printf (self->arena, "%s/s × %s s = %s", LW_TEXT (rate, 3),
                        LW_TEXT (scenario->iteration_ms / 1000, 3), LW_TEXT (scenario->busy_vus, 2)),
       _ ("Little's law: iterations per second × seconds of an iteration"));

  formula = lw_arena_printf (self->arena, "⌈%s + 3 × √%s⌉ = %" G_GINT64_FORMAT, LW_TEXT (scenario->busy_vus, 2),
                             LW_TEXT (scenario->busy_vus, 2), lw_sizing_pre_allocated (scenario->busy_vus));
  add (self, "pre-allocated-vus", _ ("VUs made before the start"), scenario->pre_allocated_vus, 0, "VUs", formula,
       lw_scenario_get_pre_allocated_vus (source) > 0 ? _ ("set by hand") : _ ("busy VUs and three standard deviations"));

  formula = lw_arena_printf (self->arena, "⌈%s/s × %s s⌉ = %" G_GINT64_FORMAT, LW_TEXT (rate, 3),
                             LW_TEXT (longest_ms / 1000, 3), lw_ceil (rate * longest_ms / 1000));
  add (self, "max-vus", _ ("VUs at most"), scenario->max_vus, 0, "VUs", formula,
       lw_scenario_get_max_vus (source) > 0 ? _ ("set by hand") : longest_words (self, longest_ms));
}

static void
explain_vus (Explanation *self)
{
  const LwScheduledScenario *scenario = self->scenario;

  add (self, "vus", _ ("VUs at most"), scenario->max_vus, 0, "VUs",
       lw_arena_strdup (self->arena, LW_TEXT (scenario->max_vus, 0)), NULL);
  add (self, "rate", _ ("Highest rate expected"), peak_iterations_per_second (scenario), 3, _ ("iterations/s"),
       lw_arena_printf (self->arena, "%s VUs / %s s = %s", LW_TEXT (scenario->max_vus, 0),
                        LW_TEXT (scenario->iteration_ms / 1000, 3),
                        LW_TEXT (peak_iterations_per_second (scenario), 3)),
       _ ("Little's law: when the system slows down, so does this scenario"));
}

static const char *
iterations_formula (Explanation *self)
{
  const LwScheduledScenario *scenario = self->scenario;
  const char *total = LW_TEXT (scenario->planned_iterations, 0);

  if (scenario->executor == LW_EXECUTOR_CONSTANT_ARRIVAL_RATE)
    return lw_arena_printf (self->arena, "%s/s × %s s = %s", LW_TEXT (peak_iterations_per_second (scenario), 3),
                            LW_TEXT (scenario->duration_ms / 1000.0, 3), total);
  if (scenario->executor == LW_EXECUTOR_PER_VU_ITERATIONS)
    return lw_arena_printf (self->arena, "%s VUs × %s = %s", LW_TEXT (scenario->vus, 0),
                            LW_TEXT (scenario->iterations, 0), total);
  return lw_arena_printf (self->arena, _ ("area under the curve = %s"), total);
}

static void
explain_totals (Explanation *self)
{
  const LwScheduledScenario *scenario = self->scenario;

  add (self, "iterations", _ ("Iterations planned"), scenario->planned_iterations, 0, _ ("iterations"),
       iterations_formula (self), NULL);
  add (self, "requests", _ ("Requests planned"), scenario->planned_requests, 0, _ ("requests"),
       lw_arena_printf (self->arena, "%s × %s = %s", LW_TEXT (scenario->planned_iterations, 0),
                        LW_TEXT (scenario->requests_per_iteration, 3), LW_TEXT (scenario->planned_requests, 0)),
       _ ("iterations × requests of an iteration"));
}

void
lw_sizing_explain (LwComputation *self, LwScenario *source, LwScheduledScenario *out)
{
  Explanation explanation = { self, self->arena, out };

  out->sizing = lw_arena_array (self->arena, LwFigure, MAX_FIGURES);
  if (out->flow)
    explain_flow (&explanation);
  if (lw_executor_is_arrival_rate (out->executor))
    {
      explain_rate (&explanation);
      explain_allocation (&explanation, source);
    }
  else
    {
      explain_vus (&explanation);
    }
  explain_totals (&explanation);
}
