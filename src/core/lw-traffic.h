/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-limits.h"
#include "lw-record.h"

G_BEGIN_DECLS

/* Traffic and service levels of an environment, as the profile's `targets` have them. */

#define LW_TYPE_TRAFFIC (lw_traffic_get_type ())
G_DECLARE_FINAL_TYPE (LwTraffic, lw_traffic, LW, TRAFFIC, LwRecord)

LwTraffic *lw_traffic_new (void);

/* Requests per second on average. */
LW_DECLARE_FIELD (LwTraffic, lw_traffic, double, avg_rps)

/* Requests per second at peak. */
LW_DECLARE_FIELD (LwTraffic, lw_traffic, double, peak_rps)

/* 95th percentile of the response time, in milliseconds. */
LW_DECLARE_FIELD (LwTraffic, lw_traffic, double, p95_latency_ms)

/* 99th percentile of the response time, in milliseconds. */
LW_DECLARE_FIELD (LwTraffic, lw_traffic, double, p99_latency_ms)

/* Share of requests that may fail, from 0 to 1. */
LW_DECLARE_FIELD (LwTraffic, lw_traffic, double, error_rate)

/* Share of time that the service is up, 0.999 for 99.9 %. */
LW_DECLARE_FIELD (LwTraffic, lw_traffic, double, uptime)

G_END_DECLS
