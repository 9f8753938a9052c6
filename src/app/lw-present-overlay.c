/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-present-overlay.h"

#include "lw-duration.h"

#include <glib/gi18n.h>

/* How long a sweep takes, whatever the length of the test. */
#define SWEEP_US (20 * G_USEC_PER_SEC)
#define SPOT_RADIUS 150.0
#define DARKNESS 0.6

struct _LwPresentOverlay
{
  GtkWidget parent_instance;

  LwTimelineView *timeline; /* (unowned) beside this in the same window */
  guint tick;               /* 0 while nothing sweeps */
  gint64 sweep_start_us;
  double progress; /* of the sweep, 0 to 1 */
  gboolean spotlight;
  double x;
  double y;
};

G_DEFINE_FINAL_TYPE (LwPresentOverlay, lw_present_overlay, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_SWEEPING,
  PROP_SPOTLIGHT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

gboolean
lw_present_overlay_get_sweeping (LwPresentOverlay *self)
{
  return self->tick != 0;
}

static void
stop (LwPresentOverlay *self)
{
  if (self->tick == 0)
    return;
  gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SWEEPING]);
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  LwPresentOverlay *self = LW_PRESENT_OVERLAY (widget);

  self->progress = (double) (gdk_frame_clock_get_frame_time (clock) - self->sweep_start_us) / SWEEP_US;
  if (self->progress >= 1)
    stop (self);
  gtk_widget_queue_draw (widget);
  return self->tick != 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

void
lw_present_overlay_set_sweeping (LwPresentOverlay *self, gboolean sweeping)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));

  stop (self);
  if (!sweeping || clock == NULL)
    return;
  self->progress = 0;
  self->sweep_start_us = gdk_frame_clock_get_frame_time (clock);
  self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SWEEPING]);
}

gboolean
lw_present_overlay_get_spotlight (LwPresentOverlay *self)
{
  return self->spotlight;
}

void
lw_present_overlay_set_spotlight (LwPresentOverlay *self, gboolean spotlight)
{
  if (self->spotlight == spotlight)
    return;
  self->spotlight = spotlight;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SPOTLIGHT]);
}

void
lw_present_overlay_point (LwPresentOverlay *self, double x, double y)
{
  self->x = x;
  self->y = y;
  if (self->spotlight)
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* "12:30 · 294 requests per second" */
static char *
describe (const LwChartLayout *layout, const LwChartHit *hit)
{
  g_autofree char *time = lw_duration_format_clock (hit->t_ms);
  g_autofree char *number =
    lw_chart_format_value (layout->axis == LW_CHART_AXIS_VUS ? hit->total_vus : hit->total_rate);
  g_autofree char *level = g_strdup_printf (
    layout->axis == LW_CHART_AXIS_VUS ? _("%s VUs") : _("%s requests per second"), number);

  return g_strconcat (time, " · ", level, NULL);
}

static void
draw_words (LwPresentOverlay *self, cairo_t *cr, const char *words, double x, double y, const GdkRGBA *color)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), words);
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  x = CLAMP (x - width / 2.0, 0, MAX (gtk_widget_get_width (GTK_WIDGET (self)) - width, 0));
  cairo_move_to (cr, x, MAX (y - height - 4, 0));
  gdk_cairo_set_source_rgba (cr, color);
  pango_cairo_show_layout (cr, layout);
}

static void
draw_sweep (LwPresentOverlay *self, cairo_t *cr)
{
  LwChartLayout *layout = lw_timeline_view_get_layout (self->timeline);
  LwChartHit hit;
  GdkRGBA color;
  graphene_point_t corner;
  g_autofree char *words = NULL;
  double x;

  if (layout == NULL ||
      !gtk_widget_compute_point (GTK_WIDGET (self->timeline), GTK_WIDGET (self), &GRAPHENE_POINT_INIT (0, 0), &corner))
    return;
  x = layout->plot.x + layout->plot.width * (layout->mirrored ? 1 - self->progress : self->progress);
  if (!lw_chart_layout_hit (layout, x, layout->plot.y + 1, &hit))
    return;
  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &color);
  words = describe (layout, &hit);
  gdk_cairo_set_source_rgba (cr, &color);
  cairo_set_line_width (cr, 2);
  cairo_move_to (cr, corner.x + x, corner.y + layout->plot.y);
  cairo_rel_line_to (cr, 0, layout->plot.height);
  cairo_stroke (cr);
  draw_words (self, cr, words, corner.x + x, corner.y + layout->plot.y, &color);
}

static void
draw_spotlight (LwPresentOverlay *self, cairo_t *cr, int width, int height)
{
  cairo_pattern_t *light = cairo_pattern_create_radial (self->x, self->y, SPOT_RADIUS * 0.85, self->x, self->y, SPOT_RADIUS);

  cairo_pattern_add_color_stop_rgba (light, 0, 0, 0, 0, 0);
  cairo_pattern_add_color_stop_rgba (light, 1, 0, 0, 0, DARKNESS);
  cairo_rectangle (cr, 0, 0, width, height);
  cairo_set_source (cr, light);
  cairo_fill (cr);
  cairo_pattern_destroy (light);
}

static void
lw_present_overlay_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  LwPresentOverlay *self = LW_PRESENT_OVERLAY (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  cairo_t *cr;

  if (self->tick == 0 && !self->spotlight)
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  if (self->tick != 0)
    draw_sweep (self, cr);
  if (self->spotlight)
    draw_spotlight (self, cr, width, height);
  cairo_destroy (cr);
}

static void
lw_present_overlay_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LwPresentOverlay *self = LW_PRESENT_OVERLAY (object);

  g_value_set_boolean (value, id == PROP_SWEEPING ? self->tick != 0 : self->spotlight);
}

static void
lw_present_overlay_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  LwPresentOverlay *self = LW_PRESENT_OVERLAY (object);

  if (id == PROP_SWEEPING)
    lw_present_overlay_set_sweeping (self, g_value_get_boolean (value));
  else
    lw_present_overlay_set_spotlight (self, g_value_get_boolean (value));
}

static void
lw_present_overlay_class_init (LwPresentOverlayClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = lw_present_overlay_get_property;
  object_class->set_property = lw_present_overlay_set_property;
  GTK_WIDGET_CLASS (klass)->snapshot = lw_present_overlay_snapshot;

  properties[PROP_SWEEPING] = g_param_spec_boolean ("sweeping", NULL, NULL, FALSE,
                                                    G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SPOTLIGHT] = g_param_spec_boolean ("spotlight", NULL, NULL, FALSE,
                                                     G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "presentoverlay");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
lw_present_overlay_init (LwPresentOverlay *self)
{
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

GtkWidget *
lw_present_overlay_new (LwTimelineView *timeline)
{
  LwPresentOverlay *self = g_object_new (LW_TYPE_PRESENT_OVERLAY, NULL);

  self->timeline = timeline;
  return GTK_WIDGET (self);
}
