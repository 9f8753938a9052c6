/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-placeholder.h"
#include "lw-plan.h"
#include "lw-request-sample.h"
#include "lw-request-values.h"

static void
add_pair (LwRecordList *pairs, const char *name, const char *value)
{
  LwPair *pair = lw_pair_new ();

  lw_pair_set_name (pair, name);
  lw_pair_set_value (pair, value);
  lw_record_list_take (pairs, pair);
}

static LwFormField *
add_field (LwEndpoint *request, const char *name, const char *value)
{
  LwFormField *field = lw_form_field_new ();

  lw_form_field_set_name (field, name);
  lw_form_field_set_value (field, value);
  lw_record_list_take (lw_endpoint_get_form_fields (request), field);
  return field;
}

static LwEndpoint *
request_new (const char *method, const char *path, LwPayloadKind kind)
{
  LwEndpoint *request = lw_endpoint_new ();

  lw_endpoint_set_method (request, method);
  lw_endpoint_set_path (request, path);
  lw_endpoint_set_payload_kind (request, kind);
  return request;
}

static void
assert_sample (LwEndpoint *request, const char *expected)
{
  g_autofree char *sample = lw_request_dup_sample (request);

  g_assert_cmpstr (sample, ==, expected);
}

static void
test_url (void)
{
  g_autoptr (LwEndpoint) request = request_new ("GET", "/orders/:id/parts/{part}/:id2", LW_PAYLOAD_NONE);

  assert_sample (request, "GET /orders/:id/parts/{part}/:id2\n");
  add_pair (lw_endpoint_get_path_parameters (request), "id", "a/b c");
  add_pair (lw_endpoint_get_path_parameters (request), "part", "7");
  add_pair (lw_endpoint_get_query (request), "q", "x&y=z");
  add_pair (lw_endpoint_get_query (request), "ü", "");
  assert_sample (request, "GET /orders/a%2Fb%20c/parts/7/:id2?q=x%26y%3Dz&%C3%BC=\n");
  lw_endpoint_set_path (request, "/orders?page=1");
  assert_sample (request, "GET /orders?page=1&q=x%26y%3Dz&%C3%BC=\n");
}

static void
test_headers (void)
{
  g_autoptr (LwEndpoint) request = request_new ("POST", "/orders", LW_PAYLOAD_RAW);

  lw_endpoint_set_payload (request, "one\ntwo");
  assert_sample (request, "POST /orders\nContent-Type: text/plain\n\none\ntwo");
  lw_endpoint_set_content_type (request, "text/csv");
  add_pair (lw_endpoint_get_headers (request), "X-Id", "n {{vu}}");
  assert_sample (request, "POST /orders\nX-Id: n 17\nContent-Type: text/csv\n\none\ntwo");
  add_pair (lw_endpoint_get_headers (request), "content-type", "text/xml");
  assert_sample (request, "POST /orders\nX-Id: n 17\ncontent-type: text/xml\n\none\ntwo");
}

static void
test_placeholders (void)
{
  g_autoptr (LwEndpoint) request = request_new ("POST", "/o/{{vu}}", LW_PAYLOAD_JSON);

  lw_endpoint_set_payload (request, "{\"a\": {{vu}}, \"b\": \"{{nothing}}\"}");
  assert_sample (request, "POST /o/17\nContent-Type: application/json\n\n{\"a\": 17, \"b\": \"{{nothing}}\"}");
}

static void
test_forms (void)
{
  g_autoptr (LwEndpoint) request = request_new ("POST", "/f", LW_PAYLOAD_FORM);
  LwFormField *file;

  add_field (request, "name", "a b&c");
  file = add_field (request, "file", "x;y");
  assert_sample (request, "POST /f\nContent-Type: application/x-www-form-urlencoded\n\nname=a%20b%26c&file=x%3By");

  lw_endpoint_set_payload_kind (request, LW_PAYLOAD_MULTIPART);
  lw_form_field_set_file_name (file, "t{{vu}}.csv");
  assert_sample (request, "POST /f\nContent-Type: multipart/form-data; boundary=boundary\n\n"
                          "--boundary\nContent-Disposition: form-data; name=\"name\"\n\na b&c\n"
                          "--boundary\nContent-Disposition: form-data; name=\"file\"; filename=\"t17.csv\"\n"
                          "Content-Type: application/octet-stream\n\nx;y\n--boundary--");
  lw_form_field_set_content_type (file, "text/csv");
  assert_sample (request, "POST /f\nContent-Type: multipart/form-data; boundary=boundary\n\n"
                          "--boundary\nContent-Disposition: form-data; name=\"name\"\n\na b&c\n"
                          "--boundary\nContent-Disposition: form-data; name=\"file\"; filename=\"t17.csv\"\n"
                          "Content-Type: text/csv\n\nx;y\n--boundary--");
}

static void
test_graphql (void)
{
  g_autoptr (LwEndpoint) request = request_new ("POST", "/g", LW_PAYLOAD_GRAPHQL);

  lw_endpoint_set_payload (request, "{ a(x: \"q\")\n}");
  assert_sample (request, "POST /g\nContent-Type: application/json\n\n{\"query\":\"{ a(x: \\\"q\\\")\\n}\"}");
  lw_endpoint_set_graphql_variables (request, " {\"n\": {{vu}}} \n");
  assert_sample (request,
                 "POST /g\nContent-Type: application/json\n\n{\"query\":\"{ a(x: \\\"q\\\")\\n}\",\"variables\":{\"n\": 17}}");
}

static void
assert_names (char **names /* (transfer full) */, const char *expected)
{
  g_autofree char *joined = g_strjoinv (" ", names);

  g_assert_cmpstr (joined, ==, expected);
  g_strfreev (names);
}

static void
test_values (void)
{
  g_autoptr (LwEndpoint) request =
    request_new ("GET", "/o/{{ value orderId }}/{{value}}/{{values x}}", LW_PAYLOAD_JSON);
  LwCapture *capture = lw_capture_new ();

  assert_names (lw_request_dup_taken_values (request), "orderId");
  assert_names (lw_request_dup_given_values (request), "");
  lw_endpoint_set_payload (request, "{{value a-b}} {{{{value total}} {{value orderId}} {{value");
  add_pair (lw_endpoint_get_headers (request), "X", "{{value token_2}}");
  add_field (request, "f", "{{value field}}");
  assert_names (lw_request_dup_taken_values (request), "orderId token_2 total");

  lw_record_list_take (lw_endpoint_get_captures (request), capture);
  assert_names (lw_request_dup_given_values (request), "");
  lw_capture_set_name (capture, "next");
  assert_names (lw_request_dup_given_values (request), "next");
}

static void
test_step_names (void)
{
  g_autoptr (LwPlan) plan = lw_plan_new_default ();
  LwRecordList *steps = lw_flow_get_steps (lw_plan_get_flow (plan));

  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *name = lw_plan_dup_free_step_name (plan, "Pay");
      static const char *const expected[] = { "Pay", "Pay 2", "Pay 3" };
      LwEndpoint *step = lw_endpoint_new ();

      g_assert_cmpstr (name, ==, expected[i]);
      lw_endpoint_set_name (step, name);
      lw_record_list_take (steps, step);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/request-sample/url", test_url);
  g_test_add_func ("/request-sample/headers", test_headers);
  g_test_add_func ("/request-sample/placeholders", test_placeholders);
  g_test_add_func ("/request-sample/forms", test_forms);
  g_test_add_func ("/request-sample/graphql", test_graphql);
  g_test_add_func ("/request-sample/values", test_values);
  g_test_add_func ("/request-sample/step-names", test_step_names);
  return g_test_run ();
}
