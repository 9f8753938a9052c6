/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-flow-panel.h"

#include "lw-endpoint-editor.h"
#include "lw-field-row.h"
#include "lw-mode-group.h"
#include "lw-place.h"
#include "lw-step-list.h"
#include "lw-switch-row.h"

#include <glib/gi18n.h>

struct _LwFlowPanel
{
  LwPanel parent_instance;

  GtkStack *stack;
  GtkWidget *hint_group;
  LwStepList *step_list;
  AdwActionRow *poll_row;
  GtkLabel *editor_title;
  LwEndpointEditor *editor;

  GSignalGroup *plan_signals;
  GSignalGroup *poll_signals;
  GSignalGroup *edited_signals;
};

G_DEFINE_FINAL_TYPE (LwFlowPanel, lw_flow_panel, LW_TYPE_PANEL)

static gboolean
mode_is (LwFlowPanel *self, LwMode mode, const char *nicks)
{
  return lw_enum_is_one_of (LW_TYPE_MODE, mode, nicks);
}

static LwFlow *
get_flow (LwFlowPanel *self)
{
  LwPlan *plan = lw_panel_get_plan (LW_PANEL (self));

  return plan != NULL ? lw_plan_get_flow (plan) : NULL;
}

/* Pages */

static void
show_title (LwFlowPanel *self)
{
  LwEndpoint *edited = lw_endpoint_editor_get_endpoint (self->editor);
  LwFlow *flow = get_flow (self);

  if (edited != NULL && flow != NULL && edited == lw_flow_get_poll (flow))
    gtk_label_set_label (self->editor_title, _("Request That Asks"));
  else
    gtk_label_set_label (self->editor_title, edited != NULL ? lw_endpoint_get_name (edited) : "");
}

static void
edit (LwFlowPanel *self, LwEndpoint *request, LwRequestRole role)
{
  lw_endpoint_editor_edit (self->editor, request, role);
  g_signal_group_set_target (self->edited_signals, request);
  show_title (self);
  gtk_stack_set_visible_child_name (self->stack, "editor");
}

static gboolean
edit_step (LwFlowPanel *self, guint position)
{
  LwFlow *flow = get_flow (self);
  LwEndpoint *step = flow != NULL ? lw_record_list_get (lw_flow_get_steps (flow), position) : NULL;

  if (step != NULL)
    edit (self, step, LW_REQUEST_STEP);
  return step != NULL;
}

static void
edit_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  edit_step (LW_FLOW_PANEL (widget), g_variant_get_uint32 (parameter));
}

static void
poll_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LwFlowPanel *self = LW_FLOW_PANEL (widget);
  LwFlow *flow = get_flow (self);

  if (flow != NULL)
    edit (self, lw_flow_get_poll (flow), LW_REQUEST_POLL);
}

static void
back_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_stack_set_visible_child_name (LW_FLOW_PANEL (widget)->stack, "list");
}

/* A step can go by undo while it is being edited. */
static void
leave_lost_step (LwFlowPanel *self)
{
  LwEndpoint *edited = lw_endpoint_editor_get_endpoint (self->editor);
  LwFlow *flow = get_flow (self);
  guint position;

  if (edited == NULL || edited == lw_flow_get_poll (flow) ||
      lw_record_list_find (lw_flow_get_steps (flow), edited, &position))
    return;
  lw_endpoint_editor_set_endpoint (self->editor, NULL);
  gtk_stack_set_visible_child_name (self->stack, "list");
}

/* What is shown */

static void
show_mode (LwFlowPanel *self)
{
  LwPlan *plan = lw_panel_get_plan (LW_PANEL (self));

  gtk_widget_set_visible (self->hint_group, plan != NULL && lw_plan_get_mode (plan) == LW_MODE_API);
}

static void
show_poll (LwFlowPanel *self)
{
  LwEndpoint *poll = lw_flow_get_poll (get_flow (self));
  g_autofree char *text = g_markup_printf_escaped ("%s %s", lw_endpoint_get_method (poll), lw_endpoint_get_path (poll));

  adw_action_row_set_subtitle (self->poll_row, text);
}

