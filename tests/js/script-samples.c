/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

/*
 * Writes scripts of many kinds of plans into a folder, each beside the plan that it was made from and a
 * JSON file with what the schedule says, for the tests that are JavaScript.
 */

#include "config.h"

#include "hostile.h"
#include "lw-bundle.h"
#include "lw-plan-file.h"
#include "lw-profile-reader.h"
#include "lw-stage.h"
#include "random-record.h"
#include "samples.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

#define DATE G_GINT64_CONSTANT (1768521600) /* 2026-01-16 */

/* Facts */

static void
add_scenario (JsonBuilder *json, const LwScheduledScenario *scenario)
{
  json_builder_begin_object (json);
  json_builder_set_member_name (json, "name");
  json_builder_add_string_value (json, scenario->name);
  json_builder_set_member_name (json, "runs");
  json_builder_add_boolean_value (json, scenario->use == LW_USE_RUN);
  json_builder_set_member_name (json, "executor");
  json_builder_add_string_value (json, lw_enum_get_nick (LW_TYPE_EXECUTOR, (int) scenario->executor));
  json_builder_set_member_name (json, "start");
  json_builder_add_int_value (json, scenario->start_ms);
  json_builder_set_member_name (json, "regular");
  json_builder_add_int_value (json, scenario->regular_ms);
  json_builder_set_member_name (json, "end");
  json_builder_add_int_value (json, scenario->end_ms);
  json_builder_set_member_name (json, "iterations");
  json_builder_add_double_value (json, scenario->planned_iterations);
  json_builder_set_member_name (json, "flow");
  json_builder_add_boolean_value (json, scenario->flow);
  json_builder_set_member_name (json, "requests");
  json_builder_add_double_value (json, scenario->planned_requests);
  json_builder_end_object (json);
}

static void
add_endpoint (JsonBuilder *json, LwEndpoint *endpoint)
{
  g_autofree char *tag = lw_endpoint_dup_tag (endpoint);

  json_builder_begin_object (json);
  json_builder_set_member_name (json, "tag");
  json_builder_add_string_value (json, tag);
  json_builder_set_member_name (json, "method");
  json_builder_add_string_value (json, lw_endpoint_get_method (endpoint));
  json_builder_set_member_name (json, "path");
  json_builder_add_string_value (json, lw_endpoint_get_path (endpoint));
  json_builder_set_member_name (json, "payload");
  json_builder_add_string_value (json, lw_endpoint_get_payload (endpoint));
  json_builder_set_member_name (json, "weight");
  json_builder_add_double_value (json, lw_endpoint_get_weight (endpoint));
  json_builder_end_object (json);
}

static char *
describe (LwPlan *plan, LwSchedule *schedule)
{
  g_autoptr (JsonBuilder) json = json_builder_new_immutable ();
  g_autoptr (JsonNode) root = NULL;
  LwRecordList *endpoints = lw_plan_get_endpoints (plan);
  guint n_scenarios;
  const LwScheduledScenario *scenarios = lw_schedule_get_scenarios (schedule, &n_scenarios);

  json_builder_begin_object (json);
  json_builder_set_member_name (json, "total");
  json_builder_add_int_value (json, lw_schedule_get_total_ms (schedule));
  json_builder_set_member_name (json, "maxVUs");
  json_builder_add_int_value (json, lw_schedule_get_max_vus (schedule));
  json_builder_set_member_name (json, "gap");
  json_builder_add_int_value (json, lw_plan_get_gap_ms (plan));
  json_builder_set_member_name (json, "scenarios");
  json_builder_begin_array (json);
  for (guint i = 0; i < n_scenarios; i++)
    add_scenario (json, &scenarios[i]);
  json_builder_end_array (json);
  json_builder_set_member_name (json, "endpoints");
  json_builder_begin_array (json);
  for (guint i = 0; i < lw_record_list_get_size (endpoints); i++)
    add_endpoint (json, lw_record_list_get (endpoints, i));
  json_builder_end_array (json);
  json_builder_end_object (json);
  root = json_builder_get_root (json);
  return json_to_string (root, TRUE);
}

static void
write_file (const char *folder, const char *name, const char *suffix, const char *data, gsize length)
{
  g_autofree char *base = g_strconcat (name, suffix, NULL);
  g_autofree char *path = g_build_filename (folder, base, NULL);
  g_autoptr (GError) error = NULL;

  if (!g_file_set_contents (path, data, (gssize) length, &error))
    g_error ("%s", error->message);
}

