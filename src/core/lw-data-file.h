/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-enums.h"
#include "lw-record.h"

G_BEGIN_DECLS

/* A table of test data that requests take values from, as {{data NAME COLUMN}}. Its rows stay in the
 * file. */

#define LW_TYPE_DATA_FILE (lw_data_file_get_type ())
G_DECLARE_FINAL_TYPE (LwDataFile, lw_data_file, LW, DATA_FILE, LwRecord)

LwDataFile *lw_data_file_new (void);

/* What placeholders call it: letters, digits and _; unique in a plan. */
LW_DECLARE_FIELD (LwDataFile, lw_data_file, const char *, name)

/* The file. An absolute path, which the plan file has relative to itself when the data lies beside
 * or below it. Bundles have its last part only. */
LW_DECLARE_FIELD (LwDataFile, lw_data_file, const char *, file)

/* Notation: CSV with a line of column names, or a JSON array of objects. */
LW_DECLARE_FIELD (LwDataFile, lw_data_file, LwDataFormat, format)

/* Which row an iteration takes. */
LW_DECLARE_FIELD (LwDataFile, lw_data_file, LwDataOrder, order)

/* Names of the columns, as they were when the file was last read. */
LW_DECLARE_FIELD (LwDataFile, lw_data_file, const char *const *, columns)

/* Whether the bundle has a copy. Otherwise whoever runs the test puts the file there. */
LW_DECLARE_FIELD (LwDataFile, lw_data_file, gboolean, include)

G_END_DECLS
