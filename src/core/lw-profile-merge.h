/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-plan.h"
#include "lw-problem.h"

G_BEGIN_DECLS

/*
 * Takes what changed between base, the profile as its file was before, and fresh, as it is now,
 * into the plan, and remembers fresh in it. A NULL base stands for what the plan remembers.
 *
 * What was edited in the plan stays. What only the file changed is taken over, in the profile and
 * in the requests that came from it. A note is added to problems, with the path in the plan, where
 * both changed ("profile-conflict": it says what is kept), where the file has new requests
 * ("profile-endpoint-added") and where it has some no longer ("profile-endpoint-gone": they stay).
 */
void lw_profile_merge (LwPlan *plan, LwProfile *base, LwProfile *fresh, GPtrArray *problems);

G_END_DECLS
