/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-panel.h"

G_BEGIN_DECLS

/* The way of one user through the system: its steps, and the wait for the work behind them. */

#define LW_TYPE_FLOW_PANEL (lw_flow_panel_get_type ())
G_DECLARE_FINAL_TYPE (LwFlowPanel, lw_flow_panel, LW, FLOW_PANEL, LwPanel)

G_END_DECLS
