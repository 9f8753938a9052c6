/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-panel.h"

G_BEGIN_DECLS

/* What is tested: the architecture, its resources, how QA compares with production, and production traffic. */

#define LW_TYPE_PROFILE_PANEL (lw_profile_panel_get_type ())
G_DECLARE_FINAL_TYPE (LwProfilePanel, lw_profile_panel, LW, PROFILE_PANEL, LwPanel)

G_END_DECLS
