/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "common/test-plan.h"
#include "lw-lint.h"

#include <string.h>

#define SECOND G_GINT64_CONSTANT (1000)

typedef void (*Change) (LwPlan *plan);

static LwScenario *
scenario_named (LwPlan *plan, const char *name)
{
  return lw_plan_find_scenario (plan, name);
}

static LwEndpoint *
first_endpoint (LwPlan *plan)
{
  return lw_record_list_get (lw_plan_get_endpoints (plan), 0);
}

static void
add_pair (LwRecordList *pairs, const char *name, const char *value)
{
  LwPair *pair = lw_pair_new ();

  lw_pair_set_name (pair, name);
  lw_pair_set_value (pair, value);
  lw_record_list_take (pairs, pair);
}

/* Each change to a good plan brings one problem, and its fix takes that away again. */

static void no_traffic (LwPlan *plan) { lw_traffic_set_avg_rps (lw_profile_get_production (lw_plan_get_profile (plan)), LW_UNSET); }
static void no_factor (LwPlan *plan) { lw_extrapolation_set_declared_factor (lw_profile_get_extrapolation (lw_plan_get_profile (plan)), LW_UNSET); }
static void other_resources (LwPlan *plan) { lw_test_add_api (plan, 4, 2, 1, 1); }
static void qa_differs (LwPlan *plan) { lw_traffic_set_avg_rps (lw_profile_get_qa (lw_plan_get_profile (plan)), 400); }
static void only_average (LwPlan *plan) { lw_plan_set_basis (plan, LW_BASIS_PEAK); }
static void small_factor (LwPlan *plan) { lw_extrapolation_set_declared_factor (lw_profile_get_extrapolation (lw_plan_get_profile (plan)), 0.5); }
static void in_production (LwPlan *plan) { lw_plan_set_environment (plan, LW_ENVIRONMENT_PRODUCTION); }
static void nothing (LwPlan *plan) { }
static void strange_entry (LwPlan *plan) { lw_plan_set_entry_component (plan, "nowhere"); }
static void p99_below_p95 (LwPlan *plan) { lw_service_level_set_p99_ms (lw_plan_get_service_level (plan), 100); }

static void bad_name (LwPlan *plan) { lw_scenario_set_name (scenario_named (plan, "spike"), "black friday!"); }
static void prototype_name (LwPlan *plan) { lw_scenario_set_name (scenario_named (plan, "spike"), "__proto__"); }
static void same_name (LwPlan *plan) { lw_scenario_set_name (scenario_named (plan, "spike"), "baseline"); }
static void too_short (LwPlan *plan) { lw_scenario_set_duration_ms (scenario_named (plan, "baseline"), 999); }
static void no_stages (LwPlan *plan) { lw_record_list_clear (lw_scenario_get_stages (scenario_named (plan, "capacity"))); }
static void no_level (LwPlan *plan) { lw_scenario_set_level (scenario_named (plan, "baseline"), 0); }
static void no_grace (LwPlan *plan) { lw_scenario_set_graceful_stop_ms (scenario_named (plan, "baseline"), 0); }
static void too_high (LwPlan *plan) { lw_scenario_set_level (scenario_named (plan, "baseline"), 1e12); }
static void closed (LwPlan *plan) { lw_scenario_set_executor (scenario_named (plan, "baseline"), LW_EXECUTOR_CONSTANT_VUS); }
static void overlap (LwPlan *plan) { lw_scenario_set_start_offset_ms (scenario_named (plan, "spike"), 60 * SECOND); }

static void
only_jumps (LwPlan *plan)
{
  LwRecordList *stages = lw_scenario_get_stages (scenario_named (plan, "spike"));

  for (guint i = 0; i < lw_record_list_get_size (stages); i++)
    lw_stage_set_duration_ms (lw_record_list_get (stages, i), 0);
}

