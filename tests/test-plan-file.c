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

#define HEADER "{\n  \"format\": \"loadwright-plan\",\n  \"version\": 1"

static LwPlan *
read_text (const char *text, GPtrArray *problems)
{
  return lw_plan_from_data (text, strlen (text), "plan.loadwright", problems);
}

static LwProblem *
problem_at (GPtrArray *problems, guint i)
{
  g_assert_cmpuint (i, <, problems->len);
  return g_ptr_array_index (problems, i);
}

static LwPlan *
read_sound (const char *text)
{
  g_autoptr (GPtrArray) problems = lw_problems_new ();
  LwPlan *plan = read_text (text, problems);

  if (plan == NULL)
    g_error ("%s", problem_at (problems, 0)->message);
  return plan;
}

/* Asserts that the text is refused, with this as one of its problems. */
static void
assert_refused (const char *text, const char *expected)
{
  g_autoptr (GPtrArray) problems = lw_problems_new ();
  g_autoptr (LwPlan) plan = read_text (text, problems);
  g_autoptr (GString) all = g_string_new (NULL);

  g_assert_null (plan);
  for (guint i = 0; i < problems->len; i++)
    {
      g_autofree char *line = lw_problem_format (g_ptr_array_index (problems, i), "");

      g_string_append_printf (all, "%s\n", line);
    }
  if (strstr (all->str, expected) == NULL)
    g_error ("“%s” is not among:\n%s", expected, all->str);
}

static char *
write_text (LwPlan *plan)
{
  gsize length;
  char *text = lw_plan_to_data (plan, &length);

  g_assert_cmpuint (length, ==, strlen (text));
  return text;
}

static void
test_text (void)
{
  g_autoptr (LwPlan) plan = lw_plan_new_default ();
  g_autofree char *text = NULL;

  lw_plan_set_name (plan, "Orders");
  lw_plan_set_timeout_ms (plan, 1500.5);
  text = write_text (plan);
  g_assert_true (g_str_has_prefix (text, HEADER ",\n"
                                                "  \"name\": \"Orders\",\n"
                                                "  \"timeout_ms\": 1500.5,\n"
                                                "  \"endpoints\": [\n"
                                                "    {\n"
                                                "      \"name\": \"GET /\",\n"
                                                "      \"method\": \"GET\",\n"
                                                "      \"path\": \"/\",\n"
                                                "      \"expected_status\": \"2xx\"\n"
                                                "    }\n"
                                                "  ],\n"
                                                "  \"objectives\": [\n"
                                                "    {\n"
                                                "      \"kind\": \"baseline\",\n"
                                                "      \"use\": \"run\",\n"
                                                "      \"scenarios\": [\n"
                                                "        {\n"
                                                "          \"name\": \"baseline\",\n"));
  g_assert_nonnull (strstr (text, "            {\n"
                                  "              \"duration_ms\": 30000,\n"
                                  "              \"target\": 300\n"
                                  "            },\n"));
  g_assert_true (g_str_has_suffix (text, "\n  ]\n}\n"));
}

static void
test_round_trip (void)
{
  for (guint i = 0; i < 200; i++)
    {
      g_autoptr (LwPlan) plan = random_plan_new ();
      g_autofree char *text = write_text (plan);
      g_autoptr (LwPlan) again = read_sound (text);
      g_autofree char *text_again = write_text (again);

      g_assert_true (lw_record_equal (LW_RECORD (plan), LW_RECORD (again)));
      g_assert_cmpstr (text, ==, text_again);
    }
}

static void
test_defaults (void)
{
  g_autoptr (LwPlan) plan = read_sound (HEADER "}");
  g_autoptr (LwPlan) one =
      read_sound (HEADER ", \"objectives\": [{\"kind\": \"soak\", \"use\": \"run\"},"
                         "{\"kind\": \"spike\", \"scenarios\": [{\"name\": \"stress\"}]}]}");
  LwObjective *objective;

  for (LwObjectiveKind kind = 0; kind < LW_N_OBJECTIVES; kind++)
    {
      objective = lw_record_list_get (lw_plan_get_objectives (plan), kind);
      g_assert_cmpint (lw_objective_get_kind (objective), ==, kind);
      g_assert_cmpint (lw_objective_get_use (objective), ==, LW_USE_OFF);
      g_assert_cmpuint (lw_record_list_get_size (lw_objective_get_scenarios (objective)), ==, 1);
    }

  /* What is there keeps its order and its scenarios, or having none. */
  g_assert_cmpuint (lw_record_list_get_size (lw_plan_get_objectives (one)), ==, 5);
  objective = lw_record_list_get (lw_plan_get_objectives (one), 0);
  g_assert_cmpint (lw_objective_get_kind (objective), ==, LW_OBJECTIVE_SOAK);
  g_assert_cmpuint (lw_record_list_get_size (lw_objective_get_scenarios (objective)), ==, 0);
  /* The name of an added scenario is free. */
  objective = lw_plan_get_objective (one, LW_OBJECTIVE_STRESS);
  g_assert_cmpstr (
      lw_scenario_get_name (lw_record_list_get (lw_objective_get_scenarios (objective), 0)), ==,
      "stress_2");
}

