/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

/*
 * What takes long: the window says so after a moment, goes on working, and stops it when asked. Files
 * and folders are made slow by functions that stand in for those that read and write them; the linker
 * puts them there.
 */

#include "config.h"

#include "app-fixture.h"
#include "lw-bundle-panel.h"
#include "lw-bundle-writer.h"
#include "lw-export-folder.h"
#include "lw-plan-file.h"
#include "lw-work-bar.h"

#include <glib/gstdio.h>

/* A gate that reading and writing wait at while it is shut. */
static struct
{
  GMutex mutex;
  GCond cond;
  gboolean shut;
  guint n_waiting;
} gate;

static void
shut_gate (gboolean shut)
{
  g_mutex_lock (&gate.mutex);
  gate.shut = shut;
  g_cond_broadcast (&gate.cond);
  g_mutex_unlock (&gate.mutex);
}

static void
pass_gate (void)
{
  g_mutex_lock (&gate.mutex);
  gate.n_waiting++;
  while (gate.shut)
    g_cond_wait (&gate.cond, &gate.mutex);
  gate.n_waiting--;
  g_mutex_unlock (&gate.mutex);
}

static gboolean
nobody_waits (gpointer data)
{
  gboolean nobody;

  g_mutex_lock (&gate.mutex);
  nobody = gate.n_waiting == 0;
  g_mutex_unlock (&gate.mutex);
  return nobody;
}

LwPlan *__real_lw_plan_open_any (const char *path, GPtrArray *problems);
LwPlan *__wrap_lw_plan_open_any (const char *path, GPtrArray *problems);

LwPlan *
__wrap_lw_plan_open_any (const char *path, GPtrArray *problems)
{
  pass_gate ();
  return __real_lw_plan_open_any (path, problems);
}

GPtrArray *__real_lw_bundle_write (LwBundle *bundle, const char *folder, LwWriteFlags flags,
                                   GCancellable *cancellable, GError **error);
GPtrArray *__wrap_lw_bundle_write (LwBundle *bundle, const char *folder, LwWriteFlags flags,
                                   GCancellable *cancellable, GError **error);

GPtrArray *
__wrap_lw_bundle_write (LwBundle *bundle, const char *folder, LwWriteFlags flags, GCancellable *cancellable,
                        GError **error)
{
  pass_gate ();
  return __real_lw_bundle_write (bundle, folder, flags, cancellable, error);
}

/* What is on screen */

static GtkRevealer *
revealer_of (gpointer window)
{
  return GTK_REVEALER (app_find_type (app_find_type (GTK_WIDGET (window), LW_TYPE_WORK_BAR), GTK_TYPE_REVEALER));
}

static gboolean
says_work (gpointer window)
{
  return gtk_revealer_get_reveal_child (revealer_of (window));
}

static gboolean
says_nothing (gpointer window)
{
  return !says_work (window);
}

static gboolean
says (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_label (GTK_LABEL (widget)), text);
}

static void
cancel (LwWindow *window)
{
  GtkWidget *button = app_find_button (GTK_WIDGET (revealer_of (window)), "_Cancel");

  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

static gboolean
has_document (gpointer window)
{
  return lw_window_get_document (window) != NULL;
}

static GFile *
example (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("LW_TEST_EXAMPLES"), "small.yaml", NULL);

  return g_file_new_for_path (path);
}

/* Opening */

static void
test_open (void)
{
  LwWindow *window = app_window_new ();
  g_autoptr (GFile) file = example ();

  shut_gate (TRUE);
  lw_window_open (window, file);
  g_assert_false (says_work (window));
  app_wait_until (says_work, window);
  g_assert_nonnull (app_find (GTK_WIDGET (window), says, "Opening “small.yaml”…"));

  shut_gate (FALSE);
  app_wait_until (has_document, window);
  app_wait_until (says_nothing, window);
  app_window_destroy (GTK_WINDOW (window));
}

