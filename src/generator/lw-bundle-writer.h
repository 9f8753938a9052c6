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

/*
 * Puts the bundle into a folder, which is made when it is missing. Writes into a temporary folder
 * beside the target and then renames file by file; on failure the folder is as it was before.
 *
 * The path of the folder may go through symbolic links, as any path that a person types; below the
 * folder none is followed. Two exports to one folder wait for each other.
 *
 * A manifest in the folder (.loadwright-manifest.json) tells what the last export wrote. A file of the
 * bundle's that a person has changed since, or that is not from an export, is in conflict; with
 * LW_WRITE_FORCE it is overwritten and reported as updated. A link or a device in its place is in
 * conflict, too, and is itself replaced. All other files that are not from an export are never touched.
 *
 * With LW_WRITE_DRY_RUN nothing is made or changed, and conflicts are in the report; without, they are
 * LW_ERROR_CHANGED, which lists them. Other errors: LW_ERROR_UNSAFE; G_IO_ERROR.
 *
 * The report is in the order of the paths. (transfer full) (element-type LwFileReport) (nullable)
 */
GPtrArray *lw_bundle_write (LwBundle *bundle, const char *folder, LwWriteFlags flags,
                            GCancellable *cancellable, GError **error);

G_END_DECLS
