/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-sizing.h"

#include "lw-i18n.h"
#include "lw-rate.h"

#include <math.h>

/* Planning for the average would leave half of the requests with too few VUs, so the 95th percentile
 * counts where it is known. */
static double
expected_response_ms (LwPlan *plan, LwEndpoint *endpoint, gboolean *known)
{
  double p95 = lw_endpoint_get_p95_response_ms (endpoint);
  double average = lw_endpoint_get_avg_response_ms (endpoint);

  *known = TRUE;
  if (LW_IS_SET (p95))
    return p95;
  if (LW_IS_SET (average))
    return average;
  *known = FALSE;
  return lw_plan_get_default_response_ms (plan);
}

typedef struct
{
  double weight;
  double requests;
  double response_ms;
  double think_ms;
} Sum;

static void
add_endpoint (Sum *sum, double weight, double response_ms, double think_ms)
{
  sum->weight += weight;
  /* An iteration makes one request, drawn by weight. */
  sum->requests += weight;
  sum->response_ms += weight * response_ms;
  sum->think_ms += weight * think_ms;
}

void
lw_mix_compute (LwPlan *plan, LwMix *mix)
{
  LwRecordList *endpoints = lw_plan_get_endpoints (plan);
  guint n_endpoints = lw_record_list_get_size (endpoints);
  Sum weighted = { 0 };
  Sum even = { 0 };
  const Sum *sum;

  *mix = (LwMix){ 0 };
  for (guint i = 0; i < n_endpoints; i++)
    {
      LwEndpoint *endpoint = lw_record_list_get (endpoints, i);
      double weight = lw_endpoint_get_weight (endpoint);
      double think_ms = lw_endpoint_get_think_time_ms (endpoint);
      double response_ms;
      gboolean known;

      if (!lw_endpoint_get_enabled (endpoint))
        continue;
      response_ms = expected_response_ms (plan, endpoint, &known);
      mix->n_enabled++;
      mix->n_unknown += !known;
      mix->n_weighted += weight > 0;
      add_endpoint (&weighted, weight, response_ms, think_ms);
      add_endpoint (&even, 1, response_ms, think_ms);
    }

  sum = weighted.weight > 0 ? &weighted : &even;
  mix->requests = sum->weight > 0 ? sum->requests / sum->weight : 1;
  mix->response_ms = sum->weight > 0 ? sum->response_ms / sum->weight : lw_plan_get_default_response_ms (plan);
  mix->think_ms = sum->weight > 0 ? sum->think_ms / sum->weight : 0;
  /* Nothing takes no time at all, and it would make infinitely many iterations. */
  mix->response_ms = MAX (mix->response_ms, 1);
}

void
lw_mix_compute_flow (LwPlan *plan, LwMix *mix)
{
  LwFlow *flow = lw_plan_get_flow (plan);
  LwRecordList *steps = lw_flow_get_steps (flow);
  double interval_ms = lw_flow_get_poll_interval_ms (flow);
  double poll_ms;
  gboolean known;

  *mix = (LwMix){ 0 };
  for (guint i = 0; i < lw_record_list_get_size (steps); i++)
    {
      LwEndpoint *step = lw_record_list_get (steps, i);

      if (!lw_endpoint_get_enabled (step))
        continue;
      mix->response_ms += expected_response_ms (plan, step, &known);
      mix->think_ms += lw_endpoint_get_think_time_ms (step);
      mix->n_enabled++;
      mix->n_unknown += !known;
    }
  mix->n_weighted = mix->n_enabled;
  if (lw_flow_get_polls (flow))
    {
      poll_ms = expected_response_ms (plan, lw_flow_get_poll (flow), &known);
      mix->polls = MAX (lw_ceil (lw_flow_get_expected_wait_ms (flow) / interval_ms), 1);
      mix->wait_ms = interval_ms + (mix->polls - 1) * MAX (interval_ms, poll_ms) + poll_ms;
    }
  mix->requests = MAX (mix->n_enabled + mix->polls, 1);
  mix->response_ms = MAX (mix->response_ms, 1);
}

double
lw_computation_request_ms (LwComputation *self, gboolean with_waiting)
{
  double api_ms = self->mix.response_ms / self->mix.requests;
  double flow_ms = with_waiting ? (self->flow.response_ms + self->flow.wait_ms) / self->flow.requests
                                : self->flow.response_ms / MAX (self->flow.n_enabled, 1);
  double share = lw_plan_get_e2e_share (self->plan) / 100;

  switch (lw_plan_get_mode (self->plan))
    {
    case LW_MODE_E2E:
      return flow_ms;
    case LW_MODE_MIXED:
      return api_ms * (1 - share) + flow_ms * share;
    case LW_MODE_API:
    default:
      return api_ms;
    }
}

gint64
lw_sizing_pre_allocated (double busy_vus)
{
  return MAX (lw_ceil (busy_vus + 3 * sqrt (busy_vus)), 1);
}

