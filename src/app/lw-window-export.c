/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-window-private.h"

#include "lw-bundle-writer.h"
#include "lw-document-host.h"
#include "lw-error.h"
#include "lw-export-folder.h"
#include "lw-settings.h"

#include <glib/gi18n.h>

/* An export under way: the bundle is complete before the writing begins. */
typedef struct
{
  LwWindow *window;     /* (owned) */
  LwDocument *document; /* (owned) the window may be closed meanwhile */
  LwBundle *bundle;     /* (owned) (nullable) */
  GCancellable *work;   /* (owned) (nullable) */
  char *folder;         /* (owned) */
  LwWriteFlags flags;
} Export;

static void
export_free (Export *export)
{
  g_object_unref (export->window);
  g_object_unref (export->document);
  g_clear_pointer (&export->bundle, lw_bundle_unref);
  g_clear_object (&export->work);
  g_free (export->folder);
  g_free (export);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Export, export_free)

static void export_start (Export *export);

static void
open_folder_cb (AdwToast *toast, char *folder)
{
  g_autofree char *uri = g_filename_to_uri (folder, NULL, NULL);

  gtk_show_uri (NULL, uri, GDK_CURRENT_TIME);
}

static void
free_closure_data (gpointer data, GClosure *closure)
{
  g_free (data);
}

static void
show_done (Export *export)
{
  AdwToast *toast = adw_toast_new (_("Bundle exported"));

  adw_toast_set_button_label (toast, _("_Open Folder"));
  adw_toast_set_timeout (toast, 8);
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (open_folder_cb), g_strdup (export->folder),
                         free_closure_data, 0);
  lw_window_toast (export->window, toast);
}

static void
overwrite_response_cb (AdwMessageDialog *dialog, const char *response, Export *export)
{
  if (g_str_equal (response, "overwrite"))
    {
      export->flags |= LW_WRITE_FORCE;
      export_start (export);
    }
  else
    export_free (export);
}

static void
ask_to_overwrite (Export *export, const char *message)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (
    adw_message_dialog_new (GTK_WINDOW (export->window), _("Overwrite Changed Files?"), message));

  adw_message_dialog_add_responses (dialog, "cancel", _("_Cancel"), "overwrite", _("_Overwrite"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "overwrite", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect (dialog, "response", G_CALLBACK (overwrite_response_cb), export);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
begin_work (Export *export)
{
  g_autofree char *name = g_path_get_basename (export->folder);
  g_autofree char *title = g_strdup_printf (_("Exporting into “%s”…"), name);

  export->work = lw_document_host_begin_work (GTK_WIDGET (export->window), title, TRUE);
}

static void
end_work (Export *export)
{
  lw_document_host_end_work (GTK_WIDGET (export->window), export->work);
  g_clear_object (&export->work);
}

/* Whoever stops an export knows that it is not there. */
static void
show_stopped (Export *export)
{
  lw_window_toast (export->window, adw_toast_new (_("The export was stopped; the folder is as it was")));
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Export) export = data;
  g_autoptr (GError) error = NULL;

  end_work (export);
  if (g_task_propagate_boolean (G_TASK (result), &error))
    {
      lw_export_folder_set (export->document, export->folder);
      if (lw_window_is_closed (export->window))
        return;
      show_done (export);
      lw_window_show_panel (export->window, "bundle");
    }
  else if (lw_window_is_closed (export->window))
    g_warning ("The bundle was not exported: %s", error->message);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_stopped (export);
  else if (g_error_matches (error, LW_ERROR, LW_ERROR_CHANGED) && !(export->flags & LW_WRITE_FORCE))
    ask_to_overwrite (g_steal_pointer (&export), error->message);
  else
    lw_window_show_failure (export->window, _("The bundle was not exported"), error->message);
}

static void
write_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Export *export = task_data;
  GError *error = NULL;
  g_autoptr (GPtrArray) report = lw_bundle_write (export->bundle, export->folder, export->flags, cancellable, &error);

  if (report != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* The writer itself looks whether it is to stop: only then is it sure that the folder is as it was. */
static void
export_start (Export *export)
{
  g_autoptr (GTask) task = NULL;

  if (export->work == NULL)
    begin_work (export);
  task = g_task_new (export->window, export->work, written_cb, export);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_source_tag (task, export_start);
  g_task_set_task_data (task, export, NULL);
  g_task_run_in_thread (task, write_thread);
}

static void
generated_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Export) export = data;
  g_autoptr (GError) error = NULL;

  export->bundle = lw_document_generate_finish (LW_DOCUMENT (source), result, &error);
  if (export->bundle != NULL)
    {
      export_start (g_steal_pointer (&export));
      return;
    }
  end_work (export);
  if (lw_window_is_closed (export->window))
    return;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_stopped (export);
  else
    lw_window_show_failure (export->window, _("The bundle was not exported"), error->message);
}

static void
export_into (LwWindow *self, const char *folder)
{
  Export *export = g_new0 (Export, 1);

  export->window = g_object_ref (self);
  export->document = g_object_ref (lw_window_get_document (self));
  export->folder = g_strdup (folder);
  begin_work (export);
  lw_document_generate_async (export->document, TRUE, export->work, generated_cb, export);
}

static void
folder_response_cb (LwWindow *self, int response, GtkFileChooserNative *chooser)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) folder = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));

      lw_settings_set_folder ("last-export-folder", folder);
      if (g_file_peek_path (folder) != NULL)
        export_into (self, g_file_peek_path (folder));
      else
        lw_window_show_failure (self, _("The bundle was not exported"), _("Bundles can only be exported into a folder on this computer"));
    }
  g_object_unref (chooser);
}

static void
choose_folder (LwWindow *self)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (
    _("Export the Bundle into a Folder"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _("_Export"), NULL);
  g_autoptr (GFile) folder = lw_settings_dup_folder ("last-export-folder");

  if (folder != NULL)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (chooser), folder, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (folder_response_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
start_export (LwWindow *self, gboolean choose)
{
  g_autofree char *folder = choose ? NULL : lw_export_folder_dup (lw_window_get_document (self));

  if (folder != NULL)
    export_into (self, folder);
  else
    choose_folder (self);
}

static void
production_response_cb (LwWindow *self, const char *response)
{
  if (!g_str_equal (response, "cancel"))
    start_export (self, g_str_equal (response, "export-to"));
}

/* Load on production hits real users: each export says so once more. */
static void
confirm_production (LwWindow *self, gboolean choose)
{
  AdwMessageDialog *dialog =
    ADW_MESSAGE_DIALOG (adw_message_dialog_new (GTK_WINDOW (self), _("Export a Test of Production?"), NULL));
  const char *yes = choose ? "export-to" : "export";

  adw_message_dialog_set_body (dialog, _("The script will put the full production load, and more, on the system that "
                                         "real users depend on."));
  adw_message_dialog_add_responses (dialog, "cancel", _("_Cancel"), yes, _("_Export"), NULL);
  adw_message_dialog_set_response_appearance (dialog, yes, ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (production_response_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
begin_export (LwWindow *self, gboolean choose)
{
  if (lw_plan_get_environment (lw_document_get_plan (lw_window_get_document (self))) == LW_ENVIRONMENT_PRODUCTION)
    confirm_production (self, choose);
  else
    start_export (self, choose);
}

static void
export_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  begin_export (LW_WINDOW (widget), FALSE);
}

static void
export_to_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  begin_export (LW_WINDOW (widget), TRUE);
}

void
lw_window_class_install_export_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.export", NULL, export_cb);
  gtk_widget_class_install_action (klass, "win.export-to", NULL, export_to_cb);
}
