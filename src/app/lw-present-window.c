/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-present-window.h"

#include "lw-present-overlay.h"
#include "lw-story.h"

#include <glib/gi18n.h>

struct _LwPresentWindow
{
  AdwWindow parent_instance;

  GtkOverlay *overlay;
  GtkLabel *title_label;
  GtkLabel *headline_label;
  GtkLabel *gist_label;
  LwTimelineView *timeline;
  GtkLabel *position_label;
  GtkToggleButton *sweep_button;
  GtkToggleButton *spotlight_button;
  LwPresentOverlay *effects;

  LwDocument *document; /* (owned) (nullable) */
  guint slide;          /* 0 is the whole test, then each scenario that runs */
  guint inhibition;     /* keeps the screen on */
};

G_DEFINE_FINAL_TYPE (LwPresentWindow, lw_present_window, ADW_TYPE_WINDOW)

static const LwScheduledScenario *
get_scenario (LwSchedule *schedule, guint position)
{
  guint n_scenarios;
  const LwScheduledScenario *scenarios = lw_schedule_get_scenarios (schedule, &n_scenarios);

  for (guint i = 0; i < n_scenarios; i++)
    if (scenarios[i].use == LW_USE_RUN && lw_scheduled_scenario_get_beside (&scenarios[i]) == NULL && position-- == 0)
      return &scenarios[i];
  return NULL;
}

static guint
count_slides (LwSchedule *schedule)
{
  guint count = 1;

  while (get_scenario (schedule, count - 1) != NULL)
    count++;
  return count;
}

guint
lw_present_window_get_n_slides (LwPresentWindow *self)
{
  return self->document != NULL ? count_slides (lw_document_get_schedule (self->document)) : 0;
}

guint
lw_present_window_get_slide (LwPresentWindow *self)
{
  return self->slide;
}

/* The whole test */
static void
show_test (LwPresentWindow *self, LwSchedule *schedule)
{
  g_autofree char *whole = lw_story_whole (schedule);
  g_autofree char *title = lw_document_dup_title (self->document);

  gtk_label_set_label (self->title_label, _("Load test"));
  gtk_label_set_label (self->headline_label, title);
  gtk_label_set_label (self->gist_label, whole);
  lw_timeline_view_set_show (self->timeline, LW_CHART_SHOW_RUN);
}

static void
show_scenario (LwPresentWindow *self, const LwScheduledScenario *scenario)
{
  g_autofree char *gist = lw_story_gist (scenario);

  gtk_label_set_label (self->title_label, scenario->name);
  gtk_label_set_label (self->headline_label, lw_story_purpose (scenario->objective));
  gtk_label_set_label (self->gist_label, gist);
  lw_timeline_view_set_scenario (self->timeline, scenario->name);
  lw_timeline_view_set_show (self->timeline, LW_CHART_SHOW_ONE);
}

static void
show_slide (LwPresentWindow *self)
{
  LwSchedule *schedule = self->document != NULL ? lw_document_get_schedule (self->document) : NULL;
  guint n_slides;
  g_autofree char *position = NULL;

  if (schedule == NULL)
    return;
  n_slides = count_slides (schedule);
  self->slide = MIN (self->slide, n_slides - 1);
  lw_present_overlay_set_sweeping (self->effects, FALSE);
  lw_timeline_view_set_schedule (self->timeline, schedule);
  if (self->slide == 0)
    show_test (self, schedule);
  else
    show_scenario (self, get_scenario (schedule, self->slide - 1));
  /* Translators: number of a slide, number of slides */
  position = g_strdup_printf (_("%u of %u"), self->slide + 1, n_slides);
  gtk_label_set_label (self->position_label, position);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "present.turn", n_slides > 1);
}

static void
turn_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LwPresentWindow *self = LW_PRESENT_WINDOW (widget);
  int step = g_variant_get_int32 (parameter);
  guint last = MAX (lw_present_window_get_n_slides (self), 1) - 1;

  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL && ABS (step) == 1)
    step = -step;
  self->slide = (guint) CLAMP ((gint64) self->slide + step, 0, (gint64) last);
  show_slide (self);
}

static void
toggle_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LwPresentWindow *self = LW_PRESENT_WINDOW (widget);
  GtkToggleButton *button =
    g_str_equal (g_variant_get_string (parameter, NULL), "sweep") ? self->sweep_button : self->spotlight_button;

  gtk_toggle_button_set_active (button, !gtk_toggle_button_get_active (button));
}

static void
motion_cb (LwPresentWindow *self, double x, double y)
{
  lw_present_overlay_point (self->effects, x, y);
}

static void
lw_present_window_realize (GtkWidget *widget)
{
  LwPresentWindow *self = LW_PRESENT_WINDOW (widget);
  GtkApplication *application = GTK_APPLICATION (g_application_get_default ());

  GTK_WIDGET_CLASS (lw_present_window_parent_class)->realize (widget);
  if (application != NULL && self->inhibition == 0)
    self->inhibition =
      gtk_application_inhibit (application, GTK_WINDOW (self), GTK_APPLICATION_INHIBIT_IDLE, _("A load test is presented"));
}

