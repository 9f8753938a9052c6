/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-component.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A component of the profile: a line that says what it is, and unfolded its details and what it has in
 * each environment, side by side. */

#define LW_TYPE_COMPONENT_ROW (lw_component_row_get_type ())
G_DECLARE_FINAL_TYPE (LwComponentRow, lw_component_row, LW, COMPONENT_ROW, AdwExpanderRow)

GtkWidget *lw_component_row_new (LwComponent *component);

G_END_DECLS
