/* SPDX-FileCopyrightText: 2026 The Loadwright authors
 * SPDX-License-Identifier: MIT */

#include "config.h"

#include "lw-data-table.h"
#include "lw-error.h"
#include "lw-limits.h"
#include "lw-plan-file.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

static LwDataTable *
read_text (const char *text, LwDataFormat format, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  return lw_data_table_read_bytes (bytes, format, error);
}

static void
assert_table (const char *text, LwDataFormat format, const char *columns, guint n_rows)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LwDataTable) table = read_text (text, format, &error);
  g_autofree char *joined = NULL;

  g_assert_no_error (error);
  joined = g_strjoinv ("|", table->columns);
  g_assert_cmpstr (joined, ==, columns);
  g_assert_cmpuint (table->n_rows, ==, n_rows);
}

static void
assert_flaw (const char *text, LwDataFormat format, const char *message)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (read_text (text, format, &error));
  g_assert_error (error, LW_ERROR, LW_ERROR_PARSE);
  if (strstr (error->message, message) == NULL)
    g_error ("“%s” does not say %s", error->message, message);
}

static void
test_csv (void)
{
  assert_table ("email,name\na,b\nc,d", LW_DATA_CSV, "email|name", 2);
  assert_table ("\xef\xbb\xbf" "email, name \r\na,b\r\n\r\n", LW_DATA_CSV, "email|name", 1);
  assert_table ("\"e,1\",\"say \"\"hi\"\"\"\r\"a\r\nb\",\"\"\r", LW_DATA_CSV, "e,1|say \"hi\"", 1);
  assert_table ("one\n1\n2\n\n\n", LW_DATA_CSV, "one", 2);
  assert_table ("a,b,c\n1\n,,\n", LW_DATA_CSV, "a|b|c", 2);
  assert_table ("ü,__proto__\n👩‍💻,'; alert(1)\n", LW_DATA_CSV, "ü|__proto__", 1);
}

static void
test_csv_flaws (void)
{
  assert_flaw ("", LW_DATA_CSV, "empty");
  assert_flaw ("a,b\n", LW_DATA_CSV, "no rows");
  assert_flaw ("a,b\n\n\n", LW_DATA_CSV, "no rows");
  assert_flaw ("a,b\n1,2\n1,2,3\n", LW_DATA_CSV, "line 3 has more fields");
  assert_flaw ("a,b\n1,\"2\n", LW_DATA_CSV, "a quote in line 2 has no end");
  assert_flaw ("a,,c\n1,2,3\n", LW_DATA_CSV, "column 2 has no name");
  assert_flaw ("a,b,a\n1,2,3\n", LW_DATA_CSV, "two columns are called a");
  assert_flaw ("a;b\n1;2\n", LW_DATA_CSV, "semicolons");
  assert_flaw ("a,b\n\xff,1\n", LW_DATA_CSV, "UTF-8");
}

static void
test_json (void)
{
  assert_table ("[{\"id\": 1, \"name\": \"x\"}, {\"id\": 2}]", LW_DATA_JSON, "id|name", 2);
  assert_table ("\xef\xbb\xbf[{\"a\": {\"b\": []}}]", LW_DATA_JSON, "a", 1);
  assert_flaw ("{\"id\": 1}", LW_DATA_JSON, "no JSON array of objects");
  assert_flaw ("[{\"id\": 1}, 2]", LW_DATA_JSON, "row 2 is no JSON object");
  assert_flaw ("[]", LW_DATA_JSON, "no rows");
  assert_flaw ("[\n{\"a\": 1,}]", LW_DATA_JSON, "line 2: ");
  assert_flaw ("[{\"\": 1}]", LW_DATA_JSON, "column 1 has no name");
}

static void
test_limits (void)
{
  g_autoptr (GString) wide = g_string_new ("c0");
  g_autofree char *large = g_malloc (LW_MAX_DATA_BYTES + 1);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 1; i <= LW_MAX_DATA_COLUMNS; i++)
    g_string_append_printf (wide, ",c%u", i);
  g_string_append (wide, "\n1\n");
  assert_flaw (wide->str, LW_DATA_CSV, "more than 1000 columns");

  memset (large, 'a', LW_MAX_DATA_BYTES + 1);
  bytes = g_bytes_new_static (large, LW_MAX_DATA_BYTES + 1);
  g_assert_null (lw_data_table_read_bytes (bytes, LW_DATA_CSV, &error));
  g_assert_error (error, LW_ERROR, LW_ERROR_LIMIT);
}

/* What lines have to do with each other is found in one pass, whatever they hold. */
static void
test_long_quotes (void)
{
  g_autoptr (GString) text = g_string_new ("a\n");

  for (guint i = 0; i < 300000; i++)
    g_string_append (text, "\"\"");
  assert_table (text->str, LW_DATA_CSV, "a", 1);
}

