/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-panel.h"

G_BEGIN_DECLS

/* What the test is to find out, where it runs, and the load shape of each scenario. */

#define LW_TYPE_OBJECTIVES_PANEL (lw_objectives_panel_get_type ())
G_DECLARE_FINAL_TYPE (LwObjectivesPanel, lw_objectives_panel, LW, OBJECTIVES_PANEL, LwPanel)

G_END_DECLS
