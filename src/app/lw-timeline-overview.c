/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-timeline-overview.h"

#include "lw-timeline-view-private.h"

#include <glib/gi18n.h>

#define WIDTH 180
#define HEIGHT 44
#define PADDING 4

struct _LwTimelineOverview
{
  GtkWidget parent_instance;

  LwTimelineView *timeline; /* (owned) (nullable) */
  gulong notify_handler;
  cairo_surface_t *shape; /* (owned) (nullable) made when needed */
  double press_x;
};

G_DEFINE_FINAL_TYPE (LwTimelineOverview, lw_timeline_overview, GTK_TYPE_WIDGET)

static double
length_of (LwTimelineOverview *self)
{
  LwChartLayout *layout = self->timeline != NULL ? lw_timeline_view_get_layout (self->timeline) : NULL;

  return layout != NULL ? (double) layout->length_ms : 0;
}

static gboolean
is_mirrored (LwTimelineOverview *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

/* The middle of what is seen goes there. */
static void
move_to (LwTimelineOverview *self, double x)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self)) - 2 * PADDING;
  double share = CLAMP ((x - PADDING) / width, 0, 1);
  double length = length_of (self);
  gint64 from_ms, to_ms, seen_ms;

  if (length <= 0)
    return;
  lw_timeline_view_get_zoom (self->timeline, &from_ms, &to_ms);
  seen_ms = to_ms - from_ms;
  if (seen_ms <= 0)
    return;
  if (is_mirrored (self))
    share = 1 - share;
  from_ms = (gint64) CLAMP (share * length - seen_ms / 2.0, 0, MAX (length - seen_ms, 0));
  lw_timeline_view_zoom (self->timeline, from_ms, from_ms + seen_ms);
}

static void
begin_cb (LwTimelineOverview *self, double x, double y)
{
  self->press_x = x;
  move_to (self, x);
}

static void
update_cb (LwTimelineOverview *self, double dx, double dy)
{
  move_to (self, self->press_x + dx);
}

static gboolean
is_at (cairo_surface_t *surface, int width, int height)
{
  return surface != NULL && cairo_image_surface_get_width (surface) == width &&
         cairo_image_surface_get_height (surface) == height;
}

/* The outline of all that is driven, as a mask: it takes much longer to draw than to copy, and stays the
 * same while the frame over it moves. (transfer none) (nullable) */
static cairo_surface_t *
get_shape (LwTimelineOverview *self, int width, int height)
{
  LwSchedule *schedule = lw_timeline_view_get_schedule (self->timeline);
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  double length = length_of (self);
  g_autoptr (LwChartCurve) curve = NULL;
  double peak;
  cairo_t *cr;

  if (is_at (self->shape, width * scale, height * scale))
    return self->shape;
  g_clear_pointer (&self->shape, cairo_surface_destroy);
  curve = lw_timeline_ghost_curve (schedule, lw_timeline_view_get_axis (self->timeline),
                                   lw_timeline_view_get_show (self->timeline),
                                   lw_timeline_view_get_scenario (self->timeline));
  peak = lw_chart_curve_get_peak (curve);
  if (peak <= 0 || length <= 0)
    return NULL;
  self->shape = cairo_image_surface_create (CAIRO_FORMAT_A8, width * scale, height * scale);
  cairo_surface_set_device_scale (self->shape, scale, scale);
  cr = cairo_create (self->shape);
  for (guint i = 0; i < curve->len; i++)
    {
      const LwChartNode *node = lw_chart_curve_node (curve, i);
      double x = (double) node->t_ms / length * width;

      cairo_line_to (cr, x, height - node->before / peak * height);
      cairo_line_to (cr, x, height - node->after / peak * height);
    }
  cairo_close_path (cr);
  cairo_fill (cr);
  cairo_destroy (cr);
  return self->shape;
}

static void
draw (LwTimelineOverview *self, cairo_t *cr, int width, int height)
{
  cairo_surface_t *shape = get_shape (self, width, height);
  double length = length_of (self);
  gint64 from_ms, to_ms;
  GdkRGBA color;

  if (shape == NULL)
    return;
  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &color);
  if (is_mirrored (self))
    {
      cairo_translate (cr, width, 0);
      cairo_scale (cr, -1, 1);
    }
  color.alpha = 0.35f;
  gdk_cairo_set_source_rgba (cr, &color);
  cairo_mask_surface (cr, shape, 0, 0);

  lw_timeline_view_get_zoom (self->timeline, &from_ms, &to_ms);
  color.alpha = 0.9f;
  gdk_cairo_set_source_rgba (cr, &color);
  cairo_set_line_width (cr, 1.5);
  cairo_rectangle (cr, (double) from_ms / length * width, -2, MAX ((double) (to_ms - from_ms) / length * width, 3), height + 4);
  cairo_stroke (cr);
}

static void
lw_timeline_overview_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  LwTimelineOverview *self = LW_TIMELINE_OVERVIEW (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  cairo_t *cr;

  if (self->timeline == NULL || lw_timeline_view_get_schedule (self->timeline) == NULL)
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  cairo_translate (cr, PADDING, PADDING);
  draw (self, cr, width - 2 * PADDING, height - 2 * PADDING);
  cairo_destroy (cr);
}

static void
lw_timeline_overview_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                              int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : HEIGHT;
}

static void
forget_shape (LwTimelineOverview *self)
{
  g_clear_pointer (&self->shape, cairo_surface_destroy);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
notify_cb (LwTimelineOverview *self, GParamSpec *pspec)
{
  if (g_str_equal (pspec->name, "zoomed"))
    gtk_widget_queue_draw (GTK_WIDGET (self));
  else if (!g_str_equal (pspec->name, "highlight"))
    forget_shape (self);
}

void
lw_timeline_overview_set_timeline (LwTimelineOverview *self, LwTimelineView *timeline)
{
  if (self->timeline != NULL)
    g_clear_signal_handler (&self->notify_handler, self->timeline);
  g_set_object (&self->timeline, timeline);
  if (timeline == NULL)
    return;
  self->notify_handler = g_signal_connect_swapped (timeline, "notify", G_CALLBACK (notify_cb), self);
  forget_shape (self);
}

static void
lw_timeline_overview_dispose (GObject *object)
{
  LwTimelineOverview *self = LW_TIMELINE_OVERVIEW (object);

  lw_timeline_overview_set_timeline (self, NULL);
  g_clear_pointer (&self->shape, cairo_surface_destroy);
  G_OBJECT_CLASS (lw_timeline_overview_parent_class)->dispose (object);
}

static void
lw_timeline_overview_class_init (LwTimelineOverviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lw_timeline_overview_dispose;
  widget_class->snapshot = lw_timeline_overview_snapshot;
  widget_class->measure = lw_timeline_overview_measure;
  gtk_widget_class_set_css_name (widget_class, "timelineoverview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
lw_timeline_overview_init (LwTimelineOverview *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (update_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), _("The whole test; drag to move"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("The whole test, with a frame around what is shown"), -1);
}
