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
      "{\"format\": \"loadwright-plan\",\n  \"version\": 3, \"name\": 5}",
      ":2:14: error: this plan was saved by a newer Loadwright: its format has version 3, and 2 is the "
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

/* Forms were one text, and a check was a path alone. */
static void
test_migration_of_endpoints (void)
{
  g_autoptr (LwPlan) plan =
      read_sound ("{\"format\": \"loadwright-plan\", \"version\": 1, \"endpoints\": ["
                  "{\"check_json_path\": \"order.id\", \"payload_kind\": \"form\","
                  " \"payload\": \"a=1&b=x%20y+z\\n c \"}, {\"payload\": \"a=1\"}]}");
  LwEndpoint *form = lw_record_list_get (lw_plan_get_endpoints (plan), 0);
  LwEndpoint *plain = lw_record_list_get (lw_plan_get_endpoints (plan), 1);
  LwCheck *check = lw_record_list_get (lw_endpoint_get_checks (form), 0);
  LwRecordList *fields = lw_endpoint_get_form_fields (form);

  g_assert_cmpint (lw_check_get_kind (check), ==, LW_CHECK_JSON_EXISTS);
  g_assert_cmpstr (lw_check_get_subject (check), ==, "order.id");
  g_assert_cmpuint (lw_record_list_get_size (fields), ==, 3);
  g_assert_cmpstr (lw_form_field_get_name (lw_record_list_get (fields, 1)), ==, "b");
  g_assert_cmpstr (lw_form_field_get_value (lw_record_list_get (fields, 1)), ==, "x y z");
  g_assert_cmpstr (lw_form_field_get_name (lw_record_list_get (fields, 2)), ==, "c");
  g_assert_cmpstr (lw_form_field_get_value (lw_record_list_get (fields, 2)), ==, "");
  g_assert_cmpstr (lw_endpoint_get_payload (form), ==, "");
  g_assert_cmpstr (lw_endpoint_get_payload (plain), ==, "a=1");
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
  g_test_add_func ("/plan-file/migration-of-endpoints", test_migration_of_endpoints);
  g_test_add_func ("/plan-file/marks", test_marks);
  g_test_add_func ("/plan-file/imported-profile", test_imported_profile);

  return g_test_run ();
}
