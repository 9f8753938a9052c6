/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-document.h"
#include "lw-export-folder.h"
#include "lw-plan-file.h"

#include <glib/gstdio.h>

/* Documents without any window: files, and what follows from the plan. */

typedef struct
{
  char *folder;
  char *plan_path;
  char *profile_path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *example = g_build_filename (g_getenv ("LW_TEST_EXAMPLES"), "order-service.yaml", NULL);
  g_autofree char *text = NULL;

  fixture->folder = g_dir_make_tmp ("loadwright-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->plan_path = g_build_filename (fixture->folder, "orders" LW_PLAN_SUFFIX, NULL);
  fixture->profile_path = g_build_filename (fixture->folder, "orders.yaml", NULL);
  g_file_get_contents (example, &text, NULL, &error);
  g_assert_no_error (error);
  g_file_set_contents (fixture->profile_path, text, -1, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_unlink (fixture->plan_path);
  g_unlink (fixture->profile_path);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  g_free (fixture->plan_path);
  g_free (fixture->profile_path);
}

static void
got_result_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

static void
settle (void)
{
  while (g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);
}

/* The thread that read or wrote a file may let go of it a moment later. */
static void
assert_goes_away (LwDocument *document)
{
  gint64 deadline = g_get_monotonic_time () + 5 * G_USEC_PER_SEC;

  g_object_add_weak_pointer (G_OBJECT (document), (gpointer *) &document);
  while (G_OBJECT (document)->ref_count > 1 && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, FALSE);
  g_object_unref (document);
  g_assert_null (document);
}

static LwDocument *
open_path (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  LwDocument *document;

  lw_document_open_async (file, NULL, got_result_cb, &result);
  document = lw_document_open_finish (wait_for (&result), &problems, error);
  /* The task keeps its data until it is gone. */
  settle ();
  return document;
}

static gboolean
save (LwDocument *document, const char *path, GError **error)
{
  g_autoptr (GFile) file = path != NULL ? g_file_new_for_path (path) : NULL;
  g_autoptr (GAsyncResult) result = NULL;
  gboolean saved;

  lw_document_save_async (document, file, NULL, got_result_cb, &result);
  saved = lw_document_save_finish (document, wait_for (&result), error);
  settle ();
  return saved;
}

static LwDocument *
open_good (const char *path)
{
  g_autoptr (GError) error = NULL;
  LwDocument *document = open_path (path, &error);

  g_assert_no_error (error);
  g_assert_nonnull (document);
  return document;
}

static LwTraffic *
production (LwDocument *document)
{
  return lw_profile_get_production (lw_plan_get_profile (lw_document_get_plan (document)));
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static guint *
count_notify (LwDocument *document, const char *property, guint *count)
{
  g_autofree char *signal = g_strconcat ("notify::", property, NULL);

  *count = 0;
  g_signal_connect_swapped (document, signal, G_CALLBACK (count_cb), count);
  return count;
}

static void
test_profile (Fixture *fixture, gconstpointer data)
{
  LwDocument *document = open_good (fixture->profile_path);
  g_autofree char *title = lw_document_dup_title (document);
  g_autofree char *profile = g_file_get_path (lw_document_get_profile_file (document));

  /* A profile is not a plan: there is nothing to save over it. */
  g_assert_null (lw_document_get_file (document));
  g_assert_cmpstr (profile, ==, fixture->profile_path);
  g_assert_false (lw_document_get_modified (document));
  g_assert_cmpstr (title, ==, lw_profile_get_name (lw_plan_get_profile (lw_document_get_plan (document))));
  /* 1000 / 6.8 = 147.06 */
  g_assert_cmpfloat_with_epsilon (lw_schedule_get_target_rps (lw_document_get_schedule (document)), 147, 0.1);
  assert_goes_away (document);
}

static void
test_save (Fixture *fixture, gconstpointer data)
{
  LwDocument *document = open_good (fixture->profile_path);
  LwDocument *again;
  g_autoptr (GError) error = NULL;
  guint n_modified;

  count_notify (document, "modified", &n_modified);
  lw_traffic_set_avg_rps (production (document), 1360);
  g_assert_true (lw_document_get_modified (document));
  lw_traffic_set_avg_rps (production (document), 1700);
  g_assert_cmpuint (n_modified, ==, 1);

  g_assert_true (save (document, fixture->plan_path, &error));
  g_assert_no_error (error);
  g_assert_false (lw_document_get_modified (document));
  g_assert_cmpuint (n_modified, ==, 2);
  g_assert_nonnull (lw_document_get_file (document));

  again = open_good (fixture->plan_path);
  g_assert_true (lw_record_equal (LW_RECORD (lw_document_get_plan (document)), LW_RECORD (lw_document_get_plan (again))));
  g_assert_false (lw_document_get_modified (again));
  g_assert_nonnull (lw_document_get_profile_file (again));
  assert_goes_away (again);

  /* Undoing what was saved is a change, doing it again is none. */
  lw_history_undo (lw_document_get_history (document));
  g_assert_true (lw_document_get_modified (document));
  lw_history_redo (lw_document_get_history (document));
  g_assert_false (lw_document_get_modified (document));
  assert_goes_away (document);
}

/* What is typed while the file is written is not in the file. */
static void
test_edit_while_saving (Fixture *fixture, gconstpointer data)
{
  LwDocument *document = open_good (fixture->profile_path);
  g_autoptr (GFile) file = g_file_new_for_path (fixture->plan_path);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  LwDocument *again;

  lw_traffic_set_avg_rps (production (document), 1100);
  lw_document_save_async (document, file, NULL, got_result_cb, &result);
  lw_history_seal (lw_document_get_history (document));
  lw_traffic_set_avg_rps (production (document), 1200);
  g_assert_true (lw_document_save_finish (document, wait_for (&result), &error));
  g_assert_no_error (error);
  g_assert_true (lw_document_get_modified (document));

  again = open_good (fixture->plan_path);
  g_assert_cmpfloat (lw_traffic_get_avg_rps (production (again)), ==, 1100);
  assert_goes_away (again);
  g_clear_object (&result);
  settle ();
  assert_goes_away (document);
}

static void
test_cannot_save (Fixture *fixture, gconstpointer data)
{
  LwDocument *document = open_good (fixture->profile_path);
  g_autofree char *nowhere = g_build_filename (fixture->folder, "no", "such", "folder" LW_PLAN_SUFFIX, NULL);
  g_autoptr (GError) error = NULL;

  lw_traffic_set_avg_rps (production (document), 1100);
  g_assert_false (save (document, nowhere, &error));
  g_assert_nonnull (error);
  g_assert_null (lw_document_get_file (document));
  g_assert_true (lw_document_get_modified (document));
  assert_goes_away (document);
}

static void
test_cannot_open (Fixture *fixture, gconstpointer data)
{
  static const char *const bad[] = { "", "{", "\xff\xfe\x00", "%PDF-1.4", "[[[[[[[[[[", "a: &a [*a]" };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_true (g_file_set_contents (fixture->plan_path, bad[i], -1, NULL));
      g_assert_null (open_path (fixture->plan_path, &error));
      g_assert_nonnull (error);
      g_assert_cmpstr (error->message, !=, "");
    }
  {
    g_autoptr (GError) error = NULL;
    g_autofree char *missing = g_build_filename (fixture->folder, "missing" LW_PLAN_SUFFIX, NULL);

    g_assert_null (open_path (missing, &error));
    g_assert_nonnull (error);
    g_clear_error (&error);
    g_assert_null (open_path (fixture->folder, &error));
    g_assert_nonnull (error);
  }
}

static void
test_title (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LwPlan) plan = lw_plan_new_default ();
  LwDocument *document = lw_document_new (plan);
  g_autofree char *unnamed = lw_document_dup_title (document);
  g_autofree char *from_file = NULL;
  g_autofree char *named = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (unnamed, ==, "New plan");
  g_assert_true (save (document, fixture->plan_path, &error));
  from_file = lw_document_dup_title (document);
  g_assert_cmpstr (from_file, ==, "orders" LW_PLAN_SUFFIX);
  lw_plan_set_name (plan, "Christmas");
  named = lw_document_dup_title (document);
  g_assert_cmpstr (named, ==, "Christmas");
  assert_goes_away (document);
}

/* However much changes at once, panels hear of it once. */
static void
test_burst (Fixture *fixture, gconstpointer data)
{
  LwDocument *document = open_good (fixture->profile_path);
  guint n_schedules;
  LwSchedule *before = lw_document_get_schedule (document);

  settle ();
  count_notify (document, "schedule", &n_schedules);
  g_assert_true (lw_document_get_schedule (document) == before);
  for (guint i = 0; i < 200; i++)
    lw_traffic_set_avg_rps (production (document), 680 + i);
  g_assert_cmpuint (n_schedules, ==, 0);
  settle ();
  g_assert_cmpuint (n_schedules, ==, 1);
  /* (680 + 199) / 6.8 */
  g_assert_cmpfloat_with_epsilon (lw_schedule_get_target_rps (lw_document_get_schedule (document)), 129, 1);

  /* Whoever asks in between gets what is true then. */
  lw_traffic_set_avg_rps (production (document), 6800);
  g_assert_cmpfloat_with_epsilon (lw_schedule_get_target_rps (lw_document_get_schedule (document)), 1000, 0.5);
  lw_document_flush (document);
  g_assert_cmpuint (n_schedules, ==, 2);
  lw_document_flush (document);
  settle ();
  g_assert_cmpuint (n_schedules, ==, 2);
  assert_goes_away (document);
}

/* A document that goes away before its idle work is done leaves none behind. */
static void
test_gone_before_recompute (Fixture *fixture, gconstpointer data)
{
  LwDocument *document = open_good (fixture->profile_path);

  lw_traffic_set_avg_rps (production (document), 2000);
  assert_goes_away (document);
  settle ();
}

static gboolean
is_set (LwDocument *document, const char *property)
{
  gboolean set;

  g_object_get (document, property, &set, NULL);
  return set;
}

static void
wait_until_set (LwDocument *document, const char *property)
{
  gint64 deadline = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  while (!is_set (document, property))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, deadline);
      g_main_context_iteration (NULL, FALSE);
    }
}