/* The part of a whole number that a scenario gets. Both parts have at least one, and add up to the whole
 * unless that is 1. share: of this part. */
static gint64
split (gint64 whole, const LwScheduledScenario *out, double share)
{
  gint64 flow;

  if (!lw_scheduled_scenario_is_part (out) || whole <= 1)
    return whole;
  flow = CLAMP (lw_round_half_up (whole * (out->flow ? share : 1 - share)), 1, whole - 1);
  return out->flow ? flow : whole - flow;
}

static gint64
whole_vus (double exact)
{
  return exact > 0 ? MAX (lw_round_half_up (exact), 1) : 0;
}

/* Levels: the number a person gave, as iterations per second or VUs. */
static double
exact_level (LwComputation *self, const LwScheduledScenario *out, double value, LwLevelUnit unit, double *percent)
{
  double reference = self->targets.target * out->share;
  double level;

  if (!lw_executor_is_arrival_rate (out->executor))
    {
      reference = MAX (reference * out->iteration_ms / 1000 / out->requests_per_iteration, 1);
      if (lw_scheduled_scenario_is_part (out))
        value = unit == LW_LEVEL_ABSOLUTE && value < LW_MAX_VUS ? split (whole_vus (value), out, out->share) : value;
    }
  else if (unit == LW_LEVEL_ABSOLUTE)
    {
      value *= out->share;
    }
  level = unit == LW_LEVEL_PERCENT ? reference * value / 100 : value;
  *percent = unit == LW_LEVEL_PERCENT ? value : reference > 0 ? level / reference * 100 : 0;
  if (lw_executor_is_arrival_rate (out->executor))
    level /= out->requests_per_iteration;
  return level;
}

static double
bound (LwComputation *self, const LwScheduledScenario *out, double level, gpointer record, const char *field)
{
  gboolean arrival = lw_executor_is_arrival_rate (out->executor);
  double most = arrival ? LW_MAX_RATE : LW_MAX_VUS;

  if (level <= most)
    return level;
  lw_computation_report (self, LW_SEVERITY_ERROR, "level-too-high", record, field,
                         _ ("%s asks for more than %s %s, which no test can make"), out->name,
                         LW_TEXT (most, 0), arrival ? _ ("iterations per second") : "VUs");
  return most;
}

static void
resolve_stages (LwComputation *self, LwRecordList *stages, LwScheduledScenario *out)
{
  LwScheduledStage *resolved = lw_arena_array (self->arena, LwScheduledStage, lw_record_list_get_size (stages));

  for (guint i = 0; i < lw_record_list_get_size (stages); i++)
    {
      LwStage *stage = lw_record_list_get (stages, i);
      double level = exact_level (self, out, lw_stage_get_target (stage), lw_stage_get_unit (stage),
                                  &resolved[i].percent);

      resolved[i].duration_ms = lw_stage_get_duration_ms (stage);
      resolved[i].exact = bound (self, out, level, stage, "target");
    }
  out->stages = resolved;
  out->n_stages = lw_record_list_get_size (stages);
}

static void
resolve_rates (LwScheduledScenario *out, double start)
{
  LwScheduledStage *stages = (LwScheduledStage *) out->stages;
  g_autofree double *rates = g_new (double, out->n_stages + 1);

  rates[0] = start;
  for (guint i = 0; i < out->n_stages; i++)
    rates[i + 1] = stages[i].exact;
  out->time_unit_ms = lw_rate_choose_unit (rates, out->n_stages + 1, &out->rate_error);
  out->rate = lw_rate_per_unit (start, out->time_unit_ms);
  for (guint i = 0; i < out->n_stages; i++)
    stages[i].target = lw_rate_per_unit (stages[i].exact, out->time_unit_ms);
}

static double
highest_rate (const LwScheduledScenario *out)
{
  gint64 highest = out->rate;

  for (guint i = 0; i < out->n_stages; i++)
    highest = MAX (highest, out->stages[i].target);
  return highest * 1000.0 / out->time_unit_ms;
}

double
lw_sizing_longest_ms (LwComputation *self, const LwScheduledScenario *scenario)
{
  LwServiceLevel *level = lw_plan_get_service_level (self->plan);
  double lost_ms = self->slo.p99_ms * lw_service_level_get_abort_latency_factor (level);
  double request_ms = MIN (self->schedule->timeout_ms, lost_ms);

  double longest_ms = request_ms * scenario->requests_per_iteration;

  if (scenario->flow)
    {
      longest_ms = request_ms * MAX (self->flow.n_enabled, 1) + self->flow.think_ms;
      /* The last poll may begin just before the deadline. */
      if (scenario->polls_per_iteration > 0)
        longest_ms += lw_flow_get_deadline_ms (lw_plan_get_flow (self->plan)) + request_ms;
    }
  return MAX (longest_ms, scenario->iteration_ms);
}

