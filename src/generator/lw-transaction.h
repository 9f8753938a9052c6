/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-folder.h"

G_BEGIN_DECLS

/*
 * A change of several files of a folder that happens wholly or not at all. New files are first
 * written into a temporary folder beside the target, where a full disk shows; then each is renamed
 * into place, and what stood there moves into the temporary folder, from where it can be put back.
 */
typedef struct _LwTransaction LwTransaction;

/* The temporary folder is made in the parent of the target, or in the target itself when the parent
 * is on another file system or must not be written to, or when inside says so. */
LwTransaction *lw_transaction_begin (LwFolder *folder, gboolean inside, GError **error);

/* Undoes everything that was not kept, and frees. On failure of that, which leaves the earlier files
 * in the temporary folder, a sentence about where they are is added to error. */
void lw_transaction_end (LwTransaction *self, GError **error);

/* Writes a file to the disk, for lw_transaction_put(). Returns its number, or -1. */
int lw_transaction_stage (LwTransaction *self, const char *path, GBytes *bytes, mode_t mode,
                          GError **error);

/* Puts a staged file in its place, or removes the file at path. before is what stood there when the
 * decision was made; when something else stands there now, fails with LW_ERROR_CHANGED. */
gboolean lw_transaction_put (LwTransaction *self, const char *path, int staged,
                             const LwFolderEntry *before, GError **error);
gboolean lw_transaction_remove (LwTransaction *self, const char *path, const LwFolderEntry *before,
                                GError **error);

/* Whether it failed because the temporary folder and the target are different mounts, which may even
 * show the same file system. */
gboolean lw_transaction_has_crossed (LwTransaction *self);

/* The change is complete: what was replaced goes. */
void lw_transaction_keep (LwTransaction *self);

G_END_DECLS
