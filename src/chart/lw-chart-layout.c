/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-chart-layout-private.h"

#include <math.h>

/* Smaller plots show curves only. */
#define MIN_PLOT_WIDTH 60
#define MIN_PLOT_HEIGHT 40
/* Height from which the legend has a place, and what it takes at most. */
#define MIN_LEGEND_HEIGHT 160
#define LEGEND_SHARE 0.2

LwChartLabel
lw_chart_builder_label (LwChartBuilder *self, LwChartFont font, const char *text)
{
  LwChartLabel label = { g_string_chunk_insert_const (self->layout->strings, text), { 0 }, font };

  self->options->measure (self->options->measure_data, font, text, &label.rect.width,
                          &label.rect.height);
  label.rect.width = ceil (label.rect.width);
  label.rect.height = ceil (label.rect.height);
  return label;
}

double
lw_chart_builder_line_height (LwChartBuilder *self, LwChartFont font)
{
  double width, height;

  self->options->measure (self->options->measure_data, font, "0", &width, &height);
  return ceil (height);
}

static void
set_message (LwChartBuilder *self)
{
  LwChartLayout *layout = self->layout;
  const char *text = self->words->no_load;

  if (self->options->show == LW_CHART_SHOW_RUN && self->source->n_scenarios > 0
      && layout->n_series == 0)
    text = self->words->nothing_runs;
  layout->message = lw_chart_builder_label (self, LW_CHART_FONT_MESSAGE, text);
  layout->message.rect.width = MIN (layout->message.rect.width, MAX (0, layout->width - 2 * LW_CHART_PAD));
  layout->message.rect.x = round ((layout->width - layout->message.rect.width) / 2);
  layout->message.rect.y = round ((layout->height - layout->message.rect.height) / 2);
}

static guint
legend_rows (LwChartBuilder *self)
{
  double row = lw_chart_builder_line_height (self, LW_CHART_FONT_LEGEND) + LW_CHART_PAD;

  if (self->options->without_legend || self->layout->height < MIN_LEGEND_HEIGHT)
    return 0;
  return CLAMP (self->layout->height * LEGEND_SHARE / row, 1, 4);
}

/* Only the plot. */
static void
set_bare_plot (LwChartLayout *layout)
{
  layout->plot = (LwChartRect) { 2, 2, MAX (0, layout->width - 4), MAX (0, layout->height - 4) };
  layout->n_legend = 0;
}

static void
move_legend (LwChartLayout *layout, double y)
{
  for (guint i = 0; i < layout->n_legend; i++)
    {
      LwChartLegendEntry *entry = &layout->legend[i];
      LwChartRect *const rects[] = { &entry->rect, &entry->swatch, &entry->label.rect };

      for (guint j = 0; j < G_N_ELEMENTS (rects); j++)
        {
          rects[j]->y += y;
          if (layout->mirrored)
            rects[j]->x = layout->width - rects[j]->x - rects[j]->width;
        }
    }
}

/* The numbers at the axis need to know the plot's height, the legend needs to know how wide those are,
 * and the plot's height depends on the legend: so the numbers are measured twice. */
static gboolean
set_plot (LwChartBuilder *self)
{
  LwChartLayout *layout = self->layout;
  double tick_height = lw_chart_builder_line_height (self, LW_CHART_FONT_TICK);
  double top, bottom, left, legend, height, width;

  layout->unit = lw_chart_builder_label (
    self, LW_CHART_FONT_TICK,
    layout->axis == LW_CHART_AXIS_VUS ? self->words->vus : self->words->requests);
  layout->unit.rect.y = LW_CHART_PAD;
  top = LW_CHART_PAD + tick_height + LW_CHART_PAD;
  bottom = LW_CHART_PAD + tick_height + LW_CHART_PAD;
  layout->plot.y = top;

  left = LW_CHART_PAD + LW_CHART_AXIS_GAP
         + lw_chart_builder_measure_values (self, layout->height - top - bottom);
  legend = lw_chart_builder_flow_legend (self, left, layout->width - LW_CHART_RIGHT_MARGIN,
                                         legend_rows (self));
  if (legend > 0)
    bottom += LW_CHART_PAD + legend + LW_CHART_PAD / 2;
  height = floor (layout->height - top - bottom);
  left = MAX (left, LW_CHART_PAD + LW_CHART_AXIS_GAP
                    + (height > 0 ? lw_chart_builder_measure_values (self, height) : 0));
  left = ceil (left);
  width = floor (layout->width - left - LW_CHART_RIGHT_MARGIN);
  if (width < MIN_PLOT_WIDTH || height < MIN_PLOT_HEIGHT)
    {
      set_bare_plot (layout);
      lw_chart_builder_measure_values (self, layout->plot.height);
      return FALSE;
    }

  layout->plot = (LwChartRect) { left, top, width, height };
  if (layout->mirrored)
    layout->plot.x = layout->width - left - width;
  move_legend (layout, top + height + 2 * LW_CHART_PAD + tick_height + LW_CHART_PAD);
  return TRUE;
}

