/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-lint.h"

#include "lw-duration.h"
#include "lw-i18n.h"
#include "lw-rate.h"
#include "lw-sizing.h"

#include <math.h>
#include <string.h>

#define SHORTEST_MS 1000
#define LONG_MS (60 * 60 * 1000)

/* From here on a rounded rate tells another story than the planned one. */
#define LARGE_ROUNDING 0.05

/* Ten samples beyond a percentile are the least that say something about it. */
#define SAMPLES_FOR_P999 10000
#define FAILURES_FOR_RATE 10

typedef struct
{
  LwComputation *computation;
  LwScenario *source;
  const LwScheduledScenario *scenario;
  const LwScheduledScenario *other; /* (nullable) the part of it that runs the flow */
} Subject;

static LwProblem *report (Subject *self, LwSeverity severity, const char *code, const char *field,
                          const char *format, ...) G_GNUC_PRINTF (5, 6);

static LwProblem *
report (Subject *self, LwSeverity severity, const char *code, const char *field, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  return lw_computation_report (self->computation, severity, code, self->source, field, "%s", message);
}

static void
lint_names (LwComputation *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  LwSchedule *schedule = self->schedule;

  for (guint i = 0; i < schedule->n_scenarios; i++)
    {
      const char *name = schedule->scenarios[i].name;
      LwProblem *problem = NULL;

      if (lw_computation_is_second_part (self, i))
        continue;
      if (!lw_scenario_name_is_valid (name))
        problem = lw_computation_report (self, LW_SEVERITY_ERROR, "scenario-name", self->sources[i], "name",
                                         _ ("k6 does not take “%s” as the name of a scenario: it may only have "
                                            "letters, digits, _ and -"), name);
      else if (!g_hash_table_add (seen, (gpointer) name))
        problem = lw_computation_report (self, LW_SEVERITY_ERROR, "scenario-name-twice", self->sources[i], "name",
                                         _ ("Two scenarios are called %s"), name);
      if (problem != NULL)
        lw_problem_offer_fix (problem, _ ("Rename it"));
    }
}

/* What k6 refuses, or takes and then does nothing. */

static void
lint_duration (Subject *self)
{
  const LwScheduledScenario *scenario = self->scenario;

  if (lw_executor_is_ramping (scenario->executor) || scenario->duration_ms >= SHORTEST_MS)
    return;
  lw_problem_offer_fix (report (self, LW_SEVERITY_ERROR, "duration-too-short", "duration-ms",
                                _ ("%s is shorter than a second, which k6 refuses"), scenario->name),
                        _ ("Make it a second"));
}

static void
lint_stages (Subject *self)
{
  const LwScheduledScenario *scenario = self->scenario;
  gint64 length_ms = 0;

  if (!lw_executor_is_ramping (scenario->executor))
    return;
  if (scenario->n_stages == 0)
    {
      lw_problem_offer_fix (report (self, LW_SEVERITY_ERROR, "no-stages", "stages",
                                    _ ("%s has no stages, which k6 refuses"), scenario->name),
                            _ ("Add one"));
      return;
    }
  for (guint i = 0; i < scenario->n_stages; i++)
    length_ms += scenario->stages[i].duration_ms;
  if (length_ms == 0)
    report (self, LW_SEVERITY_ERROR, "no-load", "stages",
            _ ("%s only jumps: none of its stages lasts any time, so nothing would run"), scenario->name);
}

static void
lint_load (Subject *self)
{
  const LwScheduledScenario *scenario = self->scenario;
  gboolean set_by_hand = lw_executor_is_iterations (scenario->executor) && lw_scenario_get_vus (self->source) > 0;
  gboolean ramps = lw_executor_is_ramping (scenario->executor);
  double highest = ramps ? 0 : lw_scenario_get_level (self->source);

  if (self->computation->targets.target <= 0 || set_by_hand || (ramps && scenario->n_stages == 0))
    return;
  if (ramps)
    highest = scenario->peak_rps;
  if (highest <= 0)
    report (self, LW_SEVERITY_ERROR, "no-load", ramps ? "stages" : "level",
            _ ("%s never asks for more than 0 %s, so nothing would run"), scenario->name,
            lw_executor_is_arrival_rate (scenario->executor) ? _ ("requests per second") : "VUs");
}

