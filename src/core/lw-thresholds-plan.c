/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-thresholds.h"

#include "lw-i18n.h"
#include "lw-metric.h"

#include <string.h>

/* What the plan says about thresholds: changes to automatic ones, and ones that a person added. */

static LwScheduledThreshold *
find_automatic (LwThresholds *self, guint n_automatic, LwThreshold *record)
{
  for (guint i = 0; i < n_automatic; i++)
    {
      LwScheduledThreshold *item = &g_array_index (self->items, LwScheduledThreshold, i);

      if (strcmp (item->metric, lw_threshold_get_metric (record)) == 0 &&
          strcmp (item->scenario, lw_threshold_get_scenario (record)) == 0 &&
          strcmp (item->endpoint, lw_threshold_get_endpoint (record)) == 0 &&
          strcmp (item->phase, lw_threshold_get_phase (record)) == 0 &&
          strcmp (item->aggregation, lw_threshold_get_aggregation (record)) == 0 &&
          strcmp (item->operator, lw_threshold_get_operator (record)) == 0 &&
          !item->abort == !lw_threshold_get_abort (record))
        return item;
    }
  return NULL;
}

static void
change (LwThresholds *self, LwScheduledThreshold *item, LwThreshold *record)
{
  LwArena *arena = self->computation->arena;
  g_autofree char *path = lw_record_dup_path (LW_RECORD (record), NULL);

  item->path = lw_arena_strdup (arena, path);
  item->changed = item->value != lw_threshold_get_value (record) || !lw_threshold_get_enabled (record) ||
                  (item->abort && item->delay_ms != lw_threshold_get_delay_ms (record));
  item->value = lw_threshold_get_value (record);
  item->enabled = lw_threshold_get_enabled (record);
  item->delay_ms = item->abort ? lw_threshold_get_delay_ms (record) : 0;
  item->expression = lw_arena_concat (arena, item->aggregation, item->operator, LW_TEXT_EXACT (item->value), NULL);
  item->words = lw_threshold_describe (arena, item);
}

static gboolean
check_grammar (LwComputation *self, LwThreshold *record, const LwMetric *metric)
{
  const char *name = lw_threshold_get_metric (record);
  const char *aggregation = lw_threshold_get_aggregation (record);

  if (metric == NULL)
    {
      lw_problem_suggest (lw_computation_report (self, LW_SEVERITY_ERROR, "threshold-metric", record, "metric",
                                                 _ ("No metric of the script is called “%s”, and k6 refuses to start with a threshold on it"), name),
                          _ ("Take one that k6 measures, such as http_req_duration, http_req_failed or http_reqs"));
      return FALSE;
    }
  if (!lw_metric_takes_aggregation (metric, aggregation))
    {
      lw_problem_suggest (lw_computation_report (self, LW_SEVERITY_ERROR, "threshold-aggregation", record, "aggregation",
                                                 _ ("“%s” cannot be asked of %s, and k6 refuses to start with it"), aggregation, name),
                          _ ("Take one of %s"), lw_metric_kind_aggregations (metric->kind));
      return FALSE;
    }
  if (!lw_operator_is_valid (lw_threshold_get_operator (record)))
    {
      lw_problem_suggest (lw_computation_report (self, LW_SEVERITY_ERROR, "threshold-operator", record, "operator",
                                                 _ ("“%s” is not a comparison that k6 knows"), lw_threshold_get_operator (record)),
                          _ ("Take one of %s"), "< <= > >= == !=");
      return FALSE;
    }
  if (metric->kind == LW_METRIC_RATE && (lw_threshold_get_value (record) < 0 || lw_threshold_get_value (record) > 1))
    lw_problem_suggest (lw_computation_report (self, LW_SEVERITY_WARNING, "threshold-share", record, "value",
                                               _ ("%s is a share from 0 to 1, so a limit of %s decides nothing"), name,
                                               LW_TEXT_EXACT (lw_threshold_get_value (record))),
                        _ ("Write 1 %% as 0.01"));
  return TRUE;
}

static LwEndpoint *
find_endpoint (LwRecordList *endpoints, const char *name)
{
  for (guint i = 0; i < lw_record_list_get_size (endpoints); i++)
    if (strcmp (lw_endpoint_get_name (lw_record_list_get (endpoints, i)), name) == 0)
      return lw_record_list_get (endpoints, i);
  return NULL;
}