static void
few_iterations (LwPlan *plan)
{
  LwScenario *baseline = scenario_named (plan, "baseline");

  lw_scenario_set_executor (baseline, LW_EXECUTOR_SHARED_ITERATIONS);
  lw_scenario_set_iterations (baseline, 5);
  lw_scenario_set_vus (baseline, 10);
}

static void
all_off (LwPlan *plan)
{
  for (LwObjectiveKind kind = 0; kind < LW_N_OBJECTIVES; kind++)
    lw_objective_set_use (lw_plan_get_objective (plan, kind), LW_USE_OFF);
}

static void
only_on_request (LwPlan *plan)
{
  all_off (plan);
  lw_objective_set_use (lw_plan_get_objective (plan, LW_OBJECTIVE_SOAK), LW_USE_ON_REQUEST);
}

static void
peak_beyond_spike (LwPlan *plan)
{
  lw_traffic_set_peak_rps (lw_profile_get_production (lw_plan_get_profile (plan)), 8000);
}

static void bare_host (LwPlan *plan) { lw_plan_set_base_url (plan, "api.example.com"); }
static void other_scheme (LwPlan *plan) { lw_plan_set_base_url (plan, "ftp://example.com"); }
static void javascript (LwPlan *plan) { lw_plan_set_base_url (plan, "javascript://x/alert(1)"); }
static void user_in_url (LwPlan *plan) { lw_plan_set_base_url (plan, "https://joe:secret@api.example.com/v1"); }
static void query_in_url (LwPlan *plan) { lw_plan_set_base_url (plan, "https://api.example.com/?a=1"); }
static void line_in_url (LwPlan *plan) { lw_plan_set_base_url (plan, "https://api.example.com/\nx"); }
static void no_host (LwPlan *plan) { lw_plan_set_base_url (plan, "https:///v1"); }
static void bare_health (LwPlan *plan) { lw_plan_set_health_path (plan, "health"); }
static void plain_http (LwPlan *plan) { lw_plan_set_base_url (plan, "http://api.example.com"); }
static void k6_variable (LwPlan *plan) { lw_authentication_set_token_variable (lw_plan_get_authentication (plan), "K6_TOKEN"); }
static void shell_variable (LwPlan *plan) { lw_authentication_set_token_variable (lw_plan_get_authentication (plan), "A;rm -rf ~"); }

static void
odd_key_name (LwPlan *plan)
{
  lw_authentication_set_kind (lw_plan_get_authentication (plan), LW_AUTHENTICATION_API_KEY);
  lw_authentication_set_api_key_name (lw_plan_get_authentication (plan), "X-Key: 1\r\nEvil");
}

static void all_disabled (LwPlan *plan) { lw_endpoint_set_enabled (first_endpoint (plan), FALSE); }
static void
add_check (LwPlan *plan, LwCheckKind kind, const char *subject, const char *value)
{
  LwCheck *check = lw_check_new ();

  lw_check_set_kind (check, kind);
  lw_check_set_subject (check, subject);
  lw_check_set_value (check, value);
  lw_record_list_take (lw_endpoint_get_checks (first_endpoint (plan)), check);
}

static void check_of_nothing (LwPlan *plan) { add_check (plan, LW_CHECK_JSON_EXISTS, "", ""); }
static void check_of_list (LwPlan *plan) { add_check (plan, LW_CHECK_JSON_EQUALS, "ids", "[1]"); }
static void slow_check (LwPlan *plan) { add_check (plan, LW_CHECK_RESPONSE_TIME, "", "soon"); }
static void odd_protocol (LwPlan *plan) { add_check (plan, LW_CHECK_PROTOCOL, "", "HTTP/9"); }
static void odd_header_check (LwPlan *plan) { add_check (plan, LW_CHECK_HEADER, "X Y", ""); }
static void empty_text_check (LwPlan *plan) { add_check (plan, LW_CHECK_BODY_CONTAINS, "", ""); }

static void
check_of_head (LwPlan *plan)
{
  lw_endpoint_set_method (first_endpoint (plan), "HEAD");
  add_check (plan, LW_CHECK_BODY_CONTAINS, "", "x");
}

