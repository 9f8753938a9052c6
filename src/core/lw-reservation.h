/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-schedule-private.h"

G_BEGIN_DECLS

/*
 * The most VUs that k6 reserves at one time for several scenarios, as it says itself under
 * `maxVUs` in `k6 inspect --execution-requirements`. Scenarios that do not overlap share their VUs.
 *
 * All executors but one reserve all of their VUs from start to end. Ramping VUs reserve what they need:
 * VUs that go stay reserved for the graceful ramp-down, unless as many are needed again by then.
 */
gint64 lw_reservation_max_vus (const LwScheduledScenario *scenarios, guint n_scenarios);

G_END_DECLS
