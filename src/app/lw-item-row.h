/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-record.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A row for a record of a list: what it shows, and what moves and removes it. Alt+Up and Alt+Down move
 * it, Ctrl+Delete removes it; the focus stays with it, or goes to its neighbour. */

#define LW_TYPE_ITEM_ROW (lw_item_row_get_type ())
G_DECLARE_FINAL_TYPE (LwItemRow, lw_item_row, LW, ITEM_ROW, GtkListBoxRow)

/* content: (transfer floating). With ordered there is a menu, without it only a button that removes. */
GtkWidget *lw_item_row_new (LwRecord *item, GtkWidget *content, gboolean ordered);

G_END_DECLS
