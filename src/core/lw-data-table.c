/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-data-table.h"

#include "lw-error.h"
#include "lw-file.h"
#include "lw-i18n.h"
#include "lw-json-guard.h"
#include "lw-limits.h"
#include "lw-request-texts.h"

#include <string.h>

void
lw_data_table_free (LwDataTable *self)
{
  if (self == NULL)
    return;
  g_bytes_unref (self->bytes);
  g_strfreev (self->columns);
  g_free (self);
}

static gboolean
fail (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

static gboolean
fail (GError **error, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  if (error != NULL)
    *error = g_error_new_valist (LW_ERROR, LW_ERROR_PARSE, format, arguments);
  va_end (arguments);
  return FALSE;
}

static gboolean
check_columns (char **columns, GError **error)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; columns[i] != NULL; i++)
    {
      if (columns[i][0] == '\0')
        return fail (error, _ ("column %u has no name"), i + 1);
      if (!g_hash_table_add (names, columns[i]))
        return fail (error, _ ("two columns are called %s"), columns[i]);
      if (i >= LW_MAX_DATA_COLUMNS)
        return fail (error, _ ("it has more than %d columns"), LW_MAX_DATA_COLUMNS);
    }
  return TRUE;
}

/* CSV */

typedef struct
{
  const char *at;
  const char *end;
  guint line; /* from 1, as the script counts them: one for each row */
} Csv;

/* The next field; last tells whether it ends its line. (transfer full) (nullable) */
static char *
read_field (Csv *self, gboolean *last, GError **error)
{
  g_autoptr (GString) field = g_string_new (NULL);

  while (self->at < self->end && *self->at == '"')
    {
      const char *close = memchr (self->at + 1, '"', (size_t) (self->end - self->at - 1));

      if (close == NULL)
        {
          fail (error, _ ("a quote in line %u has no end"), self->line);
          return NULL;
        }
      g_string_append_len (field, self->at + 1, close - self->at - 1);
      self->at = close + 1;
      /* A quote after a quoted stretch is one that was doubled. */
      if (self->at < self->end && *self->at == '"')
        g_string_append_c (field, '"');
    }
  while (self->at < self->end && *self->at != ',' && *self->at != '\r' && *self->at != '\n')
    g_string_append_c (field, *self->at++);
  *last = self->at >= self->end || *self->at != ',';
  if (self->at < self->end && *self->at == '\r' && self->at + 1 < self->end && self->at[1] == '\n')
    self->at++;
  self->at++;
  return g_string_free (g_steal_pointer (&field), FALSE);
}

/* The fields of the next line. (transfer full) (nullable) */
static char **
read_line (Csv *self, GError **error)
{
  g_autoptr (GPtrArray) fields = g_ptr_array_new_with_free_func (g_free);
  gboolean last = FALSE;

  while (!last)
    {
      char *field = read_field (self, &last, error);

      if (field == NULL)
        return NULL;
      g_ptr_array_add (fields, field);
    }
  self->line++;
  g_ptr_array_add (fields, NULL);
  return (char **) g_ptr_array_steal (fields, NULL);
}

static gboolean
is_empty_line (char **fields)
{
  return fields[0][0] == '\0' && fields[1] == NULL;
}

static gboolean
read_rows (Csv *csv, LwDataTable *table, GError **error)
{
  guint n_columns = g_strv_length (table->columns);

  while (csv->at < csv->end)
    {
      guint line = csv->line;
      g_auto (GStrv) fields = read_line (csv, error);

      if (fields == NULL)
        return FALSE;
      if (is_empty_line (fields))
        continue;
      if (g_strv_length (fields) > n_columns)
        return fail (error, _ ("line %u has more fields than the first one"), line);
      table->n_rows++;
    }
  return TRUE;
}

