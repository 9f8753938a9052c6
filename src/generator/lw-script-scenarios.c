/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-script-private.h"

#include "lw-duration.h"
#include "lw-number.h"

#include <math.h>

static void
write_integer_member (LwScript *self, const char *key, gint64 number)
{
  lw_js_writer_key (self->js, key);
  lw_js_writer_integer (self->js, number);
}

static void
write_duration_member (LwScript *self, const char *key, gint64 duration_ms)
{
  g_autofree char *duration = lw_duration_format_k6 (duration_ms);

  lw_js_writer_key (self->js, key);
  lw_js_writer_string (self->js, duration);
}

/* Where a number came from, beside it. */
static void
remark_figure (LwScript *self, const LwScheduledScenario *scenario, const char *id)
{
  for (guint i = 0; i < scenario->n_sizing; i++)
    if (g_str_equal (scenario->sizing[i].id, id))
      {
        lw_js_writer_remark (self->js, scenario->sizing[i].formula);
        return;
      }
}

static void
remark_rate (LwScript *self, const LwScheduledScenario *scenario)
{
  double target = lw_schedule_get_target_rps (self->schedule);
  char percent[LW_NUMBER_BUFFER];
  char whole[LW_NUMBER_BUFFER];
  g_autofree char *remark = NULL;

  if (target <= 0 || scenario->time_unit_ms <= 0)
    return;
  lw_number_format_rounded (percent, scenario->peak_rps / target * 100, 1, FALSE);
  lw_number_format_rounded (whole, target, 2, FALSE);
  remark = g_strdup_printf ("%s %% of %s requests/s", percent, whole);
  lw_js_writer_remark (self->js, remark);
}

static void
write_stages (LwScript *self, const LwScheduledScenario *scenario)
{
  lw_js_writer_key (self->js, "stages");
  lw_js_writer_open (self->js, "[", TRUE);
  for (guint i = 0; i < scenario->n_stages; i++)
    {
      const LwScheduledStage *stage = &scenario->stages[i];
      char percent[LW_NUMBER_BUFFER];
      g_autofree char *remark = NULL;

      lw_js_writer_item (self->js);
      lw_js_writer_open (self->js, "{", FALSE);
      write_duration_member (self, "duration", stage->duration_ms);
      write_integer_member (self, "target", stage->target);
      lw_js_writer_close (self->js, "}");
      if (!isfinite (stage->percent) || stage->percent <= 0)
        continue;
      remark = g_strdup_printf ("%s %%", lw_number_format_rounded (percent, stage->percent, 1, FALSE));
      lw_js_writer_remark (self->js, remark);
    }
  lw_js_writer_close (self->js, "]");
}

static void
write_shape (LwScript *self, const LwScheduledScenario *scenario)
{
  switch (scenario->executor)
    {
    case LW_EXECUTOR_CONSTANT_ARRIVAL_RATE:
      write_integer_member (self, "rate", scenario->rate);
      remark_rate (self, scenario);
      write_duration_member (self, "timeUnit", scenario->time_unit_ms);
      write_duration_member (self, "duration", scenario->duration_ms);
      break;
    case LW_EXECUTOR_RAMPING_ARRIVAL_RATE:
      write_integer_member (self, "startRate", scenario->rate);
      write_duration_member (self, "timeUnit", scenario->time_unit_ms);
      write_stages (self, scenario);
      break;
    case LW_EXECUTOR_CONSTANT_VUS:
      write_integer_member (self, "vus", scenario->vus);
      write_duration_member (self, "duration", scenario->duration_ms);
      break;
    case LW_EXECUTOR_RAMPING_VUS:
      write_integer_member (self, "startVUs", scenario->vus);
      write_stages (self, scenario);
      write_duration_member (self, "gracefulRampDown", scenario->graceful_ramp_down_ms);
      break;
    case LW_EXECUTOR_PER_VU_ITERATIONS:
    case LW_EXECUTOR_SHARED_ITERATIONS:
    default:
      write_integer_member (self, "vus", scenario->vus);
      write_integer_member (self, "iterations", scenario->iterations);
      write_duration_member (self, "maxDuration", scenario->duration_ms);
      break;
    }
}

/* Whether iterations may pause as the endpoints say. */
static gboolean
may_pause (LwScript *self, const LwScheduledScenario *scenario)
{
  LwScenario *planned = lw_scheduled_scenario_get_source (scenario, self->plan);

  return !lw_executor_is_arrival_rate (scenario->executor) ||
         (planned != NULL && lw_scenario_get_use_think_time (planned));
}

