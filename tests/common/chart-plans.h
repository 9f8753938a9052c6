/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-chart-options.h"

G_BEGIN_DECLS

/* Scenarios made by hand for tests of the chart: the numbers are plain to see here. */

typedef struct
{
  gint64 duration_ms;
  gint64 target; /* iterations per second, or VUs */
} ChartStep;

#define CHART_SECOND G_GINT64_CONSTANT (1000)
#define CHART_MINUTE (60 * CHART_SECOND)
#define CHART_HOUR (60 * CHART_MINUTE)

/* Grows a source; free it with chart_plan_clear(). */
typedef struct
{
  LwChartSource source;
  GArray *scenarios;   /* (element-type LwScheduledScenario) */
  GPtrArray *memory;
  double iteration_ms; /* of scenarios added from now on; 500 at the start */
  gint64 tail_ms;      /* graceful stop; 30 s at the start */
  gint64 time_unit_ms; /* 1 s at the start */
} ChartPlan;

void chart_plan_init (ChartPlan *self);
void chart_plan_clear (ChartPlan *self);

/* steps end at the first one with a negative duration. start_ms < 0: half a minute after the end of
 * the scenario added before. */
void chart_plan_add (ChartPlan *self, const char *name, LwObjectiveKind objective, LwUse use,
                     LwExecutor executor, gint64 start_ms, gint64 level, const ChartStep *steps);

/* Production 2000 requests per second, factor 6.8: baseline, capacity and spike run, stress and soak
 * on request. */
void chart_plan_add_default (ChartPlan *self);
/* Many scenarios one after the other, or all at once. */
void chart_plan_add_many (ChartPlan *self, guint n_scenarios, guint n_stages, gboolean at_once);

G_END_DECLS
