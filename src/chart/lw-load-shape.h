/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-plan.h"
#include "lw-schedule.h"

G_BEGIN_DECLS

/* The SVG that the README of a bundle shows, the same wherever the bundle is made. It can be drawn in any
 * thread. (transfer full) */
GBytes *lw_load_shape_draw (LwPlan *plan, LwSchedule *schedule, GError **error);

G_END_DECLS
