/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

/* What is drawn over the chart without drawing the chart anew: the highlight, the crosshair and the
 * numbers at the pointer. */

#include "config.h"

#include "lw-timeline-view-private.h"

#include "lw-chart-paint.h"
#include "lw-duration.h"

#include <glib/gi18n.h>
#include <math.h>

#define PADDING 9
#define COLUMN_GAP 18
#define SWATCH 8
#define SWATCH_GAP 6
#define DISTANCE 14 /* of the numbers from the pointer */
#define DOT_RADIUS 3.5
#define MAX_ROWS 8

/* A line of the readout: what, and how much, with the colour of a series. */
typedef struct
{
  PangoLayout *left;  /* (owned) */
  PangoLayout *right; /* (owned) (nullable) */
  const LwChartColor *swatch; /* (nullable) */
} Row;

typedef struct
{
  LwTimelineView *view;
  GArray *rows; /* (element-type Row) */
} Readout;

static void
row_clear (gpointer data)
{
  Row *row = data;

  g_clear_object (&row->left);
  g_clear_object (&row->right);
}

static PangoLayout *
create_text (LwTimelineView *self, const char *text, gboolean strong)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (0.9));
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  if (strong)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  return layout;
}

static void
add_row (Readout *self, const LwChartColor *swatch, const char *left, const char *right, gboolean strong)
{
  Row row = { create_text (self->view, left, strong),
              right != NULL ? create_text (self->view, right, strong) : NULL, swatch };

  g_array_append_val (self->rows, row);
}

static char *
format_level (LwChartAxis axis, double value)
{
  g_autofree char *number = lw_chart_format_value (value);

  return g_strdup_printf ("%s\u00a0%s", number,
                          axis == LW_CHART_AXIS_VUS ? lw_timeline_words ()->vus : lw_timeline_words ()->requests);
}

/* "capacity · 3/7": the scenario and which of its stages is on. */
static char *
describe_place (const LwChartSeries *series, gint64 t_ms)
{
  guint stage = 0;

  if (!lw_executor_is_ramping (series->executor) || series->n_stages == 0)
    return g_strdup (series->name);
  while (stage + 1 < series->n_stages && t_ms >= series->stages[stage].end_ms)
    stage++;
  /* Translators: scenario, stage, number of stages */
  return g_strdup_printf (_("%s · stage %u of %u"), series->name, stage + 1, series->n_stages);
}

static void
add_series (Readout *self, const LwChartSeries *series, gint64 t_ms, gboolean strong)
{
  g_autofree char *left = describe_place (series, t_ms);
  g_autofree char *right = format_level (self->view->axis, lw_chart_curve_get_value (series->curve, t_ms));

  add_row (self, lw_chart_style_get_color (&self->view->style, series->slot), left, right, strong);
}

static gboolean
is_active (const LwChartSeries *series, gint64 t_ms)
{
  return t_ms >= series->start_ms && t_ms < series->regular_end_ms;
}

/* The other axis in one line, or the sums when there are several. */
static void
add_totals (Readout *self, const LwChartHit *hit)
{
  g_autofree char *rate = format_level (LW_CHART_AXIS_REQUESTS, hit->total_rate);
  g_autofree char *vus = format_level (LW_CHART_AXIS_VUS, hit->total_vus);
  gboolean shows_vus = self->view->axis == LW_CHART_AXIS_VUS;

  if (hit->n_active > 1)
    add_row (self, NULL, _("Together"), shows_vus ? vus : rate, FALSE);
  /* Translators: VUs that are busy */
  add_row (self, NULL, shows_vus ? _("Rate") : _("Busy"), shows_vus ? rate : vus, FALSE);
}

static void
fill_for_hit (Readout *self, const LwChartHit *hit)
{
  const LwChartLayout *layout = self->view->layout;
  g_autofree char *time = lw_duration_format_human (hit->t_ms < 60000 ? hit->t_ms / 100 * 100 : hit->t_ms / 1000 * 1000);

  add_row (self, NULL, time, NULL, TRUE);
  for (guint i = 0; i < layout->n_series && self->rows->len <= MAX_ROWS; i++)
    {
      gboolean here = hit->series == (int) i && hit->on_series;

      if (is_active (&layout->series[i], hit->t_ms) && (hit->n_active <= MAX_ROWS || here))
        add_series (self, &layout->series[i], hit->t_ms, here && hit->n_active > 1);
    }
  if (hit->n_active > 0)
    add_totals (self, hit);
  else if (hit->in_tail)
    add_row (self, lw_chart_style_get_color (&self->view->style, layout->series[hit->series].slot),
             layout->series[hit->series].name, lw_timeline_words ()->graceful_stop, FALSE);
  else
    add_row (self, NULL, _("No load"), NULL, FALSE);
}

