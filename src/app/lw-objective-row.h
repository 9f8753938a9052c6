/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-schedule.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* An objective: a switch, a sentence on what it finds, and unfolded its scenarios. The editors are
 * made when the row is first unfolded.
 *
 * Property: highlight, the name of the scenario under the pointer, or NULL; setting it marks the row. */

#define LW_TYPE_OBJECTIVE_ROW (lw_objective_row_get_type ())
G_DECLARE_FINAL_TYPE (LwObjectiveRow, lw_objective_row, LW, OBJECTIVE_ROW, AdwExpanderRow)

GtkWidget *lw_objective_row_new (LwObjective *objective);
LwObjective *lw_objective_row_get_objective (LwObjectiveRow *self);
void lw_objective_row_update (LwObjectiveRow *self, LwSchedule *schedule);
void lw_objective_row_set_highlight (LwObjectiveRow *self, const char *scenario);

G_END_DECLS
