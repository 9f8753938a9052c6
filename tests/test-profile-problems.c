/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "common/profile-text.h"

#include "lw-plan.h"
#include "lw-problem-sink.h"

#include <string.h>

typedef struct
{
  const char *text;
  const char *problems;
} Case;

static void
assert_cases (const Case *cases, guint n_cases)
{
  for (guint i = 0; i < n_cases; i++)
    profile_text_assert_problems (cases[i].text, cases[i].problems);
}

/* The value of a number field, in a text where it stands at 1:36. */
#define RPS(value) "targets: { production: { avg_rps: " value " } }\n"

static void
test_numbers (void)
{
  static const Case cases[] = {
    { RPS ("-5"), "1:35 error negative\n" },
    { RPS ("-0.0"), "" },
    { RPS (".inf"), "1:35 error not-finite\n" },
    { RPS ("-.Inf"), "1:35 error not-finite\n" },
    { RPS (".NaN"), "1:35 error not-finite\n" },
    { RPS ("'infinity'"), "1:35 error not-finite\n" },
    { RPS ("1e999"), "1:35 error not-a-number\n" },
    { RPS ("1e13"), "1:35 error too-large\n" },
    { RPS ("1e12"), "" },
    { RPS ("NO"), "1:35 error not-a-number\n" },
    { RPS ("yes"), "1:35 error not-a-number\n" },
    { RPS ("1:30"), "1:35 error ambiguous-number\n" },
    { RPS ("'1:30'"), "1:35 error ambiguous-number\n" },
    { RPS ("0o17"), "1:35 error ambiguous-number\n" },
    { RPS ("0x1F"), "1:35 error ambiguous-number\n" },
    { RPS ("0b101"), "1:35 error ambiguous-number\n" },
    { RPS ("010"), "1:35 error ambiguous-number\n" },
    { RPS ("019"), "1:35 error ambiguous-number\n" },
    { RPS ("0.5"), "" },
    { RPS ("0"), "" },
    { RPS ("1_000"), "1:35 warning ambiguous-number\n" },
    { RPS ("'2,000'"), "1:35 error ambiguous-number\n" },
    { RPS ("2,000"), "1:35 error ambiguous-number\n" },
    { RPS ("2024-11-05"), "1:35 error not-a-number\n" },
    { RPS ("2k"), "1:35 error not-a-number\n" },
    { RPS ("fast"), "1:35 error not-a-number\n" },
    { RPS ("''"), "1:35 error not-a-number\n" },
    { RPS ("12 apples"), "1:35 error not-a-number\n" },
    { RPS ("[1]"), "1:35 error wrong-shape\n" },
    { RPS ("{ a: 1 }"), "1:35 error wrong-shape\n" },
    { RPS ("1000/s"), "" },
  };

  assert_cases (cases, G_N_ELEMENTS (cases));
}

static void
assert_suggestion (const char *text, const char *code, const char *suggestion)
{
  g_autoptr (GPtrArray) problems = lw_problems_new ();
  g_autoptr (LwProfile) profile =
      lw_profile_read_data (text, strlen (text), "profile.yaml", problems);
  const LwProblem *problem = profile_text_find_problem (problems, code);

  g_assert_cmpint (profile == NULL, ==, lw_problems_have_errors (problems));
  g_assert_nonnull (problem);
  g_assert_cmpstr (problem->suggestion, ==, suggestion);
}

