/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-bottleneck.h"
#include "lw-component.h"
#include "lw-cost.h"
#include "lw-extrapolation.h"
#include "lw-record.h"
#include "lw-traffic.h"

G_BEGIN_DECLS

/* The architecture profile: what is tested, where it runs, what production sees. The file it
 * came from is never written. */

#define LW_TYPE_PROFILE (lw_profile_get_type ())
G_DECLARE_FINAL_TYPE (LwProfile, lw_profile, LW, PROFILE, LwRecord)

LwProfile *lw_profile_new (void);

/* Title of the architecture. */
LW_DECLARE_FIELD (LwProfile, lw_profile, const char *, name)

/* What it does, in words. */
LW_DECLARE_FIELD (LwProfile, lw_profile, const char *, description)

/* The parts, in the order of the file. */
LW_DECLARE_CHILD (LwProfile, lw_profile, LwRecordList, components)

/* How QA and production compare. */
LW_DECLARE_CHILD (LwProfile, lw_profile, LwExtrapolation, extrapolation)

/* `targets.production`. */
LW_DECLARE_CHILD (LwProfile, lw_profile, LwTraffic, production)

/* `targets.qa_equivalent`: what the file says; the plan computes its own. */
LW_DECLARE_CHILD (LwProfile, lw_profile, LwTraffic, qa)

/* Limits named at the root of the file. */
LW_DECLARE_CHILD (LwProfile, lw_profile, LwRecordList, bottlenecks)

/* Cost estimates, shown only. */
LW_DECLARE_CHILD (LwProfile, lw_profile, LwRecordList, costs)

/* Returns: (transfer none) (nullable) */
LwComponent *lw_profile_find_component (LwProfile *self, const char *id);

G_END_DECLS