static void
lint_iterations (Subject *self)
{
  const LwScheduledScenario *scenario = self->scenario;
  double total = scenario->iterations;
  g_autofree char *longest = NULL;

  if (!lw_executor_is_iterations (scenario->executor))
    return;
  if (scenario->executor == LW_EXECUTOR_SHARED_ITERATIONS && scenario->iterations < scenario->vus)
    lw_problem_offer_fix (report (self, LW_SEVERITY_ERROR, "iterations-below-vus", "iterations",
                                  _ ("%s shares %s iterations among %s VUs, but k6 wants at least one for each"),
                                  scenario->name, LW_TEXT (scenario->iterations, 0), LW_TEXT (scenario->vus, 0)),
                          _ ("Use fewer VUs"));
  if (scenario->executor == LW_EXECUTOR_PER_VU_ITERATIONS)
    total *= scenario->vus;
  if (scenario->planned_iterations >= total)
    return;
  longest = lw_duration_format_human (scenario->duration_ms);
  report (self, LW_SEVERITY_WARNING, "iterations-cut", "duration-ms",
          _ ("%s is cut off after %s, when about %s of its %s iterations are done"), scenario->name, longest,
          LW_TEXT (scenario->planned_iterations, 0), LW_TEXT (total, 0));
}

static void
lint_allocation (Subject *self)
{
  const LwScheduledScenario *scenario = self->scenario;
  int pre_allocated = lw_scenario_get_pre_allocated_vus (self->source);
  int most = lw_scenario_get_max_vus (self->source);
  gint64 busy = lw_ceil (scenario->busy_vus);

  /* Both parts share what was set by hand as their work does, so they lack it together. */
  if (self->other != NULL)
    busy += lw_ceil (self->other->busy_vus);

  if (!lw_executor_is_arrival_rate (scenario->executor))
    return;
  if (pre_allocated > 0 && most > 0 && most < pre_allocated)
    lw_problem_offer_fix (report (self, LW_SEVERITY_ERROR, "max-vus-below-pre-allocated", "max-vus",
                                  _ ("%s makes %d VUs before the start but has at most %d, which k6 refuses"),
                                  scenario->name, pre_allocated, most),
                          _ ("Raise the most"));
  else if (most > 0 && most < busy)
    lw_problem_offer_fix (report (self, LW_SEVERITY_WARNING, "max-vus-too-low", "max-vus",
                                  _ ("%s keeps %s VUs busy but has at most %d, so it drops iterations"),
                                  scenario->name, LW_TEXT (busy, 0), most),
                          _ ("Make it automatic"));
  else if (pre_allocated > 0 && pre_allocated < busy)
    lw_problem_offer_fix (report (self, LW_SEVERITY_WARNING, "pre-allocated-too-low", "pre-allocated-vus",
                                  _ ("%s keeps %s VUs busy but starts with %d; each that has to be "
                                     "made on the way drops an iteration"),
                                  scenario->name, LW_TEXT (busy, 0), pre_allocated),
                          _ ("Make it automatic"));
}

static void
lint_rounding (Subject *self)
{
  const LwScheduledScenario *scenario = self->scenario;

  if (!lw_executor_is_arrival_rate (scenario->executor) || scenario->rate_error <= LW_RATE_TOLERANCE)
    return;
  report (self, scenario->rate_error > LARGE_ROUNDING ? LW_SEVERITY_WARNING : LW_SEVERITY_NOTE, "rate-rounded",
          lw_executor_is_ramping (scenario->executor) ? "stages" : "level",
          _ ("k6 takes whole iterations only: the rates of %s are up to %s %% off, even per %d s"), scenario->name,
          LW_TEXT (scenario->rate_error * 100, 1), (int) (scenario->time_unit_ms / 1000));
}

/* What runs, but may mislead. */

