/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-chart-options.h"

G_DEFINE_ENUM_TYPE (LwChartAxis, lw_chart_axis,
                    G_DEFINE_ENUM_VALUE (LW_CHART_AXIS_REQUESTS, "requests"),
                    G_DEFINE_ENUM_VALUE (LW_CHART_AXIS_VUS, "vus"))

G_DEFINE_ENUM_TYPE (LwChartShow, lw_chart_show,
                    G_DEFINE_ENUM_VALUE (LW_CHART_SHOW_RUN, "run"),
                    G_DEFINE_ENUM_VALUE (LW_CHART_SHOW_ALL, "all"),
                    G_DEFINE_ENUM_VALUE (LW_CHART_SHOW_ONE, "one"))

const LwChartWords lw_chart_english = {
  .requests = "req/s",
  .vus = "VUs",
  .baseline = "baseline",
  .normal = "target",
  .stress = "stress",
  .sum = "sum",
  .graceful_stop = "graceful stop",
  .more = "%u more",
  .no_load = "No load is planned",
  .nothing_runs = "Every scenario runs on request only",
};
