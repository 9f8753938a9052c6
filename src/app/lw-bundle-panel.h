/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-panel.h"

G_BEGIN_DECLS

/* The files as they will be written, and their export. */

#define LW_TYPE_BUNDLE_PANEL (lw_bundle_panel_get_type ())
G_DECLARE_FINAL_TYPE (LwBundlePanel, lw_bundle_panel, LW, BUNDLE_PANEL, LwPanel)

/* Whether what it shows is still being made. */
gboolean lw_bundle_panel_is_busy (LwBundlePanel *self);

G_END_DECLS
