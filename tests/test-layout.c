/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "common/test-plan.h"

#define SECOND G_GINT64_CONSTANT (1000)
#define MINUTE (60 * SECOND)

/* The expected totals are what `k6 inspect --execution-requirements` prints for the same scenarios. */

static void
test_defaults (void)
{
  g_autoptr (LwPlan) plan = lw_test_plan_new (2000, 6.8);
  g_autoptr (LwSchedule) schedule = lw_schedule_compute (plan);

  g_assert_cmpint (lw_schedule_find_scenario (schedule, "baseline")->start_ms, ==, 0);
  g_assert_cmpint (lw_schedule_find_scenario (schedule, "capacity")->start_ms, ==, 6 * MINUTE);
  g_assert_cmpint (lw_schedule_find_scenario (schedule, "spike")->start_ms, ==, 28 * MINUTE);
  g_assert_cmpint (lw_schedule_get_regular_ms (schedule), ==, 32 * MINUTE + 30 * SECOND);
  g_assert_cmpint (lw_schedule_get_total_ms (schedule), ==, 33 * MINUTE);
  g_assert_cmpint (lw_schedule_get_max_vus (schedule), ==, 1764);
  g_assert_cmpfloat (lw_schedule_get_peak_rps (schedule), ==, 882);
  g_assert_cmpfloat (lw_schedule_get_requests (schedule), ==, 484695);
}

/* Those on request come after the others and count for nothing. */
static void
test_on_request (void)
{
  g_autoptr (LwPlan) plan = lw_test_plan_new (2000, 6.8);
  g_autoptr (LwSchedule) schedule = lw_schedule_compute (plan);
  guint n_scenarios;
  const LwScheduledScenario *scenarios = lw_schedule_get_scenarios (schedule, &n_scenarios);

  g_assert_cmpuint (n_scenarios, ==, 5);
  g_assert_cmpstr (scenarios[3].name, ==, "stress");
  g_assert_cmpint (scenarios[3].use, ==, LW_USE_ON_REQUEST);
  g_assert_cmpint (scenarios[3].start_ms, ==, 33 * MINUTE + 30 * SECOND);
  g_assert_cmpint (scenarios[4].start_ms, ==, 33 * MINUTE + 30 * SECOND + 16 * MINUTE);
}

