/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-window-private.h"

#include "lw-document-host.h"
#include "lw-settings.h"

#include <glib/gi18n.h>

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LwWindow) self = data;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (LwDocument) other = lw_document_open_finish (result, &problems, &error);
  g_autofree char *title = NULL;

  lw_document_host_end_work (GTK_WIDGET (self), g_task_get_cancellable (G_TASK (result)));
  if (lw_window_is_closed (self) || lw_window_get_document (self) == NULL ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (other == NULL)
    {
      lw_window_show_failure (self, _("There is nothing to compare with"), error->message);
      return;
    }
  /* Two states of one plan often have the same title; their files do not. */
  title = g_file_get_basename (g_task_get_task_data (G_TASK (result)));
  lw_plan_view_compare (lw_window_get_plan_view (self), title, lw_document_get_schedule (other));
}

void
lw_window_compare_with (LwWindow *self, GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *shown = g_filename_display_name (name);
  g_autofree char *title = g_strdup_printf (_("Comparing with “%s”…"), shown);
  g_autoptr (GCancellable) work = lw_document_host_begin_work (GTK_WIDGET (self), title, TRUE);

  lw_document_open_async (file, work, opened_cb, g_object_ref (self));
}

static void
response_cb (LwWindow *self, int response, GtkFileChooserNative *chooser)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));

      lw_window_compare_with (self, file);
    }
  g_object_unref (chooser);
}

static void
compare_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (_("Compare With a Profile or a Plan"), GTK_WINDOW (widget),
                                                               GTK_FILE_CHOOSER_ACTION_OPEN, _("_Compare"), NULL);
  g_autoptr (GFile) folder = lw_settings_dup_folder ("last-open-folder");

  if (folder != NULL)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (chooser), folder, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (response_cb), widget, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

void
lw_window_class_install_compare_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.compare", NULL, compare_cb);
}
