/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-window-private.h"

#include "lw-document-host.h"

#include <glib/gi18n.h>

/* More than this nobody reads in a dialog. */
#define MAX_NOTES 12

static char *
dup_text (GPtrArray *problems, const char *file)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < problems->len && i < MAX_NOTES; i++)
    {
      g_autofree char *line = lw_problem_format (g_ptr_array_index (problems, i), file);

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", line);
    }
  if (problems->len > MAX_NOTES)
    {
      guint rest = problems->len - MAX_NOTES;

      g_string_append_c (text, '\n');
      g_string_append_printf (text, ngettext ("… and %u more", "… and %u more", rest), rest);
    }
  return g_string_free (text, FALSE);
}

/* Endpoints that came from the profile and are in it no longer. They are held, as places move when one of
 * them goes. (transfer full) */
static GPtrArray *
list_gone_endpoints (LwPlan *plan, GPtrArray *problems)
{
  GPtrArray *gone = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < problems->len; i++)
    {
      LwProblem *problem = g_ptr_array_index (problems, i);
      GParamSpec *field;
      LwRecord *record;

      if (strcmp (problem->code, "profile-endpoint-gone") != 0)
        continue;
      record = lw_record_lookup_path (LW_RECORD (plan), problem->path, &field);
      if (LW_IS_ENDPOINT (record))
        g_ptr_array_add (gone, g_object_ref (record));
    }
  return gone;
}

static void
response_cb (GtkWidget *dialog, const char *response, GPtrArray *gone)
{
  GtkWidget *window = GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (dialog)));
  LwRecordList *endpoints;

  if (window == NULL || g_strcmp0 (response, "remove") != 0)
    return;
  endpoints = lw_plan_get_endpoints (lw_document_get_plan (lw_window_get_document (LW_WINDOW (window))));
  lw_document_host_begin (window, _("Remove What Is Gone"));
  for (guint i = 0; i < gone->len; i++)
    {
      guint position;

      if (lw_record_list_find (endpoints, g_ptr_array_index (gone, i), &position))
        lw_record_list_remove (endpoints, position);
    }
  lw_document_host_end (window);
}

void
lw_window_show_notes (LwWindow *self, const char *heading, GPtrArray *problems, const char *file)
{
  LwDocument *document = lw_window_get_document (self);
  GtkWidget *widget = adw_message_dialog_new (GTK_WINDOW (self), heading, NULL);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (widget);
  g_autofree char *text = dup_text (problems, file);
  GPtrArray *gone = document != NULL ? list_gone_endpoints (lw_document_get_plan (document), problems) : NULL;

  adw_message_dialog_set_body (dialog, text);
  adw_message_dialog_add_response (dialog, "close", _("_Close"));
  if (gone != NULL && gone->len > 0)
    {
      adw_message_dialog_add_response (dialog, "remove", ngettext ("_Remove It From the Test", "_Remove Them From the Test", gone->len));
      adw_message_dialog_set_response_appearance (dialog, "remove", ADW_RESPONSE_DESTRUCTIVE);
    }
  adw_message_dialog_set_default_response (dialog, "close");
  if (gone != NULL)
    g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), gone, (GClosureNotify) g_ptr_array_unref, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

typedef struct
{
  LwWindow *window;    /* (unowned), which the toast is in */
  GPtrArray *problems; /* (owned) */
  char *file;
} Notes;

static void
notes_free (Notes *notes)
{
  g_ptr_array_unref (notes->problems);
  g_free (notes->file);
  g_free (notes);
}

static void
show_cb (AdwToast *toast, Notes *notes)
{
  lw_window_show_notes (notes->window, _("What the file says"), notes->problems, notes->file);
}

void
lw_window_announce_notes (LwWindow *self, GPtrArray *problems, const char *file)
{
  g_autofree char *title = NULL;
  AdwToast *toast;
  Notes *notes;

  if (problems->len == 0)
    return;
  title = g_strdup_printf (ngettext ("One thing to know about this file", "%u things to know about this file", problems->len),
                           problems->len);
  toast = adw_toast_new (title);
  notes = g_new0 (Notes, 1);
  notes->window = self;
  notes->problems = g_ptr_array_ref (problems);
  notes->file = g_strdup (file);
  adw_toast_set_button_label (toast, _("_Show"));
  adw_toast_set_timeout (toast, 0);
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (show_cb), notes, (GClosureNotify) notes_free, 0);
  lw_window_toast (self, toast);
}
