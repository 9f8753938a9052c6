/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-schedule.h"

#include "lw-lint.h"
#include "lw-placeholder.h"
#include "lw-sizing.h"

#include <math.h>
#include <string.h>

#define SECOND_MS 1000
#define MINUTE_MS (60 * SECOND_MS)
#define HOLD_MS MINUTE_MS
#define RECOVERY_MS (2 * MINUTE_MS)

/* Each does to the record that a problem names what the problem offers. FALSE when there is nothing
 * to do: the plan may have changed since the problem was found. */
typedef gboolean (*Fix) (LwPlan *plan, gpointer record, GParamSpec *field);

static gboolean
use_computed_factor (LwPlan *plan, gpointer record, GParamSpec *field)
{
  LwExtrapolation *extrapolation = record;

  if (lw_extrapolation_get_use_computed (extrapolation))
    return FALSE;
  lw_extrapolation_set_use_computed (extrapolation, TRUE);
  return TRUE;
}

static gboolean
correct_qa_target (LwPlan *plan, gpointer record, GParamSpec *field)
{
  LwTraffic *production = lw_profile_get_production (lw_plan_get_profile (plan));
  LwTargets targets;
  double rps;

  if (field == NULL || !G_IS_PARAM_SPEC_DOUBLE (field))
    return FALSE;
  lw_targets_compute (plan, &targets);
  g_object_get (production, field->name, &rps, NULL);
  if (rps <= 0 || targets.production <= 0 || targets.target <= 0)
    return FALSE;
  g_object_set (record, field->name, MIN (rps * targets.target / targets.production, LW_MAX_NUMBER), NULL);
  return TRUE;
}

static gboolean
apply_reality_both_ways (LwPlan *plan, gpointer record, GParamSpec *field)
{
  if (lw_extrapolation_get_reality_both_ways (record))
    return FALSE;
  lw_extrapolation_set_reality_both_ways (record, TRUE);
  return TRUE;
}

/* Scenarios */

static char *
valid_name (const char *name)
{
  g_autoptr (GString) valid = g_string_new (NULL);

  for (const char *at = name; *at != '\0'; at++)
    {
      if (g_ascii_isalnum (*at) || *at == '-' || *at == '_')
        g_string_append_c (valid, *at);
      else if (valid->len > 0 && valid->str[valid->len - 1] != '_')
        g_string_append_c (valid, '_');
    }
  if (!lw_scenario_name_is_valid (valid->str))
    g_string_assign (valid, "scenario");
  return g_string_free (g_steal_pointer (&valid), FALSE);
}

static gboolean
rename_scenario (LwPlan *plan, gpointer record, GParamSpec *field)
{
  g_autofree char *wish = valid_name (lw_scenario_get_name (record));
  g_autofree char *name = lw_plan_dup_free_scenario_name (plan, wish);

  if (strcmp (name, lw_scenario_get_name (record)) == 0)
    return FALSE;
  lw_scenario_set_name (record, name);
  return TRUE;
}

static gboolean
lengthen (LwPlan *plan, gpointer record, GParamSpec *field)
{
  if (lw_scenario_get_duration_ms (record) >= SECOND_MS)
    return FALSE;
  lw_scenario_set_duration_ms (record, SECOND_MS);
  return TRUE;
}

static LwStage *
new_stage (gint64 duration_ms, double target, LwLevelUnit unit)
{
  LwStage *stage = lw_stage_new ();

  lw_stage_set_duration_ms (stage, duration_ms);
  lw_stage_set_target (stage, target);
  lw_stage_set_unit (stage, unit);
  return stage;
}

static gboolean
add_stage (LwPlan *plan, gpointer record, GParamSpec *field)
{
  LwRecordList *stages = lw_scenario_get_stages (record);

  if (lw_record_list_get_size (stages) > 0)
    return FALSE;
  lw_record_list_take (stages, new_stage (MINUTE_MS, 100, LW_LEVEL_PERCENT));
  return TRUE;
}