/* What to write instead, with the numbers in it. */
static void
test_suggestions (void)
{
  assert_suggestion (RPS ("1:30"), "ambiguous-number", "Write 90, or whichever number is meant");
  assert_suggestion (RPS ("12:30:45"), "ambiguous-number",
                     "Write 45045, or whichever number is meant");
  assert_suggestion (RPS ("0o17"), "ambiguous-number", "Write 15");
  assert_suggestion (RPS ("0x1F"), "ambiguous-number", "Write 31");
  assert_suggestion (RPS ("010"), "ambiguous-number", "Write 10, or 8 if octal digits are meant");
  assert_suggestion (RPS ("0089"), "ambiguous-number", "Write 89");
  assert_suggestion (RPS ("1_000"), "ambiguous-number", "Write 1000");
  assert_suggestion (RPS ("'2,000'"), "ambiguous-number", "Write 2000 or 2, whichever is meant");
  assert_suggestion (RPS ("'1,234,567'"), "ambiguous-number", "Write 1234567");
  assert_suggestion (RPS ("6,8"), "ambiguous-number", "Write 68 or 6.8, whichever is meant");
  assert_suggestion (RPS ("2k"), "not-a-number", "Write 2000");
  assert_suggestion ("components: [{ dependencies: [], ram: 512m }]\n", "not-a-number",
                     "A small m means thousandths; write Mi for MiB, such as 512Mi");
  assert_suggestion ("targets: { productoin: {} }\n", "unknown-key", "Did you mean “production”?");
  assert_suggestion ("targets: { production: { avgRps: 1 } }\n", "unknown-key",
                     "Did you mean “avg_rps”?");
  assert_suggestion ("targets: { production: { avg-rps: 1 } }\n", "unknown-key",
                     "Did you mean “avg_rps”?");
  assert_suggestion ("targets: { production: { weather: 1 } }\n", "unknown-key", NULL);
  assert_suggestion ("components: [{ id: order-db }, { id: b, dependencies: [order_db] }]\n",
                     "unknown-dependency", "Did you mean “order-db”?");
  assert_suggestion ("components: [{ id: x1, name: Orders }, { id: b, dependencies: [Orders] }]\n",
                     "unknown-dependency", "Did you mean “x1”?");
}

