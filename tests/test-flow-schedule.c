/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

/* Tests from end to end, and mixed ones: what follows from a flow. */

#include "config.h"

#include "common/test-plan.h"

#include <math.h>

static LwEndpoint *
add_step (LwPlan *plan, const char *name, double response_ms)
{
  LwEndpoint *step = lw_endpoint_new ();

  lw_endpoint_set_name (step, name);
  lw_endpoint_set_avg_response_ms (step, response_ms);
  lw_record_list_take (lw_flow_get_steps (lw_plan_get_flow (plan)), step);
  return step;
}

/* 294.12 requests per second at 100 %. A flow: three steps of 0.2 s, and work of 5 s that is asked about
 * every second, each time for 0.1 s. */
static LwPlan *
new_plan (LwMode mode)
{
  LwPlan *plan = lw_test_plan_new (2000, 6.8);
  LwFlow *flow = lw_plan_get_flow (plan);

  lw_plan_set_mode (plan, mode);
  lw_plan_set_e2e_share (plan, 20);
  lw_record_list_clear (lw_flow_get_steps (flow));
  add_step (plan, "CreateOrder", 200);
  add_step (plan, "PayOrder", 200);
  add_step (plan, "ReadOrder", 200);
  lw_flow_set_polls (flow, TRUE);
  lw_flow_set_poll_interval_ms (flow, 1000);
  lw_flow_set_expected_wait_ms (flow, 5000);
  lw_flow_set_deadline_ms (flow, 60000);
  lw_endpoint_set_avg_response_ms (lw_flow_get_poll (flow), 100);
  lw_endpoint_set_expected_status (lw_flow_get_poll (flow), "200");
  return plan;
}

static LwPlan *
new_single (LwMode mode, LwExecutor executor, LwScenario **scenario)
{
  LwPlan *plan = new_plan (mode);
  LwObjective *objective = lw_plan_get_objective (plan, LW_OBJECTIVE_BASELINE);

  for (LwObjectiveKind kind = 0; kind < LW_N_OBJECTIVES; kind++)
    lw_objective_set_use (lw_plan_get_objective (plan, kind), LW_USE_OFF);
  lw_objective_set_use (objective, LW_USE_RUN);
  *scenario = lw_record_list_get (lw_objective_get_scenarios (objective), 0);
  lw_scenario_set_name (*scenario, "only");
  lw_scenario_set_executor (*scenario, executor);
  lw_scenario_set_level_unit (*scenario, LW_LEVEL_ABSOLUTE);
  lw_scenario_set_duration_ms (*scenario, 60000);
  return plan;
}

static const LwScheduledScenario *
find (LwSchedule *schedule, const char *name)
{
  const LwScheduledScenario *scenario = lw_schedule_find_scenario (schedule, name);

  g_assert_nonnull (scenario);
  return scenario;
}

/* 8 requests and 0.6 + 5.1 s in a flow; 147.06 / 8 = 18.38 flows per second. */
static void
test_end_to_end (void)
{
  g_autoptr (LwPlan) plan = new_plan (LW_MODE_E2E);
  g_autoptr (LwSchedule) schedule = lw_schedule_compute (plan);
  const LwScheduledScenario *baseline = find (schedule, "baseline");

  g_assert_true (baseline->flow);
  g_assert_cmpfloat (baseline->share, ==, 1);
  g_assert_cmpfloat (baseline->requests_per_iteration, ==, 8);
  g_assert_cmpfloat (baseline->polls_per_iteration, ==, 5);
  g_assert_cmpfloat (baseline->iteration_ms, ==, 5700);
  g_assert_cmpint (baseline->rate, ==, 92);
  g_assert_cmpint (baseline->time_unit_ms, ==, 5000);
  g_assert_cmpfloat_with_epsilon (baseline->peak_rps, 147.2, 1e-9);
  /* 18.4 × 5.7 s; ⌈104.88 + 3 × √104.88⌉; 18.4 × (3 × 2 s + 60 s + 2 s) */
  g_assert_cmpfloat_with_epsilon (baseline->busy_vus, 104.88, 1e-9);
  g_assert_cmpint (baseline->pre_allocated_vus, ==, 136);
  g_assert_cmpint (baseline->max_vus, ==, 1252);
  g_assert_cmpfloat (baseline->planned_iterations, ==, 5520);
  g_assert_cmpfloat (baseline->planned_requests, ==, 44160);
  g_assert_null (lw_schedule_find_scenario (schedule, "baseline_e2e"));
  g_assert_null (lw_test_find_problem (schedule, "no-endpoints"));
}

