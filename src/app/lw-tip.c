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

static GtkWidget *
find_inside (GtkWidget *widget, GType type)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (child), type) ? child : find_inside (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

void
lw_tip_set_menu (AdwSplitButton *button, const char *words)
{
  GtkWidget *menu_button = find_inside (GTK_WIDGET (button), GTK_TYPE_MENU_BUTTON);

  adw_split_button_set_dropdown_tooltip (button, words);
  if (menu_button != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (menu_button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
selected_cb (GtkDropDown *drop_down)
{
  GtkWidget *button = find_inside (GTK_WIDGET (drop_down), GTK_TYPE_TOGGLE_BUTTON);
  gpointer item = gtk_drop_down_get_selected_item (drop_down);
  const char *text = GTK_IS_STRING_OBJECT (item) ? gtk_string_object_get_string (item) : "";

  if (button != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

void
lw_tip_name_drop_down (GtkDropDown *drop_down, const char *name)
{
  GtkWidget *button = find_inside (GTK_WIDGET (drop_down), GTK_TYPE_TOGGLE_BUTTON);

  gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (button != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect (drop_down, "notify::selected-item", G_CALLBACK (selected_cb), NULL);
  selected_cb (drop_down);
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
