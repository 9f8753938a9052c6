/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-file-dialog.h"

#include <glib/gi18n.h>

typedef struct
{
  GWeakRef widget;
  LwFilesFunc callback;
  gpointer data;
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *question = data;

  g_weak_ref_clear (&question->widget);
  g_free (question);
}

GPtrArray *
lw_file_dialog_list_paths (GListModel *files)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);
      char *path = g_file_get_path (file);

      if (path != NULL)
        g_ptr_array_add (paths, path);
    }
  return paths;
}

static void
response_cb (GtkFileChooserNative *chooser, int response, Question *question)
{
  g_autoptr (GtkWidget) widget = g_weak_ref_get (&question->widget);

  if (response == GTK_RESPONSE_ACCEPT && widget != NULL)
    {
      g_autoptr (GListModel) files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (chooser));
      g_autoptr (GPtrArray) paths = lw_file_dialog_list_paths (files);

      if (paths->len > 0)
        question->callback (paths, question->data);
    }
  g_object_unref (chooser);
}

static void
add_filter (GtkFileChooser *chooser, const char *name, const char *const *patterns)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  for (guint i = 0; patterns[i] != NULL; i++)
    gtk_file_filter_add_pattern (filter, patterns[i]);
  gtk_file_chooser_add_filter (chooser, filter);
}

void
lw_file_dialog_choose_data (GtkWidget *widget, gboolean several, LwFilesFunc callback, gpointer data)
{
  static const char *const tables[] = { "*.csv", "*.json", NULL };
  static const char *const all[] = { "*", NULL };
  GtkFileChooserNative *chooser =
    gtk_file_chooser_native_new (_("Choose Test Data"), GTK_WINDOW (gtk_widget_get_root (widget)),
                                 GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);
  Question *question = g_new0 (Question, 1);

  g_weak_ref_init (&question->widget, widget);
  question->callback = callback;
  question->data = data;
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (chooser), several);
  add_filter (GTK_FILE_CHOOSER (chooser), _("Tables (CSV, JSON)"), tables);
  add_filter (GTK_FILE_CHOOSER (chooser), _("All Files"), all);
  g_signal_connect_data (chooser, "response", G_CALLBACK (response_cb), question, question_free, 0);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}