static void tag_of_k6 (LwPlan *plan) { add_pair (lw_endpoint_get_tags (first_endpoint (plan)), "group", "x"); }
static void tag_of_script (LwPlan *plan) { add_pair (lw_plan_get_tags (plan), "environment", "x"); }
static void odd_tag (LwPlan *plan) { add_pair (lw_plan_get_tags (plan), "my team", "x"); }
static void varied_tag (LwPlan *plan) { add_pair (lw_plan_get_tags (plan), "team", "{{unique}}"); }

static void
same_tag (LwPlan *plan)
{
  add_pair (lw_plan_get_tags (plan), "team", "x");
  add_pair (lw_plan_get_tags (plan), "team", "y");
}

static void expects_redirect (LwPlan *plan) { lw_endpoint_set_expected_status (first_endpoint (plan), "302"); }
static void any_certificate (LwPlan *plan) { lw_plan_set_skip_tls_verification (plan, TRUE); }
static void new_connections (LwPlan *plan) { lw_plan_set_reuse_connections (plan, FALSE); }

static LwAuthentication *
use_kind (LwPlan *plan, LwAuthenticationKind kind)
{
  LwAuthentication *authentication = lw_plan_get_authentication (plan);

  lw_authentication_set_kind (authentication, kind);
  return authentication;
}

static void
system_variable (LwPlan *plan)
{
  lw_authentication_set_user_variable (use_kind (plan, LW_AUTHENTICATION_BASIC), "USER");
}

static void
same_variable (LwPlan *plan)
{
  lw_authentication_set_user_variable (use_kind (plan, LW_AUTHENTICATION_BASIC), "BOTH");
  lw_authentication_set_password_variable (lw_plan_get_authentication (plan), "BOTH");
}

static void client_credentials (LwPlan *plan) { use_kind (plan, LW_AUTHENTICATION_OAUTH2_CLIENT); }

static void
use_token_url (LwPlan *plan, const char *url)
{
  lw_authentication_set_token_url (use_kind (plan, LW_AUTHENTICATION_OAUTH2_PASSWORD), url);
}

static void bare_token_url (LwPlan *plan) { use_token_url (plan, "login.example.com/token"); }
static void space_in_token_url (LwPlan *plan) { use_token_url (plan, "/oauth2/to ken"); }
static void user_in_token_url (LwPlan *plan) { use_token_url (plan, "https://u:p@login.example.com/token"); }
static void plain_token_url (LwPlan *plan) { use_token_url (plan, "http://login.example.com/token"); }

static void
public_client (LwPlan *plan)
{
  client_credentials (plan);
  lw_authentication_set_client_secret_variable (lw_plan_get_authentication (plan), "");
}

static void
no_token_path (LwPlan *plan)
{
  lw_authentication_set_token_path (use_kind (plan, LW_AUTHENTICATION_LOGIN), "");
}

static void
early_refresh (LwPlan *plan)
{
  LwAuthentication *authentication = use_kind (plan, LW_AUTHENTICATION_LOGIN);

  lw_authentication_set_expires_path (authentication, "");
  lw_authentication_set_lifetime_ms (authentication, 40000);
  lw_authentication_set_refresh_before_ms (authentication, 20001);
}

static void
log_in (LwPlan *plan)
{
  lw_endpoint_set_path (lw_authentication_get_login (use_kind (plan, LW_AUTHENTICATION_LOGIN)), "login");
}

static void
odd_login_method (LwPlan *plan)
{
  lw_endpoint_set_method (lw_authentication_get_login (use_kind (plan, LW_AUTHENTICATION_LOGIN)), "POST /");
}

static void
odd_token_header (LwPlan *plan)
{
  lw_authentication_set_token_header (use_kind (plan, LW_AUTHENTICATION_LOGIN), "X Token");
}

