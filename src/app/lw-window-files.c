/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-window-private.h"

#include "lw-application.h"
#include "lw-autosave.h"
#include "lw-document-host.h"
#include "lw-plan-file.h"
#include "lw-settings.h"

#include <glib/gi18n.h>

/* A window and what it does next, kept through a dialog or a write. */
typedef struct
{
  LwWindow *window; /* (owned) */
  void (*then) (LwWindow *window);
} Continuation;

static Continuation *
continuation_new (LwWindow *window, void (*then) (LwWindow *window))
{
  Continuation *continuation = g_new0 (Continuation, 1);

  continuation->window = g_object_ref (window);
  continuation->then = then;
  return continuation;
}

static void
continuation_free (Continuation *continuation)
{
  g_object_unref (continuation->window);
  g_free (continuation);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Continuation, continuation_free)

/* Opening */

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LwWindow) self = data;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (LwDocument) document = lw_document_open_finish (result, &problems, &error);
  g_autofree char *name = NULL;
  GFile *file;

  if (lw_window_is_closed (self))
    return;
  lw_document_host_end_work (GTK_WIDGET (self), g_task_get_cancellable (G_TASK (result)));
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (document == NULL)
    {
      lw_window_show_failure (self, _("This file cannot be opened"), error->message);
      return;
    }
  file = g_task_get_task_data (G_TASK (result));
  name = g_file_get_basename (file);
  lw_application_add_recent (file);
  lw_window_set_document (self, document);
  lw_autosave_attach (document);
  lw_window_announce_notes (self, problems, name);
}

void
lw_window_open (LwWindow *self, GFile *file)
{
  g_autoptr (GCancellable) work = NULL;
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *shown = name != NULL ? g_filename_display_name (name) : g_strdup ("");
  g_autofree char *title = g_strdup_printf (_("Opening “%s”…"), shown);

  work = lw_document_host_begin_work (GTK_WIDGET (self), title, TRUE);
  lw_document_open_async (file, work, opened_cb, g_object_ref (self));
}

static void
open_response_cb (LwWindow *self, int response, GtkFileChooserNative *chooser)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) folder = NULL;

      file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
      folder = g_file_get_parent (file);
      if (folder != NULL)
        lw_settings_set_folder ("last-open-folder", folder);
      if (lw_window_get_document (self) == NULL)
        lw_window_open (self, file);
      else
        lw_application_open_in_new_window (file);
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

static void
open_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const char *const both[] = { "*" LW_PLAN_SUFFIX, "*.yaml", "*.yml", NULL };
  static const char *const all[] = { "*", NULL };
  GtkFileChooserNative *chooser =
    gtk_file_chooser_native_new (_("Open a Profile or a Plan"), GTK_WINDOW (widget), GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);
  g_autoptr (GFile) folder = lw_settings_dup_folder ("last-open-folder");

  if (folder != NULL)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (chooser), folder, NULL);
  add_filter (GTK_FILE_CHOOSER (chooser), _("Profiles and plans"), both);
  add_filter (GTK_FILE_CHOOSER (chooser), _("All files"), all);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (open_response_cb), widget, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
open_path_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LwWindow *self = LW_WINDOW (widget);
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  if (lw_window_get_document (self) == NULL)
    lw_window_open (self, file);
  else
    lw_application_open_in_new_window (file);
}

static void
begin_with (LwWindow *self, LwPlan *plan)
{
  g_autoptr (LwDocument) document = lw_document_new (plan);

  if (lw_window_get_document (self) != NULL)
    self = LW_WINDOW (lw_application_new_window ());
  lw_window_set_document (self, document);
  lw_autosave_attach (document);
}

static void
new_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (LwPlan) plan = lw_plan_new_default ();

  begin_with (LW_WINDOW (widget), plan);
}

static void
open_example_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (LwPlan) plan = lw_application_load_example ();

  if (plan != NULL)
    begin_with (LW_WINDOW (widget), plan);
}

static void
reloaded_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (LwWindow) self = data;
  g_autoptr (GPtrArray) problems = lw_problems_new ();
  g_autoptr (GError) error = NULL;
  gboolean reloaded = lw_document_reload_profile_finish (LW_DOCUMENT (source), result, problems, &error);

  if (lw_window_is_closed (self))
    return;
  lw_document_host_end_work (GTK_WIDGET (self), g_task_get_cancellable (G_TASK (result)));
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (!reloaded && problems->len == 0)
    lw_window_show_failure (self, _("The profile was not reloaded; the plan is as it was"), error->message);
  else if (problems->len > 0)
    lw_window_show_notes (self,
                          reloaded ? _("Profile reloaded")
                                   : _("The profile was not reloaded; the plan is as it was"),
                          problems, _("profile"));
  else
    lw_window_toast (self, adw_toast_new (_("Profile reloaded")));
}