static gboolean
use_fewer_vus (LwPlan *plan, gpointer record, GParamSpec *field)
{
  gint64 iterations = lw_scenario_get_iterations (record);

  if (lw_scenario_get_vus (record) <= iterations)
    return FALSE;
  lw_scenario_set_vus (record, (int) iterations);
  return TRUE;
}

static gboolean
raise_max_vus (LwPlan *plan, gpointer record, GParamSpec *field)
{
  int needed = lw_scenario_get_pre_allocated_vus (record);

  if (lw_scenario_get_max_vus (record) >= needed)
    return FALSE;
  lw_scenario_set_max_vus (record, needed);
  return TRUE;
}

/* For numbers of VUs, 0 is automatic. */
static gboolean
make_automatic (LwPlan *plan, gpointer record, GParamSpec *field)
{
  int vus;

  if (field == NULL || !G_IS_PARAM_SPEC_INT (field))
    return FALSE;
  g_object_get (record, field->name, &vus, NULL);
  if (vus == 0)
    return FALSE;
  g_object_set (record, field->name, 0, NULL);
  return TRUE;
}

static gboolean
wait_for_requests (LwPlan *plan, gpointer record, GParamSpec *field)
{
  gint64 timeout_ms = MIN (lw_ceil (lw_plan_get_timeout_ms (plan)), LW_MAX_DURATION_MS);

  if (lw_scenario_get_graceful_stop_ms (record) >= timeout_ms)
    return FALSE;
  lw_scenario_set_graceful_stop_ms (record, timeout_ms);
  return TRUE;
}

/* As long as a flow may take. */
static gboolean
wait_for_flows (LwPlan *plan, gpointer record, GParamSpec *field)
{
  g_autoptr (LwSchedule) schedule = lw_schedule_compute (plan);
  guint n_scenarios;
  const LwScheduledScenario *scenarios = lw_schedule_get_scenarios (schedule, &n_scenarios);

  for (guint i = 0; i < n_scenarios; i++)
    if (scenarios[i].flow && lw_scheduled_scenario_get_source (&scenarios[i], plan) == record &&
        scenarios[i].graceful_stop_ms < scenarios[i].iteration_ms)
      {
        lw_scenario_set_graceful_stop_ms (record, MIN (lw_flow_longest_ms (plan, &scenarios[i]), LW_MAX_DURATION_MS));
        return TRUE;
      }
  return FALSE;
}

static gboolean
leave_out_think_time (LwPlan *plan, gpointer record, GParamSpec *field)
{
  if (!lw_scenario_get_use_think_time (record))
    return FALSE;
  lw_scenario_set_use_think_time (record, FALSE);
  return TRUE;
}

/* Levels in percent mean the same load for both kinds of executor; VUs have no rate of their own, so
 * absolute ones start from the target. */
static gboolean
use_arrival_rate (LwPlan *plan, gpointer record, GParamSpec *field)
{
  LwExecutor executor = lw_scenario_get_executor (record);
  LwRecordList *stages = lw_scenario_get_stages (record);
  gboolean ramping = lw_executor_is_ramping (executor);
  gboolean absolute = lw_scenario_get_level_unit (record) == LW_LEVEL_ABSOLUTE;

  if (lw_executor_is_arrival_rate (executor))
    return FALSE;
  for (guint i = 0; ramping && i < lw_record_list_get_size (stages); i++)
    absolute |= lw_stage_get_unit (lw_record_list_get (stages, i)) == LW_LEVEL_ABSOLUTE;
  if (absolute && ramping)
    return FALSE;
  if (absolute)
    {
      lw_scenario_set_level_unit (record, LW_LEVEL_PERCENT);
      lw_scenario_set_level (record, 100);
    }
  lw_scenario_set_executor (record, ramping ? LW_EXECUTOR_RAMPING_ARRIVAL_RATE : LW_EXECUTOR_CONSTANT_ARRIVAL_RATE);
  return TRUE;
}

