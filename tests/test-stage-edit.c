/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-shape.h"
#include "lw-stage-edit.h"

#define PATH "objectives[1].scenarios[0]"

/* Production sends 1 000 requests per second, the factor is 2: 500 are 100 %. The capacity scenario
 * goes up in 2 minutes, holds 10, and goes down in 2. */
static LwPlan *
new_plan (LwScenario **scenario)
{
  LwPlan *plan = lw_plan_new_default ();
  LwProfile *profile = lw_plan_get_profile (plan);

  lw_traffic_set_avg_rps (lw_profile_get_production (profile), 1000);
  lw_extrapolation_set_declared_factor (lw_profile_get_extrapolation (profile), 2);
  *scenario = LW_SCENARIO (lw_record_lookup_path (LW_RECORD (plan), PATH, NULL));
  lw_shape_apply (LW_SHAPE_RAMP, *scenario);
  return plan;
}

static LwStage *
stage_of (LwScenario *scenario, guint position)
{
  return lw_record_list_get (lw_scenario_get_stages (scenario), position);
}

static double
planned_requests (LwPlan *plan)
{
  g_autoptr (LwSchedule) schedule = lw_schedule_compute (plan);

  return lw_schedule_find_scenario (schedule, "capacity")->planned_requests;
}

static void
test_edit (void)
{
  LwScenario *scenario;
  g_autoptr (LwPlan) plan = new_plan (&scenario);
  g_autoptr (LwSchedule) schedule = lw_schedule_compute (plan);

  /* 250 requests per second are 50 %. */
  g_assert_true (lw_stage_edit (plan, schedule, PATH, 1, 60000, 250));
  g_assert_cmpint (lw_stage_get_duration_ms (stage_of (scenario, 1)), ==, 60000);
  g_assert_cmpfloat_with_epsilon (lw_stage_get_target (stage_of (scenario, 1)), 50, 1e-9);
  g_assert_cmpint (lw_stage_get_unit (stage_of (scenario, 1)), ==, LW_LEVEL_PERCENT);

  lw_stage_set_unit (stage_of (scenario, 1), LW_LEVEL_ABSOLUTE);
  g_assert_true (lw_stage_edit (plan, schedule, PATH, 1, -5, 123));
  g_assert_cmpint (lw_stage_get_duration_ms (stage_of (scenario, 1)), ==, 0);
  g_assert_cmpfloat (lw_stage_get_target (stage_of (scenario, 1)), ==, 123);
  g_assert_false (lw_stage_edit (plan, schedule, PATH, 3, 1, 1));
  g_assert_false (lw_stage_edit (plan, schedule, "objectives[9].scenarios[0]", 0, 1, 1));
}

/* Half way up a ramp from 0 to 100 % in 2 minutes stands 50 %; the load is as it was. */
static void
test_split (void)
{
  LwScenario *scenario;
  g_autoptr (LwPlan) plan = new_plan (&scenario);
  double before = planned_requests (plan);

  g_assert_true (lw_stage_split (plan, PATH, 0, 60000));
  g_assert_cmpuint (lw_record_list_get_size (lw_scenario_get_stages (scenario)), ==, 4);
  g_assert_cmpint (lw_stage_get_duration_ms (stage_of (scenario, 0)), ==, 60000);
  g_assert_cmpfloat (lw_stage_get_target (stage_of (scenario, 0)), ==, 50);
  g_assert_cmpint (lw_stage_get_duration_ms (stage_of (scenario, 1)), ==, 60000);
  g_assert_cmpfloat (lw_stage_get_target (stage_of (scenario, 1)), ==, 100);
  g_assert_true (lw_stage_split (plan, PATH, 2, 1000));
  g_assert_true (lw_stage_split (plan, PATH, 4, 30000));
  g_assert_cmpfloat (lw_stage_get_target (stage_of (scenario, 4)), ==, 75);
  g_assert_cmpfloat (planned_requests (plan), ==, before);
}

static void
test_nothing_to_split (void)
{
  LwScenario *scenario;
  g_autoptr (LwPlan) plan = new_plan (&scenario);

  g_assert_false (lw_stage_split (plan, PATH, 0, 0));
  g_assert_false (lw_stage_split (plan, PATH, 0, 120000));
  g_assert_false (lw_stage_split (plan, PATH, 3, 1));
  g_assert_false (lw_stage_split (plan, "objectives", 0, 1));
  /* Between a percentage and a number of requests there is no level that both could say. */
  lw_stage_set_unit (stage_of (scenario, 0), LW_LEVEL_ABSOLUTE);
  g_assert_false (lw_stage_split (plan, PATH, 0, 60000));
  lw_scenario_set_executor (scenario, LW_EXECUTOR_CONSTANT_VUS);
  g_assert_false (lw_stage_split (plan, PATH, 1, 60000));
  g_assert_cmpuint (lw_record_list_get_size (lw_scenario_get_stages (scenario)), ==, 3);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/stage-edit/edit", test_edit);
  g_test_add_func ("/stage-edit/split", test_split);
  g_test_add_func ("/stage-edit/nothing-to-split", test_nothing_to_split);
  return g_test_run ();
}
