/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-lint.h"

#include "lw-duration.h"
#include "lw-i18n.h"

static LwStage *
stage_at (LwScenario *scenario, guint index)
{
  return lw_record_list_get (lw_scenario_get_stages (scenario), index);
}

int
lw_scenario_find_soft_peak (LwScenario *scenario)
{
  guint n_stages = lw_record_list_get_size (lw_scenario_get_stages (scenario));
  double before = lw_scenario_get_level (scenario);
  double highest = before;
  int peak = -1;

  for (guint i = 0; i < n_stages; i++)
    {
      LwStage *stage = stage_at (scenario, i);
      double target = lw_stage_get_target (stage);
      gboolean lasts = lw_stage_get_duration_ms (stage) > 0;

      /* Percent and absolute levels cannot be compared here. */
      if (lw_stage_get_unit (stage) != lw_scenario_get_level_unit (scenario))
        return -1;
      if (target > highest)
        {
          highest = target;
          peak = lasts ? (int) i : -1;
        }
      else if (target == highest && before == highest && lasts)
        {
          peak = -1; /* it is held */
        }
      before = target;
    }
  return peak;
}

static void
lint_soft_peak (LwComputation *self, LwScenario *source, double peak_rps)
{
  int peak = lw_scenario_find_soft_peak (source);
  LwStage *stage = peak >= 0 ? stage_at (source, peak) : NULL;
  g_autofree char *rise = NULL;
  LwProblem *problem;

  if (stage == NULL)
    return;
  rise = lw_duration_format_human (lw_stage_get_duration_ms (stage));
  problem = lw_computation_report (self, LW_SEVERITY_WARNING, "spike-is-ramp", stage, "duration-ms",
                                   _ ("The spike is a ramp of %s, not a jump, and is at its %s requests per second for "
                                      "an instant only"),
                                   rise, LW_TEXT (peak_rps, 2));
  lw_problem_suggest (problem, _ ("Let it jump, hold the peak for a minute, and watch the recovery after it"));
  lw_problem_offer_fix (problem, _ ("Make it sudden"));
}

/* Three times the average says little when production's own peak is higher than that. */
static void
lint_production_peak (LwComputation *self, LwScenario *source, const char *name, double peak_rps)
{
  const LwTargets *targets = &self->targets;
  double peak = lw_traffic_get_peak_rps (lw_profile_get_production (lw_plan_get_profile (self->plan)));
  double here = targets->production > 0 ? peak * targets->target / targets->production : 0;

  /* A rounded rate may stay a little below. */
  if (peak <= 0 || here <= 0 || peak_rps >= here * 0.99)
    return;
  lw_problem_offer_fix (
    lw_computation_report (self, LW_SEVERITY_WARNING, "spike-below-peak", source, "stages",
                           _ ("%s reaches %s requests per second; production's peak of %s would be %s here"),
                           name, LW_TEXT (peak_rps, 2), LW_TEXT (peak, 2), LW_TEXT (here, 2)),
    _ ("Raise it to the peak"));
}

void
lw_lint_spike (LwComputation *self)
{
  LwSchedule *schedule = self->schedule;

  for (guint i = 0; i < schedule->n_scenarios; i++)
    {
      const LwScheduledScenario *scenario = &schedule->scenarios[i];
      double peak_rps = scenario->peak_rps;

      if (scenario->objective != LW_OBJECTIVE_SPIKE || !lw_executor_is_ramping (scenario->executor) ||
          scenario->n_stages == 0 || lw_computation_is_second_part (self, i))
        continue;
      /* Both parts of it peak together. */
      if (i + 1 < schedule->n_scenarios && lw_computation_is_second_part (self, i + 1))
        peak_rps += scenario[1].peak_rps;
      lint_soft_peak (self, self->sources[i], peak_rps);
      lint_production_peak (self, self->sources[i], scenario->name, peak_rps);
    }
}
