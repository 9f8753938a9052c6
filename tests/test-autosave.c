/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-autosave.h"
#include "lw-plan-file.h"

#include <glib/gstdio.h>
#include <signal.h>

/* Copies of unsaved work: written, taken away when they are not needed, and found after a crash. */

static const char *program;

static char *
copies_folder (void)
{
  return g_build_filename (g_get_user_state_dir (), "loadwright", "autosave", NULL);
}

static guint
count_copies (void)
{
  g_autofree char *folder = copies_folder ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n_copies = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    n_copies += g_str_has_suffix (name, LW_PLAN_SUFFIX);
  return n_copies;
}

static LwDocument *
new_document (void)
{
  g_autoptr (LwPlan) plan = lw_plan_new_default ();
  LwDocument *document = lw_document_new (plan);

  lw_autosave_attach (document);
  return document;
}

static void
write_copy (LwDocument *document)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (lw_autosave_write (document, &error));
  g_assert_no_error (error);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (lw_document_save_finish (LW_DOCUMENT (source), result, &error));
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

static void
save (LwDocument *document, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  gboolean saved = FALSE;

  lw_document_save_async (document, file, NULL, saved_cb, &saved);
  while (!saved)
    g_main_context_iteration (NULL, TRUE);
  /* The task lets go of the document after it has called back. */
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
}

/* By itself, a few seconds after the first change, and not for a document without changes. */
static void
test_written (void)
{
  LwDocument *document = new_document ();
  gint64 deadline = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (count_copies (), ==, 0);
  lw_plan_set_name (lw_document_get_plan (document), "Unsaved");
  while (count_copies () == 0)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      g_main_context_iteration (NULL, TRUE);
    }
  g_assert_cmpuint (count_copies (), ==, 1);
  g_assert_finalize_object (document);
}

/* Only the person may read what the person has not even saved. */
static void
test_private (void)
{
  LwDocument *document = new_document ();
  g_autofree char *folder = copies_folder ();
  GStatBuf info;

  lw_plan_set_name (lw_document_get_plan (document), "Unsaved");
  write_copy (document);
  g_assert_cmpint (g_stat (folder, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0700);
  g_assert_finalize_object (document);
}

static void
test_removed_when_saved (void)
{
  LwDocument *document = new_document ();
  g_autofree char *path = g_build_filename (g_get_user_state_dir (), "saved" LW_PLAN_SUFFIX, NULL);

  lw_plan_set_name (lw_document_get_plan (document), "Unsaved");
  write_copy (document);
  g_assert_cmpuint (count_copies (), ==, 1);
  save (document, path);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpuint (count_copies (), ==, 0);

  lw_plan_set_name (lw_document_get_plan (document), "Unsaved again");
  write_copy (document);
  g_assert_cmpuint (count_copies (), ==, 1);
  g_assert_finalize_object (document);
}

static void
test_removed_when_closed (void)
{
  LwDocument *first = new_document ();
  LwDocument *second = new_document ();

  lw_plan_set_name (lw_document_get_plan (first), "One");
  lw_plan_set_name (lw_document_get_plan (second), "Two");
  write_copy (first);
  write_copy (second);
  g_assert_cmpuint (count_copies (), ==, 2);
  g_assert_finalize_object (first);
  g_assert_cmpuint (count_copies (), ==, 1);
  lw_autosave_forget (second);
  g_assert_cmpuint (count_copies (), ==, 0);
  g_assert_finalize_object (second);
}

/* Undoing all changes leaves nothing to be lost. */
static void
test_removed_when_undone (void)
{
  LwDocument *document = new_document ();

  lw_plan_set_name (lw_document_get_plan (document), "Unsaved");
  write_copy (document);
  lw_history_undo (lw_document_get_history (document));
  g_assert_cmpuint (count_copies (), ==, 0);
  g_assert_finalize_object (document);
}

/* Copies of a process that lives are its own. */
static void
test_not_lost (void)
{
  LwDocument *document = new_document ();
  g_autoptr (GPtrArray) lost = NULL;

  lw_plan_set_name (lw_document_get_plan (document), "Unsaved");
  write_copy (document);
  lost = lw_autosave_find_lost ();
  g_assert_cmpuint (lost->len, ==, 0);
  g_assert_cmpuint (count_copies (), ==, 1);
  g_assert_finalize_object (document);
}

/* What a process does that comes to a sudden end. */
static int
crash (void)
{
  LwDocument *document = new_document ();

  lw_plan_set_name (lw_document_get_plan (document), "Lost");
  lw_plan_set_gap_ms (lw_document_get_plan (document), 77000);
  write_copy (document);
  raise (SIGKILL);
  return 1;
}

static void
let_crash (void)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_NONE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;

  g_subprocess_launcher_setenv (launcher, "XDG_STATE_HOME", g_get_user_state_dir (), TRUE);
  process = g_subprocess_launcher_spawn (launcher, &error, program, "--crash", NULL);
  g_assert_no_error (error);
  g_subprocess_wait (process, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_signaled (process));
}

