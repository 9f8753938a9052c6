/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-panel.h"

G_BEGIN_DECLS

/* The requests of the test, and how they authenticate. */

#define LW_TYPE_ENDPOINTS_PANEL (lw_endpoints_panel_get_type ())
G_DECLARE_FINAL_TYPE (LwEndpointsPanel, lw_endpoints_panel, LW, ENDPOINTS_PANEL, LwPanel)

G_END_DECLS
