/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-enums.h"
#include "lw-record.h"
#include "lw-scenario.h"

G_BEGIN_DECLS

/* What a test is to find out, and the scenarios that find it. */

#define LW_TYPE_OBJECTIVE (lw_objective_get_type ())
G_DECLARE_FINAL_TYPE (LwObjective, lw_objective, LW, OBJECTIVE, LwRecord)

LwObjective *lw_objective_new (void);

/* Which objective; each is in a plan once. */
LW_DECLARE_FIELD (LwObjective, lw_objective, LwObjectiveKind, kind)

/* How it takes part. */
LW_DECLARE_FIELD (LwObjective, lw_objective, LwUse, use)

/* Its scenarios, in order. */
LW_DECLARE_CHILD (LwObjective, lw_objective, LwRecordList, scenarios)

/* Gives it the default scenario of its kind, in place of what it has. */
void lw_objective_reset_scenarios (LwObjective *self);

/* How an objective takes part in a new plan. */
LwUse lw_objective_kind_get_default_use (LwObjectiveKind kind);

G_END_DECLS
