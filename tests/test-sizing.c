/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "common/test-plan.h"
#include "lw-rate.h"
#include "lw-sizing.h"

#include <math.h>

static void
test_time_unit (void)
{
  static const struct
  {
    double rate;
    gint64 unit_ms;
    gint64 per_unit;
  } cases[] = {
    { 294.1176, 1000, 294 },
    { 147.0588, 1000, 147 },
    { 73.5294, 2000, 147 },
    { 1.470588, 60000, 88 },
    { 1.5, 2000, 3 },
    { 0.2, 5000, 1 },
    { 0.1, 10000, 1 },
    { 0.05, 20000, 1 },
    { 1.0 / 60, 60000, 1 },
    { 0, 1000, 0 },
    /* Too little for any unit, but never nothing. */
    { 0.001, 60000, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 unit_ms = lw_rate_choose_unit (&cases[i].rate, 1, NULL);

      g_assert_cmpint (unit_ms, ==, cases[i].unit_ms);
      g_assert_cmpint (lw_rate_per_unit (cases[i].rate, unit_ms), ==, cases[i].per_unit);
    }
}

/* One unit for all rates of a scenario. */
static void
test_common_unit (void)
{
  double rates[] = { 0, 0.5, 100.2 };
  double error;

  g_assert_cmpint (lw_rate_choose_unit (rates, G_N_ELEMENTS (rates), &error), ==, 2000);
  g_assert_cmpfloat_with_epsilon (error, (200.4 - 200) / 200.4, 1e-12);
}

static void
test_pre_allocated (void)
{
  static const struct
  {
    double busy;
    gint64 vus;
  } cases[] = {
    { 73.5, 100 }, { 147, 184 }, { 220.5, 266 }, { 441, 504 }, { 1323, 1433 }, { 0, 1 }, { 1, 4 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (lw_sizing_pre_allocated (cases[i].busy), ==, cases[i].vus);
}

static void
assert_vus (LwSchedule *schedule, const char *scenario, gint64 pre_allocated, gint64 most)
{
  const LwScheduledScenario *scheduled = lw_schedule_find_scenario (schedule, scenario);

  g_assert_cmpint (scheduled->pre_allocated_vus, ==, pre_allocated);
  g_assert_cmpint (scheduled->max_vus, ==, most);
}

/* The most are those that wait when responses take two seconds: twice the 99th percentile allowed. */
static void
test_scenarios (void)
{
  g_autoptr (LwPlan) plan = lw_test_plan_new (2000, 6.8);
  g_autoptr (LwSchedule) schedule = lw_schedule_compute (plan);

  assert_vus (schedule, "baseline", 100, 294);
  assert_vus (schedule, "capacity", 266, 882);
  assert_vus (schedule, "spike", 504, 1764);
  assert_vus (schedule, "stress", 346, 1176);
  assert_vus (schedule, "soak", 117, 352);
}

/* A short timeout bounds how long anything can wait. */
static void
test_timeout (void)
{
  g_autoptr (LwPlan) plan = lw_test_plan_new (2000, 6.8);
  LwScenario *baseline = lw_plan_find_scenario (plan, "baseline");
  LwEndpoint *endpoint = lw_record_list_get (lw_plan_get_endpoints (plan), 0);
  g_autoptr (LwSchedule) schedule = NULL;
  g_autoptr (LwSchedule) shorter = NULL;

  lw_plan_set_timeout_ms (plan, 1000);
  schedule = lw_schedule_compute (plan);
  assert_vus (schedule, "baseline", 100, 147);
  g_assert_cmpfloat (lw_schedule_get_timeout_ms (schedule, NULL), ==, 1000);

  lw_plan_set_timeout_ms (plan, 20000);
  lw_endpoint_set_timeout_ms (endpoint, 15000);
  lw_scenario_set_graceful_stop_ms (baseline, 5000);
  shorter = lw_schedule_compute (plan);
  g_assert_cmpfloat (lw_schedule_get_timeout_ms (shorter, NULL), ==, 5000);
  g_assert_cmpfloat (lw_schedule_get_timeout_ms (shorter, endpoint), ==, 5000);
  g_assert_nonnull (lw_test_find_problem (shorter, "timeout-over-graceful-stop"));
}

static LwEndpoint *
add_endpoint (LwPlan *plan, const char *name, double weight, double avg_ms, double p95_ms)
{
  LwEndpoint *endpoint = lw_endpoint_new ();

  lw_endpoint_set_name (endpoint, name);
  lw_endpoint_set_weight (endpoint, weight);
  lw_endpoint_set_avg_response_ms (endpoint, avg_ms);
  lw_endpoint_set_p95_response_ms (endpoint, p95_ms);
  lw_record_list_take (lw_plan_get_endpoints (plan), endpoint);
  return endpoint;
}

/* By weight: the 95th percentile where it is known, else the average, else the plan's default. */
static void
test_mix (void)
{
  g_autoptr (LwPlan) plan = lw_test_plan_new (2000, 6.8);
  LwMix mix;

  lw_record_list_clear (lw_plan_get_endpoints (plan));
  add_endpoint (plan, "p95", 1, 100, 200);
  add_endpoint (plan, "average", 2, 350, LW_UNSET);
  add_endpoint (plan, "unknown", 1, LW_UNSET, LW_UNSET);
  lw_endpoint_set_enabled (add_endpoint (plan, "off", 100, 9999, 9999), FALSE);
  lw_mix_compute (plan, &mix);

  g_assert_cmpuint (mix.n_enabled, ==, 3);
  g_assert_cmpuint (mix.n_unknown, ==, 1);
  g_assert_cmpfloat (mix.response_ms, ==, (200 + 2 * 350 + 500) / 4.0);
  g_assert_cmpfloat (mix.requests, ==, 1);
}

/* Under an arrival rate, think time only counts when asked for; VUs always take it. */
static void
test_think_time (void)
{
  g_autoptr (LwPlan) plan = lw_test_plan_new (2000, 6.8);
  LwScenario *baseline = lw_plan_find_scenario (plan, "baseline");
  g_autoptr (LwSchedule) without = NULL;
  g_autoptr (LwSchedule) with = NULL;
  g_autoptr (LwSchedule) vus = NULL;

  lw_endpoint_set_think_time_ms (lw_record_list_get (lw_plan_get_endpoints (plan), 0), 1000);
  without = lw_schedule_compute (plan);
  g_assert_cmpfloat (lw_schedule_find_scenario (without, "baseline")->iteration_ms, ==, 500);

  lw_scenario_set_use_think_time (baseline, TRUE);
  with = lw_schedule_compute (plan);
  /* 147 × 1.5 = 220.5 */
  assert_vus (with, "baseline", 266, 294);
  g_assert_nonnull (lw_test_find_problem (with, "think-time"));

  /* Half of 294.12 × 1.5 = 441.18 VUs. */
  lw_scenario_set_executor (baseline, LW_EXECUTOR_CONSTANT_VUS);
  vus = lw_schedule_compute (plan);
  g_assert_cmpint (lw_schedule_find_scenario (vus, "baseline")->vus, ==, 221);
  g_assert_cmpfloat_with_epsilon (lw_schedule_find_scenario (vus, "baseline")->peak_rps, 221 / 1.5, 1e-9);
}

static void
test_set_by_hand (void)
{
  LwScenario *scenario;
  g_autoptr (LwPlan) plan = lw_test_plan_new_single (LW_EXECUTOR_CONSTANT_ARRIVAL_RATE, &scenario);
  g_autoptr (LwSchedule) contradiction = NULL;
  g_autoptr (LwSchedule) low = NULL;
  g_autoptr (LwSchedule) few = NULL;

  lw_scenario_set_level (scenario, 100);
  lw_scenario_set_pre_allocated_vus (scenario, 80);
  lw_scenario_set_max_vus (scenario, 70);
  contradiction = lw_schedule_compute (plan);
  g_assert_cmpint (lw_test_find_problem (contradiction, "max-vus-below-pre-allocated")->severity, ==, LW_SEVERITY_ERROR);
  g_assert_true (lw_fix_apply (plan, lw_test_find_problem (contradiction, "max-vus-below-pre-allocated")));
  g_assert_cmpint (lw_scenario_get_max_vus (scenario), ==, 80);

  /* 50 are busy. */
  lw_scenario_set_pre_allocated_vus (scenario, 40);
  low = lw_schedule_compute (plan);
  g_assert_nonnull (lw_test_find_problem (low, "pre-allocated-too-low"));

  lw_scenario_set_pre_allocated_vus (scenario, 0);
  lw_scenario_set_max_vus (scenario, 45);
  few = lw_schedule_compute (plan);
  assert_vus (few, "only", 45, 45);
  g_assert_nonnull (lw_test_find_problem (few, "max-vus-too-low"));
}

/* A zero target, an absurd factor, everything at its bound: numbers stay finite. */
static void
test_extremes (void)
{
  static const double rates[] = { 0, 1e-6, LW_MAX_NUMBER };
  static const double factors[] = { 1e-9, 1, LW_MAX_NUMBER };

  for (guint i = 0; i < G_N_ELEMENTS (rates); i++)
    for (guint j = 0; j < G_N_ELEMENTS (factors); j++)
      {
        g_autoptr (LwPlan) plan = lw_test_plan_new (rates[i], factors[j]);
        g_autoptr (LwSchedule) schedule = lw_schedule_compute (plan);
        guint n_scenarios;
        const LwScheduledScenario *scenarios = lw_schedule_get_scenarios (schedule, &n_scenarios);

        for (guint k = 0; k < n_scenarios; k++)
          {
            g_assert_cmpint (scenarios[k].pre_allocated_vus, >=, 1);
            g_assert_cmpint (scenarios[k].max_vus, >=, scenarios[k].pre_allocated_vus);
            g_assert_cmpint (scenarios[k].max_vus, <=, LW_MAX_VUS);
            g_assert_true (isfinite (scenarios[k].peak_rps));
            g_assert_true (isfinite (scenarios[k].planned_requests));
            if (rates[i] > 0)
              g_assert_cmpfloat (scenarios[k].peak_rps, >, 0);
          }
      }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sizing/time-unit", test_time_unit);
  g_test_add_func ("/sizing/common-unit", test_common_unit);
  g_test_add_func ("/sizing/pre-allocated", test_pre_allocated);
  g_test_add_func ("/sizing/scenarios", test_scenarios);
  g_test_add_func ("/sizing/timeout", test_timeout);
  g_test_add_func ("/sizing/mix", test_mix);
  g_test_add_func ("/sizing/think-time", test_think_time);
  g_test_add_func ("/sizing/set-by-hand", test_set_by_hand);
  g_test_add_func ("/sizing/extremes", test_extremes);
  return g_test_run ();
}