/* At once, although the disk does not answer; and what it answers later is not shown. */
static void
test_stop_opening (void)
{
  LwWindow *window = app_window_new ();
  g_autoptr (GFile) file = example ();

  shut_gate (TRUE);
  lw_window_open (window, file);
  app_wait_until (says_work, window);
  cancel (window);
  app_wait_until (says_nothing, window);

  shut_gate (FALSE);
  app_wait_until (nobody_waits, NULL);
  app_settle ();
  g_assert_false (has_document (window));
  app_window_destroy (GTK_WINDOW (window));
}

/* Nobody is told of what takes a moment only. */
static void
test_quick (void)
{
  LwWindow *window = app_window_new ();
  g_autoptr (GFile) file = example ();
  guint n_shown = 0;

  g_signal_connect_swapped (revealer_of (window), "notify::reveal-child", G_CALLBACK (g_atomic_int_inc), &n_shown);
  lw_window_open (window, file);
  app_wait_until (has_document, window);
  app_settle ();
  g_assert_cmpuint (n_shown, ==, 0);
  app_window_destroy (GTK_WINDOW (window));
}

/* Export */

static gboolean
says_stopped (gpointer window)
{
  return app_find (window, says, "The export was stopped; the folder is as it was") != NULL;
}

static void
test_stop_export (void)
{
  LwWindow *window = app_window_new_with_example ();
  g_autofree char *folder = app_temp_path ("stopped-export");

  lw_window_show_panel (window, "profile");
  lw_export_folder_set (lw_window_get_document (window), folder);
  shut_gate (TRUE);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.export", NULL);
  app_wait_until (says_work, window);
  g_assert_nonnull (app_find (GTK_WIDGET (window), says, "Exporting into “stopped-export”…"));
  cancel (window);
  /* The writer has to say that it stopped; the window goes on meanwhile. */
  g_assert_nonnull (app_find (GTK_WIDGET (window), says, "Stopping…"));

  shut_gate (FALSE);
  app_wait_until (says_stopped, window);
  g_assert_true (says_nothing (window));
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
  app_window_destroy (GTK_WINDOW (window));
}

/* The bundle against a folder on a slow disk */

static gboolean
shows_script (gpointer window)
{
  return app_find (window, says, "Not compared") != NULL;
}

static void
test_stop_comparing (void)
{
  LwWindow *window = app_window_new_with_example ();
  LwDocument *document = lw_window_get_document (window);
  g_autofree char *folder = app_temp_path ("slow");

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  lw_export_folder_set (document, folder);
  shut_gate (TRUE);
  lw_window_show_panel (window, "bundle");
  app_wait_until (says_work, window);
  g_assert_nonnull (app_find (GTK_WIDGET (window), says, "Comparing with “slow”…"));

  /* Another edit is looked at as well, without waiting for the first. */
  lw_plan_set_name (lw_document_get_plan (document), "Edited meanwhile");
  lw_document_flush (document);
  app_settle ();
  app_wait_until (says_work, window);
  cancel (window);
  app_wait_until (shows_script, window);
  g_assert_false (lw_bundle_panel_is_busy (LW_BUNDLE_PANEL (app_find_type (GTK_WIDGET (window), LW_TYPE_BUNDLE_PANEL))));

  shut_gate (FALSE);
  app_wait_until (nobody_waits, NULL);
  app_window_destroy (GTK_WINDOW (window));
}

/* A window that is closed amid all that. */
static void
test_close (void)
{
  LwWindow *window = app_window_new_with_example ();
  g_autofree char *folder = app_temp_path ("closed");

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  lw_export_folder_set (lw_window_get_document (window), folder);
  shut_gate (TRUE);
  lw_window_show_panel (window, "bundle");
  app_wait_until (says_work, window);
  app_window_destroy (GTK_WINDOW (window));
  shut_gate (FALSE);
  app_wait_until (nobody_waits, NULL);
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);

  g_test_add_func ("/work/open", test_open);
  g_test_add_func ("/work/stop-opening", test_stop_opening);
  g_test_add_func ("/work/quick", test_quick);
  g_test_add_func ("/work/stop-export", test_stop_export);
  g_test_add_func ("/work/stop-comparing", test_stop_comparing);
  g_test_add_func ("/work/close", test_close);

  return app_test_run ();
}
