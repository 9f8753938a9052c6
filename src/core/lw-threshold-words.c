/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-thresholds.h"

#include "lw-i18n.h"
#include "lw-metric.h"

#include <string.h>

static const char *
compare_words (const char *operator)
{
  static const char *const words[][2] = {
    { "<", N_ ("less than") },  { "<=", N_ ("at most") }, { ">", N_ ("more than") }, { ">=", N_ ("at least") },
    { "==", N_ ("exactly") }, { "===", N_ ("exactly") }, { "!=", N_ ("anything but") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (words[i][0], operator) == 0)
      return _ (words[i][1]);
  return operator;
}

/* " in baseline to CreateOrder" */
static const char *
where_words (LwArena *arena, const LwScheduledThreshold *threshold)
{
  gboolean scenario = threshold->scenario[0] != '\0';
  gboolean endpoint = threshold->endpoint[0] != '\0';

  if (!scenario && !endpoint)
    return "";
  return lw_arena_concat (arena, scenario ? lw_arena_printf (arena, _ (" in %s"), threshold->scenario) : "",
                          endpoint ? lw_arena_printf (arena, _ (" to %s"), threshold->endpoint) : "",
                          threshold->phase[0] != '\0' ? _ (" after its recovery") : "", NULL);
}

static const char *
describe_trend (LwArena *arena, const LwScheduledThreshold *threshold, const LwMetric *metric, const char *where)
{
  static const char *const words[][2] = {
    { "avg", N_ ("average") }, { "min", N_ ("shortest") }, { "max", N_ ("longest") }, { "med", N_ ("median") },
  };
  const char *compare = compare_words (threshold->operator);
  double percentile;

  if (lw_metric_parse_percentile (threshold->aggregation, &percentile))
    return lw_arena_printf (arena, metric->of_flow ? _ ("%s %% of the flows%s have a %s of %s %s ms")
                                                   : _ ("%s %% of the requests%s have a %s of %s %s ms"),
                            LW_TEXT (percentile, 3), where, _ (metric->words), compare, LW_TEXT (threshold->value, 3));
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (words[i][0], threshold->aggregation) == 0)
      return lw_arena_printf (arena, _ ("the %s %s%s is %s %s ms"), _ (words[i][1]), _ (metric->words), where, compare,
                              LW_TEXT (threshold->value, 3));
  return threshold->expression;
}

static const char *
describe_share (LwArena *arena, const LwScheduledThreshold *threshold, const char *where)
{
  const char *compare = compare_words (threshold->operator);
  const char *percent = LW_TEXT (threshold->value * 100, 4);

  if (strcmp (threshold->metric, "http_req_failed") == 0)
    return lw_arena_printf (arena, _ ("%s %s %% of the requests%s fail"), compare, percent, where);
  if (strcmp (threshold->metric, "errors") == 0)
    return lw_arena_printf (arena, _ ("%s %s %% of the answers%s are wrong"), compare, percent, where);
  if (strcmp (threshold->metric, "e2e_completed") == 0)
    return lw_arena_printf (arena, _ ("%s %s %% of the flows%s are completed"), compare, percent, where);
  return lw_arena_printf (arena, _ ("%s %s %% of the checks%s pass"), compare, percent, where);
}

const char *
lw_threshold_describe (LwArena *arena, const LwScheduledThreshold *threshold)
{
  const LwMetric *metric = lw_metric_find (threshold->metric);
  const char *where = where_words (arena, threshold);
  const char *compare = compare_words (threshold->operator);
  const char *value;

  if (threshold->guard && strcmp (threshold->operator, ">=") == 0)
    return lw_arena_printf (arena, _ ("reports %s%s"), _ (metric->words), where);
  if (metric->kind == LW_METRIC_TREND)
    return describe_trend (arena, threshold, metric, where);
  if (metric->kind == LW_METRIC_RATE)
    return describe_share (arena, threshold, where);
  value = LW_TEXT (threshold->value, 3);
  if (metric->kind == LW_METRIC_COUNTER && strcmp (threshold->aggregation, "rate") == 0)
    return lw_arena_printf (arena, _ ("%s %s %s per second%s, pauses included"), compare, value, _ (metric->words), where);
  return lw_arena_printf (arena, "%s %s %s%s", compare, value, _ (metric->words), where);
}
