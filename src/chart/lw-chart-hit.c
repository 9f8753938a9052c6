/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

/* What is where. */

#include "config.h"

#include "lw-chart-layout-private.h"

#include <math.h>

static gboolean
contains (const LwChartRect *rect, double x, double y)
{
  return x >= rect->x && x <= rect->x + rect->width && y >= rect->y && y <= rect->y + rect->height;
}

int
lw_chart_layout_find_series (const LwChartLayout *self, const char *name)
{
  for (guint i = 0; i < self->n_series; i++)
    if (g_strcmp0 (self->series[i].name, name) == 0)
      return i;
  return -1;
}

int
lw_chart_layout_hit_legend (const LwChartLayout *self, double x, double y)
{
  for (guint i = 0; i < self->n_legend; i++)
    if (self->legend[i].kind == LW_CHART_LEGEND_SERIES && contains (&self->legend[i].rect, x, y))
      return self->legend[i].series;
  return -1;
}

/* The stage that is on at a time, when it has any; jumps are over at once. */
static int
find_stage (const LwChartSeries *series, gint64 t_ms)
{
  for (guint i = 0; i < series->n_stages; i++)
    if (t_ms < series->stages[i].end_ms)
      return i;
  return (int) series->n_stages - 1;
}

static gboolean
on_series (const LwChartLayout *self, const LwChartSeries *series, double x, double y)
{
  for (guint i = 0; i < series->n_runs; i++)
    if (lw_chart_run_spans (&series->runs[i], x))
      return y >= lw_chart_run_get_top (&series->runs[i], x)
             && y <= lw_chart_run_get_bottom (&series->runs[i], x);
  return FALSE;
}

static void
choose (const LwChartLayout *self, LwChartHit *hit, double y)
{
  int in_tail = -1, only = -1;

  for (guint i = 0; i < self->n_series; i++)
    {
      const LwChartSeries *series = &self->series[i];
      gboolean active = hit->t_ms >= series->start_ms && hit->t_ms < series->regular_end_ms;

      if (active)
        {
          hit->n_active++;
          hit->total_rate += lw_chart_curve_get_value (series->rate, hit->t_ms);
          hit->total_vus += lw_chart_curve_get_value (series->vus, hit->t_ms);
          only = i;
          if (on_series (self, series, hit->x, y))
            {
              hit->series = i;
              hit->on_series = TRUE;
            }
        }
      else if (hit->t_ms >= series->regular_end_ms && hit->t_ms < series->end_ms)
        in_tail = i;
    }
  if (hit->series < 0 && hit->n_active == 1)
    hit->series = only;
  if (hit->series < 0 && hit->n_active == 0 && in_tail >= 0)
    {
      hit->series = in_tail;
      hit->in_tail = TRUE;
    }
}

gboolean
lw_chart_layout_hit (const LwChartLayout *self, double x, double y, LwChartHit *hit)
{
  const LwChartRect *plot = &self->plot;

  *hit = (LwChartHit) { .series = -1, .stage = -1 };
  if (self->time_scale.n_segments == 0 || self->message.text != NULL || !contains (plot, x, y))
    return FALSE;

  hit->x = x;
  hit->t_ms = lw_chart_time_scale_get_time (&self->time_scale, x);
  for (guint i = 0; i < self->n_breaks; i++)
    hit->in_break |= contains (&self->breaks[i], x, y);
  choose (self, hit, y);
  if (hit->series < 0)
    return TRUE;
  if (!hit->in_tail)
    {
      hit->rate = lw_chart_curve_get_value (self->series[hit->series].rate, hit->t_ms);
      hit->vus = lw_chart_curve_get_value (self->series[hit->series].vus, hit->t_ms);
      hit->stage = find_stage (&self->series[hit->series], hit->t_ms);
    }
  return TRUE;
}