void
write_sample (const char *folder, const char *name, LwPlan *plan)
{
  g_autoptr (LwSchedule) schedule = lw_schedule_compute (plan);
  g_autoptr (GBytes) script = lw_script_generate (plan, schedule, DATE);
  g_autofree char *facts = describe (plan, schedule);
  gsize length;
  g_autofree char *typed = lw_plan_to_data (plan, &length);

  write_file (folder, name, ".js", g_bytes_get_data (script, NULL), g_bytes_get_size (script));
  write_file (folder, name, ".json", facts, strlen (facts));
  write_file (folder, name, ".loadwright", typed, length);
}

/* Plans */

LwEndpoint *
add_request (LwPlan *plan, const char *name, const char *method, const char *path, double weight)
{
  LwEndpoint *endpoint = lw_endpoint_new ();

  lw_endpoint_set_name (endpoint, name);
  lw_endpoint_set_method (endpoint, method);
  lw_endpoint_set_path (endpoint, path);
  lw_endpoint_set_weight (endpoint, weight);
  /* Slow on paper, so that enough VUs are there even on a busy machine. */
  lw_endpoint_set_avg_response_ms (endpoint, 300);
  lw_endpoint_set_p95_response_ms (endpoint, 600);
  lw_endpoint_set_expected_status (endpoint, "2xx");
  lw_record_list_take (lw_plan_get_endpoints (plan), endpoint);
  return endpoint;
}

void
add_pair (LwRecordList *list, const char *name, const char *value)
{
  LwPair *pair = lw_pair_new ();

  lw_pair_set_name (pair, name);
  lw_pair_set_value (pair, value);
  lw_record_list_take (list, pair);
}

LwPlan *
new_plan (void)
{
  LwPlan *plan = lw_plan_new_default ();
  LwRecordList *objectives = lw_plan_get_objectives (plan);
  LwProfile *profile = lw_plan_get_profile (plan);

  for (guint i = 0; i < lw_record_list_get_size (objectives); i++)
    lw_objective_set_use (lw_record_list_get (objectives, i), LW_USE_OFF);
  lw_profile_set_name (profile, "Sample");
  lw_traffic_set_avg_rps (lw_profile_get_production (profile), 500);
  lw_extrapolation_set_declared_factor (lw_profile_get_extrapolation (profile), 5);
  lw_plan_set_base_url (plan, "http://127.0.0.1:8080");
  lw_plan_set_gap_ms (plan, 1000);
  lw_plan_set_timeout_ms (plan, 2000);
  lw_record_list_clear (lw_plan_get_endpoints (plan));
  return plan;
}

LwScenario *
add_own_scenario (LwPlan *plan, LwObjectiveKind kind, LwUse use, const char *name, LwExecutor executor, double level,
                  gint64 duration_ms)
{
  LwObjective *objective = lw_plan_get_objective (plan, kind);
  LwScenario *scenario = lw_scenario_new ();

  if (lw_objective_get_use (objective) == LW_USE_OFF)
    lw_record_list_clear (lw_objective_get_scenarios (objective));
  lw_objective_set_use (objective, use);
  lw_scenario_set_name (scenario, name);
  lw_scenario_set_executor (scenario, executor);
  lw_scenario_set_level (scenario, level);
  lw_scenario_set_level_unit (scenario, LW_LEVEL_ABSOLUTE);
  lw_scenario_set_duration_ms (scenario, duration_ms);
  lw_scenario_set_graceful_stop_ms (scenario, 2000);
  lw_scenario_set_graceful_ramp_down_ms (scenario, 1000);
  lw_record_list_take (lw_objective_get_scenarios (objective), scenario);
  return scenario;
}

static void
add_stage (LwScenario *scenario, gint64 duration_ms, double target)
{
  LwStage *stage = lw_stage_new ();

  lw_stage_set_duration_ms (stage, duration_ms);
  lw_stage_set_target (stage, target);
  lw_stage_set_unit (stage, LW_LEVEL_ABSOLUTE);
  lw_record_list_take (lw_scenario_get_stages (scenario), stage);
}

static void
add_check (LwEndpoint *endpoint, LwCheckKind kind, const char *subject, const char *value)
{
  LwCheck *check = lw_check_new ();

  lw_check_set_kind (check, kind);
  lw_check_set_subject (check, subject);
  lw_check_set_value (check, value);
  lw_record_list_take (lw_endpoint_get_checks (endpoint), check);
}

