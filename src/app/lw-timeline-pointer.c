/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

/* What the pointer does to a timeline, and the keys that stand for it. */

#include "config.h"

#include "lw-timeline-view-private.h"

#include <math.h>

#define ZOOM_FACTOR 1.25
#define MIN_ZOOM_MS 5000
/* How much of what is seen a key moves it by. */
#define PAN_SHARE 0.25

/* The scenario at a place: its area, its graceful stop or its entry in the legend. */
static const LwChartSeries *
find_series_at (LwTimelineView *self, double x, double y)
{
  LwChartHit hit;
  int position;

  if (self->layout == NULL)
    return NULL;
  position = lw_chart_layout_hit_legend (self->layout, x, y);
  if (position < 0 && lw_chart_layout_hit (self->layout, x, y, &hit) && hit.on_series)
    position = hit.series;
  return position >= 0 ? &self->layout->series[position] : NULL;
}

static void
move_pointer (LwTimelineView *self, double x, double y)
{
  const LwChartSeries *series = find_series_at (self, x, y);

  self->has_pointer = TRUE;
  self->pointer_x = x;
  self->pointer_y = y;
  if (self->drag.handle == NULL)
    lw_timeline_view_show_hover (self, series != NULL ? series->name : NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
motion_cb (LwTimelineView *self, double x, double y)
{
  if (!self->has_pointer)
    lw_timeline_show_handles (self, TRUE);
  move_pointer (self, x, y);
}

void
lw_timeline_forget_pointer (LwTimelineView *self)
{
  if (!self->has_pointer)
    return;
  self->has_pointer = FALSE;
  lw_timeline_show_handles (self, FALSE);
  lw_timeline_view_show_hover (self, NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Where a stage is double-clicked, it gets an end. FALSE when there is no stage. */
static gboolean
split_at (LwTimelineView *self, const LwChartSeries *series, double x, double y)
{
  LwChartHit hit;
  const LwChartStage *stage;
  gint64 after_ms;

  if (series == NULL || !lw_timeline_view_get_editable (self) || !lw_chart_layout_hit (self->layout, x, y, &hit) ||
      hit.stage < 0 || (guint) hit.stage >= series->n_stages || !lw_executor_is_ramping (series->executor))
    return FALSE;
  stage = &series->stages[hit.stage];
  after_ms = hit.t_ms - (stage->end_ms - stage->duration_ms);
  /* To the second, where that leaves something on both sides. */
  if (stage->duration_ms > 4000)
    after_ms = CLAMP ((after_ms + 500) / 1000 * 1000, 1000, stage->duration_ms - 1000);
  g_signal_emit_by_name (self, "stage-split", series->path, (guint) hit.stage, after_ms);
  return TRUE;
}

static void
pressed_cb (LwTimelineView *self, int n_press, double x, double y)
{
  const LwChartSeries *series = find_series_at (self, x, y);

  if (n_press == 2 && split_at (self, series, x, y))
    return;
  if (n_press == 2 && lw_timeline_view_get_zoomed (self))
    lw_timeline_view_zoom (self, 0, 0);
  else if (n_press == 1 && series != NULL)
    g_signal_emit_by_name (self, "scenario-activated", series->path);
}

/* Zooming keeps the time at a place where it is. */
static void
zoom_at (LwTimelineView *self, double x, double factor)
{
  const LwChartLayout *layout = self->layout;
  gint64 t_ms, length_ms, from_ms;
  double share;

  if (layout == NULL || layout->time_scale.n_segments == 0)
    return;
  t_ms = lw_chart_time_scale_get_time (&layout->time_scale, x);
  length_ms = MAX (MIN_ZOOM_MS, llround ((layout->to_ms - layout->from_ms) / factor));
  share = (double) (t_ms - layout->from_ms) / (layout->to_ms - layout->from_ms);
  from_ms = t_ms - llround (length_ms * share);
  lw_timeline_view_zoom (self, MAX (0, from_ms), MAX (0, from_ms) + length_ms);
}

/* By a share of what is seen. */
static void
pan (LwTimelineView *self, double share)
{
  gint64 length_ms = self->zoom_to_ms - self->zoom_from_ms;
  gint64 from_ms;

  if (self->layout == NULL || !lw_timeline_view_get_zoomed (self))
    return;
  if (self->layout->mirrored)
    share = -share;
  from_ms = CLAMP (self->zoom_from_ms + llround (length_ms * share), 0,
                   MAX (0, self->layout->length_ms - length_ms));
  lw_timeline_view_zoom (self, from_ms, from_ms + length_ms);
}

static gboolean
scroll_cb (LwTimelineView *self, double dx, double dy, GtkEventControllerScroll *scroll)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (scroll));

  if (state & GDK_CONTROL_MASK)
    {
      zoom_at (self, self->pointer_x, pow (ZOOM_FACTOR, -dy));
      return GDK_EVENT_STOP;
    }
  /* Up and down scroll what the view is in. */
  if (!lw_timeline_view_get_zoomed (self) || (dx == 0 && !(state & GDK_SHIFT_MASK)))
    return GDK_EVENT_PROPAGATE;
  pan (self, (dx != 0 ? dx : dy) * 0.1);
  return GDK_EVENT_STOP;
}

static void
zoom_scale_cb (LwTimelineView *self, double scale, GtkGesture *gesture)
{
  double *last = g_object_get_data (G_OBJECT (gesture), "lw-last-scale");
  double x, y;

  if (gtk_gesture_get_bounding_box_center (gesture, &x, &y) && *last > 0)
    zoom_at (self, x, scale / *last);
  *last = scale;
}

static void
zoom_begin_cb (LwTimelineView *self, GdkEventSequence *sequence, GtkGesture *gesture)
{
  double *last = g_object_get_data (G_OBJECT (gesture), "lw-last-scale");

  *last = 1;
}

static void
show_menu (LwTimelineView *self, double x, double y)
{
  const LwChartSeries *series = find_series_at (self, x, y);
  GdkRectangle place = { x, y, 1, 1 };

  if (self->menu_model == NULL)
    return;
  if (series != NULL)
    lw_timeline_view_set_highlight (self, series->name);
  if (self->menu == NULL)
    {
      self->menu = gtk_popover_menu_new_from_model (self->menu_model);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
    }
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &place);
  gtk_popover_popup (GTK_POPOVER (self->menu));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
secondary_cb (LwTimelineView *self, int n_press, double x, double y, GtkGesture *gesture)
{
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  show_menu (self, x, y);
}

static void
long_press_cb (LwTimelineView *self, double x, double y, GtkGesture *gesture)
{
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  show_menu (self, x, y);
}

static gboolean
menu_binding_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  LwTimelineView *self = LW_TIMELINE_VIEW (widget);
  double x = gtk_widget_get_width (widget) / 2.0;
  double y = gtk_widget_get_height (widget) / 2.0;

  if (self->menu_model == NULL)
    return FALSE;
  if (self->current != NULL)
    lw_stage_handle_get_place (self->current, &x, &y);
  show_menu (self, x, y);
  return TRUE;
}

/* Around the handle that has the focus, or the middle; 0 shows all of it. */
static void
zoom_by (LwTimelineView *self, double factor)
{
  double x = gtk_widget_get_width (GTK_WIDGET (self)) / 2.0;
  double y;

  if (factor == 0)
    {
      lw_timeline_view_zoom (self, 0, 0);
      return;
    }
  if (self->current != NULL)
    lw_stage_handle_get_place (self->current, &x, &y);
  zoom_at (self, x, factor);
}

static gboolean
zoom_binding_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  zoom_by (LW_TIMELINE_VIEW (widget), g_variant_get_double (arguments));
  return TRUE;
}