static void
test_unknown (void)
{
  static const char text[] = HEADER ",\n"
                                    "  \"endpoints\": [\n"
                                    "    {\n"
                                    "      \"method\": \"GET\",\n"
                                    "      \"path\": \"/\",\n"
                                    "      \"retries\": {\n"
                                    "        \"times\": [\n"
                                    "          1,\n"
                                    "          {\n"
                                    "            \"deep\": 0.1\n"
                                    "          }\n"
                                    "        ]\n"
                                    "      }\n"
                                    "    }\n"
                                    "  ],\n"
                                    "  \"service_level\": {\n"
                                    "    \"apdex\": null\n"
                                    "  },\n"
                                    "  \"objectives\": [\n"
                                    "    {\n"
                                    "      \"kind\": \"stress\",\n"
                                    "      \"use\": \"run\",\n"
                                    "      \"scenarios\": [\n"
                                    "        {\n"
                                    "          \"name\": \"a\",\n"
                                    "          \"executor\": \"constant-vus\",\n"
                                    "          \"zone\": \"\\u2028\"\n"
                                    "        }\n"
                                    "      ],\n"
                                    "      \"later\": true\n"
                                    "    },\n";
  g_autoptr (GPtrArray) problems = lw_problems_new ();
  g_autofree char *whole = g_strconcat (
      text, "    {\"kind\": \"soak\"}], \"z\": {\"a\": 9007199254740993}, \"y\": []}", NULL);
  g_autoptr (LwPlan) plan = read_text (whole, problems);
  g_autoptr (LwRecord) copy = NULL;
  g_autofree char *written = NULL;
  g_autofree char *first = NULL;

  g_assert_nonnull (plan);
  g_assert_cmpuint (lw_problems_count (problems, LW_SEVERITY_NOTE), ==, 6);
  g_assert_cmpuint (problems->len, ==, 6);
  first = lw_problem_format (g_ptr_array_index (problems, 0), "");
  g_assert_cmpstr (
      first, ==,
      "plan.loadwright:8:18: note: “retries” is not known here; it is kept but not used");

  copy = lw_record_copy (LW_RECORD (plan));
  written = write_text (LW_PLAN (copy));
  g_assert_true (g_str_has_prefix (written, text));
  g_assert_true (g_str_has_suffix (written, "  ],\n"
                                            "  \"z\": {\n"
                                            "    \"a\": 9007199254740993\n"
                                            "  },\n"
                                            "  \"y\": []\n"
                                            "}\n"));
}

static void
test_values_refused (void)
{
  assert_refused (
      HEADER ",\n\"timeout_ms\": 0}",
      "plan.loadwright:4:15: error: “timeout_ms” must be a number between 1 and 1000000000000, not 0");
  assert_refused (HEADER ",\n \"name\": 5}",
                  ":4:10: error: “name” must be text in double quotes, not 5");
  assert_refused (HEADER ",\n \"name\": null}",
                  ":4:10: error: “name” must be text in double quotes");
  assert_refused (
      HEADER ", \"environment\": \"moon\"}",
      ":3:32: error: “environment” must be one of qa, staging, production, not \"moon\"");
  assert_refused (HEADER ", \"gap_ms\": 1.5}",
                  "“gap_ms” must be a whole number between 0 and 31622400000, not 1.5");
  assert_refused (HEADER ", \"gap_ms\": -1}", "not -1");
  assert_refused (HEADER ", \"gap_ms\": 1e300}", "whole number");
  assert_refused (HEADER ", \"gap_ms\": \"30s\"}", "whole number");
  assert_refused (HEADER ", \"gap_ms\": {}}", "“gap_ms” must be a whole number");
  assert_refused (HEADER ", \"endpoints\": {}}", "“endpoints” must be a list of objects in [ ]");
  assert_refused (HEADER ", \"endpoints\": [{}, 7]}",
                  ":3:35: error: “endpoints” must be a list of objects in [ ], not 7");
  assert_refused (HEADER ", \"profile\": []}", "“profile” must be an object in { }");
  assert_refused (HEADER ", \"endpoints\": [{\"enabled\": 1}]}",
                  "“enabled” must be true or false, not 1");
  assert_refused (
      HEADER ", \"endpoints\": [{\"avg_response_ms\": -0.5}]}",
      "“avg_response_ms” must be a number between 0 and 1000000000000, or left out, not -0.5");
  assert_refused (HEADER ", \"profile\": {\"components\": [{\"dependencies\": [\"a\", 1]}]}}",
                  ":3:67: error: “dependencies” must be a list of texts in [ ], not 1");
  assert_refused (HEADER ", \"objectives\": [{\"kind\": \"soak\"}, {\"kind\": \"soak\"}]}",
                  ":3:59: error: the objective “soak” is here twice");
  assert_refused (HEADER ", \"objectives\": [{\"scenarios\": [{\"vus\": 2000000}]}]}",
                  "“vus” must be a whole number between 0 and 1000000, not 2000000");
  assert_refused (HEADER ", \"objectives\": [{\"scenarios\": [{\"vus\": 4294967297}]}]}",
                  "not 4294967297");
}