static LwPlan *
new_order_plan (void)
{
  LwPlan *plan = new_plan ();
  LwEndpoint *order = add_request (plan, "CreateOrder", "POST", "/api/orders", 7);
  LwEndpoint *read = add_request (plan, "ReadOrder", "GET", "/api/orders/:id", 2);
  LwEndpoint *search = add_request (plan, "Search", "GET", "/api/search", 1);

  lw_endpoint_set_description (order, "Create new order");
  lw_endpoint_set_payload_kind (order, LW_PAYLOAD_JSON);
  lw_endpoint_set_payload (order, "{\"customer_id\": \"test_{{unique}}\", \"vu\": {{vu}}, \"n\": \"{{iteration}}\","
                                  "\"items\": [{\"sku\": \"ITEM-001\", \"quantity\": 2, \"price\": 29.99},"
                                  "{\"sku\": \"ITEM-002\", \"quantity\": 1, \"price\": 49.99}], \"total\": 109.97}");
  lw_endpoint_set_expected_status (order, "201");
  add_check (order, LW_CHECK_JSON_EXISTS, "$.order.ids[0]", "");
  add_pair (lw_endpoint_get_path_parameters (read), "id", "{{iteration}}");
  add_pair (lw_endpoint_get_headers (read), "X-Request-Id", "{{unique}}");
  add_pair (lw_endpoint_get_query (search), "q", "a b&c=d/ü");
  add_pair (lw_endpoint_get_query (search), "run", "{{run}}");
  return plan;
}

/* Short enough to be run: two scenarios that run, one on request. */
static LwPlan *
new_short_plan (void)
{
  LwPlan *plan = new_order_plan ();
  LwScenario *ramp;

  add_own_scenario (plan, LW_OBJECTIVE_BASELINE, LW_USE_RUN, "baseline", LW_EXECUTOR_CONSTANT_ARRIVAL_RATE, 100, 3000);
  ramp = add_own_scenario (plan, LW_OBJECTIVE_SPIKE, LW_USE_RUN, "spike", LW_EXECUTOR_RAMPING_ARRIVAL_RATE, 50, 0);
  add_stage (ramp, 1000, 50);
  add_stage (ramp, 1000, 150);
  add_stage (ramp, 0, 50);
  add_stage (ramp, 1000, 50);
  add_own_scenario (plan, LW_OBJECTIVE_STRESS, LW_USE_ON_REQUEST, "stress", LW_EXECUTOR_CONSTANT_ARRIVAL_RATE, 40, 2000);
  lw_service_level_set_abort_delay_ms (lw_plan_get_service_level (plan), 1000);
  return plan;
}

/* Every executor, some of them at the same time. */
static LwPlan *
new_executors_plan (void)
{
  LwPlan *plan = new_order_plan ();
  LwScenario *scenario;

  lw_endpoint_set_think_time_ms (lw_record_list_get (lw_plan_get_endpoints (plan), 0), 150);
  add_own_scenario (plan, LW_OBJECTIVE_BASELINE, LW_USE_RUN, "steady", LW_EXECUTOR_CONSTANT_ARRIVAL_RATE, 1.5, 4000);
  scenario = add_own_scenario (plan, LW_OBJECTIVE_BASELINE, LW_USE_RUN, "beside", LW_EXECUTOR_CONSTANT_VUS, 3, 2000);
  lw_scenario_set_start_offset_ms (scenario, 1000);
  scenario = add_own_scenario (plan, LW_OBJECTIVE_CAPACITY, LW_USE_RUN, "users", LW_EXECUTOR_RAMPING_VUS, 1, 0);
  add_stage (scenario, 2000, 5);
  add_stage (scenario, 1000, 0);
  add_stage (scenario, 3000, 0);
  scenario = add_own_scenario (plan, LW_OBJECTIVE_SPIKE, LW_USE_RUN, "each", LW_EXECUTOR_PER_VU_ITERATIONS, 0, 3000);
  lw_scenario_set_vus (scenario, 3);
  lw_scenario_set_iterations (scenario, 4);
  scenario = add_own_scenario (plan, LW_OBJECTIVE_STRESS, LW_USE_ON_REQUEST, "shared", LW_EXECUTOR_SHARED_ITERATIONS, 0, 3000);
  lw_scenario_set_vus (scenario, 2);
  lw_scenario_set_iterations (scenario, 9);
  scenario = add_own_scenario (plan, LW_OBJECTIVE_SOAK, LW_USE_ON_REQUEST, "waves", LW_EXECUTOR_RAMPING_ARRIVAL_RATE, 10, 0);
  lw_scenario_set_use_think_time (scenario, TRUE);
  add_stage (scenario, 2000, 20);
  return plan;
}

