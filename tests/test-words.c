/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

/*
 * What a person reads is in their language, here German; what is written into files is in English
 * whatever their language is.
 */

#include "config.h"

#include "german.h"
#include "lw-bundle.h"
#include "lw-duration.h"
#include "lw-number.h"
#include "lw-plan-file.h"
#include "lw-profile-reader.h"
#include "lw-words.h"

#include <string.h>

#define DATE G_GINT64_CONSTANT (1768521600) /* 2026-01-16 */

static const char *const examples[] = { "components-at-root.yaml", "order-service.yaml", "small.yaml", "staging.yaml" };

static LwPlan *
open_example (const char *file, GPtrArray *problems)
{
  g_autofree char *path = g_build_filename (g_getenv ("LW_TEST_EXAMPLES"), file, NULL);

  return lw_plan_open_any (path, problems);
}

static const LwProblem *
find_problem (GPtrArray *problems, const char *code)
{
  for (guint i = 0; i < problems->len; i++)
    {
      const LwProblem *problem = g_ptr_array_index (problems, i);

      if (strcmp (problem->code, code) == 0)
        return problem;
    }
  g_assert_not_reached ();
}

static const LwFigure *
find_figure (LwSchedule *schedule, const char *id)
{
  const LwFigure *figure = lw_schedule_find_figure (schedule, id);

  g_assert_nonnull (figure);
  return figure;
}

static void
test_problems (void)
{
  g_autoptr (GPtrArray) problems = lw_problems_new ();
  g_autoptr (LwPlan) plan = open_example ("order-service.yaml", problems);
  g_autoptr (LwSchedule) schedule = lw_schedule_compute (plan);
  const LwProblem *factor = find_problem (lw_schedule_get_problems (schedule), "factor-mismatch");
  g_autofree char *line = lw_problem_format (factor, "order-service.yaml");

  g_assert_false (lw_schedule_is_english (schedule));
  g_assert_cmpstr (factor->message, ==,
                   "Angegebener und berechneter Faktor weichen um 11 % voneinander ab: Das Profil sagt 6.8, "
                   "seine Ressourcen ergeben (2 / 1 × 0.85) × (8 / 2 × 0.9) = 6.12");
  g_assert_cmpstr (factor->fix_label, ==, "6.12 verwenden");
  g_assert_nonnull (strstr (line, ": Warnung: Angegebener"));
  g_assert_cmpstr (find_figure (schedule, "vus")->note, ==, "Gesetz von Little: Rate × Antwortzeit");
  g_assert_cmpstr (find_figure (schedule, "target")->title, ==, "Ziellast in QA");
}

static void
test_reader (void)
{
  static const char text[] = "architecture:\n  name: Orders\n  componenst: []\n";
  g_autoptr (GPtrArray) problems = lw_problems_new ();
  g_autoptr (LwProfile) profile = lw_profile_read_data (text, strlen (text), "orders.yaml", problems);
  const LwProblem *unknown = find_problem (problems, "unknown-key");

  g_assert_nonnull (profile);
  g_assert_cmpstr (unknown->message, ==, "unbekannter Schlüssel „componenst“ in der Architektur, wird nicht beachtet");
  g_assert_cmpstr (unknown->suggestion, ==, "War „components“ gemeint?");
}

static void
test_entry (void)
{
  g_autoptr (GError) error = NULL;
  gint64 duration_ms;

  g_assert_false (lw_duration_parse ("bald", &duration_ms, &error));
  g_assert_cmpstr (error->message, ==, "„bald“ ist keine Dauer; zu schreiben wie 90s, 5 min, 1h30m oder 1:30:00");
}

