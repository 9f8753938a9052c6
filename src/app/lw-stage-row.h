/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-schedule.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A line of the stage table: how long, to which level (as percent and as a rate or VUs, editing
 * either), and what can be done with the stage. */

#define LW_TYPE_STAGE_ROW (lw_stage_row_get_type ())
G_DECLARE_FINAL_TYPE (LwStageRow, lw_stage_row, LW, STAGE_ROW, GtkWidget)

GtkWidget *lw_stage_row_new (LwStage *stage);
LwStage *lw_stage_row_get_stage (LwStageRow *self);
/* Its place in the table, from 0, and what the schedule says of it; scheduled may be NULL. */
void lw_stage_row_update (LwStageRow *self, guint position, const LwScheduledStage *scheduled, double per_iteration,
                          const char *unit);

G_END_DECLS
