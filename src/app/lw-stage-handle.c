/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-stage-handle.h"

#include <math.h>

struct _LwStageHandle
{
  GtkWidget parent_instance;

  char *scenario; /* (owned) */
  char *path;     /* (owned) */
  guint stage;
  guint n_stages;
  double x;       /* centre, in the timeline, in pixels */
  double y;
  LwChartColor line;
  LwChartColor fill;
  gboolean shown;
  gboolean dragged;
  gboolean fine;
  gboolean given_up; /* until the button is released */
};

G_DEFINE_FINAL_TYPE (LwStageHandle, lw_stage_handle, GTK_TYPE_WIDGET)

enum
{
  DRAG_STARTED,
  DRAGGED,
  DRAG_ENDED,
  GO,
  GO_SCENARIO,
  CHANGE_DURATION,
  CHANGE_TARGET,
  ACTIVATE,
  REMOVE,
  SPLIT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

#define RADIUS 5.0
#define SUMMARY_RADIUS 8.0
#define NUMBER_MARGIN 4.0 /* on both sides of a number */
#define MIN_DRAG 3.0 /* pixels; less is a click */

static void
lw_stage_handle_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                         int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = LW_STAGE_HANDLE_SIZE;
}

/* How many stages it stands for. (transfer full) */
static PangoLayout *
create_number (LwStageHandle *self, PangoRectangle *size)
{
  g_autofree char *text = g_strdup_printf ("%u", self->n_stages);
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  g_autoptr (PangoFontDescription) font = pango_font_description_new ();

  pango_font_description_set_absolute_size (font, 11 * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_get_pixel_extents (layout, NULL, size);
  return layout;
}

/* A circle, drawn out until a number of that width has room in it. */
static void
add_outline (cairo_t *cr, double radius, double number_width)
{
  double centre = LW_STAGE_HANDLE_SIZE / 2.0;
  double half = MAX (0, number_width / 2 + NUMBER_MARGIN - radius);

  cairo_new_sub_path (cr);
  cairo_arc (cr, centre + half, centre, radius, -G_PI / 2, G_PI / 2);
  cairo_arc (cr, centre - half, centre, radius, G_PI / 2, 3 * G_PI / 2);
  cairo_close_path (cr);
}

static void
lw_stage_handle_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  LwStageHandle *self = LW_STAGE_HANDLE (widget);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, LW_STAGE_HANDLE_SIZE, LW_STAGE_HANDLE_SIZE);
  gboolean focused = gtk_widget_has_visible_focus (widget);
  gboolean hovered = gtk_widget_get_state_flags (widget) & GTK_STATE_FLAG_PRELIGHT;
  double centre = LW_STAGE_HANDLE_SIZE / 2.0;
  double radius = self->n_stages > 1 ? SUMMARY_RADIUS : RADIUS;
  g_autoptr (PangoLayout) number = NULL;
  PangoRectangle size = { 0 };
  cairo_t *cr;

  if (!self->shown && !self->dragged && !focused)
    return;

  if (self->n_stages > 1)
    number = create_number (self, &size);
  /* A long number reaches beyond the widget. */
  graphene_rect_inset (&bounds, -(float) size.width / 2, 0);
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  if (focused)
    {
      add_outline (cr, radius + 3.5, size.width > 0 ? size.width + 7 : 0);
      cairo_set_source_rgba (cr, self->line.red, self->line.green, self->line.blue, 0.55);
      cairo_set_line_width (cr, 2);
      cairo_stroke (cr);
    }
  add_outline (cr, radius + (hovered || self->dragged ? 1 : 0), size.width);
  cairo_set_source_rgb (cr, self->fill.red, self->fill.green, self->fill.blue);
  cairo_fill_preserve (cr);
  cairo_set_source_rgb (cr, self->line.red, self->line.green, self->line.blue);
  cairo_set_line_width (cr, 2);
  if (self->dragged)
    cairo_fill_preserve (cr);
  cairo_stroke (cr);
  if (number != NULL)
    {
      cairo_move_to (cr, centre - size.width / 2.0, centre - size.height / 2.0);
      pango_cairo_show_layout (cr, number);
    }
  cairo_destroy (cr);
}

/* Only the drawn circle and a little around it takes the pointer, so that neighbours can be reached. */
static gboolean
lw_stage_handle_contains (GtkWidget *widget, double x, double y)
{
  double centre = LW_STAGE_HANDLE_SIZE / 2.0;

  return hypot (x - centre, y - centre) <= SUMMARY_RADIUS + 1;
}

static void
finish_drag (LwStageHandle *self, gboolean counts)
{
  if (!self->dragged)
    return;
  self->dragged = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[DRAG_ENDED], 0, counts);
}

static void
drag_begin_cb (LwStageHandle *self, double x, double y, GtkGestureDrag *drag)
{
  self->given_up = FALSE;
  gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (self->n_stages > 1)
    g_signal_emit (self, signals[ACTIVATE], 0);
}

