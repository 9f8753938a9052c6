/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-document.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Slides over the whole screen, for showing the load to others: one of the whole test, and one of each
 * scenario that runs, in plain words. They follow the plan while it is edited, and the screen stays on.
 * Arrows turn them, P sweeps along the time, L makes the pointer a spotlight, Esc or F5 closes. */

#define LW_TYPE_PRESENT_WINDOW (lw_present_window_get_type ())
G_DECLARE_FINAL_TYPE (LwPresentWindow, lw_present_window, LW, PRESENT_WINDOW, AdwWindow)

GtkWidget *lw_present_window_new (GtkWindow *parent, LwDocument *document);

guint lw_present_window_get_n_slides (LwPresentWindow *self);
/* From 0 */
guint lw_present_window_get_slide (LwPresentWindow *self);

G_END_DECLS
