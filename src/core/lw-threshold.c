/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-threshold.h"

struct _LwThreshold
{
  LwRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (LwThreshold, lw_threshold, LW_TYPE_RECORD)

enum
{
  PROP_0,
  PROP_METRIC,
  PROP_SCENARIO,
  PROP_ENDPOINT,
  PROP_PHASE,
  PROP_AGGREGATION,
  PROP_OPERATOR,
  PROP_VALUE,
  PROP_ABORT,
  PROP_DELAY_MS,
  PROP_ENABLED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
lw_threshold_class_init (LwThresholdClass *klass)
{
  properties[PROP_METRIC] = lw_param_spec_string ("metric", NULL);
  properties[PROP_SCENARIO] = lw_param_spec_string ("scenario", NULL);
  properties[PROP_ENDPOINT] = lw_param_spec_string ("endpoint", NULL);
  properties[PROP_PHASE] = lw_param_spec_string ("phase", NULL);
  properties[PROP_AGGREGATION] = lw_param_spec_string ("aggregation", NULL);
  properties[PROP_OPERATOR] = lw_param_spec_string ("operator", "<");
  properties[PROP_VALUE] = lw_param_spec_double ("value", -LW_MAX_NUMBER, LW_MAX_NUMBER, 0);
  properties[PROP_ABORT] = lw_param_spec_boolean ("abort", FALSE);
  properties[PROP_DELAY_MS] = lw_param_spec_int64 ("delay-ms", 0, LW_MAX_DURATION_MS, 0);
  properties[PROP_ENABLED] = lw_param_spec_boolean ("enabled", TRUE);

  lw_record_class_install_fields (LW_RECORD_CLASS (klass), properties, N_PROPS);
}

static void
lw_threshold_init (LwThreshold *self)
{
}

LwThreshold *
lw_threshold_new (void)
{
  return g_object_new (LW_TYPE_THRESHOLD, NULL);
}

LW_DEFINE_FIELD (LwThreshold, lw_threshold, string, const char *, metric, PROP_METRIC)
LW_DEFINE_FIELD (LwThreshold, lw_threshold, string, const char *, scenario, PROP_SCENARIO)
LW_DEFINE_FIELD (LwThreshold, lw_threshold, string, const char *, endpoint, PROP_ENDPOINT)
LW_DEFINE_FIELD (LwThreshold, lw_threshold, string, const char *, phase, PROP_PHASE)
LW_DEFINE_FIELD (LwThreshold, lw_threshold, string, const char *, aggregation, PROP_AGGREGATION)
LW_DEFINE_FIELD (LwThreshold, lw_threshold, string, const char *, operator, PROP_OPERATOR)
LW_DEFINE_FIELD (LwThreshold, lw_threshold, double, double, value, PROP_VALUE)
LW_DEFINE_FIELD (LwThreshold, lw_threshold, boolean, gboolean, abort, PROP_ABORT)
LW_DEFINE_FIELD (LwThreshold, lw_threshold, int64, gint64, delay_ms, PROP_DELAY_MS)
LW_DEFINE_FIELD (LwThreshold, lw_threshold, boolean, gboolean, enabled, PROP_ENABLED)
