/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-schedule.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Everything of one scenario: its executor, its shape, and how it starts, ends and is sized. Rows that
 * the executor does not know are hidden. */

#define LW_TYPE_SCENARIO_EDITOR (lw_scenario_editor_get_type ())
G_DECLARE_FINAL_TYPE (LwScenarioEditor, lw_scenario_editor, LW, SCENARIO_EDITOR, AdwBin)

GtkWidget *lw_scenario_editor_new (LwScenario *scenario);
LwScenario *lw_scenario_editor_get_scenario (LwScenarioEditor *self);
void lw_scenario_editor_update (LwScenarioEditor *self, LwSchedule *schedule);

G_END_DECLS
