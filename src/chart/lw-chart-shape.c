/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

/* From curves to pixels. */

#include "config.h"

#include "lw-chart-layout-private.h"

#include <math.h>
#include <stdlib.h>

static void
append_point (GArray *points, double x, double y)
{
  LwChartPoint point = { x, y };

  g_array_append_val (points, point);
}

/* Many points in one column of pixels look like the first, the lowest, the highest and the last. */
static void
thin_out (GArray *points)
{
  LwChartPoint *all = (LwChartPoint *) points->data;
  guint n = 0;

  for (guint i = 0; i < points->len;)
    {
      guint first = i, low = i, high = i, last;

      for (; i < points->len && all[i].x == all[first].x; i++)
        {
          low = all[i].y > all[low].y ? i : low;
          high = all[i].y < all[high].y ? i : high;
        }
      last = i - 1;
      all[n++] = all[first];
      for (guint j = first + 1; j < last; j++)
        if (j == low || j == high)
          all[n++] = all[j];
      if (last > first)
        all[n++] = all[last];
    }
  g_array_set_size (points, n);
}

/* Leaves out points that are nearer to the line through their neighbours than anybody can see. From
 * the last point kept, each further one narrows the slopes of lines that pass all of them. */
#define TOLERANCE 0.25

static void
straighten (GArray *points)
{
  LwChartPoint *all = (LwChartPoint *) points->data;
  double low = -G_MAXDOUBLE, high = G_MAXDOUBLE;
  guint n = 0;

  for (guint i = 0; i < points->len; i++)
    {
      LwChartPoint here = all[i];
      LwChartPoint from;
      double run, slope;

      if (n >= 2)
        {
          from = all[n - 2];
          run = fabs (here.x - from.x);
          slope = run > 0 ? (here.y - from.y) / run : G_MAXDOUBLE;
          if (all[n - 1].x != from.x && slope >= low && slope <= high)
            n--;
          else
            {
              low = -G_MAXDOUBLE;
              high = G_MAXDOUBLE;
            }
        }
      if (n >= 1)
        {
          from = all[n - 1];
          if (from.x == here.x && from.y == here.y)
            continue;
          run = fabs (here.x - from.x);
          if (run > 0)
            {
              low = MAX (low, (here.y - TOLERANCE - from.y) / run);
              high = MIN (high, (here.y + TOLERANCE - from.y) / run);
            }
        }
      all[n++] = here;
    }
  g_array_set_size (points, n);
}

/* The part of a curve between two times in a segment as points. Level lines and jumps lie on whole pixels, so that they
 * are crisp; slopes are kept as they are. */
static LwChartPoint *
trace (const LwChartLayout *layout, LwChartCurve *curve, LwChartSpan span, guint *n_points)
{
  g_autoptr (LwChartCurve) part = lw_chart_curve_clip (curve, span.from_ms, span.to_ms);
  GArray *points = g_array_sized_new (FALSE, FALSE, sizeof (LwChartPoint), 2 * part->len);

  for (guint i = 0; i < part->len; i++)
    {
      const LwChartNode *node = lw_chart_curve_node (part, i);
      gboolean level_before = i > 0 && node[-1].after == node->before;
      gboolean level_after = i + 1 < part->len && node[1].before == node->after;
      double x = round (lw_chart_time_scale_get_x (&layout->time_scale, node->t_ms));
      double before = lw_chart_value_scale_get_y (&layout->value_scale, node->before);
      double after = lw_chart_value_scale_get_y (&layout->value_scale, node->after);

      if (node->before == node->after && (level_before || level_after))
        before = after = round (before);
      if (i > 0)
        append_point (points, x, level_before ? round (before) : before);
      if (i + 1 < part->len && (i == 0 || node->before != node->after))
        append_point (points, x, level_after ? round (after) : after);
    }
  thin_out (points);
  straighten (points);
  *n_points = points->len;
  return (LwChartPoint *) g_array_free (points, FALSE);
}

static LwChartPoint *
trace_axis (const LwChartLayout *layout, const LwChartRun *run, guint *n_points)
{
  LwChartPoint *points = g_new (LwChartPoint, 2);

  points[0] = (LwChartPoint) { run->top[0].x, layout->value_scale.bottom_y };
  points[1] = (LwChartPoint) { run->top[run->n_top - 1].x, layout->value_scale.bottom_y };
  *n_points = 2;
  return points;
}

