/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-enums.h"
#include "lw-limits.h"
#include "lw-record.h"

G_BEGIN_DECLS

/* A stretch of a ramping scenario: a straight line from the level before to the target. */

#define LW_TYPE_STAGE (lw_stage_get_type ())
G_DECLARE_FINAL_TYPE (LwStage, lw_stage, LW, STAGE, LwRecord)

LwStage *lw_stage_new (void);

/* How long it lasts, in milliseconds; 0 is a jump. */
LW_DECLARE_FIELD (LwStage, lw_stage, gint64, duration_ms)

/* Level at its end. */
LW_DECLARE_FIELD (LwStage, lw_stage, double, target)

/* What target counts. */
LW_DECLARE_FIELD (LwStage, lw_stage, LwLevelUnit, unit)

LwStage *lw_stage_new_percent (gint64 duration_ms, double percent);

G_END_DECLS
