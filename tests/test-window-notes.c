/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

/* What a file says beyond its values is not lost on the way into the window. */

#include "config.h"

#include "app-fixture.h"
#include "cli-runner.h"

#include <adwaita.h>
#include <string.h>

typedef struct
{
  LwWindow *window;
  char *folder;
  char *path; /* of the profile that is opened */
} Fixture;

static void
write_profile (Fixture *fixture, const char *from, const char *to)
{
  g_autofree char *example = g_build_filename (g_getenv ("LW_TEST_EXAMPLES"), "order-service.yaml", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GString) changed = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (example, &text, NULL, &error);
  g_assert_no_error (error);
  changed = g_string_new (text);
  if (from != NULL)
    g_assert_cmpuint (g_string_replace (changed, from, to, 1), ==, 1);
  g_file_set_contents (fixture->path, changed->str, -1, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = cli_make_folder ();
  fixture->path = g_build_filename (fixture->folder, "profile.yaml", NULL);
  fixture->window = app_window_new ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  app_window_destroy (GTK_WINDOW (fixture->window));
  cli_remove_folder (fixture->folder);
  g_free (fixture->path);
}

static gboolean
has_document (gpointer data)
{
  return lw_window_get_document (LW_WINDOW (data)) != NULL;
}

static void
open_profile (Fixture *fixture)
{
  g_autoptr (GFile) file = g_file_new_for_path (fixture->path);

  lw_window_open (fixture->window, file);
  app_wait_until (has_document, fixture->window);
  app_settle ();
}

static LwPlan *
plan_of (Fixture *fixture)
{
  return lw_document_get_plan (lw_window_get_document (fixture->window));
}

static gboolean
has_dialog (gpointer data)
{
  return app_find_toplevel (ADW_TYPE_MESSAGE_DIALOG) != NULL;
}

static AdwMessageDialog *
wait_for_dialog (void)
{
  app_wait_until (has_dialog, NULL);
  return ADW_MESSAGE_DIALOG (app_find_toplevel (ADW_TYPE_MESSAGE_DIALOG));
}

static void
answer (AdwMessageDialog *dialog, const char *response)
{
  adw_message_dialog_response (dialog, response);
  gtk_window_destroy (GTK_WINDOW (dialog));
  app_settle ();
}

static gboolean
contains (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
         strstr (gtk_label_get_label (GTK_LABEL (widget)), text) != NULL;
}

static void
test_misspelled_key (Fixture *fixture, gconstpointer data)
{
  AdwMessageDialog *dialog;
  GtkWidget *button;

  write_profile (fixture, "avg_rps: 1000", "avg_rsp: 1000");
  open_profile (fixture);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->window));
  g_assert_nonnull (app_find (GTK_WIDGET (fixture->window), contains, "about this file"));
  button = app_find_button (GTK_WIDGET (fixture->window), "_Show");
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");

  dialog = wait_for_dialog ();
  g_assert_nonnull (strstr (adw_message_dialog_get_body (dialog), "profile.yaml:124:5: note: unknown key “avg_rsp”"));
  g_assert_false (adw_message_dialog_has_response (dialog, "remove"));
  answer (dialog, "close");
}

static void
test_nothing_to_say (Fixture *fixture, gconstpointer data)
{
  write_profile (fixture, NULL, NULL);
  open_profile (fixture);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->window));
  g_assert_null (app_find (GTK_WIDGET (fixture->window), contains, "about this file"));
}

/* The test still calls what its profile has no longer, and one click ends that. */
static void
test_endpoint_gone (Fixture *fixture, gconstpointer data)
{
  LwRecordList *endpoints;
  AdwMessageDialog *dialog;

  write_profile (fixture, NULL, NULL);
  open_profile (fixture);
  endpoints = lw_plan_get_endpoints (plan_of (fixture));
  g_assert_cmpuint (lw_record_list_get_size (endpoints), ==, 3);

  write_profile (fixture, "path: /api/orders/:id", "path: /api/parcels/:id");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.reload-profile", NULL));
  dialog = wait_for_dialog ();
  g_assert_nonnull (strstr (adw_message_dialog_get_body (dialog), "“GET /api/orders/:id” is in the profile no longer"));
  g_assert_cmpuint (lw_record_list_get_size (endpoints), ==, 4);
  answer (dialog, "remove");
  g_assert_cmpuint (lw_record_list_get_size (endpoints), ==, 3);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpstr (lw_endpoint_get_path (lw_record_list_get (endpoints, i)), !=, "/api/orders/:id");

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL));
  g_assert_cmpuint (lw_record_list_get_size (endpoints), ==, 4);
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);

  g_test_add ("/window-notes/misspelled-key", Fixture, NULL, set_up, test_misspelled_key, tear_down);
  g_test_add ("/window-notes/nothing-to-say", Fixture, NULL, set_up, test_nothing_to_say, tear_down);
  g_test_add ("/window-notes/endpoint-gone", Fixture, NULL, set_up, test_endpoint_gone, tear_down);

  return app_test_run ();
}
