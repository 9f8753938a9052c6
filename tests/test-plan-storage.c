/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "common/random-record.h"
#include "lw-error.h"
#include "lw-plan-file.h"
#include "lw-schedule.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#define HEADER "{\n  \"format\": \"loadwright-plan\",\n  \"version\": 2"

static LwProblem *
problem_at (GPtrArray *problems, guint i)
{
  g_assert_cmpuint (i, <, problems->len);
  return g_ptr_array_index (problems, i);
}

/* Files */

typedef struct
{
  char *folder;
  char *path;
} Place;

static void
place_set_up (Place *place, gconstpointer data)
{
  place->folder = g_dir_make_tmp ("lw-plan-XXXXXX", NULL);
  place->path = g_build_filename (place->folder, "ä plan.loadwright", NULL);
}

static void
place_tear_down (Place *place, gconstpointer data)
{
  g_autoptr (GDir) folder = g_dir_open (place->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (place->folder, name, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (place->folder), ==, 0);
  g_free (place->folder);
  g_free (place->path);
}

static LwPlan *
load_sound (const char *path)
{
  g_autoptr (GPtrArray) problems = lw_problems_new ();
  LwPlan *plan = lw_plan_load (path, problems);

  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_nonnull (plan);
  return plan;
}

static guint
count_files (Place *place)
{
  g_autoptr (GDir) folder = g_dir_open (place->folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (folder) != NULL)
    n++;
  return n;
}

static void
test_save (Place *place, gconstpointer data)
{
  g_autoptr (LwPlan) plan = lw_plan_new_default ();
  g_autoptr (LwPlan) again = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (lw_plan_save (plan, place->path, &error));
  g_assert_no_error (error);
  again = load_sound (place->path);
  g_assert_true (lw_record_equal (LW_RECORD (plan), LW_RECORD (again)));

  lw_plan_set_name (plan, "Second");
  g_assert_true (lw_plan_save (plan, place->path, &error));
  g_clear_object (&again);
  again = load_sound (place->path);
  g_assert_cmpstr (lw_plan_get_name (again), ==, "Second");
  g_assert_cmpuint (count_files (place), ==, 1);
}

static void
assert_saved_profile_file (LwPlan *plan, const char *path, const char *expected)
{
  g_autofree char *text = NULL;
  g_autofree char *member = g_strdup_printf ("\"profile_file\": \"%s\",\n", expected);
  g_autoptr (LwPlan) again = NULL;

  g_assert_true (lw_plan_save (plan, path, NULL));
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, member));
  again = load_sound (path);
  g_assert_cmpstr (lw_plan_get_profile_file (again), ==, lw_plan_get_profile_file (plan));
}

static void
test_profile_file (Place *place, gconstpointer data)
{
  g_autoptr (LwPlan) plan = lw_plan_new_default ();
  g_autofree char *beside = g_build_filename (place->folder, "a.yaml", NULL);
  g_autofree char *below = g_build_filename (place->folder, "sub", "a.yaml", NULL);
  g_autofree char *like = g_strconcat (place->folder, "-other/a.yaml", NULL);

  lw_plan_set_profile_file (plan, beside);
  assert_saved_profile_file (plan, place->path, "a.yaml");
  lw_plan_set_profile_file (plan, below);
  assert_saved_profile_file (plan, place->path, "sub/a.yaml");
  lw_plan_set_profile_file (plan, "/elsewhere/a.yaml");
  assert_saved_profile_file (plan, place->path, "/elsewhere/a.yaml");
  lw_plan_set_profile_file (plan, like);
  assert_saved_profile_file (plan, place->path, like);
}

/* The imported profile is only written when the plan's differs from it. */
static void
test_permissions (Place *place, gconstpointer data)
{
  g_autoptr (LwPlan) plan = lw_plan_new_default ();
  const mode_t modes[] = { 0600, 0640, 0666, 0444 };
  mode_t mask = umask (022);
  struct stat status;

  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      g_assert_true (g_file_set_contents (place->path, "old", -1, NULL));
      g_assert_cmpint (g_chmod (place->path, modes[i]), ==, 0);
      g_assert_true (lw_plan_save (plan, place->path, NULL));
      g_assert_cmpint (g_stat (place->path, &status), ==, 0);
      g_assert_cmpuint (status.st_mode & 0777, ==, modes[i]);
      g_assert_cmpint (g_remove (place->path), ==, 0);
    }
  g_assert_true (lw_plan_save (plan, place->path, NULL));
  g_assert_cmpint (g_stat (place->path, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0644);
  umask (mask);
}

