/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#pragma once

#include "lw-data-file.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* A file with test data: its name, which rows it gives, and what was found in it. */

#define LW_TYPE_DATA_ROW (lw_data_row_get_type ())
G_DECLARE_FINAL_TYPE (LwDataRow, lw_data_row, LW, DATA_ROW, AdwBin)

GtkWidget *lw_data_row_new (LwDataFile *file);

/* The notation that the end of a file's name tells. */
LwDataFormat lw_data_format_of (const char *path);

G_END_DECLS
