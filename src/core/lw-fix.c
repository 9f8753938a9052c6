/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-schedule.h"

#include <string.h>

gboolean
lw_fix_apply (LwPlan *plan, const LwProblem *problem)
{
  LwExtrapolation *extrapolation = lw_profile_get_extrapolation (lw_plan_get_profile (plan));

  if (strcmp (problem->code, "factor-mismatch") != 0 || lw_extrapolation_get_use_computed (extrapolation))
    return FALSE;
  lw_extrapolation_set_use_computed (extrapolation, TRUE);
  return TRUE;
}
