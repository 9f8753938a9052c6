/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-chart-curve.h"
#include "lw-chart-options.h"
#include "lw-chart-scale.h"

G_BEGIN_DECLS

/*
 * Where everything in a chart goes, in pixels from the upper left corner: an immutable value that the
 * painter draws, the widget asks what is under the pointer, and tests compare. It holds copies of all
 * it needs, so it outlives the schedule.
 */

typedef struct
{
  double x;
  double y;
  double width;
  double height;
} LwChartRect;

typedef struct
{
  double x;
  double y;
} LwChartPoint;

typedef struct
{
  const char *text;
  LwChartRect rect; /* of the text, which is ellipsized when it needs more */
  LwChartFont font;
} LwChartLabel;

typedef struct
{
  double position;    /* x or y of the grid line, in whole pixels */
  gboolean has_label;
  LwChartLabel label;
} LwChartTick;

typedef enum
{
  LW_CHART_SPARSE,
  LW_CHART_DENSE,   /* so full of turns, or so thin, that its line has to be thinner */
  LW_CHART_COLUMNS, /* up and down within a few pixels: what each column spans is all there is to see */
} LwChartDensity;

/* A part of an area without a break: along the top and back along the bottom. */
typedef struct
{
  LwChartPoint *top;
  guint n_top;
  LwChartPoint *bottom;
  guint n_bottom;
  gboolean opens;  /* begins where the scenario does, not at a break */
  gboolean closes; /* ends where the scenario does */
  LwChartDensity density;
} LwChartRun;

typedef struct
{
  gint64 end_ms;     /* in the time of the chart */
  double value;      /* at the end, on the axis, without what is below it in the stack */
  double target;     /* requests per second, or VUs for VU executors */
  gint64 duration_ms;
} LwChartStage;

/* The graceful stop: the VUs are still reserved, but nothing new starts. */
typedef struct
{
  LwChartRect rect;
  gboolean mirrored; /* fades to the left */
} LwChartTail;

typedef struct
{
  guint scenario;   /* position in the source */
  const char *name;
  const char *path;
  gboolean follows; /* the part of a scenario that runs its flow: another series has its shape and handles */
  LwExecutor executor;
  guint slot;       /* which colour and hatch; a scenario keeps its own when others come and go */
  gint64 start_ms;  /* in the time of the chart */
  gint64 regular_end_ms;
  gint64 end_ms;    /* with the graceful stop */
  double peak;      /* on the axis */
  gint64 first_ms;  /* level at the start, as for stages */
  double first_value;
  LwChartCurve *rate; /* requests per second, in the time of the chart */
  LwChartCurve *vus;
  LwChartCurve *curve; /* (transfer none) the one of the two that the axis shows */
  LwChartCurve *base; /* (nullable) what it is stacked on, over its own time and perhaps more */
  LwChartCurve *top;  /* (nullable) both together */
  LwChartRun *runs;
  guint n_runs;
  LwChartTail *tails;
  guint n_tails;
  LwChartStage *stages; /* ramping executors: all stages; constant ones: one; others: none */
  guint n_stages;
  double units_per_target; /* on the axis, for one of a stage's target */
} LwChartSeries;

typedef struct
{
  double y;
  double value;
  const char *word;
  gboolean has_label;
  LwChartLabel label;
} LwChartTarget;

/* Handle of a stage, or of several which are too close to each other. */
typedef struct
{
  guint series;
  guint stage;    /* the first */
  guint n_stages; /* 1, unless they are crowded */
  double x;
  double y;
} LwChartHandle;

typedef enum
{
  LW_CHART_LEGEND_SERIES,
  LW_CHART_LEGEND_SUM,
  LW_CHART_LEGEND_TAIL,
  LW_CHART_LEGEND_MORE, /* just words */
} LwChartLegendKind;

typedef struct
{
  LwChartLegendKind kind;
  guint series;
  LwChartRect swatch;
  LwChartLabel label;
  LwChartRect rect; /* of both, for the pointer */
} LwChartLegendEntry;

typedef struct
{
  guint series; /* G_MAXUINT for sums */
  LwChartLabel label;
} LwChartValueLabel;

typedef struct
{
  LwChartPoint *points;
  guint n_points;
} LwChartLine;

typedef struct
{
  /*< private >*/
  GStringChunk *strings;

  /*< public >*/
  double width;
  double height;
  LwChartAxis axis;
  gboolean mirrored;
  LwChartRect plot;
  LwChartTimeScale time_scale;
  LwChartValueScale value_scale;
  gint64 from_ms;   /* what the time axis shows */
  gint64 to_ms;
  gint64 length_ms; /* of all there is, zoomed or not */
  LwChartLabel message; /* text is NULL when there is something to draw */
  LwChartLabel unit;    /* of the vertical axis */

  LwChartTick *time_ticks;
  guint n_time_ticks;
  LwChartTick *value_ticks;
  guint n_value_ticks;
  LwChartRect breaks[LW_CHART_MAX_SEGMENTS];
  guint n_breaks;
  LwChartSeries *series; /* in the order of the source, which is that of the stack */
  guint n_series;
  LwChartLine *sums;     /* over the stretches where more than one scenario drives load */
  guint n_sums;
  LwChartTarget *targets;
  guint n_targets;
  LwChartValueLabel *values;
  guint n_values;
  LwChartLegendEntry *legend;
  guint n_legend;
  LwChartHandle *handles; /* in the order of series and stages */
  guint n_handles;
  LwChartSpan *gaps;      /* between the first start and the last end, when nothing is driven */
  guint n_gaps;
  double peak;            /* of the sum, on the axis */
} LwChartLayout;

/* What is at a place. */
typedef struct
{
  gint64 t_ms;
  double x;            /* the position, kept inside the plot */
  double total_rate;   /* requests per second of all scenarios */
  double total_vus;
  guint n_active;      /* scenarios that drive load at that time */
  int series;          /* -1: none at that time, or several but none there */
  gboolean on_series;  /* the place is on its area, not above or below it */
  gboolean in_tail;    /* during its graceful stop */
  gboolean in_break;
  double rate;         /* of that scenario */
  double vus;
  int stage;           /* -1: the scenario has none */
} LwChartHit;

LwChartLayout *lw_chart_layout_new (const LwChartSource *source, const LwChartOptions *options);
LwChartLayout *lw_chart_layout_ref (LwChartLayout *self);
void lw_chart_layout_unref (LwChartLayout *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwChartLayout, lw_chart_layout_unref)

/* FALSE when the place is outside of the plot. */
gboolean lw_chart_layout_hit (const LwChartLayout *self, double x, double y, LwChartHit *hit);
/* The series whose legend entry is there, or -1. */
int lw_chart_layout_hit_legend (const LwChartLayout *self, double x, double y);
/* Where the end of a stage is, also of one that shares its handle. */
LwChartPoint lw_chart_layout_get_stage_place (const LwChartLayout *self, guint series, guint stage);
/* The series of a scenario, or -1. */
int lw_chart_layout_find_series (const LwChartLayout *self, const char *name);

/* Three significant digits, or all of a whole number, as the chart shows it. (transfer full) */
char *lw_chart_format_value (double value);

/* Y of the top or the bottom of a run at a position inside it. */
double lw_chart_run_get_top (const LwChartRun *self, double x);
double lw_chart_run_get_bottom (const LwChartRun *self, double x);
/* The last point of the top that has not yet come into the stretch between two positions. */
guint lw_chart_run_find (const LwChartRun *self, double left_x, double right_x);
gboolean lw_chart_run_spans (const LwChartRun *self, double x);

G_END_DECLS
