/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The metrics of a k6 script that thresholds can judge, and what k6 accepts as a threshold on them. */

typedef enum
{
  LW_METRIC_COUNTER,
  LW_METRIC_GAUGE,
  LW_METRIC_RATE,
  LW_METRIC_TREND,
} LwMetricKind;

typedef struct
{
  const char *name;
  LwMetricKind kind;
  gboolean has_scenario; /* its samples carry the scenario tag */
  gboolean has_name;     /* and the name tag of a request */
  const char *words;     /* "response time" */
  gboolean of_flow;      /* only scenarios that run the flow have it */
} LwMetric;

/* (nullable) */
const LwMetric *lw_metric_find (const char *name);
const LwMetric *lw_metric_list (guint *n_metrics);

/* Whether k6 takes this aggregation for the metric: avg min max med p(N) for a trend, rate for a rate,
 * count and rate for a counter, value for a gauge. */
gboolean lw_metric_takes_aggregation (const LwMetric *metric, const char *aggregation);
/* "avg, min, max, med, p(N)", for messages. */
const char *lw_metric_kind_aggregations (LwMetricKind kind);
/* Reads the N of p(N), from 0 to 100. */
gboolean lw_metric_parse_percentile (const char *aggregation, double *percentile);

/* < <= > >= == === != */
gboolean lw_operator_is_valid (const char *operator);

G_END_DECLS