static void
emit_place (LwStageHandle *self, guint signal, double x, double y)
{
  if (gtk_widget_translate_coordinates (GTK_WIDGET (self), gtk_widget_get_parent (GTK_WIDGET (self)), x, y, &x, &y))
    g_signal_emit (self, signals[signal], 0, x, y);
}

static void
drag_update_cb (LwStageHandle *self, double dx, double dy, GtkGestureDrag *drag)
{
  double start_x, start_y;

  /* The handle moves under the pointer; what counts is the way in the timeline. */
  gtk_gesture_drag_get_start_point (drag, &start_x, &start_y);
  if (self->n_stages > 1 || self->given_up)
    return;
  if (!self->dragged)
    {
      if (hypot (dx, dy) < MIN_DRAG)
        return;
      self->dragged = TRUE;
      emit_place (self, DRAG_STARTED, start_x, start_y);
    }
  self->fine = (gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (drag)) & GDK_SHIFT_MASK) != 0;
  emit_place (self, DRAGGED, start_x + dx, start_y + dy);
}

static void
drag_end_cb (LwStageHandle *self, double dx, double dy, GtkGestureDrag *drag)
{
  finish_drag (self, TRUE);
}

static void
drag_cancel_cb (LwStageHandle *self, GdkEventSequence *sequence, GtkGesture *drag)
{
  finish_drag (self, FALSE);
}

void
lw_stage_handle_cancel (LwStageHandle *self)
{
  g_return_if_fail (LW_IS_STAGE_HANDLE (self));

  /* The button is still down, but what it does no longer matters. */
  self->given_up = TRUE;
  finish_drag (self, FALSE);
}

static void
lw_stage_handle_finalize (GObject *object)
{
  LwStageHandle *self = LW_STAGE_HANDLE (object);

  g_free (self->scenario);
  g_free (self->path);
  G_OBJECT_CLASS (lw_stage_handle_parent_class)->finalize (object);
}

static void
bind (GtkWidgetClass *klass, guint key, GdkModifierType modifiers, const char *signal, int argument)
{
  gtk_widget_class_add_binding_signal (klass, key, modifiers, signal, "(i)", argument);
}

/* Alt with an arrow changes by one step, with Shift by ten. */
static void
bind_change (GtkWidgetClass *klass, guint key, guint keypad_key, const char *signal, int direction)
{
  bind (klass, key, GDK_ALT_MASK, signal, direction);
  bind (klass, keypad_key, GDK_ALT_MASK, signal, direction);
  bind (klass, key, GDK_ALT_MASK | GDK_SHIFT_MASK, signal, 10 * direction);
  bind (klass, keypad_key, GDK_ALT_MASK | GDK_SHIFT_MASK, signal, 10 * direction);
}

static void
bind_both (GtkWidgetClass *klass, guint key, guint keypad_key, const char *signal, int argument)
{
  bind (klass, key, 0, signal, argument);
  bind (klass, keypad_key, 0, signal, argument);
}

static void
add_bindings (GtkWidgetClass *klass)
{
  bind_both (klass, GDK_KEY_Left, GDK_KEY_KP_Left, "go", -1);
  bind_both (klass, GDK_KEY_Right, GDK_KEY_KP_Right, "go", 1);
  bind_both (klass, GDK_KEY_Home, GDK_KEY_KP_Home, "go", G_MININT);
  bind_both (klass, GDK_KEY_End, GDK_KEY_KP_End, "go", G_MAXINT);
  bind_both (klass, GDK_KEY_Up, GDK_KEY_KP_Up, "go-scenario", -1);
  bind_both (klass, GDK_KEY_Down, GDK_KEY_KP_Down, "go-scenario", 1);
  bind_change (klass, GDK_KEY_Left, GDK_KEY_KP_Left, "change-duration", -1);
  bind_change (klass, GDK_KEY_Right, GDK_KEY_KP_Right, "change-duration", 1);
  bind_change (klass, GDK_KEY_Down, GDK_KEY_KP_Down, "change-target", -1);
  bind_change (klass, GDK_KEY_Up, GDK_KEY_KP_Up, "change-target", 1);
  gtk_widget_class_add_binding_signal (klass, GDK_KEY_Return, 0, "activate", NULL);
  gtk_widget_class_add_binding_signal (klass, GDK_KEY_KP_Enter, 0, "activate", NULL);
  gtk_widget_class_add_binding_signal (klass, GDK_KEY_space, 0, "activate", NULL);
  gtk_widget_class_add_binding_signal (klass, GDK_KEY_Delete, 0, "remove", NULL);
  gtk_widget_class_add_binding_signal (klass, GDK_KEY_KP_Delete, 0, "remove", NULL);
  gtk_widget_class_add_binding_signal (klass, GDK_KEY_Insert, 0, "split", NULL);
  gtk_widget_class_add_binding_signal (klass, GDK_KEY_KP_Insert, 0, "split", NULL);
}

