/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-chart-curve.h"

#include <math.h>

LwChartCurve *
lw_chart_curve_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (LwChartNode));
}

static LwChartCurve *
curve_new_sized (guint n_nodes)
{
  return g_array_sized_new (FALSE, FALSE, sizeof (LwChartNode), n_nodes);
}

static void
append_node (LwChartCurve *curve, gint64 t_ms, double before, double after)
{
  LwChartNode node = { t_ms, before, after };

  g_array_append_val (curve, node);
}

/* Two values at the time of the last node are a jump; a third replaces what the second did. */
static void
append_point (LwChartCurve *curve, gint64 t_ms, double value)
{
  LwChartNode *last = curve->len > 0 ? lw_chart_curve_node (curve, curve->len - 1) : NULL;

  if (last != NULL && last->t_ms == t_ms)
    last->after = value;
  else
    append_node (curve, t_ms, last == NULL ? 0 : value, value);
}

static gboolean
is_sound (const LwCurvePoint *point)
{
  return isfinite (point->value) && point->value >= 0;
}

LwChartCurve *
lw_chart_curve_new_from_points (const LwCurvePoint *points, guint n_points, gint64 start_ms,
                                gint64 length_ms)
{
  LwChartCurve *curve = lw_chart_curve_new ();
  LwChartNode *last;
  gint64 t_ms = 0;

  if (length_ms <= 0)
    return curve;

  for (guint i = 0; i < n_points; i++)
    {
      if (!is_sound (&points[i]) || points[i].t_ms < t_ms || points[i].t_ms > length_ms)
        continue;
      t_ms = points[i].t_ms;
      if (curve->len == 0 && t_ms > 0)
        append_point (curve, start_ms, points[i].value);
      append_point (curve, start_ms + t_ms, points[i].value);
    }
  if (curve->len == 0)
    append_node (curve, start_ms, 0, 0);
  last = lw_chart_curve_node (curve, curve->len - 1);
  if (last->t_ms < start_ms + length_ms)
    append_node (curve, start_ms + length_ms, last->after, 0);
  else
    last->after = 0; /* a jump in the very last moment drives nothing */
  return curve;
}

/* Reads a curve from left to right. */
typedef struct
{
  LwChartCurve *curve;
  guint next; /* first node that is not before the time asked for last */
} Cursor;

static void
cursor_read (Cursor *self, gint64 t_ms, double *before, double *after)
{
  const LwChartNode *left, *right;
  double share;

  while (self->next < self->curve->len && lw_chart_curve_node (self->curve, self->next)->t_ms < t_ms)
    self->next++;
  *before = *after = 0;
  if (self->next >= self->curve->len)
    return;

  right = lw_chart_curve_node (self->curve, self->next);
  if (right->t_ms == t_ms)
    {
      *before = right->before;
      *after = right->after;
    }
  else if (self->next > 0)
    {
      left = right - 1;
      share = (double) (t_ms - left->t_ms) / (right->t_ms - left->t_ms);
      *before = *after = left->after + (right->before - left->after) * share;
    }
}

/* Both a and b are often thousands of nodes, and there are as many sums as scenarios in a stack. */
LwChartCurve *
lw_chart_curve_add (LwChartCurve *a, LwChartCurve *b)
{
  LwChartCurve *sum = curve_new_sized (a->len + b->len);
  Cursor one = { a, 0 }, two = { b, 0 };

  while (one.next < a->len || two.next < b->len)
    {
      gint64 next_a = one.next < a->len ? lw_chart_curve_node (a, one.next)->t_ms : G_MAXINT64;
      gint64 next_b = two.next < b->len ? lw_chart_curve_node (b, two.next)->t_ms : G_MAXINT64;
      gint64 t_ms = MIN (next_a, next_b);
      double before_a, after_a, before_b, after_b;

      cursor_read (&one, t_ms, &before_a, &after_a);
      cursor_read (&two, t_ms, &before_b, &after_b);
      *lw_chart_curve_node (sum, sum->len) =
          (LwChartNode) { t_ms, before_a + before_b, after_a + after_b };
      sum->len++;
      one.next += next_a == t_ms;
      two.next += next_b == t_ms;
    }
  return sum;
}

/* A cursor at the first node that is not before t_ms. */
static Cursor
cursor_at (LwChartCurve *curve, gint64 t_ms)
{
  guint low = 0, high = curve->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (lw_chart_curve_node (curve, middle)->t_ms < t_ms)
        low = middle + 1;
      else
        high = middle;
    }
  return (Cursor) { curve, low };
}

LwChartCurve *
lw_chart_curve_clip (LwChartCurve *self, gint64 from_ms, gint64 to_ms)
{
  LwChartCurve *part;
  Cursor cursor, end;
  gint64 first_ms, last_ms;
  double before, after;

  if (self->len == 0)
    return lw_chart_curve_new ();
  first_ms = MAX (from_ms, lw_chart_curve_node (self, 0)->t_ms);
  last_ms = MIN (to_ms, lw_chart_curve_node (self, self->len - 1)->t_ms);
  if (first_ms >= last_ms)
    return lw_chart_curve_new ();

  cursor = cursor_at (self, first_ms);
  end = cursor_at (self, last_ms);
  part = curve_new_sized (end.next - cursor.next + 2);
  cursor_read (&cursor, first_ms, &before, &after);
  append_node (part, first_ms, 0, after);
  if (lw_chart_curve_node (self, cursor.next)->t_ms == first_ms)
    cursor.next++;
  if (end.next > cursor.next)
    g_array_append_vals (part, lw_chart_curve_node (self, cursor.next), end.next - cursor.next);
  cursor_read (&end, last_ms, &before, &after);
  append_node (part, last_ms, before, 0);
  return part;
}

double
lw_chart_curve_get_value (LwChartCurve *self, gint64 t_ms)
{
  Cursor cursor = cursor_at (self, t_ms);
  double before, after;

  cursor_read (&cursor, t_ms, &before, &after);
  return after;
}

double
lw_chart_curve_get_before (LwChartCurve *self, gint64 t_ms)
{
  Cursor cursor = cursor_at (self, t_ms);
  double before, after;

  cursor_read (&cursor, t_ms, &before, &after);
  return before;
}

double
lw_chart_curve_get_peak (LwChartCurve *self)
{
  double peak = 0;

  for (guint i = 0; i < self->len; i++)
    {
      peak = MAX (peak, lw_chart_curve_node (self, i)->before);
      peak = MAX (peak, lw_chart_curve_node (self, i)->after);
    }
  return peak;
}
