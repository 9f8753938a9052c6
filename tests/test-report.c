/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-plan-file.h"
#include "lw-report-conditions.h"
#include "lw-report.h"
#include "order-plan.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

static GBytes *
make (LwPlan *plan)
{
  g_autoptr (LwSchedule) schedule = lw_schedule_compute (plan);
  g_autoptr (GError) error = NULL;
  GBytes *bytes = lw_report_make (plan, schedule, &error);

  g_assert_no_error (error);
  return bytes;
}

/* What a reader of PDF files finds in it. NULL, with the test skipped, where there is none. */
static char *
read_with (const char *program, const char *option, GBytes *report)
{
  g_autofree char *path = g_find_program_in_path (program);
  g_autofree char *file = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  char *text = NULL;
  int fd;

  if (path == NULL)
    {
      g_test_skip ("There is no program to read PDF files with");
      return NULL;
    }
  fd = g_file_open_tmp ("loadwright-XXXXXX.pdf", &file, &error);
  g_assert_no_error (error);
  g_close (fd, NULL);
  g_file_set_contents (file, g_bytes_get_data (report, NULL), (gssize) g_bytes_get_size (report), &error);
  g_assert_no_error (error);
  if (g_str_equal (program, "pdftotext"))
    process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, path, option, file, "-", NULL);
  else
    process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, path, file, NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &text, NULL, &error);
  g_assert_no_error (error);
  g_unlink (file);
  /* Where a line ends depends on the fonts there are. */
  if (g_str_equal (program, "pdftotext"))
    g_strdelimit (text, "\n", ' ');
  return text;
}

static void
assert_has (const char *text, const char *words)
{
  if (strstr (text, words) == NULL)
    g_error ("“%s” is not in:\n%s", words, text);
}

static void
test_words (void)
{
  g_autoptr (LwPlan) plan = order_plan_new ();
  g_autoptr (GBytes) report = make (plan);
  g_autofree char *text = read_with ("pdftotext", "-raw", report);

  if (text == NULL)
    return;
  assert_has (text, lw_plan_get_title (plan));
  assert_has (text, "What is tested, and why");
  assert_has (text, "baseline: How the system does on an ordinary day");
  assert_has (text, "147 requests per second, 50 % of what production sends");
  assert_has (text, "2000 / 6.8 = 294.12");
  assert_has (text, "What must hold");
  assert_has (text, "Risks and assumptions");
}

/* A condition that several scenarios have is said once, and limits that stop a test early are not what it
 * has to live up to. */
static void
test_conditions (void)
{
  g_autoptr (LwPlan) plan = order_plan_new ();
  g_autoptr (LwSchedule) schedule = lw_schedule_compute (plan);
  g_autoptr (GPtrArray) conditions = lw_report_list_conditions (schedule);
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_thresholds, n_aborts = 0;
  const LwScheduledThreshold *thresholds = lw_schedule_get_thresholds (schedule, &n_thresholds);

  for (guint i = 0; i < n_thresholds; i++)
    {
      n_aborts += thresholds[i].abort;
      if (thresholds[i].abort)
        g_hash_table_add (known, (gpointer) thresholds[i].words);
    }
  g_assert_cmpuint (n_aborts, >, 0);
  g_assert_cmpuint (conditions->len, >, 3);
  g_assert_cmpuint (conditions->len, <, n_thresholds - n_aborts);
  for (guint i = 0; i < conditions->len; i++)
    g_assert_true (g_hash_table_add (known, g_ptr_array_index (conditions, i)));
  /* First what users notice; how many requests there are comes last. */
  g_assert_nonnull (strstr (g_ptr_array_index (conditions, 0), "response time"));
  g_assert_nonnull (strstr (g_ptr_array_index (conditions, 0), " baseline, soak "));
}

/* Both parts of a scenario are told as one. */
static void
test_parts (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("LW_TEST_EXAMPLES"), "order-flow.loadwright", NULL);
  g_autoptr (GPtrArray) problems = lw_problems_new ();
  g_autoptr (LwPlan) plan = lw_plan_open_any (path, problems);
  g_autoptr (GBytes) report = make (plan);
  g_autofree char *text = read_with ("pdftotext", "-raw", report);

  if (text == NULL)
    return;
  assert_has (text, "We send 73.5 requests per second, 50 % of what production sends");
  assert_has (text, "Of this, 20 % is from users who go all the way");
  g_assert_null (strstr (text, "baseline_e2e: "));
}

static void
test_same_bytes (void)
{
  g_autoptr (LwPlan) plan = order_plan_new ();
  g_autoptr (GBytes) first = make (plan);
  g_autoptr (GBytes) second = make (plan);

  g_assert_true (g_bytes_equal (first, second));
}

/* However much there is to say, it stays on its page, and says that there is more. */
static void
test_one_page (void)
{
  g_autoptr (LwPlan) plan = lw_plan_new_default ();
  LwRecordList *scenarios = lw_objective_get_scenarios (lw_plan_get_objective (plan, LW_OBJECTIVE_BASELINE));
  g_autofree char *long_name = g_strnfill (3000, 'x');
  g_autoptr (GBytes) report = NULL;
  g_autofree char *text = NULL;
  g_autofree char *facts = NULL;

  lw_plan_set_name (plan, long_name);
  lw_traffic_set_avg_rps (lw_profile_get_production (lw_plan_get_profile (plan)), 1e9);
  for (guint i = 0; i < 60; i++)
    {
      LwRecord *copy = lw_record_copy (lw_record_list_get (scenarios, 0));
      g_autofree char *name = g_strdup_printf ("scenario_%u", i);

      lw_scenario_set_name (LW_SCENARIO (copy), name);
      lw_record_list_take (scenarios, copy);
    }
  report = make (plan);
  text = read_with ("pdftotext", "-raw", report);
  if (text == NULL)
    return;
  assert_has (text, " more");
  g_clear_pointer (&text, g_free);
  facts = read_with ("pdfinfo", NULL, report);
  assert_has (facts, "Pages:           1\n");
  assert_has (facts, "A4");
}

/* A plan without any numbers has a page, too. */
static void
test_empty (void)
{
  g_autoptr (LwPlan) plan = lw_plan_new ();
  g_autoptr (GBytes) report = make (plan);
  g_autofree char *text = read_with ("pdftotext", "-raw", report);

  if (text != NULL)
    assert_has (text, "Nothing runs unless it is picked by name.");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/words", test_words);
  g_test_add_func ("/report/conditions", test_conditions);
  g_test_add_func ("/report/parts", test_parts);
  g_test_add_func ("/report/same-bytes", test_same_bytes);
  g_test_add_func ("/report/one-page", test_one_page);
  g_test_add_func ("/report/empty", test_empty);
  return g_test_run ();
}
