/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-problem.h"

G_BEGIN_DECLS

/* Reads a whole file, or a pipe, of at most max_bytes. The text ends with a NUL that length does
 * not count. Error: LW_ERROR_LIMIT when there is more, else a GFileError; the message names no
 * file. (transfer full) */
char *lw_file_read (const char *path, gsize max_bytes, gsize *length, GError **error);

/* The same, for files that a person opens: what went wrong becomes a problem. name is the file's
 * name in it. (transfer full) (nullable) */
char *lw_file_read_or_report (const char *path, const char *name, gsize max_bytes, gsize *length,
                              GPtrArray *problems);

/* Puts data in place of a file: the old file is whole until the new one is on the disk, and keeps
 * its permissions. A link of one's own is written through; one that somebody else made is refused,
 * as is anything that is not a regular file: LW_ERROR_UNSAFE. The message names no file. */
gboolean lw_file_replace (const char *path, const char *data, gsize length, GError **error);

G_END_DECLS
