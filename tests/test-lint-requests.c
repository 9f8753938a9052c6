/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "common/test-plan.h"
#include "lw-payload-check.h"
#include "lw-schedule.h"

#include <string.h>

/* What is said of the texts of requests, of what answers give and of test data. Each change to a good
 * plan brings the problem of that code at that place; its fix, if it has one, takes it away again. */

static LwEndpoint *
first_endpoint (LwPlan *plan)
{
  return lw_record_list_get (lw_plan_get_endpoints (plan), 0);
}

static LwEndpoint *
add_endpoint (LwRecordList *list, const char *name, const char *payload)
{
  LwEndpoint *endpoint = lw_endpoint_new ();

  lw_endpoint_set_name (endpoint, name);
  lw_endpoint_set_path (endpoint, "/x");
  lw_endpoint_set_method (endpoint, "POST");
  lw_endpoint_set_payload_kind (endpoint, LW_PAYLOAD_JSON);
  lw_endpoint_set_payload (endpoint, payload);
  lw_record_list_take (list, endpoint);
  return endpoint;
}

static void
set_payload (LwPlan *plan, LwPayloadKind kind, const char *payload)
{
  lw_endpoint_set_payload_kind (first_endpoint (plan), kind);
  lw_endpoint_set_payload (first_endpoint (plan), payload);
}

static void
add_capture (LwEndpoint *endpoint, const char *name, const char *subject, const char *fallback)
{
  LwCapture *capture = lw_capture_new ();

  lw_capture_set_name (capture, name);
  lw_capture_set_subject (capture, subject);
  lw_capture_set_fallback (capture, fallback);
  lw_record_list_take (lw_endpoint_get_captures (endpoint), capture);
}

static void
add_data_file (LwPlan *plan, const char *name, const char *const *columns)
{
  LwDataFile *file = lw_data_file_new ();

  lw_data_file_set_name (file, name);
  lw_data_file_set_file (file, "/tmp/users.csv");
  lw_data_file_set_columns (file, columns);
  lw_record_list_take (lw_plan_get_data_files (plan), file);
}

static void
add_header (LwPlan *plan, const char *name, const char *value)
{
  LwPair *pair = lw_pair_new ();

  lw_pair_set_name (pair, name);
  lw_pair_set_value (pair, value);
  lw_record_list_take (lw_endpoint_get_headers (first_endpoint (plan)), pair);
}

static void
add_field (LwPlan *plan, LwPayloadKind kind, const char *name, const char *value)
{
  LwFormField *field = lw_form_field_new ();

  lw_endpoint_set_payload_kind (first_endpoint (plan), kind);
  lw_form_field_set_name (field, name);
  lw_form_field_set_value (field, value);
  lw_record_list_take (lw_endpoint_get_form_fields (first_endpoint (plan)), field);
}

static const char *const columns[] = { "email", "name", NULL };
static const char *const secret_columns[] = { "email", "API_Token", NULL };

static void bad_argument (LwPlan *plan) { set_payload (plan, LW_PAYLOAD_JSON, "{\"n\": \"{{integer 5 1}}\"}"); }
static void bad_in_header (LwPlan *plan) { add_header (plan, "X-Key", "{{env K6_KEY}}"); }
static void bad_in_form (LwPlan *plan) { add_field (plan, LW_PAYLOAD_FORM, "a", "{{text}}"); }
static void misspelled (LwPlan *plan) { set_payload (plan, LW_PAYLOAD_JSON, "{\"n\": \"{{uniqe}}\"}"); }
static void foreign (LwPlan *plan) { add_header (plan, "X-Id", "a {{$guid}}"); }
static void unknown_word (LwPlan *plan) { add_header (plan, "X-Id", "{{baseUrl}}"); }
static void no_such_data (LwPlan *plan) { add_header (plan, "X-Id", "{{data users email}}"); }
static void no_such_value (LwPlan *plan) { add_header (plan, "X-Id", "{{value orderId}}"); }

static void
no_such_column (LwPlan *plan)
{
  add_data_file (plan, "users", columns);
  add_header (plan, "X-Id", "{{data users emial}}");
}

static void
empty_at_first (LwPlan *plan)
{
  add_capture (first_endpoint (plan), "orderId", "id", "");
  add_header (plan, "X-Id", "{{value orderId}}");
}

static void
too_early (LwPlan *plan)
{
  LwRecordList *steps = lw_flow_get_steps (lw_plan_get_flow (plan));

  lw_plan_set_mode (plan, LW_MODE_E2E);
  add_endpoint (steps, "Use", "{\"id\": \"{{value orderId}}\"}");
  add_capture (add_endpoint (steps, "Make", "{}"), "orderId", "id", "");
}