/* A request that logs in, and what its answer says. */
static void
set_login (LwAuthentication *authentication)
{
  LwEndpoint *login = lw_authentication_get_login (authentication);

  lw_endpoint_set_method (login, "POST");
  lw_endpoint_set_path (login, "/login/:realm");
  add_pair (lw_endpoint_get_path_parameters (login), "realm", "customers");
  add_pair (lw_endpoint_get_headers (login), "X-Client", "load-test");
  lw_endpoint_set_payload_kind (login, LW_PAYLOAD_JSON);
  lw_endpoint_set_payload (login, "{\"user\": \"vu-{{vu}}\", \"id\": \"{{unique}}\", \"n\": {{iteration}}}");
  lw_authentication_set_token_path (authentication, "$.session.keys[0]");
  lw_authentication_set_expires_path (authentication, "session.seconds");
  lw_authentication_set_token_header (authentication, "X-Session");
  lw_authentication_set_token_prefix (authentication, "Key ");
}

/* Tokens that are as short-lived as a test of them needs. */
static void
set_oauth2 (LwAuthentication *authentication)
{
  lw_authentication_set_token_url (authentication, "/oauth/token");
  lw_authentication_set_scope (authentication, "orders:read orders:write");
  lw_authentication_set_audience (authentication, "https://api.example/");
}

/* Flows */

static LwEndpoint *
add_step (LwPlan *plan, const char *name, const char *method, const char *path)
{
  LwEndpoint *step = lw_endpoint_new ();

  lw_endpoint_set_name (step, name);
  lw_endpoint_set_method (step, method);
  lw_endpoint_set_path (step, path);
  lw_endpoint_set_expected_status (step, "2xx");
  lw_endpoint_set_avg_response_ms (step, 50);
  lw_record_list_take (lw_flow_get_steps (lw_plan_get_flow (plan)), step);
  return step;
}

static void
add_capture (LwEndpoint *endpoint, const char *name, const char *path)
{
  LwCapture *capture = lw_capture_new ();

  lw_capture_set_name (capture, name);
  lw_capture_set_subject (capture, path);
  lw_record_list_take (lw_endpoint_get_captures (endpoint), capture);
}

/* An order that is made, paid and read, and work behind it that takes some 250 ms and is asked about
 * every 100 ms: 6 requests. */
static LwPlan *
new_flow_plan (LwMode mode)
{
  LwPlan *plan = new_order_plan ();
  LwFlow *flow = lw_plan_get_flow (plan);
  LwEndpoint *poll = lw_flow_get_poll (flow);
  LwEndpoint *order;
  LwEndpoint *read;
  LwEndpoint *pay;

  lw_plan_set_mode (plan, mode);
  lw_plan_set_e2e_share (plan, 40);
  lw_record_list_clear (lw_flow_get_steps (flow));
  order = add_step (plan, "CreateOrder", "POST", "/api/orders");
  lw_endpoint_set_payload_kind (order, LW_PAYLOAD_JSON);
  lw_endpoint_set_payload (order, "{\"customer_id\": \"test_{{unique}}\"}");
  lw_endpoint_set_expected_status (order, "201");
  add_capture (order, "order_id", "$.order.ids[0]");
  add_capture (order, "ids", "$.order.ids");
  add_capture (order, "whole", "order");
  pay = add_step (plan, "PayOrder", "PUT", "/api/orders/:id/payment");
  add_pair (lw_endpoint_get_path_parameters (pay), "id", "{{value order_id}}");
  lw_endpoint_set_payload_kind (pay, LW_PAYLOAD_JSON);
  lw_endpoint_set_payload (pay, "{\"order\": {{value order_id}}, \"text\": \"no. {{value order_id}}\","
                                " \"ids\": {{value ids}}, \"all\": {{value whole}}}");
  add_pair (lw_endpoint_get_headers (pay), "X-Order", "{{value order_id}} of {{value ids}}");
  add_capture (pay, "invoice", "invoice.number");
  read = add_step (plan, "ReadInvoice", "GET", "/api/orders/{id}/invoice");
  add_pair (lw_endpoint_get_path_parameters (read), "id", "{{value order_id}}");
  add_pair (lw_endpoint_get_query (read), "number", "{{value invoice}}");
  lw_flow_set_polls (flow, TRUE);
  lw_endpoint_set_path (poll, "/api/orders/:id/state");
  add_pair (lw_endpoint_get_path_parameters (poll), "id", "{{value order_id}}");
  lw_endpoint_set_expected_status (poll, "200, 202");
  lw_endpoint_set_avg_response_ms (poll, 10);
  lw_flow_set_done_path (flow, "$.order.state");
  lw_flow_set_done_values (flow, "SHIPPED, DELIVERED");
  lw_flow_set_failed_values (flow, "REFUSED");
  lw_flow_set_poll_interval_ms (flow, 100);
  lw_flow_set_expected_wait_ms (flow, 250);
  lw_flow_set_deadline_ms (flow, 1000);
  lw_flow_set_max_duration_ms (flow, 2000);
  lw_flow_set_completed_percent (flow, 99);
  add_own_scenario (plan, LW_OBJECTIVE_BASELINE, LW_USE_RUN, "baseline", LW_EXECUTOR_CONSTANT_ARRIVAL_RATE, 120, 4000);
  add_own_scenario (plan, LW_OBJECTIVE_STRESS, LW_USE_ON_REQUEST, "stress", LW_EXECUTOR_CONSTANT_ARRIVAL_RATE, 60, 2000);
  lw_service_level_set_abort_delay_ms (lw_plan_get_service_level (plan), 60000);
  return plan;
}