static void
odd_token_prefix (LwPlan *plan)
{
  lw_authentication_set_token_prefix (use_kind (plan, LW_AUTHENTICATION_LOGIN), "Bearer\n");
}

static void
open_production (LwPlan *plan)
{
  lw_plan_set_environment (plan, LW_ENVIRONMENT_PRODUCTION);
  use_kind (plan, LW_AUTHENTICATION_NONE);
}

static void no_weight (LwPlan *plan) { lw_endpoint_set_weight (first_endpoint (plan), 0); }
static void no_name (LwPlan *plan) { lw_endpoint_set_name (first_endpoint (plan), ""); }
static void bad_method (LwPlan *plan) { lw_endpoint_set_method (first_endpoint (plan), "GET /x HTTP/1.1"); }
static void bare_path (LwPlan *plan) { lw_endpoint_set_path (first_endpoint (plan), "orders"); }
static void space_in_path (LwPlan *plan) { lw_endpoint_set_path (first_endpoint (plan), "/a b"); }
static void open_parameter (LwPlan *plan) { lw_endpoint_set_path (first_endpoint (plan), "/orders/:id/{part}"); }
static void odd_status (LwPlan *plan) { lw_endpoint_set_expected_status (first_endpoint (plan), "ok"); }
static void token_in_header (LwPlan *plan) { add_pair (lw_endpoint_get_headers (first_endpoint (plan)), "authorization", "Bearer eyJ"); }
static void key_in_query (LwPlan *plan) { add_pair (lw_endpoint_get_query (first_endpoint (plan)), "api_key", "123"); }
static void header_name (LwPlan *plan) { add_pair (lw_endpoint_get_headers (first_endpoint (plan)), "X Y", "1"); }
static void header_lines (LwPlan *plan) { add_pair (lw_endpoint_get_headers (first_endpoint (plan)), "X-Y", "1\r\nZ: 2"); }

static void
same_endpoint_name (LwPlan *plan)
{
  LwEndpoint *second = LW_ENDPOINT (lw_record_copy (LW_RECORD (first_endpoint (plan))));

  lw_record_list_take (lw_plan_get_endpoints (plan), second);
}

static void
never_called (LwPlan *plan)
{
  LwEndpoint *second = LW_ENDPOINT (lw_record_copy (LW_RECORD (first_endpoint (plan))));

  lw_endpoint_set_name (second, "second");
  lw_endpoint_set_weight (second, 0);
  lw_record_list_take (lw_plan_get_endpoints (plan), second);
}

static void
parameter_is_one (LwPlan *plan)
{
  open_parameter (plan);
  add_pair (lw_endpoint_get_path_parameters (first_endpoint (plan)), "id", "1");
  add_pair (lw_endpoint_get_path_parameters (first_endpoint (plan)), "part", "1");
}

