/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-plan.h"
#include "lw-problem.h"

G_BEGIN_DECLS

/* What a file with test data has in it, as the script will read it. */
typedef struct
{
  GBytes *bytes;  /* (owned) the file as it is */
  char **columns; /* (owned) names, in their order */
  guint n_rows;
} LwDataTable;

/*
 * Reads a regular file of at most LW_MAX_DATA_BYTES: CSV whose first line has the names of the columns
 * (RFC 4180: quotes around fields with commas, quotes or line ends in them; a byte order mark and empty
 * lines do not count), or a JSON array of objects, whose first has the columns.
 *
 * Errors, whose message does not name the file: LW_ERROR_PARSE, LW_ERROR_LIMIT, G_FILE_ERROR.
 * (transfer full)
 */
LwDataTable *lw_data_table_read (const char *path, LwDataFormat format, GError **error);
LwDataTable *lw_data_table_read_bytes (GBytes *bytes, LwDataFormat format, GError **error);
void lw_data_table_free (LwDataTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LwDataTable, lw_data_table_free)

/* Reads all data files of a plan, and sets their columns to what the files have now. What cannot be
 * read is added to problems: an error where the bundle needs it, else a note. */
void lw_plan_read_data_files (LwPlan *plan, GPtrArray *problems);

G_END_DECLS