static void
write_flow_samples (const char *folder)
{
  g_autoptr (LwPlan) e2e = new_flow_plan (LW_MODE_E2E);
  g_autoptr (LwPlan) mixed = new_flow_plan (LW_MODE_MIXED);
  g_autoptr (LwPlan) status = new_flow_plan (LW_MODE_E2E);
  g_autoptr (LwPlan) plain = new_flow_plan (LW_MODE_E2E);
  g_autoptr (LwPlan) vus = new_executors_plan ();
  LwFlow *flow = lw_plan_get_flow (status);

  write_sample (folder, "flow-e2e", e2e);
  write_sample (folder, "flow-mixed", mixed);

  /* The status says when the work is done. */
  lw_flow_set_done_path (flow, "");
  lw_flow_set_done_values (flow, "");
  lw_flow_set_failed_values (flow, "");
  lw_endpoint_set_expected_status (lw_flow_get_poll (flow), "200");
  write_sample (folder, "flow-status", status);

  lw_flow_set_polls (lw_plan_get_flow (plain), FALSE);
  write_sample (folder, "flow-plain", plain);

  /* Every executor in two parts. */
  lw_record_assign (LW_RECORD (lw_plan_get_flow (vus)), LW_RECORD (lw_plan_get_flow (mixed)));
  lw_plan_set_mode (vus, LW_MODE_MIXED);
  lw_plan_set_e2e_share (vus, 40);
  write_sample (folder, "flow-executors", vus);
}

static void
write_authentication_samples (const char *folder)
{
  g_autoptr (GEnumClass) kinds = g_type_class_ref (LW_TYPE_AUTHENTICATION_KIND);

  for (guint i = 0; i < kinds->n_values; i++)
    for (int place = LW_API_KEY_IN_HEADER; place <= LW_API_KEY_IN_QUERY; place++)
      {
        g_autoptr (LwPlan) plan = new_short_plan ();
        LwAuthentication *authentication = lw_plan_get_authentication (plan);
        g_autofree char *name = NULL;

        if (place == LW_API_KEY_IN_QUERY && kinds->values[i].value != LW_AUTHENTICATION_API_KEY)
          continue;
        lw_authentication_set_kind (authentication, (LwAuthenticationKind) kinds->values[i].value);
        lw_authentication_set_api_key_place (authentication, (LwApiKeyPlace) place);
        if (kinds->values[i].value == LW_AUTHENTICATION_LOGIN)
          set_login (authentication);
        else
          set_oauth2 (authentication);
        name = g_strdup_printf ("auth-%s%s", kinds->values[i].value_nick, place == LW_API_KEY_IN_QUERY ? "-query" : "");
        write_sample (folder, name, plan);
      }
}

/* Runs long enough for short-lived tokens to be renewed several times. Requests say which VU sent them. */
static LwPlan *
new_token_plan (LwAuthenticationKind kind)
{
  LwPlan *plan = new_plan ();
  LwAuthentication *authentication = lw_plan_get_authentication (plan);
  LwEndpoint *order = add_request (plan, "ReadOrder", "GET", "/api/orders", 3);
  LwEndpoint *open = add_request (plan, "Open", "GET", "/api/open", 1);

  add_pair (lw_endpoint_get_headers (order), "X-VU", "{{vu}}");
  lw_endpoint_set_authenticated (open, FALSE);
  lw_authentication_set_kind (authentication, kind);
  if (kind == LW_AUTHENTICATION_LOGIN)
    set_login (authentication);
  else
    set_oauth2 (authentication);
  add_own_scenario (plan, LW_OBJECTIVE_BASELINE, LW_USE_RUN, "baseline", LW_EXECUTOR_CONSTANT_ARRIVAL_RATE, 40, 7000);
  return plan;
}

