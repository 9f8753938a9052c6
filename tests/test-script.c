/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "hostile.h"
#include "lw-bundle.h"
#include "lw-stage.h"
#include "order-plan.h"

#include <string.h>

#define DATE G_GINT64_CONSTANT (1768521600) /* 2026-01-16 */

static char *
generate (LwPlan *plan)
{
  g_autoptr (LwSchedule) schedule = lw_schedule_compute (plan);
  g_autoptr (GBytes) script = lw_script_generate (plan, schedule, DATE);
  gsize size;
  const char *data = g_bytes_get_data (script, &size);

  g_assert_true (g_utf8_validate_len (data, size, NULL));
  return g_strndup (data, size);
}

static void
assert_has (const char *script, const char *part)
{
  if (strstr (script, part) == NULL)
    g_error ("not in the script: %s\n%s", part, script);
}

static void
assert_has_not (const char *script, const char *part)
{
  if (strstr (script, part) != NULL)
    g_error ("in the script: %s\n%s", part, script);
}

/* A plan with one endpoint. */
static LwPlan *
new_plan (LwEndpoint **endpoint)
{
  LwPlan *plan = order_plan_new ();

  lw_record_list_clear (lw_plan_get_endpoints (plan));
  *endpoint = lw_endpoint_new ();
  lw_endpoint_set_name (*endpoint, "One");
  lw_record_list_take (lw_plan_get_endpoints (plan), *endpoint);
  return plan;
}

/* What a payload is in the script. */
static char *
write_payload (LwPayloadKind kind, const char *payload)
{
  LwEndpoint *endpoint;
  g_autoptr (LwPlan) plan = new_plan (&endpoint);
  g_autofree char *script = NULL;
  const char *start;
  const char *end;

  lw_endpoint_set_method (endpoint, "POST");
  lw_endpoint_set_payload_kind (endpoint, kind);
  lw_endpoint_set_payload (endpoint, payload);
  script = generate (plan);
  start = strstr (script, "    body: ");
  g_assert_nonnull (start);
  start += strlen ("    body: ");
  end = strstr (start, ",\n  });");
  g_assert_nonnull (end);
  return g_strndup (start, (gsize) (end - start));
}

static void
assert_payload (LwPayloadKind kind, const char *payload, const char *expected)
{
  g_autofree char *written = write_payload (kind, payload);

  g_assert_cmpstr (written, ==, expected);
}

static void
test_json_payloads (void)
{
  assert_payload (LW_PAYLOAD_JSON, "{\"a\": 1, \"b-c\": [true, null, -1.5e3], \"d\": {}}",
                  "JSON.stringify({ a: 1, 'b-c': [true, null, -1.5e3], d: {} })");
  assert_payload (LW_PAYLOAD_JSON, "{\"id\": \"{{unique}}\", \"n\": {{iteration}}, \"vu\": \"{{vu}}\"}",
                  "JSON.stringify({ id: unique(), n: exec.scenario.iterationInTest, vu: `${exec.vu.idInTest}` })");
  assert_payload (LW_PAYLOAD_JSON,
                  "{\"customer\": \"test_{{unique}}\", \"items\": [{\"sku\": \"ITEM-001\", \"quantity\": 2}], "
                  "\"total\": 109.97}",
                  "JSON.stringify({\n"
                  "      customer: `test_${unique()}`,\n"
                  "      items: [{ sku: 'ITEM-001', quantity: 2 }],\n"
                  "      total: 109.97,\n"
                  "    })");
  assert_payload (LW_PAYLOAD_JSON, "{\"at\": {{timestamp}}, \"x\": \"a{{run}}b\"}",
                  "JSON.stringify({ at: Date.now(), x: `a${runId}b` })");
  assert_payload (LW_PAYLOAD_JSON, "\"\\u00fc\\ud83d\\ude00\\n\\\"'\"", "JSON.stringify('ü😀\\n\"\\'')");
  assert_payload (LW_PAYLOAD_JSON, " 12 ", "JSON.stringify(12)");
  assert_payload (LW_PAYLOAD_JSON, "{\"__proto__\": 1}", "JSON.stringify({ ['__proto__']: 1 })");
}