/* When a scenario of ramping VUs ends: stages, graceful stop and graceful ramp-down in seconds. */
static void
test_ramping_vus_end (void)
{
  static const struct
  {
    gint64 vus;
    struct
    {
      int seconds;
      int target;
    } stages[6];
    guint n_stages;
    int graceful_stop;
    int graceful_ramp_down;
    int regular;
    int end;
  } cases[] = {
    { 0, { { 10, 10 }, { 10, 0 } }, 2, 30, 30, 20, 50 },
    { 0, { { 10, 10 }, { 10, 0 } }, 2, 0, 30, 20, 20 },
    { 0, { { 10, 10 }, { 10, 0 } }, 2, 30, 0, 20, 20 },
    { 0, { { 10, 10 }, { 10, 0 } }, 2, 5, 30, 20, 25 },
    { 0, { { 10, 10 }, { 10, 0 } }, 2, 60, 10, 20, 30 },
    { 0, { { 10, 10 } }, 1, 30, 30, 10, 40 },
    { 0, { { 10, 10 } }, 1, 30, 0, 10, 40 },
    /* Stages in which no VU is left are not waited for. */
    { 0, { { 2, 3 }, { 1, 0 }, { 5, 0 } }, 3, 30, 30, 3, 33 },
    { 0, { { 2, 3 }, { 1, 0 }, { 5, 0 } }, 3, 30, 0, 3, 3 },
    { 0, { { 2, 3 }, { 1, 0 }, { 5, 0 } }, 3, 0, 30, 3, 8 },
    { 0, { { 2, 3 }, { 1, 0 }, { 5, 0 } }, 3, 1, 3, 3, 6 },
    { 0, { { 2, 3 }, { 1, 0 }, { 5, 0 }, { 2, 1 }, { 0, 0 } }, 5, 1, 3, 10, 11 },
    { 10, { { 0, 0 }, { 10, 0 } }, 2, 7, 0, 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      LwScenario *scenario;
      g_autoptr (LwPlan) plan = lw_test_plan_new_single (LW_EXECUTOR_RAMPING_VUS, &scenario);
      g_autoptr (LwSchedule) schedule = NULL;
      const LwScheduledScenario *scheduled;

      lw_scenario_set_level (scenario, cases[i].vus);
      lw_scenario_set_graceful_stop_ms (scenario, cases[i].graceful_stop * SECOND);
      lw_scenario_set_graceful_ramp_down_ms (scenario, cases[i].graceful_ramp_down * SECOND);
      for (guint j = 0; j < cases[i].n_stages; j++)
        lw_test_add_stage (scenario, cases[i].stages[j].seconds * SECOND, cases[i].stages[j].target);
      schedule = lw_schedule_compute (plan);
      scheduled = lw_schedule_find_scenario (schedule, "only");
      g_assert_cmpint (scheduled->regular_ms, ==, cases[i].regular * SECOND);
      g_assert_cmpint (scheduled->end_ms, ==, cases[i].end * SECOND);
      g_assert_cmpint (lw_schedule_get_total_ms (schedule), ==, cases[i].end * SECOND);
    }
}

static LwScenario *
add_second (LwPlan *plan, LwExecutor executor, const char *name, gint64 start_ms)
{
  LwObjective *objective = lw_plan_get_objective (plan, LW_OBJECTIVE_BASELINE);
  LwScenario *scenario = lw_scenario_new ();

  lw_scenario_set_name (scenario, name);
  lw_scenario_set_executor (scenario, executor);
  lw_scenario_set_level_unit (scenario, LW_LEVEL_ABSOLUTE);
  lw_scenario_set_start_offset_ms (scenario, start_ms);
  lw_record_list_take (lw_objective_get_scenarios (objective), scenario);
  return scenario;
}

/* One loses VUs while the other gains some. The last VU of the second comes at the instant at which
 * the first gives up what it kept for the graceful ramp-down. */
static void
test_crossing_ramps (void)
{
  LwScenario *down;
  g_autoptr (LwPlan) plan = lw_test_plan_new_single (LW_EXECUTOR_RAMPING_VUS, &down);
  LwScenario *up = add_second (plan, LW_EXECUTOR_RAMPING_VUS, "up", 0);
  g_autoptr (LwSchedule) schedule = NULL;

  lw_scenario_set_level (down, 10);
  lw_scenario_set_graceful_stop_ms (down, 0);
  lw_scenario_set_graceful_ramp_down_ms (down, 10 * SECOND);
  lw_test_add_stage (down, 10 * SECOND, 0);
  lw_scenario_set_level (up, 0);
  lw_scenario_set_graceful_stop_ms (up, 0);
  lw_scenario_set_graceful_ramp_down_ms (up, 10 * SECOND);
  lw_test_add_stage (up, 10 * SECOND, 10);

  schedule = lw_schedule_compute (plan);
  g_assert_cmpint (lw_schedule_get_total_ms (schedule), ==, 10 * SECOND);
  g_assert_cmpint (lw_schedule_get_max_vus (schedule), ==, 19);
}

/* VUs that go are kept for the graceful ramp-down, but when some come back before it is over, k6
 * only keeps as many as are needed then. */
static void
test_partial_return (void)
{
  static const struct
  {
    int start;
    int most;
  } cases[] = { { 8, 106 }, { 35, 105 }, { 0, 110 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      LwScenario *first;
      g_autoptr (LwPlan) plan = lw_test_plan_new_single (LW_EXECUTOR_RAMPING_VUS, &first);
      LwScenario *second = add_second (plan, LW_EXECUTOR_CONSTANT_VUS, "second", cases[i].start * SECOND);
      g_autoptr (LwSchedule) schedule = NULL;

      lw_scenario_set_level (first, 10);
      lw_scenario_set_graceful_stop_ms (first, 60 * SECOND);
      lw_test_add_stage (first, 2 * SECOND, 10);
      lw_test_add_stage (first, 0, 5);
      lw_test_add_stage (first, 2 * SECOND, 5);
      lw_test_add_stage (first, 0, 6);
      lw_test_add_stage (first, 40 * SECOND, 6);
      lw_scenario_set_level (second, 100);
      lw_scenario_set_duration_ms (second, 5 * SECOND);
      lw_scenario_set_graceful_stop_ms (second, 0);

      schedule = lw_schedule_compute (plan);
      g_assert_cmpint (lw_schedule_get_total_ms (schedule), ==, 104 * SECOND);
      g_assert_cmpint (lw_schedule_get_max_vus (schedule), ==, cases[i].most);
    }
}

/* Two ramps up, one minute apart: the sum is highest where the first ends. */
static void
test_summed_rate (void)
{
  LwScenario *first;
  g_autoptr (LwPlan) plan = lw_test_plan_new_single (LW_EXECUTOR_RAMPING_ARRIVAL_RATE, &first);
  LwScenario *second = add_second (plan, LW_EXECUTOR_RAMPING_ARRIVAL_RATE, "second", MINUTE);
  g_autoptr (LwSchedule) schedule = NULL;

  lw_scenario_set_level (first, 0);
  lw_test_add_stage (first, 2 * MINUTE, 120);
  lw_scenario_set_level (second, 0);
  lw_test_add_stage (second, 2 * MINUTE, 100);

  schedule = lw_schedule_compute (plan);
  g_assert_cmpfloat_with_epsilon (lw_schedule_get_peak_rps (schedule), 170, 1e-9);
  g_assert_nonnull (lw_test_find_problem (schedule, "scenarios-overlap"));
}

/* An offset is from the start of the test; what has none comes after all before it. */
static void
test_offsets (void)
{
  LwScenario *first;
  g_autoptr (LwPlan) plan = lw_test_plan_new_single (LW_EXECUTOR_CONSTANT_ARRIVAL_RATE, &first);
  LwScenario *beside = add_second (plan, LW_EXECUTOR_CONSTANT_ARRIVAL_RATE, "beside", 10 * SECOND);
  LwScenario *after = add_second (plan, LW_EXECUTOR_CONSTANT_ARRIVAL_RATE, "after", -1);
  g_autoptr (LwSchedule) schedule = NULL;

  lw_scenario_set_level (first, 10);
  lw_scenario_set_level (beside, 10);
  lw_scenario_set_duration_ms (beside, 10 * SECOND);
  lw_scenario_set_level (after, 10);
  lw_plan_set_gap_ms (plan, 5 * SECOND);
  schedule = lw_schedule_compute (plan);

  g_assert_cmpint (lw_schedule_find_scenario (schedule, "beside")->start_ms, ==, 10 * SECOND);
  g_assert_cmpint (lw_schedule_find_scenario (schedule, "after")->start_ms, ==, 5 * MINUTE + 35 * SECOND);
  g_assert_cmpfloat (lw_schedule_get_peak_rps (schedule), ==, 20);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layout/defaults", test_defaults);
  g_test_add_func ("/layout/on-request", test_on_request);
  g_test_add_func ("/layout/ramping-vus-end", test_ramping_vus_end);
  g_test_add_func ("/layout/crossing-ramps", test_crossing_ramps);
  g_test_add_func ("/layout/partial-return", test_partial_return);
  g_test_add_func ("/layout/summed-rate", test_summed_rate);
  g_test_add_func ("/layout/offsets", test_offsets);
  return g_test_run ();
}
