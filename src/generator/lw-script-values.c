/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-script-private.h"

#include "lw-bundle-data.h"
#include "lw-bundle-tables.h"
#include "lw-request-texts.h"

#include <string.h>

/* What requests take their values from: answers, data files, the environment, and chance. */

static gboolean
is_usable (LwCapture *capture)
{
  return lw_placeholder_name_is_valid (lw_capture_get_name (capture)) &&
         lw_capture_get_subject (capture)[0] != '\0';
}

static void
collect_captures (LwEndpoint *endpoint, LwRequestPlace place, gpointer data)
{
  LwScript *self = data;
  LwRecordList *captures = lw_endpoint_get_captures (endpoint);

  for (guint i = 0; place != LW_REQUEST_OF_LOGIN && i < lw_record_list_get_size (captures); i++)
    {
      LwCapture *capture = lw_record_list_get (captures, i);
      const char *name = lw_capture_get_name (capture);
      const char *known = g_hash_table_lookup (self->values, name);

      /* Two requests may give the same value; the first fallback of them counts. */
      if (is_usable (capture) && (known == NULL || known[0] == '\0'))
        g_hash_table_insert (self->values, (gpointer) name, (gpointer) lw_capture_get_fallback (capture));
    }
}

void
lw_script_collect_values (LwScript *self)
{
  self->values = g_hash_table_new (g_str_hash, g_str_equal);
  lw_plan_foreach_request (self->plan, collect_captures, self);
}

static gboolean
has_capture (LwEndpoint *endpoint, gboolean only_body)
{
  LwRecordList *captures = lw_endpoint_get_captures (endpoint);

  for (guint i = 0; i < lw_record_list_get_size (captures); i++)
    {
      LwCapture *capture = lw_record_list_get (captures, i);

      if (is_usable (capture) && (!only_body || lw_capture_get_source (capture) == LW_CAPTURE_JSON))
        return TRUE;
    }
  return FALSE;
}

gboolean
lw_script_has_captures (LwEndpoint *endpoint)
{
  return has_capture (endpoint, FALSE);
}

gboolean
lw_script_captures_body (LwEndpoint *endpoint)
{
  return has_capture (endpoint, TRUE);
}

void
lw_script_write_captures (LwScript *self, LwEndpoint *endpoint)
{
  LwRecordList *captures = lw_endpoint_get_captures (endpoint);
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  self->helpers |= LW_SCRIPT_VALUES | LW_SCRIPT_KEEP_VALUES;
  lw_js_writer_open (self->js, "(answer) => keepValues(answer, {", FALSE);
  for (guint i = 0; i < lw_record_list_get_size (captures); i++)
    {
      LwCapture *capture = lw_record_list_get (captures, i);
      gboolean json = lw_capture_get_source (capture) == LW_CAPTURE_JSON;
      g_autofree char *selector = NULL;

      if (!is_usable (capture) || !g_hash_table_add (names, (gpointer) lw_capture_get_name (capture)))
        continue;
      self->helpers |= json ? LW_SCRIPT_FROM_JSON : LW_SCRIPT_FROM_HEADER;
      selector = json ? lw_script_dup_json_selector (lw_capture_get_subject (capture))
                      : g_strdup (lw_capture_get_subject (capture));
      lw_js_writer_key (self->js, lw_capture_get_name (capture));
      lw_js_writer_open (self->js, json ? "fromJson(" : "fromHeader(", FALSE);
      lw_js_writer_item (self->js);
      lw_js_writer_string (self->js, selector);
      lw_js_writer_close (self->js, ")");
    }
  lw_js_writer_close (self->js, "})");
}

/* Constants */

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (a, b);
}

/* What stands in the place of each value until an answer gives it. */
static void
write_values (LwScript *self)
{
  GList *names = g_list_sort (g_hash_table_get_keys (self->values), compare_names);

  lw_js_writer_code (self->js, "// What answers gave to this VU, and before that what stands in its place.\n"
                               "/** @type {Record<string, any>} */\n");
  lw_js_writer_open (self->js, "const VALUES = {", TRUE);
  for (GList *name = names; name != NULL; name = name->next)
    {
      lw_js_writer_key (self->js, name->data);
      lw_js_writer_string (self->js, g_hash_table_lookup (self->values, name->data));
    }
  lw_js_writer_close (self->js, "};\n");
  if (lw_script_runs_flow (self))
    lw_js_writer_code (self->js, "// Flows begin with none of an earlier one.\n"
                                 "const FALLBACKS = Object.assign({}, VALUES);\n");
  lw_js_writer_code (self->js, "\n");
  g_list_free (names);
}

