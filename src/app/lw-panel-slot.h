/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-panel.h"

G_BEGIN_DECLS

/* The place of a panel, which is only made when it is asked for, before it is shown for the first time:
 * a window opens sooner without what nobody looks at, and keeps less in memory. */

#define LW_TYPE_PANEL_SLOT (lw_panel_slot_get_type ())
G_DECLARE_FINAL_TYPE (LwPanelSlot, lw_panel_slot, LW, PANEL_SLOT, AdwBin)

/* The panel, made now if need be; until then the property "child" is NULL. (transfer none) */
LwPanel *lw_panel_slot_get_panel (LwPanelSlot *self);

/* What the panel shows, or will show. (nullable) */
void lw_panel_slot_set_document (LwPanelSlot *self, LwDocument *document);

G_END_DECLS