/* Polls begin when the one before is answered, if that takes longer than the interval. */
static void
test_polls (void)
{
  g_autoptr (LwPlan) plan = new_plan (LW_MODE_E2E);
  LwFlow *flow = lw_plan_get_flow (plan);
  static const struct
  {
    double wait_ms;
    gint64 interval_ms;
    double poll_ms;
    double polls;
    double iteration_ms;
  } cases[] = {
    { 5000, 1000, 100, 5, 5700 },
    { 5001, 1000, 100, 6, 6700 },
    { 0, 1000, 100, 1, 1700 },
    { 300, 1000, 100, 1, 1700 },
    { 2000, 500, 800, 4, 600 + 500 + 3 * 800 + 800 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (LwSchedule) schedule = NULL;

      lw_flow_set_expected_wait_ms (flow, cases[i].wait_ms);
      lw_flow_set_poll_interval_ms (flow, cases[i].interval_ms);
      lw_endpoint_set_avg_response_ms (lw_flow_get_poll (flow), cases[i].poll_ms);
      schedule = lw_schedule_compute (plan);
      g_assert_cmpfloat (find (schedule, "baseline")->polls_per_iteration, ==, cases[i].polls);
      g_assert_cmpfloat (find (schedule, "baseline")->iteration_ms, ==, cases[i].iteration_ms);
    }

  lw_flow_set_polls (flow, FALSE);
  {
    g_autoptr (LwSchedule) schedule = lw_schedule_compute (plan);

    g_assert_cmpfloat (find (schedule, "baseline")->requests_per_iteration, ==, 3);
    g_assert_cmpfloat (find (schedule, "baseline")->iteration_ms, ==, 600);
    /* 147.06 / 3 = 49.02 per second; 49 × 3 × 2 s */
    g_assert_cmpint (find (schedule, "baseline")->rate, ==, 49);
    g_assert_cmpint (find (schedule, "baseline")->max_vus, ==, 294);
  }
}

/* Steps that are off are no steps, and pauses are made where they are asked for. */
static void
test_steps (void)
{
  LwScenario *scenario;
  g_autoptr (LwPlan) plan = new_single (LW_MODE_E2E, LW_EXECUTOR_CONSTANT_ARRIVAL_RATE, &scenario);
  LwRecordList *steps = lw_flow_get_steps (lw_plan_get_flow (plan));
  g_autoptr (LwSchedule) schedule = NULL;
  g_autoptr (LwSchedule) pausing = NULL;

  lw_scenario_set_level (scenario, 70);
  lw_endpoint_set_enabled (lw_record_list_get (steps, 1), FALSE);
  lw_endpoint_set_think_time_ms (lw_record_list_get (steps, 0), 300);
  schedule = lw_schedule_compute (plan);
  g_assert_cmpfloat (find (schedule, "only")->requests_per_iteration, ==, 7);
  g_assert_cmpfloat (find (schedule, "only")->iteration_ms, ==, 400 + 5100);
  g_assert_cmpint (find (schedule, "only")->rate, ==, 10);
  lw_scenario_set_use_think_time (scenario, TRUE);
  pausing = lw_schedule_compute (plan);
  g_assert_cmpfloat (find (pausing, "only")->iteration_ms, ==, 700 + 5100);
  /* 10 × (2 × 2 s + 0.3 s + 60 s + 2 s) */
  g_assert_cmpint (find (pausing, "only")->max_vus, ==, 663);
}

/* 80 % of 147.06 as single requests; 20 % of it / 8 = 3.676 flows per second, beside them. */
static void
test_mixed (void)
{
  g_autoptr (LwPlan) plan = new_plan (LW_MODE_MIXED);
  g_autoptr (LwSchedule) schedule = lw_schedule_compute (plan);
  const LwScheduledScenario *api = find (schedule, "baseline");
  const LwScheduledScenario *flow = find (schedule, "baseline_e2e");
  const LwScheduledScenario *next = find (schedule, "capacity");
  guint n_scenarios;
  const LwScheduledScenario *scenarios = lw_schedule_get_scenarios (schedule, &n_scenarios);

  g_assert_cmpuint (n_scenarios, ==, 10);
  g_assert_true (&scenarios[0] == api && &scenarios[1] == flow);
  g_assert_false (api->flow);
  g_assert_true (flow->flow);
  g_assert_cmpstr (api->path, ==, flow->path);
  g_assert_true (lw_scheduled_scenario_get_source (flow, plan) == lw_plan_find_scenario (plan, "baseline"));
  g_assert_true (lw_scheduled_scenario_is_part (api) && lw_scheduled_scenario_is_part (flow));

  g_assert_cmpint (api->rate, ==, 118);
  g_assert_cmpint (api->time_unit_ms, ==, 1000);
  g_assert_cmpfloat (api->planned_requests, ==, 35400);
  g_assert_cmpint (flow->rate, ==, 221);
  g_assert_cmpint (flow->time_unit_ms, ==, 60000);
  g_assert_cmpfloat (flow->planned_iterations, ==, 1105);
  g_assert_cmpfloat (flow->planned_requests, ==, 8840);
  /* Together within the rounding of the 44 117.6 that were asked for. */
  g_assert_cmpfloat (fabs (api->planned_requests + flow->planned_requests - 44117.6), <, 0.005 * 44117.6);

  g_assert_cmpint (api->start_ms, ==, 0);
  g_assert_cmpint (flow->start_ms, ==, 0);
  g_assert_cmpint (next->start_ms, ==, MAX (api->end_ms, flow->end_ms) + lw_plan_get_gap_ms (plan));
  g_assert_cmpint (lw_schedule_get_max_vus (schedule), >=, api->max_vus + flow->max_vus);
  g_assert_null (lw_test_find_problem (schedule, "scenarios-overlap"));
  g_assert_null (lw_test_find_problem (schedule, "scenario-name-twice"));
}

/* The peak of the whole test is that of both parts of its highest scenario, not more. */
static void
test_mixed_peak (void)
{
  g_autoptr (LwPlan) plan = new_plan (LW_MODE_API);
  g_autoptr (LwSchedule) api = lw_schedule_compute (plan);
  g_autoptr (LwSchedule) mixed = NULL;

  lw_plan_set_mode (plan, LW_MODE_MIXED);
  mixed = lw_schedule_compute (plan);
  g_assert_cmpfloat_with_epsilon (lw_schedule_get_peak_rps (mixed), lw_schedule_get_peak_rps (api),
                                  0.005 * lw_schedule_get_peak_rps (api));
  g_assert_cmpfloat_with_epsilon (lw_schedule_get_requests (mixed), lw_schedule_get_requests (api),
                                  0.005 * lw_schedule_get_requests (api));
}

static void
test_names (void)
{
  g_autoptr (LwPlan) plan = new_plan (LW_MODE_MIXED);
  g_autoptr (LwSchedule) schedule = NULL;

  lw_scenario_set_name (lw_plan_find_scenario (plan, "capacity"), "baseline_e2e");
  schedule = lw_schedule_compute (plan);
  g_assert_false (find (schedule, "baseline_e2e")->flow);
  g_assert_true (find (schedule, "baseline_e2e_2")->flow);
  g_assert_true (find (schedule, "baseline_e2e_e2e")->flow);
  g_assert_null (lw_test_find_problem (schedule, "scenario-name-twice"));
}

/* Levels in requests per second are shared, too. */
static void
test_absolute_rate (void)
{
  LwScenario *scenario;
  g_autoptr (LwPlan) plan = new_single (LW_MODE_MIXED, LW_EXECUTOR_RAMPING_ARRIVAL_RATE, &scenario);
  g_autoptr (LwSchedule) schedule = NULL;

  lw_scenario_set_level (scenario, 40);
  lw_record_list_clear (lw_scenario_get_stages (scenario));
  lw_test_add_stage (scenario, 10000, 80);
  schedule = lw_schedule_compute (plan);
  /* 20 % of 40 and 80 / 8 requests are 1 and 2 flows per second. */
  g_assert_cmpint (find (schedule, "only")->rate, ==, 32);
  g_assert_cmpint (find (schedule, "only")->stages[0].target, ==, 64);
  g_assert_cmpint (find (schedule, "only_e2e")->rate, ==, 1);
  g_assert_cmpint (find (schedule, "only_e2e")->stages[0].target, ==, 2);
  g_assert_cmpfloat (find (schedule, "only_e2e")->planned_iterations, ==, 15);
}

static void
assert_split (LwPlan *plan, gint64 api, gint64 flow)
{
  g_autoptr (LwSchedule) schedule = lw_schedule_compute (plan);

  g_assert_cmpint (find (schedule, "only")->vus, ==, api);
  g_assert_cmpint (find (schedule, "only_e2e")->vus, ==, flow);
}

static void
test_vus (void)
{
  LwScenario *scenario;
  g_autoptr (LwPlan) plan = new_single (LW_MODE_MIXED, LW_EXECUTOR_CONSTANT_VUS, &scenario);

  lw_scenario_set_level (scenario, 10);
  assert_split (plan, 8, 2);
  lw_scenario_set_level (scenario, 3);
  assert_split (plan, 2, 1);
  lw_plan_set_e2e_share (plan, 1);
  lw_scenario_set_level (scenario, 5);
  assert_split (plan, 4, 1);
  lw_plan_set_e2e_share (plan, 99);
  assert_split (plan, 1, 4);
  lw_scenario_set_level (scenario, 1);
  assert_split (plan, 1, 1);

  /* Those that each part of the target needs: 235.29 × 0.5 s, and 58.82 / 8 × 5.7 s. */
  lw_plan_set_e2e_share (plan, 20);
  lw_scenario_set_level_unit (scenario, LW_LEVEL_PERCENT);
  lw_scenario_set_level (scenario, 100);
  assert_split (plan, 118, 42);
}

static void
test_iterations (void)
{
  LwScenario *scenario;
  g_autoptr (LwPlan) plan = new_single (LW_MODE_MIXED, LW_EXECUTOR_SHARED_ITERATIONS, &scenario);
  g_autoptr (LwSchedule) shared = NULL;
  g_autoptr (LwSchedule) each = NULL;

  lw_plan_set_e2e_share (plan, 30);
  lw_scenario_set_vus (scenario, 4);
  lw_scenario_set_iterations (scenario, 10);
  shared = lw_schedule_compute (plan);
  g_assert_cmpint (find (shared, "only")->iterations, ==, 7);
  g_assert_cmpint (find (shared, "only")->vus, ==, 3);
  g_assert_cmpint (find (shared, "only_e2e")->iterations, ==, 3);
  g_assert_cmpint (find (shared, "only_e2e")->vus, ==, 1);

  lw_scenario_set_executor (scenario, LW_EXECUTOR_PER_VU_ITERATIONS);
  each = lw_schedule_compute (plan);
  g_assert_cmpint (find (each, "only")->iterations, ==, 10);
  g_assert_cmpfloat (find (each, "only")->planned_iterations, ==, 30);
  g_assert_cmpfloat (find (each, "only_e2e")->planned_iterations, ==, 10);
}

/* VUs that are set by hand go where the work is: 0.8 × 0.5 s to 0.2 × 5.7 s / 8. */
static void
test_allocation (void)
{
  LwScenario *scenario;
  g_autoptr (LwPlan) plan = new_single (LW_MODE_MIXED, LW_EXECUTOR_CONSTANT_ARRIVAL_RATE, &scenario);
  g_autoptr (LwSchedule) schedule = NULL;

  lw_scenario_set_level (scenario, 40);
  lw_scenario_set_pre_allocated_vus (scenario, 100);
  lw_scenario_set_max_vus (scenario, 200);
  schedule = lw_schedule_compute (plan);
  g_assert_cmpint (find (schedule, "only")->pre_allocated_vus, ==, 74);
  g_assert_cmpint (find (schedule, "only_e2e")->pre_allocated_vus, ==, 26);
  g_assert_cmpint (find (schedule, "only")->max_vus + find (schedule, "only_e2e")->max_vus, ==, 200);
}

static void
assert_threshold (LwSchedule *schedule, const char *key, const char *expression)
{
  const LwScheduledThreshold *threshold = lw_test_find_threshold (schedule, key, expression);

  g_assert_nonnull (threshold);
  g_assert_cmpstr (threshold->expression, ==, expression);
}

static void
test_thresholds (void)
{
  g_autoptr (LwPlan) plan = new_plan (LW_MODE_MIXED);
  LwFlow *flow = lw_plan_get_flow (plan);
  g_autoptr (LwSchedule) schedule = NULL;

  lw_flow_set_max_duration_ms (flow, 8000);
  lw_flow_set_completed_percent (flow, 99);
  schedule = lw_schedule_compute (plan);
  assert_threshold (schedule, "e2e_duration{scenario:baseline_e2e}", "p(95)<8000");
  assert_threshold (schedule, "e2e_completed{scenario:baseline_e2e}", "rate>=0.99");
  /* 98 % of 1105 flows */
  assert_threshold (schedule, "iterations{scenario:baseline_e2e}", "count>=1082");
  assert_threshold (schedule, "http_reqs{scenario:baseline_e2e}", "count>0");
  assert_threshold (schedule, "http_req_duration{scenario:baseline_e2e}", "p(95)<500");
  assert_threshold (schedule, "http_req_duration{scenario:baseline}", "p(95)<500");
  assert_threshold (schedule, "e2e_requests{scenario:baseline_e2e}", "max>=0");
  assert_threshold (schedule, "e2e_waiting{scenario:baseline_e2e}", "max>=0");
  /* After a spike everything holds again; in it, flows may be twice as slow and five times as incomplete. */
  assert_threshold (schedule, "e2e_duration{scenario:spike_e2e}", "p(95)<16000");
  assert_threshold (schedule, "e2e_completed{scenario:spike_e2e}", "rate>=0.95");
  /* Where systems are to break, flows may. */
  assert_threshold (schedule, "e2e_completed{scenario:stress_e2e}", "rate>=0");
  g_assert_null (lw_test_find_threshold (schedule, "e2e_duration{scenario:baseline}", ""));
  g_assert_cmpstr (lw_test_find_threshold (schedule, "e2e_duration{scenario:baseline_e2e}", "p(95)")->words, ==,
                   "95 % of the flows in baseline_e2e have a time from end to end of less than 8000 ms");
  g_assert_cmpstr (lw_test_find_threshold (schedule, "e2e_completed{scenario:baseline_e2e}", "rate")->words, ==,
                   "at least 99 % of the flows in baseline_e2e are completed");
}

/* A limit on the time of completed flows would hold when none is. */
static void
test_completion_guard (void)
{
  g_autoptr (LwPlan) plan = new_plan (LW_MODE_E2E);
  g_autoptr (LwSchedule) schedule = NULL;

  lw_flow_set_max_duration_ms (lw_plan_get_flow (plan), 8000);
  lw_flow_set_completed_percent (lw_plan_get_flow (plan), 0);
  schedule = lw_schedule_compute (plan);
  assert_threshold (schedule, "e2e_completed{scenario:baseline}", "rate>0");
}

static LwThreshold *
add_threshold (LwPlan *plan, const char *metric, const char *scenario, const char *endpoint)
{
  LwThreshold *threshold = lw_threshold_new ();

  lw_threshold_set_metric (threshold, metric);
  lw_threshold_set_scenario (threshold, scenario);
  lw_threshold_set_endpoint (threshold, endpoint);
  lw_threshold_set_aggregation (threshold, "p(90)");
  lw_threshold_set_operator (threshold, "<");
  lw_threshold_set_value (threshold, 900);
  lw_record_list_take (lw_plan_get_thresholds (plan), threshold);
  return threshold;
}

static void
test_own_thresholds (void)
{
  g_autoptr (LwPlan) plan = new_plan (LW_MODE_MIXED);
  g_autoptr (LwSchedule) mixed = NULL;
  g_autoptr (LwSchedule) api = NULL;

  add_threshold (plan, "http_req_duration", "baseline_e2e", "PayOrder");
  add_threshold (plan, "e2e_waiting", "soak_e2e", "");
  mixed = lw_schedule_compute (plan);
  assert_threshold (mixed, "http_req_duration{scenario:baseline_e2e,name:PayOrder}", "p(90)<900");
  assert_threshold (mixed, "http_reqs{scenario:baseline_e2e,name:PayOrder}", "count>0");
  assert_threshold (mixed, "e2e_waiting{scenario:soak_e2e}", "p(90)<900");
  g_assert_null (lw_test_find_problem (mixed, "threshold-selector"));

  /* In another mode they wait to be needed again. */
  lw_plan_set_mode (plan, LW_MODE_API);
  api = lw_schedule_compute (plan);
  g_assert_nonnull (lw_test_find_problem (api, "threshold-off"));
  g_assert_null (lw_test_find_problem (api, "threshold-selector"));
  g_assert_null (lw_test_find_threshold (api, "e2e_waiting{scenario:soak_e2e}", ""));

  /* Nothing there would ever be measured. */
  {
    g_autoptr (LwSchedule) wrong = NULL;

    lw_plan_set_mode (plan, LW_MODE_MIXED);
    add_threshold (plan, "e2e_duration", "baseline", "");
    wrong = lw_schedule_compute (plan);
    g_assert_nonnull (lw_test_find_problem (wrong, "threshold-selector"));
  }
}

/* Does what the problem offers, and sees that it is gone. */
static void
assert_fixed (LwPlan *plan, const char *code)
{
  g_autoptr (LwSchedule) before = lw_schedule_compute (plan);
  const LwProblem *problem = lw_test_find_problem (before, code);
  g_autoptr (LwSchedule) after = NULL;

  g_assert_nonnull (problem);
  g_assert_nonnull (problem->fix_label);
  g_assert_true (lw_fix_apply (plan, problem));
  after = lw_schedule_compute (plan);
  g_assert_null (lw_test_find_problem (after, code));
}

static void
assert_problem (LwPlan *plan, const char *code, LwSeverity severity)
{
  g_autoptr (LwSchedule) schedule = lw_schedule_compute (plan);
  const LwProblem *problem = lw_test_find_problem (schedule, code);

  g_assert_nonnull (problem);
  g_assert_cmpint (problem->severity, ==, severity);
}

static void
test_lint_steps (void)
{
  g_autoptr (LwPlan) plan = new_plan (LW_MODE_E2E);
  LwFlow *flow = lw_plan_get_flow (plan);
  LwEndpoint *endpoint = lw_endpoint_new ();

  lw_record_list_clear (lw_plan_get_endpoints (plan));
  lw_endpoint_set_name (endpoint, "List");
  lw_endpoint_set_path (endpoint, "/list");
  lw_record_list_take (lw_plan_get_endpoints (plan), endpoint);
  lw_record_list_clear (lw_flow_get_steps (flow));
  assert_problem (plan, "flow-no-steps", LW_SEVERITY_ERROR);
  assert_fixed (plan, "flow-no-steps");
  g_assert_cmpstr (lw_endpoint_get_path (lw_record_list_get (lw_flow_get_steps (flow), 0)), ==, "/list");
  lw_flow_set_polls (flow, FALSE);
  lw_record_list_clear (lw_flow_get_steps (flow));
  add_step (plan, "One", 100);
  assert_problem (plan, "flow-one-step", LW_SEVERITY_WARNING);
  add_step (plan, "One", 100);
  assert_fixed (plan, "endpoint-name-twice");
}

static void
test_lint_poll (void)
{
  g_autoptr (LwPlan) plan = new_plan (LW_MODE_E2E);
  LwFlow *flow = lw_plan_get_flow (plan);

  assert_problem (plan, "flow-no-components", LW_SEVERITY_NOTE);
  lw_endpoint_set_expected_status (lw_flow_get_poll (flow), "");
  assert_problem (plan, "poll-no-condition", LW_SEVERITY_ERROR);
  assert_fixed (plan, "poll-no-condition");
  lw_flow_set_done_values (flow, "DONE");
  assert_problem (plan, "poll-no-path", LW_SEVERITY_ERROR);
  lw_flow_set_done_path (flow, "status");
  lw_flow_set_deadline_ms (flow, 4000);
  assert_fixed (plan, "deadline-below-wait");
  g_assert_cmpint (lw_flow_get_deadline_ms (flow), ==, 15000);
  lw_flow_set_poll_interval_ms (flow, 20000);
  assert_problem (plan, "poll-interval-over-deadline", LW_SEVERITY_ERROR);
  assert_fixed (plan, "poll-interval-over-deadline");
  lw_flow_set_max_duration_ms (flow, 5000);
  assert_problem (plan, "flow-limit-below-expected", LW_SEVERITY_WARNING);
  lw_endpoint_set_path (lw_flow_get_poll (flow), "orders/:id");
  assert_fixed (plan, "path-slash");
  assert_fixed (plan, "path-parameter-missing");
}

static void
test_lint_times (void)
{
  LwScenario *scenario;
  g_autoptr (LwPlan) plan = new_single (LW_MODE_MIXED, LW_EXECUTOR_CONSTANT_ARRIVAL_RATE, &scenario);

  lw_scenario_set_level (scenario, 40);
  lw_scenario_set_graceful_stop_ms (scenario, 5000);
  assert_problem (plan, "graceful-stop-below-flow", LW_SEVERITY_WARNING);
  assert_fixed (plan, "graceful-stop-below-flow");
  /* 5.7 s, and 55 s more when the work takes until the deadline. */
  g_assert_cmpint (lw_scenario_get_graceful_stop_ms (scenario), ==, 61000);

  lw_scenario_set_executor (scenario, LW_EXECUTOR_RAMPING_ARRIVAL_RATE);
  lw_record_list_clear (lw_scenario_get_stages (scenario));
  lw_test_add_stage (scenario, 2000, 1);
  lw_scenario_set_level (scenario, 1);
  lw_plan_set_e2e_share (plan, 1);
  assert_problem (plan, "share-too-small", LW_SEVERITY_WARNING);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/flow-schedule/end-to-end", test_end_to_end);
  g_test_add_func ("/flow-schedule/polls", test_polls);
  g_test_add_func ("/flow-schedule/steps", test_steps);
  g_test_add_func ("/flow-schedule/mixed", test_mixed);
  g_test_add_func ("/flow-schedule/mixed-peak", test_mixed_peak);
  g_test_add_func ("/flow-schedule/names", test_names);
  g_test_add_func ("/flow-schedule/absolute-rate", test_absolute_rate);
  g_test_add_func ("/flow-schedule/vus", test_vus);
  g_test_add_func ("/flow-schedule/iterations", test_iterations);
  g_test_add_func ("/flow-schedule/allocation", test_allocation);
  g_test_add_func ("/flow-schedule/thresholds", test_thresholds);
  g_test_add_func ("/flow-schedule/completion-guard", test_completion_guard);
  g_test_add_func ("/flow-schedule/own-thresholds", test_own_thresholds);
  g_test_add_func ("/flow-schedule/lint/steps", test_lint_steps);
  g_test_add_func ("/flow-schedule/lint/poll", test_lint_poll);
  g_test_add_func ("/flow-schedule/lint/times", test_lint_times);

  return g_test_run ();
}
