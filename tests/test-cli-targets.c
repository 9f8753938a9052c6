/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "common/cli-runner.h"

#include <pty.h>
#include <string.h>
#include <unistd.h>

/* One of the figures, by its id. (transfer none) */
static JsonObject *
find_figure (JsonNode *root, const char *id)
{
  JsonArray *figures = json_object_get_array_member (json_node_get_object (root), "figures");

  for (guint i = 0; i < json_array_get_length (figures); i++)
    {
      JsonObject *figure = json_array_get_object_element (figures, i);

      if (strcmp (json_object_get_string_member (figure, "id"), id) == 0)
        return figure;
    }
  g_error ("There is no figure %s", id);
  return NULL;
}

static JsonObject *
find_scenario (JsonNode *root, const char *name)
{
  JsonArray *scenarios = json_object_get_array_member (json_node_get_object (root), "scenarios");

  for (guint i = 0; i < json_array_get_length (scenarios); i++)
    {
      JsonObject *scenario = json_array_get_object_element (scenarios, i);

      if (strcmp (json_object_get_string_member (scenario, "name"), name) == 0)
        return scenario;
    }
  return NULL;
}

static void
assert_figure (JsonNode *root, const char *id, const char *text)
{
  g_assert_cmpstr (json_object_get_string_member (find_figure (root, id), "text"), ==, text);
}

/* 2000 requests per second in production, a factor of 6.8 and answers after 0.5 s: 2000 / 6.8 = 294.1;
 * 50 % is 147, 150 % is 441, 300 % is 882, 60 % is 176; 294.1 × 0.5 s keeps 147 VUs busy. */
static void
assert_known_case (const char *profile)
{
  g_auto (CliRun) json = cli_run ("targets", "--basis=peak", "--json", profile, NULL);
  g_auto (CliRun) text = cli_run ("targets", "--basis=peak", profile, NULL);
  g_autoptr (JsonNode) root = NULL;

  cli_assert_status (json, 0);
  root = cli_parse_json (json.output);
  assert_figure (root, "baseline", "147");
  assert_figure (root, "normal", "294");
  assert_figure (root, "stress", "441");
  assert_figure (root, "stress-peak", "588");
  assert_figure (root, "spike", "882");
  assert_figure (root, "soak", "176");
  assert_figure (root, "vus", "147");
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (json_node_get_object (root), "target_rps"),
                                  2000 / 6.8, 1e-9);
  g_assert_cmpint (json_object_get_int_member (find_scenario (root, "baseline"), "rate"), ==, 147);
  g_assert_cmpint (json_object_get_int_member (find_scenario (root, "soak"), "rate"), ==, 176);

  cli_assert_status (text, 0);
  cli_assert_contains (text.output, "2000 / 6.8");
  cli_assert_contains (text.output, "294.12");
  for (const char *const *number = (const char *const[]){ "147", "294", "441", "882", "176", NULL }; *number; number++)
    cli_assert_contains (text.output, *number);
}

static void
test_known_case (void)
{
  g_autofree char *profile = cli_example ("small.yaml");

  assert_known_case (profile);
}

static void
test_known_case_of_input (void)
{
  g_autofree char *profile = cli_input ("reference-minimal.yaml");

  if (profile != NULL)
    assert_known_case (profile);
}

/* 1000 / 6.8 = 147.06. */
static void
test_average (void)
{
  g_autofree char *profile = cli_example ("small.yaml");
  g_auto (CliRun) run = cli_run ("targets", "--basis=average", "--json", profile, NULL);
  g_autoptr (JsonNode) root = NULL;

  cli_assert_status (run, 0);
  root = cli_parse_json (run.output);
  assert_figure (root, "normal", "147");
}

/* 1500 / 5 = 300; a number may be typed as people type it. */
static void
test_overrides (void)
{
  g_autofree char *profile = cli_example ("small.yaml");
  g_auto (CliRun) run = cli_run ("targets", "--json", "--production-rps=1.5k", "--factor=5", "--objective=soak,baseline",
                                 profile, NULL);
  g_autoptr (JsonNode) root = NULL;

  cli_assert_status (run, 0);
  root = cli_parse_json (run.output);
  assert_figure (root, "normal", "300");
  g_assert_cmpstr (json_object_get_string_member (find_scenario (root, "soak"), "use"), ==, "run");
  g_assert_cmpstr (json_object_get_string_member (find_scenario (root, "baseline"), "use"), ==, "run");
  g_assert_null (find_scenario (root, "spike"));
  g_assert_null (find_scenario (root, "capacity"));
  g_assert_null (find_scenario (root, "stress"));
}

/* A flow that nobody described goes through the three endpoints, so 20 % of 73.53 / 3 requests are 4.9
 * flows per second; beside them 58.8 single requests. */