static void
no_iteration_at_login (LwPlan *plan)
{
  LwAuthentication *authentication = lw_plan_get_authentication (plan);

  lw_authentication_set_kind (authentication, LW_AUTHENTICATION_LOGIN);
  lw_endpoint_set_payload_kind (lw_authentication_get_login (authentication), LW_PAYLOAD_JSON);
  lw_endpoint_set_payload (lw_authentication_get_login (authentication), "{\"user\": \"{{unique}}\"}");
}

static void
secret_in_query (LwPlan *plan)
{
  LwPair *pair = lw_pair_new ();

  lw_pair_set_name (pair, "tenant");
  lw_pair_set_value (pair, "{{env TENANT}}");
  lw_record_list_take (lw_endpoint_get_query (first_endpoint (plan)), pair);
}

static void no_json (LwPlan *plan) { set_payload (plan, LW_PAYLOAD_JSON, "{\n\"a\": \"{{vu}}\",\n}"); }
static void blank_json (LwPlan *plan) { set_payload (plan, LW_PAYLOAD_JSON, " \n"); }
static void open_query (LwPlan *plan) { set_payload (plan, LW_PAYLOAD_GRAPHQL, "{ orders(first: 5) { id }"); }
static void no_fields (LwPlan *plan) { set_payload (plan, LW_PAYLOAD_FORM, ""); }
static void nameless_field (LwPlan *plan) { add_field (plan, LW_PAYLOAD_MULTIPART, "", "x"); }

static void
no_object (LwPlan *plan)
{
  set_payload (plan, LW_PAYLOAD_GRAPHQL, "{ a }");
  lw_endpoint_set_graphql_variables (first_endpoint (plan), "[1]");
}

static void
own_multipart_type (LwPlan *plan)
{
  add_field (plan, LW_PAYLOAD_MULTIPART, "a", "b");
  add_header (plan, "content-type", "multipart/form-data");
}

static void
line_in_type (LwPlan *plan)
{
  set_payload (plan, LW_PAYLOAD_RAW, "x");
  lw_endpoint_set_content_type (first_endpoint (plan), "text/plain\r\nEvil: 1");
}

static void bad_value_name (LwPlan *plan) { add_capture (first_endpoint (plan), "order id", "id", ""); }
static void no_subject (LwPlan *plan) { add_capture (first_endpoint (plan), "id", "", ""); }

static void
value_twice (LwPlan *plan)
{
  add_capture (first_endpoint (plan), "id", "a", "");
  add_capture (first_endpoint (plan), "id", "b", "");
}

static void
use_data (LwPlan *plan, const char *name, const char *const *with_columns)
{
  add_data_file (plan, name, with_columns);
  add_header (plan, "X-Id", "{{data users email}}");
}

static void secret_column (LwPlan *plan) { use_data (plan, "users", secret_columns); }
static void unused_data (LwPlan *plan) { add_data_file (plan, "users", columns); }
static void bad_data_name (LwPlan *plan) { add_data_file (plan, "my users", columns); }

static void
same_data_name (LwPlan *plan)
{
  use_data (plan, "users", columns);
  add_data_file (plan, "Users", columns);
}

static void
no_file (LwPlan *plan)
{
  use_data (plan, "users", columns);
  lw_data_file_set_file (lw_record_list_get (lw_plan_get_data_files (plan), 0), "");
}