/* All of them at once, each with the path of its field. */
static void
test_all_problems (void)
{
  g_autoptr (GPtrArray) problems = lw_problems_new ();
  g_autoptr (LwPlan) plan = NULL;
  LwProblem *problem;

  plan = read_text (
      HEADER
      ", \"gap_ms\": -1, \"objectives\": [{\"kind\": \"spike\", \"scenarios\": [{\"name\": \"a\","
      " \"stages\": [{}, {\"target\": true}]}]}], \"thresholds\": [{\"value\": \"x\"}]}",
      problems);
  g_assert_null (plan);
  g_assert_cmpuint (problems->len, ==, 3);
  problem = g_ptr_array_index (problems, 1);
  g_assert_cmpstr (problem->path, ==, "objectives[0].scenarios[0].stages[1].target");
  g_assert_cmpstr (problem->code, ==, "plan-value");
}

/* A plan that was saved halfway through a change opens. What takes part is for the schedule to
 * judge, so that nothing is told twice. */
static void
test_scenario_names (void)
{
  static const char format[] =
      HEADER ", \"objectives\": [{\"use\": \"%s\", \"scenarios\": [\n"
             "{\"name\": \"a b\"},\n{\"name\": \"x-_9\"}\n,{\"name\": \"x-_9\"}]}]}";
  g_autoptr (GPtrArray) problems = lw_problems_new ();
  g_autofree char *off = g_strdup_printf (format, "off");
  g_autofree char *run = g_strdup_printf (format, "run");
  g_autoptr (LwPlan) off_plan = read_text (off, problems);
  g_autoptr (LwPlan) run_plan = NULL;
  g_autoptr (LwSchedule) schedule = NULL;
  g_autofree char *wrong = NULL;
  g_autofree char *twice = NULL;
  GPtrArray *found;
  guint n_names = 0;

  g_assert_nonnull (off_plan);
  g_assert_cmpuint (problems->len, ==, 2);
  wrong = lw_problem_format (problem_at (problems, 0), "");
  twice = lw_problem_format (problem_at (problems, 1), "");
  g_assert_true (g_str_has_prefix (
      wrong, "plan.loadwright:4:10: warning: k6 does not take “a b” as the name"));
  g_assert_cmpstr (
      twice, ==,
      "plan.loadwright:6:11: warning: two scenarios are called “x-_9”; the first one is in line 5");

  run_plan = read_sound (run);
  schedule = lw_schedule_compute (run_plan);
  found = lw_schedule_get_problems (schedule);
  for (guint i = 0; i < found->len; i++)
    if (g_str_has_prefix (problem_at (found, i)->code, "scenario-name"))
      {
        g_assert_cmpint (problem_at (found, i)->severity, ==, LW_SEVERITY_ERROR);
        g_assert_cmpuint (problem_at (found, i)->line, ==, n_names == 0 ? 4 : 6);
        n_names++;
      }
  g_assert_cmpuint (n_names, ==, 2);
}

static char *
repeat_item (const char *before, const char *item, guint n, const char *after)
{
  GString *text = g_string_new (before);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "," : "", item);
  g_string_append (text, after);
  return g_string_free (text, FALSE);
}

