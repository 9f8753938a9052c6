/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-bundle-tables.h"

#include "lw-data-table.h"
#include "lw-i18n.h"
#include "lw-request-texts.h"

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

/* The copy must be what the script can read, or the test would stop before it begins. */
static gboolean
add_table (LwBundle *bundle, LwPlan *plan, LwDataFile *file, GError **error)
{
  const char *name = lw_data_file_get_name (file);
  g_auto (GStrv) columns = lw_plan_dup_columns (plan, name);
  g_autoptr (LwDataTable) table = NULL;
  g_autofree char *path = NULL;

  if (columns[0] == NULL || !lw_data_file_get_include (file))
    return TRUE;
  table = lw_data_table_read (lw_data_file_get_file (file), lw_data_file_get_format (file), error);
  if (table == NULL)
    {
      g_autofree char *shown = g_filename_display_name (lw_data_file_get_file (file));

      g_prefix_error (error,
                      _ ("The test data %s cannot be taken from “%s”. Choose another file, or leave it out of the "
                         "bundle. The reason: "),
                      name, shown);
      return FALSE;
    }
  path = lw_table_dup_path (file);
  lw_bundle_add (bundle, path, table->bytes, FALSE);
  return TRUE;
}

gboolean
lw_bundle_add_tables (LwBundle *bundle, LwPlan *plan, GError **error)
{
  LwRecordList *files = lw_plan_get_data_files (plan);

  g_return_val_if_fail (bundle != NULL && LW_IS_PLAN (plan), FALSE);

  for (guint i = 0; i < lw_record_list_get_size (files); i++)
    if (!add_table (bundle, plan, lw_record_list_get (files, i), error))
      return FALSE;
  return TRUE;
}
