/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

/* Numbers at the curves and words at the target lines, where there is room for them. */

#include "config.h"

#include "lw-chart-layout-private.h"

#include "lw-number.h"

#include <math.h>

char *
lw_chart_format_value (double value)
{
  char buffer[LW_NUMBER_BUFFER];
  double magnitude = fabs (value);
  int decimals = magnitude >= 100 || magnitude == 0 ? 0 : 2 - (int) floor (log10 (magnitude));

  return g_strdup (lw_number_format_rounded (buffer, value, MIN (decimals, 6), TRUE));
}

static gboolean
rects_touch (const LwChartRect *a, const LwChartRect *b, double distance)
{
  return a->x < b->x + b->width + distance && b->x < a->x + a->width + distance
         && a->y < b->y + b->height + distance && b->y < a->y + a->height + distance;
}

/* Whether a line from a to b goes through the rectangle. Clips it to one edge after the other. */
static gboolean
line_crosses (const LwChartPoint *a, const LwChartPoint *b, const LwChartRect *rect)
{
  const double from[] = { a->x, a->y };
  const double step[] = { b->x - a->x, b->y - a->y };
  const double low[] = { rect->x, rect->y };
  const double high[] = { rect->x + rect->width, rect->y + rect->height };
  double enter = 0, leave = 1;

  for (guint i = 0; i < 2; i++)
    {
      double one, two;

      if (step[i] == 0)
        {
          if (from[i] <= low[i] || from[i] >= high[i])
            return FALSE;
          continue;
        }
      one = (low[i] - from[i]) / step[i];
      two = (high[i] - from[i]) / step[i];
      enter = MAX (enter, MIN (one, two));
      leave = MIN (leave, MAX (one, two));
    }
  return enter < leave;
}

/* Whether a point of a run, and so all that follow it, has passed the rectangle. */
static gboolean
is_beyond (const LwChartRun *run, const LwChartPoint *point, const LwChartRect *rect)
{
  gboolean mirrored = run->top[run->n_top - 1].x < run->top[0].x;

  return mirrored ? point->x < rect->x : point->x > rect->x + rect->width;
}

static gboolean
run_crosses (const LwChartLayout *layout, const LwChartRun *run, const LwChartRect *rect)
{
  LwChartPoint edge;
  double bottom_y;

  for (guint i = lw_chart_run_find (run, rect->x, rect->x + rect->width); i + 1 < run->n_top; i++)
    {
      if (is_beyond (run, &run->top[i], rect))
        break;
      if (line_crosses (&run->top[i], &run->top[i + 1], rect))
        return TRUE;
    }
  for (guint end = 0; end < 2; end++)
    {
      if (end == 0 ? !run->opens : !run->closes)
        continue;
      edge = end == 0 ? run->top[0] : run->top[run->n_top - 1];
      bottom_y = end == 0 ? run->bottom[0].y : run->bottom[run->n_bottom - 1].y;
      if (line_crosses (&edge, &(LwChartPoint) { edge.x, bottom_y }, rect))
        return TRUE;
    }
  return FALSE;
}

static gboolean
run_is_near (const LwChartRun *run, const LwChartRect *rect)
{
  double one = run->top[0].x;
  double two = run->top[run->n_top - 1].x;

  return MIN (one, two) <= rect->x + rect->width && MAX (one, two) >= rect->x;
}

static gboolean
inside_plot (const LwChartLayout *layout, const LwChartRect *rect)
{
  const LwChartRect *plot = &layout->plot;

  return rect->x >= plot->x && rect->x + rect->width <= plot->x + plot->width
         && rect->y >= plot->y && rect->y + rect->height <= plot->y + plot->height;
}

