/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

/* Which scenarios overlap, what each one stands on, and what that means for the time axis. */

#include "config.h"

#include "lw-chart-layout-private.h"

#include <stdlib.h>

typedef struct
{
  gint64 t_ms;
  gint64 end_ms;
  guint position;
} Start;

static int
compare_starts (gconstpointer a, gconstpointer b)
{
  const Start *one = a;
  const Start *two = b;

  if (one->t_ms != two->t_ms)
    return one->t_ms < two->t_ms ? -1 : 1;
  return one->position < two->position ? -1 : one->position > two->position;
}

static Start *
sorted_starts (const LwChartLayout *layout)
{
  Start *starts = g_new (Start, layout->n_series + 1);

  for (guint i = 0; i < layout->n_series; i++)
    starts[i] = (Start) { layout->series[i].start_ms, layout->series[i].regular_end_ms, i };
  qsort (starts, layout->n_series, sizeof (Start), compare_starts);
  return starts;
}

/* The curve, extended with zeros to a span that it does not reach. (transfer full) */
static LwChartCurve *
extend (LwChartCurve *curve, gint64 from_ms, gint64 to_ms)
{
  g_autoptr (LwChartCurve) zero = NULL;

  if (curve->len > 0 && lw_chart_curve_node (curve, 0)->t_ms <= from_ms &&
      lw_chart_curve_node (curve, curve->len - 1)->t_ms >= to_ms)
    return g_array_ref (curve);
  zero = lw_chart_curve_new_from_points (NULL, 0, from_ms, to_ms - from_ms);
  return lw_chart_curve_add (curve, zero);
}

/* Stacks the series of one cluster, which are given by their positions in the order of the source. */
static LwChartCurve *
stack_cluster (LwChartLayout *layout, const guint *positions, guint n_positions)
{
  LwChartCurve *sum = lw_chart_curve_new ();

  for (guint i = 0; i < n_positions; i++)
    {
      LwChartSeries *series = &layout->series[positions[i]];
      g_autoptr (LwChartCurve) below = sum;

      sum = lw_chart_curve_add (below, series->curve);
      if (n_positions > 1)
        {
          series->base = extend (below, series->start_ms, series->regular_end_ms);
          series->top = g_array_ref (sum);
        }
    }
  return sum;
}

static int
compare_positions (gconstpointer a, gconstpointer b)
{
  const guint *one = a;
  const guint *two = b;

  return *one < *two ? -1 : *one > *two;
}

void
lw_chart_builder_stack (LwChartBuilder *self)
{
  LwChartLayout *layout = self->layout;
  g_autofree Start *starts = sorted_starts (layout);
  g_autofree guint *cluster = g_new (guint, layout->n_series + 1);
  g_autoptr (GArray) gaps = g_array_new (FALSE, FALSE, sizeof (LwChartSpan));

  for (guint i = 0; i < layout->n_series;)
    {
      g_autoptr (LwChartCurve) sum = NULL;
      gint64 end_ms = starts[i].end_ms;
      guint n = 0;

      do
        {
          end_ms = MAX (end_ms, starts[i].end_ms);
          cluster[n++] = starts[i++].position;
        }
      while (i < layout->n_series && starts[i].t_ms < end_ms);
      qsort (cluster, n, sizeof (guint), compare_positions);
      sum = stack_cluster (layout, cluster, n);
      layout->peak = MAX (layout->peak, lw_chart_curve_get_peak (sum));
      if (n > 1)
        g_ptr_array_add (self->sums, g_steal_pointer (&sum));
      if (i < layout->n_series && starts[i].t_ms > end_ms)
        {
          LwChartSpan gap = { end_ms, starts[i].t_ms };

          g_array_append_val (gaps, gap);
        }
    }
  layout->n_gaps = gaps->len;
  layout->gaps = (LwChartSpan *) g_array_free (g_steal_pointer (&gaps), FALSE);
}

