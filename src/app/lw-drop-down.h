/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A drop-down whose button cuts a long choice short instead of making its row wide, while its list has
 * all of it. choices: untranslated, ends with NULL. (transfer floating) */
GtkWidget *lw_drop_down_new (const char *const *choices);

G_END_DECLS