/* For the menu, whose entries need no number: in and out are the steps of the keys. */
static void
zoom_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LwTimelineView *self = LW_TIMELINE_VIEW (widget);

  if (g_str_equal (name, "timeline.zoom-in"))
    zoom_by (self, ZOOM_FACTOR);
  else if (g_str_equal (name, "timeline.zoom-out"))
    zoom_by (self, 1 / ZOOM_FACTOR);
  else
    zoom_by (self, 0);
}

static gboolean
pan_binding_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  LwTimelineView *self = LW_TIMELINE_VIEW (widget);

  if (!lw_timeline_view_get_zoomed (self))
    return FALSE;
  pan (self, g_variant_get_double (arguments));
  return TRUE;
}

/* Control with plus, minus and 0 zooms; with Left and Right it goes along the time. */
void
lw_timeline_add_bindings (GtkWidgetClass *klass)
{
  static const struct
  {
    guint key;
    double factor;
  } keys[] = {
    { GDK_KEY_plus, ZOOM_FACTOR },      { GDK_KEY_equal, ZOOM_FACTOR },       { GDK_KEY_KP_Add, ZOOM_FACTOR },
    { GDK_KEY_minus, 1 / ZOOM_FACTOR }, { GDK_KEY_KP_Subtract, 1 / ZOOM_FACTOR },
    { GDK_KEY_0, 0 },                   { GDK_KEY_KP_0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (klass, keys[i].key, GDK_CONTROL_MASK, zoom_binding_cb, "d", keys[i].factor);
  gtk_widget_class_add_binding (klass, GDK_KEY_Left, GDK_CONTROL_MASK, pan_binding_cb, "d", -PAN_SHARE);
  gtk_widget_class_add_binding (klass, GDK_KEY_Right, GDK_CONTROL_MASK, pan_binding_cb, "d", PAN_SHARE);
  gtk_widget_class_add_binding (klass, GDK_KEY_KP_Left, GDK_CONTROL_MASK, pan_binding_cb, "d", -PAN_SHARE);
  gtk_widget_class_add_binding (klass, GDK_KEY_KP_Right, GDK_CONTROL_MASK, pan_binding_cb, "d", PAN_SHARE);
  gtk_widget_class_install_action (klass, "timeline.zoom-in", NULL, zoom_action_cb);
  gtk_widget_class_install_action (klass, "timeline.zoom-out", NULL, zoom_action_cb);
  gtk_widget_class_install_action (klass, "timeline.zoom-all", NULL, zoom_action_cb);
  gtk_widget_class_add_binding (klass, GDK_KEY_F10, GDK_SHIFT_MASK, menu_binding_cb, NULL);
  gtk_widget_class_add_binding (klass, GDK_KEY_Menu, 0, menu_binding_cb, NULL);
}

static void
add (LwTimelineView *self, gpointer controller)
{
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

void
lw_timeline_add_controllers (LwTimelineView *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *secondary = gtk_gesture_click_new ();
  GtkGesture *long_press = gtk_gesture_long_press_new ();
  GtkGesture *zoom = gtk_gesture_zoom_new ();

  g_signal_connect_swapped (motion, "enter", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (lw_timeline_forget_pointer), self);
  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (secondary), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (secondary, "pressed", G_CALLBACK (secondary_cb), self);
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (long_press), TRUE);
  g_signal_connect_swapped (long_press, "pressed", G_CALLBACK (long_press_cb), self);
  g_object_set_data_full (G_OBJECT (zoom), "lw-last-scale", g_new0 (double, 1), g_free);
  g_signal_connect_swapped (zoom, "begin", G_CALLBACK (zoom_begin_cb), self);
  g_signal_connect_swapped (zoom, "scale-changed", G_CALLBACK (zoom_scale_cb), self);
  add (self, motion);
  add (self, scroll);
  add (self, click);
  add (self, secondary);
  add (self, long_press);
  add (self, zoom);
}
