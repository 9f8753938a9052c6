/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-lint.h"

#include "lw-i18n.h"
#include "lw-placeholder.h"
#include "lw-request-texts.h"

#include <string.h>

/* The files with test data. */

static gboolean
looks_secret (const char *column)
{
  static const char *const parts[] = { "password", "passwd", "passwort", "secret", "token", "api_key", "apikey",
                                       "api-key",  "credential" };
  g_autofree char *lower = g_ascii_strdown (column, -1);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (strstr (lower, parts[i]) != NULL)
      return TRUE;
  return strcmp (lower, "pin") == 0 || lw_name_is_secret (column);
}

static void
lint_secrets (LwComputation *self, LwDataFile *file)
{
  const char *const *columns = lw_data_file_get_columns (file);
  LwProblem *problem;

  for (guint i = 0; lw_data_file_get_include (file) && columns[i] != NULL; i++)
    if (looks_secret (columns[i]))
      {
        problem = lw_computation_report (self, LW_SEVERITY_WARNING, "data-secret", file, "include",
                                         _ ("The data file %s has a column %s, and the bundle gets a copy of it"),
                                         lw_data_file_get_name (file), columns[i]);
        lw_problem_suggest (problem, _ ("Leave it out, and keep it out of version control as well: the test reads it from "
                                     "the folder data beside the script, or from where its variable says"));
        lw_problem_offer_fix (problem, _ ("Leave it out of the bundle"));
        return;
      }
}

static void
lint_name (LwComputation *self, LwDataFile *file, GHashTable *names)
{
  const char *name = lw_data_file_get_name (file);

  if (!lw_placeholder_name_is_valid (name))
    lw_problem_suggest (lw_computation_report (self, LW_SEVERITY_ERROR, "data-name", file, "name",
                                               _ ("A data file has no name that a placeholder could have")),
                        _ ("Use letters, digits and _, such as users"));
  else if (!g_hash_table_add (names, g_ascii_strdown (name, -1)))
    lw_computation_report (self, LW_SEVERITY_ERROR, "data-name-twice", file, "name",
                           _ ("Two data files are called %s; capitals make no difference"), name);
}

static void
lint_use (LwComputation *self, LwDataFile *file)
{
  const char *name = lw_data_file_get_name (file);
  g_auto (GStrv) columns = lw_plan_dup_columns (self->plan, name);

  if (columns[0] == NULL)
    lw_problem_suggest (lw_computation_report (self, LW_SEVERITY_NOTE, "data-unused", file, "name",
                                               _ ("No request takes a value from the data file %s"), name),
                        _ ("Write {{data %s COLUMN}} where the value belongs"), name);
  else if (lw_data_file_get_file (file)[0] == '\0' && lw_data_file_get_include (file))
    lw_problem_suggest (lw_computation_report (self, LW_SEVERITY_ERROR, "data-no-file", file, "file",
                                               _ ("No file is chosen for the test data %s"), name),
                        _ ("Choose it, or leave it out of the bundle and put it there later"));
}

void
lw_lint_data (LwComputation *self)
{
  LwRecordList *files = lw_plan_get_data_files (self->plan);
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < lw_record_list_get_size (files); i++)
    {
      LwDataFile *file = lw_record_list_get (files, i);

      lint_name (self, file, names);
      lint_use (self, file);
      lint_secrets (self, file);
    }
}
