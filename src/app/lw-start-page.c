/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-start-page.h"

#include "lw-application.h"

struct _LwStartPage
{
  AdwBin parent_instance;

  GtkWidget *recent_group;
  GtkListBox *recent_list;
};

G_DEFINE_FINAL_TYPE (LwStartPage, lw_start_page, ADW_TYPE_BIN)

static GtkWidget *
recent_row_new (GMenuModel *menu, int index)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *name = NULL;
  g_autofree char *uri = NULL;
  g_autofree char *folder = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFile) parent = NULL;

  g_menu_model_get_item_attribute (menu, index, G_MENU_ATTRIBUTE_LABEL, "s", &name);
  g_menu_model_get_item_attribute (menu, index, G_MENU_ATTRIBUTE_TARGET, "s", &uri);
  file = g_file_new_for_uri (uri);
  parent = g_file_get_parent (file);
  folder = parent != NULL ? g_file_get_parse_name (parent) : NULL;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  if (folder != NULL)
    {
      g_autofree char *escaped = g_markup_escape_text (folder, -1);

      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped);
    }
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (row), "win.open-uri::");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", uri);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  return row;
}

static void
fill_recent (LwStartPage *self)
{
  g_autoptr (GMenuModel) menu = lw_application_dup_recent_menu ();
  int n_items = MIN (g_menu_model_get_n_items (menu), 5);
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->recent_list))) != NULL)
    gtk_list_box_remove (self->recent_list, row);
  for (int i = 0; i < n_items; i++)
    gtk_list_box_append (self->recent_list, recent_row_new (menu, i));
  gtk_widget_set_visible (self->recent_group, n_items > 0);
}

static void
lw_start_page_map (GtkWidget *widget)
{
  fill_recent (LW_START_PAGE (widget));
  GTK_WIDGET_CLASS (lw_start_page_parent_class)->map (widget);
}

static void
lw_start_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LW_TYPE_START_PAGE);
  G_OBJECT_CLASS (lw_start_page_parent_class)->dispose (object);
}

static void
lw_start_page_class_init (LwStartPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lw_start_page_dispose;
  widget_class->map = lw_start_page_map;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/loadwright/Loadwright/lw-start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LwStartPage, recent_group);
  gtk_widget_class_bind_template_child (widget_class, LwStartPage, recent_list);
}

static void
lw_start_page_init (LwStartPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