/* What a literal would change, or what is no JSON, is sent as it was typed. */
static void
test_json_payloads_kept_as_text (void)
{
  assert_payload (LW_PAYLOAD_JSON, "{\"a\": 12345678901234567890}", "'{\"a\": 12345678901234567890}'");
  assert_payload (LW_PAYLOAD_JSON, "{\"a\": 1e999}", "'{\"a\": 1e999}'");
  assert_payload (LW_PAYLOAD_JSON, "{\"a\": 1, \"a\": 2}", "'{\"a\": 1, \"a\": 2}'");
  assert_payload (LW_PAYLOAD_JSON, "{\"b\": 1, \"2\": 2}", "'{\"b\": 1, \"2\": 2}'");
  assert_payload (LW_PAYLOAD_JSON, "\"\\ud800\"", "'\"\\\\ud800\"'");
  assert_payload (LW_PAYLOAD_JSON, "{\"a\": 01}", "'{\"a\": 01}'");
  assert_payload (LW_PAYLOAD_JSON, "{\"a\": .5}", "'{\"a\": .5}'");
  assert_payload (LW_PAYLOAD_JSON, "{\"a\": 1", "'{\"a\": 1'");
  assert_payload (LW_PAYLOAD_JSON, "{\"a\": 1} x", "'{\"a\": 1} x'");
  assert_payload (LW_PAYLOAD_JSON, "{\"a\": alert(1)}", "'{\"a\": alert(1)}'");
  assert_payload (LW_PAYLOAD_JSON, "{\"{{vu}}\": 1}", "`{\"${exec.vu.idInTest}\": 1}`");
  assert_payload (LW_PAYLOAD_JSON, "", "''");
}

static void
test_deep_json_payload (void)
{
  g_autofree char *opening = g_strnfill (100000, '[');
  g_autofree char *expected = g_strconcat ("'", opening, "'", NULL);

  assert_payload (LW_PAYLOAD_JSON, opening, expected);
}

static void
test_other_payloads (void)
{
  assert_payload (LW_PAYLOAD_RAW, "<a>{{vu}}${x}</a>", "`<a>${exec.vu.idInTest}\\${x}</a>`");
  assert_payload (LW_PAYLOAD_RAW, "line\nline", "`line\nline`");
}

static void
add_field (LwEndpoint *endpoint, const char *name, const char *value)
{
  LwFormField *field = lw_form_field_new ();

  lw_form_field_set_name (field, name);
  lw_form_field_set_value (field, value);
  lw_record_list_take (lw_endpoint_get_form_fields (endpoint), field);
}

static void
test_form_payload (void)
{
  LwEndpoint *endpoint;
  g_autoptr (LwPlan) plan = new_plan (&endpoint);
  g_autofree char *script = NULL;

  lw_endpoint_set_method (endpoint, "POST");
  lw_endpoint_set_payload_kind (endpoint, LW_PAYLOAD_FORM);
  add_field (endpoint, "a", "1");
  add_field (endpoint, "b+", "c d&%20");
  add_field (endpoint, "", "no name");
  add_field (endpoint, "e", "{{unique}}");
  script = generate (plan);
  g_assert_nonnull (strstr (script, "body: `a=1&b%2B=c%20d%26%2520&e=${unique()}`,"));
}

static void
add_pair (LwRecordList *list, const char *name, const char *value)
{
  LwPair *pair = lw_pair_new ();

  lw_pair_set_name (pair, name);
  lw_pair_set_value (pair, value);
  lw_record_list_take (list, pair);
}

static void
assert_path (const char *path, const char *expected)
{
  LwEndpoint *endpoint;
  g_autoptr (LwPlan) plan = new_plan (&endpoint);
  g_autofree char *script = NULL;
  g_autofree char *call = g_strdup_printf ("send('GET', %s, {", expected);

  lw_endpoint_set_path (endpoint, path);
  add_pair (lw_endpoint_get_path_parameters (endpoint), "id", "a/b c");
  add_pair (lw_endpoint_get_path_parameters (endpoint), "n", "{{iteration}}");
  script = generate (plan);
  assert_has (script, call);
}