static void
test_modes (void)
{
  g_autofree char *profile = cli_example ("order-service.yaml");
  g_auto (CliRun) json = cli_run ("targets", "--json", "--mode=mixed", "--e2e-share=20", profile, NULL);
  g_auto (CliRun) text = cli_run ("targets", "--mode=mixed", "--e2e-share=20", profile, NULL);
  g_auto (CliRun) flow = cli_run ("targets", "--json", "--mode=e2e", profile, NULL);
  g_auto (CliRun) wrong = cli_run ("targets", "--mode=mixd", profile, NULL);
  g_auto (CliRun) too_much = cli_run ("targets", "--mode=mixed", "--e2e-share=100", profile, NULL);
  g_autoptr (JsonNode) mixed = NULL;
  g_autoptr (JsonNode) e2e = NULL;
  JsonObject *part;

  cli_assert_status (json, 0);
  mixed = cli_parse_json (json.output);
  g_assert_cmpstr (json_object_get_string_member (json_node_get_object (mixed), "mode"), ==, "mixed");
  g_assert_cmpint (json_object_get_int_member (find_scenario (mixed, "baseline"), "rate"), ==, 59);
  g_assert_false (json_object_get_boolean_member (find_scenario (mixed, "baseline"), "flow"));
  part = find_scenario (mixed, "baseline_e2e");
  g_assert_true (json_object_get_boolean_member (part, "flow"));
  g_assert_cmpint (json_object_get_int_member (part, "rate"), ==, 49);
  g_assert_cmpint (json_object_get_int_member (part, "time_unit_ms"), ==, 10000);
  g_assert_cmpfloat (json_object_get_double_member (part, "requests_per_iteration"), ==, 3);
  cli_assert_contains (text.output, "20 % of the load runs the flow");
  cli_assert_contains (text.output, "49 per 10s (flows)");

  cli_assert_status (flow, 0);
  e2e = cli_parse_json (flow.output);
  g_assert_null (find_scenario (e2e, "baseline_e2e"));
  g_assert_true (json_object_get_boolean_member (find_scenario (e2e, "baseline"), "flow"));

  cli_assert_status (wrong, 2);
  cli_assert_contains (wrong.errors, "did you mean mixed?");
  g_assert_cmpint (too_much.status, !=, 0);
  cli_assert_contains (too_much.errors, "--e2e-share");
}

static void
test_all_objectives (void)
{
  static const struct
  {
    const char *name;
    const char *use;
  } expected[] = {
    { "baseline", "run" },      { "capacity", "run" },    { "spike", "run" },
    { "stress", "on-request" }, { "soak", "on-request" },
  };
  g_autofree char *profile = cli_example ("order-service.yaml");
  g_auto (CliRun) run = cli_run ("targets", "--json", "--objective=all", profile, NULL);
  g_autoptr (JsonNode) root = NULL;

  cli_assert_status (run, 0);
  root = cli_parse_json (run.output);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpstr (json_object_get_string_member (find_scenario (root, expected[i].name), "use"), ==,
                     expected[i].use);
}

/* In production there is no factor: the target is the traffic itself. */
static void
test_production (void)
{
  g_autofree char *profile = cli_example ("small.yaml");
  g_auto (CliRun) run = cli_run ("targets", "--json", "--environment=production", profile, NULL);
  g_autoptr (JsonNode) root = NULL;

  cli_assert_status (run, 0);
  root = cli_parse_json (run.output);
  g_assert_cmpfloat (json_object_get_double_member (json_node_get_object (root), "target_rps"), ==, 1000);
  cli_assert_contains (run.errors, "production");
}

/* The same bytes whatever the locale, the time zone or the run. */
static void
test_same_bytes (void)
{
  static const char *const environments[][4] = {
    { "LC_ALL=C", "TZ=UTC" },
    { "LC_ALL=C.UTF-8", "TZ=Pacific/Kiritimati" },
    { "LC_ALL=de_DE.UTF-8", "TZ=America/St_Johns", "LANGUAGE=xx" },
    { "LC_ALL=tr_TR.UTF-8", "LC_NUMERIC=fr_FR.UTF-8" },
  };
  g_autofree char *profile = cli_example ("order-service.yaml");

  for (guint json = 0; json < 2; json++)
    {
      const char *const arguments[] = { "targets", profile, json ? "--json" : NULL, NULL };
      g_auto (CliRun) first = cli_run_full (arguments, environments[0]);

      cli_assert_status (first, 0);
      for (guint i = 1; i < G_N_ELEMENTS (environments); i++)
        {
          g_auto (CliRun) run = cli_run_full (arguments, environments[i]);

          cli_assert_same_text (run.output, first.output);
        }
    }
}