static void
test_files (void)
{
  g_autofree char *folder = g_dir_make_tmp ("lw-data-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "users.csv", NULL);
  g_autofree char *pipe = g_build_filename (folder, "pipe", NULL);
  g_autoptr (LwDataTable) table = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (lw_data_table_read (path, LW_DATA_CSV, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_clear_error (&error);
  g_assert_null (lw_data_table_read (folder, LW_DATA_CSV, &error));
  g_assert_error (error, LW_ERROR, LW_ERROR_PARSE);
  g_clear_error (&error);
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  g_assert_null (lw_data_table_read (pipe, LW_DATA_CSV, &error));
  g_assert_error (error, LW_ERROR, LW_ERROR_PARSE);
  g_clear_error (&error);
  g_assert_true (g_file_set_contents (path, "a,b\n1,2\n", -1, NULL));
  table = lw_data_table_read (path, LW_DATA_CSV, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (table->bytes, NULL), g_bytes_get_size (table->bytes), "a,b\n1,2\n", 8);
  g_remove (path);
  g_remove (pipe);
  g_rmdir (folder);
}

static LwDataFile *
add_data_file (LwPlan *plan, const char *name, const char *file)
{
  LwDataFile *data_file = lw_data_file_new ();

  lw_data_file_set_name (data_file, name);
  lw_data_file_set_file (data_file, file);
  lw_record_list_take (lw_plan_get_data_files (plan), data_file);
  return data_file;
}

/* Columns are as the files have them now; what is missing is said, and how much that matters. */
static void
test_plan (void)
{
  g_autofree char *folder = g_dir_make_tmp ("lw-data-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "users.csv", NULL);
  g_autoptr (LwPlan) plan = lw_plan_new_default ();
  LwEndpoint *endpoint = lw_record_list_get (lw_plan_get_endpoints (plan), 0);
  g_autoptr (GPtrArray) problems = lw_problems_new ();
  const LwProblem *problem;
  LwDataFile *users;

  lw_endpoint_set_path (endpoint, "/{{data users a}}/{{data gone b}}");
  g_assert_true (g_file_set_contents (path, "a,b\n1,2\n", -1, NULL));
  users = add_data_file (plan, "users", path);
  add_data_file (plan, "gone", "/nowhere/gone.csv");
  lw_data_file_set_include (add_data_file (plan, "later", "/nowhere/later.csv"), FALSE);
  lw_plan_read_data_files (plan, problems);
  g_assert_cmpstr (lw_data_file_get_columns (users)[1], ==, "b");
  g_assert_cmpuint (problems->len, ==, 2);
  problem = g_ptr_array_index (problems, 0);
  g_assert_cmpstr (problem->path, ==, "data-files[1].file");
  g_assert_cmpint (problem->severity, ==, LW_SEVERITY_ERROR);
  g_assert_nonnull (strstr (problem->message, "“gone.csv”"));
  g_assert_null (strstr (problem->message, "nowhere"));
  problem = g_ptr_array_index (problems, 1);
  g_assert_cmpint (problem->severity, ==, LW_SEVERITY_NOTE);
  g_remove (path);
  g_rmdir (folder);
}

/* The plan file has the path relative to itself, so that both can be moved together. */
static void
test_saved (void)
{
  g_autofree char *folder = g_dir_make_tmp ("lw-data-XXXXXX", NULL);
  g_autofree char *inside = g_build_filename (folder, "data", "users.csv", NULL);
  g_autofree char *path = g_build_filename (folder, "plan.loadwright", NULL);
  g_autoptr (LwPlan) plan = lw_plan_new_default ();
  g_autoptr (GPtrArray) problems = lw_problems_new ();
  g_autoptr (LwPlan) loaded = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  add_data_file (plan, "users", inside);
  add_data_file (plan, "others", "/elsewhere/others.csv");
  g_assert_true (lw_plan_save (plan, path, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "\"file\": \"data/users.csv\""));
  g_assert_nonnull (strstr (text, "\"file\": \"/elsewhere/others.csv\""));
  g_assert_null (strstr (text, folder));
  /* The plan that was saved is as it was. */
  g_assert_cmpstr (lw_data_file_get_file (lw_record_list_get (lw_plan_get_data_files (plan), 0)), ==, inside);
  loaded = lw_plan_load (path, problems);
  g_assert_nonnull (loaded);
  g_assert_true (lw_record_equal (LW_RECORD (plan), LW_RECORD (loaded)));
  g_remove (path);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/data-table/csv", test_csv);
  g_test_add_func ("/data-table/csv-flaws", test_csv_flaws);
  g_test_add_func ("/data-table/json", test_json);
  g_test_add_func ("/data-table/limits", test_limits);
  g_test_add_func ("/data-table/long-quotes", test_long_quotes);
  g_test_add_func ("/data-table/files", test_files);
  g_test_add_func ("/data-table/plan", test_plan);
  g_test_add_func ("/data-table/saved", test_saved);

  return g_test_run ();
}
