/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-schedule.h"

#include <stdlib.h>
#include <time.h>

/* How long a large plan takes: 50 scenarios of 20 stages and 1000 endpoints, and the same with what
 * costs most, overlapping scenarios of ramping VUs. The time of the default plan in the same run says
 * how fast the machine is. */

#define SCENARIOS 50
#define STAGES 20
#define ENDPOINTS 1000
#define ROUNDS 200

static void
add_scenario (LwPlan *plan, guint index, LwExecutor executor, gint64 start_ms)
{
  LwObjective *objective = lw_plan_get_objective (plan, LW_OBJECTIVE_BASELINE);
  LwScenario *scenario = lw_scenario_new ();
  g_autofree char *name = g_strdup_printf ("scenario_%u", index);

  lw_scenario_set_name (scenario, name);
  lw_scenario_set_executor (scenario, executor);
  lw_scenario_set_start_offset_ms (scenario, start_ms);
  for (guint i = 0; i < STAGES; i++)
    lw_record_list_take (lw_scenario_get_stages (scenario), lw_stage_new_percent (60000, 10 + (i * 37 + index) % 100));
  lw_record_list_take (lw_objective_get_scenarios (objective), scenario);
}

static void
add_endpoint (LwPlan *plan, guint index)
{
  LwEndpoint *endpoint = lw_endpoint_new ();
  g_autofree char *path = g_strdup_printf ("/api/things/%u/:id", index);
  g_autofree char *name = g_strdup_printf ("GET %s", path);
  LwPair *pair = lw_pair_new ();

  lw_endpoint_set_name (endpoint, name);
  lw_endpoint_set_path (endpoint, path);
  lw_endpoint_set_expected_status (endpoint, "2xx");
  lw_endpoint_set_avg_response_ms (endpoint, 50 + index % 100);
  lw_pair_set_name (pair, "id");
  lw_pair_set_value (pair, "42");
  lw_record_list_take (lw_endpoint_get_path_parameters (endpoint), pair);
  lw_record_list_take (lw_plan_get_endpoints (plan), endpoint);
}

static LwPlan *
new_default (void)
{
  LwPlan *plan = lw_plan_new_default ();
  LwProfile *profile = lw_plan_get_profile (plan);

  lw_traffic_set_avg_rps (lw_profile_get_production (profile), 2000);
  lw_extrapolation_set_declared_factor (lw_profile_get_extrapolation (profile), 6.8);
  return plan;
}

static LwPlan *
new_large (LwExecutor executor, gint64 start_ms)
{
  LwPlan *plan = new_default ();

  lw_record_list_clear (lw_objective_get_scenarios (lw_plan_get_objective (plan, LW_OBJECTIVE_BASELINE)));
  for (guint i = 0; i < SCENARIOS; i++)
    add_scenario (plan, i, executor, start_ms < 0 ? -1 : start_ms * i);
  for (guint i = 0; i < ENDPOINTS; i++)
    add_endpoint (plan, i);
  return plan;
}

static int
compare_times (const void *a, const void *b)
{
  gint64 left = *(const gint64 *) a;
  gint64 right = *(const gint64 *) b;

  return left < right ? -1 : left > right;
}

/* The median in microseconds of the processor's time, which other programs do not lengthen. */
static gint64
measure (LwPlan *plan)
{
  gint64 times[ROUNDS];

  for (guint i = 0; i < ROUNDS; i++)
    {
      clock_t start = clock ();
      LwSchedule *schedule = lw_schedule_compute (plan);

      lw_schedule_unref (schedule);
      times[i] = (gint64) (clock () - start) * G_USEC_PER_SEC / CLOCKS_PER_SEC;
    }
  qsort (times, ROUNDS, sizeof (gint64), compare_times);
  return times[ROUNDS / 2];
}

int
main (void)
{
  g_autoptr (LwPlan) small = new_default ();
  g_autoptr (LwPlan) large = new_large (LW_EXECUTOR_RAMPING_ARRIVAL_RATE, -1);
  g_autoptr (LwPlan) overlapping = new_large (LW_EXECUTOR_RAMPING_VUS, 30000);
  gint64 unit = MAX (measure (small), 1);
  gint64 row = measure (large);
  gint64 together = measure (overlapping);

  g_print ("default plan: %d µs\n", (int) unit);
  g_print ("%d scenarios × %d stages, %d endpoints: %d µs, %d times the default plan\n", SCENARIOS, STAGES, ENDPOINTS,
           (int) row, (int) (row / unit));
  g_print ("the same with overlapping ramps of VUs: %d µs, %d times the default plan\n", (int) together,
           (int) (together / unit));
  return 0;
}
