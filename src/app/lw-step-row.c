/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-step-row.h"

#include "lw-document-host.h"
#include "lw-place.h"
#include "lw-plan.h"
#include "lw-request-values.h"
#include "lw-tip.h"

#include <glib/gi18n.h>

struct _LwStepRow
{
  GtkListBoxRow parent_instance;

  LwEndpoint *step; /* (owned) */
  GtkLabel *name;
  GtkLabel *request;
  GtkLabel *values;
};

G_DEFINE_FINAL_TYPE (LwStepRow, lw_step_row, GTK_TYPE_LIST_BOX_ROW)

LwEndpoint *
lw_step_row_get_step (LwStepRow *self)
{
  return self->step;
}

static LwRecordList *
find_place (LwEndpoint *step, guint *position)
{
  LwRecord *flow = lw_record_get_parent (LW_RECORD (step));
  LwRecordList *steps = LW_IS_FLOW (flow) ? lw_flow_get_steps (LW_FLOW (flow)) : NULL;

  return steps != NULL && lw_record_list_find (steps, step, position) ? steps : NULL;
}

/* Rows are made anew when their step moves. */
static void
focus_row (GtkWidget *list_box, guint position)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list_box), (int) position);

  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
move_to (GtkWidget *list_box, LwEndpoint *step, int to)
{
  guint position;
  LwRecordList *steps = find_place (step, &position);

  if (steps == NULL || to < 0 || to >= (int) lw_record_list_get_size (steps) || to == (int) position)
    return;
  lw_document_host_begin (list_box, _("Move a Step"));
  lw_record_list_move (steps, position, to);
  lw_document_host_end (list_box);
  focus_row (list_box, to);
}

static void
move_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LwStepRow *self = LW_STEP_ROW (widget);
  guint position;

  if (find_place (self->step, &position) != NULL)
    move_to (gtk_widget_get_parent (widget), self->step, (int) position + g_variant_get_int32 (parameter));
}

static void
duplicate_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LwStepRow *self = LW_STEP_ROW (widget);
  GtkWidget *list_box = gtk_widget_get_parent (widget);
  guint position;
  LwRecordList *steps = find_place (self->step, &position);
  g_autoptr (LwEndpoint) copy = LW_ENDPOINT (lw_record_copy (LW_RECORD (self->step)));
  g_autofree char *free_name = NULL;

  if (steps == NULL)
    return;
  free_name = lw_plan_dup_free_step_name (LW_PLAN (lw_record_get_root (LW_RECORD (self->step))),
                                          lw_endpoint_get_name (copy));
  lw_endpoint_set_name (copy, free_name);
  lw_document_host_begin (list_box, _("Duplicate a Step"));
  lw_record_list_insert (steps, position + 1, copy);
  lw_document_host_end (list_box);
  focus_row (list_box, position + 1);
}

static void
remove_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWidget *list_box = gtk_widget_get_parent (widget);
  guint position;
  LwRecordList *steps = find_place (LW_STEP_ROW (widget)->step, &position);

  if (steps == NULL)
    return;
  lw_document_host_begin (list_box, _("Remove a Step"));
  lw_record_list_remove (steps, position);
  lw_document_host_end (list_box);
  if (lw_record_list_get_size (steps) > 0)
    focus_row (list_box, MIN (position, lw_record_list_get_size (steps) - 1));
}

/* Dragging */

static GdkContentProvider *
prepare_cb (GtkDragSource *source, double x, double y, LwStepRow *self)
{
  return gdk_content_provider_new_typed (LW_TYPE_ENDPOINT, self->step);
}

static void
drag_begin_cb (GtkDragSource *source, GdkDrag *drag, LwStepRow *self)
{
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (GTK_WIDGET (self));

  gtk_drag_source_set_icon (source, picture, 12, 12);
}

static gboolean
is_lower_half (LwStepRow *self, double y)
{
  return y > gtk_widget_get_height (GTK_WIDGET (self)) / 2.0;
}

static void
show_drop (LwStepRow *self, gboolean before, gboolean after)
{
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_remove_css_class (widget, "drop-before");
  gtk_widget_remove_css_class (widget, "drop-after");
  if (before)
    gtk_widget_add_css_class (widget, "drop-before");
  if (after)
    gtk_widget_add_css_class (widget, "drop-after");
}

static GdkDragAction
drop_motion_cb (GtkDropTarget *target, double x, double y, LwStepRow *self)
{
  gboolean lower = is_lower_half (self, y);

  show_drop (self, !lower, lower);
  return GDK_ACTION_MOVE;
}

static void
drop_leave_cb (LwStepRow *self)
{
  show_drop (self, FALSE, FALSE);
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, LwStepRow *self)
{
  LwEndpoint *dragged = g_value_get_object (value);
  guint from, to;
  LwRecordList *steps = find_place (self->step, &to);

  show_drop (self, FALSE, FALSE);
  /* A step of another window stays there. */
  if (steps == NULL || dragged == NULL || find_place (dragged, &from) != steps)
    return FALSE;
  to += is_lower_half (self, y) ? 1 : 0;
  move_to (gtk_widget_get_parent (GTK_WIDGET (self)), dragged, (int) (from < to ? to - 1 : to));
  return TRUE;
}