static void
lw_flow_panel_bind (LwPanel *panel, LwDocument *document)
{
  LwFlowPanel *self = LW_FLOW_PANEL (panel);
  LwPlan *plan = document != NULL ? lw_document_get_plan (document) : NULL;
  LwEndpoint *poll = plan != NULL ? lw_flow_get_poll (lw_plan_get_flow (plan)) : NULL;

  /* Not when the window goes: GTK 4.8 would keep the page that has the focus then. */
  if (plan != NULL)
    gtk_stack_set_visible_child_full (self->stack, "list", GTK_STACK_TRANSITION_TYPE_NONE);
  lw_endpoint_editor_set_endpoint (self->editor, NULL);
  g_signal_group_set_target (self->edited_signals, NULL);
  g_signal_group_set_target (self->plan_signals, plan);
  g_signal_group_set_target (self->poll_signals, poll);
  lw_place_set (GTK_WIDGET (self->poll_row), LW_RECORD (poll), NULL);
  lw_step_list_set_plan (self->step_list, plan);
  if (plan == NULL)
    return;
  show_mode (self);
  show_poll (self);
}

static void
lw_flow_panel_update (LwPanel *panel, LwSchedule *schedule)
{
  leave_lost_step (LW_FLOW_PANEL (panel));
}

static gboolean
lw_flow_panel_reveal (LwPanel *panel, const char *path)
{
  LwFlowPanel *self = LW_FLOW_PANEL (panel);
  guint position;

  if (g_str_has_prefix (path, "flow.poll.") || g_str_equal (path, "flow.poll"))
    edit (self, lw_flow_get_poll (get_flow (self)), LW_REQUEST_POLL);
  else if (sscanf (path, "flow.steps[%u]", &position) != 1 || !edit_step (self, position))
    gtk_stack_set_visible_child_name (self->stack, "list");
  return lw_panel_reveal_field (panel, path);
}

static void
lw_flow_panel_dispose (GObject *object)
{
  LwFlowPanel *self = LW_FLOW_PANEL (object);

  g_clear_object (&self->plan_signals);
  g_clear_object (&self->poll_signals);
  g_clear_object (&self->edited_signals);
  /* The stack is a child of the template and of the bin, and the bin has to let go of it first. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), LW_TYPE_FLOW_PANEL);
  G_OBJECT_CLASS (lw_flow_panel_parent_class)->dispose (object);
}

static void
lw_flow_panel_class_init (LwFlowPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lw_flow_panel_dispose;
  LW_PANEL_CLASS (klass)->bind = lw_flow_panel_bind;
  LW_PANEL_CLASS (klass)->update = lw_flow_panel_update;
  LW_PANEL_CLASS (klass)->reveal = lw_flow_panel_reveal;

  g_type_ensure (LW_TYPE_ENDPOINT_EDITOR);
  g_type_ensure (LW_TYPE_FIELD_ROW);
  g_type_ensure (LW_TYPE_FLOW);
  g_type_ensure (LW_TYPE_MODE_GROUP);
  g_type_ensure (LW_TYPE_STEP_LIST);
  g_type_ensure (LW_TYPE_SWITCH_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/loadwright/Loadwright/lw-flow-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, LwFlowPanel, stack);
  gtk_widget_class_bind_template_child (widget_class, LwFlowPanel, hint_group);
  gtk_widget_class_bind_template_child (widget_class, LwFlowPanel, step_list);
  gtk_widget_class_bind_template_child (widget_class, LwFlowPanel, poll_row);
  gtk_widget_class_bind_template_child (widget_class, LwFlowPanel, editor_title);
  gtk_widget_class_bind_template_child (widget_class, LwFlowPanel, editor);
  gtk_widget_class_bind_template_callback (widget_class, mode_is);
  gtk_widget_class_install_action (widget_class, "flow.edit", "u", edit_cb);
  gtk_widget_class_install_action (widget_class, "flow.poll", NULL, poll_cb);
  gtk_widget_class_install_action (widget_class, "flow.back", NULL, back_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "flow.back", NULL);
}

static void
lw_flow_panel_init (LwFlowPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->plan_signals = g_signal_group_new (LW_TYPE_PLAN);
  g_signal_group_connect_swapped (self->plan_signals, "notify::mode", G_CALLBACK (show_mode), self);
  self->poll_signals = g_signal_group_new (LW_TYPE_ENDPOINT);
  g_signal_group_connect_swapped (self->poll_signals, "notify::method", G_CALLBACK (show_poll), self);
  g_signal_group_connect_swapped (self->poll_signals, "notify::path", G_CALLBACK (show_poll), self);
  self->edited_signals = g_signal_group_new (LW_TYPE_ENDPOINT);
  g_signal_group_connect_swapped (self->edited_signals, "notify::name", G_CALLBACK (show_title), self);
}
