/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-bundle.h"

G_BEGIN_DECLS

/* Where the script looks for a data file, seen from its own folder: "data/users.csv". Named after what
 * the plan calls it, so that no two are the same and none leads out of the folder. (transfer full) */
char *lw_table_dup_path (LwDataFile *file);

/* The environment variable that says another place: "DATA_USERS". (transfer full) */
char *lw_table_dup_variable (LwDataFile *file);

/* Adds a copy of each data file that requests take values from and that is to be part of the bundle.
 * What is wrong with a file is said in full: which, why, and what to do. Errors: LW_ERROR_PARSE,
 * LW_ERROR_LIMIT, G_FILE_ERROR. */
gboolean lw_bundle_add_tables (LwBundle *bundle, LwPlan *plan, GError **error);

G_END_DECLS
