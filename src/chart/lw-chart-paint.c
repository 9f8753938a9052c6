/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-chart-paint.h"

#include "lw-chart-hatch.h"

#include <math.h>

#define TORN_STEP 5.0  /* half a tooth of the edges of a break */
#define TORN_DEPTH 3.0
#define HIGHLIGHT_OPACITY 1.7

typedef struct
{
  double top;
  double bottom;
} LwChartSpread;

typedef struct
{
  cairo_t *cr;
  const LwChartLayout *layout;
  const LwChartStyle *style;
  LwChartFonts *fonts;
} Painter;

void
lw_chart_set_source (cairo_t *cr, const LwChartColor *color, double opacity)
{
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, MIN (1, color->alpha * opacity));
}

static void
add_rect (cairo_t *cr, const LwChartRect *rect)
{
  cairo_rectangle (cr, rect->x, rect->y, rect->width, rect->height);
}

static void
add_points (cairo_t *cr, const LwChartPoint *points, guint n_points)
{
  for (guint i = 0; i < n_points; i++)
    cairo_line_to (cr, points[i].x, points[i].y);
}

/* One edge of a break; the other one is the same, moved by its width. */
static void
add_torn_edge (cairo_t *cr, const LwChartRect *rect, double x, gboolean upwards)
{
  int n = ceil (rect->height / TORN_STEP);

  for (int i = 0; i <= n; i++)
    {
      int tooth = upwards ? n - i : i;
      double y = MIN (rect->y + tooth * TORN_STEP, rect->y + rect->height);

      cairo_line_to (cr, x + (tooth % 2 == 0 ? 0 : TORN_DEPTH), y);
    }
}

/* Keeps to the plot without the breaks in it. */
static void
clip_plot (Painter *self, gboolean spare_labels)
{
  const LwChartLayout *layout = self->layout;
  cairo_t *cr = self->cr;

  cairo_new_path (cr);
  /* Lines at the edges are as wide as elsewhere. */
  cairo_rectangle (cr, layout->plot.x - 2, layout->plot.y - 2, layout->plot.width + 4,
                   layout->plot.height + 4);
  for (guint i = 0; i < layout->n_breaks; i++)
    {
      const LwChartRect *rect = &layout->breaks[i];

      cairo_new_sub_path (cr);
      add_torn_edge (cr, rect, rect->x, FALSE);
      add_torn_edge (cr, rect, rect->x + rect->width - TORN_DEPTH, TRUE);
      cairo_close_path (cr);
    }
  if (spare_labels)
    {
      for (guint i = 0; i < layout->n_values; i++)
        add_rect (cr, &layout->values[i].label.rect);
      for (guint i = 0; i < layout->n_targets; i++)
        if (layout->targets[i].has_label)
          add_rect (cr, &(LwChartRect) {
                          layout->targets[i].label.rect.x - 4, layout->targets[i].label.rect.y,
                          layout->targets[i].label.rect.width + 8, layout->targets[i].label.rect.height });
    }
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  cairo_clip (cr);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_WINDING);
}

/* Lines of one pixel lie between the edges of pixels. */
static void
add_horizontal (Painter *self, double y)
{
  const LwChartRect *plot = &self->layout->plot;

  cairo_move_to (self->cr, plot->x, y + 0.5);
  cairo_line_to (self->cr, plot->x + plot->width, y + 0.5);
}

