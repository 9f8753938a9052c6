/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-schedule.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A threshold in words, with a switch, and unfolded what can be changed about it. The first edit of an
 * automatic one puts a change of it into the plan; taking that back makes it automatic again. */

#define LW_TYPE_THRESHOLD_ROW (lw_threshold_row_get_type ())
G_DECLARE_FINAL_TYPE (LwThresholdRow, lw_threshold_row, LW, THRESHOLD_ROW, AdwExpanderRow)

GtkWidget *lw_threshold_row_new (LwPlan *plan, const LwScheduledThreshold *scheduled);
/* Shows another state of the same threshold; FALSE when scheduled is a different one. */
gboolean lw_threshold_row_update (LwThresholdRow *self, const LwScheduledThreshold *scheduled);

G_END_DECLS