static void
lint_graceful_stop (Subject *self)
{
  const LwScheduledScenario *scenario = self->scenario;
  gint64 timeout_ms = lw_ceil (lw_plan_get_timeout_ms (self->computation->plan));
  g_autofree char *timeout = NULL;
  g_autofree char *label = NULL;
  g_autofree char *stop = NULL;
  LwProblem *problem;

  if (scenario->graceful_stop_ms >= timeout_ms)
    return;
  timeout = lw_duration_format_human (timeout_ms);
  stop = lw_duration_format_human (scenario->graceful_stop_ms);
  label = g_strdup_printf (_ ("Wait %s"), timeout);
  if (scenario->graceful_stop_ms == 0)
    problem = report (self, LW_SEVERITY_WARNING, "no-graceful-stop", "graceful-stop-ms",
                      _ ("%s cuts off requests that still run at its end; they count as neither done nor failed"),
                      scenario->name);
  else
    problem = report (self, LW_SEVERITY_NOTE, "timeout-over-graceful-stop", "graceful-stop-ms",
                      _ ("%s waits only %s for requests at its end, so no request of the test gets more than that, "
                         "although %s are allowed"),
                      scenario->name, stop, timeout);
  lw_problem_offer_fix (problem, label);
}

static void
lint_model (Subject *self)
{
  const LwScheduledScenario *scenario = self->scenario;

  if (lw_executor_is_arrival_rate (scenario->executor))
    {
      const LwMix *mix = scenario->flow ? &self->computation->flow : &self->computation->mix;

      if (lw_scenario_get_use_think_time (self->source) && mix->think_ms > 0)
        lw_problem_offer_fix (report (self, LW_SEVERITY_NOTE, "think-time", "use-think-time",
                                      _ ("The rate paces %s already; its think time only keeps more VUs busy"), scenario->name),
                              _ ("Leave it out"));
      return;
    }
  lw_problem_offer_fix (report (self, scenario->objective == LW_OBJECTIVE_SPIKE ? LW_SEVERITY_WARNING : LW_SEVERITY_NOTE,
                                "closed-model", "executor",
                                _ ("%s has a fixed number of VUs, so it slows down together with the system and hides "
                                   "how long requests would have waited"), scenario->name),
                        _ ("Use an arrival rate"));
}

static void
lint_samples (Subject *self)
{
  const LwScheduledScenario *scenario = self->scenario;
  const LwSlo *slo = &self->computation->slo;
  double failures = scenario->planned_requests * slo->error_rate;

  if ((scenario->objective != LW_OBJECTIVE_BASELINE && scenario->objective != LW_OBJECTIVE_SOAK) ||
      scenario->planned_requests < 1)
    return;
  if (scenario->planned_requests < SAMPLES_FOR_P999)
    report (self, LW_SEVERITY_NOTE, "few-samples", NULL,
            _ ("%s makes %s requests; a 99.9th percentile says little below %d"), scenario->name,
            LW_TEXT (scenario->planned_requests, 0), SAMPLES_FOR_P999);
  if (slo->error_rate > 0 && failures < FAILURES_FOR_RATE)
    report (self, LW_SEVERITY_NOTE, "few-failures", NULL,
            _ ("%s %% of the %s requests of %s are only %s that may fail; chance decides"), LW_TEXT (slo->error_rate * 100, 4),
            LW_TEXT (scenario->planned_requests, 0), scenario->name, LW_TEXT (failures, 1));
}

static void
lint_token (Subject *self)
{
  const LwScheduledScenario *scenario = self->scenario;
  LwAuthentication *authentication = lw_plan_get_authentication (self->computation->plan);

  if (scenario->regular_ms > LONG_MS && lw_authentication_get_kind (authentication) == LW_AUTHENTICATION_BEARER)
    report (self, LW_SEVERITY_NOTE, "token-may-expire", NULL,
            _ ("%s runs for longer than many tokens are valid; take one that lasts, or its last hours only see 401"),
            scenario->name);
}

/* Flows */

/* k6 cuts off what still runs after the graceful stop, and such flows count as neither done nor not. */
static void
lint_flow_end (Subject *self)
{
  const LwScheduledScenario *scenario = self->scenario;
  g_autofree char *stop = NULL;
  g_autofree char *flow = NULL;
  g_autofree char *longest = NULL;
  g_autofree char *label = NULL;

  if (scenario->graceful_stop_ms >= scenario->iteration_ms)
    return;
  stop = lw_duration_format_human (scenario->graceful_stop_ms);
  flow = lw_duration_format_human (lw_ceil (scenario->iteration_ms));
  longest = lw_duration_format_human (lw_flow_longest_ms (self->computation->plan, scenario));
  label = g_strdup_printf (_ ("Wait %s"), longest);
  lw_problem_offer_fix (report (self, LW_SEVERITY_WARNING, "graceful-stop-below-flow", "graceful-stop-ms",
                                _ ("%s waits %s for flows that still run at its end, but a flow takes %s, so the last "
                                   "ones are cut off and not counted"), scenario->name, stop, flow),
                        label);
}

