/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "common/test-plan.h"
#include "lw-curve.h"

#define SECOND G_GINT64_CONSTANT (1000)
#define MINUTE (60 * SECOND)

static const LwScheduledScenario *
compute_only (LwPlan *plan, LwSchedule **schedule)
{
  *schedule = lw_schedule_compute (plan);
  return lw_schedule_find_scenario (*schedule, "only");
}

/* An integer area under straight lines: 120 × 147 + 30 × (147 + 882) / 2 + 120 × (882 + 147) / 2. */
static void
test_spike (void)
{
  g_autoptr (LwPlan) plan = lw_test_plan_new (2000, 6.8);
  g_autoptr (LwSchedule) schedule = lw_schedule_compute (plan);
  const LwScheduledScenario *spike = lw_schedule_find_scenario (schedule, "spike");

  g_assert_cmpfloat (spike->planned_iterations, ==, 17640 + 15435 + 61740);
  g_assert_cmpuint (spike->n_rate_points, ==, 4);
  g_assert_cmpint (spike->rate_curve[2].t_ms, ==, 150 * SECOND);
  g_assert_cmpfloat (spike->rate_curve[2].value, ==, 882);
  g_assert_cmpint (spike->regular_ms, ==, 270 * SECOND);
}

static void
test_capacity (void)
{
  g_autoptr (LwPlan) plan = lw_test_plan_new (2000, 6.8);
  g_autoptr (LwSchedule) schedule = lw_schedule_compute (plan);

  /* 18000 + 60000 + 29640 + 88200 + 44100 + 79380 + 26460 */
  g_assert_cmpfloat (lw_schedule_find_scenario (schedule, "capacity")->planned_iterations, ==, 345780);
  g_assert_cmpfloat (lw_schedule_find_scenario (schedule, "baseline")->planned_iterations, ==, 44100);
}

/* A half iteration at the end does not start; the tick at the very end of a constant rate does not
 * either, but the one at 0 does. */
static void
test_fractions (void)
{
  LwScenario *scenario;
  g_autoptr (LwPlan) ramping = lw_test_plan_new_single (LW_EXECUTOR_RAMPING_ARRIVAL_RATE, &scenario);
  g_autoptr (LwPlan) constant = NULL;
  g_autoptr (LwSchedule) first = NULL;
  g_autoptr (LwSchedule) second = NULL;

  lw_scenario_set_level (scenario, 0);
  lw_test_add_stage (scenario, 5 * SECOND, 3);
  g_assert_cmpfloat (compute_only (ramping, &first)->planned_iterations, ==, 7); /* of 7.5 */

  constant = lw_test_plan_new_single (LW_EXECUTOR_CONSTANT_ARRIVAL_RATE, &scenario);
  lw_scenario_set_level (scenario, 3.5);
  lw_scenario_set_duration_ms (scenario, 5 * SECOND);
  g_assert_cmpfloat (compute_only (constant, &second)->planned_iterations, ==, 18); /* at 0, 2/7, … 34/7 */
  g_assert_cmpint (lw_schedule_find_scenario (second, "only")->rate, ==, 7);
  g_assert_cmpint (lw_schedule_find_scenario (second, "only")->time_unit_ms, ==, 2 * SECOND);
}

/* Stages of no duration are jumps: two points at one time. */
static void
test_jump (void)
{
  LwScenario *scenario;
  g_autoptr (LwPlan) plan = lw_test_plan_new_single (LW_EXECUTOR_RAMPING_ARRIVAL_RATE, &scenario);
  g_autoptr (LwSchedule) schedule = NULL;
  const LwScheduledScenario *only;

  lw_scenario_set_level (scenario, 100);
  lw_test_add_stage (scenario, 10 * SECOND, 100);
  lw_test_add_stage (scenario, 0, 500);
  lw_test_add_stage (scenario, 10 * SECOND, 500);
  only = compute_only (plan, &schedule);

  g_assert_cmpfloat (only->planned_iterations, ==, 6000);
  g_assert_cmpuint (only->n_rate_points, ==, 4);
  g_assert_cmpint (only->rate_curve[1].t_ms, ==, only->rate_curve[2].t_ms);
  g_assert_cmpfloat (lw_curve_at (only->rate_curve, only->n_rate_points, 9999), ==, 100);
  g_assert_cmpfloat (lw_curve_at (only->rate_curve, only->n_rate_points, 10000), ==, 500);
  g_assert_cmpfloat (lw_curve_at (only->rate_curve, only->n_rate_points, 20000), ==, 0);
}

/* VUs get busy while the first iterations run, and are free an iteration after the last ones began.
 * With 100 per second and half a second: 50. */
