/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Says what a control that has only an icon does: in its tooltip, and as its name for screen readers,
 * which do not read tooltips. */
void lw_tip_set (GtkWidget *widget, const char *words);

/* A flat button with an icon that says what it does. (transfer floating) */
GtkWidget *lw_tip_button_new (const char *icon_name, const char *words);

/* The same for the half of a split button that opens its menu. */
void lw_tip_set_menu (AdwSplitButton *button, const char *words);

/* Names a drop-down, and the button inside of it that takes the focus in its stead; that one says what
 * is selected, too. The items are strings. */
void lw_tip_name_drop_down (GtkDropDown *drop_down, const char *name);

G_END_DECLS