/* A drag tells what the stage will be. */
static void
fill_for_drag (Readout *self)
{
  const LwTimelineDrag *drag = &self->view->drag;
  const LwChartLayout *layout = self->view->layout;
  int position = lw_chart_layout_find_series (layout, drag->trial.scenario);
  g_autofree char *duration = lw_duration_format_human (drag->trial.duration_ms);
  g_autofree char *level = NULL;
  g_autofree char *title = NULL;
  LwChartHandle place = { 0, drag->trial.stage, 1 };

  if (position < 0)
    return;
  title = lw_timeline_handle_label (&layout->series[position], &place);
  level = format_level (lw_executor_is_arrival_rate (layout->series[position].executor) ? LW_CHART_AXIS_REQUESTS
                                                                                       : LW_CHART_AXIS_VUS,
                        drag->trial.target);
  add_row (self, lw_chart_style_get_color (&self->view->style, layout->series[position].slot), title, NULL, TRUE);
  add_row (self, NULL, _("Duration"), duration, FALSE);
  add_row (self, NULL, _("Target"), level, FALSE);
}

static void
measure_row (const Row *row, double *left, double *right, double *height)
{
  PangoRectangle size;

  pango_layout_get_pixel_extents (row->left, NULL, &size);
  *left = size.width + (row->swatch != NULL ? SWATCH + SWATCH_GAP : 0);
  *height = size.height;
  *right = 0;
  if (row->right == NULL)
    return;
  pango_layout_get_pixel_extents (row->right, NULL, &size);
  *right = size.width;
}

static void
draw_text (GtkSnapshot *snapshot, PangoLayout *layout, const GdkRGBA *color, double x, double y)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

static GdkRGBA
as_rgba (const LwChartColor *color)
{
  return (GdkRGBA) { color->red, color->green, color->blue, color->alpha };
}

static void
draw_rows (Readout *self, GtkSnapshot *snapshot, const graphene_rect_t *bounds)
{
  GdkRGBA text = as_rgba (&self->view->style.text);
  double y = bounds->origin.y + PADDING;
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self->view)) == GTK_TEXT_DIR_RTL;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = &g_array_index (self->rows, Row, i);
      double from = bounds->origin.x + PADDING;
      double to = bounds->origin.x + bounds->size.width - PADDING;
      double left, right, height;
      double indent = row->swatch != NULL ? SWATCH + SWATCH_GAP : 0;

      measure_row (row, &left, &right, &height);
      if (row->swatch != NULL)
        {
          GdkRGBA color = as_rgba (row->swatch);
          GskRoundedRect round;
          graphene_rect_t square = GRAPHENE_RECT_INIT (mirrored ? to - SWATCH : from,
                                                       floor (y + (height - SWATCH) / 2), SWATCH, SWATCH);

          gsk_rounded_rect_init_from_rect (&round, &square, 2);
          gtk_snapshot_push_rounded_clip (snapshot, &round);
          gtk_snapshot_append_color (snapshot, &color, &square);
          gtk_snapshot_pop (snapshot);
        }
      draw_text (snapshot, row->left, &text, mirrored ? to - left : from + indent, y);
      if (row->right != NULL)
        draw_text (snapshot, row->right, &text, mirrored ? from : to - right, y);
      y += height + 2;
    }
}

