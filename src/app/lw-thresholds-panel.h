/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-panel.h"

G_BEGIN_DECLS

/* What users are promised, and the pass or fail criteria that follow. */

#define LW_TYPE_THRESHOLDS_PANEL (lw_thresholds_panel_get_type ())
G_DECLARE_FINAL_TYPE (LwThresholdsPanel, lw_thresholds_panel, LW, THRESHOLDS_PANEL, LwPanel)

G_END_DECLS