/* The name that the flow's part of a scenario has in a mixed plan. */
static gboolean
is_flow_part_of_other_mode (LwPlan *plan, const char *name)
{
  const char *suffix = g_strrstr (name, LW_FLOW_SUFFIX);
  g_autofree char *stem = NULL;

  if (suffix == NULL || lw_plan_get_mode (plan) == LW_MODE_MIXED)
    return FALSE;
  stem = g_strndup (name, (gsize) (suffix - name));
  return lw_plan_find_scenario (plan, stem) != NULL;
}

/* A selector that matches nothing would pass silently, so it must name what the script has. */
static gboolean
check_scenario (LwComputation *self, LwThreshold *record, const LwMetric *metric)
{
  const char *scenario = lw_threshold_get_scenario (record);
  const LwScheduledScenario *scheduled;

  if (metric->of_flow && lw_plan_get_mode (self->plan) == LW_MODE_API)
    {
      lw_computation_report (self, LW_SEVERITY_NOTE, "threshold-off", record, "metric",
                             _ ("The threshold on %s is left out, because no scenario runs the flow"), metric->name);
      return FALSE;
    }
  if (scenario[0] == '\0')
    return TRUE;
  if (!metric->has_scenario)
    {
      lw_computation_report (self, LW_SEVERITY_ERROR, "threshold-selector", record, "scenario",
                             _ ("%s is measured for the whole test only, so a threshold for one scenario would always pass"),
                             metric->name);
      return FALSE;
    }
  scheduled = lw_schedule_find_scenario (self->schedule, scenario);
  if (scheduled != NULL && (scheduled->flow || !metric->of_flow))
    return TRUE;
  if (scheduled != NULL)
    lw_computation_report (self, LW_SEVERITY_ERROR, "threshold-selector", record, "scenario",
                           _ ("%s is measured for flows only, and %s makes single requests, so a threshold there would "
                              "always pass"), metric->name, scenario);
  else if (is_flow_part_of_other_mode (self->plan, scenario))
    lw_computation_report (self, LW_SEVERITY_NOTE, "threshold-off", record, "scenario",
                           _ ("The threshold on %s is left out, because only a mixed test has a scenario %s"),
                           metric->name, scenario);
  else if (lw_plan_find_scenario (self->plan, scenario) != NULL)
    lw_computation_report (self, LW_SEVERITY_NOTE, "threshold-off", record, "scenario",
                           _ ("The threshold on %s is left out, because its scenario %s is off"), metric->name, scenario);
  else
    lw_computation_report (self, LW_SEVERITY_ERROR, "threshold-selector", record, "scenario",
                           _ ("No scenario is called “%s”, so a threshold for it would always pass"), scenario);
  return FALSE;
}

static gboolean
check_endpoint (LwComputation *self, LwThreshold *record, const LwMetric *metric, LwEndpoint **endpoint)
{
  const char *name = lw_threshold_get_endpoint (record);
  const LwScheduledScenario *scenario = lw_schedule_find_scenario (self->schedule, lw_threshold_get_scenario (record));
  LwMode mode = lw_plan_get_mode (self->plan);
  gboolean calls_endpoints = scenario != NULL ? !scenario->flow : mode != LW_MODE_E2E;
  gboolean calls_steps = scenario != NULL ? scenario->flow : mode != LW_MODE_API;
  LwEndpoint *single;
  LwEndpoint *step;

  *endpoint = NULL;
  if (name[0] == '\0')
    return TRUE;
  if (!metric->has_name)
    {
      lw_computation_report (self, LW_SEVERITY_ERROR, "threshold-selector", record, "endpoint",
                             _ ("%s is not measured for single requests, so a threshold for one would always pass"),
                             metric->name);
      return FALSE;
    }
  single = find_endpoint (lw_plan_get_endpoints (self->plan), name);
  step = find_endpoint (lw_flow_get_steps (lw_plan_get_flow (self->plan)), name);
  if (calls_endpoints)
    *endpoint = single;
  if (calls_steps && step != NULL && (*endpoint == NULL || !lw_endpoint_get_enabled (*endpoint)))
    *endpoint = step;
  if (*endpoint != NULL && lw_endpoint_get_enabled (*endpoint))
    return TRUE;
  if (*endpoint != NULL)
    lw_computation_report (self, LW_SEVERITY_NOTE, "threshold-off", record, "endpoint",
                           _ ("The threshold on %s is left out, because its endpoint %s is off"), metric->name, name);
  else if (single != NULL || step != NULL)
    lw_computation_report (self, LW_SEVERITY_NOTE, "threshold-off", record, "endpoint",
                           _ ("The threshold on %s is left out, because %s is not called there"), metric->name, name);
  else
    lw_computation_report (self, LW_SEVERITY_ERROR, "threshold-selector", record, "endpoint",
                           _ ("No endpoint is called “%s”, so a threshold for it would always pass"), name);
  return FALSE;
}

