/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-schedule-private.h"

#include <math.h>

static void
lint_targets (LwComputation *self)
{
  const LwTargets *targets = &self->targets;
  LwProfile *profile = lw_plan_get_profile (self->plan);
  LwExtrapolation *extrapolation = lw_profile_get_extrapolation (profile);

  if (targets->production <= 0)
    lw_problem_suggest (lw_computation_report (self, LW_SEVERITY_ERROR, "no-production-rps", lw_profile_get_production (profile),
                                               targets->basis == LW_BASIS_PEAK ? "peak-rps" : "avg-rps",
                                               "No production traffic is known, so there is no target"),
                        "Enter the requests per second that production sees");
  if (targets->factor <= 0)
    lw_problem_suggest (lw_computation_report (self, LW_SEVERITY_ERROR, "no-factor", extrapolation, "declared-factor",
                                               "No factor between QA and production is known, so there is no target"),
                        "Enter the factor, or the CPU and replicas of QA and production");
}

void
lw_computation_lint (LwComputation *self)
{
  lint_targets (self);
}
