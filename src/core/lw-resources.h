/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-enums.h"
#include "lw-limits.h"
#include "lw-record.h"

G_BEGIN_DECLS

/* What a component has in one environment. */

#define LW_TYPE_RESOURCES (lw_resources_get_type ())
G_DECLARE_FINAL_TYPE (LwResources, lw_resources, LW, RESOURCES, LwRecord)

LwResources *lw_resources_new (void);

/* The environment described. */
LW_DECLARE_FIELD (LwResources, lw_resources, LwEnvironment, environment)

/* CPU cores of one replica. */
LW_DECLARE_FIELD (LwResources, lw_resources, double, cpu)

/* Memory of one replica, in MiB. */
LW_DECLARE_FIELD (LwResources, lw_resources, double, ram_mib)

/* Number of replicas that run; a fraction is an average. */
LW_DECLARE_FIELD (LwResources, lw_resources, double, replicas)

/* Whether a horizontal pod autoscaler changes the number of replicas. */
LW_DECLARE_FIELD (LwResources, lw_resources, gboolean, hpa_enabled)

/* Fewest replicas the autoscaler leaves. */
LW_DECLARE_FIELD (LwResources, lw_resources, double, hpa_min_replicas)

/* Most replicas the autoscaler starts. */
LW_DECLARE_FIELD (LwResources, lw_resources, double, hpa_max_replicas)

/* CPU use the autoscaler aims at, in percent. */
LW_DECLARE_FIELD (LwResources, lw_resources, double, hpa_target_cpu_percent)

/* Queue: messages per second on average. */
LW_DECLARE_FIELD (LwResources, lw_resources, double, avg_messages_per_sec)

/* Queue: messages per second at peak. */
LW_DECLARE_FIELD (LwResources, lw_resources, double, peak_messages_per_sec)

/* Function: invocations per day. */
LW_DECLARE_FIELD (LwResources, lw_resources, double, invocations_per_day)

/* Function: average duration of an invocation, in milliseconds. */
LW_DECLARE_FIELD (LwResources, lw_resources, double, avg_duration_ms)

/* Share of invocations that fail, from 0 to 1. */
LW_DECLARE_FIELD (LwResources, lw_resources, double, error_rate)

/* Database: instance class, such as db.t3.large. */
LW_DECLARE_FIELD (LwResources, lw_resources, const char *, instance_type)

/* Database: connections it accepts. */
LW_DECLARE_FIELD (LwResources, lw_resources, double, max_connections)

/* Database: writes per second it takes. */
LW_DECLARE_FIELD (LwResources, lw_resources, double, write_capacity_per_sec)

G_END_DECLS
