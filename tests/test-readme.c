/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "hostile.h"
#include "lw-bundle-writer.h"
#include "markdown.h"
#include "order-plan.h"

#include <glib/gstdio.h>
#include <string.h>

#define DATE G_GINT64_CONSTANT (1769868000) /* 2026-01-31 14:00 UTC */

static char *
generate (LwPlan *plan)
{
  g_autoptr (LwSchedule) schedule = lw_schedule_compute (plan);
  g_autoptr (GBytes) bytes = lw_readme_generate (plan, schedule, DATE);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
assert_has (const char *text, const char *expected)
{
  if (strstr (text, expected) == NULL)
    g_error ("“%s” is missing in: %s", expected, text);
}

/* The numbers are those of the arithmetic: 2000 / 6.8, half of it for 5 minutes, and so on. */
static void
test_story (void)
{
  static const char *const expected[] = {
    "# Load test of Order service\n",
    "Takes orders and works on them later",
    "for the **QA** environment, made by Loadwright on 2026-01-31.",
    "| Target | 294.12 req/s, for 2000 req/s in production |",
    "32\u00a0min 30\u00a0s",
    "| `POST /api/orders` | 50\u00a0% |",
    "| Entry: Order API | http-api on eks | Orders queue | 1\u00a0×, 1\u00a0CPU, 512\u00a0MiB | 2\u00a0×, 4\u00a0CPU, ",
    "`2000 / 6.8 = 294.12`",
    "`(4 / 1 × 0.85) × (2 / 1 × 0.9) = 6.12`",
    "constant-arrival-rate | 147\u00a0req/s |",
    "- **spike**: from 147/s, hold for 2\u00a0min, to 882/s in 30\u00a0s, to 147/s in 2\u00a0min\n",
    "- Based on linear scaling\n",
    "43.2 minutes of downtime in 30 days",
    "SCENARIOS=baseline k6 run performance-test.js",
    "SCENARIOS=soak nohup k6 run",
    "          API_TOKEN: ${{ secrets.API_TOKEN }}\n",
    "        if: always()\n",
    "294 × 6.8 × 1.25 ≈ 2500",
    "'$rps * 6.8 * (60 / $cpu) * 1.25 | round'",
    "does not start without `API_TOKEN`",
  };
  g_autoptr (LwPlan) plan = order_plan_new ();
  g_autofree char *text = generate (plan);

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    assert_has (text, expected[i]);
  g_assert_null (strstr (text, "\n\n\n"));
  g_assert_true (g_str_has_suffix (text, "|\n\n") || g_str_has_suffix (text, "|\n"));
}

static void
test_other_plans (void)
{
  g_autoptr (LwPlan) plan = order_plan_new ();
  g_autofree char *production = NULL;
  g_autofree char *small = NULL;
  g_autofree char *large = NULL;

  /* Production has no factor and no estimate of itself. */
  lw_plan_set_environment (plan, LW_ENVIRONMENT_PRODUCTION);
  lw_plan_set_health_path (plan, "");
  lw_plan_set_base_url (plan, "");
  lw_authentication_set_kind (lw_plan_get_authentication (plan), LW_AUTHENTICATION_NONE);
  lw_objective_set_use (lw_plan_get_objective (plan, LW_OBJECTIVE_SOAK), LW_USE_OFF);
  production = generate (plan);
  assert_has (production, "| Target | 2000 req/s, as in production |");
  assert_has (production, "does not start without `API_BASE_URL`");
  g_assert_null (strstr (production, "From here to production"));
  g_assert_null (strstr (production, "The soak, apart"));
  g_assert_null (strstr (production, "In production | In production"));
  g_assert_null (strstr (production, "Before the first it asks"));

  /* No profile at all. */
  g_clear_object (&plan);
  plan = lw_plan_new_default ();
  small = generate (plan);
  g_assert_true (g_str_has_prefix (small, "# Load test\n"));
  g_assert_null (strstr (small, "## The architecture"));
  g_assert_null (strstr (small, "cloudwatch-queries.sh --help"));
  g_assert_null (strstr (small, "\n\n\n"));

  /* Too much for one load generator: 300000 requests per second. */
  g_clear_object (&plan);
  plan = order_plan_new ();
  lw_extrapolation_set_declared_factor (lw_profile_get_extrapolation (lw_plan_get_profile (plan)), 0.1);
  lw_plan_set_generator_cores (plan, 10);
  lw_plan_set_generator_ram_mib (plan, 1000000);
  lw_delivery_set_kubernetes (lw_plan_get_delivery (plan), TRUE);
  large = generate (plan);
  assert_has (large, "### More than one");
  assert_has (large, "RUNNERS=");
  assert_has (large, "### On Kubernetes");
  assert_has (large, "**not been tried on a");
  assert_has (large, "kubectl apply --server-side -k .");
}

/* A soak whose memory stays flat, by the script that knows the flags of each k6. */
static void
test_lean (void)
{
  g_autoptr (LwPlan) plan = order_plan_new ();
  g_autofree char *without = generate (plan);
  g_autofree char *with = NULL;

  assert_has (without, "`--no-thresholds --summary-mode=disabled`");
  g_assert_null (strstr (without, "./run.sh"));
  lw_delivery_set_run_script (lw_plan_get_delivery (plan), TRUE);
  with = generate (plan);
  assert_has (with, "are rounded.\n  `./run.sh --lean soak` says what the k6 at hand takes.\n");
}

/* What a few plain machines share: four segments that meet, from 0 to 1. */
static void
test_segments (void)
{
  g_autoptr (LwPlan) plan = order_plan_new ();
  g_autofree char *text = NULL;

  /* The peak of 882 requests per second needs 882 / 0.8 cores of one request per second each. */
  lw_plan_set_rps_per_core (plan, 1);
  lw_plan_set_generator_cores (plan, 300);
  lw_plan_set_generator_ram_mib (plan, 1000000);
  text = generate (plan);
  assert_has (text, "RUNNERS=4 k6 run --execution-segment \"0:1/4\" \\\n"
                    "  --execution-segment-sequence \"0,1/4,2/4,3/4,1\" performance-test.js\n");
  assert_has (text, "follow: `1/4:2/4`, `2/4:3/4`, `3/4:1`.");
}

/* All that a bundle can have. */
static void
switch_all_on (LwPlan *plan)
{
  LwRecord *delivery = LW_RECORD (lw_plan_get_delivery (plan));
  guint n_fields;
  GParamSpec **fields = lw_record_list_fields (delivery, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    if (fields[i] != NULL && fields[i]->value_type == G_TYPE_BOOLEAN)
      g_object_set (delivery, fields[i]->name, TRUE, NULL);
}

static const char *const keep[] = { "kind", "platform", NULL };

static char *
dup_after_warnings (const char *skeleton)
{
  /* What has to be minded differs with the text; everything from the first section on does not. */
  const char *first = strstr (skeleton, "(heading)");
  const char *second = first != NULL ? strstr (first + 1, "(heading)") : NULL;

  g_assert_nonnull (second);
  return g_strdup (second);
}

/* Whatever texts hold, the README has the same headings, lists, tables and links. */
static void
test_hostile (void)
{
  g_autofree char *expected = NULL;
  g_autoptr (MarkdownFacts) expected_facts = NULL;

  for (int i = -1; i < 0 || hostile_texts[i] != NULL; i++)
    {
      const char *text = i < 0 ? "word" : hostile_texts[i];
      g_autoptr (LwPlan) plan = order_plan_new ();
      g_autofree char *markdown = NULL;
      g_autofree char *xml = NULL;
      g_autofree char *rest = NULL;
      g_autoptr (MarkdownFacts) facts = NULL;

      if (text[0] == '\0')
        continue;
      hostile_fill (LW_RECORD (plan), text, keep);
      switch_all_on (plan);
      lw_plan_set_notes (plan, "one line");
      markdown = generate (plan);
      xml = markdown_to_xml (markdown);
      if (xml == NULL)
        {
          g_test_skip ("needs cmark-gfm");
          return;
        }
      facts = markdown_parse (xml);
      rest = dup_after_warnings (facts->skeleton->str);
      g_assert_cmpuint (facts->n_html, ==, 0);
      if (i < 0)
        {
          expected = g_steal_pointer (&rest);
          expected_facts = g_steal_pointer (&facts);
          continue;
        }
      g_test_message ("%s", text);
      g_assert_cmpuint (facts->links->len, ==, expected_facts->links->len);
      for (guint l = 0; l < facts->links->len; l++)
        g_assert_cmpstr (g_ptr_array_index (facts->links, l), ==, g_ptr_array_index (expected_facts->links, l));
      g_assert_cmpstr (rest, ==, expected);
    }
}

static void
test_notes (void)
{
  g_autoptr (LwPlan) plan = order_plan_new ();
  g_autofree char *text = NULL;

  lw_plan_set_notes (plan, "First.\n\n<b>Second</b>\n```\n# third");
  text = generate (plan);
  assert_has (text, "\n> First.\n>\n> \\<b\\>Second\\</b\\>\n>\n> \\`\\`\\`\n>\n> \\# third\n\n");
}

/* What stands between "```bash" and "```". */
static GPtrArray *
list_commands (const char *markdown)
{
  g_auto (GStrv) parts = g_strsplit (markdown, "```bash\n", -1);
  GPtrArray *commands = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 1; parts[i] != NULL; i++)
    {
      const char *end = strstr (parts[i], "\n```\n");

      g_assert_nonnull (end);
      g_ptr_array_add (commands, g_strndup (parts[i], (gsize) (end - parts[i])));
    }
  return commands;
}

static void
write_program (const char *folder, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0755, NULL));
}