/* Whether a curve goes straight on at a node, so that nobody could see it there. */
static gboolean
is_level (LwChartCurve *curve, guint i)
{
  const LwChartNode *node = lw_chart_curve_node (curve, i);

  return i > 0 && i + 1 < curve->len && node->before == node->after
         && node[-1].after == node->before && node[1].before == node->after;
}

int
lw_chart_compare_times (gconstpointer a, gconstpointer b)
{
  const gint64 *one = a;
  const gint64 *two = b;

  return *one < *two ? -1 : *one > *two;
}

static void
add_border (GArray *borders, const LwChartLayout *layout, gint64 t_ms)
{
  t_ms = CLAMP (t_ms, layout->from_ms, layout->to_ms);
  g_array_append_val (borders, t_ms);
}

/* All times at which something changes, sorted, each of them once. */
static GArray *
collect_borders (const LwChartLayout *layout)
{
  GArray *borders = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n = 0;

  add_border (borders, layout, layout->from_ms);
  add_border (borders, layout, layout->to_ms);
  for (guint i = 0; i < layout->n_series; i++)
    {
      const LwChartSeries *series = &layout->series[i];

      for (guint j = 0; j < series->curve->len; j++)
        if (!is_level (series->curve, j))
          add_border (borders, layout, lw_chart_curve_node (series->curve, j)->t_ms);
      add_border (borders, layout, series->end_ms);
    }
  qsort (borders->data, borders->len, sizeof (gint64), lw_chart_compare_times);
  for (guint i = 0; i < borders->len; i++)
    if (n == 0 || g_array_index (borders, gint64, i) != g_array_index (borders, gint64, n - 1))
      g_array_index (borders, gint64, n++) = g_array_index (borders, gint64, i);
  g_array_set_size (borders, n);
  return borders;
}

/* Whether load is driven in each stretch between two borders. */
static gboolean *
find_loaded (const LwChartLayout *layout, GArray *borders)
{
  g_autofree Start *starts = sorted_starts (layout);
  gboolean *loaded = g_new0 (gboolean, borders->len);
  gint64 end_ms = G_MININT64;
  guint next = 0;

  for (guint i = 0; i < borders->len; i++)
    {
      gint64 t_ms = g_array_index (borders, gint64, i);

      for (; next < layout->n_series && starts[next].t_ms <= t_ms; next++)
        end_ms = MAX (end_ms, starts[next].end_ms);
      loaded[i] = t_ms < end_ms;
    }
  return loaded;
}

void
lw_chart_builder_find_time (LwChartBuilder *self, LwChartSpan spans[static LW_CHART_MAX_SEGMENTS],
                            guint *n_spans)
{
  const LwChartOptions *options = self->options;
  LwChartLayout *layout = self->layout;
  g_autoptr (GArray) borders = NULL;
  g_autofree gboolean *loaded = NULL;

  for (guint i = 0; i < layout->n_series; i++)
    layout->to_ms = MAX (layout->to_ms, layout->series[i].end_ms);
  layout->length_ms = layout->to_ms;
  layout->to_ms = MAX (layout->to_ms, CLAMP (options->least_length_ms, 0, LW_MAX_DURATION_MS));
  if (options->zoom_to_ms > options->zoom_from_ms && options->zoom_from_ms < layout->to_ms)
    {
      layout->from_ms = MAX (0, options->zoom_from_ms);
      layout->to_ms = MIN (layout->to_ms, options->zoom_to_ms);
    }
  *n_spans = 0;
  if (layout->to_ms <= layout->from_ms)
    return;

  spans[0] = (LwChartSpan) { layout->from_ms, layout->to_ms };
  *n_spans = 1;
  if (options->unbroken)
    return;
  borders = collect_borders (layout);
  loaded = find_loaded (layout, borders);
  *n_spans = lw_chart_find_spans ((gint64 *) borders->data, loaded, borders->len, spans);
}
