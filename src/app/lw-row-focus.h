/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The focus function of rows that hold a control: Tab goes to the control at once, not to the row and
 * then to the control. While nothing in the row can be focused, the row itself takes the focus, since
 * a list ends the walk at a row that takes none. */
gboolean lw_row_focus (GtkWidget *row, GtkDirectionType direction);

G_END_DECLS
