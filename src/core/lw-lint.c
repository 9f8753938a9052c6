/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-lint.h"

void
lw_computation_lint (LwComputation *self)
{
  lw_lint_targets (self);
  lw_lint_scenarios (self);
  lw_lint_spike (self);
  lw_lint_target_system (self);
  lw_lint_endpoints (self);
  lw_lint_payloads (self);
  lw_lint_texts (self);
  lw_lint_data (self);
  lw_lint_flow (self);
  lw_lint_delivery (self);
}