static gboolean
any_request_pauses (GPtrArray *requests)
{
  for (guint i = 0; i < requests->len; i++)
    {
      LwScriptEndpoint *called = g_ptr_array_index (requests, i);

      if (lw_endpoint_get_think_time_ms (called->endpoint) > 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_pauses (LwScript *self, const LwScheduledScenario *scenario)
{
  return may_pause (self, scenario) && any_request_pauses (scenario->flow ? self->steps : self->endpoints);
}

void
lw_script_find_pauses (LwScript *self)
{
  guint n_scenarios;
  const LwScheduledScenario *scenarios = lw_schedule_get_scenarios (self->schedule, &n_scenarios);

  for (guint i = 0; i < n_scenarios; i++)
    {
      self->pauses = self->pauses || has_pauses (self, &scenarios[i]);
      self->recovers = self->recovers || scenarios[i].recovery_ms >= 0;
    }
}

/* What the flow has to know about the scenario that it runs in. */
static void
write_settings (LwScript *self, const LwScheduledScenario *scenario)
{
  gboolean pauses = has_pauses (self, scenario);

  if (!pauses && scenario->recovery_ms < 0)
    return;
  lw_js_writer_key (self->js, "env");
  lw_js_writer_open (self->js, "{", FALSE);
  if (pauses)
    {
      lw_js_writer_key (self->js, "PAUSES");
      lw_js_writer_string (self->js, "on");
    }
  if (scenario->recovery_ms >= 0)
    {
      g_autofree char *milliseconds = g_strdup_printf ("%" G_GINT64_FORMAT, scenario->recovery_ms);

      lw_js_writer_key (self->js, "RECOVERED_AFTER_MS");
      lw_js_writer_string (self->js, milliseconds);
    }
  lw_js_writer_close (self->js, "}");
}

static void
describe_part (LwScript *self, const LwScheduledScenario *scenario)
{
  char percent[LW_NUMBER_BUFFER];
  g_autofree char *words = g_strdup_printf ("Beside it, %s %% of its load as flows from end to end.",
                                            lw_number_format_rounded (percent, scenario->share * 100, 1, FALSE));

  lw_js_writer_comment (self->js, words);
}

static void
write_scenario (LwScript *self, const LwScheduledScenario *scenario)
{
  LwScenario *planned = lw_scheduled_scenario_get_source (scenario, self->plan);

  if (lw_scheduled_scenario_get_beside (scenario) != NULL)
    describe_part (self, scenario);
  else if (planned != NULL)
    lw_js_writer_comment (self->js, lw_scenario_get_description (planned));
  lw_js_writer_key (self->js, scenario->name);
  lw_js_writer_open (self->js, "{", TRUE);
  lw_js_writer_key (self->js, "executor");
  lw_js_writer_string (self->js, lw_enum_get_nick (LW_TYPE_EXECUTOR, (int) scenario->executor));
  write_shape (self, scenario);
  if (lw_executor_is_arrival_rate (scenario->executor))
    {
      write_integer_member (self, "preAllocatedVUs", scenario->pre_allocated_vus);
      remark_figure (self, scenario, "pre-allocated-vus");
      write_integer_member (self, "maxVUs", scenario->max_vus);
      remark_figure (self, scenario, "max-vus");
    }
  write_duration_member (self, "startTime", scenario->start_ms);
  write_duration_member (self, "gracefulStop", scenario->graceful_stop_ms);
  lw_js_writer_key (self->js, "exec");
  lw_js_writer_string (self->js, scenario->flow ? LW_SCRIPT_FLOW : LW_SCRIPT_API);
  write_settings (self, scenario);
  lw_js_writer_key (self->js, "tags");
  lw_js_writer_open (self->js, "{", FALSE);
  lw_js_writer_key (self->js, "objective");
  lw_js_writer_string (self->js, lw_enum_get_nick (LW_TYPE_OBJECTIVE_KIND, (int) scenario->objective));
  lw_js_writer_close (self->js, "}");
  lw_js_writer_close (self->js, "}");
}

static void
write_defaults (LwScript *self, const LwScheduledScenario *scenarios, guint n_scenarios)
{
  lw_js_writer_code (self->js, "\n");
  lw_js_writer_comment (self->js, "What runs when SCENARIOS picks nothing. The others wait to be asked for by name.");
  lw_js_writer_code (self->js, "/** @type {string[]} */\n");
  lw_js_writer_open (self->js, "const RUN_BY_DEFAULT = [", FALSE);
  for (guint i = 0; i < n_scenarios; i++)
    if (scenarios[i].use == LW_USE_RUN)
      {
        lw_js_writer_item (self->js);
        lw_js_writer_string (self->js, scenarios[i].name);
      }
  lw_js_writer_close (self->js, "];\n\n");
}

/* How long iterations take by plan, which a scenario without a rate of its own goes by. */
static void
write_iteration_times (LwScript *self, const LwScheduledScenario *scenarios, guint n_scenarios)
{
  lw_js_writer_comment (self->js, "Milliseconds of an iteration, as planned: responses, pauses, and waiting.");
  lw_js_writer_code (self->js, "/** @type {Record<string, number>} */\n");
  lw_js_writer_open (self->js, "const ITERATION_MS = {", FALSE);
  for (int flow = FALSE; flow <= TRUE; flow++)
    {
      const LwScheduledScenario *chosen = NULL;

      /* Those with a rate may pause less. */
      for (guint i = 0; i < n_scenarios; i++)
        if (scenarios[i].flow == flow &&
            (chosen == NULL || (lw_executor_is_arrival_rate (chosen->executor) &&
                                !lw_executor_is_arrival_rate (scenarios[i].executor))))
          chosen = &scenarios[i];
      if (chosen == NULL)
        continue;
      lw_js_writer_key (self->js, flow ? LW_SCRIPT_FLOW : LW_SCRIPT_API);
      lw_js_writer_number (self->js, chosen->iteration_ms);
    }
  lw_js_writer_close (self->js, "};\n");
}

static void
write_flows (LwScript *self, const LwScheduledScenario *scenarios, guint n_scenarios)
{
  lw_js_writer_comment (self->js, "Scenarios that run the flow from end to end, each with the one beside it that makes "
                                  "single requests.");
  lw_js_writer_code (self->js, "/** @type {Record<string, string>} */\n");
  lw_js_writer_open (self->js, "const FLOWS = {", n_scenarios > 0);
  for (guint i = 0; i < n_scenarios; i++)
    {
      const LwScheduledScenario *beside;

      if (!scenarios[i].flow)
        continue;
      lw_js_writer_key (self->js, scenarios[i].name);
      beside = lw_scheduled_scenario_get_beside (&scenarios[i]);
      lw_js_writer_string (self->js, beside != NULL ? beside->name : "");
    }
  lw_js_writer_close (self->js, "};\n");
}

static void
write_smoke_iterations (LwScript *self)
{
  lw_js_writer_comment (self->js, "So many iterations make each request once, which is what SMOKE asks for.");
  lw_js_writer_code (self->js, "/** @type {Record<string, number>} */\n");
  lw_js_writer_open (self->js, "const SMOKE_ITERATIONS = {", FALSE);
  lw_js_writer_key (self->js, LW_SCRIPT_API);
  lw_js_writer_integer (self->js, MAX (self->endpoints->len, 1));
  lw_js_writer_key (self->js, LW_SCRIPT_FLOW);
  lw_js_writer_integer (self->js, 1);
  lw_js_writer_close (self->js, "};\n");
}

void
lw_script_write_scenarios (LwScript *self)
{
  guint n_scenarios;
  const LwScheduledScenario *scenarios = lw_schedule_get_scenarios (self->schedule, &n_scenarios);
  g_autofree char *gap = lw_duration_format_k6 (lw_plan_get_gap_ms (self->plan));

  lw_script_write_heading (self, "Scenarios");
  lw_js_writer_code (self->js, "/** @typedef {import('k6/options').Scenario} Scenario */\n\n"
                               "/** @type {Record<string, Scenario>} */\n");
  lw_js_writer_open (self->js, "const SCENARIOS = {", TRUE);
  for (guint i = 0; i < n_scenarios; i++)
    write_scenario (self, &scenarios[i]);
  lw_js_writer_close (self->js, "};\n");
  write_defaults (self, scenarios, n_scenarios);
  lw_js_writer_comment (self->js, "Rest between scenarios that SCENARIOS picks.");
  lw_js_writer_code (self->js, "const GAP = ");
  lw_js_writer_string (self->js, gap);
  lw_js_writer_code (self->js, ";\n");
  write_iteration_times (self, scenarios, n_scenarios);
  if (lw_script_runs_flow (self))
    write_flows (self, scenarios, n_scenarios);
  write_smoke_iterations (self);
}