static void
lw_present_window_unrealize (GtkWidget *widget)
{
  LwPresentWindow *self = LW_PRESENT_WINDOW (widget);
  GtkApplication *application = GTK_APPLICATION (g_application_get_default ());

  if (application != NULL && self->inhibition != 0)
    gtk_application_uninhibit (application, self->inhibition);
  self->inhibition = 0;
  GTK_WIDGET_CLASS (lw_present_window_parent_class)->unrealize (widget);
}

static void
lw_present_window_dispose (GObject *object)
{
  LwPresentWindow *self = LW_PRESENT_WINDOW (object);

  if (self->timeline != NULL)
    lw_timeline_view_set_schedule (self->timeline, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), LW_TYPE_PRESENT_WINDOW);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (lw_present_window_parent_class)->dispose (object);
}

/* As in other programs that show slides. The keys work wherever the focus is; the chart and the
 * buttons would take the arrows for themselves. */
static gboolean
key_cb (GtkWidget *self, guint key, guint code, GdkModifierType modifiers)
{
  static const struct
  {
    guint key;
    int step;
  } turns[] = {
    { GDK_KEY_Right, 1 }, { GDK_KEY_Page_Down, 1 }, { GDK_KEY_n, 1 },
    { GDK_KEY_Left, -1 }, { GDK_KEY_Page_Up, -1 }, { GDK_KEY_BackSpace, -1 },
    { GDK_KEY_Home, -G_MAXINT16 }, { GDK_KEY_End, G_MAXINT16 },
  };

  if ((modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  for (guint i = 0; i < G_N_ELEMENTS (turns); i++)
    if (turns[i].key == key)
      {
        gtk_widget_activate_action (self, "present.turn", "i", turns[i].step);
        return GDK_EVENT_STOP;
      }
  return GDK_EVENT_PROPAGATE;
}

static void
lw_present_window_class_init (LwPresentWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lw_present_window_dispose;
  widget_class->realize = lw_present_window_realize;
  widget_class->unrealize = lw_present_window_unrealize;
  g_type_ensure (LW_TYPE_TIMELINE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/loadwright/Loadwright/lw-present-window.ui");
  gtk_widget_class_bind_template_child (widget_class, LwPresentWindow, overlay);
  gtk_widget_class_bind_template_child (widget_class, LwPresentWindow, title_label);
  gtk_widget_class_bind_template_child (widget_class, LwPresentWindow, headline_label);
  gtk_widget_class_bind_template_child (widget_class, LwPresentWindow, gist_label);
  gtk_widget_class_bind_template_child (widget_class, LwPresentWindow, timeline);
  gtk_widget_class_bind_template_child (widget_class, LwPresentWindow, position_label);
  gtk_widget_class_bind_template_child (widget_class, LwPresentWindow, sweep_button);
  gtk_widget_class_bind_template_child (widget_class, LwPresentWindow, spotlight_button);

  gtk_widget_class_install_action (widget_class, "present.turn", "i", turn_cb);
  gtk_widget_class_install_action (widget_class, "present.toggle", "s", toggle_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, 0, "present.toggle", "s", "sweep");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_l, 0, "present.toggle", "s", "spotlight");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F5, 0, "window.close", NULL);
}

static void
lw_present_window_init (LwPresentWindow *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *effects;

  gtk_widget_init_template (GTK_WIDGET (self));
  effects = lw_present_overlay_new (self->timeline);
  self->effects = LW_PRESENT_OVERLAY (effects);
  gtk_overlay_add_overlay (self->overlay, effects);
  g_object_bind_property (effects, "sweeping", self->sweep_button, "active", G_BINDING_BIDIRECTIONAL);
  g_object_bind_property (effects, "spotlight", self->spotlight_button, "active", G_BINDING_BIDIRECTIONAL);
  /* In its light is what the presenter points at, without the numbers that otherwise are at the pointer. */
  g_object_bind_property (effects, "spotlight", self->timeline, "can-target", G_BINDING_INVERT_BOOLEAN);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_event_controller_set_propagation_phase (motion, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->overlay), motion);
}

GtkWidget *
lw_present_window_new (GtkWindow *parent, LwDocument *document)
{
  LwPresentWindow *self = g_object_new (LW_TYPE_PRESENT_WINDOW, "transient-for", parent, "destroy-with-parent", TRUE, NULL);

  self->document = g_object_ref (document);
  g_signal_connect_object (document, "notify::schedule", G_CALLBACK (show_slide), self, G_CONNECT_SWAPPED);
  show_slide (self);
  gtk_window_fullscreen (GTK_WINDOW (self));
  return GTK_WIDGET (self);
}