static void
assert_not_saved (const char *path, GQuark domain, int code, const char *message)
{
  g_autoptr (LwPlan) plan = lw_plan_new_default ();
  g_autoptr (GError) error = NULL;

  g_assert_false (lw_plan_save (plan, path, &error));
  g_assert_error (error, domain, code);
  if (strstr (error->message, message) == NULL)
    g_error ("%s", error->message);
}

static void
test_not_saved (Place *place, gconstpointer data)
{
  g_autofree char *missing = g_build_filename (place->folder, "none", "a.loadwright", NULL);
  g_autofree char *below_file = g_build_filename (place->path, "a.loadwright", NULL);

  assert_not_saved (place->folder, G_FILE_ERROR, G_FILE_ERROR_ISDIR, "was not saved: ");
  assert_not_saved (missing, G_FILE_ERROR, G_FILE_ERROR_NOENT, "“a.loadwright” was not saved: ");
  assert_not_saved ("/proc/self/a.loadwright", G_FILE_ERROR, G_FILE_ERROR_NOENT, "was not saved: ");
  assert_not_saved ("/dev/null", LW_ERROR, LW_ERROR_UNSAFE, "not a regular file");
  g_assert_true (g_file_set_contents (place->path, "old", -1, NULL));
  assert_not_saved (below_file, G_FILE_ERROR, G_FILE_ERROR_NOTDIR, "was not saved: ");

  if (geteuid () == 0)
    return; /* Nothing is read-only for root. */
  g_assert_cmpint (g_chmod (place->folder, 0555), ==, 0);
  assert_not_saved (place->path, G_FILE_ERROR, G_FILE_ERROR_ACCES, "was not saved: ");
  g_assert_cmpint (g_chmod (place->folder, 0755), ==, 0);
}

static void
test_links (Place *place, gconstpointer data)
{
  g_autoptr (LwPlan) plan = lw_plan_new_default ();
  g_autofree char *target = g_build_filename (place->folder, "target", NULL);
  g_autofree char *text = NULL;

  g_assert_cmpint (symlink ("target", place->path), ==, 0);
  assert_not_saved (place->path, LW_ERROR, LW_ERROR_UNSAFE, "leads nowhere");
  g_assert_false (g_file_test (target, G_FILE_TEST_EXISTS));

  g_assert_true (g_file_set_contents (target, "old", -1, NULL));
  g_assert_true (lw_plan_save (plan, place->path, NULL));
  g_assert_true (g_file_test (place->path, G_FILE_TEST_IS_SYMLINK));
  g_assert_true (g_file_get_contents (target, &text, NULL, NULL));
  g_assert_true (g_str_has_prefix (text, HEADER));

  if (geteuid () != 0)
    return;
  /* A link in a shared folder that somebody else made. */
  g_assert_cmpint (lchown (place->path, 12345, 12345), ==, 0);
  if (getuid () == 0)
    assert_not_saved (place->path, LW_ERROR, LW_ERROR_UNSAFE, "belongs to somebody else");
}

/* What is in memory could hold more than a file may: then the old file stays. */
static void
test_not_readable (Place *place, gconstpointer data)
{
  g_autoptr (LwPlan) plan = lw_plan_new_default ();
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  LwObjective *objective = lw_plan_get_objective (plan, LW_OBJECTIVE_BASELINE);
  LwScenario *scenario = lw_record_list_get (lw_objective_get_scenarios (objective), 0);

  g_assert_true (g_file_set_contents (place->path, "old", -1, NULL));
  for (guint i = 0; i <= LW_MAX_STAGES; i++)
    lw_record_list_take (lw_scenario_get_stages (scenario), lw_stage_new ());
  g_assert_false (lw_plan_save (plan, place->path, &error));
  g_assert_error (error, LW_ERROR, LW_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "“stages” has 1001 entries"));
  g_assert_true (g_file_get_contents (place->path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "old");
}

