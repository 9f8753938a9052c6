/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include <gio/gio.h>
#include <sys/stat.h>

G_BEGIN_DECLS

/*
 * A folder that is written to by name relative to its descriptor, so that nobody can put a symbolic
 * link in the way between a check and its use.
 *
 * The path of the folder itself is followed as any other path that a person types: a link there is
 * their choice. Below the folder no link is ever followed.
 */
typedef struct _LwFolder LwFolder;

/* Without make, a folder that does not exist is no error; lw_folder_exists() tells. With it, the
 * folder and its parents are made, with the permissions that the umask leaves. */
LwFolder *lw_folder_open (const char *path, gboolean make, GError **error);
void lw_folder_free (LwFolder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwFolder, lw_folder_free)

gboolean lw_folder_exists (LwFolder *self);
int lw_folder_get_fd (LwFolder *self);
const char *lw_folder_get_path (LwFolder *self);

/* Removes the folders that lw_folder_open() made, as far as they are empty. */
void lw_folder_unmake (LwFolder *self);

/* Waits until no other export writes to the folder. The lock ends with the descriptor, even when the
 * program is killed, and leaves nothing behind. File systems without locks are written to without.
 * Error: G_IO_ERROR_BUSY after a while. */
gboolean lw_folder_lock (LwFolder *self, GCancellable *cancellable, GError **error);

/* Opens the folder that holds the file at a relative path, and sets name to the file's name in it, a
 * part of path. When made is not NULL, missing folders are made and their relative paths added to it;
 * otherwise a missing folder is no error and gives -1. Errors: LW_ERROR_UNSAFE for a path or a link
 * that leads out of the folder; G_IO_ERROR. */
int lw_folder_open_parent (LwFolder *self, const char *path, GPtrArray *made, const char **name,
                           GError **error);

/* What stands at a relative path. */
typedef struct
{
  gboolean exists;
  gboolean regular;
  struct stat stat;
} LwFolderEntry;

gboolean lw_folder_look (LwFolder *self, const char *path, LwFolderEntry *entry, GError **error);

/* The content of a regular file of at most that many bytes. (transfer full) */
GBytes *lw_folder_read (LwFolder *self, const char *path, gsize max_bytes, GError **error);

/* Sets a G_IO_ERROR for errno_value, with what went wrong first. Always FALSE. */
gboolean lw_set_errno_error (GError **error, int errno_value, const char *format, ...) G_GNUC_PRINTF (3, 4);

G_END_DECLS
