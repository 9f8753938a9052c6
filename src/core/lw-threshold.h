/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-limits.h"
#include "lw-record.h"

G_BEGIN_DECLS

/* A pass or fail criterion: one that a person added, or a change to an automatic one. It stands for
 * the automatic threshold with the same metric, scenario, endpoint, phase, aggregation, operator and abort. */

#define LW_TYPE_THRESHOLD (lw_threshold_get_type ())
G_DECLARE_FINAL_TYPE (LwThreshold, lw_threshold, LW, THRESHOLD, LwRecord)

LwThreshold *lw_threshold_new (void);

/* k6 metric name, such as http_req_duration. */
LW_DECLARE_FIELD (LwThreshold, lw_threshold, const char *, metric)

/* Only samples of this scenario; empty for all. */
LW_DECLARE_FIELD (LwThreshold, lw_threshold, const char *, scenario)

/* Only samples of the endpoint with this name; empty for all. */
LW_DECLARE_FIELD (LwThreshold, lw_threshold, const char *, endpoint)

/* Only samples of this phase of the scenario, such as recovery; empty for all. */
LW_DECLARE_FIELD (LwThreshold, lw_threshold, const char *, phase)

/* p(95), rate, count, avg, … */
LW_DECLARE_FIELD (LwThreshold, lw_threshold, const char *, aggregation)

/* One of < <= > >= == !=. */
LW_DECLARE_FIELD (LwThreshold, lw_threshold, const char *, operator)

/* Limit, in the metric's own unit (milliseconds, 0 to 1, count). */
LW_DECLARE_FIELD (LwThreshold, lw_threshold, double, value)

/* Whether crossing it stops the test. */
LW_DECLARE_FIELD (LwThreshold, lw_threshold, gboolean, abort)

/* Shortest time after the start of the scenario before it may stop the test, in milliseconds. */
LW_DECLARE_FIELD (LwThreshold, lw_threshold, gint64, delay_ms)

/* Whether it is in the script. */
LW_DECLARE_FIELD (LwThreshold, lw_threshold, gboolean, enabled)

G_END_DECLS