/* Words with their place in the sentence changed. */
static void
test_thresholds (void)
{
  g_autoptr (GPtrArray) problems = lw_problems_new ();
  g_autoptr (LwPlan) plan = open_example ("order-service.yaml", problems);
  g_autoptr (LwSchedule) schedule = lw_schedule_compute (plan);
  guint n_thresholds;
  const LwScheduledThreshold *thresholds = lw_schedule_get_thresholds (schedule, &n_thresholds);
  gboolean found = FALSE;

  for (guint i = 0; i < n_thresholds; i++)
    {
      g_assert_null (strstr (thresholds[i].words, " of the "));
      found |= g_str_has_prefix (thresholds[i].words, "bei 95 % der Anfragen");
    }
  g_assert_true (found);
}

static LwBundle *
generate (LwPlan *plan)
{
  g_autoptr (LwSchedule) schedule = lw_schedule_compute (plan);
  g_autoptr (GError) error = NULL;
  LwBundle *bundle = lw_bundle_generate (plan, schedule, DATE, &error);

  g_assert_no_error (error);
  return bundle;
}

static void
test_bundle (gconstpointer data)
{
  g_autoptr (GPtrArray) problems = lw_problems_new ();
  g_autoptr (LwPlan) plan = open_example (data, problems);
  g_autoptr (LwBundle) german = generate (plan);
  g_autoptr (LwBundle) english = NULL;

  lw_words_begin_english ();
  english = generate (plan);
  lw_words_end_english ();

  g_assert_cmpuint (lw_bundle_get_n_files (german), ==, lw_bundle_get_n_files (english));
  for (guint i = 0; i < lw_bundle_get_n_files (english); i++)
    {
      g_assert_cmpstr (lw_bundle_get_path (german, i), ==, lw_bundle_get_path (english, i));
      g_assert_true (g_bytes_equal (lw_bundle_get_bytes (german, i), lw_bundle_get_bytes (english, i)));
    }
}

/* As it is kept for the other tests, which run in English. */
static void
test_golden (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "golden", "order-service", LW_README_FILE, NULL);
  g_autoptr (GPtrArray) problems = lw_problems_new ();
  g_autoptr (LwPlan) plan = open_example ("order-service.yaml", problems);
  g_autoptr (LwBundle) bundle = generate (plan);
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = NULL;
  gsize length;

  g_file_get_contents (path, &kept, &length, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (kept, length, g_bytes_get_data (lw_bundle_find (bundle, LW_README_FILE), NULL),
                   g_bytes_get_size (lw_bundle_find (bundle, LW_README_FILE)));
}

static gpointer
words_of_thread (gpointer data)
{
  return (gpointer) lw_words (data);
}

static void
test_nesting (void)
{
  static const char text[] = "Production estimate";
  GThread *thread;

  g_assert_cmpstr (lw_words (text), ==, "Schätzung für die Produktion");
  lw_words_begin_english ();
  lw_words_begin_english ();
  lw_words_end_english ();
  g_assert_true (lw_words (text) == text);
  g_assert_cmpstr (lw_words_plural ("note", "notes", 2), ==, "notes");
  g_assert_true (lw_words_are_english ());
  thread = g_thread_new ("words", words_of_thread, (gpointer) text);
  g_assert_cmpstr (g_thread_join (thread), ==, "Schätzung für die Produktion");
  lw_words_end_english ();
  g_assert_false (lw_words_are_english ());
}

int
main (int argc, char **argv)
{
  gboolean german = german_begin ();

  g_test_init (&argc, &argv, NULL);
  if (!german)
    {
      g_test_message ("there are no translations to test");
      return 77;
    }

  g_test_add_func ("/words/problems", test_problems);
  g_test_add_func ("/words/reader", test_reader);
  g_test_add_func ("/words/entry", test_entry);
  g_test_add_func ("/words/thresholds", test_thresholds);
  g_test_add_func ("/words/nesting", test_nesting);
  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_autofree char *path = g_strdup_printf ("/words/bundle/%s", examples[i]);

      g_test_add_data_func (path, examples[i], test_bundle);
    }
  g_test_add_func ("/words/golden", test_golden);

  return g_test_run ();
}
