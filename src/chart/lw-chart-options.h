/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-schedule.h"

G_BEGIN_DECLS

/* What the vertical axis counts. */
typedef enum
{
  LW_CHART_AXIS_REQUESTS, /* requests per second */
  LW_CHART_AXIS_VUS,
} LwChartAxis;

/* Which scenarios are drawn. */
typedef enum
{
  LW_CHART_SHOW_RUN, /* those that run when none are picked */
  LW_CHART_SHOW_ALL, /* those on request, too */
  LW_CHART_SHOW_ONE, /* one of them by itself, with the part that runs its flow, from time 0 */
} LwChartShow;

#define LW_TYPE_CHART_AXIS (lw_chart_axis_get_type ())
GType lw_chart_axis_get_type (void);
#define LW_TYPE_CHART_SHOW (lw_chart_show_get_type ())
GType lw_chart_show_get_type (void);

/* What is drawn; everything is borrowed. */
typedef struct
{
  const LwScheduledScenario *scenarios;
  guint n_scenarios;
  double baseline_rps; /* target lines; 0 for none */
  double normal_rps;
  double stress_rps;
} LwChartSource;

/* self is valid as long as the schedule is. */
void lw_chart_source_init (LwChartSource *self, LwSchedule *schedule);

/* Kinds of text in the chart, which differ in size and weight. */
typedef enum
{
  LW_CHART_FONT_TICK,    /* at the axes */
  LW_CHART_FONT_VALUE,   /* numbers at the curves */
  LW_CHART_FONT_LEGEND,
  LW_CHART_FONT_MESSAGE, /* in the middle of an empty chart */
  LW_CHART_N_FONTS,
} LwChartFont;

/* Gives the size of a line of text in pixels. */
typedef void (*LwChartMeasure) (gpointer data, LwChartFont font, const char *text, double *width,
                                double *height);

/* Words in the chart, for translation. */
typedef struct
{
  const char *requests; /* unit of the rate axis */
  const char *vus;      /* unit of the other axis */
  const char *baseline; /* target lines */
  const char *normal;
  const char *stress;
  const char *sum;
  const char *graceful_stop;
  const char *more;     /* has one %u */
  const char *no_load;  /* instead of a chart */
  const char *nothing_runs;
} LwChartWords;

extern const LwChartWords lw_chart_english;

/* A change of a stage that is being tried, so that it is seen before the plan has it. Later scenarios
 * move along with the end of the changed one. */
typedef struct
{
  const char *scenario; /* name */
  guint stage;          /* for constant executors 0 */
  gint64 duration_ms;
  double target;        /* requests per second, or VUs for VU executors */
} LwChartTrial;

/* Zeros, a size and a measure are enough. */
typedef struct
{
  double width;
  double height;
  LwChartAxis axis;
  LwChartShow show;
  const char *scenario;      /* (nullable) name for LW_CHART_SHOW_ONE */
  gboolean unbroken;         /* never break the time axis */
  gboolean mirrored;         /* time runs from right to left */
  gboolean without_legend;
  gint64 zoom_from_ms;       /* the part of the time to show; nothing cut off when both are 0 */
  gint64 zoom_to_ms;
  gint64 least_length_ms;    /* the axes reach at least as far, so that they keep still while dragging */
  double least_top;
  const LwChartTrial *trial; /* (nullable) */
  const LwChartWords *words; /* (nullable) NULL for English */
  LwChartMeasure measure;
  gpointer measure_data;
} LwChartOptions;

G_END_DECLS
