/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Says what a control that has only an icon does: in its tooltip, and as its name for screen readers,
 * which do not read tooltips. */
void lw_tip_set (GtkWidget *widget, const char *words);

/* A flat button with an icon that says what it does. (transfer floating) */
GtkWidget *lw_tip_button_new (const char *icon_name, const char *words);

G_END_DECLS
