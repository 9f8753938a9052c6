/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "common/test-plan.h"
#include "lw-metric.h"

static LwThreshold *
add_threshold (LwPlan *plan, const char *metric, const char *scenario, const char *aggregation, double value)
{
  LwThreshold *threshold = lw_threshold_new ();

  lw_threshold_set_metric (threshold, metric);
  lw_threshold_set_scenario (threshold, scenario);
  lw_threshold_set_aggregation (threshold, aggregation);
  lw_threshold_set_value (threshold, value);
  lw_record_list_take (lw_plan_get_thresholds (plan), threshold);
  return threshold;
}

static const LwScheduledThreshold *
assert_threshold (LwSchedule *schedule, const char *key, const char *expression, gboolean stops)
{
  const LwScheduledThreshold *threshold = lw_test_find_threshold (schedule, key, expression);

  g_assert_nonnull (threshold);
  g_assert_cmpstr (threshold->expression, ==, expression);
  g_assert_cmpint (threshold->abort, ==, stops);
  g_assert_true (threshold->enabled);
  return threshold;
}

static void
test_service_levels (void)
{
  g_autoptr (LwPlan) plan = lw_test_plan_new (2000, 6.8);
  g_autoptr (LwSchedule) schedule = lw_schedule_compute (plan);
  static const char *const scenarios[] = { "baseline", "soak" };

  for (guint i = 0; i < G_N_ELEMENTS (scenarios); i++)
    {
      g_autofree char *duration = g_strdup_printf ("http_req_duration{scenario:%s}", scenarios[i]);
      g_autofree char *failed = g_strdup_printf ("http_req_failed{scenario:%s}", scenarios[i]);
      g_autofree char *checks = g_strdup_printf ("checks{scenario:%s}", scenarios[i]);

      assert_threshold (schedule, duration, "p(95)<500", FALSE);
      assert_threshold (schedule, duration, "p(99)<1000", FALSE);
      assert_threshold (schedule, duration, "p(99.9)<2000", FALSE);
      assert_threshold (schedule, duration, "p(99)<2000", TRUE);
      assert_threshold (schedule, failed, "rate<0.001", FALSE);
      /* Five times the budget, and not in the first minute. */
      g_assert_cmpint (assert_threshold (schedule, failed, "rate<0.005", TRUE)->delay_ms, ==, 60000);
      assert_threshold (schedule, checks, "rate>=0.999", FALSE);
    }
}

/* 98 % of the planned requests, and one in a thousand iterations may be dropped. */
static void
test_delivery (void)
{
  g_autoptr (LwPlan) plan = lw_test_plan_new (2000, 6.8);
  g_autoptr (LwSchedule) schedule = lw_schedule_compute (plan);

  assert_threshold (schedule, "http_reqs{scenario:baseline}", "count>=43218", FALSE);
  assert_threshold (schedule, "dropped_iterations{scenario:baseline}", "count<45", FALSE);
  assert_threshold (schedule, "http_reqs{scenario:spike}", "count>=92918", FALSE);
  assert_threshold (schedule, "dropped_iterations{scenario:spike}", "count<95", FALSE);
}

/* These are there to find where levels break, so nothing but a dead system stops them. */
static void
test_breaking (void)
{
  g_autoptr (LwPlan) plan = lw_test_plan_new (2000, 6.8);
  g_autoptr (LwSchedule) schedule = lw_schedule_compute (plan);

  assert_threshold (schedule, "http_req_failed{scenario:capacity}", "rate<0.1", TRUE);
  assert_threshold (schedule, "http_req_failed{scenario:stress}", "rate<0.5", TRUE);
  g_assert_null (lw_test_find_threshold (schedule, "http_req_duration{scenario:stress}", "p("));
  g_assert_null (lw_test_find_threshold (schedule, "http_req_duration{scenario:capacity}", "p("));
  g_assert_true (assert_threshold (schedule, "http_reqs{scenario:stress}", "count>0", FALSE)->guard);
  g_assert_true (assert_threshold (schedule, "dropped_iterations{scenario:stress}", "count>=0", FALSE)->guard);
}

static void
test_spike (void)
{
  g_autoptr (LwPlan) plan = lw_test_plan_new (2000, 6.8);
  g_autoptr (LwSchedule) schedule = lw_schedule_compute (plan);

  assert_threshold (schedule, "http_req_duration{scenario:spike}", "p(95)<1000", FALSE);
  assert_threshold (schedule, "http_req_failed{scenario:spike}", "rate<0.005", FALSE);
  assert_threshold (schedule, "http_req_failed{scenario:spike}", "rate<0.5", TRUE);
}