/* No curve, graceful stop, break or other text is in the way. */
static gboolean
is_clear (LwChartBuilder *self, const LwChartRect *rect)
{
  const LwChartLayout *layout = self->layout;
  const LwChartRect larger = { rect->x - 2, rect->y - 1, rect->width + 4, rect->height + 2 };

  if (!inside_plot (layout, rect))
    return FALSE;
  for (guint i = 0; i < self->placed->len; i++)
    if (rects_touch (&g_array_index (self->placed, LwChartRect, i), rect, 2))
      return FALSE;
  for (guint i = 0; i < layout->n_breaks; i++)
    if (rects_touch (&layout->breaks[i], rect, 2))
      return FALSE;
  for (guint i = 0; i < layout->n_series; i++)
    for (guint j = 0; j < layout->series[i].n_tails; j++)
      if (rects_touch (&layout->series[i].tails[j].rect, rect, 0))
        return FALSE;
  for (guint i = 0; i < layout->n_series; i++)
    for (guint j = 0; j < layout->series[i].n_runs; j++)
      if (run_is_near (&layout->series[i].runs[j], &larger)
          && run_crosses (layout, &layout->series[i].runs[j], &larger))
        return FALSE;
  return TRUE;
}

/* Whether the middle of the rectangle is on an area other than that of one series. */
static gboolean
on_area (const LwChartLayout *layout, const LwChartRect *rect, guint except)
{
  double x = rect->x + rect->width / 2;
  double y = rect->y + rect->height / 2;

  for (guint i = 0; i < layout->n_series; i++)
    for (guint j = 0; j < layout->series[i].n_runs && i != except; j++)
      {
        const LwChartRun *run = &layout->series[i].runs[j];

        if (lw_chart_run_spans (run, x) && y >= lw_chart_run_get_top (run, x)
            && y <= lw_chart_run_get_bottom (run, x))
          return TRUE;
      }
  return FALSE;
}

/* What numbers are put at: the line of a series, or that of a sum, which has parts below it. */
typedef struct
{
  guint series; /* G_MAXUINT for a sum */
  const LwChartRun *runs;
  guint n_runs;
} LwChartCarrier;

/* Where several scenarios drive load, above all of them is the place for their sum. */
static gboolean
is_below_sum (const LwChartLayout *layout, double x)
{
  for (guint i = 0; i < layout->n_sums; i++)
    {
      const LwChartLine *line = &layout->sums[i];
      double one = line->points[0].x, two = line->points[line->n_points - 1].x;

      if (x >= MIN (one, two) && x <= MAX (one, two))
        return TRUE;
    }
  return FALSE;
}

/* Above the line, and above nothing else. */
static gboolean
find_place_above (LwChartBuilder *self, guint series, const LwChartRun *run, LwChartRect *rect)
{
  double right_x = rect->x + rect->width;
  double top_y = MIN (lw_chart_run_get_top (run, rect->x), lw_chart_run_get_top (run, right_x));

  for (guint i = lw_chart_run_find (run, rect->x, right_x); i < run->n_top; i++)
    {
      if (is_beyond (run, &run->top[i], rect))
        break;
      if (run->top[i].x >= rect->x && run->top[i].x <= right_x)
        top_y = MIN (top_y, run->top[i].y);
    }
  rect->y = round (top_y - LW_CHART_LABEL_GAP - rect->height);
  return is_clear (self, rect) && !on_area (self->layout, rect, series);
}

/* Inside the area, right below its line. */
static gboolean
find_place_inside (LwChartBuilder *self, const LwChartRun *run, LwChartRect *rect)
{
  double top_y = 0;
  double bottom_y = G_MAXDOUBLE;

  for (guint i = 0; i <= 4; i++)
    {
      double x = rect->x + rect->width * i / 4;

      if (!lw_chart_run_spans (run, x))
        continue;
      top_y = MAX (top_y, lw_chart_run_get_top (run, x));
      bottom_y = MIN (bottom_y, lw_chart_run_get_bottom (run, x));
    }
  rect->y = round (top_y + LW_CHART_LABEL_GAP);
  return rect->y + rect->height <= bottom_y - 2 && is_clear (self, rect);
}

/* A plateau has its number above its line or, when something is in the way there, inside its area; a
 * point only above. The part of a stack has it inside: above it would say something about the sum. */
static gboolean
find_place (LwChartBuilder *self, guint series, const LwChartRun *run, double x, gboolean point,
            LwChartRect *rect)
{
  if ((series == G_MAXUINT || !is_below_sum (self->layout, x)) && find_place_above (self, series, run, rect))
    return TRUE;
  return series != G_MAXUINT && !point && find_place_inside (self, run, rect);
}