static void
test_limits (void)
{
  g_autofree char *most = repeat_item (HEADER ", \"endpoints\": [", "{}", LW_MAX_ENDPOINTS, "]}");
  g_autofree char *endpoints =
      repeat_item (HEADER ", \"endpoints\": [", "{}", LW_MAX_ENDPOINTS + 1, "]}");
  g_autofree char *stages =
      repeat_item (HEADER ", \"objectives\": [{\"scenarios\": [{\"stages\": [", "{}",
                   LW_MAX_STAGES + 1, "]}]}]}");
  g_autofree char *half = repeat_item ("{\"scenarios\": [", "{}", LW_MAX_SCENARIOS / 2 + 1, "]");
  g_autofree char *scenarios = g_strconcat (HEADER ", \"objectives\": [", half,
                                            ", \"kind\": \"soak\"}, ", half, "}]}", NULL);
  g_autofree char *pairs =
      repeat_item (HEADER ", \"endpoints\": [{\"headers\": [", "{}", LW_MAX_ITEMS + 1, "]}]}");
  g_autofree char *large = g_strnfill (17 << 20, ' ');
  g_autoptr (LwPlan) plan = read_sound (most);

  g_assert_cmpuint (lw_record_list_get_size (lw_plan_get_endpoints (plan)), ==, LW_MAX_ENDPOINTS);
  assert_refused (endpoints,
                  ":3:30: error: “endpoints” has 10001 entries; at most 10000 are allowed");
  assert_refused (stages, "“stages” has 1001 entries; at most 1000 are allowed");
  assert_refused (scenarios, "there are 1002 scenarios in all; at most 1000 are allowed");
  assert_refused (pairs, "“headers” has 10001 entries");
  assert_refused (large, "larger than 16384 KiB");
}

static void
test_hostile (void)
{
  g_autofree char *deep = repeat_item (HEADER ", \"x\": ", "[", 100000, "");
  g_autofree char *many = repeat_item (HEADER ", \"endpoints\": [", "{\"weight\": -1}", 5000, "]}");
  g_autoptr (GPtrArray) problems = lw_problems_new ();
  static const char nul[] = HEADER ", \"name\": \"a\0b\"}";

  g_strdelimit (deep + strlen (HEADER), ",", ' ');
  deep[strlen (HEADER)] = ',';
  g_assert_null (read_text (deep, problems));
  g_assert_cmpstr (problem_at (problems, 0)->code, ==, "plan-limit");

  assert_refused ("", ":1:1: error: there is nothing in it");
  assert_refused (HEADER ", \"name\": \"a\", \"name\": \"b\"}",
                  ":3:30: error: “name” is here twice");
  assert_refused (HEADER ", \"timeout_ms\": 1e999}", ":3:31: error: the number is too large");
  assert_refused (HEADER ", \"gap_ms\": 9223372036854775808}",
                  ":3:27: error: the number is too large for 64 bits");
  assert_refused (HEADER ", 'name': 'x'}", ":3:17: error: text is written in double quotes");
  assert_refused (HEADER ", \"gap_ms\": 01}", ":3:27: error: a number does not begin with 0");
  assert_refused (HEADER, ":3:15: error: the text ends too early");
  g_assert_null (lw_plan_from_data (nul, sizeof nul - 1, NULL, problems));

  g_ptr_array_set_size (problems, 0);
  g_assert_null (read_text (many, problems));
  g_assert_cmpuint (problems->len, <=, 110);
}

static void
test_harmless (void)
{
  g_autofree char *crlf = NULL;
  g_auto (GStrv) lines =
      g_strsplit (HEADER ",\n\"gap_ms\": 3e4,\n\"timeout_ms\": 20\n}\n", "\n", -1);
  g_autofree char *joined = g_strjoinv ("\r\n", lines);
  g_autoptr (LwPlan) plan = NULL;

  crlf = g_strconcat ("\xef\xbb\xbf", joined, NULL);
  plan = read_sound (crlf);
  g_assert_cmpint (lw_plan_get_gap_ms (plan), ==, 30000);
  g_assert_cmpfloat (lw_plan_get_timeout_ms (plan), ==, 20);
}

static void
test_header (void)
{
  assert_refused ("[]", "plan.loadwright:1:1: error: this is not a Loadwright plan");
  assert_refused ("{\"version\": 1}", ":1:1: error: this is not a Loadwright plan");
  assert_refused ("{\n \"format\": \"other\"}", ":2:12: error: this is not a Loadwright plan");
  assert_refused ("{\"format\": \"loadwright-plan\"}", ":1:1: error: \"version\"");
  assert_refused ("{\"format\": \"loadwright-plan\", \"version\": \"1\"}",
                  ":1:42: error: \"version\"");
  assert_refused ("{\"format\": \"loadwright-plan\", \"version\": -1}",
                  ":1:42: error: \"version\"");
  assert_refused (
      "{\"format\": \"loadwright-plan\",\n  \"version\": 2, \"name\": 5}",
      ":2:14: error: this plan was saved by a newer Loadwright: its format has version 2, and 1 is the "
      "last one known here");
}