/* The reference shape is down again only at its end. With a jump back and two minutes after it, the
 * system has one to recover in, and must have recovered in the other. */
static void
test_recovery (void)
{
  g_autoptr (LwPlan) plan = lw_test_plan_new (2000, 6.8);
  g_autoptr (LwSchedule) ramp = lw_schedule_compute (plan);
  g_autoptr (LwSchedule) sudden = NULL;
  g_autoptr (LwSchedule) changed = NULL;
  LwThreshold *own;

  g_assert_cmpint (lw_schedule_find_scenario (ramp, "spike")->recovery_ms, ==, -1);
  g_assert_null (lw_test_find_threshold (ramp, "http_reqs{scenario:spike,phase:recovery}", ""));

  g_assert_true (lw_fix_apply (plan, lw_test_find_problem (ramp, "spike-is-ramp")));
  sudden = lw_schedule_compute (plan);
  g_assert_cmpint (lw_schedule_find_scenario (sudden, "spike")->recovery_ms, ==, (120 + 60 + 60) * 1000);
  g_assert_cmpint (lw_schedule_find_scenario (sudden, "baseline")->recovery_ms, ==, -1);
  assert_threshold (sudden, "http_req_duration{scenario:spike,phase:recovery}", "p(95)<500", FALSE);
  assert_threshold (sudden, "http_req_failed{scenario:spike,phase:recovery}", "rate<0.001", FALSE);
  g_assert_true (assert_threshold (sudden, "http_reqs{scenario:spike,phase:recovery}", "count>0", FALSE)->guard);
  assert_threshold (sudden, "http_req_duration{scenario:spike}", "p(95)<1000", FALSE);

  /* A change of one of the two leaves the other alone. */
  own = add_threshold (plan, "http_req_duration", "spike", "p(95)", 600);
  lw_threshold_set_phase (own, LW_PHASE_RECOVERY);
  changed = lw_schedule_compute (plan);
  assert_threshold (changed, "http_req_duration{scenario:spike,phase:recovery}", "p(95)<600", FALSE);
  assert_threshold (changed, "http_req_duration{scenario:spike}", "p(95)<1000", FALSE);

  /* There is nothing to select where nothing recovers. */
  lw_threshold_set_scenario (own, "baseline");
  g_clear_pointer (&changed, lw_schedule_unref);
  changed = lw_schedule_compute (plan);
  g_assert_null (lw_test_find_threshold (changed, "http_req_duration{scenario:baseline,phase:recovery}", ""));
  g_assert_nonnull (lw_test_find_problem (changed, "threshold-off"));
}

/* Every selector has a count beside it that fails when nothing matches, and every scenario all the
 * numbers that a report needs; none for the whole test, which requests of the setup would move. */
static void
test_guards (void)
{
  static const char *const metrics[] = { "http_reqs", "iterations", "http_req_duration", "http_req_failed",
                                         "dropped_iterations" };
  g_autoptr (LwPlan) plan = lw_test_plan_new (2000, 6.8);
  g_autoptr (LwSchedule) schedule = lw_schedule_compute (plan);
  guint n_scenarios;
  guint n_thresholds;
  const LwScheduledScenario *scenarios = lw_schedule_get_scenarios (schedule, &n_scenarios);
  const LwScheduledThreshold *thresholds = lw_schedule_get_thresholds (schedule, &n_thresholds);

  for (guint i = 0; i < n_scenarios; i++)
    for (guint j = 0; j < G_N_ELEMENTS (metrics); j++)
      {
        g_autofree char *key = g_strdup_printf ("%s{scenario:%s}", metrics[j], scenarios[i].name);

        g_assert_nonnull (lw_test_find_threshold (schedule, key, ""));
      }
  for (guint i = 0; i < n_thresholds; i++)
    {
      g_assert_cmpstr (thresholds[i].scenario, !=, "");
      g_assert_cmpstr (thresholds[i].words, !=, "");
      g_assert_true (lw_metric_takes_aggregation (lw_metric_find (thresholds[i].metric), thresholds[i].aggregation));
    }
}

/* Those with one key stand together, so that each is one entry of the script. */
static void
test_grouped (void)
{
  g_autoptr (LwPlan) plan = lw_test_plan_new (2000, 6.8);
  g_autoptr (GHashTable) closed = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (LwSchedule) schedule = NULL;
  guint n_thresholds;
  const LwScheduledThreshold *thresholds;

  add_threshold (plan, "http_req_duration", "baseline", "max", 5000);
  add_threshold (plan, "http_req_waiting", "baseline", "avg", 200);
  add_threshold (plan, "http_req_duration", "", "med", 400);
  schedule = lw_schedule_compute (plan);
  thresholds = lw_schedule_get_thresholds (schedule, &n_thresholds);
  for (guint i = 1; i < n_thresholds; i++)
    if (!g_str_equal (thresholds[i].key, thresholds[i - 1].key))
      g_assert_true (g_hash_table_add (closed, (gpointer) thresholds[i - 1].key));
  g_assert_cmpstr (thresholds[n_thresholds - 1].key, ==, "http_req_duration");
}

