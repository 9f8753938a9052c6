/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * A row of the sidebar, for a page of a stack. Its name is the page's. The sidebar is one stop of the
 * Tab key, at the selected row: a list otherwise selects each row that Tab passes through, and whoever
 * tabs by would end up on the last panel. The arrow keys go from row to row.
 */

#define LW_TYPE_SIDEBAR_ROW (lw_sidebar_row_get_type ())
G_DECLARE_FINAL_TYPE (LwSidebarRow, lw_sidebar_row, LW, SIDEBAR_ROW, GtkListBoxRow)

GtkWidget *lw_sidebar_row_new (GtkStackPage *page);

G_END_DECLS
