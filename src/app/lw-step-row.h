/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-endpoint.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A step of the flow in its list: the request, and the values it takes and gives. It can be dragged to
 * another place; Alt+Up and Alt+Down move it, Ctrl+D doubles it, Ctrl+Delete removes it. */

#define LW_TYPE_STEP_ROW (lw_step_row_get_type ())
G_DECLARE_FINAL_TYPE (LwStepRow, lw_step_row, LW, STEP_ROW, GtkListBoxRow)

GtkWidget *lw_step_row_new (LwEndpoint *step);
LwEndpoint *lw_step_row_get_step (LwStepRow *self); /* (transfer none) */

G_END_DECLS
