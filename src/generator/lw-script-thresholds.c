/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-script-private.h"

#include "lw-bundle-data.h"
#include "lw-duration.h"
#include "lw-metric.h"

static void
write_threshold (LwScript *self, const LwScheduledThreshold *threshold)
{
  g_autofree char *delay = NULL;

  lw_js_writer_item (self->js);
  if (!threshold->abort)
    {
      lw_js_writer_string (self->js, threshold->expression);
      return;
    }
  delay = lw_duration_format_k6 (threshold->delay_ms);
  lw_js_writer_open (self->js, "{", FALSE);
  lw_js_writer_key (self->js, "threshold");
  lw_js_writer_string (self->js, threshold->expression);
  lw_js_writer_key (self->js, "abortOnFail");
  lw_js_writer_code (self->js, "true");
  lw_js_writer_key (self->js, "delayAbortEval");
  lw_js_writer_string (self->js, delay);
  lw_js_writer_close (self->js, "}");
}

/* The thresholds of one scenario, or of the whole test when it is empty, grouped by their keys; those
 * with the same key stand together. */
static void
write_group (LwScript *self, const LwScheduledThreshold *thresholds, guint n_thresholds, const char *scenario)
{
  guint i = 0;

  while (i < n_thresholds)
    {
      const char *key = thresholds[i].key;
      gboolean lines = FALSE;
      guint end = i;

      if (!thresholds[i].enabled || !g_str_equal (thresholds[i].scenario, scenario))
        {
          i++;
          continue;
        }
      for (; end < n_thresholds && g_str_equal (thresholds[end].key, key); end++)
        lines = lines || (thresholds[end].enabled && thresholds[end].abort);
      lw_js_writer_key (self->js, key);
      lw_js_writer_open (self->js, "[", lines);
      for (; i < end; i++)
        if (thresholds[i].enabled)
          write_threshold (self, &thresholds[i]);
      lw_js_writer_close (self->js, "]");
    }
}

/* k6 keeps the numbers of a selection only when a threshold names it; these always hold. */
static void
keep_numbers (LwScript *self, const char *metric, const char *scenario, const char *tag, const char *value,
              const char *expression)
{
  g_autofree char *key =
    g_strconcat (metric, "{scenario:", scenario, tag[0] != '\0' ? "," : "", tag, value, "}", NULL);

  lw_js_writer_key (self->js, key);
  lw_js_writer_open (self->js, "[", FALSE);
  lw_js_writer_item (self->js);
  lw_js_writer_string (self->js, expression);
  lw_js_writer_close (self->js, "]");
}

static gboolean
is_judged_alone (LwScript *self, const LwScheduledScenario *scenario, LwScriptEndpoint *step)
{
  guint n_thresholds;
  const LwScheduledThreshold *thresholds = lw_schedule_get_thresholds (self->schedule, &n_thresholds);

  for (guint i = 0; i < n_thresholds; i++)
    if (thresholds[i].enabled && g_str_equal (thresholds[i].scenario, scenario->name) &&
        g_str_equal (thresholds[i].metric, "http_req_duration") && thresholds[i].phase[0] == '\0' &&
        g_str_equal (thresholds[i].endpoint, lw_endpoint_get_name (step->endpoint)))
      return TRUE;
  return FALSE;
}

/* What the summary says of flows, and of the same requests alone. */
static void
write_kept_numbers (LwScript *self, const LwScheduledScenario *scenario)
{
  static const char *const outcomes[] = { "step-failed", "work-failed", "deadline-passed" };

  if (scenario->flow)
    {
      g_autofree char *polls = g_strconcat (scenario->name, " polls", NULL);

      for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++)
        keep_numbers (self, "e2e_completed", scenario->name, "outcome:", outcomes[i], "rate>=0");
      if (self->poll != NULL)
        keep_numbers (self, "http_reqs", polls, "", "", "count>=0");
    }
  for (guint i = 0; i < self->steps->len; i++)
    {
      LwScriptEndpoint *step = g_ptr_array_index (self->steps, i);

      if (lw_script_is_in_mix (self, step) && !is_judged_alone (self, scenario, step))
        keep_numbers (self, "http_req_duration", scenario->name, "name:", step->tag, "max>=0");
    }
}

static gboolean
has_thresholds (const LwScheduledThreshold *thresholds, guint n_thresholds, const char *scenario)
{
  for (guint i = 0; i < n_thresholds; i++)
    if (thresholds[i].enabled && g_str_equal (thresholds[i].scenario, scenario))
      return TRUE;
  return FALSE;
}

