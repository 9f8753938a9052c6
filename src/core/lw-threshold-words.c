/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-thresholds.h"

#include "lw-metric.h"

#include <string.h>

static const char *
compare_words (const char *operator)
{
  static const char *const words[][2] = {
    { "<", "less than" },  { "<=", "at most" }, { ">", "more than" }, { ">=", "at least" },
    { "==", "exactly" },   { "===", "exactly" }, { "!=", "anything but" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (words[i][0], operator) == 0)
      return words[i][1];
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
  return lw_arena_concat (arena, scenario ? " in " : "", threshold->scenario, endpoint ? " to " : "",
                          threshold->endpoint, threshold->phase[0] != '\0' ? " after its recovery" : "", NULL);
}

static const char *
describe_trend (LwArena *arena, const LwScheduledThreshold *threshold, const LwMetric *metric, const char *where)
{
  static const char *const words[][2] = {
    { "avg", "average" }, { "min", "shortest" }, { "max", "longest" }, { "med", "median" },
  };
  const char *compare = compare_words (threshold->operator);
  double percentile;

  if (lw_metric_parse_percentile (threshold->aggregation, &percentile))
    return lw_arena_concat (arena, LW_TEXT (percentile, 3), " % of the requests", where, " have a ", metric->words,
                            " of ", compare, " ", LW_TEXT (threshold->value, 3), " ms", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (words[i][0], threshold->aggregation) == 0)
      return lw_arena_concat (arena, "the ", words[i][1], " ", metric->words, where, " is ", compare, " ",
                              LW_TEXT (threshold->value, 3), " ms", NULL);
  return threshold->expression;
}

static const char *
describe_share (LwArena *arena, const LwScheduledThreshold *threshold, const char *where)
{
  static const char *const words[][3] = {
    { "http_req_failed", " % of the requests", " fail" },
    { "errors", " % of the answers", " are wrong" },
    { "checks", " % of the checks", " pass" },
  };
  guint i = 0;

  while (i < G_N_ELEMENTS (words) - 1 && strcmp (words[i][0], threshold->metric) != 0)
    i++;
  return lw_arena_concat (arena, compare_words (threshold->operator), " ", LW_TEXT (threshold->value * 100, 4),
                          words[i][1], where, words[i][2], NULL);
}

const char *
lw_threshold_describe (LwArena *arena, const LwScheduledThreshold *threshold)
{
  const LwMetric *metric = lw_metric_find (threshold->metric);
  const char *where = where_words (arena, threshold);
  const char *compare = compare_words (threshold->operator);
  const char *value;

  if (threshold->guard && strcmp (threshold->operator, ">=") == 0)
    return lw_arena_concat (arena, "reports ", metric->words, where, NULL);
  if (metric->kind == LW_METRIC_TREND)
    return describe_trend (arena, threshold, metric, where);
  if (metric->kind == LW_METRIC_RATE)
    return describe_share (arena, threshold, where);
  value = LW_TEXT (threshold->value, 3);
  if (metric->kind == LW_METRIC_COUNTER && strcmp (threshold->aggregation, "rate") == 0)
    return lw_arena_concat (arena, compare, " ", value, " ", metric->words, " per second", where,
                            ", pauses included", NULL);
  return lw_arena_concat (arena, compare, " ", value, " ", metric->words, where, NULL);
}