/* The rate was asked for as requests, of which a flow makes many. */
static void
lint_part (Subject *self)
{
  const LwScheduledScenario *scenario = self->scenario;

  if (scenario->planned_iterations >= 1 || scenario->peak_rps <= 0)
    return;
  lw_problem_suggest (report (self, LW_SEVERITY_WARNING, "share-too-small", NULL,
                              _ ("%s is so short and its part of the load so small that not one flow is run"),
                              scenario->name),
                      _ ("Give the flow a larger share, or the scenario more time"));
}

/* Running at the same time */

static void
lint_overlap (LwComputation *self, guint index)
{
  LwSchedule *schedule = self->schedule;
  const LwScheduledScenario *scenario = &schedule->scenarios[index];

  for (guint i = 0; i < schedule->n_scenarios; i++)
    {
      const LwScheduledScenario *other = &schedule->scenarios[i];
      gboolean later = scenario->start_ms > other->start_ms || (scenario->start_ms == other->start_ms && index > i);
      gboolean tail = scenario->start_ms >= other->start_ms + other->regular_ms;

      if (other->use != LW_USE_RUN || self->sources[i] == self->sources[index] || !later || scenario->start_ms >= other->start_ms + other->end_ms)
        continue;
      lw_problem_offer_fix (
        lw_computation_report (self, tail ? LW_SEVERITY_NOTE : LW_SEVERITY_WARNING, "scenarios-overlap",
                               self->sources[index], "start-offset-ms",
                               tail ? _ ("%s starts while the last requests of %s may still run")
                                    : _ ("%s starts while %s runs, so the system gets the load of both"),
                               scenario->name, other->name),
        _ ("Run one after the other"));
      return;
    }
}

static void
lint_use (LwComputation *self)
{
  LwSchedule *schedule = self->schedule;
  LwRecordList *objectives = lw_plan_get_objectives (self->plan);
  gpointer where = lw_record_list_get (objectives, 0);
  const char *field = "use";

  if (where == NULL)
    {
      where = self->plan;
      field = "objectives";
    }
  if (schedule->n_scenarios == 0)
    lw_problem_suggest (lw_computation_report (self, LW_SEVERITY_ERROR, "no-scenarios", where, field,
                                               _ ("No scenario is part of the test")),
                        _ ("Turn an objective on"));
  else if (schedule->scenarios[0].use != LW_USE_RUN)
    lw_problem_suggest (lw_computation_report (self, LW_SEVERITY_WARNING, "no-scenario-runs", where, field,
                                               _ ("No scenario runs unless it is picked by name")),
                        _ ("Turn an objective on, or pick one with SCENARIOS=%s"), schedule->scenarios[0].name);
}

void
lw_lint_scenarios (LwComputation *self)
{
  LwSchedule *schedule = self->schedule;

  lint_use (self);
  lint_names (self);
  for (guint i = 0; i < schedule->n_scenarios; i++)
    {
      gboolean has_other = i + 1 < schedule->n_scenarios && lw_computation_is_second_part (self, i + 1);
      Subject subject = { self, self->sources[i], &schedule->scenarios[i],
                          has_other ? &schedule->scenarios[i + 1] : NULL };

      if (subject.scenario->flow)
        lint_flow_end (&subject);
      if (subject.scenario->flow && lw_scheduled_scenario_is_part (subject.scenario))
        lint_part (&subject);
      if (lw_computation_is_second_part (self, i))
        {
          lint_rounding (&subject);
          continue;
        }
      lint_duration (&subject);
      lint_stages (&subject);
      lint_load (&subject);
      lint_iterations (&subject);
      lint_allocation (&subject);
      lint_rounding (&subject);
      lint_graceful_stop (&subject);
      lint_model (&subject);
      lint_samples (&subject);
      lint_token (&subject);
      if (schedule->scenarios[i].use == LW_USE_RUN)
        lint_overlap (self, i);
    }
}