/* The draft of the format called two members differently. */
static void
test_migration (void)
{
  g_autoptr (LwPlan) plan =
      read_sound ("{\"format\": \"loadwright-plan\", \"version\": 0, \"title\": \"Old\","
                  " \"profile_path\": \"a.yaml\", \"notes\": \"n\"}");
  g_autofree char *text = write_text (plan);

  g_assert_cmpstr (lw_plan_get_name (plan), ==, "Old");
  g_assert_cmpstr (lw_plan_get_profile_file (plan), ==, "a.yaml");
  g_assert_cmpstr (lw_plan_get_notes (plan), ==, "n");
  g_assert_true (g_str_has_prefix (text, HEADER));
  /* Problems still have a place after the members moved. */
  assert_refused ("{\"format\": \"loadwright-plan\", \"version\": 0,\n\"title\": 5}",
                  ":1:1: error: “name” must be text");
}

static void
test_marks (void)
{
  g_autoptr (LwPlan) plan =
      read_sound (HEADER ",\n"
                         "\"endpoints\": [{}, {\"path\": \"/ä\", \"weight\": 2}],\n"
                         "\"service_level\": {\"p95_ms\": 3}\n}");
  LwEndpoint *endpoint = lw_record_list_get (lw_plan_get_endpoints (plan), 1);
  guint line, column;

  g_assert_true (lw_record_get_mark (LW_RECORD (endpoint), "weight", &line, &column));
  g_assert_cmpuint (line, ==, 4);
  g_assert_cmpuint (column, ==, 44);
  g_assert_true (lw_record_get_mark (LW_RECORD (endpoint), "method", &line, &column));
  g_assert_cmpuint (column, ==, 19);
  g_assert_true (
      lw_record_get_mark (LW_RECORD (lw_plan_get_service_level (plan)), "p95-ms", &line, &column));
  g_assert_cmpuint (line, ==, 5);
  g_assert_cmpuint (column, ==, 29);
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
test_imported_profile (void)
{
  g_autoptr (LwProfile) profile = lw_profile_new ();
  g_autoptr (LwPlan) plan = NULL;
  g_autoptr (LwPlan) same = NULL;
  g_autoptr (LwPlan) edited = NULL;
  g_autofree char *text = NULL;
  g_autofree char *edited_text = NULL;

  lw_traffic_set_avg_rps (lw_profile_get_production (profile), 1000);
  plan = lw_plan_new_for_profile (profile);
  lw_plan_set_profile_file (plan, "a.yaml");
  text = write_text (plan);
  g_assert_null (strstr (text, "imported_profile"));
  same = read_sound (text);
  g_assert_true (lw_record_equal (LW_RECORD (same), LW_RECORD (plan)));

  lw_traffic_set_avg_rps (lw_profile_get_production (lw_plan_get_profile (plan)), 2000);
  edited_text = write_text (plan);
  g_assert_nonnull (strstr (edited_text, "imported_profile"));
  edited = read_sound (edited_text);
  g_assert_true (lw_record_equal (LW_RECORD (edited), LW_RECORD (plan)));
}

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

  g_test_add_func ("/plan-file/text", test_text);
  g_test_add_func ("/plan-file/round-trip", test_round_trip);
  g_test_add_func ("/plan-file/defaults", test_defaults);
  g_test_add_func ("/plan-file/unknown", test_unknown);
  g_test_add_func ("/plan-file/values-refused", test_values_refused);
  g_test_add_func ("/plan-file/all-problems", test_all_problems);
  g_test_add_func ("/plan-file/scenario-names", test_scenario_names);
  g_test_add_func ("/plan-file/limits", test_limits);
  g_test_add_func ("/plan-file/hostile", test_hostile);
  g_test_add_func ("/plan-file/harmless", test_harmless);
  g_test_add_func ("/plan-file/header", test_header);
  g_test_add_func ("/plan-file/migration", test_migration);
  g_test_add_func ("/plan-file/marks", test_marks);
  g_test_add_func ("/plan-file/imported-profile", test_imported_profile);
#define ADD_FILE_TEST(name, function)                                                              \
  g_test_add ("/plan-file/" name, Place, NULL, place_set_up, function, place_tear_down)
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
