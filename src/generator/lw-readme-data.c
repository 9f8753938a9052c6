/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-readme-private.h"

#include "lw-bundle-tables.h"
#include "lw-markdown-writer.h"
#include "lw-placeholder.h"
#include "lw-request-texts.h"

static const char *
describe_order (LwDataOrder order)
{
  switch (order)
    {
    case LW_DATA_RANDOM:
      return "each iteration takes any row";
    case LW_DATA_PER_VU:
      return "each VU has a row of its own; the test stops (exit code 108) when it needs one more VU than there are rows";
    case LW_DATA_SEQUENTIAL:
    default:
      return "each iteration of a scenario takes the next row, and after the last one the first again; where "
             "an iteration is one request of several, each request gets the rows of its own turns";
    }
}

static void
append_file (GString *list, LwDataFile *file, char **columns)
{
  g_autofree char *path = lw_table_dup_path (file);
  g_autofree char *variable = lw_table_dup_variable (file);

  g_string_append (list, "- ");
  lw_markdown_append_code (list, path);
  g_string_append (list, " (");
  for (guint i = 0; columns[i] != NULL; i++)
    {
      g_string_append (list, i > 0 ? ", " : columns[1] != NULL ? "columns " : "column ");
      lw_markdown_append_code (list, columns[i]);
    }
  g_string_append_printf (list, "): %s. ", describe_order (lw_data_file_get_order (file)));
  if (!lw_data_file_get_include (file))
    g_string_append (list, "It is not part of this bundle: put it there. ");
  g_string_append (list, "Elsewhere with ");
  lw_markdown_append_code (list, variable);
  g_string_append (list, ".\n");
}

/* One word of a shell command: names are letters, digits and _, or the file could not be exported. */
static void
append_argument (GString *arguments, LwDataFile *file)
{
  const char *suffix = lw_data_file_get_format (file) == LW_DATA_JSON ? "json" : "csv";
  const char *name = lw_data_file_get_name (file);

  g_string_append_printf (arguments, " \\\n  --from-file=%s.%s=data/%s.%s", name, suffix, name, suffix);
}

void
lw_readme_write_data (LwReadme *self)
{
  LwRecordList *files = lw_plan_get_data_files (self->plan);
  g_autoptr (GString) list = g_string_new (NULL);
  g_autoptr (GString) arguments = g_string_new (NULL);

  for (guint i = 0; i < lw_record_list_get_size (files); i++)
    {
      LwDataFile *file = lw_record_list_get (files, i);
      g_auto (GStrv) columns = NULL;

      if (!lw_placeholder_name_is_valid (lw_data_file_get_name (file)))
        continue;
      columns = lw_plan_dup_columns (self->plan, lw_data_file_get_name (file));
      if (columns[0] == NULL)
        continue;
      append_file (list, file, columns);
      append_argument (arguments, file);
    }
  if (list->len == 0)
    return;
  g_string_truncate (list, list->len - 1);
  lw_template_set (self->template, "data-files", list->str);
  lw_template_set (self->template, "data-arguments", arguments->str);
  lw_readme_prose (self, "data");
}