static void
test_problems (void)
{
  g_autofree char *folder = cli_make_folder ();
  g_autofree char *path = g_build_filename (folder, "broken.yaml", NULL);
  g_autofree char *places = g_strdup_printf ("%s:4:", path);
  g_auto (CliRun) check = { 0 };
  g_auto (CliRun) targets = { 0 };
  g_auto (CliRun) missing = { 0 };

  cli_write (folder, "broken.yaml",
             "architecture:\n"
             "  components:\n"
             "    - { id: api, type: http-api }\n"
             "    - { id: api, type: http-api }\n"
             "extrapolation: { factors: { combined: -2 } }\n"
             "targets: { production: { avg_rps: .inf } }\n");
  check = cli_run ("check", path, NULL);
  cli_assert_status (check, 1);
  /* Every problem in one pass, each with its place. */
  cli_assert_contains (check.output, places);
  cli_assert_contains (check.output, ":5:");
  cli_assert_contains (check.output, ":6:");
  cli_assert_contains (check.output, ": error: ");
  cli_assert_contains (check.errors, "errors");

  targets = cli_run ("targets", path, NULL);
  cli_assert_status (targets, 1);
  g_assert_cmpstr (targets.output, ==, "");
  cli_assert_contains (targets.errors, places);

  missing = cli_run ("check", "/nowhere/at/all.yaml", path, NULL);
  cli_assert_status (missing, 1);
  cli_assert_contains (missing.output, "/nowhere/at/all.yaml");
  cli_assert_contains (missing.output, places);
  cli_remove_folder (g_steal_pointer (&folder));
}

/* Every stage asks for too much, but there is one line for each scenario. */
static void
test_problems_once (void)
{
  g_autofree char *profile = cli_example ("small.yaml");
  g_auto (CliRun) run = cli_run ("check", profile, "--production-rps=1e11", NULL);
  g_auto (GStrv) lines = NULL;

  cli_assert_status (run, 1);
  lines = g_strsplit (run.output, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    for (guint j = i + 1; lines[j] != NULL; j++)
      if (strstr (lines[i], ": error: ") != NULL)
        g_assert_cmpstr (lines[i], !=, lines[j]);
}

static void
assert_lines (const char *text, const char *file)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autofree char *pattern = g_strdup_printf ("^%s:[0-9]+:[0-9]+: (error|warning|note): .+", file);

  for (guint i = 0; lines[i] != NULL; i++)
    if (lines[i][0] != '\0' && !g_str_has_prefix (lines[i], "    "))
      g_assert_true (g_regex_match_simple (pattern, lines[i], 0, 0));
}

static void
test_check (void)
{
  static const char *const names[] = { "order-service.yaml", "small.yaml" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *profile = cli_example (names[i]);
      g_auto (CliRun) run = cli_run ("check", profile, NULL);

      cli_assert_status (run, 0);
      assert_lines (run.output, profile);
    }
}

static void
test_check_inputs (void)
{
  static const char *const names[] = { "architecture-qa-vs-prod.yaml", "components-at-root.yaml",
                                       "reference-minimal.yaml" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *profile = cli_input (names[i]);

      if (profile == NULL)
        return;

      g_auto (CliRun) run = cli_run ("check", profile, NULL);

      cli_assert_status (run, 0);
      assert_lines (run.output, profile);
      /* The file declares 6.8 where its own parts give 6.12. */
      if (i == 0)
        {
          cli_assert_contains (run.output, "6.8");
          cli_assert_contains (run.output, "6.12");
        }
    }
}

/* What the program writes to a terminal. (transfer full) */
static char *
run_on_terminal (const char *const *arguments, const char *no_color)
{
  GString *text = g_string_new (NULL);
  char buffer[4096];
  ssize_t length;
  int terminal;
  pid_t child = forkpty (&terminal, NULL, NULL, NULL);

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      g_setenv ("TERM", "xterm", TRUE);
      if (no_color != NULL)
        g_setenv ("NO_COLOR", no_color, TRUE);
      else
        g_unsetenv ("NO_COLOR");
      execv (cli_program (), (char *const *) arguments);
      _exit (127);
    }
  while ((length = read (terminal, buffer, sizeof buffer)) > 0)
    g_string_append_len (text, buffer, length);
  close (terminal);
  return g_string_free (text, FALSE);
}

static void
test_colours (void)
{
  g_autofree char *profile = cli_example ("order-service.yaml");
  const char *const arguments[] = { "loadwright-cli", "targets", profile, NULL };
  g_autofree char *colourful = run_on_terminal (arguments, NULL);
  g_autofree char *plain = run_on_terminal (arguments, "1");
  g_auto (CliRun) piped = cli_run ("targets", profile, NULL);

  cli_assert_contains (colourful, "\033[1m");
  g_assert_null (strchr (plain, '\033'));
  g_assert_null (strchr (piped.output, '\033'));
  cli_assert_contains (plain, "Order service");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cli/targets/known-case", test_known_case);
  g_test_add_func ("/cli/targets/known-case-of-input", test_known_case_of_input);
  g_test_add_func ("/cli/targets/average", test_average);
  g_test_add_func ("/cli/targets/overrides", test_overrides);
  g_test_add_func ("/cli/targets/all-objectives", test_all_objectives);
  g_test_add_func ("/cli/targets/production", test_production);
  g_test_add_func ("/cli/targets/same-bytes", test_same_bytes);
  g_test_add_func ("/cli/targets/problems", test_problems);
  g_test_add_func ("/cli/targets/problems-once", test_problems_once);
  g_test_add_func ("/cli/targets/check", test_check);
  g_test_add_func ("/cli/targets/modes", test_modes);
  g_test_add_func ("/cli/targets/check-inputs", test_check_inputs);
  g_test_add_func ("/cli/targets/colours", test_colours);

  return g_test_run ();
}