static const struct
{
  const char *code;
  Change change;
  LwSeverity severity;
  const char *path; /* (nullable) */
  gboolean fixable;
} cases[] = {
  { "no-production-rps", no_traffic, LW_SEVERITY_ERROR, "profile.production.avg-rps", FALSE },
  { "no-factor", no_factor, LW_SEVERITY_ERROR, "profile.extrapolation.declared-factor", FALSE },
  { "factor-mismatch", other_resources, LW_SEVERITY_WARNING, "profile.extrapolation.declared-factor", TRUE },
  { "qa-target-mismatch", qa_differs, LW_SEVERITY_WARNING, "profile.qa.avg-rps", TRUE },
  { "reality-one-way", nothing, LW_SEVERITY_NOTE, "profile.extrapolation.reality-both-ways", TRUE },
  { "basis-missing", only_average, LW_SEVERITY_NOTE, "basis", FALSE },
  { "factor-below-one", small_factor, LW_SEVERITY_WARNING, NULL, FALSE },
  { "production-environment", in_production, LW_SEVERITY_WARNING, "environment", FALSE },
  { "entry-unknown", strange_entry, LW_SEVERITY_ERROR, "entry-component", FALSE },
  { "levels-contradict", p99_below_p95, LW_SEVERITY_WARNING, "service-level.p99-ms", FALSE },

  { "scenario-name", bad_name, LW_SEVERITY_ERROR, "objectives[2].scenarios[0].name", TRUE },
  { "scenario-name", prototype_name, LW_SEVERITY_ERROR, NULL, TRUE },
  { "scenario-name-twice", same_name, LW_SEVERITY_ERROR, "objectives[2].scenarios[0].name", TRUE },
  { "duration-too-short", too_short, LW_SEVERITY_ERROR, "objectives[0].scenarios[0].duration-ms", TRUE },
  { "no-stages", no_stages, LW_SEVERITY_ERROR, "objectives[1].scenarios[0].stages", TRUE },
  { "no-load", no_level, LW_SEVERITY_ERROR, "objectives[0].scenarios[0].level", FALSE },
  { "no-load", only_jumps, LW_SEVERITY_ERROR, "objectives[2].scenarios[0].stages", FALSE },
  { "no-graceful-stop", no_grace, LW_SEVERITY_WARNING, NULL, TRUE },
  { "level-too-high", too_high, LW_SEVERITY_ERROR, "objectives[0].scenarios[0].level", FALSE },
  { "closed-model", closed, LW_SEVERITY_NOTE, "objectives[0].scenarios[0].executor", TRUE },
  { "iterations-below-vus", few_iterations, LW_SEVERITY_ERROR, NULL, TRUE },
  { "scenarios-overlap", overlap, LW_SEVERITY_WARNING, "objectives[2].scenarios[0].start-offset-ms", TRUE },
  { "no-scenarios", all_off, LW_SEVERITY_ERROR, "objectives[0].use", FALSE },
  { "no-scenario-runs", only_on_request, LW_SEVERITY_WARNING, "objectives[0].use", FALSE },
  { "spike-is-ramp", nothing, LW_SEVERITY_WARNING, "objectives[2].scenarios[0].stages[1].duration-ms", TRUE },
  { "spike-below-peak", peak_beyond_spike, LW_SEVERITY_WARNING, "objectives[2].scenarios[0].stages", TRUE },

  { "no-base-url", nothing, LW_SEVERITY_NOTE, "base-url", FALSE },
  { "base-url-scheme", bare_host, LW_SEVERITY_ERROR, "base-url", TRUE },
  { "base-url-scheme", other_scheme, LW_SEVERITY_ERROR, NULL, FALSE },
  { "base-url-scheme", javascript, LW_SEVERITY_ERROR, NULL, FALSE },
  { "base-url-secret", user_in_url, LW_SEVERITY_ERROR, NULL, TRUE },
  { "base-url-query", query_in_url, LW_SEVERITY_ERROR, NULL, FALSE },
  { "base-url-space", line_in_url, LW_SEVERITY_ERROR, NULL, FALSE },
  { "base-url-host", no_host, LW_SEVERITY_ERROR, NULL, FALSE },
  { "health-path", bare_health, LW_SEVERITY_ERROR, "health-path", TRUE },
  { "secret-in-clear", plain_http, LW_SEVERITY_WARNING, "base-url", FALSE },
  { "variable-name", k6_variable, LW_SEVERITY_ERROR, "authentication.token-variable", TRUE },
  { "variable-name", shell_variable, LW_SEVERITY_ERROR, NULL, TRUE },
  { "variable-name", system_variable, LW_SEVERITY_ERROR, "authentication.user-variable", TRUE },
  { "variable-name-twice", same_variable, LW_SEVERITY_ERROR, "authentication.password-variable", TRUE },
  { "api-key-name", odd_key_name, LW_SEVERITY_ERROR, "authentication.api-key-name", TRUE },
  { "no-token-url", client_credentials, LW_SEVERITY_ERROR, "authentication.token-url", FALSE },
  { "token-url-scheme", bare_token_url, LW_SEVERITY_ERROR, "authentication.token-url", FALSE },
  { "token-url-space", space_in_token_url, LW_SEVERITY_ERROR, "authentication.token-url", FALSE },
  { "token-url-secret", user_in_token_url, LW_SEVERITY_ERROR, "authentication.token-url", FALSE },
  { "secret-in-clear", plain_token_url, LW_SEVERITY_WARNING, "authentication.token-url", FALSE },
  { "client-without-secret", public_client, LW_SEVERITY_WARNING, "authentication.client-secret-variable", TRUE },
  { "no-token-path", no_token_path, LW_SEVERITY_ERROR, "authentication.token-path", TRUE },
  { "refresh-early", early_refresh, LW_SEVERITY_NOTE, "authentication.refresh-before-ms", FALSE },
  { "login-path", log_in, LW_SEVERITY_ERROR, "authentication.login.path", FALSE },
  { "login-method", odd_login_method, LW_SEVERITY_ERROR, "authentication.login.method", FALSE },
  { "token-header", odd_token_header, LW_SEVERITY_ERROR, "authentication.token-header", TRUE },
  { "token-prefix", odd_token_prefix, LW_SEVERITY_ERROR, "authentication.token-prefix", TRUE },
  { "check", check_of_nothing, LW_SEVERITY_ERROR, "endpoints[0].checks[0].subject", TRUE },
  { "check", check_of_list, LW_SEVERITY_ERROR, "endpoints[0].checks[0].value", TRUE },
  { "check", slow_check, LW_SEVERITY_ERROR, "endpoints[0].checks[0].value", TRUE },
  { "check", odd_protocol, LW_SEVERITY_ERROR, "endpoints[0].checks[0].value", TRUE },
  { "check", odd_header_check, LW_SEVERITY_ERROR, "endpoints[0].checks[0].subject", TRUE },
  { "check", empty_text_check, LW_SEVERITY_ERROR, "endpoints[0].checks[0].value", TRUE },
  { "check-of-head", check_of_head, LW_SEVERITY_ERROR, "endpoints[0].checks[0].kind", TRUE },
  { "tag-name", tag_of_k6, LW_SEVERITY_ERROR, "endpoints[0].tags[0].name", TRUE },
  { "tag-name", tag_of_script, LW_SEVERITY_ERROR, "tags[0].name", TRUE },
  { "tag-name", same_tag, LW_SEVERITY_ERROR, "tags[1].name", TRUE },
  { "tag-name", odd_tag, LW_SEVERITY_ERROR, "tags[0].name", TRUE },
  { "tag-value", varied_tag, LW_SEVERITY_WARNING, "tags[0].value", FALSE },
  { "redirect-followed", expects_redirect, LW_SEVERITY_WARNING, "endpoints[0].max-redirects", TRUE },
  { "tls-not-verified", any_certificate, LW_SEVERITY_WARNING, "skip-tls-verification", TRUE },
  { "no-connection-reuse", new_connections, LW_SEVERITY_NOTE, "reuse-connections", FALSE },
  { "production-without-authentication", open_production, LW_SEVERITY_NOTE, "authentication.kind", FALSE },

  { "no-endpoints", all_disabled, LW_SEVERITY_ERROR, "endpoints", FALSE },
  { "weights-zero", no_weight, LW_SEVERITY_ERROR, "endpoints", TRUE },
  { "weight-zero", never_called, LW_SEVERITY_WARNING, "endpoints[1].weight", TRUE },
  { "response-time-unknown", nothing, LW_SEVERITY_NOTE, NULL, FALSE },
  { "endpoint-name", no_name, LW_SEVERITY_ERROR, "endpoints[0].name", TRUE },
  { "endpoint-name-twice", same_endpoint_name, LW_SEVERITY_ERROR, "endpoints[1].name", TRUE },
  { "method", bad_method, LW_SEVERITY_ERROR, "endpoints[0].method", FALSE },
  { "path-slash", bare_path, LW_SEVERITY_ERROR, "endpoints[0].path", TRUE },
  { "path-space", space_in_path, LW_SEVERITY_ERROR, "endpoints[0].path", FALSE },
  { "path-parameter-missing", open_parameter, LW_SEVERITY_ERROR, "endpoints[0].path-parameters", TRUE },
  { "path-parameter-placeholder", parameter_is_one, LW_SEVERITY_NOTE, NULL, FALSE },
  { "expected-status", odd_status, LW_SEVERITY_ERROR, "endpoints[0].expected-status", FALSE },
  { "secret-in-request", token_in_header, LW_SEVERITY_ERROR, "endpoints[0].headers[0].value", TRUE },
  { "secret-in-request", key_in_query, LW_SEVERITY_ERROR, "endpoints[0].query[0].value", TRUE },
  { "header-name", header_name, LW_SEVERITY_ERROR, NULL, FALSE },
  { "header-value", header_lines, LW_SEVERITY_ERROR, NULL, FALSE },
};

