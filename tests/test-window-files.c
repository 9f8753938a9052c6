/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

/* Files and windows: what other programs change, what is dropped on a window, what is saved on the way out. */

#include "config.h"

#include "app-fixture.h"
#include "cli-runner.h"
#include "lw-plan-file.h"

#include <adwaita.h>
#include <string.h>

typedef struct
{
  LwWindow *window;
  char *folder;
  char *path; /* of the plan that the window shows */
} Fixture;

static void
save_plan (const char *path, double avg_rps)
{
  g_autoptr (LwPlan) plan = lw_application_load_example ();
  g_autoptr (GError) error = NULL;

  lw_traffic_set_avg_rps (lw_profile_get_production (lw_plan_get_profile (plan)), avg_rps);
  lw_plan_save (plan, path, &error);
  g_assert_no_error (error);
}

static double
saved_rps (const char *path)
{
  g_autoptr (GPtrArray) problems = lw_problems_new ();
  g_autoptr (LwPlan) plan = lw_plan_load (path, problems);

  g_assert_nonnull (plan);
  return lw_traffic_get_avg_rps (lw_profile_get_production (lw_plan_get_profile (plan)));
}

static LwTraffic *
production_of (LwWindow *window)
{
  return lw_profile_get_production (lw_plan_get_profile (lw_document_get_plan (lw_window_get_document (window))));
}

static double
shown_rps (LwWindow *window)
{
  return lw_window_get_document (window) != NULL ? lw_traffic_get_avg_rps (production_of (window)) : 0;
}

static gboolean
shows_1000 (gpointer window)
{
  return shown_rps (window) == 1000;
}

static gboolean
shows_1500 (gpointer window)
{
  return shown_rps (window) == 1500;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = NULL;

  fixture->folder = cli_make_folder ();
  fixture->path = g_build_filename (fixture->folder, "test.loadwright", NULL);
  save_plan (fixture->path, 1000);
  fixture->window = app_window_new ();
  file = g_file_new_for_path (fixture->path);
  lw_window_open (fixture->window, file);
  app_wait_until (shows_1000, fixture->window);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->window != NULL)
    app_window_destroy (GTK_WINDOW (fixture->window));
  cli_remove_folder (fixture->folder);
  g_free (fixture->path);
}

static void
click (GtkWidget *root, const char *text)
{
  GtkWidget *button = app_find_button (root, text);

  if (button == NULL)
    g_test_message ("There is no button “%s”", text);
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static gboolean
has_dialog (gpointer data)
{
  return app_find_toplevel (ADW_TYPE_MESSAGE_DIALOG) != NULL;
}

static void
answer (const char *response)
{
  GtkWidget *dialog;

  app_wait_until (has_dialog, NULL);
  dialog = app_find_toplevel (ADW_TYPE_MESSAGE_DIALOG);
  gtk_test_widget_wait_for_draw (dialog);
  click (dialog, response);
  app_settle ();
}

/* Changed by another program */

static gboolean
offers_to_load (gpointer window)
{
  GtkWidget *bar = app_find_type (window, GTK_TYPE_INFO_BAR);

  return gtk_info_bar_get_revealed (GTK_INFO_BAR (bar)) && app_find_button (bar, "Load It") != NULL;
}

static void
test_changed_on_disk (Fixture *fixture, gconstpointer data)
{
  g_assert_false (offers_to_load (fixture->window));
  save_plan (fixture->path, 1500);
  app_wait_until (offers_to_load, fixture->window);
  g_assert_cmpfloat (shown_rps (fixture->window), ==, 1000);
  click (GTK_WIDGET (fixture->window), "Load It");
  app_wait_until (shows_1500, fixture->window);
  g_assert_false (offers_to_load (fixture->window));
}

/* One's own changes stay until one says otherwise. */
static void
test_changed_twice (Fixture *fixture, gconstpointer data)
{
  lw_traffic_set_avg_rps (production_of (fixture->window), 1234);
  save_plan (fixture->path, 1500);
  app_wait_until (offers_to_load, fixture->window);
  g_assert_cmpfloat (shown_rps (fixture->window), ==, 1234);
  g_assert_true (lw_document_get_modified (lw_window_get_document (fixture->window)));
  g_assert_cmpfloat (saved_rps (fixture->path), ==, 1500);
}

/* Dropped */

static GtkDropTarget *
drop_target_of (LwWindow *window)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (window));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        return GTK_DROP_TARGET (controller);
    }
  return NULL;
}