static guint
new_action (const char *name, guint n_arguments)
{
  return g_signal_new (name, LW_TYPE_STAGE_HANDLE, G_SIGNAL_RUN_LAST | G_SIGNAL_ACTION, 0, NULL, NULL, NULL,
                       G_TYPE_NONE, n_arguments, G_TYPE_INT);
}

static gboolean
cancel_binding_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  LwStageHandle *self = LW_STAGE_HANDLE (widget);

  /* Without a drag the key is for somebody else. */
  if (!self->dragged)
    return FALSE;
  lw_stage_handle_cancel (self);
  return TRUE;
}

static void
lw_stage_handle_class_init (LwStageHandleClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = lw_stage_handle_finalize;
  widget_class->measure = lw_stage_handle_measure;
  widget_class->snapshot = lw_stage_handle_snapshot;
  widget_class->contains = lw_stage_handle_contains;

  signals[DRAG_STARTED] = g_signal_new ("drag-started", LW_TYPE_STAGE_HANDLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 2, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
  signals[DRAGGED] = g_signal_new ("dragged", LW_TYPE_STAGE_HANDLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
  signals[DRAG_ENDED] = g_signal_new ("drag-ended", LW_TYPE_STAGE_HANDLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                      G_TYPE_NONE, 1, G_TYPE_BOOLEAN);

  /* Left and Right: to the handle before and after, in the direction on the screen. Home and End: to
   * the first and the last. */
  signals[GO] = new_action ("go", 1);
  /* Up and Down: to the scenario before and after. */
  signals[GO_SCENARIO] = new_action ("go-scenario", 1);
  /* Alt+Left and Alt+Right: shorter and longer; with Shift by ten steps. */
  signals[CHANGE_DURATION] = new_action ("change-duration", 1);
  /* Alt+Down and Alt+Up: lower and higher; with Shift by ten steps. */
  signals[CHANGE_TARGET] = new_action ("change-target", 1);
  /* Enter and Space: the stage in full, or a closer look at several. */
  signals[ACTIVATE] = new_action ("activate", 0);
  /* Delete: the stage goes. */
  signals[REMOVE] = new_action ("remove", 0);
  /* Insert: the stage becomes two. */
  signals[SPLIT] = new_action ("split", 0);
  add_bindings (widget_class);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, cancel_binding_cb, NULL);
  gtk_widget_class_set_activate_signal (widget_class, signals[ACTIVATE]);

  gtk_widget_class_set_css_name (widget_class, "stagehandle");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
lw_stage_handle_init (LwStageHandle *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  self->n_stages = 1;
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect_swapped (drag, "cancel", G_CALLBACK (drag_cancel_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

GtkWidget *
lw_stage_handle_new (const char *path, guint stage)
{
  LwStageHandle *self = g_object_new (LW_TYPE_STAGE_HANDLE, NULL);

  self->path = g_strdup (path);
  self->stage = stage;
  return GTK_WIDGET (self);
}

const char *
lw_stage_handle_get_scenario (LwStageHandle *self)
{
  return self->scenario;
}

void
lw_stage_handle_set_scenario (LwStageHandle *self, const char *scenario)
{
  if (g_strcmp0 (self->scenario, scenario) == 0)
    return;
  g_free (self->scenario);
  self->scenario = g_strdup (scenario);
}

const char *
lw_stage_handle_get_path (LwStageHandle *self)
{
  return self->path;
}

guint
lw_stage_handle_get_stage (LwStageHandle *self)
{
  return self->stage;
}

guint
lw_stage_handle_get_n_stages (LwStageHandle *self)
{
  return self->n_stages;
}

gboolean
lw_stage_handle_is_for (LwStageHandle *self, const char *path, guint stage)
{
  return self->stage == stage && g_strcmp0 (self->path, path) == 0;
}

gboolean
lw_stage_handle_is_dragged (LwStageHandle *self)
{
  return self->dragged;
}

gboolean
lw_stage_handle_is_fine (LwStageHandle *self)
{
  return self->fine;
}

void
lw_stage_handle_place (LwStageHandle *self, double x, double y, guint n_stages)
{
  self->x = x;
  self->y = y;
  if (self->n_stages == n_stages)
    return;
  self->n_stages = n_stages;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
lw_stage_handle_get_place (LwStageHandle *self, double *x, double *y)
{
  *x = self->x;
  *y = self->y;
}

void
lw_stage_handle_set_colors (LwStageHandle *self, const LwChartColor *line, const LwChartColor *fill)
{
  self->line = *line;
  self->fill = *fill;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
lw_stage_handle_set_shown (LwStageHandle *self, gboolean shown)
{
  if (self->shown == shown)
    return;
  self->shown = shown;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