static void
write_token_samples (const char *folder)
{
  g_autoptr (LwPlan) in_header = new_token_plan (LW_AUTHENTICATION_OAUTH2_CLIENT);
  g_autoptr (LwPlan) in_body = new_token_plan (LW_AUTHENTICATION_OAUTH2_CLIENT);
  g_autoptr (LwPlan) password = new_token_plan (LW_AUTHENTICATION_OAUTH2_PASSWORD);
  g_autoptr (LwPlan) login = new_token_plan (LW_AUTHENTICATION_LOGIN);

  lw_authentication_set_client_place (lw_plan_get_authentication (in_body), LW_CLIENT_IN_BODY);
  lw_authentication_set_expires_path (lw_plan_get_authentication (in_body), "");
  lw_authentication_set_lifetime_ms (lw_plan_get_authentication (in_body), 2000);
  lw_authentication_set_client_secret_variable (lw_plan_get_authentication (password), "");
  write_sample (folder, "tokens-header", in_header);
  write_sample (folder, "tokens-body", in_body);
  write_sample (folder, "tokens-password", password);
  write_sample (folder, "tokens-login", login);
}

static LwPlan *
new_large_plan (guint n_endpoints)
{
  LwPlan *plan = new_plan ();

  for (guint i = 0; i < n_endpoints; i++)
    {
      g_autofree char *path = g_strdup_printf ("/api/v2/resource-%u/:id", i);
      g_autofree char *name = g_strdup_printf ("Resource%u", i);
      LwEndpoint *endpoint = add_request (plan, name, i % 2 ? "POST" : "GET", path, 1 + i % 3);

      add_pair (lw_endpoint_get_path_parameters (endpoint), "id", "1");
      if (i % 2)
        {
          lw_endpoint_set_payload_kind (endpoint, LW_PAYLOAD_JSON);
          lw_endpoint_set_payload (endpoint, "{\n  \"request_id\": \"{{unique}}\"\n}");
        }
    }
  add_own_scenario (plan, LW_OBJECTIVE_BASELINE, LW_USE_RUN, "baseline", LW_EXECUTOR_CONSTANT_ARRIVAL_RATE, 100, 5000);
  return plan;
}