static gboolean
add_value (LwChartBuilder *self, GArray *values, guint series, const LwChartRun *run, double value,
           double from_x, double to_x)
{
  LwChartLayout *layout = self->layout;
  g_autofree char *text = lw_chart_format_value (value);
  LwChartValueLabel label = { series, lw_chart_builder_label (self, LW_CHART_FONT_VALUE, text) };
  LwChartRect *rect = &label.label.rect;

  /* A plateau has to carry its number; a point only has to have it above. */
  if (run->density == LW_CHART_COLUMNS)
    return FALSE;
  if (from_x != to_x && rect->width + 2 * LW_CHART_LABEL_GAP > fabs (to_x - from_x))
    return FALSE;
  rect->x = round ((from_x + to_x - rect->width) / 2);
  rect->x = CLAMP (rect->x, layout->plot.x, layout->plot.x + layout->plot.width - rect->width);
  if (!find_place (self, series, run, (from_x + to_x) / 2, from_x == to_x, rect))
    return FALSE;
  g_array_append_val (self->placed, *rect);
  g_array_append_val (values, label);
  return TRUE;
}

/* The longest level piece from node i on; returns the position of its last node. */
static guint
find_plateau (LwChartCurve *curve, guint i)
{
  double value = lw_chart_curve_node (curve, i)->after;

  while (i + 1 < curve->len && lw_chart_curve_node (curve, i + 1)->before == value)
    {
      i++;
      if (lw_chart_curve_node (curve, i)->after != value)
        break;
    }
  return i;
}

/* The run in which most of a plateau is seen, and where. */
static const LwChartRun *
locate (const LwChartLayout *layout, const LwChartCarrier *carrier, gint64 from_ms, gint64 to_ms,
        double *from_x, double *to_x)
{
  const LwChartRun *best = NULL;
  double one = round (lw_chart_time_scale_get_x (&layout->time_scale, from_ms));
  double two = round (lw_chart_time_scale_get_x (&layout->time_scale, to_ms));
  double widest = -2;

  for (guint i = 0; i < carrier->n_runs; i++)
    {
      const LwChartRun *run = &carrier->runs[i];
      double a = run->top[0].x, b = run->top[run->n_top - 1].x;
      double left = MAX (MIN (one, two), MIN (a, b));
      double right = MIN (MAX (one, two), MAX (a, b));

      if (right - left <= widest + 1)
        continue;
      widest = right - left;
      best = run;
      *from_x = left;
      *to_x = right;
    }
  return best;
}

static gboolean
add_plateau (LwChartBuilder *self, GArray *values, const LwChartCarrier *carrier, const LwChartNode *from,
             const LwChartNode *to)
{
  const LwChartRun *run = NULL;
  double from_x, to_x;

  if (from->after > 0)
    run = locate (self->layout, carrier, from->t_ms, to->t_ms, &from_x, &to_x);
  return run != NULL && to_x > from_x
         && add_value (self, values, carrier->series, run, from->after, from_x, to_x);
}

/* Numbers at the plateaus, and at the highest point even when it is none or too narrow. */
static void
add_curve_values (LwChartBuilder *self, GArray *values, const LwChartCarrier *carrier, LwChartCurve *curve)
{
  const LwChartLayout *layout = self->layout;
  double peak = lw_chart_curve_get_peak (curve);
  gboolean has_peak = FALSE;
  gint64 peak_ms = -1;
  const LwChartRun *run;
  double from_x, to_x;

  for (guint i = 0; i < curve->len;)
    {
      const LwChartNode *node = lw_chart_curve_node (curve, i);
      guint last = find_plateau (curve, i);
      const LwChartNode *end = lw_chart_curve_node (curve, last);

      if (peak_ms < 0 && (node->before == peak || node->after == peak))
        peak_ms = node->after == peak ? (node->t_ms + end->t_ms) / 2 : node->t_ms;
      if (last > i && add_plateau (self, values, carrier, node, end))
        has_peak |= node->after == peak;
      i = MAX (last, i + 1);
    }
  if (has_peak || peak <= 0 || peak_ms < layout->from_ms || peak_ms > layout->to_ms)
    return;
  run = locate (layout, carrier, peak_ms, peak_ms, &from_x, &to_x);
  if (run != NULL && lw_chart_run_spans (run, from_x))
    add_value (self, values, carrier->series, run, peak, from_x, from_x);
}

