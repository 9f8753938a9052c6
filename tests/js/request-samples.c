/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "samples.h"

/* The tests know these plans: what run-k6-text.mjs and check-scripts.mjs expect follows from them. */

static void
add_field (LwEndpoint *endpoint, const char *name, const char *value, const char *file_name, const char *type)
{
  LwFormField *field = lw_form_field_new ();

  lw_form_field_set_name (field, name);
  lw_form_field_set_value (field, value);
  lw_form_field_set_file_name (field, file_name);
  lw_form_field_set_content_type (field, type);
  lw_record_list_take (lw_endpoint_get_form_fields (endpoint), field);
}

static void
add_capture (LwEndpoint *endpoint, const char *name, LwCaptureSource source, const char *subject, const char *fallback)
{
  LwCapture *capture = lw_capture_new ();

  lw_capture_set_name (capture, name);
  lw_capture_set_source (capture, source);
  lw_capture_set_subject (capture, subject);
  lw_capture_set_fallback (capture, fallback);
  lw_record_list_take (lw_endpoint_get_captures (endpoint), capture);
}

static void
add_data_file (LwPlan *plan, const char *name, LwDataFormat format, LwDataOrder order)
{
  LwDataFile *file = lw_data_file_new ();

  lw_data_file_set_name (file, name);
  lw_data_file_set_format (file, format);
  lw_data_file_set_order (file, order);
  lw_record_list_take (lw_plan_get_data_files (plan), file);
}

static LwEndpoint *
add_payload (LwPlan *plan, const char *name, const char *path, LwPayloadKind kind, const char *payload)
{
  LwEndpoint *endpoint = add_request (plan, name, "POST", path, 1);

  lw_endpoint_set_payload_kind (endpoint, kind);
  lw_endpoint_set_payload (endpoint, payload);
  add_pair (lw_endpoint_get_headers (endpoint), "X-VU", "{{vu}}");
  add_pair (lw_endpoint_get_headers (endpoint), "X-Iteration", "{{iteration}}");
  return endpoint;
}

static void
run_each (LwPlan *plan, int vus, int iterations)
{
  LwScenario *scenario = add_own_scenario (plan, LW_OBJECTIVE_BASELINE, LW_USE_RUN, "each",
                                           LW_EXECUTOR_PER_VU_ITERATIONS, 0, 600000);

  lw_scenario_set_vus (scenario, vus);
  lw_scenario_set_iterations (scenario, iterations);
}

static LwPlan *
new_request_plan (void)
{
  LwPlan *plan = new_plan ();

  lw_authentication_set_kind (lw_plan_get_authentication (plan), LW_AUTHENTICATION_NONE);
  lw_plan_set_health_path (plan, "");
  return plan;
}

static void
add_payload_requests (LwPlan *plan)
{
  LwEndpoint *endpoint;

  add_payload (plan, "Json", "/json", LW_PAYLOAD_JSON,
               "{\"unique\": \"{{unique}}\", \"uuid\": \"{{uuid}}\", \"ms\": {{timestamp}}, \"s\": {{timestamp s}},"
               "\"date\": \"{{date}}\", \"week\": \"{{date +7d}}\", \"ago\": \"{{date -1h}}\", \"day\": \"{{day}}\","
               "\"tomorrow\": \"{{day +1d}}\", \"integer\": {{integer 1 3}}, \"integer_text\": \"{{integer -3 -3}}\","
               "\"decimal\": {{decimal 1 2 1}}, \"decimal_text\": \"{{decimal 1 1 3}}\","
               "\"choice\": \"{{choice red | it's \\\"q\\\" }}\", \"bare\": {{choice 1.5|true|\"x\"|y}},"
               "\"text\": \"{{text 12}}\", \"email\": \"{{data users email}}\", \"name\": \"<{{data users full name}}>\","
               "\"age\": {{data users age}}, \"tenant\": \"{{env TENANT_KEY}}\", \"vu\": {{vu}},"
               "\"iteration\": {{iteration}}, \"run\": \"{{run}}\", \"plain\": \"{{nothing}} ${1}\"}");
  add_payload (plan, "JsonText", "/json-text", LW_PAYLOAD_JSON,
               "{\"big\": 12345678901234567890,\n \"name\": \"{{data users full name}}\", \"age\": {{data users age}},"
               "\"kind\": {{choice 1|\"two\"}}, \"email\": {{data users email}}, \"tenant\": \"{{env TENANT_KEY}}\"}");
  endpoint = add_payload (plan, "Form", "/form", LW_PAYLOAD_FORM, "");
  add_field (endpoint, "full name", "{{data users full name}} & co=", "", "");
  add_field (endpoint, "choice", "{{choice ä+b}}", "", "");
  add_field (endpoint, "choice", "100%", "", "");
  endpoint = add_payload (plan, "Multipart", "/multipart", LW_PAYLOAD_MULTIPART, "");
  add_field (endpoint, "title", "Of {{data users full name}}", "", "");
  add_field (endpoint, "title", "second\r\nline", "", "");
  add_field (endpoint, "meta", "{\"vu\":{{vu}}}", "", "application/json");
  add_field (endpoint, "file", "id,name\n{{iteration}},ü\n", "orders \"{{vu}}\".csv", "text/csv");
  add_field (endpoint, "blob", "", "empty.bin", "");
  endpoint = add_payload (plan, "Graphql", "/graphql", LW_PAYLOAD_GRAPHQL,
                          "# query Wrong { a }\nquery Order($id: ID!) {\n  order(id: $id, tag: \"{{vu}}\") { id }\n}");
  lw_endpoint_set_graphql_variables (endpoint, "{\"id\": \"{{data users email}}\", \"n\": {{iteration}}}");
  endpoint = add_payload (plan, "Raw", "/raw", LW_PAYLOAD_RAW, "<a>{{data users full name}}</a>\n<b>`${{{vu}}}`</b>");
  lw_endpoint_set_content_type (endpoint, "application/xml");
}