static void
paint_grid (Painter *self)
{
  const LwChartLayout *layout = self->layout;
  cairo_t *cr = self->cr;

  cairo_save (cr);
  clip_plot (self, TRUE);
  cairo_set_line_width (cr, self->style->grid_width);
  lw_chart_set_source (cr, &self->style->grid, 1);
  for (guint i = 0; i < layout->n_value_ticks; i++)
    add_horizontal (self, layout->value_ticks[i].position);
  for (guint i = 0; i < layout->n_time_ticks; i++)
    {
      if (!layout->time_ticks[i].has_label)
        continue;
      cairo_move_to (cr, layout->time_ticks[i].position + 0.5, layout->plot.y);
      cairo_line_to (cr, layout->time_ticks[i].position + 0.5, layout->value_scale.bottom_y);
    }
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
add_run (cairo_t *cr, const LwChartRun *run)
{
  cairo_new_sub_path (cr);
  add_points (cr, run->top, run->n_top);
  for (guint i = run->n_bottom; i > 0; i--)
    cairo_line_to (cr, run->bottom[i - 1].x, run->bottom[i - 1].y);
  cairo_close_path (cr);
}

static LwChartRect
run_bounds (const LwChartRun *run)
{
  double left = MIN (run->top[0].x, run->top[run->n_top - 1].x);
  double right = MAX (run->top[0].x, run->top[run->n_top - 1].x);
  double top = G_MAXDOUBLE, bottom = -G_MAXDOUBLE;

  for (guint i = 0; i < run->n_top; i++)
    top = MIN (top, run->top[i].y);
  for (guint i = 0; i < run->n_bottom; i++)
    bottom = MAX (bottom, run->bottom[i].y);
  return (LwChartRect) { left, top, right - left, bottom - top };
}

/* Where there are many lines, nobody sees how smooth each of them is. */
static void
set_antialias (cairo_t *cr, const LwChartRun *run)
{
  if (run->density != LW_CHART_SPARSE)
    cairo_set_antialias (cr, CAIRO_ANTIALIAS_FAST);
}

/* An area fades towards the axis. In a thin one nobody sees that, and one colour is drawn in half the
 * time. */
static void
set_area_source (Painter *self, const LwChartSeries *series, const LwChartRun *run, double top,
                 double bottom)
{
  const LwChartColor *color = lw_chart_style_get_color (self->style, series->slot);
  LwChartRect bounds;
  cairo_pattern_t *gradient;

  if (run->density != LW_CHART_SPARSE)
    {
      cairo_set_source_rgba (self->cr, color->red, color->green, color->blue, (top + bottom) / 2);
      return;
    }
  bounds = run_bounds (run);
  gradient = cairo_pattern_create_linear (0, bounds.y, 0, bounds.y + bounds.height);
  cairo_pattern_add_color_stop_rgba (gradient, 0, color->red, color->green, color->blue, top);
  cairo_pattern_add_color_stop_rgba (gradient, 1, color->red, color->green, color->blue, bottom);
  cairo_set_source (self->cr, gradient);
  cairo_pattern_destroy (gradient);
}

static void
fill_run (Painter *self, const LwChartSeries *series, const LwChartRun *run, double opacity)
{
  double top = self->style->area_top * opacity;
  double bottom = self->style->area_bottom * opacity;

  cairo_save (self->cr);
  cairo_new_path (self->cr);
  add_run (self->cr, run);
  set_area_source (self, series, run, top, bottom);
  set_antialias (self->cr, run);
  cairo_fill (self->cr);
  cairo_restore (self->cr);
}

static void
hatch_run (Painter *self, const LwChartSeries *series, const LwChartRun *run)
{
  LwChartRect bounds = run_bounds (run);
  guint hatch = lw_chart_style_get_hatch (series->slot);

  /* In what is thin or full of turns a hatch would only be noise. */
  if (hatch == 0 || run->density != LW_CHART_SPARSE)
    return;
  cairo_new_path (self->cr);
  add_run (self->cr, run);
  lw_chart_hatch_fill (self->cr, hatch, lw_chart_style_get_color (self->style, series->slot),
                       self->style->hatch, &bounds);
}

static void
stroke_run (Painter *self, const LwChartSeries *series, const LwChartRun *run, double extra_width)
{
  cairo_t *cr = self->cr;
  double width = self->style->line_width / (run->density == LW_CHART_SPARSE ? 1 : 2);

  cairo_save (cr);
  cairo_new_path (cr);
  if (run->opens)
    cairo_move_to (cr, run->bottom[0].x, run->bottom[0].y);
  add_points (cr, run->top, run->n_top);
  if (run->closes)
    cairo_line_to (cr, run->bottom[run->n_bottom - 1].x, run->bottom[run->n_bottom - 1].y);
  lw_chart_set_source (cr, lw_chart_style_get_color (self->style, series->slot), 1);
  cairo_set_line_width (cr, width + extra_width);
  cairo_set_line_join (cr, run->density == LW_CHART_SPARSE ? CAIRO_LINE_JOIN_ROUND : CAIRO_LINE_JOIN_BEVEL);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  set_antialias (cr, run);
  cairo_stroke (cr);
  cairo_restore (cr);
}

/* The lowest and the highest y of the top in each column of pixels from left_x on. */
static void
find_columns (const LwChartRun *run, int left_x, LwChartSpread *columns, int n_columns)
{
  for (int i = 0; i < n_columns; i++)
    columns[i] = (LwChartSpread) { G_MAXDOUBLE, -G_MAXDOUBLE };
  for (guint i = 0; i + 1 < run->n_top; i++)
    {
      LwChartPoint a = run->top[i], b = run->top[i + 1];
      LwChartPoint left = a.x <= b.x ? a : b, right = a.x <= b.x ? b : a;
      double slope = right.x > left.x ? (right.y - left.y) / (right.x - left.x) : 0;
      int first = CLAMP ((int) floor (left.x) - left_x, 0, n_columns - 1);
      int last = CLAMP ((int) ceil (right.x) - left_x - 1, first, n_columns - 1);

      for (int j = first; j <= last; j++)
        {
          double y1 = j == first ? left.y : left.y + slope * (left_x + j - left.x);
          double y2 = j == last ? right.y : left.y + slope * (left_x + j + 1 - left.x);

          columns[j].top = MIN (columns[j].top, MIN (y1, y2));
          columns[j].bottom = MAX (columns[j].bottom, MAX (y1, y2));
        }
    }
}

/* A curve that goes up and down within each few pixels, as the range of every column. Whole pixels
 * need no smoothing, so this is fast, too. */
static void
paint_columns (Painter *self, const LwChartSeries *series, const LwChartRun *run, double opacity)
{
  const LwChartColor *color = lw_chart_style_get_color (self->style, series->slot);
  LwChartRect bounds = run_bounds (run);
  int left_x = floor (bounds.x);
  int n_columns = MAX (1, (int) ceil (bounds.x + bounds.width) - left_x);
  g_autofree LwChartSpread *columns = g_new (LwChartSpread, n_columns);

  find_columns (run, left_x, columns, n_columns);
  cairo_new_path (self->cr);
  for (int i = 0; i < n_columns; i++)
    {
      double from_y = round (columns[i].bottom);
      double to_y = round (lw_chart_run_get_bottom (run, left_x + i + 0.5));

      cairo_rectangle (self->cr, left_x + i, from_y, 1, MAX (0, to_y - from_y));
    }
  lw_chart_set_source (self->cr, color, self->style->area_bottom * opacity);
  cairo_fill (self->cr);
  for (int i = 0; i < n_columns; i++)
    {
      double from_y = round (columns[i].top);

      cairo_rectangle (self->cr, left_x + i, from_y, 1, MAX (1, round (columns[i].bottom) - from_y));
    }
  lw_chart_set_source (self->cr, color, 0.8);
  cairo_fill (self->cr);
}

static void
paint_fading (Painter *self, const LwChartColor *color, const LwChartRect *rect, gboolean mirrored)
{
  double from = mirrored ? rect->x + rect->width : rect->x;
  double to = mirrored ? rect->x : rect->x + rect->width;
  const double opacities[] = { self->style->area_top, self->style->hatch * 2 };

  cairo_save (self->cr);
  cairo_new_path (self->cr);
  add_rect (self->cr, rect);
  cairo_clip (self->cr);
  for (guint i = 0; i < G_N_ELEMENTS (opacities); i++)
    {
      cairo_pattern_t *gradient = cairo_pattern_create_linear (from, 0, to, 0);

      cairo_pattern_add_color_stop_rgba (gradient, 0, color->red, color->green, color->blue,
                                         MIN (1, opacities[i]));
      cairo_pattern_add_color_stop_rgba (gradient, 1, color->red, color->green, color->blue,
                                         opacities[i] * 0.15);
      cairo_set_source (self->cr, gradient);
      if (i == 0)
        cairo_paint (self->cr);
      else
        lw_chart_hatch_stroke (self->cr, LW_CHART_HATCH_TAIL, rect);
      cairo_pattern_destroy (gradient);
    }
  cairo_restore (self->cr);
}

static void
paint_series (Painter *self)
{
  const LwChartLayout *layout = self->layout;

  cairo_save (self->cr);
  clip_plot (self, FALSE);
  for (guint i = 0; i < layout->n_series; i++)
    for (guint j = 0; j < layout->series[i].n_tails; j++)
      paint_fading (self, lw_chart_style_get_color (self->style, layout->series[i].slot),
                    &layout->series[i].tails[j].rect, layout->series[i].tails[j].mirrored);
  for (guint i = 0; i < layout->n_series; i++)
    for (guint j = 0; j < layout->series[i].n_runs; j++)
      if (layout->series[i].runs[j].density == LW_CHART_COLUMNS)
        paint_columns (self, &layout->series[i], &layout->series[i].runs[j], 1);
      else
        fill_run (self, &layout->series[i], &layout->series[i].runs[j], 1);
  cairo_restore (self->cr);

  cairo_save (self->cr);
  clip_plot (self, TRUE);
  for (guint i = 0; i < layout->n_series; i++)
    for (guint j = 0; j < layout->series[i].n_runs; j++)
      hatch_run (self, &layout->series[i], &layout->series[i].runs[j]);
  cairo_restore (self->cr);
}

static void
paint_lines (Painter *self)
{
  const LwChartLayout *layout = self->layout;
  cairo_t *cr = self->cr;

  cairo_save (cr);
  clip_plot (self, FALSE);
  for (guint i = 0; i < layout->n_series; i++)
    for (guint j = 0; j < layout->series[i].n_runs; j++)
      if (layout->series[i].runs[j].density != LW_CHART_COLUMNS)
        stroke_run (self, &layout->series[i], &layout->series[i].runs[j], 0);
  cairo_new_path (cr);
  /* It lies on the lines of the series, not over them. */
  cairo_translate (cr, 0, -0.5 - self->style->line_width / 2);
  for (guint i = 0; i < layout->n_sums; i++)
    {
      cairo_new_sub_path (cr);
      add_points (cr, layout->sums[i].points, layout->sums[i].n_points);
    }
  lw_chart_set_source (cr, &self->style->text, 1);
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
paint_targets (Painter *self)
{
  const double dashes[] = { 5, 4 };
  cairo_t *cr = self->cr;

  cairo_save (cr);
  clip_plot (self, TRUE);
  lw_chart_set_source (cr, &self->style->target, 1);
  cairo_set_line_width (cr, 1);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  for (guint i = 0; i < self->layout->n_targets; i++)
    add_horizontal (self, self->layout->targets[i].y);
  cairo_stroke (cr);
  cairo_restore (cr);
}

/* The line of the time axis, and the edges where it is broken. */
static void
paint_axis (Painter *self)
{
  const LwChartLayout *layout = self->layout;
  cairo_t *cr = self->cr;

  cairo_save (cr);
  clip_plot (self, FALSE);
  lw_chart_set_source (cr, &self->style->axis, 1);
  cairo_set_line_width (cr, 1);
  add_horizontal (self, layout->value_scale.bottom_y);
  cairo_stroke (cr);
  cairo_restore (cr);

  cairo_set_line_width (cr, 1);
  lw_chart_set_source (cr, &self->style->axis, 0.8);
  for (guint i = 0; i < layout->n_breaks; i++)
    {
      const LwChartRect *rect = &layout->breaks[i];

      cairo_new_sub_path (cr);
      add_torn_edge (cr, rect, rect->x, FALSE);
      cairo_new_sub_path (cr);
      add_torn_edge (cr, rect, rect->x + rect->width - TORN_DEPTH, FALSE);
    }
  cairo_stroke (cr);
}

static void
paint_label (Painter *self, const LwChartLabel *label, const LwChartColor *color)
{
  lw_chart_set_source (self->cr, color, 1);
  lw_chart_fonts_show (self->fonts, self->cr, label->font, label->text, label->rect.x, label->rect.y,
                       label->rect.width);
}

static void
paint_labels (Painter *self)
{
  const LwChartLayout *layout = self->layout;
  const LwChartStyle *style = self->style;

  paint_label (self, &layout->unit, &style->dim_text);
  for (guint i = 0; i < layout->n_value_ticks; i++)
    if (layout->value_ticks[i].has_label)
      paint_label (self, &layout->value_ticks[i].label, &style->dim_text);
  for (guint i = 0; i < layout->n_time_ticks; i++)
    if (layout->time_ticks[i].has_label)
      paint_label (self, &layout->time_ticks[i].label, &style->dim_text);
  for (guint i = 0; i < layout->n_targets; i++)
    if (layout->targets[i].has_label)
      paint_label (self, &layout->targets[i].label, &style->dim_text);
  for (guint i = 0; i < layout->n_values; i++)
    paint_label (self, &layout->values[i].label, &style->text);
}

static void
paint_swatch (Painter *self, const LwChartLegendEntry *entry)
{
  const LwChartRect *rect = &entry->swatch;
  const LwChartSeries *series = &self->layout->series[entry->series];
  LwChartPoint top[] = { { rect->x, rect->y + 1 }, { rect->x + rect->width, rect->y + 1 } };
  LwChartPoint bottom[] = { { rect->x, rect->y + rect->height },
                            { rect->x + rect->width, rect->y + rect->height } };
  LwChartRun run = { top, 2, bottom, 2 };

  switch (entry->kind)
    {
    case LW_CHART_LEGEND_SERIES:
      fill_run (self, series, &run, 1);
      hatch_run (self, series, &run);
      stroke_run (self, series, &run, 0);
      break;
    case LW_CHART_LEGEND_SUM:
      cairo_move_to (self->cr, rect->x, rect->y + rect->height / 2 + 0.5);
      cairo_line_to (self->cr, rect->x + rect->width, rect->y + rect->height / 2 + 0.5);
      cairo_set_line_width (self->cr, 1);
      lw_chart_set_source (self->cr, &self->style->text, 1);
      cairo_stroke (self->cr);
      break;
    case LW_CHART_LEGEND_TAIL:
      paint_fading (self, &self->style->dim_text, rect, self->layout->mirrored);
      break;
    case LW_CHART_LEGEND_MORE:
    default:
      break;
    }
}

static void
paint_legend (Painter *self)
{
  for (guint i = 0; i < self->layout->n_legend; i++)
    {
      const LwChartLegendEntry *entry = &self->layout->legend[i];

      paint_swatch (self, entry);
      paint_label (self, &entry->label,
                   entry->kind == LW_CHART_LEGEND_SERIES ? &self->style->text : &self->style->dim_text);
    }
}

void
lw_chart_paint (cairo_t *cr, const LwChartLayout *layout, const LwChartStyle *style, LwChartFonts *fonts)
{
  Painter self = { cr, layout, style, fonts };

  cairo_save (cr);
  cairo_new_path (cr);
  if (style->background.alpha > 0)
    {
      lw_chart_set_source (cr, &style->background, 1);
      cairo_rectangle (cr, 0, 0, layout->width, layout->height);
      cairo_fill (cr);
    }
  if (layout->message.text != NULL)
    paint_label (&self, &layout->message, &style->dim_text);
  else if (layout->time_scale.n_segments > 0)
    {
      paint_grid (&self);
      paint_series (&self);
      paint_targets (&self);
      paint_lines (&self);
      paint_axis (&self);
      if (layout->unit.text != NULL && layout->n_value_ticks > 0)
        paint_labels (&self);
      paint_legend (&self);
    }
  cairo_restore (cr);
}

void
lw_chart_paint_highlight (cairo_t *cr, const LwChartLayout *layout, const LwChartStyle *style,
                          guint series)
{
  Painter self = { cr, layout, style };

  g_return_if_fail (series < layout->n_series);

  cairo_save (cr);
  clip_plot (&self, FALSE);
  for (guint i = 0; i < layout->series[series].n_runs; i++)
    {
      fill_run (&self, &layout->series[series], &layout->series[series].runs[i], HIGHLIGHT_OPACITY);
      stroke_run (&self, &layout->series[series], &layout->series[series].runs[i], 1);
    }
  cairo_restore (cr);
}
