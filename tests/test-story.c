/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-plan-file.h"
#include "lw-shape.h"
#include "lw-story.h"

#define NBSP "\302\240"

/* Production sends 1 000 requests per second and the factor is 2, so that 500 are 100 %. */
static LwPlan *
new_plan (LwScenario **scenario)
{
  LwPlan *plan = lw_plan_new_default ();
  LwProfile *profile = lw_plan_get_profile (plan);
  LwObjective *capacity = lw_plan_get_objective (plan, LW_OBJECTIVE_CAPACITY);

  lw_traffic_set_avg_rps (lw_profile_get_production (profile), 1000);
  lw_extrapolation_set_declared_factor (lw_profile_get_extrapolation (profile), 2);
  for (LwObjectiveKind kind = 0; kind < LW_N_OBJECTIVES; kind++)
    lw_objective_set_use (lw_plan_get_objective (plan, kind), kind == LW_OBJECTIVE_CAPACITY ? LW_USE_RUN : LW_USE_OFF);
  *scenario = lw_record_list_get (lw_objective_get_scenarios (capacity), 0);
  return plan;
}

static void
assert_gist (LwPlan *plan, const char *expected)
{
  g_autoptr (LwSchedule) schedule = lw_schedule_compute (plan);
  g_autofree char *gist = lw_story_gist (lw_schedule_find_scenario (schedule, "capacity"));

  g_assert_cmpstr (gist, ==, expected);
}

static void
test_gists (void)
{
  LwScenario *scenario;
  g_autoptr (LwPlan) plan = new_plan (&scenario);

  lw_shape_apply (LW_SHAPE_STEPS, scenario);
  assert_gist (plan, "We ramp to 750 requests per second, 150 % of what production sends, and hold for 3" NBSP "min.");
  lw_shape_apply (LW_SHAPE_SPIKE, scenario);
  assert_gist (plan, "Within 30" NBSP "s we ramp to 1500 requests per second, 300 % of what production sends, and do not stay "
                     "there.");
  lw_shape_apply (LW_SHAPE_SUDDEN_SPIKE, scenario);
  assert_gist (plan, "At once we go to 1500 requests per second, 300 % of what production sends, and hold for 1" NBSP "min.");

  lw_scenario_set_executor (scenario, LW_EXECUTOR_CONSTANT_ARRIVAL_RATE);
  lw_scenario_set_level (scenario, 50);
  lw_scenario_set_duration_ms (scenario, 300000);
  assert_gist (plan, "We send 250 requests per second, 50 % of what production sends, for 5" NBSP "min.");
  lw_scenario_set_executor (scenario, LW_EXECUTOR_CONSTANT_VUS);
  lw_scenario_set_level_unit (scenario, LW_LEVEL_ABSOLUTE);
  lw_scenario_set_level (scenario, 30);
  assert_gist (plan, "We keep 30 virtual users busy for 5" NBSP "min.");
  lw_scenario_set_executor (scenario, LW_EXECUTOR_SHARED_ITERATIONS);
  lw_scenario_set_vus (scenario, 20);
  lw_scenario_set_iterations (scenario, 4000);
  assert_gist (plan, "20 virtual users go through the test 4000 times in all.");
}

static void
test_moves (void)
{
  LwScenario *scenario;
  g_autoptr (LwPlan) plan = new_plan (&scenario);
  g_autoptr (LwSchedule) schedule = NULL;
  g_autoptr (GPtrArray) moves = NULL;
  g_autoptr (GPtrArray) few = NULL;

  lw_shape_apply (LW_SHAPE_SUDDEN_SPIKE, scenario);
  schedule = lw_schedule_compute (plan);
  moves = lw_story_moves (lw_schedule_find_scenario (schedule, "capacity"), 9);
  g_assert_cmpuint (moves->len, ==, 5);
  g_assert_cmpstr (g_ptr_array_index (moves, 0), ==, "Hold 250 requests per second for 2" NBSP "min");
  g_assert_cmpstr (g_ptr_array_index (moves, 1), ==, "Jump to 1500 requests per second (300 %)");
  few = lw_story_moves (lw_schedule_find_scenario (schedule, "capacity"), 3);
  g_assert_cmpuint (few->len, ==, 3);
  g_assert_cmpstr (g_ptr_array_index (few, 2), ==, "and 3 more stages");

  lw_shape_apply (LW_SHAPE_RAMP, scenario);
  lw_schedule_unref (schedule);
  schedule = lw_schedule_compute (plan);
  g_ptr_array_unref (moves);
  moves = lw_story_moves (lw_schedule_find_scenario (schedule, "capacity"), 9);
  g_assert_cmpstr (g_ptr_array_index (moves, 0), ==, "Rise to 500 requests per second (100 %) over 2" NBSP "min");
  g_assert_cmpstr (g_ptr_array_index (moves, 2), ==, "Fall to 0 requests per second (0 %) over 2" NBSP "min");
}

/* 500 a second at 100 %, 2 min up, 10 min held, 2 min down: 30 000 + 300 000 + 30 000. */
static void
test_whole (void)
{
  LwScenario *scenario;
  g_autoptr (LwPlan) plan = new_plan (&scenario);
  g_autoptr (LwSchedule) schedule = NULL;
  g_autofree char *whole = NULL;

  lw_shape_apply (LW_SHAPE_RAMP, scenario);
  schedule = lw_schedule_compute (plan);
  whole = lw_story_whole (schedule);
  g_assert_cmpstr (whole, ==,
                   "1 scenario in 14" NBSP "min: 360\342\200\257000 requests in all, 500 requests per second at the highest "
                   "point.");
}

/* Each part of a scenario tells of both: 58.8 and 14.7 requests per second are 73.5 together. */
static void
test_parts (void)
{
  static const char *const names[] = { "baseline", "baseline_e2e" };
  g_autofree char *path = g_build_filename (g_getenv ("LW_TEST_EXAMPLES"), "order-flow.loadwright", NULL);
  g_autoptr (GPtrArray) problems = lw_problems_new ();
  g_autoptr (LwPlan) plan = lw_plan_open_any (path, problems);
  g_autoptr (LwSchedule) schedule = lw_schedule_compute (plan);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const LwScheduledScenario *scenario = lw_schedule_find_scenario (schedule, names[i]);
      g_autofree char *gist = lw_story_gist (scenario);

      g_assert_cmpstr (gist, ==,
                       "We send 73.5 requests per second, 50 % of what production sends, for 5" NBSP "min. Of this, 20 % is from "
                       "users who go all the way, from the first request to the end of the work behind it.");
      g_assert_true (lw_scheduled_scenario_belongs_to (scenario, "baseline"));
      g_assert_true (lw_scheduled_scenario_belongs_to (scenario, "baseline_e2e") == (i == 1));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/story/gists", test_gists);
  g_test_add_func ("/story/moves", test_moves);
  g_test_add_func ("/story/parts", test_parts);
  g_test_add_func ("/story/whole", test_whole);
  return g_test_run ();
}
