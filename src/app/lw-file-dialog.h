/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks for files with test data. The callback gets their paths, at least one, and is not called when the
 * dialog is cancelled or widget is gone by then; data belongs to the widget. */
typedef void (*LwFilesFunc) (GPtrArray *paths, gpointer data);
void lw_file_dialog_choose_data (GtkWidget *widget, gboolean several, LwFilesFunc callback, gpointer data);

/* The local paths of files, such as those that are dropped. (transfer full) */
GPtrArray *lw_file_dialog_list_paths (GListModel *files);

G_END_DECLS