void
lw_script_write_thresholds (LwScript *self)
{
  guint n_scenarios;
  guint n_thresholds;
  const LwScheduledScenario *scenarios = lw_schedule_get_scenarios (self->schedule, &n_scenarios);
  const LwScheduledThreshold *thresholds = lw_schedule_get_thresholds (self->schedule, &n_thresholds);

  lw_script_write_heading (self, "Thresholds");
  lw_js_writer_code (self->js, "/** @typedef {import('k6/options').Threshold} Threshold */\n\n");
  lw_js_writer_comment (self->js, "Of the whole test, whatever runs.");
  lw_js_writer_code (self->js, "/** @type {Record<string, Threshold[]>} */\n");
  lw_js_writer_open (self->js, "const THRESHOLDS = {", has_thresholds (thresholds, n_thresholds, ""));
  write_group (self, thresholds, n_thresholds, "");
  lw_js_writer_close (self->js, "};\n\n");

  lw_js_writer_comment (self->js, "Of each scenario, in force when it runs. delayAbortEval counts from its start.");
  lw_js_writer_code (self->js, "/** @type {Record<string, Record<string, Threshold[]>>} */\n");
  lw_js_writer_open (self->js, "const SCENARIO_THRESHOLDS = {", n_scenarios > 0);
  for (guint i = 0; i < n_scenarios; i++)
    {
      if (!has_thresholds (thresholds, n_thresholds, scenarios[i].name))
        continue;
      lw_js_writer_key (self->js, scenarios[i].name);
      lw_js_writer_open (self->js, "{", TRUE);
      write_group (self, thresholds, n_thresholds, scenarios[i].name);
      if (lw_script_runs_flow (self))
        write_kept_numbers (self, &scenarios[i]);
      lw_js_writer_close (self->js, "}");
    }
  lw_js_writer_close (self->js, "};\n");
}

/* The statistics that the summary shows: the usual ones, and every percentile that a threshold has. */
static void
write_trend_stats (LwScript *self)
{
  static const char *const usual[] = { "avg", "min", "med", "max", "p(90)", "p(95)", "p(99)", "p(99.9)", "count" };
  guint n_thresholds;
  const LwScheduledThreshold *thresholds = lw_schedule_get_thresholds (self->schedule, &n_thresholds);
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  double percentile;

  lw_js_writer_key (self->js, "summaryTrendStats");
  lw_js_writer_open (self->js, "[", FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (usual); i++)
    {
      g_hash_table_add (known, (gpointer) usual[i]);
      lw_js_writer_item (self->js);
      lw_js_writer_string (self->js, usual[i]);
    }
  for (guint i = 0; i < n_thresholds; i++)
    if (thresholds[i].enabled && lw_metric_parse_percentile (thresholds[i].aggregation, &percentile) &&
        g_hash_table_add (known, (gpointer) thresholds[i].aggregation))
      {
        lw_js_writer_item (self->js);
        lw_js_writer_string (self->js, thresholds[i].aggregation);
      }
  lw_js_writer_close (self->js, "]");
}

static gboolean
scales_by_itself (LwScript *self)
{
  LwComponent *entry = lw_plan_get_entry (self->plan);
  LwResources *resources =
    entry != NULL ? lw_component_get_resources_in (entry, lw_plan_get_environment (self->plan)) : NULL;

  return resources != NULL && lw_resources_get_hpa_enabled (resources);
}

void
lw_script_write_options (LwScript *self)
{
  lw_script_write_heading (self, "Options");
  lw_js_writer_code (self->js, lw_bundle_data_get ("scenarios.js"));
  lw_js_writer_code (self->js, "\n/** @type {import('k6/options').Options} */\n");
  lw_js_writer_open (self->js, "export const options = {", TRUE);
  lw_js_writer_key (self->js, "scenarios");
  lw_js_writer_code (self->js, "scenarioOptions()");
  lw_js_writer_key (self->js, "thresholds");
  lw_js_writer_code (self->js, "thresholdOptions()");
  write_trend_stats (self);
  lw_js_writer_comment (self->js, "Requests whose answer is looked into ask for it themselves.");
  lw_js_writer_key (self->js, "discardResponseBodies");
  lw_js_writer_code (self->js, "true");
  if (scales_by_itself (self))
    {
      lw_js_writer_comment (self->js, "Replicas come and go; their addresses are looked up again and again.");
      lw_js_writer_key (self->js, "dns");
      lw_js_writer_code (self->js, "{ ttl: '30s', select: 'random' }");
    }
  lw_script_write_connection_options (self);
  lw_script_write_run_tags (self);
  lw_js_writer_close (self->js, "};\n");
}