static void
pass_time (guint milliseconds)
{
  gint64 deadline = g_get_monotonic_time () + milliseconds * 1000;

  while (g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, FALSE);
}

static void
test_changed_on_disk (Fixture *fixture, gconstpointer data)
{
  LwDocument *document = open_good (fixture->profile_path);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *longer = NULL;

  g_assert_true (save (document, fixture->plan_path, &error));
  /* Its own saving is no surprise. */
  lw_traffic_set_avg_rps (production (document), 1360);
  g_assert_true (save (document, NULL, &error));
  pass_time (400);
  g_assert_false (lw_document_get_changed_on_disk (document));

  g_file_get_contents (fixture->plan_path, &text, NULL, &error);
  g_assert_no_error (error);
  longer = g_strconcat (text, "\n", NULL);
  g_assert_true (g_file_set_contents (fixture->plan_path, longer, -1, &error));
  wait_until_set (document, "changed-on-disk");

  /* Saving over it settles it. */
  g_assert_true (save (document, NULL, &error));
  g_assert_false (lw_document_get_changed_on_disk (document));
  assert_goes_away (document);
}

static void
replace_in_profile (Fixture *fixture, const char *from, const char *to)
{
  g_autofree char *text = NULL;
  g_autoptr (GString) changed = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (fixture->profile_path, &text, NULL, &error);
  g_assert_no_error (error);
  changed = g_string_new (text);
  g_assert_cmpuint (g_string_replace (changed, from, to, 1), ==, 1);
  g_file_set_contents (fixture->profile_path, changed->str, -1, &error);
  g_assert_no_error (error);
}

