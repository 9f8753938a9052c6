/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-present-window.h"

#include "lw-plan-view.h"

#include <glib/gi18n.h>

struct _LwPresentWindow
{
  AdwWindow parent_instance;

  GtkLabel *title_label;
  LwPlanView *plan_view;
};

G_DEFINE_FINAL_TYPE (LwPresentWindow, lw_present_window, ADW_TYPE_WINDOW)

static void
lw_present_window_dispose (GObject *object)
{
  LwPresentWindow *self = LW_PRESENT_WINDOW (object);

  if (self->plan_view != NULL)
    lw_panel_set_document (LW_PANEL (self->plan_view), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), LW_TYPE_PRESENT_WINDOW);
  G_OBJECT_CLASS (lw_present_window_parent_class)->dispose (object);
}

static void
lw_present_window_class_init (LwPresentWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lw_present_window_dispose;
  g_type_ensure (LW_TYPE_PLAN_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/loadwright/Loadwright/lw-present-window.ui");
  gtk_widget_class_bind_template_child (widget_class, LwPresentWindow, title_label);
  gtk_widget_class_bind_template_child (widget_class, LwPresentWindow, plan_view);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F5, 0, "window.close", NULL);
}

static void
lw_present_window_init (LwPresentWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
lw_present_window_new (GtkWindow *parent, LwDocument *document)
{
  LwPresentWindow *self = g_object_new (LW_TYPE_PRESENT_WINDOW, "transient-for", parent, "destroy-with-parent", TRUE, NULL);

  g_object_bind_property (document, "title", self->title_label, "label", G_BINDING_SYNC_CREATE);
  lw_panel_set_document (LW_PANEL (self->plan_view), document);
  gtk_window_fullscreen (GTK_WINDOW (self));
  return GTK_WIDGET (self);
}