static void
test_percentages (void)
{
  static const Case cases[] = {
    { "targets: { production: { uptime: 99.9 } }\n", "1:34 note percent-reading\n" },
    { "targets: { production: { error_rate: 1 } }\n", "1:38 warning percent-reading\n" },
    { "targets: { production: { error_rate: 101% } }\n", "1:38 error too-large\n" },
    { "targets: { production: { error_rate: -1% } }\n", "1:38 error negative\n" },
    { "targets: { production: { error_rate: few } }\n", "1:38 error not-a-number\n" },
    { "targets: { production: { error_rate: NO } }\n", "1:38 error not-a-number\n" },
    { "targets: { production: { error_rate: .inf } }\n", "1:38 error not-finite\n" },
    { "targets: { production: { error_rate: [] } }\n", "1:38 error wrong-shape\n" },
    { "extrapolation: { factors: { cpu_scaling: { efficiency: 85 } } }\n",
      "1:56 note percent-reading\n" },
    { "extrapolation: { factors: { cpu_scaling: { efficiency: 0 } } }\n", "1:56 error zero\n" },
    { "extrapolation: { confidence: { level: 75 } }\n", "1:39 note percent-reading\n" },
    { "components: [{ id: a, hpa: { target_cpu_percent: 0.7 } }]\n",
      "1:14 note resources-reading\n1:50 note percent-reading\n" },
  };

  assert_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_zero (void)
{
  static const Case cases[] = {
    { "extrapolation: { factors: { combined: 0 } }\n", "1:39 error zero\n" },
    { "extrapolation: { factors: { combined: { calculated: 0.0 } } }\n", "1:53 error zero\n" },
    { "extrapolation: { adjustments: { combined_reality_factor: 0 } }\n", "1:58 error zero\n" },
    { "components: [{ id: a, environments: { qa: { cpu: 0 } } }]\n", "1:50 error zero\n" },
    { "components: [{ id: a, environments: { qa: { cpu: 0m } } }]\n", "1:50 error zero\n" },
    { "components: [{ id: a, environments: { qa: { replicas: 0 } } }]\n",
      "1:55 warning no-replicas\n" },
    { "components: [{ id: a, environments: { qa: { cpu: 500 } } }]\n",
      "1:50 warning unlikely-number\n" },
  };

  assert_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_truth_values (void)
{
  static const Case cases[] = {
    { "components: [{ id: a, environments: { qa: { hpa: { enabled: false } } } }]\n", "" },
    { "components: [{ id: a, environments: { qa: { hpa: { enabled: 'True' } } } }]\n", "" },
    { "components: [{ id: a, environments: { qa: { hpa: { enabled: NO } } } }]\n",
      "1:61 warning old-yaml\n" },
    { "components: [{ id: a, environments: { qa: { hpa: { enabled: on } } } }]\n",
      "1:61 warning old-yaml\n" },
    { "components: [{ id: a, environments: { qa: { hpa: { enabled: 1 } } } }]\n",
      "1:61 error not-a-truth-value\n" },
    { "components: [{ id: a, environments: { qa: { hpa: { enabled: [] } } } }]\n",
      "1:61 error not-a-truth-value\n" },
    { "components: [{ id: a, environments: { qa: { hpa: true } } }]\n",
      "1:50 error wrong-shape\n" },
  };

  assert_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_shapes (void)
{
  static const Case cases[] = {
    { "", "0:0 error not-a-profile\n" },
    { "# nothing\n", "0:0 error not-a-profile\n" },
    { "hello\n", "1:1 error not-a-profile\n" },
    { "- a\n", "1:1 error not-a-profile\n" },
    { "services: { web: {} }\n", "1:1 error not-a-profile\n" },
    { "{}\n", "1:1 error not-a-profile\n" },
    { "architecture: order service\n", "1:15 error wrong-shape\n" },
    { "architecture: [a]\n", "1:15 error wrong-shape\n" },
    { "architecture: ~\n", "" },
    { "components: {}\n", "1:13 error wrong-shape\n" },
    { "components: []\n", "" },
    { "components: [api]\n", "1:14 error wrong-shape\n" },
    { "components: [[]]\n", "1:14 error wrong-shape\n" },
    { "components: [...]\n", "1:14 warning placeholder\n" },
    { "architecture:\n  components: [...]\n", "2:16 warning placeholder\n" },
    { "components:\n- id: a\n- …\n", "3:3 warning placeholder\n" },
    { "components: [{ id: a, environments: [] }]\n", "1:37 error wrong-shape\n" },
    { "components: [{ id: a, environments: { qa: 1 } }]\n", "1:43 error wrong-shape\n" },
    { "components: [{ id: a, environments: { dev: {} } }]\n", "1:39 note unknown-key\n" },
    { "components: [{ id: a, environments: { prod: {}, production: {} } }]\n",
      "1:49 warning second-spelling\n" },
    { "components: [{ id: a, environments: { qa: {} }, resources: { qa: {} } }]\n",
      "1:62 warning second-spelling\n" },
    { "components: [{ id: a, environments: { qa: { ram: 1, ram_mb: 2 } } }]\n",
      "1:53 warning second-spelling\n" },
    { "components: [{ id: a, description: [x] }]\n", "1:36 warning wrong-shape\n" },
    { "components: [{ id: a, dependencies: { b: c } }]\n", "1:37 warning wrong-shape\n" },
    { "components: [{ id: a, dependencies: [{ id: b }] }]\n", "1:38 warning wrong-shape\n" },
    { "components: [{ type: redis }]\n", "1:14 warning missing-id\n" },
    { "components: [{ id: a, endpoints: { path: /a } }]\n", "1:34 error wrong-shape\n" },
    { "components: [{ id: a, type: http-api, endpoints: [{ method: GET }] }]\n",
      "1:51 error missing-path\n" },
    { "components: [{ id: a, type: http-api, endpoints: [{ path: /a }] }]\n",
      "1:51 note missing-method\n" },
    { "components: [{ id: a, type: http-api, endpoints: [{ method: GTE, path: /a }] }]\n",
      "1:61 error unknown-method\n" },
    { "components: [{ id: a, type: http-api, endpoints: [{ method: GET, path: a }] }]\n",
      "1:72 note path-reading\n" },
    { "components: [{ id: a, type: HTTP_API }]\n", "1:29 note type-reading\n" },
    { "components: [{ id: a, endpoints: [{ method: GET, path: /a }] }]\n",
      "1:14 note type-reading\n" },
    { "cost_estimates: 5\ntargets: {}\n", "1:17 warning wrong-shape\n" },
    { "cost_estimates: { qa: { rds: cheap } }\ntargets: {}\n", "1:30 warning not-a-number\n" },
    { "cost_estimates: { qa: [1] }\ntargets: {}\n", "1:23 warning wrong-shape\n" },
    { "bottlenecks: [{ component: x, limit: 100 connections }]\ntargets: {}\n",
      "1:28 warning unknown-component\n1:38 note number-reading\n" },
    { "bottlenecks: [{ limit: many }]\ntargets: {}\n", "1:24 warning not-a-number\n" },
    { "targets: { production: { avg_rps: 1 }, weather: {} }\nfoo: 1\n",
      "1:40 note unknown-key\n2:1 note unknown-key\n" },
    { "extrapolation: { factors: [1] }\n", "1:27 error wrong-shape\n" },
  };

  assert_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_paths_of_endpoints (void)
{
  g_autoptr (LwProfile) profile =
      profile_text_read ("components:\n"
                         "- id: a\n"
                         "  type: http-api\n"
                         "  endpoints:\n"
                         "  - { method: GET, path: orders }\n"
                         "  - { method: GET, path: \"https://api.example:8443/v1/orders?x=1\" }\n"
                         "  - { method: GET, path: \"https://api.example\" }\n"
                         "  - { method: GET, path: \"/redirect?to=https://x.example/y\" }\n");
  static const char *const expected[] = { "/orders", "/v1/orders?x=1", "/",
                                          "/redirect?to=https://x.example/y" };
  LwRecordList *endpoints = lw_component_get_endpoints (lw_profile_find_component (profile, "a"));

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpstr (lw_endpoint_get_path (lw_record_list_get (endpoints, i)), ==, expected[i]);
}

static void
test_dependencies (void)
{
  static const Case cases[] = {
    { "components:\n- { id: a, dependencies: [b, c] }\n- { id: b }\n",
      "2:30 error unknown-dependency\n" },
    { "components:\n- { id: a, dependencies: b }\n", "2:26 error unknown-dependency\n" },
    { "components:\n- { id: a, dependencies: [a] }\n", "2:27 error dependency-cycle\n" },
    { "components:\n- { id: a, dependencies: [b] }\n- { id: b, dependencies: [c] }\n- { id: c, dependencies: [a] }\n",
      "4:27 error dependency-cycle\n" },
    { "components:\n- { id: a, dependencies: [b, c] }\n- { id: b, dependencies: [d] }\n- { id: c, dependencies: [d] }\n- { id: d }\n",
      "" },
    { "components:\n- { id: a }\n- { name: a }\n- { id: a }\n",
      "3:11 error duplicate-id\n4:9 error duplicate-id\n" },
    /* An unfinished text says nothing about what it lacks. */
    { "components:\n- { id: a, dependencies: [b] }\n- [\n",
      "3:3 error wrong-shape\n4:1 error yaml-syntax\n" },
  };

  assert_cases (cases, G_N_ELEMENTS (cases));
}

static void
test_cycle_is_named (void)
{
  static const char text[] = "components:\n"
                             "- { id: web, dependencies: [orders] }\n"
                             "- { id: orders, dependencies: [billing] }\n"
                             "- { id: billing, dependencies: [mail, orders] }\n"
                             "- { id: mail }\n";
  g_autoptr (GPtrArray) problems = lw_problems_new ();
  g_autoptr (LwProfile) profile =
      lw_profile_read_data (text, strlen (text), "profile.yaml", problems);
  const LwProblem *problem = profile_text_find_problem (problems, "dependency-cycle");

  g_assert_null (profile);
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_nonnull (strstr (problem->message, "orders → billing → orders"));
  g_assert_null (strstr (problem->message, "web"));
  g_assert_cmpuint (problem->line, ==, 4);
  g_assert_cmpuint (problem->column, ==, 39);
}

/* A chain that is longer than the C stack is deep. */
static void
test_long_chain (void)
{
  g_autoptr (GString) text = g_string_new ("components:\n");
  g_autoptr (GPtrArray) problems = lw_problems_new ();
  g_autoptr (LwProfile) profile = NULL;

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (text, "- { id: c%u, dependencies: [c%u] }\n", i, (i + 1) % 20000);
  profile = lw_profile_read_data (text->str, text->len, "profile.yaml", problems);
  g_assert_null (profile);
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_cmpstr (((LwProblem *) g_ptr_array_index (problems, 0))->code, ==, "dependency-cycle");
}

static void
test_two_places (void)
{
  static const char text[] = "architecture:\n"
                             "  name: A\n"
                             "  extrapolation: { factors: { combined: 4 } }\n"
                             "  targets: { production: { avg_rps: 10, peak_rps: 20 } }\n"
                             "extrapolation: { factors: { combined: 5 }, method: m }\n"
                             "targets: { production: { avg_rps: 10, uptime: 99% } }\n";
  g_autoptr (GPtrArray) problems = lw_problems_new ();
  g_autoptr (LwProfile) profile =
      lw_profile_read_data (text, strlen (text), "profile.yaml", problems);
  g_autofree char *found = profile_text_dup_problems (problems);
  const LwProblem *problem = profile_text_find_problem (problems, "two-places");
  guint line;
  guint column;

  g_assert_cmpstr (found, ==, "5:39 warning two-places\n");
  g_assert_nonnull (strstr (problem->message, "4 below “architecture:” (line 3)"));
  g_assert_nonnull (strstr (problem->message, "5 at the root"));
  g_assert_cmpfloat (lw_extrapolation_get_declared_factor (lw_profile_get_extrapolation (profile)),
                     ==, 5);
  g_assert_cmpstr (lw_extrapolation_get_method (lw_profile_get_extrapolation (profile)), ==, "m");
  g_assert_cmpfloat (lw_traffic_get_peak_rps (lw_profile_get_production (profile)), ==, 20);
  g_assert_cmpfloat_with_epsilon (lw_traffic_get_uptime (lw_profile_get_production (profile)), 0.99,
                                  1e-12);
  g_assert_true (lw_record_get_mark (LW_RECORD (lw_profile_get_extrapolation (profile)),
                                     "declared-factor", &line, &column));
  g_assert_cmpuint (line, ==, 5);
}

static void
test_two_lists (void)
{
  static const Case cases[] = {
    { "architecture: { components: [{ id: a }] }\ncomponents: [{ id: a }]\n", "" },
    { "architecture: { components: [...] }\ncomponents: [{ id: a }]\n",
      "1:30 warning placeholder\n" },
    { "architecture: { components: [{ id: a }] }\ncomponents: [{ id: b }]\n",
      "2:14 warning two-places\n" },
    /* What is not used is not looked at any further. */
    { "architecture: { components: [{ id: a, dependencies: [a] }] }\ncomponents: [{ id: a, dependencies: [] }]\n",
      "2:14 warning two-places\n" },
  };

  assert_cases (cases, G_N_ELEMENTS (cases));
}

/* What is wrong with the notation is told together with what is wrong with the values. */
static void
test_everything_in_one_pass (void)
{
  profile_text_assert_problems ("architecture:\n"
                                "  name: X\n"
                                "  components:\n"
                                "    - id: api\n"
                                "      typ: http-api\n"
                                "      environments:\n"
                                "        production: &p { cpu: 4 }\n"
                                "        qa: { cpu: 0, cpu: 1, replicas: 01 }\n"
                                "        staging: *p\n"
                                "      dependencies: [nowhere]\n"
                                "  targets:\n"
                                "    production: { avg_rps: -1, error_rate: 2 }\n",
                                "5:7 note unknown-key\n"
                                "7:21 error yaml-anchor\n"
                                "8:20 error zero\n"
                                "8:23 error duplicate-key\n"
                                "8:41 error ambiguous-number\n"
                                "9:18 error yaml-alias\n"
                                "10:22 error unknown-dependency\n"
                                "12:28 error negative\n"
                                "12:44 note percent-reading\n");
}

static void
test_half_a_text (void)
{
  profile_text_assert_problems ("targets:\n"
                                "  production: { avg_rps: -1 }\n"
                                "  qa: { avg_rps: 1, \n"
                                "    peak_rps: [3 }\n",
                                "2:26 error negative\n"
                                "4:15 error wrong-shape\n"
                                "4:18 error yaml-syntax\n");
}

/* The app takes a person from a problem to the field, so each path has to lead there. */
static void
test_problem_paths (void)
{
  static const char text[] = "components:\n"
                             "- id: a\n"
                             "  type: http_api\n"
                             "  endpoints: [{ method: GET, path: /a, avg_response_ms: 1_0 }]\n"
                             "  environments: { qa: { cpu: 400, hpa: { enabled: no } } }\n"
                             "extrapolation: { confidence: { level: 75 } }\n"
                             "targets: { production: { uptime: 99 } }\n"
                             "bottlenecks: [{ component: b }]\n";
  g_autoptr (GPtrArray) problems = lw_problems_new ();
  g_autoptr (LwProfile) profile =
      lw_profile_read_data (text, strlen (text), "profile.yaml", problems);
  g_autoptr (LwPlan) plan = lw_plan_new_for_profile (profile);

  g_assert_cmpuint (problems->len, ==, 7);
  for (guint i = 0; i < problems->len; i++)
    {
      const LwProblem *problem = g_ptr_array_index (problems, i);
      GParamSpec *field = NULL;
      LwRecord *record = lw_record_lookup_path (LW_RECORD (plan), problem->path, &field);
      guint line;
      guint column;

      g_test_message ("%s: %s", problem->path, problem->message);
      g_assert_nonnull (record);
      g_assert_nonnull (field);
      g_assert_true (lw_record_get_mark (record, field->name, &line, &column));
      g_assert_cmpuint (line, ==, problem->line);
      g_assert_cmpuint (column, ==, problem->column);
    }
}

/* However often the same is wrong, the list stays short enough to read. */
static void
test_flood (void)
{
  g_autoptr (GString) text = g_string_new ("targets:\n  production:\n");
  g_autoptr (GPtrArray) problems = lw_problems_new ();
  g_autoptr (LwProfile) profile = NULL;
  const LwProblem *last;

  for (guint i = 0; i < 30000; i++)
    g_string_append_printf (text, "    unknown_%u: 1\n", i);
  profile = lw_profile_read_data (text->str, text->len, "profile.yaml", problems);
  g_assert_nonnull (profile);
  g_assert_cmpuint (problems->len, ==, LW_MAX_PROBLEMS_OF_A_KIND + 1);
  last = g_ptr_array_index (problems, problems->len - 1);
  g_assert_cmpint (last->severity, ==, LW_SEVERITY_NOTE);
  g_assert_nonnull (strstr (last->message, "29900 more"));
}

static char *
dup_example_problems (const char *name)
{
  g_autofree char *path = g_build_filename (
      g_getenv ("LW_TEST_EXAMPLES") ? g_getenv ("LW_TEST_EXAMPLES") : ".", "broken", name, NULL);
  g_autoptr (GPtrArray) problems = lw_problems_new ();
  g_autoptr (LwProfile) profile = lw_profile_read_file (path, problems);

  g_assert_cmpint (profile == NULL, ==, lw_problems_have_errors (problems));
  return profile_text_dup_problems (problems);
}

static void
test_broken_examples (void)
{
  static const struct
  {
    const char *name;
    const char *problems;
  } files[] = {
    { "anchors.yaml", "5:19 error yaml-anchor\n6:11 error yaml-alias\n" },
    { "cycle.yaml", "5:49 error dependency-cycle\n6:46 error dependency-cycle\n" },
    { "duplicate-keys.yaml", "5:5 error duplicate-key\n" },
    { "many-mistakes.yaml",
      "5:13 note type-reading\n7:21 error unknown-method\n7:63 error negative\n8:11 error missing-path\n"
      "11:20 error zero\n11:31 error not-a-number\n12:22 error unknown-dependency\n12:35 error unknown-dependency\n"
      "15:7 note unknown-key\n16:11 error duplicate-id\n19:26 error zero\n21:28 error not-finite\n"
      "21:46 warning percent-reading\n21:57 note percent-reading\n" },
    { "not-a-profile.yaml", "1:1 error not-a-profile\n" },
    { "numbers.yaml",
      "5:26 error ambiguous-number\n5:39 error ambiguous-number\n5:55 error ambiguous-number\n"
      "6:18 error not-a-number\n6:30 error not-a-number\n6:52 error ambiguous-number\n8:24 error ambiguous-number\n"
      "11:14 error ambiguous-number\n12:15 warning ambiguous-number\n13:21 error not-finite\n14:21 error not-a-number\n"
      "15:17 error negative\n" },
    { "tabs.yaml", "2:1 error yaml-tab\n3:1 error yaml-tab\n" },
    { "two-places.yaml", "9:38 warning two-places\n12:41 warning two-places\n" },
    { "unclosed-quote.yaml", "2:9 error yaml-syntax\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *problems = dup_example_problems (files[i].name);

      g_test_message ("%s", files[i].name);
      g_assert_cmpstr (problems, ==, files[i].problems);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/profile-problems/numbers", test_numbers);
  g_test_add_func ("/profile-problems/suggestions", test_suggestions);
  g_test_add_func ("/profile-problems/percentages", test_percentages);
  g_test_add_func ("/profile-problems/zero", test_zero);
  g_test_add_func ("/profile-problems/truth-values", test_truth_values);
  g_test_add_func ("/profile-problems/shapes", test_shapes);
  g_test_add_func ("/profile-problems/paths-of-endpoints", test_paths_of_endpoints);
  g_test_add_func ("/profile-problems/dependencies", test_dependencies);
  g_test_add_func ("/profile-problems/cycle-is-named", test_cycle_is_named);
  g_test_add_func ("/profile-problems/long-chain", test_long_chain);
  g_test_add_func ("/profile-problems/two-places", test_two_places);
  g_test_add_func ("/profile-problems/two-lists", test_two_lists);
  g_test_add_func ("/profile-problems/everything-in-one-pass", test_everything_in_one_pass);
  g_test_add_func ("/profile-problems/half-a-text", test_half_a_text);
  g_test_add_func ("/profile-problems/problem-paths", test_problem_paths);
  g_test_add_func ("/profile-problems/flood", test_flood);
  g_test_add_func ("/profile-problems/broken-examples", test_broken_examples);

  return g_test_run ();
}
