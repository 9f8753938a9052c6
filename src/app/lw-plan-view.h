/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-panel.h"

G_BEGIN_DECLS

/* The side of the window that is always in sight: key figures, the chart, and the problems.
 *
 * Properties: highlight, the name of the scenario that stands out, or NULL; editable, whether the
 * chart has handles and problems are shown, TRUE at first. */

#define LW_TYPE_PLAN_VIEW (lw_plan_view_get_type ())
G_DECLARE_FINAL_TYPE (LwPlanView, lw_plan_view, LW, PLAN_VIEW, LwPanel)

G_END_DECLS