static void
test_busy_vus (void)
{
  LwScenario *scenario;
  g_autoptr (LwPlan) plan = lw_test_plan_new_single (LW_EXECUTOR_RAMPING_ARRIVAL_RATE, &scenario);
  g_autoptr (LwSchedule) schedule = NULL;
  const LwScheduledScenario *only;

  lw_scenario_set_level (scenario, 100);
  lw_test_add_stage (scenario, 10 * SECOND, 100);
  lw_test_add_stage (scenario, 10 * SECOND, 0);
  only = compute_only (plan, &schedule);

  g_assert_cmpfloat (lw_curve_at (only->vus_curve, only->n_vus_points, 0), ==, 0);
  g_assert_cmpfloat_with_epsilon (lw_curve_at (only->vus_curve, only->n_vus_points, 250), 25, 1e-9);
  g_assert_cmpfloat_with_epsilon (lw_curve_at (only->vus_curve, only->n_vus_points, 5000), 50, 1e-9);
  /* Half way down, the rate half a second before counts too: 0.5 × (50 + 55) / 2. */
  g_assert_cmpfloat_with_epsilon (lw_curve_at (only->vus_curve, only->n_vus_points, 15000), 26.25, 1e-9);
  g_assert_cmpint (only->vus_curve[only->n_vus_points - 1].t_ms, ==, 20500);
  g_assert_cmpfloat_with_epsilon (only->vus_curve[only->n_vus_points - 1].value, 0, 1e-9);
}

/* A triangle with its top in the middle of an iteration: the most are busy a little after it. */
static void
test_busy_top (void)
{
  LwScenario *scenario;
  g_autoptr (LwPlan) plan = lw_test_plan_new_single (LW_EXECUTOR_RAMPING_ARRIVAL_RATE, &scenario);
  g_autoptr (LwSchedule) schedule = NULL;
  const LwScheduledScenario *only;
  double most = 0;

  lw_plan_set_default_response_ms (plan, 4000);
  lw_scenario_set_level (scenario, 0);
  lw_test_add_stage (scenario, 10 * SECOND, 100);
  lw_test_add_stage (scenario, 10 * SECOND, 0);
  only = compute_only (plan, &schedule);
  for (guint i = 0; i < only->n_vus_points; i++)
    most = MAX (most, only->vus_curve[i].value);

  /* From 8 to 12 s, 80 → 100 → 80 per second: 2 × 2 × 90. */
  g_assert_cmpfloat_with_epsilon (most, 360, 0.1);
  g_assert_cmpfloat (only->busy_vus, ==, 400);
}

static void
test_vus (void)
{
  LwScenario *scenario;
  g_autoptr (LwPlan) plan = lw_test_plan_new_single (LW_EXECUTOR_RAMPING_VUS, &scenario);
  g_autoptr (LwSchedule) schedule = NULL;
  const LwScheduledScenario *only;

  lw_scenario_set_level (scenario, 0);
  lw_test_add_stage (scenario, 10 * SECOND, 10);
  lw_test_add_stage (scenario, 10 * SECOND, 0);
  lw_test_add_stage (scenario, 5 * SECOND, 0);
  only = compute_only (plan, &schedule);

  g_assert_cmpuint (only->n_vus_points, ==, 3);
  g_assert_cmpfloat (only->vus_curve[1].value, ==, 10);
  g_assert_cmpfloat (only->rate_curve[1].value, ==, 20);
  g_assert_cmpfloat (only->planned_iterations, ==, 200); /* 100 VU seconds / 0.5 s */
  g_assert_cmpint (only->max_vus, ==, 10);
}

static void
test_iterations (void)
{
  LwScenario *scenario;
  g_autoptr (LwPlan) shared = lw_test_plan_new_single (LW_EXECUTOR_SHARED_ITERATIONS, &scenario);
  g_autoptr (LwPlan) cut = NULL;
  g_autoptr (LwSchedule) first = NULL;
  g_autoptr (LwSchedule) second = NULL;
  const LwScheduledScenario *only;

  lw_scenario_set_vus (scenario, 10);
  lw_scenario_set_iterations (scenario, 200);
  only = compute_only (shared, &first);
  g_assert_cmpfloat (only->planned_iterations, ==, 200);
  g_assert_cmpint (only->vus_curve[1].t_ms, ==, 10 * SECOND); /* 20 rounds of half a second */
  g_assert_cmpint (only->regular_ms, ==, 5 * MINUTE);

  cut = lw_test_plan_new_single (LW_EXECUTOR_PER_VU_ITERATIONS, &scenario);
  lw_scenario_set_vus (scenario, 10);
  lw_scenario_set_iterations (scenario, 200);
  lw_scenario_set_duration_ms (scenario, 10 * SECOND);
  only = compute_only (cut, &second);
  g_assert_cmpfloat (only->planned_iterations, ==, 200); /* of 2000 */
  g_assert_nonnull (lw_test_find_problem (second, "iterations-cut"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/curve/spike", test_spike);
  g_test_add_func ("/curve/capacity", test_capacity);
  g_test_add_func ("/curve/fractions", test_fractions);
  g_test_add_func ("/curve/jump", test_jump);
  g_test_add_func ("/curve/busy-vus", test_busy_vus);
  g_test_add_func ("/curve/busy-top", test_busy_top);
  g_test_add_func ("/curve/vus", test_vus);
  g_test_add_func ("/curve/iterations", test_iterations);
  return g_test_run ();
}