static void
test_paths (void)
{
  assert_path ("/", "'/'");
  assert_path ("", "'/'");
  assert_path ("api", "'/api'");
  assert_path ("/o/:id", "'/o/a%2Fb%20c'");
  assert_path ("/o/{id}/x", "'/o/a%2Fb%20c/x'");
  assert_path ("/o/:n/{n}", "`/o/${exec.scenario.iterationInTest}/${exec.scenario.iterationInTest}`");
  assert_path ("/o/:idx/a:id", "'/o/:idx/a:id'");
  assert_path ("/o/{other}", "'/o/%7Bother%7D'");
  assert_path ("/a b/ü?x=1&y=%20%zz#f", "'/a%20b/%C3%BC?x=1&y=%20%25zz%23f'");
  assert_path ("/`${x}'", "'/%60$%7Bx%7D\\''");
  assert_path ("/{{unique}}", "`/${unique()}`");
}

static void
test_query (void)
{
  LwEndpoint *endpoint;
  g_autoptr (LwPlan) plan = new_plan (&endpoint);
  g_autofree char *script = NULL;

  lw_endpoint_set_path (endpoint, "/s?a=1");
  add_pair (lw_endpoint_get_query (endpoint), "b&", "c=d é");
  add_pair (lw_endpoint_get_query (endpoint), "", "nothing");
  add_pair (lw_endpoint_get_query (endpoint), "u", "x-{{unique}}");
  script = generate (plan);
  assert_has (script, "`/s?a=1&b%26=c%3Dd%20%C3%A9&u=x-${unique()}`");
}

static void
test_order_plan (void)
{
  g_autoptr (LwPlan) plan = order_plan_new ();
  g_autofree char *script = generate (plan);

  assert_has (script, "generated_at: '2026-01-16'");
  assert_has (script, "factor: 6.8");
  assert_has (script, "formula: '6.8'");
  assert_has (script, "computed_factor: 6.12");
  assert_has (script, "computed_formula: '(4 / 1 * 0.85) * (2 / 1 * 0.9)'");
  assert_has (script, "qa_equivalent_rps: 294.12");
  assert_has (script, "  baseline: {\n    executor: 'constant-arrival-rate',\n    rate: 147,");
  assert_has (script, "const RUN_BY_DEFAULT = ['baseline', 'capacity', 'spike'];");
  assert_has (script, "  stress: {\n");
  assert_has (script, "  soak: {\n");
  assert_has (script, "/** @type {import('k6/options').Options} */\nexport const options = {");
  assert_has_not (script, "K6_ENV");
  assert_has_not (script, "jslib");
}

static void
test_settings (void)
{
  g_autoptr (LwPlan) plan = order_plan_new ();
  LwAuthentication *authentication = lw_plan_get_authentication (plan);
  g_autofree char *script = NULL;

  lw_plan_set_base_url (plan, "https://api-qa.example.com/");
  lw_plan_set_health_path (plan, "");
  lw_authentication_set_kind (authentication, LW_AUTHENTICATION_BASIC);
  lw_authentication_set_user_variable (authentication, "MY_USER");
  lw_authentication_set_password_variable (authentication, "odd name'");
  script = generate (plan);
  assert_has (script, "  baseUrl: setting('API_BASE_URL', 'https://api-qa.example.com/').replace(/\\/+$/, ''),\n");
  assert_has (script, "  user: setting('MY_USER'),\n  password: setting('odd name\\''),\n");
  assert_has (script, "  MY_USER: CONFIG.user,\n  'odd name\\'': CONFIG.password,\n");
  assert_has (script, "import encoding from 'k6/encoding';\n");
  assert_has (script, "  healthPath: '',\n");
}

