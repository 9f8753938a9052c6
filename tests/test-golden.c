/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

/*
 * Whole bundles, byte for byte as they are kept under tests/golden: a change of any of them is to be
 * seen and wanted. With LW_UPDATE_GOLDEN in the environment they are written anew.
 */

#include "config.h"

#include "lw-bundle.h"
#include "lw-plan-file.h"

#include <glib/gstdio.h>
#include <string.h>

#define DATE G_GINT64_CONSTANT (1768521600) /* 2026-01-16 */

static LwPlan *
open_example (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("LW_TEST_EXAMPLES"), name, NULL);
  g_autoptr (GPtrArray) problems = lw_problems_new ();
  LwPlan *plan = lw_plan_open_any (path, problems);

  g_assert_nonnull (plan);
  return plan;
}

/* The first line that differs, for a message that helps. */
static char *
describe_difference (const char *expected, const char *actual)
{
  g_auto (GStrv) old_lines = g_strsplit (expected, "\n", -1);
  g_auto (GStrv) new_lines = g_strsplit (actual, "\n", -1);
  guint i = 0;

  while (old_lines[i] != NULL && new_lines[i] != NULL && g_str_equal (old_lines[i], new_lines[i]))
    i++;
  return g_strdup_printf ("line %u\n  kept: %s\n  made: %s", i + 1, old_lines[i] != NULL ? old_lines[i] : "(end)",
                          new_lines[i] != NULL ? new_lines[i] : "(end)");
}

static void
check_file (const char *folder, const char *name, GBytes *bytes)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *kept = NULL;
  g_autofree char *made = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autoptr (GError) error = NULL;

  if (g_getenv ("LW_UPDATE_GOLDEN") != NULL)
    {
      g_assert_cmpint (g_mkdir_with_parents (folder, 0755), ==, 0);
      g_file_set_contents (path, made, -1, &error);
      g_assert_no_error (error);
      return;
    }
  g_file_get_contents (path, &kept, NULL, &error);
  g_assert_no_error (error);
  if (!g_str_equal (kept, made))
    {
      g_autofree char *difference = describe_difference (kept, made);

      g_test_message ("%s: %s", path, difference);
      g_test_fail ();
    }
}

static void
test_bundle (gconstpointer data)
{
  const char *name = data;
  g_autofree char *stem = g_strndup (name, strcspn (name, "."));
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "golden", stem, NULL);
  g_autoptr (LwPlan) plan = open_example (name);
  g_autoptr (LwSchedule) schedule = lw_schedule_compute (plan);
  g_autoptr (GError) error = NULL;
  g_autoptr (LwBundle) bundle = lw_bundle_generate (plan, schedule, DATE, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < lw_bundle_get_n_files (bundle); i++)
    check_file (folder, lw_bundle_get_path (bundle, i), lw_bundle_get_bytes (bundle, i));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/golden/order-flow", "order-flow.loadwright", test_bundle);
  g_test_add_data_func ("/golden/order-service", "order-service.yaml", test_bundle);

  return g_test_run ();
}