/* Pixels for each point, or of mean height, below which a line of full width would hide the rest; and
 * pixels for each point below which there is no line to see at all. */
#define DENSE_SPACING 6
#define DENSE_HEIGHT 12
#define COLUMN_SPACING 3

/* Between the upper edge of the chart and a line. */
static double
area_above (const LwChartPoint *points, guint n_points)
{
  double area = 0;

  for (guint i = 0; i + 1 < n_points; i++)
    area += fabs (points[i + 1].x - points[i].x) * (points[i].y + points[i + 1].y) / 2;
  return area;
}

static LwChartDensity
find_density (const LwChartRun *run, gboolean stacked)
{
  double width = fabs (run->top[run->n_top - 1].x - run->top[0].x);
  double area = area_above (run->bottom, run->n_bottom) - area_above (run->top, run->n_top);

  if (!stacked && run->n_top > 8 && run->n_top * COLUMN_SPACING > width)
    return LW_CHART_COLUMNS;
  if ((run->n_top > 8 && run->n_top * DENSE_SPACING > width) || area < DENSE_HEIGHT * width)
    return LW_CHART_DENSE;
  return LW_CHART_SPARSE;
}

static void
shape_runs (LwChartLayout *layout, LwChartSeries *series)
{
  series->runs = g_new0 (LwChartRun, layout->time_scale.n_segments + 1);
  for (guint i = 0; i < layout->time_scale.n_segments; i++)
    {
      const LwChartSegment *segment = &layout->time_scale.segments[i];
      LwChartRun *run = &series->runs[series->n_runs];
      LwChartSpan span = { MAX (segment->from_ms, series->start_ms),
                           MIN (segment->to_ms, series->regular_end_ms) };

      if (span.from_ms >= span.to_ms)
        continue;
      run->top = trace (layout, series->top != NULL ? series->top : series->curve, span, &run->n_top);
      if (run->n_top == 0)
        {
          g_clear_pointer (&run->top, g_free);
          continue;
        }
      run->bottom = series->base != NULL ? trace (layout, series->base, span, &run->n_bottom)
                                         : trace_axis (layout, run, &run->n_bottom);
      run->opens = series->start_ms >= segment->from_ms;
      run->closes = series->regular_end_ms <= segment->to_ms;
      run->density = find_density (run, series->base != NULL);
      series->n_runs++;
    }
}

/* It stands where the scenario ended, and is never too low to be seen. */
static void
shape_tails (LwChartLayout *layout, LwChartSeries *series)
{
  double last = lw_chart_curve_get_before (series->curve, series->regular_end_ms);
  double base = series->base == NULL ? 0
                                     : lw_chart_curve_get_before (series->base, series->regular_end_ms);
  double bottom_y = round (lw_chart_value_scale_get_y (&layout->value_scale, base));
  double top_y = round (lw_chart_value_scale_get_y (&layout->value_scale, base + last));

  top_y = MAX (MIN (top_y, bottom_y - LW_CHART_TAIL_MIN), layout->value_scale.top_y);
  series->tails = g_new0 (LwChartTail, layout->time_scale.n_segments + 1);
  for (guint i = 0; i < layout->time_scale.n_segments; i++)
    {
      const LwChartSegment *segment = &layout->time_scale.segments[i];
      LwChartTail *tail = &series->tails[series->n_tails];
      gint64 from_ms = MAX (segment->from_ms, series->regular_end_ms);
      gint64 to_ms = MIN (segment->to_ms, series->end_ms);
      double from_x = round (lw_chart_time_scale_get_x (&layout->time_scale, from_ms));
      double to_x = round (lw_chart_time_scale_get_x (&layout->time_scale, to_ms));

      if (from_ms >= to_ms || from_x == to_x)
        continue;
      tail->rect = (LwChartRect) { MIN (from_x, to_x), top_y, fabs (to_x - from_x), bottom_y - top_y };
      tail->mirrored = to_x < from_x;
      series->n_tails++;
    }
}

