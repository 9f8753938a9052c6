/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-document.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define LW_TYPE_WINDOW (lw_window_get_type ())
G_DECLARE_FINAL_TYPE (LwWindow, lw_window, LW, WINDOW, AdwApplicationWindow)

LwWindow *lw_window_new (GtkApplication *application);

LwDocument *lw_window_get_document (LwWindow *self); /* (transfer none) (nullable) */
void lw_window_set_document (LwWindow *self, LwDocument *document);
/* Opens into this window; the caller has made sure that it may. */
void lw_window_open (LwWindow *self, GFile *file);
/* Goes to the panel and the field of a place in the plan. */
void lw_window_reveal (LwWindow *self, const char *path);
void lw_window_toast (LwWindow *self, AdwToast *toast); /* (transfer full) */

/* One of profile, objectives, endpoints, thresholds, bundle. */
void lw_window_show_panel (LwWindow *self, const char *name);
const char *lw_window_get_panel (LwWindow *self);

/* Draws what the plan or profile in a file does over the chart. */
void lw_window_compare_with (LwWindow *self, GFile *file);

G_END_DECLS
