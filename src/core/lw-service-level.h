/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-limits.h"
#include "lw-record.h"

G_BEGIN_DECLS

/* What users are promised in the tested environment. Unset values follow the profile, then the defaults. */

#define LW_DEFAULT_ERROR_RATE 0.001
#define LW_DEFAULT_P95_MS 500.0
#define LW_DEFAULT_P99_MS 1000.0
#define LW_DEFAULT_P999_MS 2000.0

#define LW_TYPE_SERVICE_LEVEL (lw_service_level_get_type ())
G_DECLARE_FINAL_TYPE (LwServiceLevel, lw_service_level, LW, SERVICE_LEVEL, LwRecord)

LwServiceLevel *lw_service_level_new (void);

/* Share of time up, 0.999 for 99.9 %: 43.2 minutes of downtime in 30 days. */
LW_DECLARE_FIELD (LwServiceLevel, lw_service_level, double, availability)

/* Share of requests that may fail; unset follows availability. */
LW_DECLARE_FIELD (LwServiceLevel, lw_service_level, double, error_rate)

/* 95th percentile of the response time, in milliseconds. */
LW_DECLARE_FIELD (LwServiceLevel, lw_service_level, double, p95_ms)

/* 99th percentile of the response time, in milliseconds. */
LW_DECLARE_FIELD (LwServiceLevel, lw_service_level, double, p99_ms)

/* 99.9th percentile of the response time, in milliseconds. */
LW_DECLARE_FIELD (LwServiceLevel, lw_service_level, double, p999_ms)

/* The test stops when the error rate is over this many times the allowed one. */
LW_DECLARE_FIELD (LwServiceLevel, lw_service_level, double, abort_error_factor)

/* The test stops when p99 is over this many times the allowed one. */
LW_DECLARE_FIELD (LwServiceLevel, lw_service_level, double, abort_latency_factor)

/* How long after the start of a scenario it may stop the test at the earliest, in milliseconds. */
LW_DECLARE_FIELD (LwServiceLevel, lw_service_level, gint64, abort_delay_ms)

/* How much slower p95 may be during a spike. */
LW_DECLARE_FIELD (LwServiceLevel, lw_service_level, double, spike_latency_factor)

/* Share of the planned iterations that must be delivered. */
LW_DECLARE_FIELD (LwServiceLevel, lw_service_level, double, delivered_share)

/* Share of the planned iterations that may be dropped. */
LW_DECLARE_FIELD (LwServiceLevel, lw_service_level, double, dropped_share)

G_END_DECLS