/* Stretches in which more than one scenario drives load. */
static void
find_overlaps (const LwChartLayout *layout, GArray *spans)
{
  g_autofree gint64 *starts = g_new (gint64, layout->n_series + 1);
  g_autofree gint64 *ends = g_new (gint64, layout->n_series + 1);
  guint n_active = 0, next_start = 0, next_end = 0;

  for (guint i = 0; i < layout->n_series; i++)
    {
      starts[i] = layout->series[i].start_ms;
      ends[i] = layout->series[i].regular_end_ms;
    }
  qsort (starts, layout->n_series, sizeof (gint64), lw_chart_compare_times);
  qsort (ends, layout->n_series, sizeof (gint64), lw_chart_compare_times);
  while (next_end < layout->n_series)
    {
      if (next_start < layout->n_series && starts[next_start] < ends[next_end])
        {
          if (++n_active == 2)
            {
              LwChartSpan span = { starts[next_start], starts[next_start] };

              g_array_append_val (spans, span);
            }
          next_start++;
        }
      else
        {
          if (n_active-- == 2)
            g_array_index (spans, LwChartSpan, spans->len - 1).to_ms = ends[next_end];
          next_end++;
        }
    }
}

static void
shape_sums (LwChartBuilder *self)
{
  LwChartLayout *layout = self->layout;
  g_autoptr (GArray) overlaps = g_array_new (FALSE, FALSE, sizeof (LwChartSpan));
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (LwChartLine));

  if (self->sums->len > 0)
    find_overlaps (layout, overlaps);
  for (guint i = 0; i < self->sums->len; i++)
    for (guint j = 0; j < overlaps->len; j++)
      {
        const LwChartSpan *overlap = &g_array_index (overlaps, LwChartSpan, j);
        g_autoptr (LwChartCurve) part = lw_chart_curve_clip (g_ptr_array_index (self->sums, i),
                                                             overlap->from_ms, overlap->to_ms);

        for (guint k = 0; k < layout->time_scale.n_segments && part->len > 0; k++)
          {
            const LwChartSegment *segment = &layout->time_scale.segments[k];
            LwChartLine line;

            line.points =
                trace (layout, part, (LwChartSpan) { segment->from_ms, segment->to_ms }, &line.n_points);
            if (line.n_points > 0)
              g_array_append_val (lines, line);
            else
              g_free (line.points);
          }
        if (part->len > 0)
          g_ptr_array_add (self->overlaps, g_steal_pointer (&part));
      }
  layout->n_sums = lines->len;
  layout->sums = (LwChartLine *) g_array_free (g_steal_pointer (&lines), FALSE);
}

static void
shape_breaks (LwChartLayout *layout)
{
  for (guint i = 0; i + 1 < layout->time_scale.n_segments; i++)
    {
      double one = layout->time_scale.segments[i].to_x;
      double two = layout->time_scale.segments[i + 1].from_x;

      layout->breaks[layout->n_breaks++] = (LwChartRect) {
        MIN (one, two), layout->plot.y, fabs (two - one), layout->plot.height
      };
    }
}

void
lw_chart_builder_shape (LwChartBuilder *self)
{
  LwChartLayout *layout = self->layout;

  for (guint i = 0; i < layout->n_series; i++)
    {
      shape_runs (layout, &layout->series[i]);
      shape_tails (layout, &layout->series[i]);
    }
  shape_sums (self);
  shape_breaks (layout);
}

static gboolean
is_visible (const LwChartLayout *layout, gint64 t_ms)
{
  return t_ms >= layout->from_ms && t_ms <= layout->to_ms;
}

/* How near to each other stages have to be to share a handle: the nearer, the more of them there are. */
typedef enum
{
  SHARE_SAME_PLACE,
  SHARE_SAME_TIME,
  SHARE_SERIES,
  N_SHARES
} Share;

#define MAX_HANDLES 200

static gboolean
shares_handle (Share share, const LwChartHandle *a, const LwChartHandle *b)
{
  switch (share)
    {
    case SHARE_SAME_PLACE:
      return fabs (a->x - b->x) < LW_CHART_HANDLE_MIN && fabs (a->y - b->y) < LW_CHART_HANDLE_MIN;
    case SHARE_SAME_TIME:
      return fabs (a->x - b->x) < (a->n_stages > 1 ? LW_CHART_SUMMARY_MIN : LW_CHART_HANDLE_MIN);
    case SHARE_SERIES:
    default:
      return TRUE;
    }
}

