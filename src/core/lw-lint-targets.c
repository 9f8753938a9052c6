/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-lint.h"

#include "lw-i18n.h"
#include "lw-rate.h"

#include <math.h>

/* Numbers that should be the same may differ by this much. */
#define TOLERANCE 0.01

static LwExtrapolation *
extrapolation_of (LwComputation *self)
{
  return lw_profile_get_extrapolation (lw_plan_get_profile (self->plan));
}

static void
lint_production (LwComputation *self)
{
  const LwTargets *targets = &self->targets;
  LwBasis asked = lw_plan_get_basis (self->plan);
  LwTraffic *traffic = lw_profile_get_production (lw_plan_get_profile (self->plan));
  const char *field = asked == LW_BASIS_PEAK ? "peak-rps" : "avg-rps";
  LwProblem *problem;

  if (targets->production <= 0)
    {
      problem = lw_computation_report (self, LW_SEVERITY_ERROR, "no-production-rps", traffic, field,
                                       _ ("No production traffic is known, so there is nothing to plan for"));
      lw_problem_suggest (problem, _ ("Enter the requests per second that production sees"));
    }
  else if (targets->basis != asked)
    {
      lw_computation_report (self, LW_SEVERITY_NOTE, "basis-missing", self->plan, "basis",
                             "%s",
                             asked == LW_BASIS_PEAK
                               ? _ ("The profile has no peak traffic, so the plan goes by the average")
                               : _ ("The profile has no average traffic, so the plan goes by the peak"));
    }
}

static void
lint_declared_factor (LwComputation *self)
{
  const LwTargets *targets = &self->targets;
  double difference = targets->declared / targets->scaling.factor - 1;
  LwProblem *problem;
  g_autofree char *label = NULL;

  if (targets->factor_computed || !targets->has_scaling || fabs (difference) <= TOLERANCE)
    return;
  problem = lw_computation_report (
    self, LW_SEVERITY_WARNING, "factor-mismatch", extrapolation_of (self), "declared-factor",
    _ ("Declared and computed factor differ by %s %%: the profile says %s, its resources give "
       "(%s / %s × %s) × (%s / %s × %s) = %s"),
    LW_TEXT (fabs (difference) * 100, 0), LW_TEXT_EXACT (targets->declared),
    LW_TEXT_EXACT (targets->scaling.cpu_over), LW_TEXT_EXACT (targets->scaling.cpu_under),
    LW_TEXT_EXACT (targets->scaling.cpu_efficiency), LW_TEXT_EXACT (targets->scaling.replicas_over),
    LW_TEXT_EXACT (targets->scaling.replicas_under), LW_TEXT_EXACT (targets->scaling.lb_efficiency),
    LW_TEXT (targets->scaling.factor, 4));
  label = g_strdup_printf (_ ("Use %s"), LW_TEXT (targets->scaling.factor, 4));
  lw_problem_suggest (problem, _ ("All targets follow from the declared one; decide which of the two is right"));
  lw_problem_offer_fix (problem, label);
}

static void
lint_factor (LwComputation *self)
{
  const LwTargets *targets = &self->targets;
  LwProblem *problem;

  if (lw_plan_get_environment (self->plan) != LW_ENVIRONMENT_QA)
    return;
  if (targets->factor <= 0)
    {
      problem = lw_computation_report (self, LW_SEVERITY_ERROR, "no-factor", extrapolation_of (self), "declared-factor",
                                       _ ("No factor between QA and production is known, so there is no target"));
      lw_problem_suggest (problem, _ ("Enter the factor, or the CPU and replicas of the API in QA and production"));
      return;
    }
  if (targets->factor < 1)
    lw_computation_report (self, LW_SEVERITY_WARNING, "factor-below-one", extrapolation_of (self), "declared-factor",
                           _ ("With a factor of %s QA has to take more than production does"),
                           LW_TEXT (targets->factor, 4));
  if (targets->declared > 0)
    lint_declared_factor (self);
}

/* The profile says what QA should get, too. It is computed anew, and must come out the same. */
static void
lint_qa_target (LwComputation *self, double production, double declared, const char *field)
{
  const LwTargets *targets = &self->targets;
  double divisor = targets->factor * (targets->reality_applied ? targets->reality : 1);
  double computed = production / divisor;
  g_autofree char *label = NULL;
  LwProblem *problem;

  if (production <= 0 || declared <= 0 || divisor <= 0 || fabs (declared / computed - 1) <= TOLERANCE)
    return;
  problem = lw_computation_report (
    self, LW_SEVERITY_WARNING, "qa-target-mismatch", lw_profile_get_qa (lw_plan_get_profile (self->plan)), field,
    _ ("The profile has %s requests per second for QA, but %s / %s is %s, which the plan uses"),
    LW_TEXT (declared, 2), LW_TEXT (production, 2), LW_TEXT (divisor, 4), LW_TEXT (computed, 2));
  label = g_strdup_printf (_ ("Correct it to %s"), LW_TEXT (computed, 2));
  lw_problem_offer_fix (problem, label);
}

