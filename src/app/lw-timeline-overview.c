/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-timeline-overview.h"

#include <glib/gi18n.h>

#define WIDTH 180
#define HEIGHT 44
#define PADDING 4

struct _LwTimelineOverview
{
  GtkWidget parent_instance;

  LwTimelineView *timeline; /* (owned) (nullable) */
  gulong zoom_handler;
  gulong schedule_handler;
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
is_shown (LwTimelineOverview *self, const LwScheduledScenario *scenario)
{
  switch (lw_timeline_view_get_show (self->timeline))
    {
    case LW_CHART_SHOW_ONE:
      return g_strcmp0 (scenario->name, lw_timeline_view_get_scenario (self->timeline)) == 0;
    case LW_CHART_SHOW_ALL:
      return TRUE;
    case LW_CHART_SHOW_RUN:
    default:
      return scenario->use == LW_USE_RUN;
    }
}

static void
draw_scenario (LwTimelineOverview *self, cairo_t *cr, const LwScheduledScenario *scenario, double across, double up)
{
  gboolean vus = lw_timeline_view_get_axis (self->timeline) == LW_CHART_AXIS_VUS;
  const LwCurvePoint *points = vus ? scenario->vus_curve : scenario->rate_curve;
  guint n_points = vus ? scenario->n_vus_points : scenario->n_rate_points;
  gint64 start_ms = lw_timeline_view_get_show (self->timeline) == LW_CHART_SHOW_ONE ? 0 : scenario->start_ms;

  if (n_points == 0)
    return;
  cairo_move_to (cr, (double) (start_ms + points[0].t_ms) * across, 0);
  for (guint i = 0; i < n_points; i++)
    cairo_line_to (cr, (double) (start_ms + points[i].t_ms) * across, points[i].value * up);
  cairo_line_to (cr, (double) (start_ms + points[n_points - 1].t_ms) * across, 0);
}

static double
find_peak (LwTimelineOverview *self, const LwScheduledScenario *scenarios, guint n_scenarios)
{
  double peak = 0;

  for (guint i = 0; i < n_scenarios; i++)
    if (is_shown (self, &scenarios[i]))
      peak = MAX (peak, lw_timeline_view_get_axis (self->timeline) == LW_CHART_AXIS_VUS ? scenarios[i].busy_vus
                                                                                        : scenarios[i].peak_rps);
  return peak;
}

static void
draw (LwTimelineOverview *self, cairo_t *cr, double width, double height)
{
  LwSchedule *schedule = lw_timeline_view_get_schedule (self->timeline);
  guint n_scenarios;
  const LwScheduledScenario *scenarios = lw_schedule_get_scenarios (schedule, &n_scenarios);
  double length = length_of (self);
  double peak = find_peak (self, scenarios, n_scenarios);
  gint64 from_ms, to_ms;
  GdkRGBA color;

  if (length <= 0 || peak <= 0)
    return;
  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &color);
  if (is_mirrored (self))
    {
      cairo_translate (cr, width, 0);
      cairo_scale (cr, -1, 1);
    }
  cairo_save (cr);
  cairo_translate (cr, 0, height);
  cairo_scale (cr, 1, -1);
  for (guint i = 0; i < n_scenarios; i++)
    if (is_shown (self, &scenarios[i]))
      draw_scenario (self, cr, &scenarios[i], width / length, height / peak);
  cairo_restore (cr);
  color.alpha = 0.35f;
  gdk_cairo_set_source_rgba (cr, &color);
  cairo_fill (cr);

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

void
lw_timeline_overview_set_timeline (LwTimelineOverview *self, LwTimelineView *timeline)
{
  if (self->timeline != NULL)
    {
      g_clear_signal_handler (&self->zoom_handler, self->timeline);
      g_clear_signal_handler (&self->schedule_handler, self->timeline);
    }
  g_set_object (&self->timeline, timeline);
  if (timeline == NULL)
    return;
  self->zoom_handler =
    g_signal_connect_swapped (timeline, "notify::zoomed", G_CALLBACK (gtk_widget_queue_draw), self);
  self->schedule_handler =
    g_signal_connect_swapped (timeline, "notify::schedule", G_CALLBACK (gtk_widget_queue_draw), self);
}

static void
lw_timeline_overview_dispose (GObject *object)
{
  lw_timeline_overview_set_timeline (LW_TIMELINE_OVERVIEW (object), NULL);
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