static const struct
{
  void (*change) (LwPlan *plan);
  const char *code;
  LwSeverity severity;
  const char *path;
  const char *says; /* in the message or the suggestion */
  gboolean fix;
} cases[] = {
  { bad_argument, "placeholder", LW_SEVERITY_ERROR, "endpoints[0].payload", "{{integer 1 5}}", FALSE },
  { bad_in_header, "placeholder", LW_SEVERITY_ERROR, "endpoints[0].headers[0].value", "K6_", FALSE },
  { bad_in_form, "placeholder", LW_SEVERITY_ERROR, "endpoints[0].form-fields[0].value", "{{text 12}}", FALSE },
  { misspelled, "placeholder-unknown", LW_SEVERITY_NOTE, "endpoints[0].payload", "{{unique}}", TRUE },
  { foreign, "placeholder-unknown", LW_SEVERITY_NOTE, "endpoints[0].headers[0].value", "{{uuid}}", TRUE },
  { unknown_word, "placeholder-unknown", LW_SEVERITY_NOTE, "endpoints[0].headers[0].value", "{{baseUrl}}", FALSE },
  { no_such_data, "data-unknown", LW_SEVERITY_ERROR, "endpoints[0].headers[0].value", "users", FALSE },
  { no_such_column, "column-unknown", LW_SEVERITY_ERROR, "endpoints[0].headers[0].value", "email?", FALSE },
  { no_such_value, "value-unknown", LW_SEVERITY_ERROR, "endpoints[0].headers[0].value", "orderId", FALSE },
  { empty_at_first, "value-without-fallback", LW_SEVERITY_WARNING, "endpoints[0].captures[0].fallback", "orderId", FALSE },
  { too_early, "value-too-early", LW_SEVERITY_ERROR, "flow.steps[0].payload", "later step", FALSE },
  { no_iteration_at_login, "placeholder-in-login", LW_SEVERITY_ERROR, "authentication.login.payload", "{{unique}}", FALSE },
  { secret_in_query, "variable-in-url", LW_SEVERITY_NOTE, "endpoints[0].query[0].value", "TENANT", FALSE },
  { no_json, "payload-json", LW_SEVERITY_WARNING, "endpoints[0].payload", "line 3", FALSE },
  { blank_json, "payload-empty", LW_SEVERITY_WARNING, "endpoints[0].payload", "{}", FALSE },
  { open_query, "graphql-query", LW_SEVERITY_WARNING, "endpoints[0].payload", "not closed", FALSE },
  { no_object, "graphql-variables", LW_SEVERITY_ERROR, "endpoints[0].graphql-variables", "object", FALSE },
  { no_fields, "form-empty", LW_SEVERITY_WARNING, "endpoints[0].form-fields", "no fields", FALSE },
  { nameless_field, "form-field-name", LW_SEVERITY_WARNING, "endpoints[0].form-fields[0].name", "no name", FALSE },
  { own_multipart_type, "multipart-type", LW_SEVERITY_ERROR, "endpoints[0].headers[0].value", "Content-Type", TRUE },
  { line_in_type, "part-type", LW_SEVERITY_ERROR, "endpoints[0].content-type", "line break", FALSE },
  { bad_value_name, "capture-name", LW_SEVERITY_ERROR, "endpoints[0].captures[0].name", "orderId", FALSE },
  { no_subject, "capture-subject", LW_SEVERITY_ERROR, "endpoints[0].captures[0].subject", "order.id", FALSE },
  { value_twice, "capture-twice", LW_SEVERITY_WARNING, "endpoints[0].captures[1].name", "twice", FALSE },
  { secret_column, "data-secret", LW_SEVERITY_WARNING, "data-files[0].include", "API_Token", TRUE },
  { unused_data, "data-unused", LW_SEVERITY_NOTE, "data-files[0].name", "{{data users COLUMN}}", FALSE },
  { bad_data_name, "data-name", LW_SEVERITY_ERROR, "data-files[0].name", "users", FALSE },
  { same_data_name, "data-name-twice", LW_SEVERITY_ERROR, "data-files[1].name", "capitals", FALSE },
  { no_file, "data-no-file", LW_SEVERITY_ERROR, "data-files[0].file", "Choose it", FALSE },
};

static LwPlan *
new_plan (void)
{
  LwPlan *plan = lw_test_plan_new (2000, 6.8);

  set_payload (plan, LW_PAYLOAD_JSON, "{\"id\": \"{{unique}}\", \"n\": {{integer 1 5}}}");
  return plan;
}

static void
check_case (guint i)
{
  g_autoptr (LwPlan) plan = new_plan ();
  g_autoptr (LwSchedule) before = lw_schedule_compute (plan);
  g_autoptr (LwSchedule) schedule = NULL;
  g_autoptr (LwSchedule) after = NULL;
  const LwProblem *problem;

  g_assert_null (lw_test_find_problem (before, cases[i].code));
  cases[i].change (plan);
  schedule = lw_schedule_compute (plan);
  problem = lw_test_find_problem (schedule, cases[i].code);
  if (problem == NULL)
    g_error ("there is no problem %s", cases[i].code);
  g_assert_cmpint (problem->severity, ==, cases[i].severity);
  g_assert_cmpstr (problem->path, ==, cases[i].path);
  if (strstr (problem->message, cases[i].says) == NULL &&
      (problem->suggestion == NULL || strstr (problem->suggestion, cases[i].says) == NULL))
    g_error ("%s: “%s” (%s) does not say %s", cases[i].code, problem->message, problem->suggestion, cases[i].says);
  g_assert_cmpint (problem->fix_label != NULL, ==, cases[i].fix);
  if (!cases[i].fix)
    return;
  g_assert_true (lw_fix_apply (plan, problem));
  after = lw_schedule_compute (plan);
  g_assert_null (lw_test_find_problem (after, cases[i].code));
  g_assert_false (lw_fix_apply (plan, problem));
}

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    check_case (i);
}