static gboolean
start_after_others (LwPlan *plan, gpointer record, GParamSpec *field)
{
  if (lw_scenario_get_start_offset_ms (record) < 0)
    return FALSE;
  lw_scenario_set_start_offset_ms (record, -1);
  return TRUE;
}

/* The rise becomes a jump, the peak is held, and a jump back leaves time to watch the recovery. */
static gboolean
make_spike_sudden (LwPlan *plan, gpointer record, GParamSpec *field)
{
  LwScenario *scenario = LW_SCENARIO (lw_record_get_parent (record));
  LwRecordList *stages = lw_scenario_get_stages (scenario);
  LwLevelUnit unit = lw_stage_get_unit (record);
  int peak = lw_scenario_find_soft_peak (scenario);
  double rest = lw_scenario_get_level (scenario);
  g_autoptr (LwStage) hold = NULL;
  g_autoptr (LwStage) back = NULL;
  LwStage *after;

  if (peak < 0 || lw_record_list_get (stages, peak) != record)
    return FALSE;
  after = lw_record_list_get (stages, peak + 1);
  if (after != NULL)
    {
      rest = lw_stage_get_target (after);
      lw_stage_set_duration_ms (after, MAX (lw_stage_get_duration_ms (after), RECOVERY_MS));
    }
  else
    {
      lw_record_list_take (stages, new_stage (RECOVERY_MS, rest, unit));
    }
  lw_stage_set_duration_ms (record, 0);
  hold = new_stage (HOLD_MS, lw_stage_get_target (record), unit);
  back = new_stage (0, rest, unit);
  lw_record_list_insert (stages, peak + 1, hold);
  lw_record_list_insert (stages, peak + 2, back);
  return TRUE;
}

static gboolean
raise_spike (LwPlan *plan, gpointer record, GParamSpec *field)
{
  double peak = lw_traffic_get_peak_rps (lw_profile_get_production (lw_plan_get_profile (plan)));
  LwRecordList *stages = lw_scenario_get_stages (record);
  double highest = 0;
  LwTargets targets;
  double percent;

  lw_targets_compute (plan, &targets);
  if (peak <= 0 || targets.production <= 0)
    return FALSE;
  percent = ceil (peak / targets.production * 100);
  for (guint i = 0; i < lw_record_list_get_size (stages); i++)
    highest = MAX (highest, lw_stage_get_target (lw_record_list_get (stages, i)));
  for (guint i = 0; i < lw_record_list_get_size (stages); i++)
    {
      LwStage *stage = lw_record_list_get (stages, i);

      if (lw_stage_get_target (stage) == highest)
        {
          lw_stage_set_unit (stage, LW_LEVEL_PERCENT);
          lw_stage_set_target (stage, MIN (percent, LW_MAX_NUMBER));
        }
    }
  return lw_record_list_get_size (stages) > 0;
}

/* The tested system */

static gboolean
add_scheme (LwPlan *plan, gpointer record, GParamSpec *field)
{
  g_autofree char *url = NULL;

  if (lw_plan_get_base_url (plan)[0] == '\0' || strstr (lw_plan_get_base_url (plan), "://") != NULL)
    return FALSE;
  url = g_strconcat ("https://", lw_plan_get_base_url (plan), NULL);
  lw_plan_set_base_url (plan, url);
  return TRUE;
}

static gboolean
remove_user_from_url (LwPlan *plan, gpointer record, GParamSpec *field)
{
  const char *url = lw_plan_get_base_url (plan);
  const char *host = strstr (url, "://");
  g_autoptr (GString) without = NULL;
  const char *end;

  if (host == NULL)
    return FALSE;
  host += 3;
  end = g_strrstr_len (host, strcspn (host, "/?#"), "@");
  if (end == NULL)
    return FALSE;
  without = g_string_new_len (url, host - url);
  g_string_append (without, end + 1);
  lw_plan_set_base_url (plan, without->str);
  return TRUE;
}