static void
lint_qa_targets (LwComputation *self)
{
  LwProfile *profile = lw_plan_get_profile (self->plan);
  LwTraffic *production = lw_profile_get_production (profile);
  LwTraffic *qa = lw_profile_get_qa (profile);

  if (lw_plan_get_environment (self->plan) != LW_ENVIRONMENT_QA)
    return;
  lint_qa_target (self, lw_traffic_get_avg_rps (production), lw_traffic_get_avg_rps (qa), "avg-rps");
  lint_qa_target (self, lw_traffic_get_peak_rps (production), lw_traffic_get_peak_rps (qa), "peak-rps");
}

static void
lint_reality (LwComputation *self)
{
  const LwTargets *targets = &self->targets;
  double normal = lw_rate_driven (targets->target, NULL);
  LwProblem *problem;

  if (lw_plan_get_environment (self->plan) != LW_ENVIRONMENT_QA || targets->reality_applied ||
      targets->target <= 0 || fabs (targets->reality - 1) <= TOLERANCE)
    return;
  problem = lw_computation_report (
    self, LW_SEVERITY_NOTE, "reality-one-way", extrapolation_of (self), "reality-both-ways",
    _ ("The reality factor only counts on the way back: %s / %s = %s, but %s × %s × %s = %s, so the estimate "
       "is not the traffic that was planned for"),
    LW_TEXT (targets->production, 2), LW_TEXT (targets->factor, 4), LW_TEXT (normal, 2), LW_TEXT (normal, 2),
    LW_TEXT (targets->factor, 4), LW_TEXT_EXACT (targets->reality),
    LW_TEXT (normal * targets->factor * targets->reality, 0));
  lw_problem_offer_fix (problem, _ ("Apply it both ways"));
}

static void
lint_environment (LwComputation *self)
{
  double highest = 0;

  if (lw_plan_get_environment (self->plan) != LW_ENVIRONMENT_PRODUCTION)
    return;
  for (guint i = 0; i < self->schedule->n_scenarios; i++)
    highest = MAX (highest, self->schedule->scenarios[i].peak_rps);
  lw_computation_report (self, LW_SEVERITY_WARNING, "production-environment", self->plan, "environment",
                         _ ("This test sends up to %s requests per second to production, beside its real traffic"),
                         LW_TEXT (highest, 2));
}

static void
lint_service_levels (LwComputation *self)
{
  const LwSlo *slo = &self->slo;
  LwServiceLevel *level = lw_plan_get_service_level (self->plan);

  if (slo->p99_ms < slo->p95_ms)
    lw_computation_report (self, LW_SEVERITY_WARNING, "levels-contradict", level, "p99-ms",
                           _ ("99 %% of the responses are to take less than %s ms, but 95 %% less than %s ms: the "
                              "second can never be what fails"),
                           LW_TEXT (slo->p99_ms, 2), LW_TEXT (slo->p95_ms, 2));
  if (slo->p999_ms < slo->p99_ms)
    lw_computation_report (self, LW_SEVERITY_WARNING, "levels-contradict", level, "p999-ms",
                           _ ("99.9 %% of the responses are to take less than %s ms, but 99 %% less than %s ms: the "
                              "second can never be what fails"),
                           LW_TEXT (slo->p999_ms, 2), LW_TEXT (slo->p99_ms, 2));
  if (slo->error_rate <= 0)
    lw_computation_report (self, LW_SEVERITY_WARNING, "no-error-budget", level, "error-rate",
                           _ ("No request may fail, so a single one of them fails and stops the test"));
}

static void
lint_entry (LwComputation *self)
{
  const char *chosen = lw_plan_get_entry_component (self->plan);
  guint n_components = lw_record_list_get_size (lw_profile_get_components (lw_plan_get_profile (self->plan)));

  if (lw_plan_get_entry (self->plan) != NULL)
    return;
  if (chosen[0] != '\0')
    lw_computation_report (self, LW_SEVERITY_ERROR, "entry-unknown", self->plan, "entry-component",
                           _ ("No component has the id “%s”, which is to take the traffic"), chosen);
  else if (n_components > 0)
    lw_computation_report (self, LW_SEVERITY_NOTE, "no-entry", self->plan, "entry-component",
                           _ ("No component is an http-api, so none is known to take the traffic"));
}

void
lw_lint_targets (LwComputation *self)
{
  lint_entry (self);
  lint_production (self);
  lint_factor (self);
  lint_qa_targets (self);
  lint_reality (self);
  lint_environment (self);
  lint_service_levels (self);
}