/* At the lines of the sums, which stand on the axis here. */
static void
add_sum_values (LwChartBuilder *self, GArray *values)
{
  LwChartLayout *layout = self->layout;
  g_autofree LwChartRun *runs = g_new0 (LwChartRun, layout->n_sums + 1);
  g_autofree LwChartPoint *axis = g_new0 (LwChartPoint, 2 * layout->n_sums + 2);
  LwChartCarrier carrier = { G_MAXUINT, runs, layout->n_sums };

  for (guint i = 0; i < layout->n_sums; i++)
    {
      const LwChartLine *line = &layout->sums[i];

      axis[2 * i] = (LwChartPoint) { line->points[0].x, layout->value_scale.bottom_y };
      axis[2 * i + 1] = (LwChartPoint) { line->points[line->n_points - 1].x, layout->value_scale.bottom_y };
      runs[i] = (LwChartRun) { line->points, line->n_points, &axis[2 * i], 2 };
    }
  for (guint i = 0; i < self->overlaps->len; i++)
    add_curve_values (self, values, &carrier, g_ptr_array_index (self->overlaps, i));
}

void
lw_chart_builder_add_values (LwChartBuilder *self)
{
  LwChartLayout *layout = self->layout;
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (LwChartValueLabel));

  add_sum_values (self, values);
  for (guint i = 0; i < layout->n_series; i++)
    {
      const LwChartSeries *series = &layout->series[i];
      LwChartCarrier carrier = { i, series->runs, series->n_runs };

      add_curve_values (self, values, &carrier, series->curve);
    }
  layout->n_values = values->len;
  layout->values = (LwChartValueLabel *) g_array_free (g_steal_pointer (&values), FALSE);
}

/* On the line, as near to the far end of the time axis as there is room; rather beside the areas than
 * on them. */
static gboolean
place_target (LwChartBuilder *self, LwChartTarget *target)
{
  const LwChartRect *plot = &self->layout->plot;
  LwChartRect *rect = &target->label.rect;
  double step = 12;

  rect->y = round (target->y - rect->height / 2);
  for (guint pass = 0; pass < 2; pass++)
    for (double offset = 0; offset + rect->width <= plot->width; offset += step)
      {
        LwChartRect padded;

        rect->x = round (self->layout->mirrored ? plot->x + offset
                                                : plot->x + plot->width - offset - rect->width);
        padded = (LwChartRect) { rect->x - 6, rect->y, rect->width + 12, rect->height };
        if (!is_clear (self, rect))
          continue;
        if (pass > 0 || (!on_area (self->layout, rect, G_MAXUINT) && (offset == 0 || is_clear (self, &padded))))
          return TRUE;
      }
  return FALSE;
}

static void
add_target (LwChartBuilder *self, double value, const char *word)
{
  LwChartLayout *layout = self->layout;
  LwChartTarget *target = &layout->targets[layout->n_targets];
  g_autofree char *number = NULL;
  g_autofree char *text = NULL;

  if (!(value > 0) || value > layout->value_scale.top)
    return;
  for (guint i = 0; i < layout->n_targets; i++)
    if (layout->targets[i].value == value)
      return;
  number = lw_chart_format_value (value);
  text = g_strdup_printf ("%s %s", word, number);
  target->value = value;
  target->word = g_string_chunk_insert_const (layout->strings, word);
  target->y = round (lw_chart_value_scale_get_y (&layout->value_scale, value));
  target->label = lw_chart_builder_label (self, LW_CHART_FONT_TICK, text);
  target->has_label = place_target (self, target);
  if (target->has_label)
    g_array_append_val (self->placed, target->label.rect);
  layout->n_targets++;
}

void
lw_chart_builder_add_targets (LwChartBuilder *self)
{
  self->layout->targets = g_new0 (LwChartTarget, 3);
  if (self->layout->axis != LW_CHART_AXIS_REQUESTS)
    return;
  add_target (self, self->source->normal_rps, self->words->normal);
  add_target (self, self->source->stress_rps, self->words->stress);
  add_target (self, self->source->baseline_rps, self->words->baseline);
}