static gboolean
add_slash (LwPlan *plan, gpointer record, GParamSpec *field)
{
  g_autofree char *path = NULL;
  g_autofree char *with_slash = NULL;

  if (field == NULL || !G_IS_PARAM_SPEC_STRING (field))
    return FALSE;
  g_object_get (record, field->name, &path, NULL);
  if (path != NULL && path[0] == '/')
    return FALSE;
  with_slash = g_strconcat ("/", path, NULL);
  g_object_set (record, field->name, with_slash, NULL);
  return TRUE;
}

static gboolean
use_default (LwPlan *plan, gpointer record, GParamSpec *field)
{
  if (field == NULL || !G_IS_PARAM_SPEC_STRING (field))
    return FALSE;
  g_object_set_property (record, field->name, g_param_spec_get_default_value (field));
  return TRUE;
}

/* Endpoints */

static gboolean
name_is_free (LwPlan *plan, gpointer endpoint, const char *name)
{
  LwRecord *owner = lw_record_get_parent (endpoint);
  LwRecordList *endpoints = LW_IS_FLOW (owner) ? lw_flow_get_steps (LW_FLOW (owner)) : lw_plan_get_endpoints (plan);

  for (guint i = 0; i < lw_record_list_get_size (endpoints); i++)
    {
      LwEndpoint *other = lw_record_list_get (endpoints, i);

      if (other != endpoint && strcmp (lw_endpoint_get_name (other), name) == 0)
        return FALSE;
    }
  return TRUE;
}

static gboolean
rename_endpoint (LwPlan *plan, gpointer record, GParamSpec *field)
{
  g_autofree char *wish = g_strdup (lw_endpoint_get_name (record));
  g_autofree char *name = NULL;

  if (wish[0] == '\0')
    {
      g_free (wish);
      wish = g_strdup_printf ("%s %s", lw_endpoint_get_method (record), lw_endpoint_get_path (record));
      name = g_strdup (wish);
    }
  for (guint n = 2; name == NULL || !name_is_free (plan, record, name); n++)
    {
      g_free (name);
      name = g_strdup_printf ("%s %u", wish, n);
    }
  lw_endpoint_set_name (record, name);
  return TRUE;
}

static gboolean
fill_path_parameters (LwPlan *plan, gpointer record, GParamSpec *field)
{
  LwRecordList *values = lw_endpoint_get_path_parameters (record);
  const char *at = lw_endpoint_get_path (record);
  const char *name;
  size_t length;
  gboolean done = FALSE;

  while (lw_path_next_parameter (&at, &name, &length))
    {
      g_autofree char *parameter = g_strndup (name, length);
      LwPair *pair = NULL;

      for (guint i = 0; pair == NULL && i < lw_record_list_get_size (values); i++)
        if (strcmp (lw_pair_get_name (lw_record_list_get (values, i)), parameter) == 0)
          pair = lw_record_list_get (values, i);
      if (pair == NULL)
        {
          pair = lw_pair_new ();
          lw_pair_set_name (pair, parameter);
          lw_record_list_take (values, pair);
        }
      if (lw_pair_get_value (pair)[0] == '\0')
        {
          lw_pair_set_value (pair, "1");
          done = TRUE;
        }
    }
  return done;
}

static gboolean
remove_item (LwPlan *plan, gpointer record, GParamSpec *field)
{
  LwRecord *owner = lw_record_get_parent (record);
  guint n_fields;
  GParamSpec **fields = lw_record_list_fields (owner, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      guint position;

      if (fields[i] == NULL || lw_param_spec_get_item_type (fields[i]) != G_OBJECT_TYPE (record))
        continue;
      if (lw_record_list_find (lw_record_get_child (owner, fields[i]->param_id), record, &position))
        {
          lw_record_list_remove (lw_record_get_child (owner, fields[i]->param_id), position);
          return TRUE;
        }
    }
  return FALSE;
}

