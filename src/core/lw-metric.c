/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-metric.h"

#include "lw-i18n.h"
#include "lw-number.h"

#include <string.h>

static const LwMetric metrics[] = {
  { "http_req_duration", LW_METRIC_TREND, TRUE, TRUE, N_ ("response time") },
  { "http_req_failed", LW_METRIC_RATE, TRUE, TRUE, N_ ("share of failed requests") },
  { "http_reqs", LW_METRIC_COUNTER, TRUE, TRUE, N_ ("requests") },
  { "http_req_waiting", LW_METRIC_TREND, TRUE, TRUE, N_ ("time to the first byte") },
  { "http_req_blocked", LW_METRIC_TREND, TRUE, TRUE, N_ ("wait for a connection") },
  { "http_req_connecting", LW_METRIC_TREND, TRUE, TRUE, N_ ("time to connect") },
  { "http_req_tls_handshaking", LW_METRIC_TREND, TRUE, TRUE, N_ ("TLS handshake") },
  { "http_req_sending", LW_METRIC_TREND, TRUE, TRUE, N_ ("time to send") },
  { "http_req_receiving", LW_METRIC_TREND, TRUE, TRUE, N_ ("time to receive") },
  { "errors", LW_METRIC_RATE, TRUE, TRUE, N_ ("share of wrong answers") },
  { "checks", LW_METRIC_RATE, TRUE, TRUE, N_ ("share of checks that pass") },
  { "iterations", LW_METRIC_COUNTER, TRUE, FALSE, N_ ("iterations") },
  { "iteration_duration", LW_METRIC_TREND, TRUE, FALSE, N_ ("time of an iteration") },
  { "dropped_iterations", LW_METRIC_COUNTER, TRUE, FALSE, N_ ("iterations that could not start") },
  { "data_sent", LW_METRIC_COUNTER, TRUE, FALSE, N_ ("bytes sent") },
  { "data_received", LW_METRIC_COUNTER, TRUE, FALSE, N_ ("bytes received") },
  { "group_duration", LW_METRIC_TREND, TRUE, FALSE, N_ ("time of a group") },
  { "e2e_duration", LW_METRIC_TREND, TRUE, FALSE, N_ ("time from end to end"), TRUE },
  { "e2e_completed", LW_METRIC_RATE, TRUE, FALSE, N_ ("share of completed flows"), TRUE },
  { "e2e_requests", LW_METRIC_TREND, TRUE, FALSE, N_ ("time in the requests of a flow"), TRUE },
  { "e2e_waiting", LW_METRIC_TREND, TRUE, FALSE, N_ ("time until the work behind a flow is done"), TRUE },
  { "vus", LW_METRIC_GAUGE, FALSE, FALSE, N_ ("active VUs") },
  { "vus_max", LW_METRIC_GAUGE, FALSE, FALSE, N_ ("VUs made") },
};

const LwMetric *
lw_metric_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (metrics); i++)
    if (strcmp (metrics[i].name, name) == 0)
      return &metrics[i];
  return NULL;
}

const LwMetric *
lw_metric_list (guint *n_metrics)
{
  *n_metrics = G_N_ELEMENTS (metrics);
  return metrics;
}

gboolean
lw_metric_parse_percentile (const char *aggregation, double *percentile)
{
  size_t length = strlen (aggregation);
  g_autofree char *number = NULL;

  if (length < 4 || !g_str_has_prefix (aggregation, "p(") || aggregation[length - 1] != ')')
    return FALSE;
  number = g_strndup (aggregation + 2, length - 3);
  return lw_number_parse_strict (number, percentile) && *percentile >= 0 && *percentile <= 100;
}

gboolean
lw_metric_takes_aggregation (const LwMetric *metric, const char *aggregation)
{
  static const char *const counter[] = { "count", "rate", NULL };
  static const char *const trend[] = { "avg", "min", "max", "med", NULL };
  double percentile;

  switch (metric->kind)
    {
    case LW_METRIC_COUNTER:
      return g_strv_contains (counter, aggregation);
    case LW_METRIC_GAUGE:
      return strcmp (aggregation, "value") == 0;
    case LW_METRIC_RATE:
      return strcmp (aggregation, "rate") == 0;
    case LW_METRIC_TREND:
    default:
      return g_strv_contains (trend, aggregation) || lw_metric_parse_percentile (aggregation, &percentile);
    }
}

const char *
lw_metric_kind_aggregations (LwMetricKind kind)
{
  static const char *const words[] = {
    [LW_METRIC_COUNTER] = "count, rate",
    [LW_METRIC_GAUGE] = "value",
    [LW_METRIC_RATE] = "rate",
    [LW_METRIC_TREND] = "avg, min, max, med, p(N)",
  };

  return words[kind];
}

gboolean
lw_operator_is_valid (const char *operator)
{
  static const char *const operators[] = { "<", "<=", ">", ">=", "==", "===", "!=", NULL };

  return g_strv_contains (operators, operator);
}
