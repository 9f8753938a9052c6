/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-chart-layout-private.h"

#include "lw-duration.h"
#include "lw-number.h"

#include <math.h>

static int
decimals_of (double step)
{
  return step >= 1 ? 0 : (int) ceil (-log10 (step) - 1e-9);
}

static double
value_tick_step (LwChartBuilder *self, double plot_height)
{
  double pixels = CLAMP (plot_height / 6, LW_CHART_VALUE_TICK_MIN, LW_CHART_VALUE_TICK_MAX);
  double least = self->layout->value_scale.top * pixels / MAX (1, plot_height);
  double step = lw_chart_value_step (least);

  return self->layout->axis == LW_CHART_AXIS_VUS ? MAX (1, step) : step;
}

static LwChartLabel
value_label (LwChartBuilder *self, double value, double step)
{
  char buffer[LW_NUMBER_BUFFER];

  lw_number_format_rounded (buffer, value, decimals_of (step), TRUE);
  return lw_chart_builder_label (self, LW_CHART_FONT_TICK, buffer);
}

/* The top of the axis leaves room for a number above the highest curve. */
static double
find_top (LwChartBuilder *self, double plot_height)
{
  const LwChartLayout *layout = self->layout;
  double room = lw_chart_builder_line_height (self, LW_CHART_FONT_VALUE) + 2 * LW_CHART_LABEL_GAP;
  double top = layout->peak;

  if (layout->axis == LW_CHART_AXIS_REQUESTS && self->source->normal_rps <= 4 * layout->peak)
    top = MAX (top, self->source->normal_rps);
  if (plot_height > 3 * room)
    top *= plot_height / (plot_height - room);
  return MAX (top, self->options->least_top);
}

/* Sets the top of the axis for a plot of that height; returns the width of the widest number. */
double
lw_chart_builder_measure_values (LwChartBuilder *self, double plot_height)
{
  LwChartLayout *layout = self->layout;
  double width, step;

  lw_chart_value_scale_init (&layout->value_scale, find_top (self, plot_height), layout->plot.y,
                             layout->plot.y + plot_height);
  width = layout->unit.rect.width;
  if (layout->value_scale.top <= 0)
    return width;
  step = value_tick_step (self, plot_height);
  for (guint i = 0; i * step <= layout->value_scale.top; i++)
    width = MAX (width, value_label (self, i * step, step).rect.width);
  return width;
}

void
lw_chart_builder_add_value_ticks (LwChartBuilder *self)
{
  LwChartLayout *layout = self->layout;
  double step = value_tick_step (self, layout->plot.height);
  g_autoptr (GArray) ticks = g_array_new (FALSE, FALSE, sizeof (LwChartTick));
  double far = layout->mirrored ? layout->width - LW_CHART_PAD : layout->plot.x - LW_CHART_AXIS_GAP;

  for (guint i = 0; i * step <= layout->value_scale.top; i++)
    {
      LwChartTick tick = { round (lw_chart_value_scale_get_y (&layout->value_scale, i * step)), TRUE };

      tick.label = value_label (self, i * step, step);
      tick.label.rect.x = far - tick.label.rect.width;
      tick.label.rect.y = round (tick.position - tick.label.rect.height / 2);
      g_array_append_val (ticks, tick);
    }
  layout->unit.rect.x = far - layout->unit.rect.width;
  layout->n_value_ticks = ticks->len;
  layout->value_ticks = (LwChartTick *) g_array_free (g_steal_pointer (&ticks), FALSE);
}

#define DAY_MS (G_GINT64_CONSTANT (24) * 60 * 60 * 1000)

