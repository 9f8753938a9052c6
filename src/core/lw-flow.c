/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-flow.h"

struct _LwFlow
{
  LwRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (LwFlow, lw_flow, LW_TYPE_RECORD)

enum
{
  PROP_0,
  PROP_STEPS,
  PROP_POLLS,
  PROP_POLL,
  PROP_DONE_PATH,
  PROP_DONE_VALUES,
  PROP_FAILED_VALUES,
  PROP_POLL_INTERVAL_MS,
  PROP_DEADLINE_MS,
  PROP_EXPECTED_WAIT_MS,
  PROP_MAX_DURATION_MS,
  PROP_COMPLETED_PERCENT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
lw_flow_class_init (LwFlowClass *klass)
{
  properties[PROP_STEPS] = lw_param_spec_list ("steps", LW_TYPE_ENDPOINT);
  properties[PROP_POLLS] = lw_param_spec_boolean ("polls", FALSE);
  properties[PROP_POLL] = lw_param_spec_child ("poll", LW_TYPE_ENDPOINT);
  properties[PROP_DONE_PATH] = lw_param_spec_string ("done-path", NULL);
  properties[PROP_DONE_VALUES] = lw_param_spec_string ("done-values", NULL);
  properties[PROP_FAILED_VALUES] = lw_param_spec_string ("failed-values", NULL);
  properties[PROP_POLL_INTERVAL_MS] = lw_param_spec_int64 ("poll-interval-ms", 10, LW_MAX_DURATION_MS, 1000);
  properties[PROP_DEADLINE_MS] = lw_param_spec_int64 ("deadline-ms", 10, LW_MAX_DURATION_MS, 60000);
  properties[PROP_EXPECTED_WAIT_MS] = lw_param_spec_double ("expected-wait-ms", 0, LW_MAX_NUMBER, 5000);
  properties[PROP_MAX_DURATION_MS] = lw_param_spec_double ("max-duration-ms", LW_UNSET, LW_MAX_NUMBER, LW_UNSET);
  properties[PROP_COMPLETED_PERCENT] = lw_param_spec_double ("completed-percent", 0, 100, 99);

  lw_record_class_install_fields (LW_RECORD_CLASS (klass), properties, N_PROPS);
}

static void
lw_flow_init (LwFlow *self)
{
}

LwFlow *
lw_flow_new (void)
{
  return g_object_new (LW_TYPE_FLOW, NULL);
}

LW_DEFINE_CHILD (LwFlow, lw_flow, LwRecordList, steps, PROP_STEPS)
LW_DEFINE_FIELD (LwFlow, lw_flow, boolean, gboolean, polls, PROP_POLLS)
LW_DEFINE_CHILD (LwFlow, lw_flow, LwEndpoint, poll, PROP_POLL)
LW_DEFINE_FIELD (LwFlow, lw_flow, string, const char *, done_path, PROP_DONE_PATH)
LW_DEFINE_FIELD (LwFlow, lw_flow, string, const char *, done_values, PROP_DONE_VALUES)
LW_DEFINE_FIELD (LwFlow, lw_flow, string, const char *, failed_values, PROP_FAILED_VALUES)
LW_DEFINE_FIELD (LwFlow, lw_flow, int64, gint64, poll_interval_ms, PROP_POLL_INTERVAL_MS)
LW_DEFINE_FIELD (LwFlow, lw_flow, int64, gint64, deadline_ms, PROP_DEADLINE_MS)
LW_DEFINE_FIELD (LwFlow, lw_flow, double, double, expected_wait_ms, PROP_EXPECTED_WAIT_MS)
LW_DEFINE_FIELD (LwFlow, lw_flow, double, double, max_duration_ms, PROP_MAX_DURATION_MS)
LW_DEFINE_FIELD (LwFlow, lw_flow, double, double, completed_percent, PROP_COMPLETED_PERCENT)