static void
run (const char *folder, const char *command, char **output)
{
  g_autofree char *bin = g_build_filename (folder, "bin", NULL);
  g_autofree char *path = g_strconcat (bin, ":", g_getenv ("PATH"), NULL);
  g_auto (GStrv) environment = g_environ_setenv (g_get_environ (), "PATH", path, TRUE);
  const char *arguments[] = { "bash", "-euo", "pipefail", "-c", command, NULL };
  g_autofree char *errors = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (folder, (char **) arguments, environment, G_SPAWN_SEARCH_PATH, NULL, NULL, output, &errors,
                &status, &error);
  g_assert_no_error (error);
  if (status != 0)
    g_error ("%s\nended with %d: %s", command, status, errors);
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_remove (path);
}

/* Programs that stand in for those that are not installed, or would do something. The k6 leaves a
 * summary as the script's does. */
static void
add_stand_ins (const char *folder)
{
  static const char nothing[] = "#!/bin/sh\nexit 0\n";
  static const char k6[] =
    "#!/bin/sh\n"
    "cat > summary.json <<'EOF'\n"
    "{\"metrics\":{\n"
    "\"iterations{scenario:baseline}\":{\"type\":\"counter\",\"values\":{\"count\":44100,\"rate\":147},"
    "\"thresholds\":{\"count>=0\":{\"ok\":true}}},\n"
    "\"dropped_iterations{scenario:baseline}\":{\"type\":\"counter\",\"values\":{\"count\":3,\"rate\":0}},\n"
    "\"http_req_failed{scenario:baseline}\":{\"type\":\"rate\",\"values\":{\"rate\":0.25,\"passes\":1,\"fails\":3}},\n"
    "\"http_req_duration{scenario:baseline}\":{\"type\":\"trend\",\"values\":{\"med\":5,\"p(95)\":310.5,\"p(99)\":400},"
    "\"thresholds\":{\"p(95)<300\":{\"ok\":false}}}}}\n"
    "EOF\n";
  g_autofree char *bin = g_build_filename (folder, "bin", NULL);

  g_assert_cmpint (g_mkdir (bin, 0755), ==, 0);
  write_program (bin, "k6", k6);
  write_program (bin, "curl", "#!/bin/sh\necho 200\n");
  write_program (bin, "docker", nothing);
  /* What is sent into a pod has to be the script. */
  write_program (bin, "kubectl",
                 "#!/bin/sh\nfor word; do [ \"$word\" != exec ] || tar -tf - | grep -qx performance-test.js; done\n");
  write_program (bin, "aws", nothing);
}