static gboolean
reload (LwDocument *document, GPtrArray *problems)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gboolean reloaded;

  lw_document_reload_profile_async (document, NULL, got_result_cb, &result);
  reloaded = lw_document_reload_profile_finish (document, wait_for (&result), problems, &error);
  g_assert_true (reloaded == (error == NULL));
  settle ();
  return reloaded;
}

/* What the file says now, except where the person has said something else; as one undo step. */
static void
test_reload_profile (Fixture *fixture, gconstpointer data)
{
  LwDocument *document = open_good (fixture->profile_path);
  g_autoptr (GPtrArray) problems = lw_problems_new ();
  LwHistory *history = lw_document_get_history (document);

  lw_traffic_set_peak_rps (production (document), 2500);
  lw_history_seal (history);
  replace_in_profile (fixture, "avg_rps: 1000", "avg_rps: 1500");
  wait_until_set (document, "profile-changed");
  g_assert_cmpfloat (lw_traffic_get_avg_rps (production (document)), ==, 1000);

  g_assert_true (reload (document, problems));
  g_assert_false (is_set (document, "profile-changed"));
  g_assert_cmpfloat (lw_traffic_get_avg_rps (production (document)), ==, 1500);
  g_assert_cmpfloat (lw_traffic_get_peak_rps (production (document)), ==, 2500);
  g_assert_cmpstr (lw_history_get_undo_title (history), ==, "Reload profile");

  lw_history_undo (history);
  g_assert_cmpfloat (lw_traffic_get_avg_rps (production (document)), ==, 1000);
  g_assert_cmpfloat (lw_traffic_get_peak_rps (production (document)), ==, 2500);
  assert_goes_away (document);
}

static void
test_reload_broken_profile (Fixture *fixture, gconstpointer data)
{
  LwDocument *document = open_good (fixture->profile_path);
  g_autoptr (GPtrArray) problems = lw_problems_new ();

  replace_in_profile (fixture, "targets:", "targets: [");
  g_assert_false (reload (document, problems));
  g_assert_true (lw_problems_have_errors (problems));
  g_assert_cmpfloat (lw_traffic_get_avg_rps (production (document)), ==, 1000);
  g_assert_false (lw_document_get_modified (document));

  g_assert_cmpint (g_unlink (fixture->profile_path), ==, 0);
  g_ptr_array_set_size (problems, 0);
  g_assert_false (reload (document, problems));
  g_assert_cmpuint (problems->len, >, 0);
  assert_goes_away (document);
}