/* Puts the placeholder that was most likely meant where the wrong one stands. */
static gboolean
spell_placeholder (LwPlan *plan, gpointer record, GParamSpec *field)
{
  g_autofree char *text = NULL;
  g_autofree char *unknown = NULL;
  g_autoptr (GString) right = NULL;
  const char *meant;

  if (field == NULL || !G_IS_PARAM_SPEC_STRING (field))
    return FALSE;
  g_object_get (record, field->name, &text, NULL);
  unknown = lw_placeholder_dup_unknown (text, &meant);
  if (unknown == NULL || meant == NULL)
    return FALSE;
  right = g_string_new (text);
  g_string_replace (right, unknown, meant, 0);
  g_object_set (record, field->name, right->str, NULL);
  return TRUE;
}

static gboolean
leave_data_out (LwPlan *plan, gpointer record, GParamSpec *field)
{
  if (!lw_data_file_get_include (record))
    return FALSE;
  lw_data_file_set_include (record, FALSE);
  return TRUE;
}

static gboolean
follow_no_redirects (LwPlan *plan, gpointer record, GParamSpec *field)
{
  if (lw_endpoint_get_max_redirects (record) == 0)
    return FALSE;
  lw_endpoint_set_max_redirects (record, 0);
  return TRUE;
}

static gboolean
verify_tls (LwPlan *plan, gpointer record, GParamSpec *field)
{
  if (!lw_plan_get_skip_tls_verification (plan))
    return FALSE;
  lw_plan_set_skip_tls_verification (plan, FALSE);
  return TRUE;
}

static gboolean
turn_endpoint_off (LwPlan *plan, gpointer record, GParamSpec *field)
{
  if (!lw_endpoint_get_enabled (record))
    return FALSE;
  lw_endpoint_set_enabled (record, FALSE);
  return TRUE;
}

static gboolean
share_evenly (LwPlan *plan, gpointer record, GParamSpec *field)
{
  LwRecordList *endpoints = lw_plan_get_endpoints (plan);

  for (guint i = 0; i < lw_record_list_get_size (endpoints); i++)
    if (lw_endpoint_get_enabled (lw_record_list_get (endpoints, i)) &&
        lw_endpoint_get_weight (lw_record_list_get (endpoints, i)) > 0)
      return FALSE;
  for (guint i = 0; i < lw_record_list_get_size (endpoints); i++)
    lw_endpoint_set_weight (lw_record_list_get (endpoints, i), 1);
  return lw_record_list_get_size (endpoints) > 0;
}

/* The flow */

static gboolean
make_steps (LwPlan *plan, gpointer record, GParamSpec *field)
{
  return lw_plan_make_steps (plan);
}

static gboolean
expect_ok (LwPlan *plan, gpointer record, GParamSpec *field)
{
  if (lw_endpoint_get_expected_status (record)[0] != '\0')
    return FALSE;
  lw_endpoint_set_expected_status (record, "200");
  return TRUE;
}

static gboolean
extend_deadline (LwPlan *plan, gpointer record, GParamSpec *field)
{
  double wait_ms = lw_flow_get_expected_wait_ms (record);

  if (lw_flow_get_deadline_ms (record) >= wait_ms)
    return FALSE;
  lw_flow_set_deadline_ms (record, (gint64) MIN (LW_DEADLINE_FACTOR * ceil (wait_ms), (double) LW_MAX_DURATION_MS));
  return TRUE;
}

static gboolean
poll_more_often (LwPlan *plan, gpointer record, GParamSpec *field)
{
  gint64 deadline_ms = lw_flow_get_deadline_ms (record);

  if (lw_flow_get_poll_interval_ms (record) <= deadline_ms)
    return FALSE;
  lw_flow_set_poll_interval_ms (record, MAX (deadline_ms / LW_POLLS_IN_DEADLINE, 10));
  return TRUE;
}

