/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "test-plan.h"

LwPlan *
lw_test_plan_new (double production_rps, double factor)
{
  LwPlan *plan = lw_plan_new_default ();
  LwProfile *profile = lw_plan_get_profile (plan);

  lw_traffic_set_avg_rps (lw_profile_get_production (profile), production_rps);
  lw_extrapolation_set_declared_factor (lw_profile_get_extrapolation (profile), factor);
  return plan;
}

LwPlan *
lw_test_plan_new_single (LwExecutor executor, LwScenario **scenario)
{
  LwPlan *plan = lw_test_plan_new (2000, 6.8);
  LwObjective *objective = lw_plan_get_objective (plan, LW_OBJECTIVE_BASELINE);
  LwScenario *only = lw_scenario_new ();

  for (LwObjectiveKind kind = 0; kind < LW_N_OBJECTIVES; kind++)
    lw_objective_set_use (lw_plan_get_objective (plan, kind), LW_USE_OFF);
  lw_objective_set_use (objective, LW_USE_RUN);
  lw_record_list_clear (lw_objective_get_scenarios (objective));
  lw_scenario_set_name (only, "only");
  lw_scenario_set_executor (only, executor);
  lw_scenario_set_level_unit (only, LW_LEVEL_ABSOLUTE);
  lw_record_list_take (lw_objective_get_scenarios (objective), only);
  *scenario = only;
  return plan;
}

void
lw_test_add_stage (LwScenario *scenario, gint64 duration_ms, double target)
{
  LwStage *stage = lw_stage_new ();

  lw_stage_set_duration_ms (stage, duration_ms);
  lw_stage_set_target (stage, target);
  lw_stage_set_unit (stage, LW_LEVEL_ABSOLUTE);
  lw_record_list_take (lw_scenario_get_stages (scenario), stage);
}

static void
add_resources (LwComponent *component, LwEnvironment environment, double cpu, double replicas)
{
  LwResources *resources = lw_resources_new ();

  lw_resources_set_environment (resources, environment);
  lw_resources_set_cpu (resources, cpu);
  lw_resources_set_replicas (resources, replicas);
  lw_record_list_take (lw_component_get_resources (component), resources);
}

LwComponent *
lw_test_add_api (LwPlan *plan, double prod_cpu, double prod_replicas, double qa_cpu, double qa_replicas)
{
  LwComponent *component = lw_component_new ();

  lw_component_set_id (component, "api");
  lw_component_set_kind (component, "http-api");
  add_resources (component, LW_ENVIRONMENT_PRODUCTION, prod_cpu, prod_replicas);
  add_resources (component, LW_ENVIRONMENT_QA, qa_cpu, qa_replicas);
  lw_record_list_take (lw_profile_get_components (lw_plan_get_profile (plan)), component);
  return component;
}

const LwProblem *
lw_test_find_problem (LwSchedule *schedule, const char *code)
{
  GPtrArray *problems = lw_schedule_get_problems (schedule);

  for (guint i = 0; i < problems->len; i++)
    {
      const LwProblem *problem = g_ptr_array_index (problems, i);

      if (g_str_equal (problem->code, code))
        return problem;
    }
  return NULL;
}

const LwScheduledThreshold *
lw_test_find_threshold (LwSchedule *schedule, const char *key, const char *expression)
{
  guint n_thresholds;
  const LwScheduledThreshold *thresholds = lw_schedule_get_thresholds (schedule, &n_thresholds);

  for (guint i = 0; i < n_thresholds; i++)
    if (g_str_equal (thresholds[i].key, key) && g_str_has_prefix (thresholds[i].expression, expression))
      return &thresholds[i];
  return NULL;
}