static void
reload_profile_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GCancellable) work = lw_document_host_begin_work (widget, _("Reading the profile…"), TRUE);

  lw_document_reload_profile_async (lw_window_get_document (LW_WINDOW (widget)), work, reloaded_cb, g_object_ref (widget));
}

/* Saving */

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Continuation) next = data;
  LwDocument *document = LW_DOCUMENT (source);
  g_autoptr (GError) error = NULL;

  lw_document_host_end_work (GTK_WIDGET (next->window), g_task_get_cancellable (G_TASK (result)));
  if (!lw_document_save_finish (document, result, &error))
    {
      if (lw_window_is_closed (next->window))
        {
          g_warning ("The plan could not be saved: %s", error->message);
          return;
        }
      lw_window_show_failure (next->window, _("The plan could not be saved"), error->message);
      return;
    }
  lw_application_add_recent (lw_document_get_file (document));
  if (next->then != NULL)
    next->then (next->window);
  else if (!lw_window_is_closed (next->window))
    lw_window_toast (next->window, adw_toast_new (_("Plan saved")));
}

/* A plan is saved whole or not at all, so nobody needs to stop that. */
static void
start_saving (LwWindow *self, GFile *file, void (*then) (LwWindow *self))
{
  g_autoptr (GCancellable) work = lw_document_host_begin_work (GTK_WIDGET (self), _("Saving the plan…"), FALSE);

  lw_document_save_async (lw_window_get_document (self), file, work, saved_cb, continuation_new (self, then));
}

static void
save_response_cb (GtkFileChooserNative *chooser, int response, gpointer data)
{
  g_autoptr (Continuation) next = data;
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
      start_saving (next->window, file, next->then);
    }
  g_object_unref (chooser);
}

static void
choose_and_save (LwWindow *self, void (*then) (LwWindow *self))
{
  LwDocument *document = lw_window_get_document (self);
  GtkFileChooserNative *chooser =
    gtk_file_chooser_native_new (_("Save the Plan"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);
  g_autofree char *title = lw_document_dup_title (document);
  g_autofree char *name = NULL;

  g_strdelimit (title, "/\\\n", '-');
  name = g_strconcat (title, LW_PLAN_SUFFIX, NULL);
  if (lw_document_get_file (document) != NULL)
    gtk_file_chooser_set_file (GTK_FILE_CHOOSER (chooser), lw_document_get_file (document), NULL);
  else
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect (chooser, "response", G_CALLBACK (save_response_cb), continuation_new (self, then));
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

void
lw_window_save (LwWindow *self, void (*then) (LwWindow *self))
{
  LwDocument *document = lw_window_get_document (self);

  if (lw_document_get_file (document) == NULL)
    choose_and_save (self, then);
  else
    start_saving (self, NULL, then);
}

static void
save_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lw_window_save (LW_WINDOW (widget), NULL);
}

static void
save_as_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  choose_and_save (LW_WINDOW (widget), NULL);
}

/* Unsaved changes */

static void
settle_response_cb (AdwMessageDialog *dialog, const char *response, gpointer data)
{
  g_autoptr (Continuation) next = data;

  if (g_str_equal (response, "save"))
    lw_window_save (next->window, next->then);
  else if (g_str_equal (response, "discard"))
    {
      lw_autosave_forget (lw_window_get_document (next->window));
      next->then (next->window);
    }
}

void
lw_window_settle_changes (LwWindow *self, void (*then) (LwWindow *self))
{
  LwDocument *document = lw_window_get_document (self);
  g_autofree char *title = NULL;
  AdwMessageDialog *dialog;

  if (document == NULL || !lw_document_get_modified (document))
    {
      then (self);
      return;
    }
  title = lw_document_dup_title (document);
  dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (GTK_WINDOW (self), _("Save Changes?"), NULL));
  adw_message_dialog_format_body (dialog, _("“%s” has unsaved changes. Changes that are not saved are lost."), title);
  adw_message_dialog_add_responses (dialog, "cancel", _("_Cancel"), "discard", _("_Discard"), "save", _("_Save"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_appearance (dialog, "save", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "save");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect (dialog, "response", G_CALLBACK (settle_response_cb), continuation_new (self, then));
  gtk_window_present (GTK_WINDOW (dialog));
}

void
lw_window_class_install_file_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.new", NULL, new_cb);
  gtk_widget_class_install_action (klass, "win.open", NULL, open_cb);
  gtk_widget_class_install_action (klass, "win.open-uri", "s", open_path_cb);
  gtk_widget_class_install_action (klass, "win.open-example", NULL, open_example_cb);
  gtk_widget_class_install_action (klass, "win.save", NULL, save_cb);
  gtk_widget_class_install_action (klass, "win.save-as", NULL, save_as_cb);
  gtk_widget_class_install_action (klass, "win.reload-profile", NULL, reload_profile_cb);
}