gint64
lw_flow_longest_ms (LwPlan *plan, const LwScheduledScenario *scenario)
{
  LwFlow *flow = lw_plan_get_flow (plan);
  double longest_ms = scenario->iteration_ms;

  if (lw_flow_get_polls (flow))
    longest_ms += MAX (lw_flow_get_deadline_ms (flow) - lw_flow_get_expected_wait_ms (flow), 0);
  return lw_ceil (longest_ms / 1000) * 1000;
}

/* Of the VUs that both parts of a scenario keep busy, the share of this one: Little's law on each. */
static double
share_of_vus (LwComputation *self, const LwScheduledScenario *out)
{
  double flow = self->flow.response_ms + self->flow.wait_ms;
  double api = self->mix.response_ms;
  double share = out->flow ? out->share : 1 - out->share;

  flow *= share / self->flow.requests;
  api *= (1 - share) / self->mix.requests;
  return (out->flow ? flow : api) / (flow + api);
}

static void
allocate_vus (LwComputation *self, LwScenario *scenario, LwScheduledScenario *out)
{
  double rate = highest_rate (out);
  double vus_share = share_of_vus (self, out);
  gint64 pre_allocated = split (lw_scenario_get_pre_allocated_vus (scenario), out, vus_share);
  gint64 most = split (lw_scenario_get_max_vus (scenario), out, vus_share);
  double longest_ms = lw_sizing_longest_ms (self, out);

  out->busy_vus = rate * out->iteration_ms / 1000;
  out->pre_allocated_vus = pre_allocated > 0 ? pre_allocated : lw_sizing_pre_allocated (out->busy_vus);
  if (pre_allocated == 0 && most > 0)
    out->pre_allocated_vus = MIN (out->pre_allocated_vus, most);
  out->max_vus = most > 0 ? most : lw_ceil (rate * longest_ms / 1000);
  if (out->pre_allocated_vus > LW_MAX_VUS)
    lw_computation_report (self, LW_SEVERITY_ERROR, "too-many-vus", scenario, "level",
                           _ ("%s would need %s VUs to keep its rate up; a test has at most %d"), out->name,
                           LW_TEXT (out->pre_allocated_vus, 0), LW_MAX_VUS);
  out->pre_allocated_vus = MIN (out->pre_allocated_vus, LW_MAX_VUS);
  out->max_vus = CLAMP (out->max_vus, out->pre_allocated_vus, LW_MAX_VUS);
}

static void
resolve_vus (LwScenario *scenario, LwScheduledScenario *out, double start)
{
  LwScheduledStage *stages = (LwScheduledStage *) out->stages;
  gboolean ramping = lw_executor_is_ramping (out->executor);

  out->vus = ramping ? whole_vus (start) : MAX (whole_vus (start), 1);
  if (lw_executor_is_iterations (out->executor))
    {
      gboolean shared = out->executor == LW_EXECUTOR_SHARED_ITERATIONS;

      out->iterations = lw_scenario_get_iterations (scenario);
      if (shared)
        out->iterations = split (out->iterations, out, out->share);
      if (lw_scenario_get_vus (scenario) > 0)
        out->vus = split (lw_scenario_get_vus (scenario), out, out->share);
      /* Iterations that are enough for all VUs are so for the VUs of each part. */
      if (shared && (lw_scenario_get_vus (scenario) == 0 ||
                     (lw_scheduled_scenario_is_part (out) &&
                      lw_scenario_get_iterations (scenario) >= lw_scenario_get_vus (scenario))))
        out->vus = MIN (out->vus, out->iterations);
    }
  out->max_vus = out->vus;
  for (guint i = 0; i < out->n_stages; i++)
    {
      stages[i].target = whole_vus (stages[i].exact);
      out->max_vus = MAX (out->max_vus, stages[i].target);
    }
  out->busy_vus = out->max_vus;
}

void
lw_sizing_resolve (LwComputation *self, LwScenario *scenario, LwScheduledScenario *out)
{
  gboolean arrival = lw_executor_is_arrival_rate (out->executor);
  gboolean thinks = !arrival || lw_scenario_get_use_think_time (scenario);
  const LwMix *mix = out->flow ? &self->flow : &self->mix;
  double start;

  out->requests_per_iteration = mix->requests;
  out->polls_per_iteration = mix->polls;
  out->iteration_ms = mix->response_ms + (thinks ? mix->think_ms : 0) + mix->wait_ms;
  start = exact_level (self, out, lw_scenario_get_level (scenario), lw_scenario_get_level_unit (scenario),
                       &out->level_percent);
  start = bound (self, out, start, scenario, "level");
  out->level_exact = start;
  if (lw_executor_is_ramping (out->executor))
    resolve_stages (self, lw_scenario_get_stages (scenario), out);
  else
    out->duration_ms = lw_scenario_get_duration_ms (scenario);

  if (arrival)
    {
      resolve_rates (out, start);
      allocate_vus (self, scenario, out);
    }
  else
    {
      resolve_vus (scenario, out, start);
    }
}
