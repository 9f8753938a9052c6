/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-traffic.h"

struct _LwTraffic
{
  LwRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (LwTraffic, lw_traffic, LW_TYPE_RECORD)

enum
{
  PROP_0,
  PROP_AVG_RPS,
  PROP_PEAK_RPS,
  PROP_P95_LATENCY_MS,
  PROP_P99_LATENCY_MS,
  PROP_ERROR_RATE,
  PROP_UPTIME,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
lw_traffic_class_init (LwTrafficClass *klass)
{
  properties[PROP_AVG_RPS] = lw_param_spec_double ("avg-rps", LW_UNSET, LW_MAX_NUMBER, LW_UNSET);
  properties[PROP_PEAK_RPS] = lw_param_spec_double ("peak-rps", LW_UNSET, LW_MAX_NUMBER, LW_UNSET);
  properties[PROP_P95_LATENCY_MS] = lw_param_spec_double ("p95-latency-ms", LW_UNSET, LW_MAX_NUMBER, LW_UNSET);
  properties[PROP_P99_LATENCY_MS] = lw_param_spec_double ("p99-latency-ms", LW_UNSET, LW_MAX_NUMBER, LW_UNSET);
  properties[PROP_ERROR_RATE] = lw_param_spec_double ("error-rate", LW_UNSET, 1, LW_UNSET);
  properties[PROP_UPTIME] = lw_param_spec_double ("uptime", LW_UNSET, 1, LW_UNSET);

  lw_record_class_install_fields (LW_RECORD_CLASS (klass), properties, N_PROPS);
}

static void
lw_traffic_init (LwTraffic *self)
{
}

LwTraffic *
lw_traffic_new (void)
{
  return g_object_new (LW_TYPE_TRAFFIC, NULL);
}

LW_DEFINE_FIELD (LwTraffic, lw_traffic, double, double, avg_rps, PROP_AVG_RPS)
LW_DEFINE_FIELD (LwTraffic, lw_traffic, double, double, peak_rps, PROP_PEAK_RPS)
LW_DEFINE_FIELD (LwTraffic, lw_traffic, double, double, p95_latency_ms, PROP_P95_LATENCY_MS)
LW_DEFINE_FIELD (LwTraffic, lw_traffic, double, double, p99_latency_ms, PROP_P99_LATENCY_MS)
LW_DEFINE_FIELD (LwTraffic, lw_traffic, double, double, error_rate, PROP_ERROR_RATE)
LW_DEFINE_FIELD (LwTraffic, lw_traffic, double, double, uptime, PROP_UPTIME)
