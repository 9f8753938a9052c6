/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-schedule-private.h"

void
lw_computation_predict (LwComputation *self)
{
}
