/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-chart-layout-private.h"

#define SWATCH_GAP 6
#define ROW_GAP 6

/* Fills rows one after the other. */
typedef struct
{
  LwChartBuilder *builder;
  GArray *entries;
  double from_x;
  double to_x;
  double x;
  double row_height;
  guint row;
} Flow;

static void
place (Flow *self, LwChartLegendEntry *entry)
{
  gboolean has_swatch = entry->kind != LW_CHART_LEGEND_MORE;
  double swatch = has_swatch ? LW_CHART_SWATCH_WIDTH + SWATCH_GAP : 0;
  double y = self->row * (self->row_height + ROW_GAP);

  entry->label.rect.width = MIN (entry->label.rect.width, LW_CHART_LEGEND_MAX_LABEL);
  entry->rect = (LwChartRect) { self->x, y, swatch + entry->label.rect.width, self->row_height };
  entry->label.rect.x = self->x + swatch;
  entry->label.rect.y = y + (int) ((self->row_height - entry->label.rect.height) / 2);
  if (has_swatch)
    entry->swatch = (LwChartRect) { self->x, y + (int) ((self->row_height - LW_CHART_SWATCH_HEIGHT) / 2),
                                    LW_CHART_SWATCH_WIDTH, LW_CHART_SWATCH_HEIGHT };
  self->x += entry->rect.width + LW_CHART_LEGEND_GAP;
}

/* How far right the entry would reach in the current row. */
static double
reach (const Flow *self, const LwChartLegendEntry *entry)
{
  return self->x + LW_CHART_SWATCH_WIDTH + SWATCH_GAP
         + MIN (entry->label.rect.width, LW_CHART_LEGEND_MAX_LABEL);
}

static LwChartLabel
more_label (const Flow *self, guint n)
{
  g_autofree char *number = g_strdup_printf ("%u", n);
  g_auto (GStrv) parts = g_strsplit (self->builder->words->more, "%u", 2);
  g_autofree char *text = g_strjoinv (number, parts);

  return lw_chart_builder_label (self->builder, LW_CHART_FONT_LEGEND, text);
}

/* Adds the entries that fit, and says how many do not. */
static void
fill (Flow *self, GArray *wanted, guint max_rows)
{
  for (guint i = 0; i < wanted->len; i++)
    {
      LwChartLegendEntry entry = g_array_index (wanted, LwChartLegendEntry, i);
      LwChartLegendEntry more = { LW_CHART_LEGEND_MORE };
      double reserve = 0;

      more.label = more_label (self, wanted->len - i);
      if (self->row + 1 == max_rows && i + 1 < wanted->len)
        reserve = LW_CHART_LEGEND_GAP + more.label.rect.width;
      if (reach (self, &entry) + reserve > self->to_x && self->x > self->from_x)
        {
          if (self->row + 1 == max_rows)
            {
              place (self, &more);
              g_array_append_val (self->entries, more);
              return;
            }
          self->row++;
          self->x = self->from_x;
        }
      place (self, &entry);
      g_array_append_val (self->entries, entry);
    }
}

static void
want (Flow *self, GArray *wanted, LwChartLegendKind kind, guint series, const char *text)
{
  LwChartLegendEntry entry = { kind, series };

  entry.label = lw_chart_builder_label (self->builder, LW_CHART_FONT_LEGEND, text);
  g_array_append_val (wanted, entry);
}

/* Places the legend from y = 0 on; returns its height. */
double
lw_chart_builder_flow_legend (LwChartBuilder *self, double from_x, double to_x, guint max_rows)
{
  LwChartLayout *layout = self->layout;
  g_autoptr (GArray) wanted = g_array_new (FALSE, FALSE, sizeof (LwChartLegendEntry));
  Flow flow = { self, g_array_new (FALSE, FALSE, sizeof (LwChartLegendEntry)), from_x, to_x, from_x };
  gboolean has_tail = FALSE;

  flow.row_height = MAX (LW_CHART_SWATCH_HEIGHT, lw_chart_builder_line_height (self, LW_CHART_FONT_LEGEND));
  for (guint i = 0; i < layout->n_series && max_rows > 0; i++)
    {
      want (&flow, wanted, LW_CHART_LEGEND_SERIES, i, layout->series[i].name);
      has_tail |= layout->series[i].end_ms > layout->series[i].regular_end_ms;
    }
  if (self->sums->len > 0 && max_rows > 0)
    want (&flow, wanted, LW_CHART_LEGEND_SUM, 0, self->words->sum);
  if (has_tail)
    want (&flow, wanted, LW_CHART_LEGEND_TAIL, 0, self->words->graceful_stop);
  fill (&flow, wanted, max_rows);

  layout->n_legend = flow.entries->len;
  layout->legend = (LwChartLegendEntry *) g_array_free (flow.entries, FALSE);
  if (layout->n_legend == 0)
    return 0;
  return (flow.row + 1) * flow.row_height + flow.row * ROW_GAP;
}