static void
test_fix_writes_what_was_meant (void)
{
  g_autoptr (LwPlan) plan = new_plan ();
  g_autoptr (LwSchedule) schedule = NULL;

  set_payload (plan, LW_PAYLOAD_JSON, "{\"a\": \"x-{{ uniqe }}-y\"}");
  schedule = lw_schedule_compute (plan);
  g_assert_true (lw_fix_apply (plan, lw_test_find_problem (schedule, "placeholder-unknown")));
  g_assert_cmpstr (lw_endpoint_get_payload (first_endpoint (plan)), ==, "{\"a\": \"x-{{unique}}-y\"}");
}

/* Steps come in order, so a value needs nothing to stand in its place. */
static void
test_values_of_steps (void)
{
  g_autoptr (LwPlan) plan = new_plan ();
  LwRecordList *steps = lw_flow_get_steps (lw_plan_get_flow (plan));
  g_autoptr (LwSchedule) schedule = NULL;

  lw_plan_set_mode (plan, LW_MODE_E2E);
  add_capture (add_endpoint (steps, "Make", "{}"), "orderId", "id", "");
  add_endpoint (steps, "Use", "{\"id\": \"{{value orderId}}\"}");
  lw_flow_set_polls (lw_plan_get_flow (plan), TRUE);
  lw_endpoint_set_path (lw_flow_get_poll (lw_plan_get_flow (plan)), "/orders/{{value orderId}}");
  schedule = lw_schedule_compute (plan);
  g_assert_null (lw_test_find_problem (schedule, "value-unknown"));
  g_assert_null (lw_test_find_problem (schedule, "value-too-early"));
  g_assert_null (lw_test_find_problem (schedule, "value-without-fallback"));
  g_assert_null (lw_test_find_problem (schedule, "path-space"));
}

static void
test_placeholders_in_paths (void)
{
  g_autoptr (LwPlan) plan = new_plan ();
  g_autoptr (LwSchedule) schedule = NULL;
  g_autoptr (LwSchedule) spaced = NULL;

  lw_endpoint_set_path (first_endpoint (plan), "/a/{{unique}}/{{integer 1 9}}");
  schedule = lw_schedule_compute (plan);
  g_assert_null (lw_test_find_problem (schedule, "path-space"));
  g_assert_null (lw_test_find_problem (schedule, "path-parameter-missing"));
  lw_endpoint_set_path (first_endpoint (plan), "/a b/{{unique}}");
  spaced = lw_schedule_compute (plan);
  g_assert_nonnull (lw_test_find_problem (spaced, "path-space"));
}

static void
test_payload_checks (void)
{
  g_autoptr (GError) error = NULL;
  guint line;

  g_assert_true (lw_payload_check_json ("{\"a\": {{vu}}, \"b{{vu}}\": \"{{choice \\\"|x}}\"}", &line, NULL));
  g_assert_true (lw_payload_check_json ("{{data users all}}", &line, NULL));
  g_assert_false (lw_payload_check_json ("{\n\n\"a\": {{unknown}}}", &line, NULL));
  g_assert_cmpuint (line, ==, 3);
  g_assert_true (lw_payload_check_variables (" {\"a\": {{vu}}} ", &line, NULL));
  g_assert_true (lw_payload_check_variables ("\n", &line, NULL));
  g_assert_false (lw_payload_check_variables ("{{vu}}", &line, NULL));
  g_assert_true (lw_payload_check_query ("query A($a: [Int!]) { b(c: \"}\") # }\n }", &line, NULL));
  g_assert_true (lw_payload_check_query ("{ a(b: \"\"\" } \n \"\"\", c: {{integer 1 2}}) { d } }", &line, NULL));
  g_assert_false (lw_payload_check_query ("query A", &line, NULL));
  g_assert_false (lw_payload_check_query ("{ a )\n}", &line, &error));
  g_assert_cmpuint (line, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/lint-requests/cases", test_cases);
  g_test_add_func ("/lint-requests/fix-writes-what-was-meant", test_fix_writes_what_was_meant);
  g_test_add_func ("/lint-requests/values-of-steps", test_values_of_steps);
  g_test_add_func ("/lint-requests/placeholders-in-paths", test_placeholders_in_paths);
  g_test_add_func ("/lint-requests/payload-checks", test_payload_checks);

  return g_test_run ();
}
