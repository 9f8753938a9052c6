/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The line between two panes: dragging it, or the arrow keys while it has the focus, sets the width
 * of the pane before it. Properties: target (GtkWidget), minimum, maximum (pixels). */

#define LW_TYPE_SPLIT_HANDLE (lw_split_handle_get_type ())
G_DECLARE_FINAL_TYPE (LwSplitHandle, lw_split_handle, LW, SPLIT_HANDLE, GtkWidget)

/* Pixels; 0 is the target's own width. */
int lw_split_handle_get_width (LwSplitHandle *self);
void lw_split_handle_set_width (LwSplitHandle *self, int width);

G_END_DECLS