static void
test_each (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (LwPlan) plan = lw_test_plan_new (2000, 6.8);
      g_autoptr (LwSchedule) schedule = NULL;
      g_autoptr (LwSchedule) after = NULL;
      const LwProblem *problem;

      g_test_message ("%s", cases[i].code);
      cases[i].change (plan);
      schedule = lw_schedule_compute (plan);
      problem = lw_test_find_problem (schedule, cases[i].code);
      g_assert_nonnull (problem);
      g_assert_cmpint (problem->severity, ==, cases[i].severity);
      if (cases[i].path != NULL)
        g_assert_cmpstr (problem->path, ==, cases[i].path);
      g_assert_cmpint (lw_fix_apply (plan, problem), ==, cases[i].fixable);
      after = lw_schedule_compute (plan);
      if (cases[i].fixable)
        g_assert_null (lw_test_find_problem (after, cases[i].code));
    }
}

/* The default plan is good but for what is left to a person. */
static void
test_default_plan (void)
{
  static const char *const expected[] = { "spike-is-ramp", "reality-one-way", "token-may-expire", "no-base-url",
                                          "response-time-unknown", NULL };
  g_autoptr (LwPlan) plan = lw_test_plan_new (2000, 6.8);
  g_autoptr (LwSchedule) schedule = lw_schedule_compute (plan);
  GPtrArray *problems = lw_schedule_get_problems (schedule);

  for (guint i = 0; i < problems->len; i++)
    {
      const LwProblem *problem = g_ptr_array_index (problems, i);

      g_test_message ("%s: %s", problem->code, problem->message);
      g_assert_true (g_strv_contains (expected, problem->code));
    }
  g_assert_cmpuint (problems->len, ==, g_strv_length ((GStrv) expected));
  g_assert_false (lw_problems_have_errors (problems));
}

