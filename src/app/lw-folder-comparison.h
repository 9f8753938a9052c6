/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-bundle.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* How a bundle differs from what is in a folder. */
typedef struct
{
  guint n_changed; /* files that an export would make, change or remove */
  guint n_by_hand; /* files that a person has changed since the last export */
  char *difference; /* (nullable) of the one file that was asked for; "" when there is none */
} LwFolderComparison;

void lw_folder_comparison_free (LwFolderComparison *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwFolderComparison, lw_folder_comparison_free)

/* Reads the folder in a thread of its own. path, which may be NULL, is the file whose difference is
 * wanted. When cancelled it ends at once, however slow the folder is. */
void lw_folder_comparison_make_async (LwBundle *bundle, const char *folder, const char *path,
                                      GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
LwFolderComparison *lw_folder_comparison_make_finish (GAsyncResult *result, GError **error);

G_END_DECLS
