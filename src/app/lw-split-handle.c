/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-split-handle.h"

#include <glib/gi18n.h>

#define KEY_STEP 16

struct _LwSplitHandle
{
  GtkWidget parent_instance;

  GtkWidget *separator;
  GtkWidget *target; /* (unowned) (nullable) weak */
  int minimum;
  int maximum;
};

G_DEFINE_FINAL_TYPE (LwSplitHandle, lw_split_handle, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_TARGET,
  PROP_MINIMUM,
  PROP_MAXIMUM,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

int
lw_split_handle_get_width (LwSplitHandle *self)
{
  int width = -1;

  if (self->target != NULL)
    gtk_widget_get_size_request (self->target, &width, NULL);
  return MAX (width, 0);
}

void
lw_split_handle_set_width (LwSplitHandle *self, int width)
{
  if (self->target != NULL)
    gtk_widget_set_size_request (self->target, CLAMP (width, self->minimum, self->maximum), -1);
}

static gboolean
is_rtl (LwSplitHandle *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, LwSplitHandle *self)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

/* The handle moves with the pane, so each offset is what is still missing. */
static void
drag_update_cb (GtkGestureDrag *gesture, double offset_x, double offset_y, LwSplitHandle *self)
{
  int missing = (int) (is_rtl (self) ? -offset_x : offset_x);

  if (self->target != NULL)
    lw_split_handle_set_width (self, gtk_widget_get_width (self->target) + missing);
}

static gboolean
move_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  LwSplitHandle *self = LW_SPLIT_HANDLE (widget);
  int step = g_variant_get_int32 (args);

  if (self->target == NULL)
    return FALSE;
  lw_split_handle_set_width (self, gtk_widget_get_width (self->target) + (is_rtl (self) ? -step : step));
  return TRUE;
}

static void
set_target (LwSplitHandle *self, GtkWidget *target)
{
  g_set_weak_pointer (&self->target, target);
}

static void
lw_split_handle_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LwSplitHandle *self = LW_SPLIT_HANDLE (object);

  switch (id)
    {
    case PROP_TARGET:
      g_value_set_object (value, self->target);
      break;
    case PROP_MINIMUM:
      g_value_set_int (value, self->minimum);
      break;
    case PROP_MAXIMUM:
      g_value_set_int (value, self->maximum);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
lw_split_handle_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  LwSplitHandle *self = LW_SPLIT_HANDLE (object);

  switch (id)
    {
    case PROP_TARGET:
      set_target (self, g_value_get_object (value));
      break;
    case PROP_MINIMUM:
      self->minimum = g_value_get_int (value);
      break;
    case PROP_MAXIMUM:
      self->maximum = g_value_get_int (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
lw_split_handle_dispose (GObject *object)
{
  LwSplitHandle *self = LW_SPLIT_HANDLE (object);

  set_target (self, NULL);
  g_clear_pointer (&self->separator, gtk_widget_unparent);

  G_OBJECT_CLASS (lw_split_handle_parent_class)->dispose (object);
}

static void
lw_split_handle_class_init (LwSplitHandleClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = lw_split_handle_get_property;
  object_class->set_property = lw_split_handle_set_property;
  object_class->dispose = lw_split_handle_dispose;

  properties[PROP_TARGET] = g_param_spec_object ("target", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_MINIMUM] = g_param_spec_int ("minimum", NULL, NULL, 0, G_MAXINT, 0, flags | G_PARAM_CONSTRUCT);
  properties[PROP_MAXIMUM] =
    g_param_spec_int ("maximum", NULL, NULL, 0, G_MAXINT, G_MAXINT, flags | G_PARAM_CONSTRUCT);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "splithandle");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SEPARATOR);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, 0, move_cb, "i", -KEY_STEP);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, 0, move_cb, "i", KEY_STEP);
}

static void
lw_split_handle_init (LwSplitHandle *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  self->separator = gtk_separator_new (GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_halign (self->separator, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (self->separator, GTK_WIDGET (self));

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "col-resize");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Width of the panel"), -1);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}