static void
build (LwChartBuilder *self)
{
  LwChartLayout *layout = self->layout;
  LwChartSpan spans[LW_CHART_MAX_SEGMENTS];
  guint n_spans;
  gboolean has_axes;
  double from_x, to_x;

  lw_chart_builder_add_series (self);
  lw_chart_builder_stack (self);
  lw_chart_builder_find_time (self, spans, &n_spans);
  if (n_spans == 0 || layout->peak <= 0)
    {
      set_message (self);
      return;
    }

  has_axes = set_plot (self);
  from_x = layout->plot.x;
  to_x = layout->plot.x + layout->plot.width;
  lw_chart_time_scale_init (&layout->time_scale, spans, n_spans, layout->mirrored ? to_x : from_x,
                            layout->mirrored ? from_x : to_x, LW_CHART_BREAK_WIDTH);
  lw_chart_builder_shape (self);
  lw_chart_builder_add_handles (self);
  if (!has_axes || layout->time_scale.n_segments == 0)
    return;
  lw_chart_builder_add_value_ticks (self);
  lw_chart_builder_add_time_ticks (self);
  lw_chart_builder_add_values (self);
  lw_chart_builder_add_targets (self);
}

LwChartLayout *
lw_chart_layout_new (const LwChartSource *source, const LwChartOptions *options)
{
  LwChartLayout *self = g_atomic_rc_box_new0 (LwChartLayout);
  LwChartBuilder builder = { self, source, options, options->words };

  g_return_val_if_fail (options->measure != NULL, NULL);

  if (builder.words == NULL)
    builder.words = &lw_chart_english;
  builder.placed = g_array_new (FALSE, FALSE, sizeof (LwChartRect));
  builder.sums = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  builder.overlaps = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  self->strings = g_string_chunk_new (1024);
  self->width = isfinite (options->width) ? CLAMP (floor (options->width), 0, 65535) : 0;
  self->height = isfinite (options->height) ? CLAMP (floor (options->height), 0, 65535) : 0;
  self->axis = options->axis;
  self->mirrored = options->mirrored;
  if (self->width >= 8 && self->height >= 8)
    build (&builder);

  g_array_unref (builder.placed);
  g_ptr_array_unref (builder.sums);
  g_ptr_array_unref (builder.overlaps);
  return self;
}

LwChartLayout *
lw_chart_layout_ref (LwChartLayout *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear_series (LwChartSeries *self)
{
  g_clear_pointer (&self->rate, g_array_unref);
  g_clear_pointer (&self->vus, g_array_unref);
  g_clear_pointer (&self->base, g_array_unref);
  g_clear_pointer (&self->top, g_array_unref);
  for (guint i = 0; i < self->n_runs; i++)
    {
      g_free (self->runs[i].top);
      g_free (self->runs[i].bottom);
    }
  g_free (self->runs);
  g_free (self->tails);
  g_free (self->stages);
}

static void
layout_clear (gpointer data)
{
  LwChartLayout *self = data;

  for (guint i = 0; i < self->n_series; i++)
    clear_series (&self->series[i]);
  for (guint i = 0; i < self->n_sums; i++)
    g_free (self->sums[i].points);
  g_free (self->series);
  g_free (self->sums);
  g_free (self->time_ticks);
  g_free (self->value_ticks);
  g_free (self->targets);
  g_free (self->values);
  g_free (self->legend);
  g_free (self->handles);
  g_free (self->gaps);
  g_clear_pointer (&self->strings, g_string_chunk_free);
}

void
lw_chart_layout_unref (LwChartLayout *self)
{
  g_atomic_rc_box_release_full (self, layout_clear);
}