/* On an axis of several days, whole days are told apart from the hours. */
static char *
format_time (const LwChartLayout *layout, gint64 t_ms)
{
  g_autofree char *rest = NULL;

  if (t_ms == 0)
    return g_strdup ("0");
  if (t_ms < DAY_MS || layout->to_ms < 2 * DAY_MS)
    return lw_duration_format_human (t_ms);
  if (t_ms % DAY_MS == 0)
    return g_strdup_printf ("%" G_GINT64_FORMAT "\u00a0d", t_ms / DAY_MS);
  rest = lw_duration_format_human (t_ms % DAY_MS);
  return g_strdup_printf ("%" G_GINT64_FORMAT "\u00a0d %s", t_ms / DAY_MS, rest);
}

static LwChartLabel
time_label (LwChartBuilder *self, gint64 t_ms)
{
  g_autofree char *text = format_time (self->layout, t_ms);

  return lw_chart_builder_label (self, LW_CHART_FONT_TICK, text);
}

static gint64
first_multiple (gint64 from_ms, gint64 step)
{
  return (from_ms + step - 1) / step * step;
}

/* The smallest step at which no labels of the segment touch. */
static gint64
time_tick_step (LwChartBuilder *self, const LwChartSegment *segment)
{
  double ms_per_pixel = self->layout->time_scale.ms_per_pixel;
  gint64 step = lw_chart_time_step (ms_per_pixel * LW_CHART_TIME_TICK_GAP * 2);

  for (; first_multiple (segment->from_ms, step) + step <= segment->to_ms;
       step = lw_chart_time_step_next (step))
    {
      gint64 first = first_multiple (segment->from_ms, step);
      double widest = 0;

      /* Labels differ little in width; a few from both ends and in between stand for all. */
      for (guint i = 0; i <= 8; i++)
        {
          gint64 t_ms = first + (segment->to_ms - first) / step * i / 8 * step;

          widest = MAX (widest, time_label (self, t_ms).rect.width);
        }
      if (widest + LW_CHART_TIME_TICK_GAP <= step / ms_per_pixel)
        break;
    }
  return step;
}

static gboolean
overlaps_last (GArray *ticks, const LwChartRect *rect)
{
  for (guint i = ticks->len; i > 0; i--)
    {
      const LwChartTick *tick = &g_array_index (ticks, LwChartTick, i - 1);

      if (tick->has_label)
        return rect->x < tick->label.rect.x + tick->label.rect.width + LW_CHART_AXIS_GAP
               && tick->label.rect.x < rect->x + rect->width + LW_CHART_AXIS_GAP;
    }
  return FALSE;
}

static void
add_segment_ticks (LwChartBuilder *self, const LwChartSegment *segment, GArray *ticks)
{
  const LwChartLayout *layout = self->layout;
  gint64 step = time_tick_step (self, segment);

  for (gint64 t_ms = first_multiple (segment->from_ms, step); t_ms <= segment->to_ms; t_ms += step)
    {
      LwChartTick tick = { round (lw_chart_time_scale_get_x (&layout->time_scale, t_ms)), TRUE };
      LwChartRect *rect = &tick.label.rect;

      tick.label = time_label (self, t_ms);
      rect->x = round (tick.position - rect->width / 2);
      rect->x = CLAMP (rect->x, LW_CHART_PAD / 2,
                       MAX (LW_CHART_PAD / 2, layout->width - LW_CHART_PAD / 2 - rect->width));
      rect->y = layout->plot.y + layout->plot.height + LW_CHART_PAD;
      tick.has_label = !overlaps_last (ticks, rect);
      g_array_append_val (ticks, tick);
    }
}

void
lw_chart_builder_add_time_ticks (LwChartBuilder *self)
{
  LwChartLayout *layout = self->layout;
  g_autoptr (GArray) ticks = g_array_new (FALSE, FALSE, sizeof (LwChartTick));

  for (guint i = 0; i < layout->time_scale.n_segments; i++)
    add_segment_ticks (self, &layout->time_scale.segments[i], ticks);
  layout->n_time_ticks = ticks->len;
  layout->time_ticks = (LwChartTick *) g_array_free (g_steal_pointer (&ticks), FALSE);
}