static gboolean
drop (LwWindow *window, const char *path)
{
  GSList files = { g_file_new_for_path (path), NULL };
  g_auto (GValue) value = G_VALUE_INIT;
  gboolean taken = FALSE;

  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_set_boxed (&value, &files);
  g_signal_emit_by_name (drop_target_of (window), "drop", &value, 10., 10., &taken);
  g_object_unref (files.data);
  return taken;
}

static void
test_drop (Fixture *fixture, gconstpointer data)
{
  LwWindow *empty = app_window_new ();

  g_assert_true (drop (empty, fixture->path));
  app_wait_until (shows_1000, empty);
  app_window_destroy (GTK_WINDOW (empty));
}

/* A window that shows a plan keeps it; the file gets a window of its own. */
static gboolean
has_second_window (gpointer first)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (LW_IS_WINDOW (window) && (gpointer) window != first && shows_1500 (window))
        return TRUE;
    }
  return FALSE;
}

static LwWindow *
find_second_window (LwWindow *first)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (LW_IS_WINDOW (window) && (gpointer) window != (gpointer) first)
        return LW_WINDOW (window);
    }
  return NULL;
}

static void
test_drop_on_plan (Fixture *fixture, gconstpointer data)
{
  g_autofree char *other = g_build_filename (fixture->folder, "other.loadwright", NULL);
  LwWindow *second;

  save_plan (other, 1500);
  g_assert_true (drop (fixture->window, other));
  app_wait_until (has_second_window, fixture->window);
  g_assert_cmpfloat (shown_rps (fixture->window), ==, 1000);

  /* What is done in one window is not undone in the other. */
  second = find_second_window (fixture->window);
  lw_traffic_set_avg_rps (production_of (second), 1600);
  app_settle ();
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  g_assert_cmpfloat (shown_rps (second), ==, 1600);
  gtk_widget_activate_action (GTK_WIDGET (second), "win.undo", NULL);
  g_assert_cmpfloat (shown_rps (second), ==, 1500);
  g_assert_cmpfloat (shown_rps (fixture->window), ==, 1000);
  app_window_destroy (GTK_WINDOW (second));
}

static void
test_drop_nonsense (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "picture.png", NULL);
  LwWindow *empty = app_window_new ();
  AdwMessageDialog *dialog;

  g_assert_true (g_file_set_contents (path, "\x89PNG\r\n\x1a\n\0\0\0", 11, NULL));
  g_assert_true (drop (empty, path));
  app_wait_until (has_dialog, NULL);
  dialog = ADW_MESSAGE_DIALOG (app_find_toplevel (ADW_TYPE_MESSAGE_DIALOG));
  g_assert_cmpstr (adw_message_dialog_get_heading (dialog), ==, "This file cannot be opened");
  g_assert_nonnull (strstr (adw_message_dialog_get_body (dialog), "picture.png"));
  answer ("_Close");
  g_assert_null (lw_window_get_document (empty));
  app_window_destroy (GTK_WINDOW (empty));
}

/* Closing */

static gboolean
is_gone (gpointer weak)
{
  g_autoptr (GObject) window = g_weak_ref_get (weak);

  return window == NULL;
}

static void
test_save_and_close (Fixture *fixture, gconstpointer data)
{
  GWeakRef weak;

  lw_traffic_set_avg_rps (production_of (fixture->window), 1234);
  g_weak_ref_init (&weak, fixture->window);
  gtk_window_close (GTK_WINDOW (fixture->window));
  fixture->window = NULL;
  answer ("_Save");
  app_wait_until (is_gone, &weak);
  g_weak_ref_clear (&weak);
  g_assert_cmpfloat (saved_rps (fixture->path), ==, 1234);
}

/* Nothing was changed, so nothing is asked. */
static void
test_close_unchanged (Fixture *fixture, gconstpointer data)
{
  GWeakRef weak;

  g_weak_ref_init (&weak, fixture->window);
  gtk_window_close (GTK_WINDOW (fixture->window));
  fixture->window = NULL;
  app_wait_until (is_gone, &weak);
  g_weak_ref_clear (&weak);
  g_assert_false (has_dialog (NULL));
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);

#define ADD(name, function) g_test_add ("/window-files/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("changed-on-disk", test_changed_on_disk);
  ADD ("changed-twice", test_changed_twice);
  ADD ("drop", test_drop);
  ADD ("drop-on-plan", test_drop_on_plan);
  ADD ("drop-nonsense", test_drop_nonsense);
  ADD ("save-and-close", test_save_and_close);
  ADD ("close-unchanged", test_close_unchanged);

  return app_test_run ();
}
