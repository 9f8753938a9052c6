/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-bundle-tables.h"

char *
lw_table_dup_path (LwDataFile *file)
{
  g_return_val_if_fail (LW_IS_DATA_FILE (file), NULL);

  return g_strdup_printf ("data/%s.%s", lw_data_file_get_name (file),
                          lw_data_file_get_format (file) == LW_DATA_JSON ? "json" : "csv");
}

char *
lw_table_dup_variable (LwDataFile *file)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (LW_IS_DATA_FILE (file), NULL);

  name = g_ascii_strup (lw_data_file_get_name (file), -1);
  return g_strconcat ("DATA_", name, NULL);
}