/* Make it sudden: a jump, a minute's hold, a jump back, time to recover. */
static void
test_sudden_spike (void)
{
  static const struct
  {
    gint64 duration_ms;
    gint64 target;
  } stages[] = { { 120 * SECOND, 147 }, { 0, 882 }, { 60 * SECOND, 882 }, { 0, 147 }, { 120 * SECOND, 147 } };
  g_autoptr (LwPlan) plan = lw_test_plan_new (2000, 6.8);
  g_autoptr (LwSchedule) before = lw_schedule_compute (plan);
  g_autoptr (LwSchedule) after = NULL;
  const LwProblem *problem = lw_test_find_problem (before, "spike-is-ramp");
  const LwScheduledScenario *spike;

  g_assert_cmpstr (problem->fix_label, ==, "Make it sudden");
  g_assert_true (lw_fix_apply (plan, problem));
  g_assert_false (lw_fix_apply (plan, problem));
  after = lw_schedule_compute (plan);
  spike = lw_schedule_find_scenario (after, "spike");
  g_assert_cmpuint (spike->n_stages, ==, G_N_ELEMENTS (stages));
  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    {
      g_assert_cmpint (spike->stages[i].duration_ms, ==, stages[i].duration_ms);
      g_assert_cmpint (spike->stages[i].target, ==, stages[i].target);
    }
}

