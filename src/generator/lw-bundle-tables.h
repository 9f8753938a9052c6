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

G_END_DECLS