static void
test_commands (void)
{
  g_autofree char *jq = g_find_program_in_path ("jq");
  g_autofree char *folder = g_dir_make_tmp ("loadwright-readme-XXXXXX", NULL);
  g_autoptr (LwPlan) plan = order_plan_new ();
  g_autoptr (LwSchedule) schedule = lw_schedule_compute (plan);
  g_autoptr (GError) error = NULL;
  g_autoptr (LwBundle) bundle = NULL;
  g_autoptr (GString) outputs = g_string_new (NULL);
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) commands = NULL;

  switch_all_on (plan);
  text = generate (plan);
  commands = list_commands (text);
  bundle = lw_bundle_generate (plan, schedule, DATE, &error);
  g_assert_no_error (error);
  if (jq == NULL)
    {
      g_test_skip ("needs jq");
      remove_tree (folder);
      return;
    }
  g_ptr_array_unref (lw_bundle_write (bundle, folder, 0, NULL, &error));
  g_assert_no_error (error);
  add_stand_ins (folder);

  g_assert_cmpuint (commands->len, >=, 18);
  for (guint i = 0; i < commands->len; i++)
    {
      g_autofree char *output = NULL;

      run (folder, g_ptr_array_index (commands, i), &output);
      g_string_append (outputs, output);
    }
  assert_has (outputs->str, "\niterations{scenario:baseline} 44100\ndropped_iterations{scenario:baseline} 3\n");
  assert_has (outputs->str, "\nhttp_req_duration{scenario:baseline} median 5 p95 310.5 p99 400\n");
  assert_has (outputs->str, "\nhttp_req_failed{scenario:baseline} 0.25\n");
  assert_has (outputs->str, "\nhttp_req_duration{scenario:baseline} p(95)<300\n");
  /* 294 × 6.8 × 60 / 78 × 1.25 = 1922.3 */
  assert_has (outputs->str, "\n1922\n");
  remove_tree (folder);
}