static void
test_mix (void)
{
  const double weights[] = { 0.5, 0.25, 0.25 };
  LwEndpoint *endpoint;
  g_autoptr (LwPlan) plan = new_plan (&endpoint);
  g_autofree char *script = NULL;

  lw_record_list_clear (lw_plan_get_endpoints (plan));
  for (guint i = 0; i < G_N_ELEMENTS (weights); i++)
    {
      endpoint = lw_endpoint_new ();
      lw_endpoint_set_weight (endpoint, weights[i]);
      lw_endpoint_set_path (endpoint, "/same");
      lw_record_list_take (lw_plan_get_endpoints (plan), endpoint);
    }
  /* Neither of these is called. */
  endpoint = lw_endpoint_new ();
  lw_endpoint_set_weight (endpoint, 0);
  lw_record_list_take (lw_plan_get_endpoints (plan), endpoint);
  endpoint = lw_endpoint_new ();
  lw_endpoint_set_enabled (endpoint, FALSE);
  lw_record_list_take (lw_plan_get_endpoints (plan), endpoint);

  script = generate (plan);
  assert_has (script, "const MIX = spread([\n  [2, getSame],\n  [1, getSame_2],\n  [1, getSame_3],\n]);\n");
  assert_has_not (script, "getRoot");
}

static void
test_statuses (void)
{
  LwEndpoint *endpoint;
  g_autoptr (LwPlan) plan = new_plan (&endpoint);
  g_autofree char *script = NULL;

  lw_endpoint_set_expected_status (endpoint, "200, 404, 500-503");
  script = generate (plan);
  assert_has (script, "const STATUS_200_404_500_TO_503 = expectStatus('200, 404, 500-503', 200, 404, "
                      "{ min: 500, max: 503 });\n");

  g_free (script);
  lw_endpoint_set_expected_status (endpoint, "nonsense");
  script = generate (plan);
  assert_has (script, "const STATUS_BELOW_400 = expectStatus('below 400', { min: 100, max: 399 });\n");
}

/* The same plan gives the same bytes, and every text that a person types leaves its marks nowhere but
 * in literals and comments; tests in JavaScript look at what they mean there. */
static void
test_hostile (void)
{
  for (guint i = 0; hostile_texts[i] != NULL; i++)
    {
      g_autoptr (LwPlan) plan = order_plan_new ();
      g_autofree char *script = NULL;
      g_autofree char *again = NULL;

      hostile_fill (LW_RECORD (plan), hostile_texts[i], NULL);
      script = generate (plan);
      again = generate (plan);
      g_assert_cmpstr (script, ==, again);
      for (const char *at = script; *at != '\0'; at++)
        g_assert_true (*at == '\n' || (guchar) *at >= 0x20);
    }
}

static void
test_bundle (void)
{
  g_autoptr (LwPlan) plan = order_plan_new ();
  g_autoptr (LwSchedule) schedule = lw_schedule_compute (plan);
  g_autoptr (GError) error = NULL;
  g_autoptr (LwBundle) bundle = lw_bundle_generate (plan, schedule, DATE, &error);
  const char *const paths[] = { LW_README_FILE, LW_CLOUDWATCH_FILE, LW_ENVIRONMENT_FILE, LW_SCRIPT_FILE };

  g_assert_no_error (error);
  g_assert_cmpuint (lw_bundle_get_n_files (bundle), ==, G_N_ELEMENTS (paths));
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_assert_cmpstr (lw_bundle_get_path (bundle, i), ==, paths[i]);
      g_assert_true (lw_bundle_find (bundle, paths[i]) == lw_bundle_get_bytes (bundle, i));
      g_assert_cmpuint (g_bytes_get_size (lw_bundle_get_bytes (bundle, i)), >, 0);
      g_assert_cmpint (lw_bundle_is_executable (bundle, i), ==, g_str_equal (paths[i], LW_CLOUDWATCH_FILE));
    }
  g_assert_null (lw_bundle_find (bundle, "other"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/script/json-payloads", test_json_payloads);
  g_test_add_func ("/script/json-payloads-kept-as-text", test_json_payloads_kept_as_text);
  g_test_add_func ("/script/deep-json-payload", test_deep_json_payload);
  g_test_add_func ("/script/payloads/form", test_form_payload);
  g_test_add_func ("/script/other-payloads", test_other_payloads);
  g_test_add_func ("/script/paths", test_paths);
  g_test_add_func ("/script/query", test_query);
  g_test_add_func ("/script/order-plan", test_order_plan);
  g_test_add_func ("/script/settings", test_settings);
  g_test_add_func ("/script/mix", test_mix);
  g_test_add_func ("/script/statuses", test_statuses);
  g_test_add_func ("/script/hostile", test_hostile);
  g_test_add_func ("/script/bundle", test_bundle);

  return g_test_run ();
}
