/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Where there is little room, the button cuts a long choice short instead of making its row wide, while
 * the list has all of it. Of a drop-down whose model has GtkStringObjects. */
void lw_drop_down_cut_short (GtkDropDown *self);

/* Such a drop-down. choices: untranslated, ends with NULL. (transfer floating) */
GtkWidget *lw_drop_down_new (const char *const *choices);

G_END_DECLS