/* Checks of each kind that pass, and the same that fail; redirects that are followed or not; tags. */
static LwPlan *
new_requests_plan (void)
{
  LwPlan *plan = new_plan ();
  LwEndpoint *good = add_request (plan, "Good::One", "GET", "/api/good", 1);
  LwEndpoint *bad = add_request (plan, "Bad", "GET", "/api/bad", 1);
  LwEndpoint *slow = add_request (plan, "Slow", "GET", "/api/slow", 1);
  LwEndpoint *follow = add_request (plan, "Follow", "GET", "/api/moved", 1);
  LwEndpoint *stay = add_request (plan, "Stay", "GET", "/api/moved", 1);
  LwScenario *scenario;
  static const struct
  {
    LwCheckKind kind;
    const char *subject;
    const char *good;
    const char *bad;
  } checks[] = {
    { LW_CHECK_JSON_EXISTS, "$.list[0].sku", "", "" },
    { LW_CHECK_JSON_EQUALS, "number", "5", "5.5" },
    { LW_CHECK_JSON_EQUALS, "text", "\"5\"", "5" },
    { LW_CHECK_JSON_EQUALS, "flag", "true", "\"true\"" },
    { LW_CHECK_JSON_EQUALS, "none", "null", "0" },
    { LW_CHECK_JSON_EQUALS, "word", "a 'b' ${c} `d`", "A" },
    { LW_CHECK_HEADER, "x-served-by", "", "nobody" },
    { LW_CHECK_HEADER, "content-type", "json", "xml" },
    { LW_CHECK_BODY_CONTAINS, "", "\"sku\":\"A::B\"", "C::D" },
    { LW_CHECK_PROTOCOL, "", "HTTP/1.1", "h2" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    {
      add_check (good, checks[i].kind, checks[i].subject, checks[i].good);
      add_check (bad, checks[i].kind, i == 0 ? "list[1].sku" : checks[i].subject, checks[i].bad);
    }
  add_check (good, LW_CHECK_RESPONSE_TIME, "", "1500");
  add_check (slow, LW_CHECK_RESPONSE_TIME, "", "50 ms");
  add_check (slow, LW_CHECK_RESPONSE_TIME, "", "soon"); /* cannot be made */
  lw_endpoint_set_expected_status (stay, "302");
  lw_endpoint_set_max_redirects (stay, 0);
  lw_endpoint_set_max_redirects (follow, 3);
  add_pair (lw_endpoint_get_tags (good), "kind", "a, b");
  add_pair (lw_endpoint_get_tags (good), "scenario", "not free");
  add_pair (lw_plan_get_tags (plan), "team", "checkout");
  add_pair (lw_plan_get_tags (plan), "environment", "not free");
  scenario = add_own_scenario (plan, LW_OBJECTIVE_BASELINE, LW_USE_RUN, "baseline", LW_EXECUTOR_SHARED_ITERATIONS, 0, 30000);
  lw_scenario_set_vus (scenario, 1);
  lw_scenario_set_iterations (scenario, 25);
  return plan;
}

/* Connections and cookies that are kept, or not. */
static LwPlan *
new_connections_plan (gboolean keep)
{
  LwPlan *plan = new_requests_plan ();

  lw_plan_set_keep_cookies (plan, keep);
  lw_plan_set_reuse_connections (plan, keep);
  lw_plan_set_skip_tls_verification (plan, !keep);
  lw_plan_set_min_tls (plan, keep ? LW_TLS_1_2 : LW_TLS_1_3);
  return plan;
}

/* Pauses of each distribution, and weights that no short cycle of turns gives. */
static LwPlan *
new_skewed_plan (guint n_endpoints)
{
  LwPlan *plan = new_large_plan (n_endpoints);
  LwRecordList *endpoints = lw_plan_get_endpoints (plan);
  LwScenario *users = add_own_scenario (plan, LW_OBJECTIVE_SPIKE, LW_USE_RUN, "users", LW_EXECUTOR_CONSTANT_VUS, 5, 5000);

  lw_scenario_set_use_think_time (users, TRUE);
  for (guint i = 0; i < n_endpoints; i++)
    {
      LwEndpoint *endpoint = lw_record_list_get (endpoints, i);

      lw_endpoint_set_weight (endpoint, i == 0 ? 1e6 : i == 1 ? 1000.5 : 100 + sin (i));
      lw_endpoint_set_think_time_ms (endpoint, 200);
      lw_endpoint_set_think_distribution (endpoint, (LwThinkDistribution) (i % 4));
      lw_endpoint_set_think_spread (endpoint, i % 4 == LW_THINK_UNIFORM ? 100 : 40);
    }
  return plan;
}

static void
write_answer_samples (const char *folder)
{
  g_autoptr (LwPlan) requests = new_requests_plan ();
  g_autoptr (LwPlan) kept = new_connections_plan (TRUE);
  g_autoptr (LwPlan) fresh = new_connections_plan (FALSE);
  g_autoptr (LwPlan) skewed = new_skewed_plan (1000);

  write_sample (folder, "requests", requests);
  write_sample (folder, "connections-kept", kept);
  write_sample (folder, "connections-fresh", fresh);
  write_sample (folder, "skewed", skewed);
}

static void
write_example_samples (const char *folder, const char *examples)
{
  g_autoptr (GDir) dir = g_dir_open (examples, 0, NULL);
  const char *file;

  while (dir != NULL && (file = g_dir_read_name (dir)) != NULL)
    {
      g_autoptr (GPtrArray) problems = lw_problems_new ();
      g_autofree char *path = g_build_filename (examples, file, NULL);
      g_autofree char *name = g_strconcat ("example-", file, NULL);
      g_autoptr (LwPlan) plan = NULL;

      if (!g_str_has_suffix (file, ".yaml") && !g_str_has_suffix (file, ".loadwright"))
        continue;
      plan = lw_plan_open_any (path, problems);
      if (plan == NULL)
        continue;
      write_sample (folder, name, plan);
    }
}

/* Texts that mean something in JavaScript. Each that runs calls alert(). */
static const char *const javascript_texts[] = {
  "';alert(1);'",
  "\\';alert(1);//",
  "\";alert(1);\"",
  "`;alert(1);`",
  "${alert(1)}",
  "\\${alert(1)}",
  "$",
  "${",
  "\n*/alert(1)/*\n",
  "\ralert(1)",
  "\u2028alert(1)\u2029alert(1)",
  "</script><script>alert(1)</script>",
  "</SCRIPT >",
  "<!--alert(1)-->",
  "\\x27;alert(1)",
  "\\u0027;alert(1)",
  "\\",
  "__proto__",
  "constructor",
  "prototype",
  "hasOwnProperty",
  "toString",
  "all",
  "await",
  "1",
  "-1",
  "a{b}c{{d}}{{unique",
  "%",
  "%41%zz",
  "a b+c&d=e?f#g/h:i;j@k,l",
  "\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x92\xbb",
};

static void
write_hostile_sample (const char *folder, const char *text, guint number)
{
  g_autoptr (LwPlan) plan = new_short_plan ();
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *name = g_strdup_printf ("hostile-%03u", number);

  hostile_fill (LW_RECORD (plan), valid, NULL);
  lw_authentication_set_kind (lw_plan_get_authentication (plan), LW_AUTHENTICATION_API_KEY);
  write_sample (folder, name, plan);
}

/* The same in what only flows have; it is in a test of its own. */
static void
write_hostile_flow_sample (const char *folder, const char *text, guint number)
{
  g_autoptr (LwPlan) plan = new_flow_plan (LW_MODE_MIXED);
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *name = g_strdup_printf ("flowhostile-%03u", number);

  hostile_fill (LW_RECORD (lw_plan_get_flow (plan)), valid, NULL);
  write_sample (folder, name, plan);
}

/* A request for each kind of payload, with the text in all of its fields that are text. */
static void
write_hostile_payloads (const char *folder, const char *text, guint number)
{
  static const char *const kept[] = { "method", "path", NULL };
  g_autoptr (LwPlan) plan = new_plan ();
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *name = g_strdup_printf ("payloads-%03u", number);

  for (int kind = LW_PAYLOAD_JSON; kind <= LW_PAYLOAD_RAW; kind++)
    {
      const char *nick = lw_enum_get_nick (LW_TYPE_PAYLOAD_KIND, kind);
      g_autofree char *path = g_strconcat ("/", nick, NULL);
      LwEndpoint *endpoint = add_request (plan, nick, "POST", path, 1);

      hostile_fill (LW_RECORD (endpoint), valid, kept);
      lw_record_list_clear (lw_endpoint_get_query (endpoint));
      lw_record_list_clear (lw_endpoint_get_headers (endpoint));
      lw_endpoint_set_expected_status (endpoint, "");
      lw_endpoint_set_payload_kind (endpoint, (LwPayloadKind) kind);
    }
  add_own_scenario (plan, LW_OBJECTIVE_BASELINE, LW_USE_RUN, "baseline", LW_EXECUTOR_CONSTANT_ARRIVAL_RATE, 10, 5000);
  write_sample (folder, name, plan);
}

static void
write_hostile_texts (const char *folder, const char *text, guint number)
{
  write_hostile_sample (folder, text, number);
  write_hostile_payloads (folder, text, number);
  write_hostile_flow_sample (folder, text, number);
}

static void
write_hostile_samples (const char *folder)
{
  guint number = 0;

  for (guint i = 0; i < G_N_ELEMENTS (javascript_texts); i++)
    write_hostile_texts (folder, javascript_texts[i], ++number);
  for (guint i = 0; hostile_texts[i] != NULL; i++)
    write_hostile_texts (folder, hostile_texts[i], ++number);
}

/* Whatever the fields of a plan can hold. */
static void
write_random_samples (const char *folder)
{
  for (guint i = 0; i < 40; i++)
    {
      g_autoptr (LwPlan) plan = random_plan_new ();
      g_autofree char *name = g_strdup_printf ("random-%02u", i);

      write_sample (folder, name, plan);
    }
}

static LwPlan *
new_empty_plan (void)
{
  return new_plan ();
}

int
main (int argc, char **argv)
{
  char *own_arguments[] = { argv[0], (char *) "--seed=R02Sd4bb7c4b1e5a2f7c9a61e7d0b8f3c5a4", NULL };
  char **test_arguments = own_arguments;
  int n_test_arguments = 2;
  const char *folder = argc > 1 ? argv[1] : ".";
  g_autoptr (LwPlan) order = new_short_plan ();
  g_autoptr (LwPlan) executors = new_executors_plan ();
  g_autoptr (LwPlan) large = new_large_plan (1000);
  g_autoptr (LwPlan) empty = new_empty_plan ();

  /* The random plans take their numbers from GLib's test framework. */
  g_test_init (&n_test_arguments, &test_arguments, NULL);
  g_mkdir_with_parents (folder, 0755);
  write_sample (folder, "short", order);
  write_sample (folder, "executors", executors);
  write_sample (folder, "large", large);
  write_sample (folder, "empty", empty);
  write_authentication_samples (folder);
  write_flow_samples (folder);
  write_token_samples (folder);
  write_request_samples (folder);
  write_answer_samples (folder);
  write_hostile_samples (folder);
  write_random_samples (folder);
  if (argc > 2)
    write_example_samples (folder, argv[2]);
  return 0;
}
