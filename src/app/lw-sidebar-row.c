/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-sidebar-row.h"

struct _LwSidebarRow
{
  GtkListBoxRow parent_instance;
};

G_DEFINE_FINAL_TYPE (LwSidebarRow, lw_sidebar_row, GTK_TYPE_LIST_BOX_ROW)

static gboolean
lw_sidebar_row_focus (GtkWidget *widget, GtkDirectionType direction)
{
  gboolean by_tab = direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD;

  if (gtk_widget_has_focus (widget) || (by_tab && !gtk_list_box_row_is_selected (GTK_LIST_BOX_ROW (widget))))
    return FALSE;
  return gtk_widget_grab_focus (widget);
}

static void
lw_sidebar_row_class_init (LwSidebarRowClass *klass)
{
  GTK_WIDGET_CLASS (klass)->focus = lw_sidebar_row_focus;
}

static void
lw_sidebar_row_init (LwSidebarRow *self)
{
}

GtkWidget *
lw_sidebar_row_new (GtkStackPage *page)
{
  GtkWidget *row = g_object_new (LW_TYPE_SIDEBAR_ROW, "name", gtk_stack_page_get_name (page), NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (gtk_stack_page_get_title (page));

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (gtk_stack_page_get_icon_name (page)));
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
  return row;
}