static void
test_factor_words (void)
{
  g_autoptr (LwPlan) plan = lw_test_plan_new (2000, 6.8);
  g_autoptr (LwSchedule) schedule = NULL;
  const LwProblem *problem;

  lw_test_add_api (plan, 4, 2, 1, 1);
  schedule = lw_schedule_compute (plan);
  problem = lw_test_find_problem (schedule, "factor-mismatch");
  g_assert_cmpstr (problem->fix_label, ==, "Use 6.12");
  g_assert_nonnull (strstr (problem->message, "differ by 11 %"));
  g_assert_nonnull (strstr (problem->message, "(4 / 1 × 0.85) × (2 / 1 × 0.9) = 6.12"));
}

/* A problem knows where in the file its value was. */
static void
test_marks (void)
{
  g_autoptr (LwPlan) plan = lw_test_plan_new (2000, 6.8);
  LwExtrapolation *extrapolation = lw_profile_get_extrapolation (lw_plan_get_profile (plan));
  g_autoptr (LwSchedule) schedule = NULL;
  const LwProblem *problem;

  lw_record_set_mark (LW_RECORD (extrapolation), "declared-factor", 12, 7);
  lw_test_add_api (plan, 4, 2, 1, 1);
  schedule = lw_schedule_compute (plan);
  problem = lw_test_find_problem (schedule, "factor-mismatch");
  /* It may have been a plan file: whoever opened it knows which. */
  g_assert_null (problem->file);
  g_assert_cmpuint (problem->line, ==, 12);
  g_assert_cmpuint (problem->column, ==, 7);
}

/* The plan has changed since: nothing happens, whatever the problem says. */
static void
test_stale_fix (void)
{
  g_autoptr (LwPlan) plan = lw_test_plan_new (2000, 6.8);
  g_autoptr (LwPlan) copy = LW_PLAN (lw_record_copy (LW_RECORD (plan)));
  LwProblem problem = { .message = (char *) "" };
  static const char *const paths[] = { "objectives[9].scenarios[0]", "endpoints[7].name", "nothing", "profile",
                                       "thresholds[0]", "" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint j = 0; j < G_N_ELEMENTS (paths); j++)
      {
        problem.code = (char *) cases[i].code;
        problem.path = (char *) paths[j];
        g_assert_false (lw_fix_apply (plan, &problem));
      }
  g_assert_true (lw_record_equal (LW_RECORD (plan), LW_RECORD (copy)));
}

static void
test_path_parameters (void)
{
  static const struct
  {
    const char *path;
    const char *names;
  } paths[] = {
    { "/orders/:id", "id" },           { "/orders/{id}/items/{item_id}", "id item_id" },
    { "/time/12:30", "" },             { "/a:b/c", "" },
    { "/{}", "" },                     { "/{a b}", "" },
    { "/:id.json", "id" },             { "/v{version}/x", "version" },
    { "/:1", "" },                     { "/{open", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (GString) names = g_string_new (NULL);
      const char *at = paths[i].path;
      const char *name;
      size_t length;

      while (lw_path_next_parameter (&at, &name, &length))
        {
          if (names->len > 0)
            g_string_append_c (names, ' ');
          g_string_append_len (names, name, (gssize) length);
        }
      g_assert_cmpstr (names->str, ==, paths[i].names);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lint/default-plan", test_default_plan);
  g_test_add_func ("/lint/each", test_each);
  g_test_add_func ("/lint/sudden-spike", test_sudden_spike);
  g_test_add_func ("/lint/factor-words", test_factor_words);
  g_test_add_func ("/lint/marks", test_marks);
  g_test_add_func ("/lint/stale-fix", test_stale_fix);
  g_test_add_func ("/lint/path-parameters", test_path_parameters);
  return g_test_run ();
}
