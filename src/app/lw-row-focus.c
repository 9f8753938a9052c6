/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-row-focus.h"

gboolean
lw_row_focus (GtkWidget *row, GtkDirectionType direction)
{
  GtkWidget *inside = gtk_widget_get_first_child (row);
  gboolean was_inside = gtk_widget_get_focus_child (row) != NULL;

  if (gtk_widget_has_focus (row))
    return direction == GTK_DIR_TAB_FORWARD && gtk_widget_child_focus (inside, direction);
  return gtk_widget_child_focus (inside, direction) || (!was_inside && gtk_widget_grab_focus (row));
}