/* A record with the same key and comparison stands for the automatic threshold. */
static void
test_changed (void)
{
  g_autoptr (LwPlan) plan = lw_test_plan_new (2000, 6.8);
  g_autoptr (LwSchedule) schedule = NULL;
  const LwScheduledThreshold *changed;
  LwThreshold *off;

  add_threshold (plan, "http_req_duration", "baseline", "p(95)", 350);
  off = add_threshold (plan, "http_req_duration", "baseline", "p(99)", 1000);
  lw_threshold_set_enabled (off, FALSE);
  schedule = lw_schedule_compute (plan);

  changed = assert_threshold (schedule, "http_req_duration{scenario:baseline}", "p(95)<350", FALSE);
  g_assert_true (changed->automatic);
  g_assert_true (changed->changed);
  g_assert_cmpstr (changed->path, ==, "thresholds[0]");
  g_assert_null (lw_test_find_threshold (schedule, "http_req_duration{scenario:baseline}", "p(95)<500"));
  changed = lw_test_find_threshold (schedule, "http_req_duration{scenario:baseline}", "p(99)<1000");
  g_assert_false (changed->enabled);
  /* The one that stops the test is another threshold. */
  assert_threshold (schedule, "http_req_duration{scenario:baseline}", "p(99)<2000", TRUE);
}

/* Turned off, its scenario still has its numbers reported. */
static void
test_guard_takes_over (void)
{
  g_autoptr (LwPlan) plan = lw_test_plan_new (2000, 6.8);
  g_autoptr (LwSchedule) schedule = NULL;
  LwThreshold *off = add_threshold (plan, "http_reqs", "baseline", "count", 0);

  lw_threshold_set_operator (off, ">=");
  lw_threshold_set_enabled (off, FALSE);
  schedule = lw_schedule_compute (plan);
  g_assert_true (assert_threshold (schedule, "http_reqs{scenario:baseline}", "count>0", FALSE)->guard);
}

static void
test_endpoint (void)
{
  g_autoptr (LwPlan) plan = lw_test_plan_new (2000, 6.8);
  LwEndpoint *endpoint = lw_record_list_get (lw_plan_get_endpoints (plan), 0);
  g_autoptr (LwSchedule) schedule = NULL;

  lw_endpoint_set_name (endpoint, " GET /a,b ");
  lw_threshold_set_endpoint (add_threshold (plan, "http_req_duration", "baseline", "p(95)", 300), " GET /a,b ");
  lw_threshold_set_endpoint (add_threshold (plan, "http_req_failed", "", "rate", 0.01), " GET /a,b ");
  schedule = lw_schedule_compute (plan);

  /* k6 ends a value at a comma and takes off spaces around it. */
  assert_threshold (schedule, "http_req_duration{scenario:baseline,name:GET /a;b}", "p(95)<300", FALSE);
  g_assert_true (assert_threshold (schedule, "http_reqs{scenario:baseline,name:GET /a;b}", "count>0", FALSE)->guard);
  assert_threshold (schedule, "http_req_failed{name:GET /a;b}", "rate<0.01", FALSE);
  assert_threshold (schedule, "http_reqs{name:GET /a;b}", "count>0", FALSE);
}

static void
assert_refused (const char *metric, const char *scenario, const char *endpoint, const char *aggregation,
                const char *operator, const char *code)
{
  g_autoptr (LwPlan) plan = lw_test_plan_new (2000, 6.8);
  LwThreshold *threshold = add_threshold (plan, metric, scenario, aggregation, 1);
  g_autoptr (LwSchedule) schedule = NULL;
  const LwProblem *problem;

  lw_threshold_set_endpoint (threshold, endpoint);
  lw_threshold_set_operator (threshold, operator);
  schedule = lw_schedule_compute (plan);
  problem = lw_test_find_problem (schedule, code);
  g_assert_nonnull (problem);
  g_assert_cmpint (problem->severity, ==, LW_SEVERITY_ERROR);
  g_assert_true (g_str_has_prefix (problem->path, "thresholds[0]."));
}

