/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-schedule-private.h"

G_BEGIN_DECLS

/*
 * What k6 does with a scenario, after its script numbers are known:
 *
 * Rates and VUs change in straight lines from stage to stage; a stage of no duration is a jump.
 *
 * A constant arrival rate starts an iteration at 0 and then at every tick before its end. A ramping
 * arrival rate starts one whenever the area under the rate reaches a whole number, so there are as
 * many as fit: ⌊Σ duration × (from + to) / 2 / time unit⌋.
 *
 * Ramping VUs that end at none end when the last one goes: stages that only stay there do not count,
 * and the VUs are kept for the graceful ramp-down, but not beyond the end of all stages and the
 * graceful stop. All other scenarios keep theirs for the graceful stop.
 */
void lw_curve_build (LwComputation *self, LwScheduledScenario *scenario);

/* When the load of a spike is as it was before it, and has been so for half of the time that it is:
 * from then on, the system must have recovered. -1 when there is no such time. */
gint64 lw_curve_find_recovery (const LwScheduledScenario *scenario);

/* Height of a curve, which ends at 0, at a time. At a jump: what comes after it. */
double lw_curve_at (const LwCurvePoint *points, guint n_points, double t_ms);

G_END_DECLS
