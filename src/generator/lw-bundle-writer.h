/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-bundle.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  LW_WRITE_DRY_RUN = 1 << 0, /* only say what would be done */
  LW_WRITE_FORCE = 1 << 1,   /* overwrite files that a person has changed since the last export */
} LwWriteFlags;

typedef enum
{
  LW_FILE_CREATED,
  LW_FILE_UPDATED,
  LW_FILE_UNCHANGED,
  LW_FILE_CONFLICT, /* changed by a person since the last export, or not from an export at all */
  LW_FILE_REMOVED,  /* from the last export, untouched since, and no longer part of the bundle */
} LwFileAction;

typedef struct
{
  char *path;
  LwFileAction action;
} LwFileReport;

/* Puts the bundle into a folder, which is made when it is missing. Writes into a temporary folder
 * beside the target and then renames file by file; never follows a symbolic link out of the folder;
 * a manifest with hashes in the folder tells what a person has changed. On failure the folder is as
 * it was before. Errors: LW_ERROR_CHANGED lists the files in conflict; LW_ERROR_UNSAFE; G_IO_ERROR.
 * (transfer full) (element-type LwFileReport) (nullable) */
GPtrArray *lw_bundle_write (LwBundle *bundle, const char *folder, LwWriteFlags flags,
                            GCancellable *cancellable, GError **error);

G_END_DECLS