static const struct
{
  const char *code;
  GType (*type) (void); /* of the record that the problem names */
  Fix apply;
} fixes[] = {
  { "factor-mismatch", lw_extrapolation_get_type, use_computed_factor },
  { "qa-target-mismatch", lw_traffic_get_type, correct_qa_target },
  { "reality-one-way", lw_extrapolation_get_type, apply_reality_both_ways },
  { "scenario-name", lw_scenario_get_type, rename_scenario },
  { "scenario-name-twice", lw_scenario_get_type, rename_scenario },
  { "duration-too-short", lw_scenario_get_type, lengthen },
  { "no-stages", lw_scenario_get_type, add_stage },
  { "iterations-below-vus", lw_scenario_get_type, use_fewer_vus },
  { "max-vus-below-pre-allocated", lw_scenario_get_type, raise_max_vus },
  { "max-vus-too-low", lw_scenario_get_type, make_automatic },
  { "pre-allocated-too-low", lw_scenario_get_type, make_automatic },
  { "no-graceful-stop", lw_scenario_get_type, wait_for_requests },
  { "timeout-over-graceful-stop", lw_scenario_get_type, wait_for_requests },
  { "graceful-stop-below-flow", lw_scenario_get_type, wait_for_flows },
  { "think-time", lw_scenario_get_type, leave_out_think_time },
  { "closed-model", lw_scenario_get_type, use_arrival_rate },
  { "scenarios-overlap", lw_scenario_get_type, start_after_others },
  { "spike-is-ramp", lw_stage_get_type, make_spike_sudden },
  { "spike-below-peak", lw_scenario_get_type, raise_spike },
  { "base-url-scheme", lw_plan_get_type, add_scheme },
  { "base-url-secret", lw_plan_get_type, remove_user_from_url },
  { "health-path", lw_plan_get_type, add_slash },
  { "variable-name", lw_authentication_get_type, use_default },
  { "variable-name-twice", lw_authentication_get_type, use_default },
  { "api-key-name", lw_authentication_get_type, use_default },
  { "client-without-secret", lw_authentication_get_type, use_default },
  { "token-header", lw_authentication_get_type, use_default },
  { "token-prefix", lw_authentication_get_type, use_default },
  { "no-token-path", lw_authentication_get_type, use_default },
  { "endpoint-name", lw_endpoint_get_type, rename_endpoint },
  { "endpoint-name-twice", lw_endpoint_get_type, rename_endpoint },
  { "path-slash", lw_endpoint_get_type, add_slash },
  { "path-parameter-missing", lw_endpoint_get_type, fill_path_parameters },
  { "multipart-type", lw_pair_get_type, remove_item },
  { "placeholder-unknown", lw_record_get_type, spell_placeholder },
  { "data-secret", lw_data_file_get_type, leave_data_out },
  { "secret-in-request", lw_pair_get_type, remove_item },
  { "check", lw_check_get_type, remove_item },
  { "check-of-head", lw_check_get_type, remove_item },
  { "tag-name", lw_pair_get_type, remove_item },
  { "redirect-followed", lw_endpoint_get_type, follow_no_redirects },
  { "tls-not-verified", lw_plan_get_type, verify_tls },
  { "weight-zero", lw_endpoint_get_type, turn_endpoint_off },
  { "weights-zero", lw_plan_get_type, share_evenly },
  { "flow-no-steps", lw_flow_get_type, make_steps },
  { "poll-no-condition", lw_endpoint_get_type, expect_ok },
  { "deadline-below-wait", lw_flow_get_type, extend_deadline },
  { "poll-interval-over-deadline", lw_flow_get_type, poll_more_often },
};

gboolean
lw_fix_apply (LwPlan *plan, const LwProblem *problem)
{
  g_return_val_if_fail (LW_IS_PLAN (plan), FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (fixes); i++)
    {
      GParamSpec *field = NULL;
      LwRecord *record;

      if (strcmp (fixes[i].code, problem->code) != 0)
        continue;
      record = problem->path != NULL ? lw_record_lookup_path (LW_RECORD (plan), problem->path, &field) : LW_RECORD (plan);
      if (record == NULL || !g_type_is_a (G_OBJECT_TYPE (record), fixes[i].type ()))
        return FALSE;
      return fixes[i].apply (plan, record, field);
    }
  return FALSE;
}
