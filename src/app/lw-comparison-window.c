/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-comparison-window.h"

#include "lw-comparison.h"

#include <glib/gi18n.h>

static GtkWidget *
row_new (const LwDifference *difference)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *change = NULL;
  g_autofree char *escaped = NULL;

  if (difference->before[0] != '\0' && difference->after[0] != '\0')
    /* Translators: a value before, and after */
    change = g_strdup_printf (_("%s, before: %s"), difference->after, difference->before);
  else
    change = g_strdup (difference->before[0] != '\0' ? difference->before : difference->after);
  escaped = g_markup_escape_text (change, -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), difference->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  return row;
}

static void
fill (AdwPreferencesPage *page, GPtrArray *differences)
{
  AdwPreferencesGroup *group = NULL;
  const char *name = NULL;

  for (guint i = 0; i < differences->len; i++)
    {
      const LwDifference *difference = g_ptr_array_index (differences, i);

      if (group == NULL || !g_str_equal (difference->group, name))
        {
          g_autofree char *title =
            g_markup_escape_text (difference->group[0] != '\0' ? difference->group : _("The Whole Test"), -1);

          group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
          adw_preferences_group_set_title (group, title);
          adw_preferences_page_add (page, group);
          name = difference->group;
        }
      adw_preferences_group_add (group, row_new (difference));
    }
}

GtkWidget *
lw_comparison_window_new (GtkWindow *parent, LwSchedule *before, LwSchedule *after)
{
  g_autoptr (GPtrArray) differences = lw_comparison_make (before, after);
  GtkWidget *window = g_object_new (ADW_TYPE_WINDOW, "title", _("What Changed"), "modal", TRUE, "transient-for", parent,
                                    "default-width", 520, "default-height", 560, "destroy-with-parent", TRUE, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *content;
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();

  if (differences->len > 0)
    {
      content = adw_preferences_page_new ();
      fill (ADW_PREFERENCES_PAGE (content), differences);
    }
  else
    content = g_object_new (ADW_TYPE_STATUS_PAGE, "icon-name", "emblem-ok-symbolic", "title", _("No Difference"), "description",
                            _("Both plans come to the same load."), NULL);
  gtk_widget_set_vexpand (content, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), content);
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (shortcuts),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0), gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, shortcuts);
  return window;
}