static void
test_no_profile (Fixture *fixture, gconstpointer data)
{
  g_autoptr (LwPlan) plan = lw_plan_new_default ();
  LwDocument *document = lw_document_new (plan);
  g_autoptr (GPtrArray) problems = lw_problems_new ();

  g_assert_null (lw_document_get_profile_file (document));
  g_assert_false (reload (document, problems));
  assert_goes_away (document);
}

/* The folder of the last export is kept for a plan that has a file, and only while it is there. */
static void
test_export_folder (Fixture *fixture, gconstpointer data)
{
  LwDocument *document = open_good (fixture->profile_path);
  g_autofree char *remembered = NULL;
  g_autofree char *gone = NULL;
  g_autofree char *bundle = g_build_filename (fixture->folder, "bundle", NULL);
  g_autoptr (GError) error = NULL;
  guint n_exports;

  g_assert_null (lw_export_folder_dup (document));
  count_notify (document, "export-folder", &n_exports);
  g_assert_cmpint (g_mkdir (bundle, 0700), ==, 0);
  g_assert_true (save (document, fixture->plan_path, &error));
  lw_export_folder_set (document, bundle);
  lw_export_folder_set (document, bundle);
  g_assert_cmpuint (n_exports, ==, 2);
  assert_goes_away (document);

  document = open_good (fixture->plan_path);
  remembered = lw_export_folder_dup (document);
  g_assert_cmpstr (remembered, ==, bundle);
  g_assert_cmpint (g_rmdir (bundle), ==, 0);
  gone = lw_export_folder_dup (document);
  g_assert_null (gone);
  assert_goes_away (document);
}

static LwBundle *
generate (LwDocument *document, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  LwBundle *bundle;

  lw_document_generate_async (document, TRUE, NULL, got_result_cb, &result);
  bundle = lw_document_generate_finish (document, wait_for (&result), error);
  settle ();
  return bundle;
}

/* What is typed while the files are made is not in them. */
static void
test_generate_snapshot (Fixture *fixture, gconstpointer data)
{
  LwDocument *document = open_good (fixture->profile_path);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (LwBundle) before = generate (document, &error);
  g_autoptr (LwBundle) meanwhile = NULL;

  lw_document_generate_async (document, TRUE, NULL, got_result_cb, &result);
  lw_traffic_set_avg_rps (production (document), 123456);
  meanwhile = lw_document_generate_finish (document, wait_for (&result), &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (lw_bundle_find (before, LW_SCRIPT_FILE), lw_bundle_find (meanwhile, LW_SCRIPT_FILE)));
  g_clear_object (&result);
  settle ();
  assert_goes_away (document);
}

/* A file that is opened no longer leaves nothing behind. */
static void
test_open_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = g_file_new_for_path (fixture->profile_path);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;

  lw_document_open_async (file, cancellable, got_result_cb, &result);
  g_cancellable_cancel (cancellable);
  g_assert_null (lw_document_open_finish (wait_for (&result), &problems, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  settle ();
}

static void
test_generate (Fixture *fixture, gconstpointer data)
{
  LwDocument *document = open_good (fixture->profile_path);
  g_autoptr (GError) error = NULL;
  LwBundle *bundle = generate (document, &error);

  g_assert_no_error (error);
  g_assert_nonnull (bundle);
  lw_bundle_unref (bundle);

  /* Nothing to plan for: no bundle, but a reason. */
  lw_traffic_set_avg_rps (production (document), LW_UNSET);
  lw_traffic_set_peak_rps (production (document), LW_UNSET);
  bundle = generate (document, &error);
  g_assert_null (bundle);
  g_assert_nonnull (error);
  assert_goes_away (document);
}

#define ADD(name, function) g_test_add ("/document/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("profile", test_profile);
  ADD ("save", test_save);
  ADD ("edit-while-saving", test_edit_while_saving);
  ADD ("cannot-save", test_cannot_save);
  ADD ("cannot-open", test_cannot_open);
  ADD ("title", test_title);
  ADD ("burst", test_burst);
  ADD ("gone-before-recompute", test_gone_before_recompute);
  ADD ("changed-on-disk", test_changed_on_disk);
  ADD ("reload-profile", test_reload_profile);
  ADD ("reload-broken-profile", test_reload_broken_profile);
  ADD ("no-profile", test_no_profile);
  ADD ("export-folder", test_export_folder);
  ADD ("generate", test_generate);
  ADD ("generate-snapshot", test_generate_snapshot);
  ADD ("open-cancelled", test_open_cancelled);
  return g_test_run ();
}