static gboolean
read_csv (LwDataTable *table, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (table->bytes, &size);
  Csv csv = { data, data + size, 1 };

  if (size >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    csv.at += 3;
  table->columns = read_line (&csv, error);
  if (table->columns == NULL)
    return FALSE;
  for (guint i = 0; table->columns[i] != NULL; i++)
    g_strstrip (table->columns[i]);
  if (table->columns[1] == NULL && strchr (table->columns[0], ';') != NULL)
    return fail (error, _ ("its first line has semicolons; between fields there must be commas"));
  return check_columns (table->columns, error) && read_rows (&csv, table, error);
}

/* JSON */

static gboolean
read_objects (LwDataTable *table, JsonNode *root, GError **error)
{
  JsonArray *rows = JSON_NODE_HOLDS_ARRAY (root) ? json_node_get_array (root) : NULL;
  g_autoptr (GStrvBuilder) columns = g_strv_builder_new ();
  JsonObjectIter iter;
  const char *name;

  table->n_rows = rows != NULL ? json_array_get_length (rows) : 0;
  for (guint i = 0; i < table->n_rows; i++)
    if (!JSON_NODE_HOLDS_OBJECT (json_array_get_element (rows, i)))
      return fail (error, _ ("row %u is no JSON object"), i + 1);
  if (rows == NULL)
    return fail (error, _ ("it is no JSON array of objects"));
  if (table->n_rows > 0)
    {
      json_object_iter_init_ordered (&iter, json_array_get_object_element (rows, 0));
      while (json_object_iter_next_ordered (&iter, &name, NULL))
        g_strv_builder_add (columns, name);
    }
  table->columns = g_strv_builder_end (columns);
  return check_columns (table->columns, error);
}

static gboolean
read_json (LwDataTable *table, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (table->bytes, &size);
  g_autoptr (LwJsonPlaces) places = NULL;
  g_autoptr (JsonNode) root = NULL;
  guint line, column;

  root = lw_json_guard_parse (data, size, LW_MAX_DATA_BYTES, &places, &line, &column, error);
  if (root == NULL)
    {
      g_prefix_error (error, _ ("line %u: "), line);
      return FALSE;
    }
  return read_objects (table, root, error);
}

LwDataTable *
lw_data_table_read_bytes (GBytes *bytes, LwDataFormat format, GError **error)
{
  g_autoptr (LwDataTable) table = g_new0 (LwDataTable, 1);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  table->bytes = g_bytes_ref (bytes);
  if (size > LW_MAX_DATA_BYTES)
    {
      g_set_error (error, LW_ERROR, LW_ERROR_LIMIT, _ ("it is larger than %d MiB"), LW_MAX_DATA_BYTES >> 20);
      return NULL;
    }
  if (size == 0 || !g_utf8_validate_len (data, size, NULL))
    {
      fail (error, size == 0 ? _ ("it is empty") : _ ("it is no text in UTF-8"));
      return NULL;
    }
  if (!(format == LW_DATA_JSON ? read_json (table, error) : read_csv (table, error)))
    return NULL;
  if (table->n_rows == 0)
    {
      fail (error, _ ("it has no rows"));
      return NULL;
    }
  return g_steal_pointer (&table);
}

LwDataTable *
lw_data_table_read (const char *path, LwDataFormat format, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  char *data;
  gsize length;

  g_return_val_if_fail (path != NULL, NULL);

  /* A pipe or a device might never end, or never begin. */
  if (g_file_test (path, G_FILE_TEST_EXISTS) && !g_file_test (path, G_FILE_TEST_IS_REGULAR))
    {
      fail (error, _ ("it is not a regular file"));
      return NULL;
    }
  data = lw_file_read (path, LW_MAX_DATA_BYTES, &length, error);
  if (data == NULL)
    return NULL;
  bytes = g_bytes_new_take (data, length);
  return lw_data_table_read_bytes (bytes, format, error);
}

/* Those of a plan */

static gboolean
same_columns (const char *const *a, char **b)
{
  return g_strv_equal (a, (const char *const *) b);
}

static void
read_data_file (LwPlan *plan, LwDataFile *file, GPtrArray *problems)
{
  const char *path = lw_data_file_get_file (file);
  g_auto (GStrv) used = lw_plan_dup_columns (plan, lw_data_file_get_name (file));
  g_autofree char *place = lw_record_dup_path (LW_RECORD (file), "file");
  gboolean needed = used[0] != NULL && lw_data_file_get_include (file);
  g_autoptr (LwDataTable) table = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *shown = NULL;
  LwProblem *problem;

  if (path[0] == '\0')
    return;
  table = lw_data_table_read (path, lw_data_file_get_format (file), &error);
  if (table != NULL)
    {
      if (!same_columns (lw_data_file_get_columns (file), table->columns))
        lw_data_file_set_columns (file, (const char *const *) table->columns);
      return;
    }
  shown = g_filename_display_basename (path);
  problem = lw_problem_new (needed ? LW_SEVERITY_ERROR : LW_SEVERITY_NOTE, "data-unreadable", place,
                            _ ("The test data %s cannot be taken from “%s”: %s"), lw_data_file_get_name (file),
                            shown, error->message);
  lw_problem_suggest (problem, needed ? _ ("Choose another file, or leave it out of the bundle")
                                      : _ ("Whoever runs the test needs it"));
  g_ptr_array_add (problems, problem);
}

void
lw_plan_read_data_files (LwPlan *plan, GPtrArray *problems)
{
  LwRecordList *files = lw_plan_get_data_files (plan);

  g_return_if_fail (LW_IS_PLAN (plan) && problems != NULL);

  for (guint i = 0; i < lw_record_list_get_size (files); i++)
    read_data_file (plan, lw_record_list_get (files, i), problems);
}
