/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-tip.h"

void
lw_tip_set (GtkWidget *widget, const char *words)
{
  /* A tooltip that is set asks the display where the pointer is. */
  if (g_strcmp0 (gtk_widget_get_tooltip_text (widget), words) == 0)
    return;
  gtk_widget_set_tooltip_text (widget, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

GtkWidget *
lw_tip_button_new (const char *icon_name, const char *words)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  lw_tip_set (button, words);
  return button;
}