static void
draw_bubble (Readout *self, GtkSnapshot *snapshot, double x, double y)
{
  GtkWidget *widget = GTK_WIDGET (self->view);
  GtkStyleContext *context = gtk_widget_get_style_context (widget);
  GdkRGBA fill = as_rgba (&self->view->style.background);
  GdkRGBA edge = as_rgba (&self->view->style.axis);
  GdkRGBA shadow = { 0, 0, 0, 0.18 };
  double left = 0, right = 0, height = 2 * PADDING - 2, width = 0;
  graphene_rect_t bounds;
  GskRoundedRect round;

  for (guint i = 0; i < self->rows->len; i++)
    {
      double row_left, row_right, row_height;

      measure_row (&g_array_index (self->rows, Row, i), &row_left, &row_right, &row_height);
      if (row_right == 0)
        width = MAX (width, row_left);
      else
        {
          left = MAX (left, row_left);
          right = MAX (right, row_right);
        }
      height += row_height + 2;
    }
  if (right > 0)
    width = MAX (width, left + COLUMN_GAP + right);
  width += 2 * PADDING;

  /* Beside the pointer, on the side where there is room, and inside the view. */
  x = x + DISTANCE + width <= gtk_widget_get_width (widget) ? x + DISTANCE : x - DISTANCE - width;
  y = y - DISTANCE - height >= 0 ? y - DISTANCE - height : y + DISTANCE;
  x = CLAMP (x, 0, MAX (0, gtk_widget_get_width (widget) - width));
  y = CLAMP (y, 0, MAX (0, gtk_widget_get_height (widget) - height));
  bounds = GRAPHENE_RECT_INIT (floor (x), floor (y), ceil (width), ceil (height));

  gtk_style_context_lookup_color (context, "popover_bg_color", &fill);
  fill.alpha = 0.96;
  gsk_rounded_rect_init_from_rect (&round, &bounds, 8);
  gtk_snapshot_append_outset_shadow (snapshot, &round, &shadow, 0, 1, 0, 4);
  gtk_snapshot_push_rounded_clip (snapshot, &round);
  gtk_snapshot_append_color (snapshot, &fill, &bounds);
  gtk_snapshot_pop (snapshot);
  edge.alpha *= 0.6;
  gtk_snapshot_append_border (snapshot, &round, (float[4]) { 1, 1, 1, 1 }, (GdkRGBA[4]) { edge, edge, edge, edge });
  draw_rows (self, snapshot, &bounds);
}

static void
draw_dots (LwTimelineView *self, cairo_t *cr, const LwChartHit *hit)
{
  for (guint i = 0; i < self->layout->n_series && hit->n_active <= MAX_ROWS; i++)
    {
      const LwChartSeries *series = &self->layout->series[i];

      for (guint j = 0; j < series->n_runs; j++)
        {
          if (!is_active (series, hit->t_ms) || !lw_chart_run_spans (&series->runs[j], hit->x))
            continue;
          cairo_new_path (cr);
          cairo_arc (cr, hit->x, lw_chart_run_get_top (&series->runs[j], hit->x), DOT_RADIUS, 0, 2 * G_PI);
          lw_chart_set_source (cr, lw_chart_style_get_color (&self->style, series->slot), 1);
          cairo_fill_preserve (cr);
          cairo_set_source_rgb (cr, self->style.background.red, self->style.background.green,
                                self->style.background.blue);
          cairo_set_line_width (cr, 1.5);
          cairo_stroke (cr);
        }
    }
}

static void
draw_crosshair (LwTimelineView *self, GtkSnapshot *snapshot, const LwChartHit *hit)
{
  const LwChartRect *plot = &self->layout->plot;
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (plot->x - 6, plot->y - 6, plot->width + 12, plot->height + 12);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &bounds);

  lw_chart_set_source (cr, &self->style.text, 0.45);
  cairo_set_line_width (cr, 1);
  cairo_move_to (cr, floor (hit->x) + 0.5, plot->y);
  cairo_line_to (cr, floor (hit->x) + 0.5, plot->y + plot->height);
  cairo_stroke (cr);
  draw_dots (self, cr, hit);
  cairo_destroy (cr);
}

static void
draw_highlight (LwTimelineView *self, GtkSnapshot *snapshot)
{
  int series = self->highlight == NULL ? -1 : lw_chart_layout_find_series (self->layout, self->highlight);
  const LwChartRect *plot = &self->layout->plot;
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (plot->x - 2, plot->y - 2, plot->width + 4, plot->height + 4);
  cairo_t *cr;

  if (series < 0)
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  lw_chart_paint_highlight (cr, self->layout, &self->style, series);
  cairo_destroy (cr);
}

/* Numbers beside an open menu would only be in its way. */
static gboolean
has_menu (LwTimelineView *self)
{
  return self->menu != NULL && gtk_widget_get_visible (self->menu);
}

void
lw_timeline_draw_overlay (LwTimelineView *self, GtkSnapshot *snapshot)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (Row));
  Readout readout = { self, rows };
  double x = self->pointer_x, y = self->pointer_y;
  LwChartHit hit;

  g_array_set_clear_func (rows, row_clear);
  draw_highlight (self, snapshot);
  if (self->drag.handle != NULL)
    {
      lw_stage_handle_get_place (self->drag.handle, &x, &y);
      fill_for_drag (&readout);
    }
  else if (self->has_pointer && !has_menu (self) && lw_chart_layout_hit (self->layout, x, y, &hit))
    {
      draw_crosshair (self, snapshot, &hit);
      fill_for_hit (&readout, &hit);
    }
  if (rows->len > 0)
    draw_bubble (&readout, snapshot, x, y);
}
