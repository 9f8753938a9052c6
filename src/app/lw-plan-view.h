/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-panel.h"

G_BEGIN_DECLS

/* The side of the window that is always in sight: key figures, the chart, and the problems.
 *
 * Property: highlight, the name of the scenario that stands out, or NULL. */

#define LW_TYPE_PLAN_VIEW (lw_plan_view_get_type ())
G_DECLARE_FINAL_TYPE (LwPlanView, lw_plan_view, LW, PLAN_VIEW, LwPanel)

/* Draws what another plan does over the chart, and lists on request what differs. title is what the
 * other is called; a schedule of NULL ends the comparison, as another document does. */
void lw_plan_view_compare (LwPlanView *self, const char *title, LwSchedule *schedule);

G_END_DECLS