/* k6 drops trailing stages that change nothing; their handles wait at the end. */
static gint64
get_stage_time (const LwChartSeries *series, guint stage)
{
  return MIN (series->stages[stage].end_ms, series->regular_end_ms);
}

LwChartPoint
lw_chart_layout_get_stage_place (const LwChartLayout *self, guint position, guint stage)
{
  const LwChartSeries *series = &self->series[position];
  gint64 end_ms = get_stage_time (series, stage);
  double below = series->base != NULL ? lw_chart_curve_get_before (series->base, end_ms) : 0;
  double value = MIN (below + series->stages[stage].value, self->value_scale.top);

  return (LwChartPoint) { round (lw_chart_time_scale_get_x (&self->time_scale, end_ms)),
                          round (lw_chart_value_scale_get_y (&self->value_scale, value)) };
}

static void
add_series_handles (const LwChartLayout *layout, guint position, Share share, GArray *handles)
{
  const LwChartSeries *series = &layout->series[position];
  LwChartHandle *last = NULL;

  for (guint i = 0; i < series->n_stages && !series->follows; i++)
    {
      LwChartPoint place = lw_chart_layout_get_stage_place (layout, position, i);
      LwChartHandle handle = { position, i, 1, place.x, place.y };

      if (!is_visible (layout, get_stage_time (series, i)))
        continue;
      if (last != NULL && shares_handle (share, last, &handle))
        {
          last->n_stages = i - last->stage + 1;
          continue;
        }
      g_array_append_val (handles, handle);
      last = &g_array_index (handles, LwChartHandle, handles->len - 1);
    }
}

void
lw_chart_builder_add_handles (LwChartBuilder *self)
{
  LwChartLayout *layout = self->layout;
  g_autoptr (GArray) handles = g_array_new (FALSE, FALSE, sizeof (LwChartHandle));

  for (Share share = SHARE_SAME_PLACE; share < N_SHARES; share++)
    {
      g_array_set_size (handles, 0);
      for (guint i = 0; i < layout->n_series; i++)
        add_series_handles (layout, i, share, handles);
      if (handles->len <= MAX_HANDLES)
        break;
    }
  /* With still more scenarios than that there is nothing to get hold of without zooming in. */
  if (handles->len > MAX_HANDLES)
    g_array_set_size (handles, 0);
  layout->n_handles = handles->len;
  layout->handles = (LwChartHandle *) g_array_free (g_steal_pointer (&handles), FALSE);
}

gboolean
lw_chart_run_spans (const LwChartRun *self, double x)
{
  double one = self->top[0].x;
  double two = self->top[self->n_top - 1].x;

  return x >= MIN (one, two) && x <= MAX (one, two);
}

/* The first point that is not before a position, or the last. */
static guint
find_point (const LwChartPoint *points, guint n_points, double x)
{
  guint low = 0, high = n_points - 1;
  double direction = points[n_points - 1].x < points[0].x ? -1 : 1;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if ((points[middle].x - x) * direction < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

guint
lw_chart_run_find (const LwChartRun *self, double left_x, double right_x)
{
  gboolean mirrored = self->top[self->n_top - 1].x < self->top[0].x;
  guint found = find_point (self->top, self->n_top, mirrored ? right_x : left_x);

  return found > 0 ? found - 1 : 0;
}

/* At a jump the point nearer to the axis' far end wins, which does for labels and the pointer. */
static double
get_y (const LwChartPoint *points, guint n_points, double x)
{
  guint found = find_point (points, n_points, x);
  const LwChartPoint *right = &points[found];
  const LwChartPoint *left = found > 0 ? right - 1 : right;

  if (right->x == left->x)
    return right->y;
  return left->y + (right->y - left->y) * CLAMP ((x - left->x) / (right->x - left->x), 0, 1);
}

double
lw_chart_run_get_top (const LwChartRun *self, double x)
{
  return get_y (self->top, self->n_top, x);
}

double
lw_chart_run_get_bottom (const LwChartRun *self, double x)
{
  return get_y (self->bottom, self->n_bottom, x);
}