static void
write_table (LwScript *self, LwDataFile *file)
{
  g_auto (GStrv) columns = lw_plan_dup_columns (self->plan, lw_data_file_get_name (file));
  g_autofree char *path = lw_table_dup_path (file);
  g_autofree char *place = g_strconcat ("./", path, NULL);
  g_autofree char *variable = lw_table_dup_variable (file);

  lw_js_writer_key (self->js, lw_data_file_get_name (file));
  lw_js_writer_open (self->js, "readTable(", FALSE);
  lw_js_writer_item (self->js);
  lw_js_writer_string (self->js, lw_data_file_get_name (file));
  lw_js_writer_item (self->js);
  lw_js_writer_open (self->js, "setting(", FALSE);
  lw_js_writer_item (self->js);
  lw_js_writer_string (self->js, variable);
  lw_js_writer_item (self->js);
  lw_js_writer_string (self->js, place);
  lw_js_writer_close (self->js, ")");
  lw_js_writer_item (self->js);
  lw_js_writer_code (self->js, lw_data_file_get_format (file) == LW_DATA_JSON ? "rowsOfJson" : "rowsOfCsv");
  lw_js_writer_item (self->js);
  lw_js_writer_string (self->js, lw_enum_get_nick (LW_TYPE_DATA_ORDER, (int) lw_data_file_get_order (file)));
  lw_js_writer_item (self->js);
  lw_js_writer_open (self->js, "[", FALSE);
  for (guint i = 0; columns[i] != NULL; i++)
    {
      lw_js_writer_item (self->js);
      lw_js_writer_string (self->js, columns[i]);
    }
  lw_js_writer_close (self->js, "]");
  lw_js_writer_close (self->js, ")");
}

/* The data files that requests take values from; each is read once for all VUs. */
static void
write_tables (LwScript *self)
{
  LwRecordList *files = lw_plan_get_data_files (self->plan);
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  lw_js_writer_code (self->js, "// Test data: the rows of each file, and which of them an iteration takes.\n"
                               "/** @type {Record<string, Table>} */\n");
  lw_js_writer_open (self->js, "const TABLES = {", TRUE);
  for (guint i = 0; i < lw_record_list_get_size (files); i++)
    {
      LwDataFile *file = lw_record_list_get (files, i);
      g_auto (GStrv) columns = lw_plan_dup_columns (self->plan, lw_data_file_get_name (file));

      if (columns[0] != NULL && g_hash_table_add (names, (gpointer) lw_data_file_get_name (file)))
        write_table (self, file);
    }
  lw_js_writer_close (self->js, "};\n\n");
}

static void
find_formats (LwScript *self)
{
  LwRecordList *files = lw_plan_get_data_files (self->plan);

  for (guint i = 0; i < lw_record_list_get_size (files); i++)
    {
      LwDataFile *file = lw_record_list_get (files, i);
      g_auto (GStrv) columns = lw_plan_dup_columns (self->plan, lw_data_file_get_name (file));

      if (columns[0] != NULL)
        self->helpers |= lw_data_file_get_format (file) == LW_DATA_JSON ? LW_SCRIPT_DATA_JSON : LW_SCRIPT_DATA_CSV;
    }
}

void
lw_script_write_value_helpers (LwScript *self)
{
  static const struct
  {
    LwScriptHelper helper;
    const char *file;
  } files[] = {
    { LW_SCRIPT_UUID, "uuid.js" },
    { LW_SCRIPT_DATE, "date.js" },
    { LW_SCRIPT_DAY, "day.js" },
    { LW_SCRIPT_INTEGER, "integer.js" },
    { LW_SCRIPT_CHOICE, "choice.js" },
    { LW_SCRIPT_LETTERS, "letters.js" },
    { LW_SCRIPT_LITERAL, "literal.js" },
    { LW_SCRIPT_ESCAPED, "escaped.js" },
    { LW_SCRIPT_MULTIPART, "multipart.js" },
    { LW_SCRIPT_FROM_JSON, "from-json.js" },
    { LW_SCRIPT_FROM_HEADER, "from-header.js" },
    { LW_SCRIPT_KEEP_VALUES, "keep-values.js" },
    { LW_SCRIPT_DATA, "data.js" },
    { LW_SCRIPT_DATA_CSV, "data-csv.js" },
    { LW_SCRIPT_DATA_JSON, "data-json.js" },
  };

  if ((self->helpers & LW_SCRIPT_VALUES) != 0)
    write_values (self);
  if ((self->helpers & LW_SCRIPT_DATA) != 0)
    find_formats (self);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    if ((self->helpers & files[i].helper) != 0)
      {
        lw_js_writer_code (self->js, lw_bundle_data_get (files[i].file));
        lw_js_writer_code (self->js, "\n");
      }
  if ((self->helpers & LW_SCRIPT_DATA) != 0)
    write_tables (self);
}
