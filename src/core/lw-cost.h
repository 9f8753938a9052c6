/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-limits.h"
#include "lw-record.h"

G_BEGIN_DECLS

/* A line of the profile's cost estimates. */

#define LW_TYPE_COST (lw_cost_get_type ())
G_DECLARE_FINAL_TYPE (LwCost, lw_cost, LW, COST, LwRecord)

LwCost *lw_cost_new (void);

/* Environment as the profile names it. */
LW_DECLARE_FIELD (LwCost, lw_cost, const char *, environment)

/* What is paid for; `total` for the sum. */
LW_DECLARE_FIELD (LwCost, lw_cost, const char *, item)

/* US dollars per month. */
LW_DECLARE_FIELD (LwCost, lw_cost, double, monthly)

G_END_DECLS