static void
test_recovered (void)
{
  g_autoptr (GPtrArray) lost = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) problems = lw_problems_new ();
  LwDocument *document;

  let_crash ();
  lost = lw_autosave_find_lost ();
  g_assert_cmpuint (lost->len, ==, 1);

  document = lw_autosave_recover (g_ptr_array_index (lost, 0), problems);
  g_assert_nonnull (document);
  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_cmpstr (lw_plan_get_name (lw_document_get_plan (document)), ==, "Lost");
  g_assert_cmpint (lw_plan_get_gap_ms (lw_document_get_plan (document)), ==, 77000);
  /* It is in no file the person chose, so it asks before it is closed. */
  g_assert_true (lw_document_get_modified (document));
  g_assert_null (lw_document_get_file (document));

  /* Its copy is this process's now. */
  none = lw_autosave_find_lost ();
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (count_copies (), ==, 1);
  g_assert_finalize_object (document);
  g_assert_cmpuint (count_copies (), ==, 0);
}

static void
test_discarded (void)
{
  g_autoptr (GPtrArray) lost = NULL;

  let_crash ();
  let_crash ();
  lost = lw_autosave_find_lost ();
  g_assert_cmpuint (lost->len, ==, 2);
  for (guint i = 0; i < lost->len; i++)
    lw_autosave_discard (g_ptr_array_index (lost, i));
  g_assert_cmpuint (count_copies (), ==, 0);
}

/* A new document does not write over what was lost, whatever numbers the system gives processes. */
static void
test_lost_stays (void)
{
  g_autoptr (GPtrArray) lost = NULL;
  LwDocument *document;

  let_crash ();
  document = new_document ();
  lw_plan_set_name (lw_document_get_plan (document), "New");
  write_copy (document);
  g_assert_finalize_object (document);
  lost = lw_autosave_find_lost ();
  g_assert_cmpuint (lost->len, ==, 1);
  lw_autosave_discard (g_ptr_array_index (lost, 0));
}

/* A copy that cannot be read is no reason to fail, nor to lose it. */
static void
test_broken (void)
{
  g_autoptr (GPtrArray) lost = NULL;
  g_autoptr (GPtrArray) problems = lw_problems_new ();

  let_crash ();
  lost = lw_autosave_find_lost ();
  g_assert_cmpuint (lost->len, ==, 1);
  g_assert_true (g_file_set_contents (g_ptr_array_index (lost, 0), "{ \"form", -1, NULL));
  g_assert_null (lw_autosave_recover (g_ptr_array_index (lost, 0), problems));
  g_assert_true (lw_problems_have_errors (problems));
  g_assert_cmpuint (count_copies (), ==, 1);
  lw_autosave_discard (g_ptr_array_index (lost, 0));
}

static void
remove_folder (const char *folder)
{
  g_autofree char *below = g_build_filename (folder, "loadwright", NULL);
  g_autofree char *copies = copies_folder ();
  g_autoptr (GDir) dir = g_dir_open (copies, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (copies, name, NULL);

      g_unlink (path);
    }
  g_rmdir (copies);
  g_rmdir (below);
  g_rmdir (folder);
}

int
main (int argc, char *argv[])
{
  g_autofree char *folder = NULL;
  int status;

  if (argc > 1 && g_str_equal (argv[1], "--crash"))
    return crash ();

  program = argv[0];
  /* One folder for all of it, as the lock of a process is made once. */
  folder = g_dir_make_tmp ("loadwright-autosave-XXXXXX", NULL);
  g_assert_nonnull (folder);
  g_setenv ("XDG_STATE_HOME", folder, TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/autosave/written", test_written);
  g_test_add_func ("/autosave/private", test_private);
  g_test_add_func ("/autosave/removed-when-saved", test_removed_when_saved);
  g_test_add_func ("/autosave/removed-when-closed", test_removed_when_closed);
  g_test_add_func ("/autosave/removed-when-undone", test_removed_when_undone);
  g_test_add_func ("/autosave/not-lost", test_not_lost);
  g_test_add_func ("/autosave/recovered", test_recovered);
  g_test_add_func ("/autosave/discarded", test_discarded);
  g_test_add_func ("/autosave/lost-stays", test_lost_stays);
  g_test_add_func ("/autosave/broken", test_broken);
  status = g_test_run ();
  remove_folder (folder);
  return status;
}
