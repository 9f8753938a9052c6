/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-comparison.h"
#include "order-plan.h"

#include <string.h>

static char *
compare (LwPlan *before, LwPlan *after)
{
  g_autoptr (LwSchedule) old_schedule = lw_schedule_compute (before);
  g_autoptr (LwSchedule) new_schedule = lw_schedule_compute (after);
  g_autoptr (GPtrArray) differences = lw_comparison_make (old_schedule, new_schedule);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < differences->len; i++)
    {
      const LwDifference *difference = g_ptr_array_index (differences, i);

      g_string_append_printf (text, "%s|%s|%s|%s\n", difference->group, difference->title, difference->before, difference->after);
    }
  return g_string_free (text, FALSE);
}

static void
assert_has (const char *text, const char *line)
{
  if (strstr (text, line) == NULL)
    g_error ("“%s” is not in:\n%s", line, text);
}

static void
test_same (void)
{
  g_autoptr (LwPlan) plan = order_plan_new ();
  g_autofree char *text = compare (plan, plan);

  g_assert_cmpstr (text, ==, "");
}

/* Twice the production traffic: every rate doubles, no duration does. */
static void
test_more_traffic (void)
{
  g_autoptr (LwPlan) before = order_plan_new ();
  g_autoptr (LwPlan) after = order_plan_new ();
  g_autofree char *text = NULL;
  LwTraffic *production = lw_profile_get_production (lw_plan_get_profile (after));

  lw_traffic_set_avg_rps (production, lw_traffic_get_avg_rps (production) * 2);
  text = compare (before, after);
  assert_has (text, "baseline|Peak|147\u00a0req/s|294\u00a0req/s\n");
  g_assert_null (strstr (text, "Duration"));
  g_assert_null (strstr (text, "Stages"));
}

static void
test_scenarios (void)
{
  g_autoptr (LwPlan) before = order_plan_new ();
  g_autoptr (LwPlan) after = order_plan_new ();
  g_autofree char *text = NULL;
  LwScenario *capacity;

  lw_objective_set_use (lw_plan_get_objective (before, LW_OBJECTIVE_SOAK), LW_USE_OFF);
  lw_objective_set_use (lw_plan_get_objective (after, LW_OBJECTIVE_SOAK), LW_USE_ON_REQUEST);
  lw_objective_set_use (lw_plan_get_objective (after, LW_OBJECTIVE_SPIKE), LW_USE_OFF);
  capacity = lw_plan_find_scenario (after, "capacity");
  g_assert_nonnull (capacity);
  lw_stage_set_duration_ms (lw_record_list_get (lw_scenario_get_stages (capacity), 0), 60000);
  text = compare (before, after);
  assert_has (text, "soak|New||12\u00a0h, 176\u00a0req/s\n");
  assert_has (text, "spike|Gone|");
  assert_has (text, "capacity|Duration|21\u00a0min|20\u00a0min\n");
  assert_has (text, "capacity|Stages|2\u00a0min → 68\u00a0%, ");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/comparison/same", test_same);
  g_test_add_func ("/comparison/more-traffic", test_more_traffic);
  g_test_add_func ("/comparison/scenarios", test_scenarios);
  return g_test_run ();
}