/* Scenario names are checked elsewhere, but a command that is made of one is safe by itself. */
static void
test_hostile_commands (void)
{
  g_autofree char *folder = g_dir_make_tmp ("loadwright-readme-XXXXXX", NULL);
  g_autofree char *witness = g_build_filename (folder, HOSTILE_WITNESS, NULL);

  add_stand_ins (folder);
  for (guint i = 0; hostile_texts[i] != NULL; i++)
    {
      g_autoptr (LwPlan) plan = order_plan_new ();
      g_autofree char *text = NULL;
      g_autoptr (GPtrArray) commands = NULL;

      hostile_fill (LW_RECORD (plan), hostile_texts[i], keep);
      switch_all_on (plan);
      text = generate (plan);
      commands = list_commands (text);
      for (guint c = 0; c < commands->len; c++)
        {
          const char *command = g_ptr_array_index (commands, c);
          g_autofree char *output = NULL;

          if (g_str_has_prefix (command, "SCENARIOS="))
            run (folder, command, &output);
        }
      g_assert_false (g_file_test (witness, G_FILE_TEST_EXISTS));
    }
  remove_tree (folder);
}

/* Test data that requests take, and where it has to be. */
static void
test_data (void)
{
  g_autoptr (LwPlan) plan = order_plan_new ();
  LwEndpoint *endpoint = lw_record_list_get (lw_plan_get_endpoints (plan), 0);
  LwDataFile *users = lw_data_file_new ();
  LwDataFile *unused = lw_data_file_new ();
  g_autofree char *before = generate (plan);
  g_autofree char *readme = NULL;

  g_assert_null (strstr (before, "### Test data"));
  lw_data_file_set_name (users, "users");
  lw_data_file_set_order (users, LW_DATA_PER_VU);
  lw_data_file_set_include (users, FALSE);
  lw_data_file_set_file (users, "/home/somebody/private.csv");
  lw_data_file_set_name (unused, "unused");
  lw_record_list_take (lw_plan_get_data_files (plan), users);
  lw_record_list_take (lw_plan_get_data_files (plan), unused);
  lw_endpoint_set_payload_kind (endpoint, LW_PAYLOAD_RAW);
  lw_endpoint_set_payload (endpoint, "{{data users email}}{{data users first `name`}}{{env TENANT_KEY}}");
  readme = generate (plan);
  assert_has (readme, "### Test data\n");
  assert_has (readme, "- `data/users.csv` (columns `email`, `` first `name` ``): each VU has a row of its own;");
  assert_has (readme, "It is not part of this bundle: put it there. Elsewhere with `DATA_USERS`.\n");
  assert_has (readme, "--from-file=performance-test.js \\\n  --from-file=users.csv=data/users.csv\n");
  assert_has (readme, "TENANT_KEY: ${{ secrets.TENANT_KEY }}");
  g_assert_null (strstr (readme, "unused"));
  g_assert_null (strstr (readme, "private"));
}

