/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-service-level.h"

struct _LwServiceLevel
{
  LwRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (LwServiceLevel, lw_service_level, LW_TYPE_RECORD)

enum
{
  PROP_0,
  PROP_AVAILABILITY,
  PROP_ERROR_RATE,
  PROP_P95_MS,
  PROP_P99_MS,
  PROP_P999_MS,
  PROP_ABORT_ERROR_FACTOR,
  PROP_ABORT_LATENCY_FACTOR,
  PROP_ABORT_DELAY_MS,
  PROP_SPIKE_LATENCY_FACTOR,
  PROP_DELIVERED_SHARE,
  PROP_DROPPED_SHARE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
lw_service_level_class_init (LwServiceLevelClass *klass)
{
  properties[PROP_AVAILABILITY] = lw_param_spec_double ("availability", LW_UNSET, 1, LW_UNSET);
  properties[PROP_ERROR_RATE] = lw_param_spec_double ("error-rate", LW_UNSET, 1, LW_UNSET);
  properties[PROP_P95_MS] = lw_param_spec_double ("p95-ms", LW_UNSET, LW_MAX_NUMBER, LW_UNSET);
  properties[PROP_P99_MS] = lw_param_spec_double ("p99-ms", LW_UNSET, LW_MAX_NUMBER, LW_UNSET);
  properties[PROP_P999_MS] = lw_param_spec_double ("p999-ms", LW_UNSET, LW_MAX_NUMBER, LW_UNSET);
  properties[PROP_ABORT_ERROR_FACTOR] = lw_param_spec_double ("abort-error-factor", 1, LW_MAX_NUMBER, 5);
  properties[PROP_ABORT_LATENCY_FACTOR] = lw_param_spec_double ("abort-latency-factor", 1, LW_MAX_NUMBER, 2);
  properties[PROP_ABORT_DELAY_MS] = lw_param_spec_int64 ("abort-delay-ms", 0, LW_MAX_DURATION_MS, 60000);
  properties[PROP_SPIKE_LATENCY_FACTOR] = lw_param_spec_double ("spike-latency-factor", 1, LW_MAX_NUMBER, 2);
  properties[PROP_DELIVERED_SHARE] = lw_param_spec_double ("delivered-share", 0, 1, 0.98);
  properties[PROP_DROPPED_SHARE] = lw_param_spec_double ("dropped-share", 0, 1, 0.001);

  lw_record_class_install_fields (LW_RECORD_CLASS (klass), properties, N_PROPS);
}

static void
lw_service_level_init (LwServiceLevel *self)
{
}

LwServiceLevel *
lw_service_level_new (void)
{
  return g_object_new (LW_TYPE_SERVICE_LEVEL, NULL);
}

LW_DEFINE_FIELD (LwServiceLevel, lw_service_level, double, double, availability, PROP_AVAILABILITY)
LW_DEFINE_FIELD (LwServiceLevel, lw_service_level, double, double, error_rate, PROP_ERROR_RATE)
LW_DEFINE_FIELD (LwServiceLevel, lw_service_level, double, double, p95_ms, PROP_P95_MS)
LW_DEFINE_FIELD (LwServiceLevel, lw_service_level, double, double, p99_ms, PROP_P99_MS)
LW_DEFINE_FIELD (LwServiceLevel, lw_service_level, double, double, p999_ms, PROP_P999_MS)
LW_DEFINE_FIELD (LwServiceLevel, lw_service_level, double, double, abort_error_factor, PROP_ABORT_ERROR_FACTOR)
LW_DEFINE_FIELD (LwServiceLevel, lw_service_level, double, double, abort_latency_factor, PROP_ABORT_LATENCY_FACTOR)
LW_DEFINE_FIELD (LwServiceLevel, lw_service_level, int64, gint64, abort_delay_ms, PROP_ABORT_DELAY_MS)
LW_DEFINE_FIELD (LwServiceLevel, lw_service_level, double, double, spike_latency_factor, PROP_SPIKE_LATENCY_FACTOR)
LW_DEFINE_FIELD (LwServiceLevel, lw_service_level, double, double, delivered_share, PROP_DELIVERED_SHARE)
LW_DEFINE_FIELD (LwServiceLevel, lw_service_level, double, double, dropped_share, PROP_DROPPED_SHARE)