/* Only scenarios with a recovery have that phase, and only requests know it. */
static gboolean
check_phase (LwComputation *self, LwThreshold *record, const LwMetric *metric)
{
  const LwScheduledScenario *scenario = lw_schedule_find_scenario (self->schedule, lw_threshold_get_scenario (record));
  const char *phase = lw_threshold_get_phase (record);

  if (phase[0] == '\0')
    return TRUE;
  if ((metric->has_name || metric->of_flow) && strcmp (phase, LW_PHASE_RECOVERY) == 0 && scenario != NULL &&
      scenario->recovery_ms >= 0)
    return TRUE;
  lw_computation_report (self, LW_SEVERITY_NOTE, "threshold-off", record, "phase",
                         _ ("The threshold on %s is left out, because its scenario has no phase “%s” of its own"),
                         metric->name, phase);
  return FALSE;
}

/* Among the automatic thresholds, only those of a recovery may have the same selector. */
static gboolean
threshold_has_own_guard (const LwScheduledThreshold *threshold)
{
  return threshold->phase[0] != '\0' && threshold->endpoint[0] == '\0';
}

static void
add_selector_guard (LwThresholds *self, guint n_automatic, const LwScheduledThreshold *beside, const char *tag)
{
  const char *key = lw_threshold_key (self->computation->arena, "http_reqs", beside->scenario, tag, beside->phase);
  LwScheduledThreshold guard = {
    .metric = "http_reqs",
    .scenario = beside->scenario,
    .endpoint = beside->endpoint,
    .phase = beside->phase,
    .aggregation = "count",
    .operator = ">",
    .enabled = TRUE,
    .automatic = TRUE,
    .guard = TRUE,
  };

  for (guint i = threshold_has_own_guard (beside) ? 0 : n_automatic; i < self->items->len; i++)
    {
      const LwScheduledThreshold *item = &g_array_index (self->items, LwScheduledThreshold, i);

      if (item->enabled && strcmp (item->key, key) == 0)
        return;
    }
  lw_thresholds_add (self, &guard, tag);
}

static void
add_own (LwThresholds *self, guint n_automatic, LwThreshold *record)
{
  LwComputation *computation = self->computation;
  LwArena *arena = computation->arena;
  const LwMetric *metric = lw_metric_find (lw_threshold_get_metric (record));
  g_autofree char *path = lw_record_dup_path (LW_RECORD (record), NULL);
  g_autofree char *tag = NULL;
  LwEndpoint *endpoint;
  LwScheduledThreshold threshold;

  if (!check_grammar (computation, record, metric) || !check_scenario (computation, record, metric) ||
      !check_endpoint (computation, record, metric, &endpoint) || !check_phase (computation, record, metric))
    return;

  tag = endpoint != NULL ? lw_endpoint_dup_tag (endpoint) : g_strdup ("");
  threshold = (LwScheduledThreshold){
    .metric = metric->name,
    .scenario = lw_arena_strdup (arena, lw_threshold_get_scenario (record)),
    .endpoint = lw_arena_strdup (arena, lw_threshold_get_endpoint (record)),
    .phase = lw_threshold_get_phase (record)[0] != '\0' ? LW_PHASE_RECOVERY : "",
    .aggregation = lw_arena_strdup (arena, lw_threshold_get_aggregation (record)),
    .operator = lw_arena_strdup (arena, lw_threshold_get_operator (record)),
    .value = lw_threshold_get_value (record),
    .abort = lw_threshold_get_abort (record),
    .delay_ms = lw_threshold_get_abort (record) ? lw_threshold_get_delay_ms (record) : 0,
    .enabled = lw_threshold_get_enabled (record),
    .path = lw_arena_strdup (arena, path),
  };
  lw_thresholds_add (self, &threshold, tag);
  if ((endpoint != NULL || threshold.phase[0] != '\0') && threshold.enabled)
    add_selector_guard (self, n_automatic, &threshold, tag);
}

void
lw_thresholds_apply_plan (LwThresholds *self)
{
  LwRecordList *records = lw_plan_get_thresholds (self->computation->plan);
  guint n_automatic = self->items->len;

  for (guint i = 0; i < lw_record_list_get_size (records); i++)
    {
      LwThreshold *record = lw_record_list_get (records, i);
      LwScheduledThreshold *automatic = find_automatic (self, n_automatic, record);

      if (automatic != NULL)
        change (self, automatic, record);
      else
        add_own (self, n_automatic, record);
    }
}