/* Only what the authentication of the plan makes true is said. */
static void
test_access (void)
{
  g_autoptr (LwPlan) plan = order_plan_new ();
  LwAuthentication *authentication = lw_plan_get_authentication (plan);
  g_autofree char *bearer = generate (plan);
  g_autofree char *none = NULL;
  g_autofree char *oauth2 = NULL;

  assert_has (bearer, "## Who the requests come from");
  assert_has (bearer, "| `API_TOKEN` | Bearer token | It must stay valid until the test has ended. |");
  assert_has (bearer, "Certificates are verified.");
  g_assert_null (strstr (bearer, "RFC 6749"));

  lw_authentication_set_kind (authentication, LW_AUTHENTICATION_NONE);
  none = generate (plan);
  g_assert_null (strstr (none, "## Who the requests come from"));

  lw_authentication_set_kind (authentication, LW_AUTHENTICATION_OAUTH2_PASSWORD);
  lw_authentication_set_refresh_before_ms (authentication, 90000);
  lw_plan_set_skip_tls_verification (plan, TRUE);
  lw_plan_set_min_tls (plan, LW_TLS_1_3);
  oauth2 = generate (plan);
  assert_has (oauth2, "| `OAUTH_CLIENT_ID` | Client id |");
  assert_has (oauth2, "| `API_PASSWORD` | Password |");
  assert_has (oauth2, "does not start without `OAUTH_CLIENT_ID`, `OAUTH_CLIENT_SECRET`, `API_USER` and `API_PASSWORD`");
  assert_has (oauth2, "A token is renewed 1\u00a0min 30\u00a0s before its end");
  assert_has (oauth2, "that is taken to be 1\u00a0h.");
  assert_has (oauth2, "`TOKEN_URL`");
  assert_has (oauth2, "tokens are renewed by the script");
  assert_has (oauth2, "older than 1.3 is not spoken. **Certificates are not verified**");
}

/* The picture is described to those who do not see it, and the description stays one. */
static void
test_picture (void)
{
  g_autoptr (LwPlan) plan = order_plan_new ();
  g_autofree char *without = generate (plan);
  g_autofree char *text = NULL;

  g_assert_null (strstr (without, "load-shape.svg"));
  lw_delivery_set_picture (lw_plan_get_delivery (plan), TRUE);
  text = generate (plan);
  assert_has (text, "\n\n![The load over time. 3 scenarios in 32 min 30 s: ");
  assert_has (text, " baseline: We send 147 requests per second, ");
  assert_has (text, "](load-shape.svg)\n\n");
  g_assert_null (strstr (text, " soak: "));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/readme/story", test_story);
  g_test_add_func ("/readme/other-plans", test_other_plans);
  g_test_add_func ("/readme/access", test_access);
  g_test_add_func ("/readme/data", test_data);
  g_test_add_func ("/readme/lean", test_lean);
  g_test_add_func ("/readme/segments", test_segments);
  g_test_add_func ("/readme/hostile", test_hostile);
  g_test_add_func ("/readme/notes", test_notes);
  g_test_add_func ("/readme/picture", test_picture);
  g_test_add_func ("/readme/commands", test_commands);
  g_test_add_func ("/readme/hostile-commands", test_hostile_commands);

  return g_test_run ();
}