static void
test_refused (void)
{
  assert_refused ("http_req_duraton", "", "", "p(95)", "<", "threshold-metric");
  assert_refused ("", "", "", "p(95)", "<", "threshold-metric");
  assert_refused ("http_req_duration", "", "", "p95", "<", "threshold-aggregation");
  assert_refused ("http_req_duration", "", "", "p(101)", "<", "threshold-aggregation");
  assert_refused ("http_req_duration", "", "", "p()", "<", "threshold-aggregation");
  assert_refused ("http_req_duration", "", "", "count", "<", "threshold-aggregation");
  assert_refused ("http_req_failed", "", "", "p(95)", "<", "threshold-aggregation");
  assert_refused ("vus", "", "", "max", "<", "threshold-aggregation");
  assert_refused ("http_reqs", "", "", "value", "<", "threshold-aggregation");
  assert_refused ("http_reqs", "", "", "count", "=<", "threshold-operator");
  assert_refused ("http_reqs", "", "", "count", "&& x", "threshold-operator");
  assert_refused ("http_reqs", "nothing", "", "count", ">", "threshold-selector");
  assert_refused ("http_reqs", "", "nothing", "count", ">", "threshold-selector");
  assert_refused ("vus", "baseline", "", "value", ">", "threshold-selector");
  assert_refused ("iterations", "", "GET /", "count", ">", "threshold-selector");
}

/* No thresholds for what is not in the script. */
static void
test_off (void)
{
  g_autoptr (LwPlan) plan = lw_test_plan_new (2000, 6.8);
  g_autoptr (LwSchedule) schedule = NULL;

  lw_objective_set_use (lw_plan_get_objective (plan, LW_OBJECTIVE_STRESS), LW_USE_OFF);
  add_threshold (plan, "http_req_duration", "stress", "p(95)", 5000);
  schedule = lw_schedule_compute (plan);
  g_assert_null (lw_test_find_threshold (schedule, "http_req_failed{scenario:stress}", ""));
  g_assert_null (lw_test_find_threshold (schedule, "http_req_duration{scenario:stress}", ""));
  g_assert_cmpint (lw_test_find_problem (schedule, "threshold-off")->severity, ==, LW_SEVERITY_NOTE);
}

static void
test_no_error_budget (void)
{
  g_autoptr (LwPlan) plan = lw_test_plan_new (2000, 6.8);
  g_autoptr (LwSchedule) schedule = NULL;

  lw_service_level_set_error_rate (lw_plan_get_service_level (plan), 0);
  schedule = lw_schedule_compute (plan);
  /* Nothing is less than 0. */
  assert_threshold (schedule, "http_req_failed{scenario:baseline}", "rate<=0", FALSE);
  assert_threshold (schedule, "checks{scenario:baseline}", "rate>=1", FALSE);
  g_assert_nonnull (lw_test_find_problem (schedule, "no-error-budget"));
}

static void
test_words (void)
{
  g_autoptr (LwPlan) plan = lw_test_plan_new (2000, 6.8);
  g_autoptr (LwSchedule) schedule = lw_schedule_compute (plan);

  g_assert_cmpstr (lw_test_find_threshold (schedule, "http_req_duration{scenario:baseline}", "p(95)")->words, ==,
                   "95 % of the requests in baseline have a response time of less than 500 ms");
  g_assert_cmpstr (lw_test_find_threshold (schedule, "http_req_failed{scenario:baseline}", "rate<0.001")->words, ==,
                   "less than 0.1 % of the requests in baseline fail");
  g_assert_cmpstr (lw_test_find_threshold (schedule, "http_reqs{scenario:baseline}", "count")->words, ==,
                   "at least 43218 requests in baseline");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/thresholds/service-levels", test_service_levels);
  g_test_add_func ("/thresholds/delivery", test_delivery);
  g_test_add_func ("/thresholds/breaking", test_breaking);
  g_test_add_func ("/thresholds/spike", test_spike);
  g_test_add_func ("/thresholds/recovery", test_recovery);
  g_test_add_func ("/thresholds/guards", test_guards);
  g_test_add_func ("/thresholds/grouped", test_grouped);
  g_test_add_func ("/thresholds/changed", test_changed);
  g_test_add_func ("/thresholds/guard-takes-over", test_guard_takes_over);
  g_test_add_func ("/thresholds/endpoint", test_endpoint);
  g_test_add_func ("/thresholds/refused", test_refused);
  g_test_add_func ("/thresholds/off", test_off);
  g_test_add_func ("/thresholds/no-error-budget", test_no_error_budget);
  g_test_add_func ("/thresholds/words", test_words);
  return g_test_run ();
}
