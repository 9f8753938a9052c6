/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-chart-scale.h"

#include <math.h>
#include <stdlib.h>

enum
{
  SECOND_MS = 1000,
  MINUTE_MS = 60 * SECOND_MS,
  HOUR_MS = 60 * MINUTE_MS,
  DAY_MS = 24 * HOUR_MS,
};

static const gint64 time_steps[] = {
  1,
  2,
  5,
  10,
  20,
  50,
  100,
  200,
  500,
  1 * SECOND_MS,
  2 * SECOND_MS,
  5 * SECOND_MS,
  10 * SECOND_MS,
  15 * SECOND_MS,
  30 * SECOND_MS,
  1 * MINUTE_MS,
  2 * MINUTE_MS,
  5 * MINUTE_MS,
  10 * MINUTE_MS,
  15 * MINUTE_MS,
  30 * MINUTE_MS,
  1 * HOUR_MS,
  2 * HOUR_MS,
  3 * HOUR_MS,
  6 * HOUR_MS,
  12 * HOUR_MS,
  1 * DAY_MS,
  2 * DAY_MS,
  7 * DAY_MS,
};

gint64
lw_chart_time_step (double minimum_ms)
{
  gint64 step = time_steps[G_N_ELEMENTS (time_steps) - 1];

  for (guint i = 0; i < G_N_ELEMENTS (time_steps); i++)
    if (time_steps[i] >= minimum_ms)
      return time_steps[i];
  /* Weeks, in powers of two; the bound keeps a senseless minimum from going on for ever. */
  while (step < minimum_ms && step < G_MAXINT64 / 4)
    step *= 2;
  return step;
}

gint64
lw_chart_time_step_next (gint64 step_ms)
{
  return lw_chart_time_step (step_ms + 1);
}

double
lw_chart_value_step (double minimum)
{
  static const double factors[] = { 1, 2, 5, 10 };
  int exponent;
  double power;

  if (!(minimum > 0) || !isfinite (minimum))
    return 1;
  exponent = (int) floor (log10 (minimum));
  for (guint i = 0; i < G_N_ELEMENTS (factors); i++)
    {
      /* Dividing by a power of ten keeps steps below one exact to the last digit. */
      power = exponent < 0 ? factors[i] / pow (10, -exponent) : factors[i] * pow (10, exponent);
      if (power >= minimum * (1 - 1e-9))
        return power;
    }
  return 10 * pow (10, exponent);
}

/* A stretch is worth a break when everything else would have less than this share of the axis. */
#define BREAK_RATIO 6.0
/* What stays of all cut stretches together, as a share of everything else. */
#define KEPT_SHARE 0.4

typedef struct
{
  guint position;
  gint64 length;
} Stretch;

static int
compare_longest_first (gconstpointer a, gconstpointer b)
{
  const Stretch *one = a;
  const Stretch *two = b;

  if (one->length != two->length)
    return one->length > two->length ? -1 : 1;
  return one->position < two->position ? -1 : 1;
}

static int
compare_position (gconstpointer a, gconstpointer b)
{
  const Stretch *one = a;
  const Stretch *two = b;

  return one->position < two->position ? -1 : one->position > two->position;
}

/* How many of the stretches, longest first, have to be cut. *rest is the length of the others. */
static guint
count_cuts (const Stretch *stretches, guint n, const gboolean *loaded, gint64 *rest)
{
  gint64 loaded_rest = 0;

  *rest = 0;
  for (guint i = 0; i < n; i++)
    {
      *rest += stretches[i].length;
      if (loaded[stretches[i].position])
        loaded_rest += stretches[i].length;
    }
  for (guint i = 0; i < n && i < LW_CHART_MAX_SEGMENTS - 1; i++)
    {
      *rest -= stretches[i].length;
      if (loaded[stretches[i].position])
        loaded_rest -= stretches[i].length;
      if (loaded_rest <= 0)
        return 0;
      if ((double) stretches[i].length >= BREAK_RATIO * *rest)
        return i + 1;
    }
  return 0;
}