static void
add_value_requests (LwPlan *plan)
{
  LwEndpoint *endpoint = add_payload (plan, "Create", "/create", LW_PAYLOAD_JSON, "{}");

  add_capture (endpoint, "orderId", LW_CAPTURE_JSON, "$.order.ids[0]", "no order/yet");
  add_capture (endpoint, "count", LW_CAPTURE_JSON, "count", "0");
  add_capture (endpoint, "etag", LW_CAPTURE_HEADER, "x-etag", "none");
  add_capture (endpoint, "missing", LW_CAPTURE_JSON, "order.nothing", "stays");
  add_capture (endpoint, "whole", LW_CAPTURE_JSON, "order", "none yet");
  add_capture (endpoint, "list", LW_CAPTURE_JSON, "order.ids", "no list");
  add_capture (endpoint, "numbers", LW_CAPTURE_JSON, "numbers", "no numbers");
  endpoint = add_payload (plan, "Use", "/use/:id/{{value orderId}}", LW_PAYLOAD_JSON,
                          "{\"id\": \"{{value orderId}}\", \"count\": {{value count}}, \"missing\": \"{{value missing}}\","
                          " \"whole\": {{value whole}}, \"text\": \"{{value whole}}\","
                          " \"list\": {{value list}}, \"listed\": \"ids: {{value list}}\"}");
  add_pair (lw_endpoint_get_path_parameters (endpoint), "id", "{{value orderId}}");
  add_pair (lw_endpoint_get_query (endpoint), "name", "{{data users full name}}");
  add_pair (lw_endpoint_get_query (endpoint), "whole", "{{value whole}}");
  add_pair (lw_endpoint_get_headers (endpoint), "If-Match", "{{value etag}}");
  add_pair (lw_endpoint_get_headers (endpoint), "X-List", "{{value numbers}}");
  add_pair (lw_endpoint_get_headers (endpoint), "X-Lists", "all {{value numbers}}");
  add_pair (lw_endpoint_get_headers (endpoint), "X-Tenant", "t-{{env TENANT_KEY}}");
}

static void
write_payload_sample (const char *folder)
{
  g_autoptr (LwPlan) plan = new_request_plan ();

  add_data_file (plan, "users", LW_DATA_CSV, LW_DATA_SEQUENTIAL);
  add_payload_requests (plan);
  run_each (plan, 3, 18);
  write_sample (folder, "text-payloads", plan);
}

static void
write_value_sample (const char *folder)
{
  g_autoptr (LwPlan) plan = new_request_plan ();

  add_data_file (plan, "users", LW_DATA_CSV, LW_DATA_SEQUENTIAL);
  add_value_requests (plan);
  run_each (plan, 3, 40);
  write_sample (folder, "text-values", plan);
}

/* More VUs than rows in one of the files when vus is above 4. */
static void
write_data_sample (const char *folder, const char *name, int vus)
{
  g_autoptr (LwPlan) plan = new_request_plan ();
  LwEndpoint *endpoint = add_payload (plan, "Rows", "/rows", LW_PAYLOAD_JSON,
                                      "{\"email\": \"{{data users email}}\", \"name\": \"{{data users full name}}\","
                                      "\"account\": {{data accounts id}}, \"color\": \"{{data colors name}}\","
                                      "\"code\": \"{{data colors code}}\"}");

  add_pair (lw_endpoint_get_headers (endpoint), "X-Color", "{{data colors code}}");
  add_data_file (plan, "users", LW_DATA_CSV, LW_DATA_SEQUENTIAL);
  add_data_file (plan, "accounts", LW_DATA_JSON, LW_DATA_PER_VU);
  add_data_file (plan, "colors", LW_DATA_CSV, LW_DATA_RANDOM);
  run_each (plan, vus, 20);
  write_sample (folder, name, plan);
}

/* What a plan for a profile sends before anybody has changed it. */
static void
write_default_sample (const char *folder)
{
  static const char *const methods[] = { "POST", "PUT", "PATCH" };
  g_autoptr (LwPlan) plan = new_request_plan ();

  for (guint i = 0; i < G_N_ELEMENTS (methods); i++)
    {
      g_autoptr (LwEndpoint) from = lw_endpoint_new ();

      lw_endpoint_set_method (from, methods[i]);
      lw_endpoint_set_path (from, "/api/orders");
      lw_record_list_take (lw_plan_get_endpoints (plan), lw_plan_make_request (from, ""));
    }
  run_each (plan, 25, 200);
  write_sample (folder, "text-default", plan);
}

static void
write_compression_sample (const char *folder)
{
  g_autoptr (LwPlan) plan = new_request_plan ();

  for (int compression = LW_COMPRESSION_NONE; compression <= LW_COMPRESSION_BR; compression++)
    {
      const char *nick = lw_enum_get_nick (LW_TYPE_COMPRESSION, compression);
      g_autofree char *path = g_strconcat ("/", nick, NULL);
      LwEndpoint *endpoint = add_payload (plan, nick, path, LW_PAYLOAD_JSON, "{\"vu\": {{vu}}, \"ü\": \"{{text 500}}\"}");

      lw_endpoint_set_compression (endpoint, (LwCompression) compression);
    }
  run_each (plan, 1, 8);
  write_sample (folder, "text-compression", plan);
}

void
write_request_samples (const char *folder)
{
  write_payload_sample (folder);
  write_value_sample (folder);
  write_data_sample (folder, "text-rows", 4);
  write_data_sample (folder, "text-few-rows", 6);
  write_default_sample (folder);
  write_compression_sample (folder);
}
