/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-document.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The chart and its figures over the whole screen, for showing to others; it follows the plan while
 * it is edited. Esc or F5 closes it. */

#define LW_TYPE_PRESENT_WINDOW (lw_present_window_get_type ())
G_DECLARE_FINAL_TYPE (LwPresentWindow, lw_present_window, LW, PRESENT_WINDOW, AdwWindow)

GtkWidget *lw_present_window_new (GtkWindow *parent, LwDocument *document);

G_END_DECLS