guint
lw_chart_find_spans (const gint64 *borders, const gboolean *loaded, guint n_borders,
                     LwChartSpan spans[static LW_CHART_MAX_SEGMENTS])
{
  g_autofree Stretch *stretches = NULL;
  guint n_stretches = n_borders < 2 ? 0 : n_borders - 1;
  guint n_cuts, n_spans = 0;
  gint64 rest, kept, from;

  if (n_stretches == 0 || borders[n_borders - 1] <= borders[0])
    return 0;

  stretches = g_new (Stretch, n_stretches);
  for (guint i = 0; i < n_stretches; i++)
    stretches[i] = (Stretch) { i, borders[i + 1] - borders[i] };
  qsort (stretches, n_stretches, sizeof (Stretch), compare_longest_first);
  n_cuts = count_cuts (stretches, n_stretches, loaded, &rest);
  qsort (stretches, n_cuts, sizeof (Stretch), compare_position);

  from = borders[0];
  kept = n_cuts == 0 ? 0 : MAX (2, (gint64) (rest * KEPT_SHARE / n_cuts));
  for (guint i = 0; i < n_cuts; i++)
    {
      spans[n_spans++] = (LwChartSpan) { from, borders[stretches[i].position] + kept / 2 };
      from = borders[stretches[i].position + 1] - kept / 2;
    }
  spans[n_spans++] = (LwChartSpan) { from, borders[n_borders - 1] };
  return n_spans;
}

void
lw_chart_time_scale_init (LwChartTimeScale *self, const LwChartSpan *spans, guint n_spans,
                          double from_x, double to_x, double break_width)
{
  double direction = to_x < from_x ? -1 : 1;
  double x = from_x;
  double shown_ms = 0;
  double shown_px;

  *self = (LwChartTimeScale) { 0 };
  n_spans = MIN (n_spans, LW_CHART_MAX_SEGMENTS);
  for (guint i = 0; i < n_spans; i++)
    shown_ms += spans[i].to_ms - spans[i].from_ms;
  shown_px = fabs (to_x - from_x) - break_width * MAX (0, (int) n_spans - 1);
  if (shown_ms <= 0 || !(shown_px > 0))
    return;

  self->ms_per_pixel = shown_ms / shown_px;
  self->n_segments = n_spans;
  for (guint i = 0; i < n_spans; i++)
    {
      LwChartSegment *segment = &self->segments[i];

      segment->from_ms = spans[i].from_ms;
      segment->to_ms = spans[i].to_ms;
      segment->from_x = x;
      x += direction * (spans[i].to_ms - spans[i].from_ms) / self->ms_per_pixel;
      segment->to_x = i + 1 == n_spans ? to_x : x;
      x += direction * break_width;
    }
}

static double
interpolate (double from, double to, double share)
{
  return from + (to - from) * CLAMP (share, 0, 1);
}

double
lw_chart_time_scale_get_x (const LwChartTimeScale *self, gint64 t_ms)
{
  const LwChartSegment *segment = self->segments;

  if (self->n_segments == 0)
    return 0;
  for (guint i = 0; i < self->n_segments; i++, segment++)
    {
      if (t_ms <= segment->to_ms || i + 1 == self->n_segments)
        return interpolate (segment->from_x, segment->to_x,
                            (double) (t_ms - segment->from_ms)
                              / MAX (1, segment->to_ms - segment->from_ms));
      if (t_ms < segment[1].from_ms)
        return interpolate (segment->to_x, segment[1].from_x,
                            (double) (t_ms - segment->to_ms) / (segment[1].from_ms - segment->to_ms));
    }
  g_assert_not_reached ();
}

gint64
lw_chart_time_scale_get_time (const LwChartTimeScale *self, double x)
{
  const LwChartSegment *segment = self->segments;
  double direction;

  if (self->n_segments == 0)
    return 0;
  direction = segment->to_x < segment->from_x ? -1 : 1;
  for (guint i = 0; i < self->n_segments; i++, segment++)
    {
      if ((x - segment->to_x) * direction <= 0 || i + 1 == self->n_segments)
        return llround (interpolate (segment->from_ms, segment->to_ms,
                                     (x - segment->from_x) / (segment->to_x - segment->from_x)));
      if ((x - segment[1].from_x) * direction < 0)
        return llround (interpolate (segment->to_ms, segment[1].from_ms,
                                     (x - segment->to_x) / (segment[1].from_x - segment->to_x)));
    }
  g_assert_not_reached ();
}

void
lw_chart_value_scale_init (LwChartValueScale *self, double top, double top_y, double bottom_y)
{
  self->top = top > 0 && isfinite (top) && bottom_y > top_y ? top : 0;
  self->top_y = top_y;
  self->bottom_y = bottom_y;
}

double
lw_chart_value_scale_get_y (const LwChartValueScale *self, double value)
{
  if (self->top <= 0)
    return self->bottom_y;
  return self->bottom_y - (self->bottom_y - self->top_y) * value / self->top;
}

double
lw_chart_value_scale_get_value (const LwChartValueScale *self, double y)
{
  if (self->top <= 0)
    return 0;
  return (self->bottom_y - y) / (self->bottom_y - self->top_y) * self->top;
}
