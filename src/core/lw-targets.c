/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-targets.h"

static double
or_default (double value, double fallback)
{
  return LW_IS_SET (value) ? value : fallback;
}

gboolean
lw_targets_compute_scaling (LwPlan *plan, LwEnvironment environment, LwScaling *scaling)
{
  LwExtrapolation *extrapolation = lw_profile_get_extrapolation (lw_plan_get_profile (plan));
  LwComponent *entry = lw_plan_get_entry (plan);
  LwResources *over = NULL;
  LwResources *under = NULL;

  if (entry != NULL)
    {
      over = lw_component_get_resources_in (entry, LW_ENVIRONMENT_PRODUCTION);
      under = lw_component_get_resources_in (entry, environment);
    }
  if (over == NULL || under == NULL || lw_resources_get_cpu (over) <= 0 || lw_resources_get_cpu (under) <= 0)
    return FALSE;

  scaling->cpu_over = lw_resources_get_cpu (over);
  scaling->cpu_under = lw_resources_get_cpu (under);
  scaling->replicas_over = or_default (lw_resources_get_replicas (over), 1);
  scaling->replicas_under = or_default (lw_resources_get_replicas (under), 1);
  if (scaling->replicas_over <= 0 || scaling->replicas_under <= 0)
    return FALSE;

  scaling->cpu_efficiency =
    or_default (lw_extrapolation_get_cpu_efficiency (extrapolation), LW_DEFAULT_CPU_EFFICIENCY);
  scaling->lb_efficiency =
    or_default (lw_extrapolation_get_lb_efficiency (extrapolation), LW_DEFAULT_LB_EFFICIENCY);
  scaling->same = scaling->cpu_over == scaling->cpu_under && scaling->replicas_over == scaling->replicas_under;
  scaling->factor = scaling->cpu_over / scaling->cpu_under * scaling->cpu_efficiency *
                    (scaling->replicas_over / scaling->replicas_under * scaling->lb_efficiency);
  return scaling->factor > 0;
}

static void
choose_production (LwPlan *plan, LwTargets *targets)
{
  LwTraffic *traffic = lw_profile_get_production (lw_plan_get_profile (plan));
  double rps[] = {
    [LW_BASIS_AVERAGE] = lw_traffic_get_avg_rps (traffic),
    [LW_BASIS_PEAK] = lw_traffic_get_peak_rps (traffic),
  };

  targets->basis = lw_plan_get_basis (plan);
  if (!LW_IS_SET (rps[targets->basis]))
    targets->basis = targets->basis == LW_BASIS_AVERAGE ? LW_BASIS_PEAK : LW_BASIS_AVERAGE;
  targets->production = or_default (rps[targets->basis], 0);
}

static void
choose_qa_factor (LwPlan *plan, LwTargets *targets)
{
  LwExtrapolation *extrapolation = lw_profile_get_extrapolation (lw_plan_get_profile (plan));
  gboolean declared = targets->declared > 0;

  targets->factor_computed =
    targets->has_scaling && (lw_extrapolation_get_use_computed (extrapolation) || !declared);
  if (targets->factor_computed)
    targets->factor = targets->scaling.factor;
  else
    targets->factor = declared ? targets->declared : 0;
}

static void
choose_factor (LwPlan *plan, LwTargets *targets)
{
  switch (lw_plan_get_environment (plan))
    {
    case LW_ENVIRONMENT_STAGING:
      /* Staging without resources of its own, or with those of production, takes production's load. */
      targets->factor_computed = targets->has_scaling && !targets->scaling.same;
      targets->factor = targets->factor_computed ? targets->scaling.factor : 1;
      break;
    case LW_ENVIRONMENT_PRODUCTION:
      targets->factor = 1;
      break;
    case LW_ENVIRONMENT_QA:
    default:
      choose_qa_factor (plan, targets);
      break;
    }
}

void
lw_targets_compute (LwPlan *plan, LwTargets *targets)
{
  LwExtrapolation *extrapolation = lw_profile_get_extrapolation (lw_plan_get_profile (plan));
  LwEnvironment environment = lw_plan_get_environment (plan);

  *targets = (LwTargets){ 0 };
  choose_production (plan, targets);
  targets->declared = lw_extrapolation_get_declared_factor (extrapolation);
  targets->has_scaling = lw_targets_compute_scaling (
    plan, environment == LW_ENVIRONMENT_STAGING ? LW_ENVIRONMENT_STAGING : LW_ENVIRONMENT_QA, &targets->scaling);
  choose_factor (plan, targets);

  targets->reality =
    or_default (lw_extrapolation_get_reality_factor (extrapolation), LW_DEFAULT_REALITY_FACTOR);
  targets->reality_applied = environment == LW_ENVIRONMENT_QA && targets->reality > 0 &&
                             lw_extrapolation_get_reality_both_ways (extrapolation);
  if (targets->factor > 0)
    targets->target = targets->production / targets->factor;
  if (targets->reality_applied)
    targets->target /= targets->reality;
}

double
lw_targets_estimate_production (double measured_rps, double factor, double target_cpu_percent,
                                double observed_cpu_percent, double reality_factor)
{
  g_return_val_if_fail (observed_cpu_percent > 0, 0);

  return measured_rps * factor * (target_cpu_percent / observed_cpu_percent) * reality_factor;
}