/* Texts */

/* "takes orderId · gives total"; (transfer full) (nullable) when nothing is passed on. */
static char *
dup_values (LwEndpoint *step)
{
  g_auto (GStrv) taken = lw_request_dup_taken_values (step);
  g_auto (GStrv) given = lw_request_dup_given_values (step);
  g_autofree char *taken_names = g_strjoinv (", ", taken);
  g_autofree char *given_names = g_strjoinv (", ", given);

  if (taken[0] == NULL && given[0] == NULL)
    return NULL;
  if (taken[0] == NULL)
    return g_strdup_printf (_("gives %s"), given_names);
  if (given[0] == NULL)
    return g_strdup_printf (_("takes %s"), taken_names);
  return g_strdup_printf (_("takes %s · gives %s"), taken_names, given_names);
}

static void
show (LwStepRow *self)
{
  g_autofree char *request =
    g_strdup_printf ("%s %s", lw_endpoint_get_method (self->step), lw_endpoint_get_path (self->step));
  g_autofree char *values = dup_values (self->step);
  const char *name = lw_endpoint_get_name (self->step);

  gtk_label_set_label (self->name, name);
  gtk_label_set_label (self->request, request);
  gtk_widget_set_visible (GTK_WIDGET (self->request), !g_str_equal (request, name));
  gtk_label_set_label (self->values, values ? values : "");
  gtk_widget_set_visible (GTK_WIDGET (self->values), values != NULL);
  if (lw_endpoint_get_enabled (self->step))
    gtk_widget_remove_css_class (GTK_WIDGET (self->name), "dim-label");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->name), "dim-label");
}

static GtkLabel *
label_new (PangoEllipsizeMode ellipsize, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), ellipsize);
  if (css_class != NULL)
    {
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, css_class);
    }
  return GTK_LABEL (label);
}

static GtkWidget *
menu_button_new (void)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _("Move _Up"), "step.move(-1)");
  g_menu_append (menu, _("Move Dow_n"), "step.move(1)");
  g_menu_append (menu, _("_Duplicate"), "step.duplicate");
  g_menu_append (menu, _("_Remove"), "step.remove");
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  lw_tip_set (button, _("What to Do with the Step"));
  return button;
}

static GtkWidget *
handle_new (LwStepRow *self)
{
  GtkWidget *handle = gtk_image_new_from_icon_name ("list-drag-handle-symbolic");
  GtkDragSource *source = gtk_drag_source_new ();

  gtk_widget_add_css_class (handle, "dim-label");
  gtk_widget_set_cursor_from_name (handle, "grab");
  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_object (source, "prepare", G_CALLBACK (prepare_cb), self, 0);
  g_signal_connect_object (source, "drag-begin", G_CALLBACK (drag_begin_cb), self, 0);
  gtk_widget_add_controller (handle, GTK_EVENT_CONTROLLER (source));
  return handle;
}

static void
lw_step_row_dispose (GObject *object)
{
  g_clear_object (&LW_STEP_ROW (object)->step);
  G_OBJECT_CLASS (lw_step_row_parent_class)->dispose (object);
}

static void
lw_step_row_class_init (LwStepRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lw_step_row_dispose;
  gtk_widget_class_install_action (widget_class, "step.move", "i", move_cb);
  gtk_widget_class_install_action (widget_class, "step.duplicate", NULL, duplicate_cb);
  gtk_widget_class_install_action (widget_class, "step.remove", NULL, remove_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "step.move", "i", -1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "step.move", "i", 1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_d, GDK_CONTROL_MASK, "step.duplicate", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, GDK_CONTROL_MASK, "step.remove", NULL);
}

static void
lw_step_row_init (LwStepRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkDropTarget *target = gtk_drop_target_new (LW_TYPE_ENDPOINT, GDK_ACTION_MOVE);

  self->name = label_new (PANGO_ELLIPSIZE_MIDDLE, NULL);
  self->request = label_new (PANGO_ELLIPSIZE_MIDDLE, "dim-label");
  self->values = label_new (PANGO_ELLIPSIZE_END, "accent");
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (self->name));
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (self->request));
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (self->values));
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (box, "step");
  gtk_box_append (GTK_BOX (box), handle_new (self));
  gtk_box_append (GTK_BOX (box), texts);
  gtk_box_append (GTK_BOX (box), menu_button_new ());
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);

  g_signal_connect_object (target, "motion", G_CALLBACK (drop_motion_cb), self, 0);
  g_signal_connect_object (target, "leave", G_CALLBACK (drop_leave_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

GtkWidget *
lw_step_row_new (LwEndpoint *step)
{
  LwStepRow *self = g_object_new (LW_TYPE_STEP_ROW, NULL);

  self->step = g_object_ref (step);
  lw_place_set (GTK_WIDGET (self), LW_RECORD (step), NULL);
  g_signal_connect_object (step, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
  return GTK_WIDGET (self);
}