/* Stands in for a full disk: no file may grow beyond a few bytes. */
static void
test_full (Place *place, gconstpointer data)
{
  g_autofree char *text = NULL;

  if (g_test_subprocess ())
    {
      const char *path = g_getenv ("LW_TEST_PATH");
      const struct rlimit limit = { 512, 512 };

      signal (SIGXFSZ, SIG_IGN);
      g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
      assert_not_saved (path, G_FILE_ERROR, G_FILE_ERROR_FAILED,
                        "“ä plan.loadwright” was not saved: ");
      return;
    }
  g_assert_true (g_file_set_contents (place->path, "old", -1, NULL));
  g_setenv ("LW_TEST_PATH", place->path, TRUE);
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
  g_assert_true (g_file_get_contents (place->path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "old");
  g_assert_cmpuint (count_files (place), ==, 1);
}

static void
test_not_loaded (Place *place, gconstpointer data)
{
  g_autoptr (GPtrArray) problems = lw_problems_new ();
  g_autofree char *large = g_strnfill (17 << 20, ' ');
  LwProblem *problem = NULL;

  g_assert_null (lw_plan_load (place->path, problems));
  g_assert_null (lw_plan_load (place->folder, problems));
  g_assert_null (lw_plan_load ("/dev/zero", problems));
  g_assert_true (g_file_set_contents (place->path, large, 17 << 20, NULL));
  g_assert_null (lw_plan_load (place->path, problems));
  g_assert_cmpuint (problems->len, ==, 4);
  for (guint i = 0; i < problems->len; i++)
    {
      problem = g_ptr_array_index (problems, i);
      g_assert_cmpstr (problem->code, ==, i < 2 ? "unreadable-file" : "too-large");
      g_assert_nonnull (problem->file);
    }
  g_assert_nonnull (strstr (problem->message, "larger than 16384 KiB"));
}

static void
test_open_any (Place *place, gconstpointer data)
{
  static const char yaml[] =
      "architecture:\n  name: Orders\n  components:\n    - {id: api, type: http-api}\n";
  static const char json[] =
      "{\"architecture\": {\"name\": \"Orders\", \"components\": [{\"id\": \"api\", \"type\": \"http-api\"}]}}";
  g_autofree char *profile = g_build_filename (place->folder, "profile.yaml", NULL);
  g_autofree char *other = g_build_filename (place->folder, "plan.json", NULL);
  g_autoptr (GPtrArray) problems = lw_problems_new ();
  g_autoptr (LwPlan) from_yaml = NULL;
  g_autoptr (LwPlan) from_json = NULL;
  g_autoptr (LwPlan) from_plan = NULL;

  g_assert_true (g_file_set_contents (profile, yaml, -1, NULL));
  from_yaml = lw_plan_open_any (profile, problems);
  g_assert_nonnull (from_yaml);
  g_assert_cmpstr (lw_plan_get_profile_file (from_yaml), ==, profile);
  g_assert_cmpstr (lw_plan_get_title (from_yaml), ==, "Orders");
  g_assert_true (lw_record_equal (LW_RECORD (lw_plan_get_profile (from_yaml)),
                                  LW_RECORD (lw_plan_get_imported_profile (from_yaml))));

  g_assert_true (g_file_set_contents (profile, json, -1, NULL));
  from_json = lw_plan_open_any (profile, problems);
  g_assert_nonnull (from_json);
  g_assert_true (lw_record_equal (LW_RECORD (from_json), LW_RECORD (from_yaml)));

  /* The name does not matter for a plan. */
  g_assert_true (lw_plan_save (from_yaml, other, NULL));
  from_plan = lw_plan_open_any (other, problems);
  g_assert_nonnull (from_plan);
  g_assert_true (lw_record_equal (LW_RECORD (from_plan), LW_RECORD (from_yaml)));

  /* What is wrong with a damaged plan is told as that of a plan. */
  g_ptr_array_set_size (problems, 0);
  g_assert_true (g_file_set_contents (other, " \n{\"format\": \"loadwright-plan\",,", -1, NULL));
  g_assert_null (lw_plan_open_any (other, problems));
  g_assert_cmpstr (problem_at (problems, 0)->code, ==, "plan-syntax");
  g_ptr_array_set_size (problems, 0);
  g_assert_true (g_file_set_contents (place->path, "", -1, NULL));
  g_assert_null (lw_plan_open_any (place->path, problems));
  g_assert_cmpstr (problem_at (problems, 0)->code, ==, "plan-syntax");
  g_assert_true (g_file_set_contents (place->path, "{\"a\": 1}", -1, NULL));
  g_assert_null (lw_plan_open_any (place->path, problems));
  g_assert_cmpstr (problem_at (problems, 1)->code, ==, "plan-format");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD_FILE_TEST(name, function)                                                              \
  g_test_add ("/plan-storage/" name, Place, NULL, place_set_up, function, place_tear_down)
  ADD_FILE_TEST ("save", test_save);
  ADD_FILE_TEST ("profile-file", test_profile_file);
  ADD_FILE_TEST ("permissions", test_permissions);
  ADD_FILE_TEST ("not-saved", test_not_saved);
  ADD_FILE_TEST ("links", test_links);
  ADD_FILE_TEST ("full", test_full);
  ADD_FILE_TEST ("not-readable", test_not_readable);
  ADD_FILE_TEST ("not-loaded", test_not_loaded);
  ADD_FILE_TEST ("open-any", test_open_any);

  return g_test_run ();
}
